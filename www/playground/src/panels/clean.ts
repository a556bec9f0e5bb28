/**
 * HTML of strangers, made harmless. What comes out has no scripts, no styles, no controls, and asks no server for
 * anything; it still belongs into a shadow root, where its ids and classes meet nobody else's.
 */

import DOMPurify, { type Config } from 'dompurify';
import { RULES } from '../engine/engines.js';

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, svg: true },
  FORBID_TAGS: [
    ...['style', 'form', 'button', 'select', 'option', 'optgroup', 'datalist', 'textarea', 'fieldset', 'label', 'output'],
    ...['audio', 'video', 'source', 'track', 'picture', 'map', 'area', 'dialog', 'template', 'slot', 'menu', 'marquee'],
    ...['image', 'feimage', 'animate', 'animatetransform', 'animatemotion', 'animatecolor', 'set', 'mpath', 'filter'],
    // A few of these in each other are painted, or laid out, billions of times.
    ...['pattern', 'mask', 'clippath', 'symbol', 'col', 'colgroup', 'ruby', 'rb', 'rt', 'rtc', 'rp'],
  ],
  FORBID_ATTR: [
    ...['style', 'src', 'srcset', 'poster', 'background', 'ping', 'target', 'download', 'usemap', 'xlink:href'],
    ...['popover', 'popovertarget', 'popovertargetaction', 'command', 'commandfor', 'autofocus', 'accesskey'],
    ...['rowspan', 'colspan', 'span', 'filter', 'mask', 'clip-path', 'marker', 'marker-mid'],
    ...['cite', 'action', 'bgcolor', 'face', 'contenteditable', 'draggable', 'slot', 'part', 'exportparts', 'is', 'name', 'for', 'enterkeyhint', 'inputmode'],
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ADD_ATTR: ['aria-describedby', 'aria-hidden', 'aria-label', 'aria-labelledby', 'aria-level'],
};

/** What a part of a chapter may be to assistive technology: no dialog, no alarm, nothing that speaks by itself. */
const ROLES = new Set(['figure', 'group', 'heading', 'img', 'list', 'listitem', 'none', 'note', 'presentation']);

/** Attributes whose value is CSS. */
const STYLED = new Set([
  ...['fill', 'stroke', 'color', 'cursor', 'stop-color', 'flood-color', 'lighting-color'],
  ...['marker-start', 'marker-end', 'font-family', 'transform'],
]);

/** Attributes whose value is read by people or names something; any other with a function, or with what may hide one, is taken for CSS, which may ask for a file. */
const WORDS = new Set(['alt', 'aria-description', 'aria-label', 'class', 'href', 'id', 'title']);

/** The head of an arrow is made of less. */
const MOST_SHAPES = 8;

/** Functions of CSS that ask for nothing. */
const HARMLESS = /^(?:rgba?|hsla?|var|color-mix|light-dark|calc|translate|rotate|scale|matrix|skew[XY])$/i;

/** No colour, length or place takes as many UTF-16 code units; what it takes to read one grows with their square. */
const LONGEST_STYLE = 1_000;

/** Whether a value names nothing but colours, lengths and places of its own picture. An escape could hide any function. */
function isOwnStyle(value: string): boolean {
  if (value.length > LONGEST_STYLE) return false;
  const rest = value.replace(/\burl\(\s*['"]?#[\w-]+['"]?\s*\)/gi, '');
  const functions = rest.matchAll(/([^\s,()]*)\(/g);
  return !rest.includes('\\') && [...functions].every(([, name]) => HARMLESS.test(name ?? ''));
}

/** Whether an address is the page of a rule, and of nothing else in this site. */
function isRule(address: string): boolean {
  return address.startsWith(`${RULES}/`) && /^[\w/-]+\.html$/.test(address.slice(RULES.length + 1));
}

const purifier = DOMPurify(window);

purifier.addHook('uponSanitizeElement', (node) => {
  // An image would have to be fetched; its words are here.
  if (node instanceof Element && node.localName === 'img') {
    node.replaceWith(node.ownerDocument.createTextNode(node.getAttribute('alt') ?? ''));
  }
  // It is drawn at each end of each line.
  if (node instanceof Element && node.localName === 'marker' && node.getElementsByTagName('*').length > MOST_SHAPES) node.replaceChildren();
  // The boxes of task lists, and no other control.
  if (node instanceof Element && node.localName === 'input' && node.getAttribute('type')?.toLowerCase() !== 'checkbox') {
    node.remove();
  }
});

purifier.addHook('afterSanitizeAttributes', (element) => {
  for (const { name, value } of [...element.attributes]) {
    const isStyle = STYLED.has(name) || (!WORDS.has(name) && /[\\(]/.test(value));
    if (isStyle && !isOwnStyle(value)) element.removeAttribute(name);
    // The head of an arrow has none itself.
    if (name.startsWith('marker-') && element.closest('marker')) element.removeAttribute(name);
  }
  if (!ROLES.has(element.getAttribute('role') ?? 'none')) element.removeAttribute('role');
  // Nothing comes before its turn.
  if (element.getAttribute('tabindex') !== '0') element.removeAttribute('tabindex');
  if (element instanceof HTMLInputElement) {
    element.setAttribute('disabled', '');
    element.setAttribute('aria-label', element.hasAttribute('checked') ? 'done' : 'to do');
  }
  // What is wider than the page is scrolled by keys as well.
  if (element.localName === 'pre' || element.localName === 'table') element.setAttribute('tabindex', '0');
  const address = element.getAttribute('href');
  if (address === null || address.startsWith('#')) return;
  const isOfTheWeb = /^(?:https?:\/\/|mailto:)/i.test(address) || isRule(address);
  if (element.localName === 'a' && element instanceof HTMLAnchorElement && isOfTheWeb) {
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
    return;
  }
  // Other documents of the project are not here, and nothing but links may point anywhere.
  element.removeAttribute('href');
});

export function clean(html: string): DocumentFragment {
  // Styles go in any case; those that go before the purifier reads them are not reported as a breach of the page's policy.
  return purifier.sanitize(withoutStyles(html), CONFIG);
}

function withoutStyles(html: string): string {
  let [kept, at] = ['', 0];
  for (;;) {
    const start = html.indexOf('<style>', at);
    const end = start < 0 ? -1 : html.indexOf('</style>', start);
    if (end < 0) return kept + html.slice(at);
    kept += html.slice(at, start);
    at = end + '</style>'.length;
  }
}

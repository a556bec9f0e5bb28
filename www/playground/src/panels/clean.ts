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
  ],
  FORBID_ATTR: [
    ...['style', 'src', 'srcset', 'poster', 'background', 'ping', 'target', 'download', 'usemap', 'xlink:href'],
    ...['popover', 'popovertarget', 'popovertargetaction', 'command', 'commandfor', 'autofocus', 'accesskey'],
    ...['contenteditable', 'draggable', 'slot', 'part', 'exportparts', 'is', 'name', 'for', 'enterkeyhint', 'inputmode'],
  ],
  ALLOW_DATA_ATTR: false,
};

const purifier = DOMPurify(window);

purifier.addHook('uponSanitizeElement', (node) => {
  // An image would have to be fetched; its words are here.
  if (node instanceof Element && node.localName === 'img') {
    node.replaceWith(node.ownerDocument.createTextNode(node.getAttribute('alt') ?? ''));
  }
  // The boxes of task lists, and no other control.
  if (node instanceof Element && node.localName === 'input' && node.getAttribute('type')?.toLowerCase() !== 'checkbox') {
    node.remove();
  }
});

purifier.addHook('afterSanitizeAttributes', (element) => {
  for (const { name, value } of [...element.attributes]) {
    // Paint and clip may name a place of their own picture.
    if (/url\s*\(/i.test(value) && !/^\s*url\(\s*['"]?#[\w-]+['"]?\s*\)\s*$/i.test(value)) element.removeAttribute(name);
  }
  if (element.localName === 'input') element.setAttribute('disabled', '');
  const address = element.getAttribute('href');
  if (address === null || address.startsWith('#')) return;
  const isOfTheWeb = /^(?:https?|mailto):/i.test(address) || address.startsWith(`${RULES}/`);
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
  return purifier.sanitize(html.replace(/<style>.*?<\/style>/gs, ''), CONFIG);
}

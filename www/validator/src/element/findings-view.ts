import type { Diagnostic, FileReport, Fix, Position } from '../types.js';
import { h, message, plural } from './dom.js';

/** What a list of findings can do. */
export interface Actions {
  /** Shows a place of the text; none where there is no text to show. */
  readonly show: ((start: Position, end: Position) => void) | undefined;
  /** Applies a fix; none where the text cannot be changed. */
  readonly fix: ((diagnostic: number, fix: number) => void) | undefined;
  /** Lists more of them. */
  readonly more: () => void;
}

/** The first `count` findings in the order of the text. A thousand at once would hold up the page at every key. */
export function findings(file: FileReport, count: number, actions: Actions): HTMLElement {
  const { diagnostics, truncated } = file;
  const section = h('section', { part: 'findings' });
  section.append(
    h('h2', {}, 'Findings', h('span', { class: 'count', text: `${diagnostics.length}${truncated ? '+' : ''}` })),
  );
  if (diagnostics.length === 0) {
    section.append(h('p', { class: 'clean', text: 'Nothing was found.' }));
    return section;
  }
  const listed = diagnostics.slice(0, count);
  section.append(h('ol', { role: 'list' }, ...listed.map((diagnostic, at) => finding(diagnostic, at, actions))));
  const rest = diagnostics.length - listed.length;
  if (rest > 0) {
    const more = h('button', { class: 'fix', type: 'button', text: `Show more: ${rest} are left` });
    more.addEventListener('click', actions.more);
    section.append(more);
  } else if (truncated) {
    section.append(h('p', { class: 'clean', text: 'There are more; these are the first.' }));
  }
  return section;
}

function finding(diagnostic: Diagnostic, at: number, actions: Actions): HTMLElement {
  const { severity, start, end, rule, url } = diagnostic;
  const item = h(
    'li',
    { class: `finding ${severity}`, part: `finding ${severity}` },
    h('span', { class: 'severity', text: `${severity}: ` }),
    message(diagnostic.message),
    place(start, end, actions),
    rulePage(rule, url),
    h('p', { class: 'help', part: 'help' }, message(diagnostic.help)),
  );
  if (diagnostic.related.length > 0) {
    const places = diagnostic.related.map((related) =>
      h('li', {}, message(related.message), place(related.start, related.end, actions)),
    );
    item.append(h('ul', { class: 'related', role: 'list' }, ...places));
  }
  const apply = actions.fix;
  if (apply) item.append(...diagnostic.fixes.map((fix, number) => button(fix, () => apply(at, number))));
  return item;
}

function place(start: Position, end: Position, { show }: Actions): HTMLElement {
  const text = `${start.line}:${start.column}`;
  if (!show) return h('span', { class: 'count', text: ` ${text}` });
  const spoken = h('span', { class: 'sr', text: ', show this place in the text' });
  const button = h('button', { class: 'place', part: 'place', type: 'button' }, text, spoken);
  button.addEventListener('click', () => show(start, end));
  return button;
}

/** The rule's name, as a link when there is a page for it. Only an address of the web becomes one. */
function rulePage(rule: string, url: string | null): HTMLElement {
  if (url && /^(https?:|\.{0,2}\/)/i.test(url)) {
    return h('a', { class: 'rule', part: 'rule', href: url, target: '_blank', rel: 'noopener', text: rule });
  }
  return h('span', { class: 'rule', part: 'rule', text: rule });
}

function button(fix: Fix, apply: () => void): HTMLElement {
  const button = h('button', { class: 'fix', part: 'fix', type: 'button' }, 'Fix: ', message(fix.title));
  if (!fix.safe) button.append(h('span', { class: 'count', text: ' · needs a look' }));
  button.addEventListener('click', apply);
  return button;
}

/** How many there are of each severity, in words; the counts of the report include what it does not list. */
export function countsInWords(counts: { errors: number; warnings: number; hints: number }): string {
  const words = [
    counts.errors > 0 && plural(counts.errors, 'error'),
    counts.warnings > 0 && plural(counts.warnings, 'warning'),
    counts.hints > 0 && plural(counts.hints, 'hint'),
  ].filter((word) => word !== false);
  return words.length > 0 ? words.join(', ') : 'no findings';
}

import type { FileReport, ItemLabel } from '../types.js';
import { count, mark } from './badges-view.js';
import { h, message } from './dom.js';

/** The seven items with what they count. */
export function checklist(file: FileReport, labels: readonly ItemLabel[]): HTMLElement {
  const rows = file.checklist.map((entry) => {
    const label = labels.find((label) => label.id === entry.id);
    return h(
      'li',
      { class: `row ${entry.status}`, part: `row ${entry.status}` },
      ...mark(entry),
      h('span', { class: 'title', text: label?.title ?? entry.id }),
      h('span', { class: 'count', text: count(entry) }),
      h('span', { class: 'summary' }, message(entry.summary)),
    );
  });
  return h('section', { part: 'checklist' }, h('h2', { text: 'Checklist' }), h('ul', { role: 'list' }, ...rows));
}

import type { ChecklistEntry, FileReport, ItemLabel } from '../types.js';
import { ENGLISH, h } from './dom.js';

/** The checklist in short: how much of it passes, and a badge an item. */
export function badges(file: FileReport, labels: readonly ItemLabel[]): HTMLElement {
  const counted = file.checklist.filter((entry) => entry.status !== 'not-applicable');
  const passed = counted.filter((entry) => entry.status === 'pass').length;
  const tone = passed === counted.length ? 'pass' : 'unknown';
  return h(
    'ul',
    { ...ENGLISH, class: 'badges', part: 'badges', role: 'list', 'aria-label': 'Checklist of this spec' },
    h('li', { class: `badge total ${tone}`, part: 'badge total', text: `${passed} of ${counted.length} pass` }),
    ...file.checklist.map((entry) => badge(entry, labels.find((label) => label.id === entry.id))),
  );
}

function badge(entry: ChecklistEntry, label: ItemLabel | undefined): HTMLElement {
  return h(
    'li',
    { class: `badge ${entry.status}`, part: `badge ${entry.status}`, title: `${label?.title ?? entry.id}: ${entry.summary}` },
    ...mark(entry),
    h('span', { text: label?.short ?? entry.id }),
    h('span', { class: 'count', text: count(entry) }),
  );
}

const MARKS = {
  pass: ['✓', 'pass'],
  fail: ['✗', 'fail'],
  unknown: ['?', 'could not be judged'],
  'not-applicable': ['–', 'not applicable'],
} as const;

/** The status as a sign, with its name for those who do not see it. */
export function mark(entry: ChecklistEntry): HTMLElement[] {
  const [sign, name] = MARKS[entry.status];
  return [
    h('span', { class: 'mark', 'aria-hidden': 'true', text: sign }),
    h('span', { class: 'sr', text: `${name}: ` }),
  ];
}

/** `3/4`, `3/4 + 1 excused`, or `n/a`. */
export function count(entry: ChecklistEntry): string {
  if (entry.total === 0 && entry.status === 'not-applicable') return 'n/a';
  return `${entry.done}/${entry.total}` + (entry.excused > 0 ? ` + ${entry.excused} excused` : '');
}

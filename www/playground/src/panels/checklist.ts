import type { ChecklistEntry, ItemLabel } from '@seamline/validator';
import { h, message } from '../dom.js';
import { checker } from '../engine/engines.js';
import type { Checked, Session } from '../session.js';
import { SIGNS } from '../severity.js';
import { older } from './older.js';

const MARKS = {
  pass: ['✓', 'pass'],
  fail: ['✗', 'fail'],
  unknown: ['?', 'could not be judged'],
  'not-applicable': ['–', 'not applicable'],
} as const;

/** How many findings an item opens to. */
const LISTED = 50;

/** The seven items with what they count; each opens to its findings. */
export class ChecklistPanel {
  readonly node = h('div', { class: 'checklist' });
  readonly #session: Session;
  readonly #showFinding: (finding: string) => void;
  readonly #older: HTMLElement;
  readonly #open = new Set<string>();
  #labels: readonly ItemLabel[] = [];

  constructor(session: Session, showFinding: (finding: string) => void) {
    this.#session = session;
    this.#showFinding = showFinding;
    this.#older = older(session);
    session.checked.onChange(() => void this.show());
  }

  /** Shows the last answer, when somebody looks. */
  async show(): Promise<void> {
    const checked = this.#session.checked.value;
    if (!checked || this.node.hidden) return;
    if (this.#labels.length === 0) this.#labels = await checker().items().catch(() => []);
    if (this.#session.checked.value === checked) this.#render(checked);
  }

  #render(checked: Checked): void {
    const focused = document.activeElement?.closest<HTMLElement>('.item')?.dataset['id'];
    const counted = checked.file.checklist.filter((entry) => entry.status !== 'not-applicable');
    const passed = counted.filter((entry) => entry.status === 'pass').length;
    this.node.replaceChildren(
      this.#older,
      h('div', { class: 'total' }, h('b', {}, `${passed} of ${counted.length}`), h('span', { class: 'mute' }, 'items pass')),
      h('ul', { class: 'list' }, ...checked.file.checklist.map((entry) => this.#item(entry, checked))),
    );
    if (focused) this.node.querySelector<HTMLElement>(`.item[data-id="${CSS.escape(focused)}"] > button`)?.focus();
  }

  #item(entry: ChecklistEntry, { findings: all }: Checked): HTMLElement {
    const [sign, name] = MARKS[entry.status];
    const label = this.#labels.find(({ id }) => id === entry.id);
    const isOpen = this.#open.has(entry.id) && entry.findings.length > 0;
    const meter = h('i');
    meter.style.setProperty('--done', String(entry.total > 0 ? entry.done / entry.total : Number(entry.status === 'pass')));
    const head = h(
      'button',
      { type: 'button', ...(entry.findings.length > 0 && { 'aria-expanded': String(isOpen) }) },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
      h('span', { class: 'title' }, h('span', { class: 'sr' }, `${name}: `), label?.title ?? entry.id),
      h('span', { class: 'counted' }, count(entry)),
      h('span', { class: 'meter', 'aria-hidden': 'true' }, meter),
      h('span', { class: 'summary' }, message(entry.summary)),
    );
    head.addEventListener('click', () => {
      if (isOpen) this.#open.delete(entry.id);
      else this.#open.add(entry.id);
      const checked = this.#session.checked.value;
      if (checked) this.#render(checked);
    });
    const named = isOpen ? [...all] : [];
    const findings = entry.findings.slice(0, LISTED).flatMap((at) => {
      const [name, finding] = named[at] ?? [];
      if (!name || !finding) return [];
      const show = h('button', { type: 'button', onclick: () => this.#showFinding(name) }, message(finding.message));
      return [h('li', { class: finding.severity }, h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[finding.severity]), ' ', show)];
    });
    const rest = entry.findings.length - LISTED;
    return h('li', { class: `item ${entry.status}`, 'data-id': entry.id }, head, isOpen && h('ul', {}, ...findings, rest > 0 && h('li', {}, `and ${rest} more, among the findings`)));
  }
}

/** `3/4`, `3/4 + 1 excused`, or `n/a`. */
function count({ done, total, excused, status }: ChecklistEntry): string {
  if (total === 0 && status === 'not-applicable') return 'n/a';
  return `${done}/${total}${excused > 0 ? ` + ${excused} excused` : ''}`;
}

import type { Diagnostic } from '@seamline/validator';
import { type Child, arrange, button, h, message, plural } from '../dom.js';
import type { Editor } from '../editor/editor.js';
import type { Checked, Session } from '../session.js';
import { notice } from '../shell/notices.js';
import { ruleLink } from './rule-link.js';

/** How many findings are listed, and how many more at a click. */
const LISTED = 60;

const SEVERITIES = ['error', 'warning', 'hint'] as const;
export const SIGNS = { error: '◆', warning: '▲', hint: '○' } as const;

/** The findings as a list that the arrows go through; the current one is told at length. */
export class FindingsPanel {
  readonly node = h('div', { class: 'findings' });
  readonly #session: Session;
  readonly #editor: Editor;
  readonly #filters = h('div', { class: 'filters' });
  readonly #list = h('ul', { class: 'list', 'aria-label': 'Findings', tabindex: '-1' });
  readonly #hidden = new Set<Diagnostic['severity']>();
  /** The items that are listed, by all that they say. */
  #items: ReadonlyMap<string, HTMLElement> = new Map();
  #filtered = '';
  #group = '';
  #listed = LISTED;

  constructor(session: Session, editor: Editor) {
    this.#session = session;
    this.#editor = editor;
    this.node.append(this.#filters, this.#list);
    this.#list.addEventListener('keydown', (event) => this.#key(event));
    session.checked.onChange((checked) => checked && this.#render(checked));
    session.finding.onChange((now, before) => this.#choose(now, before));
  }

  #render(checked: Checked): void {
    const { diagnostics } = checked.file;
    this.#renderFilters(diagnostics);
    const wanted = [...diagnostics.keys()].filter((at) => this.#isWanted(diagnostics[at]));
    const current = this.#session.finding.value;
    const focused = this.#focused();
    // Most keys change no finding, or one.
    this.#items = new Map(
      wanted.slice(0, this.#listed).flatMap((at) => {
        const finding = diagnostics[at];
        if (!finding) return [];
        const words = wordsOf(finding, at);
        const item = this.#items.get(words) ?? this.#item(finding, at);
        item.tabIndex = at === current ? 0 : -1;
        if (at === current) item.setAttribute('aria-current', 'true');
        else item.removeAttribute('aria-current');
        return [[words, item]];
      }),
    );
    const items = [...this.#items.values()];
    arrange(this.#list, [...items, ...this.#rest(wanted.length, checked)]);
    if (items.length > 0 && !items.some((item) => item.tabIndex === 0)) (items[0] as HTMLElement).tabIndex = 0;
    const isLost = focused !== null && !this.#list.contains(document.activeElement);
    if (isLost) (items[Math.min(focused, items.length - 1)] ?? this.#list).focus();
  }

  /** What stands below the list, or in its place. */
  #rest(wanted: number, { file, summary }: Checked): Node[] {
    if (wanted === 0) return [h('li', { class: 'empty' }, ...nothing(file.diagnostics.length, summary.excused))];
    const rest = wanted - this.#listed;
    if (rest > 0) {
      const more = button(`Show ${Math.min(rest, LISTED)} more of ${rest}`, () => {
        this.#listed += LISTED;
        this.#again();
      });
      return [h('li', {}, h('div', { class: 'more' }, more))];
    }
    return file.truncated ? [h('li', { class: 'empty' }, 'There are more; a report lists 1,000 at most.')] : [];
  }

  #again(): void {
    const checked = this.#session.checked.value;
    if (checked) this.#render(checked);
  }

  #isWanted(finding: Diagnostic | undefined): boolean {
    return finding !== undefined && !this.#hidden.has(finding.severity) && (this.#group === '' || groupOf(finding) === this.#group);
  }

  #renderFilters(findings: readonly Diagnostic[]): void {
    const groups = [...new Set(findings.map(groupOf))];
    if (this.#group !== '' && !groups.includes(this.#group)) groups.push(this.#group);
    const counts = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
    const filtered = JSON.stringify([counts, groups, this.#group, [...this.#hidden]]);
    if (filtered === this.#filtered) return;
    this.#filtered = filtered;
    const chips = SEVERITIES.map((severity, at) => {
      const isShown = !this.#hidden.has(severity);
      const toggle = (): void => {
        if (isShown) this.#hidden.add(severity);
        else this.#hidden.delete(severity);
        this.#again();
        this.#filters.querySelector<HTMLElement>(`.chip.${severity}`)?.focus();
      };
      return h(
        'button',
        { type: 'button', class: `chip ${severity}`, 'aria-pressed': String(isShown), onclick: toggle },
        h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
        h('span', {}, `${severity}s`),
        h('span', { class: 'count' }, String(counts[at])),
      );
    });
    const select = h(
      'select',
      { 'aria-label': 'Group of rules' },
      h('option', { value: '' }, 'all groups'),
      ...groups.map((group) => h('option', { value: group, selected: group === this.#group }, group)),
    );
    select.addEventListener('change', () => {
      this.#group = select.value;
      this.#again();
      this.#filters.querySelector('select')?.focus();
    });
    // A filter that somebody has in hand stays where it is.
    const old = this.#filters.querySelector('select');
    this.#filters.replaceChildren(h('div', { class: 'chips' }, ...chips), old && old === active(old) ? old : select);
  }

  /** An item is kept while its words stay the same: what moves with the text is looked up when it is wanted. */
  #item(finding: Diagnostic, at: number): HTMLElement {
    const { severity, start } = finding;
    const place = h('button', { type: 'button', class: 'place', tabindex: '-1' }, `${start.line}:${start.column}`);
    place.append(h('span', { class: 'sr' }, ', show this place in the text'));
    const children: Child[] = [
      h('p', {}, h('span', { class: 'sr' }, `${severity}: `), message(finding.message)),
      h('p', { class: 'help' }, message(finding.help)),
      finding.related.length > 0 && this.#related(finding, at),
      h('div', { class: 'about' }, place, ruleLink(finding)),
      finding.fixes.length > 0 && this.#fixes(finding, at),
    ];
    const item = h(
      'li',
      { class: `finding ${severity}`, 'data-at': at },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
      h('div', {}, ...children),
    );
    item.addEventListener('click', (event) => {
      const isControl = event.target instanceof Element && event.target.closest('a, button:not(.place)');
      if (isControl) return;
      this.#session.finding.value = at;
      const now = this.#now(at);
      if (now) this.#reveal(now, event.target === place);
    });
    return item;
  }

  #related(finding: Diagnostic, at: number): HTMLElement {
    const places = finding.related.map(({ message: text, start }, number) => {
      const show = (): void => {
        const now = this.#now(at)?.related[number];
        if (now) this.#editor.reveal({ from: now.start.offset, to: now.end.offset });
      };
      return h('li', {}, message(text), ' ', h('button', { type: 'button', class: 'place', onclick: show }, `${start.line}:${start.column}`));
    });
    return h('ul', { class: 'related' }, ...places);
  }

  #fixes(finding: Diagnostic, at: number): HTMLElement {
    const fixes = finding.fixes.map((fix, number) => {
      const apply = (): void => {
        const edits = this.#session.fix(at, number);
        if (edits) this.#editor.apply(edits);
        else if (this.#session.progress.value === 'failed') notice('older', 'This finding is about the text as it was. It is checked again as soon as the settings can be read.');
      };
      const made = button(h('span', {}, message(fix.title)), apply);
      if (!fix.safe) made.append(h('span', { class: 'look' }, 'needs a look'));
      return made;
    });
    return h('div', { class: 'fixes' }, ...fixes);
  }

  /** The finding of this number in the last answer. */
  #now(at: number): Diagnostic | undefined {
    return this.#session.checked.value?.file.diagnostics[at];
  }

  #reveal({ start, end }: Diagnostic, focus: boolean): void {
    this.#editor.reveal({ from: start.offset, to: end.offset }, 'spec', { focus });
  }

  #choose(now: number | null, before: number | null): void {
    const mark = (at: number | null, isCurrent: boolean): HTMLElement | null => {
      const item = at === null ? null : this.#list.querySelector<HTMLElement>(`[data-at="${at}"]`);
      item?.toggleAttribute('aria-current', false);
      if (item && isCurrent) item.setAttribute('aria-current', 'true');
      if (item) item.tabIndex = isCurrent ? 0 : -1;
      return item;
    };
    for (const item of this.#list.querySelectorAll<HTMLElement>('[tabindex="0"]')) item.tabIndex = -1;
    mark(before, false);
    mark(now, true)?.scrollIntoView({ block: 'nearest' });
  }

  #key(event: KeyboardEvent): void {
    const items = [...this.#list.querySelectorAll<HTMLElement>('.finding')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const chosen = items[Math.max(0, Math.min(next ?? at, items.length - 1))];
    const number = Number(chosen?.dataset['at']);
    const finding = this.#now(number);
    if (!chosen || !finding || (next === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    this.#session.finding.value = number;
    this.#reveal(finding, event.key === 'Enter');
    if (event.key !== 'Enter') chosen.focus();
  }

  /** The place in the list of the finding that has the focus. */
  #focused(): number | null {
    const item = document.activeElement?.closest<HTMLElement>('.finding');
    if (!item || !this.#list.contains(item)) return null;
    return [...this.#list.children].indexOf(item);
  }
}

/** All that an item says of a finding. */
function wordsOf(finding: Diagnostic, at: number): string {
  const moves = ['offset', 'edits'];
  return JSON.stringify([at, finding], (name, value: unknown) => (moves.includes(name) ? undefined : value));
}

function groupOf({ rule }: Diagnostic): string {
  return rule.split('/')[0] ?? rule;
}

function active(element: HTMLElement): Element | null {
  return element.ownerDocument.activeElement;
}

function nothing(all: number, excused: number): Child[] {
  if (all > 0) return [h('strong', {}, 'Nothing that these filters let through'), `${plural(all, 'finding')} behind them.`];
  const but = excused > 0 ? ` ${excused} allowed with a reason.` : '';
  return [h('strong', {}, 'No findings'), `What the spec says agrees with itself and with its architecture.${but}`];
}

import type { Diagnostic } from '@seamline/validator';
import { type Action, type Child, arrange, button, h, message, plural } from '../dom.js';
import type { Editor } from '../editor/editor.js';
import type { Caret, Checked, Session } from '../session.js';
import { SEVERITIES, SIGNS } from '../severity.js';
import { type Filter, Filters } from './filters.js';
import { older } from './older.js';
import { ruleLink } from './rule-link.js';

/** How many findings are listed, and how many more at a click. */
const LISTED = 60;

/** A finding with what it is about. */
type Named = readonly [name: string, finding: Diagnostic];

/** The findings as a list that the arrows go through; the current one is told at length. */
export class FindingsPanel {
  readonly node = h('div', { class: 'findings' });
  readonly #session: Session;
  readonly #editor: Editor;
  readonly #ways: readonly Action[];
  readonly #filters = new Filters(() => this.#again());
  readonly #list = h('ul', { class: 'list', 'aria-label': 'Findings', tabindex: '-1' });
  /** The items that are listed, by all that they say. */
  #items: ReadonlyMap<string, HTMLElement> = new Map();
  #listed = LISTED;

  /** @param ways What can be done when there is no spec. */
  constructor(session: Session, editor: Editor, ways: readonly Action[]) {
    this.#session = session;
    this.#ways = ways;
    this.#editor = editor;
    this.node.append(older(session), this.#filters.node, this.#list);
    this.#list.addEventListener('keydown', (event) => this.#key(event));
    session.checked.onChange((checked) => checked && this.#render(checked));
    session.finding.onChange(() => this.#mark()?.scrollIntoView({ block: 'nearest' }));
    session.caret.onChange((caret) => this.#follow(caret));
  }

  /** Shows a finding, even if the filters hide it or the list ends before it. */
  choose(name: string): void {
    this.#session.finding.value = name;
    const finding = this.#now(name);
    if (!finding) return;
    this.#filters.letThrough(finding);
    const at = this.#wanted(this.#filters.value).findIndex(([other]) => other === name);
    if (at >= this.#listed) this.#listed = Math.ceil((at + 1) / LISTED) * LISTED;
    this.#again();
    this.#mark()?.scrollIntoView({ block: 'nearest' });
  }

  #wanted(filter: Filter): readonly Named[] {
    const all = [...(this.#session.checked.value?.findings ?? [])];
    const wanted = all.filter(([, finding]) => filter.wants(finding));
    if (!filter.isWorstFirst) return wanted;
    return wanted.sort(([, one], [, other]) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
  }

  #render(checked: Checked): void {
    this.#filters.render([...checked.findings.values()]);
    const wanted = this.#wanted(this.#filters.value);
    const focused = this.#focused();
    // Most keys change no finding, or one.
    this.#items = new Map(
      wanted.slice(0, this.#listed).map(([name, finding]) => {
        const words = wordsOf(name, finding);
        return [words, this.#items.get(words) ?? this.#item(name, finding)];
      }),
    );
    const items = [...this.#items.values()];
    const before = isNoSpec(checked) ? [noSpec(this.#ways)] : [];
    arrange(this.#list, [...before, ...items, ...this.#rest(wanted.length, checked)]);
    this.#mark();
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

  /** An item is kept while its words stay the same: what moves with the text is looked up when it is wanted. */
  #item(name: string, finding: Diagnostic): HTMLElement {
    const { severity, start } = finding;
    const place = h('button', { type: 'button', class: 'place', tabindex: '-1' }, `${start.line}:${start.column}`);
    place.append(h('span', { class: 'sr' }, ', show this place in the text'));
    const children: Child[] = [
      h('p', {}, h('span', { class: 'sr' }, `${severity}: `), message(finding.message)),
      h('p', { class: 'help' }, message(finding.help)),
      finding.related.length > 0 && this.#related(name, finding),
      h('div', { class: 'about' }, place, ruleLink(finding)),
      finding.fixes.length > 0 && this.#fixes(name, finding),
    ];
    const item = h(
      'li',
      { class: `finding ${severity}`, 'data-name': name, tabindex: '-1' },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
      h('div', {}, ...children),
    );
    item.addEventListener('click', (event) => {
      const isControl = event.target instanceof Element && event.target.closest('a, button:not(.place)');
      if (isControl) return;
      this.#session.finding.value = name;
      this.#reveal(name, event.target === place);
    });
    return item;
  }

  #related(name: string, finding: Diagnostic): HTMLElement {
    const places = finding.related.map(({ message: text, start }, number) => {
      const show = (): void => {
        const now = this.#now(name)?.related[number];
        if (now) this.#editor.reveal({ from: now.start.offset, to: now.end.offset });
      };
      return h('li', {}, message(text), ' ', h('button', { type: 'button', class: 'place', onclick: show }, `${start.line}:${start.column}`));
    });
    return h('ul', { class: 'related' }, ...places);
  }

  #fixes(name: string, finding: Diagnostic): HTMLElement {
    const fixes = finding.fixes.map((fix, number) => {
      const apply = (): void => {
        const edits = this.#session.fix(name, number);
        if (edits) this.#editor.apply(edits);
      };
      const made = button(h('span', {}, message(fix.title)), apply);
      if (!fix.safe) made.append(h('span', { class: 'look' }, 'review it'));
      return made;
    });
    return h('div', { class: 'fixes' }, ...fixes);
  }

  /** The finding in the last answer. */
  #now(name: string): Diagnostic | undefined {
    return this.#session.checked.value?.findings.get(name);
  }

  #reveal(name: string, focus: boolean): void {
    const finding = this.#now(name);
    if (finding) this.#editor.reveal({ from: finding.start.offset, to: finding.end.offset }, 'spec', { focus });
  }

  /** Marks the chosen finding, which Tab goes to; without one that is the first of the list. Gives its item, if it is listed. */
  #mark(): HTMLElement | undefined {
    const items = [...this.#items.values()];
    const chosen = items.find((item) => item.dataset['name'] === this.#session.finding.value);
    for (const item of items) {
      if (item === chosen) item.setAttribute('aria-current', 'true');
      else item.removeAttribute('aria-current');
      item.tabIndex = item === (chosen ?? items[0]) ? 0 : -1;
    }
    return chosen;
  }

  /** The finding that the caret stands in is the chosen one; of several, the one that says most of this place. */
  #follow({ from }: Caret): void {
    const checked = this.#session.fresh;
    if (!checked) return;
    const here = [...checked.findings].filter(([, { start, end }]) => start.offset <= from && from <= end.offset);
    const isChosen = here.some(([name]) => name === this.#session.finding.value);
    if (isChosen || here.length === 0) return;
    const length = ([, { start, end }]: Named): number => end.offset - start.offset;
    const [name] = here.reduce((best, other) => (length(other) < length(best) ? other : best));
    this.#session.finding.value = name;
  }

  #key(event: KeyboardEvent): void {
    const items = [...this.#items.values()];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined && event.key !== 'Enter') return;
    const chosen = items[Math.max(0, Math.min(next ?? at, items.length - 1))];
    const name = chosen?.dataset['name'];
    if (!chosen || name === undefined) return;
    event.preventDefault();
    this.#session.finding.value = name;
    this.#reveal(name, event.key === 'Enter');
    if (event.key !== 'Enter') chosen.focus();
  }

  /** The place in the list of the finding that has the focus. */
  #focused(): number | null {
    const item = document.activeElement?.closest<HTMLElement>('.finding');
    if (!item || !this.#list.contains(item)) return null;
    return [...this.#items.values()].indexOf(item);
  }
}

/** All that an item says of a finding. */
function wordsOf(name: string, finding: Diagnostic): string {
  const moves = ['offset', 'edits'];
  return JSON.stringify([name, finding], (key, value: unknown) => (moves.includes(key) ? undefined : value));
}

/** How many sections a document lacks that has nothing of a spec. */
const ALL_MISSING = 6;

/** Whether nothing in the document is of a spec: most sections are missing, and there is nothing else to say of it. */
function isNoSpec({ file: { diagnostics } }: Checked): boolean {
  const missing = diagnostics.filter(({ rule }) => rule === 'structure/missing-section').length;
  return missing >= ALL_MISSING && diagnostics.every(({ rule }) => rule.startsWith('structure/'));
}

function noSpec(ways: readonly Action[]): HTMLElement {
  return h(
    'li',
    { class: 'empty' },
    h('strong', {}, 'This is no integration spec yet'),
    'A new one starts from a few questions; the examples show what becomes of it.',
    h('div', { class: 'chips' }, ...ways.map(({ label, action }) => button(label, action))),
  );
}

function nothing(all: number, excused: number): Child[] {
  if (all > 0) return [h('strong', {}, 'Nothing that these filters let through'), `${plural(all, 'finding')} behind them.`];
  const but = excused > 0 ? ` ${excused} allowed with a reason.` : '';
  return [h('strong', {}, 'No findings'), `What the spec says agrees with itself and with its architecture.${but}`];
}

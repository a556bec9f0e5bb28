import type { Diagnostic } from '@seamline/validator';
import { h } from '../dom.js';
import { SEVERITIES, SIGNS } from '../severity.js';

export interface Filter {
  readonly isWorstFirst: boolean;
  wants(finding: Diagnostic): boolean;
}

/** Which findings are listed, and in which order. */
export class Filters {
  readonly node = h('div', { class: 'filters' });
  readonly #changed: () => void;
  readonly #hidden = new Set<Diagnostic['severity']>();
  #group = '';
  #isWorstFirst = false;
  /** What is shown, as one string: most keys change nothing of it. */
  #shown = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get value(): Filter {
    return {
      isWorstFirst: this.#isWorstFirst,
      wants: (finding) => !this.#hidden.has(finding.severity) && (this.#group === '' || groupOf(finding) === this.#group),
    };
  }

  /** Takes away what hides a finding. */
  letThrough(finding: Diagnostic): void {
    if (this.value.wants(finding)) return;
    this.#hidden.delete(finding.severity);
    this.#group = '';
  }

  render(findings: readonly Diagnostic[]): void {
    const groups = [...new Set(findings.map(groupOf))];
    if (this.#group !== '' && !groups.includes(this.#group)) groups.push(this.#group);
    const counts = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
    const shown = JSON.stringify([counts, groups, this.#group, this.#isWorstFirst, [...this.#hidden]]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focused = [...this.node.querySelectorAll<HTMLElement>('button, select')].indexOf(document.activeElement as HTMLElement);
    this.node.replaceChildren(
      h('div', { class: 'chips' }, ...SEVERITIES.map((severity, at) => this.#chip(severity, counts[at] ?? 0))),
      this.#select('Group of rules', [['', 'all groups'], ...groups.map((group) => [group, group] as const)], this.#group, (group) => {
        this.#group = group;
      }),
      this.#select('Order', [['', 'as in the text'], ['worst', 'worst first']], this.#isWorstFirst ? 'worst' : '', (order) => {
        this.#isWorstFirst = order === 'worst';
      }),
    );
    this.node.querySelectorAll<HTMLElement>('button, select')[focused]?.focus();
  }

  #chip(severity: Diagnostic['severity'], count: number): HTMLElement {
    const isShown = !this.#hidden.has(severity);
    const toggle = (): void => {
      if (isShown) this.#hidden.add(severity);
      else this.#hidden.delete(severity);
      this.#changed();
    };
    return h(
      'button',
      { type: 'button', class: `chip ${severity}`, 'aria-pressed': String(isShown), onclick: toggle },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
      h('span', {}, `${severity}s`),
      h('span', { class: 'count' }, String(count)),
    );
  }

  #select(label: string, choices: readonly (readonly [string, string])[], value: string, choose: (value: string) => void): HTMLElement {
    const select = h('select', { 'aria-label': label }, ...choices.map(([value, label]) => h('option', { value }, label)));
    select.value = value;
    select.addEventListener('change', () => {
      choose(select.value);
      this.#changed();
    });
    return select;
  }
}

function groupOf({ rule }: Diagnostic): string {
  return rule.split('/')[0] ?? rule;
}

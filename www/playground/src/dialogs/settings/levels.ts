import type { Rule } from '@seamline/validator';
import { SUMMARIES } from 'seamline:rules';
import { h } from '../../dom.js';
import { choose } from '../dialog.js';
import type { Settings } from './document.js';

const LEVELS = ['off', 'hint', 'warning', 'error'] as const;

/** What a finding is without a level, by profile; severities.md of the guide has the same tables. */
const GAPS: Readonly<Record<string, string>> = { draft: 'hint', review: 'warning', ship: 'error' };

/** The level of each group and of each rule, with a search through them. */
export function levels(settings: Settings, rules: readonly Rule[]): HTMLElement {
  const search = h('input', { type: 'search', placeholder: 'Search rules', 'aria-label': 'Search rules', autocomplete: 'off' });
  const list = h('div', { class: 'levels', tabindex: '0', role: 'group', 'aria-label': 'Levels of rules' });
  const fill = (): void => {
    const wanted = search.value.trim().toLowerCase();
    const found = rules.filter(({ name }) => `${name} ${SUMMARIES[name] ?? ''}`.toLowerCase().includes(wanted));
    const groups = [...new Set(found.map(({ group }) => group))];
    const rows = groups.flatMap((group) => [
      row(settings, group, 'as each rule is', '', 'group'),
      ...found.filter((rule) => rule.group === group).map((rule) => row(settings, rule.name, usual(settings, rule), SUMMARIES[rule.name] ?? '')),
    ]);
    list.replaceChildren(...(rows.length > 0 ? rows : [h('p', { class: 'empty' }, 'No rule has these words.')]));
  };
  search.addEventListener('input', fill);
  // A group's level is that of its rules, and the profile's is that of most.
  list.addEventListener('change', ({ target }) => {
    const name = target instanceof HTMLSelectElement ? target.name : '';
    fill();
    list.querySelector<HTMLElement>(`select[name="${CSS.escape(name)}"]`)?.focus();
  });
  fill();
  const node = h('fieldset', {}, h('legend', {}, 'Levels of rules'), search, list);
  node.addEventListener('profile', fill);
  return node;
}

function row(settings: Settings, name: string, usual: string, summary: string, kind = ''): HTMLElement {
  const choices = [['', usual], ...LEVELS.map((level) => [level, level] as const)] as const;
  const select = choose(name, choices, settings.text('rules', name), (level) => settings.set(['rules', name], level));
  if (select.value !== '') select.classList.add('is-set');
  return h('label', { class: kind }, h('span', {}, name, summary !== '' && h('small', {}, summary)), select);
}

/** What a rule's findings are as long as it has no level of its own. */
function usual(settings: Settings, { group, weight }: Rule): string {
  const own = settings.text('rules', group);
  if (own !== '') return `${own}, as its group`;
  if (weight === 'gap') return GAPS[settings.text('profile') || 'review'] ?? 'warning';
  return weight === 'contradiction' ? 'error' : 'hint';
}

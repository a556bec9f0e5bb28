import type { Rule } from '@seamline/validator';
import { button, h } from '../dom.js';
import { checker } from '../engine/engines.js';
import type { Session } from '../session.js';
import { dialog, field } from './dialog.js';

const PROFILES = [
  ['', 'review: gaps are warnings (default)'],
  ['draft', 'draft: gaps are hints'],
  ['ship', 'ship: gaps are errors'],
] as const;
const LEVELS = ['off', 'hint', 'warning', 'error'] as const;
const LANGUAGES = [
  ['', 'English (default)'],
  ['de', 'German'],
] as const;

type Table = Record<string, unknown>;

/** The settings as a form. It writes the seamline.toml, comments kept, and everything else can be written there by hand. */
export async function showSettings(session: Session): Promise<void> {
  const [{ parse, patch }, rules] = await Promise.all([import('@decimalturn/toml-patch'), checker().rules().catch(() => [])]);
  let settings: Table;
  try {
    settings = parse(session.documents.value.config) as Table;
  } catch (error) {
    broken(session, error);
    return;
  }
  const write = (change: (settings: Table) => void): void => {
    const wanted = structuredClone(settings);
    change(wanted);
    session.loadOne('config', patch(session.documents.value.config, wanted));
    settings = wanted;
  };
  const choose = (name: string, choices: readonly (readonly [string, string])[], value: string, set: (value: string) => void): HTMLSelectElement => {
    const select = h('select', { name }, ...choices.map(([value, label]) => h('option', { value }, label)));
    select.value = value;
    select.addEventListener('change', () => set(select.value));
    return select;
  };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const put = (table: Table, key: string, value: unknown): void => {
    if (value === '' || value === undefined) delete table[key];
    else table[key] = value;
  };
  const profile = choose('profile', PROFILES, text(settings['profile']), (value) => write((all) => put(all, 'profile', value)));
  const failOn = choose('fail-on', [['', 'errors (default)'], ['warning', 'warnings and errors'], ['never', 'nothing']], text(settings['fail-on']), (value) =>
    write((all) => put(all, 'fail-on', value)),
  );
  const lexicon = tableOf(settings, 'lexicon');
  const language = choose('language', LANGUAGES, text(lexicon['language']), (value) => write((all) => inside(all, 'lexicon', (table) => put(table, 'language', value))));
  const actors = h('input', { value: listOf(settings['actors']).join(', '), placeholder: 'Customer, Support' });
  actors.addEventListener('change', () => {
    const names = actors.value.split(',').map((name) => name.trim()).filter((name) => name !== '');
    write((all) => put(all, 'actors', names.length > 0 ? names : undefined));
  });
  const levels = tableOf(settings, 'rules');
  const level = (name: string): HTMLElement => {
    const isGroup = !name.includes('/');
    const choices = [['', isGroup ? 'as each rule says' : 'as its group says'], ...LEVELS.map((level) => [level, level] as const)] as const;
    const select = choose(name, choices as readonly (readonly [string, string])[], text(levels[name]), (value) =>
      write((all) => inside(all, 'rules', (table) => put(table, name, value))),
    );
    return h('label', { class: isGroup ? 'group' : '' }, h('span', {}, name), select);
  };
  const made = dialog({
    title: 'Settings',
    body: [
      h('div', { class: 'row' }, field('Profile', profile), field('A spec fails by', failOn)),
      h('div', { class: 'row' }, field('Words of the spec', language), field('Names that are no modules', actors, 'People and outside systems, with commas.')),
      h('fieldset', {}, h('legend', {}, 'Rules'), h('div', { class: 'levels', tabindex: '0', role: 'group', 'aria-label': 'Levels of rules' }, ...groups(rules).map(level))),
    ],
    footer: [
      h('span', { class: 'mute first' }, 'Written to seamline.toml, which a project has in its root.'),
      button('Edit as text', () => {
        made.close();
        session.active.value = 'config';
      }, { class: 'button' }),
    ],
  });
}

/** A form cannot show what cannot be read; the text can. */
function broken(session: Session, error: unknown): void {
  const made = dialog({
    title: 'The settings cannot be read',
    body: [h('p', {}, error instanceof Error ? error.message : String(error))],
    footer: [
      button('Edit as text', () => {
        made.close();
        session.active.value = 'config';
      }, { class: 'button primary' }),
    ],
  });
}

/** Each group in front of its rules. */
function groups(rules: readonly Rule[]): string[] {
  const names = new Set(rules.map((rule) => rule.group));
  return [...names].flatMap((group) => [group, ...rules.filter((rule) => rule.group === group).map((rule) => rule.name)]);
}

function inside(settings: Table, key: string, change: (table: Table) => void): void {
  const table = { ...tableOf(settings, key) };
  change(table);
  if (Object.keys(table).length > 0) settings[key] = table;
  else delete settings[key];
}

function tableOf(settings: Table, key: string): Table {
  const value = settings[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

import { type Child, button, h, message } from '../../dom.js';
import { told } from '../../engine/checking.js';
import { checker } from '../../engine/engines.js';
import type { Session } from '../../session.js';
import { choose, dialog, field } from '../dialog.js';
import { Settings, words } from './document.js';
import { levels } from './levels.js';
import { lexicon } from './lexicon.js';

const PROFILES = [
  ['', 'review: gaps are warnings (default)'],
  ['draft', 'draft: gaps are hints'],
  ['ship', 'ship: gaps are errors'],
] as const;

const FAILING = [
  ['', 'errors (default)'],
  ['warning', 'warnings and errors'],
  ['never', 'nothing'],
] as const;

const LANGUAGES = [
  ['', 'English (default)'],
  ['de', 'German and English'],
] as const;

/** The settings as a form. It writes the seamline.toml, comments kept, and everything else can be written there by hand. */
export async function showSettings(session: Session): Promise<void> {
  try {
    const [settings, rules] = await Promise.all([Settings.open(session), checker().rules().catch(() => [])]);
    form(session, settings, rules);
  } catch (error) {
    // A form cannot show what cannot be read; the text can.
    sheet(session, 'The settings cannot be read', [h('p', {}, error instanceof Error ? error.message : String(error))], 'primary');
  }
}

function form(session: Session, settings: Settings, rules: Parameters<typeof levels>[1]): void {
  const ofRules = levels(settings, rules);
  const profile = choose('profile', PROFILES, usual(settings.text('profile'), 'review'), (value) => {
    settings.set(['profile'], value);
    ofRules.dispatchEvent(new Event('profile'));
  });
  const failOn = choose('fail-on', FAILING, usual(settings.text('fail-on'), 'error'), (value) => settings.set(['fail-on'], value));
  const languages = [settings.text('lexicon', 'language'), ...settings.list('lexicon', 'language')];
  const language = choose('language', LANGUAGES, languages.includes('de') ? 'de' : '', (value) => settings.set(['lexicon', 'language'], value));
  const actors = h('input', { name: 'actors', value: settings.list('actors').join(', '), placeholder: 'Customer, Support', autocomplete: 'off' });
  actors.addEventListener('change', () => settings.set(['actors'], words(actors.value)));
  const wrong = h('p', { class: 'wrong', role: 'status' });
  const tell = (): void => {
    const failure = session.failure.value;
    wrong.replaceChildren(failure?.code === 'bad-config' ? message(told(failure)) : '');
  };
  session.failure.watch(tell);
  const made = sheet(session, 'Settings', [
    h('div', { class: 'row' }, field('Profile', profile), field('A spec fails by', failOn)),
    h('div', { class: 'row' }, field('Language of the spec', language), field('Names that are no modules', actors, 'People and outside systems, with commas.')),
    ofRules,
    lexicon(settings),
    wrong,
  ]);
  made.addEventListener('close', () => session.failure.forget(tell));
}

/** The dialog, whose footer leads to the text. */
function sheet(session: Session, title: string, body: readonly Child[], kind = ''): HTMLDialogElement {
  const asText = (): void => {
    made.close();
    session.active.value = 'config';
  };
  const made = dialog({
    title,
    body,
    footer: [
      h('span', { class: 'mute first' }, 'Written to seamline.toml, which a project has in its root.'),
      button('Edit as text', asText, { class: `button ${kind}` }),
    ],
  });
  return made;
}

/** What is written out as it is by default is as if nothing were written. */
function usual(value: string, byDefault: string): string {
  return value === byDefault ? '' : value;
}

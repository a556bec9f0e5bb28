import { button, h } from '../../dom.js';
import { type Key, type Settings, isTable, words } from './document.js';

/** The guide has all terms; these are the ones that houses call by names of their own most often. */
const USUAL = ['section.modules', 'section.failures', 'section.phases', 'section.rollout', 'column.module', 'column.recovery', 'column.detection', 'column.subscribers'];

/** The phrases by which headings, columns and labels are known besides the usual ones: a row for each term, and an empty one. */
export function lexicon(settings: Settings): HTMLElement {
  const list = h('div', { class: 'terms' });
  const fill = (): void => list.replaceChildren(...terms(settings).map((key) => row(settings, key, fill)), blank(settings, fill));
  fill();
  return h(
    'fieldset',
    {},
    h('legend', {}, 'Words of your house'),
    h('small', { class: 'mute' }, 'Headings and columns that you call by other names. The guide has ', h('a', { href: '../configuration.html#lexicon', target: '_blank', rel: 'noopener' }, 'all terms'), '.'),
    list,
  );
}

/** `lexicon."column.recovery"` and `lexicon.column.recovery` are the same term, and each stays as it is written. */
function terms(settings: Settings): Key[] {
  return Object.entries(settings.table('lexicon')).flatMap(([name, value]): Key[] => {
    if (isTable(value)) return Object.keys(value).map((inner) => ['lexicon', name, inner]);
    return name === 'language' ? [] : [['lexicon', name]];
  });
}

function row(settings: Settings, key: Key, written: () => void): HTMLElement {
  const term = key.slice(1).join('.');
  const phrases = h('input', { 'aria-label': `Phrases for ${term}`, value: settings.list(...key).join(', '), autocomplete: 'off' });
  phrases.addEventListener('change', () => settings.set(key, words(phrases.value)));
  const remove = button('×', () => {
    settings.set(key, []);
    written();
  }, { 'aria-label': `Remove ${term}` });
  return h('div', { class: 'term' }, h('code', {}, term), phrases, remove);
}

function blank(settings: Settings, written: () => void): HTMLElement {
  const options = h('datalist', { id: 'terms' }, ...USUAL.map((term) => h('option', { value: term })));
  const term = h('input', { 'aria-label': 'Another term', placeholder: 'column.recovery', list: 'terms', autocomplete: 'off', spellcheck: 'false' });
  const phrases = h('input', { 'aria-label': 'Its phrases', placeholder: 'What we do then, Way out', autocomplete: 'off' });
  const take = (): void => {
    if (term.value.trim() === '' || words(phrases.value).length === 0) return;
    settings.set(['lexicon', term.value.trim()], words(phrases.value));
    written();
  };
  term.addEventListener('change', take);
  phrases.addEventListener('change', take);
  return h('div', { class: 'term' }, term, phrases, options);
}

import { byId } from '../dom.js';
import { remember } from './kept.js';

const THEMES = ['system', 'light', 'dark'] as const;

/** The button goes from the system's theme to light, to dark and back. theme.js sets what was chosen before the first paint. */
export function startTheme(): void {
  const root = document.documentElement;
  const button = byId('theme');
  const name = (): (typeof THEMES)[number] => THEMES.find((theme) => theme === root.dataset['theme']) ?? 'system';
  const label = (): void => {
    button.setAttribute('aria-label', `Theme: ${name()}`);
    button.title = `Theme: ${name()}`;
  };
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(name()) + 1) % THEMES.length] ?? 'system';
    if (next === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = next;
    remember('theme', next === 'system' ? null : next);
    label();
  });
  label();
}

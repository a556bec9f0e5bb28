import { type Action, type Child, h } from '../dom.js';

export interface Choice extends Action {
  readonly about?: string;
}

/** What a menu has: choices, and headings above some of them; an empty heading is a line. */
export type Entry = Choice | { readonly heading: string };

/** A menu below a button: arrows go through it, Escape and a click elsewhere put it away. */
export function menu(opener: HTMLElement, entries: () => readonly Entry[]): void {
  const list = h('div', { class: 'menu', role: 'menu', popover: 'auto', 'aria-label': opener.textContent?.trim() || 'Menu' });
  // In the landmark of its button, and not in its group, whose style is another.
  (opener.closest('header') ?? document.body).append(list);
  // The press that opens the menu again would first put it away.
  let wasOpen = false;
  opener.addEventListener('pointerdown', () => (wasOpen = list.matches(':popover-open')));
  opener.addEventListener('click', () => {
    if (wasOpen) {
      wasOpen = false;
      return;
    }
    list.replaceChildren(...entries().map((entry) => ('heading' in entry ? heading(entry.heading) : item(entry, list))));
    list.showPopover();
    place(list, opener);
    list.querySelector('button')?.focus();
  });
  list.addEventListener('toggle', (event) => {
    const isOpen = (event as ToggleEvent).newState === 'open';
    opener.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen && list.contains(document.activeElement)) opener.focus();
  });
  list.addEventListener('keydown', (event) => {
    const items = [...list.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') list.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  });
}

function heading(words: string): HTMLElement {
  return words === '' ? h('hr', {}) : h('p', { class: 'heading', role: 'presentation' }, words);
}

function item({ label, about, action }: Choice, list: HTMLElement): HTMLElement {
  const children: Child[] = [label, about && h('small', {}, about)];
  const button = h('button', { type: 'button', role: 'menuitem' }, h('span', {}, ...children));
  button.addEventListener('click', () => {
    list.hidePopover();
    action();
  });
  return button;
}

function place(list: HTMLElement, opener: HTMLElement): void {
  const { left, bottom } = opener.getBoundingClientRect();
  list.style.top = `${Math.round(bottom + 4)}px`;
  list.style.left = `${Math.round(Math.max(8, Math.min(left, innerWidth - list.offsetWidth - 8)))}px`;
}

import { type Action, button, byId, h } from '../dom.js';

interface Manner {
  readonly kind?: 'error';
  /** What can be done about it; each also puts the notice away. */
  readonly actions?: readonly Action[];
}

/** Shows a line below the bar until somebody puts it away. There is one of each name. */
export function notice(name: string, text: string, { kind, actions = [] }: Manner = {}): void {
  // Whoever had the focus in it goes on with the text.
  const close = (): void => {
    line.remove();
    byId('write').focus();
  };
  const line: HTMLElement = h(
    'div',
    { class: `notice ${kind ?? ''}`, 'data-name': name, role: kind === 'error' ? 'alert' : 'status' },
    h('p', {}, text),
    ...actions.map(({ label, action }) =>
      button(label, () => {
        close();
        action();
      }),
    ),
    button('Dismiss', close),
  );
  unnotice(name);
  byId('notices').append(line);
}

/** Puts a notice away. */
export function unnotice(name: string): void {
  for (const line of byId('notices').querySelectorAll<HTMLElement>('.notice')) {
    if (line.dataset['name'] === name) line.remove();
  }
}

import { h } from '../dom.js';
import type { Session } from '../session.js';

/** Says, above what is known, that it is about the text as it was: nothing can be checked while the settings cannot be read. */
export function older(session: Session): HTMLElement {
  const show = (): void => {
    session.active.value = 'config';
  };
  const line = h(
    'p',
    { class: 'older', hidden: true },
    'This is about the text as it was: it is checked again when ',
    h('button', { type: 'button', class: 'place', onclick: show }, 'the settings'),
    ' can be read.',
  );
  session.failure.watch((failure) => {
    line.hidden = failure?.code !== 'bad-config' || session.checked.value === null;
  });
  return line;
}

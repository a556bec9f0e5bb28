import { type Child, button, h } from '../dom.js';

interface Parts {
  readonly title: string;
  readonly body: readonly Child[];
  readonly footer: readonly Child[];
}

/** A modal dialog that is gone when it is closed; the focus goes back to where it was. */
export function dialog({ title, body, footer }: Parts): HTMLDialogElement {
  const heading = h('h2', { id: 'dialog-title' }, title);
  const made = h('dialog', { 'aria-labelledby': 'dialog-title' });
  const close = button('Close', () => made.close(), { class: 'button small' });
  made.append(
    h('div', { class: 'sheet' }, h('header', {}, heading, close), h('div', { class: 'body' }, ...body), h('footer', {}, ...footer)),
  );
  made.addEventListener('close', () => made.remove());
  // A click on the shade around it closes it, as one expects; one that began inside does not.
  made.addEventListener('mousedown', (event) => {
    if (event.target === made) made.close();
  });
  // Two clicks on a button ask for one dialog.
  for (const open of document.querySelectorAll('dialog')) open.close();
  document.body.append(made);
  made.showModal();
  return made;
}

/** Asks before something is lost. */
export function confirm(title: string, text: string, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    let isSure = false;
    const agree = button(yes, () => {
      isSure = true;
      made.close();
    }, { class: 'button primary' });
    const made = dialog({ title, body: [h('p', {}, text)], footer: [button('Cancel', () => made.close(), { class: 'button' }), agree] });
    made.addEventListener('close', () => resolve(isSure));
  });
}

/** A list to choose from: values with their words. */
export function choose(
  name: string,
  choices: readonly (readonly [value: string, words: string])[],
  value: string,
  set: (value: string) => void,
): HTMLSelectElement {
  const select = h('select', { name }, ...choices.map(([value, words]) => h('option', { value }, words)));
  select.value = value;
  select.addEventListener('change', () => set(select.value));
  return select;
}

/** A label above a control, with a word of help below it. */
export function field(label: string, control: HTMLElement, help = ''): HTMLElement {
  return h('label', { class: 'field' }, h('span', {}, label), control, help !== '' && h('small', {}, help));
}

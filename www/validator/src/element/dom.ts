/** Elements made without HTML text: what an author wrote can only become text. */

export type Child = Node | string | null | undefined | false;

export interface Attributes {
  /** The parts that a page may style. */
  part?: string;
  class?: string;
  text?: string;
  [attribute: string]: string | undefined;
}

/** What the validator says is English, whatever the page around it is written in. */
export const ENGLISH = { lang: 'en', dir: 'ltr' } as const;

/** An element with attributes and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (name === 'text') element.textContent = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => typeof child === 'string' || child instanceof Node));
  return element;
}

/** A message of a report: what stands in back-ticks is code. */
export function message(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split('`').forEach((piece, at, pieces) => {
    // A back-tick without its partner stays what it is.
    if (at % 2 === 1 && at < pieces.length - 1) fragment.append(h('code', { text: piece }));
    else fragment.append(at % 2 === 1 ? `\`${piece}` : piece);
  });
  return fragment;
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

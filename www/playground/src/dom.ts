/** Elements made without HTML text: what an author wrote can only become text. */

export type Child = Node | string | null | undefined | false;

type Handlers = { [E in keyof HTMLElementEventMap as `on${E}`]?: (event: HTMLElementEventMap[E]) => void };
type Attributes = { [name: string]: string | number | boolean | undefined | ((event: never) => void) } & Handlers;

/** An element with attributes, listeners (`onclick`) and children. `true` is an attribute without value, `false` none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => typeof child === 'string' || child instanceof Node));
  return element;
}

/** Makes nodes the children of an element, in their order, and leaves alone what is there already. */
export function arrange(parent: Element, nodes: readonly Node[]): void {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/** A message of a report: what stands in back-ticks is code. */
export function message(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split('`').forEach((piece, at, pieces) => {
    // A back-tick without its partner stays what it is.
    if (at % 2 === 1 && at < pieces.length - 1) fragment.append(h('code', {}, piece));
    else fragment.append(at % 2 === 1 ? `\`${piece}` : piece);
  });
  return fragment;
}

/** An element of the page that index.html has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element #${id}`);
  return element;
}

/** Something that can be done, by a button or in a menu. */
export interface Action {
  readonly label: string;
  readonly action: () => void;
}

export function button(label: Child, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button small', ...attributes, onclick }, label);
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A style sheet for a shadow root, which a policy without inline styles allows. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

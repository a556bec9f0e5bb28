const FOCUSABLE = 'button, a[href], summary, [tabindex]';

/** Puts other nodes into a place; who had the focus or had scrolled in it stays where they were. */
export function replaceChildren(root: ShadowRoot, place: Element, nodes: readonly Node[], otherwise: HTMLElement): void {
  const focused = focusPath(root);
  const { scrollLeft = 0, scrollTop = 0 } = root.querySelector('.drawing') ?? {};
  place.replaceChildren(...nodes);
  root.querySelector('.drawing')?.scrollTo(scrollLeft, scrollTop);
  restoreFocus(root, focused, otherwise);
}

/** Where the focus is among what can have it. */
function focusPath(root: ShadowRoot): number | undefined {
  const focused = root.activeElement;
  return focused ? [...root.querySelectorAll(FOCUSABLE)].indexOf(focused) : undefined;
}

function restoreFocus(root: ShadowRoot, path: number | undefined, otherwise: HTMLElement): void {
  if (path === undefined || root.activeElement) return;
  const target = root.querySelectorAll<HTMLElement>(FOCUSABLE)[path] ?? otherwise;
  target.focus();
}

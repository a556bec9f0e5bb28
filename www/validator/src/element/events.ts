import type { SeamlineError } from '../errors.js';
import type { Report } from '../types.js';

/** What the elements say, by the names of their events. */
export interface SeamlineEvents {
  'seamline-report': CustomEvent<{ report: Report }>;
  'seamline-error': CustomEvent<{ error: SeamlineError }>;
}

/** Says something to whoever listens on an element or around it. */
export function fire<E extends keyof SeamlineEvents>(element: Element, name: E, detail: SeamlineEvents[E]['detail']): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Defines the custom elements. On a server, where there are none, it does nothing. */

import type { SeamlineEvents } from './element/events.js';
import { SeamlineBadges } from './element/badges.js';
import { SeamlineValidator } from './element/validator.js';

export { SeamlineBadges, SeamlineValidator };
export type { SeamlineEvents } from './element/events.js';
export { setEngine } from './element/shared.js';

/** Defines the elements that are not defined yet; it can be called as often as one likes. */
export function define(): void {
  if (!globalThis.customElements) return;
  if (!customElements.get('seamline-validator')) customElements.define('seamline-validator', SeamlineValidator);
  if (!customElements.get('seamline-badges')) customElements.define('seamline-badges', SeamlineBadges);
}

define();

declare global {
  interface HTMLElementEventMap extends SeamlineEvents {}
  interface HTMLElementTagNameMap {
    'seamline-validator': SeamlineValidator;
    'seamline-badges': SeamlineBadges;
  }
}

/** Mermaid text to SVG, in a module of its own that is loaded by `init()`. */

import { createDiagrams } from './diagrams-core.js';

export const { init, renderSvg } = createDiagrams(() => new URL('../wasm/diagrams_bg.wasm', import.meta.url));

export type { DrawingOptions } from './diagrams-core.js';
export { SeamlineError } from './errors.js';
export type { ErrorCode } from './errors.js';
export type { Drawing } from './types.js';

/** Mermaid text to SVG, in a module of its own that is loaded by `init()`. */

import type { EngineOptions } from './asking.js';
import { createDiagrams } from './diagrams-core.js';
import { type DiagramsEngine, diagramsEngineOf } from './diagrams-engine.js';

const ownModule = (): URL => new URL('../wasm/diagrams_bg.wasm', import.meta.url);

export const { init, initSync, renderSvg } = createDiagrams(ownModule);

/** Starts an engine. The module and the worker are loaded by the first call. */
export function createDiagramsEngine(options: EngineOptions = {}): DiagramsEngine {
  return diagramsEngineOf(ownModule, options);
}

export type { Call, EngineOptions } from './asking.js';
export type { DrawingOptions } from './diagrams-core.js';
export type { DiagramsEngine } from './diagrams-engine.js';
export { SeamlineError } from './errors.js';
export type { ErrorCode } from './errors.js';
export type { Drawing } from './types.js';

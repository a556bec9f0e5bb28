/** What diagrams.ts is in a browser, with the module read from the package's folder. */

import type { EngineOptions } from './asking.js';
import { createDiagrams } from './diagrams-core.js';
import { type DiagramsEngine, diagramsEngineOf } from './diagrams-engine.js';
import { fromPackage } from './node-files.js';

const ownModule = (): Promise<BufferSource> => fromPackage('../wasm/diagrams_bg.wasm');

export const { init, initSync, renderSvg } = createDiagrams(ownModule);

/** Starts an engine. The module and the worker are loaded by the first call. */
export function createDiagramsEngine(options: EngineOptions = {}): DiagramsEngine {
  return diagramsEngineOf(ownModule, options);
}

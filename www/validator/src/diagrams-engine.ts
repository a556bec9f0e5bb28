import { type Asked, type EngineOptions, asked } from './asking.js';
import { type Diagrams, createDiagrams } from './diagrams-core.js';
import type { ModuleSource } from './module.js';

/** The diagrams, asked from another thread or in this one. A drawing that takes too long is ended in a worker alone. */
export type DiagramsEngine = Asked<Pick<Diagrams, 'renderSvg'>>;

export function diagramsEngineOf(
  ownModule: () => ModuleSource | Promise<ModuleSource>,
  options: EngineOptions,
): DiagramsEngine {
  return asked<Pick<Diagrams, 'renderSvg'>>({ counts: { renderSvg: 2 }, local: createDiagrams, ownModule, ownWorker }, options);
}

/** The worker of this package. Bundlers know this form. */
function ownWorker(): Worker {
  return new Worker(new URL('./diagrams-worker.js', import.meta.url), { type: 'module', name: 'seamline-diagrams' });
}

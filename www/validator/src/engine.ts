import { type Asked, type EngineOptions, asked } from './asking.js';
import { type Core, type Method, checkSizes, createCore } from './core.js';
import type { ModuleSource } from './module.js';

/** The validator, asked from another thread or in this one: the same calls as the core's, with promises. */
export type Engine = Asked<Pick<Core, Method>>;

/** Starts an engine whose module comes from `ownModule` when the options do not say where it is. */
export function engineOf(ownModule: () => ModuleSource | Promise<ModuleSource>, options: EngineOptions): Engine {
  return asked<Pick<Core, Method>>({ counts: ARGUMENTS, local: createCore, ownModule, ownWorker, refuse: checkSizes }, options);
}

/** How many arguments each call has in front of its `Call`. */
const ARGUMENTS: { readonly [M in Method]: number } = {
  check: 2,
  chapter: 2,
  preview: 2,
  symbols: 2,
  completions: 3,
  edits: 3,
  mermaid: 3,
  failOn: 1,
  scaffold: 1,
  decide: 1,
  rules: 0,
  items: 0,
  version: 0,
};

/** The worker of this package. Bundlers know this form. */
function ownWorker(): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'seamline' });
}

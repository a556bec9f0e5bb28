import * as glue from '../wasm/diagrams.js';
import { SeamlineError, toSeamlineError } from './errors.js';
import { Instance, type ModuleSource, compileSync } from './module.js';
import type { Drawing } from './types.js';

/** What is said about a picture. */
export interface DrawingOptions {
  /** Its id in the page, and the prefix of every id in it: ASCII letters, digits, `-` and `_`. */
  id: string;
  /** Its accessible name. */
  title?: string;
  /** Its accessible description. */
  description?: string;
}

/** The diagrams in this thread. */
export interface Diagrams {
  /** Loads the module, once; later calls wait for the first. Without a source it comes from beside this script. */
  init(source?: ModuleSource): Promise<void>;
  /** Loads a compiled module, or its bytes, at once. */
  initSync(module: WebAssembly.Module | BufferSource): void;
  /** Draws Mermaid text: a flowchart, a sequence, states or a Gantt chart. */
  renderSvg(mermaid: string, options: DrawingOptions): Drawing;
}

export function createDiagrams(ownModule: () => ModuleSource | Promise<ModuleSource>): Diagrams {
  const instance = new Instance(glue, ownModule);
  return {
    init: (source) => instance.load(source),
    initSync: (module) => instance.loadSync(compileSync(module)),
    renderSvg: (mermaid, options) => {
      try {
        if (typeof mermaid !== 'string') throw new SeamlineError('bad-options', 'the diagram has to be a string');
        if (typeof options?.id !== 'string') throw new SeamlineError('bad-options', '`options.id` has to be a string');
        // A figure of the core can be passed as it is.
        const { id, title, description } = options;
        return instance.call((module) => module.renderSvg(mermaid, { id, title, description }) as Drawing);
      } catch (error) {
        throw toSeamlineError(error);
      }
    },
  };
}

import { type CheckOptions, type Engine, createEngine } from '@seamline/validator';
import { type DiagramsEngine } from '@seamline/validator/diagrams';
import type { Shared } from '../documents/shared.js';

/** Where the pages of the rules are: the playground lies in the book's folder. */
export const RULES = '../rules';

let checks: Engine | undefined;
let here: Engine | undefined;
let isHere = false;
let reads: Engine | undefined;
let drawings: Promise<DiagramsEngine> | undefined;

/** The worker that checks, and nothing else: nobody waits behind a preview for what is wrong. */
export function checker(): Engine {
  checks ??= createEngine();
  return checks;
}

/**
 * The validator in the page's own thread: its answer comes with the frame of a key, and a worker's only behind that. Null
 * until it is loaded, and where it cannot be.
 */
export function checkerHere(): Engine | null {
  if (!here) {
    here = createEngine({ worker: 'never' });
    const loaded = (): boolean => (isHere = true);
    here.version().then(loaded, () => undefined);
  }
  return isHere ? here : null;
}

/** The worker for all that may take longer: previews, names, fixes. */
export function reader(): Engine {
  reads ??= createEngine();
  return reads;
}

/** The diagrams: a module of its own, loaded when the first one is to be seen. */
export function diagrams(): Promise<DiagramsEngine> {
  drawings ??= import('@seamline/validator/diagrams').then(
    ({ createDiagramsEngine }) => createDiagramsEngine({ timeout: 10_000 }),
    (error: unknown) => {
      drawings = undefined;
      throw error;
    },
  );
  return drawings;
}

/** What a spec is checked against. */
export function optionsOf({ architecture, config, path }: Shared): CheckOptions {
  return {
    docsUrl: RULES,
    ...(architecture !== '' && { architecture }),
    ...(config !== '' && { config }),
    ...(path !== undefined && { path }),
  };
}

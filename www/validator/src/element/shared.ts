/** What all elements of a page share: one engine, and the labels of the checklist. */

import { type Engine, createEngine } from '../index.js';
import type { ItemLabel } from '../types.js';

let shared: Engine | undefined;
let given = false;

/** The engine of all elements; started when the first one checks something. */
export function engine(): Engine {
  shared ??= createEngine();
  return shared;
}

/** Takes another engine for all elements from now on, such as one whose worker or module comes from elsewhere. */
export function setEngine(other: Engine): void {
  if (!given) shared?.close();
  given = true;
  shared = other;
}

let labels: Promise<ItemLabel[]> | undefined;

export function itemLabels(): Promise<ItemLabel[]> {
  labels ??= engine()
    .items()
    .catch((error: unknown) => {
      labels = undefined;
      throw error;
    });
  return labels;
}

/** What all elements of a page share: one engine, and the labels of the checklist. */

import type { DiagramsEngine } from '../diagrams.js';
import { type Engine, createEngine } from '../index.js';
import type { ItemLabel } from '../types.js';

/** Milliseconds that the engine is kept when the last element has left the page: it may only have been moved. */
const KEPT = 30_000;

let shared: Engine | undefined;
let given = false;
let users = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;

/** The engine of all elements; started when the first one checks something. */
export function engine(): Engine {
  shared ??= createEngine();
  return shared;
}

let drawing: Promise<DiagramsEngine> | undefined;

/** The diagrams of all elements; loaded when the first one draws something. */
export function diagrams(): Promise<DiagramsEngine> {
  drawing ??= import('../diagrams.js').then(
    ({ createDiagramsEngine }) => createDiagramsEngine(),
    (error: unknown) => {
      drawing = undefined;
      throw error;
    },
  );
  return drawing;
}

/** Takes another engine for all elements from now on, such as one whose worker or module comes from elsewhere. */
export function setEngine(other: Engine): void {
  if (!given) shared?.close();
  given = true;
  shared = other;
}

/** An element is on the page. */
export function enter(): void {
  users += 1;
  clearTimeout(leaving);
}

/** An element has left the page. Behind the last one the workers are ended; the next one starts others. */
export function leave(): void {
  users -= 1;
  if (users > 0) return;
  leaving = setTimeout(() => {
    void drawing?.then((diagrams) => diagrams.close());
    drawing = undefined;
    if (given) return;
    shared?.close();
    shared = undefined;
  }, KEPT);
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

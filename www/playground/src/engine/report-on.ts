import { type Engine, type Report, SeamlineError } from '@seamline/validator';
import { type Shared, isSame } from '../documents/shared.js';
import type { Checked } from '../session.js';
import { checker, checkerHere, optionsOf } from './engines.js';

/** A check that takes longer holds up the page, in milliseconds: about a frame. */
const QUICK = 16;
/** How long a worker's answer waits for the frame before it, in milliseconds. */
const WAIT = 17;

/** Nobody types more at once, in UTF-16 code units. */
const TYPED = 1_000;

/** Whether the last check was made in the page. */
let wasHere = false;

/** The report on the documents, by the page itself where that is quicker. */
export async function reportOn(documents: Shared, before: Checked | null): Promise<Report> {
  const ask = (engine: Engine): Promise<Report> => engine.check(documents.spec, optionsOf(documents), { key: 'check' });
  const here = isQuick(documents, before) ? checkerHere() : null;
  wasHere = here !== null;
  if (!here) return ask(checker());
  try {
    return await ask(here);
  } catch (error) {
    // The worker has a stack of its own.
    if (error instanceof SeamlineError && error.code === 'crashed') return ask(checker());
    throw error;
  }
}

/**
 * Whether the check may be made between two frames: somebody types into a text that was checked quickly before. What comes
 * from elsewhere is first read by the worker, which can be ended.
 */
function isQuick(documents: Shared, before: Checked | null): boolean {
  if (!before || before.took > (wasHere ? QUICK : QUICK + WAIT)) return false;
  if (!isSame({ ...documents, spec: before.of.spec }, before.of)) return false;
  return stretch(documents.spec, before.of.spec) <= TYPED;
}

/** How much lies between what two texts begin with and what they end with, in UTF-16 code units. */
function stretch(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return Math.max(one.length, other.length) - start - end;
}

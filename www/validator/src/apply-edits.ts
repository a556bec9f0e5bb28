import { SeamlineError } from './errors.js';
import type { Edit } from './types.js';

/**
 * A text with edits applied, which may come in any order and must not overlap; several at one place stand in the order
 * given. Offsets count UTF-16 code units, as strings do. Edits that overlap or do not fit the text are a
 * {@link SeamlineError} of the code `bad-options`.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  // What is inserted at a place stands in front of what is replaced from there on.
  const ordered = [...edits].sort((one, other) => one.start.offset - other.start.offset || one.end.offset - other.end.offset);
  let out = '';
  let done = 0;
  for (const { start, end, text: written } of ordered) {
    if (start.offset < done) throw new SeamlineError('bad-options', `edits overlap at offset ${start.offset}`);
    if (!(start.offset <= end.offset && end.offset <= text.length)) {
      throw new SeamlineError('bad-options', `the edit from ${start.offset} to ${end.offset} does not fit the text`);
    }
    out += text.slice(done, start.offset) + written;
    done = end.offset;
  }
  return out + text.slice(done);
}

import type { Edit } from './types.js';

/**
 * A text with edits applied, which may come in any order and must not overlap; several at one place stand in the order
 * given. Offsets count UTF-16 code units, as strings do.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((one, other) => one.start.offset - other.start.offset);
  let out = '';
  let done = 0;
  for (const edit of ordered) {
    if (edit.start.offset < done) throw new RangeError('edits overlap');
    out += text.slice(done, edit.start.offset) + edit.text;
    done = edit.end.offset;
  }
  return out + text.slice(done);
}

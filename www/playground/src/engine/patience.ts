/** Longer texts take longer than a key to be read, in UTF-16 code units. */
const LONG = 150_000;

/** Milliseconds of quiet before what takes that long begins. */
const QUIET = 600;

/** How long to wait, in milliseconds, before reading a text for what nobody misses while they type. */
export function patience(text: string): number {
  return text.length > LONG ? QUIET : 0;
}

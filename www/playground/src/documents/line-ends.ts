/** The editor writes `\n` at the end of a line and knows no byte order mark; a file gets back what it had. */

export interface Shape {
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly hasMark: boolean;
}

export const PLAIN: Shape = { lineEnd: '\n', hasMark: false };

const MARK = '\uFEFF';

/** The text as the editor has it, and the shape that most of its lines have. */
export function take(text: string): { text: string; shape: Shape } {
  const hasMark = text.startsWith(MARK);
  const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
  const unified = (hasMark ? text.slice(1) : text).replace(/\r\n|\r|\n/g, (end) => {
    counts[end as Shape['lineEnd']] += 1;
    return '\n';
  });
  const [lineEnd] = (Object.keys(counts) as Shape['lineEnd'][]).sort((one, other) => counts[other] - counts[one]);
  return { text: unified, shape: { lineEnd: lineEnd && counts[lineEnd] > 0 ? lineEnd : '\n', hasMark } };
}

/** The text as its file has it. */
export function give(text: string, { lineEnd, hasMark }: Shape): string {
  return (hasMark ? MARK : '') + (lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd));
}

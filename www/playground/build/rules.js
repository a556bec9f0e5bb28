import { readFileSync } from 'node:fs';

const NAME = 'seamline:rules';

/** What each rule looks for, in a sentence: `SUMMARIES` of `seamline:rules`. The pages, which are ten times as long, stay in the book. */
export function rules() {
  return {
    name: NAME,
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const pages = JSON.parse(readFileSync(new URL('../../validator/rules.json', import.meta.url), 'utf8'));
      const summaries = Object.fromEntries(pages.map(({ name, summary }) => [name, summary]));
      return `export const SUMMARIES = ${JSON.stringify(summaries)};`;
    },
  };
}

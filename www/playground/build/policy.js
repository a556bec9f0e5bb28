import { readFileSync } from 'node:fs';

/** The page's content security policy, which the guide shows as it stands in its file. */
const POLICY = readFileSync(new URL('../policy.txt', import.meta.url), 'utf8').trim().replace(/\s+/g, ' ');

/**
 * Puts the policy into the built page as a meta element: also a server that sends no headers has it. The server for work on
 * the page reloads by scripts of its own, and has none.
 */
export function policy() {
  return {
    name: 'seamline:policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
      ],
    },
  };
}

/** What runs in the browser: fetches the cases and leaves the differences for the test to read. */

import * as validator from '/validator/dist/index.js';
import * as diagrams from '/validator/dist/diagrams.js';
import { differences } from '/tests/parity/compare.js';

await Promise.all([validator.init(), diagrams.init()]);
const response = await fetch('/cases.jsonl');
const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
const found = [];
let compared = 0;
let rest = '';
for (;;) {
  const { done, value } = await reader.read();
  const lines = (rest + (value ?? '')).split('\n');
  rest = done ? '' : lines.pop();
  for (const line of lines.filter((line) => line !== '')) {
    found.push(...differences(validator, diagrams, JSON.parse(line)));
    compared += 1;
  }
  if (done) break;
}
globalThis.parity = { compared, found };

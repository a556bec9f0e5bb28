/** The native core and the WebAssembly modules say the same, in Node and in Chromium. */

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as validator from '@seamline/validator';
import * as diagrams from '@seamline/validator/diagrams';
import { launch } from '../support/browser.js';
import { serve } from '../support/server.js';
import { differences } from './compare.js';

const ROOT = new URL('../../../', import.meta.url);
const CASES = new URL('target/parity/cases.jsonl', ROOT);

/** The mutations, and what is checked besides them. */
const AT_LEAST = 2_300;

async function* cases() {
  for await (const line of createInterface({ input: createReadStream(CASES), crlfDelay: Infinity })) {
    yield JSON.parse(line);
  }
}

before(() => Promise.all([validator.init(), diagrams.init()]));

test('in Node every case gives the native report, chapter, preview, drawings, names, offers and fixes', async () => {
  const found = [];
  let compared = 0;
  for await (const wanted of cases()) {
    found.push(...differences(validator, diagrams, wanted));
    compared += 1;
  }
  assert.deepEqual(found.slice(0, 5), [], `${found.length} differences`);
  assert.ok(compared > AT_LEAST, `only ${compared} cases`);
});

test('in Chromium every case gives the native report, chapter, preview, drawings, names, offers and fixes', async () => {
  const server = await serve({
    '/validator/': new URL('www/validator/', ROOT),
    '/tests/': new URL('www/tests/', ROOT),
    '/cases.jsonl': CASES,
    '/': '<!doctype html><title>parity</title><script type="module" src="/tests/parity/page.js"></script>',
  });
  const browser = await launch();
  after(() => Promise.all([browser.close(), server.close()]));
  const page = await browser.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(server.url);
  const result = await page.waitForFunction(() => globalThis.parity, undefined, { timeout: 300_000 });
  const { compared, found } = await result.jsonValue();
  assert.deepEqual(found.slice(0, 5), [], `${found.length} differences`);
  assert.ok(compared > AT_LEAST, `only ${compared} cases`);
});

test('what comes out is what the schemas say', async () => {
  const schema = async (path) => JSON.parse(await readFile(new URL(path, ROOT), 'utf8'));
  const report = await schema('crates/seamline/schema/report.schema.json');
  const api = await schema('crates/seamline-wasm/schema/validator.schema.json');
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(report, 'https://seamline.invalid/seamline/schema/report.schema.json');
  ajv.addSchema(api, 'https://seamline.invalid/seamline-wasm/schema/validator.schema.json');
  const holds = (name, value) => {
    const isReport = name === 'report';
    const place = isReport ? 'seamline/schema/report' : 'seamline-wasm/schema/validator';
    const check = ajv.getSchema(`https://seamline.invalid/${place}.schema.json${isReport ? '' : `#/$defs/${name}`}`);
    assert.ok(check(value), `${name}: ${ajv.errorsText(check.errors)}`);
  };
  let checked = 0;
  for await (const wanted of cases()) {
    if (!wanted.chapter) continue;
    const { text, options } = wanted;
    holds('report', validator.check(text, options));
    const chapter = validator.chapter(text, options);
    holds('chapter', chapter);
    chapter.figures.forEach((figure) => holds('figure', figure));
    holds('preview', validator.preview(text, options));
    holds('symbols', validator.symbols(text, options));
    holds('completions', validator.completions(text, Math.floor(text.length / 2), options));
    holds('edits', validator.edits(text, options, { fixes: 'all' }));
    checked += 1;
    if (checked === 200) break;
  }
  validator.rules().forEach((rule) => holds('rule', rule));
  validator.items().forEach((item) => holds('itemLabel', item));
  for (const modules of [undefined, 2, 3]) holds('decision', validator.decide({ modules }));
  const mermaid = 'flowchart LR\n  A --> B';
  holds('drawing', diagrams.renderSvg(mermaid, { id: 'x' }));
  assert.throws(() => holds('rule', { name: 'x' }));
});

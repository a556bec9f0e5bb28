/** What is in the tarball, and whether its entries and types resolve as its package.json says. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { pack } from './pack.js';

/** Entries that are no JavaScript, so that they have no types. */
const ASSETS = ['./seamline_bg.wasm', './diagrams_bg.wasm', './rules.json', './custom-elements.json', './package.json'];

let packed, manifest;

before(async () => {
  packed = await pack();
  manifest = JSON.parse(await readFile(join(packed.unpacked, 'package.json'), 'utf8'));
});

after(() => packed?.remove());

test('the tarball has what is built, and nothing else', () => {
  const allowed = [/^THIRD-PARTY\.md$/, /^package\.json$/, /^README\.md$/, /^LICENSE/, /^rules\.json$/, /^custom-elements\.json$/];
  const built = [/^dist\/[\w/-]+(\.d\.ts|\.js)$/, /^wasm\/(seamline|diagrams)(_bg\.wasm)?(\.d\.ts|\.js)?$/];
  const others = packed.files.filter((path) => ![...allowed, ...built].some((pattern) => pattern.test(path)));
  assert.deepEqual(others, []);
  const unwanted = packed.files.filter((path) => /(^|\/)(\.|src\/|tests?\/)|\.test\./.test(path));
  assert.deepEqual(unwanted, []);
});

test('every path of the manifest is in the tarball', () => {
  const named = [...paths(manifest.exports), ...manifest.sideEffects, manifest.customElements];
  const missing = named.filter((path) => !packed.files.includes(path.replace(/^\.\//, '')));
  assert.deepEqual(missing, []);
});

test('every script that a script of the package names is in the tarball', async () => {
  const missing = [];
  for (const file of packed.files.filter((path) => /^dist\/.*(\.js|\.d\.ts)$/.test(path))) {
    const text = await readFile(join(packed.unpacked, file), 'utf8');
    for (const [, named] of text.matchAll(/(?:from|import\(|import|new URL\()\s*'(\.{1,2}\/[^']+)'/g)) {
      const path = new URL(named, `file:///${file}`).pathname.slice(1);
      if (!packed.files.includes(path)) missing.push(`${file}: ${named}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('the module is not the one of the tests, which can be made to crash', async () => {
  const glue = await readFile(join(packed.unpacked, 'wasm/seamline.js'), 'utf8');
  assert.match(glue, /export function check\(/);
  assert.doesNotMatch(glue, /\bcrash\b/);
  const module = new WebAssembly.Module(await readFile(join(packed.unpacked, 'wasm/seamline_bg.wasm')));
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  assert.ok(names.includes('check'));
  assert.ok(!names.includes('crash'));
});

test('publint has nothing to say', async () => {
  const bytes = await readFile(packed.tarball);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test('the types of every entry resolve, for bundlers and for Node', async () => {
  const attw = fileURLToPath(new URL('dist/index.js', import.meta.resolve('@arethetypeswrong/cli/package.json')));
  const args = [packed.tarball, '--format', 'json', '--profile', 'esm-only', '--exclude-entrypoints', ...ASSETS];
  const { analysis } = JSON.parse(await output(attw, args));
  assert.deepEqual(analysis.problems.filter(isOfModules), []);
  const entries = Object.keys(manifest.exports).filter((entry) => !ASSETS.includes(entry));
  assert.deepEqual(Object.keys(analysis.entrypoints).toSorted(), entries.toSorted());
});

/** The package is for modules alone: `require` and resolution without `exports` are not promised. */
function isOfModules({ resolutionKind }) {
  return resolutionKind === undefined || resolutionKind === 'bundler' || resolutionKind === 'node16-esm';
}

/** All paths of `exports`, whatever their conditions. */
function paths(entry) {
  return typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(paths);
}

/** What a script prints, also when it then fails. */
function output(script, args) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: 1 << 26 }, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error(`${script} prints nothing`));
      else resolve(stdout);
    });
  });
}

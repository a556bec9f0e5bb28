/** Without a network, with a crashed validator, with texts of any size. */

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../support/server.js';
import { DIST, LIMIT, checked, documents, findings, pack, start, state, write } from './playground.js';

const CRASHING = new URL('../../../target/wasm/crashing/', import.meta.url);

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

test('once loaded, the page works without a network', LIMIT, async () => {
  const page = await playground.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await write(page, '# Integration: Offline\n');
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  await page.context().setOffline(true);
  await page.reload();
  await checked(page);
  assert.equal((await documents(page)).spec, '# Integration: Offline\n');
  await page.locator('.preview h1', { hasText: 'Offline' }).waitFor();
  await page.click('#examples');
  await page.getByRole('menuitem', { name: 'Clean' }).click();
  await page.waitForFunction(() => document.getElementById('state').textContent === 'no findings');
  await page.click('#tab-flow');
  await page.locator('.canvas svg').first().waitFor();
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a newer build is told of, and comes when its reader wants it', LIMIT, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await cp(DIST, folder, { recursive: true });
  const server = await serve({ '/book/playground/': pathToFileURL(`${folder}/`) });
  const context = await playground.browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}book/playground/`);
  await checked(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await checked(page);
  await write(page, '# Integration: Kept\n');
  assert.equal(await page.locator('.notice[data-name=newer]').count(), 0);
  // Another build: another page, and another name of what is kept.
  const index = join(folder, 'index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace('<small>playground</small>', '<small>newer</small>'));
  const worker = join(folder, 'service-worker.js');
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(/"[0-9a-f]{16}"/, '"0123456789abcdef"'));
  await page.reload();
  await page.getByRole('button', { name: 'Load it' }).click();
  await page.locator('.brand', { hasText: 'newer' }).waitFor();
  await page.locator('.cm-line', { hasText: 'Integration: Kept' }).waitFor();
  await context.close();
  await server.close();
  await rm(folder, { recursive: true });
});

test('a validator that overflows its stack comes back, and the text is still there', LIMIT, async () => {
  const context = await playground.browser.newContext({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  // A module with one more export, and a check that calls it for one text, in the page and in its workers.
  const wasm = await readFile(new URL('seamline_bg.wasm', CRASHING));
  await page.route('**/seamline_bg-*.wasm', (route) => route.fulfill({ body: wasm, contentType: 'application/wasm' }));
  const crash = `const real = WebAssembly.Instance; WebAssembly.Instance = function (module, imports) { const made = new real(module, imports); const own = Object.create(made, { exports: { value: { ...made.exports, check: (...args) => { const words = new TextDecoder().decode(new Uint8Array(made.exports.memory.buffer, args[0], args[1])); return words.includes('OVERFLOW') ? made.exports.crash(0) : made.exports.check(...args); } } } }); return own; };`;
  await page.addInitScript({ content: `{ ${crash} }` });
  await page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${crash}\n${await response.text()}` });
  });
  await page.goto(playground.address);
  await checked(page);
  await write(page, '# Integration: OVERFLOW\n');
  await page.getByText('was started again').waitFor();
  assert.equal((await documents(page)).spec, '# Integration: OVERFLOW\n');
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText('# Integration: Calm\n');
  await page.waitForFunction(() => document.getElementById('state').dataset.state !== 'failed');
  assert.ok((await findings(page)).length > 0);
  await page.getByText('was started again').waitFor({ state: 'detached' });
  await context.close();
});

for (const [name, text] of [
  ['1 MB of rows', `# Integration: Long\n\n## Modules Involved\n\n| Module | Role | Changes Needed |\n|---|---|---|\n${'| Berths | Both | Holds a berth |\n'.repeat(32_000)}`],
  ['100,000 quotes in each other', `# Integration: Deep\n\n${'>'.repeat(100_000)} x\n`],
  ['one line of 2 MB', `# Integration: Wide\n\n${'word '.repeat(400_000)}\n`],
]) {
  test(`the page survives ${name}`, LIMIT, async () => {
    const page = await playground.open({ hash: pack({ spec: text }) });
    assert.match(await state(page), /error|warning|hint|findings/);
    await page.click('#tab-checklist');
    await page.locator('.item').first().waitFor();
    await page.click('#tab-flow');
    await page.click('#tab-preview');
    await page.locator('.preview h1').waitFor();
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

test('a part that cannot be loaded is told of', LIMIT, async () => {
  const page = await playground.open({ serviceWorkers: 'block' });
  await page.route('**/assets/settings-*', (route) => route.abort());
  await page.click('#settings');
  await page.getByRole('alert').filter({ hasText: 'A part of this page cannot be loaded' }).waitFor();
  await page.context().close();
});

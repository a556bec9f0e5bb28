/** Ways for a document to come in and go out: files, drops, addresses, downloads. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { LIMIT, checked, documents, start } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

const SPEC = '\ufeff# Integration: Nachtfähre 🚢\r\n\r\n## Overview\r\n\r\nText.\r\n';
const FILES = [
  { name: 'nachtfähre.md', mimeType: 'text/markdown', buffer: Buffer.from(SPEC) },
  { name: 'SYSTEM-ARCHITECTURE.md', mimeType: 'text/markdown', buffer: Buffer.from('# Modules\n') },
  { name: 'seamline.toml', mimeType: 'application/octet-stream', buffer: Buffer.from('profile = "draft"\n') },
];
const ALL = { spec: SPEC, architecture: '# Modules\n', config: 'profile = "draft"\n' };

async function inDocuments(page) {
  await page.locator('#state', { hasNotText: '4 errors, 7 warnings' }).waitFor();
  await checked(page);
  const { spec, architecture, config } = await documents(page);
  return { spec, architecture, config };
}

test('files are opened, each where its name says, and come back as they were', LIMIT, async () => {
  const page = await playground.open();
  const chooser = page.waitForEvent('filechooser');
  await page.click('#open');
  await page.getByRole('menuitem', { name: 'Open files' }).click();
  await (await chooser).setFiles(FILES);
  assert.deepEqual(await inDocuments(page), ALL);
  await page.click('#tab-spec');
  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  const saved = await download;
  assert.equal(saved.suggestedFilename(), 'nachtfähre.md');
  assert.equal(await readFile(await saved.path(), 'utf8'), SPEC);
  await page.context().close();
});

test('files that are dropped are opened, and what is no text is not', LIMIT, async () => {
  const page = await playground.open();
  const drop = async (files) => {
    const data = await page.evaluateHandle((files) => {
      const data = new DataTransfer();
      for (const { name, bytes } of files) data.items.add(new File([new Uint8Array(bytes)], name));
      return data;
    }, files);
    await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
    assert.ok(await page.locator('.drop').isVisible());
    await page.dispatchEvent('.editor', 'drop', { dataTransfer: data });
    assert.ok(await page.locator('.drop').isHidden());
  };
  await drop(FILES.map(({ name, buffer }) => ({ name, bytes: [...buffer] })));
  assert.deepEqual(await inDocuments(page), ALL);
  await drop([{ name: 'picture.md', bytes: [0xff, 0xd8, 0xff, 0xe0] }]);
  await page.locator('.notice.error', { hasText: 'picture.md is no text in UTF-8' }).waitFor();
  assert.deepEqual(await inDocuments(page), ALL);
  assert.deepEqual(page.elsewhere, []);
  await page.context().close();
});

test('a document is loaded from an address, and what stands in the way is explained', LIMIT, async () => {
  const page = await playground.open();
  const allowed = { 'access-control-allow-origin': '*' };
  const answers = {
    '/missing.md': { status: 404, headers: allowed, body: 'no' },
    '/page.md': { status: 200, headers: { ...allowed, 'content-type': 'text/html' }, body: '<h1>A page</h1>' },
    '/closed.md': { status: 200, headers: { 'access-control-allow-origin': 'https://other.example' }, body: SPEC },
    '/long.md': { status: 200, headers: allowed, body: 'a'.repeat(16 * 1024 * 1024 + 1) },
    '/specs/ferry.md': { status: 200, headers: { ...allowed, 'content-type': 'text/markdown' }, body: SPEC },
  };
  await page.route('https://host.example/**', (route) => route.fulfill(answers[new URL(route.request().url()).pathname]));
  await page.click('#open');
  await page.getByRole('menuitem', { name: 'Load from an address' }).click();
  const dialog = page.getByRole('dialog');
  for (const [address, told] of [
    ['ferry.md', /no address; it starts with https/],
    ['http://host.example/ferry.md', /Only addresses that start with https/],
    ['https://host.example/missing.md', /answers 404/],
    ['https://host.example/page.md', /a web page, not the Markdown/],
    ['https://host.example/closed.md', /does not let other pages read its documents \(CORS\)/],
    ['https://host.example/long.md', /longer than the 16 MiB/],
  ]) {
    await dialog.locator('input').fill(address);
    await dialog.getByRole('button', { name: 'Load', exact: true }).click();
    await dialog.locator('[role=status]', { hasText: told }).waitFor();
  }
  await dialog.locator('input').fill('https://host.example/specs/ferry.md');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await inDocuments(page)).spec, SPEC);
  assert.ok(page.elsewhere.every((url) => url.startsWith('https://host.example/')), page.elsewhere.join(' '));
  await page.context().close();
});

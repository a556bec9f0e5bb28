/** What somebody does with the playground, from the first key to the link that they send. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FERRY, LIMIT, checked, documents, findings, pack, share, start, state, write } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

test('the first page is an example with its findings, its preview and no error', LIMIT, async () => {
  const page = await playground.open();
  assert.match(await state(page), /4 errors, 7 warnings/);
  await page.locator('.preview h1').waitFor();
  assert.equal(await page.title(), 'Seamline playground');
  assert.deepEqual([page.errors, page.elsewhere], [[], []]);
  await page.context().close();
});

test('type, mend, take back, share, open elsewhere', LIMIT, async () => {
  const page = await playground.open();
  await write(page, FERRY);
  const before = await findings(page);
  const misspelt = before.find((message) => message.includes('Tickts'));
  assert.ok(misspelt, before.join('\n'));

  await page.locator('.finding', { hasText: 'Tickts' }).first().getByRole('button', { name: 'Tickets' }).click();
  await page.waitForFunction(() => !document.querySelector('.findings').textContent.includes('Tickts'));
  assert.equal((await documents(page)).spec, FERRY.replace('Tickts', 'Tickets'));

  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator('.finding', { hasText: 'Tickts' }).first().waitFor();
  assert.equal((await documents(page)).spec, FERRY);

  const link = await share(page);
  const other = await playground.open({ hash: link });
  assert.deepEqual(await findings(other), await findings(page));
  assert.deepEqual(await documents(other), await documents(page));
  assert.deepEqual([page.errors, other.errors, other.elsewhere], [[], [], []]);
  await Promise.all([page.context().close(), other.context().close()]);
});

test('all safe fixes are one step', LIMIT, async () => {
  const page = await playground.open();
  await write(page, FERRY);
  await page.click('#mend');
  await page.waitForFunction(() => !document.querySelector('.findings').textContent.includes('Tickts'));
  const mended = (await documents(page)).spec;
  assert.ok(mended.includes('| Tickets | Berths |'), mended);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator('.finding', { hasText: 'Tickts' }).first().waitFor();
  assert.equal((await documents(page)).spec, FERRY);
  await page.context().close();
});

test('carriage returns and a byte order mark come back as they were', LIMIT, async () => {
  const spec = `\u{feff}${FERRY.replaceAll('\n', '\r\n')}`;
  const page = await playground.open({ hash: pack({ spec, path: 'features/integrations/night-ferry.md' }) });
  await page.locator('.finding', { hasText: 'Tickts' }).first().getByRole('button', { name: 'Tickets' }).click();
  await page.waitForFunction(() => !document.querySelector('.findings').textContent.includes('Tickts'));
  assert.deepEqual(await documents(page), { spec: spec.replace('Tickts', 'Tickets'), path: 'features/integrations/night-ferry.md' });
  await page.context().close();
});

test('what is taken back takes its line ends back', LIMIT, async () => {
  const page = await playground.open({ hash: pack({ spec: FERRY.replaceAll('\n', '\r\n') }) });
  const chooser = page.waitForEvent('filechooser');
  await page.click('#open');
  await page.getByRole('menuitem', { name: 'Open files' }).click();
  await (await chooser).setFiles([{ name: 'other.md', mimeType: 'text/markdown', buffer: Buffer.from('# Integration: Other\n') }]);
  await page.locator('.cm-line', { hasText: 'Other' }).waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator('.cm-line', { hasText: 'Night Ferry' }).waitFor();
  assert.equal((await documents(page)).spec, FERRY.replaceAll('\n', '\r\n'));
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.locator('.cm-line', { hasText: 'Other' }).waitFor();
  assert.equal((await documents(page)).spec, '# Integration: Other\n');
  await page.context().close();
});

test('what is no spec is called so, and leads to one', LIMIT, async () => {
  const page = await playground.open({ hash: pack({ spec: '# Read me\n\nHow to build this.\n' }) });
  await page.getByText('This is no integration spec yet').waitFor();
  await page.getByRole('button', { name: 'New spec' }).click();
  await page.locator('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open an example' }).click();
  await page.locator('.cm-line', { hasText: 'Damage Claim' }).first().waitFor();
  await checked(page);
  assert.equal(await page.getByText('This is no integration spec yet').count(), 0);
  await page.context().close();
});

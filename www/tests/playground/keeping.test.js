/** Nothing that somebody wrote is lost: drafts, links, other tabs. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FERRY, LIMIT, checked, documents, pack, share, start, write } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

test('what is written is there again after a reload', LIMIT, async () => {
  const page = await playground.open();
  await write(page, FERRY);
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  await page.reload();
  await checked(page);
  assert.equal((await documents(page)).spec, FERRY);
  await page.context().close();
});

test('what is written after a link was made is there again after a reload', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: One\n');
  await share(page);
  await write(page, '# Integration: Two\n');
  await page.reload();
  await page.locator('.cm-line', { hasText: 'Integration: Two' }).waitFor();
  await page.context().close();
});

test('a link never takes the place of the draft unasked', LIMIT, async () => {
  const page = await playground.open();
  await write(page, FERRY);
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  await page.goto('about:blank');
  await page.goto(playground.address + pack({ spec: '# Integration: Shared\n' }));
  await page.getByText('Your own draft is kept').waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('changed');
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem(`seamline-draft@${location.pathname}`)).spec), FERRY);
  await page.getByRole('button', { name: 'Back to my draft' }).click();
  await page.waitForFunction(() => location.hash === '');
  await checked(page);
  assert.equal((await documents(page)).spec, FERRY);
  await page.context().close();
});

test('a draft that came back is not replaced without a word', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Mine\n');
  await page.locator('#kept', { hasText: 'kept in this browser' }).waitFor();
  await page.reload();
  await page.locator('.cm-line', { hasText: 'Mine' }).waitFor();
  await page.click('#examples');
  await page.getByRole('menuitem').first().click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.locator('.cm-line', { hasText: 'Mine' }).waitFor();
  await page.context().close();
});

test('changes of each link are kept, and a file that is opened beside one is one\'s own', LIMIT, async () => {
  const links = ['One', 'Two'].map((name) => pack({ spec: `# Integration: ${name}\n` }));
  const page = await playground.open({ hash: links[0] });
  for (const [at, link] of links.entries()) {
    await page.goto('about:blank');
    await page.goto(playground.address + link);
    await checked(page);
    await write(page, `# Integration: Changed ${at}\n`);
    await page.locator('#kept', { hasText: 'kept in this browser' }).waitFor();
  }
  await page.goto('about:blank');
  await page.goto(playground.address + links[0]);
  await page.locator('.cm-line', { hasText: 'Changed 0' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.click('#open');
  await page.getByRole('menuitem', { name: 'Open files' }).click();
  await (await chooser).setFiles([{ name: 'own.md', mimeType: 'text/markdown', buffer: Buffer.from('# Integration: Own\n') }]);
  await page.locator('.cm-line', { hasText: 'Own' }).waitFor();
  await page.goto('about:blank');
  await page.goto(playground.address);
  await page.locator('.cm-line', { hasText: 'Own' }).waitFor();
  await page.goto('about:blank');
  await page.goto(playground.address + links[0]);
  await page.locator('.cm-line', { hasText: 'Changed 0' }).waitFor();
  await page.context().close();
});

test('what was changed in the document of a link is told of, and what was sent can be seen', LIMIT, async () => {
  const link = pack({ spec: '# Integration: Sent\n' });
  const page = await playground.open({ hash: link });
  await write(page, '# Integration: Changed\n');
  await page.locator('#kept', { hasText: 'kept in this browser' }).waitFor();
  await page.reload();
  await page.getByText('these are your changes').waitFor();
  await page.locator('.cm-line', { hasText: 'Changed' }).waitFor();
  await page.getByRole('button', { name: 'Show it as it was sent' }).click();
  await page.locator('.cm-line', { hasText: 'Sent' }).waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator('.cm-line', { hasText: 'Changed' }).waitFor();
  await page.context().close();
});

test('the way back from a link leads to one\'s own draft', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Mine\n');
  await page.evaluate((hash) => (location.hash = hash), pack({ spec: '# Integration: Theirs\n' }));
  await page.locator('.cm-line', { hasText: 'Theirs' }).waitFor();
  await page.goBack();
  await page.locator('.cm-line', { hasText: 'Mine' }).waitFor();
  assert.equal(await page.locator('.notice').count(), 0);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('and more');
  await page.locator('#kept', { hasText: 'kept in this browser' }).waitFor();
  await page.reload();
  await page.locator('.cm-line', { hasText: 'and more' }).waitFor();
  await page.context().close();
});

test('a draft that a link took the place of can be brought back', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Mine\n');
  await page.evaluate((hash) => (location.hash = hash), pack({ spec: '# Integration: Theirs\n' }));
  await page.getByRole('button', { name: 'Make this my draft' }).click();
  await page.getByRole('button', { name: 'Back to the one before' }).click();
  await page.locator('.cm-line', { hasText: 'Mine' }).waitFor();
  await page.context().close();
});

test('what was typed right before a link came is in the draft', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Mine\n');
  await page.keyboard.type('The last word');
  await page.evaluate((hash) => (location.hash = hash), pack({ spec: '# Integration: Theirs\n' }));
  await page.getByRole('button', { name: 'Back to my draft' }).click();
  await checked(page);
  assert.equal((await documents(page)).spec, '# Integration: Mine\nThe last word');
  await page.context().close();
});

test('a tab hears that another one changed the draft', LIMIT, async () => {
  const page = await playground.open();
  const other = await page.context().newPage();
  await other.goto(playground.address);
  await checked(other);
  await write(other, '# Integration: In the other tab\n');
  await page.getByText('Another tab has changed the draft').waitFor();
  await page.getByRole('button', { name: 'Load anew' }).click();
  await page.locator('.cm-line', { hasText: 'In the other tab' }).waitFor();
  await page.context().close();
});

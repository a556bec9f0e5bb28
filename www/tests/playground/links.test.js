/** Links that were shared once open for ever; broken ones are explained. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { LIMIT, checked, documents, pack, start } from './playground.js';

const LINKS = JSON.parse(await readFile(new URL('links.json', import.meta.url), 'utf8'));

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

for (const { name, link, document } of LINKS) {
  test(`a link opens: ${name}`, LIMIT, async () => {
    const page = await playground.open({ hash: link });
    assert.deepEqual(await documents(page), document);
    assert.deepEqual([page.errors, page.elsewhere], [[], []]);
    await page.context().close();
  });
}

const BROKEN = [
  ['letters that no link has', '#v1=abc*def', 'letters that no link has'],
  ['half of one', LINKS[0].link.slice(0, 400), 'incomplete'],
  ['another format', '#v2=abc', 'the format 2'],
  ['no document', pack([1, 2]), 'holds no document'],
  ['no text', pack({ spec: 3 }), 'no text under `spec`'],
  ['no spec', pack({ architecture: '' }), 'holds no spec'],
  ['an architecture that is no text', pack({ spec: '', architecture: {} }), 'no text under `architecture`'],
  ['a bomb', pack({ spec: 'a'.repeat(30_000_000) }), 'more than the 4 MiB'],
];

for (const [name, hash, why] of BROKEN) {
  test(`a broken link is explained: ${name}`, LIMIT, async () => {
    const page = await playground.open({ hash });
    await page.getByRole('alert').filter({ hasText: why }).waitFor();
    // The page goes on as if there were no link.
    assert.match((await documents(page)).spec, /^# Integration: Damage Claim/);
    await page.context().close();
  });
}

test('a link that is put into the address bar of an open page is opened', LIMIT, async () => {
  const page = await playground.open();
  await page.evaluate((hash) => (location.hash = hash), LINKS[1].link);
  await page.waitForFunction(() => document.querySelector('.editor').shadowRoot.textContent.includes('Night Ferry'));
  await checked(page);
  assert.deepEqual(await documents(page), LINKS[1].document);
  await page.context().close();
});

test('a spec that is too long for a link can be downloaded', LIMIT, async () => {
  const page = await playground.open();
  const lines = Array.from({ length: 6_000 }, (_, at) => `${at} ${Math.imul(at, 2_654_435_761) >>> 0} ${Math.imul(at, 40_503) >>> 0}`);
  await page.click('#open');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('menuitem', { name: 'Open files' }).click()]);
  await chooser.setFiles({ name: 'long.md', mimeType: 'text/markdown', buffer: Buffer.from(`# Integration: Long\n\n${lines.join('\n')}\n`) });
  await page.waitForFunction(() => document.querySelector('.editor').shadowRoot.textContent.includes('Integration: Long'));
  await checked(page);
  await page.click('#share');
  await page.getByText('Too long for a link').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the spec' }).click()]);
  assert.equal(download.suggestedFilename(), 'long.md');
  assert.equal(await page.evaluate(() => location.hash), '');
  await page.context().close();
});

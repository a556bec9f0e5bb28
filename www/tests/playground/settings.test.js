/** The settings, as a form and as a text. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FERRY, LIMIT, checked, documents, findings, pack, start, state, write } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

test('settings are a form and a text, and comments stay', LIMIT, async () => {
  const config = '# ours\nprofile = "draft" # for now\n';
  const page = await playground.open({ hash: pack({ spec: FERRY, config }) });
  await page.click('#settings');
  const dialog = page.locator('dialog');
  assert.equal(await dialog.locator('[name=profile]').inputValue(), 'draft');
  await dialog.locator('[name=profile]').selectOption('ship');
  await dialog.locator('[name="structure"]').selectOption('off');
  await page.keyboard.press('Escape');
  await checked(page);
  const text = (await documents(page)).config;
  assert.match(text, /# ours\nprofile = "ship" *# for now\n/);
  assert.match(text, /\[rules\]\nstructure = "off"/);
  assert.ok(!(await findings(page)).some((message) => /no section|is missing/.test(message)));

  await page.click('#tab-config');
  await write(page, 'profle = "draft"\n');
  await page.waitForFunction(() => document.getElementById('state').dataset.state === 'failed');
  assert.match(await state(page), /settings, line 1: .*profle/);
  await page.context().close();
});

test('the form shows what is written, however it is written', LIMIT, async () => {
  const config = 'profile = "review"\r\nfail-on = "error"\r\n\r\n[lexicon]\r\nlanguage = ["de", "en"]\r\ncolumn.recovery = ["Way out"]\r\n\r\n[rules]\r\ntesting = "hint"\r\n';
  const page = await playground.open({ hash: pack({ spec: FERRY, config }) });
  await page.click('#settings');
  const dialog = page.locator('dialog');
  const value = (name) => dialog.locator(`[name="${name}"]`).inputValue();
  assert.deepEqual([await value('profile'), await value('fail-on'), await value('language')], ['', '', 'de']);
  assert.equal(await dialog.getByLabel('Phrases for column.recovery').inputValue(), 'Way out');
  // What a rule is without a level of its own: by its group, or by the profile.
  const usual = (rule) => dialog.locator(`[name="${rule}"] option`).first().textContent();
  assert.equal(await usual('testing/no-journey'), 'hint, as its group');
  assert.equal(await usual('structure/missing-section'), 'warning');
  await dialog.locator('[name=profile]').selectOption('ship');
  assert.equal(await usual('structure/missing-section'), 'error');
  await dialog.getByLabel('Search rules').fill('two owners');
  assert.equal(await dialog.locator('.levels label:not(.group)').count(), 1);
  // A term that nobody knows is told of at once, and can be taken out again.
  await dialog.getByLabel('Another term').fill('column.recovry');
  await dialog.getByLabel('Its phrases').fill('Exit');
  await page.keyboard.press('Tab');
  await dialog.locator('.wrong', { hasText: 'did you mean column.recovery' }).waitFor();
  await dialog.getByRole('button', { name: 'Remove column.recovry' }).click();
  await page.waitForFunction(() => document.querySelector('dialog .wrong').textContent === '');
  await page.keyboard.press('Escape');
  await checked(page);
  assert.equal((await documents(page)).config, config.replace('"review"', '"ship"'));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('settings that cannot be read are marked where they cannot', LIMIT, async () => {
  const page = await playground.open({ hash: pack({ spec: '# Integration: X\n', config: 'profile = "ship"\nbogus = = 3\n' }) });
  assert.match(await state(page), /settings, line 2/);
  await page.click('#tab-config');
  assert.equal(await page.locator('.cm-lintRange-error').textContent(), '= 3');
  await page.keyboard.press('ControlOrMeta+End');
  await write(page, 'profile = "ship"\n');
  assert.equal(await page.locator('.cm-lintRange-error').count(), 0);
  await page.context().close();
});

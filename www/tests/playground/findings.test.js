/** Findings, where they stand in the text, and what leads to and from them. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FERRY, LIMIT, checked, example, findings, pack, start, write } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

test('a fix from the list is shown in the text, and taken back from where the focus is', LIMIT, async () => {
  const page = await playground.open();
  const before = await findings(page);
  await page.locator('.finding', { hasText: 'ClaimRejected' }).first().getByRole('button', { name: 'add a row' }).click();
  await page.locator('.cm-line', { hasText: /^\| ClaimRejected \| Claims/ }).last().waitFor();
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length !== count, before.length);
  await page.keyboard.press('ControlOrMeta+z');
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count, before.length);
  await checked(page);
  assert.deepEqual(await findings(page), before);
  await page.context().close();
});

test('on a phone the place of a finding is shown in the text', LIMIT, async () => {
  const page = await playground.open({ viewport: { width: 360, height: 740 } });
  await page.click('.switch [data-pane=judge]');
  await page.locator('.finding .about .place').nth(3).click();
  await page.locator('.cm-line', { hasText: '| ClaimOpened | Claims |' }).first().waitFor();
  assert.equal(await page.locator('#write').isVisible(), true);
  await page.context().close();
});

test('a name leads to its row, a row of the picture to its text, a finding into the text', LIMIT, async () => {
  const page = await playground.open();
  const place = () => page.locator('#place').textContent();
  const line = async () => Number((await place()).split(':')[0]);
  const lines = (await example('typical')).split('\n');
  const first = page.locator('.finding').first().locator('.about .place');
  await first.click();
  const told = await first.evaluate((node) => node.firstChild.textContent);
  assert.equal(await place(), endOf(told, lines));

  await page.click('#tab-flow');
  await page.locator('.canvas text', { hasText: /^StorePhotos$/ }).first().click();
  assert.match(lines[(await line()) - 1], /StorePhotos/);

  await page.click('#tab-outline');
  await page.locator('.outline button', { hasText: /^Phase|Feature Flags/ }).first().click();
  assert.match(lines[(await line()) - 1], /^#+ /);
  await page.keyboard.press('Escape');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

/** The end of the word that begins at `line:column`, which is what a reveal selects. */
function endOf(place, lines) {
  const [line, column] = place.split(':').map(Number);
  const word = /^[\p{L}\p{N}]+/u.exec(lines[line - 1].slice(column - 1))[0];
  return `${line}:${column + word.length}`;
}

test('the finding at the caret is the one that is told at length, whatever becomes of others', LIMIT, async () => {
  const page = await playground.open();
  const chosen = () => page.locator('.finding[aria-current=true] p').first().textContent();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('F8');
  const third = (await findings(page))[2];
  assert.equal(await chosen(), third);
  // The one before it goes: the chosen one stays what it is, and moves up.
  const before = (await findings(page)).length;
  await page.locator('.finding').first().getByRole('button', { name: 'write Both' }).click();
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length < count, before);
  await page.locator('.finding', { hasText: third }).click();
  assert.equal(await chosen(), third);
  await page.context().close();
});

test('findings are filtered by severity and group, and sorted', LIMIT, async () => {
  const page = await playground.open();
  const severities = () => page.locator('.finding').evaluateAll((items) => items.map((item) => item.className.replace('finding ', '')));
  const inText = await severities();
  await page.getByLabel('Order').selectOption('worst');
  const order = ['error', 'warning', 'hint'];
  assert.deepEqual(await severities(), [...inText].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
  assert.notDeepEqual(await severities(), inText);
  await page.locator('.chip.error').click();
  assert.ok(!(await severities()).includes('error'));
  assert.equal(await page.evaluate(() => document.activeElement.className), 'chip error');
  await page.getByLabel('Group of rules').selectOption('testing');
  assert.deepEqual(new Set(await page.locator('.finding .rule').evaluateAll((rules) => rules.map((rule) => rule.textContent.split('/')[0]))), new Set(['testing']));
  // A finding of the checklist is shown, whatever the filters hide.
  await page.click('#tab-checklist');
  await page.locator('.item.fail > button').first().click();
  const wanted = page.locator('.item.fail li.error button').first();
  const words = await wanted.textContent();
  await wanted.click();
  assert.equal(await page.locator('.finding[aria-current=true] p').first().evaluate((node) => node.textContent.replace(/^error: /, '')), words);
  await page.context().close();
});

test('findings of an older text say so while the settings cannot be read', LIMIT, async () => {
  const page = await playground.open({ hash: pack({ spec: FERRY, config: 'profile = "review"\n' }) });
  assert.equal(await page.locator('.findings .older').isVisible(), false);
  await page.click('#tab-config');
  await write(page, 'profile = \n');
  await page.locator('.findings .older').waitFor();
  assert.equal(await page.locator('.fixes:visible').count(), 0);
  await write(page, '');
  await page.locator('.fixes').first().waitFor();
  assert.equal(await page.locator('.findings .older').isVisible(), false);
  await page.context().close();
});

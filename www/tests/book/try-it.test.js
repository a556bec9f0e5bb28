/** The element in a page of the built book: mdBook has shortcuts of its own, themes, and a style for everything. */

import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch } from '../support/browser.js';
import { serve } from '../support/server.js';

const BOOK = new URL('../../../book/book/', import.meta.url);
const LIMIT = { timeout: 60_000 };
/** What means something to mdBook: search, help, the chapters before and behind this one. */
const SHORTCUTS = ['s', '/', '?', 'ArrowRight', 'ArrowLeft'];

let server, browser;

before(async () => {
  await access(new URL('try-it.html', BOOK)).catch(() => assert.fail('there is no built book: run `cargo xtask book`'));
  server = await serve({ '/book/': BOOK });
  browser = await launch();
});

after(() => Promise.all([browser?.close(), server?.close()]));

async function open(options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}book/try-it.html`);
  await page.locator('seamline-validator svg').waitFor();
  return page;
}

/** What a shortcut of the book would have changed. */
const state = (page) =>
  page.evaluate(() => ({
    chapter: location.pathname.split('/').pop(),
    isSearching: !document.getElementById('mdbook-search-wrapper').classList.contains('hidden'),
    hasHelp: getComputedStyle(document.getElementById('mdbook-help-container')).display !== 'none',
  }));

const UNTOUCHED = { chapter: 'try-it.html', isSearching: false, hasHelp: false };

test('outside the element the shortcuts of the book work', LIMIT, async () => {
  const page = await open();
  await page.keyboard.press('?');
  assert.deepEqual(await state(page), { ...UNTOUCHED, hasHelp: true });
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  assert.deepEqual(await state(page), { ...UNTOUCHED, isSearching: true });
  await page.keyboard.press('Escape');
  await page.locator('#try-it').click();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/embed.html');
  await page.context().close();
});

test('what is typed is typed, and the arrows move the caret', LIMIT, async () => {
  const page = await open();
  const area = page.locator('seamline-validator textarea');
  await area.evaluate((area) => area.setSelectionRange(3, 3));
  await area.focus();
  const before = await area.inputValue();
  for (const key of ['s', '/', '?', 'ArrowLeft', 'ArrowRight', 'ArrowLeft', '!']) await page.keyboard.press(key);
  assert.equal(await area.inputValue(), `${before.slice(0, 3)}s/!?${before.slice(3)}`);
  assert.deepEqual(await state(page), UNTOUCHED);
  await page.context().close();
});

for (const [name, selector] of [
  ['a place', '.place'],
  ['a fix', '.fix'],
  ['the drawing', '.drawing'],
]) {
  test(`with the focus on ${name} no shortcut of the book is taken`, LIMIT, async () => {
    const page = await open();
    const focused = page.locator(`seamline-validator ${selector}`).first();
    await focused.focus();
    for (const key of SHORTCUTS) {
      await page.keyboard.press(key);
      assert.deepEqual(await state(page), UNTOUCHED, key);
    }
    assert.ok(await focused.evaluate((element) => element === element.getRootNode().activeElement));
    await page.context().close();
  });
}

test('the arrows scroll a drawing that is wider than its place', LIMIT, async () => {
  const page = await open({ viewport: { width: 360, height: 800 } });
  const drawing = page.locator('seamline-validator .drawing');
  await drawing.scrollIntoViewIfNeeded();
  await drawing.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('seamline-validator').shadowRoot.querySelector('.drawing').scrollLeft > 0);
  assert.deepEqual(await state(page), UNTOUCHED);
  await page.context().close();
});

test('the keyboard alone gets into the element, through it and out of it', LIMIT, async () => {
  const page = await open();
  await page.locator('seamline-validator textarea').focus();
  const stops = await page.locator('seamline-validator').evaluate((element) => {
    const buttons = element.shadowRoot.querySelectorAll('button, a[href], .drawing');
    return buttons.length;
  });
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'seamline-validator', `stop ${stop}`);
  }
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), 'seamline-validator');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'seamline-validator');
  await page.context().close();
});

test('a fix is one press of a key, and one step back', LIMIT, async () => {
  const page = await open();
  const area = page.locator('seamline-validator textarea');
  const before = await area.inputValue();
  await page.getByRole('button', { name: 'Fix: write Payments' }).focus();
  await page.keyboard.press('Enter');
  const fixed = await area.inputValue();
  assert.equal(fixed, before.replace('| Payment |', '| Payments |'));
  await area.focus();
  await page.keyboard.press('Control+z');
  assert.equal(await area.inputValue(), before);
  await page.context().close();
});

for (const theme of ['light', 'rust', 'coal', 'navy', 'ayu']) {
  test(`axe finds nothing wrong with the element in the theme ${theme}`, LIMIT, async () => {
    const page = await open({ colorScheme: ['light', 'rust'].includes(theme) ? 'light' : 'dark' });
    await page.evaluate((theme) => localStorage.setItem('mdbook-theme', theme), theme);
    await page.reload();
    await page.locator('seamline-validator svg').waitFor();
    await page.addScriptTag({ content: await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') });
    const violations = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run('seamline-validator');
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`);
    });
    assert.deepEqual(violations, []);
    await page.context().close();
  });
}

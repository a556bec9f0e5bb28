/** Keys in the element, in a page of the built book: the book hears what is for it, and nothing that is for the element. */

import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { LIMIT, closeBrowser, open } from '../consumers/browser.js';
import { serve } from '../support/server.js';

const BOOK = new URL('../../../book/book/', import.meta.url);

/** What means something to mdBook, and what moves in a text or a drawing. */
const KEYS = ['s', 'S', '/', '?', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

let server;

before(async () => {
  await access(new URL('try-it.html', BOOK)).catch(() => assert.fail('there is no built book: run `cargo xtask book`'));
  server = await serve({ '/book/': BOOK });
});

after(async () => {
  await closeBrowser();
  await server?.close();
});

async function openBook(options) {
  const opened = await open(`${server.url}book/try-it.html`, options);
  const validator = opened.page.locator('seamline-validator');
  await validator.locator('svg').waitFor();
  // Where the book listens; what the element keeps does not come here.
  await opened.page.evaluate(() => {
    globalThis.heard = [];
    document.addEventListener('keydown', ({ key }) => globalThis.heard.push(key));
  });
  return { ...opened, validator, heard: () => opened.page.evaluate(() => globalThis.heard) };
}

const focused = (page) => page.evaluate(() => document.activeElement.localName);
const isShown = (page, id) => page.evaluate((id) => document.getElementById(id).checkVisibility(), id);

for (const [what, selector] of Object.entries({
  'the text': 'textarea',
  'a place': '.place',
  'a fix': '.fix',
  'the drawing': '.drawing',
})) {
  test(`with the focus on ${what} the book hears nothing but what is for it`, LIMIT, async () => {
    const { page, validator, heard, close } = await openBook();
    await validator.locator(selector).first().focus();
    for (const key of [...KEYS, 'Escape', 'Control+k']) await page.keyboard.press(key);
    assert.deepEqual(await heard(), ['Escape', 'Control', 'k']);
    await close();
  });
}

test('the arrows move the caret along and between the lines', LIMIT, async () => {
  const { page, validator, close } = await openBook();
  const area = validator.locator('textarea');
  await area.focus();
  await area.evaluate((area) => area.setSelectionRange(0, 0));
  const second = (await area.inputValue()).indexOf('\n') + 1;
  for (const [key, caret] of [['ArrowRight', 1], ['ArrowLeft', 0], ['ArrowDown', second], ['ArrowUp', 0]]) {
    await page.keyboard.press(key);
    assert.equal(await area.evaluate((area) => area.selectionStart), caret, key);
  }
  await close();
});

test('the arrows scroll a wide drawing there and back', LIMIT, async () => {
  const { page, validator, close } = await openBook({ viewport: { width: 360, height: 800 } });
  const drawing = await validator.locator('.drawing').elementHandle();
  await drawing.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((drawing) => drawing.scrollLeft > 0, drawing);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((drawing) => drawing.scrollLeft === 0, drawing);
  await close();
});

test('Escape in the element closes the help and the search of the book', LIMIT, async () => {
  const { page, validator, close } = await openBook();
  for (const [key, id, inside] of [['?', 'mdbook-help-container', 'textarea'], ['s', 'mdbook-search-wrapper', '.place']]) {
    await page.keyboard.press(key);
    assert.ok(await isShown(page, id), id);
    await validator.locator(inside).first().focus();
    await page.keyboard.press('Escape');
    assert.ok(!(await isShown(page, id)), id);
    await page.evaluate(() => document.activeElement.blur());
  }
  await close();
});

test('Tab leads from the link before the element into its text, and back', LIMIT, async () => {
  const { page, close } = await openBook();
  await page.locator('main a', { hasText: 'embed it' }).focus();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'textarea');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'embed it');
  await close();
});

test('the focus stays in the element when what had it is gone', LIMIT, async () => {
  const { page, validator, close } = await openBook();
  await validator.locator('.place').last().focus();
  await validator.evaluate((element) => {
    element.value = '# Integration: Late Enrolment\n';
    return element.check();
  });
  assert.equal(await focused(page), 'seamline-validator');
  await close();
});

test('the focus stays in the element when a check fails', { ...LIMIT }, async () => {
  const { page, validator, close } = await openBook();
  await validator.locator('.place').first().focus();
  await validator.evaluate((element) => {
    element.options = { profile: 'loose' };
    return element.check();
  });
  const where = await focused(page);
  await close();
  assert.equal(where, 'seamline-validator');
});

test('a drawing stays where it was scrolled to', { ...LIMIT }, async () => {
  const { validator, close } = await openBook({ viewport: { width: 360, height: 800 } });
  const [before, behind] = await validator.evaluate(async (element) => {
    const drawing = element.shadowRoot.querySelector('.drawing');
    drawing.scrollLeft = 40;
    const before = drawing.scrollLeft;
    element.value += '\nMore.\n';
    await element.check();
    return [before, element.shadowRoot.querySelector('.drawing').scrollLeft];
  });
  await close();
  assert.ok(before > 0);
  assert.equal(behind, before);
});

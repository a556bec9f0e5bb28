/** The pictures: drawn, moved, copied, and tied to the text. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, start } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

test('Fit shows all of a picture', LIMIT, async () => {
  const page = await playground.open({ viewport: { width: 1000, height: 700 } });
  await page.click('#tab-flow');
  const figure = page.locator('.figure').first();
  await figure.locator('svg').waitFor();
  const isWhole = () =>
    figure.evaluate((node) => {
      const canvas = node.querySelector('.canvas');
      const [outer, inner] = [canvas.getBoundingClientRect(), canvas.shadowRoot.querySelector('svg').getBoundingClientRect()];
      return inner.width > 50 && inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
  assert.equal(await isWhole(), false);
  await figure.getByRole('button', { name: 'Fit' }).click();
  const start = Date.now();
  while (!(await isWhole())) assert.ok(Date.now() - start < 10_000, 'the picture does not fit');
  for (let times = 0; times < 5; times += 1) await figure.getByRole('button', { name: 'Smaller' }).click();
  assert.equal(await isWhole(), true);
  await page.context().close();
});

test('a picture that was moved stays so when the text changes it', LIMIT, async () => {
  const page = await playground.open();
  await page.click('#tab-flow');
  const figure = page.locator('.figure').first();
  await figure.locator('svg').waitFor();
  const place = () => figure.evaluate((node) => getComputedStyle(node.querySelector('.canvas').shadowRoot.querySelector('.sheet')).transform);
  // It can be moved as soon as it was put into its place.
  await page.waitForFunction(() => getComputedStyle(document.querySelector('.canvas').shadowRoot.querySelector('.sheet')).transform !== 'none');
  const before = await place();
  await figure.locator('.canvas').focus();
  for (const key of ['+', '+', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  // A key moves the picture in the frame behind it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const moved = await place();
  assert.notEqual(moved, before);
  await page.locator('.finding', { hasText: 'Notification in' }).first().getByRole('button', { name: 'write Notifications' }).click();
  await figure.locator('text', { hasText: /^Notifications$/ }).first().waitFor();
  await page.waitForFunction((moved) => getComputedStyle(document.querySelector('.canvas').shadowRoot.querySelector('.sheet')).transform === moved, moved);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the words of a picture are reached by keys, and lead into the text', LIMIT, async () => {
  const page = await playground.open();
  await page.click('#tab-flow');
  await page.locator('.canvas svg').first().waitFor();
  await page.locator('.canvas').focus();
  await page.keyboard.press('Tab');
  const word = () => page.evaluate(() => document.querySelector('.canvas').shadowRoot.activeElement?.textContent);
  const first = await word();
  assert.ok(first);
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await word(), first);
  while ((await word()) !== 'StorePhotos') await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.querySelector('.editor').shadowRoot.activeElement?.className.includes('cm-content')), true);
  assert.match(await page.locator('#place').textContent(), /^127:/);
  await page.context().close();
});

test('a picture is copied as Mermaid, and a browser that refuses is told of', LIMIT, async () => {
  const page = await playground.open();
  await page.click('#tab-flow');
  await page.getByRole('button', { name: 'Copy Mermaid' }).first().click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^sequenceDiagram\n/);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy SVG' }).first().click();
  await page.getByRole('alert').filter({ hasText: 'does not let this page copy' }).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).last().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'write');
  await page.context().close();
});

/** For everybody: screen readers, keyboards, small and enlarged pages. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { LIMIT, checked, documents, start, write } from './playground.js';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

/** What axe has to say of the page as it is. The page lets nobody add scripts to it, so the debugger does. */
async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`);
  });
}

/** The preview is shown beside those that come after it. */
const PANELS = ['flow', 'report', 'preview', 'findings', 'checklist', 'outline', 'architecture', 'config'];
const DIALOGS = ['start', 'share', 'settings', 'help'];

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing wrong in the ${colorScheme} theme`, { timeout: 240_000 }, async () => {
    const page = await playground.open({ colorScheme });
    const found = [];
    for (const panel of PANELS) {
      await page.click(`#tab-${panel}`);
      if (panel === 'flow') await page.locator('.canvas svg').first().waitFor();
      if (panel === 'preview') await page.locator('.preview[aria-busy=false] figure svg').first().waitFor();
      found.push(...(await violations(page)).map((violation) => `${panel}: ${violation}`));
    }
    await page.click('#tab-spec');
    for (const dialog of DIALOGS) {
      await page.click(`#${dialog}`);
      await page.locator('dialog').waitFor();
      found.push(...(await violations(page)).map((violation) => `${dialog}: ${violation}`));
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }
    assert.deepEqual(found, []);
    await page.context().close();
  });
}

test('the whole way by keyboard', LIMIT, async () => {
  const page = await playground.open();
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await page.keyboard.press('Tab');
  assert.equal(await focus(), 'skip');
  await page.keyboard.press('Tab');
  assert.equal(await focus(), 'start');
  // Examples by its menu, with arrows.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[role=menuitem]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await checked(page);
  // Into the editor, type, and out of it with Tab.
  await page.locator('.cm-content').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('typed');
  await page.keyboard.press('Tab');
  assert.notEqual(await focus(), 'panel-spec');
  // From pane to pane, to the findings, and with Enter into the text.
  for (let pane = 0; pane < 6 && (await focus()) !== 'tab'; pane += 1) await page.keyboard.press('F6');
  await page.locator('#tab-findings').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('#tab-checklist').getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.finding[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('.finding[aria-current=true]').count(), 1);
  await page.keyboard.press('Enter');
  assert.equal(await focus(), 'panel-spec');
  await page.keyboard.press('ControlOrMeta+.');
  await page.waitForFunction(() => document.querySelector('#mend span').textContent === 'Fix all safe');
  assert.match((await documents(page)).spec, /typed/);
  // The columns by arrows.
  const splitter = page.locator('.splitter').first();
  await splitter.focus();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  assert.ok(Number(await splitter.getAttribute('aria-valuenow')) > before);
  await page.context().close();
});

test('the counts are read out when somebody pauses', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Night Ferry\n');
  const said = await page.waitForFunction(() => {
    const text = document.getElementById('spoken').textContent;
    return text !== '' && text === document.getElementById('state').textContent && text;
  });
  assert.match(await said.jsonValue(), /error|warning|hint/);
  await page.context().close();
});

for (const [name, viewport] of [
  ['320 px', { width: 320, height: 640 }],
  ['a wide page at 200 %', { width: 640, height: 400 }],
  ['1280 px', { width: 1280, height: 720 }],
]) {
  test(`nothing sticks out at ${name}`, LIMIT, async () => {
    const page = await playground.open({ viewport });
    const isNarrow = viewport.width < 720;
    for (const pane of ['write', 'view', 'judge']) {
      if (isNarrow) await page.click(`.switch [data-pane=${pane}]`);
      const { scrolls, width } = await page.evaluate(() => ({ scrolls: document.documentElement.scrollWidth, width: innerWidth }));
      assert.ok(scrolls <= width, `${pane}: ${scrolls} > ${width}`);
    }
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll('.bar button, .switch button')]
        .filter((button) => button.offsetParent !== null)
        .filter((button) => button.getBoundingClientRect().right > innerWidth + 1)
        .map((button) => button.id),
    );
    assert.deepEqual(hidden, []);
    await page.context().close();
  });
}

/** For everybody: screen readers, keyboards, small and enlarged pages. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { FERRY, LIMIT, checked, pack, start, unpack, write } from './playground.js';

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

  test(`axe finds nothing wrong with what comes and goes in the ${colorScheme} theme`, { timeout: 240_000 }, async () => {
    const page = await playground.open({ colorScheme, hash: pack({ spec: FERRY, config: 'profile = "draft"\n' }) });
    const found = [];
    const look = async (name) => found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
    await page.click('#examples');
    await page.locator('[role=menuitem]').first().waitFor();
    await look('menu');
    await page.keyboard.press('Escape');
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+f');
    await page.locator('.cm-search').waitFor();
    await look('search');
    await page.keyboard.press('Escape');
    await page.locator('.cm-lintRange').first().hover();
    await page.locator('.cm-tooltip-lint').waitFor();
    await look('hover');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-offers li').first().waitFor();
    await look('offers');
    await page.keyboard.press('Escape');
    await page.click('#tab-config');
    await write(page, 'profile = \n');
    await page.locator('.findings .older').waitFor();
    await look('settings that cannot be read');
    await write(page, '');
    await page.locator('.older').first().waitFor({ state: 'hidden' });
    await look('an empty document');
    await page.click('#tab-spec');
    await write(page, '# Read me\n');
    await page.getByText('This is no integration spec yet').waitFor();
    await look('what is no spec');
    await page.click('#examples');
    await page.getByRole('menuitem').first().click();
    await page.getByRole('button', { name: 'Bring it back' }).waitFor();
    await look('notice');
    await page.click('#start');
    await page.locator('dialog').getByRole('button', { name: 'Skip the questions' }).click();
    await page.getByPlaceholder('Name of a module').fill('Berths');
    await page.keyboard.press('Enter');
    await look('modules of a new spec');
    assert.deepEqual(found, []);
    await page.context().close();
  });
}

/** The id of what has the focus, or its classes, or what it is. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element.id || element.className || element.localName;
  });

/** Presses a key until something has the focus that fits, as somebody does who looks for it. */
async function pressUntil(page, key, wanted) {
  for (let times = 0; times < 60; times += 1) {
    await page.keyboard.press(key);
    if (wanted.test(await focused(page))) return;
  }
  assert.fail(`${key} never comes to ${wanted}`);
}

test('the whole way by keyboard', LIMIT, async () => {
  const page = await playground.open();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'skip');
  await pressUntil(page, 'Tab', /^examples$/);
  // A menu: arrows go through it, Escape puts it away and gives the focus back.
  await page.keyboard.press('Enter');
  await page.locator('[role=menuitem]').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'examples');
  const spec = () => page.evaluate(() => document.querySelector('.editor').shadowRoot.querySelector('.cm-content').textContent);
  const choose = async (keys, title) => {
    await page.keyboard.press('Enter');
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    while (!(await spec()).startsWith(`# Integration: ${title}`)) await page.evaluate(() => new Promise(requestAnimationFrame));
    await checked(page);
  };
  await choose(['ArrowDown', 'ArrowDown', 'ArrowUp'], 'Locker Pickup');
  await choose(['End', 'Home'], 'Damage Claim');

  // Into the editor, write, and out of it with Tab.
  await pressUntil(page, 'Tab', /cm-content/);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('typed');
  await checked(page);
  assert.match(await spec(), /typed$/);
  await page.keyboard.press('Tab');
  assert.doesNotMatch(await focused(page), /cm-/);

  // From pane to pane and back, and from tab to tab.
  await page.keyboard.press('F6');
  const pane = () => page.evaluate(() => document.activeElement.closest('.pane')?.id);
  const panes = [await pane()];
  for (let times = 0; times < 3; times += 1) {
    await page.keyboard.press('F6');
    panes.push(await pane());
  }
  assert.deepEqual(new Set(panes), new Set(['write', 'view', 'judge']));
  await page.keyboard.press('Shift+F6');
  assert.equal(await pane(), panes[2]);
  while ((await pane()) !== 'judge') await page.keyboard.press('F6');
  assert.equal(await focused(page), 'tab-findings');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('#tab-checklist').getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowLeft');

  // Through the findings, to a fix of one, and back.
  await pressUntil(page, 'Tab', /^finding /);
  const count = await page.locator('.finding').count();
  while ((await page.locator('.finding[aria-current=true]', { hasText: 'write Notifications' }).count()) === 0) await page.keyboard.press('ArrowDown');
  await pressUntil(page, 'Tab', /^button/);
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length !== count, count);
  assert.match(await focused(page), /^finding /);
  await page.keyboard.press('ControlOrMeta+z');
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count, count);
  await page.keyboard.press('Enter');
  assert.match(await focused(page), /cm-content/);
  await page.keyboard.press('ControlOrMeta+.');
  await page.waitForFunction(() => document.querySelector('#mend span').textContent === 'Fix all safe');

  // A column by arrows, and the link.
  await pressUntil(page, 'Shift+Tab', /^share$/);
  await page.keyboard.press('Enter');
  await page.locator('.link-box').waitFor();
  const link = await page.locator('.link-box').inputValue();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'share');
  assert.match(unpack(new URL(link).hash).spec, /typed$/);
  await pressUntil(page, 'Tab', /^splitter/);
  const width = () => page.evaluate(() => Number(document.querySelector('.splitter').getAttribute('aria-valuenow')));
  const before = await width();
  await page.keyboard.press('ArrowRight');
  assert.ok((await width()) > before);
  assert.deepEqual(page.errors, []);
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
    // Whatever is shown of the bars is whole: neither past the page's edge nor cut off by what it stands in.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.bar button, .switch button, .tab, .status span, .filters > *')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.textContent.trim() !== '')
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1 || (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1);
        })
        .map((element) => `${element.id || element.className}: ${element.textContent}`),
    );
    assert.deepEqual(cut, []);
    await page.context().close();
  });
}

/** What the editor knows of a spec while somebody writes it: what fits, and where names stand. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, checked, pack, start } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

const SPEC = `# Integration: Night Ferry 🚢

## Modules Involved

| Module | Role | Changes Needed |
|--------|------|----------------|
| Berths | Both | Holds a berth |
| Tickets | Consumer | Issues tickets |

When Berths acts, it is night.
`;

/** A page with a spec in it, whose caret is at its end. */
async function writing(text) {
  const page = await playground.open({ hash: pack({ spec: text }) });
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  return page;
}

const offered = async (page) => {
  await page.locator('.cm-offers li').first().waitFor();
  return page.locator('.cm-offers .cm-completionLabel').allTextContents();
};
/** Takes an offer with the mouse: for a moment after they appear, the editor takes Enter for a line break. */
const take = (page, label) => page.locator('.cm-offers li', { hasText: label }).click();
/** The text as the editor shows it: short texts are shown whole. */
const spec = async (page) => (await page.locator('.cm-line').allTextContents()).join('\n');

test('a cell is offered what its column wants, and takes it', LIMIT, async () => {
  const page = await writing(`${SPEC}\n## Coordination Points\n\n### Synchronous Calls\n\n| From | To | Method | Purpose |\n|---|---|---|---|\n| `);
  await page.keyboard.type('t');
  assert.deepEqual(await offered(page), ['Tickets']);
  await take(page, 'Tickets');
  await page.keyboard.type(' | ');
  await page.keyboard.press('Control+Space');
  assert.deepEqual(await offered(page), ['Berths', 'Tickets']);
  await take(page, 'Berths');
  assert.match(await spec(page), /\n\| Tickets \| Berths$/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a missing section comes with its table, its first gap selected, and goes again in one step', LIMIT, async () => {
  const before = `${SPEC}\n`;
  const page = await writing(before);
  await page.keyboard.press('Control+Space');
  const labels = await offered(page);
  assert.deepEqual(labels.slice(0, 3), ['## Overview', '## Data Flow', '## Coordination Points']);
  await take(page, '## Coordination Points');
  assert.match(await spec(page), /it is night\.\n\n## Coordination Points\n\n### Synchronous Calls\n\n\| From/);
  await page.keyboard.type('Berths');
  assert.match(await spec(page), /\n\| Berths \| \[Callee\]/);
  await checked(page);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await spec(page), before);
  await page.context().close();
});

test('a sentence is not interrupted', LIMIT, async () => {
  const page = await writing(`${SPEC}\n`);
  await page.keyboard.type('Then it is the');
  await checked(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('end');
  assert.match(await spec(page), /Then it is the\nend$/);
  await page.context().close();
});

test('a name leads to its row, to its next place, and tells what its row says', LIMIT, async () => {
  const page = await writing(SPEC);
  // In the last line with words, behind "When Ber".
  await page.keyboard.press('ArrowUp');
  for (let letters = 0; letters < 8; letters += 1) await page.keyboard.press('ArrowRight');
  await page.locator('.cm-marked').nth(1).waitFor();
  const line = () => page.locator('#place').textContent();
  await page.keyboard.press('F12');
  assert.match(await line(), /^7:/);
  await page.keyboard.press('Shift+F12');
  assert.match(await line(), /^10:/);
  await page.locator('.cm-marked').first().hover();
  assert.match(await page.locator('.cm-tooltip-hover').textContent(), /Berths · module.*Both · Holds a berth.*line 7/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

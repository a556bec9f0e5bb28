/** Somebody types into a spec, and how long they wait. */

import { watch } from './watch.js';

/** Words for a cell of a table. */
const WORDS = 'so that nobody waits twice for what one of both knows already ';

/** Milliseconds from an answer to the next key, by turns: a hand is not a clock. */
const PAUSES = [90, 60, 130, 70, 110];

/** Milliseconds from key to key of somebody who waits for nothing: a key that is held down. */
const HELD = 33;

/** As long as what comes behind the findings takes at most: previews, pictures, the draft. */
const SETTLED = 3_000;

/** Types into the cell behind `behind`, with the preview beside it, by both manners; gives what was seen of each. */
export async function typing(browser, url, { spec, architecture, behind, keys }) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(watch);
    await page.addInitScript((draft) => localStorage.setItem(`seamline-draft@${location.pathname.replace(/[^/]*$/, '')}`, draft), JSON.stringify({ spec, architecture, config: '' }));
    await page.goto(url);
    await page.waitForFunction(() => globalThis.seen.answered);
    await page.locator('.preview h1').waitFor();
    await goBehind(page, behind);
    const waiting = await measured(page, async (text) => {
      for (const [at, key] of [...text].entries()) {
        await page.keyboard.press(key);
        await page.evaluate(() => globalThis.allAnswered());
        await page.waitForTimeout(PAUSES[at % PAUSES.length]);
      }
    });
    const burst = await measured(page, async (text) => {
      const start = performance.now();
      for (const [at, key] of [...text].entries()) {
        await page.waitForTimeout(Math.max(0, start + at * HELD - performance.now()));
        await page.keyboard.press(key);
      }
      await page.evaluate(() => globalThis.allAnswered());
    });
    return { waiting, burst };
  } finally {
    await context.close();
  }

  async function measured(page, type) {
    await page.waitForTimeout(SETTLED);
    await page.evaluate(() => globalThis.takeSeen());
    await type(WORDS.repeat(Math.ceil(keys / WORDS.length)).slice(0, keys));
    await page.waitForTimeout(SETTLED);
    return page.evaluate(() => globalThis.takeSeen());
  }
}

/** Puts the caret behind words, as somebody does who searches for them. */
async function goBehind(page, words) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.insertText(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

/** Somebody comes for the first time. */

import { serveSite } from './site.js';
import { watch } from './watch.js';

/** The line: 10 Mbit/s, 40 ms until an answer begins. */
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };

/** As long as the rest takes to come, in milliseconds. */
const REST = 8_000;

/** Loads the page; gives when the editor could be typed in, when the findings were there, and what was asked for until when. */
export async function loading(browser, site) {
  const server = await serveSite(site);
  // A service worker fetches everything once more, behind what the page waits for.
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', LINE);
    await page.goto(server.url);
    await page.waitForFunction(() => globalThis.seen.answered);
    await page.waitForTimeout(REST);
    const { start, usable, answered } = await page.evaluate(() => ({ start: performance.timeOrigin, ...globalThis.seen }));
    const files = [...server.asked].map(([path, at]) => ({
      path,
      phase: at - start <= usable ? 'editor' : at - start <= answered ? 'findings' : 'later',
      raw: site.get(path).raw.length,
      packed: site.get(path).packed.length,
    }));
    return { usable, answered, files };
  } finally {
    await Promise.all([context.close(), server.close()]);
  }
}

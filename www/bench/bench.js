/**
 * Measures the module in Chromium: a check over the same check natively, and for how long a large check keeps the page from
 * answering. The argument is the native peer, which brings the texts along.
 */

import { execFileSync } from 'node:child_process';
import { launch } from '../tests/support/browser.js';
import { serve } from '../tests/support/server.js';

const AIM_RATIO = 3;
const AIM_BLOCKED = 16;
/** The two sides take turns, so that a slow moment of the machine meets both. */
const ROUNDS = 3;

const ROOT = new URL('../../', import.meta.url);
const native = () =>
  execFileSync(process.argv[2], ['--peer'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 })
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const server = await serve({
  '/validator/': new URL('www/validator/', ROOT),
  '/bench/': new URL('www/bench/', ROOT),
  '/': '<!doctype html><title>bench</title><script type="module" src="/bench/page.js"></script>',
});
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.bench);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const texts = native();
    const here = [];
    for (const text of texts) here.push(await page.evaluate((text) => globalThis.bench.check(text), text));
    rounds.push(texts.map(({ name, text, median }, at) => ({ name, bytes: Buffer.byteLength(text), native: median, here: here[at] })));
  }
  tellRatios(rounds);
  const [large] = native().slice(-1);
  tellBlocked(large.name, await page.evaluate((large) => globalThis.bench.blocked(large), large));
} finally {
  await Promise.all([browser.close(), server.close()]);
}

function tellRatios(rounds) {
  console.log(`Time of a check in Chromium over the same natively (medians of ${ROUNDS} rounds by turns; aim ≤ ${AIM_RATIO})\n`);
  console.log(row('text', 'bytes', 'Chromium', 'native', 'ratio'));
  for (const at of rounds[0].keys()) {
    const { name, bytes } = rounds[0][at];
    const [here, there] = ['here', 'native'].map((side) => median(rounds.map((round) => round[at][side])));
    console.log(row(name, bytes, ms(here), ms(there), (here / there).toFixed(2)) + aim(here / there, AIM_RATIO));
  }
}

function tellBlocked(name, { busy, idle, took }) {
  console.log(`\nLongest time without an answer of the page while the worker checks ${name} (${ms(took)}; aim ≤ ${AIM_BLOCKED} ms)\n`);
  console.log(row('', '', 'checking', 'idle', ''));
  console.log(row(name, '', ms(busy), ms(idle), '') + aim(busy, AIM_BLOCKED));
}

function row(name, bytes, one, other, ratio) {
  return `  ${name.padEnd(16)} ${String(bytes).padStart(10)} ${one.padStart(12)} ${other.padStart(12)} ${ratio.padStart(8)}`;
}

function ms(time) {
  return `${time.toFixed(3)} ms`;
}

function aim(measured, aim) {
  return measured <= aim ? '' : '  above the aim';
}

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}

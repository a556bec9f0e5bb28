/** The way through the playground in Firefox: load, type, mend, take back, share, open elsewhere. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchFirefox } from '../support/firefox.js';
import { LIMIT, pack, site, unpack } from './playground.js';

let place;
let firefox;

before(async () => {
  [place, firefox] = await Promise.all([site(), launchFirefox()]);
});
after(() => Promise.all([firefox?.close(), place?.server.close()]));

const SPEC = [
  '# Integration: Nachtfähre 🚢',
  '',
  '## Modules Involved',
  '',
  '| Module | Role | Changes Needed |',
  '|--------|------|----------------|',
  '| Liegeplätze | Both | Holds a berth |',
  '| Fahrscheine | Consumer | Issues tickets |',
  '',
  '### Synchronous Calls',
  '',
  '| From | To | Method | Purpose |',
  '|------|----|--------|---------|',
  '',
].join('\n');
const ROW = '| Fahrschein | Liegeplätze | holdBerth | Überfahrt sichern |';

/** A page in a browser of its own, with every error and every request to elsewhere noted. */
async function open(hash = '') {
  const context = await firefox.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.errors = [];
  page.elsewhere = [];
  page.on('pageerror', (error) => page.errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(place.server.url) && !/^(?:blob|data|about):/.test(request.url())) page.elsewhere.push(request.url());
  });
  await page.goto(place.address + hash);
  await checked(page);
  return page;
}

const checked = (page) =>
  page.waitForFunction(() => !['loading', 'checking'].includes(document.getElementById('state').dataset.state) && document.body.dataset.progress !== 'checking');
const text = (page) => page.$eval('.editor', (host) => [...host.shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
const findings = (page) => page.$$eval('.finding', (items) => items.map((item) => item.querySelector('p').textContent));
const showing = (page, words) => page.waitForFunction((words) => document.getElementById('state').textContent.includes(words), {}, words);

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

test('in Firefox: load, type, mend, take back, share, open elsewhere', LIMIT, async () => {
  const first = await open();
  await showing(first, '4 errors, 7 warnings');
  await first.waitForFunction(() => document.querySelector('.preview-host').shadowRoot.querySelector('figure svg'));

  const page = await open(pack({ spec: SPEC }));
  await page.click('>>> .cm-content');
  await press(page, 'Control', 'End');
  await page.keyboard.type(ROW);
  await page.waitForFunction(() => [...document.querySelectorAll('.finding')].some((finding) => finding.textContent.includes('Fahrschein is named')));
  await checked(page);
  const [written, before] = [await text(page), await findings(page)];
  assert.equal(written, SPEC + ROW);

  await (await page.waitForSelector('xpath/.//li[contains(., "Fahrschein is named")]//button[contains(., "write")]')).click();
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length < count, {}, before.length);
  assert.match(await text(page), /\n\| Fahrscheine \| Liegeplätze/);
  await page.click('>>> .cm-content');
  await press(page, 'Control', 'z');
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count, {}, before.length);
  await checked(page);
  assert.deepEqual([await text(page), await findings(page)], [written, before]);

  await page.click('#share');
  const box = await page.waitForSelector('.link-box');
  const { hash } = new URL(await box.evaluate((element) => element.value));
  assert.equal(unpack(hash).spec, written);
  const other = await open(hash);
  assert.deepEqual([await text(other), await findings(other)], [written, before]);
  for (const { errors, elsewhere } of [first, page, other]) assert.deepEqual([errors, elsewhere], [[], []]);
});

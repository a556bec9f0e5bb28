/**
 * Links of strangers who mean harm. hostile.json has what they hold: documents, whose long texts are written as `before`,
 * `repeat` and `after`; links that are broken by themselves; and bombs. Nothing of it may run, ask another server for
 * anything, or take the page away from its reader.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { pack, start } from './playground.js';

const PAYLOADS = JSON.parse(await readFile(new URL('hostile.json', import.meta.url), 'utf8'));
const HEAVY = ['huge', 'nested'];
/** Milliseconds in which a page has to have an answer and be usable again. */
const PATIENCE = 60_000;

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

function expanded(text) {
  if (typeof text !== 'object' || text === null) return text;
  const { before = '', repeat, after = '' } = text;
  return expanded(before) + (repeat ? repeat.text.repeat(repeat.times) : '') + expanded(after);
}

function linkOf({ hash, bomb, document }) {
  if (hash !== undefined) return expanded(hash);
  if (bomb) return pack({ spec: 'a'.repeat(bomb.bytes) });
  return pack(Object.fromEntries(Object.entries(document).map(([name, text]) => [name, expanded(text)])));
}

/** Opens a link in a page that is open already, and looks at everything that it shows. */
async function visit(page, payload) {
  // A link that is the same as the one before opens nothing.
  await page.evaluate((hash) => {
    document.querySelectorAll('.notice').forEach((notice) => notice.remove());
    history.replaceState(null, '', location.pathname);
    document.body.dataset.progress = 'opening';
    location.hash = hash;
  }, linkOf(payload));
  await page.waitForFunction(
    () =>
      document.querySelector('.notice.error') ||
      (['done', 'failed'].includes(document.body.dataset.progress) && document.querySelector('.preview').getAttribute('aria-busy') !== 'true') ||
      // What is no link of ours, and what is there already, changes nothing.
      (!/^#v\d+=/.test(location.hash) && document.body.dataset.progress === 'opening'),
    undefined,
    { timeout: PATIENCE },
  ).catch((error) => assert.fail(`${payload.name}: ${error.message}`));
}

async function unharmed(page, { name }) {
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined, `${name}: a script ran`);
  assert.deepEqual(page.elsewhere, [], name);
  assert.deepEqual(page.errors.filter((error) => error.startsWith('dialog:')), [], name);
  assert.equal(await page.evaluate(() => `${document.title} ${document.querySelectorAll('main .pane').length}`), 'Seamline playground 3', name);
  // Nothing harmful is in the page either, waiting for a click.
  const found = await page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter((root) => root)];
    return roots.flatMap((root) =>
      [...root.querySelectorAll('*')].flatMap((element) => {
        const isOurs = root === document || element.closest('.cm-editor');
        const bad = [];
        if (!isOurs && /^(script|iframe|object|embed|base|link|meta|form|style|foreignobject|img|image|video|audio|template|slot)$/i.test(element.localName)) bad.push(element.localName);
        for (const { name, value } of element.attributes) {
          if (/^on/i.test(name)) bad.push(`${element.localName} ${name}`);
          if (/^(?:[\s\u0000-\u0020]*)(?:javascript|vbscript|data|blob):/i.test(value) && /^(?:href|src|action|xlink:href|formaction)$/i.test(name)) bad.push(`${name}=${value}`);
          if (!isOurs && /url\s*\(\s*['"]?(?!#)/i.test(value)) bad.push(`${name}=${value}`);
          if (!isOurs && name === 'role' && /alert|dialog|status|log|application/.test(value)) bad.push(`role ${value}`);
          if (!isOurs && name === 'tabindex' && value > 0) bad.push(`tabindex ${value}`);
          if (!isOurs && name === 'href' && value.startsWith('..') && !new URL(value, location).pathname.includes('/rules/')) bad.push(`leads to ${value}`);
        }
        return bad;
      }),
    );
  });
  assert.deepEqual(found.slice(0, 5), [], name);
  // The page is as large as its window, whatever a message says.
  const panes = await page.evaluate(() => document.querySelector('.panes').getBoundingClientRect().height / innerHeight);
  assert.ok(panes > 0.5, `${name}: the panes have ${panes} of the page`);
}

const light = PAYLOADS.filter(({ kind }) => !HEAVY.includes(kind));

test(`nothing of ${light.length} hostile links runs, asks elsewhere, or is in the page`, { timeout: 600_000 }, async () => {
  assert.ok(PAYLOADS.length >= 150);
  const page = await playground.open();
  let figures = 0;
  for (const payload of light) {
    await visit(page, payload);
    await unharmed(page, payload);
    if (!JSON.stringify(payload).includes('mermaid')) continue;
    // What the preview has as a figure, the flow has in another way.
    await page.click('#tab-flow');
    await page.locator('.figure, .flow .empty').first().waitFor({ timeout: PATIENCE });
    figures += await page.locator('.figure').count();
    await unharmed(page, payload);
    await page.click('#tab-preview');
  }
  assert.ok(figures >= 50, `there are only ${figures} figures`);
  await page.context().close();
});

for (const kind of HEAVY) {
  const payloads = PAYLOADS.filter((payload) => payload.kind === kind);
  test(`the page survives ${payloads.length} ${kind} documents`, { timeout: 600_000 }, async () => {
    const page = await playground.open();
    for (const payload of payloads) {
      await visit(page, payload);
      await unharmed(page, payload);
      // It is usable: a tab and the editor answer.
      await page.click('#tab-checklist', { timeout: PATIENCE });
      await page.click('#tab-architecture', { timeout: PATIENCE });
      await page.click('#tab-preview', { timeout: PATIENCE });
    }
    await page.context().close();
  });
}

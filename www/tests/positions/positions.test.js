/** Positions in JavaScript strings: a spec in disguise has the same findings at the same words, and fixes that do the same. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as validator from '@seamline/validator';
import { launch } from '../support/browser.js';
import { serve } from '../support/server.js';
import { ARCHITECTURE, PLAIN, disguises, placeOf } from './disguises.js';

const ROOT = new URL('../../../', import.meta.url);
const options = { architecture: ARCHITECTURE };

const findings = (report) => report.files[0].diagnostics;
const wordsAt = (text, { start, end }) => text.slice(start.offset, end.offset);

let plain;

before(async () => {
  await validator.init();
  plain = findings(validator.check(PLAIN, options));
});

test('there is something to find, and something to mend in one place and in several', () => {
  const fixes = plain.flatMap((finding) => finding.fixes);
  assert.ok(plain.length > 10 && fixes.length > 10);
  assert.ok(fixes.some((fix) => fix.edits.length === 1) && fixes.some((fix) => fix.edits.length > 1));
  assert.ok(plain.some((finding) => wordsAt(PLAIN, finding) === 'Lockrs'));
});

for (const { name, text, off } of disguises()) {
  test(`in Node, behind ${name}`, () => {
    const found = findings(validator.check(text, options));
    const told = (finding, words) => [finding.rule, finding.severity, words, finding.fixes.map((fix) => fix.title)];
    assert.deepEqual(
      found.map((finding) => told(finding, off(wordsAt(text, finding)))),
      plain.map((finding) => told(finding, wordsAt(PLAIN, finding))),
    );
    const places = found.flatMap(({ start, end, related, fixes }) => [
      ...[{ start, end }, ...related, ...fixes.flatMap((fix) => fix.edits)].flatMap((one) => [one.start, one.end]),
    ]);
    for (const place of places) assert.deepEqual(place, placeOf(text, place.offset));
  });

  test(`each fix does the same, behind ${name}`, () => {
    const found = findings(validator.check(text, options));
    for (const [at, finding] of found.entries()) {
      for (const [number, { edits }] of finding.fixes.entries()) {
        const here = off(validator.applyEdits(text, edits));
        assert.equal(here, validator.applyEdits(PLAIN, plain[at].fixes[number].edits), finding.fixes[number].title);
      }
    }
    for (const fixes of ['safe', 'all']) {
      const fixed = (text) => validator.applyEdits(text, validator.edits(text, options, { fixes }).edits);
      assert.equal(off(fixed(text)), fixed(PLAIN));
    }
  });
}

test('in Chromium the worker finds the same, and the element fixes the same in a text area', { timeout: 120_000 }, async () => {
  const server = await serve({
    '/validator/': new URL('www/validator/', ROOT),
    '/': `<!doctype html><title>positions</title><script type="module">
      import { createEngine } from '/validator/dist/index.js';
      import '/validator/dist/element.js';
      globalThis.engine = createEngine({ worker: 'always' });
      await globalThis.engine.version();
      globalThis.ready = true;
    </script><seamline-validator><textarea></textarea></seamline-validator>`,
  });
  const browser = await launch();
  after(() => Promise.all([browser.close(), server.close()]));
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.ready);
  const misspelt = plain.findIndex((finding) => wordsAt(PLAIN, finding) === 'Lockrs');
  const mended = validator.applyEdits(PLAIN, plain[misspelt].fixes[0].edits);
  for (const { name, text, off } of disguises()) {
    // As an expression the text goes over as it is; as an argument a lone surrogate would be lost on the way.
    const [report, element] = await page.evaluate(`(${inPage})(${escaped(text)}, ${JSON.stringify(options)}, ${misspelt})`);
    assert.deepEqual(report, validator.check(text, options), name);
    // A text area has line feeds, whatever it was given.
    const inArea = text.replaceAll(/\r\n?/g, '\n');
    assert.deepEqual(element.found, findings(validator.check(inArea, options)).map((finding) => wordsAt(inArea, finding)), name);
    assert.equal(element.selected, 'Lockrs', name);
    assert.equal(off(element.fixed).replaceAll(/\r\n?/g, '\n'), mended, name);
  }
});

/** A string as JavaScript source in ASCII: nothing else takes a lone surrogate into a page. */
function escaped(text) {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

/** Runs in the page. */
async function inPage(text, options, misspelt) {
  const element = document.querySelector('seamline-validator');
  const area = element.querySelector('textarea');
  element.options = options;
  element.value = text;
  const shown = await element.check();
  const found = shown.files[0].diagnostics.map(({ start, end }) => area.value.slice(start.offset, end.offset));
  element.shadowRoot.querySelectorAll('.finding')[misspelt].querySelector('.place').click();
  const selected = area.value.slice(area.selectionStart, area.selectionEnd);
  element.applyFix(misspelt);
  return [await globalThis.engine.check(text, options), { found, selected, fixed: area.value }];
}

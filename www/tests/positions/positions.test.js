/** Positions in JavaScript strings: a spec in disguise has the same findings at the same words, and fixes that do the same. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as validator from '@seamline/validator';
import { launch } from '../support/browser.js';
import { serve } from '../support/server.js';
import { ARCHITECTURE, MARKS, PLAIN, disguises, placeOf } from './disguises.js';

const ROOT = new URL('../../../', import.meta.url);
const options = { architecture: ARCHITECTURE };

const found = (text) => validator.check(text, options).files[0].diagnostics;
const wordsAt = (text, { start, end }) => text.slice(start.offset, end.offset);
const asItIs = (text) => text;

/** What is found in a text, with what takes a disguise off the words that it is found at. */
const told = (text, off) =>
  found(text).map((finding) => {
    const titles = finding.fixes.map((fix) => fix.title);
    return [finding.rule, finding.severity, off(wordsAt(text, finding)), titles];
  });

let plain;

before(async () => {
  await validator.init();
  plain = found(PLAIN);
});

test('there is something to find, and something to mend in one place and in several', () => {
  const fixes = plain.flatMap((finding) => finding.fixes);
  assert.ok(plain.length > 10 && fixes.length > 10);
  assert.ok(fixes.some((fix) => fix.edits.length === 1) && fixes.some((fix) => fix.edits.length > 1));
  assert.ok(plain.some((finding) => wordsAt(PLAIN, finding) === 'Lockrs'));
});

test('what a fix mends is not found again', () => {
  for (const { rule, key, fixes } of plain) {
    // After `n/a:` the reason is still to be written.
    for (const { title, edits } of fixes.filter((fix) => !fix.title.endsWith('with `n/a:`'))) {
      const left = found(validator.applyEdits(PLAIN, edits)).filter((other) => other.rule === rule && other.key === key);
      assert.deepEqual(left, [], title);
    }
  }
});

for (const { name, text, off, marks } of disguises()) {
  test(`in Node, behind ${name}`, () => {
    assert.deepEqual(told(text, off), told(PLAIN, asItIs));
    for (const [at, finding] of found(text).entries()) {
      const words = wordsAt(PLAIN, plain[at]);
      // What is found at one word is found at this word alone, whatever stands beside it.
      if (!/\s/.test(words)) assert.equal(wordsAt(text, finding), words);
      const places = [finding, ...finding.related, ...finding.fixes.flatMap((fix) => fix.edits)];
      for (const place of places.flatMap(({ start, end }) => [start, end])) {
        assert.deepEqual(place, placeOf(text, place.offset));
      }
    }
  });

  test(`each fix does the same, behind ${name}`, () => {
    const same = (edits, plainly) => {
      const fixed = validator.applyEdits(text, edits);
      const mended = validator.applyEdits(PLAIN, plainly);
      assert.equal(off(fixed), mended);
      // None was lost in an edit, and none came with one.
      assert.equal(marks(fixed), marks(text));
      assert.deepEqual(told(fixed, off), told(mended, asItIs));
    };
    for (const [at, { fixes }] of found(text).entries()) {
      for (const [number, { edits }] of fixes.entries()) same(edits, plain[at].fixes[number].edits);
    }
    for (const fixes of ['safe', 'all']) {
      same(validator.edits(text, options, { fixes }).edits, validator.edits(PLAIN, options, { fixes }).edits);
    }
  });
}

for (const [name, mark] of Object.entries(MARKS)) {
  test(`what sticks to a name is found with it, as ${name}`, () => {
    const words = `${mark}Lockrs${mark}`;
    const text = PLAIN.replace('Lockrs', words);
    const unknown = found(text).filter((finding) => finding.rule === 'modules/unknown');
    assert.deepEqual(unknown.map((finding) => wordsAt(text, finding)), [words]);
  });
}

test('a fix of a name leaves the markup around it whole', () => {
  for (const cell of ['**Lockrs** ✅', '✅ **Lockrs**', '**Lockrs**.', '`Lockrs` ✅']) {
    const text = PLAIN.replace('Lockrs ()', cell);
    const { edits } = validator.edits(text, options, { fixes: 'safe' });
    const [, mended] = /BayFreed [^\n]*\|([^|\n]*)\| Kiosk \|/.exec(validator.applyEdits(text, edits));
    assert.match(mended, /^ (✅ )?(\*\*|`)?Lockers\2( ✅|\.)? $/, cell);
  }
});

/** Half a character cannot be written in UTF-8, so a fix writes U+FFFD for it. */
test('a fix writes a name as it is declared', () => {
  for (const mark of Object.values(MARKS)) {
    const declared = `Lockers${mark}`;
    const architecture = ARCHITECTURE.replaceAll('Lockers', declared);
    const text = PLAIN.replace('Lockrs ()', 'Lockrs').replaceAll('Lockers', declared);
    const [unknown] = validator.check(text, { architecture }).files[0].diagnostics.filter((one) => one.rule === 'modules/unknown');
    for (const { edits } of unknown.fixes) assert.deepEqual(edits.map((edit) => edit.text), [declared.toWellFormed()]);
  }
});

test('in Chromium the worker finds and mends the same, and so does the element', { timeout: 120_000 }, async () => {
  const server = await serve({
    '/validator/': new URL('www/validator/', ROOT),
    '/': `<!doctype html><title>positions</title><script type="module">
      import { createEngine } from '/validator/dist/index.js';
      import '/validator/dist/element.js';
      globalThis.engine = createEngine({ worker: 'always' });
      await globalThis.engine.version();
      globalThis.ready = true;
    </script><seamline-validator id="around"><textarea></textarea></seamline-validator>
    <seamline-validator id="alone"></seamline-validator>`,
  });
  const browser = await launch();
  after(() => Promise.all([browser.close(), server.close()]));
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.ready);
  // One with an edit in one place, and one with edits in several and disguises between them.
  const mended = ['Lockrs', 'kioskMap'].map((words) =>
    plain.findIndex((finding) => wordsAt(PLAIN, finding) === words && finding.fixes.length > 0),
  );
  for (const { name, text } of disguises()) {
    // As an expression the text goes over as it is; as an argument a lone surrogate would be lost on the way.
    const run = `(${inPage})(${escaped(text)}, ${JSON.stringify(options)}, ${JSON.stringify(mended)})`;
    const { worker, around, alone } = await page.evaluate(run);
    const wanted = (text) => ({
      words: found(text).map((finding) => wordsAt(text, finding)),
      fixed: mended.map((at) => validator.applyEdits(text, found(text)[at].fixes[0].edits)),
    });
    assert.deepEqual(worker.report, validator.check(text, options), name);
    assert.deepEqual(worker.edits, validator.edits(text, options, { fixes: 'all' }), name);
    assert.deepEqual(alone, wanted(text), name);
    // A text area has line feeds, whatever it was given.
    assert.deepEqual(around, { ...wanted(text.replaceAll(/\r\n?/g, '\n')), selected: ['Lockrs', 'kioskMap'] }, name);
  }
});

/** A string as JavaScript source in ASCII: nothing else takes a lone surrogate into a page. */
function escaped(text) {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

/** Runs in the page. */
async function inPage(text, options, mended) {
  const found = async (element) => {
    element.options = options;
    element.value = text;
    const shown = await element.check();
    return shown.files[0].diagnostics.map(({ start, end }) => element.value.slice(start.offset, end.offset));
  };
  const fixed = async (element) => {
    const texts = [];
    for (const at of mended) {
      await found(element);
      element.applyFix(at);
      texts.push(element.value);
    }
    return texts;
  };
  const selected = (at) => {
    area.closest('seamline-validator').shadowRoot.querySelectorAll('.finding')[at].querySelector('.place').click();
    return area.value.slice(area.selectionStart, area.selectionEnd);
  };
  const [around, alone] = ['around', 'alone'].map((id) => document.getElementById(id));
  const area = around.querySelector('textarea');
  const { engine } = globalThis;
  return {
    worker: { report: await engine.check(text, options), edits: await engine.edits(text, options, { fixes: 'all' }) },
    around: { words: await found(around), selected: mended.map(selected), fixed: await fixed(around) },
    alone: { words: await found(alone), fixed: await fixed(alone) },
  };
}

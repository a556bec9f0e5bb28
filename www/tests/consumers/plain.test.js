/** A page without any tools, under a policy that allows its own scripts and styles alone. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { LIMIT, closeBrowser, open } from './browser.js';
import { INSTALLED, example, pack } from './pack.js';
import { serve } from './server.js';

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
const ALL = 'show="badges findings checklist diagram" architecture="/architecture.md"';

let packed, server, node, texts, report;

before(async () => {
  packed = await pack();
  const names = ['typical', 'clean', 'architecture'];
  texts = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await example(`${name}.md`)])));
  texts.hostile = hostile(texts.typical);
  node = await import(pathToFileURL(`${packed.unpacked}/dist/node.js`).href);
  await node.init();
  report = node.check(texts.typical, { architecture: texts.architecture });

  // The name of the element is there to show that it submits nothing beside its text area.
  const area = (text, id = 'spec') =>
    `<label for="${id}">Spec ${id}</label><seamline-validator name="again" ${ALL}>` +
    `<textarea id="${id}" name="${id}" rows="20" cols="60">${escaped(text)}</textarea></seamline-validator>`;
  const form = (inside) => `<form action="/sent"><button type="submit">Send</button>${inside}</form>`;
  server = await serve(packed.folder, {
    '/typical.md': { body: texts.typical },
    '/architecture.md': { body: texts.architecture },
    '/clean.md': { body: texts.clean },
    '/page.css': { body: ':root { background: light-dark(#fff, #121212) } textarea { font-family: monospace }' },
    '/favicon.ico': { body: '' },
    '/form': page(form(area(texts.typical))),
    '/several': page(
      area(texts.typical, 'one') + area(texts.clean, 'two') + '<seamline-badges src="/typical.md"></seamline-badges>',
    ),
    '/hostile': page(area(texts.hostile)),
    '/named': page(form(`<seamline-validator name="spec" src="/clean.md" ${ALL}></seamline-validator>`)),
    '/early': page('<p id="place"></p>'),
  });
});

after(async () => {
  await closeBrowser();
  await server?.close();
  await packed?.remove();
});

test('everything is shown and nothing is asked of the policy or of another origin', LIMIT, async () => {
  const { page, seen, close } = await open(server.url('/form'));
  await settled(page, ['svg']);
  assert.equal(await page.locator('.finding').count(), report.files[0].diagnostics.length);
  assert.equal(await page.locator('.row').count(), 7);
  assert.match(await page.locator('.status').innerText(), /^4 errors, 7 warnings, 1 hint$/);
  assert.deepEqual(await page.evaluate(() => globalThis.seen.violations), []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.failed, []);
  assert.deepEqual([...new Set(seen.requests.map((url) => new URL(url).origin))], [new URL(server.url('/')).origin]);
  await close();
});

test('the diagram is styled by an adopted sheet', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page, ['svg']);
  const found = await page.locator('svg').evaluate((svg) => {
    const fills = [...svg.querySelectorAll('rect')].map((shape) => getComputedStyle(shape).fill);
    const rules = svg.getRootNode().adoptedStyleSheets.map((sheet) => sheet.cssRules.length);
    return { fills, rules, styled: svg.querySelectorAll('style, [style]').length };
  });
  assert.ok(found.fills.length > 0);
  assert.ok(
    found.fills.some((fill) => fill !== 'rgb(0, 0, 0)' && fill !== 'none'),
    `fills are ${found.fills}`,
  );
  assert.equal(found.rules.length, 2);
  assert.ok(found.rules.every((count) => count > 0));
  assert.equal(found.styled, 0);
  await close();
});

test('in the dark the words of the diagram are light', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'), { colorScheme: 'dark' });
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'light dark'));
  await settled(page, ['svg text']);
  const lightness = await page.locator('svg text').first().evaluate((text) => {
    const [canvas] = [document.createElement('canvas').getContext('2d')];
    const light = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 765;
    };
    const panels = text.getRootNode().querySelector('.panels');
    return [light(getComputedStyle(text).fill), light(getComputedStyle(panels).backgroundColor)];
  });
  assert.ok(lightness[0] > 0.6 && lightness[1] < 0.2, String(lightness));
  await close();
});

test('several elements share one worker, and badges show the seven items with their total', LIMIT, async () => {
  const { page, seen, close } = await open(server.url('/several'));
  await settled(page, ['seamline-badges .badge.total']);
  const badges = page.locator('seamline-badges .badge');
  assert.equal(await badges.count(), 8);
  assert.match(await badges.first().innerText(), /^\d of 7 pass$/);
  assert.equal(seen.workers, 1);
  assert.equal(seen.requests.filter((url) => url.endsWith('/seamline_bg.wasm')).length, 1);
  await close();
});

test('a form waits for the check, refuses errors, and submits the text once', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page);
  await page.evaluate(() => {
    globalThis.sent = [];
    document.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      globalThis.sent.push([...new FormData(event.target, event.submitter)]);
    });
  });
  const state = () =>
    page.evaluate(() => {
      const form = document.querySelector('form');
      const { validationMessage } = document.querySelector('seamline-validator');
      return { isValid: form.checkValidity(), validationMessage };
    });
  assert.deepEqual(await state(), { isValid: false, validationMessage: 'The spec has 4 errors, 7 warnings, 1 hint.' });
  await page.getByRole('button', { name: 'Send' }).click();
  assert.deepEqual(await page.evaluate(() => globalThis.sent), []);

  // Within one task no answer can come in between.
  const pending = await page.evaluate((text) => {
    const area = document.querySelector('textarea');
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const { validationMessage } = document.querySelector('seamline-validator');
    const isValid = document.querySelector('form').checkValidity();
    document.querySelector('form').requestSubmit();
    return { isValid, validationMessage };
  }, texts.clean);
  assert.deepEqual(pending, { isValid: false, validationMessage: 'The spec is still being checked.' });
  assert.deepEqual(await page.evaluate(() => globalThis.sent), []);

  await shown(page, 'no findings');
  assert.deepEqual(await state(), { isValid: true, validationMessage: '' });
  await page.getByRole('button', { name: 'Send' }).click();
  assert.deepEqual(await page.evaluate(() => globalThis.sent), [[['spec', texts.clean]]]);
  await close();
});

test('an element without a text area submits under its own name', LIMIT, async () => {
  const { page, close } = await open(server.url('/named'));
  await settled(page);
  const entries = await page.evaluate(() => [...new FormData(document.querySelector('form'))]);
  assert.deepEqual(entries, [['spec', texts.clean]]);
  await close();
});

test('properties that were set before the element was defined are kept', LIMIT, async () => {
  const { page, close } = await open(server.url('/early'));
  const findings = await page.evaluate(
    async ([text, architecture]) => {
      await customElements.whenDefined('seamline-validator');
      const SeamlineValidator = customElements.get('seamline-validator');
      const early = document.createElement('late-validator');
      early.value = text;
      early.options = { architecture };
      document.body.append(early);
      const report = new Promise((resolve) => early.addEventListener('seamline-report', resolve, { once: true }));
      customElements.define('late-validator', class extends SeamlineValidator {});
      return (await report).detail.report.files[0].diagnostics.length;
    },
    [texts.typical, texts.architecture],
  );
  assert.equal(findings, report.files[0].diagnostics.length);
  await close();
});

test('what an author wrote never becomes an element', LIMIT, async () => {
  const { page, seen, close } = await open(server.url('/hostile'));
  await settled(page, ['svg']);
  const found = await page.evaluate(() => {
    const root = document.querySelector('seamline-validator').shadowRoot;
    const elements = [...root.querySelectorAll('*')];
    return {
      bad: root.querySelectorAll('img, script, iframe, object, embed, foreignObject, base, form, style, link').length,
      handlers: elements.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on')),
      links: elements
        .map((element) => element.getAttribute('href'))
        .filter((href) => /^\s*(javascript|data):/i.test(href)),
      text: root.textContent,
      ran: globalThis.ran,
    };
  });
  const { text, ...harm } = found;
  assert.deepEqual(harm, { bad: 0, handlers: [], links: [], ran: undefined });
  // Else the test would show nothing.
  assert.match(text, /<img src=x onerror=/);
  assert.match(text, /<script>/);
  assert.deepEqual(await page.evaluate(() => globalThis.seen.violations), []);
  assert.ok(seen.requests.every((url) => !url.endsWith('/x')));
  await close();
});

test('on a page that is read from right to left its words stand in their order', LIMIT, async () => {
  const { page, close } = await open(server.url('/several'));
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await settled(page, ['seamline-badges .badge.total', '.row']);
  for (const selector of ['.counts', '.row .summary', 'seamline-badges .badge.total']) {
    const [first, last] = await page.locator(selector).first().evaluate(placesOfEnds);
    assert.ok(first.top < last.top || first.left < last.left, selector);
  }
  await close();
});

/** Runs in the page: where the first and the last character of an element are drawn. */
function placesOfEnds(element) {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const place = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const { top, left } = range.getBoundingClientRect();
    return { top, left };
  };
  return [place(0), place(text.length - 1)];
}

test('a fix changes the text in one step that can be undone', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page);
  const diagnostics = report.files[0].diagnostics;
  const at = diagnostics.findIndex(({ rule }) => rule === 'modules/unknown');
  const fixed = node.applyEdits(texts.typical, diagnostics[at].fixes[0].edits);
  const value = () => page.locator('textarea').inputValue();

  await page.locator('.finding').nth(at).locator('.fix').click();
  assert.equal(await value(), fixed);
  await shown(page, '3 errors, 7 warnings, 1 hint');
  await page.locator('textarea').press('Control+z');
  assert.equal(await value(), texts.typical);
  await shown(page, '4 errors, 7 warnings, 1 hint');

  const applied = await page.evaluate((at) => {
    const validator = document.querySelector('seamline-validator');
    return [validator.applyFix(at), validator.applyFix(at), validator.applyFix(999)];
  }, at);
  assert.deepEqual(applied, [true, false, false], 'a fix of a text that has changed was applied');
  assert.equal(await value(), fixed);
  await close();
});

test('the place of a finding is selected in the text', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page);
  for (const [at, { start, end }] of report.files[0].diagnostics.entries()) {
    await page.locator('.finding').nth(at).locator('.place').first().click();
    assert.deepEqual(await selection(page), { start: start.offset, end: end.offset, isFocused: true });
  }
  await close();
});

test('a click on the text of a finding does not scroll the page away from it', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page, ['svg']);
  const help = page.locator('.finding').last().locator('.help');
  await help.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => scrollY);
  const before = await scrolled();
  assert.ok(before > 0);
  await help.click();
  assert.equal(await scrolled(), before);
  await close();
});

test('a reset of the form checks the text of before again', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page);
  await page.locator('textarea').fill(texts.clean);
  await shown(page, 'no findings');
  await page.evaluate(() => document.querySelector('form').reset());
  await shown(page, '4 errors, 7 warnings, 1 hint');
  await close();
});

test('all of it can be done by keyboard alone', LIMIT, async () => {
  const { page, close } = await open(server.url('/form'));
  await settled(page, ['svg']);
  const diagnostics = report.files[0].diagnostics;

  await tabTo(page, 'place');
  await page.keyboard.press('Enter');
  const [{ start, end }] = diagnostics;
  assert.deepEqual(await selection(page), { start: start.offset, end: end.offset, isFocused: true });

  await tabTo(page, 'fix');
  await page.keyboard.press('Enter');
  const fixable = diagnostics.find(({ fixes }) => fixes.length > 0);
  const fixed = node.applyEdits(texts.typical, fixable.fixes[0].edits);
  assert.equal(await page.locator('textarea').inputValue(), fixed);
  await page.waitForFunction(() => globalThis.seen.reports.length === 2);

  await tabTo(page, 'drawing');
  await close();
});

test('axe finds nothing to complain about in either colour scheme', LIMIT, async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const told = new Set();
  for (const colorScheme of ['light', 'dark']) {
    for (const path of ['/form', '/several']) {
      const { page, close } = await open(server.url(path), { colorScheme });
      await settled(page, ['svg']);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
      // What axe does not see it does not complain about.
      assert.ok(
        passes.some(({ nodes }) => nodes.some(({ target }) => target.flat().length > 1)),
        'no shadow root was looked into',
      );
      for (const { id, nodes } of violations)
        told.add(`${id} in ${colorScheme}: ${nodes[0].failureSummary}: ${nodes[0].html}, and ${nodes.length - 1} more`);
      await close();
    }
  }
  assert.deepEqual([...told], []);
});

/** A page under the policy, which loads the elements from the package as it was unpacked. */
function page(body) {
  return {
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': POLICY },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title>
<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/page.css"><script type="module" src="/${INSTALLED}/dist/element.js"></script></head>
<body><main><h1>Plain</h1>${body}</main></body></html>`,
  };
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A spec whose title, headings, cells and steps try to be HTML. */
function hostile(text) {
  const image = '<img src=x onerror="globalThis.ran=1">';
  const script = '<script>globalThis.ran=2</script>';
  const changed = text
    .replace('# Integration: Damage Claim', `# Integration: ${script} ${image}`)
    .replace(
      '| Claims | Both |',
      `| ${image} | Both |\n| \`${script}\` | [Both](javascript:globalThis.ran=3) |  |\n| Claims | Both |`,
    )
    .replace('## Rollout Plan', `## ${image}\n\n## Rollout Plan`)
    .replaceAll('ClaimRejected', `Claim\`${image}\`Rejected`)
    .replaceAll('**Take Report**', `**Take ${image} Report**`);
  assert.notEqual(changed, text);
  return changed;
}

/** Waits until every validator of the page has its answer, and for what comes after it. */
async function settled(page, alsoVisible = []) {
  for (const validator of await page.locator('seamline-validator').all()) {
    await validator.locator('.status[data-state=done]').waitFor();
    // The findings come with the labels of the checklist, after the status.
    await validator.locator('[part=findings]').waitFor();
  }
  for (const selector of alsoVisible) await page.locator(selector).first().waitFor();
}

/** Waits until the status of the only validator says this of the text as it is. */
function shown(page, counts) {
  return page.locator('.status[data-state=done]', { hasText: counts }).waitFor();
}

function selection(page) {
  return page.locator('textarea').evaluate((area) => ({
    start: area.selectionStart,
    end: area.selectionEnd,
    isFocused: document.activeElement === area,
  }));
}

/** Presses Tab until the focus is on something of that part. A focus that is caught fails. */
async function tabTo(page, part) {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate((part) => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      return inside?.getAttribute('part') === part || inside?.classList.contains(part);
    }, part);
    if (isThere) return;
  }
  assert.fail(`no Tab leads to ${part}`);
}

/** The element as a field of a form, and as something that is typed into. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, closeBrowser, open } from './browser.js';
import { INSTALLED, example, pack } from './pack.js';
import { serve } from './server.js';

let packed, server, typical;

before(async () => {
  packed = await pack();
  typical = await example('typical.md');
  server = await serve(packed.folder, {
    '/typical.md': { body: typical },
    '/architecture.md': { body: await example('architecture.md') },
    '/field': page(`<form><fieldset><seamline-validator name="spec" path="features/integrations/x.md"></seamline-validator></fieldset></form>`),
    '/area': page(`<seamline-validator architecture="/architecture.md"><textarea>${typical.replaceAll('<', '&lt;')}</textarea></seamline-validator>`),
    '/script': page(`<seamline-validator lexicon="de"><script type="text/markdown"># Integration: Nacht\n</script></seamline-validator>`),
  });
});

after(async () => {
  await closeBrowser();
  await server?.close();
  await packed?.remove();
});

const page = (body) => ({
  body: `<!doctype html><title>form</title><link rel="icon" href="data:,"><script type="module" src="/${INSTALLED}/dist/element.js"></script>${body}`,
});

/** Runs work with the element of a page that has been checked. */
async function within(address, work, ...args) {
  const { page, seen, close } = await open(server.url(address));
  await page.locator('seamline-validator .status[data-state=done]').waitFor();
  const result = await page.locator('seamline-validator').evaluate(work, ...args);
  await close();
  return { result, seen };
}

test('a form has the text as soon as it is set, and also when it cannot be checked', LIMIT, async () => {
  const { result } = await within('/field', async (element) => {
    const submitted = () => new FormData(document.forms[0]).get('spec');
    element.value = '# Integration: New';
    const atOnce = submitted();
    element.setAttribute('fail-on', 'never');
    element.setAttribute('architecture', '/gone.md');
    const report = await element.check();
    return { atOnce, report, later: submitted(), isValid: document.forms[0].checkValidity() };
  });
  const text = '# Integration: New';
  assert.deepEqual(result, { atOnce: text, report: null, later: text, isValid: true });
});

for (const [how, options] of Object.entries({
  'an option': { failOn: 'never' },
  'the settings': { config: 'fail-on = "never"' },
})) {
  test(`a policy that lets everything pass, by ${how}, lets a pending and a failed check pass`, LIMIT, async () => {
    const { result } = await within(
      '/field',
      async (element, options) => {
        element.options = options;
        await element.check();
        const isValid = [element.checkValidity()];
        element.value = '# Integration: Other';
        isValid.push(element.checkValidity());
        element.options = { ...options, actors: 'nobody' };
        await element.check();
        isValid.push(element.checkValidity());
        return isValid;
      },
      options,
    );
    assert.deepEqual(result, [true, true, true]);
  });
}

for (const [policy, validity] of Object.entries({ error: [false, true, true], warning: [false, false, true], never: [true, true, true] })) {
  test(`with fail-on="${policy}" errors, warnings and hints are valid by it`, LIMIT, async () => {
    const { result } = await within(
      '/field',
      async (element, policy) => {
        element.setAttribute('fail-on', policy);
        const isValid = [];
        for (const level of ['error', 'warning', 'hint']) {
          element.value = '# Integration: X';
          element.options = { rules: { structure: level, modules: 'off', links: 'off' } };
          await element.check();
          isValid.push(element.checkValidity());
        }
        return isValid;
      },
      policy,
    );
    assert.deepEqual(result, validity);
  });
}

test('what is disabled is not changed by a fix, and offers none', LIMIT, async () => {
  const { result } = await within(
    '/field',
    async (element, text) => {
      element.value = text;
      const report = await element.check();
      const at = report.files[0].diagnostics.findIndex(({ fixes }) => fixes.length > 0);
      const buttons = () => element.shadowRoot.querySelectorAll('.fix').length;
      const before = buttons();
      document.querySelector('fieldset').disabled = true;
      const isFixed = element.applyFix(at);
      await element.check();
      return { before, isFixed, isUnchanged: element.value === text, after: buttons() };
    },
    typical,
  );
  assert.ok(result.before > 0);
  assert.deepEqual(result, { before: result.before, isFixed: false, isUnchanged: true, after: 0 });
});

test('what was written is there again when the browser brings it back', LIMIT, async () => {
  const { result } = await within('/field', async (element) => {
    element.formStateRestoreCallback('# Integration: Written before', 'restore');
    const report = await element.check();
    return [element.value, report.files[0].title];
  });
  assert.deepEqual(result, ['# Integration: Written before', 'Written before']);
});

test('the architecture is fetched once, however much is typed', LIMIT, async () => {
  const { result, seen } = await within('/area', async (element) => {
    const area = element.querySelector('textarea');
    for (let key = 0; key < 20; key += 1) {
      const isChecked = new Promise((resolve) => element.addEventListener('seamline-report', resolve, { once: true }));
      area.value += 'x';
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await isChecked;
    }
    return element.report.files[0].checklist[0].status;
  });
  assert.notEqual(result, 'unknown');
  assert.equal(seen.requests.filter((url) => url.endsWith('/architecture.md')).length, 1);
});

test('attributes are properties, and an empty one says nothing', LIMIT, async () => {
  const { result } = await within('/area', async (element) => {
    element.show = 'checklist';
    element.failOn = 'never';
    element.profile = 'ship';
    const report = await element.check();
    const set = [element.getAttribute('fail-on'), report.files[0].profile, element.shadowRoot.querySelectorAll('.row').length];
    element.profile = '';
    element.failOn = null;
    return [...set, (await element.check()).files[0].profile, element.hasAttribute('fail-on')];
  });
  assert.deepEqual(result, ['never', 'ship', 7, 'review', false]);
});

test('a script inside is the text, read in the language that is named', LIMIT, async () => {
  const { result } = await within('/script', (element) => [element.value.trim(), element.report.files[0].title]);
  assert.deepEqual(result, ['# Integration: Nacht', 'Nacht']);
});

test('an element that was taken off the page checks nothing, and one that moved checks again', LIMIT, async () => {
  const { result } = await within('/area', async (element) => {
    let reports = 0;
    element.addEventListener('seamline-report', () => (reports += 1));
    const checking = element.check();
    element.remove();
    const gone = [await checking, await element.check(), reports];
    const isChecked = new Promise((resolve) => element.addEventListener('seamline-report', resolve, { once: true }));
    document.body.append(element);
    await isChecked;
    return [...gone, reports];
  });
  assert.deepEqual(result, [null, null, 0, 1]);
});

test('behind the last element the worker is ended, and the next element starts another', LIMIT, async () => {
  const { page, close } = await open(server.url('/area'));
  await page.locator('.status[data-state=done]').waitFor();
  await page.clock.install();
  await page.evaluate(() => document.querySelector('seamline-validator').remove());
  assert.equal(page.workers().length, 1);
  const isClosed = page.workers()[0].waitForEvent('close');
  await page.clock.fastForward(60_000);
  await isClosed;
  await page.evaluate(() => document.body.append(document.createElement('seamline-validator')));
  await page.locator('.status[data-state=done]').waitFor();
  assert.equal(page.workers().length, 1);
  await close();
});

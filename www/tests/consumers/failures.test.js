/** What a consumer gets when something is missing, blocked, too large or wrong: an error with a code, and nothing hangs. */

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LIMIT, closeBrowser, open } from './browser.js';
import { INSTALLED, example, inRepository, pack } from './pack.js';
import { serve } from './server.js';

const MODULE = `/${INSTALLED}/wasm/seamline_bg.wasm`;
const DIAGRAMS = `/${INSTALLED}/wasm/diagrams_bg.wasm`;
const WORKER = `/${INSTALLED}/dist/worker.js`;
const INDEX = `/${INSTALLED}/dist/index.js`;
const HTML = { type: 'text/html', body: '<!doctype html><title>Not the module</title>' };

/** A copy of the package whose module can be made to crash. */
const CRASHING = 'node_modules/crashing';

let packed, typical;
const servers = [];

before(async () => {
  packed = await pack();
  typical = await example('typical.md');
});

after(async () => {
  await closeBrowser();
  await Promise.all(servers.map((server) => server.close()));
  await packed?.remove();
});

for (const type of ['text/plain', 'application/wasm; charset=utf-8', 'application/wasm;', 'Application/WASM']) {
  test(`a module of the type ${type} is loaded all the same`, LIMIT, async () => {
    const { page, close } = await element('<seamline-validator src="/typical.md">', { [MODULE]: { type } });
    await page.locator('.status[data-state=done]', { hasText: 'error' }).waitFor();
    await close();
  });
}

test('a module that never comes keeps no call waiting for ever', LIMIT, async () => {
  const { page, close } = await element('', { [MODULE]: { isStalled: true } });
  const codes = await engineIn(page, async ({ createEngine }, code) => {
    const ends = async (worker) => {
      const stop = new AbortController();
      const engine = createEngine({ worker });
      const calls = [engine.version({ timeout: 100 }), engine.version({ signal: stop.signal }), engine.version()].map(code);
      await calls[0];
      stop.abort();
      engine.close();
      return Promise.all(calls);
    };
    return { threaded: await ends('always'), here: await ends('never') };
  });
  assert.deepEqual(codes, { threaded: ['timeout', 'aborted', 'closed'], here: ['timeout', 'aborted', 'closed'] });
  await close();
});

test('a time-out of any size is a time-out, and Infinity is none', LIMIT, async () => {
  const { page, close } = await element('');
  const versions = await engineIn(page, ({ createEngine }) => {
    const engine = createEngine();
    return Promise.all([Infinity, 2 ** 31, 2 ** 40].map((timeout) => engine.version({ timeout })));
  });
  assert.deepEqual(new Set(versions).size, 1);
  await close();
});

test('a module that is not there is an error, and every call ends', LIMIT, async () => {
  const { page, close } = await element(
    '<form><seamline-validator><textarea># x</textarea></seamline-validator></form><seamline-badges src="/typical.md">',
    { [MODULE]: { status: 404 } },
  );
  assert.deepEqual(await failures(page, 2), ['load-failed', 'load-failed']);
  const validator = page.locator('seamline-validator');
  assert.match(
    await validator.locator('.status[data-state=failed]').innerText(),
    /could not be checked.*seamline_bg\.wasm answers 404/,
  );
  assert.match(await page.locator('seamline-badges .count').innerText(), /^not checked: .*404/);
  const again = await validator.evaluate(async (element) => [await element.check(), element.checkValidity()]);
  assert.deepEqual(again, [null, false]);
  await close();
});

test('a page in place of the module is an error that says so', LIMIT, async () => {
  const { page, close } = await element('<seamline-validator src="/typical.md">', { [MODULE]: HTML });
  assert.deepEqual(await failures(page, 1), ['load-failed']);
  assert.match(await page.locator('.status[data-state=failed]').innerText(), /text\/html, which is no WebAssembly/);
  await close();
});

test('bytes that are no module are an error, whatever their type', LIMIT, async () => {
  const { page, close } = await element('<seamline-validator src="/typical.md">', { [MODULE]: { body: 'no module' } });
  assert.deepEqual(await failures(page, 1), ['load-failed']);
  await close();
});

test('a policy without wasm-unsafe-eval is named as the reason', LIMIT, async () => {
  const policy = "default-src 'self'; script-src 'self'";
  const { page, close } = await element('<seamline-validator src="/typical.md">', {}, policy);
  assert.deepEqual(await failures(page, 1), ['load-failed']);
  assert.match(await page.locator('.status[data-state=failed]').innerText(), /wasm-unsafe-eval/);
  await close();
});

test('a module that is there again is loaded by the next check', LIMIT, async () => {
  const answers = { [MODULE]: { status: 503 } };
  const { page, close } = await element('<seamline-validator src="/typical.md">', answers);
  assert.deepEqual(await failures(page, 1), ['load-failed']);
  delete answers[MODULE];
  const report = await page.locator('seamline-validator').evaluate((element) => element.check());
  assert.ok(report.summary.errors > 0);
  await page.locator('[part=findings]').waitFor();
  await close();
});

test('diagrams that are not there take nothing away from the findings', LIMIT, async () => {
  const { page, close } = await element('<seamline-validator src="/typical.md" show="findings diagram">', {
    [DIAGRAMS]: { status: 404 },
  });
  assert.deepEqual(await failures(page, 1), ['load-failed']);
  assert.ok((await page.locator('.finding').count()) > 0, 'the findings are gone');
  assert.ok(
    await page.locator('seamline-validator').evaluate((element) => element.report !== null),
    'the report is gone',
  );
  await close();
});

test('documents that are not there are errors of their own', LIMIT, async () => {
  const { page, close } = await element(
    `<seamline-validator src="/gone.md"></seamline-validator>
    <seamline-validator architecture="/gone.md"><textarea># x</textarea></seamline-validator>
    <seamline-validator architecture="#gone"><textarea># x</textarea></seamline-validator>
    <seamline-validator src="http://127.0.0.1:1/gone.md"></seamline-validator>
    <seamline-badges src="/gone.md"></seamline-badges>`,
  );
  assert.deepEqual(await failures(page, 5), Array(5).fill('fetch-failed'));
  await close();
});

test('where workers are not allowed the spec is checked in the page', LIMIT, async () => {
  const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'";
  const { page, seen, close } = await element('<seamline-validator src="/typical.md">', {}, policy);
  await page.locator('.status[data-state=done]', { hasText: 'error' }).waitFor();
  assert.equal(seen.workers, 0);
  assert.deepEqual(await engineIn(page, threads), { auto: false, always: 'worker-failed' });
  await close();
});

for (const [what, answer] of Object.entries({ 'not there': { status: 404 }, 'a page': HTML })) {
  test(`where the script of the worker is ${what} the spec is checked in the page`, LIMIT, async () => {
    const { page, close } = await element('', { [WORKER]: answer });
    assert.deepEqual(await engineIn(page, threads), { auto: false, always: 'worker-failed' });
    await close();
  });
}

test('a worker that says nothing is ended', LIMIT, async () => {
  const { page, close } = await element('', {
    '/silent.js': { body: '' },
    '/slow.js': {
      body: "addEventListener('message', ({ data }) => { if (data.kind === 'module') postMessage({ kind: 'ready' }) })",
    },
  });
  const codes = await engineIn(page, async ({ createEngine }, code) => {
    const neverReady = createEngine({ worker: () => new Worker('/silent.js') });
    const neverAnswers = createEngine({ worker: () => new Worker('/slow.js') });
    return [
      await code(neverReady.version({ timeout: 100 })),
      await code(neverReady.version()),
      await code(neverAnswers.version({ timeout: 100 })),
    ];
  });
  assert.deepEqual(codes, ['timeout', 'worker-failed', 'timeout']);
  await close();
});

test('what cannot be checked is refused with a code, here and in a worker', LIMIT, async () => {
  const { page, close } = await element('');
  for (const worker of ['always', 'never']) {
    const codes = await engineIn(page, refusals, worker);
    assert.deepEqual(
      codes,
      {
        large: 'too-large',
        largeInBytes: 'too-large',
        largest: 'answered',
        noText: 'bad-options',
        number: 'bad-options',
        list: 'bad-options',
        value: 'bad-options',
        type: 'bad-options',
        name: 'bad-options',
        config: 'bad-config at 2',
        picture: 'bad-options',
        selection: 'bad-options',
        scaffold: 'bad-options',
        uncloneable: 'bad-options',
        afterwards: 'answered',
      },
      worker,
    );
  }
  await close();
});

test('a text over the limit is an error of the element', LIMIT, async () => {
  const { page, close } = await element('<seamline-validator></seamline-validator>');
  await page.locator('.status[data-state=done]').waitFor();
  await page.evaluate(
    (bytes) => (document.querySelector('seamline-validator').value = 'x'.repeat(bytes + 1)),
    16 * 1024 * 1024,
  );
  assert.deepEqual(await failures(page, 1), ['too-large']);
  await close();
});

test('options of the element that are wrong are an error, and mended ones a report', LIMIT, async () => {
  const { page, close } = await element(
    '<seamline-validator profile="loose"><textarea># x</textarea></seamline-validator>',
  );
  assert.deepEqual(await failures(page, 1), ['bad-options']);
  assert.match(await page.locator('.status[data-state=failed]').innerText(), /loose.*draft/);
  await page.evaluate(() => document.querySelector('seamline-validator').setAttribute('profile', 'draft'));
  await page.locator('.status[data-state=done]').waitFor();
  await close();
});

test('an engine that takes the place of another one answers what was asked of that', LIMIT, async () => {
  const { page, close } = await element('', {
    '/busy.js': {
      body: `addEventListener('message', ({ data }) => {
        postMessage({ kind: 'ready' });
        if (data.kind === 'call') new BroadcastChannel('calls').postMessage(data.method);
      })`,
    },
  });
  await page.evaluate(
    async ([index, elements]) => {
      const [{ createEngine }, { setEngine }] = await Promise.all([import(index), import(elements)]);
      const isAsked = new Promise((resolve) => (new BroadcastChannel('calls').onmessage = resolve));
      const busy = createEngine({ worker: () => new Worker('/busy.js') });
      setEngine(busy);
      document.body.innerHTML = '<seamline-validator><textarea># x</textarea></seamline-validator>';
      await isAsked;
      setEngine(createEngine({ worker: 'never' }));
      busy.close();
    },
    [INDEX, `/${INSTALLED}/dist/element.js`],
  );
  await page.locator('.status:not([data-state=checking])').waitFor();
  assert.equal(
    await page.locator('.status').getAttribute('data-state'),
    'done',
    await page.locator('.status').innerText(),
  );
  await close();
});

test('calls that nobody waits for any more are rejected, and say why', LIMIT, async () => {
  const { page, close } = await element('');
  const codes = await engineIn(
    page,
    async ({ createEngine }, code, typical) => {
      const engine = createEngine({ worker: 'always' });
      const abort = new AbortController();
      // Of these the first is starting the worker, and the others wait behind it.
      const calls = [
        engine.check(typical, {}, { key: 'a' }),
        engine.check(typical, {}, { key: 'a' }),
        engine.check(typical, {}, { key: 'b' }),
        engine.check(typical, {}, { signal: abort.signal }),
        engine.check(typical, {}, { signal: AbortSignal.abort() }),
      ].map(code);
      abort.abort();
      const dropped = await Promise.all(calls);
      const running = [code(engine.check(typical, {}, { key: 'a' })), code(engine.check(typical, {}, { key: 'a' }))];
      const ofRunning = await Promise.all(running);
      const ending = [code(engine.check(typical)), code(engine.check(typical))];
      engine.close();
      const closing = createEngine();
      const starting = code(closing.check(typical));
      closing.close();
      const here = createEngine({ worker: 'never' });
      const signalled = await code(here.check(typical, {}, { signal: AbortSignal.abort() }));
      here.close();
      return {
        dropped,
        ofRunning,
        closed: await Promise.all([
          ...ending,
          starting,
          ...[engine, closing, here].map((engine) => code(engine.version())),
        ]),
        signalled,
      };
    },
    typical,
  );
  assert.deepEqual(codes, {
    dropped: ['superseded', 'answered', 'answered', 'aborted', 'aborted'],
    ofRunning: ['superseded', 'answered'],
    closed: ['closed', 'closed', 'closed', 'closed', 'closed', 'closed'],
    signalled: 'aborted',
  });
  await close();
});

for (const worker of ['always', 'never']) {
  test(`after a crash the next call is answered, with worker: ${worker}`, LIMIT, async () => {
    await makeCrashing();
    const { page, seen, close } = await element('');
    const found = await page.evaluate(
      async ([index, worker, text]) => {
        const { createEngine } = await import(index);
        const engine = createEngine({ worker });
        const before = JSON.stringify(await engine.check(text));
        const results = await Promise.allSettled([
          engine.crash(1e9),
          engine.check(text),
          engine.crash(1e9),
          engine.check(text),
        ]);
        return results.map(({ value, reason }) => {
          if (reason) return `${reason.name} ${reason.code}`;
          return JSON.stringify(value) === before ? 'the same report' : value;
        });
      },
      [`/${CRASHING}/dist/index.js`, worker, typical],
    );
    const crashed = 'SeamlineError crashed';
    assert.deepEqual(found, [crashed, 'the same report', crashed, 'the same report']);
    // Each crash ends a worker, and the next call starts one.
    assert.equal(seen.workers, worker === 'always' ? 3 : 0);
    await close();
  });
}

/** Opens a page with these elements. */
async function element(body, answers = {}, policy) {
  const headers = policy === undefined ? {} : { 'content-security-policy': policy };
  answers['/'] = {
    headers,
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Failures</title>
<script type="module" src="/${INSTALLED}/dist/element.js"></script></head><body>${body}</body></html>`,
  };
  answers['/typical.md'] = { body: typical };
  answers['/favicon.ico'] = { body: '' };
  const server = await serve(packed.folder, answers);
  servers.push(server);
  return open(server.url('/'));
}

/** The codes of the first errors that the elements of a page tell. */
async function failures(page, count) {
  await page.waitForFunction((count) => globalThis.seen.failures.length >= count, count);
  return page.evaluate(() => globalThis.seen.failures.map(({ error }) => error.code));
}

/** Runs `work` in the page with the package, and what says how a call ended. */
function engineIn(page, work, argument) {
  return page.evaluate(
    async ([index, work, argument]) => {
      const code = async (call) => {
        try {
          await call;
          return 'answered';
        } catch (error) {
          if (error?.name !== 'SeamlineError') return `no SeamlineError: ${error}`;
          return error.line === undefined ? error.code : `${error.code} at ${error.line}`;
        }
      };
      const run = (0, eval)(`(${work})`);
      return run(await import(index), code, argument);
    },
    [INDEX, String(work), argument],
  );
}

async function threads({ createEngine }, code) {
  const auto = createEngine();
  await auto.check('# x');
  return { auto: auto.isThreaded, always: await code(createEngine({ worker: 'always' }).check('# x')) };
}

async function refusals({ createEngine, MAX_TEXT_BYTES }, code, worker) {
  const engine = createEngine({ worker });
  const calls = {
    large: engine.check('x'.repeat(MAX_TEXT_BYTES + 1)),
    largeInBytes: engine.check('é'.repeat(MAX_TEXT_BYTES / 2 + 1)),
    largest: engine.check('x'.repeat(MAX_TEXT_BYTES)),
    noText: engine.check(7),
    number: engine.check('# x', 7),
    list: engine.check('# x', []),
    value: engine.check('# x', { profile: 'loose' }),
    type: engine.check('# x', { actors: 7 }),
    name: engine.check('# x', { profil: 'draft' }),
    config: engine.check('# x', { config: 'profile = "draft"\n[[' }),
    picture: engine.mermaid('# x', 'painting'),
    selection: engine.edits('# x', {}, { fixes: 'some' }),
    scaffold: engine.scaffold({ name: 'No Kebab' }),
    uncloneable: engine.check('# x', { path: () => 'x' }),
    afterwards: engine.check('# x'),
  };
  const codes = {};
  for (const [name, call] of Object.entries(calls)) codes[name] = code(call);
  for (const name of Object.keys(codes)) codes[name] = await codes[name];
  return codes;
}

let crashing;

/** Copies the package with a module that has an export for a crash, and lets the engine call it. */
function makeCrashing() {
  crashing ??= (async () => {
    const copy = join(packed.folder, CRASHING);
    await cp(packed.unpacked, copy, { recursive: true });
    for (const file of ['seamline.js', 'seamline_bg.wasm']) {
      await cp(inRepository(`target/wasm/crashing/${file}`), join(copy, 'wasm', file));
    }
    await change(join(copy, 'dist/core.js'), [
      ['version: () =>', 'crash: (depth) => ask((module) => module.crash(depth)),\n        version: () =>'],
    ]);
    await change(join(copy, 'dist/engine.js'), [
      ['rules: 0,', 'rules: 0,\n    crash: 1,'],
    ]);
  })();
  return crashing;
}

async function change(file, changes) {
  let text = await readFile(file, 'utf8');
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, `${file} has no ${from}`);
    text = changed;
  }
  await writeFile(file, text);
}

/** The package in Node, as scripts of a consumer use it, and its types as a consumer's compiler reads them. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { example, pack } from './pack.js';

const run = promisify(execFile);

let packed;

before(async () => {
  packed = await pack();
  await writeFile(join(packed.folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  for (const name of ['typical.md', 'architecture.md']) {
    await writeFile(join(packed.folder, name), await example(name));
  }
});

after(() => packed?.remove());

test('a spec is checked, and a safe fix mends it', async () => {
  const { before, after, rules } = await script(
    'check.js',
    `
    import { readFile } from 'node:fs/promises';
    import { applyEdits, check, edits, init } from '@seamline/validator';
    await init();
    const text = await readFile('typical.md', 'utf8');
    const options = { architecture: await readFile('architecture.md', 'utf8') };
    const made = edits(text, options, { fixes: 'safe' });
    const fixed = applyEdits(text, made.edits);
    result = { before: check(text, options).summary, after: check(fixed, options).summary, rules: made.applied.map(({ rule }) => rule) };
  `,
  );
  assert.equal(before.errors, 4);
  assert.equal(after.errors, 3);
  assert.deepEqual(rules, ['modules/unknown']);
});

test('an import loads nothing, and ten calls of init load the module once', async () => {
  const { imported, loaded } = await script(
    'once.js',
    `
    let instances = 0;
    let compiled = 0;
    const { Instance, compile } = WebAssembly;
    WebAssembly.Instance = function (...args) { instances += 1; return Reflect.construct(Instance, args); };
    WebAssembly.Instance.prototype = Instance.prototype;
    // Node compiles a small module of its own on the way.
    WebAssembly.compile = (bytes) => { compiled += bytes.byteLength > 100_000 ? 1 : 0; return compile(bytes); };
    const { init, version } = await import('@seamline/validator');
    const imported = [compiled, instances];
    await Promise.all(Array.from({ length: 10 }, () => init()));
    await init();
    version();
    result = { imported, loaded: [compiled, instances] };
  `,
  );
  assert.deepEqual(imported, [0, 0]);
  assert.deepEqual(loaded, [1, 1]);
});

const SOURCES = {
  'init with bytes': 'await init(bytes)',
  'init with an ArrayBuffer': 'await init(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))',
  'init with a module': 'await init(new WebAssembly.Module(bytes))',
  'init with a response': "await init(new Response(bytes, { headers: { 'content-type': 'application/wasm' } }))",
  'initSync with bytes': 'initSync(bytes)',
  'initSync with a module': 'initSync(new WebAssembly.Module(bytes))',
  'init after one that failed': "await init(new URL('http://127.0.0.1:1/')).catch(() => {}); await init()",
};

for (const [what, call] of Object.entries(SOURCES)) {
  test(`${what} loads the module`, async () => {
    const { errors, version } = await script(
      `${what.replaceAll(' ', '-')}.js`,
      `
      import { readFile } from 'node:fs/promises';
      import { check, init, initSync, version } from '@seamline/validator';
      const bytes = await readFile(new URL(import.meta.resolve('@seamline/validator/seamline_bg.wasm')));
      ${call};
      result = { errors: check(await readFile('typical.md', 'utf8')).summary.errors, version: version() };
    `,
    );
    assert.ok(errors > 0);
    assert.match(version, /^\d+\.\d+\.\d+/);
  });
}

test('a call before init and bytes that are no module are errors with a code', async () => {
  const codes = await script(
    'errors.js',
    `
    import { SeamlineError, check, init, initSync } from '@seamline/validator';
    const code = async (work) => {
      try { await work(); return 'no error'; } catch (error) { return error instanceof SeamlineError ? error.code : String(error); }
    };
    const nonsense = new Uint8Array([1, 2, 3]);
    result = [await code(() => check('# x')), await code(() => init(nonsense)), await code(() => initSync(nonsense))];
  `,
  );
  assert.deepEqual(codes, ['load-failed', 'load-failed', 'load-failed']);
});

test('an engine answers in Node as well', async () => {
  const found = await script(
    'engine.js',
    `
    import { readFile } from 'node:fs/promises';
    import { createEngine } from '@seamline/validator';
    const text = await readFile('typical.md', 'utf8');
    result = [];
    for (const worker of ['auto', 'never']) {
      const engine = createEngine({ worker });
      result.push((await engine.check(text)).summary.errors > 0);
      engine.close();
    }
  `,
  );
  assert.deepEqual(found, [true, true]);
});

test('the pages of the rules can be read in Node as well', async () => {
  const { pages, rules } = await script(
    'pages.js',
    `
    import { init, loadRulePages, rules } from '@seamline/validator';
    await init();
    result = { pages: (await loadRulePages()).map(({ name }) => name), rules: rules().map(({ name }) => name) };
  `,
  );
  assert.deepEqual(pages.toSorted(), rules.toSorted());
});

test('rule pages that cannot be fetched are an error with a code', async () => {
  const code = await script(
    'no-pages.js',
    `
    import { loadRulePages } from '@seamline/validator';
    result = await loadRulePages('http://127.0.0.1:1/').catch((error) => error.code ?? error.name);
  `,
  );
  assert.equal(code, 'fetch-failed');
});

test('the elements can be imported where there is no page', async () => {
  const kinds = await script(
    'element.js',
    `
    import { SeamlineBadges, SeamlineValidator, define } from '@seamline/validator/element';
    define();
    result = [SeamlineBadges, SeamlineValidator].map((element) => typeof element);
  `,
  );
  assert.deepEqual(kinds, ['function', 'function']);
});

test('a flowchart is drawn', async () => {
  const { svg, css, code } = await script(
    'diagrams.js',
    `
    import { init, renderSvg } from '@seamline/validator/diagrams';
    await Promise.all([init(), init()]);
    const code = (() => { try { renderSvg('nonsense', { id: 'x' }); } catch (error) { return error.code; } })();
    result = { ...renderSvg('flowchart LR\\n  Orders --> Billing', { id: 'flow', title: 'Orders to Billing' }), code };
  `,
  );
  assert.match(svg, /^<svg[^>]*\sid="flow"/);
  assert.match(svg, /Orders to Billing/);
  assert.match(svg, /Billing/);
  assert.doesNotMatch(svg, /<style|\sstyle=|<script/);
  assert.match(css, /#flow/);
  assert.ok(['syntax', 'unsupported'].includes(code), code);
});

test('an engine draws what the thread draws, and tells what cannot be drawn', async () => {
  const { same, code, closed } = await script(
    'diagrams-engine.js',
    `
    import { createDiagramsEngine, init, renderSvg } from '@seamline/validator/diagrams';
    await init();
    const engine = createDiagramsEngine();
    const flow = ['flowchart LR\\n  Orders --> Billing', { id: 'flow' }];
    const same = JSON.stringify(await engine.renderSvg(...flow)) === JSON.stringify(renderSvg(...flow));
    const told = (promise) => promise.then(() => 'drawn', (error) => error.code);
    const code = await told(engine.renderSvg('nonsense', { id: 'x' }));
    engine.close();
    result = { same, code, closed: await told(engine.renderSvg(...flow)) };
  `,
  );
  assert.ok(same);
  assert.ok(['syntax', 'unsupported'].includes(code), code);
  assert.equal(closed, 'closed');
});

test('a preview has its blocks and their places, and names their rows', async () => {
  const { blocks, figures, names, inventory } = await script(
    'preview.js',
    `
    import { init, preview, symbols } from '@seamline/validator';
    await init();
    const text = '# Integration: Ferry 🚢\\n\\n## Modules Involved\\n\\n| Module | Role | Changes Needed |\\n|---|---|---|\\n| Berths | Both | Holds |\\n\\nBerths acts.\\n';
    const shown = preview(text, { idPrefix: 'p' });
    const known = symbols(text, { architecture: '# A\\n\\n| Module | Responsibility |\\n|---|---|\\n| Berths | x |\\n' });
    const words = ({ start, end }) => text.slice(start.offset, end.offset);
    result = {
      blocks: shown.blocks.map((block) => [block.html.slice(0, 4), words(block).trim().split('\\n')[0]]),
      figures: shown.figures,
      names: known.names.map(({ name, declaration, references }) => [name, words(declaration), references.map(words)]),
      inventory: known.inventory,
    };
  `,
  );
  assert.deepEqual(blocks.filter(([, from]) => from !== ''), [
    ['<h1>', '# Integration: Ferry 🚢'],
    ['<h2>', '## Modules Involved'],
    ['<tab', '| Module | Role | Changes Needed |'],
    ['<p>B', 'Berths acts.'],
  ]);
  assert.deepEqual(figures, []);
  assert.deepEqual(names, [['Berths', 'Berths', ['Berths']]]);
  assert.deepEqual(inventory, ['Berths']);
});

test('what fits a place is told with what it replaces', async () => {
  const { replaced, labels, code } = await script(
    'completions.js',
    `
    import { completions, init } from '@seamline/validator';
    await init();
    const text = '# Integration: Ferry 🚢\\n\\n## Modules Involved\\n\\n| Module | Role |\\n|---|---|\\n| Berths | Bo |\\n';
    const { start, end, items } = completions(text, text.indexOf('Bo |') + 2);
    let code;
    try { completions(text, -1) } catch (error) { code = error.code }
    result = { replaced: text.slice(start.offset, end.offset), labels: items.map(({ label, kind }) => label + ' ' + kind), code };
  `,
  );
  assert.deepEqual([replaced, labels, code], ['Bo', ['Producer word', 'Consumer word', 'Both word'], 'bad-options']);
});

test('the data files are there by their names', async () => {
  const { rules, elements, version } = await script(
    'data.js',
    `
    import rules from '@seamline/validator/rules.json' with { type: 'json' };
    import manifest from '@seamline/validator/custom-elements.json' with { type: 'json' };
    import own from '@seamline/validator/package.json' with { type: 'json' };
    import * as validator from '@seamline/validator';
    await validator.init();
    const tags = manifest.modules.flatMap(({ declarations }) => declarations).map(({ tagName }) => tagName).filter(Boolean);
    result = { rules: rules.length, elements: tags, version: [own.version, validator.version()] };
  `,
  );
  assert.ok(rules > 0);
  assert.deepEqual(elements.toSorted(), ['seamline-badges', 'seamline-validator']);
  assert.equal(version[0], version[1]);
});

const CONSUMER = `import { applyEdits, check, createEngine, init, SeamlineError } from '@seamline/validator';
import type { CheckOptions, Edits, Engine, ErrorCode, FileReport, Report } from '@seamline/validator';
import { SeamlineValidator, setEngine } from '@seamline/validator/element';
import { init as initDiagrams, renderSvg } from '@seamline/validator/diagrams';
import type { Drawing } from '@seamline/validator/diagrams';
import '@seamline/validator/worker';

const options: CheckOptions = { profile: 'ship', actors: ['Courier'], lexicon: { language: 'de' } };
await init();
const report: Report = check('# x', options);
const file: FileReport | undefined = report.files[0];
const codes: ErrorCode[] = [];
try {
  await init(new URL('https://example.invalid/'));
} catch (error) {
  if (error instanceof SeamlineError) codes.push(error.code);
}

const engine: Engine = createEngine({ worker: () => new Worker(new URL('x', import.meta.url)), timeout: 1 });
const later: Promise<Report> = engine.check('# x', options, { signal: AbortSignal.timeout(1), key: 'x' });
const edits: Edits = await engine.edits('# x', options, { fixes: 'safe' }, { timeout: 1 });
const version: Promise<string> = engine.version();
setEngine(engine);

const element: SeamlineValidator = document.createElement('seamline-validator');
element.options = options;
const shown: Report | null = element.report;
await initDiagrams();
const drawing: Drawing = renderSvg('flowchart LR', { id: 'x' });

// @ts-expect-error There is no such profile.
check('# x', { profile: 'loose' });
// @ts-expect-error An engine answers later.
const now: Report = engine.check('# x');
// @ts-expect-error Which fixes has to be said.
engine.edits('# x', options);

export { applyEdits, codes, drawing, edits, file, later, now, shown, version };
`;

for (const moduleResolution of ['bundler', 'nodenext']) {
  test(`the types can be used with moduleResolution ${moduleResolution}`, async () => {
    const project = join(packed.folder, moduleResolution);
    await mkdir(project);
    await writeFile(join(project, 'consumer.ts'), CONSUMER);
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: false,
      target: 'ES2022',
      lib: ['ES2022', 'DOM'],
      module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution,
      types: [],
    };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
    const { stdout } = await run(process.execPath, [tsc, '--project', project]).catch((error) => error);
    assert.equal(stdout, '');
  });
}

/** Runs a script in the consumer's folder, which leaves what it found in `result`. */
async function script(name, text) {
  const file = join(packed.folder, name);
  await writeFile(file, `let result;\n${text}\nprocess.stdout.write(JSON.stringify(result));\n`);
  const { stdout } = await run(process.execPath, ['--no-warnings', file], { cwd: packed.folder });
  return JSON.parse(stdout);
}

test('edits are applied in any order, and what does not fit is an error with a code', async () => {
  const results = await script(
    'apply.js',
    `
    import { applyEdits } from '@seamline/validator';
    const edit = (start, end, text) => ({ path: '', start: { offset: start }, end: { offset: end }, text });
    const apply = (...edits) => {
      try { return applyEdits('abcdefgh', edits) } catch (error) { return error.code }
    };
    result = [
      apply(edit(5, 8, 'X'), edit(5, 5, '-')),
      apply(edit(5, 5, '1'), edit(5, 5, '2'), edit(0, 1, '')),
      apply(edit(2, 4, ''), edit(3, 5, '')),
      apply(edit(2, 1, 'X')),
      apply(edit(2, 9, 'X')),
    ];
  `,
  );
  assert.deepEqual(results, ['abcde-X', 'bcde12fgh', 'bad-options', 'bad-options', 'bad-options']);
});

test('whatever is passed as options is read or refused by name, and costs nothing', async () => {
  const messages = await script(
    'options.js',
    `
    import { check, createEngine, edits, init, scaffold } from '@seamline/validator';
    import { renderSvg, init as initDiagrams } from '@seamline/validator/diagrams';
    await init();
    await initDiagrams();
    const told = (work) => {
      try { return work().summary ? 'read' : 'answered' } catch (error) { return error.code + ': ' + error.message }
    };
    const thrown = { get profile() { throw new Error('from a getter') } };
    for (let times = 0; times < 200; times += 1) told(() => check('', thrown));
    const large = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [at + '.md', '## x\\n'.repeat(6000)]));
    const aborted = await createEngine().version({ signal: AbortSignal.abort() }).catch((error) => error.code);
    result = [
      told(() => check('', {})),
      told(() => check('', { documents: large })),
      told(() => check('', new Map([['profile', 'draft']]))),
      told(() => check('', { documents: new Map() })),
      told(() => check('', { documents: { './a.md': '', 'a.md': '' } })),
      told(() => check('', { documents: { './docs/a.md': '' }, config: "architecture = './docs/a.md'" })),
      told(() => check('', { docsUrl: 7 })),
      told(() => check('', { docsUrl: 'javascript:alert(1)' })),
      told(() => check('', { architecture: 3 })),
      told(() => check('', { architecture: 'é'.repeat(9_000_000) })),
      told(() => check('', { lexicon: { column: { purpose: ['wherefore'] } } })),
      told(() => check('', { config: '[[override]]\\nfiles = ["!a.md"]\\n' })),
      told(() => edits('', {}, { fixes: 'all', rules: ['nonsense'] })),
      told(() => scaffold({ name: 'x', modules: Array(100_000).fill('A') })),
      told(() => scaffold({ name: 'x'.repeat(1_000_000) })),
      told(() => scaffold({ name: 'x', modules: [''] })),
      told(() => check('', { rules: new Map([['modules', 'off']]) })),
      told(() => check('', { rules: { ['x'.repeat(1_000_000)]: 'off' } })),
      told(() => check('', { actors: new Array(100_000_000) })),
      told(() => {
        const circle = {};
        for (let at = 0; at < 60; at += 1) circle['k' + at] = circle;
        check('', { lexicon: circle });
      }),
      told(() => check('', { actors: [...Array(20_000).fill('a'), 1] })),
      told(() => check('', { documents: null })),
      told(() => check('', { path: './' })),
      told(() => edits('', {}, { diagnostic: 0, fixes: 'all' })),
      told(() => edits('', {}, { fixes: 'all', fix: 1 })),
      told(() => renderSvg('flowchart LR')),
      told(() => renderSvg(3, { id: 'x' })),
      aborted,
    ];
  `,
  );
  const wanted = [
    /^read$/,
    /^read$/,
    /^bad-options: `options` has to be an object$/,
    /^bad-options: `options.documents` has to be an object$/,
    /^bad-options: .*`a.md` twice/,
    /^read$/,
    /^bad-options: in `options`: `docsUrl` is a number/,
    /^bad-options: .*has to be an address/,
    /^bad-options: `options.architecture` has to be a string/,
    /^too-large: the architecture document has 18000000 bytes/,
    /^read$/,
    /^bad-config: seamline.toml:2:1: .*`!`/,
    /^bad-options: there is no rule or group `nonsense`/,
    /^bad-options: there are 100000 modules/,
    /^bad-options: a name has 1000000 bytes/,
    /^bad-options: a module needs a name/,
    /^bad-options: `options.rules` has to be an object$/,
    /^bad-options: in `options`: unknown rule or group `x{80}…`;/,
    /^bad-options: `options.actors` holds more than 100000 values$/,
    /^bad-options: `options.lexicon` holds more than 100000 values$/,
    /^bad-options: in `options`: `actors` is \["a", "a", "a", "a", "a", …\], and has to be a list of texts/,
    /^read$/,
    /^bad-options: `options.path` has to be a path of at most 4096 bytes$/,
    /^bad-options: `selection` has no `fixes`/,
    /^bad-options: `selection` has no `fix`/,
    /^bad-options: `options.id` has to be a string/,
    /^bad-options: the diagram has to be a string/,
    /^aborted$/,
  ];
  wanted.forEach((pattern, at) => assert.match(messages[at], pattern));
});

/** Apps made with Vite and with webpack find the module, the worker and the diagrams of the package. */

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, createLogger } from 'vite';
import webpack from 'webpack';
import { LIMIT, closeBrowser, open } from './browser.js';
import { example, pack } from './pack.js';
import { serve } from './server.js';

const APP = `import { createEngine } from '@seamline/validator';
import '@seamline/validator/element';

const text = async (path) => (await fetch(path)).text();
const [spec, architecture] = await Promise.all([text('/typical.md'), text('/architecture.md')]);
const engine = createEngine();
const report = await engine.check(spec, { architecture });
document.querySelector('output').value = report.summary.errors + ' errors, threaded: ' + engine.isThreaded;
`;

const BODY = `<output></output>
<seamline-validator src="/typical.md" architecture="/architecture.md" show="badges findings diagram"></seamline-validator>`;

const page = (head) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title>
<link rel="icon" href="data:,">${head}</head><body>${BODY}</body></html>`;

let packed, server;

before(async () => {
  packed = await pack();
  const source = join(packed.folder, 'src');
  await mkdir(source);
  await writeFile(join(source, 'app.js'), APP);
  await writeFile(join(source, 'index.html'), page('<script type="module" src="./app.js"></script>'));
  server = await serve(packed.folder, {
    '/typical.md': { body: await example('typical.md') },
    '/architecture.md': { body: await example('architecture.md') },
  });
});

after(async () => {
  await closeBrowser();
  await server?.close();
  await packed?.remove();
});

test('an app of Vite checks in a worker', LIMIT, async () => {
  const warnings = [];
  const customLogger = createLogger('silent');
  customLogger.warn = (message) => warnings.push(message);
  await build({
    root: join(packed.folder, 'src'),
    // Under a folder, as on a project's page of a host.
    base: './',
    configFile: false,
    customLogger,
    build: { outDir: join(packed.folder, 'vite'), emptyOutDir: true },
  });
  assert.deepEqual(warnings, []);
  await worksAt('/vite/index.html');
});

test('an app of webpack checks in a worker', LIMIT, async () => {
  const output = join(packed.folder, 'webpack');
  await bundle({
    mode: 'production',
    context: packed.folder,
    entry: './src/app.js',
    output: { path: output, filename: 'app.js' },
    performance: { hints: false },
  });
  await writeFile(join(output, 'index.html'), page('<script defer src="./app.js"></script>'));
  await worksAt('/webpack/index.html');
});

async function worksAt(path) {
  const { page, seen, close } = await open(server.url(path));
  await page.locator('output', { hasText: 'errors' }).waitFor();
  assert.equal(await page.locator('output').innerText(), '4 errors, threaded: true');
  await page.locator('seamline-validator .status[data-state=done]', { hasText: '4 errors' }).waitFor();
  await page.locator('seamline-validator svg').waitFor();
  assert.equal(await page.locator('seamline-validator .badge').count(), 8);
  assert.equal(seen.workers, 3, 'the engine of the app, that of the elements, and their drawings have a worker each');
  assert.deepEqual(seen.failed, []);
  assert.deepEqual(seen.errors, []);
  await close();
}

/** Runs webpack; warnings fail as errors do. */
function bundle(config) {
  return new Promise((resolve, reject) => {
    const compiler = webpack(config);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats.hasErrors() || stats.hasWarnings())
          reject(new Error(stats.toString({ preset: 'errors-warnings' })));
        else resolve(stats);
      });
    });
  });
}

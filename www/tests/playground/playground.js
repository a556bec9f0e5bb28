/** The built playground, in a folder of a site as a book has it. */

import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { launch } from '../support/browser.js';
import { serve } from '../support/server.js';

export const DIST = new URL('../../playground/dist/', import.meta.url);
const PATH = 'docs/book/playground/';

export const LIMIT = { timeout: 120_000 };

/** Serves the playground. */
export async function site() {
  await access(new URL('index.html', DIST)).catch(() => assert.fail('there is no built playground: run `cargo xtask playground`'));
  const server = await serve({ [`/${PATH}`]: DIST });
  return { server, address: server.url + PATH };
}

/** Starts a server and a browser; `open` gives pages of it. */
export async function start() {
  const { server, address } = await site();
  const browser = await launch();
  return {
    address,
    browser,
    server,
    /** A page in a browser of its own, with every error and every request to elsewhere noted; `without` is kept from it. */
    async open({ hash = '', without, ...options } = {}) {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
      if (without) await context.route(without, (route) => route.abort());
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.errors = [];
      page.elsewhere = [];
      page.on('pageerror', (error) => page.errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
      page.on('dialog', (dialog) => {
        page.errors.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(server.url) && !/^(?:blob|data|about):/.test(url)) page.elsewhere.push(url);
      });
      await page.goto(address + hash);
      await checked(page);
      return page;
    },
    close: () => Promise.all([browser.close(), server.close()]),
  };
}

/** Waits until the text as it is was checked, or was said not to be. */
export function checked(page) {
  return page.waitForFunction(() => !['loading', 'checking'].includes(document.getElementById('state').dataset.state) && document.body.dataset.progress !== 'checking');
}

/** Puts a text into the editor in the place of what is there, as somebody would who pastes it. */
export async function write(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  // What the browser itself replaces it also styles, which the page's policy refuses and a console reports.
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
  await checked(page);
}

/** What the page says of its findings. */
export const state = (page) => page.locator('#state').textContent();

/** The messages of the findings that are listed. */
export const findings = (page) =>
  page.locator('.finding').evaluateAll((items) => items.map((item) => item.querySelector('p').textContent));

/** Shares the documents; gives the link's fragment. */
export async function share(page) {
  await page.click('#share');
  const box = page.locator('.link-box');
  await box.waitFor();
  const link = await box.inputValue();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  return new URL(link).hash;
}

/** The documents as a link would hold them. */
export const documents = async (page) => unpack(await share(page));

export function pack(document) {
  return `#v1=${deflateRawSync(Buffer.from(JSON.stringify(document)), { level: 9 }).toString('base64url')}`;
}

export function unpack(fragment) {
  return JSON.parse(inflateRawSync(Buffer.from(fragment.slice('#v1='.length), 'base64url')).toString());
}

export const example = (name) => readFile(new URL(`../../../book/src/examples/${name}.md`, import.meta.url), 'utf8');

/** A spec with one misspelt module, which a safe fix mends. */
export const FERRY = `# Integration: Night Ferry 🚢

## Modules Involved

| Module | Role | Changes Needed |
|--------|------|----------------|
| Berths | Both | Holds a berth |
| Tickets | Consumer | Issues tickets |

## Coordination Points

### Synchronous Calls

| From | To | Method | Purpose |
|------|----|--------|---------|
| Tickts | Berths | holdBerth | hold a berth |
`;

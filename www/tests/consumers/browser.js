/** Pages in Chromium, with a record of all that a page should not do. */

import { launch } from '../support/browser.js';

/** What each test with a page is given: a promise in a page that never ends would hang the test without it. */
export const LIMIT = { timeout: 60_000 };

let launched;

/** The one Chromium of a test file; started when the first page is opened. */
export function browser() {
  launched ??= launch();
  return launched;
}

export async function closeBrowser() {
  await (await launched)?.close();
}

/**
 * Opens an address in a context of its own. `seen` has what happened by then, and goes on: requests, workers, failed
 * requests, errors of the console and of scripts. Inside the page, `seen` has violations of its policy and the events of
 * the elements.
 */
export async function open(url, options = {}) {
  const context = await (await browser()).newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const seen = { requests: [], failed: [], errors: [], workers: 0 };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('requestfailed', (request) => seen.failed.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) seen.failed.push(`${response.url()}: ${response.status()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('worker', () => (seen.workers += 1));
  await page.addInitScript(record);
  await page.goto(url);
  return { page, seen, close: () => context.close() };
}

/** Runs in the page before its own scripts. */
function record() {
  const seen = { violations: [], reports: [], failures: [] };
  globalThis.seen = seen;
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
  document.addEventListener('seamline-report', ({ target, detail }) => seen.reports.push({ target, ...detail }));
  document.addEventListener('seamline-error', ({ target, detail: { error } }) => seen.failures.push({ target, error }));
}

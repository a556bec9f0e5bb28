/** The browser that the tests drive. */

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** Nothing of it goes anywhere but to the pages that are opened. */
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Where Chromium is: in `CHROMIUM`, which `cargo xtask test` sets, or in one of the usual places. */
export function chromiumPath() {
  const path = process.env.CHROMIUM ?? USUAL.find((path) => existsSync(path));
  if (!path) throw new Error('no Chromium; install it, such as by `apt-get install chromium`, or set CHROMIUM to its path');
  return path;
}

/** Starts Chromium. Its sandbox cannot be had by root. */
export function launch() {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: chromiumPath(), args: isRoot ? [...ARGS, '--no-sandbox'] : ARGS });
}

/** Firefox, over WebDriver BiDi: Playwright drives only a Firefox of its own. */

import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const USUAL = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Where Firefox is: in `FIREFOX`, which `cargo xtask test` sets, or in one of the usual places. */
export function firefoxPath() {
  const path = process.env.FIREFOX ?? USUAL.find((path) => existsSync(path));
  if (!path) throw new Error('no Firefox; install it, such as by `apt-get install firefox-esr`, or set FIREFOX to its path');
  return path;
}

/** Starts Firefox with a profile of its own that asks nobody for anything but the pages that are opened. */
export function launchFirefox() {
  return puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath(), headless: true });
}

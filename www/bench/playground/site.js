/** The built playground as a server of the web gives it: packed, and with a note of who asked for what when. */

import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { TYPES } from '../../tests/support/server.js';

const DIST = new URL('../../playground/dist/', import.meta.url);

/** Every file of the page by its path, as it is and packed. */
export async function readSite() {
  const entries = await readdir(DIST, { recursive: true }).catch(() => []);
  const paths = entries.map((path) => path.replaceAll('\\', '/')).filter((path) => extname(path) !== '');
  if (!paths.includes('index.html')) throw new Error('there is no built playground: run `cargo xtask playground`');
  const files = await Promise.all(
    paths.map(async (path) => {
      const raw = await readFile(new URL(path, DIST));
      return [path, { raw, packed: brotliCompressSync(raw) }];
    }),
  );
  return new Map(files);
}

/** Serves a site. `asked` has the time of the first request of each path, in milliseconds of the epoch. */
export async function serveSite(site) {
  const asked = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const file = site.get(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    if (!asked.has(path)) asked.set(path, performance.timeOrigin + performance.now());
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-encoding': 'br' }).end(file.packed);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    asked,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

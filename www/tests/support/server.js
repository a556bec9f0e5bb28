/** A server of files and texts on this machine. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

/** What a file is, by the end of its name. */
export const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.jsonl': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves routes: a path that ends with a slash is a folder with its index.html, another one a file, or a text that is HTML.
 * The longest that fits is taken; `headers` go with every answer.
 */
export async function serve(routes, headers = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const answer = (status, type) => response.writeHead(status, { 'content-type': type, ...headers });
    const target = find(routes, path);
    if (typeof target === 'string') {
      answer(200, TYPES['.html']).end(target);
      return;
    }
    const file = target && (await stat(target).catch(() => undefined));
    if (!file?.isFile()) {
      answer(404, 'text/plain').end(`there is no ${path}`);
      return;
    }
    createReadStream(target).pipe(answer(200, TYPES[extname(target.pathname)] ?? 'application/octet-stream'));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** What a path stands for: a text, or the address of a file. */
function find(routes, path) {
  const isFolder = path.endsWith('/') && typeof routes[path] !== 'string';
  if (Object.hasOwn(routes, path) && !isFolder) return routes[path];
  const folders = Object.keys(routes).filter((route) => route.endsWith('/') && route !== '/' && path.startsWith(route));
  const folder = folders.sort((one, other) => other.length - one.length)[0];
  // A path with `..` was resolved by the URL already.
  return folder && new URL(path.slice(folder.length).replace(/^$|\/$/, '$&index.html'), routes[folder]);
}

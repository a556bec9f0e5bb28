/** A server on this machine for pages, folders and answers that go wrong. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder under `/`. `answers` go before it, by path: `body` is the text of an answer that is no file, and
 * `status`, `type` and `headers` are said in place of what would be said.
 */
export async function serve(folder, answers = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const answer = answers[path] ?? {};
    if (answer.isStalled) return;
    const file = answer.body ?? (await readFile(join(folder, path)).catch(() => undefined));
    const status = answer.status ?? (file === undefined ? 404 : 200);
    const usual = TYPES[extname(path) || '.html'] ?? 'application/octet-stream';
    const type = status === 200 ? (answer.type ?? usual) : 'text/plain';
    response.writeHead(status, { 'content-type': type, ...answer.headers });
    response.end(status === 200 ? file : `${status} for ${path}`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    url: (path) => new URL(path, `http://127.0.0.1:${port}`).href,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

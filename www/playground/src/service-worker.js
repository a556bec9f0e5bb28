/**
 * Keeps the page for use without a network. The build fills in which files make it; they come into the cache together, so
 * that never two builds are mixed. What is not among them, such as a document from elsewhere, goes to the network alone.
 */

/** Other books of the same site have caches of their own. */
const OWN = `seamline-playground@${new URL(self.registration.scope).pathname} `;
const CACHE = `${OWN}${'__VERSION__'}`;
const FILES = ['__FILES__'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))));
});

// A page asks for it when its reader does; else a new build waits until the last page of the old one is closed.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const older = names.filter((name) => name.startsWith(OWN) && name !== CACHE);
      return Promise.all(older.map((name) => caches.delete(name)));
    }),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  // What is kept is kept without words for a server, such as those of a link that counts its clicks.
  const address = request.url.split(/[?#]/)[0].replace(/\/index\.html$/, '/');
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(address)) ?? fetch(request)));
});

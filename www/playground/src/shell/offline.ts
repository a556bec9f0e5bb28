import { notice } from './notices.js';

/** Once loaded, the page works without a network: a service worker keeps its files. Says so when there is a newer build. */
export function startOffline(): void {
  // The server for work on the page has nothing to keep, and some browsers have no service workers in private windows.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register('./service-worker.js').then(watch).catch((error: unknown) => console.warn(error));
  };
  // What is kept is fetched again, behind everything that the page itself waits for.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}

/** Tells of a build that is kept beside the one that runs. The first one of all replaces none. */
function watch(registration: ServiceWorkerRegistration): void {
  const tell = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}

function offer(next: ServiceWorker): void {
  const take = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    next.postMessage('take over');
  };
  notice('newer', 'There is a newer build of the playground. Your text stays.', { actions: [{ label: 'Load it', action: take }] });
}

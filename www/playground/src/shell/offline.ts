/** Once loaded, the page works without a network: a service worker keeps its files, and takes the next build when there is one. */
export function startOffline(): void {
  // The server for work on the page has nothing to keep, and some browsers have no service workers in private windows.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register('./service-worker.js').catch((error: unknown) => console.warn(error));
  };
  // What is kept is fetched again, behind everything that the page itself waits for.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}

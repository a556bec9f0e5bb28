/**
 * Watches a page from inside it, by what any page tells: put into it before its own scripts run. Everything is in here, for
 * it is sent as text.
 */
export function watch() {
  const seen = { usable: undefined, answered: undefined, presses: [], tasks: [] };
  globalThis.seen = seen;
  let tell = () => {};

  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

  // The editor is in the document when it can be typed in, and the page has had its say when this is heard.
  new MutationObserver(() => {
    const now = performance.now();
    seen.usable ??= document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content') ? now : undefined;
    // `done` is said of the text as it is alone, after its findings were put into the editor and the lists.
    if (document.body?.dataset.progress !== 'done') return;
    seen.answered ??= now;
    for (const press of seen.presses) press.answered ??= now;
    tell();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-progress'] });

  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key.length > 1) return;
      const press = { pressed: timeStamp };
      seen.presses.push(press);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        press.shown = performance.now();
        channel.port1.close();
      };
      // A message that is sent when a frame begins comes when it is done.
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    { capture: true },
  );

  /** When every key so far has its findings. */
  globalThis.allAnswered = () =>
    new Promise((resolve) => {
      tell = () => seen.presses.every(({ answered }) => answered !== undefined) && resolve();
      tell();
    });
  /** What was seen since this was asked last. */
  globalThis.takeSeen = () => ({ presses: seen.presses.splice(0), tasks: seen.tasks.splice(0) });
}

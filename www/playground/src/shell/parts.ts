import { notice } from './notices.js';

/** Parts of the page come when they are needed; says so when one does not. */
export function startParts(): void {
  // Vite tells it of each part that cannot be loaded.
  addEventListener('vite:preloadError', () => {
    notice('part', 'A part of this page cannot be loaded: there is no network, or the playground was renewed meanwhile. Your text is kept.', {
      kind: 'error',
      actions: [{ label: 'Load the page anew', action: () => location.reload() }],
    });
  });
}

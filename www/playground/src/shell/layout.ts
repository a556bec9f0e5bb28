import { byId } from '../dom.js';
import { recall, remember } from './kept.js';

/** The share of the width that a pane has: by default, at the least and at the most. */
const SHARES = { write: [0.4, 0.2, 0.65], judge: [0.25, 0.15, 0.45] } as const;
type Resized = keyof typeof SHARES;
const STEP = 0.02;

/** Whether one pane is shown at a time; narrow.css has the same width. */
export function isNarrow(): boolean {
  return matchMedia('(width < 720px)').matches;
}

/** Which pane a narrow page shows. */
export function showPane(name: 'write' | 'view' | 'judge'): void {
  document.body.dataset['pane'] = name;
  for (const button of document.querySelectorAll<HTMLElement>('.switch button')) {
    button.setAttribute('aria-pressed', String(button.dataset['pane'] === name));
  }
}

/** Panes that can be made wider, by pointer and by arrows, and stay so. */
export function startLayout(): void {
  for (const splitter of document.querySelectorAll<HTMLElement>('.splitter')) {
    resizable(splitter, splitter.dataset['splits'] as Resized);
  }
  for (const button of document.querySelectorAll<HTMLElement>('.switch button')) {
    button.addEventListener('click', () => {
      showPane(button.dataset['pane'] as 'write' | 'view' | 'judge');
      // What was hidden has to be read from its beginning.
      byId(button.dataset['pane'] ?? '').focus();
    });
  }
}

function resizable(splitter: HTMLElement, pane: Resized): void {
  const panes = splitter.parentElement as HTMLElement;
  const [usual, least, most] = SHARES[pane];
  splitter.setAttribute('aria-valuemin', String(Math.round(least * 100)));
  splitter.setAttribute('aria-valuemax', String(Math.round(most * 100)));
  splitter.setAttribute('aria-controls', pane);
  let share: number = usual;
  const set = (wanted: number): void => {
    share = Math.min(most, Math.max(least, wanted));
    panes.style.setProperty(`--${pane}`, share.toFixed(4));
    splitter.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
  const keep = (): void => void remember(`share-${pane}`, share.toFixed(4));
  set(Number(recall(`share-${pane}`)) || usual);

  // The share counts from the side on which the pane is: the first from the start, the last from the end.
  const towards = pane === 'write' ? 1 : -1;
  splitter.addEventListener('keydown', (event) => {
    const wanted = { ArrowRight: share + STEP * towards, ArrowLeft: share - STEP * towards, Home: least, End: most }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
    keep();
  });
  splitter.addEventListener('dblclick', () => {
    set(usual);
    keep();
  });
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.classList.add('is-dragged');
    event.preventDefault();
  });
  splitter.addEventListener('pointermove', (event) => {
    if (!splitter.hasPointerCapture(event.pointerId)) return;
    const { left, right, width } = panes.getBoundingClientRect();
    set((towards > 0 ? event.clientX - left : right - event.clientX) / width);
  });
  splitter.addEventListener('lostpointercapture', () => {
    splitter.classList.remove('is-dragged');
    keep();
  });
}

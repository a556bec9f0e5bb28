/** A picture on a canvas: moved and scaled by pointer, by wheel with Ctrl, by keys and by buttons. */

import type { PanzoomObject } from '@panzoom/panzoom';
import { button } from '../dom.js';

/** How somebody has moved a picture; it stays so when the picture is drawn anew. Null while it is as it was fitted. */
export interface Frame {
  place: { readonly scale: number; readonly x: number; readonly y: number } | null;
}

/** Words that are drawn much smaller than they were meant cannot be read: rather part of the picture than all of it. */
const LEAST_FIT = 0.55;
/** In CSS pixels. */
const MARGIN = 12;
const SMALLEST = 0.1;
const LARGEST = 6;
const STEP = 1.3;

/** Makes the paper on a canvas movable; gives the buttons for it. */
export function zoom(canvas: HTMLElement, paper: HTMLElement, svg: SVGElement, frame: Frame): HTMLElement[] {
  const width = Number(svg.getAttribute('width')) || 600;
  const height = Number(svg.getAttribute('height')) || 300;
  let panzoom: PanzoomObject | undefined;
  /** All of the picture, or as much of it as stays readable. */
  const fitted = (least: number): NonNullable<Frame['place']> => {
    const room = { width: canvas.clientWidth, height: canvas.clientHeight };
    const scale = Math.max(least, Math.min(1, (room.width - 2 * MARGIN) / width, (room.height - 2 * MARGIN) / height));
    // Scaling is about the middle of the picture; a picture that does not fit starts at its upper left corner.
    const place = (room: number, size: number): number => (Math.max(MARGIN, (room - size * scale) / 2) - (size - size * scale) / 2) / scale;
    return { scale, x: place(room.width, width), y: place(room.height, height) };
  };
  const put = async (least = LEAST_FIT): Promise<void> => {
    const wide = (canvas.clientWidth - 2 * MARGIN) / width;
    // Not before there is room: a picture that is in no page yet cannot be moved.
    if (wide <= 0) return;
    // As high as it takes, as far as the style sheet lets it.
    canvas.style.setProperty('--height', `${Math.ceil(height * Math.max(LEAST_FIT, Math.min(1, wide)) + 2 * MARGIN)}px`);
    const { scale, x, y } = frame.place ?? fitted(least);
    const { default: start } = await import('@panzoom/panzoom');
    if (panzoom) {
      panzoom.zoom(scale, { animate: false });
      panzoom.pan(x, y, { animate: false });
      return;
    }
    panzoom = start(paper, { minScale: SMALLEST, maxScale: LARGEST, cursor: 'grab', touchAction: 'pan-y', startScale: scale, startX: x, startY: y });
  };
  const keep = (): void => {
    if (panzoom) frame.place = { scale: panzoom.getScale(), ...panzoom.getPan() };
  };
  const fit = (): void => {
    frame.place = null;
    void put(SMALLEST);
  };
  /** Scales about the middle of what is seen, so that it stays in sight. */
  const scale = (factor: number): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const middle = { clientX: left + canvas.clientWidth / 2, clientY: top + canvas.clientHeight / 2 };
    panzoom?.zoomToPoint(panzoom.getScale() * factor, middle);
    keep();
  };
  new ResizeObserver(() => void put()).observe(canvas);
  paper.addEventListener('panzoomend', keep);
  canvas.addEventListener(
    'wheel',
    (event) => {
      // Without a key the wheel scrolls the list of pictures, as everywhere.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      panzoom?.zoomWithWheel(event);
      keep();
    },
    { passive: false },
  );
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'group');
  canvas.setAttribute('aria-label', 'Picture; the arrows move it, plus and minus zoom, 0 fits it');
  canvas.addEventListener('keydown', (event) => {
    const move = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (move) {
      panzoom?.pan(move[0] as number, move[1] as number, { relative: true });
      keep();
    } else if (event.key === '+' || event.key === '=') scale(STEP);
    else if (event.key === '-') scale(1 / STEP);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  });
  return [
    button('−', () => scale(1 / STEP), { 'aria-label': 'Smaller' }),
    button('+', () => scale(STEP), { 'aria-label': 'Larger' }),
    button('Fit', fit),
  ];
}

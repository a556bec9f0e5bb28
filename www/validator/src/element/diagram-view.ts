import type { Drawing } from '../types.js';
import { h } from './dom.js';
import { sheetOf } from './styles.js';

/** A drawing, and the sheet that the shadow root has to adopt for it. */
export interface DrawingView {
  readonly node: HTMLElement;
  readonly sheet: CSSStyleSheet;
}

/** The sequence that follows from the spec. The SVG is read as XML: nothing in it runs, and nothing of it is HTML. */
export function diagram(drawing: Drawing): DrawingView {
  const parsed = new DOMParser().parseFromString(drawing.svg, 'image/svg+xml');
  const svg = document.importNode(parsed.documentElement, true);
  return {
    node: h(
      'section',
      { part: 'diagram' },
      h('h2', { text: 'Sequence' }),
      h('div', { class: 'drawing', part: 'drawing', tabindex: '0', role: 'group', 'aria-label': 'drawing' }, svg),
    ),
    sheet: sheetOf(drawing.css + readable(svg)),
  };
}

/** In a narrow place a wide drawing scrolls: shrunk to the place, its words could not be read. */
function readable(svg: Element): string {
  const width = Number(svg.getAttribute('width'));
  return width > 0 ? `#${CSS.escape(svg.id)}{min-inline-size:${Math.round(width * 0.8)}px}` : '';
}

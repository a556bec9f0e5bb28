import { type Figure, SeamlineError } from '@seamline/validator';
import Panzoom, { type PanzoomObject } from '@panzoom/panzoom';
import { button, h, message, sheet } from '../dom.js';
import { download, fileName } from '../documents/files.js';
import type { Editor } from '../editor/editor.js';
import type { Chapter, Chapters, Picture } from '../engine/chapter.js';
import type { Session } from '../session.js';
import drawingCss from '../styles/drawing.css?inline';
import { clean } from './clean.js';

/** One figure as it is shown, kept while its text stays the same. */
interface View {
  readonly node: HTMLElement;
  readonly figure: Figure;
  readonly picture: Picture;
  /** Marks what was drawn by the text at the caret. */
  readonly mark: (caret: number) => void;
}

/** The pictures: what follows from the tables, and what the author drew. */
export class FlowPanel {
  readonly node = h('div', { class: 'flow' });
  readonly #session: Session;
  readonly #editor: Editor;
  #views: View[] = [];

  constructor(session: Session, editor: Editor, chapters: Chapters) {
    this.#session = session;
    this.#editor = editor;
    this.node.append(h('p', { class: 'empty' }, 'The figures of the spec appear here.'));
    chapters.latest.onChange((chapter) => chapter && this.#render(chapter));
    session.caret.onChange(({ from }) => this.#views.forEach((view) => view.mark(from)));
  }

  #render({ preview: { figures }, pictures }: Chapter): void {
    const before = this.#views;
    this.#views = figures.map((figure) => {
      const picture = pictures.get(figure.id);
      const kept = before.find((view) => view.picture === picture && isSame(view.figure, figure));
      return kept ?? this.#view(figure, picture);
    });
    if (figures.length === 0) {
      this.node.replaceChildren(
        h('p', { class: 'empty' }, h('strong', {}, 'Nothing to draw yet'), 'Flow steps, synchronous calls and asynchronous events become a sequence; Mermaid fences become figures.'),
      );
      return;
    }
    const nodes = this.#views.map((view) => view.node);
    const isSameList = nodes.length === this.node.children.length && nodes.every((node, at) => node === this.node.children[at]);
    if (!isSameList) this.node.replaceChildren(...nodes);
  }

  #view(figure: Figure, picture: Picture): View {
    const canvas = h('div', { class: 'canvas' });
    const tools = h('div', { class: 'chips' });
    const title = h('h2', {}, figure.title, figure.derived && h('small', {}, 'follows from the tables'));
    const node = h('figure', { class: 'figure' }, h('header', {}, title, tools), canvas);
    const copyMermaid = button('Copy Mermaid', () => void navigator.clipboard.writeText(figure.mermaid));
    const view = { node, figure, picture };
    if (picture === undefined) {
      canvas.classList.add('is-waiting');
      canvas.append('drawing…');
      return { ...view, mark: () => {} };
    }
    if (picture instanceof SeamlineError) {
      canvas.replaceWith(
        h('div', { class: 'undrawn' }, h('p', {}, 'Not drawn: ', message(picture.message))),
        h('pre', { tabindex: '0', 'aria-label': figure.title }, figure.mermaid),
      );
      tools.append(button('Show in the text', () => this.#reveal(figure)), copyMermaid);
      return { ...view, mark: () => {} };
    }
    const root = canvas.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(picture.css), sheet(drawingCss)];
    const paper = h('div', { class: 'sheet' }, clean(picture.svg));
    root.append(h('div', { class: 'table' }, paper));
    const svg = paper.querySelector('svg');
    const standalone = (): string => picture.svg.replace(/^(<svg\b[^>]*>)/, `$1<style>${picture.css}</style>`);
    tools.append(
      ...(svg ? zoom(canvas, paper, svg) : []),
      copyMermaid,
      button('Copy SVG', () => void navigator.clipboard.writeText(standalone())),
      button('Download SVG', () => {
        const { title } = this.#session.checked.value?.file ?? { title: '' };
        download(fileName(`${title} ${figure.title}`).replace(/\.md$/, '.svg'), standalone(), 'image/svg+xml');
      }),
    );
    if (!svg) return { ...view, mark: () => {} };
    const parts = this.#link(svg, figure);
    return { ...view, mark: (caret) => parts.forEach(({ from, to, element }) => element.classList.toggle('is-current', from <= caret && caret <= to)) };
  }

  /** Each text of a figure leads to what drew it; the figures of authors lead to their fence. */
  #link(svg: SVGElement, figure: Figure): { from: number; to: number; element: Element }[] {
    const unused = [...figure.parts];
    const linked: { from: number; to: number; element: Element }[] = [];
    for (const element of svg.querySelectorAll('text')) {
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      const at = unused.findIndex(({ text }) => text.replace(/\s+/g, ' ').trim() === words);
      // A participant stands at both ends of its line of life.
      const part = unused[at] ?? figure.parts.find(({ text }) => text === words);
      if (!part) continue;
      if (at >= 0) unused.splice(at, 1);
      linked.push({ from: part.start.offset, to: part.end.offset, element });
      element.classList.add('is-linked');
      element.addEventListener('click', () => this.#reveal(part));
    }
    svg.addEventListener('dblclick', () => this.#reveal(figure));
    return linked;
  }

  #reveal({ start, end }: Pick<Figure, 'start' | 'end'>): void {
    this.#editor.reveal({ from: start.offset, to: end.offset }, 'spec', { focus: false });
  }
}

/** Words that are drawn much smaller than they were meant cannot be read: rather part of the picture than all of it. */
const LEAST_FIT = 0.55;
const MARGIN = 12;

/** Pan and zoom by pointer, by wheel with Ctrl, by the arrows and by buttons. */
function zoom(canvas: HTMLElement, paper: HTMLElement, svg: SVGElement): HTMLElement[] {
  const width = Number(svg.getAttribute('width')) || 600;
  const height = Number(svg.getAttribute('height')) || 300;
  let panzoom: PanzoomObject | undefined;
  const fit = (): void => {
    const wide = (canvas.clientWidth - 2 * MARGIN) / width;
    if (wide <= 0) return;
    // As high as it takes, as far as the style sheet lets it.
    canvas.style.setProperty('--height', `${Math.ceil(height * Math.max(LEAST_FIT, Math.min(1, wide)) + 2 * MARGIN)}px`);
    const room = { width: canvas.clientWidth, height: canvas.clientHeight };
    const scale = Math.max(LEAST_FIT, Math.min(1, wide, (room.height - 2 * MARGIN) / height));
    // Scaling is about the middle of the picture; a picture that does not fit starts at its upper left corner.
    const place = (room: number, size: number): number => (Math.max(MARGIN, (room - size * scale) / 2) - (size - size * scale) / 2) / scale;
    const [x, y] = [place(room.width, width), place(room.height, height)];
    if (panzoom) {
      panzoom.zoom(scale, { animate: false });
      panzoom.pan(x, y, { animate: false });
      return;
    }
    // Not before: a picture that is in no page yet cannot be moved.
    panzoom = Panzoom(paper, { minScale: 0.1, maxScale: 6, cursor: 'grab', touchAction: 'pan-y', startScale: scale, startX: x, startY: y });
  };
  new ResizeObserver(fit).observe(canvas);
  canvas.addEventListener(
    'wheel',
    (event) => {
      // Without a key the wheel scrolls the list of pictures, as everywhere.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      panzoom?.zoomWithWheel(event);
    },
    { passive: false },
  );
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'group');
  canvas.setAttribute('aria-label', 'Picture; the arrows move it, plus and minus zoom, 0 fits it');
  canvas.addEventListener('keydown', (event) => {
    const move = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (move) panzoom?.pan(move[0] as number, move[1] as number, { relative: true });
    else if (event.key === '+' || event.key === '=') panzoom?.zoomIn();
    else if (event.key === '-') panzoom?.zoomOut();
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  });
  return [
    button('−', () => void panzoom?.zoomOut(), { 'aria-label': 'Smaller' }),
    button('+', () => void panzoom?.zoomIn(), { 'aria-label': 'Larger' }),
    button('Fit', fit),
  ];
}

function isSame(one: Figure, other: Figure): boolean {
  return one.id === other.id && one.mermaid === other.mermaid && one.start.offset === other.start.offset && one.end.offset === other.end.offset;
}

import { type Figure, SeamlineError } from '@seamline/validator';
import type { PanzoomObject } from '@panzoom/panzoom';
import { arrange, button, h, message, sheet } from '../dom.js';
import { download, fileName } from '../documents/files.js';
import type { Editor } from '../editor/editor.js';
import type { Chapter, Chapters, Picture } from '../engine/chapter.js';
import type { Session } from '../session.js';
import { copyButton } from '../shell/copy.js';
import drawingCss from '../styles/drawing.css?inline';
import type { clean } from './clean.js';

/** One figure as it is shown, kept while its text stays the same. */
interface View {
  readonly node: HTMLElement;
  /** What is drawn; its places move with the text. */
  figure: Figure;
  readonly picture: Picture;
  /** What the texts of the picture were drawn by: numbers of the figure's parts. */
  readonly linked: readonly { readonly element: Element; readonly part: number }[];
}

/** The pictures: what follows from the tables, and what the author drew. */
export class FlowPanel {
  readonly node = h('div', { class: 'flow' });
  readonly #session: Session;
  readonly #editor: Editor;
  readonly #chapters: Chapters;
  #views: View[] = [];

  constructor(session: Session, editor: Editor, chapters: Chapters) {
    this.#session = session;
    this.#editor = editor;
    this.#chapters = chapters;
    this.node.append(h('p', { class: 'empty' }, 'The figures of the spec appear here.'));
    chapters.latest.onChange(() => void this.show());
    session.caret.onChange(({ from }) => this.#views.forEach((view) => mark(view, from)));
  }

  /** Shows the figures of the last chapter, when somebody looks. */
  async show(): Promise<void> {
    const chapter = this.#chapters.latest.value;
    if (!chapter || this.node.hidden) return;
    const { clean } = await import('./clean.js');
    if (this.#chapters.latest.value === chapter) this.#render(chapter, clean);
  }

  #render({ preview: { figures }, pictures }: Chapter, make: typeof clean): void {
    const before = this.#views;
    this.#views = figures.map((figure) => {
      const picture = pictures.get(figure.id);
      const kept = before.find((view) => view.picture === picture && isSame(view.figure, figure));
      return kept ? Object.assign(kept, { figure }) : this.#view(figure, picture, make);
    });
    if (figures.length === 0) {
      this.node.replaceChildren(
        h('p', { class: 'empty' }, h('strong', {}, 'Nothing to draw yet'), 'Flow steps, synchronous calls and asynchronous events become a sequence; Mermaid fences become figures.'),
      );
      return;
    }
    arrange(this.node, this.#views.map(({ node }) => node));
  }

  #view(figure: Figure, picture: Picture, make: typeof clean): View {
    const canvas = h('div', { class: 'canvas' });
    const tools = h('div', { class: 'chips' });
    const title = h('h2', {}, figure.title, figure.derived && h('small', {}, 'follows from the tables'));
    const node = h('figure', { class: 'figure' }, h('header', {}, title, tools), canvas);
    const copyMermaid = copyButton('Copy Mermaid', () => figure.mermaid);
    const linked: { element: Element; part: number }[] = [];
    const view: View = { node, figure, picture, linked };
    if (picture === undefined) {
      canvas.classList.add('is-waiting');
      canvas.append('drawing…');
      return view;
    }
    if (picture instanceof SeamlineError) {
      canvas.replaceWith(
        h('div', { class: 'undrawn' }, h('p', {}, 'Not drawn: ', message(picture.message))),
        h('pre', { tabindex: '0', 'aria-label': figure.title }, figure.mermaid),
      );
      tools.append(button('Show in the text', () => this.#reveal(view.figure)), copyMermaid);
      return view;
    }
    const root = canvas.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(picture.css), sheet(drawingCss)];
    const paper = h('div', { class: 'sheet' }, make(picture.svg));
    root.append(h('div', { class: 'table' }, paper));
    const svg = paper.querySelector('svg');
    const standalone = (): string => picture.svg.replace(/^(<svg\b[^>]*>)/, `$1<style>${picture.css}</style>`);
    tools.append(
      ...(svg ? zoom(canvas, paper, svg) : []),
      copyMermaid,
      copyButton('Copy SVG', standalone),
      button('Download SVG', () => {
        const { title } = this.#session.checked.value?.file ?? { title: '' };
        download(fileName(`${title} ${figure.title}`).replace(/\.md$/, '.svg'), standalone(), 'image/svg+xml');
      }),
    );
    if (svg) linked.push(...this.#link(svg, view));
    return view;
  }

  /** Each text of a figure leads to what drew it; the figures of authors lead to their fence. */
  #link(svg: SVGElement, view: View): { element: Element; part: number }[] {
    const parts = view.figure.parts.map(({ text }) => text.replace(/\s+/g, ' ').trim());
    const unused = new Set(parts.keys());
    const linked: { element: Element; part: number }[] = [];
    for (const element of svg.querySelectorAll('text')) {
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      // A participant stands at both ends of its line of life.
      const part = [...unused].find((at) => parts[at] === words) ?? parts.indexOf(words);
      if (part < 0) continue;
      unused.delete(part);
      linked.push({ element, part });
      element.classList.add('is-linked');
      element.addEventListener('click', () => {
        const place = view.figure.parts[part];
        if (place) this.#reveal(place);
      });
    }
    svg.addEventListener('dblclick', () => this.#reveal(view.figure));
    return linked;
  }

  #reveal({ start, end }: Pick<Figure, 'start' | 'end'>): void {
    this.#editor.reveal({ from: start.offset, to: end.offset }, 'spec', { focus: false });
  }
}

/** Marks what was drawn by the text at the caret. */
function mark({ linked, figure }: View, caret: number): void {
  for (const { element, part } of linked) {
    const place = figure.parts[part];
    element.classList.toggle('is-current', place !== undefined && place.start.offset <= caret && caret <= place.end.offset);
  }
}

/** Words that are drawn much smaller than they were meant cannot be read: rather part of the picture than all of it. */
const LEAST_FIT = 0.55;
const MARGIN = 12;
const SMALLEST = 0.1;
const STEP = 1.3;

/** Pan and zoom by pointer, by wheel with Ctrl, by the arrows and by buttons. */
function zoom(canvas: HTMLElement, paper: HTMLElement, svg: SVGElement): HTMLElement[] {
  const width = Number(svg.getAttribute('width')) || 600;
  const height = Number(svg.getAttribute('height')) || 300;
  let panzoom: PanzoomObject | undefined;
  /** Shows all of the picture, or as much of it as stays readable. */
  const fit = async (least = LEAST_FIT): Promise<void> => {
    const wide = (canvas.clientWidth - 2 * MARGIN) / width;
    if (wide <= 0) return;
    // As high as it takes, as far as the style sheet lets it.
    canvas.style.setProperty('--height', `${Math.ceil(height * Math.max(LEAST_FIT, Math.min(1, wide)) + 2 * MARGIN)}px`);
    const room = { width: canvas.clientWidth, height: canvas.clientHeight };
    const scale = Math.max(least, Math.min(1, wide, (room.height - 2 * MARGIN) / height));
    // Scaling is about the middle of the picture; a picture that does not fit starts at its upper left corner.
    const place = (room: number, size: number): number => (Math.max(MARGIN, (room - size * scale) / 2) - (size - size * scale) / 2) / scale;
    const [x, y] = [place(room.width, width), place(room.height, height)];
    // Not before there is room: a picture that is in no page yet cannot be moved.
    const { default: start } = await import('@panzoom/panzoom');
    if (panzoom) {
      panzoom.zoom(scale, { animate: false });
      panzoom.pan(x, y, { animate: false });
      return;
    }
    panzoom = start(paper, { minScale: SMALLEST, maxScale: 6, cursor: 'grab', touchAction: 'pan-y', startScale: scale, startX: x, startY: y });
  };
  /** Scales about the middle of what is seen, so that it stays in sight. */
  const scale = (factor: number): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const middle = { clientX: left + canvas.clientWidth / 2, clientY: top + canvas.clientHeight / 2 };
    panzoom?.zoomToPoint(panzoom.getScale() * factor, middle);
  };
  new ResizeObserver(() => void fit()).observe(canvas);
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
    else if (event.key === '+' || event.key === '=') scale(STEP);
    else if (event.key === '-') scale(1 / STEP);
    else if (event.key === '0') void fit(SMALLEST);
    else return;
    event.preventDefault();
  });
  return [
    button('−', () => scale(1 / STEP), { 'aria-label': 'Smaller' }),
    button('+', () => scale(STEP), { 'aria-label': 'Larger' }),
    button('Fit', () => void fit(SMALLEST)),
  ];
}

function isSame(one: Figure, other: Figure): boolean {
  const words = ({ id, title, mermaid, derived, parts }: Figure): string => JSON.stringify([id, title, mermaid, derived, parts.map(({ text }) => text)]);
  return words(one) === words(other);
}

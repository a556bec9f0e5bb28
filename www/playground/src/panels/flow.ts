import { type Figure, SeamlineError } from '@seamline/validator';
import { arrange, button, h, message, sheet } from '../dom.js';
import { download, fileName } from '../documents/files.js';
import type { Editor } from '../editor/editor.js';
import type { Chapter, Chapters, Picture } from '../engine/chapter.js';
import type { Session } from '../session.js';
import { copyButton } from '../shell/copy.js';
import { isNarrow } from '../shell/layout.js';
import { Turn } from '../turn.js';
import drawingCss from '../styles/drawing.css?inline';
import type { clean } from './clean.js';
import { type Frame, zoom } from './zoom.js';

/** More figures than any spec has. */
const MOST_FIGURES = 200;

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
  /** How the figures were moved, by their ids. */
  readonly #frames = new Map<string, Frame>();

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
    await this.#render(chapter, clean);
  }

  async #render(chapter: Chapter, make: typeof clean): Promise<void> {
    const { figures } = chapter.preview;
    const before = new Map(this.#views.map((view) => [view.figure.id, view]));
    const views: View[] = [];
    const turn = new Turn();
    for (const figure of figures.slice(0, MOST_FIGURES)) {
      const picture = chapter.pictures.get(figure.id);
      const kept = before.get(figure.id);
      const isKept = kept?.picture === picture && kept !== undefined && isSame(kept.figure, figure);
      views.push(isKept ? Object.assign(kept, { figure }) : this.#view(figure, picture, make));
      await turn.end();
      // A later one has taken its place meanwhile.
      if (this.#chapters.latest.value !== chapter) return;
    }
    this.#views = views;
    if (figures.length === 0) {
      this.node.replaceChildren(
        h('p', { class: 'empty' }, h('strong', {}, 'Nothing to draw yet'), 'Flow steps, synchronous calls and asynchronous events become a sequence; Mermaid fences become figures.'),
      );
      return;
    }
    const rest = figures.length - views.length;
    arrange(this.node, [...views.map(({ node }) => node), ...(rest > 0 ? [h('p', { class: 'empty' }, `${rest} more figures are not shown.`)] : [])]);
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
      tools.append(button('Show in the text', () => this.#reveal(view.figure, true)), copyMermaid);
      return view;
    }
    const root = canvas.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(picture.css), sheet(drawingCss)];
    const paper = h('div', { class: 'sheet' }, make(picture.svg));
    root.append(h('div', { class: 'table' }, paper));
    const svg = paper.querySelector('svg');
    const standalone = (): string => picture.svg.replace(/^(<svg\b[^>]*>)/, `$1<style>${picture.css}</style>`);
    tools.append(
      ...(svg ? zoom(canvas, paper, svg, this.#frameOf(figure)) : []),
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
      element.addEventListener('click', () => this.#revealPart(view, part, isNarrow()));
    }
    // An image to assistive technology would have no parts.
    if (linked.length > 0) svg.setAttribute('role', 'group');
    byKeys(linked, (part) => this.#revealPart(view, part, true));
    svg.addEventListener('dblclick', () => this.#reveal(view.figure, false));
    return linked;
  }

  #revealPart({ figure }: View, part: number, focus: boolean): void {
    const place = figure.parts[part];
    if (place) this.#reveal(place, focus);
  }

  #reveal({ start, end }: Pick<Figure, 'start' | 'end'>, focus: boolean): void {
    this.#editor.reveal({ from: start.offset, to: end.offset }, 'spec', { focus });
  }

  #frameOf({ id }: Figure): Frame {
    const frame = this.#frames.get(id) ?? { place: null };
    this.#frames.set(id, frame);
    return frame;
  }
}

/** Goes through the texts of a picture that lead into the text: one stop of Tab, arrows between them, Enter goes there. */
function byKeys(linked: View['linked'], go: (part: number) => void): void {
  linked.forEach(({ element, part }, at) => {
    element.setAttribute('role', 'link');
    element.setAttribute('tabindex', at === 0 ? '0' : '-1');
    element.addEventListener('keydown', (event) => {
      const { key } = event as KeyboardEvent;
      const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: linked.length - 1 }[key];
      const other = next === undefined ? undefined : linked[(next + linked.length) % linked.length]?.element;
      if (key === 'Enter') go(part);
      else if (other instanceof SVGElement) {
        element.setAttribute('tabindex', '-1');
        other.setAttribute('tabindex', '0');
        other.focus();
      } else return;
      // The arrows move the picture only while nothing in it has the focus.
      event.preventDefault();
      event.stopPropagation();
    });
  });
}

/** Marks what was drawn by the text at the caret. */
function mark({ linked, figure }: View, caret: number): void {
  for (const { element, part } of linked) {
    const place = figure.parts[part];
    element.classList.toggle('is-current', place !== undefined && place.start.offset <= caret && caret <= place.end.offset);
  }
}

function isSame(one: Figure, other: Figure): boolean {
  const words = ({ id, title, mermaid, derived, parts }: Figure): string => JSON.stringify([id, title, mermaid, derived, parts.map(({ text }) => text)]);
  return words(one) === words(other);
}

import type { Drawing, Block as Part } from '@seamline/validator';
import { arrange, h, sheet } from '../dom.js';
import type { Editor } from '../editor/editor.js';
import type { Chapter, Chapters } from '../engine/chapter.js';
import type { Session } from '../session.js';
import { Turn } from '../turn.js';
import previewCss from '../styles/preview.css?inline';
import type { clean } from './clean.js';

/** A longer block would hold up the page while it is made harmless and laid out. UTF-16 code units of HTML. */
const LONGEST = 200_000;

/** A block with more tags would, too. */
const MOST_TAGS = 20_000;

/** What a browser lays out in a time that grows with the square of its length: two directions, marks upon marks. */
const HARD = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|\p{M}{20}/u;

/** The longest stretch of such text, in UTF-16 code units. */
const LONGEST_HARD = 10_000;

/** More blocks than any spec has that somebody reads. */
const MOST_BLOCKS = 2_000;

interface Block {
  readonly node: HTMLElement;
  html: string;
  from: number;
  to: number;
}

/** The chapter as the book has it. A change replaces the blocks that it changes, and nothing else. */
export class PreviewPanel {
  readonly node = h('div', { class: 'preview' });
  readonly #root: ShadowRoot;
  readonly #article = h('article', { class: 'content', lang: 'en' });
  readonly #editor: Editor;
  readonly #own = sheet(previewCss);
  #style = '';
  #styleSheet = sheet('');
  #pictures = new Map<Drawing, CSSStyleSheet>();
  #blocks: Block[] = [];
  /** The chapter that is being shown; a later one ends the work on it. */
  #work: symbol | undefined;
  #isBehind = false;
  #caret = 0;

  constructor(session: Session, editor: Editor, chapters: Chapters) {
    this.#editor = editor;
    const host = h('div', { class: 'preview-host' });
    this.#root = host.attachShadow({ mode: 'open' });
    this.#root.append(this.#article);
    this.node.append(host);
    this.#article.addEventListener('click', (event) => this.#click(event));
    chapters.latest.onChange((chapter) => chapter && void this.#show(chapter));
    chapters.isBehind.onChange((isBehind) => this.#tell(isBehind));
    session.caret.onChange(({ from }) => this.#mark(from));
  }

  async #show({ preview, pictures }: Chapter): Promise<void> {
    const work = (this.#work = Symbol());
    const { clean } = await import('./clean.js');
    if (this.#work !== work) return;
    this.#adopt(preview.style, [...pictures.values()].filter((picture): picture is Drawing => picture !== undefined && 'css' in picture));
    // Blocks with the same words are the same: what stays is moved at most.
    const known = new Map<string, Block[]>();
    for (const block of this.#blocks) known.set(block.html, [...(known.get(block.html) ?? []), block]);
    const blocks: Block[] = [];
    const turn = new Turn();
    for (const { html, start, end } of readable(preview.blocks)) {
      const place = { from: start.offset, to: end.offset };
      const kept = known.get(html)?.shift();
      blocks.push(kept ? Object.assign(kept, place) : { node: h('div', { class: 'block', dir: 'auto' }, shown(html, clean)), html, ...place });
      await turn.end();
      if (this.#work !== work) return;
    }
    this.#blocks = blocks;
    arrange(this.#article, blocks.map(({ node }) => node));
    this.#work = undefined;
    if (this.#caret > 0) this.#mark(this.#caret);
    this.#tell(this.#isBehind);
  }

  /** Says to assistive technology whether the preview is that of the text as it is. */
  #tell(isBehind: boolean): void {
    this.#isBehind = isBehind;
    this.node.setAttribute('aria-busy', String(isBehind || this.#work !== undefined));
  }

  #adopt(style: string, drawings: readonly Drawing[]): void {
    if (style !== this.#style) {
      this.#style = style;
      this.#styleSheet = sheet(style);
    }
    this.#pictures = new Map(drawings.map((drawing) => [drawing, this.#pictures.get(drawing) ?? sheet(drawing.css)]));
    this.#root.adoptedStyleSheets = [this.#styleSheet, this.#own, ...this.#pictures.values()];
  }

  /** A link inside the chapter leads there; any other block leads to its text. */
  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const link = target.closest('a[href]');
    const address = link?.getAttribute('href');
    if (address?.startsWith('#')) {
      event.preventDefault();
      const place = this.#root.getElementById(decoded(address.slice(1)));
      place?.closest('details')?.setAttribute('open', '');
      place?.scrollIntoView({ block: 'start' });
    }
    const isControl = link !== null || target.closest('summary, button, input') !== null;
    const isSelecting = getSelection()?.isCollapsed === false;
    if (isControl || isSelecting) return;
    const block = this.#blocks.find(({ node }) => node.contains(target));
    if (block && block.to > block.from) this.#editor.reveal({ from: block.from, to: block.from }, 'spec', { focus: false });
  }

  /** Shows which block the caret is in, or stands below. */
  #mark(caret: number): void {
    this.#caret = caret;
    const current = this.#blocks.findLast(({ from, to }) => to > from && from <= caret);
    for (const { node } of this.#blocks) {
      if (node.classList.contains('is-current') !== (node === current?.node)) node.classList.toggle('is-current');
    }
    if (current && this.node.offsetParent && !this.node.matches(':hover, :focus-within')) this.#reveal(current.node);
  }

  /** Brings a block into view without moving anything but this panel. */
  #reveal(node: HTMLElement): void {
    const [panel, block] = [this.node.getBoundingClientRect(), node.getBoundingClientRect()];
    if (block.bottom < panel.top || block.top > panel.bottom) {
      this.node.scrollTop += block.top - panel.top - panel.height / 3;
    }
  }
}

/** The blocks that are shown. One at the end says what is not. */
function readable(blocks: readonly Part[]): readonly Part[] {
  const next = blocks[MOST_BLOCKS];
  const last = blocks.at(-1);
  if (!next || !last) return blocks;
  const rest = `The ${blocks.length - MOST_BLOCKS} blocks after this one are left out of the preview.`;
  return [...blocks.slice(0, MOST_BLOCKS), { html: leftOut(rest), start: next.start, end: last.end }];
}

function shown(html: string, make: typeof clean): Node {
  return make(isBearable(html) ? html : leftOut(`A block of ${Math.round(html.length / 1000)} KB is left out of the preview.`));
}

function isBearable(html: string): boolean {
  if (html.length > LONGEST) return false;
  const pieces = html.split('<');
  return pieces.length <= MOST_TAGS && !pieces.some((piece) => piece.length > LONGEST_HARD && HARD.test(piece));
}

function leftOut(words: string): string {
  return `<p class="left-out">${words}</p>`;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

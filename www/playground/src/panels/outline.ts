import type { Symbols } from '@seamline/validator';
import { h } from '../dom.js';
import type { Editor } from '../editor/editor.js';
import type { Session } from '../session.js';
import type { Store } from '../store.js';

const KINDS = { module: 'Modules', event: 'Events', method: 'Methods', datum: 'Data', flag: 'Flags' } as const;

/** How many sections and names are listed. */
const LISTED = 400;

/** The headings of the spec, and its names with the rows that declare them. */
export class OutlinePanel {
  readonly node = h('div', { class: 'names' });
  readonly #editor: Editor;
  readonly #session: Session;
  readonly #symbols: Store<Symbols | null>;
  /** What is listed. */
  #listed: Symbols | null = null;
  #sections: { from: number; to: number; button: HTMLElement }[] = [];

  constructor(session: Session, editor: Editor, symbols: Store<Symbols | null>) {
    this.#editor = editor;
    this.#session = session;
    this.#symbols = symbols;
    symbols.onChange(() => this.show());
    session.caret.onChange(({ from }) => this.#mark(from));
  }

  /** Lists what is known, when somebody looks. */
  show(): void {
    const symbols = this.#symbols.value;
    if (!symbols || symbols === this.#listed || this.node.hidden) return;
    this.#listed = symbols;
    this.#render(symbols);
    this.#mark(this.#session.caret.value.from);
  }

  #render({ outline, names }: Symbols): void {
    const focused = [...this.node.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
    this.#sections = outline.slice(0, LISTED).map(({ title, level, heading, start, end }) => ({
      from: start.offset,
      to: end.offset,
      button: this.#button(title || '(no words)', level - 1, heading.start.offset, heading.end.offset),
    }));
    const kinds = Object.entries(KINDS).flatMap(([kind, label]) => {
      const own = names.filter((name) => name.kind === kind).slice(0, LISTED);
      if (own.length === 0) return [];
      const items = own.map((name) => {
        const place = name.declaration ?? name.references[0];
        const button = this.#button(name.name, 1, place?.start.offset ?? 0, place?.end.offset ?? 0);
        button.append(h('small', { class: 'mute' }, ` ${name.declaration ? '' : 'not declared · '}${uses(name.references.length)}`));
        return h('li', {}, button);
      });
      return [h('h3', {}, label), h('ul', { class: 'list' }, ...items)];
    });
    const sections = h('ul', { class: 'list', 'aria-label': 'Sections' }, ...this.#sections.map(({ button }) => h('li', {}, button)));
    this.node.replaceChildren(h('div', { class: 'outline' }, h('h2', {}, 'Sections'), sections, ...kinds));
    if (focused >= 0) this.node.querySelectorAll('button')[focused]?.focus();
  }

  #button(label: string, depth: number, from: number, to: number): HTMLElement {
    const show = (): void => this.#editor.reveal({ from, to });
    const button = h('button', { type: 'button', onclick: show }, label);
    button.style.setProperty('--depth', String(depth));
    return button;
  }

  /** Marks the innermost section that the caret is in. */
  #mark(caret: number): void {
    const here = this.#sections.findLast(({ from, to }) => from <= caret && caret < to);
    for (const section of this.#sections) {
      if (section === here) section.button.setAttribute('aria-current', 'true');
      else section.button.removeAttribute('aria-current');
    }
  }
}

function uses(count: number): string {
  return count === 1 ? '1 mention' : `${count} mentions`;
}

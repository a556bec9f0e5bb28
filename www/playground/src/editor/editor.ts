import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { lintGutter, nextDiagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Transaction, type TransactionSpec } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  dropCursor,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
  tooltips,
} from '@codemirror/view';
import type { Edit, Symbols } from '@seamline/validator';
import { DOCUMENTS, type DocumentName } from '../documents/shared.js';
import type { Range, Session } from '../session.js';
import { showPane } from '../shell/layout.js';
import { unless } from './bearable.js';
import { refused, shown } from './findings.js';
import { look } from './look.js';
import { markdown } from './markdown.js';
import { setSymbols } from './names.js';
import { setShape, shape, shapeOf } from './shape.js';

const LABELS: Record<DocumentName, string> = {
  spec: 'The spec, in Markdown',
  architecture: 'The architecture document, in Markdown',
  config: 'The settings, as a seamline.toml',
};

const EMPTY: Record<DocumentName, string> = {
  spec: 'Write a spec, or drop one here.',
  architecture: 'The architecture document lists the modules. Without it, nobody can say whether a module of the spec exists. Paste it here, or drop its file.',
  config: 'The settings of the checks. Write them here as in a seamline.toml, or choose them under Settings in the bar.',
};

/** A longer line is not wrapped, in UTF-16 code units: at first the editor would lay out all of it, which right-to-left text takes minutes for. */
const LONGEST_LINE = 20_000;
const wrapped = unless((text) => text.split('\n').some((line) => line.length > LONGEST_LINE), EditorView.lineWrapping);

/** More invisible characters than anybody has by accident, each of which would be an element. */
const MOST_INVISIBLE = 2_000;
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const marksOfInvisible = unless((text) => (text.match(INVISIBLE)?.length ?? 0) > MOST_INVISIBLE, highlightSpecialChars());

/** What the spec's editor can do besides: completion, names. They come when the validator is there. */
const assistance = new Compartment();

/** The three documents in one editor, of which one is shown. */
export class Editor {
  readonly #session: Session;
  readonly #view: EditorView;
  readonly #states: Record<DocumentName, EditorState>;
  readonly #scrolls: Partial<Record<DocumentName, ReturnType<EditorView['scrollSnapshot']>>> = {};
  /** The texts as the session has them: the same strings, so that to compare them costs nothing. */
  readonly #texts: Record<DocumentName, string>;
  #shown: DocumentName = 'spec';

  constructor(host: HTMLElement, session: Session) {
    this.#session = session;
    const root = host.attachShadow({ mode: 'open' });
    const texts = session.documents.value;
    this.#texts = { ...texts };
    this.#states = Object.fromEntries(DOCUMENTS.map((name) => [name, this.#state(name, texts[name])])) as Record<
      DocumentName,
      EditorState
    >;
    this.#view = new EditorView({ state: this.#states.spec, root, parent: root });
    session.documents.onChange(() => this.#follow());
    session.active.onChange((name) => this.#show(name));
    session.checked.onChange(() => this.#mark());
    session.failure.onChange((failure) => this.#update('config', refused(this.#current('config'), failure)));
    session.active.value = 'spec';
  }

  /** Gives the spec's editor more abilities. */
  assist(extension: Extension): void {
    this.#update('spec', { effects: assistance.reconfigure(extension) });
  }

  /** Tells the spec's editor the names of the text as it is. */
  know(names: Symbols['names']): void {
    this.#update('spec', { effects: setSymbols.of(names) });
  }

  focus(): void {
    this.#view.focus();
  }

  /** Selects a stretch of a document and brings it into view. */
  reveal({ from, to }: Range, name: DocumentName = 'spec', { focus = true } = {}): void {
    this.#session.active.value = name;
    const length = this.#view.state.doc.length;
    const [anchor, head] = [Math.min(from, length), Math.min(Math.max(from, to), length)];
    this.#view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    if (!focus) return;
    // On a narrow page the editor may be behind another pane.
    showPane('write');
    this.#view.focus();
  }

  /** Applies edits of the spec as one step that can be undone, and shows the first of them. */
  apply(edits: readonly Edit[]): void {
    const changes = edits.map(({ start, end, text }) => ({ from: start.offset, to: end.offset, insert: text }));
    this.#update('spec', { changes, userEvent: 'input.fix', annotations: isolateHistory.of('full') });
    const [first] = edits;
    if (!first) return;
    const start = first.start.offset + (/^\s*/.exec(first.text)?.[0].length ?? 0);
    this.reveal({ from: start, to: first.start.offset + first.text.trimEnd().length }, 'spec', { focus: false });
  }

  /** Takes back the last step of the document that is shown. */
  undo(): void {
    undo(this.#view);
  }

  /** Makes the step again that was taken back last. */
  redo(): void {
    redo(this.#view);
  }

  #state(name: DocumentName, doc: string): EditorState {
    const isMarkdown = name !== 'config';
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        marksOfInvisible(doc),
        history(),
        shape(this.#session.shapeOf(name)),
        codeFolding(),
        foldGutter(),
        drawSelection(),
        dropCursor(),
        highlightActiveLine(),
        highlightSelectionMatches({ minSelectionLength: 3 }),
        search({ top: true }),
        placeholder(EMPTY[name]),
        indentUnit.of('  '),
        wrapped(doc),
        EditorView.contentAttributes.of({ 'aria-label': LABELS[name], tabindex: '0', spellcheck: String(isMarkdown) }),
        EditorState.phrases.of({ 'Control character': 'Invisible character' }),
        tooltips({ position: 'fixed' }),
        // Tab is left alone: it leads out of the editor, as everywhere in the page.
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, { key: 'F8', run: nextDiagnostic }]),
        look(),
        ...(isMarkdown ? [markdown(doc)] : []),
        ...(name === 'spec' ? [lintGutter(), assistance.of([])] : []),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#typed(name, update.state);
          if (name === 'spec' && (update.selectionSet || update.docChanged)) {
            const { from, to, head } = update.state.selection.main;
            const line = update.state.doc.lineAt(head);
            this.#session.caret.value = { from, to, line: line.number, column: head - line.from + 1 };
          }
        }),
      ],
    });
  }

  /** Changes a document, be it shown or not. */
  #update(name: DocumentName, spec: TransactionSpec): void {
    if (name === this.#shown) {
      this.#view.dispatch(spec);
      return;
    }
    const { state, docChanged } = this.#states[name].update(spec);
    this.#states[name] = state;
    if (docChanged) this.#typed(name, state);
  }

  #current(name: DocumentName): EditorState {
    return name === this.#shown ? this.#view.state : this.#states[name];
  }

  #typed(name: DocumentName, state: EditorState): void {
    const text = state.doc.toString();
    // What was loaded is known already.
    if (text === this.#texts[name]) return;
    this.#texts[name] = text;
    this.#session.type(name, text, shapeOf(state));
  }

  #show(name: DocumentName): void {
    this.#states[this.#shown] = this.#view.state;
    this.#scrolls[this.#shown] = this.#view.scrollSnapshot();
    this.#shown = name;
    this.#view.setState(this.#states[name]);
    const scroll = this.#scrolls[name];
    this.#view.dispatch({ effects: scroll ?? EditorView.scrollIntoView(0) });
  }

  /** Takes texts that were loaded, each as a step that can be undone. */
  #follow(): void {
    for (const name of DOCUMENTS) {
      const text = this.#session.documents.value[name];
      const effects = setShape.of(this.#session.shapeOf(name));
      if (this.#texts[name] === text) {
        const isSame = shapeOf(this.#current(name)) === effects.value;
        if (!isSame) this.#update(name, { effects, annotations: Transaction.addToHistory.of(false) });
        continue;
      }
      this.#texts[name] = text;
      const { length } = this.#current(name).doc;
      this.#update(name, {
        changes: { from: 0, to: length, insert: text },
        effects,
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: isolateHistory.of('full'),
      });
    }
  }

  #mark(): void {
    const checked = this.#session.fresh;
    if (checked) this.#update('spec', shown(this.#current('spec'), checked.findings, (finding, fix) => this.#mend(finding, fix)));
  }

  #mend(finding: string, fix: number): void {
    const edits = this.#session.fix(finding, fix);
    if (edits) this.apply(edits);
  }
}

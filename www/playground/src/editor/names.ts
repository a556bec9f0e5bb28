/** Go to where a name is declared, see where else it stands, and hear what its row says. */

import type { Symbols } from '@seamline/validator';
import { type EditorState, type Extension, Prec, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, hoverTooltip, keymap } from '@codemirror/view';
import { h } from '../dom.js';

type Symbol = Symbols['names'][number];
type Place = Symbol['references'][number];

/** The names of the text; their places move with it until the next answer. */
export const setSymbols = StateEffect.define<readonly Symbol[]>();

interface Known {
  readonly names: readonly Symbol[];
  /** Whether the places are those of the text as it is. */
  readonly isFresh: boolean;
}

const known = StateField.define<Known>({
  create: () => ({ names: [], isFresh: true }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setSymbols)) return { names: effect.value, isFresh: true };
    return transaction.docChanged && value.isFresh ? { ...value, isFresh: false } : value;
  },
});

/** The name at a place of the text; none while the places are those of an older text. */
function nameAt(state: EditorState, at: number): Symbol | undefined {
  const { names, isFresh } = state.field(known);
  if (!isFresh) return undefined;
  const isHere = ({ start, end }: Place): boolean => start.offset <= at && at <= end.offset;
  return names.find(({ declaration, references }) => (declaration && isHere(declaration)) || references.some(isHere));
}

/** Where a name stands, its declaration among them, in the order of the text. */
function placesOf({ declaration, references }: Symbol): Place[] {
  const places = declaration ? [declaration, ...references] : [...references];
  return places.sort((one, other) => one.start.offset - other.start.offset);
}

/** Selects a place and brings it into view. */
function select(view: EditorView, { start, end }: Place): void {
  view.dispatch({
    selection: { anchor: start.offset, head: end.offset },
    effects: EditorView.scrollIntoView(start.offset, { y: 'center' }),
  });
}

function goToDeclaration(view: EditorView, at: number): boolean {
  const place = nameAt(view.state, at)?.declaration;
  if (place) select(view, place);
  return place !== undefined && place !== null;
}

/** Selects the next place of the name at the caret; behind the last one comes the first. */
function goToNext(view: EditorView): boolean {
  const { from } = view.state.selection.main;
  const name = nameAt(view.state, from);
  if (!name) return false;
  const places = placesOf(name);
  const next = places.find(({ start }) => start.offset > from) ?? places[0];
  if (next) select(view, next);
  return next !== undefined;
}

const marked = EditorView.decorations.compute([known, 'selection'], (state): DecorationSet => {
  const name = nameAt(state, state.selection.main.head);
  if (!name) return Decoration.none;
  const marks = new RangeSetBuilder<Decoration>();
  for (const { start, end } of placesOf(name)) {
    if (end.offset <= state.doc.length && end.offset > start.offset) marks.add(start.offset, end.offset, MARK);
  }
  return marks.finish();
});
const MARK = Decoration.mark({ class: 'cm-marked' });

const hover = hoverTooltip((view, at) => {
  const name = nameAt(view.state, at);
  if (!name) return null;
  return {
    pos: at,
    create: () => ({
      dom: h(
        'div',
        { class: 'cm-diagnostic' },
        h('p', {}, h('strong', {}, name.name), ` · ${name.kind}`),
        name.detail !== '' && h('p', { class: 'help' }, name.detail),
        h('p', { class: 'about' }, name.declaration ? `declared in line ${name.declaration.start.line} · F12 goes there` : 'declared nowhere'),
      ),
    }),
  };
});

export function names(): Extension {
  return [
    known,
    marked,
    hover,
    Prec.high(
      keymap.of([
        { key: 'F12', run: (view) => goToDeclaration(view, view.state.selection.main.head) },
        { key: 'Shift-F12', run: goToNext },
      ]),
    ),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        const at = event.ctrlKey || event.metaKey ? view.posAtCoords(event) : null;
        if (at === null || !goToDeclaration(view, at)) return false;
        event.preventDefault();
        return true;
      },
    }),
  ];
}

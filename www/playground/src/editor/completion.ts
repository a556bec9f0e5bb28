/** Offers to write on: the core says what fits the caret's place. */

import {
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
  autocompletion,
  insertCompletionText,
} from '@codemirror/autocomplete';
import { EditorSelection, type Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Completion, Completions } from '@seamline/validator';

/** What fits an offset of a text; null when nobody can say, or when somebody asked again meanwhile. */
export type Ask = (text: string, offset: number) => Promise<Completions | null>;

/** Letters after which words are offered without being asked for. A cell has little else to say, a sentence has much. */
const LETTERS_IN_CELL = 1;
const LETTERS_IN_PROSE = 3;

const WORD = /[\p{L}\p{N}_.-]+$/u;

/** What the author has to say yet: `[Caller]`, and no box of a task list. */
const PLACEHOLDER = /\[[^\]\s][^\]\n]*\]/;

export function completion(ask: Ask): Extension {
  return autocompletion({
    override: [(context) => offers(context, ask)],
    icons: false,
    maxRenderedOptions: 50,
    optionClass: ({ type }) => `is-${type ?? 'word'}`,
    tooltipClass: () => 'cm-offers',
  });
}

async function offers(context: CompletionContext, ask: Ask): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  if (!explicit && !isBegun(state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from))) return null;
  const found = await ask(state.doc.toString(), pos);
  if (!found || context.aborted) return null;
  const { start, end, items } = found;
  const written = state.sliceDoc(start.offset, pos);
  // A placeholder is replaced, and is no beginning of what takes its place.
  const isPlaceholder = written.startsWith('[');
  const isSure = (item: Completion): boolean => item.label !== written && item.label.toLowerCase().startsWith(written.toLowerCase());
  const options = items.filter((item) => explicit || isPlaceholder || isSure(item)).map(option);
  if (options.length === 0) return null;
  return {
    from: start.offset,
    to: Math.max(end.offset, pos),
    options,
    filter: !isPlaceholder,
    ...(explicit && !isPlaceholder && { validFor: (text: string) => !/[|,;\n]/.test(text) }),
  };
}

/** Whether something is written that an offer may complete: a heading, or a word that is long enough. */
function isBegun(line: string): boolean {
  if (/^\s*#{1,6} \S/.test(line)) return true;
  const word = WORD.exec(line)?.[0] ?? '';
  return word.length >= (line.trimStart().startsWith('|') ? LETTERS_IN_CELL : LETTERS_IN_PROSE);
}

function option(item: Completion, at: number): Option {
  return {
    label: item.label,
    type: item.kind,
    ...(item.detail !== '' && { detail: item.detail }),
    // The order of the core, among those that match as well.
    boost: -Math.min(at, 90),
    apply: (view, _option, from, to) => apply(view, item.insert, from, to),
  };
}

/** Puts an offer in, and selects the first thing in it that only the author can say. */
function apply(view: EditorView, insert: string, from: number, to: number): void {
  const spec = insertCompletionText(view.state, insert, from, to);
  const open = PLACEHOLDER.exec(insert);
  view.dispatch({
    ...spec,
    ...(open && { selection: EditorSelection.single(from + open.index, from + open.index + open[0].length) }),
    scrollIntoView: true,
  });
}

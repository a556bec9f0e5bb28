/** Texts that nobody writes, and that would hold up the editor: it shows them with less. */

import { Compartment, EditorState, type Extension } from '@codemirror/state';

/** A shorter insertion takes nobody's breath away, in UTF-16 code units. */
const SHORT = 200;

/** An ability of an editor, until a text comes that is too much for it. */
export function unless(isTooMuch: (text: string) => boolean, ability: Extension): (doc: string) => Extension {
  const chosen = new Compartment();
  return (doc) => [
    chosen.of(isTooMuch(doc) ? [] : ability),
    EditorState.transactionExtender.of((transaction) => {
      let isOver = false;
      transaction.changes.iterChanges((_fromBefore, _toBefore, _from, _to, inserted) => {
        isOver ||= inserted.length > SHORT && isTooMuch(inserted.toString());
      });
      return isOver ? { effects: chosen.reconfigure([]) } : null;
    }),
  ];
}

/** Texts that nobody writes, and that would hold up the editor: it shows them with less. */

import { Compartment, EditorState, type Extension } from '@codemirror/state';

/** A shorter insertion takes nobody's breath away, in UTF-16 code units. */
const SHORT = 200;

/** An ability of an editor, until a text comes that is too much for it. It comes back with another document. */
export function unless(isTooMuch: (text: string) => boolean, ability: Extension): (doc: string) => Extension {
  const chosen = new Compartment();
  return (doc) => [
    chosen.of(isTooMuch(doc) ? [] : ability),
    EditorState.transactionExtender.of((transaction) => {
      let wanted: Extension | undefined;
      transaction.changes.iterChanges((from, to, _from, _to, inserted) => {
        const isOther = from === 0 && to === transaction.startState.doc.length;
        const isOver = inserted.length > SHORT && isTooMuch(inserted.toString());
        if (isOver) wanted = [];
        else if (isOther) wanted = ability;
      });
      return wanted === undefined ? null : { effects: chosen.reconfigure(wanted) };
    }),
  ];
}

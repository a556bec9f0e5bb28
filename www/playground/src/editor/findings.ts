import type { Diagnostic as Finding, SeamlineError } from '@seamline/validator';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import { h, message } from '../dom.js';
import { ruleLink } from '../panels/rule-link.js';

/** Applies fix number `fix` of a finding. */
export type Mend = (finding: string, fix: number) => void;

/** The findings as underlines and marks in the gutter. */
export function shown(state: EditorState, findings: ReadonlyMap<string, Finding>, mend: Mend): TransactionSpec {
  return setDiagnostics(state, [...findings].map(([name, finding]) => asDiagnostic(state, finding, (fix) => mend(name, fix))));
}

/** Settings that cannot be read, marked where they cannot. */
export function refused(state: EditorState, failure: SeamlineError | null): TransactionSpec {
  if (failure?.code !== 'bad-config' || failure.line === undefined) return setDiagnostics(state, []);
  const line = state.doc.line(Math.min(failure.line, state.doc.lines));
  const from = Math.min(line.from + (failure.column ?? 1) - 1, line.to);
  const to = from < line.to ? line.to : from;
  return setDiagnostics(state, [{ from: from === to ? line.from : from, to, severity: 'error', message: failure.message }]);
}

function asDiagnostic(state: EditorState, finding: Finding, mend: (fix: number) => void): Diagnostic {
  // A range past the end has once made the editor loop for ever.
  const from = Math.min(finding.start.offset, state.doc.length);
  const to = Math.min(Math.max(finding.end.offset, from), state.doc.length);
  return {
    from,
    to,
    severity: finding.severity,
    message: finding.message,
    renderMessage: () =>
      h(
        'div',
        {},
        h('p', {}, message(finding.message)),
        h('p', { class: 'help' }, message(finding.help)),
        h('p', { class: 'about' }, ruleLink(finding)),
      ),
    actions: finding.fixes.slice(0, 4).map((fix, number) => ({
      name: fix.safe ? fix.title : `${fix.title} (review it)`,
      apply: () => mend(number),
    })),
  };
}

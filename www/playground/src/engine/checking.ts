import { SeamlineError } from '@seamline/validator';
import type { Shared } from '../documents/shared.js';
import { notice, unnotice } from '../shell/notices.js';
import { type Session, identified } from '../session.js';
import { reportOn } from './report-on.js';

/** Checks the documents whenever one of them changes; what was asked about an older text is dropped. */
export function startChecking(session: Session): void {
  const check = async (documents: Shared): Promise<void> => {
    const start = performance.now();
    if (session.progress.value !== 'loading') session.progress.value = 'checking';
    try {
      const report = await reportOn(documents, session.checked.value);
      const [file] = report.files;
      if (!file || session.documents.value !== documents) return;
      session.failure.value = null;
      unnotice('crash');
      const findings = identified(file.diagnostics);
      session.checked.value = { of: documents, file, findings, summary: report.summary, took: performance.now() - start };
      session.progress.value = 'done';
    } catch (error) {
      const failed = error instanceof SeamlineError ? error : new SeamlineError('internal', String(error));
      if (failed.code === 'superseded' || session.documents.value !== documents) return;
      session.failure.value = failed;
      session.progress.value = 'failed';
      explain(failed, () => void check(session.documents.value));
    }
  };
  session.documents.watch((documents) => void check(documents));
}

/** A longer message says no more, in UTF-16 code units. */
const LONGEST = 300;

/** What is wrong, for its reader. Where in the settings it is stands beside it. */
export function told({ message }: SeamlineError): string {
  const words = message.replace(/^seamline\.toml:\d+:\d+: /, '');
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** Says what cannot be seen from the text alone; a mistake in the settings stands where the settings are. */
function explain(error: SeamlineError, again: () => void): void {
  const retry = { label: 'Try again', action: again };
  switch (error.code) {
    case 'crashed':
      notice('crash', 'The validator stumbled over this text and was started again. Nothing of the text is lost.', {
        kind: 'error',
        actions: [retry],
      });
      break;
    case 'timeout':
      notice('crash', 'The check took too long and was ended. It starts again with the next change.', {
        kind: 'error',
        actions: [retry],
      });
      break;
    case 'load-failed':
    case 'worker-failed':
      notice('crash', `Nothing can be checked: ${error.message}.`, { kind: 'error', actions: [retry] });
      break;
    default:
  }
}

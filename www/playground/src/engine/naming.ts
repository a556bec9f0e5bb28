import { type Completions, SeamlineError, type Symbols } from '@seamline/validator';
import type { Checked, Session } from '../session.js';
import { Store } from '../store.js';
import { optionsOf, reader } from './engines.js';
import { patience } from './patience.js';

/** What may be written at a place of the spec. */
export async function offersAt(session: Session, spec: string, offset: number): Promise<Completions | null> {
  try {
    return await reader().completions(spec, offset, optionsOf({ ...session.documents.value, spec }), { key: 'completions' });
  } catch (error) {
    report(error);
    return null;
  }
}

/** The names of the spec, a moment behind its findings. */
export function startNaming(session: Session): Store<Symbols | null> {
  const symbols = new Store<Symbols | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const name = async (checked: Checked): Promise<void> => {
    try {
      const found = await reader().symbols(checked.of.spec, optionsOf(checked.of), { key: 'symbols' });
      if (session.checked.value === checked) symbols.value = found;
    } catch (error) {
      report(error);
    }
  };
  session.checked.onChange((checked) => {
    clearTimeout(timer);
    if (checked) timer = setTimeout(() => void name(checked), symbols.value === null ? 0 : patience(checked.of.spec));
  });
  return symbols;
}

/** Names and offers are a help: without them everything else still works. */
function report(error: unknown): void {
  const isPassing = error instanceof SeamlineError && ['superseded', 'closed'].includes(error.code);
  if (!isPassing) console.error(error);
}

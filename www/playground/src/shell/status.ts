import type { Summary } from '@seamline/validator';
import { byId, plural } from '../dom.js';
import { told } from '../engine/checking.js';
import type { Session } from '../session.js';

/** Milliseconds of quiet before the counts are read out. */
const ANNOUNCE_AFTER = 1_000;

/** The line at the bottom, and what a screen reader hears of it. */
export function startStatus(session: Session): void {
  const [state, took, place, spoken] = ['state', 'took', 'place', 'spoken'].map(byId) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string): void => {
    state.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (spoken.textContent !== text) spoken.textContent = text;
    }, ANNOUNCE_AFTER);
  };
  session.progress.watch((progress) => {
    document.body.dataset['progress'] = progress;
  });
  session.checked.onChange((checked) => {
    if (!checked) return;
    state.dataset['state'] = tone(checked.summary);
    say(counts(checked.summary));
    // The first answer also waited for the validator to be loaded.
    if (session.progress.value === 'loading') return;
    took.textContent = `${checked.took < 10 ? checked.took.toFixed(1) : Math.round(checked.took)} ms`;
    took.title = 'From the change to the findings';
  });
  session.failure.onChange((failure) => {
    if (!failure) return;
    state.dataset['state'] = 'failed';
    const where = failure.code === 'bad-config' && failure.line ? `settings, line ${failure.line}: ` : '';
    say(where + told(failure));
    took.textContent = '';
  });
  session.caret.watch(({ line, column }) => {
    place.textContent = `${line}:${column}`;
  });
  session.active.watch((name) => {
    place.hidden = name !== 'spec';
  });
}

/** How many findings there are, in words. */
export function counts({ errors, warnings, hints, excused }: Summary): string {
  const words = [
    errors > 0 && plural(errors, 'error'),
    warnings > 0 && plural(warnings, 'warning'),
    hints > 0 && plural(hints, 'hint'),
    excused > 0 && `${excused} excused`,
  ].filter((word) => word !== false);
  return words.join(', ') || 'no findings';
}

function tone({ errors, warnings, hints }: Summary): string {
  return errors > 0 ? 'error' : warnings > 0 ? 'warning' : hints > 0 ? 'hint' : 'clean';
}

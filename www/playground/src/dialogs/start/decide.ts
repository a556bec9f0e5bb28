import type { Answers, Decision, Question } from '@seamline/validator';
import { type Child, button, h, message } from '../../dom.js';
import { reader } from '../../engine/engines.js';
import type { Show } from './start.js';

export interface Page {
  readonly title: string;
  readonly content: readonly Child[];
  readonly actions: readonly Child[];
}

/** Asks until it is clear whether a feature wants an integration spec, and says why. */
export async function decide(show: Show, answers: Answers, ask: (answers: Answers) => void, describe: () => void): Promise<void> {
  const decision = await reader().decide(answers);
  const isBegun = Object.keys(answers).length > 0;
  const anew = isBegun && button('Back to the first question', () => ask({}), { class: 'button first' });
  if (decision.next !== null) {
    const skip = button('Skip the questions', describe, { class: 'button first' });
    show({
      title: 'Does your feature need an integration spec?',
      content: [question(decision, (answer) => ask({ ...answers, ...answer })), indicators(decision)],
      actions: [anew || skip],
    });
    return;
  }
  const isSpec = decision.kind === 'integration-spec';
  const verdict = isSpec ? 'Write an integration spec' : 'A feature brief is enough';
  show({
    title: verdict,
    content: [h('div', { class: 'verdict' }, h('strong', {}, verdict), message(`${decision.reason}.`)), indicators(decision)],
    actions: [anew, button(isSpec ? 'Continue' : 'Write an integration spec anyway', describe, { class: 'button primary' })],
  });
}

function question({ next, ask }: Decision, answered: (answer: Answers) => void): HTMLElement {
  const told = h('p', {}, h('strong', {}, ask ?? ''));
  if (next === 'modules') {
    const choices = [1, 2, 3, 4, 5].map((count) =>
      button(count === 5 ? '5 or more' : String(count), () => answered({ modules: count }), { class: 'button' }),
    );
    return h('div', { class: 'question' }, told, h('div', { class: 'chips' }, ...choices));
  }
  const answer = (yes: boolean): void => answered({ [next as Exclude<Question, 'modules'>]: yes });
  const choices = [button('Yes', () => answer(true), { class: 'button' }), button('No', () => answer(false), { class: 'button' })];
  return h('div', { class: 'question' }, told, h('div', { class: 'chips' }, ...choices));
}

function indicators({ indicators }: Decision): HTMLElement {
  const rows = indicators.map(({ name, threshold, met }) =>
    h(
      'li',
      { class: met === null ? 'not-applicable' : met ? 'pass' : 'hint' },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, met === null ? '·' : met ? '✓' : '–'),
      h('span', {}, h('strong', {}, name), ' ', h('small', {}, threshold)),
      h('small', {}, met === null ? 'not asked yet' : met ? 'met' : 'not met'),
    ),
  );
  return h('div', {}, h('p', { class: 'mute' }, 'The five indicators'), h('ul', { class: 'indicators' }, ...rows));
}

import type { Answers } from '@seamline/validator';
import { type Child, button, h } from '../../dom.js';
import type { Session } from '../../session.js';
import { dialog } from '../dialog.js';
import { type Page, decide } from './decide.js';
import { details } from './details.js';

/** Puts another page into the wizard. */
export type Show = (page: Page) => void;

/** Whether a feature wants an integration spec, and then the spec to start from: the format's interactive mode. */
export function startSpec(session: Session, take: (spec: string, name: string) => void): void {
  const made = dialog({ title: 'A new integration spec', body: [], footer: [] });
  const [heading, body, footer] = ['h2', '.body', 'footer'].map((part) => made.querySelector<HTMLElement>(part)) as [HTMLElement, HTMLElement, HTMLElement];
  const show: Show = ({ title, content, actions }) => {
    heading.textContent = title;
    const there = (children: readonly Child[]): (Node | string)[] => children.filter((child): child is Node | string => !!child);
    body.replaceChildren(...there(content));
    footer.replaceChildren(...there(actions));
    body.scrollTop = 0;
    body.querySelector<HTMLElement>('input, select, button')?.focus();
  };
  const taken = (spec: string, name: string): void => {
    made.close();
    take(spec, name);
  };
  /** The validator answers each question; where it does not come, that is said, and can be tried again. */
  const tried = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      show({
        title: 'The validator does not answer',
        content: [h('p', {}, error instanceof Error ? error.message : String(error))],
        actions: [button('Try again', () => void tried(step), { class: 'button primary' })],
      });
    }
  };
  const ask = (answers: Answers): Promise<void> => tried(() => decide(show, answers, (answers) => void ask(answers), () => void describe()));
  const describe = (): Promise<void> => tried(() => details(session, show, taken, () => void ask({})));
  void ask({});
}

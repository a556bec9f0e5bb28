import type { Answers, Decision, Question, ScaffoldOptions } from '@seamline/validator';
import { type Child, button, h, message } from '../dom.js';
import { fileName } from '../documents/files.js';
import { optionsOf, reader } from '../engine/engines.js';
import type { Session } from '../session.js';
import { dialog, field } from './dialog.js';

type Role = 'Producer' | 'Consumer' | 'Both';

const TYPES = ['User Journey', 'System Process', 'Data Flow'] as const;
const PRIORITIES = ['P0', 'P1', 'P2', 'P3'] as const;
const ROLES: readonly Role[] = ['Both', 'Producer', 'Consumer'];

/** Whether a feature wants an integration spec, and then the spec to start from: the format's interactive mode. */
export function startSpec(session: Session, take: (spec: string, name: string) => void): void {
  const made = dialog({ title: 'A new integration spec', body: [], footer: [] });
  const [heading, body, footer] = ['h2', '.body', 'footer'].map((part) => made.querySelector<HTMLElement>(part)) as [HTMLElement, HTMLElement, HTMLElement];
  const show = (title: string, content: readonly Child[], actions: readonly Child[]): void => {
    heading.textContent = title;
    body.replaceChildren(...content.filter((child): child is Node | string => !!child));
    footer.replaceChildren(...actions.filter((child): child is Node | string => !!child));
    body.querySelector<HTMLElement>('input, select, button')?.focus();
  };
  const describe = (): void => void details(session, show, (spec, name) => {
    made.close();
    take(spec, name);
  }, () => void decide({}));
  const decide = async (answers: Answers): Promise<void> => {
    const decision = await reader().decide(answers);
    const skip = button('I know that I want one', describe, { class: 'button first' });
    const again = Object.keys(answers).length > 0 && button('Ask again', () => void decide({}), { class: 'button first' });
    if (decision.next === null) {
      const isSpec = decision.kind === 'integration-spec';
      show(
        isSpec ? 'An integration spec' : 'A feature brief would do',
        [
          h('div', { class: 'verdict' }, h('strong', {}, isSpec ? 'This wants an integration spec' : 'A feature brief would do'), message(`${decision.reason}.`)),
          indicators(decision),
        ],
        [again, button(isSpec ? 'Go on' : 'Write one all the same', describe, { class: 'button primary' })],
      );
      return;
    }
    show('Does it want an integration spec?', [question(decision, (answer) => void decide({ ...answers, ...answer })), indicators(decision)], [again || skip]);
  };
  void decide({});
}

type Show = (title: string, content: readonly Child[], actions: readonly Child[]) => void;

function question({ next, ask }: Decision, answered: (answer: Answers) => void): HTMLElement {
  const told = h('p', {}, h('strong', {}, ask ?? ''));
  if (next === 'modules') {
    const choices = [1, 2, 3, 4, 5].map((count) =>
      button(count === 5 ? '5 or more' : String(count), () => answered({ modules: count }), { class: 'button' }),
    );
    return h('div', {}, told, h('div', { class: 'chips' }, ...choices));
  }
  const answer = (yes: boolean): void => answered({ [next as Exclude<Question, 'modules'>]: yes });
  const choices = [button('Yes', () => answer(true), { class: 'button' }), button('No', () => answer(false), { class: 'button' })];
  return h('div', {}, told, h('div', { class: 'chips' }, ...choices));
}

function indicators({ indicators }: Decision): HTMLElement {
  const rows = indicators.map(({ name, threshold, met }) =>
    h(
      'li',
      { class: met === null ? 'not-applicable' : met ? 'pass' : 'hint' },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, met === null ? '·' : met ? '✓' : '–'),
      h('span', {}, h('strong', {}, name), ' ', h('small', {}, threshold)),
      h('small', {}, met === null ? 'not known' : met ? 'met' : 'not met'),
    ),
  );
  return h('div', {}, h('p', { class: 'mute' }, 'The five indicators'), h('ul', { class: 'picked' }, ...rows));
}

/** Name, description, kind and modules; what comes of them is shown before it is taken. */
async function details(session: Session, show: Show, take: (spec: string, name: string) => void, back: () => void): Promise<void> {
  const documents = session.documents.value;
  const { inventory } = await reader().symbols('', optionsOf(documents)).catch(() => ({ inventory: [] as string[] }));
  const name = h('input', { name: 'name', placeholder: 'Night delivery', autocomplete: 'off', spellcheck: false });
  const description = h('input', { name: 'description', placeholder: 'One line on what it is for', autocomplete: 'off' });
  const type = h('select', { name: 'type' }, ...TYPES.map((type) => h('option', {}, type)));
  const priority = h('select', { name: 'priority' }, ...PRIORITIES.map((priority) => h('option', { selected: priority === 'P1' }, priority)));
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const picked = new Map<string, Role>();
  const list = h('ul', { class: 'picked', 'aria-label': 'Modules' });
  const add = (module: string, isPicked: boolean): void => void list.append(moduleRow(module, isPicked, picked));
  inventory.forEach((module) => add(module, false));
  const other = h('input', { placeholder: inventory.length > 0 ? 'Another module' : 'A module', 'aria-label': 'Another module', autocomplete: 'off' });
  const addOther = (): void => {
    const module = other.value.trim();
    if (module === '' || picked.has(module)) return;
    add(module, true);
    other.value = '';
    other.focus();
  };
  other.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    addOther();
  });
  const create = async (): Promise<void> => {
    const options: ScaffoldOptions = {
      name: fileName(name.value, '').replace(/\.md$/, ''),
      ...(description.value.trim() !== '' && { description: description.value.trim() }),
      type: type.value as (typeof TYPES)[number],
      priority: priority.value as (typeof PRIORITIES)[number],
      modules: [...picked].map(([name, role]) => ({ name, role })),
    };
    try {
      const spec = await reader().scaffold(options);
      preview(show, spec, () => take(spec, options.name), () => show(...page));
    } catch (error) {
      wrong.replaceChildren(message(error instanceof Error ? error.message : String(error)));
      name.focus();
    }
  };
  const page: Parameters<Show> = [
    'What is it?',
    [
      field('Name', name, 'Such as “Guest checkout”: the title, the file and the flag come from it.'),
      wrong,
      field('Description', description),
      h('div', { class: 'row' }, field('Type', type), field('Priority', priority)),
      h(
        'fieldset',
        {},
        h('legend', {}, 'Modules, in the order of the flow'),
        h('small', { class: 'mute' }, inventory.length > 0 ? 'From the architecture document; pick those that take part.' : 'There is no architecture document to pick them from.'),
        list,
        h('div', { class: 'row' }, other, button('Add', addOther, { class: 'button' })),
      ),
    ],
    [button('Back', back, { class: 'button first' }), button('Preview', () => void create(), { class: 'button primary' })],
  ];
  show(...page);
}

function moduleRow(module: string, isPicked: boolean, picked: Map<string, Role>): HTMLElement {
  const box = h('input', { type: 'checkbox', checked: isPicked });
  const role = h('select', { 'aria-label': `Role of ${module}` }, ...ROLES.map((role) => h('option', {}, role)));
  const follow = (): void => {
    if (box.checked) picked.set(module, role.value as Role);
    else picked.delete(module);
    role.disabled = !box.checked;
  };
  box.addEventListener('change', follow);
  role.addEventListener('change', follow);
  follow();
  return h('li', {}, box, labelFor(box, module), role);
}

let ids = 0;

/** The name of a module as the label of its box. */
function labelFor(box: HTMLInputElement, module: string): HTMLElement {
  box.id = `module-${++ids}`;
  return h('label', { for: box.id }, module);
}

function preview(show: Show, spec: string, take: () => void, back: () => void): void {
  show(
    'The spec to start from',
    [
      h('p', { class: 'mute' }, 'What stands in brackets is yours to write. It takes the place of the spec in the editor; one step back brings that again.'),
      h('pre', { class: 'json', tabindex: '0', 'aria-label': 'The new spec' }, spec),
    ],
    [button('Back', back, { class: 'button first' }), button('Start with this', take, { class: 'button primary' })],
  );
}

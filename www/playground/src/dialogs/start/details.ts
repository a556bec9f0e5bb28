import type { ScaffoldOptions } from '@seamline/validator';
import { type Child, button, h, message } from '../../dom.js';
import { fileName } from '../../documents/files.js';
import { optionsOf, reader } from '../../engine/engines.js';
import type { Session } from '../../session.js';
import { field } from '../dialog.js';
import type { Page } from './decide.js';
import { Modules } from './modules.js';
import type { Show } from './start.js';

const TYPES = ['User Journey', 'System Process', 'Data Flow'] as const;
const PRIORITIES = ['P0', 'P1', 'P2', 'P3'] as const;

/** Name, description, kind and modules; what comes of them is shown before it is taken. */
export async function details(session: Session, show: Show, take: (spec: string, name: string) => void, back: () => void): Promise<void> {
  const { inventory } = await reader().symbols('', optionsOf(session.documents.value)).catch(() => ({ inventory: [] as string[] }));
  const name = h('input', { name: 'name', placeholder: 'Night delivery', autocomplete: 'off', spellcheck: 'false' });
  const description = h('input', { name: 'description', placeholder: 'One line on what it is for', autocomplete: 'off' });
  const type = h('select', { name: 'type' }, ...TYPES.map((type) => h('option', {}, type)));
  const priority = h('select', { name: 'priority' }, ...PRIORITIES.map((priority) => h('option', { selected: priority === 'P1' }, priority)));
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const modules = new Modules(inventory);
  const create = async (): Promise<void> => {
    const options: ScaffoldOptions = {
      name: fileName(name.value, '').replace(/\.md$/, ''),
      ...(description.value.trim() !== '' && { description: description.value.trim() }),
      type: type.value as (typeof TYPES)[number],
      priority: priority.value as (typeof PRIORITIES)[number],
      modules: [...modules.picked],
    };
    try {
      const spec = await reader().scaffold(options);
      wrong.replaceChildren();
      show(preview(spec, () => take(spec, options.name), () => show(page)));
    } catch (error) {
      wrong.replaceChildren(message(error instanceof Error ? error.message : String(error)));
      name.focus();
    }
  };
  const content: Child[] = [
    field('Name', name, 'Such as “Guest checkout”: the title, the file and the flag come from it.'),
    wrong,
    field('Description', description),
    h('div', { class: 'row' }, field('Type', type), field('Priority', priority)),
    modules.node,
  ];
  const page: Page = {
    title: 'What is it?',
    content,
    actions: [button('Back', back, { class: 'button first' }), button('Preview', () => void create(), { class: 'button primary' })],
  };
  show(page);
}

function preview(spec: string, take: () => void, back: () => void): Page {
  return {
    title: 'The spec to start from',
    content: [
      h('p', { class: 'mute' }, 'What stands in brackets is yours to write; until then there are findings about it. The new spec replaces the one in the editor, and undo brings that back.'),
      h('pre', { class: 'json', tabindex: '0', 'aria-label': 'The new spec' }, spec),
    ],
    actions: [button('Back', back, { class: 'button first' }), button('Start with this', take, { class: 'button primary' })],
  };
}

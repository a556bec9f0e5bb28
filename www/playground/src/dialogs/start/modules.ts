import { button, h, plural } from '../../dom.js';

const ROLES = ['Both', 'Producer', 'Consumer'] as const;

interface Module {
  readonly name: string;
  readonly role: (typeof ROLES)[number];
}

/** Fewer modules than this want a feature brief. */
const USUAL = 3;

/** The modules that take part, in the order of the flow: those of the architecture document, and others by their names. */
export class Modules {
  readonly node: HTMLElement;
  readonly #inventory: readonly string[];
  readonly #rows = h('ol', { class: 'picked', 'aria-label': 'Modules that take part' });
  readonly #offers = h('div', { class: 'chips', role: 'group', 'aria-label': 'Modules of the architecture document' });
  readonly #told = h('small', { class: 'mute', role: 'status' });
  #picked: Module[] = [];

  constructor(inventory: readonly string[]) {
    this.#inventory = inventory;
    const other = h('input', { placeholder: 'Name of a module', 'aria-label': 'Another module', autocomplete: 'off', spellcheck: 'false' });
    const add = (): void => {
      if (other.value.trim() !== '') this.#add(other.value.trim());
      other.value = '';
      other.focus();
    };
    other.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      add();
    });
    this.node = h(
      'fieldset',
      {},
      h('legend', {}, 'Modules, in the order of the flow'),
      this.#rows,
      this.#told,
      inventory.length > 0 ? h('p', { class: 'mute' }, 'From the architecture document:') : h('p', { class: 'mute' }, 'There is no architecture document to pick them from.'),
      this.#offers,
      h('div', { class: 'adding' }, other, button('Add', add, { class: 'button' })),
    );
    this.#render();
  }

  get picked(): readonly Module[] {
    return this.#picked;
  }

  #add(name: string): void {
    if (!this.#picked.some((module) => module.name === name)) this.#picked = [...this.#picked, { name, role: 'Both' }];
    this.#render();
  }

  #render(): void {
    this.#rows.replaceChildren(...this.#picked.map((module, at) => this.#row(module, at)));
    const offered = this.#inventory.filter((name) => !this.#picked.some((module) => module.name === name));
    this.#offers.replaceChildren(...offered.map((name) => this.#offer(name)));
    const count = this.#picked.length;
    this.#told.textContent = count < USUAL ? `${count === 0 ? 'No module' : plural(count, 'module')} yet; an integration spec spans ${USUAL} or more.` : '';
  }

  #offer(name: string): HTMLElement {
    return button(`+ ${name}`, () => {
      const at = [...this.#offers.children].findIndex((chip) => chip === document.activeElement);
      this.#add(name);
      const chips = this.#offers.querySelectorAll<HTMLElement>('button');
      (chips[Math.min(at, chips.length - 1)] ?? this.#rows.querySelector('select'))?.focus();
    }, { 'aria-label': `Add ${name}` });
  }

  #row(module: Module, at: number): HTMLElement {
    const role = h('select', { 'aria-label': `Role of ${module.name}` }, ...ROLES.map((role) => h('option', { selected: role === module.role }, role)));
    role.addEventListener('change', () => {
      this.#picked = this.#picked.map((other) => (other === module ? { ...other, role: role.value as Module['role'] } : other));
      this.#render();
      this.#focus(at, 'select');
    });
    const move = (step: number): void => {
      const rest = this.#picked.filter((other) => other !== module);
      this.#picked = [...rest.slice(0, at + step), module, ...rest.slice(at + step)];
      this.#render();
      this.#focus(at + step, step < 0 ? '.up' : '.down');
    };
    const remove = (): void => {
      this.#picked = this.#picked.filter((other) => other !== module);
      this.#render();
      this.#focus(Math.min(at, this.#picked.length - 1), '.remove');
    };
    const last = this.#picked.length - 1;
    return h(
      'li',
      {},
      h('span', { class: 'name' }, module.name),
      h(
        'span',
        { class: 'controls' },
        role,
        button('↑', () => move(-1), { class: 'button small up', 'aria-label': `${module.name} earlier`, disabled: at === 0 }),
        button('↓', () => move(1), { class: 'button small down', 'aria-label': `${module.name} later`, disabled: at === last }),
        button('×', remove, { class: 'button small remove', 'aria-label': `Remove ${module.name}` }),
      ),
    );
  }

  #focus(at: number, part: string): void {
    const row = this.#rows.children[at];
    const target = row?.querySelector<HTMLButtonElement>(part);
    (target?.disabled ? row?.querySelector<HTMLElement>('select') : (target ?? this.node.querySelector<HTMLElement>('button:not(:disabled), input')))?.focus();
  }
}

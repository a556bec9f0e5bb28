import { h } from '../dom.js';

export interface Panel {
  readonly name: string;
  readonly label: string;
  readonly node: HTMLElement;
  /** Called whenever the panel comes into sight. */
  readonly onShow?: () => void;
}

export interface Tabs {
  show(name: string): void;
  /** The name of the panel in sight. */
  readonly shown: string;
  /** Puts a number behind a label; nothing for none. */
  count(name: string, count: number | null): void;
}

/** The panels of a pane with a tab each, by the pattern of the ARIA practices: one stop of Tab, arrows between them. */
export function tabs(pane: HTMLElement, panels: readonly Panel[]): Tabs {
  const list = pane.querySelector<HTMLElement>('[role=tablist]');
  const place = pane.querySelector<HTMLElement>('.panels');
  if (!list || !place) throw new Error('a pane has a list of tabs and a place for its panels');
  const buttons = new Map(panels.map((panel) => [panel.name, tab(panel)]));
  let shown = panels[0]?.name ?? '';

  const show = (name: string): void => {
    shown = name;
    for (const panel of panels) panel.node.hidden = true;
    for (const panel of panels) {
      const isShown = panel.name === name;
      if (isShown) {
        // Tabs may share a panel, as the documents share the editor.
        panel.node.hidden = false;
        panel.node.setAttribute('aria-labelledby', `tab-${name}`);
      }
      const button = buttons.get(panel.name);
      button?.setAttribute('aria-selected', String(isShown));
      button?.setAttribute('tabindex', isShown ? '0' : '-1');
    }
    panels.find((panel) => panel.name === name)?.onShow?.();
  };

  for (const panel of panels) {
    panel.node.id ||= `panel-${panel.name}`;
    panel.node.setAttribute('role', 'tabpanel');
    buttons.get(panel.name)?.setAttribute('aria-controls', panel.node.id);
    panel.node.classList.add('panel');
    buttons.get(panel.name)?.addEventListener('click', () => show(panel.name));
  }
  list.addEventListener('keydown', (event) => {
    const at = panels.findIndex((panel) => panel.name === shown);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: panels.length - 1 }[event.key];
    if (next === undefined) return;
    const panel = panels[(next + panels.length) % panels.length];
    if (!panel) return;
    event.preventDefault();
    show(panel.name);
    buttons.get(panel.name)?.focus();
  });
  list.replaceChildren(...buttons.values());
  place.replaceChildren(...new Set(panels.map((panel) => panel.node)));
  show(shown);
  return {
    show,
    get shown() {
      return shown;
    },
    count(name, count) {
      const badge = buttons.get(name)?.querySelector('.count');
      if (badge) badge.textContent = count === null ? '' : String(count);
    },
  };
}

function tab({ name, label }: Panel): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', role: 'tab', class: 'tab', id: `tab-${name}`, 'data-label': label },
    label,
    h('span', { class: 'count' }),
  );
}

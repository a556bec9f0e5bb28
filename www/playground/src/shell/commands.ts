/** What the buttons of the bar and the keys of the page do. */

import { byId } from '../dom.js';
import { SeamlineError } from '@seamline/validator';
import { EXAMPLES } from '../documents/examples.js';
import { download, openFiles, specName } from '../documents/files.js';
import type { Documents } from '../documents/opening.js';
import type { Editor } from '../editor/editor.js';
import { optionsOf, reader } from '../engine/engines.js';
import type { Session } from '../session.js';
import { type Choice, type Entry, menu } from './menu.js';
import { notice } from './notices.js';

const PANES = ['write', 'view', 'judge'];

export function startCommands(session: Session, documents: Documents, editor: Editor, version: () => string): void {
  const start = async (): Promise<void> => {
    const { startSpec } = await import('../dialogs/start/start.js');
    startSpec(session, (spec, name) => documents.openNew(spec, `features/integrations/${name}.md`));
  };
  const save = (): void => {
    const { spec, architecture, config } = session.asFiles();
    const active = session.active.value;
    if (active === 'architecture') download('SYSTEM-ARCHITECTURE.md', architecture);
    else if (active === 'config') download('seamline.toml', config, 'text/plain;charset=utf-8');
    else download(specName(session.documents.value, session.checked.value?.file.title ?? ''), spec);
  };
  const share = async (): Promise<void> => (await import('../dialogs/share.js')).share(session);
  const settings = async (): Promise<void> => (await import('../dialogs/settings/settings.js')).showSettings(session);
  const keys = async (): Promise<void> => (await import('../dialogs/keys.js')).showKeys(version());
  const fromAddress = async (): Promise<void> => (await import('../dialogs/from-address.js')).loadFromAddress(documents);
  const reset = async (): Promise<void> => {
    const { confirm } = await import('../dialogs/dialog.js');
    const isSure = await confirm('Start over?', 'The draft that this browser keeps is forgotten. Links that were shared stay as they are.', 'Start over');
    if (isSure) await documents.reset();
  };
  const mend = (): void => void mendAll(session, editor);

  const line: Entry = { heading: '' };
  const examples: Entry[] = [
    ...EXAMPLES.map((example) => ({ label: example.label, about: example.about, action: () => void documents.openExample(example) })),
    line,
    { label: 'Empty page', action: () => documents.openEmpty() },
    { label: 'Start over', about: 'forgets the draft', action: () => void reset() },
  ];
  const opening: Choice[] = [
    { label: 'Open files', about: 'a spec, an architecture document, a seamline.toml; dropping them works too', action: () => openFiles(documents) },
    { label: 'Load from an address', action: () => void fromAddress() },
  ];
  byId('start').addEventListener('click', () => void start());
  menu(byId('examples'), () => examples);
  menu(byId('open'), () => opening);
  byId('save').addEventListener('click', save);
  byId('share').addEventListener('click', () => void share());
  byId('mend').addEventListener('click', mend);
  byId('settings').addEventListener('click', () => void settings());
  byId('help').addEventListener('click', () => void keys());
  menu(byId('more'), () => [
    { label: 'New spec', action: () => void start() },
    ...opening,
    { label: 'Download', action: save },
    { label: 'Share', action: () => void share() },
    { heading: 'Examples' },
    ...examples,
    line,
    { label: 'Settings', action: () => void settings() },
    { label: 'Theme', action: () => byId('theme').click() },
    { label: 'Keys and help', action: () => void keys() },
  ]);

  addEventListener('keydown', (event) => {
    const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isMod && event.key === 's') save();
    else if (isMod && event.key === '.') mend();
    else if (isUndo(event) && !isWritten(event)) editor.undo();
    else if (isRedo(event) && !isWritten(event)) editor.redo();
    else if (event.key === 'F6') nextPane(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  session.checked.watch((checked) => {
    const safe = checked?.file.diagnostics.filter((finding) => finding.fixes.some((fix) => fix.safe)).length ?? 0;
    const button = byId('mend') as HTMLButtonElement;
    // A button that is disabled under the focus would lose it.
    if (document.activeElement !== button) button.disabled = safe === 0;
    const label = button.querySelector('span');
    if (label) label.textContent = safe > 0 ? `Fix all safe (${safe})` : 'Fix all safe';
  });
}

const isUndo = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'z';

const isRedo = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && (shiftKey ? key.toLowerCase() === 'z' : key.toLowerCase() === 'y');

/** Whether a key goes to something that has its own steps to take back: the editor, a field. */
function isWritten(event: KeyboardEvent): boolean {
  return event.composedPath().some((element) => element instanceof HTMLElement && element.matches('input, textarea, [contenteditable="true"], dialog'));
}

async function mendAll(session: Session, editor: Editor): Promise<void> {
  const documents = session.documents.value;
  try {
    const { edits, applied, untried } = await reader().edits(documents.spec, optionsOf(documents), { fixes: 'safe' });
    if (session.documents.value !== documents) return;
    if (applied.length > 0) editor.apply(edits);
    if (untried > 0) notice('mend', `${untried} fixes were not tried: the spec is too long to try all at once. Another click tries them.`);
  } catch (error) {
    notice('mend', `The fixes cannot be made: ${error instanceof SeamlineError ? error.message : String(error)}.`, { kind: 'error' });
  }
}

/** Goes from pane to pane. */
function nextPane(step: number): void {
  const here = PANES.findIndex((id) => byId(id).contains(document.activeElement));
  const next = PANES[(here + step + PANES.length) % PANES.length] ?? 'write';
  document.querySelector<HTMLElement>(`.switch [data-pane="${next}"]`)?.click();
  const stop = next === 'write' ? '.editor' : '.tab[tabindex="0"]';
  const target = byId(next).querySelector<HTMLElement>(stop);
  const content = target?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
  (content ?? target)?.focus();
}

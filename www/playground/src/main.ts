/** The playground: what is written is checked, drawn and explained as it is written. */

import { byId, h } from './dom.js';
import { acceptDrops } from './documents/files.js';
import { Documents } from './documents/opening.js';
import { DOCUMENTS, type DocumentName } from './documents/shared.js';
import { Editor } from './editor/editor.js';
import { names } from './editor/names.js';
import { Chapters } from './engine/chapter.js';
import { startChecking } from './engine/checking.js';
import { checker } from './engine/engines.js';
import { offersAt, startNaming } from './engine/naming.js';
import { ChecklistPanel } from './panels/checklist.js';
import { FindingsPanel } from './panels/findings.js';
import { FlowPanel } from './panels/flow.js';
import { OutlinePanel } from './panels/outline.js';
import { PreviewPanel } from './panels/preview.js';
import { ReportPanel } from './panels/report.js';
import { Session } from './session.js';
import { startCommands } from './shell/commands.js';
import { showPane, startLayout } from './shell/layout.js';
import { startOffline } from './shell/offline.js';
import { startParts } from './shell/parts.js';
import { startStatus } from './shell/status.js';
import { tabs } from './shell/tabs.js';
import { startTheme } from './shell/theme.js';
import { startTrust } from './shell/trust.js';

const LABELS: Record<DocumentName, string> = { spec: 'Spec', architecture: 'Architecture', config: 'Settings' };

startTrust();
startTheme();
startLayout();
startParts();

const session = new Session();
const documents = new Documents(session);
await documents.begin();

const host = h('div', { class: 'editor' });
const editor = new Editor(host, session);
const write = tabs(
  byId('write'),
  DOCUMENTS.map((name) => ({ name, label: LABELS[name], node: host, onShow: () => (session.active.value = name) })),
);
session.active.onChange((name) => {
  if (write.shown !== name) write.show(name);
  showPane('write');
});

const chapters = new Chapters(session);
const preview = new PreviewPanel(session, editor, chapters);
const flow = new FlowPanel(session, editor, chapters);
const report = new ReportPanel(session);
tabs(byId('view'), [
  { name: 'preview', label: 'Preview', node: preview.node },
  { name: 'flow', label: 'Flow', node: flow.node, onShow: () => void flow.show() },
  { name: 'report', label: 'Report', node: report.node, onShow: () => report.show() },
]);

const symbols = startNaming(session);
editor.assist(names());
void import('./editor/completion.js').then(({ completion }) =>
  editor.assist([names(), completion((text, offset) => offersAt(session, text, offset))]),
);
symbols.onChange((known) => {
  if (known && session.fresh) editor.know(known.names);
});
const findings = new FindingsPanel(session, editor, [
  { label: 'New spec', action: () => byId('start').click() },
  { label: 'Open an example', action: () => void documents.openFirst() },
]);
const checklist = new ChecklistPanel(session, (finding) => {
  judge.show('findings');
  findings.choose(finding);
});
const outline = new OutlinePanel(session, editor, symbols);
const judge = tabs(byId('judge'), [
  { name: 'findings', label: 'Findings', node: findings.node },
  { name: 'checklist', label: 'Checklist', node: checklist.node, onShow: () => void checklist.show() },
  { name: 'outline', label: 'Outline', node: outline.node, onShow: () => outline.show() },
]);
session.checked.onChange((checked) => {
  const count = checked ? checked.summary.errors + checked.summary.warnings + checked.summary.hints : 0;
  judge.count('findings', count);
  const badge = document.querySelector('.switch .count');
  if (badge) badge.textContent = count > 0 ? String(count) : '';
});

const version = (): string => byId('version').textContent ?? '';
startCommands(session, documents, editor, version);
startStatus(session);
startChecking(session);
startOffline();
document.querySelector('.skip')?.addEventListener('click', (event) => {
  // The address may hold a document.
  event.preventDefault();
  editor.focus();
});
acceptDrops(documents);
byId('version').textContent = [await checker().version().catch(() => ''), __COMMIT__].filter((part) => part !== '').join(' · ');

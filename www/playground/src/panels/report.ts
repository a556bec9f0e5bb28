import { button, h } from '../dom.js';
import { download } from '../documents/files.js';
import type { Session } from '../session.js';
import { copyButton } from '../shell/copy.js';

/** How much of it is shown; all of it can be copied. In UTF-16 code units. */
const SHOWN = 200_000;

/** What `seamline check --format json` says of this spec. */
export class ReportPanel {
  readonly node = h('div', { class: 'report' });
  readonly #session: Session;
  readonly #text = h('pre', { class: 'json', tabindex: '0', 'aria-label': 'Report as JSON' });

  constructor(session: Session) {
    this.#session = session;
    const copy = copyButton('Copy', () => this.#json());
    const save = button('Download', () => download('report.json', this.#json(), 'application/json'));
    this.node.append(h('div', { class: 'filters' }, copy, save), this.#text);
    session.checked.onChange(() => this.#fill());
  }

  show(): void {
    this.#fill();
  }

  #json(): string {
    const checked = this.#session.checked.value;
    return checked ? JSON.stringify({ version: 1, files: [checked.file], summary: checked.summary }, null, 2) : '';
  }

  #fill(): void {
    if (this.node.hidden) return;
    const json = this.#json();
    this.#text.textContent = json.length > SHOWN ? `${json.slice(0, SHOWN)}\n… ${json.length - SHOWN} more` : json;
  }
}

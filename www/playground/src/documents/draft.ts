/** What was written last is kept in this browser. A document that came by a link is kept beside it, never in its place. */

import { byId } from '../dom.js';
import type { Session } from '../session.js';
import { onOtherTab, recall, remember } from '../shell/kept.js';
import { notice } from '../shell/notices.js';
import { checked } from './link.js';
import { EMPTY, type Shared } from './shared.js';

/** Milliseconds of quiet before the draft is written. */
const QUIET = 700;

/** Of how many links the changes are kept. */
const LINKS = 8;

export class Draft {
  readonly #session: Session;
  /** The link whose document this is; empty for one's own. */
  #link = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The documents as they were kept, loaded or shared last. */
  #kept: Shared;

  constructor(session: Session) {
    this.#session = session;
    this.#kept = session.documents.value;
    session.documents.onChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.write(), QUIET);
    });
    // A page that goes into the background may never come back.
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.write();
    });
    addEventListener('pagehide', () => this.write());
    onOtherTab('draft', () => this.#link === '' && tellOfOther());
  }

  /** What was kept: one's own draft, or what became of the document of a link; null when nothing was. */
  static recall(link = ''): Shared | null {
    const found = link === '' ? parsed(recall('draft')) : changed().find((kept) => isOf(kept, link));
    try {
      return found === undefined || found === null ? null : checked(found);
    } catch {
      return null;
    }
  }

  /** From now on changes are one's own draft, or those of a link's document. What is there now is not kept before it changes. */
  keep(link = ''): void {
    clearTimeout(this.#timer);
    this.#link = link;
    this.#kept = this.#session.documents.value;
    byId('kept').textContent = link === '' ? '' : 'a shared spec';
  }

  /** Whether changes are those of a link's document. */
  get isOfLink(): boolean {
    return this.#link !== '';
  }

  /** Keeps what is there as one's own, changed or not. */
  own(): void {
    this.keep();
    this.#kept = EMPTY;
    this.write();
  }

  /** Keeps what was written since it was kept last. */
  write(): void {
    clearTimeout(this.#timer);
    if (this.#session.documents.value === this.#kept) return;
    this.#kept = this.#session.documents.value;
    const documents = this.#session.asFiles();
    const isKept = this.#link === '' ? remember('draft', JSON.stringify(documents)) : rememberChanged(this.#link, documents);
    byId('kept').textContent = isKept ? 'kept in this browser' : 'this browser does not keep it';
  }
}

/** What became of the documents of links, that of the last one first. */
function changed(): unknown[] {
  const found = parsed(recall('shared'));
  return Array.isArray(found) ? found : [];
}

function rememberChanged(link: string, documents: Shared): boolean {
  const others = changed().filter((kept) => !isOf(kept, link));
  const own = { ...documents, link };
  return remember('shared', JSON.stringify([own, ...others.slice(0, LINKS - 1)])) || remember('shared', JSON.stringify([own]));
}

function isOf(kept: unknown, link: string): boolean {
  return typeof kept === 'object' && kept !== null && 'link' in kept && kept.link === link;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function tellOfOther(): void {
  notice('other', 'Another tab has changed the draft. The one that is written in last is kept; load the page anew to go on with the other.', {
    actions: [{ label: 'Load anew', action: () => location.reload() }],
  });
}

/** Which documents the page begins with, and what takes their place. */

import { type Action, byId } from '../dom.js';
import type { Session } from '../session.js';
import { remember } from '../shell/kept.js';
import { notice, unnotice } from '../shell/notices.js';
import { Draft } from './draft.js';
import { EXAMPLES, type Example } from './examples.js';
import { LinkError, fromFragment } from './link.js';
import { EMPTY, type Shared, isSame } from './shared.js';

/** The settings of a spec that was just begun. */
const DRAFT = 'profile = "draft"\n';

export class Documents {
  readonly #session: Session;
  readonly #draft: Draft;
  /** What came from elsewhere last, as the session had it then: what differs from it was written here. */
  #loaded: Shared = EMPTY;

  constructor(session: Session) {
    this.#session = session;
    this.#draft = new Draft(session);
    addEventListener('hashchange', () => void this.#follow());
  }

  /** Opens the document of the link, else the draft, else an example. */
  async begin(): Promise<void> {
    if (await this.#openLink()) return;
    await this.#openOwn();
    this.#welcome();
  }

  /** Opens the draft, else an example. */
  async #openOwn(): Promise<void> {
    const draft = Draft.recall();
    if (draft) this.#load(draft, '', true);
    else await this.#loadFirst();
  }

  async #loadFirst(): Promise<void> {
    const [first] = EXAMPLES;
    if (first) this.#load(await first.load());
  }

  /** The address became another one: a link that was pasted, or Back to where there was none. */
  async #follow(): Promise<void> {
    if (await this.#openLink()) return;
    if (location.hash !== '' || !this.#draft.isOfLink) return;
    this.#draft.write();
    unnotice('shared');
    await this.#openOwn();
  }

  /** Somebody who is here for the first time is told what they see, by the page itself, until they write something. */
  #welcome(): void {
    const say = document.querySelector<HTMLElement>('[data-name="welcome"]');
    say?.querySelector('[data-act="start"]')?.addEventListener('click', () => byId('start').click());
    say?.querySelector('[data-act="dismiss"]')?.addEventListener('click', () => unnotice('welcome'));
    this.#session.documents.onChange(() => unnotice('welcome'));
  }

  async openExample(example: Example): Promise<void> {
    this.#replace(await example.load(), `The example “${example.label}” took the place of your text.`);
  }

  /** Opens the example that somebody sees who comes for the first time. */
  async openFirst(): Promise<void> {
    if (EXAMPLES[0]) await this.openExample(EXAMPLES[0]);
  }

  /** Empties the spec; the architecture and the settings stay. */
  openEmpty(): void {
    const { architecture, config } = this.#session.asFiles();
    this.#replace({ spec: '', architecture, config }, 'The empty page took the place of your text.');
  }

  /** Starts from a new spec. Without settings it is checked as what it is: a draft, whose gaps are hints. */
  openNew(spec: string, path: string): void {
    const { architecture, config } = this.#session.asFiles();
    const isPlain = config.trim() === '';
    this.#replace({ spec, architecture, config: isPlain ? DRAFT : config, path }, 'The new spec took the place of your text.');
    if (isPlain) notice('draft', 'The new spec is checked as a draft: what you have not written yet is a hint. Settings has the other profiles.');
  }

  /** Takes a file, which goes where its name says: settings, the architecture document, or the spec. */
  take(name: string, text: string): void {
    const target = name.endsWith('.toml') ? 'config' : /architecture/i.test(name) ? 'architecture' : 'spec';
    const before = this.#session.asFiles();
    if (target === 'spec') {
      this.#replace({ ...before, spec: text, path: name }, `${name} took the place of your text.`);
      this.#draft.own();
    } else {
      this.#session.loadOne(target, text);
      this.#session.active.value = target;
      if (before[target].trim() !== '' && before[target] !== text) {
        notice('replaced', `${name} took the place of what was there.`, {
          actions: [{ label: 'Bring it back', action: () => this.#session.loadOne(target, before[target]) }],
        });
      }
    }
    byId('write').focus();
  }

  /** Forgets the draft and what became of the documents of links, and begins anew. */
  async reset(): Promise<void> {
    for (const name of ['draft', 'shared']) remember(name, null);
    history.replaceState(null, '', location.pathname);
    for (const name of ['shared', 'replaced', 'link']) unnotice(name);
    await this.#loadFirst();
  }

  /** Whether the address holds a document of ours; one that cannot be opened is explained. */
  async #openLink(): Promise<boolean> {
    const link = location.hash;
    let shared: Shared | null;
    try {
      shared = await fromFragment(link);
    } catch (error) {
      if (link !== location.hash) return false;
      const why = error instanceof LinkError ? error.message : 'the link cannot be read';
      notice('link', `The shared spec cannot be opened: ${why}.`, { kind: 'error' });
      return false;
    }
    // Somebody may have opened another one meanwhile.
    if (!shared || link !== location.hash) return false;
    this.#draft.write();
    const draft = Draft.recall();
    const changed = Draft.recall(link);
    this.#load(changed ?? shared, link);
    const isChanged = changed !== null && !isSame(changed, shared);
    if (isChanged || (draft && !isSame(draft, shared))) this.#tellOfLink(isChanged ? shared : null, draft);
    return true;
  }

  /** Says what one sees, and how to see the rest: the document as it was sent, if it was changed here, and one's own. */
  #tellOfLink(sent: Shared | null, draft: Shared | null): void {
    const words = [
      sent ? 'This spec came by a link, and you changed it here: these are your changes.' : 'This spec came by a link.',
      draft && 'Your own draft is kept, and what you change here does not touch it.',
    ];
    const asSent = { label: 'Show it as it was sent', action: () => sent && this.#session.load(sent) };
    notice('shared', words.filter(Boolean).join(' '), {
      actions: [...(sent ? [asSent] : []), ...(draft ? this.#waysToDraft(draft) : [])],
    });
  }

  #waysToDraft(draft: Shared): Action[] {
    return [
      {
        label: 'Back to my draft',
        action: () => {
          history.replaceState(null, '', location.pathname);
          this.#load(draft, '', true);
        },
      },
      {
        label: 'Make this my draft',
        action: () => {
          history.replaceState(null, '', location.pathname);
          this.#draft.own();
          this.#offerBack(draft, 'This is your draft now.', 'Back to the one before');
        },
      },
    ];
  }

  /** Puts documents in the place of others. What somebody wrote can be brought back. */
  #replace(next: Shared, told: string): void {
    const before = this.#session.asFiles();
    // Behind the document of a link lies one's own draft, whose place the next words will take.
    const draft = this.#draft.isOfLink ? Draft.recall() : null;
    const isWritten = !isSame(this.#session.documents.value, this.#loaded) && before.spec.trim() !== '';
    history.replaceState(null, '', location.pathname);
    for (const name of ['shared', 'draft']) unnotice(name);
    this.#draft.write();
    this.#load(next);
    byId('write').scrollTop = 0;
    const lost = draft ?? (isWritten ? before : null);
    if (!lost) return;
    const [words, label] = draft ? ['Your own draft made room for it.', 'Back to my draft'] : [told, 'Bring it back'];
    this.#offerBack(lost, words, label);
  }

  #offerBack(lost: Shared, words: string, label: string): void {
    notice('replaced', words, { actions: [{ label, action: () => this.#load(lost, '', true) }] });
  }

  #load(documents: Shared, link = '', isOwn = false): void {
    this.#session.load(documents);
    this.#session.active.value = 'spec';
    this.#loaded = isOwn ? EMPTY : this.#session.documents.value;
    this.#draft.keep(link);
  }
}

import { toSeamlineError } from '../errors.js';
import type { CheckOptions } from '../types.js';
import { Base, optionsOf, reflect, upgrade } from './attributes.js';
import { badges } from './badges-view.js';
import { documentText } from './documents.js';
import { ENGLISH, h, message } from './dom.js';
import { fire } from './events.js';
import { engine, enter, itemLabels, leave } from './shared.js';
import { sheet } from './styles.js';

/** Properties that are attributes. */
const REFLECTED = ['src', 'architecture', 'profile', 'lexicon', 'path'] as const;

/**
 * The checklist of a spec in short, read-only.
 *
 * @element seamline-badges
 * @attr {string} src - Address of the spec, or `#id` of an element with its text.
 * @attr {string} architecture - Address of the architecture document, or `#id`.
 * @attr {string} profile - `draft`, `review` or `ship`.
 * @attr {string} lexicon - Languages of the spec, such as `de`.
 * @attr {string} path - Path of the spec from the project's root.
 * @prop {CheckOptions} options - All that attributes cannot say.
 * @fires seamline-report - The report, in `detail.report`.
 * @fires seamline-error - Why there is none, in `detail.error`.
 * @csspart badges - The list.
 * @csspart badge - One badge, also by its status: `pass`, `fail`, `unknown`, `not-applicable`, `total`.
 * @cssprop --seamline-text - Colour of text.
 * @cssprop --seamline-mute - Colour of counts.
 * @cssprop --seamline-pass - Colour of what passes.
 * @cssprop --seamline-error - Colour of what fails.
 * @cssprop --seamline-hint - Colour of what could not be judged.
 */
export class SeamlineBadges extends Base {
  static readonly observedAttributes = ['src', 'architecture', 'profile', 'lexicon', 'path'];

  #options: CheckOptions = {};
  #abort: AbortController | undefined;
  #isPlanned = false;
  readonly #root: ShadowRoot;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [sheet()];
  }

  /** What attributes cannot say; attributes win. */
  get options(): CheckOptions {
    return this.#options;
  }

  set options(options: CheckOptions) {
    this.#options = options;
    this.#plan();
  }

  connectedCallback(): void {
    enter();
    upgrade(this, ['options', ...REFLECTED]);
    this.#plan();
  }

  disconnectedCallback(): void {
    leave();
    this.#abort?.abort();
  }

  attributeChangedCallback(): void {
    this.#plan();
  }

  /** Several changes at once make one check. */
  #plan(): void {
    if (this.#isPlanned || !this.isConnected) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      if (this.isConnected) void this.#check();
    });
  }

  async #check(): Promise<void> {
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    const asked = engine();
    if (!this.src) {
      this.#root.replaceChildren();
      return;
    }
    try {
      const architecture = this.getAttribute('architecture');
      const options = optionsOf(this, this.#options);
      const [text, given] = await Promise.all([
        documentText(this.src, 'the spec', signal),
        architecture === null ? undefined : documentText(architecture, 'the architecture document', signal),
      ]);
      if (given !== undefined) options.architecture = given;
      const [report, labels] = await Promise.all([asked.check(text, options, { signal }), itemLabels()]);
      const file = report.files[0];
      if (signal.aborted || !file) return;
      this.#root.replaceChildren(badges(file, labels));
      fire(this, 'seamline-report', { report });
    } catch (error) {
      const failed = toSeamlineError(error);
      if (signal.aborted) return;
      // Another engine was set for all elements meanwhile.
      if (failed.code === 'closed' && asked !== engine()) return this.#check();
      this.#root.replaceChildren(h('span', { ...ENGLISH, class: 'count' }, 'not checked: ', message(failed.message)));
      fire(this, 'seamline-error', { error: failed });
    }
  }

}

export interface SeamlineBadges extends Record<(typeof REFLECTED)[number], string> {}
reflect(SeamlineBadges.prototype, REFLECTED);

import { applyEdits } from '../apply-edits.js';
import type { FailOn } from '../core.js';
import { SeamlineError, toSeamlineError } from '../errors.js';
import type { CheckOptions, FileReport, Position, Report } from '../types.js';
import { Base, optionsOf, reflect, upgrade, words } from './attributes.js';
import { badges } from './badges-view.js';
import { checklist } from './checklist-view.js';
import { type DrawingView, diagram } from './diagram-view.js';
import { Documents, documentText } from './documents.js';
import { ENGLISH, h, message } from './dom.js';
import { fire } from './events.js';
import { countsInWords, findings } from './findings-view.js';
import { replaceChildren } from './focus.js';
import { keepKeys } from './keys.js';
import { diagrams, engine, enter, itemLabels, leave } from './shared.js';
import { sheet } from './styles.js';
import { edit, reveal } from './textarea.js';

const PANELS = ['badges', 'findings', 'checklist', 'diagram'] as const;
type Panel = (typeof PANELS)[number];

/** How many findings are listed, and how many more at a click. */
const LISTED = 50;

/** Milliseconds of quiet before the count is read out. */
const ANNOUNCE_AFTER = 800;

/** Properties that are attributes. */
const REFLECTED = ['architecture', 'profile', 'failOn', 'lexicon', 'show', 'src', 'path', 'name'] as const;

const PENDING = 'The spec is still being checked.';

/**
 * Checks a spec as it is written. The text is that of a `<textarea>` inside, of a `<script type="text/markdown">` inside,
 * behind `src`, or `value`.
 *
 * In a form it is invalid while its spec fails by `fail-on`, and while that is not known. A text area inside submits its
 * text itself; without one the element submits it under its own `name`.
 *
 * @element seamline-validator
 * @attr {string} architecture - Address of the architecture document, or `#id` of an element with its text.
 * @attr {string} profile - `draft`, `review` or `ship`.
 * @attr {string} fail-on - `error`, `warning` or `never`: from which severity on the element is invalid.
 * @attr {string} lexicon - Languages of the spec, such as `de`.
 * @attr {string} show - Which panels there are: `badges findings checklist diagram`; by default the first two.
 * @attr {string} src - Address of the spec.
 * @attr {string} value - The spec at first.
 * @attr {string} path - Path of the spec from the project's root.
 * @attr {string} name - Its name in a form.
 * @prop {CheckOptions} options - All that attributes cannot say, such as `documents` and `config`.
 * @prop {string} value - The text that is checked.
 * @prop {Report | null} report - The last report.
 * @fires seamline-report - A report, in `detail.report`.
 * @fires seamline-error - Why there is none, in `detail.error`.
 * @fires input - When a fix changed a text that no text area holds.
 * @csspart panels - What stands below the text.
 * @csspart status - The line with the counts.
 * @csspart badges - The checklist in short.
 * @csspart badge - One badge, also by its status.
 * @csspart findings - The list of findings.
 * @csspart finding - One finding, also by its severity.
 * @csspart help - What to do about a finding.
 * @csspart checklist - The checklist.
 * @csspart row - A row of the checklist, also by its status.
 * @csspart diagram - The sequence.
 * @csspart drawing - What scrolls the drawing.
 * @csspart fix - The button of a fix.
 * @csspart place - The button that shows a place.
 * @csspart rule - The name of a rule.
 * @cssprop --seamline-text - Colour of text.
 * @cssprop --seamline-mute - Colour of what is said besides.
 * @cssprop --seamline-line - Colour of lines.
 * @cssprop --seamline-ground - Background.
 * @cssprop --seamline-pass - Colour of what passes.
 * @cssprop --seamline-error - Colour of errors.
 * @cssprop --seamline-warning - Colour of warnings.
 * @cssprop --seamline-hint - Colour of hints.
 * @cssprop --seamline-focus - Colour of the focus.
 * @cssprop --seamline-font - Font, as in `font`.
 * @cssprop --seamline-mono - Family of code.
 */
export class SeamlineValidator extends Base {
  static readonly formAssociated = true;
  static readonly observedAttributes = [
    'architecture',
    'profile',
    'fail-on',
    'lexicon',
    'show',
    'src',
    'value',
    'path',
  ];

  readonly #internals: ElementInternals;
  readonly #root: ShadowRoot;
  readonly #status = h('div', { class: 'status', part: 'status', tabindex: '-1' });
  readonly #spoken = h('div', { ...ENGLISH, class: 'sr', role: 'status', 'aria-live': 'polite' });
  readonly #panels = h('div', { ...ENGLISH, class: 'panels', part: 'panels' }, this.#status);
  readonly #children = new MutationObserver(() => this.#plan());
  /** One check is waited for at a time: its key in the engine. */
  readonly #key = `validator-${++instances}`;

  readonly #documents = new Documents();

  #options: CheckOptions = {};
  /** From which severity on the element is invalid, as far as it is known. */
  #policy: FailOn = 'error';
  /** The text where no text area holds it; undefined while it is that of `src`, `value` or a script. */
  #own: string | undefined;
  #report: Report | null = null;
  /** Whether the report is not that of the text as it is now. */
  #isStale = true;
  #drawn: DrawingView | undefined;
  /** The figure that is drawn, as JSON: most keys change nothing about it. */
  #drawnFrom: string | undefined;
  #listed = LISTED;
  #abort = new AbortController();
  #isPlanned = false;
  #announcement: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [sheet()];
    this.#root.append(document.createElement('slot'), this.#panels, this.#spoken);
    this.addEventListener('input', (event) => {
      if (event.target !== this) this.#plan();
    });
    this.addEventListener('keydown', keepKeys);
  }

  /** What attributes cannot say; attributes win. */
  get options(): CheckOptions {
    return this.#options;
  }

  set options(options: CheckOptions) {
    this.#options = options;
    this.#plan();
  }

  /** The text that is checked. */
  get value(): string {
    return this.#textarea()?.value ?? this.#own ?? this.#script() ?? this.getAttribute('value') ?? '';
  }

  set value(text: string) {
    const area = this.#textarea();
    if (area) area.value = text;
    else this.#own = String(text);
    this.#plan();
  }

  /** The last report; null before the first one and when the text could not be checked. */
  get report(): Report | null {
    return this.#report;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Puts the focus where the text is, or where it is said what is wrong with it. */
  override focus(options?: FocusOptions): void {
    this.#anchor().focus(options);
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  connectedCallback(): void {
    enter();
    upgrade(this, ['options', 'value', ...REFLECTED]);
    this.#children.observe(this, { childList: true, characterData: true, subtree: true });
    this.#plan();
  }

  disconnectedCallback(): void {
    leave();
    this.#children.disconnect();
    this.#abort.abort();
    clearTimeout(this.#announcement);
  }

  attributeChangedCallback(name: string): void {
    if (name === 'src') this.#own = undefined;
    if (name === 'architecture') this.#documents.forget();
    this.#plan();
  }

  formResetCallback(): void {
    this.#own = undefined;
    // The text area inside is reset after this.
    setTimeout(() => this.#plan());
  }

  /** The browser brings back what was written before a reload, or by a step back. */
  formStateRestoreCallback(state: unknown): void {
    if (typeof state !== 'string' || this.#textarea()) return;
    this.#own = state;
    this.#plan();
  }

  formDisabledCallback(): void {
    const file = this.#report?.files[0];
    if (file) void this.#fill(file);
  }

  /**
   * Checks the text as it is now, and the documents as they are now. Null when it could not be checked, when a later check
   * took its place, or when the element is on no page.
   */
  check(): Promise<Report | null> {
    if (!this.isConnected) return Promise.resolve(null);
    this.#documents.forget();
    return this.#begin();
  }

  /** Applies a fix of the report that is shown, by numbers from 0. False when there is none, or the text has changed. */
  applyFix(diagnostic: number, fix = 0): boolean {
    const edits = this.#report?.files[0]?.diagnostics[diagnostic]?.fixes[fix]?.edits;
    // While another text is being checked the offsets are those of the old one.
    if (!edits || this.#isStale || !this.#isEditable()) return false;
    const area = this.#textarea();
    if (area) {
      edit(area, edits);
    } else {
      this.#own = applyEdits(this.value, edits);
      this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    this.#plan();
    return true;
  }

  #textarea(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  #script(): string | undefined {
    return this.querySelector('script[type="text/markdown"]')?.textContent ?? undefined;
  }

  #isEditable(): boolean {
    const area = this.#textarea();
    return area ? !area.readOnly && !area.matches(':disabled') : !this.matches(':disabled');
  }

  /** What a form submits, unless a text area inside does so by itself. */
  #submit(): void {
    this.#internals.setFormValue(this.#textarea() ? null : this.value);
  }

  #begin(): Promise<Report | null> {
    this.#isPlanned = false;
    this.#setPending();
    return this.#check();
  }

  /** Several changes at once make one check. */
  #plan(): void {
    this.#submit();
    if (!this.isConnected || this.#isPlanned) return;
    this.#isPlanned = true;
    this.#setPending();
    queueMicrotask(() => {
      if (this.#isPlanned && this.isConnected) void this.#begin();
      this.#isPlanned = false;
    });
  }

  async #check(): Promise<Report | null> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    const asked = engine();
    try {
      const { text, options } = await this.#gather(signal);
      const report = await asked.check(text, options, { signal, key: this.#key });
      const { config, path } = options;
      if (config !== undefined) this.#policy = await asked.failOn({ config, ...(path !== undefined && { path }) });
      if (signal.aborted) return null;
      await this.#show(report);
      // A drawing takes longer, and says nothing about the spec that is not known now.
      void this.#draw(report, text, options, signal).catch((error: unknown) => this.#undrawn(error, signal));
      return report;
    } catch (error) {
      const failed = toSeamlineError(error);
      if (signal.aborted || failed.code === 'superseded') return null;
      // Another engine was set for all elements meanwhile.
      if (failed.code === 'closed' && asked !== engine()) return this.#check();
      this.#fail(failed);
      return null;
    }
  }

  /** The text and what it is checked against. */
  async #gather(signal: AbortSignal): Promise<{ text: string; options: CheckOptions }> {
    const options = optionsOf(this, this.#options);
    const src = this.getAttribute('src');
    if (src !== null && !this.#textarea() && this.#own === undefined) {
      const text = await documentText(src, 'the spec', signal);
      // Somebody may have set another one meanwhile.
      this.#own ??= text;
      this.#submit();
    }
    const text = this.value;
    const architecture = this.getAttribute('architecture');
    if (architecture !== null) options.architecture = await this.#documents.text(architecture, 'the architecture document');
    return { text, options };
  }

  /** From which severity on the spec fails: what is said here, or what the settings said when they were read last. */
  #failOn(): FailOn {
    const { failOn, config } = optionsOf(this, this.#options);
    return failOn ?? (config === undefined ? 'error' : this.#policy);
  }

  #setPending(): void {
    this.#isStale = true;
    this.#status.dataset['state'] = 'checking';
    if (this.#report === null) this.#status.replaceChildren(h('span', { class: 'more', text: 'checking…' }));
    this.#setValidity(this.#failOn() !== 'never', PENDING);
  }

  #setValidity(fails: boolean, why: string): void {
    this.#internals.setValidity(fails ? { customError: true } : {}, fails ? why.replaceAll('`', '"') : '', this.#anchor());
  }

  async #show(report: Report): Promise<void> {
    const file = report.files[0];
    if (!file) return;
    this.#report = report;
    this.#isStale = false;
    const { errors, warnings, excused } = report.summary;
    const policy = this.#failOn();
    const fails = policy === 'error' ? errors > 0 : policy === 'warning' && errors + warnings > 0;
    const counts = countsInWords(report.summary);
    this.#setValidity(fails, `The spec has ${counts}.`);
    this.#status.dataset['state'] = 'done';
    this.#status.className = `status ${errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'pass'}`;
    this.#status.replaceChildren(
      h('span', { class: 'counts', text: counts }),
      ...(excused > 0 ? [h('span', { class: 'more', text: `${excused} excused` })] : []),
    );
    this.#announce(counts);
    fire(this, 'seamline-report', { report });
    await this.#fill(file);
  }

  /** Puts the panels below the status, in their order. The diagram comes when it is drawn. */
  async #fill(file: FileReport): Promise<void> {
    const shown = this.#shown();
    const labels = shown.has('badges') || shown.has('checklist') ? await itemLabels().catch(() => []) : [];
    const current = this.#report?.files[0];
    if (current !== file) return;
    const area = this.#textarea();
    const actions = {
      show: area ? (start: Position, end: Position) => reveal(area, start, end) : undefined,
      fix: this.#isEditable() ? (at: number, fix: number) => void this.applyFix(at, fix) : undefined,
      more: () => {
        this.#listed += LISTED;
        void this.#fill(file);
      },
    };
    const view: Record<Panel, () => Node | undefined> = {
      badges: () => h('div', {}, badges(file, labels)),
      findings: () => findings(file, this.#listed, actions),
      checklist: () => checklist(file, labels),
      diagram: () => this.#drawn?.node,
    };
    const nodes = PANELS.filter((panel) => shown.has(panel)).map((panel) => view[panel]());
    this.#replacePanels(nodes.filter((node) => node !== undefined));
  }

  #replacePanels(nodes: Node[]): void {
    replaceChildren(this.#root, this.#panels, [this.#status, ...nodes], this.#status);
  }

  #shown(): Set<Panel> {
    const show = this.getAttribute('show');
    const wanted = show === null ? ['badges', 'findings'] : words(show);
    return new Set(PANELS.filter((panel) => wanted.includes(panel)));
  }

  async #draw(report: Report, text: string, options: CheckOptions, signal: AbortSignal): Promise<void> {
    if (!this.#shown().has('diagram')) return;
    const prefix = this.#key;
    const figure = await engine().mermaid(text, 'sequence', { ...options, idPrefix: prefix }, { signal, key: prefix });
    const from = JSON.stringify(figure);
    if (from === this.#drawnFrom) return;
    const drawing = figure && (await (await diagrams()).renderSvg(figure.mermaid, figure, { signal, key: prefix }));
    if (signal.aborted || this.#report !== report) return;
    this.#drawn = drawing ? diagram(drawing) : undefined;
    this.#drawnFrom = from;
    this.#root.adoptedStyleSheets = this.#drawn ? [sheet(), this.#drawn.sheet] : [sheet()];
    const file = report.files[0];
    if (file) await this.#fill(file);
  }

  /** A picture that cannot be had takes nothing away from the findings. */
  #undrawn(error: unknown, signal: AbortSignal): void {
    const failed = toSeamlineError(error);
    if (signal.aborted || failed.code === 'superseded') return;
    this.#drawn = undefined;
    this.#drawnFrom = undefined;
    const file = this.#report?.files[0];
    if (file) void this.#fill(file);
    fire(this, 'seamline-error', { error: failed });
  }

  #fail(error: SeamlineError): void {
    this.#report = null;
    const text = `The spec could not be checked: ${error.message}`;
    this.#setValidity(this.#failOn() !== 'never', text);
    this.#status.dataset['state'] = 'failed';
    this.#status.className = 'status error';
    this.#status.replaceChildren(h('span', {}, message(text)));
    this.#replacePanels([]);
    this.#announce(text);
    fire(this, 'seamline-error', { error });
  }

  /** Has the screen reader say something when it has been quiet for a while. */
  #announce(text: string): void {
    clearTimeout(this.#announcement);
    this.#announcement = setTimeout(() => (this.#spoken.textContent = text), ANNOUNCE_AFTER);
  }

  /** Where the browser shows why a form is not submitted. */
  #anchor(): HTMLElement {
    return this.#textarea() ?? this.#status;
  }
}

export interface SeamlineValidator extends Record<(typeof REFLECTED)[number], string> {}
reflect(SeamlineValidator.prototype, REFLECTED);

let instances = 0;

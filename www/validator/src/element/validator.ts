import { applyEdits } from '../apply-edits.js';
import type { FailOn } from '../core.js';
import { SeamlineError, toSeamlineError } from '../errors.js';
import type { CheckOptions, FileReport, Position, Report } from '../types.js';
import { Base, optionsOf, upgrade, words } from './attributes.js';
import { badges } from './badges-view.js';
import { checklist } from './checklist-view.js';
import { type DrawingView, diagram } from './diagram-view.js';
import { documentText } from './documents.js';
import { ENGLISH, h, message } from './dom.js';
import { countsInWords, findings } from './findings-view.js';
import { keepKeys } from './keys.js';
import { engine, itemLabels } from './shared.js';
import { sheet } from './styles.js';
import { edit, reveal } from './textarea.js';

const PANELS = ['badges', 'findings', 'checklist', 'diagram'] as const;
type Panel = (typeof PANELS)[number];

/** How many findings are listed, and how many more at a click. */
const LISTED = 50;

/** Milliseconds of quiet before the count is read out. */
const ANNOUNCE_AFTER = 800;

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
 * @csspart checklist - The checklist.
 * @csspart diagram - The sequence.
 * @csspart fix - The button of a fix.
 * @csspart place - The button that shows a place.
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

  #options: CheckOptions = {};
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

  get options(): CheckOptions {
    return this.#options;
  }

  set options(options: CheckOptions) {
    this.#options = options;
    this.#plan();
  }

  get value(): string {
    return this.#textarea()?.value ?? this.#own ?? this.#script() ?? this.getAttribute('value') ?? '';
  }

  set value(text: string) {
    const area = this.#textarea();
    if (area) area.value = text;
    else this.#own = String(text);
    this.#plan();
  }

  get report(): Report | null {
    return this.#report;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
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
    upgrade(this, ['options', 'value', 'name']);
    this.#children.observe(this, { childList: true, characterData: true, subtree: true });
    this.#plan();
  }

  disconnectedCallback(): void {
    this.#children.disconnect();
    this.#abort.abort();
    clearTimeout(this.#announcement);
  }

  attributeChangedCallback(name: string): void {
    if (name === 'src') this.#own = undefined;
    this.#plan();
  }

  formResetCallback(): void {
    this.#own = undefined;
    // The text area inside is reset after this.
    setTimeout(() => this.#plan());
  }

  /** Checks the text as it is now; null when it could not be checked or the element is gone. */
  check(): Promise<Report | null> {
    this.#isPlanned = false;
    this.#setPending();
    return this.#check();
  }

  /** Applies a fix of the report that is shown, by numbers from 0. False when there is none, or the text has changed. */
  applyFix(diagnostic: number, fix = 0): boolean {
    const edits = this.#report?.files[0]?.diagnostics[diagnostic]?.fixes[fix]?.edits;
    // While another text is being checked the offsets are those of the old one.
    if (!edits || this.#isStale) return false;
    const area = this.#textarea();
    if (area) {
      if (area.readOnly || area.disabled) return false;
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

  /** Several changes at once make one check. */
  #plan(): void {
    if (!this.isConnected || this.#isPlanned) return;
    this.#isPlanned = true;
    this.#setPending();
    queueMicrotask(() => {
      if (this.#isPlanned && this.isConnected) void this.check();
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
      const policy = await this.#policy(options);
      if (signal.aborted) return null;
      await this.#show(report, policy);
      if (signal.aborted) return report;
      await this.#draw(report, text, options, signal).catch((error: unknown) => this.#undrawn(error, signal));
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
    const architecture = this.getAttribute('architecture');
    if (architecture !== null) options.architecture = await documentText(architecture, signal);
    const src = this.getAttribute('src');
    if (src !== null && !this.#textarea() && this.#own === undefined) {
      this.#own = await documentText(src, signal);
    }
    const text = this.value;
    this.#internals.setFormValue(this.#textarea() ? null : text);
    return { text, options };
  }

  async #policy(options: CheckOptions): Promise<FailOn> {
    return options.failOn ?? (options.config === undefined ? 'error' : await engine().failOn(options));
  }

  #setPending(): void {
    this.#isStale = true;
    this.#status.dataset['state'] = 'checking';
    if (this.#report === null) this.#status.replaceChildren(h('span', { class: 'more', text: 'checking…' }));
    const isFree = this.getAttribute('fail-on') === 'never';
    this.#internals.setValidity(isFree ? {} : { customError: true }, isFree ? '' : PENDING, this.#anchor());
  }

  async #show(report: Report, policy: FailOn): Promise<void> {
    const file = report.files[0];
    if (!file) return;
    this.#report = report;
    this.#isStale = false;
    const { errors, warnings, excused } = report.summary;
    const fails = policy === 'error' ? errors > 0 : policy === 'warning' && errors + warnings > 0;
    const counts = countsInWords(report.summary);
    this.#internals.setValidity(
      fails ? { customError: true } : {},
      fails ? `The spec has ${counts}.` : '',
      this.#anchor(),
    );
    this.#status.dataset['state'] = 'done';
    this.#status.className = `status ${errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'pass'}`;
    this.#status.replaceChildren(
      h('span', { class: 'counts', text: counts }),
      ...(excused > 0 ? [h('span', { class: 'more', text: `${excused} excused` })] : []),
    );
    this.#announce(counts);
    this.#fire('seamline-report', { report });
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
      fix: area?.readOnly || area?.disabled ? undefined : (at: number, fix: number) => void this.applyFix(at, fix),
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
    const focused = focusPath(this.#root);
    const nodes = PANELS.filter((panel) => shown.has(panel)).map((panel) => view[panel]());
    this.#panels.replaceChildren(this.#status, ...nodes.filter((node) => node !== undefined));
    restoreFocus(this.#root, focused, this.#status);
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
    const diagrams = figure && (await import('../diagrams.js'));
    await diagrams?.init();
    if (signal.aborted || this.#report !== report) return;
    this.#drawn = figure && diagrams ? diagram(diagrams.renderSvg(figure.mermaid, figure)) : undefined;
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
    this.#fire('seamline-error', { error: failed });
  }

  #fail(error: SeamlineError): void {
    this.#report = null;
    const isFree = this.getAttribute('fail-on') === 'never';
    const text = `The spec could not be checked: ${error.message}`;
    this.#internals.setValidity(isFree ? {} : { customError: true }, isFree ? '' : text, this.#anchor());
    this.#status.dataset['state'] = 'failed';
    this.#status.className = 'status error';
    this.#status.replaceChildren(h('span', {}, message(text)));
    this.#panels.replaceChildren(this.#status);
    this.#announce(text);
    this.#fire('seamline-error', { error });
  }

  #fire(type: string, detail: { report: Report } | { error: SeamlineError }): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
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

let instances = 0;

/** Where the focus is among what can have it, so that it can be given back when the panels are made anew. */
function focusPath(root: ShadowRoot): number | undefined {
  const focused = root.activeElement;
  return focused ? [...root.querySelectorAll(FOCUSABLE)].indexOf(focused) : undefined;
}

function restoreFocus(root: ShadowRoot, path: number | undefined, otherwise: HTMLElement): void {
  if (path === undefined || root.activeElement) return;
  const target = root.querySelectorAll<HTMLElement>(FOCUSABLE)[path] ?? otherwise;
  target.focus();
}

const FOCUSABLE = 'button, a[href], summary, [tabindex]';

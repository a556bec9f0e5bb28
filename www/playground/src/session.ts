import type { Diagnostic, Edit, FileReport, SeamlineError, Summary } from '@seamline/validator';
import { PLAIN, type Shape, give, take } from './documents/line-ends.js';
import { DOCUMENTS, type DocumentName, EMPTY, type Shared } from './documents/shared.js';
import { Store } from './store.js';

/** What is known of the text as it is, or was when `of` was checked. */
export interface Checked {
  /** The documents that this is said of. */
  readonly of: Shared;
  readonly file: FileReport;
  /** The findings by what they are about, in the order of the report. */
  readonly findings: ReadonlyMap<string, Diagnostic>;
  readonly summary: Summary;
  /** Milliseconds from the question to the answer. */
  readonly took: number;
}

export type Progress = 'loading' | 'checking' | 'done' | 'failed';

/** A stretch of a document, in UTF-16 code units of the text in the editor. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the caret is. */
export interface Caret extends Range {
  /** From 1. */
  readonly line: number;
  /** In UTF-16 code units, from 1. */
  readonly column: number;
}

/** Findings by rule and subject, which stay what they are while lines move and other findings go. */
export function identified(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic> {
  const times = new Map<string, number>();
  return new Map(
    diagnostics.map((diagnostic) => {
      const name = `${diagnostic.rule} ${diagnostic.key}`;
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return [`${name} ${time}`, diagnostic];
    }),
  );
}

/** Everything that the parts of the page have in common. Each part changes it or listens to it; none knows another. */
export class Session {
  /** The documents as the editor has them: lines end in `\n`. */
  readonly documents = new Store<Shared>(EMPTY);
  readonly active = new Store<DocumentName>('spec');
  /** The last answer; it stays while the next one is awaited. */
  readonly checked = new Store<Checked | null>(null);
  readonly progress = new Store<Progress>('loading');
  readonly failure = new Store<SeamlineError | null>(null);
  /** Where the caret is in the spec. */
  readonly caret = new Store<Caret>({ from: 0, to: 0, line: 1, column: 1 });
  /** The finding that is shown at length, by what it is about; null when none is. */
  readonly finding = new Store<string | null>(null);

  readonly #shapes: Record<DocumentName, Shape> = { spec: PLAIN, architecture: PLAIN, config: PLAIN };

  /** Takes documents as files have them. */
  load(given: Shared): void {
    const taken = DOCUMENTS.map((name) => [name, this.#take(name, given[name])]);
    this.documents.value = { ...EMPTY, ...(given.path !== undefined && { path: given.path }), ...Object.fromEntries(taken) };
  }

  /** Takes one document as its file has it. */
  loadOne(name: DocumentName, text: string): void {
    this.documents.value = { ...this.documents.value, [name]: this.#take(name, text) };
  }

  /** Takes what somebody wrote, or took back: its file has the shape that is given, or goes on with its own. */
  type(name: DocumentName, text: string, shape = this.#shapes[name]): void {
    this.#shapes[name] = shape;
    this.documents.value = { ...this.documents.value, [name]: text };
  }

  /** The line ends and the mark that a document's file has. */
  shapeOf(name: DocumentName): Shape {
    return this.#shapes[name];
  }

  /** The documents as files are to have them. */
  asFiles(): Shared {
    const given = DOCUMENTS.map((name) => [name, give(this.documents.value[name], this.#shapes[name])]);
    return { ...this.documents.value, ...Object.fromEntries(given) };
  }

  /** The last answer, if it is about the spec as it is. */
  get fresh(): Checked | null {
    const checked = this.checked.value;
    return checked?.of.spec === this.documents.value.spec ? checked : null;
  }

  /** The edits of a fix; null when the text is not that of the findings any more. */
  fix(finding: string, fix: number): readonly Edit[] | null {
    const checked = this.checked.value;
    if (checked?.of !== this.documents.value) return null;
    return checked.findings.get(finding)?.fixes[fix]?.edits ?? null;
  }

  #take(name: DocumentName, text: string): string {
    const taken = take(text);
    this.#shapes[name] = taken.shape;
    return taken.text;
  }
}

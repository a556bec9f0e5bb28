import * as glue from '../wasm/seamline.js';
import { SeamlineError, toSeamlineError } from './errors.js';
import { Instance, type ModuleSource, compileSync } from './module.js';
import type {
  Answers,
  Chapter,
  ChapterOptions,
  CheckOptions,
  Completions,
  Decision,
  Edits,
  Figure,
  ItemLabel,
  Preview,
  Report,
  Rule,
  ScaffoldOptions,
  Selection,
  Symbols,
} from './types.js';

/** From which severity on a spec fails. */
export type FailOn = 'error' | 'warning' | 'never';

/** The longest text that is read, in UTF-8 bytes. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** The validator in this thread. */
export interface Core {
  /** Loads the module, once; later calls wait for the first. Without a source it comes from beside this script. */
  init(source?: ModuleSource): Promise<void>;
  /** Loads a compiled module, or its bytes, at once. */
  initSync(module: WebAssembly.Module | BufferSource): void;
  /** Checks a spec: what `seamline check --format json` prints of this one file. */
  check(text: string, options?: CheckOptions | undefined): Report;
  /** What a page shows of a spec: edits that make the chapter from the text, and the figures that are to be drawn. */
  chapter(text: string, options?: ChapterOptions | undefined): Chapter;
  /**
   * The chapter as a book shows it, as HTML in blocks. What the author wrote as HTML is in it as it is: make it harmless
   * before you show it.
   */
  preview(text: string, options?: ChapterOptions | undefined): Preview;
  /** The outline of a spec, its names with their places, and the modules of the architecture. */
  symbols(text: string, options?: CheckOptions | undefined): Symbols;
  /** What fits a place of a spec: names, words of the format, missing sections and tables. `offset` counts UTF-16 code units. */
  completions(text: string, offset: number, options?: CheckOptions | undefined): Completions;
  /** The edits of fixes, to be applied by the caller, such as with `applyEdits`. */
  edits(text: string, options: CheckOptions | undefined, selection: Selection): Edits;
  /** The sequence that follows from a spec, to be drawn; null when there is nothing to draw. */
  mermaid(text: string, what: 'sequence', options?: (CheckOptions & { idPrefix?: string }) | undefined): Figure | null;
  /** From which severity on a spec fails by these options. */
  failOn(options?: CheckOptions | undefined): FailOn;
  /** A spec to start from. */
  scaffold(options: ScaffoldOptions): string;
  /** Whether a feature wants an integration spec. */
  decide(answers: Answers): Decision;
  /** Every rule, without its page. */
  rules(): Rule[];
  /** The seven items of the checklist, as pages name them. */
  items(): ItemLabel[];
  /** The version of the validator. */
  version(): string;
}

/** Names of what a {@link Core} can be asked, here or in a worker. */
export type Method = Exclude<keyof Core, 'init' | 'initSync'>;

/** A core that loads its module from `ownModule` when nobody says otherwise. */
export function createCore(ownModule: () => ModuleSource | Promise<ModuleSource>): Core {
  const instance = new Instance(glue, ownModule);
  // What comes out is described by the JSON Schemas that the types are made from, and the tests hold it against them.
  const ask = <T>(work: (module: typeof glue) => unknown, ...args: unknown[]): T => {
    try {
      checkSizes(args);
      return instance.call(work) as T;
    } catch (error) {
      throw toSeamlineError(error);
    }
  };
  return {
    init: (source) => instance.load(source),
    initSync: (module) => instance.loadSync(compileSync(module)),
    check: (text, options) => ask((module) => module.check(readable(text), options), text, options),
    chapter: (text, options) => ask((module) => module.chapter(readable(text), options), text, options),
    preview: (text, options) => ask((module) => module.preview(readable(text), options), text, options),
    symbols: (text, options) => ask((module) => module.symbols(readable(text), options), text, options),
    completions: (text, offset, options) => ask((module) => module.completions(readable(text), offset, options), text, options),
    edits: (text, options, selection) => ask((module) => module.edits(readable(text), options, selection), text, options),
    mermaid: (text, what, options) => ask((module) => module.mermaid(readable(text), String(what), options), text, options),
    failOn: (options) => ask((module) => module.failOn(options)),
    scaffold: (options) => ask((module) => module.scaffold(options)),
    decide: (answers) => ask((module) => module.decide(answers)),
    rules: () => ask((module) => module.rules()),
    items: () => ask((module) => module.items()),
    version: () => ask((module) => module.version()),
  };
}

/**
 * Refuses what is too long before it is copied anywhere: into the module, which has to copy it before it can count its bytes,
 * or into a worker.
 */
export function checkSizes(args: readonly unknown[]): void {
  const [text, ...others] = args;
  checkSize('the text', text);
  for (const options of others) {
    if (typeof options !== 'object' || options === null) continue;
    const { architecture, documents } = options as { architecture?: unknown; documents?: unknown };
    checkSize('the architecture document', textOf(architecture));
    for (const [path, document] of Object.entries(documents ?? {})) checkSize(`the document \`${path}\``, document);
  }
}

function textOf(architecture: unknown): unknown {
  return typeof architecture === 'object' && architecture !== null && 'text' in architecture ? architecture.text : architecture;
}

/** No UTF-16 code unit takes less than one byte. */
function checkSize(what: string, text: unknown): void {
  if (typeof text !== 'string' || text.length <= MAX_TEXT_BYTES) return;
  throw new SeamlineError('too-large', `${what} has at least ${text.length} bytes, and at most ${MAX_TEXT_BYTES} are read`);
}

function readable(text: string): string {
  if (typeof text !== 'string') throw new SeamlineError('bad-options', 'the text of the spec has to be a string');
  return text;
}

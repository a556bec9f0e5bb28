// Made by types.mjs from the JSON Schemas; `npm run types` writes it.

/**
 * Which fixes are wanted.
 */
export type Selection =
  | {
      /**
       * The diagnostic.
       */
      diagnostic: number;
      /**
       * The fix; by default the first.
       */
      fix?: number;
    }
  | {
      /**
       * Those that may be made without a look, or all.
       */
      fixes: 'safe' | 'all';
      /**
       * Rules and groups whose findings are to be mended; all when there are none.
       */
      rules?: string[];
    };
/**
 * A question of the decision.
 */
export type Question = 'modules' | 'dataFlows' | 'rollback' | 'sharedTypes' | 'aggregates';

export interface Position {
  /**
   * Line, from 1.
   */
  line: number;
  /**
   * Column in UTF-16 code units, from 1.
   */
  column: number;
  /**
   * UTF-16 code units from the start of the document.
   */
  offset: number;
}
export interface Summary {
  errors: number;
  warnings: number;
  hints: number;
  excused: number;
}
export interface FileReport {
  path: string;
  title: string;
  profile: 'draft' | 'review' | 'ship';
  /**
   * Whether diagnostics past the cap were left out.
   */
  truncated: boolean;
  /**
   * @minItems 7
   * @maxItems 7
   */
  checklist: ChecklistEntry[];
  /**
   * @maxItems 1000
   */
  diagnostics: Diagnostic[];
}
export interface ChecklistEntry {
  id:
    | 'modules-in-architecture'
    | 'data-flow-complete'
    | 'failures-have-recovery'
    | 'coordination-bidirectional'
    | 'phases-shippable'
    | 'tests-cover-integration'
    | 'rollout-has-flags';
  status: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  done: number;
  total: number;
  excused: number;
  summary: string;
  /**
   * Indices into `diagnostics`.
   */
  findings: number[];
}
export interface Diagnostic {
  rule: string;
  /**
   * Names the subject, never a line.
   */
  key: string;
  severity: 'hint' | 'warning' | 'error';
  message: string;
  help: string;
  url: string | null;
  item:
    | 'modules-in-architecture'
    | 'data-flow-complete'
    | 'failures-have-recovery'
    | 'coordination-bidirectional'
    | 'phases-shippable'
    | 'tests-cover-integration'
    | 'rollout-has-flags'
    | null;
  start: Position;
  end: Position;
  related: RelatedPlace[];
  fixes: Fix[];
}
export interface RelatedPlace {
  path: string;
  message: string;
  start: Position;
  end: Position;
}
export interface Fix {
  title: string;
  safe: boolean;
  edits: Edit[];
}
export interface Edit {
  path: string;
  start: Position;
  end: Position;
  text: string;
}
/**
 * What a spec is checked against: what stands for a file system and for a command line.
 */
export interface CheckOptions {
  /**
   * Path of the spec from the project's root, with forward slashes. Without it the report names `<stdin>`, and nothing is said about the file's name and place.
   */
  path?: string;
  /**
   * The architecture document: its text, or its text with its path.
   */
  architecture?:
    | string
    | {
        /**
         * Path from the project's root; by default the usual one.
         */
        path?: string;
        /**
         * The text.
         */
        text: string;
      }
    | null;
  /**
   * Other documents by their path from the project's root: their texts, or null for one that is there and whose text is not known. When it is given, a document that the spec names and that is not in it is missing.
   */
  documents?: {
    [k: string]: string | null;
  };
  /**
   * The text of a seamline.toml. Its globs are matched against `path`.
   */
  config?: string;
  /**
   * How strict; wins over `config`, as all below do.
   */
  profile?: 'draft' | 'review' | 'ship';
  /**
   * From which severity on a spec fails.
   */
  failOn?: 'error' | 'warning' | 'never';
  /**
   * Names that are no modules.
   */
  actors?: string[];
  /**
   * Where the rule pages are, for the links of diagnostics.
   */
  docsUrl?: string;
  /**
   * Levels by rule or group.
   */
  rules?: {
    [k: string]: 'off' | 'hint' | 'warning' | 'error';
  };
  /**
   * Words by which headings, columns and fillers are known, besides those of English: `language`, and phrases by term as under [lexicon] of a seamline.toml, `'column.purpose'` or `column: { purpose }`.
   */
  lexicon?: {
    /**
     * Languages of specs.
     */
    language?: ('en' | 'de') | ('en' | 'de')[];
    [k: string]:
      | string[]
      | {
          [k: string]: string[];
        }
      | 'en'
      | 'de'
      | ('en' | 'de')[]
      | undefined;
  };
}
/**
 * What a chapter shows, and what its spec is checked against.
 */
export interface ChapterOptions {
  /**
   * Path of the spec from the project's root, with forward slashes. Without it the report names `<stdin>`, and nothing is said about the file's name and place.
   */
  path?: string;
  /**
   * The architecture document: its text, or its text with its path.
   */
  architecture?:
    | string
    | {
        /**
         * Path from the project's root; by default the usual one.
         */
        path?: string;
        /**
         * The text.
         */
        text: string;
      }
    | null;
  /**
   * Other documents by their path from the project's root: their texts, or null for one that is there and whose text is not known. When it is given, a document that the spec names and that is not in it is missing.
   */
  documents?: {
    [k: string]: string | null;
  };
  /**
   * The text of a seamline.toml. Its globs are matched against `path`.
   */
  config?: string;
  /**
   * How strict; wins over `config`, as all below do.
   */
  profile?: 'draft' | 'review' | 'ship';
  /**
   * From which severity on a spec fails.
   */
  failOn?: 'error' | 'warning' | 'never';
  /**
   * Names that are no modules.
   */
  actors?: string[];
  /**
   * Where the rule pages are, for the links of diagnostics.
   */
  docsUrl?: string;
  /**
   * Levels by rule or group.
   */
  rules?: {
    [k: string]: 'off' | 'hint' | 'warning' | 'error';
  };
  /**
   * Words by which headings, columns and fillers are known, besides those of English: `language`, and phrases by term as under [lexicon] of a seamline.toml, `'column.purpose'` or `column: { purpose }`.
   */
  lexicon?: {
    /**
     * Languages of specs.
     */
    language?: ('en' | 'de') | ('en' | 'de')[];
    [k: string]:
      | string[]
      | {
          [k: string]: string[];
        }
      | 'en'
      | 'de'
      | ('en' | 'de')[]
      | undefined;
  };
  /**
   * The form of the insertions: HTML blocks, or Markdown alone.
   */
  target?: 'html' | 'markdown';
  /**
   * What every id in the chapter starts with: a letter, then letters, digits, `-` and `_`, at most 100. By default made from `path`.
   */
  idPrefix?: string;
  /**
   * Whether the badge strip stands under the title; by default it does.
   */
  badges?: boolean;
  /**
   * Whether the findings stand at the end; by default they do.
   */
  findings?: boolean;
  /**
   * Whether Mermaid fences and the derived sequence are figures; by default they are.
   */
  mermaid?: boolean;
  /**
   * What a rule's name is appended to for a link to its page.
   */
  ruleLinks?: string;
  /**
   * Figures as drawn, by id. One that is not here leaves the text as it is.
   */
  drawn?: {
    [k: string]: Drawing;
  };
}
/**
 * A diagram as drawn.
 */
export interface Drawing {
  /**
   * One line of SVG without styles, links or scripts.
   */
  svg: string;
  /**
   * One line of CSS that applies inside this SVG alone.
   */
  css: string;
}
/**
 * A diagram to be drawn.
 */
export interface Figure {
  /**
   * The Mermaid text.
   */
  mermaid: string;
  /**
   * Its id in the page, and the prefix of every id in it.
   */
  id: string;
  /**
   * Its accessible name.
   */
  title: string;
  /**
   * Its accessible description.
   */
  description: string;
  /**
   * Whether it was made from the tables; else it is a fence of the spec.
   */
  derived: boolean;
  start: Position;
  end: Position;
  /**
   * Its words with what they were made from; empty for a fence of the spec.
   */
  parts: Part[];
}
/**
 * Words of a figure with the place that they come from.
 */
export interface Part {
  /**
   * The words as they are drawn.
   */
  text: string;
  start: Position;
  end: Position;
}
/**
 * What a page shows of a spec, as edits of its text.
 */
export interface Chapter {
  /**
   * Insertions that make the chapter from the text, in its order, to be put in as they are.
   */
  edits: Edit[];
  /**
   * What is to be drawn, drawn already or not.
   */
  figures: Figure[];
  /**
   * The stylesheet that the first insertion holds as well.
   */
  style: string;
}
/**
 * What a page shows of a spec, as HTML.
 */
export interface Preview {
  /**
   * The blocks of the top level, in order.
   */
  blocks: Block[];
  /**
   * What is to be drawn, drawn already or not.
   */
  figures: Figure[];
  /**
   * The stylesheet of the insertions.
   */
  style: string;
}
/**
 * A block of a chapter with the place of the text that it comes from, which is empty for an inserted one.
 */
export interface Block {
  /**
   * HTML with that of the author in it as it is.
   */
  html: string;
  start: Position;
  end: Position;
}
/**
 * From where to where.
 */
export interface Place {
  start: Position;
  end: Position;
}
/**
 * What an editor wants to know of a spec.
 */
export interface Symbols {
  /**
   * Every heading, in order.
   */
  outline: Section[];
  /**
   * Every name of the spec, by kind and then by place.
   */
  names: Symbol[];
  /**
   * The modules that the architecture document lists.
   */
  inventory: string[];
}
/**
 * A heading with all that stands below it.
 */
export interface Section {
  title: string;
  level: number;
  heading: Place;
  start: Position;
  end: Position;
}
/**
 * A name that a spec declares or uses.
 */
export interface Symbol {
  name: string;
  kind: 'module' | 'event' | 'method' | 'datum' | 'flag';
  /**
   * The cell of its own row.
   */
  declaration: Place | null;
  /**
   * Its other places, in order.
   */
  references: Place[];
  /**
   * What its row says of it.
   */
  detail: string;
}
/**
 * What fits a place of a spec.
 */
export interface Completions {
  start: Position;
  end: Position;
  /**
   * What may stand from start to end, best first; narrow it down by what is written there in front of the caret.
   */
  items: Completion[];
}
/**
 * Something that may be written.
 */
export interface Completion {
  /**
   * What it is known by.
   */
  label: string;
  /**
   * A kind of name, a word that the format has for this place, a section, or what the format has in the section that is there.
   */
  kind: 'module' | 'event' | 'method' | 'datum' | 'flag' | 'word' | 'section' | 'body';
  /**
   * A few words on it; empty when there are none.
   */
  detail: string;
  /**
   * What is put into the text. Its lines end with \n; what the author has to say is in it in brackets.
   */
  insert: string;
}
/**
 * A fix with the place of its finding.
 */
export interface AppliedFix {
  /**
   * The rule whose finding it mends.
   */
  rule: string;
  /**
   * What it does.
   */
  title: string;
  start: Position;
}
/**
 * Edits that mend something.
 */
export interface Edits {
  /**
   * In order of the text, apart from each other, to be put in as they are.
   */
  edits: Edit[];
  /**
   * What they mend.
   */
  applied: AppliedFix[];
  /**
   * Fixes that were not made since a finding would stay or come.
   */
  leftOut: AppliedFix[];
  /**
   * Fixes that were not tried since that would take too long.
   */
  untried: number;
}
/**
 * What a new spec is made from.
 */
export interface ScaffoldOptions {
  /**
   * Its name in kebab-case; file name, flag and title come from it.
   */
  name: string;
  /**
   * One line on what it is for.
   */
  description?: string;
  /**
   * Path of the architecture document, as the spec is to write it.
   */
  architecture?: string;
  /**
   * What kind of integration it is.
   */
  type?: 'User Journey' | 'System Process' | 'Data Flow';
  /**
   * How urgent it is.
   */
  priority?: 'P0' | 'P1' | 'P2' | 'P3';
  /**
   * The modules that take part, in the order of the flow.
   */
  modules?: (
    | string
    | {
        /**
         * Its name.
         */
        name: string;
        /**
         * Its role.
         */
        role?: 'Producer' | 'Consumer' | 'Both';
      }
  )[];
}
/**
 * What is known of a feature; what is not there is not known.
 */
export interface Answers {
  /**
   * How many modules it modifies.
   */
  modules?: number;
  /**
   * Whether data flows between modules.
   */
  dataFlows?: boolean;
  /**
   * Whether a failure in one module has to be undone in another.
   */
  rollback?: boolean;
  /**
   * Whether it needs new interfaces across module boundaries.
   */
  sharedTypes?: boolean;
  /**
   * Whether a transaction spans several aggregates.
   */
  aggregates?: boolean;
}
/**
 * Whether a feature wants an integration spec.
 */
export interface Decision {
  /**
   * What it wants.
   */
  kind: 'integration-spec' | 'feature-brief' | 'undecided';
  /**
   * Why, in a sentence without its full stop.
   */
  reason: string;
  /**
   * What to ask next, when the answers do not decide.
   */
  next: Question | null;
  /**
   * That question as it is put to an author.
   */
  ask: string | null;
  /**
   * The five indicators.
   */
  indicators: Indicator[];
}
/**
 * An indicator with its threshold.
 */
export interface Indicator {
  question: Question;
  /**
   * What it measures.
   */
  name: string;
  /**
   * From where on it speaks for an integration spec.
   */
  threshold: string;
  /**
   * Whether it is met; null when that is not known.
   */
  met: boolean | null;
}
/**
 * A rule without its page.
 */
export interface Rule {
  /**
   * Group and defect, such as `modules/undeclared`.
   */
  name: string;
  /**
   * The part of the name before the slash.
   */
  group: string;
  /**
   * The checklist item that its findings count for.
   */
  item: string | null;
  /**
   * What decides its severity.
   */
  weight: 'contradiction' | 'gap' | 'heuristic';
}
/**
 * An item of the checklist as pages name it.
 */
export interface ItemLabel {
  id:
    | 'modules-in-architecture'
    | 'data-flow-complete'
    | 'failures-have-recovery'
    | 'coordination-bidirectional'
    | 'phases-shippable'
    | 'tests-cover-integration'
    | 'rollout-has-flags';
  /**
   * What is satisfied when it passes.
   */
  title: string;
  /**
   * One word, for a badge.
   */
  short: string;
}
/**
 * What `seamline check --format json` prints.
 */
export interface Report {
  version: 1;
  files: FileReport[];
  summary: Summary;
}

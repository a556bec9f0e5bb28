//! Every cap of the core. Past a cap a claim becomes unknown and the report says so; nothing is dropped in silence.

/// The longest document that is read, in bytes: 16 MiB on every surface.
pub const INPUT_BYTES: usize = 16 * 1024 * 1024;

/// How far into a document its title and metadata are looked for, in bytes.
pub const HEAD_BYTES: usize = 64 * 1024;

/// Diagnostics that a report lists for one file; the rest is counted and the file marked as truncated.
pub const DIAGNOSTICS: usize = 1_000;

/// Names among which a near miss is looked for. A longer list gives no suggestion, since each miss costs its length.
pub const SUGGESTION_CANDIDATES: usize = 300;

/// Names for which a near miss is looked for in one document.
pub const SUGGESTED_NAMES: usize = 200;

/// Pairs of modules that tests name together. Past it the claim is unknown.
pub const COMPARED_PAIRS: usize = 1_000_000;

/// Bytes that are looked through for names, such as migration steps for each flag. Past it the claim is unknown.
pub const SEARCHED_BYTES: usize = 32_000_000;

/// Bytes around identifiers that are looked through for who gives or takes them. Past it the claim is unknown.
pub const SURROUNDING_BYTES: usize = 1_000_000;

/// The longest name, in bytes, for which a near miss is looked for: edit distance costs the product of both lengths.
pub const SUGGESTION_BYTES: usize = 64;

/// Words of a list of names that are looked at for the word that introduces it: "enable `a`, `b` and `c`".
pub const LISTED_WORDS: usize = 32;

/// Modules that a test without a Modules cell may mention and still count as testing each pair of them.
pub const MENTIONED_MODULES: usize = 64;

/// Comments that allow the same rule. Further ones have no effect, and are reported as unused.
pub const ALLOWS_PER_RULE: usize = 1_000;

/// Documents that are followed from one to the next in search of a circle of dependencies.
pub const FOLLOWED_DOCUMENTS: usize = 500;

/// Calls that one row may stand for when its cells name several modules. Past it the row's calls are unknown.
pub const CALLS_PER_ROW: usize = 64;

/// Messages that a derived sequence draws; a longer one would not be readable.
pub const SEQUENCE_MESSAGES: usize = 60;

/// Participants that a derived sequence draws.
pub const SEQUENCE_PARTICIPANTS: usize = 16;

/// Subjects that a checklist summary or a finding names before it says "and N more".
pub const NAMED_SUBJECTS: usize = 5;

/// The longest author text, in characters, that a message quotes.
pub const QUOTE_CHARS: usize = 80;

/// Rows of evidence that the rendered checklist shows for one item.
pub const RENDERED_EVIDENCE: usize = 40;

/// Findings that a rendered chapter lists.
pub const RENDERED_FINDINGS: usize = 200;

/// How deep blocks may nest before what is inside them is read as plain text of no structure.
pub const NESTING: usize = 64;

/// Rounds in which fixes are applied. What a fix brings to light, or what had to wait for one, is mended in the next.
pub const FIX_ROUNDS: usize = 50;

/// Checks of one text with its fixes, in all rounds. Past it the fixes that are left are not applied, and counted.
pub const FIX_TRIALS: usize = 100;

/// Bytes that are checked again with fixes, in all rounds. The trial that goes past it is the last one.
pub const FIX_BYTES: usize = 16_000_000;

/// Names with the same first word whose mentions an editor is told of; each costs a comparison at every such word.
pub const SYMBOLS_PER_WORD: usize = 32;

/// Modules that a new spec is made for.
pub const SCAFFOLD_MODULES: usize = 100;

/// The longest name of a new spec or of a module in it, in bytes: with its ending it has to be a file's name.
pub const SCAFFOLD_NAME_BYTES: usize = 200;

/// The longest path of a spec that a caller without a file system may say, in bytes. Every diagnostic and every edit repeats it.
pub const PATH_BYTES: usize = 4096;

/// The longest text of settings that is read, in bytes.
pub const SETTINGS_BYTES: usize = 1024 * 1024;

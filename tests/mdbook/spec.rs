//! The texts that the books of these tests are made of.

/// A spec with one undeclared subscriber, a drawing and a sequence diagram.
pub(crate) const HOLD: &str = include_str!("hold.md");

/// The inventory that `HOLD` names; it knows every module of it.
pub(crate) const INVENTORY: &str = "\
# System Architecture

## Modules

| Module | Responsibility |
|--------|----------------|
| Catalog | Titles and copies |
| Loans | Who has which copy |
| Notices | Messages to readers |
| Reports | Figures for the library |
";

/// A chapter that is no spec, with everything that a careless splice would change: CRLF, a longer fence around a shorter
/// one, a diagram, a table, trailing blanks and no newline at the end.
pub(crate) const PLAIN: &str = "# Plain\r\n\r\n````markdown\r\n```mermaid\r\ngraph LR\r\n```\r\n````\r\n\r\n\
```mermaid\ngraph LR\n  A --> B\n```\n\n| a | b |\n|--|:-:|\n| `x | y` |  \\| |\n\n* one\n+ two  \n\n{{undone}} <b>é😀</b>";

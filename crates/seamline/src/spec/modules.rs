//! Modules Involved.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{Name, PartKind, Spec};
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::{BlockKind, Text};
use crate::source::Span;

/// A row of Modules Involved.
#[derive(Debug, Clone)]
pub struct ModuleRow<'a> {
    /// The module.
    pub name: Name<'a>,
    /// Its role as written; none when the table has no such column.
    pub role: Option<Text<'a>>,
    /// What the role means; none when it is blank or a word that the lexicon does not know.
    pub role_meaning: Option<Role>,
    /// What changes in it, as written; none when the table has no such column.
    pub changes: Option<Text<'a>>,
    /// What kind of change that is.
    pub kind: Changes,
    /// The row.
    pub span: Span,
}

/// What a module does with the data of the integration (format section "Modules Involved").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Creates or owns the primary data.
    Producer,
    /// Reads data of other modules.
    Consumer,
    /// Does both.
    Both,
}

impl Role {
    /// The role as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Producer => "Producer",
            Self::Consumer => "Consumer",
            Self::Both => "Both",
        }
    }
}

/// What kind of change a module needs (format section "Modules Involved", change types).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// Its code changes: new or modified files, or a description of work.
    Modified,
    /// New files only.
    New,
    /// It is only read.
    QueryOnly,
    /// The spec does not say.
    Unknown,
}

impl Changes {
    /// Whether something has to be delivered for the module.
    pub fn needs_delivery(self) -> bool {
        matches!(self, Self::Modified | Self::New)
    }
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let columns = [required("Module", &["module", "modules"]), required("Role", &["role"]), wanted(&["changes"])];
    let entries = rows::read(outline, PartKind::Modules, &columns, spec, |cells| {
        let role = cells.get(1);
        let changes = cells.get(2);
        ModuleRow {
            name: Name::one(&cells.text(0)),
            role_meaning: role.as_ref().and_then(|role| role_of(role.as_str(), outline.lexicon)),
            role,
            kind: changes_of(changes.as_ref().map_or("", Text::as_str), outline.lexicon),
            changes,
            span: cells.span(),
        }
    });
    let entries = if entries.is_empty() { read_list(outline) } else { entries };
    spec.modules = outline.filled(PartKind::Modules, entries);
}

/// Reads a list: `- **Depot** (Both): new storage`, `- Depot: Both`, `1. Depot - query only`.
fn read_list<'a>(outline: &Outline<'_, 'a>) -> Vec<ModuleRow<'a>> {
    let items = outline.blocks(PartKind::Modules).filter(|block| block.lists == 1 && block.quotes == 0);
    let items = items.filter_map(|block| match &block.kind {
        BlockKind::Item(item) => item.lines.first(),
        _ => None,
    });
    items.filter_map(|line| list_entry(line, outline.lexicon)).collect()
}

fn list_entry<'a>(line: &Text<'a>, lexicon: &Lexicon) -> Option<ModuleRow<'a>> {
    let written = line.as_str();
    let named = Name::one(line);
    // A whole sentence names no module.
    if named.text.is_blank() || named.as_str().split_whitespace().count() > 4 {
        return None;
    }
    let behind = named.as_str().len() + written.len() - written.trim_start().len();
    let (note, rest) = match written[behind..].trim_start().strip_prefix('(').and_then(|note| note.split_once(')')) {
        Some((note, rest)) => (note, rest),
        None => ("", &written[behind..]),
    };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ":：-–—".contains(c));
    let cut = |part: &str| {
        let start = part.as_ptr() as usize - written.as_ptr() as usize;
        line.slice(start..start + part.len())
    };
    let is_role = |text: &&str| !text.is_empty() && role_of(text, lexicon).is_some();
    let role = [note, rest].into_iter().find(is_role).map(cut);
    let changes = if is_role(&rest) && note.is_empty() { cut(&rest[rest.len()..]) } else { cut(rest) };
    Some(ModuleRow {
        role_meaning: role.as_ref().and_then(|role| role_of(role.as_str(), lexicon)),
        role,
        kind: changes_of(changes.as_str(), lexicon),
        changes: Some(changes).filter(|changes| !changes.is_blank()),
        name: named,
        span: line.span,
    })
}

fn role_of(text: &str, lexicon: &Lexicon) -> Option<Role> {
    if let Some(term) = lexicon.exact(Kind::Role, text).first() {
        return Some(role_named(*term));
    }
    // `Producer/Consumer`, in either order, is both; "Producer of orders" is one.
    let mut roles = text.split(['/', '+', '&', ',']).filter_map(|part| lexicon.leading(Kind::Role, part).0.first());
    let first = role_named(*roles.next()?);
    Some(if roles.all(|other| role_named(*other) == first) { first } else { Role::Both })
}

fn role_named(term: Term) -> Role {
    match term.name() {
        "role.producer" => Role::Producer,
        "role.consumer" => Role::Consumer,
        _ => Role::Both,
    }
}

fn changes_of(text: &str, lexicon: &Lexicon) -> Changes {
    const QUERY_ONLY: Term = Term::new("change.query-only");
    const NEW: Term = Term::new("change.new");
    if text.trim().is_empty() {
        return Changes::Unknown;
    }
    match lexicon.leading(Kind::Change, text) {
        // "None" must be all there is: "No changes to the schema, but a new handler" is a change.
        ([QUERY_ONLY], words) if words > 1 || lexicon.is(QUERY_ONLY, text) => Changes::QueryOnly,
        ([NEW], _) => Changes::New,
        _ if !text.chars().any(char::is_alphanumeric) => Changes::Unknown,
        _ => Changes::Modified,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_in_either_order() {
        let lexicon = Lexicon::default();
        for (text, role) in [
            ("Producer", Some(Role::Producer)),
            ("Consumer (of orders)", Some(Role::Consumer)),
            ("Producer/Consumer", Some(Role::Both)),
            ("Consumer, Producer", Some(Role::Both)),
            ("Sidekick", None),
        ] {
            assert_eq!(role_of(text, &lexicon), role, "{text}");
        }
    }

    #[test]
    fn modules_in_a_list() {
        let lexicon = Lexicon::default();
        for (text, name, role, kind) in [
            ("Depot", "Depot", None, Changes::Unknown),
            ("Depot (Both)", "Depot", Some(Role::Both), Changes::Unknown),
            ("Depot: Both", "Depot", Some(Role::Both), Changes::Unknown),
            ("Depot (Both): new storage", "Depot", Some(Role::Both), Changes::New),
            ("Depot – query only", "Depot", None, Changes::QueryOnly),
        ] {
            let row = list_entry(&Text::plain(text, Span::new(0, text.len())), &lexicon).unwrap();
            assert_eq!((row.name.as_str(), row.role_meaning, row.kind), (name, role, kind), "{text}");
        }
        let prose = "We will look at every module in turn";
        assert!(list_entry(&Text::plain(prose, Span::new(0, prose.len())), &lexicon).is_none());
    }

    #[test]
    fn change_kinds() {
        let lexicon = Lexicon::default();
        for (text, kind) in [
            ("Query only", Changes::QueryOnly),
            ("Query only - tariff lookup", Changes::QueryOnly),
            ("None", Changes::QueryOnly),
            ("New files: reservation aggregate", Changes::New),
            ("Handle cancellation", Changes::Modified),
            ("", Changes::Unknown),
            ("-", Changes::Unknown),
        ] {
            assert_eq!(changes_of(text, &lexicon), kind, "{text}");
        }
    }
}

//! Modules Involved.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{Name, PartKind, Spec};
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::Text;
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
    /// What changes in it, as written.
    pub changes: Text<'a>,
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
    pub fn as_str(self) -> &'static str {
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
        let changes = cells.text(2);
        ModuleRow {
            name: Name::one(&cells.text(0)),
            role_meaning: role.as_ref().and_then(|role| role_of(role.as_str(), outline.lexicon)),
            role,
            kind: changes_of(changes.as_str(), outline.lexicon),
            changes,
            span: cells.span(),
        }
    });
    spec.modules = outline.filled(PartKind::Modules, entries);
}

fn role_of(text: &str, lexicon: &Lexicon) -> Option<Role> {
    match lexicon.leading(Kind::Role, text).0.first()?.name() {
        "role.producer" if lexicon.exact(Kind::Role, text).is_empty() && text.contains(['/', '+', '&', ',']) => {
            Some(Role::Both)
        }
        "role.producer" => Some(Role::Producer),
        "role.consumer" => Some(Role::Consumer),
        _ => Some(Role::Both),
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

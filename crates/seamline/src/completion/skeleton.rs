//! Sections as a new spec has them, for the modules of this one.

use crate::Checked;
use crate::architecture::USUAL_PATH;
use crate::config::Lexicon;
use crate::limits;
use crate::markdown::{self, Document};
use crate::scaffold::{Module, Scaffold, scaffold};
use crate::spec::{self, PartKind, kebab_case};

/// A new spec for the same modules.
pub(super) struct Skeletons {
    text: String,
}

impl Skeletons {
    pub(super) fn of(checked: &Checked<'_>) -> Self {
        let declared = checked.facts.modules.iter().filter_map(|(_, module)| {
            let row = checked.spec.modules.entries.get(module.declared?)?;
            let role = row.role_meaning.map_or("", spec::Role::as_str);
            Some(Module { name: module.name.clone(), role: role.to_owned() })
        });
        let architecture = checked.spec.metadata.architecture.as_ref().and_then(|entry| entry.path());
        Self {
            text: scaffold(&Scaffold {
                name: kebab_case(checked.title()).unwrap_or_else(|| "feature".to_owned()),
                description: String::new(),
                architecture: architecture.unwrap_or(USUAL_PATH).to_owned(),
                kind: None,
                priority: None,
                modules: declared.take(limits::SCAFFOLD_MODULES).collect(),
            }),
        }
    }

    /// The section of each part, in the order of the format, with its heading and the parts inside it.
    pub(super) fn sections(&self) -> Vec<Skeleton<'_>> {
        let document = markdown::read(&self.text);
        let parts = spec::read(&document, &Lexicon::default()).named;
        let part_of = |at| parts.iter().find(|(_, section)| *section == at).map(|(part, _)| *part);
        let skeleton = |&(part, at): &(PartKind, usize)| {
            let section = document.sections.get(at)?;
            let whole = self.text.get(section.span.start as usize..end_of(&document, at, self.text.len()))?;
            let (heading, body) = whole.split_once('\n')?;
            let body = body.trim().trim_end_matches("---").trim_end();
            let holder = section.parent.and_then(part_of);
            Some(Skeleton { part, holder, heading: heading.trim_end(), body })
        };
        parts.iter().filter_map(skeleton).collect()
    }
}

/// A section of a new spec.
pub(super) struct Skeleton<'s> {
    pub(super) part: PartKind,
    /// The part that it stands in.
    pub(super) holder: Option<PartKind>,
    /// With its marks.
    pub(super) heading: &'s str,
    pub(super) body: &'s str,
}

/// Where the section, with those inside it, ends.
fn end_of(document: &Document<'_>, at: usize, length: usize) -> usize {
    let level = document.sections[at].level;
    let next = document.sections[at + 1..].iter().find(|section| section.level <= level);
    next.map_or(length, |section| section.span.start as usize)
}

//! What authors allow with a comment and a reason: violated claims become excused ones.

use super::registry::{self, for_statement};
use crate::claims::{Claim, Detail, State, Statement, Subject};
use crate::finding::{Edit, Fix};
use crate::limits;
use crate::spec::{Allow, Spec};
use crate::{Architecture, Context, Documents};
use rustc_hash::FxHashMap;

/// Excuses the claims that a comment of the spec allows, and makes claims about the comments themselves.
pub(crate) fn excuse(claims: &mut Vec<Claim>, spec: &Spec<'_>, context: &Context<'_>) {
    if spec.allows.is_empty() {
        return;
    }
    let mut states = vec![State::Violated; spec.allows.len()];
    // By rule or group, since a document may have many comments and many claims.
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, allow) in spec.allows.iter().enumerate().filter(|(_, allow)| !allow.reason.is_blank()) {
        let meant = by_name.entry(allow.rule.as_str()).or_default();
        if meant.len() < limits::ALLOWS_PER_RULE {
            meant.push(at);
        }
    }
    let meant = |statement: Statement| {
        let names = for_statement(statement).map(|rule| [rule.name, rule.group()]);
        names.into_iter().flatten().filter_map(|name| by_name.get(name)).flatten().copied()
    };
    for claim in claims.iter_mut() {
        if claim.detail.is_some() {
            let Some(at) = meant(claim.statement).find(|&at| holds_at(&spec.allows[at], claim)) else { continue };
            states[at] = State::Satisfied;
            claim.state = State::Excused;
            claim.detail = None;
        } else if claim.state == State::Unknown {
            // What could not be judged here may be found where more is known.
            let alike = if claim.statement == Statement::IsKnown { Some(Statement::IsDeclared) } else { None };
            let meant = std::iter::once(claim.statement).chain(alike).flat_map(meant);
            for at in meant.filter(|&at| holds_at(&spec.allows[at], claim)) {
                keep(&mut states[at]);
            }
        }
    }
    for at in unjudged(context).flat_map(meant) {
        keep(&mut states[at]);
    }
    let mut suggestions = limits::SUGGESTED_NAMES;
    for (at, allow) in spec.allows.iter().enumerate() {
        claims.push(judge(at, allow, states[at], &mut suggestions));
    }
}

/// A comment that may yet allow something is not one that allows nothing.
fn keep(state: &mut State) {
    if *state == State::Violated {
        *state = State::Unknown;
    }
}

/// Statements of which no claim is made while documents are not at hand.
fn unjudged(context: &Context<'_>) -> impl Iterator<Item = Statement> {
    const BY_INVENTORY: &[Statement] = &[
        Statement::IsInArchitecture,
        Statement::IsKnown,
        Statement::TypeModuleIsKnown,
        Statement::CallFollowsDependencies,
    ];
    const BY_DOCUMENTS: &[Statement] =
        &[Statement::DocumentExists, Statement::AnchorExists, Statement::DependenciesHaveNoCycle];
    let has_inventory = context.architecture.inventory().is_some();
    let has_documents = matches!(context.documents, Documents::Known(_));
    let is_not_given = matches!(context.architecture, Architecture::NotGiven);
    let by_inventory = if has_inventory { &[] } else { BY_INVENTORY };
    let by_documents = if has_documents { &[] } else { BY_DOCUMENTS };
    let by_architecture: &[Statement] = if is_not_given { &[Statement::ArchitectureIsReadable] } else { &[] };
    by_inventory.iter().chain(by_documents).chain(by_architecture).copied()
}

fn holds_at(allow: &Allow<'_>, claim: &Claim) -> bool {
    allow.scope.start <= claim.span.start && claim.span.end <= allow.scope.end
}

/// Whether a comment names a rule, gives a reason and allows something; the first that does not hold is said. `used` is
/// whether it allows something.
fn judge(at: usize, allow: &Allow<'_>, used: State, suggestions: &mut usize) -> Claim {
    let written = allow.rule.as_str();
    let is_known = registry::find(written).is_some() || registry::groups().any(|group| group == written);
    let (statement, span) = match () {
        () if !is_known => (Statement::AllowNamesRule, allow.rule.span),
        () if allow.reason.is_blank() => (Statement::AllowHasReason, allow.rule.span),
        () => (Statement::AllowIsUsed, allow.rule.span),
    };
    let state = if statement == Statement::AllowIsUsed { used } else { State::Violated };
    let may_suggest = !is_known && *suggestions > 0;
    *suggestions -= usize::from(may_suggest);
    let detail = || Detail {
        name: written.to_owned(),
        suggestion: if may_suggest { registry::nearest(written).map(str::to_owned) } else { None },
        fixes: if statement == Statement::AllowIsUsed && allow.is_alone { vec![remove(allow)] } else { Vec::new() },
        ..Detail::default()
    };
    Claim {
        item: None,
        statement,
        subject: Subject::Allow(at),
        state,
        span,
        detail: (state == State::Violated).then(|| Box::new(detail())),
    }
}

fn remove(allow: &Allow<'_>) -> Fix {
    let edit = Edit { span: allow.comment, text: String::new() };
    Fix { title: "remove the comment".to_owned(), safe: true, unfinished: false, edits: vec![edit] }
}

#[cfg(test)]
mod tests {
    use crate::architecture::Inventory;
    use crate::config::Options;
    use crate::facts::documents::Known;
    use crate::finding::Finding;
    use crate::{Architecture, Context, Documents, check};

    const MODULES: &str =
        "## Modules Involved\n\n| Module | Role | Changes Required |\n|---|---|---|\n| Lockers | Both | Add holds |\n";
    const FAILURES: &str =
        "| Failure | Impact | Detection | Recovery |\n|---|---|---|---|\n| Door jams | Parcel stays | Sensor | Log |\n";

    fn spec(sections: &str) -> String {
        format!("# Integration: Pickup\n\n{sections}")
    }

    fn of(rule: &str, findings: &[Finding]) -> usize {
        findings.iter().filter(|finding| finding.rule == rule).count()
    }

    #[test]
    fn what_could_not_be_judged_is_not_unused() {
        let options = Options::default();
        let inventory = Inventory::read("| Module | Responsibility |\n|---|---|\n| Lockers | x |\n", &options.lexicon);
        let known = Known::default();
        for (rule, needs_documents) in
            [("modules/not-in-architecture", false), ("modules/unknown", false), ("links", true)]
        {
            let text = spec(&format!("<!-- seamline-allow {rule}: it comes next year -->\n\n{MODULES}"));
            let text = format!("<!-- seamline-allow {rule}: it comes next year -->\n\n{text}");
            let blind = check(&text, &Context::new(&options));
            assert_eq!(of("structure/unused-allow", &blind.findings), 0, "{rule}");
            let architecture = Architecture::Given { path: "architecture.md", inventory: &inventory };
            let documents = if needs_documents { Documents::Known(&known) } else { Documents::NotGiven };
            let seeing = check(&text, &Context { architecture, documents, ..Context::new(&options) });
            assert_eq!(of("structure/unused-allow", &seeing.findings), 2, "{rule}");
        }
    }

    #[test]
    fn a_comment_above_a_heading_holds_for_its_section() {
        let allow = "<!-- seamline-allow failures/bare-log: the depot reads the log every hour -->";
        let failures = format!("## Failure Modes\n\n{FAILURES}");
        let options = Options::default();
        for before in [
            format!("## Overview\n\nParcels wait.\n\n{allow}\n\n{failures}"),
            format!("## Overview\n\nParcels wait.\n\n{allow}\n{failures}"),
            format!("## Overview\n\nParcels wait.\n\n{allow}\n<!-- for the depot -->\n\n{failures}"),
            format!("## Overview\n\n{allow}\n\n{failures}"),
            format!("## Overview\n\nParcels wait.\n\n## Failure Modes\n\n{allow}\n\n{FAILURES}"),
        ] {
            let findings = check(&spec(&before), &Context::new(&options)).findings;
            assert_eq!(of("failures/bare-log", &findings), 0, "{before}");
            assert_eq!(of("structure/unused-allow", &findings), 0, "{before}");
        }
        // What it stands behind is not what it speaks of.
        let behind = spec(&format!("{failures}\n{allow}\n\n## Testing\n\nLater.\n"));
        let findings = check(&behind, &Context::new(&options)).findings;
        assert_eq!((of("failures/bare-log", &findings), of("structure/unused-allow", &findings)), (1, 1));
    }

    #[test]
    fn many_comments_cost_no_more_than_each_of_them() {
        let allow = "<!-- seamline-allow failures/bare-log: the depot reads it -->\n\n";
        let text =
            |comments: usize| spec(&format!("## Failure Modes\n\nWords.\n\n{}{FAILURES}", allow.repeat(comments)));
        let findings = check(&text(20_000), &Context::new(&Options::default())).findings;
        assert_eq!(of("failures/bare-log", &findings), 0);
    }
}

//! What authors allow with a comment and a reason: violated claims become excused ones.

use super::registry::{self, for_statement};
use crate::claims::{Claim, Detail, State, Statement, Subject};
use crate::finding::{Edit, Fix};
use crate::limits;
use crate::spec::{Allow, Spec};
use rustc_hash::FxHashMap;

/// Excuses the claims that a comment of the spec allows, and makes claims about the comments themselves.
pub(crate) fn excuse(claims: &mut Vec<Claim>, spec: &Spec<'_>) {
    if spec.allows.is_empty() {
        return;
    }
    let mut is_used = vec![false; spec.allows.len()];
    // By rule or group, since a document may have many comments and many claims.
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, allow) in spec.allows.iter().enumerate().filter(|(_, allow)| !allow.reason.is_blank()) {
        let meant = by_name.entry(allow.rule.as_str()).or_default();
        if meant.len() < limits::ALLOWS_PER_RULE {
            meant.push(at);
        }
    }
    for claim in claims.iter_mut().filter(|claim| claim.detail.is_some()) {
        let Some(rule) = for_statement(claim.statement) else { continue };
        let meant = [rule.name, rule.group()].into_iter().filter_map(|name| by_name.get(name)).flatten();
        let Some(at) = meant.copied().find(|&at| holds_at(&spec.allows[at], claim)) else { continue };
        is_used[at] = true;
        claim.state = State::Excused;
        claim.detail = None;
    }
    for (at, allow) in spec.allows.iter().enumerate() {
        claims.push(judge(at, allow, is_used[at]));
    }
}

fn holds_at(allow: &Allow<'_>, claim: &Claim) -> bool {
    allow.scope.start <= claim.span.start && claim.span.end <= allow.scope.end
}

/// Whether a comment names a rule, gives a reason and allows something; the first that does not hold is said.
fn judge(at: usize, allow: &Allow<'_>, is_used: bool) -> Claim {
    let written = allow.rule.as_str();
    let is_known = registry::find(written).is_some() || registry::groups().any(|group| group == written);
    let (statement, span) = match () {
        () if !is_known => (Statement::AllowNamesRule, allow.rule.span),
        () if allow.reason.is_blank() => (Statement::AllowHasReason, allow.rule.span),
        () => (Statement::AllowIsUsed, allow.rule.span),
    };
    let is_satisfied = statement == Statement::AllowIsUsed && is_used;
    let detail = || Detail {
        name: written.to_owned(),
        suggestion: if is_known { None } else { registry::nearest(written).map(str::to_owned) },
        fixes: if statement == Statement::AllowIsUsed && allow.is_alone { vec![remove(allow)] } else { Vec::new() },
        ..Detail::default()
    };
    Claim {
        item: None,
        statement,
        subject: Subject::Allow(at),
        state: if is_satisfied { State::Satisfied } else { State::Violated },
        span,
        detail: (!is_satisfied).then(|| Box::new(detail())),
    }
}

fn remove(allow: &Allow<'_>) -> Fix {
    let edit = Edit { span: allow.comment, text: String::new() };
    Fix { title: "remove the comment".to_owned(), safe: true, edits: vec![edit] }
}

//! From violated claims to findings.

use super::registry::{Rule, Weight, for_statement};
use crate::claims::{Claim, Detail, State, is_invisible, key};
use crate::config::{Options, Profile};
use crate::finding::{Finding, Related, Severity, Summary};
use crate::fixes::{self, Ground};
use crate::limits;
use crate::sort::sort_by_key;
use std::borrow::Cow;

/// What a rule says of one violated claim.
#[derive(Debug, Clone)]
pub(crate) struct Explanation {
    /// What is wrong; lower-case start, no full stop.
    pub(crate) message: String,
    /// Why it matters and how to mend it.
    pub(crate) help: Cow<'static, str>,
}

impl Explanation {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// The findings in the order of the text, at most [`limits::DIAGNOSTICS`], and the counts of all of them.
///
/// Violated claims are findings. Of unknown ones only those that have something to say are, and only as hints.
pub(crate) fn findings(claims: &[Claim], ground: &Ground<'_, '_>) -> (Vec<Finding>, Summary) {
    let options = ground.context.options;
    let mut spoken: Vec<(&Claim, &Detail, &'static Rule, Severity)> = Vec::new();
    let mut counts = Summary::default();
    for claim in claims {
        let Some(detail) = claim.detail.as_deref() else { continue };
        let Some(rule) = for_statement(claim.statement) else { continue };
        let Some(severity) = severity(rule, claim.state, options) else { continue };
        match severity {
            Severity::Error => counts.errors += 1,
            Severity::Warning => counts.warnings += 1,
            Severity::Hint => counts.hints += 1,
        }
        spoken.push((claim, detail, rule, severity));
    }
    sort_by_key(&mut spoken, |(claim, _, rule, severity)| (claim.span, std::cmp::Reverse(*severity), rule.name));
    spoken.truncate(limits::DIAGNOSTICS);
    let finding = |(claim, detail, rule, severity): (&Claim, &Detail, &'static Rule, Severity)| {
        let Explanation { message, help } = (rule.explain)(claim, detail);
        let (message, help) = (visible(message), visible(help.into_owned()));
        let related = detail.related.iter().map(|(span, message)| Related { span: *span, message: message.clone() });
        Finding {
            rule: rule.name,
            key: key(claim.subject, ground.spec, ground.facts),
            severity,
            message,
            help: with_suggestion(help, detail),
            url: options.docs_url.as_ref().map(|base| format!("{base}/{}.html", rule.name)),
            item: claim.item.map(|item| item.id()),
            span: claim.span,
            related: related.collect(),
            fixes: fixes::of(ground, claim, detail),
        }
    };
    (spoken.into_iter().map(finding).collect(), counts)
}

/// The text with what would steer a terminal made visible.
fn visible(text: String) -> String {
    // Nothing that is printable ASCII is invisible, and most texts are nothing else.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if !is_plain && text.chars().any(is_invisible) { text.replace(is_invisible, "\u{fffd}") } else { text }
}

fn severity(rule: &Rule, state: State, options: &Options) -> Option<Severity> {
    let level = options.level(rule.name);
    match (state, level) {
        (State::Violated, Some(level)) => level.severity(),
        (State::Violated, None) => Some(by_weight(rule.weight, options.profile)),
        // What could not be judged is never more than a hint, whatever the level.
        (State::Unknown, Some(level)) => level.severity().map(|_| Severity::Hint),
        (State::Unknown, None) => Some(Severity::Hint),
        _ => None,
    }
}

fn by_weight(weight: Weight, profile: Profile) -> Severity {
    match (weight, profile) {
        (Weight::Contradiction, _) | (Weight::Gap, Profile::Ship) => Severity::Error,
        (Weight::Gap, Profile::Review) => Severity::Warning,
        (Weight::Gap, Profile::Draft) | (Weight::Heuristic, _) => Severity::Hint,
    }
}

fn with_suggestion(help: String, detail: &Detail) -> String {
    match &detail.suggestion {
        Some(suggestion) => format!("did you mean `{suggestion}`? {help}"),
        None => help,
    }
}

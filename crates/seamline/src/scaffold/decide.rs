//! Integration spec or feature brief (format section "When to Use Integration Spec").

use serde::{Deserialize, Serialize};

/// What is known of a feature; what is none is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Answers {
    /// How many modules it modifies.
    pub modules: Option<u32>,
    /// Whether data flows between modules, or they have to be coordinated otherwise.
    pub data_flows: Option<bool>,
    /// Whether a failure in one module has to be undone in another.
    pub rollback: Option<bool>,
    /// Whether it needs new interfaces across module boundaries.
    pub shared_types: Option<bool>,
    /// Whether a transaction spans several aggregates.
    pub aggregates: Option<bool>,
}

/// A question whose answer the decision needs, in the order of the decision tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Question {
    /// How many modules are modified?
    Modules,
    /// Does data flow between modules?
    DataFlows,
    /// Are failures undone across modules?
    Rollback,
    /// Are there new interfaces across boundaries?
    SharedTypes,
    /// Does a transaction span aggregates?
    Aggregates,
}

impl Question {
    /// Every question, in the order in which it is asked.
    pub const ALL: [Self; 5] = [Self::Modules, Self::DataFlows, Self::Rollback, Self::SharedTypes, Self::Aggregates];

    /// The question as it is put to an author.
    pub fn text(self) -> &'static str {
        match self {
            Self::Modules => "How many modules does the feature modify?",
            Self::DataFlows => "Does data flow between modules, or do they have to be coordinated?",
            Self::Rollback => "Does a failure in one module have to be undone in another?",
            Self::SharedTypes => "Does it need new interfaces across module boundaries?",
            Self::Aggregates => "Does a transaction span several aggregates?",
        }
    }

    /// The indicator that it decides.
    pub fn indicator(self) -> &'static str {
        match self {
            Self::Modules => "Modules touched",
            Self::DataFlows => "Coordination complexity",
            Self::Rollback => "Failure modes",
            Self::SharedTypes => "Shared types",
            Self::Aggregates => "Transaction scope",
        }
    }

    /// From where on the indicator speaks for an integration spec.
    pub fn threshold(self) -> &'static str {
        match self {
            Self::Modules => "3 or more modules modified",
            Self::DataFlows => "data flows between modules",
            Self::Rollback => "rollback or compensation across modules",
            Self::SharedTypes => "new interfaces across boundaries",
            Self::Aggregates => "spans several aggregates",
        }
    }

    /// Whether the answers meet the indicator; none when they do not say.
    pub fn is_met(self, answers: &Answers) -> Option<bool> {
        match self {
            Self::Modules => answers.modules.map(|modules| modules >= MODULES),
            Self::DataFlows => answers.data_flows,
            Self::Rollback => answers.rollback,
            Self::SharedTypes => answers.shared_types,
            Self::Aggregates => answers.aggregates,
        }
    }
}

/// Modules from which on a feature wants an integration spec whatever else it does.
const MODULES: u32 = 3;

/// What the feature wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A document on how several modules work together.
    IntegrationSpec,
    /// A document on one module.
    FeatureBrief,
    /// The answers do not decide yet.
    Undecided,
}

/// A decision with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// What the feature wants.
    pub kind: Kind,
    /// Why, in a sentence without its full stop.
    pub reason: String,
    /// The question to ask next, when the answers do not decide.
    pub next: Option<Question>,
    /// That question as it is put to an author.
    pub ask: Option<&'static str>,
    /// The five indicators, in their order.
    pub indicators: Vec<Indicator>,
}

/// An indicator with its threshold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    /// The question that it answers.
    pub question: Question,
    /// What it measures.
    pub name: &'static str,
    /// From where on it speaks for an integration spec.
    pub threshold: &'static str,
    /// Whether it is met; none when that is not known.
    pub met: Option<bool>,
}

/// Decides by the format's tree: one indicator that is met wants a spec, and only when all that are asked are known not to
/// be met will a feature brief do.
pub fn decide(answers: &Answers) -> Decision {
    let met = |question: &Question| question.is_met(answers) == Some(true);
    let open = |question: &Question| question.is_met(answers).is_none();
    let indicators = Question::ALL.map(|question| Indicator {
        question,
        name: question.indicator(),
        threshold: question.threshold(),
        met: question.is_met(answers),
    });
    // The tree ends at its third question; the other two indicators count when somebody answers them.
    let tree = &Question::ALL[..3];
    let (kind, reason, next) = match (Question::ALL.iter().find(|one| met(one)), tree.iter().find(|one| open(one))) {
        (Some(question), _) => (Kind::IntegrationSpec, reason(*question, answers), None),
        (None, Some(question)) => (Kind::Undecided, "what is known does not decide yet".to_owned(), Some(*question)),
        (None, None) => {
            let reason = "it modifies fewer than 3 modules, which neither exchange data nor undo one another's work";
            (Kind::FeatureBrief, reason.to_owned(), None)
        }
    };
    Decision { kind, reason, next, ask: next.map(Question::text), indicators: indicators.into() }
}

fn reason(question: Question, answers: &Answers) -> String {
    match question {
        Question::Modules => format!("it modifies {} modules, and 3 are enough", answers.modules.unwrap_or_default()),
        Question::DataFlows => "data flows between modules, so both sides have to agree".to_owned(),
        Question::Rollback => "a failure in one module has to be undone in another".to_owned(),
        Question::SharedTypes => "it needs new interfaces across module boundaries".to_owned(),
        Question::Aggregates => "a transaction spans several aggregates".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_walked_in_its_order() {
        let none = Answers::default();
        let two = Answers { modules: Some(2), ..none };
        let alone = Answers { data_flows: Some(false), ..two };
        for (answers, kind, next) in [
            (none, Kind::Undecided, Some(Question::Modules)),
            (Answers { modules: Some(3), ..none }, Kind::IntegrationSpec, None),
            (two, Kind::Undecided, Some(Question::DataFlows)),
            (Answers { data_flows: Some(true), ..two }, Kind::IntegrationSpec, None),
            (alone, Kind::Undecided, Some(Question::Rollback)),
            (Answers { rollback: Some(true), ..alone }, Kind::IntegrationSpec, None),
            (Answers { rollback: Some(false), ..alone }, Kind::FeatureBrief, None),
            (Answers { rollback: Some(false), aggregates: Some(true), ..alone }, Kind::IntegrationSpec, None),
        ] {
            let decision = decide(&answers);
            assert_eq!((decision.kind, decision.next), (kind, next), "{answers:?}");
            assert_eq!(decision.indicators.len(), 5);
        }
    }
}

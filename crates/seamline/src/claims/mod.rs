//! Claims: what a spec of this format has to satisfy, each judged with three values.
//!
//! A claim is about one subject and counts for one checklist item. Rules turn violated claims into findings, the
//! checklist counts claims, and pictures print the facts behind them, so the three cannot disagree.

mod boundaries;
mod contracts;
mod coordination;
mod failures;
mod flow;
mod links;
mod modules;
mod phases;
mod rollout;
mod route;
mod sink;
mod structure;
mod subject;
mod testing;
mod types;
mod words;

pub use subject::{Subject, key, label};
pub(crate) use subject::{is_invisible, short};

use crate::facts::Facts;
use crate::finding::Fix;

use crate::source::Span;
use crate::spec::Spec;
use crate::{Architecture, Context};
use serde::Serialize;
use sink::Sink;

/// The seven items of the checklist, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// All modules exist in the architecture.
    ModulesInArchitecture,
    /// The data flow is complete.
    DataFlowComplete,
    /// All failure modes have a recovery.
    FailuresHaveRecovery,
    /// Coordination points are documented on both sides.
    CoordinationBidirectional,
    /// Phases are shippable increments.
    PhasesShippable,
    /// Tests cover the integration points.
    TestsCoverIntegration,
    /// The rollout has feature flags.
    RolloutHasFlags,
}

impl Item {
    /// Every item, in the order of the checklist.
    pub const ALL: [Self; 7] = [
        Self::ModulesInArchitecture,
        Self::DataFlowComplete,
        Self::FailuresHaveRecovery,
        Self::CoordinationBidirectional,
        Self::PhasesShippable,
        Self::TestsCoverIntegration,
        Self::RolloutHasFlags,
    ];

    /// The name in reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::ModulesInArchitecture => "modules-in-architecture",
            Self::DataFlowComplete => "data-flow-complete",
            Self::FailuresHaveRecovery => "failures-have-recovery",
            Self::CoordinationBidirectional => "coordination-bidirectional",
            Self::PhasesShippable => "phases-shippable",
            Self::TestsCoverIntegration => "tests-cover-integration",
            Self::RolloutHasFlags => "rollout-has-flags",
        }
    }

    /// The item as a reader sees it.
    pub fn title(self) -> &'static str {
        match self {
            Self::ModulesInArchitecture => "Modules are in the architecture",
            Self::DataFlowComplete => "Data flow is complete",
            Self::FailuresHaveRecovery => "Failures have a recovery",
            Self::CoordinationBidirectional => "Coordination is two-sided",
            Self::PhasesShippable => "Phases are shippable",
            Self::TestsCoverIntegration => "Tests cover the integration",
            Self::RolloutHasFlags => "Rollout has feature flags",
        }
    }

    /// One word for a badge.
    pub fn short(self) -> &'static str {
        match self {
            Self::ModulesInArchitecture => "Modules",
            Self::DataFlowComplete => "Flow",
            Self::FailuresHaveRecovery => "Failures",
            Self::CoordinationBidirectional => "Coordination",
            Self::PhasesShippable => "Phases",
            Self::TestsCoverIntegration => "Tests",
            Self::RolloutHasFlags => "Rollout",
        }
    }
}

/// What a claim says. Each statement has one rule at the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name is the statement; the rule for it documents it")]
pub enum Statement {
    // structure
    HasTitle,
    HasMetadata,
    HasSection,
    HasColumn,
    RowFitsHeader,
    SectionIsReadable,
    NameIsFilledIn,
    FileNameIsKebabCase,
    FileIsInPlace,
    AllowNamesRule,
    AllowHasReason,
    AllowIsUsed,
    // modules
    ArchitectureIsReadable,
    IsInArchitecture,
    IsDeclared,
    IsKnown,
    IsDeclaredOnce,
    RoleIsStated,
    ChangesAreStated,
    SpansModules,
    // data flow
    FlowExists,
    StepIsComplete,
    InputIsProduced,
    OutputIsUsed,
    // failures
    ImpactIsStated,
    DetectionIsStated,
    RecoveryIsStated,
    RecoveryActs,
    NoRecoveryIsExplained,
    StepFailureIsStated,
    StepSaysFailure,
    // coordination
    RoleMatchesTables,
    CallHasEnds,
    CallNamesMethod,
    EventHasPublisher,
    EventHasSubscriber,
    EventIsPublished,
    EventIsCoordinated,
    EventHasOnePublisher,
    DatumHasOwner,
    DatumHasOneOwner,
    DatumHasReader,
    ReadersAreStated,
    EndsMentionIt,
    NameIsSpelled,
    CallIsListed,
    PurposeIsStated,
    ConsistencyIsStated,
    StrongReaderCanAsk,
    CallsHaveNoCycle,
    OnlyOwnerWrites,
    CallFollowsDependencies,
    // contracts
    EndpointHasMethod,
    MethodIsHttp,
    EndpointHasPath,
    PathIsWellFormed,
    EndpointHasModule,
    EndpointHasPurpose,
    EndpointIsUnique,
    EventHasPayload,
    EventHasMoment,
    EventIsListedOnce,
    // types
    TypeNamesModule,
    TypeModuleIsKnown,
    TypeIsUsed,
    TypeIsNewOrExisting,
    // phases
    PhasesAreNumbered,
    PhaseIsComplete,
    ChangeIsDelivered,
    CallIsClosed,
    PhaseIsFlagged,
    // testing
    InteractionIsTested,
    TestNamesTwoModules,
    TestSaysWhat,
    ModuleIsUnitTested,
    JourneyExists,
    // rollout
    FlagExists,
    FlagHasPurpose,
    FlagStatesDefault,
    FlagStartsOff,
    FlagIsWellNamed,
    FlagIsUnique,
    FlagIsDeclared,
    FlagIsMigrated,
    FlagIsRemoved,
    StepIsVerified,
    // links
    DocumentExists,
    AnchorExists,
    DependenciesHaveNoCycle,
}

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It does.
    Satisfied,
    /// Its author says why it does not apply.
    NotApplicable,
    /// It does not, and its author says why that is accepted.
    Excused,
    /// Nobody can tell.
    Unknown,
    /// It does not.
    Violated,
}

/// A statement about a subject, judged.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The item that it counts for; none for what belongs to the document as a whole.
    pub item: Option<Item>,
    /// What is said.
    pub statement: Statement,
    /// About what.
    pub subject: Subject,
    /// Whether it holds.
    pub state: State,
    /// The words that decide it.
    pub span: Span,
    /// What a finding needs; only for claims that are not satisfied.
    pub detail: Option<Box<Detail>>,
}

/// The words of a finding.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// The name in question.
    pub name: String,
    /// A second name, or what the statement is about: a column, a section, a field.
    pub other: String,
    /// Further names, where there may be several.
    pub names: Vec<String>,
    /// Ways to mend it that the claim itself knows.
    pub fixes: Vec<Fix>,
    /// What the name may have been meant to be.
    pub suggestion: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<(Span, String)>,
}

/// Judges every statement about a spec.
pub fn judge(spec: &Spec<'_>, facts: &Facts, context: &Context<'_>) -> Vec<Claim> {
    let mut sink = Sink { claims: Vec::with_capacity(256), spec, facts, context };
    structure::judge(&mut sink);
    modules::judge(&mut sink);
    flow::judge(&mut sink);
    failures::judge(&mut sink);
    coordination::judge(&mut sink);
    boundaries::judge(&mut sink);
    contracts::judge(&mut sink);
    types::judge(&mut sink);
    phases::judge(&mut sink);
    testing::judge(&mut sink);
    rollout::judge(&mut sink);
    links::judge(&mut sink);
    sink.claims
}

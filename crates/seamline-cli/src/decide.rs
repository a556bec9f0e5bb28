//! `seamline decide`.

use crate::args::{DecideOptions, Format, YesNo};
use crate::ask;
use crate::output::say;
use annotate_snippets::renderer::{AnsiColor, Style};
use anyhow::{Context as _, Result, bail};
use seamline::scaffold::{Answers, Decision, DecisionKind, Question, decide};
use std::process::ExitCode;

const BOLD: Style = Style::new().bold();

pub(crate) fn run(options: &DecideOptions) -> Result<ExitCode> {
    let answers = Answers {
        modules: options.modules,
        data_flows: options.data_flows.map(is_yes),
        rollback: options.rollback.map(is_yes),
        shared_types: options.shared_types.map(is_yes),
        aggregates: options.aggregates.map(is_yes),
    };
    let decision = if answers == Answers::default() {
        if !ask::is_possible() {
            bail!(
                "there is no terminal to ask at; answer with `--modules N`, `--data-flows yes|no` and `--rollback yes|no`"
            );
        }
        let Some(decision) = ask::decision()? else { return Ok(ExitCode::from(ask::INTERRUPTED)) };
        decision
    } else {
        decide(&answers)
    };
    match options.format {
        Format::Human => say(&human(&decision))?,
        Format::Json => {
            let json = serde_json::to_string_pretty(&decision).context("the decision cannot be written as JSON")?;
            say(&format!("{json}\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn is_yes(answer: YesNo) -> bool {
    answer == YesNo::Yes
}

/// The decision in words.
pub(crate) fn verdict(decision: &Decision) -> String {
    let kind = match decision.kind {
        DecisionKind::IntegrationSpec => "an integration spec",
        DecisionKind::FeatureBrief => "a feature brief will do",
        DecisionKind::Undecided => "undecided",
    };
    format!("{BOLD}{kind}{BOLD:#}: {}", decision.reason)
}

/// The decision with its indicators.
fn human(decision: &Decision) -> String {
    let mut text = format!("{}\n\n", verdict(decision));
    for indicator in &decision.indicators {
        let (mark, color) = match indicator.met {
            Some(true) => ("✓", AnsiColor::Green.on_default()),
            Some(false) => ("–", Style::new()),
            None => ("?", AnsiColor::Yellow.on_default()),
        };
        text.push_str(&format!("  {color}{mark}{color:#} {:<23}  {}\n", indicator.name, indicator.threshold));
    }
    if let Some(question) = decision.next {
        text.push_str(&format!("\nnext: {} ({})\n", question.text(), flag(question)));
    }
    text
}

fn flag(question: Question) -> &'static str {
    match question {
        Question::Modules => "--modules N",
        Question::DataFlows => "--data-flows yes|no",
        Question::Rollback => "--rollback yes|no",
        Question::SharedTypes => "--shared-types yes|no",
        Question::Aggregates => "--aggregates yes|no",
    }
}

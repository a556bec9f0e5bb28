//! Questions at a terminal.

use crate::args::NewOptions;
use crate::decide::verdict;
use crate::new::{modules_given, modules_typed};
use crate::output::say;
use anyhow::Result;
use inquire::error::InquireError;
use inquire::validator::Validation;
use inquire::{Confirm, CustomType, MultiSelect, Select, Text};
use seamline::architecture::Inventory;
use seamline::scaffold::{
    Answers, Decision, DecisionKind, Kind, Module, Priority, Question, Scaffold, decide, scaffold,
};
use seamline::spec::{is_kebab_case, kebab_case};
use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::path::Path;

/// The exit code of a program that was interrupted from the keyboard.
pub(crate) const INTERRUPTED: u8 = 130;

/// Lines of a new spec that are shown before it is written.
const PREVIEW: usize = 20;

/// Whether somebody is there to answer.
pub(crate) fn is_possible() -> bool {
    // Questions are drawn on standard error.
    stdin().is_terminal() && stdout().is_terminal() && stderr().is_terminal()
}

/// Asks until the answers decide; none when the author leaves.
pub(crate) fn decision() -> Result<Option<Decision>> {
    left(ask_decision())
}

/// What comes of the questions.
pub(crate) enum Outcome {
    /// A spec to write.
    Spec(Scaffold),
    /// The author wants none.
    Declined,
    /// The author left in the middle.
    Left,
}

/// Asks for everything that a new spec needs.
pub(crate) fn new_spec(
    options: &NewOptions,
    folder: &Path,
    architecture: &str,
    inventory: Option<&Inventory>,
) -> Result<Outcome> {
    let given = modules_given(options, inventory)?;
    Ok(match left(ask_spec(options, folder, architecture, inventory, given))? {
        Some(Some(spec)) => Outcome::Spec(spec),
        Some(None) => Outcome::Declined,
        None => Outcome::Left,
    })
}

/// Leaving with Escape or Ctrl-C is an answer and no error.
fn left<T>(answer: Result<T, InquireError>) -> Result<Option<T>> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn ask_decision() -> Result<Decision, InquireError> {
    let mut answers = Answers::default();
    loop {
        let decision = decide(&answers);
        // Before a brief is said to do, the indicators that the tree leaves out are asked for as well.
        let open = || Question::ALL.into_iter().find(|question| question.is_met(&answers).is_none());
        let left_out = if decision.kind == DecisionKind::FeatureBrief { open() } else { None };
        let Some(question) = decision.next.or(left_out) else { return Ok(decision) };
        if question == Question::Modules {
            let number = CustomType::<u32>::new(question.text()).with_error_message("a whole number, such as 2");
            answers.modules = Some(number.prompt()?);
            continue;
        }
        let answer = Confirm::new(question.text()).with_placeholder("y/n").prompt()?;
        match question {
            Question::DataFlows => answers.data_flows = Some(answer),
            Question::Rollback => answers.rollback = Some(answer),
            Question::SharedTypes => answers.shared_types = Some(answer),
            Question::Aggregates | Question::Modules => answers.aggregates = Some(answer),
        }
    }
}

fn ask_spec(
    options: &NewOptions,
    folder: &Path,
    architecture: &str,
    inventory: Option<&Inventory>,
    given: Vec<Module>,
) -> Result<Option<Scaffold>, InquireError> {
    let decision = ask_decision()?;
    say(&format!("{}\n", verdict(&decision)))?;
    if decision.kind == DecisionKind::FeatureBrief
        && !Confirm::new("Start an integration spec all the same?").with_default(false).prompt()?
    {
        return Ok(None);
    }
    let spec = Scaffold {
        name: ask_name(folder, options.force)?,
        description: Text::new("What does it achieve, in one line?").prompt()?,
        architecture: architecture.to_owned(),
        // What the command line says is not asked again.
        kind: Some(options.kind.map_or_else(ask_kind, |kind| Ok(kind.into()))?),
        priority: Some(options.priority.map_or_else(ask_priority, |priority| Ok(priority.into()))?),
        modules: if given.is_empty() { ask_modules(inventory)? } else { given },
    };
    let preview: String = scaffold(&spec).lines().take(PREVIEW).map(|line| format!("  {line}\n")).collect();
    say(&format!("\n{preview}  …\n\n"))?;
    if options.stdout {
        return Ok(Some(spec));
    }
    let path = folder.join(format!("{}.md", spec.name));
    let question = format!("Write it to {}?", path.display());
    Ok(Confirm::new(&question).with_default(true).prompt()?.then_some(spec))
}

fn ask_name(folder: &Path, may_exist: bool) -> Result<String, InquireError> {
    let folder = folder.to_owned();
    let check = move |name: &str| {
        Ok(match kebab_case(name) {
            _ if !is_kebab_case(name) => Validation::Invalid(match kebab_case(name) {
                Some(right) => format!("in kebab-case: {right}").into(),
                None => "letters, digits and hyphens".into(),
            }),
            _ if !may_exist && folder.join(format!("{name}.md")).exists() => {
                Validation::Invalid("there is a spec of that name; choose another one".into())
            }
            _ => Validation::Valid,
        })
    };
    Text::new("Name, in kebab-case:").with_placeholder("guest-checkout").with_validator(check).prompt()
}

fn ask_kind() -> Result<Kind, InquireError> {
    let names = Kind::ALL.map(Kind::as_str).to_vec();
    let chosen = Select::new("What kind of integration is it?", names).raw_prompt()?;
    Ok(Kind::ALL[chosen.index])
}

fn ask_priority() -> Result<Priority, InquireError> {
    let names = Priority::ALL.map(Priority::as_str).to_vec();
    let chosen = Select::new("How urgent is it?", names).with_starting_cursor(2).raw_prompt()?;
    Ok(Priority::ALL[chosen.index])
}

/// The modules of the architecture to pick from; without one, names as they are typed, each with a role if one is there.
fn ask_modules(inventory: Option<&Inventory>) -> Result<Vec<Module>, InquireError> {
    let named = |name: &str| Module { name: name.to_owned(), role: String::new() };
    match inventory.filter(|inventory| inventory.is_found()) {
        Some(inventory) => {
            let names: Vec<&str> = inventory.modules.iter().map(|module| module.name.as_str()).collect();
            let picked = MultiSelect::new("Which modules take part?", names).prompt()?;
            Ok(picked.into_iter().map(named).collect())
        }
        None => {
            let check = |typed: &str| {
                Ok(match modules_typed(typed) {
                    Ok(_) => Validation::Valid,
                    Err(error) => Validation::Invalid(error.to_string().into()),
                })
            };
            let question = Text::new("Which modules take part, with commas between them?").with_validator(check);
            Ok(modules_typed(&question.prompt()?).unwrap_or_default())
        }
    }
}

//! `seamline new`.

use crate::args::NewOptions;
use crate::ask::{self, Outcome};
use crate::output::{say, say_exactly};
use anyhow::{Context as _, Result, bail, ensure};
use seamline::architecture::Inventory;
use seamline::names::Candidates;
use seamline::scaffold::{Module, Scaffold, each_once, scaffold};
use seamline_project::{Project, Settings, write_atomically};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the format keeps its specs, from the project's root.
const FOLDER: &str = "features/integrations";

pub(crate) fn run(options: &NewOptions) -> Result<ExitCode> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    let settings = Settings { architecture: options.architecture.clone(), ..Settings::default() };
    let project = Project::load(&here, settings)?;
    let folder = options.dir.clone().unwrap_or_else(|| project.root.join(FOLDER));
    let (architecture, inventory) = project.architecture_for_new()?;
    let spec = match &options.name {
        Some(name) => by_flags(options, name, architecture, inventory.as_deref())?,
        None => {
            if !ask::is_possible() {
                bail!(
                    "there is no terminal to ask at; name the spec: `seamline new NAME [DESCRIPTION] --module MODULE \
                     --type TYPE --priority P1 --architecture PATH`"
                );
            }
            match ask::new_spec(options, &folder, &architecture, inventory.as_deref())? {
                Outcome::Spec(spec) => spec,
                Outcome::Declined => {
                    say("nothing is written\n")?;
                    return Ok(ExitCode::SUCCESS);
                }
                Outcome::Left => return Ok(ExitCode::from(ask::INTERRUPTED)),
            }
        }
    };
    let text = scaffold(&spec);
    if options.stdout {
        say_exactly(&text)?;
        return Ok(ExitCode::SUCCESS);
    }
    let path = folder.join(format!("{}.md", spec.name));
    write(&path, &text, options.force)?;
    let shown = project.shown(&path);
    say(&format!(
        "{shown} is written; fill in what stands in brackets, and look at it with\n  seamline check --profile draft {}\n",
        in_quotes(&shown)
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn by_flags(options: &NewOptions, name: &str, architecture: String, inventory: Option<&Inventory>) -> Result<Scaffold> {
    let spec = Scaffold {
        name: name.to_owned(),
        description: options.description.clone().unwrap_or_default(),
        architecture,
        kind: options.kind.map(Into::into),
        priority: options.priority.map(Into::into),
        modules: modules_given(options, inventory)?,
    };
    spec.accepted().map_err(anyhow::Error::msg)
}

/// The modules that the options name, each once.
pub(crate) fn modules_given(options: &NewOptions, inventory: Option<&Inventory>) -> Result<Vec<Module>> {
    let known = options.modules.iter().map(|module| module_of(module, inventory));
    let new = options.new_modules.iter().map(|module| module_of(module, None));
    Ok(each_once(known.chain(new).collect::<Result<_>>()?))
}

/// The modules of a line such as `Cart:both, Payments`, each once.
pub(crate) fn modules_typed(line: &str) -> Result<Vec<Module>> {
    let names = line.split(',').map(str::trim).filter(|name| !name.is_empty());
    Ok(each_once(names.map(|name| module_of(name, None)).collect::<Result<_>>()?))
}

/// Reads `Cart` or `Cart:both`; a name that the inventory has is spelled as it is there.
fn module_of(written: &str, inventory: Option<&Inventory>) -> Result<Module> {
    let (name, role) = written.rsplit_once(':').unwrap_or((written, ""));
    let role = match role.trim().to_lowercase().as_str() {
        "" => "",
        "producer" => "Producer",
        "consumer" => "Consumer",
        "both" => "Both",
        other => bail!("`{other}` is no role of `{name}`; there are producer, consumer and both"),
    };
    let name = name.trim();
    ensure!(!name.is_empty(), "a module needs a name, as in `--module Cart:both`");
    ensure!(!name.contains([',', ';']), "`{name}` are several modules; write `--module` in front of each");
    let Some(inventory) = inventory.filter(|inventory| inventory.is_found()) else {
        return Ok(Module { name: name.to_owned(), role: role.to_owned() });
    };
    match inventory.find(name) {
        Some(known) => Ok(Module { name: known.name.clone(), role: role.to_owned() }),
        None => {
            let near = Candidates::new(inventory.modules.iter().map(|module| module.name.clone())).nearest(name);
            let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            let option = in_quotes(written);
            bail!(
                "`{name}` is not in the architecture; {hint}for a module that is to be added, use `--new-module {option}`"
            );
        }
    }
}

/// A word as a command line takes it: double quotes are those that every shell knows.
fn in_quotes(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_whitespace) { Cow::Owned(format!("\"{word}\"")) } else { Cow::Borrowed(word) }
}

fn write(path: &Path, text: &str, may_exist: bool) -> Result<()> {
    ensure!(may_exist || !path.exists(), "`{}` is there already; `--force` writes over it", path.display());
    let folder: PathBuf = path.parent().map(Path::to_owned).unwrap_or_default();
    std::fs::create_dir_all(&folder).with_context(|| format!("`{}` cannot be made", folder.display()))?;
    Ok(write_atomically(path, text)?)
}

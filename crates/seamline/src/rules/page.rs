//! A rule's page as people read it.

/// `docs` with its examples as a reader wants them: the language is all that a fence says, and the architecture
/// that the example is checked against stands before it as a sentence.
pub(super) fn for_readers(docs: &str) -> String {
    let mut lines = Vec::new();
    let mut open: Option<&str> = None;
    for line in docs.lines() {
        let info = line.trim_start_matches('`');
        let ticks = &line[..line.len() - info.len()];
        match open {
            None if ticks.len() >= 3 => {
                open = Some(ticks);
                let (language, settings) = info.split_once(' ').unwrap_or((info, ""));
                lines.extend(settings.split(' ').find_map(architecture).map(|sentence| sentence + "\n"));
                let language = if language == "md" { "markdown" } else { language };
                lines.push(format!("{ticks}{language}"));
                continue;
            }
            Some(fence) if info.is_empty() && ticks.len() >= fence.len() => open = None,
            Some(_) | None => {}
        }
        lines.push(line.to_owned());
    }
    lines.join("\n")
}

/// What an example's fence says about the architecture, as a sentence.
fn architecture(setting: &str) -> Option<String> {
    match setting.split_once('=')? {
        ("inventory", modules) => {
            let modules: Vec<String> = modules.split(',').map(listed).collect();
            Some(format!("The architecture lists {}.", modules.join(", ")))
        }
        ("architecture", "missing") => Some("There is no architecture document at the path.".to_owned()),
        _ => None,
    }
}

/// A module of the inventory, with what it depends on if the fence says so: `Billing:Lockers+Access`.
fn listed(module: &str) -> String {
    match module.split_once(':') {
        Some((module, "None")) => format!("`{module}`, which depends on nothing"),
        Some((module, needs)) => format!("`{module}`, which depends on `{}`", needs.replace('+', "` and `")),
        None => format!("`{module}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::for_readers;

    #[test]
    fn the_fences_of_examples_are_plain() {
        assert_eq!(for_readers("```md expect_diagnostic\na\n```"), "```markdown\na\n```");
        assert_eq!(for_readers("````md\n```text x\n````\n```toml"), "````markdown\n```text x\n````\n```toml");
    }

    #[test]
    fn the_architecture_of_an_example_is_told() {
        let docs = "```md expect_diagnostic inventory=Lockers,Billing\na\n```";
        assert_eq!(for_readers(docs), "The architecture lists `Lockers`, `Billing`.\n\n```markdown\na\n```");
    }
}

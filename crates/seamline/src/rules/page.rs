//! A rule's page as people read it.

/// `docs` with its examples as a reader wants them: the language is all that a fence says, and what else the
/// example is checked with stands before it in words.
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
                let told: Vec<String> = settings.split(' ').filter_map(told).collect();
                lines.extend((!told.is_empty()).then(|| told.join(" ") + "\n"));
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

/// What an example's fence says about the documents around the example, as a sentence.
fn told(setting: &str) -> Option<String> {
    match setting.split_once('=')? {
        ("inventory", modules) => {
            let modules: Vec<String> = modules.split(',').map(listed).collect();
            Some(format!("The architecture lists {}.", modules.join(", ")))
        }
        ("architecture", _) => Some("The architecture document lists no modules.".to_owned()),
        ("path", path) => Some(format!("The file is `{path}`.")),
        ("documents", documents) => {
            let documents: Vec<String> = documents.split(',').map(document).collect();
            Some(format!("There is {}.", documents.join(", and ")))
        }
        _ => None,
    }
}

/// `a.md`, `a.md:Heading`, or `a.md>b.md` for a feature that depends on another one.
fn document(told: &str) -> String {
    if let Some((path, heading)) = told.split_once(':') {
        return format!("`{path}` with the heading `{heading}`");
    }
    match told.split_once('>') {
        Some((path, on)) => format!("`{path}`, which depends on `{on}`"),
        None => format!("`{told}`"),
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

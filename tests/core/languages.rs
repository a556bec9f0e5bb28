//! The words of each language: a spec and an architecture document in German, and what the book says of the terms.

use crate::harness::root;
use seamline::architecture::Inventory;
use seamline::config::{Language, Lexicon, Options, Profile};
use seamline::spec::{Changes, Consistency, FlagDefault, RelatedKind, Role};
use seamline::{Architecture, Checked, Context};

const ARCHITECTURE: &str = "\
# Bücherei

## Modulverzeichnis

| Modul | Verantwortung | Abhängigkeiten |
|-------|---------------|----------------|
| Ausleihe | Konten und Fristen | keine |
| Bestand | Exemplare und ihre Plätze | keine |
| Vormerkung | Wer als Nächstes kommt | Ausleihe, Bestand |

## Modul: Benachrichtigung (unterstützend)

```text
ausleihe (Phase 1)
└── benachrichtigung (Phase 3) ─── hängt ab von: [vormerkung]
```

## Baureihenfolge

1. Bestand (Phase 1)
2. Vormerkung (Phase 2)
";

fn check<'a>(text: &'a str, lexicon: Lexicon) -> Checked<'a> {
    let inventory = Inventory::read(ARCHITECTURE, &lexicon);
    let options = Options { profile: Profile::Ship, lexicon, ..Options::default() };
    let architecture = Architecture::Given { path: "architektur.md", inventory: &inventory };
    seamline::check(text, &Context { architecture, ..Context::new(&options) })
}

fn text() -> String {
    std::fs::read_to_string(root().join("tests/corpus/german.md")).unwrap()
}

#[test]
fn a_german_spec_is_clean_at_ship() {
    let text = text();
    let checked = check(&text, Lexicon::with_language(Language::German));
    assert_eq!(checked.findings, []);
    for item in &checked.checklist {
        assert_eq!(item.status.as_str(), "pass", "{:?}: {}", item.item, item.summary);
    }
}

#[test]
fn every_part_of_a_german_spec_is_read() {
    let text = text();
    let spec = check(&text, Lexicon::with_language(Language::German)).spec;
    assert!(spec.metadata.architecture.is_some() && spec.metadata.kind.is_some() && spec.metadata.priority.is_some());
    let counts = [
        ("overview", spec.overview.entries.len(), 2),
        ("modules", spec.modules.entries.len(), 4),
        ("drawings", spec.data_flow.entries.len(), 1),
        ("steps", spec.steps.entries.len(), 7),
        ("calls", spec.calls.entries.len(), 2),
        ("events", spec.events.entries.len(), 3),
        ("data", spec.shared_state.entries.len(), 2),
        ("failures", spec.failures.entries.len(), 8),
        ("compensations", spec.compensations.entries.len(), 1),
        ("new interfaces", spec.new_interfaces.entries.len(), 1),
        ("existing types", spec.existing_types.entries.len(), 2),
        ("endpoints", spec.endpoints.entries.len(), 2),
        ("published", spec.published.entries.len(), 3),
        ("phases", spec.phases.entries.len(), 2),
        ("unit tests", spec.unit_tests.entries.len(), 4),
        ("integration tests", spec.integration_tests.entries.len(), 3),
        ("journeys", spec.journeys.entries.len(), 2),
        ("flags", spec.flags.entries.len(), 2),
        ("migration", spec.migration.entries.len(), 5),
        ("related", spec.related.entries.len(), 3),
    ];
    for (part, read, written) in counts {
        assert_eq!(read, written, "{part}");
    }
    assert!(spec.extra.is_empty() && spec.missing_columns.is_empty(), "{:?} {:?}", spec.extra, spec.missing_columns);
}

#[test]
fn german_words_mean_what_they_say() {
    let text = text();
    let spec = check(&text, Lexicon::with_language(Language::German)).spec;
    let roles: Vec<_> = spec.modules.entries.iter().filter_map(|row| row.role_meaning).collect();
    assert_eq!(roles, [Role::Producer, Role::Both, Role::Producer, Role::Consumer]);
    assert_eq!(spec.modules.entries[0].kind, Changes::Modified);
    assert_eq!(spec.modules.entries[1].kind, Changes::New);
    let consistency: Vec<_> = spec.shared_state.entries.iter().filter_map(|row| row.consistency_meaning).collect();
    assert_eq!(consistency, [Consistency::Strong, Consistency::Eventual]);
    assert!(spec.flags.entries.iter().all(|flag| flag.default_meaning == Some(FlagDefault::Off)));
    let compensation = &spec.compensations.entries[0];
    assert_eq!(compensation.failed.as_ref().unwrap().as_str(), "Bestand");
    assert_eq!(compensation.after.as_ref().unwrap().as_str(), "Vormerkung die Zeile gewählt hat");
    let kinds: Vec<_> = spec.related.entries.iter().map(|related| related.kind).collect();
    assert_eq!(kinds, [RelatedKind::Architecture, RelatedKind::ModuleSpec, RelatedKind::FeatureDependency]);
    for (at, step) in spec.steps.entries.iter().enumerate() {
        assert_eq!(step.fields().count(), 4, "step {}", at + 1);
    }
    for phase in &spec.phases.entries {
        assert!(phase.goal.is_some() && phase.exit_criteria.is_some(), "{:?}", phase.name);
        assert!(!phase.modules.is_empty() && phase.deliverables.len() > 1, "{:?}", phase.name);
    }
}

#[test]
fn a_german_architecture_is_read() {
    let inventory = Inventory::read(ARCHITECTURE, &Lexicon::with_language(Language::German));
    assert_eq!(inventory.modules.len(), 4);
    assert_eq!(inventory.find("Vormerkung").unwrap().dependencies, ["Ausleihe", "Bestand"]);
    assert_eq!(inventory.find("Benachrichtigung").unwrap().dependencies, ["vormerkung"]);
    assert_eq!(inventory.find("Bestand").unwrap().phase, Some(1));
    assert_eq!(inventory.find("Vormerkung").unwrap().phase, Some(2));
}

#[test]
fn a_german_cell_may_name_two_modules() {
    let text =
        text().replace("| Ausleihe | Vormerkung | Ein Exemplar", "| Ausleihe | Vormerkung und Bestand | Ein Exemplar");
    assert_eq!(check(&text, Lexicon::with_language(Language::German)).facts.interactions.len(), 6);
}

#[test]
fn without_its_words_a_german_spec_has_findings() {
    assert!(!check(&text(), Lexicon::default()).findings.is_empty());
}

#[test]
fn the_book_names_every_term() {
    let page = std::fs::read_to_string(root().join("book/src/configuration.md")).unwrap();
    for term in Lexicon::terms() {
        let (kind, name) = term.name().split_once('.').unwrap();
        let row = page.lines().find(|line| line.starts_with(&format!("| `{kind}` |"))).unwrap();
        assert!(row.contains(&format!("`{name}`")), "{} is not in the table of configuration.md", term.name());
    }
}

//! The corpus of specs, with the whole rendered report as a snapshot.

use crate::harness::{check, inventory, render, root, specs};
use seamline::config::Profile;
use seamline::finding::Severity;
use seamline::report;
use std::collections::BTreeSet;

#[test]
fn reports_are_as_recorded() {
    let inventory = inventory();
    for spec in specs() {
        let checked = check(&spec.text, Profile::Review, &inventory);
        let report = report::file(&spec.name, &checked);
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("corpus-{}", spec.name), render(&report, &spec.text));
        });
    }
}

#[test]
fn no_snapshot_is_left_behind() {
    let names: BTreeSet<String> = specs().into_iter().map(|spec| format!("corpus-{}.snap", spec.name)).collect();
    let recorded = std::fs::read_dir(root().join("tests/snapshots")).unwrap();
    let recorded = recorded.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let corpus: BTreeSet<String> = recorded.filter(|name| name.starts_with("corpus-")).collect();
    assert_eq!(corpus, names);
}

#[test]
fn every_rule_fires_on_a_spec_that_was_not_written_for_it() {
    let inventory = inventory();
    let mut silent: BTreeSet<&str> = seamline::rules::all().iter().map(|rule| rule.name).collect();
    for spec in specs() {
        for finding in &check(&spec.text, Profile::Review, &inventory).findings {
            silent.remove(finding.rule);
        }
    }
    // What files around a spec decide is shown by the native tests, which have files.
    silent.retain(|rule| {
        !rule.starts_with("links/") && !rule.starts_with("structure/file-") && *rule != "modules/no-inventory"
    });
    assert!(silent.is_empty(), "no corpus spec fires {silent:?}");
}

#[test]
fn clean_specs_are_clean_at_ship() {
    let inventory = inventory();
    for spec in specs().iter().filter(|spec| ["clean", "clean-harbour", "large"].contains(&spec.name.as_str())) {
        let checked = check(&spec.text, Profile::Ship, &inventory);
        assert!(checked.findings.is_empty(), "{}: {:#?}", spec.name, checked.findings);
        assert!(checked.checklist.iter().all(|item| item.status.as_str() == "pass"), "{}", spec.name);
    }
}

/// What a person would understand, however it is written: bold labels without a colon, fields as headings, external
/// systems, versions, names joined by a slash, types of libraries.
#[test]
fn a_spec_in_its_own_form_has_nothing_but_hints() {
    let spec = specs().into_iter().find(|spec| spec.name == "free-hand").unwrap();
    let findings = check(&spec.text, Profile::Review, &inventory()).findings;
    assert!(findings.iter().all(|finding| finding.severity == Severity::Hint), "{findings:#?}");
}

#[test]
fn a_short_draft_has_a_few_hints() {
    let spec = specs().into_iter().find(|spec| spec.name == "short").unwrap();
    let findings = check(&spec.text, Profile::Draft, &inventory()).findings;
    assert!(findings.len() <= 6, "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.severity == Severity::Hint), "{findings:#?}");
}

#[test]
fn line_endings_and_a_byte_order_mark_change_no_finding() {
    let inventory = inventory();
    for spec in specs() {
        let places = |text: &str| {
            let checked = check(text, Profile::Review, &inventory);
            let report = report::file("x.md", &checked);
            let found = report.diagnostics.iter();
            let found: Vec<_> = found.map(|found| (found.key.clone(), found.start.line, found.rule)).collect();
            let counts: Vec<_> = report.checklist.iter().map(|item| (item.done, item.total, item.status)).collect();
            let drawings = checked.spec.data_flow.entries.iter().map(|drawing| drawing.lines.len());
            (found, counts, drawings.collect::<Vec<_>>())
        };
        let expected = places(&spec.text);
        let windows = spec.text.replace('\n', "\r\n");
        assert_eq!(places(&windows), expected, "{} with CRLF", spec.name);
        assert_eq!(places(&spec.text.replace('\n', "\r")), expected, "{} with CR", spec.name);
        assert_eq!(places(&format!("\u{feff}{windows}")), expected, "{} with a byte order mark", spec.name);
    }
}

//! What holds for any text and any edits: no panic, and not a byte changes outside the edits.

use crate::harness::{inventory, specs};
use proptest::prelude::*;
use seamline::config::Options;
use seamline::edit::{Choice, apply, merge};
use seamline::finding::{Edit, Fix};
use seamline::source::Span;
use seamline::{Architecture, Context};

fn edit() -> impl Strategy<Value = Edit> {
    let text = prop_oneof!["[ab\n]{0,6}", ".{0,6}", Just("\u{feff}🚢\r\n".to_owned())];
    (0usize..40, 0usize..8, text)
        .prop_map(|(start, length, text)| Edit { span: Span::new(start, start + length), text })
}

fn fixes() -> impl Strategy<Value = Vec<Fix>> {
    let fix = proptest::collection::vec(edit(), 0..4).prop_map(|edits| Fix {
        title: String::new(),
        safe: true,
        unfinished: false,
        edits,
    });
    proptest::collection::vec(fix, 0..8)
}

/// Text of several scripts, with every line ending and marks in odd places.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z| ]{0,8}",
        ".{0,4}",
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("港🚢é".to_owned()),
    ];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// The parts of `text` between the edits, which are in order.
fn untouched<'t>(text: &'t str, edits: &[&Edit]) -> Vec<&'t str> {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = 0;
    let mut parts = Vec::new();
    for edit in edits {
        parts.push(&text[at..edit.span.range().start.max(mark)]);
        at = edit.span.range().end.max(mark);
    }
    parts.push(&text[at..]);
    parts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_on_any_text(text in text(), edits in proptest::collection::vec(edit(), 0..6)) {
        prop_assert_eq!(apply(&text, &[]).unwrap(), text.clone());
        if let Ok(new) = apply(&text, &edits) {
            let [before, after] = [&text, &new].map(|text| text.starts_with('\u{feff}'));
            prop_assert!(after || !before);
        }
    }

    #[test]
    fn merged_fixes_fit_together_and_leave_the_rest_alone(text in text(), fixes in fixes()) {
        let merged = merge(&fixes);
        let again = merge(merged.fixes.iter().map(|&at| &fixes[at]));
        prop_assert_eq!(&again.edits, &merged.edits);
        let bytes = text.len();
        let applied = apply(&text, merged.edits.iter().copied());
        if let Ok(new) = applied {
            let mut rest = new.as_str();
            for part in untouched(&text, &merged.edits) {
                let at = rest.find(part);
                prop_assert!(at.is_some(), "{part:?} is not in {rest:?}");
                rest = &rest[at.unwrap_or(0) + part.len()..];
            }
        } else {
            let fits = |edit: &&Edit| text.get(edit.span.range()).is_some() && edit.span.range().end <= bytes;
            let splits = |at: usize| at > 0 && text.as_bytes()[..bytes.min(at + 1)].ends_with(b"\r\n") && at < bytes;
            let ends = |edit: &&Edit| !splits(edit.span.range().start) && !splits(edit.span.range().end);
            let all = merged.edits.iter().copied().all(|edit| fits(&edit) && ends(&edit));
            prop_assert!(!all, "edits that fit are refused: {applied:?}");
        }
    }

    #[test]
    fn line_endings_follow_the_document(lines in proptest::collection::vec("[a-zé🚢]{0,4}", 1..8), at in 0usize..8, new in "[ab\n]{0,6}") {
        let unix = lines.join("\n") + "\n";
        let written = |ending: &str| {
            let text = unix.replace('\n', ending);
            let place = lines.iter().take(at.min(lines.len())).map(|line| line.len() + ending.len()).sum();
            apply(&text, &[Edit { span: Span::at(place), text: new.clone() }]).unwrap()
        };
        let expected = written("\n");
        prop_assert_eq!(written("\r\n"), expected.replace('\n', "\r\n"));
        prop_assert_eq!(written("\r"), expected.replace('\n', "\r"));
    }
}

#[test]
fn specs_get_better_by_fixing_and_only_once() {
    let inventory = inventory();
    let options = Options::default();
    let architecture = Architecture::Given { path: "architecture.md", inventory: &inventory };
    let context = Context { architecture, ..Context::new(&options) };
    let choice = Choice { with_unsafe: true, rules: &[] };
    for spec in specs() {
        let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let old_mac = |text: &str| text.replace('\n', "\r");
        let texts = [spec.text.clone(), windows(&spec.text), old_mac(&spec.text)];
        let [fixed, on_windows, on_old_mac] = texts.each_ref().map(|text| seamline::fix(text, &context, &choice));
        let before = seamline::check(&spec.text, &context).findings.len();
        assert!(fixed.remaining.len() + fixed.applied.len() <= before, "{}", spec.name);
        assert_eq!(on_windows.text, windows(&fixed.text), "{}", spec.name);
        assert_eq!(on_old_mac.text, old_mac(&fixed.text), "{}", spec.name);
        for (text, fixed) in texts.iter().zip([&fixed, &on_windows, &on_old_mac]) {
            assert_eq!(spliced(text, &fixed.edits), fixed.text, "{}", spec.name);
        }
        let again = seamline::fix(&fixed.text, &context, &choice);
        assert_eq!((again.text, again.rounds), (fixed.text, 0), "{}", spec.name);
    }
}

/// What someone makes of the edits who has nothing but a string: the edits stand in order, and apart.
fn spliced(text: &str, edits: &[Edit]) -> String {
    let mut spliced = text.to_owned();
    for edit in edits.iter().rev() {
        spliced.replace_range(edit.span.range(), &edit.text);
    }
    spliced
}

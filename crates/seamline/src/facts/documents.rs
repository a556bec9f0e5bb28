//! Documents that a spec refers to: which there are, and what depends on what.

use crate::Documents;
use crate::config::{Lexicon, Term};
use crate::limits;
use crate::markdown;
use crate::spec::{self, RelatedKind, Spec};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, VecDeque};

/// A path of a document as it may be meant: from the project's root, and from the document that names it.
pub fn candidates(named: &str, from: Option<&str>) -> Vec<String> {
    let file = named.split('#').next().unwrap_or(named);
    let beside =
        from.and_then(|from| from.rsplit_once('/')).map(|(folder, _)| normal_path(&format!("{folder}/{file}")));
    let mut candidates = vec![normal_path(file)];
    candidates.extend(beside.filter(|beside| *beside != candidates[0]));
    candidates
}

/// A path without `.` and `..` parts that can be resolved, with forward slashes.
pub fn normal_path(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// The documents that a spec names, as it writes them: in its metadata and under Related Documents.
pub fn named_by(spec: &Spec<'_>) -> Vec<String> {
    let architecture = spec.metadata.architecture.as_ref().and_then(|entry| entry.path()).map(str::to_owned);
    let related = spec.related.entries.iter().filter_map(|entry| entry.path()).map(|(path, _)| path.to_owned());
    architecture.into_iter().chain(related).filter(|path| !path.is_empty()).collect()
}

/// The features that a document says must be there first, as it writes them.
pub fn dependencies_of(text: &str, lexicon: &Lexicon) -> Vec<String> {
    const DEPENDENCIES: Term = Term::new("label.feature-dependencies");
    let document = markdown::read(text);
    let spec = spec::read(&document, lexicon);
    let related = spec.related.entries.iter().filter(|entry| entry.kind == RelatedKind::FeatureDependency);
    let related = related.filter_map(|entry| entry.path()).map(|(path, _)| path.to_owned());
    let metadata = spec.metadata.others.iter().filter(|entry| lexicon.is(DEPENDENCIES, entry.key.as_str()));
    let metadata = metadata.flat_map(|entry| entry.value.as_str().split(',').map(|path| path.trim().to_owned()));
    related.chain(metadata.filter(|path| path.ends_with(".md"))).collect()
}

/// The anchors of a document, as a book and a code host make them from its headings.
pub fn anchors(text: &str) -> FxHashSet<String> {
    let document = markdown::read(text);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = FxHashSet::default();
    for section in document.sections.iter().skip(1) {
        let slug = slug(section.heading.as_str());
        let count = seen.entry(slug.clone()).or_default();
        anchors.insert(if *count == 0 { slug } else { format!("{slug}-{count}") });
        *count += 1;
        // `{#own-id}` behind a heading.
        let written = section.span.of(text);
        anchors.extend(written.split_once("{#").and_then(|(_, id)| id.split(['}', ' ']).next()).map(str::to_owned));
    }
    for (at, attribute) in text.match_indices("id=\"").chain(text.match_indices("name=\"")) {
        anchors.extend(text[at + attribute.len()..].split('"').next().filter(|id| id.len() < 200).map(str::to_owned));
    }
    anchors
}

fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The way from a document back to itself over feature dependencies, by way of `first`; none when there is no such way.
pub(crate) fn cycle(
    path: &str,
    first: &str,
    documents: &BTreeMap<String, Option<String>>,
    lexicon: &Lexicon,
) -> Option<Vec<String>> {
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    let mut next = VecDeque::from([first.to_owned()]);
    while let Some(at) = next.pop_front() {
        if before.len() > limits::FOLLOWED_DOCUMENTS {
            return None;
        }
        let Some(Some(text)) = documents.get(&at) else { continue };
        for named in dependencies_of(text, lexicon) {
            let Some(found) = find(&named, Some(&at), documents) else { continue };
            if found == path {
                return Some(way(path, &at, &before));
            }
            if found != first && !before.contains_key(&found) {
                before.insert(found.clone(), at.clone());
                next.push_back(found);
            }
        }
    }
    None
}

/// The document that a path means, if it is known.
pub(crate) fn find(named: &str, from: Option<&str>, documents: &BTreeMap<String, Option<String>>) -> Option<String> {
    candidates(named, from).into_iter().find(|candidate| documents.contains_key(candidate))
}

fn way(path: &str, last: &str, before: &BTreeMap<String, String>) -> Vec<String> {
    let mut way = vec![path.to_owned()];
    let mut at = last;
    loop {
        way.push(at.to_owned());
        match before.get(at) {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    way.push(path.to_owned());
    way.reverse();
    way
}

/// The texts of the documents that a claim may need, or nothing.
pub(crate) fn known<'c>(documents: Documents<'c>) -> Option<&'c BTreeMap<String, Option<String>>> {
    match documents {
        Documents::NotGiven => None,
        Documents::Known(documents) => Some(documents),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_from_the_root_and_from_the_document() {
        assert_eq!(candidates("b.md#top", Some("features/integrations/a.md")), ["b.md", "features/integrations/b.md"]);
        assert_eq!(candidates("../b.md", Some("features/integrations/a.md")), ["../b.md", "features/b.md"]);
        assert_eq!(candidates("./b.md", None), ["b.md"]);
    }

    #[test]
    fn headings_become_anchors() {
        let anchors = anchors("# Module Inventory\n\n## A & B\n\n## A & B\n\n## Own {#mine}\n\n<a id=\"x\"></a>\n");
        for anchor in ["module-inventory", "a--b", "a--b-1", "mine", "x"] {
            assert!(anchors.contains(anchor), "{anchor} is not among {anchors:?}");
        }
    }

    #[test]
    fn a_circle_of_features_is_found() {
        let feature = |on: &str| Some(format!("# Feature: X\n\n**Feature Dependencies:** {on}\n"));
        let documents = BTreeMap::from([
            ("a.md".to_owned(), None),
            ("b.md".to_owned(), feature("c.md")),
            ("c.md".to_owned(), feature("b.md, a.md")),
        ]);
        let lexicon = Lexicon::default();
        assert_eq!(cycle("a.md", "b.md", &documents, &lexicon).unwrap(), ["a.md", "b.md", "c.md", "a.md"]);
        assert_eq!(cycle("d.md", "b.md", &documents, &lexicon), None);
    }
}

//! Documents that a spec refers to: which there are, and what depends on what.

use super::graph;
use crate::Documents;
use crate::config::{Lexicon, Term};
use crate::limits;
use crate::markdown;
use crate::source::cut;
use crate::spec::{self, RelatedKind, Spec};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

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

/// The documents that the spec with this text refers to, as it writes them.
pub fn named_in(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let document = markdown::read(cut(text, limits::INPUT_BYTES));
    named_by(&spec::read(&document, lexicon))
}

/// The documents that a spec names, as it writes them: in its metadata and under Related Documents.
pub fn named_by(spec: &Spec<'_>) -> Vec<String> {
    let architecture = spec.metadata.architecture.as_ref().and_then(|entry| entry.path()).map(str::to_owned);
    let related = spec.related.entries.iter().filter_map(|entry| entry.path()).map(|(path, _)| path.to_owned());
    architecture.into_iter().chain(related).filter(|path| !path.is_empty()).collect()
}

/// The features that a document says must be there first, as it writes them.
fn dependencies_in(spec: &Spec<'_>, lexicon: &Lexicon) -> Vec<String> {
    const DEPENDENCIES: Term = Term::new("label.feature-dependencies");
    let related = spec.related.entries.iter().filter(|entry| entry.kind == RelatedKind::FeatureDependency);
    let related = related.filter_map(|entry| entry.path()).map(|(path, _)| path.to_owned());
    let metadata = spec.metadata.others.iter().filter(|entry| lexicon.is(DEPENDENCIES, entry.key.as_str()));
    let metadata = metadata.flat_map(|entry| entry.value.as_str().split(',').map(|path| path.trim().to_owned()));
    related.chain(metadata.filter(|path| path.ends_with(".md"))).collect()
}

/// The anchors of a document, as a book and a code host make them from its headings.
fn anchors_of(text: &str, document: &markdown::Document<'_>) -> FxHashSet<String> {
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

/// Whether a document is Markdown by its name. Of any other nobody here knows the anchors.
pub fn is_text(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// What a document has for those that refer to it.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// Its anchors.
    pub anchors: FxHashSet<String>,
    /// The features that it says must be there first, as it writes them.
    pub dependencies: Vec<String>,
}

impl Digest {
    /// What a text gives.
    pub fn of(text: &str, lexicon: &Lexicon) -> Self {
        let document = markdown::read(text);
        Self {
            anchors: anchors_of(text, &document),
            dependencies: dependencies_in(&spec::read(&document, lexicon), lexicon),
        }
    }
}

/// Documents and what depends on what: read once, however many specs refer to them.
#[derive(Debug, Default)]
pub struct Library {
    documents: Vec<Document>,
}

#[derive(Debug)]
struct Document {
    path: String,
    anchors: Option<Rc<FxHashSet<String>>>,
    dependencies: Vec<usize>,
}

impl Library {
    /// A document that is there, with nothing known about its text; `path` is how messages name it.
    pub fn add(&mut self, path: String) -> usize {
        self.documents.push(Document { path, anchors: None, dependencies: Vec::new() });
        self.documents.len() - 1
    }

    /// What the text of a document gives, its dependencies resolved to documents of the library.
    pub fn describe(&mut self, number: usize, anchors: FxHashSet<String>, dependencies: Vec<usize>) {
        if let Some(document) = self.documents.get_mut(number) {
            document.anchors = Some(Rc::new(anchors));
            document.dependencies = dependencies;
        }
    }

    /// The documents that one depends on.
    pub fn dependencies(&self, number: usize) -> &[usize] {
        self.documents.get(number).map_or(&[], |document| &document.dependencies)
    }

    /// What a spec is to know: `named` are the documents that it names, by the path that it writes, and `own` is the
    /// spec's path and its number, if another document names it.
    pub fn known(&self, named: &BTreeMap<String, usize>, own: Option<(&str, Option<usize>)>) -> Known {
        let own_number = own.and_then(|(_, number)| number);
        let toward = own_number.map(|own| self.toward(own, named.values().copied()));
        let back = |first: usize| {
            let (path, _) = own?;
            let way = graph::way(toward.as_ref()?, first)?;
            // The way was searched backwards, from the spec to what it names.
            let between = way.iter().rev().filter(|&&number| Some(number) != own_number);
            let between = between.map(|&number| self.documents[number].path.clone());
            Some(std::iter::once(path.to_owned()).chain(between).chain([path.to_owned()]).collect())
        };
        let known = |number: usize| KnownDocument {
            anchors: self.documents.get(number).and_then(|document| document.anchors.clone()),
            way_back: back(number),
        };
        Known { documents: named.iter().map(|(path, &number)| (path.clone(), known(number))).collect() }
    }

    /// From every document that a search from `starts` comes by: the one before it on the way back from `own`.
    fn toward(&self, own: usize, starts: impl Iterator<Item = usize>) -> FxHashMap<usize, usize> {
        let reached = reach(starts, |number| self.dependencies(number));
        let mut before = FxHashMap::default();
        if !reached.contains(&own) {
            return before;
        }
        let mut against: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for &from in &reached {
            self.dependencies(from).iter().for_each(|&to| against.entry(to).or_default().push(from));
        }
        before.insert(own, own);
        let mut next = VecDeque::from([own]);
        while let Some(number) = next.pop_front() {
            for &from in against.get(&number).into_iter().flatten() {
                before.entry(from).or_insert_with(|| {
                    next.push_back(from);
                    number
                });
            }
        }
        before
    }
}

/// The documents that dependencies lead to, the nearest first, at most [`limits::FOLLOWED_DOCUMENTS`].
fn reach<'l>(starts: impl Iterator<Item = usize>, next: impl Fn(usize) -> &'l [usize]) -> Vec<usize> {
    let mut seen = FxHashSet::default();
    let mut reached: Vec<usize> = starts.filter(|&start| seen.insert(start)).collect();
    let mut at = 0;
    while let Some(&number) = reached.get(at).filter(|_| at < limits::FOLLOWED_DOCUMENTS) {
        reached.extend(next(number).iter().filter(|&&next| seen.insert(next)));
        at += 1;
    }
    reached.truncate(limits::FOLLOWED_DOCUMENTS);
    reached
}

/// The documents that are there, of those that a spec names.
#[derive(Debug, Clone, Default)]
pub struct Known {
    documents: BTreeMap<String, KnownDocument>,
}

/// A document that a spec names.
#[derive(Debug, Clone)]
pub(crate) struct KnownDocument {
    /// Its anchors; none when its text is not known.
    pub(crate) anchors: Option<Rc<FxHashSet<String>>>,
    /// The way from the spec by this document back to the spec over feature dependencies.
    pub(crate) way_back: Option<Vec<String>>,
}

impl Known {
    /// What a spec is to know of documents that are all at hand, by their paths from the project's root; of some only
    /// the path may be known.
    pub fn of(spec: &str, path: Option<&str>, documents: &BTreeMap<String, Option<String>>, lexicon: &Lexicon) -> Self {
        let paths: Vec<&str> = documents.keys().map(String::as_str).collect();
        let find = |named: &str, from: Option<&str>| {
            candidates(named, from).into_iter().find_map(|path| paths.binary_search(&path.as_str()).ok())
        };
        let mut library = Library::default();
        for path in documents.keys() {
            library.add(path.clone());
        }
        let named: Vec<(String, usize)> = named_in(spec, lexicon)
            .into_iter()
            .filter_map(|named| Some((find(&named, path)?, named)))
            .map(|(number, named)| (named, number))
            .collect();
        // Of many documents a spec leads to few, and only those are read, the nearest first.
        let texts: Vec<(&String, &Option<String>)> = documents.iter().collect();
        let mut seen = FxHashSet::default();
        let mut next: VecDeque<usize> =
            named.iter().map(|(_, number)| *number).filter(|&number| seen.insert(number)).collect();
        let mut left = limits::FOLLOWED_DOCUMENTS;
        while let Some(number) = next.pop_front().filter(|_| left > 0) {
            left -= 1;
            let (path, text) = texts[number];
            let Some(text) = text.as_ref().filter(|_| is_text(path)) else { continue };
            let Digest { anchors, dependencies } = Digest::of(text, lexicon);
            let dependencies: Vec<usize> = dependencies.iter().filter_map(|on| find(on, Some(path))).collect();
            next.extend(dependencies.iter().filter(|&&on| seen.insert(on)));
            library.describe(number, anchors, dependencies);
        }
        let named = named.into_iter().collect();
        // The spec itself may not be among them; what depends on it leads back to it all the same.
        let own = path.map(normal_path);
        library.known(&named, own.as_deref().map(|path| (path, paths.binary_search(&path).ok())))
    }

    /// The document that a spec means with a path, if it is there.
    pub(crate) fn get(&self, named: &str) -> Option<&KnownDocument> {
        self.documents.get(named)
    }
}

/// The documents that a claim may need, or nothing.
pub(crate) fn known(documents: Documents<'_>) -> Option<&Known> {
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
        let text = "# Module Inventory\n\n## A & B\n\n## A & B\n\n## Own {#mine}\n\n<a id=\"x\"></a>\n";
        let anchors = anchors_of(text, &markdown::read(text));
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
            ("d.md".to_owned(), None),
        ]);
        let spec = "# Integration: X\n\n## Related Documents\n\n- **Feature Dependencies:** b.md\n";
        let known = |path: &str| Known::of(spec, Some(path), &documents, &Lexicon::default());
        let way = |path: &str| known(path).get("b.md").unwrap().way_back.clone();
        assert_eq!(way("a.md").unwrap(), ["a.md", "b.md", "c.md", "a.md"]);
        assert_eq!(way("./b.md").unwrap(), ["b.md", "b.md"]);
        assert_eq!(way("d.md"), None);
    }
}

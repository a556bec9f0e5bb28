//! The book as readers get it.

use crate::harness::Book;
use crate::spec::{HOLD, INVENTORY, PLAIN};
use std::collections::BTreeSet;

/// A book with two specs, one of them the README of its folder, and chapters of other kinds.
fn library() -> Book {
    let other = HOLD.replace("Hold Pickup", "Hold Return");
    let book = Book::new(
        "",
        &[
            ("plain.md", PLAIN),
            ("specs/hold.md", HOLD),
            ("specs/returns/README.md", &other),
            ("specs/architecture.md", INVENTORY),
        ],
    );
    book.write("src/specs/returns/architecture.md", INVENTORY);
    book.append("src/SUMMARY.md", "- [Draft]()\n");
    book
}

/// Values of the attribute `name`, scripts left out.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    let mut values = Vec::new();
    for (at, part) in html.split("<script").enumerate() {
        let markup = if at == 0 { part } else { part.split_once("</script>").map_or("", |(_, rest)| rest) };
        values.extend(markup.split(&start).skip(1).filter_map(|rest| rest.split('"').next()));
    }
    values
}

/// The names that a page refers to inside itself: links, SVG references, labels.
fn references(html: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for name in ["href", "xlink:href"] {
        names.extend(attributes(html, name).iter().filter_map(|value| value.strip_prefix('#')).map(str::to_owned));
    }
    for name in ["aria-labelledby", "aria-describedby", "for", "headers"] {
        names.extend(attributes(html, name).iter().flat_map(|value| value.split_whitespace()).map(str::to_owned));
    }
    names.extend(html.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned));
    names.remove("");
    names
}

/// What a page says, without the book around it.
pub(crate) fn main_part(html: &str) -> &str {
    html.split_once("<main>").and_then(|(_, rest)| rest.split_once("</main>")).map(|(main, _)| main).unwrap()
}

fn assert_references_hold(html: &str) {
    let ids = attributes(html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    let twice: Vec<&str> =
        unique.iter().copied().filter(|id| ids.iter().filter(|other| *other == id).count() > 1).collect();
    assert!(twice.is_empty(), "ids that stand twice: {twice:?}");
    let dangling: Vec<String> = references(html).into_iter().filter(|name| !unique.contains(name.as_str())).collect();
    assert!(dangling.is_empty(), "references that lead nowhere: {dangling:?}");
}

#[test]
fn a_spec_has_badges_that_lead_to_rows_a_drawing_a_checklist_and_findings() {
    let html = library().page("specs/hold.html");
    let main = main_part(&html);
    assert_references_hold(main);
    let (before, after) = main.split_once("A reader reserves a title").unwrap();
    let ids = attributes(after, "id");
    let rows = |href: &&str| ids.contains(&href.trim_start_matches('#'));
    let badges: Vec<&str> = attributes(before, "href").into_iter().filter(|href| href.starts_with("#sl-")).collect();
    assert_eq!(badges.len(), 8, "the total and seven badges: {badges:?}");
    assert!(badges.iter().all(rows), "each leads to a row behind the text: {badges:?}");
    let (_, drawing) = after.split_once(">Data Flow<").unwrap();
    assert!(drawing.contains("<figure") && drawing.contains("<svg") && drawing.contains("role=\"img\""));
    let (_, source) = drawing.split_once("<details").unwrap();
    assert!(source.contains("<pre><code class=\"language-mermaid\">sequenceDiagram"));
    let (_, closing) = source.split_once("Remove <code>holds_enabled</code>").unwrap();
    let (checklist, findings) = closing.split_once("modules/undeclared").unwrap();
    assert!(checklist.contains("Modules are in the architecture"));
    assert!(findings.contains("failures/no-recovery"));
}

#[test]
fn the_print_page_is_sound() {
    let book = library();
    book.page("specs/hold.html");
    let print = book.read("book/print.html");
    assert!(print.contains("Hold Return") && print.contains("<svg"));
    assert_references_hold(main_part(&print));
}

#[test]
fn every_page_is_sound_in_itself() {
    let book = library();
    for page in ["plain.html", "specs/hold.html", "specs/returns/index.html", "specs/architecture.html"] {
        assert_references_hold(main_part(&book.page(page)));
    }
}

#[test]
fn a_readme_is_checked_as_the_file_that_it_is() {
    let book = library();
    let run = book.build();
    assert!(run.stderr.contains("src/specs/returns/README.md:"), "{}", run.stderr);
    assert!(main_part(&book.read("book/specs/returns/index.html")).contains("<svg"));
}

#[test]
fn the_search_index_has_the_text_and_no_style() {
    let book = library();
    book.page("specs/hold.html");
    let index = std::fs::read_dir(book.path("book"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with("searchindex"))
        .unwrap();
    let index = std::fs::read_to_string(index).unwrap();
    assert!(index.contains("the next copy that comes back waits"));
    for css in ["stroke-width", "font-family", "var(--", "@media", "{fill"] {
        assert!(!index.contains(css), "the index holds {css:?}");
    }
}

#[test]
fn a_chapter_that_is_no_spec_is_built_as_without_the_preprocessor() {
    let with = library();
    let without = library();
    without.write("book.toml", "[book]\ntitle = \"Test\"\n");
    for page in ["plain.html", "specs/architecture.html"] {
        assert_eq!(main_part(&with.page(page)), main_part(&without.page(page)));
    }
}

#[test]
fn no_page_needs_a_script_or_the_network() {
    let html = library().page("specs/hold.html");
    let main = main_part(&html);
    for word in ["<script", "http://", "https://", "javascript:", "onclick", "@import"] {
        let namespaces = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];
        let main = namespaces.iter().fold(main.to_owned(), |main, name| main.replace(name, ""));
        assert!(!main.contains(word), "the page holds {word:?}");
    }
}

#[test]
fn author_text_is_text() {
    let evil = "<img src=x onerror=alert(1)>";
    let text =
        HOLD.replace("Notices, Reports", &format!("Notices, {evil}")).replace("Message bounces", "`</td><script>`");
    let book = Book::new("fail-on = \"never\"", &[("hold.md", &text), ("architecture.md", INVENTORY)]);
    let html = book.page("hold.html");
    let main = main_part(&html);
    // Once as an element, where the author wrote it; what Seamline repeats is escaped.
    assert_eq!(main.matches("<img").count(), 1);
    assert!(!main.contains("<script"));
}

#[test]
fn badges_findings_and_drawings_can_be_turned_off() {
    let chapters = [("hold.md", HOLD), ("architecture.md", INVENTORY)];
    const PARTS: [&str; 3] = ["seamline-badges\"", "seamline-findings\"", "<svg"];
    for (settings, gone) in [
        ("", ""),
        ("badges = false", PARTS[0]),
        ("findings = \"off\"", PARTS[1]),
        ("render-mermaid = \"off\"", PARTS[2]),
    ] {
        let page = Book::new(settings, &chapters).page("hold.html");
        for part in PARTS {
            assert_eq!(main_part(&page).contains(part), part != gone, "{part} with `{settings}`");
        }
    }
    let off = Book::new("render-mermaid = \"off\"", &chapters).page("hold.html");
    assert!(main_part(&off).contains("<pre><code class=\"language-mermaid\">sequenceDiagram"));
}

#[test]
fn rules_lead_to_their_pages_when_the_book_has_them() {
    let names = seamline::rules::all().iter().map(|rule| format!("rules/{}.md", rule.name));
    let mut chapters: Vec<(String, String)> = names.map(|path| (path, "# Rule\n".to_owned())).collect();
    chapters.push(("specs/hold.md".to_owned(), HOLD.to_owned()));
    chapters.push(("specs/architecture.md".to_owned(), INVENTORY.to_owned()));
    let chapters: Vec<(&str, &str)> = chapters.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let book = Book::new("", &chapters);
    let html = book.page("specs/hold.html");
    let links: Vec<&str> =
        attributes(main_part(&html), "href").into_iter().filter(|href| href.contains("rules/")).collect();
    assert!(!links.is_empty());
    for link in links {
        let page = link.split('#').next().unwrap();
        assert!(book.path("book/specs").join(page).is_file(), "{link} leads nowhere");
    }
}

#[test]
fn other_renderers_get_plain_markdown() {
    let book = library();
    book.append("book.toml", "\n[output.markdown]\n");
    let run = book.build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = book.read("book/specs/hold.md");
    assert!(page.contains("\n- [ ] ") || page.contains("\n- [x] "), "{page}");
    assert!(page.contains("```mermaid\nsequenceDiagram\n    participant R as Reader\n"));
    for html in ["<svg", "<div", "<style", "<details", "<span"] {
        assert!(!page.contains(html), "the page holds {html}");
    }
    assert_eq!(book.read("book/plain.md"), PLAIN);
}

#[test]
fn mdbook_test_sees_the_book_as_it_is() {
    let book = library();
    let run = book.mdbook("test");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(!run.stderr.contains("hold.md:"), "{}", run.stderr);
}

#[test]
fn nothing_is_written_into_the_sources() {
    let book = library();
    let before = book.snapshot("src");
    book.build();
    assert_eq!(book.snapshot("src"), before);
}

//! The pictures as they are, and what holds for all of them.

use std::collections::BTreeSet;

use seamline_svg::{ErrorKind, Figure, Options, render, supports};

const GOLDEN: &[(&str, &str)] = &[
    ("flowchart", include_str!("golden/flowchart.mmd")),
    ("sequence", include_str!("golden/sequence.mmd")),
    ("state", include_str!("golden/state.mmd")),
    ("gantt", include_str!("golden/gantt.mmd")),
];

fn draw(mermaid: &str, id: &str) -> Figure {
    let options = Options { id, title: "Order & <payment>", description: "How an order is paid." };
    render(mermaid, &options).unwrap_or_else(|error| panic!("{error} in:\n{mermaid}"))
}

#[test]
fn golden_pictures() {
    for (name, mermaid) in GOLDEN {
        let figure = draw(mermaid, "fig");
        // One element or rule a line reads better in a diff.
        let text = format!("{}\n\n{}\n", figure.svg.replace("><", ">\n<"), figure.css.replace('}', "}\n"));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(*name, text);
        });
    }
}

#[test]
fn pictures_are_one_line_without_style() {
    for (name, mermaid) in GOLDEN {
        let Figure { svg, css } = draw(mermaid, "fig");
        for absent in ["\n", "<style", "style=", "data-", "#f00", "foreignObject", "rgb("] {
            assert!(!svg.contains(absent), "{absent:?} in {name}");
        }
        for absent in ["\n", "<", "url(", "@import"] {
            assert!(!css.contains(absent), "{absent:?} in the css of {name}");
        }
        assert!(svg.contains(r#"role="img" aria-labelledby="fig--title fig--desc""#));
        assert!(svg.contains("<title id=\"fig--title\">Order &amp; &lt;payment&gt;</title>"));
        assert!(svg.contains("viewBox="));
        assert!(svg.len() < 16 * 1024, "{name} takes {} bytes", svg.len());
    }
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for (_, mermaid) in GOLDEN {
        assert_eq!(draw(mermaid, "fig"), draw(mermaid, "fig"));
    }
}

#[test]
fn identifiers_begin_with_the_prefix_and_are_not_shared() {
    for (_, mermaid) in GOLDEN {
        let (one, two) = (draw(mermaid, "one"), draw(mermaid, "two"));
        let (one, two) = (ids(&one.svg), ids(&two.svg));
        assert!(one.iter().all(|id| id == "one" || id.starts_with("one--")), "{one:?}");
        assert!(one.is_disjoint(&two));
    }
}

#[test]
fn labels_keep_their_words() {
    let svg = draw(GOLDEN[0].1, "fig").svg;
    for label in ["places order", "reserve(&quot;sku&quot;)", "Payments &amp; Ledger", "Accepted?"] {
        assert!(svg.contains(&format!(">{label}<")), "{label} in {svg}");
    }
    let svg = draw(GOLDEN[2].1, "fig").svg;
    assert!(svg.contains(">label &quot;printed&quot;<"), "{svg}");
}

#[test]
fn a_diagram_can_name_itself() {
    let options = Options { id: "fig", title: "", description: "" };
    let own = "flowchart LR\naccTitle: Own name\naccDescr: Own words\nA-->B";
    let svg = render(own, &options).unwrap().svg;
    assert!(svg.contains(">Own name</title><desc id=\"fig--desc\">Own words</desc>"), "{svg}");
    let svg = render("flowchart LR\nA-->B", &options).unwrap().svg;
    assert!(svg.contains(r#"aria-labelledby="fig--title" "#) && svg.contains(">Diagram</title>"));
}

#[test]
fn supported_types() {
    for (_, mermaid) in GOLDEN {
        assert!(supports(mermaid));
    }
    for yes in ["graph TD\nA", "%%{init: {}}%%\nflowchart LR\nA", "---\ntitle: x\n---\ngantt", "stateDiagram\na"] {
        assert!(supports(yes), "{yes}");
    }
    for no in ["", "pie\n\"a\": 1", "classDiagram\nA <|-- B", "erDiagram", "hello", "mindmap\n a", "\u{0}"] {
        assert!(!supports(no), "{no}");
    }
}

#[test]
fn failures_have_a_kind_and_a_place() {
    let options = Options { id: "fig", title: "T", description: "" };
    let fail = |mermaid: &str| render(mermaid, &options).unwrap_err();
    assert_eq!(fail("").kind(), ErrorKind::Unsupported);
    assert_eq!(fail("pie\n\"a\": 1").kind(), ErrorKind::Unsupported);
    assert_eq!(fail(&"x".repeat(seamline_svg::MAX_INPUT + 1)).kind(), ErrorKind::TooLarge);
    let lists = format!("flowchart LR\nA{} --> B{}", " & A".repeat(3_000), "&B".repeat(3_000));
    assert_eq!(fail(&lists).kind(), ErrorKind::TooLarge);
    let text = "---\ntitle: ü\n---\r\nflowchart LR\r\n  A --> B\r\n  é -- [[[";
    let error = fail(text);
    assert_eq!(error.kind(), ErrorKind::Syntax);
    let span = error.span().expect("a syntax error has a span");
    assert!(span.start >= 30 && text.get(span.clone()).is_some(), "{span:?}");
    assert!(!error.to_string().is_empty());
    for id in ["", "a b", "a\"", "ä", "a:b", "a<b"] {
        let error = render("flowchart LR\nA", &Options { id, title: "", description: "" }).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsafe, "{id}");
    }
}

#[test]
fn every_kind_of_identifier_is_scoped() {
    for id in ["1", "-", "-1", "--", "_", "9-a", "A"] {
        let figure = draw("flowchart LR\nA-->B", id);
        assert!(ids(&figure.svg).iter().all(|found| found.starts_with(id)));
    }
}

fn ids(svg: &str) -> BTreeSet<String> {
    svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

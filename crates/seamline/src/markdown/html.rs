//! A document as HTML, block by block.

use super::reader::{OPTIONS, with_line_feeds};
use crate::limits;
use crate::source::Span;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use rustc_hash::FxHashMap;

/// A block of the top level as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlBlock {
    /// Its HTML. What the author wrote as HTML is in it as it is: who shows it has to make it harmless.
    pub html: String,
    /// Where it stands.
    pub span: Span,
}

/// The blocks of the top level as HTML. Together they are the whole document, read with the options that mdBook has by
/// default; smart punctuation is off there as here.
pub fn html_blocks(text: &str) -> Vec<HtmlBlock> {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let lines = with_line_feeds(&text[mark..]);
    let mut writer = Writer::default();
    for (event, range) in Parser::new_ext(&lines, OPTIONS | Options::ENABLE_DEFINITION_LIST).into_offset_iter() {
        writer.event(event, Span::new(range.start + mark, range.end + mark));
    }
    writer.blocks
}

#[derive(Default)]
struct Writer<'e> {
    blocks: Vec<HtmlBlock>,
    /// The events of the block that is being read.
    events: Vec<Event<'e>>,
    depth: usize,
    /// Footnotes in the order in which they are first mentioned: a block alone cannot count them.
    footnotes: FxHashMap<CowStr<'e>, usize>,
}

impl<'e> Writer<'e> {
    fn event(&mut self, event: Event<'e>, span: Span) {
        let is_shown = match &event {
            Event::Start(_) => {
                self.depth += 1;
                self.depth <= limits::NESTING
            }
            Event::End(_) => {
                self.depth -= 1;
                self.depth < limits::NESTING
            }
            _ => true,
        };
        // What nests deeper than anybody reads keeps its words and loses its frames: browsers take seconds for thousands.
        if is_shown {
            let event = self.numbered(event);
            self.events.push(event);
        }
        if self.depth == 0 {
            let mut block = String::new();
            html::push_html(&mut block, self.events.drain(..));
            self.blocks.push(HtmlBlock { html: block, span });
        }
    }

    /// A footnote with its number.
    fn numbered(&mut self, event: Event<'e>) -> Event<'e> {
        let html = match event {
            Event::FootnoteReference(name) => {
                let (name, number) = (escaped(&name), self.number(name));
                format!("<sup class=\"footnote-reference\"><a href=\"#{name}\">{number}</a></sup>")
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let (name, number) = (escaped(&name), self.number(name));
                format!("<div class=\"footnote-definition\" id=\"{name}\"><sup>{number}</sup>")
            }
            Event::End(TagEnd::FootnoteDefinition) => "</div>\n".to_owned(),
            other => return other,
        };
        Event::InlineHtml(html.into())
    }

    fn number(&mut self, name: CowStr<'e>) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(name).or_insert(next)
    }
}

fn escaped(name: &str) -> String {
    name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blocks_are_the_document() {
        let text = "\u{feff}# One\n\n| a | b |\n|---|---|\n| 1 | *2* |\n\n- x\n\n  - y\n\n<div>\n\nraw\n\n</div>\n\n---\n\n[link]\n\n[link]: https://a.example\n";
        let blocks = html_blocks(text);
        let mut whole = String::new();
        html::push_html(&mut whole, Parser::new_ext(text.trim_start_matches('\u{feff}'), OPTIONS));
        assert_eq!(blocks.iter().map(|block| block.html.as_str()).collect::<String>(), whole);
        let starts: Vec<&str> = blocks.iter().map(|block| block.span.of(text).lines().next().unwrap()).collect();
        assert_eq!(starts, ["# One", "| a | b |", "- x", "<div>", "raw", "</div>", "---", "[link]"]);
    }

    #[test]
    fn what_nests_too_deep_keeps_its_words() {
        let html = &html_blocks(&format!("{} words *in* [it](x)\n", ">".repeat(10_000)))[0].html;
        assert_eq!(html.matches("<blockquote>").count(), limits::NESTING);
        assert_eq!(html.matches("</blockquote>").count(), limits::NESTING);
        assert!(html.contains("words in it"), "{}", &html[html.len() / 2..]);
    }

    #[test]
    fn footnotes_count_through_all_blocks() {
        let blocks = html_blocks("a[^x]\n\nb[^\"]\n\n[^\"]: second\n\n[^x]: first\n");
        let html: String = blocks.into_iter().map(|block| block.html).collect();
        assert!(html.contains("a<sup class=\"footnote-reference\"><a href=\"#x\">1</a></sup>"), "{html}");
        assert!(html.contains("id=\"&quot;\"><sup>2</sup>"), "{html}");
        assert!(html.contains("id=\"x\"><sup>1</sup>"), "{html}");
    }
}

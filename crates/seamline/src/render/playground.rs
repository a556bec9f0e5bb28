//! The way into the playground, the last line of a chapter.

use super::html::href;

const WORDS: &str = "Open in the playground";

/// The line as HTML, for an address that pages may link to.
pub(super) fn html(address: Option<&str>) -> Option<String> {
    let address = address.and_then(href)?;
    Some(format!("<p class=\"seamline seamline-playground\"><a href=\"{address}\">{WORDS}</a></p>"))
}

/// The line as Markdown.
pub(super) fn markdown(address: Option<&str>) -> Option<String> {
    let address = address.filter(|address| href(address).is_some())?;
    // What would end the link or open something else.
    let escaped = |c: char| match c {
        '<' | '>' | '\\' | '{' | '}' | '`' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    Some(format!("[{WORDS}](<{}>)", address.chars().map(escaped).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_opens_nothing_else() {
        let address = "a?\"><b>{{#x}}`&'\\#v1=q-_8";
        let escaped = "a?&quot;&gt;&lt;b&gt;&#123;&#123;#x&#125;&#125;`&amp;&#39;\\#v1=q-_8";
        let line =
            format!("<p class=\"seamline seamline-playground\"><a href=\"{escaped}\">Open in the playground</a></p>");
        assert_eq!(html(Some(address)), Some(line));
        let escaped = "a?\"%3E%3Cb%3E%7B%7B#x%7D%7D%60&'%5C#v1=q-_8";
        assert_eq!(markdown(Some(address)), Some(format!("[Open in the playground](<{escaped}>)")));
        let hostile = Some("javascript:alert(1)");
        assert_eq!((html(hostile), markdown(hostile)), (None, None));
    }
}

//! Links that carry a document in themselves, version 1.
//!
//! The address of the playground, then a fragment: `#v1=`, then base64url without padding, of raw DEFLATE (RFC 1951), of
//! JSON in UTF-8:
//!
//! ```text
//! { "spec": string, "architecture"?: string, "config"?: string, "path"?: string }
//! ```
//!
//! The keys stand in this order, and one whose value is not known is left out. What follows `#` is never sent to a server.
//! Another form is another version, with another name in front of the `=`.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use std::io::{Cursor, Write as _};

/// What every fragment of this version starts with.
const VERSION: &str = "#v1=";

/// The longest fragment, in bytes, from its `#` on: mail programs and chats cut longer addresses.
pub const LONGEST_FRAGMENT: usize = 32 * 1024;

/// The most bytes that fit into it: four characters stand for three of them.
const ROOM: usize = (LONGEST_FRAGMENT - VERSION.len()) / 4 * 3;

/// The longest JSON, in bytes. Nobody unpacks a link without an end: a few kilobytes can hold gigabytes of one letter.
const LONGEST_JSON: usize = 4 * 1024 * 1024;

/// What a link opens: a spec, and what it is checked against.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Shared<'s> {
    /// The text of the spec.
    pub spec: &'s str,
    /// The text of its architecture document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<&'s str>,
    /// The text of a seamline.toml.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<&'s str>,
    /// The path of the spec from the project's root, with forward slashes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'s str>,
}

impl Shared<'_> {
    /// What is appended to the address of the playground; none when it would have more than [`LONGEST_FRAGMENT`] bytes,
    /// or hold more than the 4 MiB that are read from one. The same values give the same fragment on every platform.
    pub fn fragment(&self) -> Option<String> {
        let json = serde_json::to_vec(self).ok().filter(|json| json.len() <= LONGEST_JSON)?;
        let mut room = vec![0; ROOM];
        let mut encoder = DeflateEncoder::new(Cursor::new(room.as_mut_slice()), Compression::best());
        // A full room is an error, so that no more of a long text is compressed than fits.
        encoder.write_all(&json).ok()?;
        let length = usize::try_from(encoder.finish().ok()?.position()).ok()?;
        Some(format!("{VERSION}{}", BASE64_URL_SAFE_NO_PAD.encode(&room[..length])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::DeflateDecoder;
    use std::io::Read as _;

    fn opened(fragment: &str) -> String {
        let deflated = BASE64_URL_SAFE_NO_PAD.decode(fragment.strip_prefix(VERSION).unwrap()).unwrap();
        let mut json = String::new();
        DeflateDecoder::new(deflated.as_slice()).read_to_string(&mut json).unwrap();
        json
    }

    /// Text that hardly gets shorter, the same in every run.
    fn noise(length: usize) -> String {
        let mut state = 1_u64;
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b' ' + u8::try_from((state >> 33) % 90).unwrap())
        };
        (0..length).map(next).collect()
    }

    #[test]
    fn a_link_of_version_1_stays_as_it_is() {
        let shared = Shared {
            spec: "# Integration: Post\n",
            architecture: Some("| Module |\n|---|\n| Mail |\n"),
            config: Some("profile = \"ship\"\n"),
            path: Some("features/integrations/post.md"),
        };
        let golden = "#v1=RY0xDsMgEAS_crq0Ie4t5QEpLOUBNAgf5iQHEJyrkL_ncONqpd3RzhdbIY8z3uCVhLbqhHOa4Z2b2IR3dNVHFvJyVFKsw5LXYyfoNn\
                      VjzAhYHO-jUNznFHhTsNQcWLknWGyRi8VzL06iroHcOGwTX9I2FZU-Piv-_g";
        assert_eq!(shared.fragment().as_deref(), Some(golden));
        assert_eq!(
            opened(golden),
            r##"{"spec":"# Integration: Post\n","architecture":"| Module |\n|---|\n| Mail |\n","config":"profile = \"ship\"\n","path":"features/integrations/post.md"}"##
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let empty = Shared::default().fragment().unwrap();
        assert_eq!(opened(&empty), r#"{"spec":""}"#);
        let empty = Shared { config: Some(""), ..Shared::default() }.fragment().unwrap();
        assert_eq!(opened(&empty), r#"{"spec":"","config":""}"#);
    }

    #[test]
    fn every_text_comes_out_as_it_went_in() {
        let rows = "| Lockers | Producer |\n".repeat(2_000);
        for text in [
            "",
            "# Integration: 港 🚢 設計 e\u{301} 👩‍👩‍👧\n",
            "\u{feff}a\r\nb\rc\n\n",
            "\u{0}\u{1f}\"\\/</script>\u{2028}\u{2029}\u{7f}",
            &rows,
            &noise(20_000),
        ] {
            let fragment = Shared { spec: text, path: Some(text), ..Shared::default() }.fragment();
            let json: serde_json::Value = serde_json::from_str(&opened(&fragment.unwrap())).unwrap();
            assert_eq!((json["spec"].as_str(), json["path"].as_str()), (Some(text), Some(text)));
        }
    }

    #[test]
    fn a_fragment_needs_no_escapes() {
        let fragment = Shared { spec: &noise(9_999), ..Shared::default() }.fragment().unwrap();
        let rest = fragment.strip_prefix(VERSION).unwrap();
        assert!(rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
    }

    #[test]
    fn there_is_no_link_above_the_limit() {
        let noise = noise(40_000);
        let fragment = |length: usize| Shared { spec: &noise[..length], ..Shared::default() }.fragment();
        let (mut fits, mut too_long) = (0, noise.len());
        while too_long - fits > 1 {
            let middle = fits.midpoint(too_long);
            *(if fragment(middle).is_some() { &mut fits } else { &mut too_long }) = middle;
        }
        let longest = fragment(fits).unwrap();
        assert!((LONGEST_FRAGMENT - 8..=LONGEST_FRAGMENT).contains(&longest.len()), "{}", longest.len());
        // An empty document, the text, and a backslash before what JSON escapes.
        assert_eq!(opened(&longest).len(), fits + r#"{"spec":""}"#.len() + noise[..fits].matches(['"', '\\']).count());
    }
    #[test]
    fn there_is_no_link_to_more_than_is_read_from_one() {
        let fragment = |length: usize| Shared { spec: &"a".repeat(length), ..Shared::default() }.fragment();
        let around = r#"{"spec":""}"#.len();
        assert!(fragment(LONGEST_JSON - around).is_some_and(|link| link.len() < LONGEST_FRAGMENT));
        assert_eq!(fragment(LONGEST_JSON - around + 1), None);
    }
}

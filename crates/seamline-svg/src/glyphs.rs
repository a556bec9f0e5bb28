//! How wide a text is: the advance widths of Helvetica, which Arial and Liberation Sans share.
//!
//! The picture names these three families, so boxes fit their labels on every platform, and no
//! font has to be read to lay it out.

/// The width of one line of text in pixels.
pub(crate) fn width(text: &str, size: f64, is_bold: bool) -> f64 {
    let units: u32 = text.chars().map(advance).fold(0, u32::saturating_add);
    let regular = f64::from(units) / 1000.0 * size;
    if is_bold { regular * BOLD } else { regular }
}

/// Bold text is about this much wider.
const BOLD: f64 = 1.07;

/// Thousandths of the size for U+0020 to U+007E.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,      // p to ~
];

fn advance(char: char) -> u32 {
    match u32::from(char) {
        code @ 0x20..=0x7e => u32::from(ASCII[code as usize - 0x20]),
        // Controls, soft hyphen, marks that combine, joiners, selectors.
        0..0x20 | 0x7f..0xa0 | 0xad | 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0xa0 => 278,
        // East Asian text and pictographs fill a square.
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0x1f000..=0x1faff
        | 0x20000..=0x3fffd => 1000,
        _ => 600,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths() {
        assert_eq!(width("", 14.0, false), 0.0);
        assert_eq!(width("Ai~", 10.0, false), 6.67 + 2.22 + 5.84);
        assert_eq!(width("漢e\u{301}", 10.0, false), 15.56);
        assert!(width("Ai", 10.0, true) > width("Ai", 10.0, false));
    }
}

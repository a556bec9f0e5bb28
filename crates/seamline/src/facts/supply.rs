//! What can supply an identifier that a step takes: names given by steps, and names from outside of them.
//!
//! Authors write `Order` and `OrderID`, `Orders`, `GetOrder` or `OrderPlaced` for what is one thing to them, so a name is
//! compared by its forms: singular and plural, and without the words that only name a part of it.

use crate::config::{Lexicon, Term};
use crate::limits;
use crate::names::Candidates;
use crate::source::Span;
use crate::spec::{humps, normal_form, push_normal};
use rustc_hash::FxHashMap;

const PART: Term = Term::new("word.part");

/// Names and their forms, each with the steps that give it.
#[derive(Debug, Default)]
pub(super) struct Supply {
    by_form: FxHashMap<String, Given>,
    /// The names as written, for suggestions, with where each stands first.
    written: FxHashMap<String, (String, Option<Span>)>,
}

/// Which steps give a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given {
    /// The first step; none when it comes from outside of the steps.
    pub(super) first: Option<usize>,
}

impl Supply {
    /// Adds a name that a step gives, or that comes from outside, under all its forms.
    pub(super) fn add(&mut self, name: &str, step: Option<usize>, span: Option<Span>, lexicon: &Lexicon) {
        self.add_hidden(name, step, lexicon);
        self.written.entry(normal_form(name)).or_insert_with(|| (name.to_owned(), span));
    }

    /// Adds a name that nobody is told to have meant.
    pub(super) fn add_hidden(&mut self, name: &str, step: Option<usize>, lexicon: &Lexicon) {
        let parts: Vec<&str> = humps(name).collect();
        self.add_form(normal_form(name), step);
        self.add_form(without_parts(&parts, lexicon), step);
    }

    /// Adds a call's method: what stands behind its verb is what it gives.
    pub(super) fn add_method(&mut self, method: &str, span: Span, lexicon: &Lexicon) {
        self.add(method, None, Some(span), lexicon);
        let parts: Vec<&str> = humps(method).collect();
        if let [_, given @ ..] = parts.as_slice() {
            self.add_form(normal_form(&given.concat()), None);
            self.add_form(without_parts(given, lexicon), None);
        }
    }

    /// Adds an event: `OrderPlaced` carries an order.
    pub(super) fn add_event(&mut self, event: &str, span: Span, lexicon: &Lexicon) {
        self.add(event, None, Some(span), lexicon);
        let parts: Vec<&str> = humps(event).collect();
        if let [subject @ .., _] = parts.as_slice() {
            self.add_form(normal_form(&subject.concat()), None);
        }
    }

    /// What gives a name, under whichever form.
    pub(super) fn find(&self, name: &str, lexicon: &Lexicon) -> Option<Given> {
        forms(name, lexicon).iter().filter_map(|form| self.by_form.get(form)).copied().min_by_key(|given| given.first)
    }

    /// The names that a misspelt one may have been meant to be.
    pub(super) fn candidates(&self) -> Candidates {
        Candidates::new(self.written.values().map(|(name, _)| name.clone()))
    }

    /// Where a name stands first.
    pub(super) fn place(&self, name: &str) -> Option<Span> {
        self.written.get(&normal_form(name)).and_then(|(_, span)| *span)
    }

    fn add_form(&mut self, form: String, step: Option<usize>) {
        if form.is_empty() {
            return;
        }
        for form in singulars(&form).into_iter().flatten().chain([form]) {
            let given = self.by_form.entry(form).or_insert(Given { first: step });
            given.first = given.first.min(step);
        }
    }
}

/// The forms under which a name is looked for: itself, what stands before a dot, the singulars of both, and each
/// without the words that name a part.
pub(super) fn forms(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut forms = Vec::with_capacity(4);
    let owner = name.split_once('.').map(|(owner, _)| owner);
    for written in [Some(name), owner].into_iter().flatten() {
        let parts: Vec<&str> = humps(written).collect();
        for form in [normal_form(written), without_parts(&parts, lexicon)] {
            if !form.is_empty() && !forms.contains(&form) {
                forms.extend(singulars(&form).into_iter().flatten());
                forms.push(form);
            }
        }
    }
    forms
}

/// What a form may be the plural of. Both what is given and what is looked for are turned into singulars: were plurals
/// made of them instead, `PickupCod` and `PickupCode` would meet in `pickupcodes`.
fn singulars(form: &str) -> [Option<String>; 3] {
    if !form.ends_with('s') {
        return [None, None, None];
    }
    [("ies", "y"), ("es", ""), ("s", "")].map(|(ending, singular)| {
        form.strip_suffix(ending).filter(|stem| stem.len() > 2).map(|stem| [stem, singular].concat())
    })
}

/// The normal form of a name without the words behind it that name a part: `OrderID` and `OrderStatus` are of `Order`.
fn without_parts(parts: &[&str], lexicon: &Lexicon) -> String {
    let mut end = parts.len();
    while end > 1 && lexicon.words(parts[end - 1]).contains(&PART) {
        end -= 1;
    }
    let mut normal = String::new();
    parts[..end].iter().for_each(|part| push_normal(&mut normal, part));
    normal
}

/// Whether a name that is close to another is a slip rather than a word of its own: `OrderRequest` and `OrderRequested`,
/// `Slot1` and `Slot2`, `SlotRequest` and `StopRequest` are two things each.
pub(super) fn is_slip(name: &str, other: &str) -> bool {
    let (one, two) = (normal_form(name), normal_form(other));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(&one) != digits(&two) || one.len().max(two.len()) > limits::SUGGESTION_BYTES {
        return false;
    }
    const ENDINGS: [&str; 7] = ["s", "es", "ed", "er", "or", "ing", "al"];
    let (short, long) = if one.len() < two.len() { (&one, &two) } else { (&two, &one) };
    let is_ending = |ending: &str| ENDINGS.contains(&ending) || (["d", "r"].contains(&ending) && short.ends_with('e'));
    if long.strip_prefix(short.as_str()).is_some_and(is_ending) {
        return false;
    }
    let words: Vec<&str> = humps(name).collect();
    let others: Vec<&str> = humps(other).collect();
    if words.len() != others.len() {
        return true;
    }
    words.iter().zip(&others).all(|(word, other)| {
        let (word, other) = (word.to_lowercase(), other.to_lowercase());
        let distance = strsim::damerau_levenshtein(&word, &other);
        match word.chars().count() {
            // Short words that differ by a letter, such as card and cart, are two; one with a letter less is a slip.
            0..5 => distance == 0 || (distance == 1 && word.len() != other.len()),
            5..8 => distance <= 1,
            _ => distance <= 2,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_under_its_forms() {
        let lexicon = Lexicon::default();
        let mut supply = Supply::default();
        supply.add("Order", Some(2), None, &lexicon);
        supply.add_method("GetCartItems(cart)", Span::default(), &lexicon);
        supply.add_event("PaymentFailed", Span::default(), &lexicon);
        let first = |name| supply.find(name, &lexicon).map(|given| given.first);
        for name in ["Order", "orders", "OrderID", "OrderStatus", "order.id"] {
            assert_eq!(first(name), Some(Some(2)), "{name}");
        }
        for name in ["PaymentFailed", "Payment", "PaymentId"] {
            assert_eq!(first(name), Some(None), "{name}");
        }
        assert_eq!(first("OrderLine"), None);
    }

    #[test]
    fn slips_are_told_from_other_words() {
        for (name, other, slip) in [
            ("PickupCod", "PickupCode", true),
            ("PikcupCode", "PickupCode", true),
            ("PickupCodeX", "PickupCode", true),
            ("OrderRequest", "OrderRequested", false),
            ("ParcelStore", "ParcelStored", false),
            ("DeliveryRecor", "DeliveryRecord", true),
            ("SlotRequest", "StopRequest", false),
            ("CardID", "CartID", false),
            ("Route1", "Route2", false),
        ] {
            assert_eq!(is_slip(name, other), slip, "{name} {other}");
        }
    }
}

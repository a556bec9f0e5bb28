//! What takes an identifier that a step gives: other steps, and what the spec says outside of them.

use super::flow::{IdentifierUse, Link, Surroundings, is_field, lines};
use super::supply::forms;
use super::words::Vocabulary;
use crate::config::Lexicon;
use crate::markdown::Text;
use crate::spec::{Spec, humps, identifiers};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// What takes names, by their forms.
pub(super) struct Demand<'v> {
    /// The first and the last step that take a name.
    by_form: FxHashMap<String, (usize, usize)>,
    /// By number, whether another part of the spec speaks of it. Found out for the first name that nothing else takes.
    elsewhere: OnceCell<Vec<bool>>,
    vocabulary: &'v Vocabulary,
    /// How the names start that are looked for there.
    beginnings: Beginnings,
    /// Steps that take an identifier.
    takers: FxHashSet<usize>,
}

impl<'v> Demand<'v> {
    /// What takes something; `given` are the names that [`Demand::link`] will be asked for.
    pub(super) fn of<'g>(
        spec: &Spec<'_>,
        inputs: &[IdentifierUse],
        given: impl Iterator<Item = &'g str>,
        vocabulary: &'v Vocabulary,
        lexicon: &Lexicon,
    ) -> Self {
        let mut demand = Self {
            by_form: FxHashMap::default(),
            elsewhere: OnceCell::new(),
            vocabulary,
            beginnings: Beginnings::of(given),
            takers: inputs.iter().map(|input| input.step).collect(),
        };
        inputs.iter().for_each(|input| demand.add(&input.name, input.step, lexicon));
        for (at, step) in spec.steps.entries.iter().enumerate() {
            lines(&step.action).flat_map(identifiers).for_each(|name| demand.add(name.as_str(), at, lexicon));
        }
        demand
    }

    /// Whether a part of the spec outside the steps speaks of it.
    fn is_elsewhere(&self, output: &IdentifierUse, spec: &Spec<'_>) -> bool {
        let elsewhere = self.elsewhere.get_or_init(|| {
            let mut elsewhere = vec![false; self.vocabulary.len()];
            let mut scratch = Vec::new();
            each_other_text(spec, &mut |text| {
                if self.beginnings.may_stand_in(text.as_str()) {
                    self.vocabulary.names_in(text.as_str(), &mut scratch, &mut |name| elsewhere[name as usize] = true);
                }
            });
            elsewhere
        });
        elsewhere[output.number as usize]
    }

    fn add(&mut self, name: &str, step: usize, lexicon: &Lexicon) {
        for form in forms(name, lexicon) {
            let steps = self.by_form.entry(form).or_insert((step, step));
            *steps = (steps.0.min(step), steps.1.max(step));
        }
    }

    /// How an output is connected that no step names as it is spelt.
    pub(super) fn link(&self, output: &IdentifierUse, spec: &Spec<'_>, around: &mut Surroundings<'_>) -> Link {
        let next = output.step + 1;
        // A step that is started from outside opens a flow of its own, and the one before it ends another.
        let is_end = spec.steps.entries.get(next).is_none_or(|step| step.trigger.is_some() && step.input.is_none());
        if is_end || self.takes(output, around.tables.lexicon) || self.is_elsewhere(output, spec) {
            Link::Connected
        } else if !self.takers.contains(&next)
            || is_field(&output.name)
            || around.may_name_outside(output, spec)
            || around.may_speak_of(&spec.steps.entries[next].input, &output.name)
        {
            Link::Open
        } else {
            Link::Loose
        }
    }

    /// Whether a step other than the one that gives it takes a form of a name.
    fn takes(&self, output: &IdentifierUse, lexicon: &Lexicon) -> bool {
        let steps = |form: &String| self.by_form.get(form).copied();
        forms(&output.name, lexicon).iter().filter_map(steps).any(|steps| steps != (output.step, output.step))
    }
}

/// How a few names start: most texts are told by it to have none of them, without being taken apart.
struct Beginnings {
    names: Vec<String>,
    /// By byte, whether a name starts with it in either case.
    first: [bool; 256],
}

impl Beginnings {
    /// Letters that are compared; the rest of a name may stand in another word.
    const LENGTH: usize = 4;
    /// Names past which no text would be told from them.
    const MANY: usize = 16;

    fn of<'g>(names: impl Iterator<Item = &'g str>) -> Self {
        let mut beginnings = Self { names: Vec::new(), first: [false; 256] };
        for name in names.take(Self::MANY + 1) {
            let hump = humps(name).next().unwrap_or("");
            let beginning: String = hump.chars().take(Self::LENGTH).collect::<String>().to_lowercase();
            match beginning.bytes().next() {
                Some(first) => {
                    beginnings.first[first as usize] = true;
                    beginnings.first[first.to_ascii_uppercase() as usize] = true;
                }
                None => beginnings.first = [true; 256],
            }
            beginnings.names.push(beginning);
        }
        beginnings
    }

    fn may_stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let starts = |rest: &[u8], name: &str| {
            rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        };
        self.names.len() > Self::MANY
            || !text.is_ascii()
            || bytes.iter().enumerate().any(|(at, &byte)| {
                self.first[byte as usize] && self.names.iter().any(|name| starts(&bytes[at..], name))
            })
    }
}

/// Every text outside the steps that can take what a step gives.
fn each_other_text<'s, 'a>(spec: &'s Spec<'a>, visit: &mut dyn FnMut(&'s Text<'a>)) {
    spec.events.entries.iter().for_each(|event| visit(&event.event.text));
    spec.shared_state.entries.iter().for_each(|datum| visit(&datum.data.text));
    for call in &spec.calls.entries {
        visit(&call.method);
        call.purpose.iter().for_each(&mut *visit);
    }
    for endpoint in &spec.endpoints.entries {
        [&endpoint.path, &endpoint.purpose].into_iter().flatten().for_each(&mut *visit);
    }
    for event in &spec.published.entries {
        visit(&event.event.text);
        [&event.payload, &event.when].into_iter().flatten().for_each(&mut *visit);
    }
    for kind in &spec.existing_types.entries {
        visit(&kind.name);
        kind.usage.iter().for_each(&mut *visit);
    }
    spec.new_interfaces.entries.iter().for_each(|interface| interface.lines.iter().for_each(&mut *visit));
    for row in &spec.failures.entries {
        visit(&row.failure);
        [&row.impact, &row.detection, &row.recovery].into_iter().flatten().for_each(&mut *visit);
    }
    for test in &spec.integration_tests.entries {
        visit(&test.name);
        test.scenario.iter().for_each(&mut *visit);
    }
}

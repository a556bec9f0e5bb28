//! Context boundaries: who may write, who may ask whom, and in which direction.

use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Item, State, Statement, Subject};
use crate::facts::{Backward, Circle, ForeignWrite, StrongRead, UnlistedCall};
use crate::limits;
use crate::source::Span;

const ITEM: Item = Item::CoordinationBidirectional;

/// What concerns several modules; data are judged with their other claims, see [`datum`].
pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    for call in &sink.facts.unlisted_calls {
        unlisted_call(sink, call);
    }
    for circle in &sink.facts.boundaries.circles {
        circle_of_calls(sink, circle);
    }
    for backward in &sink.facts.boundaries.backward {
        against_dependencies(sink, backward);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// What crosses the boundary around a datum.
pub(super) fn datum(sink: &mut Sink<'_, '_>, at: usize) {
    let reads = &sink.facts.boundaries.strong_reads;
    for read in of_datum(reads, at, |read| read.datum) {
        strong_read(sink, at, read);
    }
    let writes = &sink.facts.foreign_writes;
    for write in of_datum(writes, at, |write| write.datum) {
        foreign_write(sink, at, write);
    }
}

/// The part of a list in ascending order that belongs to a datum.
fn of_datum<T>(all: &[T], datum: usize, datum_of: impl Fn(&T) -> usize) -> &[T] {
    let start = all.partition_point(|one| datum_of(one) < datum);
    let end = all.partition_point(|one| datum_of(one) <= datum);
    &all[start..end]
}

fn strong_read(sink: &mut Sink<'_, '_>, at: usize, read: &StrongRead) {
    let about = about(Statement::StrongReaderCanAsk, Subject::Datum(at), read.span);
    let Some(is_connected) = read.is_connected else { return sink.state(about, State::Unknown) };
    let (spec, facts) = (sink.spec, sink.facts);
    let (owner, reader) = (&sink.module(read.owner).name, &sink.module(read.reader).name);
    sink.holds(about, is_connected, || {
        let detail = named(&facts.data[at].name).other(owner).names([reader.as_str()]);
        let detail = detail.related(read.owner_span, format!("`{}` owns it", short(owner)));
        match read.heard.map(|heard| &facts.interactions[heard]) {
            Some(event) => {
                let message = format!("it hears of `{}` by this event, some time later", short(owner));
                let name = short(event.name(spec));
                let mut detail = detail.related(event.name_span, message);
                detail.names.push(name);
                detail
            }
            None => detail,
        }
    });
}

fn foreign_write(sink: &mut Sink<'_, '_>, at: usize, write: &ForeignWrite) {
    let about = about(Statement::OnlyOwnerWrites, Subject::Datum(at), write.span);
    let (spec, facts) = (sink.spec, sink.facts);
    let owner = &sink.module(write.owner).name;
    let acting = facts.step_modules[write.step].first().map_or("", |module| sink.module(*module).name.as_str());
    sink.holds_or_unknown(about, false, || {
        let step = short(spec.steps.entries[write.step].name.as_str());
        let owned = facts.data[at].owners.first().map_or(Span::default(), |(_, span)| *span);
        named(&facts.data[at].name)
            .other(owner)
            .names([acting, &step])
            .related(owned, format!("`{}` owns it", short(owner)))
    });
}

fn unlisted_call(sink: &mut Sink<'_, '_>, call: &UnlistedCall) {
    let about = about(Statement::CallIsListed, Subject::Step(call.step), call.span);
    let callee = &sink.module(call.callee).name;
    sink.holds(about, false, || {
        let detail = named(&call.method).other(callee);
        match &call.meant {
            Some((meant, place)) => {
                let detail = detail.related(*place, format!("the table has `{}`", short(meant)));
                detail.suggestion(Some(meant.clone()))
            }
            None => detail,
        }
    });
}

fn circle_of_calls(sink: &mut Sink<'_, '_>, circle: &Circle) {
    let (spec, facts) = (sink.spec, sink.facts);
    let closing = &facts.interactions[circle.closing];
    let span = closing.from_span.to(closing.to_span);
    let about = about(Statement::CallsHaveNoCycle, Subject::Call(closing.row), span);
    let name = |module| short(&facts.modules.get(module).name);
    sink.document_holds(about, false, || {
        let calls = circle.others.iter().map(|&at| &facts.interactions[at]);
        let path = calls.clone().map(|call| name(call.from)).chain([name(closing.from), name(closing.to)]);
        let related = calls.take(limits::NAMED_SUBJECTS).map(|call| {
            let method = short(call.name(spec));
            (call.name_span, format!("`{}` calls `{}` here, with `{method}`", name(call.from), name(call.to)))
        });
        let mut detail = named("").names(shortened(path.collect()));
        detail.related.extend(related);
        detail
    });
}

fn against_dependencies(sink: &mut Sink<'_, '_>, backward: &Backward) {
    let interaction = &sink.facts.interactions[backward.interaction];
    let (subject, span) = (Subject::Interaction(backward.interaction), interaction.to_span);
    let (from, to) = (&sink.module(interaction.from).name, &sink.module(interaction.to).name);
    let sentence = format!("`{}` calls `{}`", short(from), short(to));
    let path = backward.dependencies.iter().map(|module| short(module)).collect();
    let about = about(Statement::CallFollowsDependencies, subject, span);
    sink.document_unknown(about, named(sentence).names(shortened(path)));
}

/// A path as a message shows it: a long one without its middle.
fn shortened(path: Vec<String>) -> Vec<String> {
    if path.len() <= limits::NAMED_SUBJECTS + 2 {
        return path;
    }
    let (first, last) = (&path[..limits::NAMED_SUBJECTS], path.last());
    first.iter().cloned().chain(["…".to_owned()]).chain(last.cloned()).collect()
}

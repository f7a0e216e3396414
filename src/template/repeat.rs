//! Elements that are bound to data: shown, hidden, repeated.

use super::emit::Mark;
use super::expand::{Expander, Frame, Place, Stop};
use super::origins::{OriginKind, Row};
use super::problem::ProblemKind;
use super::program::{Binding, Source, When};
use crate::expr::{List, Value};
use crate::json::Span;

/// An element as it is bound to its data, one item after the other.
pub(super) struct Repeat<'t> {
    node: usize,
    place: Place,
    when: Option<When>,
    items: Items<'t>,
    next: usize,
    /// How many were shown.
    made: usize,
    /// Where the list of them was opened, if the element is no item of one.
    opened: Option<Mark>,
    before: State<'t>,
}

enum Items<'t> {
    /// No `$data`, or one that is no list.
    One(Option<Value<'t>>),
    List(List<'t>),
}

/// What holds outside of the element.
struct State<'t> {
    data: Value<'t>,
    index: Value<'t>,
    row: u32,
    quiet: bool,
}

impl<'t> Expander<'t> {
    /// Begins an element that is bound.
    pub(super) fn bind(&mut self, node: usize, binding: &'t Binding, place: Place) -> Result<(), Stop> {
        let index = self.scope.names.as_ref().map(|names| names.index.clone()).unwrap_or_default();
        let before = State { data: self.scope.data.clone(), index, row: self.row, quiet: self.quiet };
        let data = match &binding.data {
            None => None,
            Some(Source::Inline(data)) => Some(Value::from(data)),
            Some(Source::Text(text)) => {
                let came = self.text(*text)?;
                if came.is_failed() {
                    // Without its data the element is shown as it is designed.
                    self.quiet = true;
                    Some(Value::Null)
                } else {
                    Some(self.given(came))
                }
            }
        };
        let items = match data {
            Some(Value::List(list)) => Items::List(list),
            data => Items::One(data),
        };
        let when = binding.when;
        let repeat = Repeat { node, place, when, items, next: 0, made: 0, opened: None, before };
        self.stack.push(Frame::Repeat(Box::new(repeat)));
        Ok(())
    }

    /// Goes on with the element on top: with its next item, or to its end.
    pub(super) fn repeat(&mut self) -> Result<(), Stop> {
        let Some(Frame::Repeat(repeat)) = self.stack.last_mut() else { return Ok(()) };
        let at = repeat.next;
        let (item, in_row) = match &repeat.items {
            Items::One(data) => ((at == 0).then(|| data.clone().unwrap_or_default()), false),
            Items::List(list) => (list.get(at), true),
        };
        let Some(item) = item else {
            self.end_repeat();
            return Ok(());
        };
        repeat.next += 1;
        let (node, place, when, parent) = (repeat.node, repeat.place, repeat.when, repeat.before.row);
        if !item.is_undefined() {
            self.scope.data = item;
        }
        let value = self.template.nodes.get(node).map_or(0, |node| node.value);
        if in_row {
            self.count_row(value)?;
            if let Some(names) = &mut self.scope.names {
                #[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^53")]
                let index = at as f64;
                names.index = Value::Number(index);
            }
            self.rows.push(Row { parent, index: u32::try_from(at).unwrap_or(u32::MAX) });
            self.row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        }
        if !self.shows(when)? {
            if in_row {
                self.rows.pop();
                self.row = parent;
            }
            return Ok(());
        }
        let mark = self.begin(node, place, value, parent, in_row)?;
        if let Some(Frame::Repeat(repeat)) = self.stack.last_mut() {
            repeat.made += 1;
            repeat.opened = repeat.opened.or(mark);
        }
        self.open_object(node)
    }

    fn shows(&mut self, when: Option<When>) -> Result<bool, Stop> {
        match when {
            None => Ok(true),
            Some(When::Text(text)) => self.holds(text),
            Some(When::Never(value)) => {
                self.note(ProblemKind::WhenNotBoolean, value, Span::default(), None, || {
                    "`$when` is no `${…}` here, which hides the element always.".to_owned()
                });
                Ok(false)
            }
        }
    }

    /// Writes what stands before an element; where its list was opened, if it was.
    fn begin(&mut self, node: usize, place: Place, value: u32, row: u32, in_row: bool) -> Result<Option<Mark>, Stop> {
        let made = match self.stack.last() {
            Some(Frame::Repeat(repeat)) => repeat.made,
            _ => 0,
        };
        let mut mark = None;
        if place == Place::Item || made > 0 {
            self.out.separate();
        } else {
            self.key(node);
            if in_row {
                mark = Some(self.out.mark());
                let opened = self.out.open('[', value, row);
                self.within(opened, value)?;
            }
        }
        Ok(mark)
    }

    /// Ends the element on top.
    pub(super) fn end_repeat(&mut self) {
        let Some(Frame::Repeat(repeat)) = self.stack.pop() else { return };
        let Repeat { node, place, made, opened, before, .. } = *repeat;
        match (place, made, opened) {
            (Place::Item, ..) | (_, 1.., None) => {}
            (_, 0, _) => {
                let value = self.template.nodes.get(node).map_or(0, |node| node.value);
                self.key(node);
                self.out.from(value, before.row, 1, OriginKind::Made);
                self.out.text.push_str("null");
            }
            (_, 1, Some(mark)) => self.out.unopen(mark),
            (_, _, Some(_)) => self.out.close(']'),
        }
        self.scope.data = before.data;
        if let Some(names) = &mut self.scope.names {
            names.index = before.index;
        }
        (self.row, self.quiet) = (before.row, before.quiet);
    }
}

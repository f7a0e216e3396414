//! Going to places: a line, the other bracket, what an id refers to, a value that was chosen elsewhere.

use crate::card::complete::{definition, reference};
use crate::json::cursor::Cursor;
use crate::json::token::TokenKind;
use crate::json::{Pointer, Span};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::text;
use crate::tui::screens::design::{Message, SourceAction};
use crate::tui::widgets::field::Lines;

use super::{Caret, Source, carry};

impl Source {
    /// Asks for a line to go to.
    pub(in super::super) fn ask_line(&self) -> Vec<Intent> {
        let last = self.starts.len();
        vec![Intent::show(text::Model::new("Go to line", format!("1 to {last}"), "", Lines::One, move |typed| {
            match typed.trim().parse::<usize>() {
                Ok(line) if (1..=last).contains(&line) => {
                    Ok(vec![app::Message::Design(Message::Source(SourceAction::GoToLine(line)))])
                }
                _ => Err(format!("type a number from 1 to {last}")),
            }
        }))]
    }

    /// Goes to a line, counted from 1.
    pub(in super::super) fn go_to_line(&mut self, line: usize, shared: &mut Shared) -> Vec<Intent> {
        let row = line.saturating_sub(1).min(self.starts.len().saturating_sub(1));
        let text = self.line(row);
        let blanks = text.len() - text.trim_start().len();
        let offset = self.starts.get(row).copied().unwrap_or(0) + blanks;
        self.stand_at(offset, shared);
        Vec::new()
    }

    /// Goes to the bracket that belongs to the one at the caret, or to the opening one around it.
    pub(in super::super) fn go_to_bracket(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let offset = self.caret_offset();
        let pairs = self.pairs();
        let at = |place: usize| pairs.iter().find(|pair| pair.start == place || pair.end == place + 1);
        let under = at(offset).or_else(|| at(offset.checked_sub(1)?));
        let target = match under {
            Some(pair) if pair.start == offset || pair.start + 1 == offset => pair.end - 1,
            Some(pair) => pair.start,
            None => match pairs.iter().rfind(|pair| pair.start < offset && offset < pair.end) {
                Some(pair) => pair.start,
                None => return vec![Intent::Say(Notice::plain("there is no bracket around the caret"))],
            },
        };
        self.stand_at(target, shared);
        Vec::new()
    }

    /// Goes to the element whose id stands at the caret.
    pub(in super::super) fn go_to_definition(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let cursor = Cursor::among(&self.text, &self.tokens, self.caret_offset());
        let Some(id) = reference(&cursor) else {
            return vec![Intent::Say(Notice::plain("put the caret on an id that refers to something else"))];
        };
        match definition(&self.text, &id) {
            Some(span) => {
                self.stand_at(span.start + 1, shared);
                Vec::new()
            }
            None => vec![Intent::Say(Notice::careful(format!("nothing in this card has the id `{id}`")))],
        }
    }

    /// Goes to a value of the document, or to what is nearest above it.
    pub(in super::super) fn go_to_value(&mut self, pointer: &Pointer, shared: &mut Shared) {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        let work = &shared.workspace;
        let mut wanted = Some(pointer.clone());
        while let Some(at) = wanted {
            if let Some(value) = work.document().at(&at) {
                let start = value.entry_span().start;
                let offset = carry::from_raw(work.text(), &self.text, &self.starts, start);
                self.stand_at(offset, shared);
                return;
            }
            wanted = at.parent();
        }
    }

    /// Puts the caret somewhere, in sight.
    pub(super) fn stand_at(&mut self, offset: usize, shared: &mut Shared) {
        self.area.cancel_selection();
        self.put_caret(offset);
        self.show_row(self.row_of(offset));
        shared.workspace.end_typing();
        self.select_at_caret(shared);
    }

    /// The brackets that belong together, in the order of the opening ones; those without a partner left out.
    pub(super) fn pairs(&self) -> Vec<Span> {
        let mut pairs: Vec<Span> = Vec::new();
        let mut open: Vec<(usize, u8)> = Vec::new();
        let marks = self.tokens.iter().filter(|(_, kind)| *kind == TokenKind::Punctuation);
        for start in marks.map(|(span, _)| span.start) {
            match self.text.as_bytes().get(start) {
                Some(bracket @ (b'{' | b'[')) => {
                    open.push((pairs.len(), *bracket));
                    pairs.push(Span::new(start, start));
                }
                Some(bracket @ (b'}' | b']')) => {
                    let partner = if *bracket == b'}' { b'{' } else { b'[' };
                    if let Some((at, _)) = open.pop_if(|(_, opening)| *opening == partner)
                        && let Some(pair) = pairs.get_mut(at)
                    {
                        pair.end = start + 1;
                    }
                }
                _ => {}
            }
        }
        pairs.retain(|pair| pair.end > pair.start);
        pairs
    }
}

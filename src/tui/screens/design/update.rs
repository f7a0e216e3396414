//! Messages in: each goes to the pane or the operation that it is for.

use ratatui::layout::{Margin, Rect};

use crate::card::edit::{self, Within};
use crate::tui::app::{Intent, Motion, Notice, Shared};
use crate::tui::overlays::replace;

use super::layout::{Foot, Layout, Zoom};
use super::{Message, Model, Pane, elements, marks, mention, palette, properties, restyle, search};

impl Model {
    /// Takes a message.
    pub fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        if !matches!(message, Message::Mouse(..)) {
            self.clicked = None;
        }
        if !matches!(message, Message::SourceKey(_) | Message::PasteText(_)) {
            self.properties.stop_typing();
        }
        match message {
            Message::Move(motion) => self.go(motion, shared),
            Message::Fold => self.fold(shared),
            Message::Unfold => self.unfold(shared),
            Message::Select(pointer) => {
                shared.workspace.select(pointer);
                Vec::new()
            }
            Message::Add => palette::open(shared),
            Message::AddOffer(offer) => elements::apply(shared, |document, at| edit::add(document, at, &offer)),
            Message::PutOffer(offer) => elements::apply(shared, |document, at| edit::put(document, at, &offer)),
            Message::WithData(deed) => self.with_data(deed, shared),
            Message::GoTo(pointer) => self.go_to(&pointer, shared),
            Message::EditText => properties::edit_text(shared),
            Message::ToggleSource => self.toggle_source(),
            Message::Duplicate => elements::each(shared, edit::duplicate, edit::duplicate_all),
            Message::Cut => elements::cut(shared),
            Message::Copy => elements::copy(shared),
            Message::Paste => elements::paste(shared),
            Message::PasteText(text) => self.paste_text(&text, shared),
            Message::Delete => elements::each(shared, edit::remove, edit::remove_all),
            Message::Shift(direction) => elements::each(
                shared,
                |document, at| edit::shift(document, at, direction),
                |document, marked| edit::shift_all(document, marked, direction),
            ),
            Message::Wrap => elements::each(shared, edit::wrap, edit::wrap_all),
            Message::Unwrap => elements::apply(shared, edit::unwrap),
            Message::ToggleMark => self.toggle_mark(shared),
            Message::MarkOn(motion) => self.mark_on(motion, shared),
            Message::Mark(pointers) => marks::mark(pointers, shared),
            Message::AskWhere => marks::ask_where(shared),
            Message::MoveTo(place) => marks::move_to(&place, shared),
            Message::AskType => restyle::ask_type(shared),
            Message::Retype(ty) => restyle::retype(ty, shared),
            Message::Restyle(step) => restyle::restyle(step, shared),
            Message::Mention(step) => mention::mention(step, shared),
            Message::AskReplace => {
                let within = if self.focus == Pane::Source { Within::Source } else { Within::Texts };
                vec![Intent::show(replace::Model::new(within))]
            }
            Message::Replace { found, query, with } => elements::replace(&found, &query, &with, shared),
            Message::Lines(lines) => elements::lines(lines, shared),
            Message::Cell(step) => elements::cell(step, shared),
            Message::Undo => self.undo(shared),
            Message::Redo => self.redo(shared),
            Message::Search => vec![search::ask(self.query.as_deref())],
            Message::SearchFor(query) => {
                let told = search::first(&query, shared);
                self.query = Some(query);
                vec![told]
            }
            Message::SearchNext => search::next(self.query.as_deref(), Motion::Down, shared),
            Message::SearchPrevious => search::next(self.query.as_deref(), Motion::Up, shared),
            Message::NextPane => self.cycle(1),
            Message::PreviousPane => self.cycle(-1),
            Message::Zoom => {
                self.zoom = if self.zoom == Zoom::One { Zoom::All } else { Zoom::One };
                Vec::new()
            }
            Message::Resize(steps) => self.resize(steps),
            Message::EditProperty => self.properties.edit(shared),
            Message::StepProperty(steps) => self.properties.step(steps, shared),
            Message::ClearProperty => self.properties.clear(shared),
            Message::RetypeProperty => self.properties.edit_otherwise(shared),
            Message::TypeProperty { pointer, name, value_type } => {
                properties::type_freely(&pointer, &name, value_type, shared)
            }
            Message::AddProperty => vec![properties::missing(shared)],
            Message::EditNamed(name) => self.properties.edit_named(&name, shared),
            Message::FilterProperties => self.filter_properties(),
            Message::UnfilterProperties => {
                self.properties.unfilter();
                Vec::new()
            }
            Message::ToggleSetOnly => {
                self.properties.toggle_set_only();
                Vec::new()
            }
            Message::SetProperty { pointer, name, value } => properties::set(&pointer, &name, value, shared),
            Message::Source(action) => self.source.act(action, shared),
            Message::ShowInSource => self.show_in_source(shared),
            Message::SourceKey(key) if self.focus == Pane::Properties => self.properties.filter_key(key),
            Message::SourceKey(key) => self.source.key(key, shared),
            Message::SearchSource => vec![self.source.ask()],
            Message::SearchSourceFor(query) => self.source.find(query, shared),
            Message::SearchSourceNext => self.source.find_next(Motion::Down, shared),
            Message::SearchSourcePrevious => self.source.find_next(Motion::Up, shared),
            Message::FormatSource => self.source.format(shared),
            Message::Problems(deed) => self.do_with_problems(deed, shared),
            Message::Mended(mending, fixed) => self.mended(&mending, fixed, shared),
            Message::Mouse(event, target) => self.mouse(event, target, shared),
        }
    }

    /// Computes what drawing needs.
    pub fn settle(&mut self, shared: &Shared, area: Rect) {
        let foot = if self.problems.open { Foot::Shown } else { Foot::None };
        self.layout = Layout::new(area, self.left, self.focus, (self.zoom, foot), self.sizes);
        for (pane, outer) in self.layout.panes.clone() {
            let inner = outer.inner(Margin::new(1, 1));
            match pane {
                Pane::Outline => self.outline.settle(shared, inner),
                Pane::Source => self.source.settle(shared, inner),
                Pane::Preview => self.preview.settle(shared, inner),
                Pane::Properties => self.properties.settle(shared, inner),
                Pane::Problems => self.problems.settle(shared, inner),
            }
        }
    }

    fn go(&mut self, motion: Motion, shared: &mut Shared) -> Vec<Intent> {
        match self.focus {
            Pane::Outline => self.outline.go(motion, shared),
            Pane::Preview => self.preview.go(motion),
            Pane::Properties => self.properties.go(motion),
            Pane::Problems => self.go_through_problems(motion, shared),
            Pane::Source => {}
        }
        Vec::new()
    }

    fn filter_properties(&mut self) -> Vec<Intent> {
        self.focus = Pane::Properties;
        self.properties.filter();
        Vec::new()
    }

    fn fold(&mut self, shared: &mut Shared) -> Vec<Intent> {
        match self.focus {
            Pane::Outline => self.outline.fold(shared),
            _ => super::outline::go_to_parent(shared),
        }
        Vec::new()
    }

    fn unfold(&mut self, shared: &mut Shared) -> Vec<Intent> {
        match self.focus {
            Pane::Outline => self.outline.unfold(shared),
            _ => super::outline::go_inside(shared),
        }
        Vec::new()
    }

    fn toggle_source(&mut self) -> Vec<Intent> {
        let focused = self.focus == self.left;
        self.left = if self.left == Pane::Source { Pane::Outline } else { Pane::Source };
        if focused || self.left == Pane::Source {
            self.focus = self.left;
        }
        Vec::new()
    }

    fn show_in_source(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let selected = shared.workspace.selection().clone();
        let property =
            if self.focus == Pane::Properties { self.properties.under_cursor().map(str::to_owned) } else { None };
        let pointer = property.map_or_else(|| selected.clone(), |name| selected.key(&name));
        self.left = Pane::Source;
        self.focus = Pane::Source;
        self.source.go_to_value(&pointer, shared);
        Vec::new()
    }

    fn paste_text(&mut self, text: &str, shared: &mut Shared) -> Vec<Intent> {
        if self.focus == Pane::Source {
            return self.source.paste(text, shared);
        }
        if self.takes_text() {
            self.properties.filter_paste(text);
            return Vec::new();
        }
        elements::paste_text(text, shared)
    }

    fn undo(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some(name) = shared.workspace.undo() else {
            return vec![Intent::Say(Notice::plain("there is nothing to undo"))];
        };
        self.follow_text(shared);
        vec![Intent::Say(Notice::plain(format!("undone: {name}")))]
    }

    fn redo(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some(name) = shared.workspace.redo() else {
            return vec![Intent::Say(Notice::plain("nothing was taken back"))];
        };
        self.follow_text(shared);
        vec![Intent::Say(Notice::plain(format!("done again: {name}")))]
    }

    /// Whoever undoes in the source wants to see what changed.
    fn follow_text(&mut self, shared: &Shared) {
        if self.focus == Pane::Source {
            self.source.reload(shared, super::source::Caret::AtChange);
        }
    }

    fn cycle(&mut self, steps: isize) -> Vec<Intent> {
        let foot = self.problems.open.then_some(Pane::Problems);
        let panes: Vec<Pane> = [self.left, Pane::Preview, Pane::Properties].into_iter().chain(foot).collect();
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let next = here.saturating_add_signed(steps);
        let next = if here == 0 && steps < 0 { panes.len() - 1 } else { next % panes.len() };
        self.focus = panes.get(next).copied().unwrap_or(self.left);
        Vec::new()
    }

    fn resize(&mut self, steps: i16) -> Vec<Intent> {
        match self.layout.widened(self.focus, steps) {
            Some((edge, column)) => {
                self.sizes.put(edge, column, self.layout.area);
                Vec::new()
            }
            None => vec![Intent::Say(Notice::plain("there is only one pane at the moment"))],
        }
    }
}

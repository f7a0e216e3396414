//! A text to type: one line or many, checked when it is handed in.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::card::complete::expression::{complete_expression, signature_at};
use crate::tui::app::{self, HitMap, Intent, Motion, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Field, Lines};
use crate::tui::widgets::suggestions::Suggestions;
use crate::tui::widgets::{pane, text};
use crate::workbench::{Fillings, Scope};

use super::Message;

/// Rows of the list of what can be written, at most.
const ROWS: usize = 8;

/// What becomes of the text: messages, or why it will not do.
pub type Submit = Box<dyn Fn(&str) -> Result<Vec<app::Message>, String>>;

/// What is said about the text while it is typed; nothing when it is as it should be.
pub type Check = Box<dyn Fn(&str) -> Option<String>>;

/// The field and what it is for.
pub struct Model {
    title: String,
    hint: String,
    field: Field,
    lines: Lines,
    fault: Option<String>,
    submit: Submit,
    check: Option<Check>,
    /// What expressions in the text read, when it is one that can have some.
    scope: Option<(Scope, Arc<Fillings>)>,
    suggestions: Option<Suggestions>,
    /// The call around the caret.
    signature: Option<String>,
    /// Whether a row was chosen by hand, so that Enter takes it.
    gone: bool,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("title", &self.title).field("text", &self.field.text()).finish_non_exhaustive()
    }
}

impl Model {
    /// A field with a text to begin with. Enter hands a single line in, Ctrl-S (or Ctrl-Enter) several.
    pub fn new(
        title: impl Into<String>,
        hint: impl Into<String>,
        start: &str,
        lines: Lines,
        submit: impl Fn(&str) -> Result<Vec<app::Message>, String> + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            hint: hint.into(),
            field: Field::new(start, lines),
            lines,
            fault: None,
            submit: Box::new(submit),
            check: None,
            scope: None,
            suggestions: None,
            signature: None,
            gone: false,
        }
    }

    /// The same field; what can be written in `${…}` is listed while one types there.
    #[must_use]
    pub fn completing(mut self, scope: Scope, fillings: Arc<Fillings>) -> Self {
        self.scope = Some((scope, fillings));
        self
    }

    /// The same field, watched while it is typed into.
    #[must_use]
    pub fn with_check(mut self, check: impl Fn(&str) -> Option<String> + 'static) -> Self {
        self.check = Some(Box::new(check));
        self
    }

    pub(super) fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key),
            Message::Paste(pasted) => {
                self.fault = None;
                self.field.paste(&pasted);
                self.suggestions = None;
                Vec::new()
            }
            Message::Click(Target::OverlayRow(row)) => {
                if let Some(list) = &mut self.suggestions {
                    list.choose(row);
                }
                self.take_suggestion();
                Vec::new()
            }
            Message::Wheel(rows) => {
                if let Some(list) = &mut self.suggestions {
                    list.scroll(isize::try_from(rows).unwrap_or_default());
                }
                Vec::new()
            }
            Message::Click(Target::OverlayButton(0)) => self.hand_in(),
            Message::Click(Target::OverlayButton(_)) => vec![Intent::Close],
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if !control && self.suggestion_key(key) {
            return Vec::new();
        }
        match key.code {
            KeyCode::Char(' ') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.suggest(true);
                return Vec::new();
            }
            KeyCode::Esc => return vec![Intent::Close],
            KeyCode::Char('s') | KeyCode::Enter if control => return self.hand_in(),
            KeyCode::Enter if self.lines == Lines::One => return self.hand_in(),
            _ => {}
        }
        let before = self.field.text();
        if self.field.key(key) {
            self.fault = None;
            let is_typed = matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace) && self.field.text() != before;
            self.suggest(is_typed);
        }
        Vec::new()
    }

    /// Gives a key to the open list; says whether it was for it. Enter hands the text in, unless a row was gone to.
    fn suggestion_key(&mut self, key: KeyEvent) -> bool {
        let Some(list) = &mut self.suggestions else { return false };
        match key.code {
            KeyCode::Up => list.go(Motion::Up),
            KeyCode::Down => list.go(Motion::Down),
            KeyCode::PageUp => list.go(Motion::PageUp),
            KeyCode::PageDown => list.go(Motion::PageDown),
            KeyCode::Tab => self.take_suggestion(),
            KeyCode::Enter if self.gone => self.take_suggestion(),
            KeyCode::Esc => self.suggestions = None,
            _ => return false,
        }
        self.gone = self.suggestions.is_some() && key.code != KeyCode::Tab;
        true
    }

    /// Writes the chosen row.
    fn take_suggestion(&mut self) {
        self.gone = false;
        let Some(edit) = self.suggestions.take().and_then(|list| list.chosen().map(|item| item.edit.clone())) else {
            return;
        };
        self.field.replace(edit.span, &edit.text, edit.caret);
        self.suggest(edit.goes_on);
    }

    /// Looks what can be written at the caret, and which call is around it.
    fn suggest(&mut self, opens: bool) {
        (self.suggestions, self.signature, self.gone) = (None, None, false);
        let Some((scope, fillings)) = &self.scope else { return };
        let (text, caret) = (self.field.text(), self.field.caret());
        self.signature = signature_at(&text, caret).map(|call| {
            let parameter = call.function.parameter(call.argument).map(|parameter| parameter.name);
            let parameter = parameter.map(|name| format!(": {name}")).unwrap_or_default();
            format!("{}{parameter}", call.function.signature())
        });
        let found = complete_expression(&text, caret, &scope.data_scope(fillings)).filter(|_| opens);
        let list = found.map(|found| Suggestions::of_expression(&found, |edit| edit));
        self.suggestions = list.filter(|list| list.items.iter().any(|item| item.label != list.prefix));
        if let Some(list) = &mut self.suggestions {
            list.set_rows(ROWS.min(list.items.len()));
        }
    }

    fn hand_in(&mut self) -> Vec<Intent> {
        match (self.submit)(&self.field.text()) {
            Ok(messages) => std::iter::once(Intent::Close).chain(messages.into_iter().map(Intent::Send)).collect(),
            Err(fault) => {
                self.fault = Some(fault);
                Vec::new()
            }
        }
    }

    #[expect(clippy::unused_self, clippy::needless_pass_by_ref_mut, reason = "every overlay has the same shape")]
    pub(super) fn settle(&mut self, _shared: &Shared, _area: Rect) {}

    pub(super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let size = match self.lines {
            Lines::One => (72, 5),
            Lines::Many => (84, area.height.saturating_sub(4).clamp(7, 20)),
        };
        let size = (size.0.min(area.width.saturating_sub(2)), size.1);
        let (outer, inner) = pane::popup(theme, &self.title, area, size, frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let field = Rect {
            x: inner.x.saturating_add(1),
            width: inner.width.saturating_sub(2),
            height: inner.height.saturating_sub(2),
            ..inner
        };
        self.field.paint(theme, field.intersection(inner), true, frame);
        let foot = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }.intersection(inner);
        let room = usize::from(foot.width.saturating_sub(1));
        let line = if let Some(fault) = &self.fault {
            Line::styled(format!(" {}", text::fit(fault, room)), theme.style(Role::Error))
        } else {
            let (key, what) = if self.lines == Lines::One { ("⏎", "ok") } else { ("Ctrl-S", "ok") };
            let keys = format!(" {what}  ");
            let rest = room.saturating_sub(text::width(key) + text::width(&keys) + 12);
            let doubt = self.check.as_ref().and_then(|check| check(&self.field.text()));
            let (role, said) = match (&self.signature, &doubt) {
                (Some(signature), _) => (Role::Accent, signature),
                (None, Some(doubt)) => (Role::Warning, doubt),
                (None, None) => (Role::Dim, &self.hint),
            };
            Line::from(vec![
                Span::styled(format!(" {key}"), theme.style(Role::Key)),
                Span::styled(keys, theme.style(Role::Dim)),
                Span::styled("Esc", theme.style(Role::Key)),
                Span::styled(" cancel  ", theme.style(Role::Dim)),
                Span::styled(text::fit(said, rest), theme.style(role)),
            ])
        };
        frame.render_widget(line, foot);
        if let Some(list) = &self.suggestions {
            let rows = u16::try_from(list.rows).unwrap_or(u16::MAX).saturating_add(4);
            let below = Rect { y: outer.bottom(), height: area.bottom().saturating_sub(outer.bottom()), ..outer };
            let above = Rect { y: area.y, height: outer.y.saturating_sub(area.y), ..outer };
            let room = if below.height >= rows.min(6) { below } else { above };
            let height = rows.min(room.height);
            let y = if room.y == area.y { room.bottom().saturating_sub(height) } else { room.y };
            list.view(theme, Rect { y, height, ..room }, Target::OverlayRow, frame, hits);
        }
    }
}

//! A text to type: one line or many, checked when it is handed in.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{self, HitMap, Intent, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Field, Lines};
use crate::tui::widgets::{pane, text};

use super::Message;

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
        }
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
                Vec::new()
            }
            Message::Click(Target::OverlayButton(0)) => self.hand_in(),
            Message::Click(Target::OverlayButton(_)) => vec![Intent::Close],
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Esc => return vec![Intent::Close],
            KeyCode::Char('s') | KeyCode::Enter if control => return self.hand_in(),
            KeyCode::Enter if self.lines == Lines::One => return self.hand_in(),
            _ => {}
        }
        if self.field.key(key) {
            self.fault = None;
        }
        Vec::new()
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
            let (role, said) = match &doubt {
                Some(doubt) => (Role::Warning, doubt),
                None => (Role::Dim, &self.hint),
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
    }
}

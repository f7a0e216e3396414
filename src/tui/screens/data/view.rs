//! Painting the data, the expressions and the filled card.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::card::text::label;
use crate::json::Kind;
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::command;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::{quantity, text};

use super::texts::{Outcome, TextRow};
use super::tree::{Row, noun};
use super::{Model, Part};

/// The rows of the tree: below the names of the sets.
pub(super) fn tree_room(inner: Rect) -> Rect {
    let head = u16::from(inner.height > 3) * 2;
    Rect { y: inner.y.saturating_add(head), height: inner.height - head.min(inner.height), ..inner }
}

/// The rows of the list of texts: above what is said of the one under the cursor.
pub(super) fn texts_room(inner: Rect) -> Rect {
    Rect { height: inner.height - foot(inner).min(inner.height), ..inner }
}

const fn foot(inner: Rect) -> u16 {
    match inner.height {
        0..=4 => 0,
        5..=8 => 2,
        _ => 3,
    }
}

/// How wide the columns of the list of texts are.
struct Columns {
    name: usize,
    text: usize,
    value: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        let name = (width / 5).clamp(5, 14);
        let rest = width.saturating_sub(name + 8);
        Self { name, text: rest / 2, value: rest - rest / 2 }
    }
}

impl Model {
    /// Paints.
    pub fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        for (part, outer) in &self.layout.parts {
            let outer = outer.intersection(area).intersection(frame.area());
            let focus = if *part == self.part { Focus::Here } else { Focus::Elsewhere };
            let title = text::fit(&self.title(*part, shared), usize::from(outer.width.saturating_sub(2)));
            frame.render_widget(pane::block(&shared.theme, title, focus), outer);
            hits.add(outer, Target::DataPart(*part));
            let inner = outer.inner(Margin::new(1, 1));
            if inner.is_empty() {
                continue;
            }
            match part {
                Part::Tree => self.view_tree(shared, (outer, inner), focus, frame, hits),
                Part::Texts => self.view_texts(shared, (outer, inner), focus, frame, hits),
                Part::Preview => self.preview.view(shared, outer, frame, hits),
            }
        }
    }

    fn title(&self, part: Part, shared: &Shared) -> String {
        match part {
            Part::Tree => " Data ".to_owned(),
            Part::Texts if self.texts.rows.is_empty() => " Expressions ".to_owned(),
            Part::Texts => {
                let count = quantity::count(self.texts.rows.len(), "text", "texts");
                let faults = match self.texts.faults {
                    0 => String::new(),
                    faults => format!(" · {faults} without a value"),
                };
                format!(" Expressions · {count}{faults} ")
            }
            Part::Preview => self.preview.title(shared),
        }
    }

    fn view_tree(
        &self,
        shared: &Shared,
        (outer, inner): (Rect, Rect),
        focus: Focus,
        frame: &mut Frame<'_>,
        hits: &mut HitMap,
    ) {
        let theme = &shared.theme;
        let room = tree_room(inner);
        if shared.samples.sets().is_empty() && shared.samples.host().is_none() {
            hints(shared, inner, frame);
            return;
        }
        if room.y > inner.y {
            sets(shared, Rect { height: 1, ..inner }, frame, hits);
        }
        if let Some(fault) = shared.samples.chosen().and_then(crate::workbench::Sample::fault) {
            let key = key_of("editor", shared);
            let said = format!("{fault}. {key} opens it in your editor.");
            for (y, line) in (room.y..room.bottom()).zip(text::wrap(&said, usize::from(room.width.saturating_sub(2)))) {
                let line = Line::styled(format!(" {line}"), theme.style(Role::Error));
                frame.render_widget(line, Rect { y, height: 1, ..room });
            }
            return;
        }
        for (y, (at, row)) in (room.y..room.bottom()).zip(self.tree.rows.iter().enumerate().skip(self.tree.top)) {
            let place = Rect { y, height: 1, ..room };
            let base = chosen(theme, at == self.tree.cursor, focus);
            frame.buffer_mut().set_style(place, base.unwrap_or_default());
            hits.add(place, Target::DataRow(at));
            tree_row(theme, row, base, place, frame);
            if row.holds {
                let left = u16::try_from(row.depth * 2).unwrap_or(u16::MAX);
                let fold = Rect { x: place.x.saturating_add(left), width: 3, ..place }.intersection(place);
                hits.add(fold, Target::DataFold(at));
            }
        }
        pane::scroll_mark(theme, outer, self.tree.top, self.tree.room, self.tree.rows.len(), frame);
    }

    fn view_texts(
        &self,
        shared: &Shared,
        (outer, inner): (Rect, Rect),
        focus: Focus,
        frame: &mut Frame<'_>,
        hits: &mut HitMap,
    ) {
        let theme = &shared.theme;
        if self.texts.rows.is_empty() {
            let key = key_of("data-insert-path", shared);
            let said = format!(
                "No text of the card has an expression in it yet. {key} puts the value under the cursor into the selected element."
            );
            for (y, line) in
                (inner.y..inner.bottom()).zip(text::wrap(&said, usize::from(inner.width.saturating_sub(2))))
            {
                let line = Line::styled(format!(" {line}"), theme.style(Role::Dim));
                frame.render_widget(line, Rect { y, height: 1, ..inner });
            }
            return;
        }
        let room = texts_room(inner);
        let columns = Columns::of(usize::from(room.width));
        for (y, (at, row)) in (room.y..room.bottom()).zip(self.texts.rows.iter().enumerate().skip(self.texts.top)) {
            let place = Rect { y, height: 1, ..room };
            let base = chosen(theme, at == self.texts.cursor, focus);
            frame.buffer_mut().set_style(place, base.unwrap_or_default());
            hits.add(place, Target::TextRow(at));
            text_row(theme, row, &columns, base, place, frame);
        }
        if let Some(row) = self.texts.selected().filter(|_| foot(inner) > 0) {
            said_of(theme, row, Rect { y: room.bottom(), height: foot(inner), ..inner }, frame);
        }
        pane::scroll_mark(theme, outer, self.texts.top, self.texts.room, self.texts.rows.len(), frame);
    }
}

/// The style of a row under the cursor; nothing for the others.
fn chosen(theme: &Theme, is_chosen: bool, focus: Focus) -> Option<Style> {
    is_chosen.then(|| theme.style(if focus == Focus::Here { Role::Selection } else { Role::Marked }))
}

/// A style over that of the row: a selected row keeps one colour throughout.
fn over(theme: &Theme, base: Option<Style>, role: Role) -> Style {
    base.unwrap_or_else(|| theme.style(role))
}

/// The names of the sets, the chosen one marked, each with how much was found with it.
fn sets(shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
    let theme = &shared.theme;
    let mut column = area.x.saturating_add(1);
    let chosen = shared.samples.chosen_place();
    let count = shared.samples.sets().len();
    for (at, sample) in shared.samples.sets().iter().enumerate() {
        let name = label(sample.slot().name(), 24);
        let (sign, role) = match (sample.fault(), shared.analysis.count(sample.slot().name())) {
            (Some(_), _) => (if theme.ascii { "x" } else { "✗" }.to_owned(), Role::Error),
            (None, Some(0)) => (if theme.ascii { "ok" } else { "✓" }.to_owned(), Role::Success),
            (None, Some(found)) => (format!("!{found}"), Role::Warning),
            (None, None) => (String::new(), Role::Dim),
        };
        let width = u16::try_from(text::width(&name) + text::width(&sign) + 3).unwrap_or(u16::MAX);
        let left = area.right().saturating_sub(column);
        let rest = count - at;
        if width > left || (rest > 1 && width + 8 > left && at != chosen) {
            let more = Line::styled(format!("+{rest}"), theme.style(Role::Dim));
            frame.render_widget(more, Rect { x: column, width: left, ..area }.intersection(area));
            return;
        }
        let base = (at == chosen).then(|| theme.style(Role::Selection));
        let place = Rect { x: column, width, ..area }.intersection(area);
        frame.buffer_mut().set_style(place, base.unwrap_or_default());
        let line = Line::from(vec![
            Span::styled(format!(" {name} "), base.unwrap_or_else(|| theme.style(Role::Text))),
            Span::styled(sign, base.unwrap_or_else(|| theme.style(role))),
        ]);
        frame.render_widget(line, place);
        hits.add(place, Target::DataSet(at));
        column = column.saturating_add(width + 1);
    }
}

fn tree_row(theme: &Theme, row: &Row, base: Option<Style>, place: Rect, frame: &mut Frame<'_>) {
    let room = usize::from(place.width);
    let indent = (row.depth * 2).min(room / 2);
    let fold = match (row.holds, row.is_open, theme.ascii) {
        (false, _, false) => "·",
        (false, _, true) => " ",
        (true, true, false) => "▾",
        (true, true, true) => "-",
        (true, false, false) => "▸",
        (true, false, true) => "+",
    };
    let by_place = row.name.bytes().all(|byte| byte.is_ascii_digit());
    let name = text::fit(&row.name, room.saturating_sub(indent + 6).max(1));
    let holds = matches!(row.kind, Kind::Object | Kind::Array);
    // Values stand in a column as long as there is room for one.
    let pad = if holds { 1 } else { 14_usize.saturating_sub(text::width(&name)).max(1) };
    let used = indent + 3 + text::width(&name) + pad;
    let kind = if holds || room < 44 { "" } else { noun(row.kind) };
    let said_room = room.saturating_sub(used + if kind.is_empty() { 1 } else { text::width(kind) + 3 });
    let said = text::fit(&row.said, said_room);
    let role = match row.kind {
        Kind::String => Role::String,
        Kind::Object | Kind::Array => Role::Dim,
        _ => Role::Literal,
    };
    let line = Line::from(vec![
        Span::styled(" ".repeat(indent + 1), base.unwrap_or_default()),
        Span::styled(fold, over(theme, base, Role::Dim)),
        Span::styled(format!(" {name}"), over(theme, base, if by_place { Role::Dim } else { Role::Name })),
        Span::styled(" ".repeat(pad), base.unwrap_or_default()),
        Span::styled(said, over(theme, base, role)),
    ]);
    frame.render_widget(line, place);
    if !kind.is_empty() {
        let width = u16::try_from(text::width(kind)).unwrap_or(0);
        let right = Rect { x: place.right().saturating_sub(width + 1), width, ..place }.intersection(place);
        frame.render_widget(Span::styled(kind, over(theme, base, Role::Dim)), right);
    }
}

fn text_row(theme: &Theme, row: &TextRow, columns: &Columns, base: Option<Style>, place: Rect, frame: &mut Frame<'_>) {
    let (sign, said, role) = match &row.outcome {
        Outcome::Value(value) => (if theme.ascii { " " } else { "·" }, value.as_str(), Role::String),
        Outcome::Fault(fault) => (if theme.ascii { "x" } else { "✗" }, fault.as_str(), Role::Error),
        Outcome::Unknown(why) => (if theme.ascii { " " } else { "·" }, *why, Role::Dim),
    };
    let arrow = if theme.ascii { " = " } else { " → " };
    let sign_role = if matches!(row.outcome, Outcome::Fault(_)) { Role::Error } else { Role::Dim };
    let line = Line::from(vec![
        Span::styled(format!(" {sign} "), over(theme, base, sign_role)),
        Span::styled(text::fill(&row.name, columns.name), over(theme, base, Role::Name)),
        Span::styled(format!(" {}", text::fill(&row.text, columns.text)), over(theme, base, Role::Text)),
        Span::styled(arrow, over(theme, base, Role::Dim)),
        Span::styled(text::fit(said, columns.value), over(theme, base, role)),
    ]);
    frame.render_widget(line, place);
}

/// All of the text under the cursor and of what it comes to.
fn said_of(theme: &Theme, row: &TextRow, area: Rect, frame: &mut Frame<'_>) {
    let rule = if theme.ascii { "-" } else { "─" }.repeat(usize::from(area.width));
    frame.render_widget(Line::styled(rule, theme.style(Role::Border)), Rect { height: 1, ..area });
    let (said, role) = match &row.outcome {
        Outcome::Value(value) => (format!("{} is {value}", row.text), Role::Text),
        Outcome::Fault(fault) => (fault.clone(), Role::Error),
        Outcome::Unknown(why) => (format!("{} ({why})", row.text), Role::Dim),
    };
    let lines = text::wrap(&said, usize::from(area.width.saturating_sub(2)).max(1));
    for (y, line) in (area.y.saturating_add(1)..area.bottom()).zip(lines) {
        frame.render_widget(Line::styled(format!(" {line}"), theme.style(role)), Rect { y, height: 1, ..area });
    }
}

/// What to do where there are no data yet.
fn hints(shared: &Shared, area: Rect, frame: &mut Frame<'_>) {
    let theme = &shared.theme;
    let mut lines = vec![(Role::Accent, "No sample data yet.".to_owned()), (Role::Dim, String::new())];
    for (name, what) in [
        ("data-make", "makes some from what the card asks for"),
        ("data-new", "begins an empty set"),
        ("editor", "writes them in your editor"),
    ] {
        let key = key_of(name, shared);
        if !key.is_empty() {
            lines.push((Role::Dim, format!("{key} {what}")));
        }
    }
    lines.push((Role::Dim, "JSON that is pasted here becomes the data.".to_owned()));
    lines.push((Role::Dim, String::new()));
    lines.push((
        Role::Dim,
        "Data are files beside the card: NAME.data.json, and NAME.CASE.data.json for its cases.".to_owned(),
    ));
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let wrapped = lines.iter().flat_map(|(role, line)| {
        let wrapped = if line.is_empty() { vec![String::new()] } else { text::wrap(line, room) };
        wrapped.into_iter().map(|line| (*role, line))
    });
    for (y, (role, line)) in (area.y..area.bottom()).zip(wrapped) {
        frame.render_widget(Line::styled(format!(" {line}"), theme.style(role)), Rect { y, height: 1, ..area });
    }
}

fn key_of(name: &str, shared: &Shared) -> String {
    let keys = command::find(name).map(|command| shared.keys.labels(command)).unwrap_or_default();
    keys.into_iter().next().unwrap_or_default()
}

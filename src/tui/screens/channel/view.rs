//! Painting the channel.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::preview::Role as Part;
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::command;
use crate::tui::theme::Role;
use crate::tui::widgets::{pane, quantity, scene, text};

use super::Model;
use super::feed::Shown;
use super::message::{self, Laid};

/// The columns before a card: the mark of the selected message, and a blank.
const INDENT: u16 = 2;

/// The space inside the frame.
pub(super) fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
    .intersection(area)
}

impl Model {
    /// Paints.
    pub fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let head = if self.feed.len() == 0 {
            " Channel ".to_owned()
        } else if self.feed.is_full() {
            format!(" Channel · the newest {}, older ones at /messages ", self.feed.len())
        } else {
            format!(" Channel · {} ", quantity::count(self.feed.len(), "message", "messages"))
        };
        let room = usize::from(area.width).saturating_sub(text::width(&head) + 4);
        let block = pane::block(theme, head, pane::Focus::Here).title_top(state(shared, room).right_aligned());
        frame.render_widget(block, area);
        let space = inner(area);
        if self.feed.len() == 0 {
            empty(shared, space, frame, hits);
            return;
        }
        for shown in self.feed.shown() {
            self.message(shared, *shown, space, frame, hits);
        }
        self.unseen(shared, area, frame, hits);
        let (top, count) = (self.feed.shown().first().map_or(0, |shown| shown.message), self.feed.len());
        pane::scroll_mark(theme, area, top, self.feed.shown().len(), count, frame);
    }

    fn message(&self, shared: &Shared, shown: Shown, space: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let Some((said, laid)) = self.feed.laid(shown.message) else { return };
        let theme = &shared.theme;
        let place = window(space, shown.at, shown.rows);
        let selected = shown.message == self.feed.selected_place();
        let width = usize::from(space.width.saturating_sub(INDENT));
        hits.add(place, Target::ListRow(shown.message));
        for (row, y) in (shown.skip..shown.skip + shown.rows).zip(place.y..place.bottom()) {
            let line = Rect { y, height: 1, ..place };
            let text = Rect { x: line.x.saturating_add(INDENT), width: line.width.saturating_sub(INDENT), ..line };
            let text = text.intersection(line);
            let part = laid.part(row);
            if selected && !matches!(part, message::Part::Day | message::Part::Gap) {
                let bar = if theme.ascii { "|" } else { "▎" };
                frame.render_widget(Span::styled(bar, theme.style(Role::Focus)), line);
            }
            match part {
                message::Part::Day => {
                    let day = laid.day.as_deref().unwrap_or_default();
                    frame.render_widget(day_line(shared, day, width), text);
                }
                message::Part::Head => {
                    let role = if selected { Role::Accent } else { Role::Text };
                    let rest = format!("  {} · {} · #{}", message::dialect(said), quantity::bytes(said.bytes), said.id);
                    let rest = text::fit(&crate::card::text::label(&rest, 80), width.saturating_sub(10));
                    let line = Line::from(vec![
                        Span::styled(quantity::clock(&said.received_at), theme.style(role)),
                        Span::styled(format!("  {rest}"), theme.style(Role::Dim)),
                    ]);
                    frame.render_widget(line, text);
                }
                message::Part::Note(at) => {
                    if let Some((role, note)) = laid.notes.get(at) {
                        frame.render_widget(Span::styled(note.as_str(), theme.style(*role)), text);
                    }
                }
                message::Part::Card(at) => {
                    if let Some((_, card)) = laid.card() {
                        scene::paint(theme, card, at, text, frame);
                    }
                }
                message::Part::Gap => {}
            }
        }
        targets(laid, shown, place, hits);
    }

    /// How many messages arrived below, on the lower edge.
    fn unseen(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let unseen = self.feed.unseen();
        if unseen == 0 || area.height < 2 {
            return;
        }
        let theme = &shared.theme;
        let arrow = if theme.ascii { "v" } else { "↓" };
        let end = command::find("channel-last");
        let key = end.and_then(|end| shared.keys.labels(end).into_iter().next()).unwrap_or_default();
        let said = format!(" {arrow} {}  {key} ", quantity::count(unseen, "new message", "new messages"));
        let width = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
        let place = Rect {
            x: area.right().saturating_sub(width.saturating_add(2)).max(area.x),
            y: area.bottom().saturating_sub(1),
            width,
            height: 1,
        }
        .intersection(area);
        frame.render_widget(Line::styled(said, theme.style(Role::Selection)), place);
        if let Some(end) = end {
            hits.add(place, Target::Command(end));
        }
    }
}

/// The rows of a window, from `at` on.
fn window(space: Rect, at: usize, rows: usize) -> Rect {
    let (at, rows) = (u16::try_from(at).unwrap_or(u16::MAX), u16::try_from(rows).unwrap_or(u16::MAX));
    Rect { y: space.y.saturating_add(at), height: rows, ..space }.intersection(space)
}

/// What can be pressed in the part of a card that is in view.
fn targets(laid: &Laid, shown: Shown, place: Rect, hits: &mut HitMap) {
    let Some((_, scene)) = laid.card() else { return };
    let end = shown.skip + shown.rows;
    for region in scene.regions.iter().filter(|region| region.role != Part::Element) {
        let first = laid.card_row().saturating_add(region.row);
        let last = first.saturating_add(region.height).min(end);
        let from = first.max(shown.skip);
        if from >= last {
            continue;
        }
        let rows = window(place, from - shown.skip, last - from);
        let column = u16::try_from(region.column).unwrap_or(u16::MAX).saturating_add(INDENT);
        let width = u16::try_from(region.width).unwrap_or(u16::MAX);
        let area = Rect { x: rows.x.saturating_add(column), width, ..rows }.intersection(rows);
        hits.add(area, Target::CardPart(shown.message, region.pointer.clone()));
    }
}

fn day_line(shared: &Shared, day: &str, width: usize) -> Line<'static> {
    let rule = if shared.theme.ascii { "-" } else { "─" };
    let day = format!("{rule}{rule} {day} ");
    let rest = rule.repeat(width.saturating_sub(text::width(&day) + 1));
    Line::styled(text::fit(&format!("{day}{rest}"), width), shared.theme.style(Role::Border))
}

/// Whether the sandbox listens, and where, for the edge of the frame.
fn state(shared: &Shared, room: usize) -> Line<'static> {
    let theme = &shared.theme;
    let (on, off) = if theme.ascii { ("*", "o") } else { ("●", "○") };
    let (mark, role, said) = match &shared.sandbox {
        Some(Ok(url)) => (on, Role::Success, url.masked()),
        Some(Err(reason)) => (off, Role::Error, format!("not running: {}", crate::card::text::label(reason, 80))),
        None => (off, Role::Dim, "starting …".to_owned()),
    };
    if room < 4 {
        return Line::default();
    }
    Line::from(vec![
        Span::styled(format!(" {mark} "), theme.style(role)),
        Span::styled(format!("{} ", text::fit(&said, room.saturating_sub(4))), theme.style(Role::Dim)),
    ])
}

/// What to do while nothing has arrived.
fn empty(shared: &Shared, space: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
    let theme = &shared.theme;
    let width = usize::from(space.width.saturating_sub(4));
    let mut y = space.y.saturating_add(1);
    let mut put = |spans: Vec<Span<'static>>, command: Option<&'static command::Command>, frame: &mut Frame<'_>| {
        let place = Rect { x: space.x.saturating_add(INDENT), y, width: space.width.saturating_sub(4), height: 1 };
        let place = place.intersection(space);
        frame.render_widget(Line::from(spans), place);
        if let Some(command) = command {
            hits.add(place, Target::Command(command));
        }
        y = y.saturating_add(1);
    };
    put(vec![Span::styled("Nothing has arrived yet.", theme.style(Role::Accent))], None, frame);
    let about =
        "This is a Teams channel on your own machine. What is posted to it appears here as Teams would show it.";
    for line in text::wrap(about, width) {
        put(vec![Span::styled(line, theme.style(Role::Text))], None, frame);
    }
    put(Vec::new(), None, frame);
    for (name, what) in [("send", "send the card at work"), ("channel-address", "copy the address to post to")] {
        let Some(command) = command::find(name) else { continue };
        let key = shared.keys.labels(command).into_iter().next().unwrap_or_default();
        let spans = vec![
            Span::styled(text::fill(&key, 8), theme.style(Role::Key)),
            Span::styled(text::fit(what, width.saturating_sub(8)), theme.style(Role::Text)),
        ];
        put(spans, Some(command), frame);
    }
    let shell = "cardwright send CARD --to sandbox";
    put(
        vec![
            Span::styled(text::fill("shell", 8), theme.style(Role::Dim)),
            Span::styled(text::fit(shell, width.saturating_sub(8)), theme.style(Role::String)),
        ],
        None,
        frame,
    );
    if let Some(Err(reason)) = &shared.sandbox {
        put(Vec::new(), None, frame);
        for line in text::wrap(&format!("The sandbox does not run: {}", crate::card::text::plain(reason)), width) {
            put(vec![Span::styled(line, theme.style(Role::Error))], None, frame);
        }
    }
}

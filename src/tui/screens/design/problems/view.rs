//! Painting the problems: the list, and beside or below it what can be said about the one under the cursor.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::card::text::plain;
use crate::check::{Diagnostic, Safety, Severity};
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

use super::{Order, Problems};

/// From this width on the list leaves room beside it.
const WIDE: u16 = 110;
/// From this height on the list leaves room below it.
const HIGH: u16 = 5;
/// The most rows that are given away below the list.
const MOST_BELOW: u16 = 6;

/// The sign of a severity, and its role.
#[must_use]
pub fn sign(theme: &Theme, severity: Severity) -> (&'static str, Role) {
    match severity {
        Severity::Error if theme.ascii => ("x", Role::Error),
        Severity::Error => ("✗", Role::Error),
        Severity::Warning => ("!", Role::Warning),
        Severity::Info => ("i", Role::Dim),
    }
}

/// Where the list is, and where the rest.
fn parts(area: Rect) -> (Rect, Option<Rect>) {
    if area.width >= WIDE {
        let list = Rect { width: area.width * 3 / 5, ..area };
        let x = list.right().saturating_add(2);
        return (list, Some(Rect { x, width: area.right().saturating_sub(x), ..area }));
    }
    if area.height < HIGH {
        return (area, None);
    }
    let below = (area.height / 2).min(MOST_BELOW);
    let list = Rect { height: area.height - below, ..area };
    (list, Some(Rect { y: list.bottom(), height: below, ..area }))
}

impl Problems {
    /// The title of the pane: how many, and which of them are listed.
    pub(in super::super) fn title(&self, shared: &Shared) -> Vec<Span<'static>> {
        let theme = &shared.theme;
        let mut title = vec![Span::raw(" Problems ")];
        for (severity, count) in self.counts().each() {
            let (sign, role) = sign(theme, severity);
            let role = if severity < self.least { Role::Disabled } else { role };
            title.push(Span::styled(format!(" {sign} {count} "), theme.style(role)));
        }
        let only = match self.least {
            Severity::Info => "",
            Severity::Warning => "· no hints ",
            Severity::Error => "· only errors ",
        };
        let order = if self.order == Order::Severity { "· worst first " } else { "" };
        title.push(Span::raw(format!("{only}{order}")));
        if shared.workspace.broken().is_none() && !shared.analysis.is_present() {
            title.push(Span::styled("stale ", theme.style(Role::Warning)));
        }
        title
    }

    /// Computes the window on the list inside `area`.
    pub(in super::super) fn settle(&mut self, shared: &Shared, area: Rect) {
        self.know(shared);
        self.place(usize::from(parts(area).0.height));
    }

    /// Paints inside the frame `outer`.
    pub(in super::super) fn view(
        &self,
        shared: &Shared,
        outer: Rect,
        focus: Focus,
        frame: &mut Frame<'_>,
        hits: &mut HitMap,
    ) {
        let theme = &shared.theme;
        let area = outer.inner(Margin::new(1, 1));
        if self.rows.is_empty() {
            let fine = if theme.ascii { "*" } else { "✓" };
            let (role, said) = if shared.analysis.has_failed() {
                (Role::Warning, " the checks failed: what is wrong is not known".to_owned())
            } else if shared.analysis.is_awaited() {
                (Role::Dim, " checking …".to_owned())
            } else if self.counts.each().next().is_some() {
                (Role::Dim, " nothing as bad as that".to_owned())
            } else {
                let host = shared.workspace.target().host;
                let host =
                    host.map_or_else(|| "wherever it is shown".to_owned(), |host| format!("for {}", host.noun()));
                (Role::Success, format!(" {fine} no problems found, {host}"))
            };
            frame.render_widget(Line::styled(said, theme.style(role)), Rect { height: 1, ..area });
            return;
        }
        let (list, rest) = parts(area);
        let window = || self.rows.iter().enumerate().skip(self.top).take(usize::from(list.height));
        let found = |row: usize| self.rows.get(row).and_then(|row| self.diagnostic(*row, shared));
        let columns = Columns::of(window().filter_map(|(at, _)| found(at)), list.width);
        for (y, (at, _)) in (list.y..list.bottom()).zip(window()) {
            let Some(diagnostic) = found(at) else { continue };
            let place = Rect { y, height: 1, ..list };
            let base = match (at == self.cursor, focus) {
                (true, Focus::Here) => theme.style(Role::Selection),
                (true, Focus::Elsewhere) => theme.style(Role::Marked),
                (false, _) => Style::new(),
            };
            let keep = at == self.cursor && focus == Focus::Here;
            frame.buffer_mut().set_style(place, base);
            frame.render_widget(row(theme, diagnostic, columns, (base, keep), usize::from(list.width)), place);
            hits.add(place, Target::ProblemRow(at));
        }
        pane::scroll_mark(theme, outer, self.top, self.room, self.rows.len(), frame);
        if let (Some(rest), Some(diagnostic)) = (rest, self.current(shared)) {
            let beside = rest.y == list.y;
            for y in rest.y..rest.bottom() {
                let line = if theme.ascii { "|" } else { "│" };
                let line = Span::styled(line, theme.style(Role::Border));
                let x = if beside { rest.x.saturating_sub(1) } else { rest.x.saturating_add(1) };
                frame.render_widget(line, Rect { x, y, width: 1, height: 1 }.intersection(outer));
            }
            let indent = if beside { 1 } else { 3 };
            let said = Rect { x: rest.x.saturating_add(indent), width: rest.width.saturating_sub(indent + 1), ..rest };
            for (y, line) in (said.y..said.bottom()).zip(about(theme, diagnostic, usize::from(said.width))) {
                frame.render_widget(line, Rect { y, height: 1, ..said }.intersection(area));
            }
        }
    }
}

/// How wide the columns of the list are.
#[derive(Debug, Clone, Copy)]
struct Columns {
    place: usize,
    code: usize,
}

impl Columns {
    fn of<'d>(shown: impl Iterator<Item = &'d Diagnostic>, width: u16) -> Self {
        let mut columns = Self { place: 3, code: 0 };
        for found in shown {
            columns.place = columns.place.max(place(found).len());
            columns.code = columns.code.max(found.code.len());
        }
        // Where it is narrow, what is wrong is worth more than what it is called.
        if width < 70 { Self { code: 0, ..columns } } else { columns }
    }
}

fn place(found: &Diagnostic) -> String {
    format!("{}:{}", found.position.line, found.position.column)
}

fn row(theme: &Theme, found: &Diagnostic, columns: Columns, (base, keep): (Style, bool), room: usize) -> Line<'static> {
    let role = |role: Role| if keep { base } else { base.patch(theme.style(role)) };
    let (sign, colour) = sign(theme, found.severity);
    let code = if columns.code > 0 { format!("{:<1$}  ", found.code, columns.code) } else { String::new() };
    // What F makes unasked, and what somebody has to look at.
    let fix = match &found.fix {
        Some(fix) if fix.is_sure() => " fix ",
        Some(_) => " try ",
        None => "",
    };
    let head = 4 + columns.place + 2 + code.len();
    let message = text::fill(&plain(&found.message), room.saturating_sub(head + fix.len()));
    Line::from(vec![
        Span::styled(format!(" {sign}  "), role(colour)),
        Span::styled(format!("{:>1$}  ", place(found), columns.place), role(Role::Dim)),
        Span::styled(code, role(Role::Name)),
        Span::styled(message, role(Role::Text)),
        Span::styled(fix, role(Role::Key)),
    ])
}

/// What is wrong, what to do, what the fix does; in lines of that width.
fn about(theme: &Theme, found: &Diagnostic, width: usize) -> Vec<Line<'static>> {
    let (_, colour) = sign(theme, found.severity);
    let fix = found.fix.as_ref().map(|fix| {
        let title = &fix.title;
        match (fix.safety, fix.proven) {
            (Safety::Safe, true) => format!("fix: {title}"),
            (Safety::Guess, true) => format!("try: {title}; a guess at what was meant"),
            (Safety::Safe, false) => format!("try: {title}; made unless another problem comes of it"),
            (Safety::Guess, false) => format!("try: {title}; a guess, made unless another problem comes of it"),
        }
    });
    let at = if found.pointer.is_root() { String::new() } else { format!("{}  ", found.pointer) };
    let parts = [
        (colour, found.message.clone()),
        (Role::Text, found.help.clone().unwrap_or_default()),
        (Role::Key, fix.unwrap_or_default()),
        (Role::Dim, format!("{at}{}", found.code)),
    ];
    let parts = parts.into_iter().filter(|(_, said)| !said.is_empty());
    let lines = parts.flat_map(|(role, said)| {
        let style = theme.style(role);
        text::wrap(&plain(&said), width).into_iter().map(move |line| Line::styled(line, style))
    });
    lines.collect()
}

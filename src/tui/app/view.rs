//! Painting the root: title bar with tabs, the screen, the status line, the bar of keys, overlays on top.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::teams::SIZE_LIMIT;
use crate::tui::command;
use crate::tui::screens::design;
use crate::tui::theme::Role;
use crate::tui::widgets::{pane, quantity, text};

use super::{HitMap, Model, ScreenId, Target, Tone};

/// The space between the title bar and the status line.
pub(super) fn body(whole: Rect) -> Rect {
    let foot = foot_height(whole);
    Rect { y: whole.y.saturating_add(1), height: whole.height.saturating_sub(1 + foot), ..whole }.intersection(whole)
}

/// Status line and bar of keys; very low terminals do without.
const fn foot_height(whole: Rect) -> u16 {
    if whole.height >= 8 { 2 } else { 0 }
}

impl Model {
    /// Paints the whole screen; gives what lies where.
    pub fn view(&self, frame: &mut Frame<'_>) -> HitMap {
        let mut hits = HitMap::default();
        let whole = frame.area();
        if whole.is_empty() {
            return hits;
        }
        self.title_bar(Rect { height: 1, ..whole }, frame, &mut hits);
        let body = body(whole);
        match self.screen {
            ScreenId::Design => self.design.view(&self.shared, body, frame, &mut hits),
            ScreenId::Data => self.data.view(&self.shared, body, frame, &mut hits),
            ScreenId::Channel => self.channel.view(&self.shared, body, frame, &mut hits),
            ScreenId::Endpoints => self.endpoints.view(&self.shared, body, frame, &mut hits),
            ScreenId::History => self.history.view(&self.shared, body, frame, &mut hits),
        }
        if foot_height(whole) == 2 {
            let status = Rect { y: whole.bottom().saturating_sub(2), height: 1, ..whole };
            self.status_line(status, frame);
            if let Some(problems) = command::find("problems") {
                hits.add(status, Target::Command(problems));
            }
            let bar = Rect { y: whole.bottom().saturating_sub(1), height: 1, ..whole };
            self.key_bar(bar, frame, &mut hits);
        }
        if !self.pending.is_empty() && self.overlays.is_empty() {
            self.which_key(whole, frame, &mut hits);
        }
        for overlay in &self.overlays {
            overlay.view(&self.shared, whole, frame, &mut hits);
        }
        hits
    }

    fn title_bar(&self, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &self.shared.theme;
        let work = &self.shared.workspace;
        let number_width: usize = ScreenId::ALL.iter().map(|screen| text::width(screen.title()) + 4).sum::<usize>();
        let room = usize::from(area.width);
        let short = room < number_width + 30;
        let name = crate::card::text::plain(&work.origin().name());
        let dirty = if work.is_dirty() { if theme.ascii { " *" } else { " ●" } } else { "" };
        let tabs: Vec<(ScreenId, String)> = ScreenId::ALL
            .into_iter()
            .enumerate()
            .map(|(at, screen)| {
                let here = screen == self.screen;
                let title = if short && !here { String::new() } else { format!(" {}", screen.title()) };
                (screen, format!(" {}{title} ", at + 1))
            })
            .collect();
        let tabs_width: usize = tabs.iter().map(|(_, tab)| text::width(tab)).sum();
        let head = " cardwright  ";
        let name_room = room.saturating_sub(tabs_width + text::width(head) + text::width(dirty) + 1);
        frame.render_widget(
            Line::from(vec![
                Span::styled(head, theme.style(Role::Accent)),
                Span::styled(text::fit(&name, name_room), theme.style(Role::Text)),
                Span::styled(dirty, theme.style(Role::Warning)),
            ]),
            area,
        );
        let mut column = area.right().saturating_sub(u16::try_from(tabs_width).unwrap_or(u16::MAX)).max(area.x);
        for (screen, tab) in tabs {
            let style = if screen == self.screen { theme.style(Role::Selection) } else { theme.style(Role::Dim) };
            let width = u16::try_from(text::width(&tab)).unwrap_or(0);
            let place = Rect { x: column, width, ..area }.intersection(area);
            frame.render_widget(Line::styled(tab, style), place);
            hits.add(place, Target::Tab(screen));
            column = column.saturating_add(width);
        }
    }

    /// What the user was told; else how many problems there are, and the one that counts; on the right what goes over the
    /// wire. The right side makes room for what the user was told.
    fn status_line(&self, area: Rect, frame: &mut Frame<'_>) {
        let (head, style, said) = self.said();
        let said = crate::card::text::plain(&said);
        let head_width = width_of(&head);
        let room = usize::from(area.width).saturating_sub(head_width + 1);
        let told = self.notice.is_some() || self.shared.workspace.broken().is_some();
        let mut right = self.gauge();
        while width_of(&right) + text::width(&said) + 2 > room && right.len() > usize::from(!told) {
            right.truncate(right.len().min(2) - 1);
        }
        let right_width = width_of(&right);
        let fits = room > right_width + 8;
        let room = if fits && right_width > 0 { room.saturating_sub(right_width + 1) } else { room };
        let said = Span::styled(text::fit(&said, room), style);
        frame.render_widget(head.into_iter().chain([said]).collect::<Line<'_>>(), area);
        if fits {
            let width = u16::try_from(right_width).unwrap_or(0).min(area.width);
            frame.render_widget(Line::from(right), Rect { x: area.right().saturating_sub(width), width, ..area });
        }
    }

    /// The head of the status line, and what it says.
    fn said(&self) -> (Vec<Span<'static>>, Style, String) {
        let theme = &self.shared.theme;
        let told = |mark: &str, role: Role, said: String| {
            let mark = if theme.ascii && !mark.is_ascii() { "*" } else { mark };
            (vec![Span::styled(format!(" {mark} "), theme.style(role))], theme.style(role), said)
        };
        if let Some(notice) = &self.notice {
            let (mark, role) = match notice.tone {
                Tone::Good => ("✓", Role::Success),
                Tone::Plain => ("·", Role::Text),
                Tone::Careful => ("!", Role::Warning),
                Tone::Bad => ("✗", Role::Error),
            };
            return told(mark, role, notice.text.clone());
        }
        if let Some(job) = self.shared.jobs.last() {
            let mark = if theme.ascii { ">" } else { "→" };
            return told(mark, Role::Accent, format!("sending to {} …", job.endpoint));
        }
        if let Some(error) = self.shared.workspace.broken() {
            let shown = if self.shared.workspace.was_good() {
                "the preview shows the last good version"
            } else {
                "mend it to see the card"
            };
            return told("✗", Role::Error, format!("{error}; {shown}"));
        }
        let marked = self.shared.workspace.marks().len();
        if marked > 0 && self.screen == ScreenId::Design {
            let count = quantity::count(marked, "element", "elements");
            let keys =
                command::find("clear-marks").and_then(|command| self.shared.keys.labels(command).into_iter().next());
            let clear = keys.map_or_else(String::new, |keys| format!("; {keys} takes the marks away"));
            let sign = if theme.ascii { "*" } else { "◆" };
            return told(sign, Role::Accent, format!("{count} marked{clear}"));
        }
        let analysis = &self.shared.analysis;
        let state = if analysis.is_awaited() { "checking …" } else { "the checks failed" };
        match self.design.problem(&self.shared) {
            Some(found) if !analysis.is_present() => {
                told("·", Role::Dim, format!("{state} · before: {}", found.message))
            }
            _ if analysis.has_failed() => told("!", Role::Warning, state.to_owned()),
            _ if !analysis.is_present() => told("·", Role::Dim, state.to_owned()),
            Some(found) => {
                let counts = self.design.problem_counts().each();
                let head = counts.map(|(severity, count)| {
                    let (sign, role) = design::sign(theme, severity);
                    Span::styled(format!(" {sign} {count} "), theme.style(role))
                });
                let place = if found.pointer.is_root() { String::new() } else { format!("{}  ", found.pointer) };
                let (_, role) = design::sign(theme, found.severity);
                (head.chain([Span::raw(" ")]).collect(), theme.style(role), format!("{place}{}", found.message))
            }
            None if self.design.problem_counts().each().next().is_some() => {
                told("·", Role::Dim, format!("{}, hidden from the list of problems", self.design.problem_counts()))
            }
            None => match &self.shared.sandbox {
                Some(Ok(_)) => told("✓", Role::Dim, "no problems found · sandbox ready".to_owned()),
                Some(Err(_)) => told("!", Role::Warning, "no problems found · no sandbox".to_owned()),
                None => told("✓", Role::Dim, "no problems found".to_owned()),
            },
        }
    }

    /// How much of what Teams takes the card uses, wrapped.
    fn gauge(&self) -> Vec<Span<'static>> {
        let theme = &self.shared.theme;
        let Some(bytes) = self.shared.analysis.wrapped() else { return Vec::new() };
        let role = match crate::teams::size_class(bytes) {
            crate::teams::Size::Fine => Role::Success,
            crate::teams::Size::Near => Role::Warning,
            crate::teams::Size::Tight | crate::teams::Size::Over => Role::Error,
        };
        let tenths = (bytes * 10).div_ceil(1024);
        let was = if self.shared.analysis.is_present() { "" } else { "was " };
        let filled = (bytes * 8).div_ceil(SIZE_LIMIT).min(8);
        let (on, off) = if theme.ascii { ("#", ".") } else { ("▮", "▯") };
        vec![
            Span::styled(format!("{was}{}.{} of 28 KB ", tenths / 10, tenths % 10), theme.style(Role::Dim)),
            Span::styled(on.repeat(filled), theme.style(role)),
            Span::styled(off.repeat(8 - filled), theme.style(Role::Border)),
            Span::raw(" "),
        ]
    }

    /// The keys worth knowing here; the one for help always has its place.
    fn key_bar(&self, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let hints: Vec<_> = command::bar(self.scopes())
            .filter_map(|(command, word)| Some((command, self.key_here(command)?, word)))
            .collect();
        let width = |keys: &str, word: &str| text::width(keys) + text::width(word) + 1;
        let (help, others): (Vec<_>, Vec<_>) = hints.into_iter().partition(|(command, ..)| command.name == "help");
        let (first, last): (Vec<_>, Vec<_>) = others.into_iter().partition(|(command, ..)| command.name != "quit");
        let kept: usize = help.iter().map(|(_, keys, word)| width(keys, word) + 2).sum();
        let room = usize::from(area.width).saturating_sub(1);
        let mut used = 0;
        let mut shown = Vec::new();
        for (hints, room) in [(first, room.saturating_sub(kept)), (help, room), (last, room)] {
            for (command, keys, word) in hints {
                let wide = width(&keys, word);
                if used + wide > room {
                    break;
                }
                shown.push((command, keys, word, used));
                used += wide + 2;
            }
        }
        for (command, keys, word, at) in shown {
            self.hint(command, &keys, word, Rect { x: area.x.saturating_add(1 + cells(at)), ..area }, frame, hits);
        }
    }

    fn hint(
        &self,
        command: &'static command::Command,
        keys: &str,
        word: &str,
        area: Rect,
        frame: &mut Frame<'_>,
        hits: &mut HitMap,
    ) {
        let theme = &self.shared.theme;
        let usable = (command.available)(self).is_ok();
        let (key_role, word_role) = if usable { (Role::Key, Role::Dim) } else { (Role::Disabled, Role::Disabled) };
        let place = Rect { width: cells(text::width(keys) + text::width(word) + 1), ..area };
        let line = Line::from(vec![
            Span::styled(keys.to_owned(), theme.style(key_role)),
            Span::styled(format!(" {word}"), theme.style(word_role)),
        ]);
        frame.render_widget(line, place.intersection(frame.area()));
        hits.add(place, Target::Command(command));
    }

    /// The first key that means a command here, and does not type a character at the moment.
    fn key_here(&self, command: &command::Command) -> Option<String> {
        let text = self.screen == ScreenId::Design && self.design.takes_text();
        let types = |keys: &String| keys.split(' ').next().is_some_and(|first| first.is_ascii() && first.len() == 1);
        self.shared.keys.labels_in(self.scopes(), command).into_iter().find(|keys| !text || !types(keys))
    }

    /// What may follow the keys pressed so far.
    fn which_key(&self, whole: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &self.shared.theme;
        let rows = self.shared.keys.continuations(self.scopes(), &self.pending);
        let reason = self.why_not(&rows).unwrap_or_default();
        let said = usize::from(!reason.is_empty()) * 2;
        // Where they do not fit below each other, they stand in two columns.
        let most = usize::from(whole.height.saturating_sub(2 + foot_height(whole))).saturating_sub(said).max(1);
        let columns = rows.len().div_ceil(most).clamp(1, 2);
        let lines = rows.len().div_ceil(columns);
        let height = cells(lines + 2 + said).min(whole.height);
        let width = whole.width.min(if columns == 1 { cells(text::width(&reason) + 4).max(46) } else { 76 });
        let outer = Rect {
            x: whole.right().saturating_sub(width),
            y: whole.bottom().saturating_sub(height + foot_height(whole)).max(whole.y),
            width,
            height,
        }
        .intersection(whole);
        let pressed: Vec<String> = self.pending.iter().map(|key| command::keys::label(*key)).collect();
        frame.render_widget(ratatui::widgets::Clear, outer);
        let block = pane::block(theme, format!(" {} … ", pressed.join(" ")), pane::Focus::Here);
        let inner = block.inner(outer);
        frame.render_widget(block, outer);
        if said > 0 && inner.height >= 2 {
            let rule = if theme.ascii { "-" } else { "─" }.repeat(usize::from(inner.width));
            let foot = Rect { y: inner.bottom().saturating_sub(2), height: 1, ..inner };
            frame.render_widget(Line::styled(rule, theme.style(Role::Border)), foot);
            let reason = text::fit(&reason, usize::from(inner.width.saturating_sub(2)));
            let foot = Rect { y: foot.y.saturating_add(1), ..foot };
            frame.render_widget(Line::styled(format!(" {reason}"), theme.style(Role::Warning)), foot);
        }
        let inner = Rect { height: inner.height.saturating_sub(cells(said)), ..inner };
        let column = inner.width / cells(columns);
        for (at, (keys, command)) in rows.into_iter().enumerate() {
            let (x, y) =
                (inner.x.saturating_add(column * cells(at / lines)), inner.y.saturating_add(cells(at % lines)));
            let place = Rect { x, y, width: column, height: 1 }.intersection(inner);
            if place.is_empty() {
                continue;
            }
            let usable = (command.available)(self).is_ok();
            let role = if usable { Role::Text } else { Role::Disabled };
            frame.render_widget(
                Line::from(vec![
                    Span::styled(format!(" {keys:<5}"), theme.style(Role::Key)),
                    Span::styled(
                        text::fit(command.title, usize::from(place.width.saturating_sub(7))),
                        theme.style(role),
                    ),
                ]),
                place,
            );
            hits.add(place, Target::Command(command));
        }
    }

    /// Why commands are grey: the reason that most of them have; of those that as many have, the one that says most.
    fn why_not(&self, rows: &[(String, &'static command::Command)]) -> Option<command::Reason> {
        let reasons: Vec<_> = rows.iter().filter_map(|(_, command)| (command.available)(self).err()).collect();
        let count = |reason: &command::Reason| reasons.iter().filter(|other| *other == reason).count();
        reasons.iter().max_by_key(|reason| (count(reason), reason.len())).cloned()
    }
}

fn width_of(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| text::width(&span.content)).sum()
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

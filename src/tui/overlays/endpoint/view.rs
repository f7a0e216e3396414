//! Painting the form.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, text};

use super::{Model, Part, explain, is_retired};

/// The columns of the labels.
const LABELS: u16 = 7;

/// A line below a field.
type Remark = (Role, String);

impl Model {
    pub(in crate::tui::overlays) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let width = area.width.saturating_sub(2).min(84);
        let room = usize::from(width.saturating_sub(LABELS + 3));
        let mut remarks = Part::ALL.map(|part| self.remarks(part, room));
        let mut lines: usize = remarks.iter().map(|remarks| remarks.len() + 1).sum();
        if lines.saturating_add(3) > usize::from(area.height) {
            // Little room: every part of the form matters more than what is said about another one.
            for (part, remarks) in Part::ALL.into_iter().zip(&mut remarks) {
                remarks.truncate(if part == self.focus { 4 } else { 0 });
            }
            lines = remarks.iter().map(|remarks| remarks.len() + 1).sum();
        }
        let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(if area.height > 16 { 4 } else { 3 });
        let title = match &self.old {
            Some(row) => format!("Edit {}", crate::card::text::label(&row.name, 40)),
            None => "Add endpoint".to_owned(),
        };
        let (outer, inner) = pane::popup(theme, &title, area, (width, height), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let space = Rect { height: inner.height.saturating_sub(1), ..inner };
        let mut y = space.y;
        for (at, (part, remarks)) in Part::ALL.into_iter().zip(&remarks).enumerate() {
            let row = Rect { y, height: 1, ..space }.intersection(space);
            hits.add(row, Target::OverlayRow(at));
            self.part(theme, part, row, frame);
            y = y.saturating_add(1);
            for (role, line) in remarks {
                let place = beside(Rect { y, height: 1, ..space }.intersection(space));
                frame.render_widget(Span::styled(line.as_str(), theme.style(*role)), place);
                y = y.saturating_add(1);
            }
        }
        self.foot(theme, inner, frame, hits);
    }

    fn part(&self, theme: &Theme, part: Part, row: Rect, frame: &mut Frame<'_>) {
        let here = self.focus == part;
        let mark = match (here, theme.ascii) {
            (false, _) => " ",
            (true, true) => ">",
            (true, false) => "▸",
        };
        let role = if here { Role::Accent } else { Role::Dim };
        frame.render_widget(Line::styled(format!("{mark}{}", part.label()), theme.style(role)), row);
        let place = beside(row);
        match part {
            Part::Name => self.fields.name.paint(theme, place, here, frame),
            Part::Url => self.fields.url.paint(theme, place, here, frame),
            Part::Tags => self.fields.tags.paint(theme, place, here, frame),
            Part::Kind => {
                let named = match (self.kind, self.typed()) {
                    (Some(kind), _) => kind.to_string(),
                    (None, Some(Ok(url))) => format!("recognised: {}", url.kind()),
                    (None, _) => "recognised from the URL".to_owned(),
                };
                let (left, right) = if theme.ascii { ("<", ">") } else { ("‹", "›") };
                let style = if here { theme.style(Role::Selection) } else { theme.style(Role::Text) };
                let arrows = theme.style(if here { Role::Key } else { Role::Border });
                let line = Line::from(vec![
                    Span::styled(format!("{left} "), arrows),
                    Span::styled(format!(" {named} "), style),
                    Span::styled(format!(" {right}"), arrows),
                ]);
                frame.render_widget(line, place);
            }
            Part::Http => {
                let mark = if self.allow_http { "[x]" } else { "[ ]" };
                let style = if here { theme.style(Role::Selection) } else { theme.style(Role::Text) };
                let line = Line::from(vec![
                    Span::styled(mark, style),
                    Span::styled(" allow plain http to other machines", theme.style(Role::Dim)),
                ]);
                frame.render_widget(line, place);
            }
        }
    }

    /// What is said below a part.
    fn remarks(&self, part: Part, room: usize) -> Vec<Remark> {
        let mut said: Vec<Remark> = Vec::new();
        match part {
            Part::Url => match self.typed() {
                Some(Ok(url)) => {
                    said.push((Role::Dim, text::fit(&url.masked(), room)));
                    said.extend(url.warnings().into_iter().map(|warning| (Role::Warning, warning)));
                }
                Some(Err(error)) if self.fault.is_none() => said.push((Role::Warning, error.to_string())),
                _ => {
                    let kept = self.old.iter().flat_map(|row| &row.warnings);
                    said.extend(kept.map(|warning| (Role::Warning, warning.clone())));
                }
            },
            Part::Kind => {
                let told = self.typed().and_then(Result::ok).map(|url| url.kind());
                if let Some(kind) = self.kind.or(told) {
                    let role = if is_retired(kind) { Role::Warning } else { Role::Dim };
                    said.push((role, explain(kind).to_owned()));
                }
            }
            Part::Name | Part::Tags | Part::Http => {}
        }
        if let Some((at, fault)) = &self.fault
            && *at == part
        {
            said.insert(0, (Role::Error, fault.clone()));
        }
        said.into_iter()
            .flat_map(|(role, line)| {
                let lines = text::wrap(&crate::card::text::plain(&line), room);
                lines.into_iter().take(3).map(move |line| (role, line))
            })
            .collect()
    }

    fn foot(&self, theme: &Theme, inner: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let row = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }.intersection(inner);
        if self.busy {
            frame.render_widget(Line::styled(" saving …", theme.style(Role::Dim)), row);
            return;
        }
        let enter = if theme.ascii { "Enter" } else { "⏎" };
        let mut column = row.x.saturating_add(1);
        for (button, key, word) in [(Some(0), enter, "save"), (None, "Tab", "next field"), (Some(1), "Esc", "cancel")] {
            let width = u16::try_from(text::width(key) + text::width(word) + 1).unwrap_or(u16::MAX);
            let place = Rect { x: column, width, ..row }.intersection(row);
            let line = Line::from(vec![
                Span::styled(key, theme.style(Role::Key)),
                Span::styled(format!(" {word}"), theme.style(Role::Dim)),
            ]);
            frame.render_widget(line, place);
            if let Some(button) = button {
                hits.add(place, Target::OverlayButton(button));
            }
            column = column.saturating_add(width).saturating_add(3);
        }
    }
}

/// The place beside the label of a row.
fn beside(row: Rect) -> Rect {
    Rect { x: row.x.saturating_add(LABELS), width: row.width.saturating_sub(LABELS + 1), ..row }.intersection(row)
}

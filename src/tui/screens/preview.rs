//! The preview: the card as Teams would show it, laid out again only when something about it changed.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;

use crate::card::host;
use crate::card::text::label;
use crate::json::Pointer;
use crate::preview::{Glyphs, Options, Paint, Region, Scene};
use crate::tui::app::{Drawing, HitMap, Motion, Shared, Target};
use crate::tui::theme::{Depth, Role};
use crate::tui::widgets::scene::{self, Bar};
use crate::tui::widgets::{pane, text};

/// A card is never laid out wider than this: no reader has it wider.
const WIDEST: usize = 120;

/// The scene and the window on it.
#[derive(Debug, Default)]
pub(in crate::tui) struct Preview {
    /// What is shown: the card as it is, or as it was while a large one is laid out outside.
    laid_out: Option<(Drawing, Arc<Scene>)>,
    /// What was asked for last; it is laid out outside when it is not what is shown.
    asked: Option<Drawing>,
    /// Whether nobody was told yet of what was asked for.
    untold: bool,
    /// Whether another scene came since the window was placed.
    fresh: bool,
    /// The selection that was last scrolled into view.
    followed: Option<Pointer>,
    top: usize,
    room: usize,
}

/// What is to be drawn for a pane of this size.
fn wanted(shared: &Shared, area: Rect) -> Drawing {
    let width = usize::from(area.width).clamp(1, WIDEST);
    let options = Options {
        theme: shared.theme.card_theme(),
        paint: if shared.theme.depth == Depth::Mono { Paint::Mono } else { Paint::Colour },
        glyphs: if shared.theme.ascii { Glyphs::Ascii } else { Glyphs::Unicode },
        ..Options::new(width)
    };
    // What was filled last counts until the newest text is: the raw text would only flicker in between.
    let (document, filled) = match shared.analysis.filled() {
        Some((document, filled)) => (document, Some(Arc::clone(filled))),
        None => (shared.workspace.document(), None),
    };
    Drawing { document: Arc::clone(document), filled, options }
}

impl Preview {
    /// The title of the pane: in which theme, how wide, made for what.
    pub(in crate::tui) fn title(&self, shared: &Shared) -> String {
        let theme = match shared.theme.card_theme() {
            host::Theme::Light => "light",
            host::Theme::Dark => "dark",
            host::Theme::Contrast => "contrast",
        };
        let width = self.laid_out.as_ref().map_or(0, |(drawing, _)| drawing.options.width);
        let target = shared.workspace.target();
        let host = target.host.map(|host| format!(" · {host}")).unwrap_or_default();
        let version = target.version.map(|version| format!(" · {version}")).unwrap_or_default();
        let filled = self.laid_out.as_ref().is_some_and(|(drawing, _)| drawing.filled.is_some());
        let data = shared.samples.fillings().chosen().filter(|_| filled);
        let data = data.map(|set| format!(" · data {}", label(&set.name, 24))).unwrap_or_default();
        format!(" Preview · Teams {theme} · {width}{host}{version}{data} ")
    }

    /// Scrolls.
    pub(in crate::tui) fn go(&mut self, motion: Motion) {
        let tops = self.height().saturating_sub(self.room) + 1;
        self.top = motion.from(self.top, tops, self.room.saturating_sub(1));
    }

    /// Scrolls by rows.
    pub(in crate::tui) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.height().saturating_sub(self.room));
    }

    fn height(&self) -> usize {
        self.laid_out.as_ref().map_or(0, |(_, scene)| scene.lines.len())
    }

    /// Has the card laid out when it is another one or is to look another way, and follows the selection. A large card is
    /// laid out outside, unless there is nothing to show until then.
    pub(in crate::tui) fn settle(&mut self, shared: &Shared, area: Rect) {
        let wanted = wanted(shared, area);
        if !self.asked.as_ref().is_some_and(|asked| asked.is(&wanted)) {
            self.asked = Some(wanted.clone());
            self.untold = self.laid_out.is_some() && !wanted.is_inline();
            if !self.untold {
                let scene = Arc::new(wanted.answer());
                self.show(&wanted, scene);
            }
        }
        let selection = shared.workspace.selection();
        let room = usize::from(area.height);
        if std::mem::take(&mut self.fresh) || room != self.room || self.followed.as_ref() != Some(selection) {
            self.follow(selection, room);
            self.followed = Some(selection.clone());
        }
        self.room = room;
        self.top = self.top.min(self.height().saturating_sub(room));
    }

    /// What is to be laid out outside; told once.
    pub(in crate::tui) fn take_drawing(&mut self) -> Option<Drawing> {
        if std::mem::take(&mut self.untold) { self.asked.clone() } else { None }
    }

    /// Takes what was laid out outside, unless something else was asked for meanwhile.
    pub(in crate::tui) fn show(&mut self, drawing: &Drawing, scene: Arc<Scene>) {
        if self.asked.as_ref().is_some_and(|asked| asked.is(drawing)) {
            self.laid_out = Some((drawing.clone(), scene));
            self.fresh = true;
        }
    }

    /// Whether what is shown is older than the card, or looks as it did before.
    pub(in crate::tui) fn is_stale(&self) -> bool {
        match (&self.laid_out, &self.asked) {
            (Some((shown, _)), Some(asked)) => !shown.is(asked),
            _ => false,
        }
    }

    /// Brings the selected element into view, its beginning before its end. The card as a whole is always in view.
    fn follow(&mut self, selection: &Pointer, room: usize) {
        let Some(region) = self.laid_out.as_ref().and_then(|(_, scene)| region_of(scene, selection)) else { return };
        let last = region.row + region.height.max(1) - 1;
        if region.height > room && region.row <= self.top && last >= self.top {
            return;
        }
        self.top = pane::scroll_to(pane::scroll_to(self.top, last, room), region.row, room);
    }

    /// Paints the window inside the frame `outer`.
    pub(in crate::tui) fn view(&self, shared: &Shared, outer: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let area = outer.inner(Margin::new(1, 1));
        let Some((_, card)) = &self.laid_out else { return };
        let hint = if shared.workspace.was_good() {
            card.lines.is_empty().then_some("an empty card: nothing to see yet")
        } else {
            Some("nothing to see yet: this is no JSON")
        };
        if let Some(hint) = hint {
            let lines = text::wrap(hint, usize::from(area.width.saturating_sub(2)));
            for (y, line) in (area.y..area.bottom()).zip(lines) {
                let line = Line::styled(format!(" {line}"), shared.theme.style(Role::Dim));
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
            return;
        }
        scene::paint(&shared.theme, card, self.top, area, frame);
        for marked in shared.workspace.marks() {
            scene::mark(&shared.theme, card, marked, Bar::Marked, (self.top, area), frame);
        }
        // A mark along the whole card would tell nothing.
        let region = region_of(card, shared.workspace.selection()).filter(|region| !region.pointer.is_root());
        if let Some(region) = region {
            scene::mark(&shared.theme, card, &region.pointer, Bar::Selected, (self.top, area), frame);
        }
        for region in &card.regions {
            if let Some(place) = self.place(region, area) {
                hits.add(place, Target::Element(region.pointer.clone()));
            }
        }
        pane::scroll_mark(&shared.theme, outer, self.top, self.room, card.lines.len(), frame);
    }

    /// The part of a region that lies in the window.
    fn place(&self, region: &Region, area: Rect) -> Option<Rect> {
        let first = region.row.max(self.top);
        let end = (region.row + region.height).min(self.top + usize::from(area.height));
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        (first < end).then(|| {
            Rect {
                x: area.x.saturating_add(narrow(region.column)),
                y: area.y.saturating_add(narrow(first - self.top)),
                width: narrow(region.width),
                height: narrow(end - first),
            }
            .intersection(area)
        })
    }
}

/// The region of an element, or of the nearest around it that is drawn.
fn region_of<'s>(scene: &'s Scene, pointer: &Pointer) -> Option<&'s Region> {
    let mut wanted = Some(pointer.clone());
    while let Some(pointer) = wanted {
        if let Some(region) = scene.region(&pointer) {
            return Some(region);
        }
        wanted = pointer.parent();
    }
    None
}

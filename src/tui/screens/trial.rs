//! A stage for tests of screens and overlays: a shared state, a painted frame as text.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::{Frame, layout::Rect};

use crate::store::session::Session;
use crate::teams::EndpointKind;
use crate::tui::app::{Effect, HitMap, Intent, Model, Notice, Shared, Start};
use crate::tui::command::KeyMap;
use crate::tui::terminal::Mouse;
use crate::tui::theme::{Base, Depth, Theme};
use crate::workbench::actions::EndpointRow;
use crate::workbench::{Origin, Workspace};

/// Sizes that every view has to survive.
pub(in crate::tui) const SIZES: [(u16, u16); 9] =
    [(1, 1), (2, 1), (3, 3), (10, 4), (20, 8), (60, 12), (80, 21), (120, 37), (200, 57)];

/// A card that every endpoint takes.
pub(in crate::tui) const CARD: &str = r#"{"type": "AdaptiveCard", "version": "1.4",
    "body": [{"type": "TextBlock", "text": "Deploy finished"}]}"#;

/// The shared state with a card at work and the two sandboxes and two endpoints listed.
pub(in crate::tui) fn shared(card: &str) -> Shared {
    let start = Start {
        workspace: Workspace::open(Origin::Untitled("deploy".to_owned()), card, None),
        session: Session::default(),
        theme: Theme::new(Base::Dark, Depth::True),
        ground_fixed: false,
        keys: KeyMap::default(),
        size: (80, 24),
        mouse: Mouse::Captured,
        notice: None,
    };
    let mut shared = Model::new(start).shared;
    shared.endpoints = vec![
        endpoint("sandbox", EndpointKind::Workflow, &[], true),
        endpoint("sandbox-o365", EndpointKind::Incoming, &[], true),
        endpoint("ops", EndpointKind::Workflow, &["production"], false),
        endpoint("old", EndpointKind::Incoming, &[], false),
    ];
    shared
}

/// An endpoint as the store lists it.
pub(in crate::tui) fn endpoint(name: &str, kind: EndpointKind, tags: &[&str], built_in: bool) -> EndpointRow {
    EndpointRow {
        name: name.to_owned(),
        kind,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        masked: if built_in { "this program".to_owned() } else { "https://example.com/…abcd".to_owned() },
        built_in,
        last: None,
        warnings: if kind == EndpointKind::Incoming { vec!["it is retired".to_owned()] } else { Vec::new() },
    }
}

/// Paints at a size; gives the text of the screen and what lies where.
pub(in crate::tui) fn painted(
    (width, height): (u16, u16),
    paint: impl FnOnce(Rect, &mut Frame<'_>, &mut HitMap),
) -> (String, HitMap) {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut hits = HitMap::default();
    terminal.draw(|frame| paint(frame.area(), frame, &mut hits)).unwrap();
    let buffer = terminal.backend().buffer();
    let lines = (0..height).map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>());
    (lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n"), hits)
}

/// A key without modifiers.
pub(in crate::tui) fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::from(code)
}

/// A click of the left button.
pub(in crate::tui) fn click() -> MouseEvent {
    let kind = MouseEventKind::Down(MouseButton::Left);
    MouseEvent { kind, column: 0, row: 0, modifiers: ratatui::crossterm::event::KeyModifiers::NONE }
}

/// The effects among intents.
pub(in crate::tui) fn effects(intents: &[Intent]) -> Vec<&Effect> {
    intents
        .iter()
        .filter_map(|intent| match intent {
            Intent::Effect(effect) => Some(effect),
            _ => None,
        })
        .collect()
}

/// The first thing that is told among intents.
pub(in crate::tui) fn told(intents: &[Intent]) -> Option<&Notice> {
    intents.iter().find_map(|intent| match intent {
        Intent::Say(notice) => Some(notice),
        _ => None,
    })
}

//! The mouse: what can be clicked does what its key does.

use cardwright::json::Pointer;
use cardwright::store::gallery;
use cardwright::tui::app::{ScreenId, Target};
use cardwright::tui::command;
use cardwright::tui::screens::design::Pane;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use crate::bench::{Bench, CARD};

fn command(name: &str) -> Target {
    Target::Command(command::find(name).unwrap())
}

#[test]
fn tabs_lead_to_their_screens() {
    let mut bench = Bench::new();
    for screen in ScreenId::ALL.into_iter().rev() {
        bench.click(&Target::Tab(screen));
        assert_eq!(bench.model.screen, screen);
    }
}

#[test]
fn hints_in_the_bar_are_buttons() {
    let mut bench = Bench::new();
    bench.keys("j").click(&command("duplicate"));
    assert_eq!(bench.text().matches("Hello").count(), 2);
    bench.click(&command("undo"));
    assert_eq!(bench.text(), CARD);
    bench.click(&command("help")).sees("Help ─");
    bench.click(&Target::Outside).misses("Help ─");
    bench.click(&command("palette")).sees("Commands");
}

#[test]
fn what_follows_a_prefix_can_be_clicked() {
    let mut bench = Bench::new();
    bench.keys("jm").click(&command("move-down"));
    assert_eq!(bench.selected(), "/body/1");
    assert!(bench.model.pending.is_empty());
}

#[test]
fn rows_and_buttons_of_overlays_are_chosen() {
    let mut bench = Bench::new();
    bench.keys("ja").click(&Target::OverlayRow(0));
    assert!(bench.model.shared.workspace.undo_name().is_some_and(|step| step.starts_with("Add ")));
    bench.keys("q").click(&Target::OverlayButton(3));
    assert_eq!(bench.asked.ended, None, "that was `cancel`");
    bench.keys("q").click(&Target::OverlayButton(2));
    assert_eq!(bench.asked.ended, Some(false), "that was `discard`");
}

#[test]
fn a_click_in_the_preview_selects_and_the_source_follows() {
    let mut bench = Bench::new();
    bench.click(&Target::Element(Pointer::parse("/body/1/items/0").unwrap()));
    assert_eq!((bench.selected().as_str(), bench.model.design.focus()), ("/body/1/items/0", Pane::Preview));
    bench.keys("s").click(&Target::Element(Pointer::parse("/body/2").unwrap()));
    assert_eq!(bench.selected(), "/body/2");
}

#[test]
fn the_wheel_scrolls_lists_and_selects_nothing_in_the_designer() {
    let mut bench = Bench::new();
    bench.mouse(MouseEventKind::ScrollDown, (5, 5)).mouse(MouseEventKind::ScrollUp, (60, 10));
    assert_eq!(bench.selected(), "");
    bench.keys("<ctrl-n>").mouse(MouseEventKind::ScrollDown, (60, 20)).keys("<enter>");
    assert_eq!(bench.model.shared.workspace.origin().name(), gallery::GALLERY[3].name, "three rows a notch");
}

#[test]
fn the_line_between_panes_is_dragged() {
    let mut bench = Bench::new();
    let edge = bench.shown().hits.find(&Target::Pane(Pane::Preview)).unwrap().x;
    bench.mouse(MouseEventKind::Down(MouseButton::Left), (edge, 10));
    bench.mouse(MouseEventKind::Drag(MouseButton::Left), (edge + 8, 10));
    bench.mouse(MouseEventKind::Up(MouseButton::Left), (edge + 8, 10));
    assert_eq!(bench.shown().hits.find(&Target::Pane(Pane::Preview)).unwrap().x, edge + 8);
}

#[test]
fn a_card_is_sent_and_its_button_pressed_in_the_channel() {
    let mut bench = Bench::new().with_sandbox();
    bench.click(&command("send-here")).click(&Target::OverlayButton(0)).beat();
    bench.sees("accepted");
    bench.click(&Target::OverlayButton(2));
    assert_eq!(bench.model.screen, ScreenId::Channel);
    let shown = bench.shown();
    let button = (0..40)
        .flat_map(|row| (0..120).map(move |column| (column, row)))
        .find_map(|(column, row)| match shown.hits.at(column, row) {
            Some(target @ Target::CardPart(..)) => Some(target.clone()),
            _ => None,
        })
        .unwrap_or_else(|| panic!("no button\n{}", shown.text()));
    bench.click(&button);
    assert!(bench.told().contains("https://example.com"), "{}", bench.told());
}

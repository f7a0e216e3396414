//! The source editor: the list of what can be written at the caret, folding, what is told of the place at the caret.

use cardwright::tui::app::{Message, Target};
use cardwright::tui::screens::design::Pane;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use crate::bench::{Bench, CARD};

fn offers(bench: &Bench) -> bool {
    bench.shown().hits.find(&Target::Completion(0)).is_some()
}

#[test]
fn a_key_is_completed_while_it_is_typed_and_its_value_after_it() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>11<enter><end><left>, \"wei");
    assert!(offers(&bench), "{}", bench.screen());
    bench.keys("<enter>");
    assert!(bench.text().contains("\"Last\", \"weight\": \"\"}"), "{}", bench.text());
    assert!(offers(&bench), "the words follow at once\n{}", bench.screen());
    bench.sees("Bolder");
    bench.keys("bol<tab>");
    assert!(bench.text().contains("\"weight\": \"Bolder\"}"), "{}", bench.text());
    assert!(!offers(&bench));
    // Each that was taken is a step, and so is what was typed.
    bench.keys("<ctrl-u>");
    assert!(bench.text().contains("\"weight\": \"bol\"}"), "{}", bench.text());
    bench.keys("<ctrl-u><ctrl-u><ctrl-u>");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn the_list_is_never_in_the_way() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>11<enter><end><left>, \"we");
    assert!(offers(&bench));
    bench.keys("<esc>");
    assert!(!offers(&bench));
    assert_eq!(bench.model.design.focus(), Pane::Source, "Esc closes the list first");
    bench.keys("ight");
    assert!(!offers(&bench), "what is written out needs no list\n{}", bench.screen());
    bench.keys("\": \"bolder\"");
    assert!(!offers(&bench));
    assert!(bench.text().contains("\"Last\", \"weight\": \"bolder\"}"));
    bench.keys("<esc>");
    assert_eq!(bench.model.design.focus(), Pane::Outline);
}

#[test]
fn free_text_opens_no_list() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>11<enter><end><left><left>Text");
    assert!(!offers(&bench), "{}", bench.screen());
}

#[test]
fn the_list_stays_on_the_screen_at_any_size() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>11<enter><end><left>, \"");
    for (columns, rows) in [(60, 15), (80, 24), (200, 60), (20, 8), (5, 3), (1, 1)] {
        bench.tell(Message::Resize(columns, rows));
        let place = bench.shown().hits.find(&Target::Completions);
        let fits = place.is_none_or(|place| place.right() <= columns && place.bottom() <= rows);
        assert!(fits, "{place:?} at {columns}×{rows}");
        assert!(columns < 60 || place.is_some_and(|place| place.height >= 6), "{}", bench.screen());
    }
}

#[test]
fn the_mouse_takes_what_it_clicks_and_folds_beside_the_line() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>11<enter><end><left>, \"weigh").click(&Target::Completion(0));
    assert!(bench.text().contains("\"weight\": \"\""), "{}", bench.text());
    bench.keys("<esc>").click(&Target::SourceFold(2)).sees("⋯ 8 lines").misses("\"Container\"");
    bench.click(&Target::SourceFold(2)).sees("\"Container\"");
    bench.keys("<ctrl-home>").mouse(MouseEventKind::Down(MouseButton::Left), (0, 0));
}

#[test]
fn folds_are_skipped_survive_edits_elsewhere_and_open_when_changed() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>7<enter><alt-o>").sees("⋯ 1 line");
    bench.keys("<down><end>9").sees("⋯ 1 line");
    assert!(bench.text().contains("\r\n      ]9\r\n"), "the caret went past the fold\n{}", bench.text());
    bench.keys("<ctrl-u><alt-g>2<enter><end><enter>").sees("⋯ 1 line");
    bench.keys("<ctrl-f>inside<enter>").misses("⋯");
    bench.keys("<alt-g>8<enter><alt-o>").sees("⋯ 1 line");
    bench.keys("<end><enter>").misses("⋯");
}

#[test]
fn what_stands_at_the_caret_is_told_and_what_is_wrong_with_it() {
    let mut bench = Bench::new();
    bench.keys("s<alt-g>4<enter><right><right>").sees("TextBlock: since 1.0");
    bench.keys("<alt-g>8<enter><end><left><left><left><left>").sees("spare");
    bench.keys("<alt-i>").sees("has no property of that name");
}

#[test]
fn before_the_first_key_of_a_line_that_key_is_told() {
    let mut bench = Bench::new();
    bench.keys("s<ctrl-home><down><home><alt-i>").sees("AdaptiveCard").misses("nothing is known");
    bench.keys("<esc><end>").keys("<ctrl-home><alt-i>");
    assert!(bench.told().contains("nothing is known"), "a line without a key: {}", bench.told());
}

#[test]
fn a_property_leads_to_its_place_in_the_source() {
    let mut bench = Bench::new();
    bench.keys("j<tab><tab>");
    assert_eq!(bench.model.design.focus(), Pane::Properties);
    bench.keys("<shift-s>");
    assert_eq!(bench.model.design.focus(), Pane::Source);
    bench.sees("TextBlock · text");
}

//! The properties pane and its editors: every kind of value, by keys and by the mouse, each change a step of its own.

use cardwright::tui::app::Target;
use cardwright::tui::theme::Depth;
use ratatui::crossterm::event::MouseEventKind;

use crate::bench::Bench;

const FACTS: &str = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [\r\n  {\"type\": \"FactSet\", \"facts\": \
                     [ {\"title\": \"a\",  \"value\": \"1\", \"own\": 1.50} ]},\r\n  {\"type\": \"TextBlock\", \"text\": \"t\"}\r\n]}";

/// A bench whose properties are those of the element that a search finds.
fn on(text: &str, element: &str) -> Bench {
    let mut bench = Bench::on(text);
    bench.keys(&format!("/{element}<enter><tab><tab>"));
    bench
}

/// Takes every step back, and sees that the text is what it was.
#[track_caller]
fn undone(mut bench: Bench, text: &str, steps: usize) {
    assert_eq!(bench.model.shared.workspace.steps(), steps, "{}", bench.text());
    for _ in 0..steps {
        bench.keys("u");
    }
    assert_eq!(bench.text(), text);
}

#[test]
fn facts_are_edited_as_a_table() {
    let mut bench = on(FACTS, "factset");
    bench.keys("<enter>").sees("facts of FactSet").sees("title");
    bench.keys("aTwo<tab>2<enter>").keys("K");
    assert!(
        bench.text().contains("[ {\"title\": \"Two\"") || bench.text().contains("\"title\": \"Two\""),
        "{}",
        bench.text()
    );
    assert!(bench.text().find("Two") < bench.text().find("\"a\""), "moved up: {}", bench.text());
    assert!(bench.text().contains("\"own\": 1.50"), "what else a row says stays");
    bench.keys("ju").keys("U").keys("d");
    assert!(!bench.text().contains("\"own\""), "{}", bench.text());
    bench.keys("<esc>").misses("facts of FactSet");
    undone(bench, FACTS, 5);
}

#[test]
fn a_cell_can_be_left_as_it_was() {
    let mut bench = on(FACTS, "factset");
    bench.keys("<enter><enter>XX<esc>");
    assert_eq!(bench.text(), FACTS);
    bench.keys("<enter><enter>");
    assert_eq!(bench.text(), FACTS, "what did not change is no step");
}

#[test]
fn the_mouse_chooses_cells_and_presses_the_buttons_of_a_table() {
    let mut bench = on(FACTS, "factset");
    bench.keys("<enter>").click(&Target::OverlayCell(0, 1)).click(&Target::OverlayCell(0, 1));
    bench.keys("<ctrl-a><backspace>9<enter>");
    assert!(bench.text().contains("\"value\": \"9\""), "{}", bench.text());
    bench.click(&Target::OverlayButton(1)).keys("New<esc>");
    assert_eq!(bench.text().matches("\"title\"").count(), 2);
    bench.click(&Target::OverlayButton(2));
    assert_eq!(bench.text().matches("\"title\"").count(), 1);
    bench.click(&Target::Outside).misses("facts of FactSet");
}

#[test]
fn the_last_row_takes_an_optional_list_with_it() {
    let text = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"Input.ChoiceSet\", \"id\": \"c\", \"choices\": [{\"title\": \"a\", \"value\": \"b\"}]}]}";
    let mut bench = on(text, "choiceset");
    bench.keys("/choices<enter><enter>d");
    assert!(!bench.text().contains("title"), "{}", bench.text());
    bench.sees("no rows yet");
    bench.keys("a");
    assert!(bench.text().contains("\"title\": \"\""), "{}", bench.text());
}

#[test]
fn what_a_template_says_of_any_element_has_rows_of_its_own() {
    let mut bench = on(FACTS, "textblock");
    bench.keys("/template<enter>").sees("Template").sees("$data").sees("$when");
    bench.keys("<down><enter>${ok}<enter>");
    assert!(bench.text().contains("\"$when\": \"${ok}\""), "{}", bench.text());
    bench.keys("<up><enter>${items}<enter>");
    assert!(bench.text().contains("\"$data\": \"${items}\""), "{}", bench.text());
    bench.keys("<enter><ctrl-a><backspace><enter>");
    assert!(!bench.text().contains("$data"), "nothing removes it");
    undone(bench, FACTS, 3);
}

#[test]
fn what_is_typed_is_held_to_its_kind_and_an_expression_passes() {
    let mut bench = on(FACTS, "textblock");
    bench.keys("/maxlines<enter><enter>-2<enter>").sees("it cannot be below 0");
    bench.keys("<ctrl-a><backspace>2.5<enter>").sees("a whole number is needed");
    bench.keys("<ctrl-a><backspace>${n}<enter>");
    assert!(bench.text().contains("\"maxLines\": \"${n}\""), "{}", bench.text());
    bench.keys("<delete>+");
    assert!(bench.text().contains("\"maxLines\": 1"), "{}", bench.text());
    bench.keys("-");
    assert!(bench.text().contains("\"maxLines\": 0"), "{}", bench.text());
}

#[test]
fn one_of_several_kinds_is_asked_for() {
    let card = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": []}";
    let mut bench = Bench::on(card);
    bench.keys("<tab><tab>/backgroundimage<enter><enter>").sees("address").sees("BackgroundImage");
    bench.keys("address<enter>https://example.com/a.png<enter>");
    assert!(bench.text().contains("\"backgroundImage\": \"https://example.com/a.png\""), "{}", bench.text());
    bench.keys("oBackgroundImage<enter>");
    assert_eq!(bench.selected(), "/backgroundImage", "{}", bench.text());
    assert!(bench.text().contains("\"backgroundImage\": {"), "{}", bench.text());
    undone(bench, card, 2);
}

#[test]
fn an_action_is_chosen_and_then_edited_inside() {
    let mut bench = on(
        "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"Container\", \"items\": []}]}",
        "container",
    );
    bench.keys("/selectaction<enter><enter>OpenUrl<enter>");
    assert_eq!(bench.selected(), "/body/0/selectAction");
    bench.keys("<esc>").sees("Properties · Action.OpenUrl");
    bench.keys("h");
    assert_eq!(bench.selected(), "/body/0");
}

#[test]
fn what_the_catalogue_does_not_know_stands_apart_and_keeps_its_kind() {
    let text = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"t\", \"mine\": \"5\", \"on\": true}]}";
    let mut bench = on(text, "textblock");
    bench.keys("/other<enter>").sees("Other").sees("mine");
    bench.keys("<enter>6<enter>");
    assert!(bench.text().contains("\"mine\": \"56\""), "a text stays a text: {}", bench.text());
    bench.keys("<down><enter>");
    assert!(bench.text().contains("\"on\": false"), "{}", bench.text());
    bench.keys("<delete>");
    assert!(!bench.text().contains("\"on\""), "{}", bench.text());
    undone(bench, text, 3);
}

#[test]
fn a_word_may_be_typed_that_the_list_does_not_have() {
    let mut bench = on(FACTS, "textblock");
    bench.keys("/spacing<enter><enter>").sees("12 px").sees("other …");
    bench.keys("${gap}").sees("as typed");
    bench.keys("<enter>");
    assert!(bench.text().contains("\"spacing\": \"${gap}\""), "{}", bench.text());
}

#[test]
fn the_palette_has_groups_and_says_what_the_card_is_too_old_for() {
    let mut bench = Bench::on("{\"type\": \"AdaptiveCard\", \"version\": \"1.2\", \"body\": []}");
    bench.keys("a").sees("Content").sees("TextBlock");
    bench.keys("Table").sees("needs 1.5, the card is for 1.2").sees("1.5");
    bench.keys("<enter>");
    assert!(bench.text().contains("\"Table\""), "it can be added all the same");
    assert!(bench.told().contains("needs 1.5"), "{}", bench.told());
}

#[test]
fn the_filter_is_typed_in_the_pane_and_left_with_escape() {
    let mut bench = on(FACTS, "textblock");
    bench.keys("/wei").sees("weight").misses("maxLines");
    assert!(bench.shown().caret.is_some());
    bench.paste("ght");
    bench.keys("<esc>").sees("maxLines");
    assert!(bench.shown().caret.is_none());
    let place = bench.shown().hits.find(&Target::PropertyRow(1)).unwrap();
    bench.keys("/zzz").sees("No property matches");
    bench.mouse(MouseEventKind::ScrollDown, (place.x, place.y));
    bench.keys("<esc>").sees("weight");
}

#[test]
fn an_icon_is_found_among_all_of_them() {
    let text =
        "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"Icon\", \"name\": \"Add\"}]}";
    let mut bench = on(text, "icon");
    bench.keys("/name<enter><enter>").sees("current");
    bench.keys("calndar<enter>");
    assert!(bench.text().contains("\"name\": \"Calendar"), "{}", bench.text());
    undone(bench, text, 1);
}

#[test]
fn the_icon_of_a_button_is_chosen_by_name_or_is_another_address() {
    let text = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"actions\": [{\"type\": \"Action.OpenUrl\", \
                \"iconUrl\": \"icon:Add,filled\"}]}";
    let mut bench = on(text, "openurl");
    bench.keys("/iconurl<enter><enter>").sees("current");
    bench.keys("calendarltr").sees("CalendarLtr").misses("CalendarAdd");
    bench.keys("<enter>");
    assert!(bench.text().contains("\"icon:CalendarLtr,filled\""), "the style stays: {}", bench.text());
    bench.keys("<enter>https://a.example/b.png").sees("as typed");
    bench.keys("<enter>");
    assert!(bench.text().contains("\"https://a.example/b.png\""), "{}", bench.text());
    bench.keys("<enter>").sees("iconUrl of");
    bench.keys("<esc>");
    undone(bench, text, 2);
}

#[test]
fn what_kind_of_value_it_is_to_be_is_asked_without_saying_it_twice() {
    let text =
        "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"Container\", \"items\": []}]}";
    let mut bench = on(text, "container");
    bench.keys("/backgroundimage<enter><enter>").sees("address").misses("typed").misses("backgroundImage: ");
    let mut bench = on(text, "container");
    bench.keys("/selectaction<enter><enter>").sees("Action.OpenUrl").misses("selectAction: ");
}

/// A value nobody knows, a key that stands twice, and a problem of an element inside.
const FAULTY: &str = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
  {"type": "TextBlock", "text": "One", "size": "Lerge", "wrapp": true},
  {"type": "Container", "items": [{"type": "TextBlock", "text": "Two", "size": "Lrge"}]}
]}
"#;

#[test]
fn what_is_wrong_with_a_property_stands_in_its_row_and_below() {
    for depth in [Depth::True, Depth::Mono] {
        let mut bench = Bench::on(FAULTY);
        bench.model.shared.theme.depth = depth;
        bench.keys("j<tab><tab>");
        assert!(row(&bench, "size").ends_with('!'), "{}", bench.screen());
        assert!(!row(&bench, "text").ends_with('!') && !row(&bench, "weight").ends_with('!'), "{}", bench.screen());
        let told = |bench: &Bench| bench.screen().matches("`size` of a TextBlock").count();
        let before = told(&bench);
        bench.keys("/size<enter>");
        assert_eq!(told(&bench), before + 1, "below the rows too\n{}", bench.screen());
        bench.keys("<esc>/wrapp<enter>");
        assert!(row(&bench, "wrapp").ends_with('!'), "{}", bench.screen());
        let mut bench = on(FAULTY, "container");
        bench.keys("/items<enter>");
        assert!(!row(&bench, "items").ends_with('!'), "what is inside has a row of its own\n{}", bench.screen());
    }
}

/// The row of a property.
#[track_caller]
fn row(bench: &Bench, name: &str) -> String {
    let screen = bench.screen();
    let pane = |line: &str| line.rsplit_once("││").map(|(_, pane)| pane.trim_end_matches(['│', '▐']).trim().to_owned());
    screen.lines().filter_map(pane).find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{screen}"))
}

#[test]
fn the_bar_names_the_keys_of_the_pane_and_none_that_mean_something_else_there() {
    let mut bench = on(FACTS, "textblock");
    bench.sees(" ⏎ change  + next value  Del clear  / filter").misses("⏎ send");
    bench.keys("<tab>").sees("⏎ send");
    bench.keys("s").sees("Ctrl-Space complete  Alt-I explain");
}

#[test]
fn a_list_of_words_begins_with_a_value_that_is_none_of_them() {
    let text = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"Image\", \"url\": \
                \"https://example.com/a.png\", \"width\": \"80px\"}]}";
    let mut bench = on(text, "image");
    bench.keys("/width<enter><enter>").sees("current");
    bench.keys("<enter>").sees("width of Image");
    bench.keys("<backspace><backspace><backspace>9px<enter>");
    assert_eq!(bench.text(), text.replace("80px", "89px"));
    undone(bench, text, 1);
}

#[test]
fn going_inside_a_property_shows_all_of_what_lies_there() {
    let mut bench = on(FAULTY, "container");
    bench.keys("/items<enter><enter>").sees("Properties · TextBlock").sees("maxLines").misses("No property matches");
}

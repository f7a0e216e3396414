//! A template from its data to the channel, with keys alone.

use cardwright::store::messages::Messages;

use crate::bench::Bench;

const CARD: &str = r#"{"type": "AdaptiveCard", "version": "1.4", "fallbackText": "Deploy", "body": [
    {"type": "TextBlock", "wrap": true, "text": "Deploy of ${service} by ${user}"},
    {"type": "TextBlock", "wrap": true, "$data": "${items}", "text": "Row ${n}"}]}"#;

const DATA: &str = r#"{"service": "api", "user": "Ann", "items": [{"n": 1}, {"n": 2}]}"#;

fn payload(bench: &Bench) -> String {
    let arrived = Messages::open(&bench.home).unwrap().0.all().unwrap();
    assert_eq!(arrived.len(), 1, "{}", bench.screen());
    arrived[0].payload.clone()
}

#[test]
fn values_that_are_typed_reach_the_channel_and_no_file() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]).with_sandbox();
    bench.keys("<ctrl-g>").sees("Fill card").sees("asks for 3 values");
    bench.keys("jj<enter><ctrl-u>Bo<enter>s").sees("send to sandbox");
    bench.keys("<enter>");
    let payload = payload(&bench);
    assert!(
        payload.contains("Deploy of api by Bo") && payload.contains("Row 1") && payload.contains("Row 2"),
        "{payload}"
    );
    assert!(!payload.contains("${"), "{payload}");
    assert_eq!(bench.on_disk("card.data.json"), DATA);
}

#[test]
fn what_has_no_value_is_asked_about_before_it_goes_out() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", r#"{"service": "api", "items": []}"#)]).with_sandbox();
    bench.keys("<ctrl-g>s").sees("Readers would see the braces");
    bench.keys("<enter>").sees("send anyway");
    assert!(Messages::open(&bench.home).unwrap().0.all().unwrap().is_empty());
    bench.keys("s");
    assert!(payload(&bench).contains("Deploy of api by ${user}"));
}

#[test]
fn data_that_hold_braces_are_not_filled_twice() {
    let data = r#"{"service": "${user}", "user": "Ann", "items": []}"#;
    let mut bench = Bench::on_files(CARD, &[("card.data.json", data)]).with_sandbox();
    bench.keys("<ctrl-g>s<enter>");
    bench.keys("s");
    assert!(payload(&bench).contains("Deploy of ${user} by Ann"), "{}", payload(&bench));
}

#[test]
fn data_of_a_card_without_a_file_are_written_with_its_first_save() {
    let mut bench = Bench::first();
    bench.keys("2").paste("{\"a\": 1}").sees("they are written when the card is saved");
    bench.keys("<ctrl-t><ctrl-a>mine<enter>").sees("saved as template");
    let data = cardwright::store::templates::path(&bench.home, "mine").with_file_name("mine.data.json");
    assert_eq!(std::fs::read_to_string(data).unwrap(), "{\"a\": 1}");
    bench.keys("2").sees("default");
}

#[test]
fn another_documents_data_are_its_own() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA), ("other.json", CARD)]);
    bench.sees("Deploy of api by Ann");
    bench.keys("<ctrl-o>{folder}/other.json<enter>").sees("Deploy of ${service}");
    bench.keys("2").sees("No sample data yet");
}

#[test]
fn the_editor_gets_the_data_on_their_screen() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]);
    bench.editor = |text| Ok(text.replace("Ann", "Cy"));
    bench.keys("2<ctrl-e>").sees("Deploy of api by Cy");
    assert_eq!(bench.on_disk("card.data.json"), DATA.replace("Ann", "Cy"));
    bench.editor = |_| Ok("{".to_owned());
    bench.keys("<ctrl-e>").sees("is no JSON");
    bench.keys("u").sees("Deploy of api by Cy");
}

#[test]
fn the_source_tells_what_the_expression_at_the_caret_comes_to() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]);
    bench.keys("s<down><home>");
    let column = CARD.lines().nth(1).unwrap().find("${user}").unwrap() + 3;
    bench.keys(&"<right>".repeat(column));
    bench.sees("user is \"Ann\"");
    bench.keys("<down><end><left><left><left><left><left>").sees("n is 1 in the first row");
}

#[test]
fn a_property_completes_paths_and_functions_while_it_is_typed() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]);
    bench.keys("je ${se");
    bench.sees("service").sees("text \"api\"");
    bench.keys("<tab>}<ctrl-s>");
    assert!(bench.text().contains("by ${user} ${service}\""), "{}", bench.text());
    bench.keys("e ${toUpp<tab>").sees("toUpper(text, [locale]): text");
    bench.keys("us<tab><right>}<ctrl-s>");
    assert!(bench.text().contains("${service} ${toUpper(user)}\""), "{}", bench.text());
    bench.sees("Deploy of api by Ann api ANN");
    // In an element that is bound, names are those of its row.
    bench.keys("je ${<down><enter>").keys("}<ctrl-s>");
    assert!(bench.text().contains("Row ${n} ${"), "{}", bench.text());
    bench.keys("e ${n").sees("number 1");
    bench.keys("<esc>").sees("text of TextBlock");
    bench.keys("<esc>");
}

#[test]
fn the_source_completes_inside_expressions() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]);
    bench.keys("s<down><end><left><left><left> ${its");
    bench.keys("<backspace>").sees("items").sees("list of 2 objects");
    bench.keys("<tab>[0].").sees("number 1");
    bench.keys("<tab>");
    assert!(bench.text().contains("by ${user} ${items[0].n"), "{}", bench.text());
}

#[test]
fn the_properties_tell_what_an_expression_comes_to() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]);
    bench.keys("j<tab><tab>").sees("= \"Deploy of api by Ann\"");
    bench.keys("<backtab><backtab>j<tab><tab>").sees("= \"Row 1\", and 1 more rows");
}

#[test]
fn the_next_start_fills_with_the_set_that_was_chosen() {
    let mut bench =
        Bench::on_files(CARD, &[("card.data.json", DATA), ("card.other.data.json", "{\"service\": \"web\"}")]);
    bench.sees("Deploy of api");
    bench.keys(";").sees("Deploy of web");
    bench.keys("q");
    bench.again(Some("card.json")).sees("Deploy of web");
}

#[test]
fn data_that_somebody_else_changed_are_not_overwritten_unasked() {
    let mut bench = Bench::on_files(CARD, &[("card.data.json", DATA)]);
    bench.keys("2");
    let theirs = DATA.replace("Ann", "Eve");
    bench.somebody_writes("card.data.json", &theirs);
    bench.keys("j<enter>2<enter>").sees("Changed by someone else");
    assert_eq!(bench.on_disk("card.data.json"), theirs);
    bench.keys("t").sees("Deploy of api by Eve");
    bench.keys("u").sees("Deploy of api2 by Ann");
    bench.somebody_writes("card.data.json", &theirs);
    bench.keys("j<enter>3<enter>o");
    assert!(bench.on_disk("card.data.json").contains("Ann3"), "{}", bench.on_disk("card.data.json"));
    bench.somebody_writes("card.data.json", &theirs);
    bench.keys("12").sees("Deploy of api by Eve");
}

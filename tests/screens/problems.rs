//! What the checks found, and what the card is made for.

use cardwright::card::host::Host;
use cardwright::card::{self, catalogue::Version};
use cardwright::check::Severity;
use cardwright::json::Pointer;
use cardwright::tui::app::{Message, Target as Place};
use cardwright::tui::screens::design::Pane;
use cardwright::workbench::Target;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use crate::bench::Bench;

const FOR_BOTS: Target = Target { host: Some(Host::Bot), version: Some(Version(1, 6)) };

#[test]
fn the_target_is_kept_for_the_next_start_and_the_host_for_the_next_card() {
    let mut bench = Bench::new();
    bench.keys("H").sees("any host");
    bench.keys("bot<enter>").sees("the card says");
    bench.keys("1.6<enter>").sees("a bot in version 1.6");
    bench.keys("q");
    let mut bench = bench.again(Some("card.json"));
    assert_eq!(bench.model.shared.workspace.target(), FOR_BOTS);
    bench.keys("<ctrl-n>welcome<enter>");
    assert_eq!(bench.model.shared.workspace.target(), Target { version: None, ..FOR_BOTS });
}

#[test]
fn a_version_that_the_host_does_not_take_is_not_chosen() {
    let mut bench = Bench::new();
    bench.keys("Hbot<enter>1.6<enter>").keys("Hemail<enter>");
    assert_eq!(bench.model.shared.workspace.target(), Target { host: Some(Host::Email), version: None });
    bench.sees("e-mail takes 1.0");
    bench.keys("1.4<enter>");
    assert_eq!(bench.model.shared.workspace.target(), Target { host: Some(Host::Email), version: None });
    bench.keys("<esc>H").keys("<up><up><up><up><up><up><enter><esc>");
    assert_eq!(bench.model.shared.workspace.target(), Target::default());
}

#[test]
fn the_checks_know_the_host() {
    let text = "x".repeat(29_000);
    let card =
        format!(r#"{{"type": "AdaptiveCard", "version": "1.0", "body": [{{"type": "TextBlock", "text": "{text}"}}]}}"#);
    let mut bench = Bench::on(&card);
    let errors = |bench: &Bench| {
        bench
            .model
            .shared
            .analysis
            .diagnostics()
            .iter()
            .filter(|found| found.code == "too-big" && found.severity == Severity::Error)
            .count()
    };
    assert_eq!(errors(&bench), 0);
    bench.keys("Hincoming<enter><esc>");
    assert_eq!(errors(&bench), 1);
    bench.keys("Hemail<enter><esc>");
    assert_eq!(errors(&bench), 0);
}

/// An error between warnings; the last line has two.
const FAULTY: &str = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
  {"type": "TextBlock", "text": "One", "size": "Lerge"},
  {"type": "Image"},
  {"type": "TextBlock", "text": "Two", "text": "Three", "size": "Lrge"}
]}
"#;

fn problem(bench: &Bench) -> Option<(&'static str, String)> {
    let found = bench.model.design.problem(&bench.model.shared);
    found.map(|found| (found.code, found.pointer.to_string()))
}

#[test]
fn the_worst_is_told_until_something_is_selected_that_has_a_problem() {
    let mut bench = Bench::on(FAULTY);
    let worst = bench.model.shared.analysis.diagnostics().iter().max_by_key(|found| found.severity).unwrap().code;
    assert_eq!(problem(&bench).map(|(code, _)| code), Some(worst));
    bench.keys("j");
    assert_eq!(problem(&bench), Some(("unknown-value", "/body/0/size".to_owned())));
    bench.sees(" ! ").sees("/body/0/size  `size` of a TextBlock");
    bench.keys("k");
    assert_eq!(problem(&bench), Some(("unknown-value", "/body/0/size".to_owned())), "where nothing is wrong it stays");
}

#[test]
fn steps_go_round_through_every_problem_and_take_the_panes_along() {
    let mut bench = Bench::on(FAULTY);
    let count = bench.model.shared.analysis.diagnostics().len();
    bench.keys("j");
    let mut seen = Vec::new();
    for _ in 0..count {
        seen.push(problem(&bench).unwrap());
        bench.keys(")");
        let (_, pointer) = problem(&bench).unwrap();
        assert!(Pointer::parse(&bench.selected()).unwrap().contains(&Pointer::parse(&pointer).unwrap()));
    }
    assert_eq!(problem(&bench).as_ref(), seen.first(), "round and round");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count, "each once");
    let here = problem(&bench);
    bench.keys(")(");
    assert_eq!(problem(&bench), here);
}

#[test]
fn the_source_shows_the_exact_place() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("js<alt-.>");
    let found = bench.model.design.problem(&bench.model.shared).unwrap().position;
    let at = |bench: &Bench| bench.model.shared.workspace.text().to_owned();
    assert_eq!(bench.model.design.focus(), Pane::Source);
    // What is typed now stands where the problem is.
    bench.keys("#");
    let line = at(&bench).lines().nth(found.line - 1).unwrap().to_owned();
    assert_eq!(line.chars().nth(found.column - 1), Some('#'), "{line}");
}

#[test]
fn a_fix_is_one_step_and_the_next_problem_takes_its_place() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("j!f");
    assert!(bench.told().contains("Write `Large`"), "{}", bench.told());
    assert_eq!(bench.text(), FAULTY.replace("Lerge", "Large"));
    assert_ne!(problem(&bench), Some(("unknown-value", "/body/0/size".to_owned())));
    bench.keys("u");
    assert_eq!(bench.text(), FAULTY);
    let errors = |bench: &Bench| bench.model.design.problem_counts();
    let before = errors(&bench);
    bench.keys("F");
    assert_eq!(bench.text(), FAULTY.replace(r#""text": "Two", "#, ""), "guesses are left alone");
    assert_eq!(errors(&bench).warnings, before.warnings - 1);
    assert!(bench.told().contains("1 problem mended; 4 left: 2 guesses to try with f, 2 to mend"), "{}", bench.told());
    bench.keys("F");
    assert!(bench.told().contains("nothing mended; 4 left"), "{}", bench.told());
    bench.keys("u");
    assert_eq!((bench.text().as_str(), errors(&bench)), (FAULTY, before));
}

#[test]
fn the_list_tells_what_is_sure_from_what_is_to_be_tried() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("j!").sees(" fix ").sees(" try ").sees("try: Write `Large`; a guess");
}

#[test]
fn the_bar_names_first_what_the_list_is_there_for() {
    let mut bench = Bench::on(FAULTY);
    bench.tell(Message::Resize(60, 15)).keys("j!").sees(" f fix  F fix all  E explain  ");
    bench.keys("<esc>").misses("fix all");
}

#[test]
fn the_foot_says_why_an_element_is_of_no_use_and_what_it_is_where_it_is_narrow() {
    let mut bench = Bench::on(FAULTY);
    bench.model.shared.workspace.set_target(Target { host: Some(Host::Workflow), version: None });
    bench.tell(Message::Resize(60, 15)).keys("aaction.submit");
    let submit = card::catalogue::find("Action.Submit").unwrap();
    let why = bench.model.shared.workspace.gap_of_type(submit).unwrap().to_string();
    let said: Vec<String> = bench.screen().lines().map(|line| line.replace('│', " ")).collect();
    let said = said.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(&why) && said.contains("Sends the inputs"), "{why}\n{}", bench.screen());
}

#[test]
fn what_has_no_fix_says_what_to_do() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("jjf");
    assert!(bench.told().contains("by hand"), "{}", bench.told());
    assert_eq!(bench.text(), FAULTY);
}

#[test]
fn lesser_problems_are_hidden_and_still_counted() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("!").sees("unknown-value").sees("missing");
    let counts = bench.model.design.problem_counts();
    bench.keys("vv").misses("unknown-value").sees("missing").sees("· only errors");
    assert_eq!(bench.model.design.problem_counts(), counts);
    bench.keys("v").sees("unknown-value");
}

#[test]
fn broken_source_is_the_first_problem_told_in_full() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("s<end>}<f6>");
    let (code, _) = problem(&bench).unwrap();
    assert_eq!(code, "not-json");
    let error = bench.model.shared.workspace.broken().unwrap().clone();
    bench.sees(&format!("{}:{}", error.position.line, error.position.column)).sees(&error.message);
    bench.keys("f");
    assert!(bench.told().contains("by hand") || bench.told().contains("broken"), "{}", bench.told());
    bench.keys("<ctrl-u>");
    assert_ne!(problem(&bench).map(|(code, _)| code), Some("not-json"));
}

#[test]
fn the_list_is_at_hand_at_any_size_and_remembered() {
    for size in [(60, 15), (80, 24), (200, 60)] {
        let mut bench = Bench::on(FAULTY);
        bench.tell(cardwright::tui::app::Message::Resize(size.0, size.1));
        bench.keys("!").sees("╭ Problems ").sees("2:48");
        bench.keys("z").sees("╭ Problems ").misses("╭ Outline ");
        bench.keys("z!").misses("╭ Problems ").sees("╭ Outline ");
    }
    let mut bench = Bench::on(FAULTY);
    bench.keys("!q");
    let bench = bench.again(Some("card.json"));
    bench.sees("╭ Problems ");
    assert_eq!(bench.model.design.focus(), Pane::Problems);
}

#[test]
fn the_list_takes_clicks_the_wheel_and_its_edge_is_dragged() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("!").click(&Place::ProblemRow(0));
    assert_eq!(bench.selected(), "/body/0");
    bench.click(&Place::ProblemRow(0));
    assert_eq!(bench.model.design.focus(), Pane::Outline, "a second click goes there");
    let top = |bench: &Bench| bench.shown().hits.find(&Place::Pane(Pane::Problems)).unwrap().y;
    let before = top(&bench);
    bench.mouse(MouseEventKind::Down(MouseButton::Left), (20, before));
    bench.mouse(MouseEventKind::Drag(MouseButton::Left), (20, before - 5));
    bench.mouse(MouseEventKind::Up(MouseButton::Left), (20, before - 5));
    assert_eq!(top(&bench), before - 5);
    bench.keys("!<gt>");
    assert_eq!(top(&bench), before - 6, "one row higher");
    bench.mouse(MouseEventKind::ScrollDown, (20, before));
}

#[test]
fn tab_leads_through_the_list_when_it_is_shown() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("!!<backtab>");
    assert_eq!(bench.model.design.focus(), Pane::Properties, "it is not shown");
    bench.keys("!<tab>");
    assert_eq!(bench.model.design.focus(), Pane::Outline);
    bench.keys("<backtab>");
    assert_eq!(bench.model.design.focus(), Pane::Problems);
}

#[test]
fn a_project_silences_a_rule() {
    let mut bench = Bench::on(FAULTY);
    bench.keys("jd").somebody_writes("cardwright.toml", "[check]\nunknown-value = \"off\"\n");
    let told =
        |bench: &Bench| bench.model.shared.analysis.diagnostics().iter().any(|found| found.code == "unknown-value");
    assert!(told(&bench));
    bench.keys("<ctrl-s>");
    assert!(!told(&bench), "saving reads the levels again");
}

#[test]
fn a_message_is_opened_as_its_cards() {
    let card = |text: &str| {
        format!(
            r#"{{"contentType": "application/vnd.microsoft.card.adaptive", "content": {{"type": "AdaptiveCard",
                "version": "1.5", "body": [{{"type": "TextBlock", "text": "{text}"}}]}}}}"#
        )
    };
    let text = format!(r#"{{"type": "message", "attachments": [{}, {}]}}"#, card("One"), card("Two"));
    let mut bench = Bench::on(&text);
    assert_eq!(bench.selected(), "/attachments/0/content");
    bench.sees("card 1 of 2").sees("One").sees("Two");
    bench.keys("jd");
    assert_eq!(bench.text().matches("One").count(), 2, "it is edited at once");
    bench.keys("uG");
    bench.sees("card 2 of 2");
}

#[test]
fn a_large_card_is_checked_for_the_endpoint_that_it_is_sent_to() {
    let blanks = " ".repeat(70_000);
    let mut bench = Bench::on(&format!(
        r#"{{"type": "AdaptiveCard", "version": "1.4",{blanks}"fallbackText": "a", "body": [],
            "actions": [{{"type": "Action.Submit", "title": "OK"}}]}}"#
    ));
    bench.misses("does nothing here");
    bench.keys("<enter>").sees("does nothing here");
}

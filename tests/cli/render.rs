//! `render`.

use crate::support::{CARD, Place};

#[test]
fn text_and_colours() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let text = place.run(["render", &card, "--width", "40"]).exits(0);
    assert!(text.stdout.contains("Deploy finished") && text.stdout.contains("Open"), "{text:?}");
    assert!(!text.stdout.contains('\u{1b}'));
    assert!(text.stdout.lines().all(|line| line.chars().count() <= 40), "{text:?}");
    let ansi = place.run(["render", &card, "--width", "40", "--format", "ansi"]).exits(0);
    assert!(ansi.stdout.contains("\u{1b}["), "{ansi:?}");
    let light = place.run(["render", &card, "--width", "40", "--format", "ansi", "--theme", "light"]).exits(0);
    assert_ne!(ansi.stdout, light.stdout);
    assert_eq!(place.feed(["render", "-", "--width", "40"], CARD).exits(0).stdout, text.stdout);
}

#[test]
fn a_host_shows_what_arrives_there() {
    let place = Place::new();
    let text = place.file("text.json", r#"{"text": "hello"}"#);
    place.run(["render", &text, "--host", "workflow"]).exits(0).says("Adaptive Card");
    place.run(["render", &text, "--host", "bot"]).exits(0);
    let hero = r#"{"contentType": "application/vnd.microsoft.card.hero", "content": {"title": "a", "buttons": []}}"#;
    let hero = place.file("hero.json", format!(r#"{{"type": "message", "attachments": [{hero}]}}"#));
    place.run(["render", &hero]).exits(0);
}

#[test]
fn what_cannot_be_drawn_is_told() {
    let place = Place::new();
    let (torn, no_card) = (place.file("torn.json", "{\n"), place.file("no-card.json", "[1]"));
    place.run(["render", &torn]).exits(2).says("line 2").prints_nothing();
    place.run(["render", &no_card]).exits(1).says("no card").prints_nothing();
    place.run(["render", "none.json"]).exits(2).says("no such file");
}

#[test]
fn nothing_in_a_card_steers_the_terminal() {
    let place = Place::new();
    let text = r#"{"text": "a\u001b[31mred\u001b]52;c;eA==\u0007\u202egnp\u0000 \u009b2J 👩‍🚀 é"}"#;
    let drawn = place.feed(["render", "-", "--width", "30"], text).exits(0).stdout;
    assert!(drawn.contains("red"), "{drawn}");
    let steers =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!drawn.contains(steers), "{drawn:?}");
}

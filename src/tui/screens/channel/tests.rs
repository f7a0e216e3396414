use ratatui::crossterm::event::{MouseEvent, MouseEventKind};

use super::*;
use crate::teams::WebhookUrl;
use crate::tui::screens::trial::{CARD, SIZES, click, effects, painted, shared, told};

fn message(id: i64, dialect: &str, payload: &str) -> ChannelMessage {
    ChannelMessage {
        id,
        channel: "sandbox".to_owned(),
        dialect: dialect.to_owned(),
        received_at: "2025-11-24T12:00:00.000Z".to_owned(),
        bytes: payload.len(),
        payload: payload.to_owned(),
    }
}

fn envelope(card: &str) -> String {
    format!(
        r#"{{"type":"message","attachments":[{{"contentType":"application/vnd.microsoft.card.adaptive","content":{card}}}]}}"#
    )
}

fn card(text: &str, actions: &str) -> String {
    format!(
        r#"{{"type":"AdaptiveCard","version":"1.4","body":[{{"type":"TextBlock","text":"{text}"}}],"actions":[{actions}]}}"#
    )
}

fn many(count: i64) -> Vec<ChannelMessage> {
    (1..=count).map(|id| message(id, "workflows", &envelope(&card(&format!("number {id}"), "")))).collect()
}

fn with(messages: Vec<ChannelMessage>, size: (u16, u16)) -> (Model, Shared) {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    let _ = model.update(Message::Listed(Ok(messages)), &mut shared);
    model.settle(&shared, Rect::new(0, 0, size.0, size.1));
    (model, shared)
}

fn screen(model: &mut Model, shared: &Shared, size: (u16, u16)) -> (String, crate::tui::app::HitMap) {
    model.settle(shared, Rect::new(0, 0, size.0, size.1));
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits))
}

#[test]
fn the_newest_stands_at_the_bottom_and_is_followed() {
    let (mut model, mut shared) = with(many(30), (60, 14));
    let (text, _) = screen(&mut model, &shared, (60, 14));
    assert!(text.contains("number 30") && text.contains("30 messages") && !text.contains("number 1 "), "{text}");
    let arrived = message(31, "workflows", &envelope(&card("number 31", "")));
    let _ = model.update(Message::Arrived(Box::new(arrived)), &mut shared);
    let (text, _) = screen(&mut model, &shared, (60, 14));
    assert!(text.contains("number 31"), "{text}");
    assert_eq!(model.selected().map(|message| message.id), Some(31));
}

#[test]
fn away_from_the_end_a_new_message_is_only_told() {
    let (mut model, mut shared) = with(many(30), (60, 14));
    let _ = model.update(Message::Move(Motion::First), &mut shared);
    let arrived = message(31, "workflows", &envelope(&card("number 31", "")));
    let _ = model.update(Message::Arrived(Box::new(arrived)), &mut shared);
    let (text, hits) = screen(&mut model, &shared, (60, 14));
    assert!(text.contains("1 new message") && text.contains("number 1") && !text.contains("number 31"), "{text}");
    let end = crate::tui::command::find("channel-last").unwrap();
    assert!(hits.find(&Target::Command(end)).is_some());
    let _ = model.update(Message::Move(Motion::Last), &mut shared);
    let (text, _) = screen(&mut model, &shared, (60, 14));
    assert!(text.contains("number 31") && !text.contains("new message"), "{text}");
}

#[test]
fn every_message_can_be_reached_from_both_ends() {
    let (mut model, mut shared) = with(many(30), (60, 14));
    for wanted in (1..30).rev() {
        let _ = model.update(Message::Move(Motion::Up), &mut shared);
        let (text, _) = screen(&mut model, &shared, (60, 14));
        assert_eq!(model.selected().map(|message| message.id), Some(wanted));
        assert!(text.contains(&format!("number {wanted}")), "{wanted}\n{text}");
    }
    for wanted in 2..=30 {
        let _ = model.update(Message::Move(Motion::Down), &mut shared);
        let (text, _) = screen(&mut model, &shared, (60, 14));
        assert_eq!(model.selected().map(|message| message.id), Some(wanted));
        assert!(text.contains(&format!("number {wanted}")), "{wanted}\n{text}");
    }
    for _ in 0..40 {
        let _ = model.update(Message::Move(Motion::PageUp), &mut shared);
    }
    assert!(screen(&mut model, &shared, (60, 14)).0.contains("number 1"));
}

#[test]
fn a_message_higher_than_the_window_is_scrolled_through() {
    let lines: Vec<String> = (0..60).map(|at| format!("line {at}")).collect();
    let (mut model, mut shared) =
        with(vec![message(1, "office365", &format!(r#"{{"text":"{}"}}"#, lines.join("\\n\\n")))], (60, 14));
    let _ = model.update(Message::Move(Motion::First), &mut shared);
    assert!(screen(&mut model, &shared, (60, 14)).0.contains("line 0"));
    for _ in 0..60 {
        let _ = model.update(Message::Move(Motion::Down), &mut shared);
    }
    assert!(screen(&mut model, &shared, (60, 14)).0.contains("line 59"));
    let wheel = MouseEvent { kind: MouseEventKind::ScrollUp, ..click() };
    let _ = model.update(Message::Mouse(wheel, None, Some(-300)), &mut shared);
    assert!(screen(&mut model, &shared, (60, 14)).0.contains("line 0"));
}

#[test]
fn what_teams_drops_is_said_and_not_drawn() {
    let (mut model, shared) = with(vec![message(1, "workflows", r#"{"text":"dropped text"}"#)], (100, 20));
    let (text, _) = screen(&mut model, &shared, (100, 20));
    assert!(text.contains("Teams shows nothing") && text.contains("no `attachments`"), "{text}");
    assert!(!text.contains("dropped text"), "{text}");
    let (mut model, shared) = with(vec![message(1, "office365", r#"{"text":"shown text"}"#)], (100, 20));
    let (text, _) = screen(&mut model, &shared, (100, 20));
    assert!(text.contains("shown text") && text.contains("Office 365"), "{text}");
    let (mut model, shared) = with(vec![message(1, "office365", "{broken")], (100, 20));
    assert!(screen(&mut model, &shared, (100, 20)).0.contains("no JSON"));
}

#[test]
fn buttons_say_what_they_would_do() {
    let open = r#"{"type":"Action.OpenUrl","title":"Open build","url":"https://ci.example/1"}"#;
    let submit = r#"{"type":"Action.Submit","title":"Approve"}"#;
    let one = envelope(&card("x", open));
    let (mut model, mut shared) = with(vec![message(1, "workflows", &one)], (80, 20));
    let pressed = model.update(Message::Press, &mut shared);
    assert!(told(&pressed).unwrap().text.contains("https://ci.example/1"));
    let two = envelope(&card("x", &format!("{open},{submit}")));
    let (mut model, mut shared) = with(vec![message(1, "workflows", &two)], (80, 20));
    assert!(matches!(model.update(Message::Press, &mut shared).as_slice(), [Intent::Show(_)]));
    let (_, hits) = screen(&mut model, &shared, (80, 20));
    let pointer = Pointer::parse("/attachments/0/content/actions/1").unwrap();
    let target = Target::CardPart(0, pointer);
    let place = hits.find(&target).expect("the button can be clicked");
    assert_eq!(hits.at(place.x, place.y), Some(&target));
    let said = model.update(Message::Mouse(click(), Some(target), None), &mut shared);
    assert!(told(&said).unwrap().text.contains("no bot behind it"));
}

#[test]
fn a_message_is_opened_copied_and_shown() {
    let payload = envelope(&card("hello", ""));
    let (mut model, mut shared) = with(vec![message(7, "workflows", &payload)], (80, 20));
    match model.update(Message::Open, &mut shared).as_slice() {
        [Intent::Send(app::Message::Open(OpenRequest::Text { name, text }))] => {
            assert_eq!(name, "message-7");
            assert!(text.starts_with("{\n") && text.contains("\"hello\"") && !text.contains("attachments"), "{text}");
        }
        other => panic!("{other:?}"),
    }
    let copied = model.update(Message::Copy, &mut shared);
    assert!(matches!(effects(&copied).as_slice(), [Effect::Copy(text)] if *text == payload));
    assert!(matches!(model.update(Message::Source, &mut shared).as_slice(), [Intent::Show(_)]));
    assert!(matches!(model.update(Message::Clear, &mut shared).as_slice(), [Intent::Show(_)]));
}

#[test]
fn the_address_is_masked_on_the_screen_and_copied_whole() {
    let url = "http://127.0.0.1:4040/workflows/0123456789abcdef/triggers/manual/paths/invoke?sig=VerySecret";
    let (mut model, mut shared) = with(Vec::new(), (100, 20));
    assert!(told(&model.update(Message::CopyAddress, &mut shared)).unwrap().text.contains("no address"));
    shared.sandbox = WebhookUrl::parse(url).ok().map(Ok);
    let (text, _) = screen(&mut model, &shared, (100, 20));
    assert!(text.contains("127.0.0.1:4040") && !text.contains("VerySecret"), "{text}");
    assert!(text.contains("Nothing has arrived yet") && text.contains("--to sandbox"), "{text}");
    let copied = model.update(Message::CopyAddress, &mut shared);
    assert!(matches!(effects(&copied).as_slice(), [Effect::Copy(text)] if text == url));
    assert!(!told(&copied).unwrap().text.contains("VerySecret"));
    shared.sandbox = Some(Err("the port is taken".to_owned()));
    assert!(screen(&mut model, &shared, (100, 20)).0.contains("the port is taken"));
}

#[test]
fn a_cleared_channel_is_empty_and_takes_messages_again() {
    let (mut model, mut shared) = with(many(3), (60, 14));
    let _ = model.update(Message::Move(Motion::First), &mut shared);
    let _ = model.update(Message::Listed(Ok(Vec::new())), &mut shared);
    assert!(model.selected().is_none());
    assert!(screen(&mut model, &shared, (60, 14)).0.contains("Nothing has arrived"));
    let _ = model.update(Message::Arrived(Box::new(many(4).pop().unwrap())), &mut shared);
    assert!(screen(&mut model, &shared, (60, 14)).0.contains("number 4"));
}

#[test]
fn of_ten_thousand_messages_the_newest_are_held() {
    let (mut model, mut shared) = with(many(10_000), (80, 24));
    let _ = model.update(Message::Arrived(Box::new(many(1).pop().unwrap())), &mut shared);
    let newest = message(10_001, "workflows", &envelope(&card("the last", "")));
    let _ = model.update(Message::Arrived(Box::new(newest)), &mut shared);
    assert_eq!(model.feed.len(), HELD);
    let (text, _) = screen(&mut model, &shared, (80, 24));
    assert!(text.contains("the newest 500, older ones at /messages") && text.contains("the last"), "{text}");
    let begun = std::time::Instant::now();
    for motion in [Motion::First, Motion::Last, Motion::PageUp, Motion::Up, Motion::PageDown, Motion::First] {
        let _ = model.update(Message::Move(motion), &mut shared);
        let _ = screen(&mut model, &shared, (80, 24));
    }
    assert!(begun.elapsed().as_millis() < 500, "{:?}", begun.elapsed());
}

#[test]
fn no_size_is_too_small() {
    for size in SIZES {
        for messages in [Vec::new(), many(1), many(40)] {
            let (mut model, mut shared) = with(messages, size);
            for motion in [Motion::First, Motion::Down, Motion::PageDown, Motion::Last, Motion::Up, Motion::PageUp] {
                let _ = model.update(Message::Move(motion), &mut shared);
                let _ = screen(&mut model, &shared, size);
            }
            shared.theme.ascii = true;
            let _ = screen(&mut model, &shared, size);
        }
    }
}

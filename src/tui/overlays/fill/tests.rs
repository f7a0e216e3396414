use super::*;
use crate::expr::Environment;
use crate::tui::app::HitMap;
use crate::tui::screens::trial::{CARD, SIZES, key, painted, shared};
use crate::workbench::{SampleFile, Slot};

const TEMPLATE: &str = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
    {"type": "TextBlock", "text": "${title} of ${user.name}, ${count}"},
    {"type": "TextBlock", "$data": "${items}", "text": "${n}"}]}"#;

fn at_work(sets: &[(Slot, &str)]) -> (Model, Shared) {
    let mut shared = shared(TEMPLATE);
    let file =
        |(slot, text): &(Slot, &str)| SampleFile { slot: slot.clone(), text: Ok((*text).to_owned()), disk: None };
    shared.samples.load(sets.iter().map(file).collect(), Environment::default());
    (Model::new(&shared).unwrap(), shared)
}

fn press(model: &mut Model, shared: &mut Shared, codes: &[KeyCode]) -> Vec<Intent> {
    codes.iter().flat_map(|code| model.update(Message::Key(key(*code)), shared)).collect()
}

fn screen(model: &mut Model, shared: &Shared, size: (u16, u16)) -> (String, HitMap) {
    model.settle(shared, Rect::new(0, 0, size.0, size.1));
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits))
}

fn sent(intents: &[Intent]) -> Option<Data> {
    intents.iter().find_map(|intent| match intent {
        Intent::Send(app::Message::SendFilled(data)) => data.as_deref().cloned(),
        _ => None,
    })
}

#[test]
fn a_card_that_is_no_template_is_not_asked_about() {
    assert!(Model::new(&shared(CARD)).is_none());
}

#[test]
fn values_are_typed_over_for_this_message() {
    let data = r#"{"title": "Deploy", "count": 1, "items": [{"n": 1}]}"#;
    let (mut model, mut shared) = at_work(&[(Slot::Plain, data)]);
    let (text, _) = screen(&mut model, &shared, (90, 24));
    for said in
        ["asks for 4 values", "data set", "default", "title", "Deploy", "user.name", "missing", "list of 1 item"]
    {
        assert!(text.contains(said), "{said}\n{text}");
    }
    press(&mut model, &mut shared, &[KeyCode::Down, KeyCode::Enter, KeyCode::Char('5'), KeyCode::Enter]);
    press(&mut model, &mut shared, &[KeyCode::Enter, KeyCode::Char('A'), KeyCode::Enter]);
    press(&mut model, &mut shared, &[KeyCode::Enter, KeyCode::Char('2'), KeyCode::Enter]);
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("Deploy5  (typed)"));
    let intents = press(&mut model, &mut shared, &[KeyCode::Char('s')]);
    let expected = serde_json::json!({"title": "Deploy5", "count": 12, "items": [{"n": 1}], "user": {"name": "A"}});
    assert_eq!(sent(&intents), Some(expected));
    assert_eq!(shared.samples.sets()[0].text(), data, "the data stay as they are");
}

#[test]
fn another_set_keeps_what_was_typed() {
    let (mut model, mut shared) =
        at_work(&[(Slot::Plain, r#"{"title": "a"}"#), (Slot::Case("b".to_owned()), r#"{"title": "b", "count": 3}"#)]);
    press(
        &mut model,
        &mut shared,
        &[KeyCode::Down, KeyCode::Enter, KeyCode::Char('!'), KeyCode::Enter, KeyCode::Right],
    );
    let intents = press(&mut model, &mut shared, &[KeyCode::Char('s')]);
    assert_eq!(sent(&intents), Some(serde_json::json!({"title": "a!", "count": 3})));
}

#[test]
fn every_size_is_painted() {
    for sets in [&[][..], &[(Slot::Plain, "{\"title\": \"\u{202e}x\"}")]] {
        for size in SIZES {
            let (mut model, mut shared) = at_work(sets);
            press(&mut model, &mut shared, &[KeyCode::Down, KeyCode::Enter]);
            let _ = screen(&mut model, &shared, size);
        }
    }
    let (mut model, mut shared) = at_work(&[]);
    let intents = press(&mut model, &mut shared, &[KeyCode::Enter]);
    assert!(matches!(intents.as_slice(), [Intent::Close, Intent::Send(app::Message::SendFilled(None))]));
}

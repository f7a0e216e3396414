use ratatui::crossterm::event::MouseEvent;

use super::*;
use crate::expr::Environment;
use crate::tui::app::HitMap;
use crate::tui::screens::trial::{SIZES, click, effects, painted, shared, told};
use crate::workbench::SampleFile;

const TEMPLATE: &str = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
    {"type": "TextBlock", "text": "Hello ${name} and ${nome}"}]}"#;

fn at_work(texts: &[(Slot, &str)]) -> (Model, Shared) {
    let mut shared = shared(TEMPLATE);
    let file =
        |(slot, text): &(Slot, &str)| SampleFile { slot: slot.clone(), text: Ok((*text).to_owned()), disk: None };
    shared.samples.load(texts.iter().map(file).collect(), Environment::default());
    let question = shared.question();
    assert!(shared.analysis.ask(question).is_none());
    let mut model = Model::default();
    model.settle(&shared, Rect::new(0, 0, 120, 40));
    (model, shared)
}

fn screen(model: &mut Model, shared: &Shared, size: (u16, u16)) -> (String, HitMap) {
    model.settle(shared, Rect::new(0, 0, size.0, size.1));
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits))
}

#[test]
fn what_has_no_value_is_told_where_it_stands() {
    let (mut model, shared) = at_work(&[(Slot::Plain, r#"{"name": "Ann"}"#)]);
    let (text, _) = screen(&mut model, &shared, (120, 40));
    for said in ["1 without a value", "Was `name` meant?", "\"Ann\""] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    model.cycle(1);
    let intents = model.update(Message::Use, &mut shared.clone());
    assert!(
        matches!(intents.as_slice(), [Intent::Send(app::Message::Go(ScreenId::Design)), Intent::Send(_)]),
        "{intents:?}"
    );
}

#[test]
fn every_size_is_painted_with_and_without_data() {
    let long = format!("{{\"a\": {:?}, \"list\": [{}]}}", "x\u{1b}[2J".repeat(900), "[[[]]],".repeat(999) + "1");
    for texts in [&[][..], &[(Slot::Plain, "{"), (Slot::Host, "[1]")], &[(Slot::Plain, long.as_str())]] {
        for size in SIZES {
            let (mut model, shared) = at_work(texts);
            for part in Part::ALL {
                model.part = part;
                let (text, _) = screen(&mut model, &shared, size);
                assert!(!text.contains('\u{1b}'), "{size:?}");
            }
        }
    }
}

#[test]
fn a_card_without_a_file_keeps_its_data_to_itself() {
    let (mut model, mut shared) = at_work(&[(Slot::Plain, r#"{"name": "Ann"}"#)]);
    let set = Message::Set(Slot::Plain, Pointer::root().key("name"), "\"Bo\"".to_owned());
    assert!(effects(&model.update(set, &mut shared)).is_empty());
    assert_eq!(shared.samples.sets()[0].text(), r#"{"name": "Bo"}"#);
    let intents = model.update(Message::Undo, &mut shared);
    assert_eq!(told(&intents).map(|notice| notice.text.as_str()), Some("undone: Set /name"));
    assert_eq!(shared.samples.sets()[0].text(), r#"{"name": "Ann"}"#);
}

#[test]
fn clicks_choose_sets_rows_and_elements() {
    let (mut model, mut shared) =
        at_work(&[(Slot::Plain, r#"{"name": "Ann"}"#), (Slot::Case("b".to_owned()), r#"{"name": "Bo"}"#)]);
    let (_, hits) = screen(&mut model, &shared, (120, 40));
    let press = |target: Target, model: &mut Model, shared: &mut Shared| {
        let place = hits.find(&target).unwrap();
        let event = MouseEvent { column: place.x, row: place.y, ..click() };
        model.update(Message::Mouse(event, Some(target), None), shared)
    };
    assert!(press(Target::DataSet(1), &mut model, &mut shared).is_empty());
    assert_eq!(shared.samples.chosen_place(), 1);
    press(Target::DataRow(1), &mut model, &mut shared);
    assert_eq!(model.path(&shared).as_deref(), Some("name"));
    press(Target::TextRow(0), &mut model, &mut shared);
    assert_eq!(model.part(), Part::Texts);
    press(Target::Element(Pointer::parse("/body/0").unwrap()), &mut model, &mut shared);
    assert_eq!(shared.workspace.selection().to_string(), "/body/0");
}

#[test]
fn what_is_pasted_is_data() {
    let (mut model, mut shared) = at_work(&[]);
    assert!(told(&model.update(Message::Pasted("no".to_owned()), &mut shared)).is_some());
    assert!(shared.samples.sets().is_empty());
    model.update(Message::Pasted("{\"name\": 1}".to_owned()), &mut shared);
    assert_eq!(shared.samples.chosen().map(crate::workbench::Sample::text), Some("{\"name\": 1}"));
    model.settle(&shared, Rect::new(0, 0, 120, 40));
    model.update(Message::Move(Motion::Down), &mut shared);
    model.update(Message::Pasted(" [2]\n".to_owned()), &mut shared);
    assert_eq!(shared.samples.chosen().map(crate::workbench::Sample::text), Some("{\"name\": [2]}"));
}

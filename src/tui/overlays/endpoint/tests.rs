use super::*;
use crate::tui::app::HitMap;
use crate::tui::screens::trial::{CARD, SIZES, effects, endpoint, key, painted, shared};

const WORKFLOW: &str = "https://prod-1.westeurope.logic.azure.com/workflows/abc/triggers/manual/paths/invoke?api-version=1&sig=VerySecret1234";

fn typed(model: &mut Model, shared: &mut Shared, text: &str) {
    for c in text.chars() {
        let _ = model.update(Message::Key(key(KeyCode::Char(c))), shared);
    }
}

fn press(model: &mut Model, shared: &mut Shared, code: KeyCode) -> Vec<Intent> {
    model.update(Message::Key(key(code)), shared)
}

fn screen(model: &Model, shared: &Shared, size: (u16, u16)) -> (String, HitMap) {
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits))
}

#[test]
fn an_endpoint_is_added() {
    let mut shared = shared(CARD);
    let mut model = Model::add(Some(WORKFLOW));
    typed(&mut model, &mut shared, "alerts");
    let (text, _) = screen(&model, &shared, (90, 24));
    assert!(text.contains("recognised: workflow") && text.contains("Power Automate flow"), "{text}");
    assert!(text.contains("…1234") && !text.contains("VerySecret"), "{text}");
    let _ = model.update(Message::Click(Target::OverlayRow(3)), &mut shared);
    typed(&mut model, &mut shared, "production, ops");
    let intents = press(&mut model, &mut shared, KeyCode::Enter);
    match effects(&intents).as_slice() {
        [Effect::SaveEndpoint { old: None, name, url: Some(url), kind: None, tags }] => {
            assert_eq!((name.as_str(), url.expose(), tags.len()), ("alerts", WORKFLOW, 2));
        }
        other => panic!("{other:?}"),
    }
    assert!(press(&mut model, &mut shared, KeyCode::Enter).is_empty(), "it is being saved already");
    let taken = Outcome::EndpointChanged(Err("the disk is full".to_owned()));
    let _ = model.update(Message::Outcome(taken), &mut shared);
    assert!(screen(&model, &shared, (90, 24)).0.contains("the disk is full"));
    assert_eq!(press(&mut model, &mut shared, KeyCode::Enter).len(), 1);
    let done = Outcome::EndpointChanged(Ok(("saved".to_owned(), Some("alerts".to_owned()))));
    assert!(matches!(model.update(Message::Outcome(done), &mut shared).as_slice(), [Intent::Close]));
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let mut shared = shared(CARD);
    for (name, url, part, said) in [
        ("", WORKFLOW, Part::Name, "a name is needed"),
        ("sandbox", WORKFLOW, Part::Name, "sandbox"),
        ("ops", WORKFLOW, Part::Name, "already"),
        ("a/b", WORKFLOW, Part::Name, "a/b"),
        ("new", "", Part::Url, "missing"),
        ("new", "nonsense", Part::Url, "no URL"),
        ("new", "http://example.com/hook", Part::Http, "plain http"),
    ] {
        let mut model = Model::add(Some(url));
        typed(&mut model, &mut shared, name);
        assert!(press(&mut model, &mut shared, KeyCode::Enter).is_empty(), "{name} {url}");
        let (at, fault) = model.fault.clone().unwrap();
        assert!(at == part && fault.contains(said), "{name} {url}: {fault}");
        assert_eq!(model.focus, part);
    }
    let mut model = Model::add(Some("http://example.com/hook"));
    typed(&mut model, &mut shared, "plain");
    let _ = press(&mut model, &mut shared, KeyCode::Enter);
    let _ = press(&mut model, &mut shared, KeyCode::Char(' '));
    assert_eq!(effects(&press(&mut model, &mut shared, KeyCode::Enter)).len(), 1);
}

#[test]
fn an_edit_keeps_the_url_unless_another_is_typed() {
    let mut shared = shared(CARD);
    let row = endpoint("ops", EndpointKind::Workflow, &["production"], false);
    let mut model = Model::edit(&row);
    assert!(screen(&model, &shared, (90, 24)).0.contains("kept; type another"));
    let _ = press(&mut model, &mut shared, KeyCode::Tab);
    let _ = press(&mut model, &mut shared, KeyCode::Right);
    let intents = press(&mut model, &mut shared, KeyCode::Enter);
    match effects(&intents).as_slice() {
        [Effect::SaveEndpoint { old: Some(old), name, url: None, kind: Some(EndpointKind::Incoming), tags }] => {
            assert_eq!((old.as_str(), name.as_str(), tags.len()), ("ops", "ops", 1));
        }
        other => panic!("{other:?}"),
    }
    let mut model = Model::edit(&row);
    let _ = model.update(Message::Paste("https://example.com/other\n".to_owned()), &mut shared);
    let intents = press(&mut model, &mut shared, KeyCode::Enter);
    assert!(matches!(effects(&intents).as_slice(), [Effect::SaveEndpoint { url: Some(_), .. }]));
}

#[test]
fn kinds_go_round() {
    let mut model = Model::add(None);
    for _ in 0..EndpointKind::ALL.len() {
        model.step_kind(1);
    }
    assert_eq!(model.kind, Some(EndpointKind::Generic));
    model.step_kind(1);
    assert_eq!(model.kind, None);
    model.step_kind(-1);
    assert_eq!(model.kind, Some(EndpointKind::Generic));
}

#[test]
fn no_size_is_too_small() {
    let mut shared = shared(CARD);
    for size in SIZES {
        let mut model = Model::add(Some(WORKFLOW));
        for code in [KeyCode::Tab, KeyCode::Tab, KeyCode::Right, KeyCode::Enter, KeyCode::BackTab] {
            let _ = press(&mut model, &mut shared, code);
            let _ = screen(&model, &shared, size);
        }
    }
}

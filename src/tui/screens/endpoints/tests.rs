use super::*;
use crate::teams::EndpointKind;
use crate::tui::overlays::Overlay;
use crate::tui::screens::trial::{CARD, SIZES, click, effects, endpoint, painted, shared, told};

fn screen(model: &mut Model, shared: &Shared, size: (u16, u16)) -> String {
    model.settle(shared, Rect::new(0, 0, size.0, size.1));
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits)).0
}

#[test]
fn the_list_says_what_there_is() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    let text = screen(&mut model, &shared, (100, 20));
    assert!(text.contains("built in") && text.contains("retired") && text.contains("production"), "{text}");
    assert!(text.contains("the channel of this program"), "{text}");
    let _ = model.update(Message::Move(Motion::Last), &mut shared);
    let text = screen(&mut model, &shared, (100, 20));
    assert!(text.contains("switched it off in May 2026") && text.contains("it is retired"), "{text}");
    assert!(text.contains("nothing was sent there yet"), "{text}");
}

#[test]
fn built_in_endpoints_cannot_be_changed() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    for message in [Message::Edit, Message::Rename, Message::Remove] {
        assert!(model.update(message, &mut shared).is_empty());
    }
    let _ = model.update(Message::Move(Motion::Last), &mut shared);
    assert!(
        matches!(model.update(Message::Edit, &mut shared).as_slice(), [Intent::Show(form)] if matches!(**form, Overlay::Endpoint(_)))
    );
    assert!(
        matches!(model.update(Message::Rename, &mut shared).as_slice(), [Intent::Show(form)] if matches!(**form, Overlay::Text(_)))
    );
    assert!(
        matches!(model.update(Message::Remove, &mut shared).as_slice(), [Intent::Show(form)] if matches!(**form, Overlay::Confirm(_)))
    );
}

#[test]
fn a_test_is_a_send_and_production_asks_first() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    let intents = model.update(Message::Test, &mut shared);
    match effects(&intents).as_slice() {
        [Effect::Send { job, endpoint, .. }] => assert_eq!((*job, endpoint.as_str()), (1, "sandbox")),
        other => panic!("{other:?}"),
    }
    assert_eq!((shared.jobs.len(), shared.next_job), (1, 2));
    assert!(screen(&mut model, &shared, (100, 20)).contains("sending …"));
    assert!(told(&model.update(Message::Test, &mut shared)).unwrap().text.contains("has not answered"));
    let _ = model.update(Message::Mouse(click(), Some(Target::ListRow(2)), None), &mut shared);
    assert!(matches!(model.update(Message::Test, &mut shared).as_slice(), [Intent::Show(_)]));
    let sent = model.update(Message::TestNow("ops".to_owned()), &mut shared);
    assert_eq!(effects(&sent).len(), 1);
}

#[test]
fn a_pasted_url_opens_the_form() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    let form = model.update(Message::Pasted(" https://example.com/hook \n".to_owned()), &mut shared);
    assert!(matches!(form.as_slice(), [Intent::Show(_)]));
    let said = model.update(Message::Pasted("no url, a secret".to_owned()), &mut shared);
    assert!(!told(&said).unwrap().text.contains("secret"));
}

#[test]
fn a_saved_endpoint_is_selected_when_it_is_listed() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    model.select_later("new".to_owned());
    let _ = screen(&mut model, &shared, (80, 20));
    assert_eq!(model.selected(&shared).unwrap().name, "sandbox");
    shared.endpoints.push(endpoint("new", EndpointKind::Generic, &[], false));
    let _ = screen(&mut model, &shared, (80, 20));
    assert_eq!(model.selected(&shared).unwrap().name, "new");
}

#[test]
fn no_size_is_too_small() {
    for size in SIZES {
        let (mut model, mut shared) = (Model::default(), shared(CARD));
        for count in [0, 1, 40] {
            shared.endpoints =
                (0..count).map(|at| endpoint(&format!("e{at}"), EndpointKind::Connector, &["a", "b"], false)).collect();
            for motion in [Motion::Last, Motion::Up, Motion::PageUp, Motion::First] {
                let _ = model.update(Message::Move(motion), &mut shared);
                let _ = screen(&mut model, &shared, size);
            }
        }
    }
}

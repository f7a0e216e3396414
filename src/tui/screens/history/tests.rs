use super::*;
use crate::teams::{EndpointKind, Verdict};
use crate::tui::screens::trial::{CARD, SIZES, click, effects, painted, shared};

fn row(id: i64, verdict: Verdict) -> SentRow {
    SentRow {
        id,
        sent_at: "2025-11-24T12:00:00.000Z".to_owned(),
        endpoint: "sandbox".to_owned(),
        kind: EndpointKind::Workflow,
        card: format!("card-{id}"),
        verdict,
        status: (verdict != Verdict::Unreachable).then_some(202),
        detail: "the flow took it".to_owned(),
        bytes: 3174,
        elapsed_ms: 34,
        attempts: 1,
        masked: "https://example.com/…abcd".to_owned(),
    }
}

fn listed(count: i64) -> Vec<SentRow> {
    (1..=count).rev().map(|id| row(id, if id % 2 == 0 { Verdict::Accepted } else { Verdict::Unreachable })).collect()
}

fn screen(model: &mut Model, shared: &Shared, size: (u16, u16)) -> String {
    model.settle(shared, Rect::new(0, 0, size.0, size.1));
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits)).0
}

fn whole(id: i64) -> Box<SentWhole> {
    Box::new(SentWhole {
        row: row(id, Verdict::Accepted),
        request: "{\"a\":[1,2]}".to_owned(),
        response_headers: vec![("content-length".to_owned(), "0".to_owned())],
        response: String::new(),
    })
}

#[test]
fn sends_are_listed_and_filtered() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    assert!(screen(&mut model, &shared, (100, 20)).contains("Reading"));
    let _ = model.update(Message::Listed(Ok(Vec::new())), &mut shared);
    assert!(screen(&mut model, &shared, (100, 20)).contains("Nothing was sent yet"));
    let _ = model.update(Message::Listed(Ok(listed(3))), &mut shared);
    let text = screen(&mut model, &shared, (130, 20));
    for said in ["card-3", "accepted", "unreachable", "202", "3.1 KB", "34 ms", "the flow took it", "3 sends"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(matches!(model.update(Message::Filter, &mut shared).as_slice(), [Intent::Show(_)]));
    let intents = model.update(Message::FilterBy(" refused ".to_owned()), &mut shared);
    assert!(matches!(effects(&intents).as_slice(), [Effect::LoadHistory(by)] if by == "refused"));
    assert!(screen(&mut model, &shared, (100, 20)).contains("filter: refused"));
}

#[test]
fn a_send_is_read_when_it_is_wanted() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    let _ = model.update(Message::Listed(Ok(listed(3))), &mut shared);
    let _ = model.update(Message::Mouse(click(), Some(Target::ListRow(1)), None), &mut shared);
    let intents = model.update(Message::ShowSend, &mut shared);
    assert!(matches!(effects(&intents).as_slice(), [Effect::LoadSend(2)]));
    assert!(matches!(model.update(Message::Loaded(Ok(whole(2))), &mut shared).as_slice(), [Intent::Show(_)]));
    assert!(model.update(Message::Loaded(Ok(whole(2))), &mut shared).is_empty(), "nobody asked");
    let _ = model.update(Message::Copy, &mut shared);
    let intents = model.update(Message::Loaded(Ok(whole(2))), &mut shared);
    assert!(matches!(effects(&intents).as_slice(), [Effect::Copy(text)] if text == "{\"a\":[1,2]}"));
    let lines = account::account(&whole(2));
    for said in ["accepted · HTTP 202", "content-length: 0", "(an empty body)", "    1,"] {
        assert!(lines.iter().any(|(_, line)| line == said), "{said}: {lines:?}");
    }
}

#[test]
fn the_selected_send_stays_selected_when_others_come() {
    let (mut model, mut shared) = (Model::default(), shared(CARD));
    let _ = model.update(Message::Listed(Ok(listed(3))), &mut shared);
    let _ = model.update(Message::Move(Motion::Down), &mut shared);
    let _ = model.update(Message::Listed(Ok(listed(5))), &mut shared);
    assert_eq!(model.selected().unwrap().id, 2);
    let _ = model.update(Message::Move(Motion::First), &mut shared);
    let _ = model.update(Message::Listed(Ok(listed(6))), &mut shared);
    assert_eq!(model.selected().unwrap().id, 6);
}

#[test]
fn no_size_is_too_small() {
    for size in SIZES {
        let (mut model, mut shared) = (Model::default(), shared(CARD));
        for count in [0, 1, 40] {
            let _ = model.update(Message::Listed(Ok(listed(count))), &mut shared);
            for motion in [Motion::Last, Motion::Up, Motion::PageUp, Motion::First] {
                let _ = model.update(Message::Move(motion), &mut shared);
                let _ = screen(&mut model, &shared, size);
            }
        }
    }
}

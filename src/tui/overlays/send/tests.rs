use super::*;
use crate::teams::{Force, Verdict};
use crate::tui::app::{Effect, HitMap};
use crate::tui::screens::trial::{CARD, SIZES, effects, endpoint, key, painted, shared};
use crate::workbench::actions::SendReport;

fn press(model: &mut Model, shared: &mut Shared, code: KeyCode) -> Vec<Intent> {
    model.update(Message::Key(key(code)), shared)
}

fn screen(model: &mut Model, shared: &Shared, size: (u16, u16)) -> (String, HitMap) {
    model.settle(shared, Rect::new(0, 0, size.0, size.1));
    painted(size, |area, frame, hits| model.view(shared, area, frame, hits))
}

fn report(endpoint: &str, verdict: Verdict) -> SendReport {
    SendReport {
        endpoint: endpoint.to_owned(),
        verdict,
        status: Some(202),
        detail: "the flow took it".to_owned(),
        attempts: 1,
        bytes: 300,
        elapsed_ms: 34,
        trouble: Vec::new(),
    }
}

fn jobs(intents: &[Intent]) -> Vec<(u64, String, Force)> {
    effects(intents)
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Send { job, endpoint, force, .. } => Some((*job, endpoint.clone(), *force)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_card_goes_to_the_endpoint_under_the_cursor() {
    let mut shared = shared(CARD);
    let mut model = Model::new(&shared, None);
    let (text, _) = screen(&mut model, &shared, (90, 24));
    for said in
        ["Send deploy", "send to sandbox", "put into a message envelope", "of 28 KB on the wire", "nothing wrong"]
    {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let intents = press(&mut model, &mut shared, KeyCode::Enter);
    assert_eq!(jobs(&intents), [(1, "sandbox".to_owned(), Force::No)]);
    assert!(matches!(effects(&intents).last(), Some(Effect::Wake { timer: 1, .. })));
    assert_eq!((shared.jobs.len(), shared.last_endpoint.as_deref()), (1, Some("sandbox")));
    let mut woke = |timer, clock, model: &mut Model| {
        effects(&model.update(Message::Outcome(Outcome::Woke { timer, clock }), &mut shared)).len()
    };
    assert_eq!(woke(1, 70_200, &mut model), 1);
    assert_eq!(woke(9, 99_000, &mut model), 0, "the time of another one");
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("sending … 0.2 s"));
    // The loop stood still for a while: the time did not.
    let _ = model.update(Message::Outcome(Outcome::Woke { timer: 1, clock: 74_500 }), &mut shared);
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("sending … 4.5 s"));
    let sent = Outcome::Sent { job: 1, report: Ok(report("sandbox", Verdict::Accepted)) };
    let _ = model.update(Message::Outcome(sent), &mut shared);
    let (text, _) = screen(&mut model, &shared, (90, 24));
    for said in ["Sent deploy", "accepted · HTTP 202", "34 ms", "the flow took it", "see it in Channel"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let woke = Message::Outcome(Outcome::Woke { timer: 1, clock: 75_000 });
    assert!(model.update(woke, &mut shared).is_empty(), "no timer runs on");
    let gone = press(&mut model, &mut shared, KeyCode::Char('3'));
    assert!(matches!(gone.as_slice(), [Intent::Close, Intent::Send(app::Message::Go(ScreenId::Channel))]));
}

#[test]
fn the_last_endpoint_is_chosen_again_and_several_can_be_marked() {
    let mut shared = shared(CARD);
    shared.last_endpoint = Some("old".to_owned());
    let mut model = Model::new(&shared, None);
    assert_eq!(model.choice.current().unwrap().name, "old");
    let _ = press(&mut model, &mut shared, KeyCode::Char(' '));
    let _ = press(&mut model, &mut shared, KeyCode::Home);
    let _ = press(&mut model, &mut shared, KeyCode::Char(' '));
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("send to 2 endpoints"));
    let intents = press(&mut model, &mut shared, KeyCode::Enter);
    let names: Vec<String> = jobs(&intents).into_iter().map(|(_, name, _)| name).collect();
    assert_eq!(names, ["sandbox", "old"]);
}

#[test]
fn production_is_asked_about() {
    let mut shared = shared(CARD);
    let mut model = Model::new(&shared, None);
    let _ = model.update(Message::Click(Target::OverlayRow(2)), &mut shared);
    assert!(press(&mut model, &mut shared, KeyCode::Enter).is_empty());
    let (text, _) = screen(&mut model, &shared, (90, 24));
    assert!(text.contains("ops is tagged production") && text.contains("send anyway"), "{text}");
    assert!(press(&mut model, &mut shared, KeyCode::Enter).is_empty(), "Enter goes back first");
    assert!(matches!(model.stage, Stage::Choose));
    let _ = press(&mut model, &mut shared, KeyCode::Enter);
    let sent = jobs(&press(&mut model, &mut shared, KeyCode::Char('s')));
    assert_eq!(sent, [(1, "ops".to_owned(), Force::No)]);
}

#[test]
fn what_would_not_be_shown_is_sent_by_force_only() {
    let mut shared =
        shared(r#"{"title": "a", "buttons": [{"type": "openUrl", "title": "x", "value": "https://example.com"}]}"#);
    let mut model = Model::new(&shared, None);
    let (text, _) = screen(&mut model, &shared, (90, 24));
    assert!(text.contains("do not show a"), "{text}");
    assert!(press(&mut model, &mut shared, KeyCode::Enter).is_empty());
    let _ = press(&mut model, &mut shared, KeyCode::Right);
    let sent = jobs(&press(&mut model, &mut shared, KeyCode::Enter));
    assert_eq!(sent, [(1, "sandbox".to_owned(), Force::Yes)]);
}

#[test]
fn a_send_can_be_given_up() {
    let mut shared = shared(CARD);
    let mut model = Model::new(&shared, None);
    let _ = press(&mut model, &mut shared, KeyCode::Enter);
    let given_up = press(&mut model, &mut shared, KeyCode::Esc);
    assert!(matches!(effects(&given_up).as_slice(), [Effect::CancelSend(1)]));
    assert!(press(&mut model, &mut shared, KeyCode::Esc).is_empty(), "once is enough");
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("giving up"));
    let sent = Outcome::Sent { job: 1, report: Ok(report("sandbox", Verdict::Unknown)) };
    let _ = model.update(Message::Outcome(sent), &mut shared);
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("unknown · HTTP 202"));
    assert!(matches!(press(&mut model, &mut shared, KeyCode::Enter).as_slice(), [Intent::Close]));
}

#[test]
fn an_endpoint_that_has_not_answered_is_left_alone() {
    let mut shared = shared(CARD);
    let mut model = Model::new(&shared, None);
    let _ = press(&mut model, &mut shared, KeyCode::Enter);
    let mut second = Model::new(&shared, None);
    assert!(press(&mut second, &mut shared, KeyCode::Enter).is_empty());
    assert!(screen(&mut second, &shared, (90, 24)).0.contains("has not answered"));
}

#[test]
fn endpoints_that_come_late_are_taken() {
    let mut shared = shared(CARD);
    let rows = std::mem::take(&mut shared.endpoints);
    let mut model = Model::new(&shared, None);
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("reading the endpoints"));
    assert!(press(&mut model, &mut shared, KeyCode::Enter).is_empty());
    shared.last_endpoint = Some("ops".to_owned());
    let _ = model.update(Message::Outcome(Outcome::Endpoints(Ok(rows))), &mut shared);
    assert_eq!(model.choice.current().unwrap().name, "ops");
    shared.sandbox = Some(Err("the port is taken".to_owned()));
    let _ = press(&mut model, &mut shared, KeyCode::Home);
    assert!(screen(&mut model, &shared, (90, 24)).0.contains("the sandbox does not run: the port is taken"));
}

#[test]
fn no_size_is_too_small() {
    for size in SIZES {
        let mut shared = shared(CARD);
        for at in 0..30 {
            shared.endpoints.push(endpoint(&format!("e{at}"), crate::teams::EndpointKind::Generic, &[], false));
        }
        let mut model = Model::new(&shared, None);
        for code in [KeyCode::End, KeyCode::PageUp, KeyCode::Char(' '), KeyCode::Home, KeyCode::Down, KeyCode::Down] {
            let _ = press(&mut model, &mut shared, code);
            let _ = screen(&mut model, &shared, size);
        }
        for code in [KeyCode::Char(' '), KeyCode::Enter, KeyCode::Char('s'), KeyCode::Down, KeyCode::Esc] {
            let _ = press(&mut model, &mut shared, code);
            let _ = screen(&mut model, &shared, size);
        }
    }
}

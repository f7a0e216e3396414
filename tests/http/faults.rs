//! Answering badly on purpose, and what the client makes of it: every row of the table goes over a real socket.

use cardwright::deliver::{Client, Timeouts};
use cardwright::sandbox::Fault;
use cardwright::teams::answer::{Dialect, named};
use cardwright::teams::{Attempt, EndpointKind, Payload, Verdict, WebhookUrl};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

use crate::support::{faulty, post, request};

const TEXT: &str = r#"{"text":"x","attachments":[]}"#;

async fn send(url: &WebhookUrl) -> Attempt {
    let client = Client::new(Timeouts::default()).unwrap();
    client.send(url, &Payload::verbatim(url.kind(), TEXT), &CancellationToken::new()).await
}

#[tokio::test]
async fn every_answer_that_can_be_asked_for_is_given_and_judged() {
    for (name, _) in Fault::list().into_iter().filter(|(name, _)| !["slow:SECONDS", "drop", "timeout"].contains(name)) {
        let (running, memory) = faulty(name).await;
        for (url, dialect) in [(&running.incoming, Dialect::Office365), (&running.workflow, Dialect::Workflows)] {
            let before = memory.count();
            let attempt = send(url).await;
            let Some(answer) = named(dialect, name) else {
                assert!(attempt.judgement.verdict.is_success(), "{name} is no matter of {dialect:?}: {attempt:?}");
                continue;
            };
            assert_eq!((attempt.status, attempt.body.as_str()), (Some(answer.status), answer.body), "{name}");
            assert_eq!(attempt.judgement.verdict, answer.verdict, "{name} {dialect:?}: {attempt:?}");
            assert_eq!(memory.count() > before, answer.verdict.is_success(), "{name}");
            if answer.status == 429 {
                assert_eq!(attempt.judgement.retry_after, Some(Duration::from_secs(5)));
            }
        }
    }
}

#[tokio::test]
async fn the_inner_code_comes_out() {
    let (running, _) = faulty("wrapped-413").await;
    let judgement = send(&running.incoming).await.judgement;
    assert_eq!((judgement.verdict, judgement.code), (Verdict::Refused, Some(413)));
    assert!(judgement.detail.contains("HTTP 413 inside: the message is too large"), "{}", judgement.detail);
}

#[tokio::test]
async fn what_a_fault_lets_in_does_not_break_the_list() {
    let (running, _) = faulty("202").await;
    assert_eq!(post(&running, &running.workflow, "no \"JSON\"").await.status, 202);
    let list = request(running.port, "GET", "/messages", "", "").await;
    let list: serde_json::Value = serde_json::from_str(&list.body).unwrap();
    assert_eq!(list[0]["payload"], "no \"JSON\"");
}

#[tokio::test]
async fn a_number_ends_the_fault() {
    let (running, memory) = faulty("429*2").await;
    let statuses = [
        post(&running, &running.workflow, TEXT).await.status,
        post(&running, &running.incoming, TEXT).await.status,
        post(&running, &running.workflow, TEXT).await.status,
    ];
    assert_eq!((statuses, memory.count()), ([429, 429, 202], 1));
}

#[tokio::test]
async fn a_dropped_connection_leaves_the_message_in_doubt() {
    let (running, memory) = faulty("drop*1").await;
    let attempt = send(&running.incoming).await;
    assert_eq!((attempt.status, attempt.judgement.verdict), (None, Verdict::Unknown), "{attempt:?}");
    assert!(attempt.judgement.detail.contains("before an answer came"), "{}", attempt.judgement.detail);
    assert_eq!(memory.count(), 0);
    assert_eq!(send(&running.incoming).await.judgement.verdict, Verdict::Delivered);
}

#[tokio::test]
async fn an_answer_that_never_comes_ends_with_the_time() {
    let (running, _) = faulty("timeout").await;
    let timeouts = Timeouts { connect: Duration::from_millis(100), total: Duration::from_millis(150) };
    let client = Client::new(timeouts).unwrap();
    let payload = Payload::verbatim(EndpointKind::Workflow, TEXT);
    let attempt = client.send(&running.workflow, &payload, &CancellationToken::new()).await;
    assert_eq!(attempt.judgement.verdict, Verdict::Unknown);
    assert!(attempt.judgement.detail.contains("within 0.15 s") && attempt.elapsed_ms >= 150, "{attempt:?}");
    running.stop().await;
}

#[tokio::test]
async fn a_slow_answer_is_right_in_the_end() {
    let (running, memory) = faulty("slow:0").await;
    assert_eq!(send(&running.incoming).await.judgement.verdict, Verdict::Delivered);
    assert_eq!(memory.count(), 1);
}

//! `listen`.

use std::io::{BufRead, Read};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde_json::{Value, json};

use crate::support::{CARD, Place, keys, request};

#[test]
fn messages_come_as_lines_and_as_a_list() {
    let place = Place::new();
    let mut listening = place.listen(&[]);
    assert_eq!(keys(&listening.urls), ["incoming", "workflow", "messages"]);
    let (workflow, incoming) = (listening.url("workflow").to_owned(), listening.url("incoming").to_owned());
    let envelope = format!(
        r#"{{"type":"message","attachments":[{{"contentType":"application/vnd.microsoft.card.adaptive","content":{CARD}}}]}}"#
    );
    assert_eq!(request("POST", &workflow, &envelope), (202, String::new()));
    assert_eq!(request("POST", &incoming, r#"{"text":"hello"}"#), (200, "1".to_owned()));
    let (first, second) = (listening.line(), listening.line());
    assert_eq!(keys(&first), ["id", "channel", "dialect", "received_at", "bytes"]);
    assert_eq!(first["bytes"], json!(envelope.len()));
    assert_ne!(first["dialect"], second["dialect"]);
    let (status, body) = request("GET", listening.url("messages"), "");
    let messages: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, 200);
    assert_eq!(keys(&messages[0]), ["id", "channel", "dialect", "received_at", "bytes", "payload"]);
    assert_eq!((&messages[0]["id"], &messages[1]["id"]), (&first["id"], &second["id"]));
    assert_eq!(messages[1]["payload"]["text"], "hello", "{messages}");
    assert_eq!(listening.stop().0, Some(0));
}

#[test]
fn it_ends_as_it_is_told() {
    let place = Place::new();
    let listening = place.listen(&[]);
    listening.signal(Signal::INT);
    assert_eq!(listening.end().0, Some(130));
    let listening = place.listen(&["--expect", "1", "--timeout", "60"]);
    let card = place.file("card.json", CARD);
    let sent = place.run(["send", &card, "--to", "sandbox-o365", "--format", "json"]).exits(0);
    assert_eq!(sent.json()[0]["verdict"], "delivered", "the answer goes out before the end");
    assert_eq!(listening.end().0, Some(0));
    let (code, said) = place.listen(&["--expect", "1", "--timeout", "1"]).end();
    assert_eq!(code, Some(1));
    assert!(said.contains("expected"), "{said}");
    assert_eq!(place.listen(&["--timeout", "1"]).end().0, Some(0));
}

#[test]
fn every_line_is_there_at_the_end() {
    let place = Place::new();
    let mut listening = place.listen(&["--expect", "5", "--timeout", "60", "--limits", "off"]);
    for _ in 0..5 {
        assert_eq!(request("POST", listening.url("incoming"), r#"{"text":"a"}"#).0, 200);
    }
    let mut rest = String::new();
    listening.lines.read_to_string(&mut rest).unwrap();
    assert_eq!(rest.lines().count(), 5, "{rest}");
    assert_eq!(listening.end().0, Some(0));
}

#[test]
fn a_slow_reader_delays_nobody() {
    let place = Place::new();
    let mut listening = place.listen(&["--limits", "off"]);
    let incoming = listening.url("incoming").to_owned();
    // Far more than a pipe holds, and nobody reads it.
    let slowest = (0..1_500).map(|_| {
        let start = Instant::now();
        assert_eq!(request("POST", &incoming, r#"{"text":"a"}"#), (200, "1".to_owned()));
        start.elapsed()
    });
    let slowest = slowest.max().unwrap();
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    let mut count = 0;
    let mut line = String::new();
    while count < 1_500 {
        line.clear();
        assert!(listening.lines.read_line(&mut line).unwrap() > 0, "only {count} lines");
        count += 1;
    }
    assert_eq!(listening.stop().0, Some(0));
}

#[test]
fn a_reader_that_leaves_does_not_end_the_channel() {
    let place = Place::new();
    let mut command = place.command(["listen", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    lines.read_line(&mut first).unwrap();
    drop(lines);
    let urls: Value = serde_json::from_str(&first).unwrap();
    for _ in 0..3 {
        assert_eq!(request("POST", urls["incoming"].as_str().unwrap(), r#"{"text":"a"}"#).0, 200);
    }
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), Signal::TERM).unwrap();
    let ended = crate::support::ended(child.wait_with_output().unwrap()).exits(0);
    assert_eq!(ended.stderr, "");
}

#[test]
fn a_taken_port_and_a_second_sandbox_are_told() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    place.run(["listen", "--port", &port]).exits(2).says("is taken").prints_nothing();
    let first = place.listen(&[]);
    let second = place.listen(&[]);
    assert_ne!(first.url("workflow"), second.url("workflow"));
    let (code, said) = second.stop();
    assert_eq!(code, Some(0));
    assert!(said.contains("another cardwright"), "{said}");
    let card = place.file("card.json", CARD);
    place.run(["send", &card, "--to", "sandbox", "--format", "json"]).exits(0);
    first.stop();
}

#[test]
fn people_get_text() {
    let place = Place::new();
    let mut command = place.command(["listen", "--timeout", "1"]);
    let ended = crate::support::ended(command.output().unwrap()).exits(0).says("listening");
    let names: Vec<_> = ended.stdout.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(names, ["incoming", "workflow", "messages"]);
}

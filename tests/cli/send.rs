//! `send`, against a sandbox of another process, one hosted for the call, and servers that misbehave.

use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{CARD, Place, ended, keys};

#[test]
fn it_hosts_the_sandbox_when_none_runs() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let sent = place.run(["send", &card, "--to", "sandbox", "sandbox-o365", "--format", "json"]).exits(0);
    let sent = sent.json();
    for report in sent.as_array().unwrap() {
        assert_eq!(keys(report), ["endpoint", "verdict", "status", "detail", "attempts", "bytes", "elapsed_ms"]);
        assert_eq!(report["attempts"], 1);
        assert!(report["detail"].as_str().unwrap().contains("envelope"), "{report}");
    }
    assert_eq!((&sent[0]["endpoint"], &sent[0]["verdict"]), (&json!("sandbox"), &json!("accepted")));
    assert_eq!((&sent[1]["verdict"], &sent[1]["status"]), (&json!("delivered"), &json!(200)));
    assert!(!place.home().join("sandbox.json").exists(), "it served this call only");
    let mut listening = place.listen(&[]);
    let (status, messages) = crate::support::request("GET", listening.url("messages"), "");
    let messages: Value = serde_json::from_str(&messages).unwrap();
    assert_eq!((status, messages.as_array().unwrap().len()), (200, 2), "the messages stay");
    let human = place.run(["send", &card, "--to", "sandbox"]).exits(0);
    assert!(human.stdout.starts_with("sandbox  accepted"), "{human:?}");
    assert_eq!(listening.line()["dialect"], "workflows", "it was found in the other process");
    assert_eq!(listening.stop().0, Some(0));
}

#[test]
fn a_template_and_standard_input_are_cards_too() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    place.run(["template", "save", "deploy", &card]).exits(0);
    place.run(["send", "deploy", "--to", "sandbox"]).exits(0);
    place.feed(["send", "-", "--to", "sandbox"], CARD).exits(0);
    let rows = place.run(["history", "list", "--format", "json"]).exits(0).json();
    assert_eq!((&rows[0]["card"], &rows[1]["card"]), (&json!("standard input"), &json!("deploy")));
    place.run(["send", "none", "--to", "sandbox"]).exits(2).says("no template of that name");
    let torn = place.file("torn.json", "{");
    place.run(["send", &torn, "--to", "sandbox"]).exits(2).says("line 1").prints_nothing();
    place.run(["send", &card, "--to", "nobody"]).exits(2).says("no endpoint named `nobody`").prints_nothing();
    place.run(["send", &card, "--to", "sandbox", "nobody"]).exits(2);
    assert_eq!(place.run(["history", "list", "--format", "json"]).json().as_array().unwrap().len(), 2);
}

#[test]
fn a_card_with_errors_is_not_sent_unless_forced() {
    let place = Place::new();
    let large = place.file("large.json", format!("{{\"text\": \"{}\"}}", "x".repeat(30_000)));
    let ended = place.run(["send", &large, "--to", "sandbox-o365", "--format", "json"]).exits(1);
    let report = &ended.json()[0];
    assert_eq!(
        (&report["verdict"], &report["attempts"], &report["status"]),
        (&json!("refused"), &json!(0), &json!(null))
    );
    assert!(report["detail"].as_str().unwrap().starts_with("not sent"));
    place.run(["send", &large, "--to", "sandbox-o365", "--force"]).exits(3);
    let no_card = place.file("no-card.json", "[1]");
    place.run(["send", &no_card, "--to", "sandbox"]).exits(1);
}

#[test]
fn each_answer_has_its_exit() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    for (fault, endpoint, code, verdict, status) in [
        ("429", "sandbox", 5, "throttled", json!(429)),
        ("429", "sandbox-o365", 5, "throttled", json!(429)),
        ("413", "sandbox-o365", 3, "refused", json!(413)),
        ("wrapped-413", "sandbox-o365", 3, "refused", json!(200)),
        ("wrapped-429", "sandbox-o365", 5, "throttled", json!(200)),
        ("404", "sandbox", 3, "refused", json!(404)),
        ("410", "sandbox-o365", 3, "refused", json!(410)),
        ("disabled", "sandbox", 3, "refused", json!(400)),
        ("drop", "sandbox", 4, "unknown", json!(null)),
        ("timeout", "sandbox", 4, "unknown", json!(null)),
    ] {
        let listening = place.listen(&["--fault", fault]);
        let sent = place.run(["send", &card, "--to", endpoint, "--timeout", "1", "--format", "json"]);
        let told = format!("{fault} at {endpoint}: {sent:?}");
        assert_eq!(sent.code, Some(code), "{told}");
        assert_eq!((&sent.json()[0]["verdict"], &sent.json()[0]["status"]), (&json!(verdict), &status), "{told}");
        assert_eq!(listening.stop().0, Some(0));
    }
}

#[test]
fn a_fault_of_the_first_requests_passes() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let listening = place.listen(&["--fault", "429*1"]);
    place.run(["send", &card, "--to", "sandbox"]).exits(5);
    place.run(["send", &card, "--to", "sandbox"]).exits(0);
    let mixed = place.run(["send", &card, "--to", "sandbox", "env:GONE"]).exits(2);
    assert!(mixed.stderr.contains("no such variable"));
    listening.stop();
}

#[test]
fn a_url_can_come_from_the_environment() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let send = |url: &str| {
        let mut command = place.command(["send", &card, "--to", "env:HOOK", "--format", "json", "--timeout", "5"]);
        ended(command.env("HOOK", url).output().unwrap())
    };
    let listening = place.listen(&[]);
    let sent = send(listening.url("workflow")).exits(0);
    assert_eq!((&sent.json()[0]["endpoint"], &sent.json()[0]["verdict"]), (&json!("env:HOOK"), &json!("accepted")));
    listening.stop();

    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let sent = send(&format!("http://127.0.0.1:{free}/workflows/a/triggers/manual/paths/invoke?sig=SECRETSECRET"));
    assert_eq!(sent.exits(4).json()[0]["verdict"], "unreachable");
    send("http://example.com/hook").exits(2).says("plain http");
    send("SECRETSECRET").exits(2).says("no URL");
    send("").exits(2).says("empty");
}

#[test]
fn a_dry_run_sends_nothing() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let dry = place.run(["send", &card, "--to", "sandbox", "--dry-run", "--format", "json"]).exits(0).json();
    assert_eq!(keys(&dry[0]), ["endpoint", "kind", "bytes", "detail", "payload"]);
    let payload: Value = serde_json::from_str(dry[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!(payload["attachments"][0]["content"]["type"], "AdaptiveCard");
    let human = place.run(["send", &card, "--to", "sandbox", "--dry-run"]).exits(0).says("28672 bytes");
    assert_eq!(serde_json::from_str::<Value>(&human.stdout).unwrap(), payload);
    assert!(!place.home().join("history.sqlite").exists());
    let no_card = place.file("no-card.json", "1");
    place.run(["send", &no_card, "--to", "sandbox", "--dry-run"]).exits(1);
}

#[test]
fn production_wants_a_yes() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let listening = place.listen(&[]);
    let url = format!("{}\n", listening.url("workflow"));
    place.feed(["endpoint", "add", "live", "--url-stdin", "--tag", "production"], &url).exits(0);
    place.run(["send", &card, "--to", "live"]).exits(2).says("--yes").prints_nothing();
    place.feed(["send", "-", "--to", "live"], CARD).exits(2).says("--yes");
    place.run(["endpoint", "test", "live"]).exits(2).says("--yes");
    assert!(!place.home().join("history.sqlite").exists(), "nothing was sent");
    place.run(["send", &card, "--to", "live", "--yes"]).exits(0);
    place.run(["endpoint", "test", "live", "--yes"]).exits(0);
    listening.stop();
}

#[test]
fn a_broken_configuration_is_told_and_the_defaults_count() {
    let place = Place::new();
    std::fs::create_dir(place.home()).unwrap();
    std::fs::write(place.home().join("config.toml"), "[send]\ntimeout = \"soon\"\n").unwrap();
    let card = place.file("card.json", CARD);
    place.run(["send", &card, "--to", "sandbox"]).exits(0).says("config.toml, line 2, column 11");
}

#[test]
fn an_interrupt_is_130_and_recorded() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let listening = place.listen(&["--fault", "timeout"]);
    let mut command = place.command(["send", &card, "--to", "sandbox", "--format", "json", "--timeout", "60"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The history is opened before anything is sent; until then an interrupt ends it all the same.
    let patience = Instant::now();
    while !place.home().join("history.sqlite").exists() && patience.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(500));
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::INT).unwrap();
    let sent = ended(child.wait_with_output().unwrap()).exits(130);
    assert_eq!(sent.json()[0]["verdict"], "unknown");
    let rows = place.run(["history", "list", "--format", "json"]).json();
    assert_eq!(rows[0]["verdict"], "unknown");
    listening.stop();
}

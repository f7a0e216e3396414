//! The whole main job on a real card: open, change a text, see it, save it as a template, send it, see it arrive, quit.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::pty::Launch;

/// A real card of the corpus; a card of the gallery where there is no corpus.
fn card(folder: &Path) -> (PathBuf, &'static str) {
    let target = folder.join("job.json");
    let real = std::env::var_os("CARDWRIGHT_CORPUS")
        .map(|corpus| PathBuf::from(corpus).join("cards/adaptive/teamsfx-samples/graph-connector-bot__welcome.json"));
    match real {
        Some(real) if real.exists() => {
            fs::copy(real, &target).unwrap();
            (target, "corpus")
        }
        _ => {
            println!("CARDWRIGHT_CORPUS is not set: the job is done on a card of the gallery");
            let gallery = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/templates/welcome.template.json");
            fs::copy(gallery, &target).unwrap();
            (target, "gallery")
        }
    }
}

fn get(url: &str) -> String {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.0\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split_once("\r\n\r\n").unwrap().1.to_owned()
}

#[test]
fn a_newcomer_does_the_main_job() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let (path, _) = card(folder.path());
    let before = fs::read_to_string(&path).unwrap();

    let mut terminal = Launch::new(&home).arg(path.display().to_string()).start();
    terminal.see("Outline");
    terminal.see("Properties");
    terminal.keys("/TextBlock<enter>");
    terminal.see("TextBlock");
    terminal.keys("e");
    terminal.see("cancel");
    terminal.keys("<c-a>Rollout of api-gateway<c-s>");
    terminal.lose("cancel");
    terminal.see("Rollout of api-gateway");

    terminal.keys("<c-t>");
    terminal.see("Save as template");
    terminal.keys("<c-a>rollout<enter>");
    terminal.see("saved as template");

    terminal.keys("<enter>");
    terminal.see("sandbox");
    terminal.keys("<enter>");
    terminal.see("accepted");
    terminal.keys("<esc>3");
    terminal.until("the card in the channel", |screen| {
        screen.contains("Workflows") && screen.contains("Rollout of api-gateway")
    });

    // The messages array, while the sandbox lives.
    let run = cardwright::store::run::RunFile::find(&cardwright::store::Home::at(&home)).unwrap();
    let messages: serde_json::Value = serde_json::from_str(&get(&run.messages)).unwrap();
    let message = &messages[0];
    assert_eq!(messages.as_array().map(Vec::len), Some(1));
    assert_eq!(message["dialect"], "workflows");
    assert!(message["payload"].to_string().contains("Rollout of api-gateway"), "{message}");

    terminal.keys("q");
    assert!(terminal.ended().success());
    assert_eq!(terminal.modes_left_on(), Vec::<String>::new());

    // The template holds the edit and nothing else differs; the file that was opened is untouched.
    let saved = fs::read_to_string(home.join("templates/rollout.template.json")).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert!(saved.contains("Rollout of api-gateway"));
    let changed = saved.lines().zip(before.lines()).filter(|(new, old)| new != old).count();
    assert_eq!(changed, 1, "one line differs");

    let listed = Command::new(env!("CARGO_BIN_EXE_cardwright"))
        .args(["history", "list", "--format", "json"])
        .env("CARDWRIGHT_HOME", &home)
        .output()
        .unwrap();
    let rows: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    assert_eq!(rows[0]["verdict"], "accepted");
    assert_eq!(rows[0]["endpoint"], "sandbox");
}

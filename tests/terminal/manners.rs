//! Manners: the terminal is left as it was found, whatever ends the program; nothing moves while nothing happens.

use std::fs;

use crate::pty::{Launch, Terminal, paste};

fn started(launch: Launch<'_>) -> Terminal {
    let terminal = launch.start();
    terminal.see("cardwright");
    terminal.until("the sandbox", |screen| screen.contains("sandbox ready"));
    terminal
}

#[test]
fn every_way_out_leaves_the_terminal_as_it_was_found() {
    for signal in ["TERM", "HUP", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        let mut terminal = started(Launch::new(&home));
        terminal.signal(signal);
        terminal.ended();
        assert_eq!(terminal.modes_left_on(), Vec::<String>::new(), "SIG{signal}");
    }
}

#[test]
fn the_next_start_shows_what_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let card = folder.path().join("left.json");
    fs::write(&card, "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"left here\"}]}")
        .unwrap();
    let mut terminal = started(Launch::new(&home).arg(card.display().to_string()));
    terminal.keys("jd");
    terminal.until("the copy", |screen| screen.matches("left here").count() >= 4);
    terminal.keys("q");
    terminal.see("keep for the next start");
    terminal.keys("k");
    assert!(terminal.ended().success());
    let terminal = Launch::new(&home).start();
    terminal.see("this is as it was left");
    terminal.until("the copy again", |screen| screen.matches("left here").count() >= 4);
    terminal.keys("u");
    terminal.until("undo after the restart", |screen| screen.matches("left here").count() <= 3);
}

#[test]
fn a_half_written_file_opens_and_is_mended_by_typing() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let card = folder.path().join("half.json");
    let half =
        "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"made who";
    fs::write(&card, half).unwrap();
    let mut terminal = Launch::new(&home).arg(card.display().to_string()).start();
    terminal.see("nothing to see yet");
    terminal.send(b"le\"}]}");
    terminal.until("the card", |screen| {
        screen.matches("made whole").count() >= 2 && !screen.contains("nothing to see yet")
    });
    terminal.keys("<c-s>");
    terminal.see("saved");
    assert_eq!(fs::read_to_string(&card).unwrap(), format!("{half}le\"}}]}}"));
    terminal.keys("<c-q>");
    assert!(terminal.ended().success());
}

#[test]
fn a_resize_to_nothing_and_back_harms_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut terminal = started(Launch::new(&home));
    for (columns, rows) in [(1, 1), (20, 5), (60, 15), (200, 60), (80, 24)] {
        terminal.resize(columns, rows);
    }
    terminal.see("no problems found");
    terminal.keys("q");
    assert!(terminal.ended().success());
    assert_eq!(terminal.modes_left_on(), Vec::<String>::new());
}

#[test]
fn it_starts_in_a_terminal_of_one_cell() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut terminal = Launch::new(&home).size(1, 1).start();
    terminal.until("a first frame", |_| true);
    terminal.resize(100, 30);
    terminal.see("cardwright");
    terminal.keys("q");
    assert!(terminal.ended().success());
}

#[test]
fn pasted_json_becomes_an_element_and_never_commands() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let terminal = started(Launch::new(&home));
    terminal.send(&paste("{\"type\": \"TextBlock\", \"text\": \"pasted in\"}"));
    terminal.see("pasted in");
    terminal.send(&paste("qqq"));
    terminal.see("pasted in");
    terminal.keys("u");
    terminal.lose("pasted in");
}

#[test]
fn suspending_gives_the_terminal_back_and_continuing_takes_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut terminal = started(Launch::new(&home));
    let before = terminal.bytes().len();
    terminal.keys("<c-z>");
    terminal.until("the alternate screen to be left", |_| true);
    let left = |terminal: &Terminal| {
        let bytes = terminal.bytes();
        String::from_utf8_lossy(&bytes[before..]).contains("\x1b[?1049l")
    };
    terminal.until("the shell's screen", |screen| !screen.contains("cardwright"));
    assert!(left(&terminal));
    terminal.signal("CONT");
    terminal.see("cardwright");
    terminal.keys("q");
    assert!(terminal.ended().success());
    assert_eq!(terminal.modes_left_on(), Vec::<String>::new());
}

#[test]
fn without_colours_none_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut terminal = started(Launch::new(&home).env("NO_COLOR", "1"));
    terminal.keys("jjj<tab>jj2341q");
    terminal.ended();
    let text = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    for part in text.split("\x1b[").skip(1) {
        let Some(end) = part.find(|c: char| !c.is_ascii_digit() && c != ';') else { continue };
        if &part[end..=end] == "m" {
            for number in part[..end].split(';').filter_map(|number| number.parse::<u16>().ok()) {
                assert!(!matches!(number, 30..=38 | 40..=48 | 90..=107), "a colour was written: {}", &part[..=end]);
            }
        }
    }
}

#[test]
fn a_terminal_that_answers_nothing_loses_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut terminal = Launch::new(&home).mute().start();
    // Typed before the first frame, while the terminal is being asked.
    terminal.keys("?");
    terminal.see("Help ─");
    terminal.keys("<esc>");
    terminal.lose("Help ─");
    terminal.keys("q");
    assert!(terminal.ended().success());
}

#[test]
fn what_is_pasted_while_the_terminal_is_asked_is_no_command() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let terminal = Launch::new(&home).mute().start();
    terminal.send(&paste("{\"type\": \"TextBlock\", \"text\": \"qqq came early\"}"));
    terminal.see("qqq came early");
}

#[test]
fn the_editor_gets_every_key_and_gives_its_text_back() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let script = folder.path().join("editor.sh");
    fs::write(&script, "#!/bin/sh\nread line\nprintf '{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"%s\"}]}' \"$line\" > \"$1\"\n")
        .unwrap();
    let editor = format!("sh {}", script.display());
    let terminal = started(Launch::new(&home).env("EDITOR", &editor));
    terminal.keys("<c-e>");
    terminal.until("the editor", |screen| !screen.contains("cardwright"));
    terminal.keys("typed blindly<enter>");
    terminal.see("typed blindly");
    terminal.see("the editor changed the card");
}

#[test]
fn ctrl_c_inside_the_editor_is_the_editors() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let script = folder.path().join("editor.sh");
    fs::write(&script, "#!/bin/sh\ntrap : INT QUIT\nkill -INT 0\nkill -QUIT 0\nprintf '{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"kept after all\"}]}' > \"$1\"\n")
        .unwrap();
    let editor = format!("sh {}", script.display());
    let mut terminal = started(Launch::new(&home).env("EDITOR", &editor));
    terminal.keys("<c-e>");
    terminal.see("kept after all");
    terminal.see("the editor changed the card");
    terminal.keys("u");
    terminal.lose("kept after all");
    terminal.signal("TERM");
    terminal.ended();
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_z_inside_the_editor_stops_the_whole_job_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let script = folder.path().join("editor.sh");
    // The editor goes on only when the workbench stands still (state T), and wakes it itself.
    fs::write(&script, "#!/bin/sh\nkill -TSTP $PPID\nuntil grep -q '^State:.T' /proc/$PPID/status; do :; done\nkill -CONT $PPID\nprintf '{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"slept well\"}]}' > \"$1\"\n")
        .unwrap();
    let editor = format!("sh {}", script.display());
    let mut terminal = started(Launch::new(&home).env("EDITOR", &editor));
    terminal.keys("<c-e>");
    terminal.see("slept well");
    terminal.signal("TERM");
    terminal.ended();
    assert_eq!(terminal.modes_left_on(), Vec::<String>::new());
}

#[test]
fn a_second_instance_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let card = folder.path().join("shared.json");
    fs::write(&card, "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": []}").unwrap();
    let first = started(Launch::new(&home).arg(card.display().to_string()));
    let second = Launch::new(&home).arg(card.display().to_string()).start();
    second.see("another cardwright");
    drop(first);
}

#[test]
fn a_file_changed_by_someone_else_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let card = folder.path().join("mine.json");
    let text =
        "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"mine\"}]}";
    fs::write(&card, text).unwrap();
    let terminal = started(Launch::new(&home).arg(card.display().to_string()));
    terminal.keys("jd");
    terminal.see("●");
    let theirs = text.replace("mine", "theirs");
    fs::write(&card, &theirs).unwrap();
    terminal.keys("<c-s>");
    terminal.see("Changed by someone else");
    assert_eq!(fs::read_to_string(&card).unwrap(), theirs);
    terminal.keys("o");
    terminal.see("saved");
    assert_eq!(fs::read_to_string(&card).unwrap().matches("mine").count(), 2);
}

#[test]
fn text_from_outside_cannot_speak_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let card = folder.path().join("evil.json");
    let word = "x".repeat(100_000);
    let text = serde_json::json!({"type": "AdaptiveCard", "version": "1.4", "body": [
        {"type": "TextBlock", "text": "a\u{1b}]52;c;ZXZpbA==\u{7}b\u{1b}[2Jc\u{202e}d\u{0}e👩‍👩‍👧 e\u{301}", "wrap": true},
        {"type": "TextBlock", "text": word, "wrap": true}]});
    fs::write(&card, text.to_string()).unwrap();
    let mut terminal = Launch::new(&home).arg(card.display().to_string()).start();
    terminal.see("larger than the 28672 bytes");
    terminal.keys("jjs");
    terminal.see("Source");
    terminal.keys("<esc>");
    terminal.see("Outline");
    terminal.keys("q");
    assert!(terminal.ended().success());
    let bytes = terminal.bytes();
    assert!(!String::from_utf8_lossy(&bytes).contains("\u{1b}]52;c;ZXZpbA"), "a card wrote to the clipboard");
    assert!(!String::from_utf8_lossy(&bytes).contains('\u{202e}'));
}

#[test]
fn what_is_asked_for_before_the_first_key_is_done_on_a_light_ground_too() {
    let folder = tempfile::tempdir().unwrap();
    let card = folder.path().join("deploy.template.json");
    let text = "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"Hello ${name}\"}]}";
    fs::write(&card, text).unwrap();
    fs::write(folder.path().join("deploy.data.json"), "{\"name\": \"Ann\"}").unwrap();
    let terminal = Launch::new(&folder.path().join("home")).light().arg(card.display().to_string()).start();
    terminal.see("Hello Ann");
    terminal.see("Teams light");
}

#[test]
fn the_workbench_fills_with_the_data_that_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let file = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name).display().to_string()
    };
    let card = file(
        "deploy.template.json",
        "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"Hello ${name}\"}]}",
    );
    file("deploy.data.json", "{\"name\": \"Ann\"}");
    let beside = file("deploy.empty.data.json", "{\"name\": \"Bo\"}");
    let other = file("other.json", "{\"name\": \"Cy\"}");
    for (data, shown) in [(beside, "Hello Bo"), (other, "Hello Cy")] {
        let mut terminal = Launch::new(&home).arg(card.as_str()).arg("--data").arg(data).start();
        terminal.see(shown);
        terminal.keys("q");
        assert!(terminal.ended().success());
    }
    let mut terminal = Launch::new(&home).arg(card.as_str()).arg("--data").arg("none.json").start();
    assert_eq!(terminal.ended().exit_code(), 2);
}

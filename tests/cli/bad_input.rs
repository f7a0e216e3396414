//! Bad input of every kind: a clear message, the exit code, nothing lost, no panic.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{CARD, Ended, Place, ended};

/// Commands that read a card, and the exit for what is there but no JSON.
fn readers(file: &str) -> [(Vec<String>, i32); 5] {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    [
        (words(&["check", file]), 1),
        (words(&["render", file]), 2),
        (words(&["expand", file]), 2),
        (words(&["send", file, "--to", "sandbox"]), 2),
        (words(&["template", "save", "a", file]), 2),
    ]
}

#[track_caller]
fn calm(ended: &Ended, what: &str) {
    assert!(!ended.stderr.contains("panicked") && ended.code.is_some(), "{what}: {ended:?}");
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let place = Place::new();
    for (name, bytes, told) in [
        ("empty", Vec::new(), "empty"),
        ("blank", b" \n\t".to_vec(), "empty"),
        ("words", b"hello".to_vec(), "line 1"),
        ("torn", b"{\"a\": [1, 2".to_vec(), "line 1"),
        ("two", b"{} {}".to_vec(), "line 1"),
        ("nul", b"{\"a\":\0}".to_vec(), "line 1"),
        ("deep", [vec![b'['; 100_000], vec![b']'; 100_000]].concat(), "1000 levels"),
        ("deep objects", "{\"a\":".repeat(100_000).into_bytes(), "1000 levels"),
        ("bytes", vec![b'"', 0xc3, 0x28, b'"'], "UTF-8"),
        ("utf-16", vec![0xff, 0xfe, b'{', 0, b'}', 0], "UTF-16"),
    ] {
        let path = place.file("bad.json", &bytes);
        for (arguments, code) in readers(&path) {
            let ended = ended(place.command(&arguments).output().unwrap());
            calm(&ended, name);
            assert_eq!(ended.code, Some(code), "{name}: {arguments:?}: {ended:?}");
            let said = format!("{}{}", ended.stdout, ended.stderr);
            let place_told = said.contains(told) || (code == 1 && said.contains("bad.json:1:"));
            assert!(place_told || said.contains("bad.json:2:"), "{name}: {arguments:?}: {ended:?}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "the file is as it was");
    }
}

#[test]
fn json_that_is_no_card_is_1() {
    let place = Place::new();
    for text in ["{}", "[]", "1", "null", "\"text\"", "{\"a\": 1}"] {
        let path = place.file("no-card.json", text);
        place.run(["check", &path]).exits(1);
        place.run(["render", &path]).exits(1).says("no card").prints_nothing();
        place.run(["send", &path, "--to", "sandbox"]).exits(1);
    }
}

#[test]
fn a_huge_file_and_a_folder_are_2() {
    let place = Place::new();
    let huge = place.path().join("huge.json");
    std::fs::File::create(&huge).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let folder = place.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    for (path, told) in [(&huge, "50.0 MiB is too large"), (&folder, "is a folder")] {
        for (arguments, _) in readers(path.to_str().unwrap()) {
            let ended = ended(place.command(&arguments).output().unwrap()).exits(2).says(told);
            calm(&ended, told);
        }
    }
    place.feed(["check", "-"], vec![b' '; 20 * 1024 * 1024]).exits(2).says("too large");
    place.run(["check", "/dev/zero"]).exits(2).says("device");
}

#[test]
fn a_card_of_any_text_is_drawn() {
    let place = Place::new();
    for text in [
        "x".repeat(100_000),
        "👩‍👩‍👧‍👦🏳️‍🌈🇳🇴".repeat(200),
        format!("e{}", "\u{301}".repeat(10_000)),
        "\\u0000\\u001b[2J\\u202e\\u2066\\u200f".repeat(50),
        "\\ud800 alone".to_owned(),
        "| a | b |\\n|---|\\n**__~~[](".repeat(500),
    ] {
        let path = place.file("text.json", format!("{{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[{{\"type\":\"TextBlock\",\"text\":\"{text}\",\"wrap\":true}}]}}"));
        for width in ["1", "20", "200"] {
            let ended = place.run(["render", &path, "--width", width]);
            calm(&ended, &text.chars().take(20).collect::<String>());
            assert!(matches!(ended.code, Some(0 | 2)), "{ended:?}");
        }
    }
}

#[test]
fn damaged_databases_are_set_aside_and_told() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    place.run(["send", &card, "--to", "sandbox"]).exits(0);
    let garbage = "no database ".repeat(1_000);
    for name in ["history.sqlite", "messages.sqlite"] {
        std::fs::write(place.home().join(name), &garbage).unwrap();
    }
    let sent = place.run(["send", &card, "--to", "sandbox"]).exits(0);
    let sent = sent.says("history.sqlite was damaged").says("messages.sqlite was damaged");
    calm(&sent, "send");
    let kept: Vec<PathBuf> = std::fs::read_dir(place.home())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.to_string_lossy().contains(".corrupt-"))
        .collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(kept.iter().all(|path| std::fs::read_to_string(path).unwrap() == garbage), "nothing is lost");
    assert_eq!(place.run(["history", "list", "--format", "json"]).exits(0).json().as_array().unwrap().len(), 1);
    std::fs::write(place.home().join("history.sqlite"), &garbage).unwrap();
    place.run(["history", "list"]).exits(0).says("was damaged");
    std::fs::write(place.home().join("endpoints.json"), "{").unwrap();
    place.run(["endpoint", "list"]).exits(6).says("was damaged");
    place.run(["endpoint", "list"]).exits(0);
}

#[test]
fn a_home_that_cannot_be_written_is_6() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let file = place.file("file", "");
    let run = |arguments: &[&str]| ended(place.command(arguments).env("CARDWRIGHT_HOME", &file).output().unwrap());
    calm(&run(&["send", &card, "--to", "sandbox"]).exits(6), "send");
    run(&["template", "save", "a", &card]).exits(6);
    run(&["listen", "--timeout", "1"]).exits(6);
    run(&["check", &card]).exits(0);
}

/// A command without the rights of the superuser. As root it runs as another user; where that does not work the test
/// fails, since it would prove nothing.
#[cfg(unix)]
fn without_rights(place: &Place, arguments: &[&str]) -> Ended {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let root = place.path().metadata().unwrap().uid() == 0;
    // The build may lie where nobody else gets in.
    let program = place.path().join("cardwright");
    if !program.exists() {
        // A copy may still be open for writing in a process that another test just forked, and is no program then.
        let built = env!("CARGO_BIN_EXE_cardwright");
        if std::fs::hard_link(built, &program).is_err() {
            std::fs::copy(built, &program).unwrap();
        }
    }
    let open = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    open(place.path(), 0o755);
    open(&program, 0o755);
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
        command
    } else {
        Command::new(&program)
    };
    let home = place.home();
    if !home.exists() {
        std::fs::create_dir(&home).unwrap();
    }
    command.args(arguments).env("CARDWRIGHT_HOME", home).stdin(std::process::Stdio::null());
    ended(command.output().expect("`setpriv` is needed to run without rights"))
}

#[cfg(unix)]
#[test]
fn no_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mode = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let card = place.file("card.json", CARD);
    without_rights(&place, &["check", &card]).exits(0);
    mode(Path::new(&card), 0o000);
    for (arguments, _) in readers(&card) {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        without_rights(&place, &arguments).exits(2).says("no permission");
    }
    mode(Path::new(&card), 0o644);
    // The home is not theirs to write.
    mode(&place.home(), 0o555);
    let sent =
        without_rights(&place, &["send", &card, "--to", "sandbox"]).exits(6).says("no permission").prints_nothing();
    calm(&sent, "send");
    without_rights(&place, &["template", "save", "a", &card]).exits(6);
    let protected = place.path().join("protected");
    std::fs::create_dir(&protected).unwrap();
    mode(&protected, 0o555);
    mode(&place.home(), 0o777);
    without_rights(&place, &["template", "save", "a", &card]).exits(0);
    let out = protected.join("out.json");
    without_rights(&place, &["template", "export", "a", out.to_str().unwrap()]).exits(6).says("no permission");
    assert!(!out.exists());
    mode(&protected, 0o755);
}

//! A webhook URL is a secret wherever it goes.

use std::path::Path;

use crate::support::{CARD, Place};

/// What nobody may see of the two URLs below.
const SECRETS: [&str; 3] = ["kQ8vN2xRt5Lz0Wb7", "9d41c0e2a7b94f6f8e13", "QUITE-SECRET-PATH"];

fn hooks(port: u16) -> [String; 2] {
    [
        format!(
            "http://127.0.0.1:{port}/workflows/9d41c0e2a7b94f6f8e13aaaabbbbcccc/triggers/manual/paths/invoke?api-version=1&sig=kQ8vN2xRt5Lz0Wb7ENDS"
        ),
        format!("http://127.0.0.1:{port}/hooks/QUITE-SECRET-PATH-0123"),
    ]
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn no_output_and_no_file_but_the_secrets_holds_it() {
    let place = Place::new();
    // A server that is not there, and one that echoes the request line in its answer.
    let echo = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = echo.local_addr().unwrap().port();
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for stream in echo.incoming() {
            let mut stream = stream.unwrap();
            let mut head = [0; 16 * 1024];
            let length = stream.read(&mut head).unwrap();
            let line = String::from_utf8_lossy(&head[..length]).lines().next().unwrap_or_default().to_owned();
            let answer = format!(
                "HTTP/1.1 400 Bad Request\r\nX-Echo: {line}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{line}",
                line.len()
            );
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    let card = place.file("card.json", CARD);
    let mut said = String::new();
    let mut take = |ended: crate::support::Ended| said.push_str(&(ended.stdout + &ended.stderr));
    for (name, url) in ["flow", "hook"].into_iter().zip(hooks(port)) {
        take(place.feed(["endpoint", "add", name, "--url-stdin"], &url).exits(0));
        take(place.run(["send", &card, "--to", name]).exits(3));
        take(place.run(["send", &card, "--to", name, "--format", "json"]).exits(3));
        take(place.run(["send", &card, "--to", name, "--dry-run", "--format", "json"]).exits(0));
        take(place.run(["endpoint", "test", name]).exits(3));
        take(place.run(["endpoint", "show", name, "--format", "json"]).exits(0));
    }
    for (name, url) in ["flow", "hook"].into_iter().zip(hooks(1)) {
        take(place.feed(["endpoint", "edit", name, "--url-stdin"], &url).exits(0));
        take(place.run(["send", &card, "--to", name, "--timeout", "5"]).exits(4));
    }
    take(place.run(["endpoint", "list"]).exits(0));
    take(place.run(["endpoint", "list", "--format", "json"]).exits(0));
    take(place.run(["history", "list", "--format", "json"]).exits(0));
    for id in 1..=8 {
        take(place.run(["history", "show", &id.to_string(), "--format", "json"]).exits(0));
        take(place.run(["history", "show", &id.to_string()]).exits(0));
    }
    take(place.run(["endpoint", "rename", "hook", "other"]).exits(0));
    for secret in SECRETS {
        assert!(!said.contains(secret), "{secret} was shown:\n{said}");
    }
    let mut all = Vec::new();
    files(&place.home(), &mut all);
    let mut held = 0;
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let holds = SECRETS.iter().any(|secret| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()));
        let own = path.file_name().is_some_and(|name| name == "secrets.json");
        assert!(!holds || own, "{} holds a secret", path.display());
        held += usize::from(holds);
    }
    assert_eq!(held, 1, "the secrets file does hold them");
}

#[cfg(unix)]
#[test]
fn everything_on_disk_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let card = place.file("card.json", CARD);
    place.feed(["endpoint", "add", "near", "--url-stdin"], &hooks(1)[0]).exits(0);
    place.run(["template", "save", "deploy", &card]).exits(0);
    place.run(["send", &card, "--to", "sandbox"]).exits(0);
    let listening = place.listen(&[]);
    let mut all = Vec::new();
    files(&place.home(), &mut all);
    assert!(all.iter().any(|path| path.ends_with("sandbox.json")), "{all:?}");
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    for path in &all {
        assert_eq!(mode(path), 0o600, "{}", path.display());
        assert_eq!(mode(path.parent().unwrap()), 0o700, "{}", path.display());
    }
    listening.stop();
}

//! Every folder opens with an essay, every file is one idea.

use super::source::Source;

/// Lines of an essay at the head of a folder: enough to say what it is for, what it never does and where to put things.
const ESSAY: std::ops::RangeInclusive<usize> = 5..=20;

/// A file longer than this is two ideas.
const LONGEST: usize = 700;

/// Names that say nothing.
const NAMELESS: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "manager"];

fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    if source.path.ends_with("/mod.rs") {
        let lines = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        if !ESSAY.contains(&lines) {
            faults.push(format!("{}: an essay of {lines} lines; five to twenty are wanted", source.place(1)));
        }
    }
    let lines = source.text.lines().count();
    if lines > LONGEST {
        faults.push(format!("{}: {lines} lines; a file is one idea, {LONGEST} at most", source.place(lines)));
    }
    let nameless = source.module().into_iter().filter(|name| NAMELESS.contains(&name.as_str()));
    faults.extend(nameless.map(|name| format!("{}: `{name}` does not say what is inside", source.place(1))));
    faults
}

#[test]
fn folders_have_essays_and_files_are_short() {
    let sources = Source::all();
    let mut found: Vec<String> = sources.iter().flat_map(faults).collect();
    for source in &sources {
        if let Some((folder, _)) = source.path.rsplit_once('/')
            && !sources.iter().any(|other| other.path == format!("{folder}/mod.rs"))
        {
            found.push(format!("src/{folder}: a folder without `mod.rs` has no essay"));
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn faults_are_found() {
    let essay = "//! Line.\n".repeat(5);
    assert!(faults(&Source::new("json/mod.rs", &essay)).is_empty());
    assert_eq!(faults(&Source::new("json/mod.rs", "//! Too short.\n")).len(), 1);
    assert_eq!(faults(&Source::new("json/mod.rs", &"//! Line.\n".repeat(21))).len(), 1);
    assert_eq!(faults(&Source::new("json/parse.rs", &"\n".repeat(701))).len(), 1);
    assert_eq!(faults(&Source::new("json/utils.rs", "")).len(), 1);
}

//! The README's tables are views of the tables in the code. `UPDATE_README=1` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use cardwright::check;
use cardwright::cli::exit;
use cardwright::tui::command::{self, KeyMap, Scope};

fn readme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Exit codes and their meanings.
fn exits() -> String {
    let mut table = "| exit | meaning |\n|---|---|\n".to_owned();
    for (exit, meaning) in exit::TABLE {
        let _ = writeln!(table, "| {} | {meaning} |", exit.code());
    }
    table
}

/// Every command with its default keys, by scope.
fn keys() -> String {
    let map = KeyMap::default();
    let mut table = "| where | keys | command | what it does |\n|---|---|---|---|\n".to_owned();
    for scope in Scope::ALL {
        for command in command::all().filter(|command| command.scope == scope) {
            let keys: Vec<String> = map.labels(command).iter().map(|keys| format!("`{keys}`")).collect();
            let keys = if keys.is_empty() { "palette".to_owned() } else { keys.join(" ") };
            let _ = writeln!(table, "| {} | {keys} | `{}` | {} |", scope.title(), command.name, command.help);
        }
    }
    table
}

/// Every rule of the checks.
fn rules() -> String {
    let mut table = "| rule | counts as | what it finds |\n|---|---|---|\n".to_owned();
    for (kind, rules) in check::kinds() {
        let _ = writeln!(table, "| **{kind}** | | |");
        for rule in rules {
            let _ = writeln!(table, "| `{}` | {} | {} |", rule.code, rule.severity, rule.title.replace('|', "\\|"));
        }
    }
    table
}

/// The README with a table put between its marks.
fn with(text: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name}:begin -->\n"), format!("<!-- {name}:end -->"));
    let (head, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("README.md has no {begin}"));
    let (_, tail) = rest.split_once(&end).unwrap_or_else(|| panic!("README.md has no {end}"));
    format!("{head}{begin}{table}{end}{tail}")
}

#[test]
fn the_readme_is_not_behind_the_tables() {
    let text = fs::read_to_string(readme()).expect("README.md is there");
    let wanted = with(&with(&with(&text, "exits", &exits()), "keys", &keys()), "rules", &rules());
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(readme(), &wanted).expect("README.md can be written");
        return;
    }
    assert!(
        text == wanted,
        "README.md is behind the code; UPDATE_README=1 cargo test --test house writes its tables anew"
    );
}

#[test]
fn a_table_that_is_behind_is_noticed() {
    let behind = "a\n<!-- exits:begin -->\n| 0 | old |\n<!-- exits:end -->\nb";
    assert_eq!(with(behind, "exits", "new\n"), "a\n<!-- exits:begin -->\nnew\n<!-- exits:end -->\nb");
}

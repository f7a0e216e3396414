//! What is printed from tables: exit codes, the default configuration, help.

use cardwright::cli::exit;
use cardwright::store::config::Config;

use crate::support::Place;

#[test]
fn help_shows_every_exit_code_and_command() {
    let place = Place::new();
    let help = place.run(["--help"]).exits(0);
    for (exit, _) in exit::TABLE {
        assert!(help.stdout.contains(&format!("\n  {:>3}  ", exit.code())), "{}", help.stdout);
    }
    for command in ["check", "render", "send", "listen", "endpoint", "template", "history", "config"] {
        assert!(help.stdout.contains(&format!("\n  {command} ")), "{command}");
        let own = place.run([command, "--help"]).exits(0);
        assert!(own.stdout.contains("Examples:"), "{command} has no examples");
        assert_eq!(own.stderr, "");
    }
    assert!(place.run(["--version"]).exits(0).stdout.starts_with("cardwright "));
    assert!(!place.home().exists(), "asking creates nothing");
}

#[test]
fn every_default_of_the_printed_configuration_loads() {
    let place = Place::new();
    let printed = place.run(["config", "--print-default"]).exits(0).stdout;
    assert!(printed.lines().all(|line| line.is_empty() || line.starts_with('#')), "every line is commented");
    let lines = printed.lines().filter_map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')));
    let text = lines.collect::<Vec<_>>().join("\n");
    let config = Config::parse(std::path::Path::new("config.toml"), &text).unwrap_or_else(|error| panic!("{error}"));
    assert!(config.keys.len() > 50, "the keys are there");
    let mut config = config;
    config.keys.clear();
    assert_eq!(config, Config::default());
    place.run(["config"]).exits(2);
}

#[test]
fn a_wrong_command_line_is_2() {
    let place = Place::new();
    for wrong in [
        &["check"][..],
        &["check", "--nothing"],
        &["render"],
        &["render", "a.json", "--format", "svg"],
        &["render", "a.json", "--width", "0"],
        &["render", "a.json", "--host", "slack"],
        &["send", "a.json"],
        &["send", "a.json", "--to", "sandbox", "--retries", "1"],
        &["send", "a.json", "--to", "sandbox", "--timeout", "0"],
        &["listen", "--port", "70000"],
        &["listen", "--fault", "nonsense"],
        &["listen", "--expect", "0"],
        &["endpoint"],
        &["endpoint", "add", "a"],
        &["template", "save", "a"],
        &["history", "show", "first"],
        &["card.json", "other.json"],
    ] {
        let ended = crate::support::ended(place.command(wrong).output().unwrap());
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{wrong:?}: {ended:?}");
        assert!(!ended.stderr.is_empty(), "{wrong:?}");
    }
}

#[test]
fn the_workbench_wants_a_terminal() {
    let place = Place::new();
    place.run([]).exits(2).says("needs a terminal").prints_nothing();
    let card = place.file("card.json", "{}");
    place.run([&card]).exits(2).says("needs a terminal");
}

//! The documented configuration that `cardwright config --print-default` prints.

/// Every setting with its default, all commented: prose begins with `# `, a setting that can be uncommented with `#`
/// alone. The keys are not in here; [`default_text`] puts them in.
pub const DEFAULT: &str = r##"# cardwright configuration.
# Every line is a comment and shows a default; remove the `#` in front of a setting to change it.

# Whether the mouse is used. Without it the terminal's own selection works everywhere.
#mouse = true

# Whose reading of expressions rules in templates where the two engines differ: "js" (the web designer) or "dotnet"
# (services around Power Automate). A cardwright.toml beside the cards goes before this one, `--engine` before both.
#engine = "js"

# How frames are drawn: "unicode" or "ascii".
#borders = "unicode"

# The colours of the workbench.
#[theme]
# What to start from: "auto" (light or dark, as the terminal is), "light", "dark", "ansi" (the terminal's sixteen
# colours) or "mono" (no colours; NO_COLOR chooses this too).
#base = "auto"

# Colours that differ from the base, by role: "#rrggbb", "default", or a name such as "light-blue".
#[theme.colours]
# accent = "#6264a7"

# The preview of a card.
#[preview]
# Which Teams to show: "auto" (as the workbench), "light", "dark" or "contrast".
#theme = "auto"

# Sending.
#[send]
# Seconds until a connection has to stand.
#connect_timeout = 10
# Seconds until the answer has to be there.
#timeout = 30

# The sandbox, a Teams channel on this machine.
#[sandbox]
# Its port; 0 takes a free one.
#port = 0
# The limits that it holds senders to: "teams", or "off".
#limits = "teams"

# How bad the findings of single rules count: the code of a rule, and "off", "info", "warning" or "error". The same table
# in a cardwright.toml beside the cards goes before this one. `cardwright explain` lists the rules.
#[check]
# unknown-type = "error"
"##;

/// What stands above the keys.
const KEYS: &str = r#"
# Keys, by the part of the workbench that they work in: a key and the name of a command, or "none" to free the key.
"#;

/// The whole text, with the keys of the command table behind the settings. `keys` is TOML (`[keys.global]`,
/// `"ctrl-s" = "save"`, …); it is commented here.
#[must_use]
pub fn default_text(keys: &str) -> String {
    let mut text = format!("{DEFAULT}{KEYS}");
    for line in keys.trim_end().lines() {
        if !line.trim().is_empty() && !line.starts_with('#') {
            text.push('#');
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Config;
    use super::*;

    /// A setting or table without its comment sign; `None` for prose.
    fn uncommented(line: &str) -> Option<&str> {
        line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') && !rest.is_empty())
    }

    fn load(text: &str) -> Config {
        Config::parse(Path::new("config.toml"), text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    #[test]
    fn every_default_loads_and_is_the_default() {
        assert!(DEFAULT.lines().all(|line| line.is_empty() || line.starts_with('#')));
        assert_eq!(load(DEFAULT), Config::default());
        let all: Vec<_> = DEFAULT.lines().filter_map(uncommented).collect();
        assert!(all.len() > 10);
        assert_eq!(load(&all.join("\n")), Config::default());
        let mut table = "";
        for line in all {
            if line.starts_with('[') {
                table = line;
            }
            assert_eq!(load(&format!("{table}\n{}", if line == table { "" } else { line })), Config::default());
        }
    }

    #[test]
    fn examples_in_the_prose_load_too() {
        let (_, example) = DEFAULT.split_once("#[theme.colours]\n# ").unwrap();
        let config = load(&format!("[theme.colours]\n{}", example.lines().next().unwrap()));
        assert_eq!(config.theme.colours[0].role, "accent");
        let (_, example) = DEFAULT.split_once("#[check]\n# ").unwrap();
        let config = load(&format!("[check]\n{}", example.lines().next().unwrap()));
        assert_ne!(config.levels, Config::default().levels);
    }

    #[test]
    fn keys_are_placed_and_commented() {
        let text = default_text("[keys.global]\n\"ctrl-s\" = \"save\"\n\n# more\n[keys.outline]\n\"a\" = \"add\"\n");
        assert!(text.starts_with(DEFAULT));
        assert!(
            text.ends_with("\n#[keys.global]\n#\"ctrl-s\" = \"save\"\n\n# more\n#[keys.outline]\n#\"a\" = \"add\"\n")
        );
        let all: Vec<_> = text.lines().filter_map(uncommented).collect();
        assert_eq!(load(&all.join("\n")).keys.len(), 2);
    }
}

//! Code.

use super::ElementType;
use super::Group::{Content, Style};
use super::build::{TEAMS, TEAMS_AND_COPILOT, choice, count, long, properties};
use super::shared::{ALIGNMENT, FALLBACK, IDENTITY, LANGUAGES, PLACE};

pub(super) static CODE_BLOCK: ElementType = TEAMS
    .element("CodeBlock", "Code with numbered lines and coloured words.")
    .properties(properties!(TEAMS;
        &[
            long("codeSnippet", Content, "The code, as it is."),
            choice("language", Content, LANGUAGES, "The language whose words are coloured.").default("\"PlainText\""),
            count("startLineNumber", Style, "The number of the first line.").default("1"),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["codeSnippet", "language", "id"])
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "CodeBlock", "codeSnippet": "{}", "language": "Json"}"#);

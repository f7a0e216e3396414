//! Rust sources, read just well enough: words, string literals and marks, without comments.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up. A room imports only rooms that stand before it.
pub(crate) const ROOMS: [&str; 15] = [
    "json",
    "expr",
    "card",
    "template",
    "teams",
    "check",
    "convert",
    "preview",
    "store",
    "deliver",
    "sandbox",
    "connector",
    "workbench",
    "cli",
    "tui",
];

/// A piece of Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// A keyword, a name or a number.
    Word(String),
    /// The inside of a string literal, as written.
    Text(String),
    /// Anything else, a character at a time.
    Mark(char),
}

/// A piece of Rust and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) token: Token,
    pub(crate) line: usize,
    /// The inline modules around it, outermost first.
    pub(crate) inside: Vec<String>,
    /// Whether it is compiled for tests only.
    pub(crate) tested: bool,
}

/// One file of `src/`.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path below `src/`, with forward slashes.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) tokens: Vec<Placed>,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let whole = path.ends_with("/tests.rs") || path.contains("/tests/");
        Self { path: path.to_owned(), text: text.to_owned(), tokens: place(lex(text), whole) }
    }

    /// Every file of `src/`.
    pub(crate) fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        collect(&root, &mut files);
        files.sort();
        files
            .iter()
            .map(|file| {
                let below: Vec<String> = file
                    .strip_prefix(&root)
                    .expect("it was found below the root")
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy().into_owned())
                    .collect();
                Self::new(&below.join("/"), &fs::read_to_string(file).expect("a source is text"))
            })
            .collect()
    }

    /// The room that the file belongs to; none for `lib.rs` and `main.rs`, which stand above all rooms.
    pub(crate) fn room(&self) -> Option<&str> {
        match self.path.split_once('/') {
            Some((room, _)) => Some(room),
            None => self.path.strip_suffix(".rs").filter(|name| !matches!(*name, "lib" | "main")),
        }
    }

    /// The names of the modules that lead to the file.
    pub(crate) fn module(&self) -> Vec<String> {
        let mut parts: Vec<String> = self.path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            parts.pop();
        }
        parts
    }

    /// How a message names a place in the file.
    pub(crate) fn place(&self, line: usize) -> String {
        format!("src/{}:{line}", self.path)
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src/ can be read") {
        let path = entry.expect("src/ can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

/// The pieces of a text with their lines.
fn lex(text: &str) -> Vec<(Token, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let (mut i, mut line) = (0, 1);
    while i < chars.len() {
        let start = i;
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => i = block_comment(&chars, i),
            '"' => {
                i = quoted(&chars, i + 1);
                tokens.push((Token::Text(chars[start + 1..i - 1].iter().collect()), line));
            }
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            c if c.is_alphanumeric() || c == '_' => {
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
                let word: String = chars[start..i].iter().collect();
                let hashes = chars[i..].iter().take_while(|c| **c == '#').count();
                if matches!(word.as_str(), "r" | "br" | "cr") && at(i + hashes) == '"' {
                    let inside = i + hashes + 1;
                    let end = raw_end(&chars, inside, hashes);
                    tokens.push((Token::Text(chars[inside..end].iter().collect()), line));
                    i = (end + 1 + hashes).min(chars.len());
                } else {
                    tokens.push((Token::Word(word), line));
                }
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push((Token::Mark(c), line));
                }
                i += 1;
            }
        }
        line += chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

fn block_comment(chars: &[char], start: usize) -> usize {
    let (mut i, mut depth) = (start, 0);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// The offset behind the closing quote.
fn quoted(chars: &[char], mut i: usize) -> usize {
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(chars.len())
}

fn raw_end(chars: &[char], mut i: usize, hashes: usize) -> usize {
    while i < chars.len() {
        let closed = chars[i] == '"' && (1..=hashes).all(|n| chars.get(i + n) == Some(&'#'));
        if closed {
            return i;
        }
        i += 1;
    }
    i
}

/// Adds to each piece the inline modules around it and whether it is for tests.
fn place(tokens: Vec<(Token, usize)>, whole_file_tested: bool) -> Vec<Placed> {
    let words: Vec<String> = tokens
        .iter()
        .map(|(token, _)| match token {
            Token::Word(word) => word.clone(),
            Token::Text(_) => "\"".to_owned(),
            Token::Mark(mark) => mark.to_string(),
        })
        .collect();
    let is = |start: usize, wanted: &[&str]| {
        words.get(start..start + wanted.len()).is_some_and(|found| found.iter().eq(wanted.iter()))
    };
    // One entry a brace: the module that it opens, and whether it is for tests.
    let mut braces: Vec<(Option<String>, bool)> = Vec::new();
    let mut pending = (None, false);
    let mut placed = Vec::new();
    for (i, (token, line)) in tokens.into_iter().enumerate() {
        if is(i, &["#", "[", "cfg", "(", "test", ")", "]"]) {
            pending.1 = true;
        }
        if is(i, &["mod"]) && is(i + 2, &["{"]) {
            pending.0 = words.get(i + 1).cloned();
        }
        match token {
            Token::Mark('{') => braces.push(std::mem::take(&mut pending)),
            Token::Mark(';') => pending = (None, false),
            Token::Mark('}') => {
                braces.pop();
            }
            _ => {}
        }
        let tested = whole_file_tested || pending.1 || braces.iter().any(|(_, tested)| *tested);
        let inside = braces.iter().filter_map(|(module, _)| module.clone()).collect();
        placed.push(Placed { token, line, inside, tested });
    }
    placed
}

#[test]
fn comments_are_skipped_and_literals_kept_apart() {
    let text = "// a \"b\"\n/* /* c */ \" */ fn d<'e>() { f(\"g\\\"h\", r#\"i\"j\"#, '\"', '\\'') }";
    let source = Source::new("json/sample.rs", text);
    let texts: Vec<&Token> = source.tokens.iter().map(|p| &p.token).filter(|t| matches!(t, Token::Text(_))).collect();
    assert_eq!(texts, [&Token::Text("g\\\"h".to_owned()), &Token::Text("i\"j".to_owned())]);
    assert!(source.tokens.iter().all(|placed| placed.line == 2));
    assert!(!source.tokens.iter().any(|placed| placed.token == Token::Word("c".to_owned())));
}

#[test]
fn test_modules_are_known() {
    let source = Source::new("json/sample.rs", "use a;\n#[cfg(test)]\nmod tests { use b; }\nfn c() {}");
    let tested = |word: &str| source.tokens.iter().find(|p| p.token == Token::Word(word.to_owned())).map(|p| p.tested);
    assert_eq!((tested("a"), tested("b"), tested("c")), (Some(false), Some(true), Some(false)));
    let b = source.tokens.iter().find(|p| p.token == Token::Word("b".to_owned()));
    assert_eq!(b.map(|p| p.inside.clone()), Some(vec!["tests".to_owned()]));
}

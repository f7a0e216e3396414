//! The terminal face names no property of a card: what a card may hold stands in the catalogue alone.

use cardwright::card::catalogue;

use super::source::{Source, Token};

/// Whether a name cannot be taken for an ordinary word: it has a capital inside, like `isSubtle`.
fn unmistakable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.contains(|c: char| c.is_ascii_uppercase())
}

/// The names of the catalogue that cannot be mistaken.
fn names() -> Vec<&'static str> {
    let properties = catalogue::all().flat_map(|ty| ty.properties);
    properties.map(|property| property.name).filter(|name| unmistakable(name)).collect()
}

/// The literals of a source in `tui` that are the name of a property.
fn named(source: &Source, names: &[&str]) -> Vec<String> {
    if source.room() != Some("tui") {
        return Vec::new();
    }
    let literals = source.tokens.iter().filter(|placed| !placed.tested);
    literals
        .filter_map(|placed| match &placed.token {
            Token::Text(text) if names.contains(&text.as_str()) => {
                Some(format!("{}: `tui` names the property `{text}`", source.place(placed.line)))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn the_terminal_face_names_no_property() {
    let names = names();
    assert!(names.len() > 20, "the catalogue has names enough to look for");
    let found: Vec<String> = Source::all().iter().flat_map(|source| named(source, &names)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_named_property_is_found() {
    let names = names();
    let text =
        "fn a() { element.text(\"isSubtle\") } // \"altText\"\n#[cfg(test)] mod tests { const B: &str = \"altText\"; }";
    assert_eq!(named(&Source::new("tui/properties/mod.rs", text), &names).len(), 1);
    assert!(named(&Source::new("preview/text.rs", text), &names).is_empty());
    assert!(named(&Source::new("tui/mod.rs", "const A: &str = \"text\";"), &names).is_empty());
}

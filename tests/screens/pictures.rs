//! A snapshot of each scene: its text at three sizes, and a digest of its styles on dark, light and no colours. Lines
//! that a theme shows otherwise than dark stand below. The styles of the middle size are listed, so that a
//! reader of a changed digest sees which colour came or went.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ratatui::style::Modifier;

use crate::scenes::{SCENES, Scene, themes};
use crate::shown::{Shown, coloured, uses};

const SIZES: [(u16, u16); 3] = [(60, 15), (80, 24), (120, 40)];
const LISTED: (u16, u16) = (80, 24);

fn picture(scene: &Scene) -> String {
    let mut picture = String::new();
    for size in SIZES {
        let (columns, rows) = size;
        let frames = themes().map(|(name, theme)| (name, Shown::of(&scene.set(size, theme))));
        let dark = frames[0].1.text();
        let _ = writeln!(picture, "{columns}×{rows}\n{dark}");
        for (name, shown) in &frames[1..] {
            let text = shown.text();
            let lines = dark.lines().zip(text.lines()).zip(1..).filter(|((dark, other), _)| dark != other);
            for ((_, line), number) in lines {
                let _ = writeln!(picture, "{name}, line {number}: {line}");
            }
        }
        if let Some((column, row)) = frames[0].1.caret {
            let _ = writeln!(picture, "caret {column}, {row}");
        }
        for (name, shown) in &frames {
            let _ = writeln!(picture, "{name} {}", shown.digest());
            if size == LISTED {
                picture.push_str(&shown.legend());
            }
        }
        picture.push('\n');
    }
    picture
}

#[test]
fn every_screen_looks_as_it_did() {
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    let mut different = Vec::new();
    for scene in SCENES {
        let picture = picture(scene);
        let same = catch_unwind(AssertUnwindSafe(|| settings.bind(|| insta::assert_snapshot!(scene.name, picture))));
        if same.is_err() {
            different.push(scene.name);
        }
    }
    assert!(different.is_empty(), "these look different: {different:?}");
}

#[test]
fn no_colours_are_really_none_and_the_selection_is_still_seen() {
    for scene in SCENES {
        let [_, _, (_, mono)] = themes();
        let shown = Shown::of(&scene.set((80, 24), mono));
        assert!(!coloured(&shown), "{} has colours in mono", scene.name);
        assert!(uses(&shown, Modifier::REVERSED), "{} shows no selection in mono", scene.name);
    }
}

#[test]
fn a_caret_stands_only_where_a_text_is_typed() {
    let typed = [
        "design-source",
        "design-broken",
        "add",
        "edit-text",
        "properties-filter",
        "properties-table",
        "choose-value",
        "palette",
        "palette-search",
        "target",
        "target-version",
        "open",
        "left-behind",
        "save-template",
        "endpoint-form",
        "insert-data",
        "fill-typed",
    ];
    for scene in SCENES {
        let [(_, dark), ..] = themes();
        let shown = Shown::of(&scene.set((80, 24), dark));
        assert_eq!(shown.caret.is_some(), typed.contains(&scene.name), "{}", scene.name);
    }
}

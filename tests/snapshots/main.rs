//! What cards look like: each card of `cards/` as text, with a digest of its styles so that a colour that changes shows.
//!
//! One snapshot holds one card at three widths without colour, as text. What colours add is written below: for dark, light
//! and contrast, each style that occurs, how many columns it covers, and a digest of where.

#![expect(clippy::unwrap_used, reason = "a card that cannot be read is a failed test")]

use std::fmt::Write;

use cardwright::card::host::Theme;
use cardwright::json::Document;
use cardwright::preview::{Glyphs, Modifiers, Options, Paint, Scene, Style, lay_out};
use unicode_width::UnicodeWidthStr;

/// A style in a few letters: `#ffffff on #2d2c2c b`.
fn name(style: Style) -> String {
    let mut name = String::new();
    if let Some(fg) = style.fg {
        let _ = write!(name, "#{:02x}{:02x}{:02x}", fg.0, fg.1, fg.2);
    }
    if let Some(bg) = style.bg {
        let _ = write!(name, " on #{:02x}{:02x}{:02x}", bg.0, bg.1, bg.2);
    }
    let letters: String =
        Modifiers::ALL.iter().filter(|(modifier, ..)| style.is(*modifier)).map(|(.., letter)| *letter).collect();
    if !letters.is_empty() {
        let _ = write!(name, " {letters}");
    }
    if name.is_empty() { "plain".to_owned() } else { name.trim().to_owned() }
}

/// FNV-1a: the same number with every toolchain.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The styles of a scene in the order in which they occur, with the columns that each covers, and where as a number.
fn digest(scene: &Scene) -> String {
    let mut styles: Vec<(Style, usize)> = Vec::new();
    let mut places = String::new();
    for (row, line) in scene.lines.iter().enumerate() {
        let mut column = 0;
        for span in line {
            let width = span.text.width();
            let _ = writeln!(places, "{row} {column} {width} {}", name(span.style));
            column += width;
            match styles.iter_mut().find(|(style, _)| *style == span.style) {
                Some((_, columns)) => *columns += width,
                None => styles.push((span.style, width)),
            }
        }
    }
    let mut text = format!("{} lines, {:016x}\n", scene.lines.len(), fingerprint(&places));
    for (style, columns) in styles {
        let _ = writeln!(text, "  {columns:>5}  {}", name(style));
    }
    text
}

fn snapshot(card: &str) -> String {
    let path = format!("{}/tests/snapshots/cards/{card}.json", env!("CARGO_MANIFEST_DIR"));
    let document = Document::parse(std::fs::read_to_string(path).unwrap()).unwrap();
    let mut text = String::new();
    for width in [60, 20, 120] {
        let scene = lay_out(&document, &Options { paint: Paint::Mono, ..Options::new(width) });
        let _ = writeln!(text, "── {width} ──\n{}\nmono: {}", scene.to_text(), digest(&scene));
    }
    for theme in Theme::ALL {
        let scene = lay_out(&document, &Options { theme, ..Options::new(60) });
        let _ = writeln!(text, "{theme:?} at 60: {}", digest(&scene));
    }
    let scene = lay_out(&document, &Options { paint: Paint::Mono, glyphs: Glyphs::Ascii, ..Options::new(60) });
    let _ = write!(text, "── ASCII ──\n{}", scene.to_text());
    text
}

macro_rules! cards {
    ($($card:ident),+ $(,)?) => {$(
        #[test]
        fn $card() {
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(stringify!($card), snapshot(stringify!($card)));
            });
        }
    )+};
}

cards!(connector, containers, deploy, envelope, fragment, images, inputs, nothing, plain, table, text, unknown);

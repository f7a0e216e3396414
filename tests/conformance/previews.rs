//! Previews: every file is drawn at every width, within it, and nothing that a terminal would obey gets out.

use cardwright::card::host::Theme;
use cardwright::json::Document;
use cardwright::preview::{Options, Scene, lay_out};
use unicode_width::UnicodeWidthStr;

use super::corpus::{Case, cases, fixtures};

/// A phone, a pane, a wide terminal; and what is left of a pane when someone drags it shut.
const WIDTHS: [usize; 5] = [20, 60, 120, 1, 0];

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Contrast];

fn draw(case: &Case) {
    let Ok(document) = Document::parse(case.text()) else { return };
    for width in WIDTHS {
        let scene = lay_out(&document, &Options::new(width));
        stays_inside(case, width, &scene);
        speaks_plainly(case, width, &scene);
    }
    let [light, dark, contrast] = THEMES.map(|theme| lay_out(&document, &Options { theme, ..Options::new(60) }));
    assert_eq!(light.to_text(), dark.to_text(), "{}: light and dark differ in more than colours", case.path);
    // High contrast draws frames where the others paint backgrounds, so only the limits are the same.
    stays_inside(case, 60, &contrast);
    speaks_plainly(case, 60, &contrast);
}

/// Every line and every region lies within the width.
fn stays_inside(case: &Case, width: usize, scene: &Scene) {
    for (row, line) in scene.lines.iter().enumerate() {
        let columns: usize = line.iter().map(|span| span.text.width()).sum();
        assert!(columns <= width, "{} at {width}: line {row} has {columns} columns: {line:?}", case.path);
    }
    for region in &scene.regions {
        assert!(region.column + region.width <= width, "{} at {width}: {region:?}", case.path);
        let low = region.row + region.height > scene.lines.len();
        assert!(!low, "{} at {width}: {region:?} of {} lines", case.path, scene.lines.len());
    }
}

/// No control character and no turn of the writing direction reaches the terminal.
fn speaks_plainly(case: &Case, width: usize, scene: &Scene) {
    let obeyed = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for span in scene.lines.iter().flatten() {
        assert!(!span.text.contains(obeyed), "{} at {width}: {:?}", case.path, span.text);
    }
}

#[test]
fn every_file_is_drawn_within_its_width() {
    cases().0.iter().for_each(draw);
}

#[test]
fn our_own_files_are_drawn_within_their_width() {
    fixtures().iter().for_each(draw);
}

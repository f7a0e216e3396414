//! Every scene where there is hardly any room, or very much: nothing panics, nothing is painted outside.

use cardwright::tui::app::Message;
use ratatui::layout::Rect;

use crate::scenes::{SCENES, themes};
use crate::shown::Shown;

const SIZES: [(u16, u16); 8] = [(0, 0), (1, 1), (2, 2), (10, 3), (20, 5), (59, 14), (60, 15), (400, 100)];

#[test]
fn every_scene_is_drawn_at_every_size() {
    for scene in SCENES {
        for size in SIZES {
            for (_, theme) in themes() {
                let shown = Shown::of(&scene.set(size, theme));
                let whole = Rect::new(0, 0, size.0, size.1);
                if let Some((column, row)) = shown.caret {
                    assert!(whole.contains((column, row).into()), "{}: the caret is outside {size:?}", scene.name);
                }
            }
        }
    }
}

#[test]
fn a_terminal_that_changes_under_a_scene_is_followed() {
    for scene in SCENES {
        let [(_, dark), ..] = themes();
        let mut model = scene.set((120, 40), dark.clone());
        for (columns, rows) in SIZES {
            let _ = model.update(Message::Resize(columns, rows));
            let _ = Shown::of(&model);
        }
        let _ = model.update(Message::Resize(120, 40));
        assert_eq!(Shown::of(&model).text().lines().count(), 40, "{}", scene.name);
    }
}

#[test]
fn ascii_frames_stay_ascii() {
    let own = ["✓ 412 tests", "日本 12 ms"];
    for scene in SCENES {
        let [(_, mut dark), ..] = themes();
        dark.ascii = true;
        let text = Shown::of(&scene.set((120, 40), dark)).text();
        let mut rest = text.clone();
        for word in own {
            rest = rest.replace(word, "");
        }
        let strange: Vec<char> = rest.chars().filter(|c| !c.is_ascii() && !"…–·×↑↓←→⏎“”".contains(*c)).collect();
        assert!(strange.is_empty(), "{}: {strange:?}\n{text}", scene.name);
    }
}

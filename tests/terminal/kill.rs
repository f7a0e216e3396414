//! `kill -9` while typing and saving: no edit of a frame that was shown is missing afterwards, and every file is whole.

use std::fs;
use std::path::Path;

use cardwright::json::Document;
use cardwright::store::{Home, journal};
use cardwright::workbench::{Origin, Workspace};

use crate::pty::Launch;

const KILLS: usize = 200;
const MARK: &str = "typed:";

/// A small generator of numbers: which moments are tried has to be the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// What stands behind the mark on a screen: the typing that was shown.
fn shown(screen: &str) -> Option<String> {
    let at = screen.rfind(MARK)?;
    Some(screen[at + MARK.len()..].chars().take_while(char::is_ascii_digit).collect())
}

/// The text of a document as its journal holds it.
fn journalled(home: &Home, file: &Path) -> String {
    let id = journal::find(home, file).expect("the journal is there");
    let read = journal::read(&home.journal_dir().join(format!("{id}.journal"))).unwrap();
    Workspace::resume(Origin::File(file.to_owned()), &read.header, &read.records).text().to_owned()
}

#[test]
fn no_edit_of_a_shown_frame_is_missing_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(0x5eed);
    for round in 0..KILLS {
        let home = folder.path().join(format!("home{round}"));
        let file = folder.path().join(format!("card{round}.json"));
        let text =
            format!("{{\n\"a\": \"{MARK}\",\n\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": []\n}}\n");
        fs::write(&file, &text).unwrap();
        let mut terminal = Launch::new(&home).arg(file.display().to_string()).size(200, 20).start();
        terminal.see("Outline");
        terminal.keys("s");
        terminal.see(MARK);
        // Into the string, behind the mark.
        terminal.keys("<home><up><up><up><up><home><down><end><left><left>");
        let mut typed = String::new();
        let saves = dice.roll(3) == 0;
        let strokes = 1 + dice.roll(24);
        for _ in 0..strokes {
            let digit = char::from(b'0' + u8::try_from(dice.roll(10)).unwrap());
            typed.push(digit);
            terminal.send(&[digit as u8]);
            if saves && dice.roll(4) == 0 {
                terminal.send(b"\x13");
            }
        }
        // Some kills come after a certain stroke was seen, some at whatever moment this is.
        let seen = dice.roll(strokes + 1);
        let wanted = &typed[..usize::try_from(seen).unwrap()];
        terminal.until("some of the typing", |screen| shown(screen).is_some_and(|now| now.starts_with(wanted)));
        let on_screen = shown(&terminal.screen()).unwrap_or_default();
        terminal.kill();

        let home = Home::at(&home);
        let kept = journalled(&home, &file);
        Document::parse(kept.clone()).expect("the journal's text is JSON");
        let kept = shown(&kept).unwrap_or_default();
        assert!(kept.starts_with(&on_screen), "round {round}: {on_screen} was shown, the journal holds {kept}");
        assert!(typed.starts_with(&kept), "round {round}: {kept} was never typed");
        let on_disk = fs::read_to_string(&file).unwrap();
        assert_eq!(
            on_disk,
            text.replace(MARK, &format!("{MARK}{}", shown(&on_disk).unwrap_or_default())),
            "the file is whole"
        );
        assert!(typed.starts_with(&shown(&on_disk).unwrap_or_default()));
    }
}

#[test]
fn the_next_start_offers_what_a_kill_left() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let file = folder.path().join("card.json");
    fs::write(&file, "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"once\"}]}\n")
        .unwrap();
    let mut terminal = Launch::new(&home).arg(file.display().to_string()).start();
    terminal.see("Outline");
    terminal.keys("jd");
    terminal.see("●");
    terminal.kill();
    let terminal = Launch::new(&home).arg(file.display().to_string()).start();
    terminal.see("Unsaved edits");
    terminal.keys("r");
    terminal.lose("Unsaved edits");
    terminal.until("both blocks", |screen| screen.matches("once").count() >= 4);
    terminal.keys("u");
    terminal.until("undo of the restored edit", |screen| screen.matches("once").count() <= 3);
}

#[test]
fn a_second_kill_loses_neither_the_restored_nor_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let file = folder.path().join("card.json");
    fs::write(&file, "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"once\"}]}\n")
        .unwrap();
    let start = || Launch::new(&home).arg(file.display().to_string()).size(200, 50).start();
    let blocks = |count: usize| move |screen: &str| screen.matches("· TextBlock  once").count() == count;
    let mut terminal = start();
    terminal.see("Outline");
    terminal.keys("jd");
    terminal.until("two blocks", blocks(2));
    terminal.kill();
    // Killed while the question stands: nothing is answered by that.
    let mut terminal = start();
    terminal.see("Unsaved edits");
    terminal.kill();
    let mut terminal = start();
    terminal.see("Unsaved edits");
    terminal.keys("r");
    terminal.until("what was restored", blocks(2));
    terminal.keys("d");
    terminal.until("a third block", blocks(3));
    terminal.kill();
    let mut terminal = start();
    terminal.see("2 steps");
    terminal.keys("l");
    terminal.until("the file as it is on disk", blocks(1));
    terminal.kill();
    let terminal = start();
    terminal.see("2 steps");
    terminal.keys("r");
    terminal.until("all three", blocks(3));
    terminal.keys("uu");
    terminal.until("undo of both", blocks(1));
}

#[test]
fn a_card_without_a_file_survives_a_kill_too() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut terminal = Launch::new(&home).start();
    terminal.see("Outline");
    terminal.keys("jx");
    terminal.see("●");
    // The outline: what the card is made of.
    let outline =
        |screen: &str| screen.lines().skip(2).map(|line| line.chars().take(28).collect()).collect::<Vec<String>>();
    terminal.see("Errors        │");
    let before = outline(&terminal.screen());
    terminal.kill();
    let terminal = Launch::new(&home).start();
    terminal.see("left behind");
    terminal.keys("<enter>");
    terminal.see("restore them");
    terminal.keys("r");
    terminal.lose("restore them");
    assert_eq!(outline(&terminal.screen())[..20], before[..20]);
}

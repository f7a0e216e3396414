//! Work that is not saved: nothing overwrites, discards or forgets it without being told to.

use cardwright::store::templates::{self, Overwrite};
use cardwright::tui::app::{Effect, Message, Outcome, Target};
use cardwright::tui::overlays::Ask;
use cardwright::tui::screens::design::Pane;
use cardwright::workbench::Origin;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::bench::{Bench, CARD};

/// What somebody else wrote.
const THEIRS: &str = "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"Theirs\"}]}\n";

/// A workbench with an edit that is not saved.
fn edited() -> Bench {
    let mut bench = Bench::new();
    bench.keys("jd");
    bench
}

/// The same, while somebody else changed the file.
fn torn() -> Bench {
    let bench = edited();
    bench.somebody_writes("card.json", THEIRS);
    bench
}

#[test]
fn a_file_changed_by_others_is_not_overwritten_unasked() {
    let mut bench = torn();
    let mine = bench.text();
    bench.keys("<ctrl-s>").sees("Changed by someone else");
    for cancel in ["<esc>", "c", "<enter>"] {
        bench.keys(cancel).misses("Changed by someone else");
        assert_eq!(bench.on_disk("card.json"), THEIRS);
        assert_eq!(bench.text(), mine);
        assert!(bench.model.shared.workspace.is_dirty());
        bench.keys("<ctrl-s>");
    }
    bench.keys("o");
    assert_eq!(bench.on_disk("card.json"), mine);
    assert!(!bench.model.shared.workspace.is_dirty());
}

#[test]
fn their_version_is_taken_as_a_step_that_can_be_undone() {
    let mut bench = torn();
    let mine = bench.text();
    bench.keys("<ctrl-s>r");
    assert_eq!(bench.text(), THEIRS);
    assert!(!bench.model.shared.workspace.is_dirty());
    bench.keys("u");
    assert_eq!(bench.text(), mine);
    bench.keys("<ctrl-s>");
    assert_eq!(bench.on_disk("card.json"), mine, "theirs was seen, so mine may replace it");
}

#[test]
fn a_file_that_went_is_written_anew() {
    let mut bench = edited();
    std::fs::remove_file(bench.path("card.json")).unwrap();
    bench.keys("<ctrl-s>");
    assert_eq!(bench.on_disk("card.json"), bench.text());
}

#[test]
fn saving_over_something_else_asks() {
    let mut bench = edited();
    bench.somebody_writes("other.json", THEIRS);
    bench.keys("<alt-s><ctrl-a><backspace>{folder}/other.json<enter>").sees("Already there");
    bench.keys("<enter>");
    assert_eq!(bench.on_disk("other.json"), THEIRS);
    assert_eq!(*bench.model.shared.workspace.origin(), Origin::File(bench.path("card.json")));
    bench.keys("<alt-s><ctrl-a><backspace>{folder}/other.json<enter>r");
    assert_eq!(bench.on_disk("other.json"), bench.text());
    assert_eq!(bench.on_disk("card.json"), CARD);
}

#[test]
fn saving_over_a_template_asks() {
    let mut bench = edited();
    templates::save(&bench.home, "deploy", THEIRS, Overwrite::No).unwrap();
    bench.keys("<ctrl-t><ctrl-a><backspace>deploy<enter>").sees("already is a template named `deploy`");
    bench.keys("c");
    assert_eq!(templates::read(&bench.home, "deploy").unwrap(), THEIRS);
    bench.keys("<ctrl-t><ctrl-a><backspace>deploy<enter>r");
    assert_eq!(templates::read(&bench.home, "deploy").unwrap(), bench.text());
}

#[test]
fn a_name_that_is_none_and_a_folder_that_is_not_there_are_told() {
    let mut bench = edited();
    bench.keys("<ctrl-t><ctrl-a><backspace>../x<enter>");
    assert_eq!(bench.model.overlays.len(), 1, "the field stays open");
    bench.keys("<esc><alt-s><ctrl-a><backspace>{folder}/none/card.json<enter>");
    assert!(!bench.path("none").exists());
    assert!(!bench.told().is_empty() && bench.model.shared.workspace.is_dirty(), "{}", bench.told());
    bench.keys("<alt-s><ctrl-a><backspace>{folder}<enter>");
    assert!(bench.model.shared.workspace.is_dirty(), "{}", bench.told());
}

#[test]
fn opening_something_else_asks_and_cancelling_stays() {
    let mut bench = edited();
    let mine = bench.text();
    bench.somebody_writes("other.json", THEIRS);
    bench.keys("<ctrl-o>{folder}/other.json<enter>").sees("Not saved");
    bench.keys("c");
    assert_eq!(bench.text(), mine);
    bench.keys("<ctrl-o>{folder}/other.json<enter>s");
    assert_eq!(bench.on_disk("card.json"), mine);
    assert_eq!(bench.text(), THEIRS);
}

#[test]
fn what_was_left_in_the_journal_is_offered_when_the_file_is_opened_again() {
    for (answer, restored) in [("r", true), ("d", false)] {
        let mut bench = edited();
        let mine = bench.text();
        bench.somebody_writes("other.json", THEIRS);
        bench.keys("<ctrl-o>{folder}/other.json<enter>l");
        assert_eq!(bench.text(), THEIRS);
        assert_eq!(bench.on_disk("card.json"), CARD, "leaving saves nothing");
        bench.keys("<ctrl-o>{folder}/card.json<enter>").sees("Unsaved edits").sees("Duplicate TextBlock");
        bench.keys(answer);
        assert_eq!(bench.text(), if restored { mine.as_str() } else { CARD });
        assert_eq!(bench.model.shared.workspace.undo_name().is_some(), restored);
        bench.keys("<ctrl-o>{folder}/other.json<enter>");
        bench.keys(if restored { "s" } else { "" });
        bench.keys("<ctrl-o>{folder}/card.json<enter>").misses("Unsaved edits");
    }
}

#[test]
fn quitting_with_unsaved_work_asks() {
    let mut bench = edited();
    bench.keys("q").sees("not saved");
    bench.keys("c");
    assert_eq!(bench.asked.ended, None);
    bench.keys("q<esc>");
    assert_eq!(bench.asked.ended, None);
    bench.keys("qs");
    assert_eq!(bench.asked.ended, Some(true));
    assert_eq!(bench.on_disk("card.json"), bench.text());
}

#[test]
fn work_kept_at_the_end_is_there_at_the_next_start_with_its_steps() {
    let mut bench = edited();
    let mine = bench.text();
    bench.keys("q<enter>");
    assert_eq!(bench.on_disk("card.json"), CARD);
    let mut bench = bench.again(None);
    assert_eq!(bench.text(), mine);
    assert_eq!(bench.selected(), "/body/1", "and so is the selection");
    assert!(bench.model.overlays.is_empty(), "nobody asks about what was kept on purpose");
    bench.keys("u");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn discarded_work_is_gone_at_the_next_start() {
    let mut bench = edited();
    bench.keys("qd");
    assert_eq!(bench.asked.ended, Some(false));
    let bench = bench.again(None);
    assert_eq!(bench.text(), CARD);
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn undo_goes_on_after_a_restart_of_a_saved_document() {
    let mut bench = edited();
    bench.keys("<ctrl-s>qk");
    let mut bench = bench.again(Some("card.json"));
    assert!(bench.model.overlays.is_empty() && !bench.model.shared.workspace.is_dirty());
    bench.keys("u");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn a_kill_loses_nothing_that_was_shown() {
    for (answer, restored) in [("r", true), ("d", false), ("l", false), ("<esc>", false)] {
        let mut bench = edited();
        bench.keys("jw");
        let mine = bench.text();
        let mut bench = bench.killed(Some("card.json"));
        bench.sees("Unsaved edits").sees("2 steps");
        bench.keys(answer);
        assert_eq!(bench.text(), if restored { mine.as_str() } else { CARD }, "{answer}");
        if restored {
            bench.keys("uu");
            assert_eq!(bench.text(), CARD);
        }
    }
}

#[test]
fn work_that_was_restored_goes_on_and_survives_the_next_kill() {
    let mut bench = edited().killed(Some("card.json"));
    bench.keys("rjw");
    let mine = bench.text();
    let mut bench = bench.killed(Some("card.json"));
    bench.sees("2 steps");
    bench.keys("r");
    assert_eq!(bench.text(), mine);
    bench.keys("uu");
    assert_eq!(bench.text(), CARD);
    bench.keys("U<ctrl-s>qk");
    let bench = bench.again(Some("card.json"));
    bench.misses("Unsaved edits");
}

#[test]
fn what_is_decided_later_is_offered_again() {
    let bench = edited();
    let mine = bench.text();
    let mut bench = bench.killed(Some("card.json"));
    bench.keys("l");
    let mut bench = bench.killed(Some("card.json"));
    bench.sees("Unsaved edits");
    bench.keys("r");
    assert_eq!(bench.text(), mine);
}

#[test]
fn a_kill_of_a_card_without_a_file_loses_nothing_either() {
    let mut bench = Bench::first();
    bench.keys("jd");
    let mine = bench.text();
    let mut bench = bench.killed(None);
    bench.sees("left behind");
    bench.keys("<enter>").sees("Unsaved edits");
    bench.keys("r");
    assert_eq!(bench.text(), mine);
}

#[test]
fn what_was_put_off_is_offered_at_every_start_until_it_is_decided() {
    let mut bench = Bench::first();
    bench.keys("jd");
    for put_off in ["<esc>", "<enter>l", "<enter><esc>"] {
        bench = bench.killed(None);
        bench.sees("left behind");
        bench.keys(put_off);
        assert!(bench.model.overlays.is_empty());
        bench.keys("q");
        assert_eq!(bench.asked.ended, Some(true), "{}", bench.screen());
        bench = bench.again(None);
    }
    bench.sees("left behind");
    bench.keys("<enter>d");
    let bench = bench.killed(None);
    bench.misses("left behind");
}

#[test]
fn a_file_changed_while_edits_lay_in_the_journal_is_told() {
    let bench = edited();
    let mine = bench.text();
    bench.somebody_writes("card.json", THEIRS);
    let mut bench = bench.killed(Some("card.json"));
    bench.sees("Meanwhile somebody");
    bench.keys("r");
    assert_eq!(bench.text(), mine);
    bench.keys("<ctrl-s>").sees("Changed by someone else");
    assert_eq!(bench.on_disk("card.json"), THEIRS);
}

#[test]
fn a_second_instance_is_noticed() {
    let bench = Bench::new();
    let second = bench.beside("card.json");
    assert!(second.shared.open_elsewhere);
    assert!(second.notice.is_some_and(|notice| notice.text.contains("another cardwright")));
}

#[test]
fn a_save_that_was_given_up_ends_nothing_later() {
    // Quitting with "save" asks for a name first; whoever backs out of that has changed their mind about quitting.
    let mut bench = Bench::first();
    bench.keys("jdqs").sees("Save as template");
    bench.keys("<esc><ctrl-s><ctrl-a><backspace>mine<enter>");
    assert_eq!(templates::read(&bench.home, "mine").unwrap(), bench.text());
    assert_eq!(bench.asked.ended, None);
    // The same with a name that is taken.
    let mut bench = Bench::first();
    templates::save(&bench.home, "mine", THEIRS, Overwrite::No).unwrap();
    bench.keys("jdqs<ctrl-a><backspace>mine<enter>").sees("already is a template");
    bench.keys("c<alt-s><ctrl-a><backspace>{folder}/mine.json<enter>");
    assert_eq!(bench.on_disk("mine.json"), bench.text());
    assert_eq!(bench.asked.ended, None);
    // And the chain that is followed to its end does end.
    bench.keys("jdqs");
    assert_eq!(bench.asked.ended, Some(true));
}

#[test]
fn a_broken_source_can_be_saved_kept_and_mended() {
    let mut bench = Bench::new();
    bench.keys("s<ctrl-end>}<ctrl-s>").sees("Broken source");
    bench.keys("<enter>");
    assert_eq!(bench.on_disk("card.json"), CARD, "cancelled");
    bench.keys("<ctrl-s>s");
    assert!(bench.on_disk("card.json").trim_end().ends_with("}\r\n}"), "{:?}", bench.on_disk("card.json"));
    bench.keys("<backspace><ctrl-s>");
    assert_eq!(bench.on_disk("card.json"), CARD);
}

/// A card as somebody left it in the middle of a line.
const HALF: &str =
    "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\",\r\n  \"body\": [\r\n    {\"type\": \"TextBlock\", ";

#[test]
fn a_half_written_file_is_opened_where_it_breaks_and_typing_mends_it() {
    let mut bench = Bench::on(HALF);
    assert_eq!((bench.model.design.focus(), bench.text().as_str()), (Pane::Source, HALF));
    bench.sees("line 3").sees("mend it to").sees("nothing to see yet").misses("stale");
    bench.model.update(Message::Resize(200, 40));
    bench.sees("None yet").misses("stale");
    bench.model.update(Message::Resize(120, 40));
    bench.keys("<ctrl-s>s");
    assert_eq!(bench.on_disk("card.json"), HALF, "it is written as it stands");
    bench.press(&crate::keys::typed("\"text\": \"Half a card\"}]}"));
    assert!(bench.model.shared.workspace.broken().is_none(), "{}", bench.screen());
    bench.sees("Half a card").sees("Teams dark").misses("line 3 ");
    bench.keys("<ctrl-s>");
    assert_eq!(bench.on_disk("card.json"), format!("{HALF}\"text\": \"Half a card\"}}]}}"));
}

#[test]
fn a_file_that_is_no_json_is_opened_from_within_and_its_edits_survive_a_kill() {
    let mut bench = Bench::new();
    bench.somebody_writes("half.json", HALF);
    bench.keys("<ctrl-o>{folder}/half.json<enter>").sees("line 3");
    assert_eq!((bench.model.design.focus(), bench.text().as_str()), (Pane::Source, HALF));
    bench.keys("x");
    let mut bench = bench.killed(Some("half.json"));
    bench.sees("Unsaved edits");
    bench.keys("r");
    assert_eq!((bench.model.design.focus(), bench.text()), (Pane::Source, format!("{HALF}x")));
    bench.keys("<ctrl-o>{folder}/card.json<enter>l").sees("Hello");
    bench.keys("<ctrl-o>{folder}/half.json<enter>").sees("Unsaved edits");
    bench.keys("d").sees("line 3");
    assert_eq!(bench.text(), HALF);
}

#[test]
fn a_card_that_somebody_broke_meanwhile_shows_what_it_was() {
    let mut bench = Bench::new();
    bench.keys("q");
    bench.somebody_writes("card.json", HALF);
    let mut bench = bench.again(Some("card.json"));
    assert_eq!((bench.model.design.focus(), bench.text().as_str()), (Pane::Source, HALF));
    bench.sees("stale").sees("Hello");
    bench.palette("Undo");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn the_editor_that_fails_or_leaves_rubbish_loses_nothing() {
    let mut bench = Bench::new();
    bench.editor = |_| Err("`ed` ended with code 1".to_owned());
    bench.keys("<ctrl-e>").sees("ended with code 1");
    assert_eq!(bench.text(), CARD);
    bench.editor = |_| Ok("{ torn".to_owned());
    bench.keys("<ctrl-e>").sees("no JSON");
    bench.keys("u");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn text_pasted_and_clicks_outside_change_nothing_unasked() {
    let mut bench = Bench::new();
    bench.paste("just words");
    assert_eq!(bench.text(), CARD);
    bench.keys("jd<ctrl-o>{folder}/other.json");
    bench.click(&Target::Outside);
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn the_answer_of_a_send_reaches_it_below_another_overlay() {
    let mut bench = Bench::new();
    let update = |bench: &mut Bench, message| drop(bench.model.update(message));
    update(&mut bench, Message::Send);
    let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    let effects = bench.model.update(Message::Key(enter));
    let job = effects.iter().find_map(|effect| match effect {
        Effect::Send { job, .. } => Some(*job),
        _ => None,
    });
    update(&mut bench, Message::Show(Ask::Help));
    let report = Err("the line was cut".to_owned());
    update(&mut bench, Message::Done(Outcome::Sent { job: job.expect("a send"), report }));
    assert_eq!(bench.model.overlays.len(), 2, "neither of them closes");
    update(&mut bench, Message::Close);
    let text = bench.shown().text();
    assert!(text.contains("not sent") && text.contains("the line was cut"), "{text}");
}

#[test]
fn a_file_of_this_run_is_among_the_recent_ones_at_once() {
    let mut bench = Bench::new();
    bench.keys("<ctrl-o>").sees("recent").sees("card.json");
}

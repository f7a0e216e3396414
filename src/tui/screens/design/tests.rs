//! Keys and clicks against the real update and view.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::json::Pointer;
use crate::store::session::Session;
use crate::tui::app::{Effect, HitMap, Message, Model, Outcome, Start, Target};
use crate::tui::command::KeyMap;
use crate::tui::screens::design::Pane;
use crate::tui::terminal::Mouse;
use crate::tui::theme::{Base, Depth, Theme};
use crate::workbench::{Origin, Workspace};

const CARD: &str = r#"{
  "type": "AdaptiveCard",
  "version": "1.5",
  "body": [
    {
      "type": "TextBlock",
      "text": "Hello",
      "size": "large"
    },
    {
      "type": "Container",
      "items": [
        {"type": "TextBlock", "text": "Inside", "custom": [1, 2]}
      ]
    },
    {
      "type": "Nobody",
      "text": "unknown"
    }
  ],
  "actions": [
    {"type": "Action.OpenUrl", "title": "Go", "url": "https://example.com"}
  ]
}
"#;

fn with(text: &str, size: (u16, u16), session: Session) -> Model {
    Model::new(Start {
        workspace: Workspace::open(Origin::Untitled("card".into()), text, None),
        session,
        theme: Theme::new(Base::Dark, Depth::True),
        ground_fixed: true,
        keys: KeyMap::default(),
        size,
        mouse: Mouse::Captured,
        notice: None,
    })
}

fn designer(text: &str) -> Model {
    with(text, (120, 40), Session::default())
}

/// Presses keys: characters as they are, others by name in angle brackets.
fn press(model: &mut Model, script: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>')).filter(|(name, _)| name.len() > 1);
        let key = if let Some((name, tail)) = named {
            rest = tail;
            crokey::parse(name).unwrap().into()
        } else {
            rest = &rest[c.len_utf8()..];
            let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            KeyEvent::new(KeyCode::Char(c), shift)
        };
        effects.extend(model.update(Message::Key(key)));
    }
    effects
}

fn draw(model: &Model) -> (Vec<String>, HitMap) {
    let (columns, rows) = model.shared.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let mut hits = HitMap::default();
    terminal.draw(|frame| hits = model.view(frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let line = |row: u16| (0..columns).map(|column| buffer[(column, row)].symbol()).collect::<String>();
    ((0..rows).map(line).collect(), hits)
}

fn screen(model: &Model) -> String {
    draw(model).0.join("\n")
}

fn mouse(model: &mut Model, kind: MouseEventKind, (column, row): (u16, u16)) {
    let (_, hits) = draw(model);
    let target = hits.at(column, row).cloned();
    let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    model.update(Message::Mouse(event, target));
}

fn click(model: &mut Model, target: &Target) {
    let place = draw(model).1.find(target).unwrap_or_else(|| panic!("{target:?} is not on the screen"));
    mouse(model, MouseEventKind::Down(MouseButton::Left), (place.x, place.y));
    mouse(model, MouseEventKind::Up(MouseButton::Left), (place.x, place.y));
}

/// Puts the cursor of the properties on the one of that name.
fn put_on(model: &mut Model, name: &str) {
    let (lines, hits) = draw(model);
    let pane = hits.find(&Target::Pane(Pane::Properties)).unwrap();
    let found = lines.iter().enumerate().find_map(|(row, line)| {
        let row = u16::try_from(row).unwrap();
        let here = matches!(hits.at(pane.x + 2, row), Some(Target::PropertyRow(_)));
        let shown: String = line.chars().skip(usize::from(pane.x) + 2).collect();
        (here && shown.split_whitespace().next() == Some(name)).then_some(row)
    });
    let row = found.unwrap_or_else(|| panic!("no property `{name}`\n{}", lines.join("\n")));
    mouse(model, MouseEventKind::Down(MouseButton::Left), (pane.x + 2, row));
    mouse(model, MouseEventKind::Up(MouseButton::Left), (pane.x + 2, row));
    assert!(model.overlays.is_empty());
}

fn text(model: &Model) -> &str {
    model.shared.workspace.text()
}

fn selected(model: &Model) -> &str {
    model.shared.workspace.selection().as_str()
}

/// Everything that changes the card: the keys, the name of the step, what stands in the text afterwards, and what not.
const CHANGES: &[(&str, &str, &str, &str)] = &[
    ("<down>aFactSet<enter>", "Add FactSet", "\"facts\"", ""),
    ("<down>e<ctrl-a><backspace>Changed<ctrl-s>", "Set text of TextBlock", "\"Changed\"", "\"Hello\""),
    ("<down>d", "Duplicate TextBlock", "\"Hello\"", ""),
    ("<down>x", "Cut TextBlock", "\"Inside\"", "\"Hello\""),
    ("<down><delete>", "Delete TextBlock", "\"Inside\"", "\"Hello\""),
    ("<down>D", "Delete TextBlock", "\"Inside\"", "\"Hello\""),
    ("<down>c<down>p", "Paste TextBlock", "\"Hello\"", ""),
    ("<down><down><alt-up>", "Move", "\"Hello\"", ""),
    ("<down>mj", "Move", "\"Hello\"", ""),
    ("<down><down><down><alt-left>", "Move", "\"Inside\"", ""),
    ("<down><down><down><down>ml", "Move", "\"Nobody\"", ""),
    ("<down>w", "Wrap", "\"Hello\"", ""),
    ("<down><down>W", "Unwrap Container", "\"Inside\"", "\"Container\""),
    ("<down><tab><tab><enter><ctrl-a><backspace>Other<ctrl-s>", "Set text of TextBlock", "\"Other\"", "\"Hello\""),
    ("<down><tab><tab><down>+", "Set size of TextBlock", "\"ExtraLarge\"", "\"large\""),
    ("<down><tab><tab><down>-", "Set size of TextBlock", "\"Medium\"", "\"large\""),
    ("<down><tab><tab><down><delete>", "Set size of TextBlock", "\"Hello\"", "\"large\""),
    ("<down><tab><tab><down><enter>Small<enter>", "Set size of TextBlock", "\"Small\"", "\"large\""),
    (
        "<down><tab><tab><down><enter>other<enter><ctrl-a>${size}<enter>",
        "Set size of TextBlock",
        "\"${size}\"",
        "large",
    ),
    ("s<ctrl-home><down>  <esc>", "Edit source", "    \"type\"", ""),
    ("s<ctrl-home><alt-f>", "Format source", "\"custom\": [\n", ""),
];

#[test]
fn every_change_is_one_step_and_can_be_taken_back() {
    for (keys, name, there, gone) in CHANGES {
        let mut model = designer(CARD);
        press(&mut model, keys);
        let work = &model.shared.workspace;
        assert!(
            work.undo_name().is_some_and(|step| step.starts_with(name)),
            "{keys}: {:?} {:?}",
            work.undo_name(),
            model.notice
        );
        assert!(work.text().contains(there), "{keys}: {}", work.text());
        assert!(gone.is_empty() || !work.text().contains(gone), "{keys}: {}", work.text());
        assert!(work.broken().is_none(), "{keys}");
        let changed = work.text().to_owned();
        press(&mut model, "<ctrl-u>");
        assert_eq!(text(&model), CARD, "{keys}");
        assert_eq!(model.shared.workspace.undo_name(), None, "{keys}");
        press(&mut model, "<ctrl-r>");
        assert_eq!(text(&model), changed, "{keys}");
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    for keys in ["x", "d", "<alt-up>", "w", "<down><alt-up>", "<down>W"] {
        let mut model = designer(CARD);
        press(&mut model, keys);
        assert_eq!(text(&model), CARD, "{keys}");
        assert!(model.notice.is_some(), "{keys}");
    }
}

#[test]
fn the_outline_is_walked_folded_and_unfolded() {
    let mut model = designer(CARD);
    press(&mut model, "<down>jj");
    assert_eq!(selected(&model), "/body/1/items/0");
    press(&mut model, "h");
    assert_eq!(selected(&model), "/body/1");
    press(&mut model, "h");
    assert!(!screen(&model).contains("▾ Container") && screen(&model).contains("▸ Container"));
    press(&mut model, "<down>");
    assert_eq!(selected(&model), "/body/2");
    press(&mut model, "kll");
    assert_eq!(selected(&model), "/body/1/items/0");
    press(&mut model, "gg");
    assert_eq!(selected(&model), "");
    press(&mut model, "G");
    assert_eq!(selected(&model), "/actions/0");
    press(&mut model, "<pageup><pagedown><home><end>");
    assert_eq!(selected(&model), "/actions/0");
}

#[test]
fn searching_goes_round_and_opens_folds() {
    let mut model = designer(CARD);
    press(&mut model, "<down><down>h/inside<enter>");
    assert_eq!(selected(&model), "/body/1/items/0");
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("1 of 1")));
    press(&mut model, "/textblock<enter>n");
    assert_eq!(selected(&model), "/body/0");
    press(&mut model, "N");
    assert_eq!(selected(&model), "/body/1/items/0");
    press(&mut model, "/nowhere<enter>");
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("nothing matches")));
}

#[test]
fn panes_are_cycled_zoomed_and_resized_and_remembered() {
    let mut model = designer(CARD);
    assert_eq!(model.design.focus(), Pane::Outline);
    press(&mut model, "<tab>");
    assert_eq!(model.design.focus(), Pane::Preview);
    press(&mut model, "<tab><tab><backtab>");
    assert_eq!(model.design.focus(), Pane::Properties);
    let wide = |model: &Model| draw(model).1.find(&Target::Pane(Pane::Properties)).unwrap().width;
    let before = wide(&model);
    press(&mut model, "><>>");
    assert!(wide(&model) > before);
    press(&mut model, "<<");
    assert_eq!(wide(&model), before - 2 + 2);
    press(&mut model, "z");
    assert_eq!(wide(&model), 120);
    let again = with(CARD, (120, 40), model.session());
    assert_eq!(wide(&again), 120);
    assert_eq!(again.design.focus(), Pane::Properties);
    press(&mut model, "z");
    let again = with(CARD, (120, 40), model.session());
    assert_eq!(wide(&again), wide(&model));
}

#[test]
fn copying_goes_to_the_terminal_too() {
    let mut model = designer(CARD);
    let effects = press(&mut model, "<down><down><down>c");
    let copied = effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some(r#"{"type": "TextBlock", "text": "Inside", "custom": [1, 2]}"#));
    assert_eq!(text(&model), CARD);
}

#[test]
fn pasted_text_becomes_elements() {
    let mut model = designer(CARD);
    press(&mut model, "<down>");
    model.update(Message::Paste("[{\"type\": \"Image\", \"url\": \"https://example.com/a.png\"}]".into()));
    assert!(text(&model).contains("a.png"));
    press(&mut model, "u");
    assert_eq!(text(&model), CARD);
    model.update(Message::Paste("just words".into()));
    assert_eq!(text(&model), CARD);
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("no JSON")));
}

#[test]
fn source_and_tree_go_in_step() {
    let mut model = designer(CARD);
    press(&mut model, "<down><down><down>s");
    assert_eq!(model.design.focus(), Pane::Source);
    press(&mut model, "<end><left><left><left><left><left>");
    assert_eq!(selected(&model), "/body/1/items/0");
    press(&mut model, "<ctrl-home><down><down><down><down><down><down>");
    assert_eq!(selected(&model), "/body/0");
    press(&mut model, "<end><left><left>!");
    assert!(text(&model).contains("\"Hello!\""));
    assert!(screen(&model).contains("Hello!"));
    press(&mut model, "<home>,");
    assert!(model.shared.workspace.broken().is_some());
    let broken = screen(&model);
    assert!(broken.contains("stale") && broken.contains("line 7") && broken.contains("Hello!"), "{broken}");
    press(&mut model, "<ctrl-u>");
    assert_eq!(text(&model), CARD, "typing in a row is one step");
    press(&mut model, "<esc>");
    assert_eq!(model.design.focus(), Pane::Outline);
}

#[test]
fn new_lines_are_indented_and_brackets_close_a_level() {
    let mut model = designer("{\r\n  \"type\": \"AdaptiveCard\"\r\n}\r\n");
    press(&mut model, "s<ctrl-home><down><end>,<enter>\"body\": [<enter>{}<enter>]");
    assert_eq!(text(&model), "{\r\n  \"type\": \"AdaptiveCard\",\r\n  \"body\": [\r\n    {}\r\n  ]\r\n}\r\n");
    press(&mut model, "<tab><backtab><alt-f>");
    assert!(model.shared.workspace.broken().is_none());
}

#[test]
fn a_paste_into_the_source_is_one_step() {
    let mut model = designer(CARD);
    press(&mut model, "s<ctrl-home><end>");
    model.update(Message::Paste("\r\n  \"lang\": \"en\",".into()));
    assert!(text(&model).contains("{\n  \"lang\": \"en\",\n  \"type\""));
    assert_eq!(model.shared.workspace.undo_name(), Some("Paste into source"));
    press(&mut model, "<ctrl-u>");
    assert_eq!(text(&model), CARD);
}

#[test]
fn the_source_is_searched_both_ways() {
    let mut model = designer(CARD);
    press(&mut model, "s<ctrl-home><ctrl-f>textblock<enter>");
    assert_eq!(selected(&model), "/body/0");
    press(&mut model, "<f3>");
    assert_eq!(selected(&model), "/body/1/items/0");
    press(&mut model, "<f3>");
    assert_eq!(selected(&model), "/body/0");
    press(&mut model, "<shift-f3>");
    assert_eq!(selected(&model), "/body/1/items/0");
    press(&mut model, "<ctrl-f>nowhere<enter>");
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("nothing matches")));
}

#[test]
fn comments_keep_the_source_from_being_laid_out() {
    let mut model = designer("{ // why\n\"type\": \"AdaptiveCard\"}");
    press(&mut model, "s<alt-f>");
    assert!(text(&model).contains("// why"));
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("comments")));
}

#[test]
fn a_selection_in_the_source_is_copied_and_cut() {
    let mut model = designer(CARD);
    let effects = press(&mut model, "s<ctrl-home><shift-right><ctrl-x>");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text == "{")));
    press(&mut model, "<ctrl-v>");
    assert_eq!(text(&model), CARD);
}

#[test]
fn properties_show_what_is_set_and_what_counts_otherwise() {
    let mut model = designer(CARD);
    press(&mut model, "<down><down><down>");
    let shown = screen(&model);
    for wanted in ["Properties · TextBlock", "Inside", "wrap", "Default ▾"] {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
    press(&mut model, "<tab><tab><end>");
    assert!(screen(&model).contains("Other"), "{}", screen(&model));
    press(&mut model, "<enter><ctrl-a><backspace>{\"a\": tru}<ctrl-s>");
    assert!(screen(&model).contains("no JSON"));
    press(&mut model, "<left><backspace>ue}<ctrl-s>");
    assert!(!model.overlays.is_empty(), "`truue` is none either");
    press(&mut model, "<ctrl-a><backspace>7<ctrl-s>");
    assert!(text(&model).contains("\"custom\": 7"));
}

#[test]
fn booleans_switch_at_once_and_their_default_removes_the_key() {
    let mut model = designer(CARD);
    press(&mut model, "<down>");
    put_on(&mut model, "wrap");
    let on = |model: &Model| screen(model).lines().any(|line| line.contains("wrap") && line.contains('✓'));
    assert!(!on(&model));
    press(&mut model, "<enter>");
    assert!(on(&model) && text(&model).contains("\"wrap\": true"));
    press(&mut model, "<space>");
    assert_eq!(text(&model), CARD);
}

#[test]
fn lists_of_elements_lead_inside() {
    let mut model = designer(CARD);
    put_on(&mut model, "body");
    press(&mut model, "<enter>");
    assert_eq!(selected(&model), "/body/0");
    let mut empty = designer("{\"type\": \"AdaptiveCard\"}");
    put_on(&mut empty, "body");
    press(&mut empty, "<enter>TextBlock<enter>");
    assert!(text(&empty).contains("TextBlock"));
}

#[test]
fn an_odd_address_is_set_and_told() {
    let mut model = designer(CARD);
    press(&mut model, "<end>");
    put_on(&mut model, "url");
    press(&mut model, "<enter><ctrl-a><backspace>example<enter>");
    assert!(text(&model).contains("\"url\": \"example\""));
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("not an address")));
}

#[test]
fn the_cursor_stays_on_a_property_that_the_next_element_has_too() {
    let mut model = designer(CARD);
    press(&mut model, "<down>");
    put_on(&mut model, "weight");
    press(&mut model, "<tab><down><down><tab><tab>+");
    assert_eq!(model.shared.workspace.undo_name(), Some("Set weight of TextBlock"));
}

#[test]
fn the_mouse_selects_folds_edits_and_drags() {
    let mut model = designer(CARD);
    click(&mut model, &Target::OutlineRow(2));
    assert_eq!(selected(&model), "/body/1");
    click(&mut model, &Target::OutlineFold(2));
    assert!(screen(&model).contains("▸ Container"));
    let hello = Target::Element(Pointer::parse("/body/0").unwrap());
    click(&mut model, &hello);
    assert_eq!((selected(&model), model.design.focus()), ("/body/0", Pane::Preview));
    click(&mut model, &hello);
    assert_eq!(model.overlays.len(), 1, "a second click edits the text");
    press(&mut model, "<esc>");
    let before = draw(&model).1.find(&Target::Pane(Pane::Preview)).unwrap();
    let edge = (before.x, 10);
    mouse(&mut model, MouseEventKind::Down(MouseButton::Left), edge);
    mouse(&mut model, MouseEventKind::Drag(MouseButton::Left), (edge.0 + 6, 10));
    mouse(&mut model, MouseEventKind::Up(MouseButton::Left), (edge.0 + 6, 10));
    assert_eq!(draw(&model).1.find(&Target::Pane(Pane::Preview)).unwrap().x, before.x + 6);
    for kind in [MouseEventKind::ScrollDown, MouseEventKind::ScrollUp] {
        for column in [2, 50, 100] {
            mouse(&mut model, kind, (column, 10));
        }
    }
    assert_eq!(selected(&model), "/body/0", "the wheel moves no selection");
    click(&mut model, &Target::PropertyRow(1));
    assert_eq!(model.design.focus(), Pane::Properties);
    press(&mut model, "s");
    click(&mut model, &Target::Source);
    assert_eq!((selected(&model), model.design.focus()), ("", Pane::Source));
}

#[test]
fn the_other_button_selects_and_asks() {
    let mut model = designer(CARD);
    let place = draw(&model).1.find(&Target::OutlineRow(1)).unwrap();
    mouse(&mut model, MouseEventKind::Down(MouseButton::Right), (place.x + 6, place.y));
    assert_eq!((selected(&model), model.overlays.len()), ("/body/0", 1));
}

#[test]
fn what_the_checks_found_is_marked_where_it_is_or_at_the_fold_that_hides_it() {
    let mut model = designer(&CARD.replace("\"text\": \"Inside\", ", ""));
    let marked = |model: &Model, row: &str| {
        screen(model).lines().any(|line| {
            line.split('│').nth(1).is_some_and(|cell| {
                cell.contains(row) && (cell.trim_end().ends_with('!') || cell.trim_end().ends_with('✗'))
            })
        })
    };
    press(&mut model, "<down>");
    assert!(!model.shared.analysis.diagnostics().is_empty());
    assert!(!marked(&model, "Container"), "{}", screen(&model));
    press(&mut model, "<down><left>");
    assert!(marked(&model, "Container"), "{}", screen(&model));
}

#[test]
fn at_no_size_anything_breaks() {
    let sizes = (1..=20).flat_map(|width| (1..=6).map(move |height| (width, height)));
    for size in sizes.chain([(60, 15), (59, 15), (80, 24), (99, 14), (100, 15), (300, 100), (0, 0)]) {
        for keys in ["", "<tab>", "<tab><tab>", "s", "a", "z", "<down>e"] {
            let mut model = with(CARD, size, Session::default());
            press(&mut model, keys);
            draw(&model);
            press(&mut model, "<down><down><pagedown>G<right><left>");
            draw(&model);
            model.update(Message::Resize(120, 40));
            draw(&model);
        }
    }
}

#[test]
fn strange_documents_are_shown() {
    let deep = format!("{}1{}", "[".repeat(400), "]".repeat(400));
    let long = format!(
        "{{\"type\": \"AdaptiveCard\", \"body\": [{{\"type\": \"TextBlock\", \"text\": \"{}\"}}]}}",
        "x".repeat(100_000)
    );
    let runs = r#"{"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "\u001b[31m\u202eÄ👩‍🚀"}]}"#;
    for text in ["1", "\"x\"", "[]", "{}", "null", &deep, &long, runs, "{\"type\": 5}"] {
        let mut model = designer(text);
        draw(&model);
        press(&mut model, "<down><down><tab><tab><enter><esc><tab>s<end><left>");
        draw(&model);
        press(&mut model, "<ctrl-end><backspace><ctrl-u>");
        draw(&model);
        assert_eq!(self::text(&model), text);
    }
}

#[test]
fn a_large_card_is_laid_out_outside_and_shown_as_it_was_until_then() {
    let say = |model: &mut Model, text: &str| {
        let (pointer, name) = (Pointer::root().key("body").index(0), "text".to_owned());
        let set = Message::Design(super::Message::SetProperty { pointer, name, value: Some(text.into()) });
        let drawn = model.update(set).into_iter().find_map(|effect| match effect {
            Effect::LayOut(drawing) => Some(drawing),
            _ => None,
        });
        (drawn, screen(model))
    };
    let mut model = designer(CARD);
    let (drawing, shown) = say(&mut model, "Changed");
    assert!(drawing.is_none() && !shown.contains("Hello"), "a small card is in step\n{shown}");

    let mut model = designer(&format!("{CARD}{}", " ".repeat(64 * 1024)));
    assert!(!screen(&model).contains("stale"), "the first is laid out at once");
    let (first, _) = say(&mut model, "Changed");
    let (second, shown) = say(&mut model, "Changed again");
    assert!(shown.contains("Hello") && shown.contains("stale"), "{shown}");
    let mut answered = |drawing: crate::tui::app::Drawing| {
        let scene = Some(std::sync::Arc::new(drawing.answer()));
        let effects = model.update(Message::Done(Outcome::LaidOut(drawing, scene)));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::LayOut(_))), "it is asked once");
        screen(&model)
    };
    let shown = answered(first.unwrap());
    assert!(shown.contains("Hello") && shown.contains("stale"), "that was not asked for any more\n{shown}");
    let shown = answered(second.unwrap());
    assert!(!shown.contains("Hello") && !shown.contains("stale"), "{shown}");

    let (drawing, _) = say(&mut model, "Unlucky");
    let _ = model.update(Message::Done(Outcome::LaidOut(drawing.unwrap(), None)));
    assert!(screen(&model).contains("stale"));
    assert!(model.notice.as_ref().is_some_and(|notice| notice.text.contains("preview failed")), "{:?}", model.notice);
}

#[test]
fn the_caret_reaches_the_end_of_a_very_long_line() {
    let long = format!("{{\"text\": \"{}\"}}", "x".repeat(70_000));
    let mut model = designer(&long);
    press(&mut model, "s<ctrl-end><left><left>!<ctrl-f>x!<enter><end>");
    assert!(text(&model).ends_with("x!\"}"));
    assert_eq!(model.notice, None);
}

/// Keys that reach everything, pressed in an order that nobody would choose.
#[test]
fn no_order_of_keys_breaks_anything_and_undo_takes_it_all_back() {
    const NAMED: &str = "<up><down><left><right><pageup><pagedown><home><end><tab><backtab><enter><esc><space><delete>\
        <backspace><ctrl-u><ctrl-r><alt-up><alt-down><alt-left><alt-right><alt-f><alt-n><alt-z><f3><shift-down><ctrl-x>\
        <ctrl-v><ctrl-end>";
    let named = NAMED.split_inclusive('>').map(str::to_owned);
    let keys: Vec<String> = named.chain("aesdxcpwWu/nz{}\"1".chars().map(String::from)).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below).unwrap()).unwrap()
    };
    for size in [(60, 15), (80, 24), (120, 40), (20, 5)] {
        for _ in 0..8 {
            let mut model = with(CARD, size, Session::default());
            for _ in 0..60 {
                press(&mut model, keys.get(random(keys.len())).unwrap());
                draw(&model);
            }
            while model.shared.workspace.undo().is_some() {}
            assert_eq!(text(&model), CARD);
        }
    }
}

#[test]
fn what_is_not_checked_yet_is_not_called_fine() {
    let large =
        |text: &str| format!(r#"{{"type": "AdaptiveCard", "version": "1.5", "body": [{text}]}}{}"#, " ".repeat(70_000));
    let mut model = designer(&large(""));
    let effects = press(&mut model, "!");
    let status = |model: &Model| draw(model).0[38].clone();
    assert!(status(&model).contains("checking …") && !screen(&model).contains("no problems"), "{}", screen(&model));
    let question = effects.into_iter().find_map(|effect| match effect {
        Effect::Analyse(question) => Some(question),
        _ => None,
    });
    let question = question.unwrap();
    let answer = question.answer();
    model.update(Message::Done(Outcome::Analysed(question, Some(answer))));
    assert!(!screen(&model).contains("checking"), "{}", screen(&model));
    let first = status(&model);
    model.shared.workspace.replace_text("Type", large(r#"{"type": "TextBlock", "text": "a"}"#));
    let effects = press(&mut model, "j");
    let shown = status(&model);
    assert!(shown != first && shown.contains("checking …") && shown.contains("was "), "{shown}");
    assert!(screen(&model).contains("stale"), "{}", screen(&model));
    let Some(Effect::Analyse(question)) = effects.into_iter().next() else { panic!() };
    model.update(Message::Done(Outcome::Analysed(question, None)));
    press(&mut model, "j");
    assert!(status(&model).contains("the checks failed") && !screen(&model).contains("no problems"));
}

#[test]
fn what_a_preview_without_a_card_says_is_not_cut() {
    let model = with("{", (60, 15), Session::default());
    let words: Vec<_> = draw(&model).0;
    let pane = draw(&model).1.find(&Target::Pane(Pane::Preview)).unwrap();
    let inside = |line: &String| {
        line.chars().skip(usize::from(pane.x) + 1).take(usize::from(pane.width) - 2).collect::<String>()
    };
    let said: Vec<String> = words.iter().map(inside).collect();
    let said = said.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("nothing to see yet: this is no JSON"), "{said}");
}

#[test]
fn keys_that_can_do_nothing_say_why() {
    let mut model = designer(CARD);
    press(&mut model, "jt");
    assert!(screen(&model).contains("what is selected is not in a Table or a ColumnSet"), "{}", screen(&model));
    model.shared.size = (60, 15);
    assert!(screen(&model).contains("not in a Table or a ColumnSet"), "{}", screen(&model));
}

#[test]
fn components_are_told_apart_in_the_palette() {
    let mut model = with(CARD, (80, 24), Session::default());
    press(&mut model, "jacomponent");
    for name in ["Component file", "Component user", "Component event"] {
        assert!(screen(&model).contains(name), "{}", screen(&model));
    }
}

#[test]
fn what_is_told_of_a_place_leaves_the_place_in_sight() {
    for size in [(60, 15), (80, 24), (200, 60)] {
        let mut model = with(CARD, size, Session::default());
        press(&mut model, "js<down><home><right><right><right><right><right><right><right><right><right><alt-i>");
        let shown = screen(&model);
        assert_eq!(model.overlays.len(), 1, "{shown}");
        assert!(shown.contains("\"type\": \"TextBlock\",") || shown.contains("\"text\": \"Hello\","), "{shown}");
        let place = draw(&model).1.find(&Target::Overlay).unwrap();
        assert!(place.height <= 12 && place.width <= 72, "{place}\n{shown}");
    }
}

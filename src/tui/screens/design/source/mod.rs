//! The source: the JSON text, edited in step with the tree.
//!
//! What is edited is the text without what no editor shows: a byte order mark, the `\r` of line ends. [`Source`] keeps that
//! text, and every change of it goes to the workspace at once as a change of exactly the bytes that it touches (`carry`),
//! so that lines nobody touched keep their own ends. The caret's element is the selected one, and when something else is
//! selected elsewhere the caret goes there.
//!
//! The keys, the caret and the selection are those of a text area (`keys`); what is painted is painted here, line by line
//! of the window (`paint`), because colours, the error and the selected element are ours. `find` searches, `jump` goes to
//! places, `fold` keeps rows out of sight, `marks` shows where problems are. What can be written at the caret is listed by
//! `suggest` (painted by `suggest_view`), what stands there is explained by `tell`. Undo is the workspace's, never the text
//! area's.

mod carry;
mod cells;
mod find;
mod fold;
mod insert;
mod jump;
mod keys;
mod marks;
mod paint;
mod suggest;
mod suggest_view;
mod tell;

pub(super) use tell::role;

use ratatui::layout::Rect;
use ratatui_textarea::{CursorMove, TextArea};

use crate::json::token::{self, TokenKind};
use crate::json::{Change, Pointer, Span};
use crate::tui::app::{Intent, Notice, Shared};
use crate::tui::widgets::pane;

/// The text area keeps places in 16 bits.
const FARTHEST: usize = u16::MAX as usize;

/// The text as it is edited, and the window on it.
#[derive(Debug)]
pub(super) struct Source {
    area: TextArea<'static>,
    /// What the text area holds, lines joined.
    text: String,
    /// The offsets in it at which lines start.
    starts: Vec<usize>,
    /// What it is made of, in the order of the text.
    tokens: Vec<(Span, TokenKind)>,
    /// The revision of the workspace's text that this is; nothing before the first.
    revision: Option<u64>,
    /// The selection that the caret was brought to, or that it brought about.
    followed: Pointer,
    /// Whether the caret has to come into view.
    follow: bool,
    /// What was searched for.
    query: Option<String>,
    /// The place of the text on the screen, behind the line numbers.
    window: Rect,
    /// The first row in the window, counted among those in sight.
    top: usize,
    left: usize,
    folds: fold::Folds,
    problem_marks: marks::ProblemMarks,
    suggestions: Option<suggest::Open>,
    hint: tell::Hint,
}

/// What the source editor can do beside taking keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceAction {
    /// List what can be written at the caret.
    Complete,
    /// Tell what is known of the place at the caret.
    Tell,
    /// Fold or unfold the object or array at the caret.
    Fold,
    /// Fold everything but the outermost.
    FoldAll,
    /// Unfold everything.
    UnfoldAll,
    /// Ask for a line to go to.
    AskLine,
    /// Go to a line, counted from 1.
    GoToLine(usize),
    /// Go to the other bracket.
    Bracket,
    /// Go to what the id at the caret refers to.
    Definition,
}

impl Default for Source {
    fn default() -> Self {
        Self {
            area: text_area(""),
            text: String::new(),
            starts: vec![0],
            tokens: Vec::new(),
            revision: None,
            followed: Pointer::root(),
            follow: true,
            query: None,
            window: Rect::default(),
            top: 0,
            left: 0,
            folds: fold::Folds::default(),
            problem_marks: marks::ProblemMarks::default(),
            suggestions: None,
            hint: tell::Hint::default(),
        }
    }
}

/// Where the caret goes when the text changed under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caret {
    /// It stays where it is in the text.
    Stays,
    /// To the end of what changed.
    AtChange,
}

fn text_area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    // Undo is the workspace's.
    area.set_max_histories(0);
    area
}

impl Source {
    /// Computes what drawing needs: the text as it stands, the caret at what is selected, the window around it.
    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        self.follow_selection(shared);
        self.settle_folds();
        self.settle_problems(shared);
        self.settle_hint(shared);
        let gutter = self.gutter().min(area.width);
        self.window = Rect { x: area.x.saturating_add(gutter), width: area.width - gutter, ..area };
        let (row, column) = self.caret();
        let (height, width) = (usize::from(self.window.height), usize::from(self.window.width));
        if std::mem::take(&mut self.follow) {
            self.top = pane::scroll_to(self.top, self.index_of(row), height);
            let line = self.area.lines().get(row).map_or("", String::as_str);
            let cells = cells::column(line, column);
            self.left = pane::scroll_to(self.left, cells, width.saturating_sub(1));
            // A line that fits is not left half hidden.
            if cells < width.saturating_sub(1) && self.left < width {
                self.left = 0;
            }
        }
        let count = self.row_count();
        self.top = self.top.min(count.saturating_sub(height.min(count)));
        self.settle_suggestions(shared);
    }

    /// Takes the text of the workspace, when it is another one.
    pub(super) fn reload(&mut self, shared: &Shared, caret: Caret) {
        let text = carry::shown(shared.workspace.text());
        let first = self.revision.is_none();
        self.revision = Some(shared.workspace.revision());
        if text == self.text && !first {
            return;
        }
        let before = self.caret_offset();
        let change = Change::between(&self.text, &text);
        let offset = change.splices().first().map_or(before, |splice| {
            let end = splice.at + splice.inserted.len();
            match caret {
                Caret::AtChange => end,
                Caret::Stays if before <= splice.at => before,
                Caret::Stays if before >= splice.at + splice.removed.len() => {
                    before + splice.inserted.len() - splice.removed.len()
                }
                Caret::Stays => before.min(end),
            }
        });
        self.area = text_area(&text);
        self.take(text);
        if first {
            self.followed = Pointer::root();
        }
        self.put_caret(offset);
    }

    /// The text area holds this text now.
    fn take(&mut self, text: String) {
        self.move_folds(&text);
        self.starts.clear();
        self.starts.push(0);
        self.starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        let before = std::mem::take(&mut self.tokens);
        self.tokens = token::tokens_after(&Change::between(&self.text, &text), before, &self.text, &text);
        self.text = text;
    }

    /// Brings the caret to what was selected elsewhere. A caret inside it already stays.
    fn follow_selection(&mut self, shared: &Shared) {
        let work = &shared.workspace;
        let selection = work.selection();
        if self.followed == *selection || work.broken().is_some() {
            return;
        }
        self.followed = selection.clone();
        let raw = carry::to_raw(work.text(), &self.text, &self.starts, self.caret_offset());
        let inside = work.document().innermost(raw).pointer();
        let same_row = crate::card::row_of(work.outline(), &inside) == work.selected_row();
        if !same_row && let Some(span) = work.document().span(selection) {
            let offset = carry::from_raw(work.text(), &self.text, &self.starts, span.start);
            self.area.cancel_selection();
            self.put_caret(offset);
            let end = carry::from_raw(work.text(), &self.text, &self.starts, span.end);
            let end = self.index_of(self.row_of(end));
            self.top = pane::scroll_to(self.top, end, usize::from(self.window.height));
        }
    }

    /// Brings the caret to an offset of the document's text.
    pub(super) fn go_to(&mut self, offset: usize, shared: &Shared) {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        self.area.cancel_selection();
        self.put_caret(carry::from_raw(shared.workspace.text(), &self.text, &self.starts, offset));
        self.followed = shared.workspace.selection().clone();
    }

    /// Selects the element in which the caret stands.
    fn select_at_caret(&mut self, shared: &mut Shared) {
        self.follow = true;
        if shared.workspace.broken().is_some() {
            return;
        }
        let raw = carry::to_raw(shared.workspace.text(), &self.text, &self.starts, self.caret_offset());
        let pointer = shared.workspace.document().innermost(raw).pointer();
        shared.workspace.select(pointer);
        self.followed = shared.workspace.selection().clone();
    }

    /// Hands a changed text area to the workspace. `step` names a step of its own; typing in a row is one step.
    fn hand_over(&mut self, shared: &mut Shared, step: Option<&str>) {
        let text = self.area.lines().join("\n");
        if text == self.text {
            return;
        }
        let raw = carry::carry(shared.workspace.text(), &self.text, &self.starts, &text);
        let faithful = !text.contains('\r') || carry::shown(&raw) == text;
        match step {
            Some(name) => shared.workspace.replace_text(name, raw),
            None => shared.workspace.type_source(raw),
        }
        self.take(text);
        self.revision = faithful.then(|| shared.workspace.revision());
    }

    /// Does what a command asks for.
    pub(super) fn act(&mut self, action: SourceAction, shared: &mut Shared) -> Vec<Intent> {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        match action {
            SourceAction::Complete => self.ask_for_more(shared),
            SourceAction::Tell => self.tell(shared),
            SourceAction::Fold => self.toggle_fold(shared),
            SourceAction::FoldAll => self.fold_all(shared),
            SourceAction::UnfoldAll => self.unfold_all(),
            SourceAction::AskLine => self.ask_line(),
            SourceAction::GoToLine(line) => self.go_to_line(line, shared),
            SourceAction::Bracket => self.go_to_bracket(shared),
            SourceAction::Definition => self.go_to_definition(shared),
        }
    }

    /// Lays the text out evenly, as one step.
    pub(super) fn format(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let work = &shared.workspace;
        if work.broken().is_some() {
            return vec![Intent::Say(Notice::careful("the source is broken: mend it before it is laid out"))];
        }
        if self.revision != Some(work.revision()) {
            self.reload(shared, Caret::Stays);
        }
        if self.tokens.iter().any(|(_, kind)| *kind == TokenKind::Comment) {
            let told = "not laid out: the source has comments, and they would be lost";
            return vec![Intent::Say(Notice::careful(told))];
        }
        let work = &mut shared.workspace;
        let text = carry::even(work.document());
        if text == work.text() {
            return vec![Intent::Say(Notice::plain("the source is laid out evenly already"))];
        }
        work.replace_text("Format source", text);
        self.followed = Pointer::root();
        vec![Intent::Say(Notice::good("laid out evenly"))]
    }

    /// The row and the character at which the caret stands.
    fn caret(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn caret_offset(&self) -> usize {
        self.offset(self.caret())
    }

    fn offset(&self, (row, column): (usize, usize)) -> usize {
        let start = self.starts.get(row).copied().unwrap_or(self.text.len());
        let line = self.line(row);
        start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
    }

    fn row_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Row and character of an offset.
    fn place(&self, offset: usize) -> (usize, usize) {
        let row = self.row_of(offset);
        let start = self.starts.get(row).copied().unwrap_or(0);
        (row, self.text.get(start..offset.min(self.text.len())).map_or(0, |head| head.chars().count()))
    }

    fn line(&self, row: usize) -> &str {
        let start = self.starts.get(row).copied().unwrap_or(self.text.len());
        let end = self.starts.get(row + 1).map_or(self.text.len(), |next| next - 1);
        self.text.get(start..end).unwrap_or_default()
    }

    fn put_caret(&mut self, offset: usize) {
        let (row, column) = self.place(offset);
        self.jump(row, column);
        self.follow = true;
    }

    /// Puts the caret anywhere, in however long a text. A selection that is open goes along.
    fn jump(&mut self, row: usize, column: usize) {
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(narrow(row), narrow(column.min(FARTHEST))));
        for _ in FARTHEST..row.min(self.starts.len()) {
            self.area.move_cursor(CursorMove::Down);
        }
        if column > FARTHEST && !self.area.is_selecting() {
            self.jump_far(row, column);
        }
    }

    /// Beyond what the text area can jump to, the caret goes with a text that is taken out and put back.
    fn jump_far(&mut self, row: usize, column: usize) {
        let head: String = self.line(row).chars().take(column).collect();
        let yank = self.area.yank_text();
        self.area.move_cursor(CursorMove::Head);
        self.area.delete_str(head.chars().count());
        self.area.insert_str(&head);
        self.area.set_yank_text(yank);
    }
}

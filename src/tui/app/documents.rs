//! Documents: opening, saving, ending, and what is asked on the way so that nothing is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::file::Fingerprint;
use crate::store::journal::Leftover;
use crate::tui::command;
use crate::tui::overlays::confirm::{self, Answer};
use crate::tui::overlays::pick::{self, Awaits, Item};
use crate::tui::overlays::{Ask, Overlay, detail, fill, help, send, text};
use crate::tui::widgets::field::Lines;
use crate::tui::widgets::quantity;
use crate::workbench::Origin;
use crate::workbench::actions::{
    JournalPlan, LibraryEntry, LibraryKind, Offer, OpenRequest, Opened, SendReport, take_up,
};

use super::update::Certainty;
use super::{Effect, Message, Model, Notice, SaveFault, SaveTarget, SavedAs, ScreenId, effect};

impl Model {
    /// Opens an overlay that the root knows.
    pub(super) fn ask(&mut self, ask: &Ask, effects: &mut Vec<Effect>) {
        let overlay = match ask {
            Ask::Versions => {
                self.ask_versions(effects);
                return;
            }
            Ask::Palette => Overlay::from(self.palette()),
            Ask::Help => Overlay::from(help::Model::new(&self.shared.keys, self.scopes())),
            Ask::Open => {
                effects.push(Effect::LoadLibrary(self.shared.recent.clone()));
                pick::Model::new("Open", Vec::new(), 0).awaiting(Awaits::Library).with_fallback(path_item).into()
            }
            Ask::Gallery => {
                effects.push(Effect::LoadLibrary(self.shared.recent.clone()));
                pick::Model::new("New from the gallery", Vec::new(), 0).awaiting(Awaits::Gallery).into()
            }
            Ask::Target => Overlay::from(self.hosts()),
            Ask::Notices => {
                let lines = self.told.iter().rev().map(|notice| (detail::Kind::Text, notice.text.clone()));
                Overlay::from(detail::Model::new("What was told, the newest first", lines.collect()))
            }
            Ask::SaveAs => {
                let start = match self.shared.workspace.origin() {
                    Origin::File(path) => path.display().to_string(),
                    origin => format!("{}.json", origin.name()),
                };
                text::Model::new("Save as", "a path; ~ is your home", &start, Lines::One, |path| {
                    let path = typed_path(path).ok_or("a path is needed")?;
                    Ok(vec![Message::SaveTo { target: SaveTarget::File(path), overwrite: false }])
                })
                .into()
            }
            Ask::SaveTemplate => {
                let name = self.shared.workspace.origin().name();
                text::Model::new("Save as template", "a name in the library", &name, Lines::One, |name| {
                    let name = name.trim();
                    crate::store::templates::check_name(name).map_err(|error| error.to_string())?;
                    Ok(vec![Message::SaveTo { target: SaveTarget::Template(name.to_owned()), overwrite: false }])
                })
                .into()
            }
        };
        self.overlays.push(overlay);
    }

    fn palette(&self) -> pick::Model {
        let here = self.scopes();
        // The nearest scope first, and in it what deserves a place in the bar.
        let mut items: Vec<((usize, bool), Item)> = command::all()
            .filter(|command| here.contains(&command.scope))
            .map(|command| {
                let rank = here.iter().position(|scope| *scope == command.scope).unwrap_or(here.len());
                let keys = self.shared.keys.labels(command).into_iter().next().unwrap_or_default();
                let reason = (command.available)(self).err().map(std::borrow::Cow::into_owned);
                let item = Item::new(command.title, command.help, Message::Run(command));
                ((rank, command.bar.is_none()), item.badge(keys).unavailable(reason))
            })
            .collect();
        items.sort_by_key(|(rank, _)| *rank);
        pick::Model::new("Commands", items.into_iter().map(|(_, item)| item).collect(), 0)
    }

    /// Fills the list that waits for the library.
    pub(super) fn library(&mut self, entries: &[LibraryEntry]) {
        let waiting = self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Pick(list) => list.awaits().map(|awaits| (list, awaits)),
            _ => None,
        });
        let Some((list, awaits)) = waiting else { return };
        let items = entries
            .iter()
            .filter(|entry| awaits == Awaits::Library || entry.kind == LibraryKind::Gallery)
            .map(|entry| {
                let badge = match entry.kind {
                    LibraryKind::Project => "project",
                    LibraryKind::Template => "template",
                    LibraryKind::Gallery => "gallery",
                    LibraryKind::Recent => "recent",
                };
                Item::new(entry.name.clone(), entry.detail.clone(), Message::Open(entry.request.clone())).badge(badge)
            })
            .collect();
        list.replace(items);
    }

    /// Opens something, after asking about what is not saved.
    pub(super) fn open(&mut self, request: OpenRequest, effects: &mut Vec<Effect>) {
        if !self.shared.workspace.is_dirty() {
            effects.push(Effect::Open(request));
            return;
        }
        let name = self.shared.workspace.origin().name();
        let later = Message::OpenNow(request);
        self.overlays.push(
            confirm::Model::new(
                "Not saved",
                format!(
                    "`{name}` has changes that are not saved. They stay in its journal: opening it again offers them."
                ),
                vec![
                    Answer {
                        key: 's',
                        label: "save first".to_owned(),
                        messages: vec![Message::SaveThen(Box::new(later.clone()))],
                    },
                    Answer::new('l', "leave them in the journal", later),
                    Answer::nothing('c', "cancel"),
                ],
            )
            .into(),
        );
    }

    /// A document was read: take it, offering what a journal knows more than the file.
    pub(super) fn opened(&mut self, opened: Result<Box<Opened>, String>, effects: &mut Vec<Effect>) {
        let opened = match opened {
            Ok(opened) => *opened,
            Err(reason) => {
                self.notice = Some(Notice::bad(reason));
                return;
            }
        };
        let taken = take_up(opened);
        effects.extend(self.update(Message::TakeOver(Box::new(taken.workspace), taken.plan)));
        if let Some(offer) = taken.offer {
            self.offer(offer);
        }
        if let Some(told) = taken.told {
            self.notice = Some(Notice::careful(told));
        }
    }

    /// Offers edits that were never saved. Until the answer comes, the journal that holds them is left as it is.
    pub fn offer(&mut self, offer: Offer) {
        let Offer { id, recovered, fresh, changed } = offer;
        let name = recovered.origin().name();
        let (steps, last) = (recovered.steps(), recovered.undo_name().unwrap_or("an edit").to_owned());
        let mut text = if recovered.redo_name().is_some() {
            format!("`{name}` was left with steps taken back after it was saved.")
        } else {
            let steps = quantity::count(steps, "step that was not saved", "steps that were not saved");
            format!("`{name}` was left with {steps}, the last: {last}.")
        };
        if changed {
            text.push_str(
                "\nMeanwhile somebody else changed the file; saving yours will ask before it is overwritten.",
            );
        }
        let restore = Answer::new('r', "restore them", Message::TakeOver(recovered, JournalPlan::Resume(id.clone())));
        let (discard, later) = match fresh {
            Some((work, header)) => (
                Message::TakeOver(work.clone(), JournalPlan::Replace(id, header.clone())),
                Answer::new('l', "decide later", Message::TakeOver(work, JournalPlan::Create(header))),
            ),
            None => (Message::Effect(Box::new(Effect::DiscardJournal(id))), Answer::nothing('l', "decide later")),
        };
        let answers = vec![restore, Answer::new('d', "discard them", discard), later];
        self.overlays.push(confirm::Model::new("Unsaved edits", text, answers).escape(2).into());
    }

    /// Tells what was left behind with unsaved edits, to be taken up.
    pub(super) fn leftovers(&mut self, leftovers: &[Leftover]) {
        let items: Vec<Item> = leftovers
            .iter()
            .map(|found| {
                let steps = quantity::count(found.steps, "step", "steps");
                let place = found.file.as_ref().map_or_else(String::new, |file| file.display().to_string());
                let when = found.modified.as_deref().map(quantity::moment).unwrap_or_default();
                let go = Message::Effect(Box::new(Effect::Recover(found.id.clone())));
                Item::new(found.name.clone(), format!("{steps} not saved  {when}  {place}"), go)
            })
            .collect();
        // At the start they are told, but never get between the user and what is being done already.
        let busy = !self.overlays.is_empty() || self.shared.workspace.revision() != self.first_revision;
        match items.len() {
            count if count > 0 && busy && !self.asked_for_leftovers => {
                let what = quantity::count(count, "document was", "documents were");
                self.notice = Some(Notice::careful(format!(
                    "{what} left with unsaved edits; the command `Unsaved edits` lists them"
                )));
            }
            0 if self.asked_for_leftovers => self.notice = Some(Notice::plain("nothing was left behind unsaved")),
            0 => {}
            _ => self.overlays.push(pick::Model::new("Unsaved edits were left behind", items, 0).into()),
        }
        self.asked_for_leftovers = true;
    }

    /// Saves where the document comes from; asks for a place when it comes from nowhere.
    pub(super) fn save(&mut self, effects: &mut Vec<Effect>) {
        match self.shared.workspace.origin() {
            Origin::Untitled(_) => self.ask(&Ask::SaveTemplate, effects),
            _ => self.write(SaveTarget::Origin, Certainty::Ask, effects),
        }
    }

    /// Writes the text.
    pub(super) fn write(&mut self, target: SaveTarget, certainty: Certainty, effects: &mut Vec<Effect>) {
        let work = &self.shared.workspace;
        if certainty == Certainty::Ask
            && let Some(error) = work.broken()
        {
            let text = format!("The source is no JSON: {error}. It can be mended later, but not be sent as it is.");
            let anyway = Message::SaveBroken(target);
            let answers = vec![Answer::nothing('c', "cancel"), Answer::new('s', "save it as it is", anyway)];
            self.overlays.push(confirm::Model::new("Broken source", text, answers).into());
            return;
        }
        self.write_text(target, certainty, effects);
    }

    /// Writes the text, JSON or not.
    pub(super) fn write_text(&mut self, target: SaveTarget, certainty: Certainty, effects: &mut Vec<Effect>) {
        let work = &self.shared.workspace;
        let sure = certainty == Certainty::Sure;
        effects.push(Effect::Save {
            target,
            origin: work.origin().clone(),
            text: work.text().to_owned(),
            expected: if sure { None } else { work.disk().cloned() },
            overwrite: sure,
        });
    }

    /// A document was written, or was not.
    pub(super) fn saved(&mut self, of: &Origin, saved: Result<SavedAs, SaveFault>, effects: &mut Vec<Effect>) {
        if of != self.shared.workspace.origin() {
            // Another document is at work by now: this one's home and journal are none of its business.
            self.notice = Some(match saved {
                Ok(_) => Notice::good(format!("saved `{}`", of.name())),
                Err(_) => Notice::bad(format!("`{}` was not saved; its edits are in its journal", of.name())),
            });
            return;
        }
        match saved {
            Ok(saved) => {
                // Somebody may have set other levels since the document was opened.
                self.levels_of = None;
                let moved = *self.shared.workspace.origin() != saved.origin;
                let name = saved.origin.name();
                let what = match &saved.origin {
                    Origin::Template { .. } => format!("saved as template `{name}`"),
                    Origin::File(path) => format!("saved {}", path.display()),
                    Origin::Untitled(_) => "saved".to_owned(),
                };
                self.shared.workspace.saved(saved.origin, &saved.text, saved.disk);
                self.notice = Some(Notice::good(what));
                if moved {
                    self.take_samples_along(effects);
                    effects.push(Effect::MoveJournal { origin: self.shared.workspace.origin().clone() });
                    if let Some(path) = self.shared.workspace.origin().path() {
                        let path = path.to_path_buf();
                        self.shared.remember(path);
                    }
                }
                if let Some(next) = self.after_save.take() {
                    effects.extend(self.update(*next));
                }
            }
            Err(SaveFault::ChangedOnDisk(what)) => {
                self.after_save = None;
                self.overlays.push(
                    confirm::Model::new(
                        "Changed by someone else",
                        format!("{what} Writing now would replace that version."),
                        vec![
                            Answer::nothing('c', "cancel"),
                            Answer::new('r', "take theirs (undo brings yours back)", Message::Reload),
                            Answer::new('o', "overwrite it", Message::SaveAnyway),
                        ],
                    )
                    .into(),
                );
            }
            Err(SaveFault::Exists { what, target }) => {
                self.overlays.push(
                    confirm::Model::new(
                        "Already there",
                        format!("{what} Replace it?"),
                        vec![
                            Answer::nothing('c', "cancel"),
                            Answer::new('r', "replace it", Message::SaveTo { target, overwrite: true }),
                        ],
                    )
                    .into(),
                );
            }
            Err(SaveFault::Failed(reason)) => {
                self.after_save = None;
                self.notice = Some(Notice::bad(reason));
            }
        }
    }

    /// Takes the version on disk as one step that can be undone.
    pub(super) fn reload(&mut self, effects: &mut Vec<Effect>) {
        if let Some(path) = self.shared.workspace.origin().path() {
            effects.push(Effect::ReadAgain(path.to_path_buf()));
        }
    }

    /// The file was read again.
    pub(super) fn read_again(&mut self, path: &Path, read: Result<(String, Fingerprint), String>) {
        if self.shared.workspace.origin().path() != Some(path) {
            return;
        }
        match read {
            Ok((text, disk)) => {
                self.shared.workspace.replace_text("Reload from disk", text.clone());
                let origin = self.shared.workspace.origin().clone();
                self.shared.workspace.saved(origin, &text, disk);
                self.notice = Some(Notice::good("this is the version on disk; undo brings yours back"));
            }
            Err(reason) => self.notice = Some(Notice::bad(reason)),
        }
    }

    /// The editor gave the text back.
    pub(super) fn edited(&mut self, text: String) {
        let before = self.shared.workspace.text().to_owned();
        if text == before {
            self.notice = Some(Notice::plain("the editor changed nothing"));
            return;
        }
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::HashSet<_>>();
        let (old, new) = (lines(&before), lines(&text));
        let (added, removed) = (new.difference(&old).count(), old.difference(&new).count());
        self.shared.workspace.replace_text("Edit in the editor", text);
        self.notice = Some(match self.shared.workspace.broken() {
            Some(error) => Notice::bad(format!("what the editor left is no JSON: {error}")),
            None => Notice::good(format!("the editor changed the card: +{added} −{removed} lines")),
        });
    }

    /// Ends, after asking about what is not saved.
    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        if !self.shared.workspace.is_dirty() {
            effects.push(Effect::Quit { keep: true });
            return;
        }
        let name = self.shared.workspace.origin().name();
        self.overlays.push(
            confirm::Model::new(
                "Not saved",
                format!("`{name}` has changes that are not saved."),
                vec![
                    Answer::new('k', "keep for the next start", Message::QuitNow { keep: true }),
                    Answer::new('s', "save", Message::SaveThen(Box::new(Message::QuitNow { keep: true }))),
                    Answer::new('d', "discard", Message::QuitNow { keep: false }),
                    Answer::nothing('c', "cancel"),
                ],
            )
            .into(),
        );
    }

    /// Sends: a template is filled on the way, so its values are asked for first.
    pub(super) fn send(&mut self, effects: &mut Vec<Effect>) {
        match fill::Model::new(&self.shared) {
            Some(values) => self.overlays.push(values.into()),
            None => self.choose_where(None, effects),
        }
    }

    /// Chooses where to send the document, filled with these data.
    pub(super) fn choose_where(&mut self, data: Option<&Arc<serde_json::Value>>, effects: &mut Vec<Effect>) {
        self.overlays.push(send::Model::new(&self.shared, data).into());
        effects.push(Effect::LoadEndpoints);
    }

    /// A send was answered.
    pub(super) fn sent(&mut self, job: u64, report: Result<SendReport, String>, effects: &mut Vec<Effect>) {
        self.shared.jobs.retain(|running| running.id != job);
        if report.as_ref().is_ok_and(|report| crate::store::endpoints::is_built_in(&report.endpoint)) {
            // Another program may keep the channel: what arrived there is looked up.
            effects.push(Effect::LoadMessages);
        }
        self.notice = Some(match report {
            Ok(report) => Notice {
                tone: effect::tone(report.verdict),
                text: format!("{}: {} · {} ms · {}", report.endpoint, report.verdict, report.elapsed_ms, report.detail),
            },
            Err(reason) => Notice::bad(reason),
        });
        if self.screen == ScreenId::History {
            effects.push(Effect::LoadHistory(self.history.filter().to_owned()));
        }
        if self.screen == ScreenId::Endpoints {
            effects.push(Effect::LoadEndpoints);
        }
    }
}

/// What was typed into the open list itself, when it looks like a path.
fn path_item(query: &str) -> Option<Item> {
    let path = typed_path(query)?;
    Some(Item::new(format!("open {}", path.display()), "", Message::Open(OpenRequest::Path(path))))
}

/// A path as people type it: blanks around it do not count, `~` is the home folder.
fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match text.strip_prefix("~/") {
        Some(rest) => match home_folder() {
            Some(home) => home.join(rest),
            None => PathBuf::from(text),
        },
        None => PathBuf::from(text),
    })
}

fn home_folder() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.home_dir().to_path_buf())
}

//! What a template was before: listed, looked at in the preview, brought back as a step that can be taken back.

use crate::store::versions::Version;
use crate::tui::overlays::pick::{self, Item};
use crate::tui::widgets::quantity;
use crate::workbench::Origin;

use super::{Effect, Message, Model, Notice};

impl Model {
    /// Has the past versions of the template at work listed.
    pub(super) fn ask_versions(&mut self, effects: &mut Vec<Effect>) {
        match self.shared.workspace.origin() {
            Origin::Template { name, .. } => effects.push(Effect::LoadVersions(name.clone())),
            _ => self.notice = Some(Notice::plain("past versions are kept of the library's templates")),
        }
    }

    /// The past versions were read: one can be chosen.
    pub(super) fn versions(&mut self, name: &str, read: Result<Vec<Version>, String>) {
        if !self.is_template(name) {
            return;
        }
        let versions = match read {
            Ok(versions) => versions,
            Err(reason) => {
                self.notice = Some(Notice::bad(reason));
                return;
            }
        };
        let items: Vec<Item> = versions
            .into_iter()
            .map(|version| {
                let when = version.saved.as_deref().map(quantity::moment);
                let when = when.unwrap_or_else(|| format!("version {}", version.version));
                let read = Effect::LoadVersion(name.to_owned(), version.version, when.clone());
                let detail = format!("version {}", version.version);
                Item::new(when, detail, Message::Effect(Box::new(read))).badge(quantity::bytes(version.bytes))
            })
            .collect();
        if items.is_empty() {
            self.notice = Some(Notice::plain("this template was never saved with another text"));
            return;
        }
        self.overlays.push(pick::Model::new("Past versions; undo takes one back", items, 0).into());
    }

    /// A past version was read: it takes the place of the text, as one step.
    pub(super) fn bring_back(&mut self, name: &str, called: &str, read: Result<String, String>) {
        if !self.is_template(name) {
            return;
        }
        self.notice = Some(match read {
            Ok(text) if text == self.shared.workspace.text() => Notice::plain("the card is as it was then"),
            Ok(text) => {
                self.shared.workspace.replace_text(&format!("Bring back {called}"), text);
                Notice::good(format!("this is the card of {called}; undo brings yours back, saving keeps this one"))
            }
            Err(reason) => Notice::bad(reason),
        });
    }

    fn is_template(&self, name: &str) -> bool {
        matches!(self.shared.workspace.origin(), Origin::Template { name: own, .. } if own == name)
    }
}

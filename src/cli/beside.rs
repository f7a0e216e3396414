//! The sample data that lie beside a template: whether a command fills with them.

use std::path::PathBuf;

use clap::Args;

use crate::workbench::actions::{self, ActionError, CardText};

use super::Failure;
use super::filling::Filling;

/// The data beside a template.
#[derive(Debug, Args)]
#[command(next_help_heading = "Data for a template")]
pub(super) struct Beside {
    /// Fill it with the sample data beside it, NAME.data.json
    #[arg(long, conflicts_with_all = ["data", "case"])]
    sample: bool,
    /// Fill it with the data of one of its cases, NAME.CASE.data.json
    #[arg(long, value_name = "CASE", conflicts_with = "data")]
    case: Option<String>,
}

/// Whether sample data are taken unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unasked {
    /// A saved template is filled with its own, when nothing else is said: it is looked at only.
    OfSaved,
    /// Never: what comes of it is used.
    Never,
}

impl Beside {
    /// What a card is filled with.
    ///
    /// # Errors
    /// When there are no such data.
    pub(super) fn with(&self, filling: &Filling, card: &CardText, unasked: Unasked) -> Result<Filling, Failure> {
        if self.is_asked() {
            let (data, host) = self.files(card)?;
            return Ok(filling.beside(data, host));
        }
        if unasked == Unasked::OfSaved
            && card.is_saved
            && filling.is_empty()
            && let Ok((data, host)) = actions::samples_of(card, None)
        {
            return Ok(filling.beside(data, host));
        }
        Ok(filling.clone())
    }

    /// The files that are asked for: the data, and what the host gives where it is said.
    ///
    /// # Errors
    /// When there are no such data.
    pub(super) fn files(&self, card: &CardText) -> Result<(PathBuf, Option<PathBuf>), ActionError> {
        actions::samples_of(card, self.case.as_deref())
    }

    /// Whether one of the options stands there.
    pub(super) fn is_asked(&self) -> bool {
        self.sample || self.case.is_some()
    }
}

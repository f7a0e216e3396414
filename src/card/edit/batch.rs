//! Many edits at once: as long as they do not touch each other, the document is read once, not once for each.

use super::Refusal;
use crate::json::edit::{Draft, EditError};
use crate::json::{Change, Document};

/// One edit of the text, for whatever document it finds.
pub(super) type Make<'m> = Box<dyn Fn(&Document) -> Result<Change, EditError> + 'm>;

/// Makes all of them. None may move what another one points at.
pub(super) fn make_all(draft: &mut Draft, makes: &[Make<'_>]) -> Result<(), Refusal> {
    let changes: Result<Vec<Change>, EditError> = makes.iter().map(|make| make(draft.document())).collect();
    if let Some(change) = Change::together(changes?)
        && draft.edit(|_| Ok(change)).is_ok()
    {
        return Ok(());
    }
    for make in makes {
        draft.edit(|document| make(document))?;
    }
    Ok(())
}

//! What was sent.

use crate::store::history::{Exchange, History};
use crate::store::{Home, Notice};

use super::{ActionError, SentRow, SentWhole};

/// The newest sends that have every word of the filter, the newest first; and what had to be set aside on the way.
///
/// # Errors
/// When the history cannot be read.
pub fn sent(home: &Home, limit: usize, filter: &str) -> Result<(Vec<SentRow>, Option<Notice>), ActionError> {
    let Some((history, notice)) = existing(home)? else { return Ok((Vec::new(), None)) };
    let rows = history.list(limit, filter)?;
    Ok((rows, notice.or_else(|| history.take_notice())))
}

/// One send with everything in it.
///
/// # Errors
/// When there is none of that number, or the history cannot be read.
pub fn sent_whole(home: &Home, id: i64) -> Result<(SentWhole, Option<Notice>), ActionError> {
    let unknown = || ActionError::Asked(format!("there is no send number {id}; `cardwright history list` shows them"));
    let (history, notice) = existing(home)?.ok_or_else(unknown)?;
    let found = history.get(id)?;
    let Some((row, Exchange { request, response_headers, response })) = found else {
        // A damaged history was set aside: that explains more than a missing number.
        return Err(notice.map_or_else(unknown, |notice| ActionError::Store(notice.into())));
    };
    Ok((SentWhole { row, request, response_headers, response }, notice))
}

/// The history, unless nothing was ever sent: reading creates nothing.
fn existing(home: &Home) -> Result<Option<(History, Option<Notice>)>, ActionError> {
    match home.history_file().try_exists() {
        Ok(false) => Ok(None),
        _ => Ok(Some(History::open(home)?)),
    }
}

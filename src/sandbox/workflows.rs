//! What a flow's webhook makes of a request (TEAMS.md 2.1 to 2.4). What the run after it makes of the message, a sender
//! never learns; `teams::flow` says it for the channel.

use crate::teams::answer::Dialect;
use crate::teams::flow;
use crate::teams::rate::Throttled;

use super::address::{Address, same};
use super::reply::Reply;

/// Too many messages.
pub(super) fn throttled(throttled: Throttled) -> Reply {
    refuse("429").after(throttled.retry_after)
}

/// Looks at the query and at whether an `Authorization` header came with it.
///
/// # Errors
/// The answer to a request that is not let in.
pub(super) fn authorise(address: &Address, query: &str, authorization: Authorization) -> Result<(), Reply> {
    let value = |key: &str| {
        let found = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == key);
        found.map(|(_, value)| value.into_owned()).filter(|value| !value.is_empty())
    };
    if value("api-version").is_none() {
        return Err(refuse("api-version"));
    }
    // A header beside the signature is turned away as well (glpi-webhook#51).
    let signed = value("sig").is_some_and(|sig| same(&sig, &address.signature()));
    if signed && authorization == Authorization::None { Ok(()) } else { Err(refuse("401")) }
}

/// Whether a request carries an `Authorization` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Authorization {
    None,
    Header,
}

/// What becomes of a body. Its size is no matter here: a flow accepts what is too large, and fails later.
///
/// # Errors
/// The answer to a body that the trigger does not take.
pub(super) fn take(body: &[u8]) -> Result<Reply, Reply> {
    let checked = std::str::from_utf8(body).map_or_else(|_| flow::trigger(""), flow::trigger);
    match checked {
        Ok(()) => Ok(Reply::named(Dialect::Workflows, "202")),
        Err(message) => {
            let error = serde_json::json!({"error": {"code": "TriggerInputSchemaMismatch", "message": message}});
            Err(refuse("400").saying(error.to_string()))
        }
    }
}

/// A path that belongs to no flow of this sandbox.
pub(super) fn nobody(path: &str) -> Reply {
    let path = path.to_ascii_lowercase();
    let known_route =
        path.contains("/workflows/") && path.trim_end_matches('/').ends_with("/triggers/manual/paths/invoke");
    refuse(if known_route { "404-workflow" } else { "404" })
}

/// Whether a path leads to the flow: as the URL has it, in any case of letters, with or without a slash at its end and
/// a routing id in it (TEAMS.md 2.1, shapes 2 and 3).
pub(super) fn is_flow(address: &Address, path: &str) -> bool {
    let path = path.trim_end_matches('/').to_ascii_lowercase();
    let routed = path.split_once("/direct/cu/").and_then(|(before, rest)| {
        let (digits, after) = rest.split_once('/')?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("{before}/direct/{after}"))
    });
    same(&routed.unwrap_or(path), &address.workflow_path())
}

fn refuse(name: &str) -> Reply {
    Reply::named(Dialect::Workflows, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_and_nothing_else_opens() {
        let address = Address::fresh(1);
        let sig = address.signature();
        let ok = format!("api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={sig}");
        assert_eq!(authorise(&address, &ok, Authorization::None), Ok(()));
        let refused = [
            (ok.clone(), Authorization::Header, 401),
            (format!("api-version=1&sig={sig}x"), Authorization::None, 401),
            ("api-version=1".to_owned(), Authorization::None, 401),
            (format!("sig={sig}"), Authorization::None, 400),
        ];
        for (query, header, status) in refused {
            assert_eq!(authorise(&address, &query, header).unwrap_err().told().0, status, "{query}");
        }
    }

    #[test]
    fn the_path_is_taken_in_its_shapes() {
        let address = Address::fresh(1);
        let path = address.workflow_path();
        assert!(is_flow(&address, &path) && is_flow(&address, &format!("{}/", path.to_uppercase())));
        assert!(is_flow(&address, &path.replace("/direct/", "/direct/cu/012/")));
        assert!(!is_flow(&address, &path.replace("/direct/", "/direct/cu/x/")));
        assert!(!is_flow(&Address::fresh(1), &path));
        assert!(nobody(&path).told().1.contains("WorkflowNotFound"));
        assert!(nobody("/workflows").told().1.contains("does not match any known API routes"));
    }
}

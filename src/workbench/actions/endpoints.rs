//! Saved endpoints, and from a name to a place that a message can go to.

use crate::store::Home;
use crate::store::endpoints::{self, ENVIRONMENT, Edit, Endpoint, is_built_in};
use crate::teams::{EndpointKind, WebhookUrl};

use super::{ActionError, EndpointRow};

/// The tag of endpoints where people read along: sending there is asked for once more.
pub const PRODUCTION: &str = "production";

/// Whether a URL may carry its secret unencrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainHttp {
    /// Only to this machine.
    Refused,
    /// To any host.
    Allowed,
}

/// Where a message is to go.
#[derive(Debug, Clone)]
pub struct Destination {
    /// The name that it was asked for by.
    pub name: String,
    /// What stands behind it.
    pub kind: EndpointKind,
    /// Its tags.
    pub tags: Vec<String>,
    /// The way there.
    pub route: Route,
}

/// The way to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// To a webhook.
    Webhook(WebhookUrl),
    /// To the sandbox, wherever it listens; the kind chooses the dialect.
    Sandbox,
}

impl Destination {
    /// Whether people read along there.
    #[must_use]
    pub fn is_production(&self) -> bool {
        self.tags.iter().any(|tag| tag.eq_ignore_ascii_case(PRODUCTION))
    }
}

/// All endpoints as a list shows them: the sandboxes, then the saved ones by name.
///
/// # Errors
/// When the endpoints cannot be read.
pub fn endpoint_rows(home: &Home) -> Result<Vec<EndpointRow>, ActionError> {
    Ok(endpoints::list(home)?.into_iter().map(|endpoint| row(home, endpoint)).collect())
}

/// One endpoint as a list shows it.
///
/// # Errors
/// When there is none of that name.
pub fn endpoint_row(home: &Home, name: &str) -> Result<EndpointRow, ActionError> {
    refuse_url(name)?;
    Ok(row(home, endpoints::find(home, name)?))
}

fn row(home: &Home, endpoint: Endpoint) -> EndpointRow {
    let built_in = endpoint.is_built_in();
    let warnings = match endpoints::url(home, &endpoint.name) {
        Ok(url) => url.warnings(),
        Err(_) if built_in => Vec::new(),
        Err(error) => vec![error.to_string()],
    };
    let dialect = if endpoint.kind == EndpointKind::Workflow { "Workflows" } else { "Office 365" };
    EndpointRow {
        masked: if built_in { format!("the channel on this machine, {dialect} dialect") } else { endpoint.masked },
        name: endpoint.name,
        kind: endpoint.kind,
        tags: endpoint.tags,
        built_in,
        last: endpoint.last.map(|last| (last.verdict, last.at)),
        warnings,
    }
}

/// Saves an endpoint under a name; the kind is recognised from the URL when none is given.
///
/// # Errors
/// When the name is taken or not allowed, when the secret would travel unencrypted, or when the disk refuses.
pub fn add_endpoint(
    home: &Home,
    name: &str,
    url: &WebhookUrl,
    kind: Option<EndpointKind>,
    tags: &[String],
    http: PlainHttp,
) -> Result<EndpointRow, ActionError> {
    refuse_url(name)?;
    refuse_http(url, http)?;
    Ok(row(home, endpoints::add(home, name, url, kind.unwrap_or_else(|| url.kind()), tags)?))
}

/// Changes an endpoint. A new URL brings its own kind unless one is given.
///
/// # Errors
/// When there is none of that name, it is built in, the secret would travel unencrypted, or the disk refuses.
pub fn edit_endpoint(home: &Home, name: &str, edit: &Edit, http: PlainHttp) -> Result<EndpointRow, ActionError> {
    refuse_url(name)?;
    let mut edit = edit.clone();
    if let Some(url) = &edit.url {
        refuse_http(url, http)?;
        edit.kind = edit.kind.or_else(|| Some(url.kind()));
    }
    Ok(row(home, endpoints::edit(home, name, &edit)?))
}

/// Gives an endpoint another name.
///
/// # Errors
/// When there is none of the old name, it is built in, or the new name is taken or not allowed.
pub fn rename_endpoint(home: &Home, old: &str, new: &str) -> Result<(), ActionError> {
    refuse_url(old)?;
    refuse_url(new)?;
    Ok(endpoints::rename(home, old, new)?)
}

/// Forgets an endpoint and its URL.
///
/// # Errors
/// When there is none of that name, it is built in, or the disk refuses.
pub fn remove_endpoint(home: &Home, name: &str) -> Result<(), ActionError> {
    refuse_url(name)?;
    Ok(endpoints::remove(home, name)?)
}

/// The URL of a saved endpoint, for the user who asks for it.
///
/// # Errors
/// When there is none of that name, or it is built in.
pub fn reveal_endpoint(home: &Home, name: &str) -> Result<WebhookUrl, ActionError> {
    refuse_url(name)?;
    if is_built_in(name) {
        let told = format!("`{name}` has another URL with each start; `cardwright listen` prints those of its own");
        return Err(ActionError::Asked(told));
    }
    Ok(endpoints::url(home, name)?)
}

/// Where a name leads: a saved endpoint, a sandbox, or `env:VARIABLE`.
///
/// # Errors
/// When there is none of that name, or the variable holds no webhook URL.
pub fn resolve(home: &Home, name: &str) -> Result<Destination, ActionError> {
    refuse_url(name)?;
    if let Some(variable) = name.strip_prefix(ENVIRONMENT) {
        return from_environment(name, variable);
    }
    let Endpoint { name, kind, tags, .. } = endpoints::find(home, name)?;
    let route = if is_built_in(&name) { Route::Sandbox } else { Route::Webhook(endpoints::url(home, &name)?) };
    Ok(Destination { name, kind, tags, route })
}

fn from_environment(name: &str, variable: &str) -> Result<Destination, ActionError> {
    let asked = |told: String| ActionError::Asked(format!("{}: {told}", crate::card::text::plain(name)));
    let value = match std::env::var(variable) {
        Ok(value) if !value.trim().is_empty() => value,
        Ok(_) => return Err(asked("the variable is empty".to_owned())),
        Err(std::env::VarError::NotPresent) => return Err(asked("there is no such variable".to_owned())),
        Err(std::env::VarError::NotUnicode(_)) => return Err(asked("the variable is no text".to_owned())),
    };
    let url = WebhookUrl::parse(&value).map_err(|error| asked(error.to_string()))?;
    if url.scheme_is_http() && !url.is_loopback() {
        let host = url.host();
        return Err(asked(format!(
            "the URL is plain http to {host}: its secret would travel unencrypted; save it with `cardwright endpoint \
             add --allow-http` to send there all the same"
        )));
    }
    Ok(Destination { name: name.to_owned(), kind: url.kind(), tags: Vec::new(), route: Route::Webhook(url) })
}

/// A URL in the place of a name is a secret in a place where it does not belong: it is not repeated.
fn refuse_url(name: &str) -> Result<(), ActionError> {
    if name.contains("://") {
        let told = "a webhook URL is a secret and no name: give it by `env:VARIABLE`, or save it with `cardwright \
                    endpoint add NAME --url-stdin`";
        return Err(ActionError::Asked(told.to_owned()));
    }
    Ok(())
}

fn refuse_http(url: &WebhookUrl, http: PlainHttp) -> Result<(), ActionError> {
    if http == PlainHttp::Refused && url.scheme_is_http() && !url.is_loopback() {
        return Err(ActionError::PlainHttp { host: url.host().to_owned() });
    }
    Ok(())
}

/// Reads a URL as somebody typed or pasted it.
///
/// # Errors
/// When it is none; the text is not repeated.
pub fn parse_url(text: &str) -> Result<WebhookUrl, ActionError> {
    Ok(WebhookUrl::parse(text)?)
}

#[cfg(test)]
mod tests {
    use super::super::Class;
    use super::*;

    const WORKFLOW: &str = "https://prod-01.westeurope.logic.azure.com/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke?api-version=1&sig=SECRETSECRETSECRET";

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        (folder, home)
    }

    #[test]
    fn a_name_leads_to_a_webhook_or_the_sandbox() {
        let (_folder, home) = home();
        let url = parse_url(WORKFLOW).unwrap();
        let row = add_endpoint(&home, "ops", &url, None, &["Production".to_owned()], PlainHttp::Refused).unwrap();
        assert_eq!((row.kind, row.built_in), (EndpointKind::Workflow, false));
        assert!(!row.masked.contains("SECRET") || row.masked.ends_with("CRET"));
        let ops = resolve(&home, "ops").unwrap();
        assert!(ops.is_production());
        assert_eq!(ops.route, Route::Webhook(url));
        let sandbox = resolve(&home, "sandbox-o365").unwrap();
        assert_eq!((sandbox.kind, sandbox.route), (EndpointKind::Incoming, Route::Sandbox));
        assert_eq!(resolve(&home, "nobody").unwrap_err().class(), Class::Asked);
        assert_eq!(endpoint_rows(&home).unwrap().len(), 3);
        let error = resolve(&home, WORKFLOW).unwrap_err().to_string();
        assert!(!error.contains("SECRET"), "{error}");
        assert_eq!(resolve(&home, "env:CARDWRIGHT_SURELY_UNSET").unwrap_err().class(), Class::Asked);
    }

    #[test]
    fn plain_http_is_for_this_machine() {
        let (_folder, home) = home();
        let away = parse_url("http://example.com/hook/abcdefghijkl").unwrap();
        let error = add_endpoint(&home, "away", &away, None, &[], PlainHttp::Refused).unwrap_err();
        assert!(matches!(error, ActionError::PlainHttp { .. }));
        let row = add_endpoint(&home, "away", &away, None, &[], PlainHttp::Allowed).unwrap();
        assert!(!row.warnings.is_empty());
        let near = parse_url("http://127.0.0.1:9/workflows/x/invoke").unwrap();
        let edit = Edit { url: Some(near), ..Edit::default() };
        let row = edit_endpoint(&home, "away", &edit, PlainHttp::Refused).unwrap();
        assert_eq!(row.kind, EndpointKind::Workflow, "a new URL brings its kind");
        let edit = Edit { url: Some(away), ..Edit::default() };
        assert!(edit_endpoint(&home, "away", &edit, PlainHttp::Refused).is_err());
    }
}

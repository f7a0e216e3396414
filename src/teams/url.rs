//! Webhook URLs: a credential that is kept whole, and recognised softly.
//!
//! Validators that insist on a shape have rejected valid new URLs time and again (go-teams-notify#310,
//! prometheus-msteams#359): here the path tells the kind, and everything unknown is a warning.

use std::fmt;

use url::{Host as UrlHost, Url};

use super::EndpointKind;

/// No webhook URL seen comes near this; more is a paste of something else.
const MAX_LENGTH: usize = 8 * 1024;

/// From this length on a part of a URL is taken for a secret, whatever it is called.
const LONG: usize = 16;
/// From this length on the value of a parameter that is there to be secret is known without its name beside it.
const TELLING: usize = 6;
/// How much of a secret at the end of a torn text is taken for its beginning.
const SHORTEST_TRACE: usize = 4;

/// A text that is taken out of others; its first `kept` bytes (a parameter's name) stay.
struct Secret {
    found: String,
    kept: usize,
}

impl Secret {
    fn shown(&self) -> String {
        format!("{}…", self.found.get(..self.kept).unwrap_or_default())
    }
}

/// Whether a parameter of this name is there to keep others out.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["sig", "code", "key", "token", "secret", "password", "auth"].iter().any(|part| name.contains(part))
}

/// A webhook URL. Whoever holds it can post, so it can be compared and copied but not printed: `Debug` is masked, and
/// the text comes out by [`WebhookUrl::expose`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookUrl {
    text: String,
    parsed: Url,
}

/// Why a text is no webhook URL. The text is never repeated: it may hold a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UrlError {
    /// There is nothing.
    #[error("the URL is empty")]
    Empty,
    /// There is far too much.
    #[error("the text is too long for a webhook URL (more than 8,192 bytes)")]
    TooLong,
    /// There is something inside that no URL holds; most often a line break from copying.
    #[error("the URL holds blanks or control characters; was it copied in parts?")]
    Blank,
    /// It is no URL.
    #[error("this is no URL: {0}")]
    NotAUrl(&'static str),
    /// It is another protocol.
    #[error("only http and https URLs can be sent to")]
    Scheme,
    /// It carries a user name or password.
    #[error("the URL carries a user name or a password; webhooks take none")]
    Credentials,
}

impl WebhookUrl {
    /// Reads a URL; blanks around it are dropped, everything else is kept as it is.
    ///
    /// # Errors
    /// When the text is no http or https URL. The error never repeats the text.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let text = text.trim().trim_matches('\u{feff}');
        if text.is_empty() {
            return Err(UrlError::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(UrlError::TooLong);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(UrlError::Blank);
        }
        let parsed = Url::parse(text).map_err(|error| UrlError::NotAUrl(reason(error)))?;
        if !matches!(parsed.scheme(), "http" | "https") {
            return Err(UrlError::Scheme);
        }
        if !parsed.username().is_empty() || parsed.password().is_some() {
            return Err(UrlError::Credentials);
        }
        Ok(Self { text: text.to_owned(), parsed })
    }

    /// The URL itself: the secret. For the request, for storing it, and for showing it when the user asks for that.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// What may be shown: scheme, host, and the last four characters of a path that is long enough to stay a secret.
    #[must_use]
    pub fn masked(&self) -> String {
        let port = self.parsed.port().map(|port| format!(":{port}")).unwrap_or_default();
        let rest: Vec<char> = self.parsed[url::Position::BeforePath..].chars().collect();
        let tail: String = if rest.len() < 16 { String::new() } else { rest.iter().skip(rest.len() - 4).collect() };
        format!("{}://{}{port}/…{tail}", self.parsed.scheme(), self.host())
    }

    /// The host, without the port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.parsed.host_str().unwrap_or_default()
    }

    /// The kind that the path tells, on whatever host (a proxy, a test server, loopback).
    #[must_use]
    pub fn kind(&self) -> EndpointKind {
        let path = self.parsed.path().to_ascii_lowercase();
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        connector_kind(&steps).or_else(|| workflow_kind(&steps)).unwrap_or(EndpointKind::Generic)
    }

    /// Whether the host is this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.parsed.host() {
            Some(UrlHost::Ipv4(address)) => address.is_loopback(),
            Some(UrlHost::Ipv6(address)) => {
                address.is_loopback() || address.to_ipv4_mapped().is_some_and(|address| address.is_loopback())
            }
            Some(UrlHost::Domain(name)) => {
                let name = name.trim_end_matches('.');
                name == "localhost" || name.ends_with(".localhost")
            }
            None => false,
        }
    }

    /// Whether the secret would travel unencrypted.
    #[must_use]
    pub fn scheme_is_http(&self) -> bool {
        self.parsed.scheme() == "http"
    }

    /// What looks wrong about the URL; none of it keeps one from sending.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.scheme_is_http() && !self.is_loopback() {
            warnings.push("the URL is plain http: whoever listens on the way can post to the channel".to_owned());
        }
        match self.kind() {
            EndpointKind::Workflow => self.workflow_warnings(&mut warnings),
            EndpointKind::Incoming | EndpointKind::Connector => self.connector_warnings(&mut warnings),
            EndpointKind::Outgoing | EndpointKind::Generic => self.other_warnings(&mut warnings),
        }
        warnings
    }

    /// A text (an answer, an error) with the secret parts of this URL taken out, wherever they stand in it.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        self.secrets().iter().fold(text.to_owned(), |text, secret| {
            if text.contains(&secret.found) { text.replace(&secret.found, &secret.shown()) } else { text }
        })
    }

    /// The same for a text that was cut off: the beginning of a secret at its end is taken out, too.
    #[must_use]
    pub fn redact_torn(&self, text: &str) -> String {
        let mut text = self.redact(text);
        let begun = |secret: &Secret| {
            let starts = secret.found.char_indices().map(|(at, _)| at).filter(|at| *at >= secret.kept + SHORTEST_TRACE);
            starts.filter(|at| secret.found.get(..*at).is_some_and(|start| text.ends_with(start))).max()
        };
        if let Some(length) = self.secrets().iter().filter_map(begun).max() {
            text.truncate(text.len() - length);
            text.push('…');
        }
        text
    }

    /// The length of the longest text that [`Self::redact`] takes out.
    #[must_use]
    pub fn longest_secret(&self) -> usize {
        self.secrets().iter().map(|secret| secret.found.len()).max().unwrap_or_default()
    }

    /// What no text may repeat, the longest first: the URL, what follows the host in it, and its long parts. A short value
    /// of a parameter that is there to be secret is one together with its name.
    fn secrets(&self) -> Vec<Secret> {
        let whole = |found: &str| Secret { found: found.to_owned(), kept: 0 };
        let path = self.parsed.path();
        let mut secrets = vec![whole(&self.text), whole(self.parsed.as_str())];
        let rest = [&self.parsed[url::Position::BeforePath..url::Position::AfterQuery], path];
        secrets.extend(rest.into_iter().filter(|rest| rest.len() >= 8).map(whole));
        secrets.extend(path.split('/').filter(|step| step.len() >= LONG).map(whole));
        let decoded = self.parsed.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned()));
        let raw = self.parsed.query().into_iter().flat_map(|query| query.split('&'));
        let raw = raw.filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned()));
        for (name, value) in decoded.chain(raw).filter(|(_, value)| !value.is_empty()) {
            if is_secret(&name) && value.len() < LONG {
                secrets.push(Secret { kept: name.len() + 1, found: format!("{name}={value}") });
            }
            if value.len() >= if is_secret(&name) { TELLING } else { LONG } {
                secrets.push(whole(&value));
            }
        }
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.found.len()));
        secrets
    }

    fn workflow_warnings(&self, warnings: &mut Vec<String>) {
        if !self.has_query("sig") {
            // Without `sig` the trigger wants an OAuth token (apprise#1316).
            warnings.push(
                "the URL has no `sig`: the flow will answer 401; set its trigger to \"Anyone\" and copy the URL anew"
                    .to_owned(),
            );
        }
        if !self.has_query("api-version") {
            // apprise#1161
            warnings.push("the URL has no `api-version`: was its end lost in copying?".to_owned());
        }
        let host = self.host();
        if host.ends_with(".logic.azure.com") {
            // go-teams-notify#310
            warnings.push(
                "URLs on logic.azure.com were to stop on 30 November 2025; copy the new URL from the flow's trigger"
                    .to_owned(),
            );
        } else if !self.is_loopback() && !is_workflow_host(host) {
            warnings.push(unknown_host(host, "Power Automate"));
        }
    }

    fn connector_warnings(&self, warnings: &mut Vec<String>) {
        if self.is_loopback() {
            return;
        }
        let host = self.host();
        if !is_connector_host(host) {
            warnings.push(unknown_host(host, "Office 365 connectors"));
            return;
        }
        // Facts: switched off from 18 to 22 May 2026.
        warnings.push(
            "Office 365 connectors were switched off in May 2026; make a Workflows webhook for the channel".to_owned(),
        );
    }

    fn other_warnings(&self, warnings: &mut Vec<String>) {
        let host = self.host();
        if is_connector_host(host) || (is_workflow_host(host) && !host.ends_with(".azure-api.net")) {
            warnings
                .push(format!("{host} belongs to Microsoft, but the path is no webhook's: was the URL copied whole?"));
        }
    }

    fn has_query(&self, key: &str) -> bool {
        self.parsed.query_pairs().any(|(name, value)| name.eq_ignore_ascii_case(key) && !value.is_empty())
    }
}

impl fmt::Debug for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WebhookUrl({})", self.masked())
    }
}

/// The words of the URL parser, as constants, so that nothing of the text can slip in.
fn reason(error: url::ParseError) -> &'static str {
    use url::ParseError as E;
    match error {
        E::RelativeUrlWithoutBase | E::RelativeUrlWithCannotBeABaseBase => "it does not start with https://",
        E::EmptyHost => "it has no host",
        E::InvalidPort => "its port is no number up to 65535",
        E::InvalidIpv4Address | E::InvalidIpv6Address => "its address is no IP address",
        E::IdnaError | E::InvalidDomainCharacter => "its host is no host name",
        _ => "it cannot be read",
    }
}

fn unknown_host(host: &str, owner: &str) -> String {
    format!("{host} is not a host that {owner} are known to use; it can be sent to all the same")
}

/// `/webhookb2/{guid}@{guid}/{provider}/{32 hex}/{guid}[/V2…]`, and `/webhook/…` before 2021. A connector app's own
/// webhook has the app's GUID for the provider (msteams-docs#344).
fn connector_kind(steps: &[&str]) -> Option<EndpointKind> {
    let at = steps.iter().position(|step| matches!(*step, "webhookb2" | "webhook"))?;
    let group = steps.get(at + 1).copied().unwrap_or_default();
    let provider = steps.get(at + 2).copied().unwrap_or_default();
    let sure = steps.get(at).is_some_and(|step| *step == "webhookb2");
    if !sure && !group.contains('@') && provider != "incomingwebhook" {
        return None; // many other services have a `/webhook/`
    }
    Some(if is_guid(provider) { EndpointKind::Connector } else { EndpointKind::Incoming })
}

/// `…/workflows/{32 hex}/triggers/manual/paths/invoke`, or an own front door's `/manual/paths/invoke`.
fn workflow_kind(steps: &[&str]) -> Option<EndpointKind> {
    let (last, before) = steps.split_last()?;
    let found = *last == "invoke" && (before.contains(&"workflows") || before.ends_with(&["manual", "paths"]));
    found.then_some(EndpointKind::Workflow)
}

fn is_guid(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok() && text.len() == 36
}

fn is_workflow_host(host: &str) -> bool {
    const TAILS: [&str; 6] = [
        ".logic.azure.com",
        ".api.powerplatform.com",
        ".azure-api.net",
        ".powerautomate.com",
        ".flow.microsoft.com",
        ".logic.azure.us",
    ];
    host == "api.powerplatform.com" || TAILS.iter().any(|tail| host.ends_with(tail))
}

fn is_connector_host(host: &str) -> bool {
    host.ends_with(".webhook.office.com") || matches!(host, "outlook.office.com" | "outlook.office365.com")
}

#[cfg(test)]
mod tests {
    use super::*;

    const G: &str = "0fa1b2c3-0000-4000-8000-0123456789ab";
    const H: &str = "0123456789abcdef0123456789abcdef";

    fn url(text: &str) -> WebhookUrl {
        WebhookUrl::parse(text).unwrap()
    }

    #[test]
    fn every_known_shape_is_recognised_on_any_host() {
        let query = "api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=abcDEF-_012345678901234567890";
        let shapes = [
            (format!("/webhook/{G}@{G}/IncomingWebhook/{H}/{G}"), EndpointKind::Incoming),
            (format!("/webhookb2/{G}@{G}/IncomingWebhook/{H}/{G}"), EndpointKind::Incoming),
            (format!("/webhookb2/{G}@{G}/INCOMINGWEBHOOK/{H}/{G}/V2abc_-DEF"), EndpointKind::Incoming),
            (format!("/WebhookB2/{G}@{G}/{G}/{H}/{G}"), EndpointKind::Connector),
            (format!("/workflows/{H}/triggers/manual/paths/invoke?{query}"), EndpointKind::Workflow),
            (
                format!("/powerautomate/automations/direct/workflows/{H}/triggers/manual/paths/invoke/?{query}"),
                EndpointKind::Workflow,
            ),
            (
                format!("/powerautomate/automations/direct/cu/12/Workflows/{H}/triggers/manual/paths/Invoke?{query}"),
                EndpointKind::Workflow,
            ),
            (format!("/manual/paths/invoke?{query}"), EndpointKind::Workflow),
            ("/webhook/abc".to_owned(), EndpointKind::Generic),
            ("/".to_owned(), EndpointKind::Generic),
        ];
        for (path, kind) in shapes {
            for host in ["https://contoso-1.webhook.office.com", "http://127.0.0.1:8080", "https://a.example:443"] {
                assert_eq!(url(&format!("{host}{path}")).kind(), kind, "{host}{path}");
            }
        }
    }

    #[test]
    fn the_text_is_kept_whole_and_never_shown() {
        let text = format!(
            "https://Prod-01.westeurope.LOGIC.azure.com:443/workflows/{H}/triggers/manual/paths/invoke?sig=topsecret9XYZ"
        );
        let url = url(&format!("  {text}\n"));
        assert_eq!(url.expose(), text);
        assert_eq!(url.masked(), "https://prod-01.westeurope.logic.azure.com/…9XYZ");
        assert_eq!(format!("{url:?}"), "WebhookUrl(https://prod-01.westeurope.logic.azure.com/…9XYZ)");
        assert_eq!(super::WebhookUrl::parse("http://127.0.0.1:80/short").unwrap().masked(), "http://127.0.0.1/…");
    }

    #[test]
    fn answers_that_repeat_the_url_are_redacted() {
        let url = url(&format!(
            "http://127.0.0.1:1/workflows/{H}/triggers/manual/paths/invoke?sp=%2Frun&sig=topsecret-topsecret"
        ));
        let text = format!("no {} and {H} and topsecret-topsecret.", url.expose());
        assert_eq!(url.redact(&text), "no … and … and ….");
        assert_eq!(url.redact("run"), "run");
    }

    #[test]
    fn short_secrets_are_redacted_where_they_are_told() {
        let url = url("http://127.0.0.1:1/hook/abc?api-version=1&sig=a%2B1&code=topsec");
        assert_eq!(url.redact("1 sig=a%2B1 and sig=a+1, a+1"), "1 sig=… and sig=…, a+1");
        assert_eq!(url.redact("topsec, api-version=1"), "…, api-version=1");
        assert_eq!(url.redact("no /hook/abc, no /hook/abc?api-version=1&sig=a%2B1&code=topsec"), "no …, no …");
        assert_eq!(super::WebhookUrl::parse("http://127.0.0.1:1/").unwrap().redact("GET / 1"), "GET / 1");
    }

    #[test]
    fn the_beginning_of_a_secret_is_redacted_where_the_text_ends() {
        let url = url("http://127.0.0.1:1/hook?sig=topsecret-topsecret");
        assert_eq!(url.redact_torn("no topsecret-topsecret, no topsecret-top"), "no …, no …");
        assert_eq!(url.redact_torn("at http://127.0.0.1:1/hook?sig=tops"), "at …");
        assert_eq!(url.redact_torn("a stop"), "a stop");
        assert_eq!(url.longest_secret(), url.expose().len());
    }

    #[test]
    fn errors_never_repeat_the_text() {
        let bad = [
            "",
            "  ",
            "secretsecret",
            "ftp://secretsecret/x",
            "https://",
            "https://user:secretsecret@x/y",
            "https://x/secret secret",
            "https://x:99999/secretsecret",
            "https://x/secret\nsecret",
            "mailto:secretsecret",
        ];
        for text in bad {
            let error = WebhookUrl::parse(text).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("secret"), "{text}: {error}");
        }
        assert_eq!(WebhookUrl::parse(&format!("https://x/{}", "a".repeat(9000))), Err(UrlError::TooLong));
    }

    #[test]
    fn unknown_is_a_warning_and_never_a_refusal() {
        let fine = format!(
            "https://default{H}.ab.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/{H}/triggers/manual/paths/invoke?api-version=1&sig=x"
        );
        assert_eq!(url(&fine).warnings(), Vec::<String>::new());
        assert_eq!(url(&fine.replace("&sig=x", "")).warnings().len(), 1);
        assert_eq!(url(&fine.replace("api.powerplatform.com", "example.org")).warnings().len(), 1);
        assert_eq!(url(&format!("http://127.0.0.1:1/webhookb2/{G}@{G}/IncomingWebhook/{H}/{G}")).warnings().len(), 0);
        assert_eq!(
            url(&format!("https://a.webhook.office.com/webhookb2/{G}@{G}/IncomingWebhook/{H}/{G}")).warnings().len(),
            1
        );
        assert_eq!(url("https://a.webhook.office.com/webhookb").warnings().len(), 1);
        assert_eq!(url("http://example.org/x").warnings().len(), 1);
    }

    #[test]
    fn loopback_is_known_in_all_its_spellings() {
        for host in ["127.0.0.1", "127.9.9.9", "localhost", "LOCALHOST.", "a.localhost", "[::1]", "[::ffff:127.0.0.1]"]
        {
            assert!(url(&format!("http://{host}:1/")).is_loopback(), "{host}");
        }
        for host in ["localhost.example.org", "128.0.0.1", "[::2]"] {
            assert!(!url(&format!("http://{host}/")).is_loopback(), "{host}");
        }
    }
}

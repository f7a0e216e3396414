//! Sending one payload.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use tokio_util::sync::CancellationToken;

use crate::teams::answer::judge;
use crate::teams::shown::shown;
use crate::teams::{Attempt, EndpointKind, Judgement, Payload, Verdict, WebhookUrl};

use super::failure;

/// How much of an answer is read; no endpoint was seen to say more than a few hundred bytes.
const BODY_LIMIT: usize = 64 * 1024;
const HEADERS_KEPT: usize = 64;
const HEADER_LIMIT: usize = 1024;

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection: resolving the name, connecting and TLS together.
    pub connect: Duration,
    /// For the whole exchange, the connection included.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), total: Duration::from_secs(30) }
    }
}

/// A client that cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeliverError {
    /// A timeout of nothing lets nothing through.
    #[error("a timeout has to be longer than nothing")]
    NoTime,
}

/// Sends payloads. Making one costs nothing: what TLS needs is loaded with the first sending.
#[derive(Debug, Clone)]
pub struct Client {
    timeouts: Timeouts,
    direct: Arc<OnceLock<Option<reqwest::Client>>>,
    outside: Arc<OnceLock<Option<reqwest::Client>>>,
}

/// Which way a request takes.
#[derive(Debug, Clone, Copy)]
enum Route {
    /// Loopback: straight, whatever proxy the system names.
    Direct,
    /// Everything else: by the system's proxy, if there is one.
    Outside,
}

impl Client {
    /// A client with these timeouts.
    ///
    /// # Errors
    /// When a timeout is zero.
    pub fn new(timeouts: Timeouts) -> Result<Self, DeliverError> {
        if timeouts.connect.is_zero() || timeouts.total.is_zero() {
            return Err(DeliverError::NoTime);
        }
        // The connection has to give up first: then "total time over" always means that the request was on its way.
        let connect = timeouts.connect.min(timeouts.total * 9 / 10);
        Ok(Self { timeouts: Timeouts { connect, ..timeouts }, direct: Arc::default(), outside: Arc::default() })
    }

    /// Sends a payload and says what became of it. It never fails: that nobody was there is a verdict, too. When
    /// `cancel` is triggered it returns at once.
    pub async fn send(&self, url: &WebhookUrl, payload: &Payload, cancel: &CancellationToken) -> Attempt {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let clock = Instant::now();
        let mut answer = Answer::default();
        let failure = self.exchange(url, payload, cancel, &mut answer).await.err();
        // Before anything is cut: the rest of a secret would not be known for one.
        let answer = answer.redacted(url);
        let judgement = answer.judge(payload.kind, failure);
        Attempt {
            started: millis(started),
            elapsed_ms: millis(clock.elapsed()),
            status: answer.status,
            body: shown(&String::from_utf8_lossy(&answer.body), BODY_LIMIT),
            headers: answer.headers,
            judgement: Judgement { detail: url.redact(&judgement.detail), ..judgement },
        }
    }

    async fn exchange(
        &self,
        url: &WebhookUrl,
        payload: &Payload,
        cancel: &CancellationToken,
        answer: &mut Answer,
    ) -> Result<(), Judgement> {
        if cancel.is_cancelled() {
            return Err(failure::cancelled_before());
        }
        let deadline = tokio::time::Instant::now() + self.timeouts.total;
        let client = self.client(if url.is_loopback() { Route::Direct } else { Route::Outside }).await;
        let client = client.ok_or_else(failure::no_client)?;
        let request = client
            .post(url.expose())
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .body(payload.body.clone());
        let mut response = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(failure::cancelled_after()),
            sent = tokio::time::timeout_at(deadline, request.send()) => match sent {
                Ok(Ok(response)) => response,
                Ok(Err(error)) => return Err(failure::of(error, url, self.timeouts)),
                Err(_) => return Err(failure::no_answer_in(self.timeouts.total)),
            },
        };
        answer.status = Some(response.status().as_u16());
        answer.headers = headers(response.headers(), url);
        let limit = BODY_LIMIT + url.longest_secret();
        loop {
            let chunk = tokio::select! {
                biased;
                () = cancel.cancelled() => return Err(failure::cancelled_after()),
                chunk = tokio::time::timeout_at(deadline, response.chunk()) => chunk,
            };
            match chunk {
                Ok(Ok(Some(bytes))) => answer.body.extend_from_slice(&bytes),
                Ok(Ok(None)) => {
                    answer.is_whole = true;
                    return Ok(());
                }
                Ok(Err(_)) => return Err(failure::torn()),
                Err(_) => return Err(failure::no_answer_in(self.timeouts.total)),
            }
            if answer.body.len() >= limit {
                answer.body.truncate(limit);
                return Ok(());
            }
        }
    }

    async fn client(&self, route: Route) -> Option<reqwest::Client> {
        let slot = match route {
            Route::Direct => Arc::clone(&self.direct),
            Route::Outside => Arc::clone(&self.outside),
        };
        let connect = self.timeouts.connect;
        // Loading the system's certificates reads files.
        let built = tokio::task::spawn_blocking(move || slot.get_or_init(|| build(route, connect)).clone());
        built.await.ok().flatten()
    }
}

fn build(route: Route, connect: Duration) -> Option<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .user_agent(concat!("cardwright/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(connect)
        // A connection kept open may be gone when it is used again, and then nobody knows what was sent on it.
        .pool_max_idle_per_host(0);
    let builder = match route {
        Route::Direct => builder.no_proxy(),
        Route::Outside => builder,
    };
    builder.build().ok()
}

/// What has come back so far.
#[derive(Debug, Default)]
struct Answer {
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// Whether all of the body came and was read.
    is_whole: bool,
}

impl Answer {
    /// The same with a body that repeats nothing of the URL.
    fn redacted(self, url: &WebhookUrl) -> Self {
        let body = String::from_utf8_lossy(&self.body);
        let body = if self.is_whole { url.redact(&body) } else { url.redact_torn(&body) };
        Self { body: body.into_bytes(), ..self }
    }

    /// The judgement of a whole answer, or of a torn one as far as it tells something.
    fn judge(&self, kind: EndpointKind, failure: Option<Judgement>) -> Judgement {
        match (self.status, failure) {
            (None, failure) => failure.unwrap_or_else(failure::torn),
            (Some(status), None) => judge(kind, status, &self.headers, &self.body),
            // Where the body decides and the body is torn, nobody knows.
            (Some(200), Some(failure)) if matches!(kind, EndpointKind::Incoming | EndpointKind::Connector) => {
                Judgement { verdict: Verdict::Unknown, ..failure }
            }
            (Some(status), Some(_)) => {
                let judgement = judge(kind, status, &self.headers, &self.body);
                Judgement {
                    detail: format!("{} (the body of the answer did not come whole)", judgement.detail),
                    ..judgement
                }
            }
        }
    }
}

fn headers(map: &HeaderMap, url: &WebhookUrl) -> Vec<(String, String)> {
    let fit = |value: &[u8]| shown(&url.redact(&String::from_utf8_lossy(value)), HEADER_LIMIT);
    let all = map.iter().take(HEADERS_KEPT);
    all.map(|(name, value)| (name.as_str().to_owned(), fit(value.as_bytes()))).collect()
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_connection_gives_up_before_the_whole() {
        let second = Duration::from_secs(1);
        let client = Client::new(Timeouts { connect: second * 10, total: second }).unwrap();
        assert!(client.timeouts.connect < client.timeouts.total);
        assert_eq!(Client::new(Timeouts { connect: second, total: Duration::ZERO }).unwrap_err(), DeliverError::NoTime);
    }

    #[test]
    fn a_torn_answer_tells_what_it_can() {
        let torn = |status, body: &[u8]| Answer { status, body: body.to_vec(), ..Answer::default() };
        let kind = EndpointKind::Incoming;
        assert_eq!(torn(Some(200), b"1").judge(kind, Some(failure::torn())).verdict, Verdict::Unknown);
        assert_eq!(torn(Some(404), b"").judge(kind, Some(failure::torn())).verdict, Verdict::Refused);
        assert_eq!(
            torn(Some(202), b"").judge(EndpointKind::Workflow, Some(failure::torn())).verdict,
            Verdict::Accepted
        );
        assert_eq!(torn(None, b"").judge(kind, Some(failure::no_client())).verdict, Verdict::Unreachable);
    }
}

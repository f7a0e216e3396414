//! An answer on its way out.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Response, StatusCode};

use crate::teams::answer::{Answer, Dialect, named};

/// What the sandbox asks to wait when a fault throttles.
const WAIT: Duration = Duration::from_secs(5);

/// What a webhook answers, and whether it took the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    status: u16,
    body: String,
    retry_after: Option<Duration>,
    allow: Option<&'static str>,
}

impl Reply {
    /// A row of the table of answers.
    pub(super) fn of(answer: &Answer) -> Self {
        let retry_after = (answer.status == 429).then_some(WAIT);
        Self { status: answer.status, body: answer.body.to_owned(), retry_after, allow: None }
    }

    /// The row of that name in a dialect. A name that is not there is a fault of the sandbox.
    pub(super) fn named(dialect: Dialect, name: &str) -> Self {
        named(dialect, name).map_or_else(|| Self::text(500, "the sandbox has no such answer"), Self::of)
    }

    /// A text of the sandbox's own.
    pub(super) fn text(status: u16, body: impl Into<String>) -> Self {
        Self { status, body: body.into(), retry_after: None, allow: None }
    }

    /// The same with another waiting time, in whole seconds, rounded up.
    pub(super) fn after(self, wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Self { retry_after: Some(Duration::from_secs(seconds.max(1))), ..self }
    }

    /// The same with another body.
    pub(super) fn saying(self, body: impl Into<String>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The same with the methods that would be right.
    pub(super) fn allowing(self, methods: &'static str) -> Self {
        Self { allow: Some(methods), ..self }
    }

    pub(super) fn into_response(self) -> Response<Body> {
        let kind = match self.body.as_bytes().first() {
            None => None,
            Some(b'{' | b'[') => Some("application/json; charset=utf-8"),
            Some(_) => Some("text/plain; charset=utf-8"),
        };
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if let Some(kind) = kind {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if let Some(wait) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(wait.as_secs()));
        }
        if let Some(methods) = self.allow {
            headers.insert(ALLOW, HeaderValue::from_static(methods));
        }
        response
    }

    #[cfg(test)]
    pub(super) fn told(&self) -> (u16, &str) {
        (self.status, &self.body)
    }
}

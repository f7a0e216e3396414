//! From what broke to plain words: which layer, and whether the message may have gone out.

use std::error::Error;
use std::io;
use std::time::Duration;

use crate::card::text::label;
use crate::teams::{Judgement, Verdict, WebhookUrl};

use super::Timeouts;

/// How much of an error's own words is told, in characters.
const TOLD: usize = 160;

const UNKNOWN: &str = "what became of the message is unknown, so look into the channel before sending again";

pub(super) fn cancelled_before() -> Judgement {
    unreachable("cancelled before anything was sent")
}

pub(super) fn cancelled_after() -> Judgement {
    unknown("cancelled while the message was on its way")
}

pub(super) fn no_client() -> Judgement {
    unreachable("the HTTP client could not start; are the system's certificates readable?")
}

pub(super) fn no_answer_in(total: Duration) -> Judgement {
    unknown(&format!("receive: no whole answer within {}", seconds(total)))
}

pub(super) fn torn() -> Judgement {
    unknown("receive: the connection broke in the middle of the answer")
}

/// What an error of the client means. It broke before the head of an answer had come.
pub(super) fn of(error: reqwest::Error, url: &WebhookUrl, timeouts: Timeouts) -> Judgement {
    let error = error.without_url();
    let host = url.host();
    if error.is_builder() {
        return unreachable("send: no request can be made of this URL");
    }
    let words = innermost(&error);
    if error.is_dns() {
        return unreachable(&format!("resolve: the name {host} is not known here ({words}); is it spelled right?"));
    }
    if error.is_connect() {
        if error.is_timeout() {
            return unreachable(&format!("connect: no connection to {host} within {}", seconds(timeouts.connect)));
        }
        return unreachable(&connecting(&error, url, &words));
    }
    unknown(&afterwards(&error, &words))
}

fn connecting(error: &reqwest::Error, url: &WebhookUrl, words: &str) -> String {
    let host = url.host();
    let tcp = chain(error).any(|error| error.to_string().starts_with("tcp "));
    match io_kind(error) {
        Some(io::ErrorKind::ConnectionRefused) => {
            format!("connect: {host} refuses connections; is anything running there?")
        }
        Some(io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable) => {
            format!("connect: there is no way to {host}; is the network up?")
        }
        _ if !tcp && !url.scheme_is_http() => {
            format!(
                "TLS: no trusted connection to {host} ({words}); a proxy, a wrong clock or a wrong host may be behind it"
            )
        }
        _ => format!("connect: no connection to {host} ({words})"),
    }
}

fn afterwards(error: &reqwest::Error, words: &str) -> String {
    match io_kind(error) {
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe) => {
            "receive: the connection was reset before an answer came".to_owned()
        }
        _ if words.contains("connection closed") => {
            "receive: the connection was closed before an answer came".to_owned()
        }
        _ if error.is_timeout() => "receive: no answer in time".to_owned(),
        _ => format!("receive: no usable answer ({words})"),
    }
}

fn unreachable(what: &str) -> Judgement {
    Judgement::new(Verdict::Unreachable, format!("{what}; nothing was sent"))
}

fn unknown(what: &str) -> Judgement {
    Judgement::new(Verdict::Unknown, format!("{what}; {UNKNOWN}"))
}

fn chain<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error: &&'e (dyn Error + 'static)| (*error).source())
}

fn innermost(error: &(dyn Error + 'static)) -> String {
    chain(error).last().map(|error| label(&error.to_string(), TOLD)).unwrap_or_default()
}

fn io_kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    chain(error).filter_map(|error| error.downcast_ref::<io::Error>()).map(io::Error::kind).last()
}

fn seconds(duration: Duration) -> String {
    format!("{} s", duration.as_secs_f64())
}

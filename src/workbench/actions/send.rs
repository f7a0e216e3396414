//! Sending: prepare, deliver, judge, record.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::check::Levels;
use crate::deliver::Client;
use crate::json::Document;
use crate::sandbox::Settings;
use crate::store::history::{Exchange, History, NewSend};
use crate::store::run::{Address, RunFile};
use crate::store::{Home, Notice, StoreError, clock, endpoints};
use crate::teams::{Attempt, Force, Payload, Verdict, WebhookUrl};

use super::sandbox::{Hosted, Publish, host, webhook};
use super::{ActionError, Class, DataSet, Destination, Prepared, Route, SendReport, fill, prepare};

/// What is sent, and what to call it.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The card.
    pub document: Arc<Document>,
    /// What it is filled with first; without it, it goes out as it is.
    pub data: Option<Arc<DataSet>>,
    /// Its name in the history.
    pub card: String,
    /// How bad the findings of the checks count.
    pub levels: Levels,
    /// Whether it goes out in spite of faults.
    pub force: Force,
}

/// Sends cards, and keeps a record of each.
#[derive(Debug)]
pub struct Sender {
    home: Home,
    client: Client,
    history: Arc<History>,
    sandbox: Option<Address>,
    hosted: Option<Hosted>,
}

impl Sender {
    /// A sender. The history is opened first: what could not be recorded is not sent. The notice tells of a damaged one.
    ///
    /// # Errors
    /// When the history cannot be written.
    pub async fn open(home: &Home, client: Client) -> Result<(Self, Option<Notice>), ActionError> {
        let store = home.clone();
        let (history, notice) = blocking(move || Ok(History::open(&store)?)).await?;
        let sender = Self { home: home.clone(), client, history: Arc::new(history), sandbox: None, hosted: None };
        Ok((sender, notice))
    }

    /// Lets `sandbox` and `sandbox-o365` lead there.
    #[must_use]
    pub fn with_sandbox(mut self, address: Address) -> Self {
        self.sandbox = Some(address);
        self
    }

    /// Finds the sandbox that runs, or hosts one until [`Self::close`]; gives what is to be told.
    ///
    /// # Errors
    /// When none runs and none can be started.
    pub async fn reach_sandbox(&mut self) -> Result<Vec<String>, ActionError> {
        if self.sandbox.is_some() {
            return Ok(Vec::new());
        }
        let store = self.home.clone();
        if let Some(address) = blocking(move || Ok(RunFile::find(&store))).await? {
            self.sandbox = Some(address);
            return Ok(Vec::new());
        }
        let mut hosted = host(&self.home, Settings::default(), Publish::No, |_| {}).await?;
        self.sandbox = Some(hosted.address());
        let notices = std::mem::take(&mut hosted.notices);
        self.hosted = Some(hosted);
        Ok(notices)
    }

    /// Sends a card and records what became of it. Cancelling returns at once; the record says so.
    ///
    /// # Errors
    /// When nothing was sent: the card has faults and is not forced, or no sandbox is there.
    pub async fn send(
        &self,
        outgoing: &Outgoing,
        to: &Destination,
        cancel: &CancellationToken,
    ) -> Result<SendReport, ActionError> {
        let filled = match &outgoing.data {
            Some(data) => Arc::new(fill("the card", (*outgoing.document).clone(), data, outgoing.force)?),
            None => Arc::clone(&outgoing.document),
        };
        let Prepared { payload, .. } = prepare(&filled, to.kind, &outgoing.levels, outgoing.force)?;
        let url = match (&to.route, &self.sandbox) {
            (Route::Webhook(url), _) => url,
            (Route::Sandbox, Some(address)) => webhook(address, to.kind),
            (Route::Sandbox, None) => return Err(ActionError::Fault("no sandbox was started".to_owned())),
        };
        let attempt = self.client.send(url, &payload, cancel).await;
        Ok(self.record(outgoing, to, url, payload, attempt).await)
    }

    /// Sends a card to several places at once; the reports come in their order. What was not sent because of the card is
    /// reported as refused, after no attempt.
    ///
    /// # Errors
    /// When something else than the card kept it from being sent.
    pub async fn send_all(
        self: &Arc<Self>,
        outgoing: &Arc<Outgoing>,
        to: Vec<Destination>,
        cancel: &CancellationToken,
    ) -> Result<Vec<SendReport>, ActionError> {
        let sends: Vec<_> = to
            .into_iter()
            .map(|to| {
                let (sender, outgoing, cancel) = (Arc::clone(self), Arc::clone(outgoing), cancel.clone());
                tokio::spawn(async move {
                    match sender.send(&outgoing, &to, &cancel).await {
                        Err(error) if error.class() == Class::Card => Ok(not_sent(&to, &error)),
                        report => report,
                    }
                })
            })
            .collect();
        let mut reports = Vec::with_capacity(sends.len());
        for send in sends {
            reports.push(send.await.map_err(|error| ActionError::Fault(error.to_string()))??);
        }
        Ok(reports)
    }

    /// Ends the sandbox that was hosted for these sends.
    pub async fn close(self) {
        if let Some(hosted) = self.hosted {
            hosted.stop().await;
        }
    }

    async fn record(
        &self,
        outgoing: &Outgoing,
        to: &Destination,
        url: &WebhookUrl,
        payload: Payload,
        attempt: Attempt,
    ) -> SendReport {
        let verdict = attempt.judgement.verdict;
        let bytes = payload.bytes();
        let detail = if payload.notes.is_empty() {
            attempt.judgement.detail
        } else {
            format!("{} ({})", attempt.judgement.detail, payload.notes.join("; "))
        };
        let sent = NewSend {
            sent_at: clock::at_millis(attempt.started),
            endpoint: to.name.clone(),
            kind: to.kind,
            masked: url.masked(),
            card: outgoing.card.clone(),
            verdict,
            status: attempt.status,
            detail: detail.clone(),
            attempts: 1,
            bytes: u64::try_from(bytes).unwrap_or(u64::MAX),
            elapsed_ms: attempt.elapsed_ms,
            exchange: Exchange { request: payload.body, response_headers: attempt.headers, response: attempt.body },
        };
        SendReport {
            endpoint: to.name.clone(),
            verdict,
            status: attempt.status,
            detail,
            attempts: 1,
            bytes,
            elapsed_ms: attempt.elapsed_ms,
            trouble: self.write_down(sent, to.name.clone(), verdict).await,
        }
    }

    /// Writes the record; the message is gone already, so a failure is told beside its verdict.
    async fn write_down(&self, sent: NewSend, endpoint: String, verdict: Verdict) -> Vec<String> {
        let history = Arc::clone(&self.history);
        let home = self.home.clone();
        let written = blocking(move || {
            let mut trouble = Vec::new();
            let mut take = |result: Result<(), StoreError>, what: &str| {
                if let Err(error) = result {
                    trouble.push(format!("{what}: {error}"));
                }
            };
            take(history.append(&sent).map(drop), "sent, but not recorded in the history");
            take(endpoints::note(&home, &endpoint, verdict), "the last verdict was not noted");
            trouble.extend(history.take_notice().iter().map(Notice::to_string));
            Ok(trouble)
        });
        written.await.unwrap_or_else(|error| vec![error.to_string()])
    }
}

fn not_sent(to: &Destination, error: &ActionError) -> SendReport {
    SendReport {
        endpoint: to.name.clone(),
        verdict: Verdict::Refused,
        status: None,
        detail: format!("not sent: {error}"),
        attempts: 0,
        bytes: 0,
        elapsed_ms: 0,
        trouble: Vec::new(),
    }
}

/// Work on the disk, off the threads that carry the network.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ActionError> + Send + 'static,
) -> Result<T, ActionError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(ActionError::Fault(format!("a task ended early: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{resolve, sent, sent_whole};
    use super::*;
    use crate::deliver::Timeouts;
    use crate::store::messages::Messages;

    #[tokio::test]
    async fn a_card_arrives_and_is_recorded() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let client = Client::new(Timeouts::default()).unwrap();
        let (mut sender, notice) = Sender::open(&home, client).await.unwrap();
        assert!(notice.is_none());
        sender.reach_sandbox().await.unwrap();
        let document = Arc::new(Document::parse("{\"text\":\"hello\"}").unwrap());
        let outgoing =
            Outgoing { document, data: None, card: "greeting".to_owned(), levels: Levels::default(), force: Force::No };
        let cancel = CancellationToken::new();
        for (name, verdict) in [("sandbox", Verdict::Accepted), ("sandbox-o365", Verdict::Delivered)] {
            let to = resolve(&home, name).unwrap();
            let report = sender.send(&outgoing, &to, &cancel).await.unwrap();
            assert_eq!((report.verdict, report.trouble), (verdict, Vec::<String>::new()), "{}", report.detail);
            assert_eq!(endpoints::find(&home, name).unwrap().last.unwrap().verdict, verdict);
        }
        sender.close().await;
        assert_eq!(Messages::open(&home).unwrap().0.count().unwrap(), 2);
        let (rows, _) = sent(&home, 10, "").unwrap();
        assert_eq!(rows.iter().map(|row| row.endpoint.as_str()).collect::<Vec<_>>(), ["sandbox-o365", "sandbox"]);
        let (whole, _) = sent_whole(&home, rows[0].id).unwrap();
        assert_eq!(whole.request, "{\"text\":\"hello\"}");
        assert!(sent_whole(&home, 99).is_err());
    }

    #[tokio::test]
    async fn what_cannot_be_shown_is_not_sent() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let (mut sender, _) = Sender::open(&home, Client::new(Timeouts::default()).unwrap()).await.unwrap();
        sender.reach_sandbox().await.unwrap();
        let to = resolve(&home, "sandbox").unwrap();
        let large = format!("{{\"text\":\"{}\"}}", "x".repeat(30_000));
        for text in ["[1]", large.as_str()] {
            let document = Arc::new(Document::parse(text).unwrap());
            let outgoing =
                Outgoing { document, data: None, card: "card".to_owned(), levels: Levels::default(), force: Force::No };
            let error = sender.send(&outgoing, &to, &CancellationToken::new()).await.unwrap_err();
            assert_eq!(error.class(), Class::Card);
        }
        sender.close().await;
        assert!(sent(&home, 10, "").unwrap().0.is_empty());
    }
}

//! Hosting the sandbox, and finding one that runs.

use std::sync::Arc;

use crate::sandbox::{Running, Server, Settings};
use crate::store::messages::{Message, Messages};
use crate::store::run::{Address, Guard, RunFile};
use crate::store::{Home, Notice, StoreError};
use crate::teams::{EndpointKind, WebhookUrl};

use super::ActionError;

/// Whether others of the same user are to find the sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publish {
    /// Under the names `sandbox` and `sandbox-o365`.
    Yes,
    /// It serves one call.
    No,
}

/// A sandbox that runs in this process.
#[derive(Debug)]
pub struct Hosted {
    /// The server.
    pub running: Running,
    /// What it received.
    pub messages: Arc<Messages>,
    /// What is to be told: damaged messages set aside, another sandbox that has the names.
    pub notices: Vec<String>,
    guard: Option<Guard>,
}

impl Hosted {
    /// How it is reached.
    #[must_use]
    pub fn address(&self) -> Address {
        self.running.address()
    }

    /// Whether it is the one that the names `sandbox` and `sandbox-o365` lead to.
    #[must_use]
    pub const fn is_published(&self) -> bool {
        self.guard.is_some()
    }

    /// Stops it; answers on their way still go out.
    pub async fn stop(self) {
        let Self { running, guard, .. } = self;
        drop(guard);
        running.stop().await;
    }
}

/// Starts a sandbox that keeps its messages in the store. `sink` hears of every message.
///
/// # Errors
/// When the port cannot be had, or the store refuses.
pub async fn host(
    home: &Home,
    settings: Settings,
    publish: Publish,
    sink: impl Fn(&Message) + Send + Sync + 'static,
) -> Result<Hosted, ActionError> {
    let store = home.clone();
    let opened = tokio::task::spawn_blocking(move || Messages::open(&store)).await;
    let (messages, notice) = opened.map_err(|error| ActionError::Fault(error.to_string()))??;
    let messages = Arc::new(messages);
    let running = Server::start(settings, Arc::clone(&messages), sink).await?;
    let mut notices: Vec<String> = notice.iter().map(Notice::to_string).collect();
    let guard = match publish {
        Publish::No => None,
        Publish::Yes => match RunFile::publish(home, &running.address()) {
            Ok(guard) => Some(guard),
            Err(StoreError::Locked { .. }) => {
                let told = "another cardwright already answers to the names `sandbox` and `sandbox-o365`; this one is \
                            reached by its own URLs";
                notices.push(told.to_owned());
                None
            }
            Err(error) => return Err(error.into()),
        },
    };
    Ok(Hosted { running, messages, notices, guard })
}

/// The webhook of a sandbox that speaks the dialect of a kind.
#[must_use]
pub fn webhook(address: &Address, kind: EndpointKind) -> &WebhookUrl {
    match kind {
        EndpointKind::Workflow => &address.workflow,
        _ => &address.incoming,
    }
}

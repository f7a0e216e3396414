//! The network: a runtime of its own, the client, the sandbox of this process.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::deliver::{Client, Timeouts};
use crate::sandbox::{Limits, Settings};
use crate::store::Home;
use crate::store::config::{Config, SandboxLimits};
use crate::store::run::{Address, RunFile};
use crate::tui::app::Outcome;
use crate::workbench::actions::sandbox::{Hosted, Publish, host};
use crate::workbench::actions::{self, ActionError, Outgoing, Sender};

use super::Services;
use super::answers::{Busy, Tell, told};

/// How long the end waits for sends that were cancelled to be recorded.
const FAREWELL: Duration = Duration::from_secs(2);

/// Everything that needs the network.
#[derive(Debug)]
pub(super) struct Network {
    runtime: Runtime,
    client: Client,
    settings: Settings,
    /// The sandbox of this process: not asked for (`None`), on its way, or how it is reached.
    sandbox: watch::Sender<Sandbox>,
    hosted: Arc<std::sync::Mutex<Option<Hosted>>>,
}

/// How far the sandbox of this process is.
#[derive(Debug, Clone)]
pub(super) enum Sandbox {
    NotAsked,
    Starting,
    Listens(Box<Address>),
    Failed,
}

impl Services {
    /// Starts what lives beside the loop: the sandbox. Its answer tells where it listens; messages arrive one by one.
    pub fn start(&mut self) {
        let (home, tell, busy) = (self.home.clone(), self.tell.clone(), self.busy.begin());
        let messages = Arc::clone(&self.messages);
        let Some(network) = self.network() else { return };
        let (settings, state, slot) = (network.settings.clone(), network.sandbox.clone(), Arc::clone(&network.hosted));
        state.send_replace(Sandbox::Starting);
        let sink = tell.clone();
        network.runtime.spawn(async move {
            let hosted = host(&home, settings, Publish::Yes, move |message| {
                sink.done(Outcome::Arrived(Box::new(message.clone())));
            });
            match hosted.await {
                Ok(mut hosted) => {
                    let _ = messages.set(Arc::clone(&hosted.messages));
                    let (address, notices) = (hosted.address(), std::mem::take(&mut hosted.notices));
                    if let Ok(mut slot) = slot.lock() {
                        *slot = Some(hosted);
                    }
                    tell.done(Outcome::Sandbox(Ok(address.workflow.clone())));
                    state.send_replace(Sandbox::Listens(Box::new(address)));
                    for notice in notices {
                        tell.trouble(notice);
                    }
                }
                Err(error) => {
                    state.send_replace(Sandbox::Failed);
                    tell.done(Outcome::Sandbox(Err(error.to_string())));
                }
            }
            drop(busy);
        });
    }

    /// The network, made when it is first needed.
    pub(super) fn network(&mut self) -> Option<&Network> {
        if self.network.is_none() {
            match Network::new(&self.config) {
                Ok(network) => self.network = Some(network),
                Err(error) => self.tell.trouble(error),
            }
        }
        self.network.as_ref()
    }

    /// Lets some time pass. Nobody waits for it, so it does not count as work.
    pub(super) fn wake(&mut self, timer: u64, after: Duration) {
        let (tell, began) = (self.tell.clone(), self.began);
        if let Some(network) = self.network() {
            network.runtime.spawn(async move {
                tokio::time::sleep(after).await;
                let clock = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
                tell.done(Outcome::Woke { timer, clock });
            });
        }
    }

    pub(super) fn send(&mut self, job: u64, endpoint: String, outgoing: Outgoing) {
        let (home, tell, busy) = (self.home.clone(), self.tell.clone(), self.busy.begin());
        let cancel = CancellationToken::new();
        self.cancels.retain(|_, cancel| !cancel.is_cancelled());
        let Some(network) = self.network() else {
            tell.done(Outcome::Sent { job, report: Err("there is no network to send by".to_owned()) });
            return;
        };
        let (client, sandbox) = (network.client.clone(), network.sandbox.subscribe());
        let token = cancel.clone();
        network.runtime.spawn(async move {
            let (watched, teller) = (token.clone(), tell.clone());
            // On a task of its own: even a send that panics has its answer.
            let sent = tokio::spawn(async move {
                told(send(&home, client, sandbox, &endpoint, &outgoing, &watched, &teller).await)
            });
            let report = sent.await.unwrap_or_else(|_| {
                Err("the send failed inside the program; look into the channel before sending again".to_owned())
            });
            token.cancel();
            tell.done(Outcome::Sent { job, report });
            drop(busy);
        });
        self.cancels.insert(job, cancel);
    }
}

impl Network {
    pub(super) fn new(config: &Config) -> Result<Self, String> {
        let timeouts = Timeouts { connect: config.connect_timeout, total: config.timeout };
        let client = Client::new(timeouts).map_err(|error| error.to_string())?;
        let limits = match config.sandbox_limits {
            SandboxLimits::Teams => Limits::Teams,
            SandboxLimits::Off => Limits::Off,
        };
        let settings = Settings { port: config.sandbox_port, limits, ..Settings::default() };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("network")
            .enable_all()
            .build()
            .map_err(|error| format!("there is no network: {error}"))?;
        Ok(Self { runtime, client, settings, sandbox: watch::Sender::new(Sandbox::NotAsked), hosted: Arc::default() })
    }

    /// Waits for what was cancelled to be recorded, and stops the sandbox.
    pub(super) fn close(self, busy: &Busy) {
        let busy = busy.clone();
        let hosted = self.hosted.lock().ok().and_then(|mut slot| slot.take());
        self.runtime.block_on(async move {
            let recorded = async {
                while !busy.is_idle() {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            let _ = tokio::time::timeout(FAREWELL, recorded).await;
            if let Some(hosted) = hosted {
                hosted.stop().await;
            }
        });
        self.runtime.shutdown_background();
    }
}

/// Sends one card. The sandbox that answers to its name in this home goes before the one of this process; one that is about
/// to start is waited for.
pub(super) async fn send(
    home: &Home,
    client: Client,
    mut sandbox: watch::Receiver<Sandbox>,
    endpoint: &str,
    outgoing: &Outgoing,
    cancel: &CancellationToken,
    tell: &Tell,
) -> Result<actions::SendReport, ActionError> {
    let (store, name) = (home.clone(), endpoint.to_owned());
    let to = tokio::task::spawn_blocking(move || actions::resolve(&store, &name))
        .await
        .map_err(|error| ActionError::Fault(error.to_string()))??;
    let (mut sender, notice) = Sender::open(home, client).await?;
    tell.notice(notice);
    if to.route == actions::Route::Sandbox {
        let own = match sandbox.wait_for(|state| !matches!(state, Sandbox::Starting)).await {
            Ok(state) => state.clone(),
            Err(_) => Sandbox::Failed,
        };
        let store = home.clone();
        let named = tokio::task::spawn_blocking(move || RunFile::find(&store)).await.ok().flatten();
        match (named, own) {
            (Some(address), _) => sender = sender.with_sandbox(address),
            (None, Sandbox::Listens(address)) => sender = sender.with_sandbox(*address),
            (None, _) => {}
        }
        for notice in sender.reach_sandbox().await? {
            tell.trouble(notice);
        }
    }
    let report = sender.send(outgoing, &to, cancel).await;
    sender.close().await;
    if let Ok(report) = &report {
        for trouble in &report.trouble {
            tell.trouble(trouble.clone());
        }
    }
    report
}

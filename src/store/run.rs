//! How a running sandbox is found: it says in a file where it listens, and holds a lock for as long as it does.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::lock::{self, Lock};
use super::versioned::{self, Loaded};
use super::{Home, StoreError};
use crate::teams::WebhookUrl;

/// The newest format of the file.
const VERSION: u64 = 1;

/// Where a sandbox listens. Its URLs are credentials like any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The webhook in the Office 365 dialect.
    pub incoming: WebhookUrl,
    /// The webhook in the Workflows dialect.
    pub workflow: WebhookUrl,
    /// Where the messages are read.
    pub messages: String,
    /// The process, for people; whether it lives is told by the lock alone.
    pub pid: u32,
}

/// The run file of the sandbox.
#[derive(Debug)]
pub struct RunFile;

/// Keeps the sandbox findable; dropped when it ends.
#[derive(Debug)]
pub struct Guard {
    path: PathBuf,
    _lock: Lock,
}

impl RunFile {
    /// Tells others where the sandbox listens, for as long as the guard lives.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another sandbox is published already; when the disk refuses.
    pub fn publish(home: &Home, address: &Address) -> Result<Guard, StoreError> {
        let path = home.run_file();
        let lock = Lock::claim(&path.with_extension("lock"), &path)?;
        versioned::save(&path, VERSION, &Written::from(address))?;
        Ok(Guard { path, _lock: lock })
    }

    /// Where a sandbox listens; `None` when none runs.
    #[must_use]
    pub fn find(home: &Home) -> Option<Address> {
        let path = home.run_file();
        if !lock::is_held(&path.with_extension("lock")) {
            return None;
        }
        match versioned::load::<Written>(&path, VERSION) {
            Ok(Loaded::Whole(written)) => written.read(),
            _ => None,
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    incoming: String,
    workflow: String,
    messages: String,
    pid: u32,
}

impl From<&Address> for Written {
    fn from(address: &Address) -> Self {
        Self {
            incoming: address.incoming.expose().to_owned(),
            workflow: address.workflow.expose().to_owned(),
            messages: address.messages.clone(),
            pid: address.pid,
        }
    }
}

impl Written {
    fn read(self) -> Option<Address> {
        Some(Address {
            incoming: WebhookUrl::parse(&self.incoming).ok()?,
            workflow: WebhookUrl::parse(&self.workflow).ok()?,
            messages: self.messages,
            pid: self.pid,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> Address {
        Address {
            incoming: WebhookUrl::parse("http://127.0.0.1:4000/webhookb2/a").unwrap(),
            workflow: WebhookUrl::parse("http://127.0.0.1:4000/workflows/a/triggers/manual/paths/invoke?sig=b")
                .unwrap(),
            messages: "http://127.0.0.1:4000/messages".to_owned(),
            pid: std::process::id(),
        }
    }

    #[test]
    fn a_sandbox_is_found_while_it_runs() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        assert_eq!(RunFile::find(&home), None);
        let guard = RunFile::publish(&home, &address()).unwrap();
        assert_eq!(RunFile::find(&home), Some(address()));
        assert_eq!(RunFile::publish(&home, &address()).unwrap_err(), StoreError::Locked { path: home.run_file() });
        let left = std::fs::read(home.run_file()).unwrap();
        drop(guard);
        assert!(!home.run_file().exists());
        std::fs::write(home.run_file(), left).unwrap();
        assert_eq!(RunFile::find(&home), None, "a file left behind is no sandbox");
        assert!(RunFile::publish(&home, &address()).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let _guard = RunFile::publish(&home, &address()).unwrap();
        assert_eq!(home.run_file().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

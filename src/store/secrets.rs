//! The URLs of the endpoints: the one file with credentials in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::versioned::{self, Loaded};
use super::{Home, StoreError, aside, endpoints};
use crate::teams::WebhookUrl;

/// The newest format of the file.
const VERSION: u64 = 1;

/// The file. Has no `Debug`: there is nothing in it to print.
#[derive(Default, Clone, Serialize, Deserialize)]
pub(super) struct Secrets {
    endpoints: BTreeMap<String, Secret>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Secret {
    url: String,
}

impl Secrets {
    /// Reads the file without a lock: it is always whole. Only one found damaged is looked at again under the lock.
    pub(super) fn read(home: &Home) -> Result<Self, StoreError> {
        match versioned::load(&home.secrets_file(), VERSION)? {
            Loaded::Whole(secrets) => Ok(secrets),
            Loaded::Absent => Ok(Self::default()),
            Loaded::Damaged(_) => {
                let _lock = endpoints::lock(home)?;
                Self::load(home)
            }
        }
    }

    /// Reads the file under the lock of the endpoints; a damaged one is set aside.
    pub(super) fn load(home: &Home) -> Result<Self, StoreError> {
        let path = home.secrets_file();
        match versioned::load(&path, VERSION)? {
            Loaded::Whole(secrets) => Ok(secrets),
            Loaded::Absent => Ok(Self::default()),
            // What a parser says about the text may repeat a piece of it.
            Loaded::Damaged(_) => Err(aside::set_aside(&path, "it cannot be read as JSON of its format")?.into()),
        }
    }

    pub(super) fn save(&self, home: &Home) -> Result<(), StoreError> {
        versioned::save(&home.secrets_file(), VERSION, self)
    }

    pub(super) fn url(&self, name: &str) -> Result<WebhookUrl, StoreError> {
        let secret = self.endpoints.get(name).and_then(|secret| WebhookUrl::parse(&secret.url).ok());
        secret.ok_or_else(|| StoreError::MissingSecret { name: name.to_owned() })
    }

    pub(super) fn set(&mut self, name: &str, url: &WebhookUrl) {
        self.endpoints.insert(name.to_owned(), Secret { url: url.expose().to_owned() });
    }

    pub(super) fn copy(&mut self, old: &str, new: &str) {
        if let Some(secret) = self.endpoints.get(old).cloned() {
            self.endpoints.insert(new.to_owned(), secret);
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.endpoints.remove(name);
    }
}

//! Where the sandbox is reached: a port and a secret, from which all its URLs follow.

use std::fmt;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::teams::{UrlError, WebhookUrl};

/// The address of a sandbox. It is a credential like the URLs that follow from it: `Debug` shows the port only.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Address {
    port: u16,
    token: String,
}

impl Address {
    /// A fresh address: nobody can guess its paths.
    pub(super) fn fresh(port: u16) -> Self {
        Self { port, token: format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple()) }
    }

    /// The Office 365 webhook of the channel.
    ///
    /// # Errors
    /// Never for a port and a token that this type made.
    pub(super) fn incoming(&self) -> Result<WebhookUrl, UrlError> {
        WebhookUrl::parse(&format!("{}{}", self.origin(), self.incoming_path()))
    }

    /// The same webhook as a connector app would have got it: with the app's id in the path.
    ///
    /// # Errors
    /// As [`Address::incoming`].
    pub(super) fn connector(&self) -> Result<WebhookUrl, UrlError> {
        WebhookUrl::parse(&format!("{}{}", self.origin(), self.connector_path()))
    }

    /// The Workflows webhook of the channel.
    ///
    /// # Errors
    /// As [`Address::incoming`].
    pub(super) fn workflow(&self) -> Result<WebhookUrl, UrlError> {
        let path = self.workflow_path();
        let query = format!("api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={}", self.signature());
        WebhookUrl::parse(&format!("{}{path}?{query}", self.origin()))
    }

    /// Where the messages are listed; no secret.
    pub(super) fn messages(&self) -> String {
        format!("{}/messages", self.origin())
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Shape 3 of TEAMS.md 1.1.
    pub(super) fn incoming_path(&self) -> String {
        self.office365_path("IncomingWebhook")
    }

    /// Shape 4 of TEAMS.md 1.1.
    pub(super) fn connector_path(&self) -> String {
        self.office365_path(&self.guid("connector"))
    }

    fn office365_path(&self, provider: &str) -> String {
        let [group, tenant, user] = ["group", "tenant", "user"].map(|label| self.guid(label));
        let (id, version) = (self.hex("configuration", 32), self.letters("version", 43));
        format!("/webhookb2/{group}@{tenant}/{provider}/{id}/{user}/V2{version}1")
    }

    /// Shape 2 of TEAMS.md 2.1.
    pub(super) fn workflow_path(&self) -> String {
        format!("/powerautomate/automations/direct/workflows/{}/triggers/manual/paths/invoke", self.hex("flow", 32))
    }

    /// The `sig` of the Workflows webhook.
    pub(super) fn signature(&self) -> String {
        self.letters("signature", 43)
    }

    fn digest(&self, label: &str) -> [u8; 32] {
        Sha256::digest(format!("{label}:{}", self.token)).into()
    }

    fn hex(&self, label: &str, length: usize) -> String {
        let all = self.digest(label).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        all.chars().take(length).collect()
    }

    fn guid(&self, label: &str) -> String {
        let bytes: [u8; 16] = std::array::from_fn(|at| self.digest(label).get(at).copied().unwrap_or_default());
        uuid::Builder::from_random_bytes(bytes).into_uuid().hyphenated().to_string()
    }

    /// Letters as they stand in base64url.
    fn letters(&self, label: &str, length: usize) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let bytes = self.digest(label).into_iter().chain(self.digest(&format!("{label}, the rest")));
        let letters = bytes.filter_map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len()).copied());
        letters.take(length).map(char::from).collect()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address(127.0.0.1:{})", self.port)
    }
}

/// Whether two texts are the same, in a time that does not tell how much of them is.
pub(super) fn same(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::teams::EndpointKind;

    #[test]
    fn the_urls_are_of_their_kind_and_without_warnings() {
        let address = Address::fresh(8080);
        let urls = [
            (address.incoming().unwrap(), EndpointKind::Incoming),
            (address.connector().unwrap(), EndpointKind::Connector),
            (address.workflow().unwrap(), EndpointKind::Workflow),
        ];
        for (url, kind) in urls {
            assert_eq!((url.kind(), url.warnings()), (kind, vec![]), "{}", url.expose());
        }
    }

    #[test]
    fn every_start_has_other_urls() {
        let address = Address::fresh(1);
        assert_eq!(address.clone().workflow(), address.workflow());
        assert_ne!(Address::fresh(1).incoming(), address.incoming());
        assert!(!format!("{address:?}").contains(&address.token));
        assert!(same("abc", "abc") && !same("abc", "abd") && !same("abc", "ab"));
    }
}

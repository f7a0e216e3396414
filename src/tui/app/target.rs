//! Choosing what the card is made for: a host, then a version.

use crate::card::catalogue::{self, Family, Version};
use crate::card::host::Host;
use crate::tui::overlays::pick::{self, Item};
use crate::workbench::Target;

use super::{Message, Model, Notice};

/// How many of the types that came with a version are named.
const NAMED: usize = 4;

impl Model {
    /// The hosts to choose from.
    pub(super) fn hosts(&self) -> pick::Model {
        let now = self.shared.workspace.target().host;
        let any = Item::new("any host", "what holds everywhere, and nothing more", Message::ForHost(None));
        let hosts = Host::ALL.into_iter().map(|host| {
            let (takes, safe) = (host.version(), host.safe_version());
            let version = if safe < takes { format!("{safe} is safe") } else { format!("up to {takes}") };
            Item::new(host.name(), host.about(), Message::ForHost(Some(host))).badge(version)
        });
        let start = Host::ALL.into_iter().position(|host| Some(host) == now).map_or(0, |at| at + 1);
        pick::Model::new("Make the card for", [any].into_iter().chain(hosts).collect(), start)
    }

    /// Makes the card for a host, and asks for the version.
    pub(super) fn for_host(&mut self, host: Option<Host>) {
        let version = self.shared.workspace.target().version;
        self.shared.workspace.set_target(Target { host, version: None });
        let declared = self.shared.workspace.version();
        self.for_target(Target {
            host,
            version: version.filter(|version| host.is_none_or(|host| *version <= host.version())),
        });
        let target = self.shared.workspace.target();
        let says = declared.map_or_else(|| "the card says none".to_owned(), |version| format!("{version}"));
        let own = Message::ForTarget(Target { host, version: None });
        let mut items = vec![Item::new("what the card says", "", own).badge(says)];
        items.extend(Version::ALL.into_iter().map(|version| {
            let message = Message::ForTarget(Target { host, version: Some(version) });
            let beyond = host.filter(|host| version > host.version());
            let reason = beyond.map(|host| format!("{} takes {}", host.noun(), host.version()));
            Item::new(version.to_string(), news(version), message).unavailable(reason)
        }));
        let start = Version::ALL.into_iter().position(|version| Some(version) == target.version).map_or(0, |at| at + 1);
        self.overlays.push(pick::Model::new("In version", items, start).into());
    }

    /// Makes the card for this.
    pub(super) fn for_target(&mut self, target: Target) {
        self.shared.workspace.set_target(target);
        let host = target.host.map_or("any host", Host::noun);
        let version = target.version.map(|version| format!(" in version {version}")).unwrap_or_default();
        self.notice = Some(Notice::good(format!("the card is made for {host}{version}")));
    }
}

/// What came with a version.
fn news(version: Version) -> String {
    let new =
        |ty: &&catalogue::ElementType| ty.family == Family::Adaptive && ty.since == version && !ty.fresh.is_empty();
    let names: Vec<&str> = catalogue::all().filter(new).map(catalogue::ElementType::tag).collect();
    match names.len().saturating_sub(NAMED) {
        _ if names.is_empty() => "only new properties".to_owned(),
        0 => format!("new: {}", names.join(", ")),
        more => format!("new: {} and {more} more", names.get(..NAMED).unwrap_or_default().join(", ")),
    }
}

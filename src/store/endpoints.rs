//! Saved endpoints: name, kind and tags in one file, the URLs in another that nobody needs to open.
//!
//! Every change is a read, a change and a write under one lock, so that two processes never lose each other's. The two
//! sandboxes are listed in front; their URLs are not saved anywhere, since their port changes ([`super::run`]).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::error::Named;
use super::lock::Lock;
use super::secrets::Secrets;
use super::versioned::{self, Loaded};
use super::{Home, StoreError, aside, clock, name};
use crate::teams::{EndpointKind, Verdict, WebhookUrl};

/// The newest format of the file.
const VERSION: u64 = 1;
/// The most characters of a tag.
const LONGEST_TAG: usize = 32;
/// What stands before the name of an environment variable that holds a webhook URL, where an endpoint is named.
pub const ENVIRONMENT: &str = "env:";

/// The endpoints that are always there, and the kind that each speaks.
pub const BUILT_IN: [(&str, EndpointKind); 2] =
    [("sandbox", EndpointKind::Workflow), ("sandbox-o365", EndpointKind::Incoming)];

/// An endpoint, without its URL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its name.
    pub name: String,
    /// What stands behind it.
    pub kind: EndpointKind,
    /// Marks, such as `production`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What may be shown of its URL; empty for a sandbox.
    pub masked: String,
    /// When it was added (RFC 3339, UTC); empty for a sandbox.
    #[serde(default)]
    pub created: String,
    /// What became of the last message.
    #[serde(default)]
    pub last: Option<LastVerdict>,
}

/// What became of the last message to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// When it came (RFC 3339, UTC).
    pub at: String,
}

/// What is to be changed of an endpoint; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    /// Another URL.
    pub url: Option<WebhookUrl>,
    /// Another kind.
    pub kind: Option<EndpointKind>,
    /// Other tags, in the place of all there were.
    pub tags: Option<Vec<String>>,
}

impl Endpoint {
    /// Whether it is one of the sandboxes, which cannot be changed.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        is_built_in(&self.name)
    }

    /// Whether it has a tag, in any case.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own.eq_ignore_ascii_case(tag))
    }
}

/// Whether a name belongs to one of the sandboxes.
#[must_use]
pub fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|(own, _)| *own == name)
}

/// All endpoints: the sandboxes, then the saved ones by name.
///
/// # Errors
/// When the file cannot be read; [`StoreError::Corrupt`] once, when it was damaged and has been set aside.
pub fn list(home: &Home) -> Result<Vec<Endpoint>, StoreError> {
    let Book { mut endpoints, sandboxes } = Book::read(home)?;
    endpoints.sort_by_cached_key(|endpoint| (endpoint.name.to_lowercase(), endpoint.name.clone()));
    let mut all: Vec<_> = BUILT_IN.iter().map(|(name, kind)| built_in(name, *kind, &sandboxes)).collect();
    all.append(&mut endpoints);
    Ok(all)
}

/// The endpoint of a name.
///
/// # Errors
/// [`StoreError::UnknownName`]; and as [`list`].
pub fn find(home: &Home, name: &str) -> Result<Endpoint, StoreError> {
    list(home)?.into_iter().find(|endpoint| endpoint.name == name).ok_or_else(|| unknown(name))
}

/// The URL of a saved endpoint.
///
/// # Errors
/// [`StoreError::UnknownName`], also for the sandboxes; [`StoreError::MissingSecret`].
pub fn url(home: &Home, name: &str) -> Result<WebhookUrl, StoreError> {
    if !Book::read(home)?.endpoints.iter().any(|endpoint| endpoint.name == name) {
        return Err(unknown(name));
    }
    Secrets::read(home)?.url(name)
}

/// Whether a name may be given to an endpoint.
///
/// # Errors
/// [`StoreError::BadName`] with the rule that it breaks.
pub fn check_name(name: &str) -> Result<(), StoreError> {
    let bad = |reason| Err(StoreError::BadName { what: Named::Endpoint, name: name.to_owned(), reason });
    if is_built_in(name) {
        return bad("the sandboxes have it");
    }
    if name.starts_with(ENVIRONMENT) {
        return bad("`env:` stands for a URL from the environment");
    }
    name::check(Named::Endpoint, name)
}

/// Saves an endpoint.
///
/// # Errors
/// When the name is taken or not allowed, a tag is not allowed, or the disk refuses.
pub fn add(
    home: &Home,
    name: &str,
    url: &WebhookUrl,
    kind: EndpointKind,
    tags: &[String],
) -> Result<Endpoint, StoreError> {
    check_name(name)?;
    let tags = checked_tags(tags)?;
    let _lock = lock(home)?;
    let mut book = Book::load(home)?;
    book.refuse_taken(name)?;
    let endpoint =
        Endpoint { name: name.to_owned(), kind, tags, masked: url.masked(), created: clock::now(), last: None };
    // The URL goes first: an endpoint without one would be worse than a URL without an endpoint.
    let mut secrets = Secrets::load(home)?;
    secrets.set(name, url);
    secrets.save(home)?;
    book.endpoints.push(endpoint.clone());
    book.save(home)?;
    Ok(endpoint)
}

/// Changes an endpoint, and gives it as it is then.
///
/// # Errors
/// When there is none of that name, it is a sandbox, a tag is not allowed, or the disk refuses.
pub fn edit(home: &Home, name: &str, edit: &Edit) -> Result<Endpoint, StoreError> {
    let tags = edit.tags.as_deref().map(checked_tags).transpose()?;
    let _lock = lock(home)?;
    let mut book = Book::load(home)?;
    let endpoint = book.find(name)?;
    if let Some(url) = &edit.url {
        let mut secrets = Secrets::load(home)?;
        secrets.set(name, url);
        secrets.save(home)?;
        endpoint.masked = url.masked();
        endpoint.last = None;
    }
    endpoint.kind = edit.kind.unwrap_or(endpoint.kind);
    endpoint.tags = tags.unwrap_or_else(|| std::mem::take(&mut endpoint.tags));
    let endpoint = endpoint.clone();
    book.save(home)?;
    Ok(endpoint)
}

/// Gives an endpoint another name.
///
/// # Errors
/// When there is none of the old name, it is a sandbox, or the new name is taken or not allowed.
pub fn rename(home: &Home, old: &str, new: &str) -> Result<(), StoreError> {
    check_name(new)?;
    let _lock = lock(home)?;
    let mut book = Book::load(home)?;
    book.find(old)?;
    if old == new {
        return Ok(());
    }
    book.refuse_taken(new)?;
    // Both names know the URL until the endpoint has the new one: a crash in between loses nothing.
    let mut secrets = Secrets::load(home)?;
    secrets.copy(old, new);
    secrets.save(home)?;
    new.clone_into(&mut book.find(old)?.name);
    book.save(home)?;
    secrets.remove(old);
    secrets.save(home)
}

/// Forgets an endpoint and its URL.
///
/// # Errors
/// When there is none of that name, it is a sandbox, or the disk refuses.
pub fn remove(home: &Home, name: &str) -> Result<(), StoreError> {
    let _lock = lock(home)?;
    let mut book = Book::load(home)?;
    book.find(name)?;
    // The credential goes first: it must not outlive what the user sees.
    let mut secrets = Secrets::load(home)?;
    secrets.remove(name);
    secrets.save(home)?;
    book.endpoints.retain(|endpoint| endpoint.name != name);
    book.save(home)
}

/// Notes what became of a message to an endpoint; one that was removed meanwhile is passed over.
///
/// # Errors
/// When the disk refuses.
pub fn note(home: &Home, name: &str, verdict: Verdict) -> Result<(), StoreError> {
    let last = LastVerdict { verdict, at: clock::now() };
    let _lock = lock(home)?;
    let mut book = Book::load(home)?;
    if is_built_in(name) {
        book.sandboxes.insert(name.to_owned(), last);
    } else if let Ok(endpoint) = book.find(name) {
        endpoint.last = Some(last);
    } else {
        return Ok(());
    }
    book.save(home)
}

/// The file.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Book {
    endpoints: Vec<Endpoint>,
    /// The last verdicts of the built-in endpoints.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    sandboxes: BTreeMap<String, LastVerdict>,
}

impl Book {
    /// Reads the file without a lock: it is always whole. Only one found damaged is looked at again under the lock.
    fn read(home: &Home) -> Result<Self, StoreError> {
        match versioned::load(&home.endpoints_file(), VERSION)? {
            Loaded::Whole(book) => Ok(book),
            Loaded::Absent => Ok(Self::default()),
            Loaded::Damaged(_) => {
                let _lock = lock(home)?;
                Self::load(home)
            }
        }
    }

    /// Reads the file under the lock; a damaged one is set aside.
    fn load(home: &Home) -> Result<Self, StoreError> {
        let path = home.endpoints_file();
        match versioned::load(&path, VERSION)? {
            Loaded::Whole(book) => Ok(book),
            Loaded::Absent => Ok(Self::default()),
            Loaded::Damaged(reason) => Err(aside::set_aside(&path, reason)?.into()),
        }
    }

    fn save(&self, home: &Home) -> Result<(), StoreError> {
        versioned::save(&home.endpoints_file(), VERSION, self)
    }

    /// A saved endpoint, to change it.
    fn find(&mut self, name: &str) -> Result<&mut Endpoint, StoreError> {
        if is_built_in(name) {
            return Err(StoreError::BadName {
                what: Named::Endpoint,
                name: name.to_owned(),
                reason: "the sandboxes are built in and stay as they are",
            });
        }
        self.endpoints.iter_mut().find(|endpoint| endpoint.name == name).ok_or_else(|| unknown(name))
    }

    fn refuse_taken(&self, name: &str) -> Result<(), StoreError> {
        if self.endpoints.iter().any(|endpoint| endpoint.name == name) {
            return Err(StoreError::Exists { what: Named::Endpoint, name: name.to_owned() });
        }
        Ok(())
    }
}

pub(super) fn lock(home: &Home) -> Result<Lock, StoreError> {
    Lock::acquire(&home.endpoints_file().with_extension("lock"))
}

fn built_in(name: &str, kind: EndpointKind, verdicts: &BTreeMap<String, LastVerdict>) -> Endpoint {
    Endpoint {
        name: name.to_owned(),
        kind,
        tags: Vec::new(),
        masked: String::new(),
        created: String::new(),
        last: verdicts.get(name).cloned(),
    }
}

fn unknown(name: &str) -> StoreError {
    StoreError::UnknownName { what: Named::Endpoint, name: name.to_owned() }
}

/// Tags without blanks around them and without doubles.
fn checked_tags(tags: &[String]) -> Result<Vec<String>, StoreError> {
    let mut checked: Vec<String> = Vec::new();
    for tag in tags.iter().map(|tag| tag.trim()) {
        name::check(Named::Tag, tag)?;
        if tag.chars().count() > LONGEST_TAG {
            let reason = "it is longer than 32 characters";
            return Err(StoreError::BadName { what: Named::Tag, name: tag.to_owned(), reason });
        }
        if !checked.iter().any(|other| other.eq_ignore_ascii_case(tag)) {
            checked.push(tag.to_owned());
        }
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const URL: &str =
        "https://prod-1.westeurope.logic.azure.com/workflows/abc/triggers/manual/paths/invoke?sig=Very%2fSecret";

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        (folder, home)
    }

    fn a_url(text: &str) -> WebhookUrl {
        WebhookUrl::parse(text).unwrap()
    }

    fn names(home: &Home) -> Vec<String> {
        list(home).unwrap().into_iter().map(|endpoint| endpoint.name).collect()
    }

    #[test]
    fn the_sandboxes_are_there_from_the_start() {
        let (folder, home) = home();
        assert_eq!(names(&home), ["sandbox", "sandbox-o365"]);
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "a look creates nothing");
        assert!(matches!(remove(&home, "sandbox"), Err(StoreError::BadName { .. })));
        for name in ["sandbox", "sandbox-o365", "env:URL", "a/b", ""] {
            let added = add(&home, name, &a_url(URL), EndpointKind::Workflow, &[]);
            assert!(matches!(added, Err(StoreError::BadName { .. })), "{name}");
        }
        note(&home, "sandbox", Verdict::Accepted).unwrap();
        assert_eq!(find(&home, "sandbox").unwrap().last.unwrap().verdict, Verdict::Accepted);
    }

    #[test]
    fn an_endpoint_lives_and_changes() {
        let (_folder, home) = home();
        let tags = [" production ".to_owned(), "Production".to_owned(), "ops".to_owned()];
        let added = add(&home, "ops", &a_url(URL), EndpointKind::Workflow, &tags).unwrap();
        assert_eq!(added.tags, ["production", "ops"]);
        assert!(added.has_tag("PRODUCTION"));
        assert_eq!(find(&home, "ops"), Ok(added));
        assert_eq!(url(&home, "ops").unwrap().expose(), URL);
        let again = add(&home, "ops", &a_url(URL), EndpointKind::Workflow, &[]);
        assert!(matches!(again, Err(StoreError::Exists { .. })));
        note(&home, "ops", Verdict::Refused).unwrap();
        assert_eq!(find(&home, "ops").unwrap().last.unwrap().verdict, Verdict::Refused);
        rename(&home, "ops", "alerts").unwrap();
        assert!(matches!(url(&home, "ops"), Err(StoreError::UnknownName { .. })));
        assert_eq!(url(&home, "alerts").unwrap().expose(), URL);
        let other =
            Edit { url: Some(a_url("https://example.org/hook")), kind: Some(EndpointKind::Generic), tags: None };
        let edited = edit(&home, "alerts", &other).unwrap();
        assert_eq!((edited.kind, edited.tags.len(), edited.last), (EndpointKind::Generic, 2, None));
        assert_eq!(url(&home, "alerts").unwrap().expose(), "https://example.org/hook");
        remove(&home, "alerts").unwrap();
        assert_eq!(names(&home).len(), 2);
        assert!(!fs::read_to_string(home.secrets_file()).unwrap().contains("example"));
        note(&home, "alerts", Verdict::Unknown).unwrap();
    }

    #[test]
    fn the_url_stands_in_the_secrets_only() {
        let (_folder, home) = home();
        add(&home, "ops", &a_url(URL), EndpointKind::Workflow, &[]).unwrap();
        assert!(!fs::read_to_string(home.endpoints_file()).unwrap().contains("Secret"));
        assert!(fs::read_to_string(home.secrets_file()).unwrap().contains(URL));
        assert!(!format!("{:?}", find(&home, "ops").unwrap()).contains("Secret"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
            let secrets = home.secrets_file();
            assert_eq!((mode(&secrets), mode(secrets.parent().unwrap())), (0o600, 0o700));
        }
    }

    #[test]
    fn damage_is_set_aside_and_told_once() {
        let (_folder, home) = home();
        add(&home, "ops", &a_url(URL), EndpointKind::Workflow, &[]).unwrap();
        let secrets = fs::read(home.secrets_file()).unwrap();
        fs::write(home.secrets_file(), "{\"version\":1,\"ur").unwrap();
        assert!(matches!(url(&home, "ops"), Err(StoreError::Corrupt { .. })));
        assert_eq!(url(&home, "ops"), Err(StoreError::MissingSecret { name: "ops".to_owned() }));
        fs::write(home.secrets_file(), secrets).unwrap();
        fs::write(home.endpoints_file(), "garbage").unwrap();
        let Err(StoreError::Corrupt { set_aside, .. }) = list(&home) else { panic!("damage is told") };
        assert_eq!(fs::read_to_string(set_aside).unwrap(), "garbage");
        assert_eq!(names(&home).len(), 2);
        fs::write(home.endpoints_file(), "{\"version\":2}").unwrap();
        assert!(matches!(list(&home), Err(StoreError::Newer { .. })));
        assert!(matches!(remove(&home, "ops"), Err(StoreError::Newer { .. })));
    }

    #[test]
    fn changes_at_the_same_time_are_all_kept() {
        let (_folder, home) = home();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let home = &home;
                scope.spawn(move || {
                    for count in 0..5 {
                        let name = format!("e{thread}{count}");
                        add(home, &name, &a_url(URL), EndpointKind::Workflow, &[]).unwrap();
                    }
                });
            }
        });
        assert_eq!(names(&home).len(), 22);
        assert!(names(&home).iter().skip(2).all(|name| url(&home, name).is_ok()));
    }
}

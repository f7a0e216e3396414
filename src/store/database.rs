//! SQLite databases: opened, migrated, and set aside when they are damaged.
//!
//! They keep a rollback journal, not a write-ahead log: nothing stays beside the file between two calls, and it also
//! works in home directories on a network.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::lock::Lock;
use super::{Notice, StoreError, aside, clock, home};

/// How long a call waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a database holds.
#[derive(Debug)]
pub(super) struct Schema {
    /// The steps from an empty database to the newest format; only ever appended to.
    pub migrations: &'static [M<'static>],
    /// A query that works on every whole database of this kind.
    pub probe: &'static str,
    /// Whether a commit survives a loss of power (`FULL`) or only the end of the process (`NORMAL`).
    pub synchronous: &'static str,
}

/// An open database. Calls take turns.
#[derive(Debug)]
pub(super) struct Database {
    path: PathBuf,
    schema: &'static Schema,
    open: Mutex<Open>,
}

#[derive(Debug)]
struct Open {
    connection: Connection,
    notice: Option<Notice>,
}

/// Why a database could not be used.
enum Failure {
    /// Its content is damaged.
    Damaged(String),
    /// Everything else.
    Other(StoreError),
}

impl Database {
    /// Opens a database, creates it when it is missing, migrates it when it is older. A damaged one is set aside, and a
    /// new one begun.
    pub(super) fn open(path: &Path, schema: &'static Schema) -> Result<(Self, Option<Notice>), StoreError> {
        let (connection, notice) = match connect(path, schema) {
            Ok(connection) => (connection, None),
            Err(Failure::Other(error)) => return Err(error),
            Err(Failure::Damaged(reason)) => renew(path, schema, &reason)?,
        };
        let open = Mutex::new(Open { connection, notice: None });
        Ok((Self { path: path.to_owned(), schema, open }, notice))
    }

    /// A database that ends with the process.
    pub(super) fn in_memory(schema: &'static Schema) -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let connection = Connection::open_in_memory().map_err(|error| failure(&path, &error).into_error(&path))?;
        let connection = prepare(&path, connection, schema).map_err(|failure| failure.into_error(&path))?;
        Ok(Self { path, schema, open: Mutex::new(Open { connection, notice: None }) })
    }

    /// Does something in one transaction. When the database turns out to be damaged, it is set aside and the work is
    /// done once more on a new one; [`Self::take_notice`] tells.
    pub(super) fn run<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let mut open = self.lock();
        let reason = match transact(&self.path, &mut open.connection, &work) {
            Ok(done) => return Ok(done),
            Err(Failure::Other(error)) => return Err(error),
            Err(Failure::Damaged(reason)) => reason,
        };
        let (connection, notice) = renew(&self.path, self.schema, &reason)?;
        open.connection = connection;
        if notice.is_some() {
            open.notice = notice;
        }
        transact(&self.path, &mut open.connection, &work).map_err(|failure| failure.into_error(&self.path))
    }

    /// What [`Self::run`] had to set aside, told once.
    pub(super) fn take_notice(&self) -> Option<Notice> {
        self.lock().notice.take()
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Failure {
    fn into_error(self, path: &Path) -> StoreError {
        match self {
            Self::Other(error) => error,
            Self::Damaged(reason) => StoreError::Storage { path: path.to_owned(), reason },
        }
    }
}

fn transact<T>(
    path: &Path,
    connection: &mut Connection,
    work: impl Fn(&Connection) -> rusqlite::Result<T>,
) -> Result<T, Failure> {
    let done = connection.transaction().and_then(|transaction| {
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    });
    done.map_err(|error| failure(path, &error))
}

/// Opens the database again, after somebody found it damaged: if it still is, it is set aside first.
fn renew(path: &Path, schema: &'static Schema, reason: &str) -> Result<(Connection, Option<Notice>), StoreError> {
    // Another process may be about to do the same, and must not set aside the new database.
    let lock = Lock::acquire(&path.with_extension("renew.lock"))?;
    let renewed = renew_locked(path, schema, reason);
    lock.retire();
    renewed
}

fn renew_locked(
    path: &Path,
    schema: &'static Schema,
    reason: &str,
) -> Result<(Connection, Option<Notice>), StoreError> {
    if let Ok(connection) = connect(path, schema)
        && let Ok(found) = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
        && found == "ok"
    {
        return Ok((connection, None));
    }
    let notice = aside::set_aside(path, reason)?;
    let connection = connect(path, schema).map_err(|failure| failure.into_error(path))?;
    Ok((connection, Some(notice)))
}

fn connect(path: &Path, schema: &'static Schema) -> Result<Connection, Failure> {
    create(path).map_err(Failure::Other)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| failure(path, &error))?;
    prepare(path, connection, schema)
}

/// SQLite would create the file for everyone to read; what it puts beside it later gets the permissions of the file.
fn create(path: &Path) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        home::create_dir(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|error| StoreError::storage(path, &error))
}

fn prepare(path: &Path, mut connection: Connection, schema: &'static Schema) -> Result<Connection, Failure> {
    let sqlite = |error| failure(path, &error);
    connection.busy_timeout(PATIENCE).map_err(sqlite)?;
    connection.pragma_update(None, "synchronous", schema.synchronous).map_err(sqlite)?;
    connection.pragma_update(None, "cache_size", -512).map_err(sqlite)?; // in KiB; the default is four times that
    migrate(path, &mut connection, schema)?;
    match connection.prepare(schema.probe).and_then(|mut probe| probe.exists([])) {
        Ok(_) => Ok(connection),
        // Whole as a database, but not one of ours.
        Err(rusqlite::Error::SqliteFailure(error, Some(words))) if error.code == ErrorCode::Unknown => {
            Err(Failure::Damaged(words))
        }
        Err(error) => Err(failure(path, &error)),
    }
}

fn migrate(path: &Path, connection: &mut Connection, schema: &'static Schema) -> Result<(), Failure> {
    if pending(path, connection, schema)? == 0 {
        return Ok(());
    }
    // Two processes that start together must not both take the same step.
    let lock = Lock::acquire(&path.with_extension("migrate.lock")).map_err(Failure::Other)?;
    let migrated = migrate_locked(path, connection, schema);
    lock.retire();
    migrated
}

fn migrate_locked(path: &Path, connection: &mut Connection, schema: &'static Schema) -> Result<(), Failure> {
    let pending = pending(path, connection, schema)?;
    let version = schema.migrations.len().saturating_sub(pending);
    if pending > 0 && version > 0 {
        keep_old(path, connection, version)?;
    }
    Migrations::from_slice(schema.migrations).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => failure(path, &err),
        error => Failure::Damaged(error.to_string()),
    })
}

/// How many steps the database is behind.
fn pending(path: &Path, connection: &Connection, schema: &'static Schema) -> Result<usize, Failure> {
    let version: i64 =
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(|error| failure(path, &error))?;
    let version = usize::try_from(version).unwrap_or_default();
    let known = schema.migrations.len();
    known.checked_sub(version).ok_or_else(|| {
        let (version, known) = (version as u64, known as u64);
        Failure::Other(StoreError::Newer { path: path.to_owned(), version, known })
    })
}

/// Keeps a copy of a database in an older format.
fn keep_old(path: &Path, connection: &Connection, version: usize) -> Result<(), Failure> {
    let copy = aside::beside(path, &format!(".v{version}-{}", clock::for_file_name()));
    create(&copy).map_err(Failure::Other)?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map(drop).map_err(|error| failure(path, &error))
}

/// What a failure of SQLite means for us.
fn failure(path: &Path, error: &rusqlite::Error) -> Failure {
    let reason = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt) => return Failure::Damaged("its pages do not fit together".to_owned()),
        Some(ErrorCode::NotADatabase) => return Failure::Damaged("it is no database".to_owned()),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            return Failure::Other(StoreError::Locked { path: path.to_owned() });
        }
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => "no permission to write".to_owned(),
        Some(ErrorCode::CannotOpen) => "the database cannot be opened".to_owned(),
        Some(ErrorCode::SystemIoFailure) => "the disk reported an error".to_owned(),
        _ => error.to_string(),
    };
    Failure::Other(StoreError::Storage { path: path.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    static FIRST: [M<'static>; 1] = [M::up("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")];
    static BOTH: [M<'static>; 2] = [
        M::up("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"),
        M::up("ALTER TABLE word ADD COLUMN note TEXT"),
    ];
    static OLD: Schema = Schema { migrations: &FIRST, probe: "SELECT text FROM word LIMIT 1", synchronous: "NORMAL" };
    static NEW: Schema =
        Schema { migrations: &BOTH, probe: "SELECT text, note FROM word LIMIT 1", synchronous: "NORMAL" };

    fn add(database: &Database, text: &str) -> Result<usize, StoreError> {
        database.run(|connection| connection.execute("INSERT INTO word (text) VALUES (?1)", [text]))
    }

    fn count(database: &Database) -> i64 {
        database
            .run(|connection| connection.query_row("SELECT count(note) + count(text) FROM word", [], |row| row.get(0)))
            .unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_database_is_one_private_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("home/words.sqlite");
        let (database, notice) = Database::open(&path, &NEW).unwrap();
        assert_eq!(notice, None);
        add(&database, "one").unwrap();
        assert_eq!(names(path.parent().unwrap()), ["words.sqlite"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn an_older_format_is_migrated_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words.sqlite");
        add(&Database::open(&path, &OLD).unwrap().0, "one").unwrap();
        let (database, notice) = Database::open(&path, &NEW).unwrap();
        assert_eq!((count(&database), notice), (1, None));
        drop(database);
        let kept = names(folder.path()).into_iter().find(|name| name.contains(".v1-")).unwrap();
        assert!(Database::open(&folder.path().join(kept), &OLD).is_ok());
        let newer = Database::open(&path, &OLD).unwrap_err();
        assert!(matches!(newer, StoreError::Newer { version: 2, known: 1, .. }));
    }

    #[test]
    fn what_is_no_database_of_ours_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words.sqlite");
        let foreign = folder.path().join("foreign.sqlite");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE x (y); PRAGMA user_version = 2").unwrap();
        let (whole, _) = Database::open(&folder.path().join("whole.sqlite"), &NEW).unwrap();
        for _ in 0..10 {
            add(&whole, &"x".repeat(1000)).unwrap();
        }
        drop(whole);
        let mut torn = fs::read(folder.path().join("whole.sqlite")).unwrap();
        torn.truncate(torn.len() / 2 + 7);
        for content in [b"garbage".to_vec(), vec![0xff; 5000], fs::read(&foreign).unwrap(), torn] {
            fs::write(&path, &content).unwrap();
            let (database, notice) = Database::open(&path, &NEW).unwrap();
            let notice = notice.unwrap_or_else(|| panic!("{} bytes were taken for a database", content.len()));
            assert_eq!(fs::read(notice.set_aside).unwrap(), content);
            add(&database, "works").unwrap();
        }
    }

    #[test]
    fn damage_found_later_is_set_aside_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words.sqlite");
        let (database, _) = Database::open(&path, &NEW).unwrap();
        for _ in 0..50 {
            add(&database, &"x".repeat(1000)).unwrap();
        }
        drop(database);
        let mut bytes = fs::read(&path).unwrap();
        let end = bytes.len();
        bytes[end - 8192..].fill(0xee);
        fs::write(&path, &bytes).unwrap();
        let (database, notice) = Database::open(&path, &NEW).unwrap();
        assert_eq!(notice, None, "opening does not read everything");
        add(&database, "goes to the new one").unwrap();
        assert_eq!(fs::read(database.take_notice().unwrap().set_aside).unwrap(), bytes);
        assert_eq!((count(&database), database.take_notice()), (1, None));
    }

    #[test]
    fn a_folder_in_its_place_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = Database::open(folder.path(), &NEW).unwrap_err();
        assert!(matches!(error, StoreError::Storage { .. }), "{error}");
    }

    #[test]
    fn a_full_database_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (database, _) = Database::open(&folder.path().join("words.sqlite"), &NEW).unwrap();
        database.lock().connection.pragma_update(None, "max_page_count", 4).unwrap();
        let error = add(&database, &"x".repeat(100_000)).unwrap_err();
        assert!(matches!(error, StoreError::Storage { reason, .. } if reason == "the disk is full"));
        add(&database, "small").unwrap();
    }
}

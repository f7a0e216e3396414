//! What the sandbox received: the newest messages of its channels.

use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::{Connection, OptionalExtension, Row, params};
use rusqlite_migration::M;

use super::database::{Database, Schema};
use super::{Home, Notice, StoreError, clock};

/// How many messages are kept.
pub const KEPT: usize = 10_000;

/// How many bytes of messages are kept; the newest is, whatever its size.
pub const KEPT_BYTES: usize = 256 * 1024 * 1024;

static MIGRATIONS: [M<'static>; 1] = [M::up(
    "CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        channel TEXT NOT NULL,
        dialect TEXT NOT NULL,
        received_at TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        payload TEXT NOT NULL
    ) STRICT",
)];

const SELECT: &str = "SELECT id, channel, dialect, received_at, bytes, payload FROM message";

/// A commit need not survive a loss of power: a sandbox that answers at once is worth more.
static SCHEMA: Schema = Schema {
    migrations: &MIGRATIONS,
    probe: "SELECT id, channel, dialect, received_at, bytes, payload FROM message LIMIT 1",
    synchronous: "NORMAL",
};

/// A message as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// The channel that it was posted to.
    pub channel: String,
    /// The dialect of the endpoint that took it.
    pub dialect: String,
    /// Its body, as it came over the wire.
    pub payload: String,
    /// Size of the body.
    pub bytes: usize,
}

/// A message in a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its number, growing, never given twice.
    pub id: i64,
    /// The channel that it was posted to.
    pub channel: String,
    /// The dialect of the endpoint that took it.
    pub dialect: String,
    /// When (RFC 3339, UTC).
    pub received_at: String,
    /// Size of the body.
    pub bytes: usize,
    /// Its body.
    pub payload: String,
}

/// The messages of the sandbox.
#[derive(Debug)]
pub struct Messages {
    database: Database,
    kept: usize,
    kept_bytes: usize,
    /// At least as many bytes as this process knows to be held; counted anew only when that is too many.
    held: AtomicI64,
}

impl Messages {
    /// Opens the messages, begins when there are none. The notice tells of a damaged file that was set aside.
    ///
    /// # Errors
    /// When the disk refuses, or the file is of a newer cardwright.
    pub fn open(home: &Home) -> Result<(Self, Option<Notice>), StoreError> {
        let (database, notice) = Database::open(&home.messages_file(), &SCHEMA)?;
        Ok((Self { database, kept: KEPT, kept_bytes: KEPT_BYTES, held: AtomicI64::new(i64::MAX) }, notice))
    }

    /// Messages that end with the process.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self {
            database: Database::in_memory(&SCHEMA)?,
            kept: KEPT,
            kept_bytes: KEPT_BYTES,
            held: AtomicI64::new(i64::MAX),
        })
    }

    /// Adds a message; the oldest go when there are more than [`KEPT`], or more bytes than [`KEPT_BYTES`].
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn append(&self, message: &NewMessage) -> Result<Message, StoreError> {
        let received_at = clock::now();
        self.database.run(|connection| {
            let id = insert(connection, message, &received_at)?;
            self.drop_oldest(connection, id)?;
            self.drop_bytes(connection, id, message.bytes)?;
            Ok(Message {
                id,
                channel: message.channel.clone(),
                dialect: message.dialect.clone(),
                received_at: received_at.clone(),
                bytes: message.bytes,
                payload: message.payload.clone(),
            })
        })
    }

    /// All messages, the oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn all(&self) -> Result<Vec<Message>, StoreError> {
        self.since(0)
    }

    /// The messages after the one with number `id`, the oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn since(&self, id: i64) -> Result<Vec<Message>, StoreError> {
        self.select("WHERE id > ?1 ORDER BY id", id)
    }

    /// The first messages after the one with number `id`, the oldest first: one, and more until they have `bytes` together.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn page(&self, id: i64, bytes: usize) -> Result<Vec<Message>, StoreError> {
        let query = format!("{SELECT} WHERE id > ?1 ORDER BY id");
        self.database.run(|connection| {
            let mut statement = connection.prepare_cached(&query)?;
            let mut page = Vec::new();
            let mut read: usize = 0;
            for message in statement.query_map([id], message)? {
                let message = message?;
                read = read.saturating_add(message.payload.len());
                page.push(message);
                if read >= bytes {
                    break;
                }
            }
            Ok(page)
        })
    }

    /// At most `limit` messages before the one with number `id` (`i64::MAX`: before the end), the oldest first: what a
    /// screen shows.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn before(&self, id: i64, limit: usize) -> Result<Vec<Message>, StoreError> {
        let mut messages = self.select(&format!("WHERE id < ?1 ORDER BY id DESC LIMIT {limit}"), id)?;
        messages.reverse();
        Ok(messages)
    }

    /// How many messages there are.
    ///
    /// # Errors
    /// When they cannot be counted.
    pub fn count(&self) -> Result<usize, StoreError> {
        let count: i64 = self
            .database
            .run(|connection| connection.query_row("SELECT count(*) FROM message", [], |row| row.get(0)))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Forgets all messages; numbers go on where they were.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn clear(&self) -> Result<(), StoreError> {
        self.database.run(|connection| connection.execute("DELETE FROM message", [])).map(drop)
    }

    /// What was found damaged and set aside since opening; told once.
    #[must_use]
    pub fn take_notice(&self) -> Option<Notice> {
        self.database.take_notice()
    }

    fn select(&self, which: &str, id: i64) -> Result<Vec<Message>, StoreError> {
        let query = format!("{SELECT} {which}");
        self.database.run(|connection| {
            let mut statement = connection.prepare_cached(&query)?;
            statement.query_map([id], message)?.collect()
        })
    }

    /// Numbers have no gaps but those of [`Self::clear`], so the oldest that may stay is known without counting.
    fn drop_oldest(&self, connection: &Connection, newest: i64) -> rusqlite::Result<()> {
        let kept = i64::try_from(self.kept).unwrap_or(i64::MAX);
        connection.prepare_cached("DELETE FROM message WHERE id <= ?1")?.execute([newest.saturating_sub(kept)])?;
        Ok(())
    }

    /// Drops the oldest, one by one, until the rest is small enough.
    fn drop_bytes(&self, connection: &Connection, newest: i64, added: usize) -> rusqlite::Result<()> {
        let kept = i64::try_from(self.kept_bytes).unwrap_or(i64::MAX);
        let known = self.held.load(Ordering::Acquire).saturating_add(i64::try_from(added).unwrap_or(i64::MAX));
        self.held.store(known, Ordering::Release);
        if known <= kept {
            return Ok(());
        }
        let total = "SELECT coalesce(sum(bytes), 0) FROM message";
        let mut held: i64 = connection.prepare_cached(total)?.query_row([], |row| row.get(0))?;
        while held > kept {
            let oldest = "DELETE FROM message WHERE id = (SELECT min(id) FROM message WHERE id < ?1) RETURNING bytes";
            let dropped =
                connection.prepare_cached(oldest)?.query_row([newest], |row| row.get::<_, i64>(0)).optional()?;
            let Some(dropped) = dropped else { break };
            held -= dropped;
        }
        self.held.store(held, Ordering::Release);
        Ok(())
    }
}

fn insert(connection: &Connection, message: &NewMessage, received_at: &str) -> rusqlite::Result<i64> {
    let NewMessage { channel, dialect, payload, bytes } = message;
    let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "INSERT INTO message (channel, dialect, received_at, bytes, payload) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![channel, dialect, received_at, bytes, payload])?;
    Ok(connection.last_insert_rowid())
}

fn message(row: &Row<'_>) -> rusqlite::Result<Message> {
    Ok(Message {
        id: row.get(0)?,
        channel: row.get(1)?,
        dialect: row.get(2)?,
        received_at: row.get(3)?,
        bytes: row.get::<_, i64>(4).map(|bytes| usize::try_from(bytes).unwrap_or_default())?,
        payload: row.get(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_message(payload: &str) -> NewMessage {
        NewMessage {
            channel: "general".to_owned(),
            dialect: "workflow".to_owned(),
            payload: payload.to_owned(),
            bytes: payload.len(),
        }
    }

    fn ids(messages: &[Message]) -> Vec<i64> {
        messages.iter().map(|message| message.id).collect()
    }

    #[test]
    fn messages_arrive_in_order_and_stay() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let (messages, _) = Messages::open(&home).unwrap();
        let first = messages.append(&a_message("{\"a\": 1}")).unwrap();
        messages.append(&a_message("{}")).unwrap();
        drop(messages);
        let (messages, _) = Messages::open(&home).unwrap();
        assert_eq!(messages.all().unwrap().first(), Some(&first));
        assert_eq!(ids(&messages.since(first.id).unwrap()), [2]);
        messages.clear().unwrap();
        assert_eq!(messages.count(), Ok(0));
        assert_eq!(messages.append(&a_message("{}")).unwrap().id, 3, "a number is never given twice");
    }

    #[test]
    fn only_the_newest_are_kept() {
        let messages = Messages { kept: 3, ..Messages::in_memory().unwrap() };
        for count in 0..7 {
            messages.append(&a_message(&format!("{count}"))).unwrap();
        }
        assert_eq!(ids(&messages.all().unwrap()), [5, 6, 7]);
        assert_eq!(ids(&messages.before(7, 1).unwrap()), [6]);
        assert_eq!(ids(&messages.before(i64::MAX, 2).unwrap()), [6, 7]);
        messages.clear().unwrap();
        messages.append(&a_message("8")).unwrap();
        assert_eq!(ids(&messages.all().unwrap()), [8]);
    }

    #[test]
    fn only_so_many_bytes_are_kept() {
        let messages = Messages { kept_bytes: 10, ..Messages::in_memory().unwrap() };
        for payload in ["1234", "12", "1234"] {
            messages.append(&a_message(payload)).unwrap();
        }
        assert_eq!(ids(&messages.all().unwrap()), [1, 2, 3]);
        messages.append(&a_message("12345")).unwrap();
        assert_eq!(ids(&messages.all().unwrap()), [3, 4]);
        messages.append(&a_message("12345678901")).unwrap();
        assert_eq!(ids(&messages.all().unwrap()), [5], "the newest stays, whatever its size");
        assert_eq!(Messages::in_memory().unwrap().kept_bytes, 256 * 1024 * 1024);
    }

    #[test]
    fn pages_are_of_bytes() {
        let messages = Messages::in_memory().unwrap();
        for payload in ["1234", "12", "1234"] {
            messages.append(&a_message(payload)).unwrap();
        }
        assert_eq!(ids(&messages.page(0, 5).unwrap()), [1, 2]);
        assert_eq!(ids(&messages.page(1, 1).unwrap()), [2]);
        assert_eq!(ids(&messages.page(2, 99).unwrap()), [3]);
        assert_eq!(messages.page(3, 99), Ok(Vec::new()));
    }

    #[test]
    fn ten_thousand_is_the_bound() {
        let messages = Messages::in_memory().unwrap();
        assert_eq!(messages.kept, 10_000);
        let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
                    INSERT INTO message (channel, dialect, received_at, bytes, payload) SELECT 'c', 'd', 't', 2, '{}' FROM n";
        messages.database.run(|connection| connection.execute(many, [])).unwrap();
        messages.append(&a_message("{}")).unwrap();
        assert_eq!(messages.count(), Ok(10_000));
        assert_eq!(messages.before(i64::MAX, 1).unwrap()[0].id, 10_001);
    }
}

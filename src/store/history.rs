//! What was sent, where to, and what became of it. Never holds more of a URL than may be shown.

use rusqlite::{Connection, OptionalExtension, Row, params};
use rusqlite_migration::M;
use serde::Serialize;

use super::database::{Database, Schema};
use super::{Home, Notice, StoreError};
use crate::teams::{EndpointKind, Verdict};

static MIGRATIONS: [M<'static>; 1] = [M::up(
    "CREATE TABLE sent (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sent_at TEXT NOT NULL,
        endpoint TEXT NOT NULL,
        kind TEXT NOT NULL,
        masked TEXT NOT NULL,
        card TEXT NOT NULL,
        verdict TEXT NOT NULL,
        status INTEGER,
        detail TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        elapsed_ms INTEGER NOT NULL,
        request TEXT NOT NULL,
        response_headers TEXT NOT NULL,
        response TEXT NOT NULL
    ) STRICT",
)];

static SCHEMA: Schema = Schema {
    migrations: &MIGRATIONS,
    probe: "SELECT id, sent_at, endpoint, kind, masked, card, verdict, status, detail, attempts, bytes, elapsed_ms, \
            request, response_headers, response FROM sent LIMIT 1",
    synchronous: "FULL",
};

/// A message that was sent, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// Its number, never given twice.
    pub id: i64,
    /// When (RFC 3339, UTC).
    pub sent_at: String,
    /// The endpoint's name then.
    pub endpoint: String,
    /// The endpoint's kind then.
    pub kind: EndpointKind,
    /// What may be shown of its URL.
    pub masked: String,
    /// The card's name.
    pub card: String,
    /// What became of it.
    pub verdict: Verdict,
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The verdict in words.
    pub detail: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Size of the request body.
    pub bytes: u64,
    /// How long it took.
    pub elapsed_ms: u64,
}

/// What went over the wire for a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// The body that was sent.
    pub request: String,
    /// The headers of the answer.
    pub response_headers: Vec<(String, String)>,
    /// The body of the answer, as far as it was kept.
    pub response: String,
}

/// A message to be recorded: `Sent` without its number, and the exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSend {
    /// When (RFC 3339, UTC; [`super::clock`] writes it).
    pub sent_at: String,
    /// The endpoint's name.
    pub endpoint: String,
    /// The endpoint's kind.
    pub kind: EndpointKind,
    /// What may be shown of its URL.
    pub masked: String,
    /// The card's name.
    pub card: String,
    /// What became of it.
    pub verdict: Verdict,
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The verdict in words.
    pub detail: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Size of the request body.
    pub bytes: u64,
    /// How long it took.
    pub elapsed_ms: u64,
    /// What went over the wire.
    pub exchange: Exchange,
}

/// The record of everything that was sent.
#[derive(Debug)]
pub struct History {
    database: Database,
}

impl History {
    /// Opens the history, creates it when there is none. The notice tells of a damaged one that was set aside.
    ///
    /// # Errors
    /// When the disk refuses, or the history is of a newer cardwright.
    pub fn open(home: &Home) -> Result<(Self, Option<Notice>), StoreError> {
        let (database, notice) = Database::open(&home.history_file(), &SCHEMA)?;
        Ok((Self { database }, notice))
    }

    /// Records a message, and gives its number.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn append(&self, sent: &NewSend) -> Result<i64, StoreError> {
        self.database.run(|connection| insert(connection, sent))
    }

    /// The newest messages, the newest first, at most `limit`. Every word of the filter has to occur in the endpoint, the
    /// card or the verdict, in any case.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn list(&self, limit: usize, filter: &str) -> Result<Vec<Sent>, StoreError> {
        let patterns: Vec<String> = filter.split_whitespace().map(like).collect();
        let condition = r" AND (endpoint LIKE ? ESCAPE '\' OR card LIKE ? ESCAPE '\' OR verdict LIKE ? ESCAPE '\')";
        let query = format!(
            "SELECT id, sent_at, endpoint, kind, masked, card, verdict, status, detail, attempts, bytes, elapsed_ms \
             FROM sent WHERE true{} ORDER BY id DESC LIMIT {limit}",
            condition.repeat(patterns.len()),
        );
        self.database.run(|connection| {
            let mut statement = connection.prepare(&query)?;
            let values = patterns.iter().flat_map(|pattern| [pattern; 3]);
            statement.query_map(rusqlite::params_from_iter(values), sent)?.collect()
        })
    }

    /// One message with its exchange; `None` when there is none of that number.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn get(&self, id: i64) -> Result<Option<(Sent, Exchange)>, StoreError> {
        self.database.run(|connection| {
            let query = "SELECT id, sent_at, endpoint, kind, masked, card, verdict, status, detail, attempts, bytes, \
                         elapsed_ms, request, response_headers, response FROM sent WHERE id = ?1";
            connection.query_row(query, [id], |row| Ok((sent(row)?, exchange(row)?))).optional()
        })
    }

    /// What was found damaged and set aside since opening; told once.
    #[must_use]
    pub fn take_notice(&self) -> Option<Notice> {
        self.database.take_notice()
    }
}

fn insert(connection: &Connection, sent: &NewSend) -> rusqlite::Result<i64> {
    let Exchange { request, response_headers, response } = &sent.exchange;
    let headers = serde_json::to_string(response_headers).unwrap_or_default();
    connection.execute(
        "INSERT INTO sent (sent_at, endpoint, kind, masked, card, verdict, status, detail, attempts, bytes, elapsed_ms, \
         request, response_headers, response) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            sent.sent_at,
            sent.endpoint,
            sent.kind.name(),
            sent.masked,
            sent.card,
            sent.verdict.name(),
            sent.status,
            sent.detail,
            sent.attempts,
            signed(sent.bytes),
            signed(sent.elapsed_ms),
            request,
            headers,
            response,
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

fn sent(row: &Row<'_>) -> rusqlite::Result<Sent> {
    let unsigned = |column| row.get::<_, i64>(column).map(|number| u64::try_from(number).unwrap_or_default());
    Ok(Sent {
        id: row.get(0)?,
        sent_at: row.get(1)?,
        endpoint: row.get(2)?,
        kind: row.get::<_, String>(3)?.parse().unwrap_or(EndpointKind::Generic),
        masked: row.get(4)?,
        card: row.get(5)?,
        verdict: row.get::<_, String>(6)?.parse().unwrap_or(Verdict::Unknown),
        status: row.get(7)?,
        detail: row.get(8)?,
        attempts: row.get(9)?,
        bytes: unsigned(10)?,
        elapsed_ms: unsigned(11)?,
    })
}

fn exchange(row: &Row<'_>) -> rusqlite::Result<Exchange> {
    let headers: String = row.get(13)?;
    Ok(Exchange {
        request: row.get(12)?,
        response_headers: serde_json::from_str(&headers).unwrap_or_default(),
        response: row.get(14)?,
    })
}

/// A pattern for `LIKE` that finds the word anywhere; its own wildcards stand for themselves.
fn like(word: &str) -> String {
    format!("%{}%", word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"))
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::clock;

    fn a_send(endpoint: &str, card: &str, verdict: Verdict) -> NewSend {
        NewSend {
            sent_at: clock::at_millis(1_700_000_000_000),
            endpoint: endpoint.to_owned(),
            kind: EndpointKind::Workflow,
            masked: "https://example.org/…abcd".to_owned(),
            card: card.to_owned(),
            verdict,
            status: Some(202),
            detail: "taken".to_owned(),
            attempts: 1,
            bytes: 321,
            elapsed_ms: 12,
            exchange: Exchange {
                request: "{\"type\":\"message\"}".to_owned(),
                response_headers: vec![("date".to_owned(), "today".to_owned())],
                response: "\u{0}é".to_owned(),
            },
        }
    }

    #[test]
    fn what_was_sent_comes_back_newest_first() {
        let folder = tempfile::tempdir().unwrap();
        let (history, notice) = History::open(&Home::at(folder.path())).unwrap();
        assert_eq!(notice, None);
        let first = history.append(&a_send("ops", "deploy alert", Verdict::Accepted)).unwrap();
        let second = history.append(&a_send("sandbox", "100%_done", Verdict::Refused)).unwrap();
        let ids = |limit, filter: &str| -> Vec<i64> {
            history.list(limit, filter).unwrap().into_iter().map(|sent| sent.id).collect()
        };
        assert_eq!(ids(10, ""), [second, first]);
        assert_eq!(ids(1, ""), [second]);
        assert_eq!(ids(10, "OPS deploy"), [first]);
        assert_eq!(ids(10, "ops refused"), [0; 0]);
        assert_eq!(ids(10, "%_d"), [second]);
        assert_eq!(ids(10, "'; DROP TABLE sent; --"), [0; 0]);
        let (sent, exchange) = history.get(first).unwrap().unwrap();
        let given = a_send("ops", "deploy alert", Verdict::Accepted);
        assert_eq!((sent.kind, sent.verdict, sent.status), (given.kind, given.verdict, given.status));
        assert_eq!((sent.bytes, sent.sent_at.as_str()), (321, "2023-11-14T22:13:20.000Z"));
        assert_eq!(exchange, given.exchange);
        assert_eq!(history.get(99), Ok(None));
    }

    #[test]
    fn two_processes_share_the_history() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    let (history, _) = History::open(&home).unwrap();
                    for _ in 0..5 {
                        history.append(&a_send("ops", "card", Verdict::Accepted)).unwrap();
                    }
                });
            }
        });
        assert_eq!(History::open(&home).unwrap().0.list(100, "").unwrap().len(), 15);
    }
}

use std::fs;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::*;
use crate::check::{Levels, Options};
use crate::json::{Change, Document};
use crate::preview;
use crate::store::endpoints;
use crate::store::file::fingerprint;
use crate::store::journal::Header;
use crate::teams::{Force, Verdict, WebhookUrl};
use crate::tui::app::{Mend, Question};
use crate::workbench::Origin;
use crate::workbench::actions::{JournalPlan, OpenRequest};

struct Bench {
    folder: tempfile::TempDir,
    home: Home,
    services: Services,
    answers: Receiver<Outcome>,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let (services, answers) = Self::services(&home);
        Self { folder, home, services, answers }
    }

    fn services(home: &Home) -> (Services, Receiver<Outcome>) {
        let (send, answers) = channel();
        let send = Mutex::new(send);
        let services = Services::new(home.clone(), Config::default(), move |message| {
            if let Message::Done(outcome) = message {
                let _ = send.lock().unwrap().send(outcome);
            }
        });
        (services, answers)
    }

    fn file(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("card.json");
        fs::write(&path, text).unwrap();
        path
    }

    fn settle(&self) {
        let patience = Instant::now();
        while !self.services.idle() {
            assert!(patience.elapsed() < Duration::from_secs(20), "never idle");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Everything that was answered until nothing is owed any more.
    fn told(&self) -> Vec<Outcome> {
        self.settle();
        self.answers.try_iter().collect()
    }

    /// The one answer of an effect.
    fn ask(&mut self, effect: Effect) -> Outcome {
        self.services.perform(effect);
        let mut told = self.told();
        assert_eq!(told.len(), 1, "{told:?}");
        told.remove(0)
    }

    /// The next start.
    fn again(&mut self) {
        self.services.finish(&Session::default(), Keep::Journal);
        (self.services, self.answers) = Self::services(&self.home);
    }
}

fn step(old: &str, new: &str) -> Record {
    Record::Step { name: "Edit".to_owned(), change: Change::between(old, new), merge: false }
}

fn create(path: &std::path::Path, text: &str) -> JournalPlan {
    JournalPlan::Create(Header::new(Some(path.to_owned()), "card", text, Some(fingerprint(text))))
}

fn send(job: u64, endpoint: &str) -> Effect {
    let document = Arc::new(Document::parse("{\"text\":\"hello\"}").unwrap());
    Effect::Send {
        job,
        endpoint: endpoint.to_owned(),
        document,
        card: "greeting".to_owned(),
        levels: Levels::default(),
        force: Force::No,
    }
}

#[test]
fn nothing_is_touched_before_it_is_asked_for() {
    let mut bench = Bench::new();
    assert!(bench.services.idle());
    bench.services.append(&[step("{}", "{ }")]);
    bench.services.sync();
    assert!(!bench.folder.path().join("home").exists());
    assert!(bench.told().is_empty());
}

#[test]
fn documents_are_read_and_written_in_order() {
    let mut bench = Bench::new();
    let path = bench.file("{}");
    let Outcome::Opened(Ok(opened)) = bench.ask(Effect::Open(OpenRequest::Path(path.clone()))) else { panic!() };
    assert_eq!((opened.text.as_str(), &opened.origin), ("{}", &Origin::File(path.clone())));
    for number in 0..50 {
        bench.services.perform(Effect::Save {
            target: SaveTarget::Origin,
            origin: Origin::File(path.clone()),
            text: format!("[{number}]"),
            expected: None,
            overwrite: true,
        });
    }
    assert_eq!(bench.told().len(), 50);
    assert_eq!(fs::read_to_string(&path).unwrap(), "[49]");
    let save = |target| Effect::Save {
        target,
        origin: Origin::File(path.clone()),
        text: "[1]".to_owned(),
        expected: opened.disk.clone(),
        overwrite: false,
    };
    let changed = bench.ask(save(SaveTarget::Origin));
    assert!(matches!(changed, Outcome::Saved(_, Err(SaveFault::ChangedOnDisk(_)))), "{changed:?}");
    let saved = bench.ask(save(SaveTarget::Template("card".to_owned())));
    assert!(matches!(&saved, Outcome::Saved(_, Ok(saved)) if saved.origin.name() == "card"), "{saved:?}");
    let exists = bench.ask(save(SaveTarget::Template("card".to_owned())));
    assert!(matches!(exists, Outcome::Saved(_, Err(SaveFault::Exists { .. }))), "{exists:?}");
    let Outcome::ReadAgain(_, Ok((text, _))) = bench.ask(Effect::ReadAgain(path.clone())) else { panic!() };
    assert_eq!(text, "[49]");
    let Outcome::Library(Ok(library)) = bench.ask(Effect::LoadLibrary(Vec::new())) else { panic!() };
    assert!(library.len() > 8);
}

#[test]
fn endpoints_are_kept() {
    let mut bench = Bench::new();
    let url = |text| Some(WebhookUrl::parse(text).unwrap());
    let save = |old: Option<&str>, name: &str, url| Effect::SaveEndpoint {
        old: old.map(str::to_owned),
        name: name.to_owned(),
        url,
        kind: None,
        tags: vec!["team".to_owned()],
    };
    let refused = bench.ask(save(None, "ops", None));
    assert!(matches!(refused, Outcome::EndpointChanged(Err(_))), "{refused:?}");
    let added = bench.ask(save(None, "ops", url("http://127.0.0.1:1/workflows/a/invoke")));
    assert!(matches!(&added, Outcome::EndpointChanged(Ok((_, Some(name)))) if name == "ops"), "{added:?}");
    let renamed = bench.ask(save(Some("ops"), "alerts", None));
    assert!(matches!(renamed, Outcome::EndpointChanged(Ok(_))), "{renamed:?}");
    let Outcome::Endpoints(Ok(rows)) = bench.ask(Effect::LoadEndpoints) else { panic!() };
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["sandbox", "sandbox-o365", "alerts"]);
    let removed = bench.ask(Effect::RemoveEndpoint("alerts".to_owned()));
    assert!(matches!(removed, Outcome::EndpointChanged(Ok((_, None)))), "{removed:?}");
    assert!(endpoints::find(&bench.home, "alerts").is_err());
}

#[test]
fn a_card_is_sent_into_the_sandbox_of_this_process() {
    let mut bench = Bench::new();
    bench.services.start();
    // Asked for before the sandbox listens: it is waited for.
    bench.services.perform(send(1, "sandbox"));
    bench.services.perform(send(2, "sandbox-o365"));
    bench.services.perform(send(3, "nobody"));
    let told = bench.told();
    let verdict = |wanted| {
        told.iter().find_map(|outcome| match outcome {
            Outcome::Sent { job, report } if *job == wanted => Some(report.as_ref().map(|report| report.verdict)),
            _ => None,
        })
    };
    assert_eq!(verdict(1), Some(Ok(Verdict::Accepted)), "{told:?}");
    assert_eq!(verdict(2), Some(Ok(Verdict::Delivered)));
    assert!(verdict(3).unwrap().is_err());
    assert_eq!(told.iter().filter(|outcome| matches!(outcome, Outcome::Arrived(_))).count(), 2);
    assert!(told.iter().any(|outcome| matches!(outcome, Outcome::Sandbox(Ok(_)))));
    assert!(!told.iter().any(|outcome| matches!(outcome, Outcome::Trouble(_))), "{told:?}");
    assert!(bench.home.run_file().exists());
    let Outcome::Messages(Ok(messages)) = bench.ask(Effect::LoadMessages) else { panic!() };
    assert_eq!(messages.len(), 2);
    let Outcome::History(Ok(rows)) = bench.ask(Effect::LoadHistory(String::new())) else { panic!() };
    assert_eq!(rows.len(), 2);
    let whole = bench.ask(Effect::LoadSend(rows[0].id));
    assert!(matches!(whole, Outcome::SentWhole(Ok(_))), "{whole:?}");
    let Outcome::Messages(Ok(messages)) = bench.ask(Effect::ClearMessages) else { panic!() };
    assert!(messages.is_empty());
    bench.again();
    assert!(!bench.home.run_file().exists());
}

#[test]
fn what_is_under_way_at_the_end_is_cancelled_and_recorded() {
    let mut bench = Bench::new();
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let url = WebhookUrl::parse(&format!("http://127.0.0.1:{port}/hook")).unwrap();
    endpoints::add(&bench.home, "silent", &url, url.kind(), &[]).unwrap();
    bench.services.perform(send(1, "silent"));
    bench.services.perform(send(2, "silent"));
    let (_first, _second) = (silent.accept().unwrap(), silent.accept().unwrap());
    bench.services.perform(Effect::CancelSend(1));
    let start = Instant::now();
    let report = bench.answers.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(matches!(&report, Outcome::Sent { job: 1, report: Ok(report) } if report.verdict == Verdict::Unknown));
    bench.again();
    assert!(start.elapsed() < Duration::from_secs(5), "nobody waits for a timeout");
    let Outcome::History(Ok(rows)) = bench.ask(Effect::LoadHistory(String::new())) else { panic!() };
    assert_eq!(rows.iter().map(|row| row.verdict).collect::<Vec<_>>(), [Verdict::Unknown, Verdict::Unknown]);
}

#[test]
fn the_journal_keeps_what_was_done() {
    let mut bench = Bench::new();
    let path = bench.file("{}");
    bench.services.perform(Effect::BeginJournal { before: Vec::new(), plan: create(&path, "{}") });
    bench.services.append(&[step("{}", "{ }")]);
    bench.services.sync();
    assert!(bench.told().is_empty());
    let (mut second, answers) = Bench::services(&bench.home);
    second.perform(Effect::BeginJournal { before: Vec::new(), plan: create(&path, "{}") });
    assert!(matches!(answers.recv().unwrap(), Outcome::OpenElsewhere));
    second.append(&[step("{}", "[ ]")]);
    second.finish(&Session::default(), Keep::Journal);
    let aside = Session::load(&bench.home).0.open.and_then(|open| open.journal).unwrap();
    let read = crate::store::journal::peek(&bench.home, &aside).unwrap();
    assert_eq!((read.header.file, read.records), (None, vec![step("{}", "[ ]")]), "its edits are not lost");
    let (mut third, _answers) = Bench::services(&bench.home);
    third.perform(Effect::BeginJournal { before: Vec::new(), plan: create(&path, "{}") });
    third.finish(&Session::default(), Keep::Journal);
    assert_eq!(Session::load(&bench.home).0.open.and_then(|open| open.journal), Some(aside), "it did nothing");
    // Opened once more in the same process, its own journal comes along.
    let opened = bench.ask(Effect::Open(OpenRequest::Path(path.clone())));
    assert!(matches!(&opened, Outcome::Opened(Ok(opened)) if opened.journal.is_some()), "{opened:?}");
    bench.again();
    let (session, _) = Session::load(&bench.home);
    let open = session.open.unwrap();
    assert_eq!(open.file.as_deref(), Some(path.as_path()));
    bench
        .services
        .perform(Effect::BeginJournal { before: Vec::new(), plan: JournalPlan::Resume(open.journal.clone().unwrap()) });
    bench.services.append(&[Record::Undo]);
    let other = bench.folder.path().join("other.json");
    bench.services.perform(Effect::MoveJournal { origin: Origin::File(other.clone()) });
    bench.again();
    let open = Session::load(&bench.home).0.open.unwrap();
    assert_eq!(open.file, Some(other));
    let read =
        crate::store::journal::read(&bench.home.journal_dir().join(format!("{}.journal", open.journal.unwrap())));
    assert_eq!(read.unwrap().records, [step("{}", "{ }"), Record::Undo]);
}

#[test]
fn what_is_discarded_is_not_offered_again() {
    let mut bench = Bench::new();
    let path = bench.file("{}");
    bench.services.perform(Effect::BeginJournal { before: Vec::new(), plan: create(&path, "{}") });
    bench.services.append(&[step("{}", "{ }")]);
    bench.services.finish(&Session::default(), Keep::Nothing);
    assert!(crate::store::journal::list(&bench.home).unwrap().is_empty());
    let started = actions::start(&bench.home, None).unwrap();
    assert_eq!(started.document.workspace.text(), "{}", "the next start shows the file as it is on disk");
    assert!(started.document.offer.is_none());
}

#[cfg(target_os = "linux")]
#[test]
fn a_journal_that_cannot_be_written_is_told_once_and_loses_nothing() {
    let mut bench = Bench::new();
    let path = bench.file("{}");
    // A folder in its place: the journal cannot begin.
    fs::create_dir_all(bench.home.journal_dir().parent().unwrap()).unwrap();
    fs::write(bench.home.journal_dir(), "").unwrap();
    bench.services.perform(Effect::BeginJournal { before: Vec::new(), plan: create(&path, "{}") });
    bench.services.append(&[step("{}", "{ }")]);
    bench.services.append(&[Record::Undo]);
    let told = bench.told();
    assert!(matches!(told.as_slice(), [Outcome::Trouble(_)]), "{told:?}");
}

#[test]
fn time_passes() {
    let mut bench = Bench::new();
    bench.services.perform(Effect::Wake { timer: 3, after: 5 });
    let woke = bench.answers.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(matches!(woke, Outcome::Woke { timer: 3, clock } if clock >= 5), "{woke:?}");
}

#[test]
fn a_job_that_panics_is_told_and_the_next_one_is_done() {
    let mut bench = Bench::new();
    bench.services.on_disk(|_| panic!("on purpose"));
    bench.services.on_disk(|_| Outcome::OpenElsewhere);
    let told = bench.told();
    assert!(matches!(told.as_slice(), [Outcome::Trouble(_), Outcome::OpenElsewhere]), "{told:?}");
}

#[test]
fn a_disk_thread_that_is_gone_is_started_again() {
    let mut bench = Bench::new();
    bench.services.disk = Some(Disk::gone());
    bench.services.on_disk(|_| Outcome::OpenElsewhere);
    let told = bench.told();
    assert!(matches!(told.as_slice(), [Outcome::OpenElsewhere]), "{told:?}");
}

#[test]
fn a_large_document_is_looked_at_outside() {
    let mut bench = Bench::new();
    let document = Arc::new(Document::parse(r#"{"type": "AdaptiveCard", "body": [{"type": "Nobody"}]}"#).unwrap());
    let question = Question { document, options: Options::default(), fillings: Arc::default() };
    let told = bench.ask(Effect::Analyse(question.clone()));
    let Outcome::Analysed(asked, Some(answer)) = told else { panic!("{told:?}") };
    assert!(asked.is(&question) && !answer.diagnostics.is_empty() && answer.wrapped.is_some_and(|bytes| bytes > 50));
}

#[test]
fn fixes_are_looked_for_outside() {
    let mut bench = Bench::new();
    let card =
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "", "text": "b"}]}"#;
    let document = Arc::new(Document::parse(card).unwrap());
    let question = Question { document, options: Options::default(), fillings: Arc::default() };
    let mending = Mending { question, what: Mend::All };
    let told = bench.ask(Effect::Mend(mending.clone()));
    let Outcome::Mended(asked, Some(fixed)) = told else { panic!("{told:?}") };
    assert!(asked.is(&mending) && fixed.count == 1, "{fixed:?}");
}

#[test]
fn a_large_document_is_laid_out_outside() {
    let mut bench = Bench::new();
    let card = r#"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Hello"}]}"#;
    let document = Arc::new(Document::parse(card).unwrap());
    let drawing = Drawing { document, filled: None, options: preview::Options::new(40) };
    let told = bench.ask(Effect::LayOut(drawing.clone()));
    let Outcome::LaidOut(asked, Some(scene)) = told else { panic!("{told:?}") };
    assert!(asked.is(&drawing) && scene.to_text().contains("Hello") && scene.width == 40, "{scene:?}");
}

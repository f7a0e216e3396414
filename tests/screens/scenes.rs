//! The screens and overlays, each as a key script in a world that never changes: the answers of the services are fixed.

use cardwright::expr::Environment;
use cardwright::store::session::Session;
use cardwright::teams::{Verdict, WebhookUrl};
use cardwright::tui::app::{Effect, Message, Model, Outcome, SaveFault, Start};
use cardwright::tui::command::KeyMap;
use cardwright::tui::terminal::Mouse;
use cardwright::tui::theme::{Base, Depth, Theme};
use cardwright::workbench::{Origin, Workspace};

use crate::{fixed, keys};

/// The card on the workbench.
const CARD: &str = include_str!("card.json");
/// A template on the workbench.
const TEMPLATE: &str = include_str!("template.json");

/// Something to look at.
pub(crate) struct Scene {
    /// Its name.
    pub(crate) name: &'static str,
    /// How full the world is.
    world: World,
    /// The keys that lead there.
    keys: &'static str,
    /// What happens when they have been pressed.
    then: &'static [Event],
}

/// How full the world is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum World {
    /// Nothing was sent, nothing arrived, no endpoint is saved.
    New,
    /// Some of everything.
    Used,
    /// A template at work, with data.
    Template,
}

/// Something that happens by itself.
#[derive(Debug, Clone, Copy)]
enum Event {
    /// A clock shows so many milliseconds, to whoever wanted to be woken first.
    Clock(u64),
    /// The first send is answered.
    Answered(Verdict),
    /// An earlier run left edits behind.
    LeftBehind,
    /// Somebody else had changed the file that was to be written.
    ChangedOnDisk,
}

/// Every scene.
pub(crate) const SCENES: &[Scene] = &[
    used("design", "jjj", &[]),
    used("design-properties", "j<tab><tab>", &[]),
    used("design-preview", "jj<tab>", &[]),
    used("design-source", "jjjs", &[]),
    used("design-broken", "jjs<end>}", &[]),
    used("add", "jjja", &[]),
    used("edit-text", "je", &[]),
    used("properties-filter", "j<tab><tab>/layout", &[]),
    used("properties-set-only", "j<tab><tab>.", &[]),
    used("properties-table", "/factset<enter><tab><tab><enter><tab><enter>", &[]),
    used("choose-value", "j<tab><tab>jj<enter>", &[]),
    used("palette", ":", &[]),
    used("palette-search", ":mov", &[]),
    used("help", "?", &[]),
    used("which-key", "jm", &[]),
    used("problems", "!", &[]),
    used("problems-broken", "jjs<end>}<f6>", &[]),
    used("problem-explained", "!jE", &[]),
    used("target", "H", &[]),
    used("target-version", "Hworkf<enter>", &[]),
    used("open", "<ctrl-o>", &[]),
    used("save-template", "<ctrl-t>", &[]),
    used("send", "<ctrl-g>", &[]),
    used("send-sure", "<ctrl-g>jjj<enter>", &[]),
    used("send-running", "<ctrl-g><space>j<space><enter>s", &[Event::Clock(1_000), Event::Clock(1_400)]),
    used("send-accepted", "<ctrl-g><enter>s", &[Event::Answered(Verdict::Accepted)]),
    used("send-refused", "<ctrl-g>j<enter>s", &[Event::Answered(Verdict::Refused)]),
    used("data-none", "2", &[]),
    template("data", "2jj", &[]),
    template("data-fault", "2;<tab>G", &[]),
    template("design-filled", "jjj", &[]),
    template("fill", "<ctrl-g>jj", &[]),
    template("fill-typed", "<ctrl-g>j<enter> at noon", &[]),
    template("insert-data", "j$", &[]),
    new("channel-empty", "3", &[]),
    used("channel", "3", &[]),
    used("channel-message", "3s", &[]),
    new("endpoints-new", "4", &[]),
    used("endpoints", "4jjj", &[]),
    used("endpoint-form", "4aops<tab>https://contoso.webhook.office.com/webhookb2/0@1/IncomingWebhook/2/3", &[]),
    used("endpoint-remove", "4jj<delete>", &[]),
    new("history-empty", "5", &[]),
    used("history", "5j", &[]),
    used("history-send", "5<enter>", &[]),
    used("left-behind", "", &[Event::LeftBehind]),
    used("quit", "jdq", &[]),
    used("changed-on-disk", "jd<ctrl-s>", &[Event::ChangedOnDisk]),
];

const fn used(name: &'static str, keys: &'static str, then: &'static [Event]) -> Scene {
    Scene { name, world: World::Used, keys, then }
}

const fn template(name: &'static str, keys: &'static str, then: &'static [Event]) -> Scene {
    Scene { name, world: World::Template, keys, then }
}

const fn new(name: &'static str, keys: &'static str, then: &'static [Event]) -> Scene {
    Scene { name, world: World::New, keys, then }
}

/// The three themes of the pictures.
pub(crate) fn themes() -> [(&'static str, Theme); 3] {
    [
        ("dark", Theme::new(Base::Dark, Depth::True)),
        ("light", Theme::new(Base::Light, Depth::True)),
        ("mono", Theme::new(Base::Dark, Depth::Mono)),
    ]
}

impl Scene {
    /// The scene on a terminal of that size.
    pub(crate) fn set(&self, size: (u16, u16), theme: Theme) -> Model {
        let origin = Origin::File("/cards/deploy-alert.json".into());
        let mut model = Model::new(Start {
            workspace: Workspace::open(origin, if self.world == World::Template { TEMPLATE } else { CARD }, None),
            session: Session::default(),
            theme,
            ground_fixed: true,
            keys: KeyMap::default(),
            size,
            mouse: Mouse::Captured,
            notice: None,
        });
        self.tell(&mut model, Message::Resize(size.0, size.1));
        self.tell(&mut model, Message::Effect(Box::new(Effect::LoadEndpoints)));
        let listens = Outcome::Sandbox(Ok(WebhookUrl::parse(fixed::SANDBOX).unwrap()));
        self.tell(&mut model, Message::Done(listens));
        for key in keys::script(self.keys) {
            self.tell(&mut model, Message::Key(key));
        }
        for event in self.then {
            let outcome = match event {
                Event::Clock(clock) => Outcome::Woke { timer: 1, clock: *clock },
                Event::Answered(verdict) => {
                    let job = model.shared.jobs.first().expect("something is under way").clone();
                    Outcome::Sent { job: job.id, report: Ok(fixed::report(&job.endpoint, *verdict)) }
                }
                Event::LeftBehind => Outcome::Leftovers(fixed::leftovers()),
                Event::ChangedOnDisk => {
                    let what = "/cards/deploy-alert.json was changed by somebody else since it was read.".to_owned();
                    Outcome::Saved(model.shared.workspace.origin().clone(), Err(SaveFault::ChangedOnDisk(what)))
                }
            };
            self.tell(&mut model, Message::Done(outcome));
        }
        model
    }

    fn tell(&self, model: &mut Model, message: Message) {
        for effect in model.update(message) {
            if let Some(outcome) = self.answer(effect) {
                self.tell(model, Message::Done(outcome));
            }
        }
    }

    /// What the services answer.
    fn answer(&self, effect: Effect) -> Option<Outcome> {
        let used = self.world != World::New;
        Some(match effect {
            Effect::LoadSamples(path) => {
                let samples = if self.world == World::Template { fixed::samples() } else { Vec::new() };
                Outcome::Samples(path, Ok((samples, Environment::default())))
            }
            Effect::LoadEndpoints => {
                let mut rows = fixed::endpoint_rows();
                rows.truncate(if used { rows.len() } else { 2 });
                Outcome::Endpoints(Ok(rows))
            }
            Effect::LoadMessages => Outcome::Messages(Ok(fixed::channel(if used { 9 } else { 0 }))),
            Effect::LoadHistory(_) => Outcome::History(Ok(fixed::history(if used { 20 } else { 0 }))),
            Effect::LoadSend(_) => Outcome::SentWhole(Ok(Box::new(fixed::whole()))),
            Effect::LoadLibrary(_) => Outcome::Library(Ok(fixed::library())),
            _ => return None,
        })
    }
}

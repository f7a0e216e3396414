//! The state of the workbench.

use std::path::PathBuf;
use std::sync::Arc;

use crokey::KeyCombination;

use crate::card::catalogue::Version;
use crate::check::{self, Levels};
use crate::store::session::{Background, Session};
use crate::teams::WebhookUrl;
use crate::tui::command::{KeyMap, Scope};
use crate::tui::overlays::Overlay;
use crate::tui::screens::{channel, data, design, endpoints, history};
use crate::tui::terminal::Mouse;
use crate::tui::theme::{Base, Theme};
use crate::workbench::actions::EndpointRow;
use crate::workbench::{Origin, Samples, Slot, Target, Workspace};

use super::{Analysis, Question};

/// The screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScreenId {
    /// Outline, preview, properties, source.
    Design,
    /// The sample data, and what the card becomes with them.
    Data,
    /// The sandbox as Teams would show it.
    Channel,
    /// Saved webhook URLs.
    Endpoints,
    /// What was sent.
    History,
}

impl ScreenId {
    /// The screens in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Design, Self::Data, Self::Channel, Self::Endpoints, Self::History];

    /// The name on the tab.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Design => "Design",
            Self::Data => "Data",
            Self::Channel => "Channel",
            Self::Endpoints => "Endpoints",
            Self::History => "History",
        }
    }
}

/// How something told to the user is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// For information.
    Plain,
    /// Take care.
    Careful,
    /// It failed.
    Bad,
}

/// Something told to the user in the status line, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What is told.
    pub text: String,
}

impl Notice {
    /// It went well.
    pub fn good(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into() }
    }

    /// For information.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, text: text.into() }
    }

    /// Take care.
    pub fn careful(text: impl Into<String>) -> Self {
        Self { tone: Tone::Careful, text: text.into() }
    }

    /// It failed.
    pub fn bad(text: impl Into<String>) -> Self {
        Self { tone: Tone::Bad, text: text.into() }
    }
}

/// A send that has not been answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: u64,
    /// Where to.
    pub endpoint: String,
}

/// What every screen sees.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The document at work.
    pub workspace: Workspace,
    /// The data to fill it with.
    pub samples: Samples,
    /// Data for a card that is about to be opened and lies in no file: its name, and their text.
    pub carried: Option<(String, String)>,
    /// What is known about it.
    pub analysis: Analysis,
    /// How bad the findings of rules count here.
    pub levels: Levels,
    /// The saved endpoints and the built-in ones.
    pub endpoints: Vec<EndpointRow>,
    /// Where the sandbox takes messages in the Workflows dialect, or why it takes none.
    pub sandbox: Option<Result<WebhookUrl, String>>,
    /// Sends under way.
    pub jobs: Vec<Job>,
    /// The number of the next send.
    pub next_job: u64,
    /// Colours.
    pub theme: Theme,
    /// Whether the user fixed light or dark, so that the terminal's answer does not count.
    pub ground_fixed: bool,
    /// Keys.
    pub keys: KeyMap,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Who has the mouse.
    pub mouse: Mouse,
    /// Whether an overlay has the keys, so that no caret shows below it.
    pub covered: bool,
    /// Whether another cardwright has this document open.
    pub open_elsewhere: bool,
    /// The endpoint that was used last.
    pub last_endpoint: Option<String>,
    /// Files opened lately, the newest first.
    pub recent: Vec<std::path::PathBuf>,
}

impl Shared {
    /// What the document is checked for.
    #[must_use]
    pub fn options(&self) -> check::Options {
        check::Options { host: self.workspace.target().host, levels: self.levels.clone() }
    }

    /// What is to be known about the document.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            document: Arc::clone(self.workspace.document()),
            options: self.options(),
            fillings: Arc::clone(self.samples.fillings()),
        }
    }

    /// Puts a file in front of the recent ones.
    pub fn remember(&mut self, path: std::path::PathBuf) {
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(crate::store::session::RECENT);
    }
}

/// The whole state.
#[derive(Debug)]
pub struct Model {
    /// What every screen sees.
    pub shared: Shared,
    /// The screen that is shown.
    pub screen: ScreenId,
    /// The designer.
    pub design: design::Model,
    /// The data.
    pub data: data::Model,
    /// The channel.
    pub channel: channel::Model,
    /// The endpoints.
    pub endpoints: endpoints::Model,
    /// The history.
    pub history: history::Model,
    /// What lies over the screen, the last on top.
    pub overlays: Vec<Overlay>,
    /// What the user is told until the next key.
    pub notice: Option<Notice>,
    /// Keys of a sequence that is not complete yet.
    pub pending: Vec<KeyCombination>,
    /// What is to happen after the document is saved: quit, or open another.
    pub(super) after_save: Option<Box<super::Message>>,
    /// The revision of the document at the start: another one means that work has begun.
    pub(super) first_revision: u64,
    /// The home of the document for which the levels of the checks were asked for.
    pub(super) levels_of: Option<Origin>,
    /// The home of the document whose data were asked for.
    pub(super) samples_of: Option<Origin>,
    /// Data of a file that the card is to be filled with; taken up with the first data that are read.
    pub(super) given: Option<(PathBuf, String)>,
    /// The data set that was chosen last time; taken up with the first data that are read.
    pub(super) last_set: Option<String>,
    /// The sample that the user's editor has, when it is one.
    pub(super) editing: Option<Slot>,
    /// What the user was told so far, the newest last.
    pub(super) told: Vec<Notice>,
    /// Whether what was left behind was told once already: from then on silence would be no answer.
    pub(super) asked_for_leftovers: bool,
}

/// What a workbench starts with.
#[derive(Debug)]
pub struct Start {
    /// The document.
    pub workspace: Workspace,
    /// What was remembered of the last time.
    pub session: Session,
    /// Colours.
    pub theme: Theme,
    /// Whether the user fixed light or dark.
    pub ground_fixed: bool,
    /// Keys.
    pub keys: KeyMap,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Who has the mouse.
    pub mouse: Mouse,
    /// Something to tell at once: a broken config, a corrupt store.
    pub notice: Option<Notice>,
}

impl Model {
    /// The workbench as it starts.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let mut shared = Shared {
            workspace: start.workspace,
            samples: Samples::default(),
            carried: None,
            analysis: Analysis::default(),
            levels: Levels::default(),
            endpoints: Vec::new(),
            sandbox: None,
            jobs: Vec::new(),
            next_job: 1,
            theme: start.theme,
            ground_fixed: start.ground_fixed,
            keys: start.keys,
            size: start.size,
            mouse: start.mouse,
            covered: false,
            open_elsewhere: false,
            last_endpoint: start.session.endpoint.clone(),
            recent: start.session.recent.clone(),
        };
        shared.workspace.set_target(Target {
            host: start.session.host.as_deref().and_then(|name| name.parse().ok()),
            version: start.session.card_version.as_deref().and_then(Version::parse),
        });
        if let Some(path) = shared.workspace.origin().path() {
            let path = path.to_path_buf();
            shared.remember(path);
        }
        let screen = ScreenId::ALL
            .into_iter()
            .find(|screen| Some(screen.title()) == start.session.screen.as_deref())
            .filter(|_| shared.workspace.was_good())
            .unwrap_or(ScreenId::Design);
        let first_revision = shared.workspace.revision();
        let mut model = Self {
            design: design::Model::new(&start.session),
            data: data::Model::default(),
            channel: channel::Model::default(),
            endpoints: endpoints::Model::default(),
            history: history::Model::default(),
            shared,
            screen,
            overlays: Vec::new(),
            notice: start.notice,
            pending: Vec::new(),
            after_save: None,
            first_revision,
            levels_of: None,
            samples_of: None,
            given: None,
            last_set: start.session.data_set.clone(),
            editing: None,
            told: Vec::new(),
            asked_for_leftovers: false,
        };
        model.design.show_break(&model.shared);
        model.settle();
        model
    }

    /// What is to be remembered for the next start.
    #[must_use]
    pub fn session(&self) -> Session {
        let target = self.shared.workspace.target();
        let mut session = Session {
            screen: Some(self.screen.title().to_owned()),
            selection: self.shared.workspace.selection().clone(),
            endpoint: self.shared.last_endpoint.clone(),
            host: target.host.map(|host| host.to_string()),
            card_version: target.version.map(|version| version.to_string()),
            data_set: self.shared.samples.chosen().map(|sample| sample.slot().name().to_owned()),
            recent: self.shared.recent.clone(),
            background: Some(match self.shared.theme.base {
                Base::Light => Background::Light,
                Base::Dark => Background::Dark,
            }),
            ..Session::default()
        };
        self.design.remember(&mut session);
        session
    }

    /// Where keys are looked up at the moment, the nearest first.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.screen {
            ScreenId::Design => self.design.scopes(),
            ScreenId::Data => &[Scope::Data, Scope::Global],
            ScreenId::Channel => &[Scope::Channel, Scope::Global],
            ScreenId::Endpoints => &[Scope::Endpoints, Scope::Global],
            ScreenId::History => &[Scope::History, Scope::Global],
        }
    }

    /// The outline of the document, for tests and the title bar.
    #[must_use]
    pub fn outline(&self) -> Arc<Vec<crate::card::OutlineNode>> {
        Arc::clone(self.shared.workspace.outline())
    }
}

//! What reaches the wizard and what leaves it, as data.

use std::collections::BTreeMap;

use super::keys::{Intent, Key};
use super::panel::{PanelAct, PanelView};
use super::place::{Offer, Place};
use crate::catalog::RegistrarId;
use crate::names::Domain;
use crate::observe::{Leads, Moment, Passage, Photo, Sighting, Surroundings, TemplateId};
use crate::records::Rtype;
use crate::watch::Ask;

/// Something happened, at a moment.
#[derive(Debug, Clone)]
pub struct Msg {
    /// When.
    pub at: Moment,
    /// What.
    pub event: Event,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// A person said what they want in another way than by a key (plain mode, autopilot).
    Do(Intent),
    /// Text was pasted.
    Paste(String),
    /// Time has passed.
    Tick,
    /// The before-photo is developed.
    Photo {
        /// The ticket of the request.
        ticket: u64,
        /// The photo.
        photo: Box<Photo>,
    },
    /// The SPF texts of the services named in SPF records arrived.
    Senders {
        /// The ticket of the request.
        ticket: u64,
        /// `include:` target → its SPF text.
        texts: BTreeMap<String, String>,
    },
    /// What the records lead to was found out.
    Followed {
        /// The ticket of the request.
        ticket: u64,
        /// What was found.
        around: Box<Surroundings>,
    },
    /// Whether the company that publishes the domain takes the template was found out.
    Connected {
        /// The ticket of the request.
        ticket: u64,
        /// Where it applies it, if it does.
        page: Option<String>,
    },
    /// A server or a network answered, or stayed silent.
    Heard {
        /// The ticket of the question.
        ticket: u64,
        /// What was heard.
        sighting: Box<Sighting>,
    },
    /// Whether questions on port 53 reach those they are meant for.
    Passage(Passage),
    /// Places saved earlier, newest first.
    Offers(Vec<Offer>),
    /// A saved place was read again.
    Loaded(Box<Place>),
    /// A copy was attempted.
    Copied(CopyOutcome),
    /// A web page could not be opened.
    NotOpened,
    /// A file was written, or not.
    Wrote(Written),
    /// The pretend panel changed.
    Panel(PanelView),
}

/// How a copy went. No terminal confirms one, so the words must not promise it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyOutcome {
    /// A program of this machine took it (`pbcopy`, `wl-copy`…), by name.
    Native(String),
    /// It was sent to the terminal (OSC 52), which may or may not pass it on.
    Terminal {
        /// The terminal sits inside tmux or screen, which often drop it.
        inside_multiplexer: bool,
    },
    /// There was no way.
    Nowhere,
}

/// A file that was to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// The place was saved.
    Place,
    /// The undo sheet, at this path.
    Undo(String),
    /// The report, at this path.
    Report(String),
    /// The page for whoever holds the log-in, at this path.
    Handover(String),
    /// It could not be written; the reason in the system's words.
    Failed(String),
}

/// What must happen outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Take the before-photo.
    Photograph {
        /// Comes back with the photo.
        ticket: u64,
        /// Of which domain.
        domain: Domain,
    },
    /// Fetch the SPF texts these names publish, and what they include.
    FetchSenders {
        /// Comes back with the texts.
        ticket: u64,
        /// The domain, whose own names must not be asked of a cache.
        domain: Domain,
        /// `include:` targets.
        includes: Vec<String>,
    },
    /// Find out what the records of the photographed domain lead to.
    Follow {
        /// Comes back with what was found.
        ticket: u64,
        /// What to find out.
        leads: Box<Leads>,
    },
    /// Find out whether the company that publishes the domain takes a template.
    Connect {
        /// Comes back with the page.
        ticket: u64,
        /// Which one.
        template: TemplateId,
    },
    /// Ask one server or network.
    Ask(Ask),
    /// Find out whether questions on port 53 reach those they are meant for.
    TestPassage,
    /// Write the place to disk.
    Save(Box<Place>),
    /// Read a saved place again.
    Load(Domain),
    /// Write the undo sheet.
    WriteUndo {
        /// For which domain.
        domain: Domain,
    },
    /// Write the report on what was proven.
    WriteReport,
    /// Write the page for whoever holds the log-in.
    WriteHandover,
    /// Put this on the clipboard.
    Copy(String),
    /// Show the values of the card on the normal screen until Enter is pressed.
    ShowPlain,
    /// Open a web page.
    Open(String),
    /// Draw attention: it is done.
    Announce,
    /// Start the practice internet and begin there.
    StartPractice,
    /// Do something in the pretend panel.
    Panel {
        /// Of which company.
        registrar: RegistrarId,
        /// What.
        act: PanelAct,
    },
    /// Put the program to sleep.
    Suspend,
    /// End.
    Quit(Outcome),
}

/// How a journey ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Confirmed.
    Done,
    /// Left before; the place is kept.
    Left,
    /// Left while the news was spreading; nothing to do.
    Waiting,
}

/// What a pretend panel is asked to put in, by box.
pub type TypedBoxes = (Rtype, Vec<(crate::catalog::Role, String)>);

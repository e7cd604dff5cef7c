//! Every sentence that a person reads, in English and French.
//!
//! Pages are functions of `&Wizard`: they give plain strings to the two faces and decide nothing
//! about glyphs, colours or line breaks. Values to type go through untouched; what came from the
//! network is escaped for the eye. No file is read here and no clock: the texts are built in, times
//! arrive as [`Moment`](crate::observe::Moment)s.

mod card;
mod check;
mod details;
mod domain;
mod done;
mod entry;
mod finding;
mod follow;
mod found;
mod handover;
mod help;
mod keys;
mod lists;
mod locale;
mod network;
mod notice;
mod page;
mod panel;
mod plan;
mod shared;
mod time;
mod watch;

use std::sync::Arc;

use jiff::tz::TimeZone;

pub use check::{Around, CheckNetwork, CheckPage, CheckRow, check_subject};
pub use entry::{EntryList, EntryPage, EntryRow, EntrySection};
pub use finding::{Reader, Subject};
pub use follow::{FollowPage, Following};
pub use handover::{HandoverCard, HandoverLine, HandoverLines, HandoverPage};
pub use locale::Arg;
pub use page::{
    AnswerText, CardPage, CardRecord, Deletion, DetailsPage, DiffersPage, DomainPage, DonePage,
    FindingText, FoundPage, FoundRow, HelpPage, KeptEntry, Line, ListEntry, ListPage, Mark,
    NetworkPage, PanelWords, PlanEntry, PlanPage, PrefixText, Problem, Seat, Stand, StopPage,
    TextPage, WatchPage, WatchRow, YesNo,
};

use crate::catalog::Lang;

/// The words of one language, with the time zone that clock times are told in.
pub struct Words {
    lang: Lang,
    zone: TimeZone,
    bundle: Arc<locale::Bundle>,
    face: Face,
    /// What stands for a company or a provider without a name, in small letters.
    nameless: [String; 2],
}

/// Which face the words are for. A few sentences name keys that the plain face does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    /// The full screen, with its keys.
    Screen,
    /// Line by line, with numbered choices.
    Plain,
}

impl Words {
    /// Loads the words of `lang`; clock times are told in `zone`.
    pub fn new(lang: Lang, zone: TimeZone) -> Self {
        let bundle = locale::bundle(lang);
        let nameless = ["company-unknown", "provider-unknown"]
            .map(|id| locale::format(&bundle, id, false, &[]));
        Self { lang, zone, bundle, face: Face::Screen, nameless }
    }

    /// The same words for the plain face: sentences that name keys are said without them.
    #[must_use]
    pub fn without_keys(&self) -> Self {
        Self {
            lang: self.lang,
            zone: self.zone.clone(),
            bundle: Arc::clone(&self.bundle),
            face: Face::Plain,
            nameless: self.nameless.clone(),
        }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of `id`; the id itself when there is none, so that nothing ever panics.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The text of `id` with its blanks filled.
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let is_plain = self.face == Face::Plain;
        let text = locale::format(&self.bundle, id, is_plain, args);
        // "your DNS host" begins a sentence like any other word.
        let begins_small = text.ends_with(['.', ':'])
            && self.nameless.iter().any(|nameless| text.starts_with(nameless.as_str()));
        if begins_small { capitalized(&text) } else { text }
    }
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}

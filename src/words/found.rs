//! Step 2 in words: what the parent and the company's own servers said, before anything changes.

mod rows;
mod trouble;

use super::page::{FoundPage, Line, Mark};
use super::shared::{domain_of, name_for_eye};
use super::{Arg, Reader, Subject, Words};
use crate::catalog::{Guess, HostGuess};
use crate::names::Name;
use crate::observe::{Photo, Standing};
use crate::records::Rtype;
use crate::verdict::{Code, Finding};
use crate::wizard::{PhotoState, Wizard};

/// Most name servers shown; a delegation rarely has more than four.
const MOST_NAMES: usize = 4;
/// Most things noticed beside the rows; the rest comes where it is put right.
const MOST_NOTICED: usize = 3;

impl Words {
    /// Step 2.
    pub fn found_page(&self, wizard: &Wizard) -> FoundPage {
        let domain = domain_of(wizard);
        let args = [("domain", Arg::from(domain))];
        let mut page =
            FoundPage { title: self.say_with("found-title", &args), ..FoundPage::default() };
        match &wizard.photo {
            PhotoState::None => {}
            PhotoState::Developing { .. } => {
                page.looking = Some(self.say_with("found-looking", &args));
            }
            PhotoState::Taken(photo) if photo.standing == Standing::Published => {
                page.rows = self.found_rows(wizard, photo);
                page.notes = self.found_notes(wizard, photo);
            }
            PhotoState::Taken(photo) => page.trouble = self.trouble(wizard, photo),
        }
        page
    }

    fn found_notes(&self, wizard: &Wizard, photo: &Photo) -> Vec<Line> {
        let mut notes = Vec::new();
        notes.extend(self.publisher_note(wizard, photo));
        notes.extend(photo.is_parked().then(|| Line::plain(self.say("found-parked"))));
        notes.extend(self.zone_note(photo));
        notes.extend(self.server_traps(wizard, photo));
        let apex = photo.domain.name();
        let sets = [Rtype::Mx, Rtype::Txt].map(|rtype| photo.set(&apex, rtype));
        if let Some(ttl) = sets.into_iter().flatten().map(|set| set.ttl).max() {
            let time = self.duration(u64::from(ttl));
            notes.push(Line::plain(self.say_with("found-memory", &[("time", time.into())])));
        }
        if !wizard.world.is_practice {
            notes.push(Line::plain(self.say("found-kept")));
        }
        notes.extend(self.also_noticed(wizard));
        notes
    }

    /// What the rows above do not tell, a line each.
    fn also_noticed(&self, wizard: &Wizard) -> Vec<Line> {
        let subject = Subject { reader: Reader::Afar, ..Subject::of(wizard) };
        let found = wizard.noticed();
        let rest: Vec<&Finding> = found.iter().filter(|one| !is_in_a_row(one.code)).collect();
        let mut lines: Vec<Line> = rest
            .iter()
            .take(MOST_NOTICED)
            .map(|one| {
                let text = self.finding(one, &subject).headline;
                let text = text.trim_end_matches([':', '\u{a0}', '\u{202f}', ' ']).to_owned();
                Line::marked(Mark::Careful, text)
            })
            .collect();
        if !lines.is_empty() {
            lines.insert(0, Line::plain(self.say("also-noticed")));
        }
        lines
    }

    /// Whom to log in with, and why that may not be where the domain was bought.
    fn publisher_note(&self, wizard: &Wizard, photo: &Photo) -> Option<Line> {
        let delegation = photo.delegation.as_ref()?;
        Some(match wizard.world.catalog.registrar_of(&delegation.name_servers) {
            Guess::Known(_) => {
                let company = self.asked(wizard);
                Line::plain(self.say_with("found-elsewhere", &[("company", company.into())]))
            }
            guess @ Guess::Mixed(_) => {
                let companies = self.all_of(&self.companies(wizard, &guess));
                let args = [("companies", Arg::from(companies))];
                Line::marked(Mark::Careful, self.say_with("found-mixed", &args))
            }
            guess @ Guess::Tied(_) => {
                let companies = self.one_of(&self.companies(wizard, &guess));
                let args = [("companies", Arg::from(companies))];
                Line::plain(self.say_with("found-tied", &args))
            }
            Guess::Unknown => {
                let servers = self.all_of(&names(&delegation.name_servers));
                let args = [("servers", Arg::from(servers))];
                Line::plain(self.say_with("found-stranger", &args))
            }
        })
    }

    /// A name below a domain is often published as part of that domain.
    fn zone_note(&self, photo: &Photo) -> Option<Line> {
        let zone = &photo.delegation.as_ref()?.zone;
        if *zone == photo.domain.name() {
            return None;
        }
        let args =
            [("domain", Arg::from(photo.domain.shown())), ("zone", name_for_eye(zone).into())];
        Some(Line::marked(Mark::Careful, self.say_with("found-inside", &args)))
    }

    /// Name servers whose records are edited somewhere else than one would think.
    fn server_traps(&self, wizard: &Wizard, photo: &Photo) -> Vec<Line> {
        let (Some(publisher), Some(delegation)) = (wizard.publisher(), &photo.delegation) else {
            return Vec::new();
        };
        let is_here = |trap: &&crate::catalog::ServerTrap| {
            delegation.name_servers.iter().any(|name| trap.pattern.matches(name))
        };
        let traps = publisher.name_server_traps.iter().filter(is_here);
        traps.map(|trap| Line::marked(Mark::Careful, trap.text.of(self.lang).to_owned())).collect()
    }

    /// The companies of a guess, by name.
    fn companies(&self, wizard: &Wizard, guess: &HostGuess) -> Vec<String> {
        let known = guess.all().iter().filter_map(|id| wizard.world.catalog.registrar(id));
        known.map(|registrar| self.name_of(registrar)).collect()
    }
}

/// What the five rows say in their own words.
const fn is_in_a_row(code: Code) -> bool {
    matches!(
        code,
        Code::NoMx
            | Code::NullMx
            | Code::SpfMultiple
            | Code::SpfSyntax
            | Code::SpfParked
            | Code::DmarcMultiple
            | Code::DmarcSyntax
            | Code::RecordMissing
            | Code::RecordDifferent
    )
}

/// Name servers, for the eye.
fn names(servers: &[Name]) -> Vec<String> {
    servers.iter().take(MOST_NAMES).map(name_for_eye).collect()
}

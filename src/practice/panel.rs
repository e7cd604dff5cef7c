//! A pretend control panel: the lines of one domain, and the company's manners when a person types.
//!
//! Pure state: it opens no socket and knows no clock. What comes out of a form is decided by
//! [`crate::catalog::form::publish`]; here are only the rules about lines among each other, and the
//! settings that own lines (Namecheap's Mail Settings, Cloudflare's Email Routing).

mod settings;

use std::collections::BTreeSet;

use crate::catalog::form::{self, Filled, Refusal, Typed};
use crate::catalog::{FinalDot, Lang, Registrar};
use crate::names::{Domain, Host, Name};
use crate::records::{Rdata, Record, Rtype};

pub use settings::{EmailRouting, MailSetting};

/// Lines a panel takes; hosts have limits, and a pretend one needs one too.
const MOST_LINES: usize = 200;

/// Which line of a panel; stays the same when the line is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineKey(u32);

/// One line as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelLine {
    /// Which line.
    pub key: LineKey,
    /// What is published for it. The TTL is the one typed, in seconds.
    pub record: Record,
    /// The name as this panel shows it: `@`, or without the domain.
    pub name: String,
    /// The value as this panel shows it.
    pub value: String,
    /// Who may change it.
    pub owner: Owner,
}

/// Who may change a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The person.
    Person,
    /// Namecheap's Mail Settings: choose another entry there.
    MailSetting,
    /// Goes when the first line of the newly chosen mail setting is saved.
    LeavingWithNextSave,
    /// Cloudflare's Email Routing, locked.
    EmailRouting,
}

/// Why the panel refuses. What to do next is in each variant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PanelRefusal {
    /// The form itself refuses what is in a box.
    #[error(transparent)]
    Form(#[from] Refusal),
    /// The line is gone.
    #[error("that line is no longer there")]
    NoSuchLine,
    /// Namecheap offers no MX lines while another mail setting is chosen.
    #[error("MX lines are offered only after Custom MX is chosen in Mail Settings")]
    MailSettingFirst,
    /// The line belongs to a mail setting.
    #[error("this line belongs to Mail Settings; choose another entry there")]
    BelongsToMailSetting,
    /// The line belongs to Email Routing, or stands against it.
    #[error("Email Routing has locked the mail lines; unlock them first")]
    LockedByEmailRouting,
    /// This company has no such setting.
    #[error("there is no such setting here")]
    NoSuchSetting,
    /// An alias must stand alone under its name (RFC 1034 §3.6.2).
    #[error("{0} has other records already; an alias must stand alone")]
    AliasMustBeAlone(Name),
    /// An alias stands there already, often by a slip in the name.
    #[error("an alias stands at {0}, and nothing may stand beside it")]
    BesideAlias(Name),
    /// The very same line is there.
    #[error("that line exists already")]
    Exists,
    /// Only values can be edited here.
    #[error("a name cannot be changed here; delete the line and add it again")]
    NameIsFixed,
    /// No room for more lines.
    #[error("the panel takes no more than {MOST_LINES} lines")]
    TooManyLines,
}

/// The panel of one domain at one company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    registrar: Registrar,
    domain: Domain,
    lines: Vec<(LineKey, Record)>,
    next_key: u32,
    mail_setting: Option<MailSetting>,
    /// Lines of the former mail setting, published until the new one has its first line.
    leaving: BTreeSet<LineKey>,
    email_routing: Option<EmailRouting>,
    /// Lines that Email Routing made and takes away when it is turned off, edited or not.
    routed: BTreeSet<LineKey>,
}

impl Panel {
    /// Opens the panel of `domain` at `registrar` with the records published now (no NS, no SOA).
    pub fn open(registrar: Registrar, domain: Domain, records: &[Record]) -> Self {
        let mut panel = Self {
            registrar,
            domain,
            lines: Vec::new(),
            next_key: 0,
            mail_setting: None,
            leaving: BTreeSet::new(),
            email_routing: None,
            routed: BTreeSet::new(),
        };
        for record in records.iter().take(MOST_LINES) {
            panel.push(record.clone());
        }
        panel.find_settings();
        panel
    }

    /// Whose panel it is.
    pub fn registrar(&self) -> &Registrar {
        &self.registrar
    }

    /// The domain it edits.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// Namecheap's mail setting; `None` at companies without one.
    pub fn mail_setting(&self) -> Option<MailSetting> {
        self.mail_setting
    }

    /// Cloudflare's Email Routing; `None` when it was never on.
    pub fn email_routing(&self) -> Option<EmailRouting> {
        self.email_routing
    }

    /// All lines in the order they were made; a set that one form holds is one line.
    pub fn lines(&self) -> Vec<PanelLine> {
        let is_first = |key: LineKey| self.one_form(key).first() == Some(&key);
        let lines = self.lines.iter().filter(|(key, _)| is_first(*key));
        lines.map(|(key, record)| self.shown(*key, record)).collect()
    }

    /// What the company publishes of it, for [`super::Internet::apply`].
    pub fn records(&self) -> Vec<Record> {
        self.lines.iter().map(|(_, record)| record.clone()).collect()
    }

    /// The line that says `data` at `name`.
    pub fn find(&self, name: &Name, data: &Rdata) -> Option<LineKey> {
        let says = |record: &Record| record.name == *name && record.data == *data;
        self.lines.iter().find(|(_, record)| says(record)).map(|(key, _)| *key)
    }

    /// The form of a line as it opens for editing. Empty for types without a form.
    pub fn boxes(&self, key: LineKey, lang: Lang) -> Result<Vec<Filled>, PanelRefusal> {
        let record = self.record(key)?;
        let Some(host) = Host::of(&record.name, &self.domain) else { return Ok(Vec::new()) };
        let set: Vec<Rdata> = self.set(record).map(|(_, line)| line.data.clone()).collect();
        let set = if set.is_empty() { vec![record.data.clone()] } else { set };
        Ok(form::fill_set(&self.registrar, &self.domain, &host, &set, lang))
    }

    /// Saves a new line from what was typed.
    pub fn add(&mut self, typed: &Typed) -> Result<LineKey, PanelRefusal> {
        if typed.rtype == Rtype::Mx {
            self.may_add_mx()?;
        }
        let records = form::publish(&self.registrar, &self.domain, typed)?;
        for record in &records {
            self.fits(record, &BTreeSet::new())?;
            if self.set(record).next().is_some() {
                return Err(PanelRefusal::Exists);
            }
        }
        if self.lines.len() + records.len() > MOST_LINES {
            return Err(PanelRefusal::TooManyLines);
        }
        if typed.rtype == Rtype::Mx {
            self.let_go();
        }
        let keys: Vec<LineKey> = records.into_iter().map(|record| self.push(record)).collect();
        keys.first().copied().ok_or(PanelRefusal::NoSuchLine)
    }

    /// Saves a line again with what was typed into its form.
    pub fn edit(&mut self, key: LineKey, typed: &Typed) -> Result<(), PanelRefusal> {
        self.may_change(key)?;
        let records = form::publish(&self.registrar, &self.domain, typed)?;
        let before = self.record(key)?;
        let replaced = self.one_form(key);
        for record in &records {
            if before.data.rtype() != record.data.rtype() {
                return Err(Refusal::Type(typed.rtype).into());
            }
            if self.registrar.names_are_fixed && before.name != record.name {
                return Err(PanelRefusal::NameIsFixed);
            }
            self.fits(record, &replaced)?;
        }
        let mut records = records.into_iter();
        let first = records.next().ok_or(PanelRefusal::NoSuchLine)?;
        self.remove(&replaced.into_iter().filter(|other| *other != key).collect());
        if let Some((_, line)) = self.lines.iter_mut().find(|(other, _)| *other == key) {
            *line = first;
        }
        for record in records {
            self.push(record);
        }
        Ok(())
    }

    /// Deletes a line.
    pub fn delete(&mut self, key: LineKey) -> Result<(), PanelRefusal> {
        self.may_change(key)?;
        self.remove(&self.one_form(key));
        Ok(())
    }

    /// The lines that one form holds together with `record`; none where each line has its own form.
    fn set<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a (LineKey, Record)> {
        let rtype = record.data.rtype();
        let is_together = self.registrar.types_sets(rtype);
        self.lines.iter().filter(move |(_, line)| {
            is_together && line.name == record.name && line.data.rtype() == rtype
        })
    }

    /// The lines that are edited and deleted with this one, itself among them.
    fn one_form(&self, key: LineKey) -> BTreeSet<LineKey> {
        let together = self.record(key).into_iter().flat_map(|record| self.set(record));
        together.map(|(other, _)| *other).chain([key]).collect()
    }

    fn record(&self, key: LineKey) -> Result<&Record, PanelRefusal> {
        let line = self.lines.iter().find(|(other, _)| *other == key);
        line.map(|(_, record)| record).ok_or(PanelRefusal::NoSuchLine)
    }

    /// The rules every host has about lines among each other.
    fn fits(&self, record: &Record, instead_of: &BTreeSet<LineKey>) -> Result<(), PanelRefusal> {
        let others = self
            .lines
            .iter()
            .filter(|(key, other)| !instead_of.contains(key) && other.name == record.name);
        for (_, other) in others {
            if other.data == record.data {
                return Err(PanelRefusal::Exists);
            }
            match [record, other].map(|line| line.data.rtype()) {
                [Rtype::Cname, _] => {
                    return Err(PanelRefusal::AliasMustBeAlone(record.name.clone()));
                }
                [_, Rtype::Cname] => return Err(PanelRefusal::BesideAlias(record.name.clone())),
                _ => {}
            }
        }
        Ok(())
    }

    fn push(&mut self, record: Record) -> LineKey {
        let key = LineKey(self.next_key);
        self.next_key = self.next_key.saturating_add(1);
        self.lines.push((key, record));
        key
    }

    fn remove(&mut self, keys: &BTreeSet<LineKey>) {
        self.lines.retain(|(key, _)| !keys.contains(key));
        self.leaving.retain(|key| !keys.contains(key));
        self.routed.retain(|key| !keys.contains(key));
    }

    fn shown(&self, key: LineKey, record: &Record) -> PanelLine {
        let name = Host::of(&record.name, &self.domain)
            .map_or_else(|| record.name.to_string(), |host| host.relative().to_owned());
        let dot = if self.registrar.final_dot == FinalDot::Needed { "." } else { "" };
        let value = match &record.data {
            Rdata::Mx { .. } | Rdata::Cname(_) => format!("{}{dot}", record.data),
            other => other.to_string(),
        };
        PanelLine { key, record: record.clone(), name, value, owner: self.owner(key) }
    }
}

#[cfg(test)]
mod tests;

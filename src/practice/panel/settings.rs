//! Settings that own lines: Namecheap's Mail Settings and Cloudflare's Email Routing.

use std::collections::BTreeSet;

use super::{LineKey, Owner, Panel, PanelRefusal};
use crate::names::Name;
use crate::practice::domains::{mx, practice_ttl};
use crate::records::{Rdata, Record};

/// Namecheap's *Mail Settings*: which kind of mail lines the domain has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MailSetting {
    /// *Email Forwarding*: the company's own forwarding servers.
    EmailForwarding,
    /// *Custom MX*: the person's own lines.
    CustomMx,
    /// *Gmail*: one step for Google. Which lines the real one installs is documented nowhere we
    /// know of; practice guesses the one line Google asks for since 2023.
    Gmail,
    /// *Private Email*: the company's own mailboxes.
    PrivateEmail,
}

/// Cloudflare's *Email Routing*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EmailRouting {
    /// On, and its lines cannot be touched.
    Locked,
    /// On, its lines can be edited, and belong to it still.
    Unlocked,
    /// Turned off.
    Off,
}

impl MailSetting {
    /// In the order of the menu.
    pub const ALL: [Self; 4] =
        [Self::CustomMx, Self::EmailForwarding, Self::Gmail, Self::PrivateEmail];

    /// The menu's entry, in the company's words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::EmailForwarding => "Email Forwarding",
            Self::CustomMx => "Custom MX",
            Self::Gmail => "Gmail",
            Self::PrivateEmail => "Private Email",
        }
    }

    /// The lines it installs.
    fn lines(self) -> Vec<Rdata> {
        match self {
            Self::CustomMx => Vec::new(),
            Self::Gmail => vec![mx(1, "smtp.google.com")],
            Self::PrivateEmail => {
                vec![mx(10, "mx1.privateemail.com"), mx(10, "mx2.privateemail.com")]
            }
            Self::EmailForwarding => [10, 10, 10, 15, 20]
                .into_iter()
                .zip(1..)
                .map(|(priority, n)| mx(priority, &format!("eforward{n}.registrar-servers.com")))
                .collect(),
        }
    }
}

impl Panel {
    /// Chooses an entry of Namecheap's Mail Settings. The former entry's lines go at once, except
    /// for *Custom MX*, which is saved together with its first line.
    pub fn choose_mail_setting(&mut self, setting: MailSetting) -> Result<(), PanelRefusal> {
        let before = self.mail_setting.ok_or(PanelRefusal::NoSuchSetting)?;
        if before == setting {
            return Ok(());
        }
        let present = self.mx_lines();
        self.mail_setting = Some(setting);
        if setting == MailSetting::CustomMx {
            self.leaving = present;
            return Ok(());
        }
        self.remove(&present);
        for data in setting.lines() {
            let ttl = practice_ttl(&data);
            self.push(Record { name: self.domain.name(), ttl, data });
        }
        Ok(())
    }

    /// Lets the lines of Email Routing be edited. They stay its lines.
    pub fn unlock_email_routing(&mut self) -> Result<(), PanelRefusal> {
        match self.email_routing {
            Some(EmailRouting::Locked | EmailRouting::Unlocked) => {
                self.email_routing = Some(EmailRouting::Unlocked);
                Ok(())
            }
            Some(EmailRouting::Off) | None => Err(PanelRefusal::NoSuchSetting),
        }
    }

    /// Turns Email Routing off: every line it made goes, also those edited since, which is how an
    /// SPF text gets lost.
    pub fn turn_off_email_routing(&mut self) -> Result<(), PanelRefusal> {
        match self.email_routing {
            Some(EmailRouting::Locked | EmailRouting::Unlocked) => {
                self.email_routing = Some(EmailRouting::Off);
                let routed = std::mem::take(&mut self.routed);
                self.remove(&routed);
                Ok(())
            }
            Some(EmailRouting::Off) | None => Err(PanelRefusal::NoSuchSetting),
        }
    }

    /// Reads from the lines which settings are on.
    pub(super) fn find_settings(&mut self) {
        match self.registrar.id.as_str() {
            "namecheap" => self.mail_setting = Some(self.present_mail_setting()),
            "cloudflare" => {
                let routed: BTreeSet<LineKey> = self
                    .lines
                    .iter()
                    .filter(|(_, record)| is_routing(&record.data))
                    .map(|(key, _)| *key)
                    .collect();
                let is_on = self.mx_lines().intersection(&routed).next().is_some();
                if is_on {
                    self.email_routing = Some(EmailRouting::Locked);
                    self.routed = routed;
                }
            }
            _ => {}
        }
    }

    fn present_mail_setting(&self) -> MailSetting {
        let hosts = |setting: MailSetting| setting.lines().iter().map(Rdata::to_string).collect();
        let present: BTreeSet<String> = self
            .lines
            .iter()
            .filter(|(_, record)| record.name == self.domain.name())
            .filter(|(_, record)| matches!(record.data, Rdata::Mx { .. }))
            .map(|(_, record)| record.data.to_string())
            .collect();
        [MailSetting::EmailForwarding, MailSetting::PrivateEmail]
            .into_iter()
            .find(|setting| present == hosts(*setting))
            .unwrap_or(MailSetting::CustomMx)
    }

    pub(super) fn may_add_mx(&self) -> Result<(), PanelRefusal> {
        match (self.mail_setting, self.email_routing) {
            (Some(MailSetting::CustomMx) | None, Some(EmailRouting::Locked)) => {
                Err(PanelRefusal::LockedByEmailRouting)
            }
            (Some(MailSetting::CustomMx) | None, _) => Ok(()),
            _ => Err(PanelRefusal::MailSettingFirst),
        }
    }

    pub(super) fn may_change(&self, key: LineKey) -> Result<(), PanelRefusal> {
        self.record(key)?;
        match self.owner(key) {
            Owner::Person => Ok(()),
            Owner::MailSetting | Owner::LeavingWithNextSave => {
                Err(PanelRefusal::BelongsToMailSetting)
            }
            Owner::EmailRouting => Err(PanelRefusal::LockedByEmailRouting),
        }
    }

    pub(super) fn owner(&self, key: LineKey) -> Owner {
        let is_locked = self.email_routing == Some(EmailRouting::Locked);
        if self.leaving.contains(&key) {
            Owner::LeavingWithNextSave
        } else if is_locked && self.routed.contains(&key) {
            Owner::EmailRouting
        } else if self.mail_setting.is_some_and(|setting| setting != MailSetting::CustomMx)
            && self.mx_lines().contains(&key)
        {
            Owner::MailSetting
        } else {
            Owner::Person
        }
    }

    /// Drops the lines of the former mail setting, because the new one is being saved.
    pub(super) fn let_go(&mut self) {
        let leaving = std::mem::take(&mut self.leaving);
        self.remove(&leaving);
    }

    /// The mail lines of the domain itself.
    fn mx_lines(&self) -> BTreeSet<LineKey> {
        let apex = self.domain.name();
        self.lines
            .iter()
            .filter(|(_, record)| record.name == apex)
            .filter(|(_, record)| matches!(record.data, Rdata::Mx { .. }))
            .map(|(key, _)| *key)
            .collect()
    }
}

/// Lines that Email Routing makes: its servers, and the SPF text that names them.
fn is_routing(data: &Rdata) -> bool {
    match data {
        Rdata::Mx { exchange, .. } => {
            exchange.is_at_or_under(&Name::from_presentation("mx.cloudflare.net"))
        }
        Rdata::Txt(text) => {
            text.starts_with("v=spf1 ")
                && text.split(' ').any(|word| word == "include:_spf.mx.cloudflare.net")
        }
        _ => false,
    }
}

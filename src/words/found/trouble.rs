//! The serious states, each with a sentence and one thing to do.

use super::names;
use crate::observe::{Obstacle, Photo, Standing};
use crate::wizard::Wizard;
use crate::words::page::Problem;
use crate::words::shared::name_for_eye;
use crate::words::{Arg, Words};

impl Words {
    pub(super) fn trouble(&self, wizard: &Wizard, photo: &Photo) -> Option<Problem> {
        let mut args = vec![("domain", Arg::from(photo.domain.shown()))];
        let (headline, repair): (&str, &[&str]) = match &photo.standing {
            Standing::Published => return None,
            Standing::NotRegistered { parent } => {
                args.push(("parent", name_for_eye(parent).into()));
                ("trouble-not-registered", &["trouble-not-registered-fix", "trouble-just-bought"])
            }
            Standing::Suspended { .. } => {
                ("trouble-suspended", &["trouble-suspended-fix", "trouble-suspended-wait"])
            }
            Standing::ServersSilent => {
                let servers = photo.delegation.as_ref().map(|d| names(&d.name_servers));
                args.push(("servers", self.all_of(&servers.unwrap_or_default()).into()));
                args.push(("company", self.asked(wizard).into()));
                ("trouble-silent", &["trouble-silent-fix", "trouble-look-again"])
            }
            Standing::MailUntold => {
                args.push(("company", self.asked(wizard).into()));
                ("trouble-untold", &["trouble-untold-fix", "trouble-look-again"])
            }
            Standing::DnssecBroken => {
                ("trouble-dnssec", &["trouble-dnssec-fix", "trouble-dnssec-wait"])
            }
            Standing::Unreachable(Obstacle::NoResolver) => {
                ("trouble-offline", &["trouble-offline-fix"])
            }
            Standing::Unreachable(Obstacle::Intercepted) => {
                ("trouble-intercepted", &["trouble-intercepted-fix"])
            }
            Standing::Unreachable(Obstacle::ParentSilent) => {
                ("trouble-parent", &["trouble-parent-fix"])
            }
        };
        Some(Problem {
            headline: self.say_with(headline, &args),
            repair: repair.iter().map(|id| self.say_with(id, &args)).collect(),
        })
    }
}

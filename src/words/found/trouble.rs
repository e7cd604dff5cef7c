//! The serious states, each with a sentence and one thing to do.

use super::names;
use crate::observe::{Obstacle, Photo, Signing, Standing};
use crate::verdict::{
    AroundFault, Code, Detail, Finding, standing_findings, standing_findings_with,
};
use crate::wizard::Wizard;
use crate::words::page::Problem;
use crate::words::{Arg, Subject, Words};

impl Words {
    pub(super) fn trouble(&self, wizard: &Wizard, photo: &Photo) -> Option<Problem> {
        if let Some(told) = self.told_by_register(wizard, photo) {
            return Some(told);
        }
        let domain = photo.domain.shown();
        let ending = domain.rsplit('.').next().unwrap_or_default().to_owned();
        let mut args = vec![("domain", Arg::from(domain)), ("ending", ending.into())];
        let is_practice = wizard.world.is_practice;
        let (headline, repair): (&str, &[&str]) = match &photo.standing {
            Standing::Published => return None,
            // The pretend internet has no other domains, and nobody above them.
            Standing::NotRegistered { .. } | Standing::Unreachable(Obstacle::ParentSilent)
                if is_practice =>
            {
                ("trouble-pretend", &["trouble-pretend-fix"])
            }
            Standing::NotRegistered { .. } => {
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
            Standing::DnssecBroken if matches!(photo.signing, Signing::Broken(_)) => {
                return self.broken_seal(wizard, photo);
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

    /// Why nobody finds the domain, in the register's own terms.
    fn told_by_register(&self, wizard: &Wizard, photo: &Photo) -> Option<Problem> {
        let found = standing_findings_with(photo, &wizard.around);
        let is_told =
            |one: &&Finding| matches!(one.detail, Detail::Around(AroundFault::Held { .. }));
        let text = self.finding(found.iter().find(is_told)?, &Subject::of(wizard));
        let mut repair = text.repair;
        repair.push(self.say("trouble-look-again"));
        Some(Problem { headline: text.headline, repair })
    }

    /// What exactly is wrong with the seal, and which DS must go.
    fn broken_seal(&self, wizard: &Wizard, photo: &Photo) -> Option<Problem> {
        let found = standing_findings(photo);
        let finding = found.iter().find(|finding| finding.code == Code::DnssecBroken)?;
        let text = self.finding(finding, &Subject::of(wizard));
        let mut repair = text.repair;
        repair.push(self.say("trouble-look-again"));
        Some(Problem { headline: text.headline, repair })
    }
}

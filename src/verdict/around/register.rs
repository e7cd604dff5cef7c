//! What the register says of a domain that nobody finds (RFC 8056, RFC 9083).

use super::super::{Code, Finding, standing_findings};
use super::{AroundFault, finding};
use crate::observe::{Photo, Registration, Standing, Surroundings};

/// Why nobody finds a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It belongs to nobody.
    Free,
    /// The company where it was bought holds it.
    ByRegistrar,
    /// The register itself holds it.
    ByRegister,
    /// It ran out, and its owner may still buy it back.
    Redeemable,
    /// It ran out, and will be free within days.
    Ending,
    /// It belongs to somebody and has no name servers.
    NoServers,
}

impl Hold {
    fn of(registration: &Registration) -> Option<Self> {
        // A register gives both of the first two while a name can be bought back (RFC 3915 §3.1).
        let told = [
            ("redemption period", Self::Redeemable),
            ("pending delete", Self::Ending),
            ("server hold", Self::ByRegister),
            ("client hold", Self::ByRegistrar),
            ("inactive", Self::NoServers),
        ];
        if registration.is_free {
            return Some(Self::Free);
        }
        let has = |value: &str| registration.status.iter().any(|status| status == value);
        told.into_iter().find(|(value, _)| has(value)).map(|(_, hold)| hold)
    }
}

/// The findings about the standing, more exact where the register told why.
pub fn standing_findings_with(photo: &Photo, around: &Surroundings) -> Vec<Finding> {
    let mut found = standing_findings(photo);
    let Some(registration) = &around.registration else { return found };
    let hold = match &photo.standing {
        // It is owned and not held: the zone above does not name its servers, or not yet.
        Standing::NotRegistered { .. } => Hold::of(registration).or(Some(Hold::NoServers)),
        Standing::Suspended { .. } | Standing::ServersSilent => {
            Hold::of(registration).filter(|hold| !matches!(hold, Hold::Free | Hold::NoServers))
        }
        _ => None,
    };
    let Some(hold) = hold else { return found };
    let code = match photo.standing {
        Standing::NotRegistered { .. } => Code::DomainNotRegistered,
        _ => Code::DomainSuspended,
    };
    let seen = registration.status.join("\n");
    let fault = AroundFault::Held { hold, registrar: registration.registrar.clone() };
    // The click in an e-mail lifts a suspension that shows in the name servers: that is the cause, and
    // the hold its form.
    if found.iter().any(|one| one.code == Code::DomainSuspended) {
        return found;
    }
    found.retain(|one| one.code != code);
    found.push(finding(code, seen, String::new(), fault));
    found.sort_by_key(|one| one.code);
    found
}

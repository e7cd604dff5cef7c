//! What goes wrong at a company, whom it concerns, and where to say so.

use serde::{Deserialize, Serialize};

use super::{Pattern, ProviderId, Text};
use crate::names::Name;

/// Something that goes wrong at this company.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trap {
    /// Its id.
    pub id: String,
    /// Whether it concerns this person.
    pub when: When,
    /// Where to say it.
    pub place: Place,
    /// What to do.
    pub text: Text,
}

/// Whether a trap concerns this person. In TOML `"always"`, `{ provider = "…" }`,
/// `{ present_mx = ["*.mx.cloudflare.net"] }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Everybody.
    Always,
    /// Those who set up this provider.
    Provider(ProviderId),
    /// Those whose present mail lines fit one of these.
    PresentMx(Vec<Pattern>),
}

impl When {
    /// True for a person who sets up `provider` and whose domain has the mail lines `present`.
    pub fn concerns(&self, provider: &ProviderId, present: &[Name]) -> bool {
        match self {
            Self::Always => true,
            Self::Provider(id) => id == provider,
            Self::PresentMx(patterns) => {
                present.iter().any(|name| patterns.iter().any(|pattern| pattern.matches(name)))
            }
        }
    }
}

/// Where a trap is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Before the first record.
    Start,
    /// At each mail line.
    Mx,
    /// At the SPF text.
    Spf,
    /// At each text record.
    Txt,
    /// At each alias.
    Cname,
    /// At the removal of old mail lines.
    Removal,
}

//! What the person answered, in the form the plan needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Inputs, ProviderId, RegistrarId};
use crate::names::Domain;

/// Key of the address that receives DMARC reports.
pub const REPORTS: &str = "dmarc_rua";
/// Key of the other services that send for the domain.
pub const SENDERS: &str = "spf_include";
/// Key of the choice whether optional records are wanted: `all` or `none`.
pub const OPTIONAL: &str = "optional";

/// The key under which a single look says that nobody asked for another set of mail servers than the
/// one that was found, nor for another end of the list of senders. No person answers it.
pub const ROUTE_AS_FOUND: &str = "route_as_found";

/// The answers to every question asked so far. Going back never removes one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The domain that should receive mail.
    pub domain: Domain,
    /// Where the changes are made.
    pub registrar: Option<RegistrarId>,
    /// The person is moving to that company: choosing it although another publishes the domain now
    /// is on purpose.
    pub is_moving: bool,
    /// Who will receive the mail.
    pub provider: Option<ProviderId>,
    /// Which of the provider's record sets, when not the default.
    pub variant: Option<String>,
    /// Values given, by input key, cleaned; a repeatable input has several.
    pub inputs: BTreeMap<String, Vec<String>>,
    /// Input keys left for later.
    pub later: BTreeSet<String>,
    /// Stop questions answered with "no, that is not us", by id.
    pub passed_stops: BTreeSet<String>,
    /// The panel's preset is to be used, where it has one.
    pub use_preset: Option<bool>,
}

impl Answers {
    /// Fresh answers for `domain`.
    pub const fn new(domain: Domain) -> Self {
        Self {
            domain,
            registrar: None,
            is_moving: false,
            provider: None,
            variant: None,
            inputs: BTreeMap::new(),
            later: BTreeSet::new(),
            passed_stops: BTreeSet::new(),
            use_preset: None,
        }
    }

    /// The values given for `key`, unless it was left for later.
    pub fn values(&self, key: &str) -> &[String] {
        if self.later.contains(key) {
            return &[];
        }
        self.inputs.get(key).map_or(&[], Vec::as_slice)
    }

    /// The first value given for `key`, unless it was left for later.
    pub fn input(&self, key: &str) -> Option<&str> {
        self.values(key).first().map(String::as_str)
    }

    /// Everything given, in the form that templates are filled from.
    pub fn to_inputs(&self) -> Inputs {
        let mut inputs = Inputs::new();
        for key in self.inputs.keys() {
            for value in self.values(key) {
                inputs.add(key.clone(), value.clone());
            }
        }
        inputs
    }
}

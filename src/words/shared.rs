//! Small pieces that several pages are made of.

use super::Words;
use super::page::{Line, Mark};
use crate::catalog::{Provider, Registrar};
use crate::names::{Name, escaped};
use crate::wizard::Wizard;

/// Most characters of a name from the network: the longest there is (RFC 1035 §2.3.4), with room for
/// escapes.
const LONGEST_NAME: usize = 260;

/// Most characters of a value from the network: a 4096-bit key and more. A text record may have 65 000.
const LONGEST_VALUE: usize = 1200;

impl Line {
    /// A sentence without a mark.
    pub(super) const fn plain(text: String) -> Self {
        Self { mark: None, text }
    }

    /// A sentence with a mark.
    pub(super) const fn marked(mark: Mark, text: String) -> Self {
        Self { mark: Some(mark), text }
    }
}

/// A name from the network, for the eye.
pub(super) fn name_for_eye(name: &Name) -> String {
    escaped(&name.to_string(), LONGEST_NAME)
}

/// A value from the network, for the eye.
pub(super) fn for_eye(text: &str) -> String {
    escaped(text, LONGEST_VALUE)
}

/// The domain as people read it; empty before there is one.
pub(super) fn domain_of(wizard: &Wizard) -> String {
    wizard.answers.as_ref().map(|answers| answers.domain.shown()).unwrap_or_default()
}

impl Words {
    /// A label and what belongs to it, with a colon as the language sets it.
    pub fn labelled(&self, label: &str, text: &str) -> String {
        self.say_with("report-part", &[("label", label.into()), ("value", text.into())])
    }

    /// A company by name; the entry for all others has none.
    pub(super) fn name_of(&self, registrar: &Registrar) -> String {
        match registrar.id.as_str() {
            "generic" => self.say("company-unknown"),
            _ => for_eye(&registrar.name),
        }
    }

    /// The company where the changes are made: "Cloudflare", "your DNS host".
    pub(crate) fn company(&self, wizard: &Wizard) -> String {
        self.company_of(wizard.registrar())
    }

    /// A company by name: "Cloudflare", "your DNS host".
    pub(super) fn company_of(&self, company: Option<&Registrar>) -> String {
        company.map_or_else(|| self.say("company-unknown"), |r| self.name_of(r))
    }

    /// The company whose servers are asked: the one that publishes the domain.
    pub(super) fn asked(&self, wizard: &Wizard) -> String {
        self.company_of(wizard.publisher().or_else(|| wizard.registrar()))
    }

    /// A mail provider by name.
    pub(super) fn provider_name(&self, provider: &Provider) -> String {
        match provider.id.as_str() {
            "other" => self.say("provider-unknown"),
            _ => for_eye(&provider.name),
        }
    }

    /// The provider chosen: "Google Workspace", "your mail provider".
    pub(super) fn chosen_provider(&self, wizard: &Wizard) -> String {
        wizard.provider().map_or_else(|| self.say("provider-unknown"), |p| self.provider_name(p))
    }

    /// "A", "A and B", "A, B and C".
    pub(super) fn all_of(&self, items: &[String]) -> String {
        self.joined(items, "list-and")
    }

    /// "A", "A or B", "A, B or C".
    pub(super) fn one_of(&self, items: &[String]) -> String {
        self.joined(items, "list-or")
    }

    fn joined(&self, items: &[String], last: &str) -> String {
        match items.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((end, before)) => self.say_with(
                last,
                &[("before", before.join(", ").into()), ("last", end.as_str().into())],
            ),
        }
    }
}

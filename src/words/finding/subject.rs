//! What findings are about, and who reads of them.

use std::sync::Arc;

use crate::catalog::Registrar;
use crate::names::Domain;
use crate::plan::Plan;
use crate::wizard::Wizard;

/// What findings are about: whose domain, which plan, whose panel. The wizard has one, and so has a
/// single look without any wizard.
#[derive(Debug, Clone, Default)]
pub struct Subject<'a> {
    /// The domain.
    pub domain: Option<Domain>,
    /// The plan, by whose ids findings name records.
    pub plan: Option<Arc<Plan>>,
    /// The company where changes are made.
    pub registrar: Option<&'a Registrar>,
    /// The company that publishes the domain, as far as its name servers give it away.
    pub publisher: Option<&'a Registrar>,
    /// What the reader has before them.
    pub reader: Reader,
}

/// What somebody who reads of a finding has before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reader {
    /// The card of the record, and the company's form: they are at work on it.
    #[default]
    AtTheCard,
    /// Nothing: the record is named, and how it is entered is told whole.
    Afar,
}

impl<'a> Subject<'a> {
    /// What the wizard is about.
    pub fn of(wizard: &'a Wizard) -> Self {
        Self {
            domain: wizard.answers.as_ref().map(|answers| answers.domain.clone()),
            plan: wizard.plan(),
            registrar: wizard.registrar(),
            publisher: wizard.publisher(),
            reader: Reader::AtTheCard,
        }
    }
}

//! Who publishes and who receives, remembered: in a long list the same few companies come again and
//! again, and each is told from hundreds of patterns.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::catalog::{Catalog, HostGuess, MailGuess};
use crate::names::Name;

/// Sets of names remembered of each kind; names come from the network and are without end.
const MOST: usize = 4096;

/// What was guessed before.
#[derive(Debug, Default)]
pub(super) struct Guesses {
    hosts: Mutex<BTreeMap<Vec<Name>, HostGuess>>,
    mail: Mutex<BTreeMap<Vec<Name>, MailGuess>>,
}

impl Guesses {
    /// Who publishes a domain with these name servers.
    pub(super) fn host(&self, catalog: &Catalog, servers: &[Name]) -> HostGuess {
        remembered(&self.hosts, servers, || catalog.registrar_of(servers))
    }

    /// Who receives mail at these servers.
    pub(super) fn mail(&self, catalog: &Catalog, servers: &[Name]) -> MailGuess {
        remembered(&self.mail, servers, || catalog.provider_of(servers))
    }
}

fn remembered<Guess: Clone>(
    memory: &Mutex<BTreeMap<Vec<Name>, Guess>>,
    servers: &[Name],
    guess: impl FnOnce() -> Guess,
) -> Guess {
    let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = memory.get(servers) {
        return known.clone();
    }
    let guess = guess();
    if memory.len() < MOST {
        memory.insert(servers.to_vec(), guess.clone());
    }
    guess
}

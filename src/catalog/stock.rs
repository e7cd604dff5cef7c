//! The catalogue as the program hands it around: it is read when something of it is first asked for,
//! because the first screen needs none of it and a person waits for that screen.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::Catalog;

/// The catalogue, read or still to be read. Clones share it. Whoever looks into it finds it whole:
/// the first look reads it, and waits where somebody else is reading it already.
#[derive(Debug, Clone, Default)]
pub struct Stock(Arc<OnceLock<Catalog>>);

impl Stock {
    /// The catalogue that comes with the program, not read yet.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// True once somebody looked into it.
    pub fn is_read(&self) -> bool {
        self.0.get().is_some()
    }

    /// Has it read by a thread of its own, for whoever needs it next.
    pub(crate) fn read_beside(&self) {
        let stock = self.clone();
        // Where no thread can be had, the first look reads it.
        let _ = std::thread::Builder::new().spawn(move || {
            stock.0.get_or_init(Catalog::built_in);
        });
    }
}

impl From<Catalog> for Stock {
    fn from(catalog: Catalog) -> Self {
        Self(Arc::new(OnceLock::from(catalog)))
    }
}

impl Deref for Stock {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        self.0.get_or_init(Catalog::built_in)
    }
}

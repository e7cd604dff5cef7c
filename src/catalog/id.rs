//! Identifiers of catalogue entries: what `--registrar`, `--provider` and the JSON output carry.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as written; whether an entry has it is the catalogue's answer.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as written in the assets.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A DNS host, for example `cloudflare`.
    RegistrarId
}
id! {
    /// A mail provider, for example `google-workspace`.
    ProviderId
}
id! {
    /// A public resolver, for example `quad9-unfiltered`.
    ResolverId
}

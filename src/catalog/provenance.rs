//! Where a fact of the catalogue comes from.

use serde::{Deserialize, Serialize};

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Pages and repositories, most authoritative first.
    pub source: Vec<String>,
    /// The day or month of the newest of them, `2026-05` or `2026-05-31`.
    pub date: Option<String>,
    /// True when the company itself, or two independent sources, say so.
    pub verified: bool,
}

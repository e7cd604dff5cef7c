//! What a panel does to slips: the part of a DNS host that practice imitates.

use serde::{Deserialize, Serialize};

/// What a panel does to slips. Practice imitates it; advice never depends on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    /// Quotation marks typed around a text.
    #[serde(default)]
    pub typed_quotes: TypedQuotes,
    /// Numbers typed as a mail server.
    #[serde(default)]
    pub ip_as_mx: IpAsMx,
}

/// What becomes of quotation marks typed around a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TypedQuotes {
    /// Taken off.
    Stripped,
    /// Published as part of the text.
    #[default]
    Kept,
    /// The form refuses them.
    Refused,
}

/// What becomes of an IP address typed as a mail server (RFC 5321 §5.1 wants a name).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IpAsMx {
    /// The form refuses it.
    Refused,
    /// It is published as if it were a name.
    #[default]
    Published,
}

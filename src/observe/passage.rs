//! How the network this machine is in treats questions on port 53.

/// Whether questions reach those they are meant for.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passage {
    /// Not tested, or the tests were inconclusive: nothing speaks against it.
    #[default]
    Untested,
    /// The tests found nobody in between.
    Open,
    /// Somebody on the way answers in other servers' names.
    Intercepted(Sign),
    /// Nobody answers on port 53, and others do over HTTPS.
    Blocked,
}

/// By what an interceptor was recognised.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// An address that runs no DNS answered (RFC 5737).
    NobodyAnswered(std::net::IpAddr),
    /// Two resolvers of different operators ask from one and the same machine.
    OneBehindTwo,
    /// A public resolver calls itself what it never does.
    WrongName(String),
    /// A name that cannot exist was said to (RFC 6761 §6.4, `.invalid`).
    InventedName,
    /// Two resolvers, each at a place of its own, answered so soon that light could not have been to
    /// both and back.
    TooSoon {
        /// Kilometres between them.
        km: u32,
        /// Milliseconds within which the one answered.
        one_ms: u32,
        /// And the other.
        other_ms: u32,
    },
}

impl Passage {
    /// True when port 53 tells nothing that could be relied on.
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Intercepted(_) | Self::Blocked)
    }
}

//! Codes: which kinds of mistakes there are, how much each weighs, and which comes first.

/// What kind of mistake it is. The order is the order of diagnosis: of several, the first makes the
/// headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// The network this machine is in answers DNS questions in the name of others, or lets none
    /// through.
    NetworkIntercepts,
    /// Nobody owns the domain, or it is on hold: the zone above knows no such name.
    DomainNotRegistered,
    /// Delegated to the servers where domains wait for their owner's confirmation.
    DomainSuspended,
    /// Entered at a company that does not publish the domain.
    WrongPanel,
    /// The name servers changed, and lines that the former ones still have were not made again.
    RecordsLostInMove,
    /// A server of the delegation does not publish the domain (RFC 1912 §2.8).
    LameServers,
    /// Servers that publish the domain say different things, or the zone above and the zone name
    /// different servers.
    ServersDisagree,
    /// Whoever validates signatures gets nothing (RFC 4035 §5).
    DnssecBroken,
    /// A server answers differently when a name is written in capitals (RFC 1034 §3.1 forbids it).
    CaseBug,
    /// An alias stands at the name and hides every other record there (RFC 1034 §3.6.2).
    CnameAtApex,
    /// The catch-all line answers in place of the record that is not there (RFC 4592).
    Wildcard,
    /// The panel put the domain behind a name that already had it.
    NameDoubled,
    /// The record stands at another name, such as `www`.
    WrongHost,
    /// The text stands at the domain itself and belongs below it.
    TxtAtApex,
    /// The record stands at its name without the underscore, which some panels refuse or drop.
    UnderscoreRefused,
    /// The panel put the domain behind a target that was complete.
    TargetDoubled,
    /// Quotation marks or backslashes became part of the text.
    TxtQuotes,
    /// Characters that nobody sees, or that only look right, are in the text or the name.
    InvisibleCharacters,
    /// A mail line names numbers instead of a server (RFC 1035 §3.3.9 wants a name).
    MxIsIp,
    /// The number, or a web address, was typed into the box of the server.
    PriorityInValue,
    /// The server's name is misspelt, or has no address.
    MxTypo,
    /// A Microsoft 365 server name that is not the one of this domain.
    M365WrongMx,
    /// "This domain takes no mail" (RFC 7505) where mail is wanted.
    NullMx,
    /// No mail line: senders fall back to the web server (RFC 5321 §5.1).
    NoMx,
    /// The only mail line is one that merely proves who owns the domain.
    VerificationMx,
    /// A setting of Namecheap's panel keeps its own mail lines in place.
    NamecheapMailSettings,
    /// Cloudflare Email Routing keeps its own mail lines in place.
    CloudflareEmailRouting,
    /// Mail tries the servers in another order than the provider wants.
    PriorityOrder,
    /// Lines of Google's former and present sets stand side by side, or a set is incomplete.
    GoogleMixedSets,
    /// A mail line leads to an alias (RFC 2181 §10.3).
    MxToCname,
    /// A mail line leads to a web proxy that takes no mail.
    MxProxied,
    /// Several SPF lines: receivers ignore them all (RFC 7208 §4.5).
    SpfMultiple,
    /// The SPF line cannot be read (RFC 7208 §4.6).
    SpfSyntax,
    /// The SPF line stands at another name than the domain.
    SpfOnWrongName,
    /// The SPF line says that nobody may send.
    SpfParked,
    /// The SPF line does not name the mail provider.
    SpfMissingInclude,
    /// `+all`: the SPF line lets the whole world send.
    SpfWeakAll,
    /// More than ten look-ups, or more than two in vain (RFC 7208 §4.6.4).
    SpfTooManyLookups,
    /// The SPF line leads to a name without an SPF line, or in a circle (RFC 7208 §5.2).
    SpfDangling,
    /// The secret half of the signature key is published.
    DkimPrivateKey,
    /// The signature key was cut, or cannot be read (RFC 6376 §3.6.1).
    DkimBrokenKey,
    /// Two keys at one name (RFC 6376 §3.6.2.2 leaves the outcome open).
    DkimTwoKeys,
    /// An address answers where the alias of the key should be.
    DkimCnameFlattened,
    /// The key was entered as another type of record than the provider wants.
    DkimWrongType,
    /// Another key than the provider's, or the right one at another name.
    DkimWrongKey,
    /// Of Microsoft's two key aliases only one is there, or their targets are swapped.
    M365Selectors,
    /// The key is too short, withdrawn, or marked as a test (RFC 8301 §3.2, RFC 6376 §3.6.1).
    DkimWeak,
    /// Several DMARC lines: receivers ignore them all (RFC 9989 §4.10).
    DmarcMultiple,
    /// The DMARC line cannot be read, or not wholly (RFC 9989 §4.7).
    DmarcSyntax,
    /// An alias and a text at the name of the DMARC line.
    DmarcCnameAndTxt,
    /// The proof of ownership lacks a part, or is an old one.
    VerificationToken,
    /// Something else stands there than what was wanted.
    RecordDifferent,
    /// What is wanted is not there.
    RecordMissing,
    /// Nothing arrived long after it was said to be saved.
    NotSaved,
    /// Lines of the former mail company are still there.
    OldMxLeft,
    /// Another company stands behind as a spare: it takes mail and keeps it.
    BackupMx,
    /// A policy file still names the old servers only, so large senders refuse the new ones
    /// (RFC 8461 §5).
    MtaStsOldPolicy,
    /// Reports on encryption are asked for in a way that nobody reads (RFC 8460 §3).
    TlsReportsUnread,
    /// Mail programs are still led to the old company.
    AutodiscoverOld,
    /// The rule for fakes is strict while the list of senders or the key is not right yet.
    DmarcStrictTooEarly,
    /// Resolvers still remember that there was nothing.
    CheckedTooEarly,
    /// Resolvers still remember what stood there before.
    OldTtl,
    /// A resolver gives a legal notice in place of answers.
    CourtOrderTxt,
    /// A resolver filters the domain out.
    FilteredResolver,
    /// The key is published; whether the provider signs with it, DNS cannot show.
    SigningNotStarted,
    /// The web host may deliver mail to itself, which DNS cannot show.
    CpanelLocalRouting,
    /// The domain asked about lies below the one that was registered.
    SubdomainVsRoot,
    /// Others may keep the old mail lines for long; nothing has been changed yet.
    TtlLong,
    /// The SPF line ends without an answer, or with `?all`: it protects nothing.
    SpfNeutralAll,
    /// Parts of the SPF line are out of use (RFC 7208 §3.1, §5.5).
    SpfObsolete,
    /// Reports go to a domain that has not agreed to take them (RFC 9990 §4).
    DmarcExternalReports,
    /// Tags that RFC 9989 withdrew.
    DmarcOldTags,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Works, but not as it should.
    Warning,
    /// Mail is lost, or the plan is not carried out, until a person acts.
    Error,
}

/// One row a code, in the order of the codes: its name to machines, and its weight wherever it
/// appears.
const TABLE: [(Code, &str, Severity); 72] = [
    (Code::NetworkIntercepts, "network-intercepts", Severity::Warning),
    (Code::DomainNotRegistered, "domain-not-registered", Severity::Error),
    (Code::DomainSuspended, "domain-suspended", Severity::Error),
    (Code::WrongPanel, "wrong-panel", Severity::Error),
    (Code::RecordsLostInMove, "records-lost-in-move", Severity::Error),
    (Code::LameServers, "lame-servers", Severity::Warning),
    (Code::ServersDisagree, "servers-disagree", Severity::Warning),
    (Code::DnssecBroken, "dnssec-broken", Severity::Error),
    (Code::CaseBug, "case-bug", Severity::Warning),
    (Code::CnameAtApex, "cname-at-apex", Severity::Error),
    (Code::Wildcard, "wildcard", Severity::Error),
    (Code::NameDoubled, "name-doubled", Severity::Error),
    (Code::WrongHost, "wrong-host", Severity::Error),
    (Code::TxtAtApex, "txt-at-apex", Severity::Error),
    (Code::UnderscoreRefused, "underscore-refused", Severity::Error),
    (Code::TargetDoubled, "target-doubled", Severity::Error),
    (Code::TxtQuotes, "txt-quotes", Severity::Error),
    (Code::InvisibleCharacters, "invisible-characters", Severity::Error),
    (Code::MxIsIp, "mx-is-ip", Severity::Error),
    (Code::PriorityInValue, "priority-in-value", Severity::Error),
    (Code::MxTypo, "mx-typo", Severity::Error),
    (Code::M365WrongMx, "m365-wrong-mx", Severity::Error),
    (Code::NullMx, "null-mx", Severity::Error),
    (Code::NoMx, "no-mx", Severity::Error),
    (Code::VerificationMx, "verification-mx", Severity::Error),
    (Code::NamecheapMailSettings, "namecheap-mail-settings", Severity::Error),
    (Code::CloudflareEmailRouting, "cloudflare-email-routing", Severity::Error),
    (Code::PriorityOrder, "priority-order", Severity::Error),
    (Code::GoogleMixedSets, "google-mixed-sets", Severity::Warning),
    (Code::MxToCname, "mx-to-cname", Severity::Warning),
    (Code::MxProxied, "mx-proxied", Severity::Warning),
    (Code::SpfMultiple, "spf-multiple", Severity::Error),
    (Code::SpfSyntax, "spf-syntax", Severity::Error),
    (Code::SpfOnWrongName, "spf-on-wrong-name", Severity::Error),
    (Code::SpfParked, "spf-parked", Severity::Error),
    (Code::SpfMissingInclude, "spf-missing-include", Severity::Error),
    (Code::SpfWeakAll, "spf-weak-all", Severity::Error),
    (Code::SpfTooManyLookups, "spf-too-many-lookups", Severity::Error),
    (Code::SpfDangling, "spf-dangling", Severity::Error),
    (Code::DkimPrivateKey, "dkim-private-key", Severity::Error),
    (Code::DkimBrokenKey, "dkim-broken-key", Severity::Error),
    (Code::DkimTwoKeys, "dkim-two-keys", Severity::Error),
    (Code::DkimCnameFlattened, "dkim-cname-flattened", Severity::Error),
    (Code::DkimWrongType, "dkim-wrong-type", Severity::Error),
    (Code::DkimWrongKey, "dkim-wrong-key", Severity::Error),
    (Code::M365Selectors, "m365-selectors", Severity::Error),
    (Code::DkimWeak, "dkim-weak", Severity::Warning),
    (Code::DmarcMultiple, "dmarc-multiple", Severity::Error),
    (Code::DmarcSyntax, "dmarc-syntax", Severity::Error),
    (Code::DmarcCnameAndTxt, "dmarc-cname-and-txt", Severity::Warning),
    (Code::VerificationToken, "verification-token", Severity::Error),
    (Code::RecordDifferent, "record-different", Severity::Error),
    (Code::RecordMissing, "record-missing", Severity::Error),
    (Code::NotSaved, "not-saved", Severity::Error),
    (Code::OldMxLeft, "old-mx-left", Severity::Error),
    (Code::BackupMx, "backup-mx", Severity::Error),
    (Code::MtaStsOldPolicy, "mta-sts-old-policy", Severity::Error),
    (Code::TlsReportsUnread, "tls-reports-unread", Severity::Warning),
    (Code::AutodiscoverOld, "autodiscover-old", Severity::Warning),
    (Code::DmarcStrictTooEarly, "dmarc-strict-too-early", Severity::Warning),
    (Code::CheckedTooEarly, "checked-too-early", Severity::Info),
    (Code::OldTtl, "old-ttl", Severity::Info),
    (Code::CourtOrderTxt, "court-order-txt", Severity::Info),
    (Code::FilteredResolver, "filtered-resolver", Severity::Info),
    (Code::SigningNotStarted, "signing-not-started", Severity::Info),
    (Code::CpanelLocalRouting, "cpanel-local-routing", Severity::Info),
    (Code::SubdomainVsRoot, "subdomain-vs-root", Severity::Info),
    (Code::TtlLong, "ttl-long", Severity::Info),
    (Code::SpfNeutralAll, "spf-neutral-all", Severity::Info),
    (Code::SpfObsolete, "spf-obsolete", Severity::Info),
    (Code::DmarcExternalReports, "dmarc-external-reports", Severity::Info),
    (Code::DmarcOldTags, "dmarc-old-tags", Severity::Info),
];

impl Code {
    /// Every code, in the order of diagnosis.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(code, _, _)| *code)
    }

    /// The code as it stands in JSON; never translated.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// How much it weighs.
    pub fn severity(self) -> Severity {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, Severity) {
        &TABLE[self as usize]
    }
}

impl Severity {
    /// The word in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_in_its_own_row_and_its_name_is_its_own_in_small_letters() {
        for (row, code) in Code::all().enumerate() {
            assert_eq!(code as usize, row, "{code:?}");
            let mut name = String::new();
            let mut before = '-';
            for letter in format!("{code:?}").chars() {
                // `M365WrongMx` is `m365-wrong-mx`.
                if letter.is_ascii_uppercase() && !name.is_empty() && before != '-' {
                    name.push('-');
                }
                name.push(letter.to_ascii_lowercase());
                before = letter;
            }
            assert_eq!(code.as_str(), name);
        }
        // An exhaustive match beside the last row: a code behind it would be left out of the table.
        assert_eq!(Code::all().count(), Code::DmarcOldTags as usize + 1);
    }
}

//! The zones of a small closed internet, as zone files.
//!
//! All addresses are loopback ones, each standing for one server process, so that nothing could
//! leave the machine even if an address were taken at its word.

use std::fmt::Write as _;

/// A zone file.
#[derive(Debug, Clone)]
pub(crate) struct Zone {
    pub(crate) name: String,
    /// TTL of everything that names none, and how long "there is none" is remembered, in seconds.
    pub(crate) ttl: u32,
    pub(crate) serial: u32,
    /// Lines below the SOA.
    pub(crate) lines: String,
    /// The whole file, where it was signed and must stay as it is.
    signed: Option<String>,
}

impl Zone {
    pub(crate) fn new(name: &str, ttl: u32, lines: &str) -> Self {
        Self { name: name.to_owned(), ttl, serial: 1, lines: lines.to_owned(), signed: None }
    }

    /// The same zone as a tool signed it.
    pub(crate) fn signed(self, text: String) -> Self {
        Self { signed: Some(text), ..self }
    }

    /// The name of its file; the root's too.
    pub(crate) fn file(&self) -> String {
        format!("{}zone", if self.name == "." { "root." } else { &self.name })
    }

    pub(crate) fn text(&self) -> String {
        let Self { name, ttl, serial, lines, signed } = self;
        if let Some(text) = signed {
            return text.clone();
        }
        format!(
            "$ORIGIN {name}\n$TTL {ttl}\n\
             @ IN SOA ns.invalid. hostmaster.invalid. {serial} 3600 900 604800 {ttl}\n{lines}"
        )
    }
}

/// The top: `example`, `com` and `uk` are delegated, all to one process.
pub(crate) fn root() -> Zone {
    Zone::new(
        ".",
        60,
        "@ IN NS a.root.invalid.\na.root.invalid. IN A 127.53.0.1\n\
         example. IN NS a.nic.example.\na.nic.example. IN A 127.53.0.2\n\
         com. IN NS a.nic.example.\nuk. IN NS a.nic.example.\n",
    )
}

/// `example`, with its delegations, and the mail companies of this internet.
pub(crate) fn example() -> Zone {
    let mut lines = String::from(
        "@ IN NS a.nic.example.\na.nic IN A 127.53.0.2\nns.gone IN A 127.53.0.6\n\
         _spf.old IN TXT \"v=spf1 ip4:127.9.0.0/24 -all\"\n\
         mx.old IN A 127.9.0.2\nmx.new IN A 127.9.0.3\n\
         lame IN NS ada.ns.cloudflare.com.\nlame IN NS ns.lame\nlame IN NS ns.gone\n\
         ns.lame IN A 127.53.0.3\n",
    );
    for domain in ["acme", "crowd"] {
        for server in ["ada", "bob"] {
            let _ = writeln!(lines, "{domain} 86400 IN NS {server}.ns.cloudflare.com.");
        }
    }
    Zone::new("example.", 60, &lines)
}

/// `com`, where the company that publishes the domains has its servers.
pub(crate) fn com() -> Zone {
    Zone::new(
        "com.",
        60,
        "@ IN NS a.nic.example.\nada.ns.cloudflare IN A 127.53.0.4\n\
         bob.ns.cloudflare IN A 127.53.0.5\n\
         _spf.google IN TXT \"v=spf1 include:_netblocks.google.com ~all\"\n\
         _netblocks.google IN TXT \"v=spf1 ip4:127.8.0.0/16 ~all\"\n",
    )
}

/// `uk`, which delegates `co.uk` to another process.
pub(crate) fn uk() -> Zone {
    Zone::new("uk.", 60, "@ IN NS a.nic.example.\nco IN NS b.nic\nb.nic IN A 127.53.0.3\n")
}

/// `co.uk`, where people buy their names.
pub(crate) fn co_uk() -> Zone {
    Zone::new(
        "co.uk.",
        60,
        "@ IN NS b.nic.uk.\nacme 3600 IN NS ada.ns.cloudflare.com.\n\
         acme 3600 IN NS ns2.acme\nns2.acme 3600 IN A 127.53.0.5\n",
    )
}

const SERVERS: &str = "@ IN NS ada.ns.cloudflare.com.\n@ IN NS bob.ns.cloudflare.com.\n";

/// `acme.example` with the mail records given; short TTLs, because tests wait for them.
pub(crate) fn acme(ttl: u32, records: &str) -> Zone {
    Zone::new("acme.example.", ttl, &format!("{SERVERS}{records}"))
}

/// `acme.co.uk`, one of whose servers has its name inside it.
pub(crate) fn acme_co_uk() -> Zone {
    Zone::new(
        "acme.co.uk.",
        300,
        "@ IN NS ada.ns.cloudflare.com.\n@ IN NS ns2\nns2 IN A 127.53.0.5\n\
         @ 1800 IN MX 10 Mail.Acme.CO.uk.\nmail IN A 127.9.0.1\n\
         @ 900 IN TXT \"v=spf1 mx\" \" -all\"\n_dmarc IN TXT \"v=DMARC1\\; p=reject\"\n\
         selector1._domainkey IN CNAME selector1.tenant.example.\n",
    )
}

/// `crowd.example`, whose texts fit no datagram of 1232 bytes.
pub(crate) fn crowd() -> Zone {
    let mut lines = SERVERS.to_owned();
    for number in 0..40 {
        let _ = writeln!(lines, "@ IN TXT \"some-service-verification={number:064}\"");
    }
    lines.push_str("@ IN MX 5 mx.old.example.\n");
    Zone::new("crowd.example.", 300, &lines)
}

/// `lame.example` as its one honest server has it.
pub(crate) fn lame() -> Zone {
    Zone::new(
        "lame.example.",
        300,
        "@ IN NS ada.ns.cloudflare.com.\n@ IN NS ns\n@ IN NS ns.gone.example.\n\
         ns IN A 127.53.0.3\n@ IN MX 5 mx.old.example.\n",
    )
}

/// A text as a zone file takes it: strings of at most 255 bytes (RFC 1035 §3.3.14).
pub(crate) fn quoted(text: &str) -> String {
    let bytes = text.as_bytes();
    let strings = bytes.chunks(255).map(|part| {
        let part = String::from_utf8_lossy(part);
        format!("\"{}\"", part.replace('\\', "\\\\").replace('"', "\\\""))
    });
    strings.collect::<Vec<_>>().join(" ")
}

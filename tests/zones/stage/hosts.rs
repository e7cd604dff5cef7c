//! The companies that publish the cases: their name servers, and loopback addresses for these.

/// A company and its servers, by name. The number is the third part of their addresses.
pub(crate) struct Host {
    pub(crate) id: &'static str,
    number: u8,
    pub(crate) servers: &'static [&'static str],
}

const HOSTS: &[Host] = &[
    Host {
        id: "cloudflare",
        number: 11,
        servers: &["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"],
    },
    Host {
        id: "namecheap",
        number: 12,
        servers: &["dns1.registrar-servers.com", "dns2.registrar-servers.com"],
    },
    Host { id: "bluehost", number: 13, servers: &["ns1.bluehost.com", "ns2.bluehost.com"] },
    Host {
        id: "gandi",
        number: 14,
        servers: &["ns-91-a.gandi.net", "ns-176-b.gandi.net", "ns-240-c.gandi.net"],
    },
    Host { id: "ovhcloud", number: 15, servers: &["dns15.ovh.net", "ns15.ovh.net"] },
    Host {
        id: "godaddy",
        number: 16,
        servers: &["ns41.domaincontrol.com", "ns42.domaincontrol.com"],
    },
    Host { id: "ionos", number: 17, servers: &["ns1045.ui-dns.com", "ns1093.ui-dns.org"] },
    Host { id: "generic", number: 18, servers: &["ns1.hosting.example", "ns2.hosting.example"] },
    Host {
        id: "infomaniak",
        number: 19,
        servers: &["nsany1.infomaniak.com", "nsany2.infomaniak.com"],
    },
    Host {
        id: "suspended",
        number: 30,
        servers: &["ns1.emailverification.info", "ns2.emailverification.info"],
    },
    Host {
        id: "paused",
        number: 31,
        servers: &[
            "ns1.registrant-verification.ispapi.net",
            "ns2.registrant-verification.ispapi.net",
        ],
    },
];

impl Host {
    pub(crate) fn of(id: &str) -> &'static Self {
        let found = HOSTS.iter().find(|host| host.id == id);
        found.unwrap_or_else(|| panic!("no company {id} in tests/zones/stage/hosts.rs"))
    }

    /// Where each of its servers is, in their order.
    pub(crate) fn addresses(&self) -> Vec<String> {
        (1..=self.servers.len()).map(|at| format!("127.53.{}.{at}", self.number)).collect()
    }
}

/// Zone-file lines with the addresses of all their servers.
pub(crate) fn addresses() -> String {
    let lines = HOSTS.iter().flat_map(|host| {
        let places = host.servers.iter().zip(host.addresses());
        places.map(|(name, address)| format!("{name}. 3600 IN A {address}\n"))
    });
    lines.collect()
}

//! Signatures: what a validating Unbound says about a child whose DS matches nothing, and about one
//! in order. Signed with BIND's tools; where these are missing it is left out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use mxguide::net::{Network, Reach, Settings};
use mxguide::observe::Standing;

use crate::daemon::{Folder, find_or_skip, write};
use crate::photos::{name, photograph};
use crate::publishers::{Publisher, Software};
use crate::resolvers::{Cache, Habits, Resolver, Ways, way};
use crate::zones::{self, Zone};

/// A DS of the right kind for no key at all (ECDSA P-256, SHA-256: RFC 8624).
pub(crate) const FOREIGN_DS_DATA: &str =
    "12345 13 2 6D78677569646520746573742064732074686174206D61746368206E6F6E6500";

/// The tools that make keys and signatures.
pub(crate) struct Signer {
    keygen: PathBuf,
    signzone: PathBuf,
    folder: Folder,
}

impl Signer {
    pub(crate) fn find(folder: Folder) -> Option<Self> {
        let left_out = "signed zones are not tested";
        let keygen = find_or_skip("dnssec-keygen", left_out)?;
        Some(Self { keygen, signzone: find_or_skip("dnssec-signzone", left_out)?, folder })
    }

    /// Signs a zone with a key of its own, made the first time; gives back its text and the DS for
    /// its parent.
    pub(crate) fn sign(&self, zone: &Zone) -> (String, String) {
        let folder = self.folder.inside(&zone.name);
        write(&folder.join("zone"), &zone.text());
        let key = ["-q", "-a", "ECDSAP256SHA256", "-f", "KSK", &zone.name];
        if !folder.join("signed").exists() {
            run(&self.keygen, &key, &folder);
        }
        run(&self.signzone, &["-q", "-z", "-S", "-o", &zone.name, "-f", "signed", "zone"], &folder);
        let read = |name: &str| {
            std::fs::read_to_string(folder.join(name)).expect("the tool wrote this file")
        };
        (read("signed"), read(&format!("dsset-{}", zone.name)))
    }
}

fn run(program: &Path, arguments: &[&str], folder: &Path) {
    let done = Command::new(program).args(arguments).current_dir(folder).output();
    let done = done.expect("an installed tool can be started");
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{} {arguments:?}: {errors}", program.display());
}

fn child(domain: &str) -> Zone {
    Zone::new(domain, 300, "@ IN NS ns\nns IN A 127.53.0.4\n@ IN MX 10 mx.old.example.\n")
}

/// A signed `example` with two signed children, and an Unbound that trusts its key.
struct Signed {
    _folder: Folder,
    _publishers: [Publisher; 3],
    unbound: Resolver,
    network: Network,
}

impl Signed {
    async fn start() -> Option<Self> {
        let nsd = find_or_skip("nsd", "nothing here can be tested")?;
        let unbound = find_or_skip("unbound", "nothing here can be tested")?;
        let folder = Folder::new();
        let signer = Signer::find(Folder::new())?;
        let [(sound, sound_ds), (broken, _)] =
            ["sound.example.", "broken.example."].map(|domain| signer.sign(&child(domain)));
        let mut example = zones::example();
        for domain in ["sound", "broken"] {
            let delegation = format!("{domain} IN NS ns.{domain}\nns.{domain} IN A 127.53.0.4\n");
            example.lines.push_str(&delegation);
        }
        let _ = write!(example.lines, "broken IN DS {FOREIGN_DS_DATA}\n{sound_ds}");
        let (example, anchor) = signer.sign(&example);
        let file = folder.0.join("anchor");
        write(&file, &anchor);

        let root = start(&nsd, &folder, &[zones::root()], "root").await;
        let top = [zones::example().signed(example), zones::com()];
        let top = start(&nsd, &folder, &top, "top").await;
        let children =
            [child("sound.example.").signed(sound), child("broken.example.").signed(broken)];
        let below = start(&nsd, &folder, &children, "children").await;
        let ways: Ways = vec![
            way(".", &[root.socket]),
            way("example.", &[top.socket]),
            way("com.", &[top.socket]),
            way("sound.example.", &[below.socket]),
            way("broken.example.", &[below.socket]),
        ];
        let habits = Habits { validates_from: Some(file), ..Habits::default() };
        let home = folder.inside("unbound");
        let unbound =
            Resolver::start("system", Cache::Unbound, &unbound, home, &ways, &habits).await;
        let reach = [("127.53.0.1", &root), ("127.53.0.2", &top), ("127.53.0.4", &below)];
        let map = reach.map(|(ip, server)| (ip.parse().expect("an address"), server.socket)).into();
        let network = Network::new(Settings {
            system: vec![unbound.relay.socket],
            reach: Reach { map, authoritative_port: 9 },
            timeout: Duration::from_secs(2),
            probes: Vec::new(),
            ..Settings::default()
        });
        Some(Self { _folder: folder, _publishers: [root, top, below], unbound, network })
    }
}

async fn start(nsd: &Path, folder: &Folder, zones: &[Zone], role: &str) -> Publisher {
    Publisher::start(Software::Nsd, nsd, folder.inside(role), zones).await
}

#[tokio::test]
async fn a_ds_that_matches_no_key_is_told_from_signatures_in_order() {
    let Some(world) = Signed::start().await else { return };
    let broken = photograph(&world.network, "broken.example").await;
    assert_eq!(broken.standing, Standing::DnssecBroken);
    let sound = photograph(&world.network, "sound.example").await;
    assert_eq!(sound.standing, Standing::Published);
    for photo in [&broken, &sound] {
        assert!(photo.delegation.as_ref().unwrap().is_signed, "{}", photo.domain);
        assert_eq!(photo.mx(), [(10, name("mx.old.example"))]);
    }
    let unsigned = photograph(&world.network, "acme.example").await;
    assert!(!unsigned.delegation.unwrap().is_signed);
    let apex = name("sound.example");
    let passed = world.unbound.relay.within(&apex);
    assert!(passed.iter().all(|one| one.rtype == "DNSKEY" && one.name == apex), "{passed:?}");
}

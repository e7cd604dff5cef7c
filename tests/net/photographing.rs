//! The walk down the delegations and the photo of a healthy domain.

use mxguide::names::{Domain, Name};
use mxguide::net::Network;
use mxguide::observe::{Heard, Leads, Moment, Photo, Question, Standing};
use mxguide::records::{Rdata, Rtype};

use crate::support::{Authority, Parent, Say, Script, Served, World};

pub(crate) const SOA: &str =
    "@ 3600 IN SOA ns1.acme.fr. hostmaster.acme.fr. 2026 7200 900 1209600 600\n";

/// `acme.fr` below `fr`: one server inside the domain, one outside with IPv4 and IPv6.
pub(crate) struct Acme {
    pub(crate) world: World,
    pub(crate) top: Served,
    pub(crate) servers: Vec<Authority>,
}

pub(crate) fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

pub(crate) fn domain(text: &str) -> Domain {
    Domain::parse(text).expect("a domain")
}

pub(crate) async fn photograph(network: &Network, of: &str, extra: &[Question]) -> Photo {
    network.photograph(&domain(of), extra, &|_| false, || Moment(42)).await
}

pub(crate) fn zone() -> String {
    format!(
        "{SOA}@ 86400 IN NS ns1.acme.fr.\n@ 86400 IN NS ns2.host.example.\n\
         @ 3600 IN MX 10 mx.old.example.\n@ 3600 IN TXT \"v=spf1 include:_spf.old.example -all\"\n\
         ns1 3600 IN A 127.0.10.4\n_dmarc 3600 IN TXT \"v=DMARC1; p=none\"\n\
         google._domainkey 3600 IN TXT \"v=DKIM1; p=MIIB\"\n\
         _domainconnect 3600 IN TXT \"api.host.example\"\n\
         selector1._domainkey 3600 IN CNAME selector1.tenant.example.\n\
         _verify 3600 IN TXT \"token\"\n"
    )
}

fn fr() -> Parent {
    let servers: [(&str, &[&str]); 2] =
        [("ns1.acme.fr.", &["127.0.10.4"]), ("ns2.host.example.", &[])];
    Parent::of("fr.").child("acme.fr.", &servers)
}

pub(crate) async fn acme(parent: impl FnOnce(Parent) -> Parent) -> Acme {
    let mut world = World::new().await;
    world.resolver.learn(
        "fr. 3600 IN NS d.nic.fr.\nd.nic.fr. 3600 IN A 127.0.10.1\n\
         ns2.host.example. 3600 IN A 127.0.10.5\nns2.host.example. 3600 IN AAAA fd00:10::5\n",
    );
    let top = parent(fr()).start().await;
    world.place("127.0.10.1", top.socket);
    let mut servers = Vec::new();
    for (address, loopback) in
        [("127.0.10.4", "127.0.0.1"), ("127.0.10.5", "127.0.0.1"), ("fd00:10::5", "::1")]
    {
        let server =
            Authority::start_at(loopback.parse().expect("an address"), "acme.fr.", &zone()).await;
        world.place(address, server.socket);
        servers.push(server);
    }
    Acme { world, top, servers }
}

#[tokio::test]
async fn every_server_is_asked_at_every_address() {
    let acme = acme(|fr| fr).await;
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    assert_eq!(photo.taken_at, Moment(42));
    let delegation = photo.delegation.as_ref().unwrap();
    assert_eq!((delegation.parent.as_str(), delegation.zone.as_str()), ("fr", "acme.fr"));
    assert_eq!(delegation.name_servers, [name("ns1.acme.fr"), name("ns2.host.example")]);
    assert_eq!((delegation.ttl, delegation.is_signed), (86_400, false));
    let asked: Vec<String> = photo.views.iter().map(|v| v.server.address.to_string()).collect();
    assert_eq!(asked, ["127.0.10.4", "127.0.10.5", "fd00:10::5"]);
    for view in &photo.views {
        assert!(
            view.answers
                .iter()
                .all(|(_, heard, margin)| { heard.is_answer() && margin.is_authoritative })
        );
    }
    assert!(acme.servers.iter().all(|s| s.log.all().iter().all(|asked| !asked.is_recursive)));
    assert!(acme.top.log.all().iter().all(|asked| !asked.is_recursive));
}

#[tokio::test]
async fn the_photo_holds_the_mail_records_as_they_are() {
    let acme = acme(|fr| fr).await;
    let extra = [
        Question::new(name("_verify.acme.fr"), Rtype::Txt),
        Question::new(name("elsewhere.example"), Rtype::Txt),
    ];
    let photo = photograph(&acme.world.network(), "acme.fr", &extra).await;
    assert_eq!(photo.mx(), [(10, name("mx.old.example"))]);
    assert_eq!(photo.texts(&name("acme.fr")), ["v=spf1 include:_spf.old.example -all"]);
    assert_eq!(photo.texts(&name("_dmarc.acme.fr")), ["v=DMARC1; p=none"]);
    assert_eq!(photo.texts(&name("google._domainkey.acme.fr")), ["v=DKIM1; p=MIIB"]);
    assert_eq!(photo.texts(&name("_domainconnect.acme.fr")), ["api.host.example"]);
    assert_eq!(photo.texts(&name("_verify.acme.fr")), ["token"]);
    let alias = photo.set(&name("selector1._domainkey.acme.fr"), Rtype::Cname).unwrap();
    assert_eq!(alias.data, [Rdata::Cname(name("selector1.tenant.example"))]);
    assert_eq!(photo.negative_ttl(), Some(600));
    // A name outside the zone is not these servers' business.
    assert!(acme.servers[0].log.within("elsewhere.example").is_empty());
}

#[tokio::test]
async fn the_machine_s_resolver_never_hears_the_domain() {
    let acme = acme(Parent::signed).await;
    photograph(&acme.world.network(), "acme.fr", &[]).await;
    let heard = acme.world.resolver.served.log.within("acme.fr");
    // Only whether the signatures hold, and only because there is a DS.
    assert!(heard.iter().all(|a| a.rtype == "DNSKEY" && a.name == "acme.fr"), "{heard:?}");
    assert!(!acme.world.resolver.served.log.within("fr").is_empty());

    let unsigned = self::acme(|fr| fr).await;
    photograph(&unsigned.world.network(), "acme.fr", &[]).await;
    assert_eq!(unsigned.world.resolver.served.log.within("acme.fr"), []);
}

#[tokio::test]
async fn the_walk_goes_down_as_many_cuts_as_there_are() {
    let mut world = World::new().await;
    world.resolver.learn("uk. 3600 IN NS a.nic.uk.\na.nic.uk. 3600 IN A 127.0.11.1\n");
    let uk = Parent::of("uk.").child("co.uk.", &[("b.nic.uk.", &["127.0.11.2"])]).start().await;
    let server: (&str, &[&str]) = ("ns1.acme.co.uk.", &["127.0.11.3"]);
    let co = Parent::of("co.uk.").child("acme.co.uk.", &[server]).start().await;
    let zone = "@ 60 IN SOA ns1 h 1 2 3 4 60\n@ 60 IN NS ns1\nns1 60 IN A 127.0.11.3\n\
                @ 60 IN MX 10 mx.example.\n";
    let acme = Authority::start("acme.co.uk.", zone).await;
    for (address, socket) in
        [("127.0.11.1", uk.socket), ("127.0.11.2", co.socket), ("127.0.11.3", acme.socket)]
    {
        world.place(address, socket);
    }
    let photo = photograph(&world.network(), "acme.co.uk", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    assert_eq!(photo.delegation.unwrap().parent, name("co.uk"));
    assert_eq!(world.resolver.served.log.within("acme.co.uk"), []);
}

#[tokio::test]
async fn a_subdomain_without_its_own_zone_is_published_by_the_zone_above() {
    let acme = acme(|fr| fr).await;
    let photo = photograph(&acme.world.network(), "shop.acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    let delegation = photo.delegation.as_ref().unwrap();
    assert_eq!((delegation.parent.as_str(), delegation.zone.as_str()), ("fr", "acme.fr"));
    let mx = Question::new(name("shop.acme.fr"), Rtype::Mx);
    let (_, heard, _) =
        photo.views[0].answers.iter().find(|(question, _, _)| *question == mx).unwrap();
    assert_eq!(*heard, Heard::Nothing { name_exists: false, for_at_most: Some(600) });
    let rule = Question::new(name("_dmarc.acme.fr"), Rtype::Txt);
    assert_eq!(photo.texts(&rule.name), ["v=DMARC1; p=none"], "the rule above holds below");
    let leads = Leads {
        questions: vec![rule.clone()],
        includes: vec!["_spf.acme.fr".to_owned()],
        ..Leads::default()
    };
    let network = acme.world.network();
    assert!(network.follow(&photo, &leads).await.heard(&rule).is_some_and(Heard::is_answer));
    network.senders(&leads.includes, &photo).await;
    // The whole zone is its servers' to tell.
    assert_eq!(acme.world.resolver.served.log.within("acme.fr"), []);
}

#[tokio::test]
async fn a_parent_that_answers_for_the_cut_itself_is_understood() {
    let mut world = World::new().await;
    world.resolver.learn(
        "fr. 3600 IN NS d.nic.fr.\nd.nic.fr. 3600 IN A 127.0.10.1\n\
         ns1.host.example. 3600 IN A 127.0.10.4\n",
    );
    // This server puts the NS records of the cut into the answer section, with AA and without glue.
    let fr = "@ 3600 IN SOA d.nic.fr. h.nic.fr. 1 2 3 4 5\n@ 3600 IN NS d.nic.fr.\n\
              acme 3600 IN NS ns1.host.example.\n";
    let top = Authority::start("fr.", fr).await;
    world.place("127.0.10.1", top.socket);
    let acme = Authority::start("acme.fr.", &zone()).await;
    world.place("127.0.10.4", acme.socket);
    let photo = photograph(&world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    assert_eq!(photo.mx(), [(10, name("mx.old.example"))]);
}

#[tokio::test]
async fn a_name_server_inside_the_domain_is_found_without_glue_and_without_the_resolver() {
    let mut acme = acme(|fr| fr).await;
    let referral = "acme.fr. 3600 IN NS ns1.acme.fr.\n".to_owned();
    let address = "ns1.acme.fr. 3600 IN A 127.0.10.4\n".to_owned();
    let top = Script::new()
        .on("acme.fr", "NS", Say::Referral(referral))
        .on("acme.fr", "DS", Say::NoRecord(900, 900))
        .on("ns1.acme.fr", "A", Say::Records(address));
    let top = top.start().await;
    acme.world.place("127.0.10.1", top.socket);
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    assert_eq!(photo.servers().len(), 1);
    assert_eq!(acme.world.resolver.served.log.within("acme.fr"), []);
}

#[tokio::test]
async fn the_domain_of_a_registry_is_walked_to_from_the_root() {
    let mut world = World::new().await;
    world.resolver.learn(
        ". 3600 IN NS a.root.example.\na.root.example. 3600 IN A 127.0.12.1\n\
         fr. 3600 IN NS d.nic.fr.\n",
    );
    let root = Parent::of(".").child("fr.", &[("d.nic.fr.", &["127.0.12.2"])]).start().await;
    let fr = Parent::of("fr.").child("nic.fr.", &[("d.nic.fr.", &["127.0.12.3"])]).start().await;
    let nic = Authority::start(
        "nic.fr.",
        "@ 60 IN SOA d h 1 2 3 4 5\n@ 60 IN NS d\nd 60 IN A 127.0.12.3\n",
    )
    .await;
    for (address, socket) in
        [("127.0.12.1", root.socket), ("127.0.12.2", fr.socket), ("127.0.12.3", nic.socket)]
    {
        world.place(address, socket);
    }
    let photo = photograph(&world.network(), "nic.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    assert_eq!(world.resolver.served.log.within("nic.fr"), []);
}

#[tokio::test]
async fn spf_texts_of_senders_come_from_the_resolver_and_those_of_the_domain_from_its_servers() {
    let acme = acme(|fr| fr).await;
    let spf = format!("{}_spf 60 IN TXT \"v=spf1 include:deep.example ~all\"\n", zone());
    for server in &acme.servers {
        server.publish(&spf).await;
    }
    let resolver = &acme.world.resolver;
    resolver.learn(
        "_spf.old.example. 60 IN TXT \"other\"\n\
         _spf.old.example. 60 IN TXT \"v=spf1 \" \"include:loop.example redirect=alias.example\"\n\
         loop.example. 60 IN TXT \"v=spf1 include:_spf.old.example -all\"\n\
         alias.example. 60 IN CNAME target.example.\n\
         target.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"\n\
         deep.example. 60 IN TXT \"v=spf1 -all\"\n",
    );
    let network = acme.world.network();
    let photo = photograph(&network, "acme.fr", &[]).await;
    let includes = ["_spf.old.example", "_spf.acme.fr", "gone.example", "%{i}.x.example"];
    let texts = network.sender_texts(&includes.map(str::to_owned), &photo).await;
    let names: Vec<&str> = texts.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["_spf.acme.fr", "_spf.old.example", "alias.example", "deep.example", "loop.example"]
    );
    assert_eq!(texts["_spf.old.example"], "v=spf1 include:loop.example redirect=alias.example");
    let known = network.senders(&includes.map(str::to_owned), &photo).await;
    assert_eq!(known.without.iter().collect::<Vec<_>>(), ["gone.example"]);
    assert_eq!(resolver.served.log.within("acme.fr"), []);
}

#[tokio::test]
async fn a_maze_of_includes_ends_after_forty_names() {
    let acme = acme(|fr| fr).await;
    for n in 0..200 {
        let (left, right) = (2 * n + 1, 2 * n + 2);
        acme.world.resolver.learn(&format!(
            "s{n}.example. 60 IN TXT \"v=spf1 include:s{left}.example include:s{right}.example\"\n"
        ));
    }
    let network = acme.world.network();
    let photo = photograph(&network, "acme.fr", &[]).await;
    assert_eq!(network.sender_texts(&["s0.example".to_owned()], &photo).await.len(), 40);
    assert_eq!(acme.world.resolver.served.log.names("TXT").len(), 40);
}

/// An address that this machine has no route to is not a server that fails.
#[tokio::test]
async fn an_ipv6_address_out_of_reach_is_left_out_without_a_word() {
    let acme = acme(|fr| fr).await;
    // Without the number of an interface nobody can send there, wherever this runs.
    acme.world.resolver.learn("ns2.host.example. 3600 IN AAAA fe80::1\n");
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    let asked: Vec<String> = photo.views.iter().map(|v| v.server.address.to_string()).collect();
    assert_eq!(asked, ["127.0.10.4", "127.0.10.5", "fd00:10::5"]);
    assert_eq!(photo.standing, Standing::Published);
}

#[tokio::test]
async fn a_domain_that_lives_on_ipv6_alone_is_photographed() {
    let mut world = World::new().await;
    world.resolver.learn(
        "fr. 3600 IN NS d.nic.fr.\nd.nic.fr. 3600 IN AAAA fd00:10::1\n\
         ns6.host.example. 3600 IN AAAA fd00:10::6\n",
    );
    let servers: [(&str, &[&str]); 1] = [("ns6.host.example.", &[])];
    let top = Parent::of("fr.").child("acme.fr.", &servers).start().await;
    let only = Authority::start_at("::1".parse().unwrap(), "acme.fr.", &zone()).await;
    world.place("fd00:10::1", top.socket);
    world.place("fd00:10::6", only.socket);
    let photo = photograph(&world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    let asked: Vec<String> = photo.views.iter().map(|v| v.server.address.to_string()).collect();
    assert_eq!(asked, ["fd00:10::6"]);
}

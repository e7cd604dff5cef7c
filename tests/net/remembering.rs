//! What is remembered from one domain of a list to the next, and what never is.

use mxguide::observe::Standing;

use super::photographing::{acme, name, photograph, zone};
use crate::support::{Authority, Parent};

#[tokio::test]
async fn what_lies_outside_the_domain_is_asked_for_once() {
    let acme = acme(|fr| fr).await;
    let network = acme.world.network();
    for _ in 0..3 {
        assert_eq!(photograph(&network, "acme.fr", &[]).await.standing, Standing::Published);
    }
    let log = &acme.world.resolver.served.log;
    assert_eq!(log.names("NS"), ["fr"]);
    let mut asked = log.names("A");
    asked.sort();
    assert_eq!(asked, ["d.nic.fr", "ns2.host.example"]);
}

#[tokio::test]
async fn the_domain_itself_is_seen_as_it_is_each_time() {
    let acme = acme(|fr| fr).await;
    let network = acme.world.network();
    let before = photograph(&network, "acme.fr", &[]).await;
    assert_eq!(before.mx(), [(10, name("mx.old.example"))]);
    let asked_above = acme.top.log.within("acme.fr").len();
    for server in &acme.servers {
        server.publish(&zone().replace("10 mx.old.example.", "1 smtp.google.com.")).await;
    }
    let after = photograph(&network, "acme.fr", &[]).await;
    assert_eq!(after.mx(), [(1, name("smtp.google.com"))]);
    assert_eq!(acme.top.log.within("acme.fr").len(), 2 * asked_above);
}

#[tokio::test]
async fn a_company_s_own_domain_is_not_looked_up_through_its_customers() {
    let mut acme = acme(|fr| fr).await;
    acme.world
        .resolver
        .learn("example. 3600 IN NS e.nic.example.\ne.nic.example. 3600 IN A 127.0.10.8\n");
    let own: (&str, &[&str]) = ("ns2.host.example.", &["127.0.10.9"]);
    let top = Parent::of("example.").child("host.example.", &[own]).start().await;
    acme.world.place("127.0.10.8", top.socket);
    let text = zone().replace("@ 86400 IN NS ns1.acme.fr.\n", "ns2 3600 IN A 127.0.10.9\n");
    let server = Authority::start("host.example.", &text).await;
    acme.world.place("127.0.10.9", server.socket);

    let network = acme.world.network();
    photograph(&network, "acme.fr", &[]).await;
    let log = &acme.world.resolver.served.log;
    let asked = log.within("host.example").len();
    let photo = photograph(&network, "host.example", &[]).await;
    assert_eq!(photo.standing, Standing::Published);
    // Not where acme.fr finds that server, and no question to the resolver about the domain.
    assert_eq!(photo.servers().len(), 1);
    assert_eq!(photo.servers()[0].address.to_string(), "127.0.10.9");
    assert_eq!(log.within("host.example").len(), asked);
}

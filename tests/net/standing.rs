//! Photos of domains in trouble, and of networks in trouble.

use std::time::Duration;

use hickory_server::proto::op::ResponseCode;
use mxguide::observe::{Heard, Moment, Obstacle, Standing};
use tokio::time::Instant;

use super::photographing::{Acme, acme, domain, name, photograph};
use crate::support::{Parent, Say, Script, Served, World};

async fn silent() -> Served {
    Script::new().start().await
}

/// Puts one more server in place of all those of `acme.fr`.
fn replace_all(acme: &mut Acme, with: &Served) {
    for address in ["127.0.10.4", "127.0.10.5", "fd00:10::5"] {
        acme.world.place(address, with.socket);
    }
}

#[tokio::test]
async fn a_domain_nobody_registered_is_told_by_the_zone_above() {
    let acme = acme(|fr| fr).await;
    let photo = photograph(&acme.world.network(), "nobody.fr", &[]).await;
    assert_eq!(photo.standing, Standing::NotRegistered { parent: name("fr") });
    assert_eq!((photo.delegation, photo.views.len()), (None, 0));
    assert_eq!(acme.world.resolver.served.log.within("nobody.fr"), []);
    // An ending that does not exist.
    let photo = photograph(&acme.world.network(), "acme.nowhere", &[]).await;
    assert_eq!(photo.standing, Standing::NotRegistered { parent: name("") });
}

#[tokio::test]
async fn a_resolver_that_does_not_answer_stands_in_the_way() {
    let world = World::new().await;
    let quiet = silent().await;
    let mut settings = world.network().settings().clone();
    settings.system = vec![quiet.socket];
    settings.timeout = Duration::from_millis(200);
    let network = mxguide::net::Network::new(settings);
    let photo = photograph(&network, "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Unreachable(Obstacle::NoResolver));
}

#[tokio::test]
async fn a_second_resolver_steps_in_for_a_broken_first() {
    let acme = acme(|fr| fr).await;
    let mut settings = acme.world.network().settings().clone();
    let failing = Script::always(Say::Code(ResponseCode::ServFail)).start().await;
    settings.system.insert(0, failing.socket);
    let network = mxguide::net::Network::new(settings);
    assert_eq!(photograph(&network, "acme.fr", &[]).await.standing, Standing::Published);
}

#[tokio::test]
async fn silence_above_the_domain_stands_in_the_way() {
    let mut acme = acme(|fr| fr).await;
    acme.world.timeout = Duration::from_millis(300);
    let quiet = silent().await;
    acme.world.place("127.0.10.1", quiet.socket);
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Unreachable(Obstacle::ParentSilent));
}

#[tokio::test]
async fn a_parent_that_points_back_up_does_not_make_the_walk_run_in_circles() {
    let mut acme = acme(|fr| fr).await;
    let lame = Script::always(Say::Referral(". 60 IN NS a.root.example.\n".to_owned()));
    let lame = lame.start().await;
    acme.world.place("127.0.10.1", lame.socket);
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Unreachable(Obstacle::ParentSilent));
    assert!(lame.log.all().len() <= 2);
}

#[tokio::test]
async fn servers_that_refuse_or_keep_silent_leave_the_domain_unpublished() {
    let mut acme = acme(|fr| fr).await;
    let refusing = Script::always(Say::Code(ResponseCode::Refused)).start().await;
    replace_all(&mut acme, &refusing);
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::ServersSilent);
    assert!(photo.views.iter().all(|v| v.answers.iter().all(|a| a.1 == Heard::Refused)));

    acme.world.timeout = Duration::from_millis(300);
    let quiet = silent().await;
    replace_all(&mut acme, &quiet);
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::ServersSilent);
    assert_eq!(photo.servers().len(), 3);
}

#[tokio::test]
async fn a_silent_server_neither_delays_nor_empties_what_the_others_show() {
    let mut acme = acme(|fr| fr).await;
    let quiet = silent().await;
    acme.world.place("127.0.10.5", quiet.socket);
    let started = Instant::now();
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    // One time-out for all its questions together, not one after the other.
    assert!(started.elapsed() < acme.world.timeout * 2, "{:?}", started.elapsed());
    assert_eq!(photo.standing, Standing::Published);
    let spoke: Vec<bool> =
        photo.views.iter().map(|v| v.answers.iter().any(|a| a.1.is_answer())).collect();
    assert_eq!(spoke, [true, false, true]);
    assert_eq!(photo.views[0].answers.len(), 22);
    assert_eq!(photo.views[1].answers.len(), 8);
}

#[tokio::test]
async fn a_name_server_that_leads_nowhere_stays_in_the_photo_without_addresses() {
    let acme = acme(|_| {
        let servers: [(&str, &[&str]); 2] =
            [("ns1.acme.fr.", &["127.0.10.4"]), ("ns9.gone.example.", &[])];
        Parent::of("fr.").child("acme.fr.", &servers)
    })
    .await;
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    let counts: Vec<(&str, usize)> =
        photo.name_servers.iter().map(|ns| (ns.name.as_str(), ns.addresses.len())).collect();
    assert_eq!(counts, [("ns1.acme.fr", 1), ("ns9.gone.example", 0)]);
}

#[tokio::test]
async fn parked_servers_betray_a_suspended_domain() {
    let acme = acme(|fr| fr).await;
    let is_suspended = |server: &mxguide::names::Name| *server == name("ns2.host.example");
    let network = acme.world.network();
    let photo = network.photograph(&domain("acme.fr"), &[], &is_suspended, || Moment(0)).await;
    let name_servers = vec![name("ns2.host.example")];
    assert_eq!(photo.standing, Standing::Suspended { name_servers });
}

#[tokio::test]
async fn an_answer_from_an_address_without_dns_betrays_an_interceptor() {
    let mut acme = acme(|fr| fr).await;
    acme.world.timeout = Duration::from_millis(500);
    let quiet = silent().await;
    acme.world.probes = vec![quiet.socket];
    let network = acme.world.network();
    assert!(!network.is_intercepted().await);
    assert_eq!(photograph(&network, "acme.fr", &[]).await.standing, Standing::Published);

    let interceptor = Script::always(Say::Code(ResponseCode::Refused)).start().await;
    acme.world.probes = vec![quiet.socket, interceptor.socket];
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::Unreachable(Obstacle::Intercepted));
    assert_eq!(interceptor.log.within("fr"), []);
}

#[tokio::test]
async fn a_photo_can_be_taken_on_any_thread() {
    fn must_be_send<T: Send>(task: T) -> T {
        task
    }
    let acme = acme(|fr| fr).await;
    let network = acme.world.network();
    let task = must_be_send(async move {
        network.photograph(&domain("acme.fr"), &[], &|_| false, || Moment(0)).await
    });
    assert_eq!(tokio::spawn(task).await.unwrap().standing, Standing::Published);
}

/// It was once shown as "nobody receives mail here", and a plan was made from it.
#[tokio::test]
async fn a_server_that_is_silent_about_mail_is_not_taken_to_say_that_there_is_none() {
    let mut acme = acme(|fr| fr).await;
    acme.world.timeout = Duration::from_millis(300);
    let soa = "acme.fr. 300 IN SOA ns1.acme.fr. h.acme.fr. 7 7200 900 1209600 300\n";
    let half = Script::always(Say::NoRecord(300, 300))
        .on("acme.fr", "SOA", Say::Records(soa.to_owned()))
        .on("acme.fr", "MX", Say::Silence)
        .on("acme.fr", "TXT", Say::Silence);
    let half = half.start().await;
    replace_all(&mut acme, &half);
    let photo = photograph(&acme.world.network(), "acme.fr", &[]).await;
    assert_eq!(photo.standing, Standing::MailUntold);
}

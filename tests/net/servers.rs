//! Servers that do not publish what they are named for, servers that disagree, and seals that fit or
//! do not fit: seen through the network, judged, and told.

use std::time::Duration;

use hickory_server::proto::op::{Edns, Message, ResponseCode};
use hickory_server::proto::rr::rdata::NULL;
use hickory_server::proto::rr::rdata::opt::EdnsOption;
use hickory_server::proto::rr::{RData, Record, RecordType};
use mxguide::net::Network;
use mxguide::observe::{Breach, Moment, Photo, Question, Signing, Standing};
use mxguide::records::{Dnskey, Ds, Rtype};
use mxguide::verdict::{Code, Detail, ServerWord, servers, standing_findings};

use super::photographing::{Acme, SOA, acme, domain, name, photograph, zone};
use crate::support::{Parent, Reply, Say, Script, Served, response, zone_text};

fn reply(message: Message) -> Reply {
    Reply::Message(Box::new(message))
}

/// Keys are told apart by their last byte; nobody signs with them here.
fn key(mark: u8) -> Dnskey {
    Dnskey { flags: 257, protocol: 3, algorithm: 13, key: vec![mark; 64] }
}

fn ds(key: &Dnskey) -> Ds {
    Ds::of(&name("acme.fr"), key, 2).expect("SHA-256 is known")
}

/// A server for `acme.fr` that publishes these keys beside its zone.
async fn keeper(keys: Vec<Dnskey>) -> Served {
    Served::start(Box::new(move |request, _| {
        let query = &request.queries[0];
        let mut message = response(request, ResponseCode::NoError);
        message.metadata.authoritative = true;
        if query.query_type() == RecordType::DNSKEY {
            let data = |key: &Dnskey| RData::Unknown {
                code: RecordType::DNSKEY,
                rdata: NULL::with(key.to_wire()),
            };
            let record = |key| Record::from_rdata(query.name().clone(), 3600, data(key));
            message.answers = keys.iter().map(record).collect();
        } else {
            let all = zone_text("acme.fr.", &zone());
            let is_it =
                |one: &Record| one.name == *query.name() && one.record_type() == query.query_type();
            message.answers = all.into_iter().filter(is_it).collect();
        }
        if message.answers.is_empty() {
            message.authorities = zone_text("acme.fr.", SOA);
        }
        reply(message)
    }))
    .await
}

/// `acme.fr` with these DS records above it and these keys at all its servers.
async fn sealed(seals: &[Ds], keys: &[Dnskey]) -> (Acme, Served) {
    let mut acme = acme(|fr| fr.sealed(seals.iter().map(Ds::to_wire).collect())).await;
    let keeper = keeper(keys.to_vec()).await;
    for address in ["127.0.10.4", "127.0.10.5", "fd00:10::5"] {
        acme.world.place(address, keeper.socket);
    }
    (acme, keeper)
}

async fn photo_of(acme: &Acme) -> Photo {
    photograph(&acme.world.network(), "acme.fr", &[]).await
}

#[tokio::test]
async fn a_domain_whose_seal_fits_its_key_is_healthy_until_its_signatures_fail() {
    let (acme, _keeper) = sealed(&[ds(&key(1)), ds(&key(9))], &[key(1), key(2)]).await;
    let photo = photo_of(&acme).await;
    assert_eq!(photo.standing, Standing::Published);
    assert!(photo.delegation.as_ref().unwrap().is_signed);
    let (keys, strays) = (vec![key(1).key_tag()], vec![ds(&key(9))]);
    assert_eq!(photo.signing, Signing::Signed { keys, strays });
    assert_eq!(standing_findings(&photo), []);

    acme.world.resolver.break_signatures("acme.fr.");
    let photo = photo_of(&acme).await;
    assert_eq!(photo.standing, Standing::DnssecBroken);
    let breach = Breach::BadSignatures { extended_error: None };
    assert_eq!(photo.signing, Signing::Broken(breach));
    // The photo itself is whole: the servers publish, only validation fails.
    assert_eq!(photo.mx(), [(10, name("mx.old.example"))]);
    let keys = acme.world.resolver.served.log.names("DNSKEY");
    assert_eq!(keys, ["acme.fr", "acme.fr", "acme.fr"]);
}

#[tokio::test]
async fn a_ds_without_its_key_is_named_by_its_tag() {
    for keys in [vec![], vec![key(2)]] {
        let (acme, _keeper) = sealed(&[ds(&key(1))], &keys).await;
        let photo = photo_of(&acme).await;
        assert_eq!(photo.standing, Standing::DnssecBroken);
        let [finding] = standing_findings(&photo).try_into().unwrap();
        assert_eq!((finding.code, finding.code.as_str()), (Code::DnssecBroken, "dnssec-broken"));
        let tags: Vec<u16> = keys.iter().map(Dnskey::key_tag).collect();
        let breach = Breach::NoMatchingKey { sealed: vec![ds(&key(1))], keys: tags };
        assert_eq!(finding.detail, Detail::Dnssec(breach));
        assert_eq!(finding.seen, ds(&key(1)).to_string());
    }
}

#[tokio::test]
async fn a_seal_that_no_resolver_understands_is_as_good_as_none() {
    let strange = Ds { digest_type: 200, ..ds(&key(1)) };
    let (acme, keeper) = sealed(&[strange], &[]).await;
    let photo = photo_of(&acme).await;
    assert_eq!((photo.standing, photo.signing), (Standing::Published, Signing::Unsigned));
    assert!(keeper.log.names("DNSKEY").is_empty());
    assert!(acme.world.resolver.served.log.names("DNSKEY").is_empty());
}

/// A resolver that fails on the domain's keys for this reason, with and without validation.
async fn failing(code: u16, is_down: bool) -> Served {
    Served::start(Box::new(move |request: &Message, _| {
        let is_key = request.queries[0].query_type() == RecordType::DNSKEY;
        if is_key && request.metadata.checking_disabled && !is_down {
            return reply(response(request, ResponseCode::NoError));
        }
        let mut message = response(request, ResponseCode::ServFail);
        let mut edns = Edns::new();
        let data = [code.to_be_bytes().as_slice(), b"signature expired"].concat();
        edns.options_mut().insert(EdnsOption::Unknown(15, data));
        message.edns = Some(edns);
        reply(message)
    }))
    .await
}

#[tokio::test]
async fn signatures_that_ran_out_are_told_from_servers_that_are_down() {
    let (acme, _keeper) = sealed(&[ds(&key(1))], &[key(1)]).await;
    for is_down in [false, true] {
        let resolver = failing(7, is_down).await;
        let mut settings = acme.world.network().settings().clone();
        settings.system.insert(0, resolver.socket);
        let photo = photograph(&Network::new(settings), "acme.fr", &[]).await;
        if is_down {
            assert_eq!(photo.standing, Standing::Published);
        } else {
            let reason = Some((7, "signature expired".to_owned()));
            let breach = Breach::BadSignatures { extended_error: reason };
            assert_eq!(photo.signing, Signing::Broken(breach));
        }
    }
}

#[tokio::test]
async fn servers_that_do_not_publish_the_domain_are_named_with_what_they_do() {
    let mut acme = acme(|fr| fr).await;
    acme.world.timeout = Duration::from_millis(400);
    let up = Script::always(Say::Referral("fr. 60 IN NS d.nic.fr.\n".to_owned())).start().await;
    let refusing = Script::always(Say::Code(ResponseCode::Refused)).start().await;
    acme.world.place("127.0.10.5", up.socket);
    acme.world.place("fd00:10::5", refusing.socket);
    let photo = photo_of(&acme).await;
    assert_eq!(photo.standing, Standing::Published);
    let states = servers(&photo);
    let words: Vec<ServerWord> = states.iter().map(|state| state.word).collect();
    assert_eq!(words, [ServerWord::Answering, ServerWord::Lame, ServerWord::Refusing]);
    let serials: Vec<Option<u32>> = states.iter().map(|state| state.serial).collect();
    assert_eq!(serials, [Some(2026), None, None]);
    assert!(states[0].is_authoritative && !states[1].is_authoritative);
    let [finding] = standing_findings(&photo).try_into().unwrap();
    assert_eq!(finding.code, Code::LameServers);
    assert_eq!(
        finding.seen,
        "ns2.host.example 127.0.10.5 lame\nns2.host.example fd00:10::5 refusing"
    );
}

#[tokio::test]
async fn a_secondary_that_was_not_updated_is_behind() {
    let acme = acme(|fr| fr).await;
    let newer = zone().replace("2026", "2027").replace("mx.old.example", "smtp.google.com");
    acme.servers[0].publish(&newer).await;
    let photo = photo_of(&acme).await;
    let words: Vec<&str> = servers(&photo).iter().map(|state| state.word.as_str()).collect();
    assert_eq!(words, ["answering", "stale", "stale"]);
    let [finding] = standing_findings(&photo).try_into().unwrap();
    let Detail::Disagree { about, .. } = finding.detail else { panic!("they disagree") };
    assert_eq!(about, [Question::new(name("acme.fr"), Rtype::Mx)]);
}

#[tokio::test]
async fn another_list_of_servers_above_than_inside_is_told() {
    let acme =
        acme(|_| Parent::of("fr.").child("acme.fr.", &[("ns1.acme.fr.", &["127.0.10.4"])])).await;
    let [finding] = standing_findings(&photo_of(&acme).await).try_into().unwrap();
    assert_eq!((finding.code, finding.seen.as_str()), (Code::ServersDisagree, "ns1.acme.fr"));
    assert_eq!(finding.expected, "ns1.acme.fr\nns2.host.example");
}

#[tokio::test]
async fn a_glance_asks_five_questions_and_a_closer_look_only_what_is_new() {
    let acme = acme(|fr| fr).await;
    let network = acme.world.network();
    let mut photo = network.glance(&domain("acme.fr"), &[], &|_| false, || Moment(1)).await;
    assert_eq!(photo.standing, Standing::Published);
    assert!(acme.servers.iter().skip(1).all(|server| server.log.all().len() == 5));
    let key = Question::new(name("google._domainkey.acme.fr"), Rtype::Txt);
    let more = [
        key.clone(),
        key.clone(),
        Question::new(name("acme.fr"), Rtype::Mx),
        Question::new(name("elsewhere.example"), Rtype::Txt),
    ];
    network.look_closer(&mut photo, &more, || Moment(2)).await;
    assert!(acme.servers.iter().skip(1).all(|server| server.log.all().len() == 6));
    assert_eq!(photo.texts(&key.name), ["v=DKIM1; p=MIIB"]);
    assert_eq!((photo.taken_at, photo.views.len()), (Moment(2), 3));
}

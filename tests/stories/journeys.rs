//! Whole journeys, from the domain to "confirmed": four companies by two providers, and the rest.

use mxguide::catalog::Lang;
use mxguide::verdict::State;
use mxguide::wizard::{Effect, StepId};

use super::paper::{TTL, Zone};
use super::tale::{Say, Story, dkim_key, world};

const GOOGLE_KEY: &str = "dkim_txt";
const M365_MX: &str = "acme-fr.mail.protection.outlook.com";
const SELECTOR1: &str = "selector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft";
const SELECTOR2: &str = "selector2-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft";

fn google(zone: Zone, company: &str) -> Story {
    let mut story = Story::new(zone);
    let key = dkim_key();
    story.reach_plan(
        company,
        "Google",
        &[
            ("preset", Say::No),
            ("verify_txt", Say::Later),
            (GOOGLE_KEY, Say::Type(&key)),
            ("dmarc_rua", Say::Type("dmarc@acme.fr")),
        ],
    );
    story.enter();
    story
}

fn microsoft(zone: Zone, company: &str) -> Story {
    let mut story = Story::new(zone);
    story.reach_plan(
        company,
        "Microsoft",
        &[
            ("mx_host", Say::Type(M365_MX)),
            ("verify_txt", Say::Type("MS=ms12345678")),
            ("dkim1", Say::Type(SELECTOR1)),
            ("dkim2", Say::Type(SELECTOR2)),
            ("optional", Say::Yes),
            ("dmarc_rua", Say::Type("dmarc@acme.fr")),
        ],
    );
    story.enter();
    story
}

/// Types everything in, waits, and is told once that it is done.
fn to_the_end(mut story: Story) {
    let start = story.wizard.now;
    // Half of the networks were asked a moment ago and remember the old answers.
    for network in story.wizard.world.networks.iter().step_by(2) {
        story.remembers.insert(network.id.clone(), start.plus_seconds(TTL));
    }
    assert_eq!(story.resolvers_asked(), 0);
    story.work_through_cards();
    story.pass_until(120, |wizard| wizard.watch.as_ref().unwrap().t0().is_some());
    story.pass(60);
    assert_eq!(story.wizard.progress(), State::Spreading);
    assert!(story.resolvers_asked() > 0);
    assert_eq!(story.count(|effect| *effect == Effect::Announce), 0);
    story.pass_until(2 * TTL, |wizard| wizard.progress() >= State::Confirmed);
    story.pass(2 * TTL);
    assert_eq!(story.wizard.progress(), State::ConfirmedEverywhere);
    assert_eq!(story.count(|effect| *effect == Effect::WriteReport), 1);
    assert_eq!(story.count(|effect| *effect == Effect::Announce), 1);
    let saved_at_the_end = story.log.iter().rev().find_map(|effect| match effect {
        Effect::Save(place) => Some(place.clone()),
        _ => None,
    });
    let place = saved_at_the_end.unwrap();
    assert_eq!((place.step, place.t0.is_some()), (StepId::Watch, true));
    assert_eq!(story.wizard.report.as_deref(), Some("report.html"));
}

#[test]
fn from_ovh_to_google_at_cloudflare() {
    let story = google(Zone::cloudflare_and_ovh(), "Cloudflare");
    let key = dkim_key();
    assert_eq!(
        story.told_cards(),
        [
            "mx-1 add | Type: MX | Name: @ | Mail server: smtp.google.com | TTL: Auto | Priority: 1",
            "spf-1 change | Type: TXT | Name: @ | TTL: Auto | \
             Content: v=spf1 include:mx.ovh.com include:_spf.google.com ~all | \
             - v=spf1 include:mx.ovh.com ~all",
            &format!(
                "dkim-1 add | Type: TXT | Name: google._domainkey | TTL: Auto | Content: {key}"
            ),
            "dmarc-1 add | Type: TXT | Name: _dmarc | TTL: Auto | \
             Content: v=DMARC1; p=none; rua=mailto:dmarc@acme.fr",
            "remove-mx remove | - 1 mx1.mail.ovh.net | - 5 mx2.mail.ovh.net",
        ]
    );
    to_the_end(story);
}

#[test]
fn from_ovh_to_microsoft_at_cloudflare() {
    let story = microsoft(Zone::cloudflare_and_ovh(), "Cloudflare");
    assert_eq!(
        story.told_cards(),
        [
            "verify-1 add | Type: TXT | Name: @ | TTL: Auto | Content: MS=ms12345678",
            &format!(
                "mx-1 add | Type: MX | Name: @ | Mail server: {M365_MX} | TTL: Auto | Priority: 0"
            ),
            "spf-1 change | Type: TXT | Name: @ | TTL: Auto | \
             Content: v=spf1 include:mx.ovh.com include:spf.protection.outlook.com ~all | \
             - v=spf1 include:mx.ovh.com ~all",
            &format!(
                "dkim-1 add | Type: CNAME | Name: selector1._domainkey | Target: {SELECTOR1} | \
                 Proxy status: DNS only | TTL: Auto"
            ),
            &format!(
                "dkim-2 add | Type: CNAME | Name: selector2._domainkey | Target: {SELECTOR2} | \
                 Proxy status: DNS only | TTL: Auto"
            ),
            "autodiscover-1 add | Type: CNAME | Name: autodiscover | \
             Target: autodiscover.outlook.com | Proxy status: DNS only | TTL: Auto",
            "dmarc-1 add | Type: TXT | Name: _dmarc | TTL: Auto | \
             Content: v=DMARC1; p=none; rua=mailto:dmarc@acme.fr",
            "remove-mx remove | - 1 mx1.mail.ovh.net | - 5 mx2.mail.ovh.net",
        ]
    );
    to_the_end(story);
}

#[test]
fn from_forwarding_to_google_at_namecheap_is_one_swap() {
    let story = google(Zone::namecheap_forwarding(), "Namecheap");
    let key = dkim_key();
    let host = "(box without a name, right of Value)";
    assert_eq!(
        story.told_cards(),
        [
            &format!(
                "mx-1 replace | Type: MX Record | Host: @ | Value: smtp.google.com | {host}: 1 | \
                 TTL: Automatic | - 10 eforward1.registrar-servers.com | \
                 - 10 eforward2.registrar-servers.com | - 10 eforward3.registrar-servers.com | \
                 - 15 eforward4.registrar-servers.com | - 20 eforward5.registrar-servers.com"
            ),
            "spf-1 change | Type: TXT Record | Host: @ | \
             Value: v=spf1 include:spf.efwd.registrar-servers.com include:_spf.google.com ~all | \
             TTL: Automatic | - v=spf1 include:spf.efwd.registrar-servers.com ~all",
            &format!(
                "dkim-1 add | Type: TXT Record | Host: google._domainkey | Value: {key} | \
                 TTL: Automatic"
            ),
            "dmarc-1 add | Type: TXT Record | Host: _dmarc | \
             Value: v=DMARC1; p=none; rua=mailto:dmarc@acme.fr | TTL: Automatic",
        ]
    );
    to_the_end(story);
}

#[test]
fn from_forwarding_to_microsoft_at_namecheap_is_one_swap() {
    let story = microsoft(Zone::namecheap_forwarding(), "Namecheap");
    let cards = story.told_cards();
    let host = "(box without a name, right of Value)";
    assert_eq!(cards.len(), 7);
    assert_eq!(
        cards[0],
        "verify-1 add | Type: TXT Record | Host: @ | Value: MS=ms12345678 | TTL: Automatic"
    );
    assert_eq!(
        cards[1],
        format!(
            "mx-1 replace | Type: MX Record | Host: @ | Value: {M365_MX} | {host}: 0 | \
             TTL: Automatic | - 10 eforward1.registrar-servers.com | \
             - 10 eforward2.registrar-servers.com | - 10 eforward3.registrar-servers.com | \
             - 15 eforward4.registrar-servers.com | - 20 eforward5.registrar-servers.com"
        )
    );
    assert_eq!(
        cards[5],
        "autodiscover-1 add | Type: CNAME Record | Host: autodiscover | \
         Value: autodiscover.outlook.com | TTL: Automatic"
    );
    to_the_end(story);
}

#[test]
fn from_its_own_mail_to_google_at_bluehost() {
    let story = google(Zone::bluehost_default(), "Bluehost");
    let key = dkim_key();
    assert_eq!(
        story.told_cards(),
        [
            "mx-1 add | Host Record: @ | TTL: 14400 | Type: MX | Points To: smtp.google.com | \
             Priority: 1",
            "spf-1 change | Host Record: @ | TTL: 14400 | Type: TXT | \
             TXT Value: v=spf1 a mx include:websitewelcome.com include:_spf.google.com ~all | \
             - v=spf1 a mx include:websitewelcome.com ~all",
            &format!(
                "dkim-1 add | Host Record: google._domainkey | TTL: 14400 | Type: TXT | \
                 TXT Value: {key}"
            ),
            "dmarc-1 add | Host Record: _dmarc | TTL: 14400 | Type: TXT | \
             TXT Value: v=DMARC1; p=none; rua=mailto:dmarc@acme.fr",
            "remove-mx remove | - 0 mail.acme.fr",
        ]
    );
    to_the_end(story);
}

#[test]
fn from_its_own_mail_to_microsoft_at_bluehost() {
    let story = microsoft(Zone::bluehost_default(), "Bluehost");
    let cards = story.told_cards();
    assert_eq!(
        cards[1],
        format!(
            "mx-1 add | Host Record: @ | TTL: 14400 | Type: MX | Points To: {M365_MX} | Priority: 0"
        )
    );
    assert_eq!(
        cards[3],
        format!(
            "dkim-1 add | Host Record: selector1._domainkey | TTL: 14400 | Type: CNAME | \
             Points To: {SELECTOR1}"
        )
    );
    assert_eq!(cards[7], "remove-mx remove | - 0 mail.acme.fr");
    to_the_end(story);
}

#[test]
fn from_its_own_mail_to_google_at_gandi_with_the_final_dot() {
    let story = google(Zone::gandi_default(), "Gandi");
    let key = dkim_key();
    assert_eq!(
        story.told_cards(),
        [
            "mx-1 add | Type: MX | TTL: 10800 | Name: @ | Priority: 1 | Hostname: smtp.google.com.",
            "spf-1 change | Type: TXT | TTL: 10800 | Name: @ | \
             Text value: v=spf1 include:_mailcust.gandi.net include:_spf.google.com ?all | \
             - v=spf1 include:_mailcust.gandi.net ?all",
            &format!(
                "dkim-1 add | Type: TXT | TTL: 10800 | Name: google._domainkey | Text value: {key}"
            ),
            "dmarc-1 add | Type: TXT | TTL: 10800 | Name: _dmarc | \
             Text value: v=DMARC1; p=none; rua=mailto:dmarc@acme.fr",
            "remove-mx remove | - 10 spool.mail.gandi.net | - 50 fb.mail.gandi.net",
        ]
    );
    to_the_end(story);
}

#[test]
fn from_its_own_mail_to_microsoft_at_gandi_with_the_final_dot() {
    let story = microsoft(Zone::gandi_default(), "Gandi");
    let cards = story.told_cards();
    assert_eq!(
        cards[1],
        format!("mx-1 add | Type: MX | TTL: 10800 | Name: @ | Priority: 0 | Hostname: {M365_MX}.")
    );
    assert_eq!(
        cards[4],
        format!(
            "dkim-2 add | Type: CNAME | TTL: 10800 | Name: selector2._domainkey | \
             Hostname: {SELECTOR2}."
        )
    );
    assert_eq!(cards[7], "remove-mx remove | - 10 spool.mail.gandi.net | - 50 fb.mail.gandi.net");
    to_the_end(story);
}

#[test]
fn a_new_domain_at_an_unknown_company_to_an_unknown_provider() {
    let mut story = Story::new(Zone::unknown_host());
    let key = dkim_key();
    story.reach_found();
    story.enter();
    let chosen = &story.wizard.host_choices()[story.wizard.host.selected];
    assert_eq!(chosen.id.as_str(), "generic");
    story.enter();
    story.choose_provider("Another provider");
    story.type_text("10:mx1.post.example");
    story.enter();
    story.type_text("20 mx2.post.example");
    story.enter();
    story.enter();
    story.answer_details(&[
        ("dkim_selector", Say::Type("mail")),
        ("dkim_txt", Say::Type(&key)),
        ("verify_txt", Say::Later),
        ("spf_include", Say::Type("include:post.example")),
    ]);
    story.enter();
    let (name, value) = ("Name, Host or Alias", "Value, Text or Content");
    let server = "Value, Points to, Mail server or Destination";
    assert_eq!(
        story.told_cards(),
        [
            format!(
                "mx-1 add | Type: MX | {name}: @ | Priority or Preference: 10 | \
                 {server}: mx1.post.example | TTL: 3600"
            ),
            format!(
                "mx-2 add | Type: MX | {name}: @ | Priority or Preference: 20 | \
                 {server}: mx2.post.example | TTL: 3600"
            ),
            format!(
                "spf-1 add | Type: TXT | {name}: @ | {value}: v=spf1 include:post.example ~all | \
                 TTL: 3600"
            ),
            format!(
                "dkim-1 add | Type: TXT | {name}: mail._domainkey | {value}: {key} | TTL: 3600"
            ),
            format!(
                "dmarc-1 add | Type: TXT | {name}: _dmarc | \
                 {value}: v=DMARC1; p=none; rua=mailto:dmarc@acme.fr | TTL: 3600"
            ),
        ]
    );
    to_the_end(story);
}

#[test]
fn the_same_journey_in_french_asks_for_the_same_records_in_french_boxes() {
    let mut story = Story::told(Zone::cloudflare_and_ovh(), world(), Lang::Fr);
    story.reach_plan("Cloudflare", "Google", &[(GOOGLE_KEY, Say::Later)]);
    story.enter();
    assert_eq!(
        story.told_cards()[0],
        "mx-1 add | Type: MX | Nom: @ | Serveur de messagerie: smtp.google.com | TTL: Auto | \
         Priorité: 1"
    );
    to_the_end(story);
}

#[test]
fn googles_proof_of_ownership_comes_before_the_mail_moves() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let answers = [("verify_txt", Say::Type(super::tale::PROOF)), (GOOGLE_KEY, Say::Later)];
    story.reach_plan("Cloudflare", "Google", &answers);
    let ids: Vec<String> = story.wizard.cards().into_iter().map(|card| card.id).collect();
    assert_eq!(ids, ["verify-1", "mx-1", "spf-1", "dmarc-1", "remove-mx"]);
}

#[test]
fn a_domain_where_nothing_is_to_do_goes_straight_to_watching() {
    let zone = Zone::cloudflare_and_ovh();
    let mut zone = zone.clone().with_mx(&[(1, "smtp.google.com")]);
    zone.records.retain(|record| !record.data.to_string().contains("ovh"));
    let zone = zone
        .with("@", super::paper::txt("v=spf1 include:_spf.google.com -all"))
        .with("_dmarc", super::paper::txt("v=DMARC1; p=reject"));
    let mut story = Story::new(zone);
    story.reach_plan("Cloudflare", "Google", &[(GOOGLE_KEY, Say::Later)]);
    assert!(story.wizard.plan().unwrap().is_done_already());
    story.enter();
    assert_eq!(story.wizard.step, StepId::Watch);
    story.pass_until(1200, |wizard| wizard.progress() >= State::Confirmed);
    assert_eq!(story.count(|effect| *effect == Effect::Announce), 1);
    story.escape();
    assert_eq!(story.wizard.step, StepId::Plan);
}

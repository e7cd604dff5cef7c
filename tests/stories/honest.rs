//! What is said is so: no success without a mail route, no repair that breaks something, no way back
//! that leads elsewhere.

use jiff::tz::TimeZone;
use mxguide::catalog::Lang;
use mxguide::plan::{Kind, Purpose};
use mxguide::records::Rdata;
use mxguide::report::{done_html, undo};
use mxguide::verdict::State;
use mxguide::wizard::KeyCode;
use mxguide::words::Words;

use super::paper::{TTL, Zone, txt};
use super::tale::{Say, Story};

fn words() -> Words {
    Words::new(Lang::En, TimeZone::UTC)
}

fn google(zone: Zone, company: &str) -> Story {
    let mut story = Story::new(zone);
    let later = [("preset", Say::No), ("verify_txt", Say::Later), ("dkim_txt", Say::Later)];
    story.reach_plan(company, "Google", &later);
    story.enter();
    story
}

#[test]
fn it_once_said_that_all_was_proven_while_mail_still_went_to_the_old_company() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let later =
        ["mx_host", "verify_txt", "dkim1", "dkim2", "dmarc_rua"].map(|key| (key, Say::Later));
    story.reach_plan("Cloudflare", "Microsoft", &later);
    story.enter();
    story.work_through_cards();
    story.pass_until(4 * TTL, |wizard| wizard.progress() >= State::Confirmed);
    let done = words().done_page(&story.wizard).expect("it is confirmed");
    assert_eq!(done.title, "Mail for acme.fr does not go to Microsoft 365 yet.");
    assert!(done.proven.starts_with("what you entered so far is proven"), "{}", done.proven);
    assert!(done.left[0].contains("The mail route is missing"), "{:?}", done.left);
    // There is no address for reports either.
    assert!(!done.left.iter().any(|left| left.contains("read the reports")), "{:?}", done.left);
}

#[test]
fn a_route_removed_too_early_is_told_on_every_card() {
    let mut story = google(Zone::cloudflare_and_ovh(), "Cloudflare");
    let cards = story.wizard.cards();
    let removal = cards.iter().position(|card| card.kind == Kind::Remove).unwrap();
    let route = cards.iter().position(|card| card.purpose == Purpose::Receive).unwrap();
    let told = |story: &Story| -> Vec<String> {
        let page = words().card_page(&story.wizard);
        page.warnings.into_iter().map(|line| line.text).collect()
    };
    while story.wizard.enter.card < removal {
        story.letter('n');
    }
    assert!(told(&story)[0].starts_with("Not yet: first enter card 1,"), "{:?}", told(&story));
    story.save_at_company(&cards[removal]);
    story.pass(12);
    assert!(story.wizard.has_lost_route());
    assert_eq!(
        told(&story)[0],
        "No mail line is there now, so no mail arrives. Enter card 1 first."
    );
    while story.wizard.enter.card > route {
        story.letter('p');
    }
    assert_eq!(
        told(&story)[0],
        "No mail line is there now, so no mail arrives. Enter this one at once."
    );
    story.save_at_company(&cards[route]);
    story.pass(12);
    assert!(!story.wizard.has_lost_route());
    assert!(!told(&story).iter().any(|text| text.contains("no mail arrives")));
}

#[test]
fn the_proof_shows_what_the_servers_answered_and_not_what_was_planned() {
    let mut story = google(Zone::cloudflare_and_ovh(), "Cloudflare");
    let wider = "v=spf1 mx include:mx.ovh.com include:_spf.google.com ~all";
    for card in story.wizard.cards() {
        story.save_at_company(&card);
        if card.purpose == Purpose::Send {
            let data = card.wanted[0].data.clone();
            story.zone.remove(&card.host, &data);
            story.zone.add(&card.host, txt(wider));
        }
        story.pass(12);
        story.enter();
    }
    story.pass_until(4 * TTL, |wizard| wizard.progress() >= State::Confirmed);
    let report = done_html(&story.wizard, &words());
    assert!(report.contains(wider), "{report}");
}

#[test]
fn the_way_back_once_lacked_the_final_dot_that_gandi_needs() {
    let story = google(Zone::gandi_default(), "Gandi");
    let sheet = undo(&story.wizard, &words());
    assert!(sheet.contains("Value: spool.mail.gandi.net.\n"), "{sheet}");
    let page = words().handover_page(&story.wizard);
    let lines = page.undo.iter().flat_map(|part| &part.lines);
    assert!(lines.clone().any(|line| line.value == "10 spool.mail.gandi.net."), "{page:?}");
}

#[test]
fn the_way_back_names_the_setting_that_had_put_the_lines_there() {
    let story = google(Zone::namecheap_forwarding(), "Namecheap");
    let is_gone =
        |card: &mxguide::plan::Step| card.gone.iter().any(|data| matches!(data, Rdata::Mx { .. }));
    assert!(story.wizard.cards().iter().any(is_gone));
    let sheet = undo(&story.wizard, &words());
    assert!(sheet.contains("A setting of Namecheap put the mail lines there."), "{sheet}");
    let elsewhere = google(Zone::gandi_default(), "Gandi");
    assert!(!undo(&elsewhere.wizard, &words()).contains("A setting of"));
}

/// It said "mail keeps arriving" where leaving a setting ends every forward at once, and told that
/// only at the foot of the card.
#[test]
fn where_forwards_end_at_once_that_is_said_before_anything_else() {
    let mut story = google(Zone::namecheap_forwarding(), "Namecheap");
    let told = "ends every forward at once";
    let plan: String =
        words().plan_page(&story.wizard).notes.into_iter().map(|line| line.text).collect();
    assert!(plan.contains(told) && !plan.contains("Mail keeps arriving"), "{plan}");
    story.press(KeyCode::Enter);
    let card = words().card_page(&story.wizard);
    assert!(card.before.iter().any(|line| line.text.contains(told)), "{card:?}");
    assert!(card.warnings.iter().all(|line| !line.text.contains(told)), "said once");
    let elsewhere = google(Zone::gandi_default(), "Gandi");
    let plan: String =
        words().plan_page(&elsewhere.wizard).notes.into_iter().map(|line| line.text).collect();
    assert!(plan.contains("Mail keeps arriving"), "{plan}");
}

#[test]
fn reports_to_another_domain_are_told_to_need_its_consent() {
    let told = |address: &str| {
        let mut story = Story::new(Zone::cloudflare_and_ovh());
        let answers = [
            ("verify_txt", Say::Later),
            ("dkim_txt", Say::Later),
            ("dmarc_rua", Say::Type(address)),
        ];
        story.reach_plan("Cloudflare", "Google", &answers);
        let notes = words().plan_page(&story.wizard).notes;
        let text = "acme.fr._report._dmarc.other.example";
        notes.iter().any(|note| note.text.contains(text))
    };
    assert!(told("ada@other.example"));
    assert!(!told("ada@acme.fr") && !told("ada@mail.acme.fr"));
}

#[test]
fn enter_on_a_card_that_is_wrong_once_seemed_dead() {
    let mut story = google(Zone::cloudflare_and_ovh(), "Cloudflare");
    story.zone.add(&mxguide::names::Host::Apex, super::paper::mx(1, "smtp.gogle.com"));
    story.pass(30);
    story.enter();
    assert_eq!(story.wizard.notice, Some(mxguide::wizard::Notice::AskedAgain));
}

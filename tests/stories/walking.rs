//! Forwards and backwards: no answer is lost, and every question can be left for later.

use std::sync::Arc;

use mxguide::plan::Plan;
use mxguide::wizard::{Effect, Event, KeyCode, MailPage, Offer, PhotoState, StepId};

use super::paper::{NOON, Zone};
use super::tale::{PROOF, Say, Story, dkim_key};

/// From wherever it is to the first question, with Esc alone.
fn back_to_the_start(story: &mut Story) {
    for _ in 0..60 {
        if story.wizard.step == StepId::Domain {
            return;
        }
        let effects = story.escape();
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Quit(_))));
    }
    panic!("Esc does not lead back from {:?}", story.wizard.step);
}

/// With Enter alone to the plan.
fn forward_with_enter(story: &mut Story) -> Arc<Plan> {
    for _ in 0..60 {
        if story.wizard.step == StepId::Plan {
            return story.wizard.plan().unwrap();
        }
        story.enter();
    }
    panic!("Enter does not lead on from {:?} {:?}", story.wizard.step, story.wizard.field());
}

fn is_the_same_there_and_back(story: &mut Story) {
    assert_eq!(story.wizard.step, StepId::Plan);
    let (plan, answers) = (story.wizard.plan().unwrap(), story.wizard.answers.clone());
    back_to_the_start(story);
    assert_eq!(story.wizard.answers, answers);
    assert_eq!(forward_with_enter(story), plan);
    assert_eq!(story.wizard.answers, answers);
    // And from the cards.
    story.enter();
    back_to_the_start(story);
    assert_eq!(forward_with_enter(story), plan);
}

#[test]
fn to_the_first_question_and_back_with_enter_alone_is_the_same_plan_for_google() {
    let mut story = Story::new(Zone::namecheap_forwarding());
    let key = dkim_key();
    story.reach_plan(
        "Namecheap",
        "Google",
        &[
            ("preset", Say::Yes),
            ("verify_txt", Say::Type(PROOF)),
            ("dkim_txt", Say::Type(&key)),
            ("dkim_selector", Say::Type("mxguide")),
            ("dmarc_rua", Say::Type("ada@acme.fr")),
            ("spf_include", Say::Type("include:mailgun.org")),
        ],
    );
    is_the_same_there_and_back(&mut story);
}

#[test]
fn what_was_left_for_later_stays_left_for_later() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let later = ["verify_txt", "dkim_txt", "dmarc_rua", "spf_include"].map(|key| (key, Say::Later));
    story.reach_plan("Cloudflare", "Google", &later);
    let left = story.wizard.plan().unwrap().later.clone();
    assert_eq!(left, ["dkim_txt", "dmarc_rua", "spf_include", "verify_txt"]);
    is_the_same_there_and_back(&mut story);
}

#[test]
fn even_what_no_mail_can_do_without_can_wait() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let later = ["mx_host", "verify_txt", "dkim1", "dkim2"].map(|key| (key, Say::Later));
    story.reach_plan("Cloudflare", "Microsoft", &later);
    is_the_same_there_and_back(&mut story);
}

#[test]
fn nobody_else_sends_is_an_answer_and_not_something_left_for_later() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_plan("Cloudflare", "Google", &[("spf_include", Say::Enter)]);
    let later = story.wizard.plan().unwrap().later.clone();
    assert!(!later.contains(&"spf_include".to_owned()), "{later:?}");
}

#[test]
fn what_was_left_for_later_can_be_given_later() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    assert!(story.wizard.cards().iter().all(|card| card.id != "dkim-1"));
    for _ in 0..10 {
        story.escape();
        if story.wizard.field().is_some_and(|field| field.key == "dkim_txt") {
            break;
        }
    }
    let key = dkim_key();
    story.say(Say::Type(&key));
    assert_eq!(story.wizard.field().unwrap().key, "dkim_selector", "now the name counts too");
    forward_with_enter(&mut story);
    assert!(story.wizard.cards().iter().any(|card| card.id == "dkim-1"));
    assert!(!story.wizard.plan().unwrap().later.contains(&"dkim_txt".to_owned()));
}

#[test]
fn half_a_word_is_still_there_after_a_look_back() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Google");
    story.say(Say::Later);
    story.type_text("v=DKIM1; k=rsa; p=MIIB");
    story.escape();
    assert_eq!(story.wizard.field().unwrap().key, "verify_txt");
    story.enter();
    assert_eq!(story.wizard.details.input.value(), "v=DKIM1; k=rsa; p=MIIB");
    story.enter();
    assert!(story.wizard.details.problem.is_some());
    story.escape();
    story.enter();
    assert_eq!(story.wizard.details.input.value(), "v=DKIM1; k=rsa; p=MIIB");
}

#[test]
fn back_works_although_the_field_is_wrong() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Microsoft");
    story.retype("192.0.2.1");
    story.enter();
    assert!(story.wizard.details.problem.is_some());
    story.escape();
    assert_eq!((story.wizard.step, story.wizard.mail_page), (StepId::Mail, MailPage::Mailboxes));
}

#[test]
fn esc_from_the_details_goes_through_every_page_of_the_provider() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Microsoft");
    let mut pages = Vec::new();
    while story.wizard.step != StepId::Host {
        story.escape();
        pages.push(story.wizard.mail_page);
    }
    pages.pop();
    let all = [MailPage::Mailboxes, MailPage::Stop(1), MailPage::Stop(0), MailPage::List];
    assert_eq!(pages, all);
}

#[test]
fn a_reason_to_stop_stops_and_leads_back() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_mail("Cloudflare");
    story.type_text("Microsoft");
    story.enter();
    story.letter('y');
    assert_eq!(story.wizard.mail_page, MailPage::Stopped(0));
    story.enter();
    story.letter('n');
    assert_eq!(story.wizard.mail_page, MailPage::Stopped(0), "there is no way on from here");
    story.escape();
    assert_eq!(story.wizard.mail_page, MailPage::Stop(0));
    story.enter();
    assert_eq!(story.wizard.mail_page, MailPage::Stop(0), "Enter is no answer the first time");
    story.letter('n');
    assert_eq!(story.wizard.mail_page, MailPage::Stop(1));
}

#[test]
fn the_answers_for_one_provider_do_not_leak_into_another_and_come_back() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let answers = [("verify_txt", Say::Type(PROOF)), ("dkim_txt", Say::Later)];
    story.reach_plan("Cloudflare", "Google", &answers);
    let plan = story.wizard.plan();
    while story.wizard.step != StepId::Mail || story.wizard.mail_page != MailPage::List {
        story.escape();
    }
    story.choose_provider("Microsoft");
    story.say(Say::Enter);
    assert_eq!(story.wizard.field().unwrap().key, "verify_txt");
    assert_eq!(story.wizard.details.input.value(), "");
    let answered = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answered.input("dmarc_rua"), Some("dmarc@acme.fr"), "this belongs to nobody");
    while story.wizard.step != StepId::Mail || story.wizard.mail_page != MailPage::List {
        story.escape();
    }
    story.choose_provider("Google");
    assert_eq!(Some(forward_with_enter(&mut story)), plan);
}

#[test]
fn www_is_asked_about_once_whatever_the_answer() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.type_text("https://www.acme.fr/shop");
    story.enter();
    assert!(story.wizard.domain.prefix.is_some());
    story.enter();
    assert_eq!(story.wizard.answers.as_ref().unwrap().domain.as_str(), "acme.fr");
    story.escape();
    story.enter();
    assert_eq!(story.wizard.step, StepId::Found);
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.is_photographed = false;
    story.type_text("www.acme.fr");
    story.enter();
    story.letter('k');
    assert_eq!(story.wizard.answers.as_ref().unwrap().domain.as_str(), "www.acme.fr");
    story.escape();
    story.enter();
    assert_eq!(story.wizard.answers.as_ref().unwrap().domain.as_str(), "www.acme.fr");
    assert_eq!(story.wizard.step, StepId::Found);
}

#[test]
fn another_company_than_the_one_that_publishes_is_asked_about_once() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_found();
    story.enter();
    story.type_text("Namecheap");
    story.enter();
    assert!(story.wizard.host.differs.is_some());
    story.escape();
    assert!(story.wizard.host.differs.is_none());
    story.enter();
    story.letter('s');
    assert_eq!(story.wizard.step, StepId::Mail);
    assert!(story.wizard.answers.as_ref().unwrap().is_moving);
    story.escape();
    story.enter();
    assert_eq!(story.wizard.step, StepId::Mail, "said once is enough");
    let answers = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answers.registrar.as_ref().unwrap().as_str(), "namecheap");
    assert!(answers.is_moving);
}

#[test]
fn enter_at_that_question_takes_the_company_that_publishes() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_found();
    story.enter();
    story.type_text("Namecheap");
    story.enter();
    story.enter();
    let answers = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answers.registrar.as_ref().unwrap().as_str(), "cloudflare");
    assert!(!answers.is_moving);
}

#[test]
fn the_company_that_publishes_is_offered_first_even_without_guidance_of_its_own() {
    let zone = Zone::new(&["ns1.ovh.net", "dns1.ovh.net"]);
    let mut story = Story::new(zone);
    story.reach_found();
    story.enter();
    let publisher = story.wizard.publisher().map(|registrar| registrar.id.clone());
    let first = story.wizard.host_choices().first().map(|choice| choice.id.clone());
    assert!(publisher.is_some());
    assert_eq!(first, publisher);
    assert_eq!(story.wizard.host.selected, 0);
    story.enter();
    assert_eq!(story.wizard.answers.as_ref().unwrap().registrar, publisher);
    story.choose_provider("Google");
    story.answer_details(&[("dkim_txt", Say::Later)]);
    story.enter();
    assert!(!story.told_cards()[0].is_empty());
}

#[test]
fn a_photograph_nobody_waits_for_any_more_is_dropped() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.is_photographed = false;
    story.reach_found();
    let PhotoState::Developing { ticket: first, .. } = story.wizard.photo else { panic!() };
    story.letter('r');
    let PhotoState::Developing { ticket: second, .. } = story.wizard.photo else { panic!() };
    assert_ne!(first, second);
    let photo = Box::new(story.zone.photo());
    story.tell(Event::Photo { ticket: first, photo: photo.clone() });
    assert!(story.wizard.taken().is_none());
    story.enter();
    assert_eq!(story.wizard.step, StepId::Found, "no way on without it");
    story.tell(Event::Photo { ticket: second, photo: photo.clone() });
    assert!(story.wizard.taken().is_some());
    // The same again, for the domain before.
    story.escape();
    story.retype("other.fr");
    story.enter();
    story.tell(Event::Photo { ticket: second, photo });
    assert!(story.wizard.taken().is_none());
}

#[test]
fn senders_nobody_asked_about_are_dropped() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_found();
    let known = story.wizard.senders.len();
    assert_eq!(known, 1);
    let texts = [("evil.example".to_owned(), "v=spf1 +all".to_owned())].into();
    story.tell(Event::Senders { ticket: 999, texts });
    assert_eq!(story.wizard.senders.len(), known);
}

#[test]
fn places_saved_earlier_are_reached_with_tab_and_the_field_with_tab_too() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let offer = |domain: &str| Offer {
        domain: mxguide::names::Domain::parse(domain).unwrap(),
        step: StepId::Enter,
        saved_at: NOON,
    };
    story.tell(Event::Offers(vec![offer("acme.fr"), offer("other.fr")]));
    story.press(KeyCode::Tab);
    story.press(KeyCode::Tab);
    let effects = story.enter();
    assert_eq!(effects, [Effect::Load(offer("other.fr").domain)]);
    story.press(KeyCode::Tab);
    assert_eq!(story.enter(), [Effect::StartPractice]);
    story.press(KeyCode::Tab);
    story.type_text("acme.fr");
    assert_eq!(story.wizard.domain.input.value(), "acme.fr");
    story.press(KeyCode::Tab);
    story.tell(Event::Paste("other.fr".to_owned()));
    assert_eq!(story.wizard.domain.input.value(), "acme.frother.fr", "a paste finds the field");
}

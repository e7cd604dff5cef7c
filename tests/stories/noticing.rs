//! What the wizard notices beside the cards, and when it looks.

use mxguide::catalog::Lang;
use mxguide::observe::{PolicyFile, Registration, Standing, Surroundings};
use mxguide::verdict::{CardState, Code};
use mxguide::wizard::{Effect, Event, PhotoState, StepId};
use mxguide::words::Words;

use super::paper::Zone;
use super::tale::{Say, Story};

fn policy(server: &str) -> PolicyFile {
    let text = format!("version: STSv1\nmode: enforce\nmx: {server}\nmax_age: 86400\n");
    PolicyFile::Text(text)
}

fn story_with(server: &str) -> Story {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.around.policy = Some(policy(server));
    story
}

fn to_the_cards(story: &mut Story) {
    let later = [
        ("verify_txt", Say::Later),
        ("dkim_txt", Say::Later),
        ("dmarc_rua", Say::Type("dmarc@acme.fr")),
    ];
    story.reach_plan("Cloudflare", "Google", &later);
    story.enter();
}

fn follows(story: &Story) -> usize {
    story.log.iter().filter(|effect| matches!(effect, Effect::Follow { .. })).count()
}

fn codes(story: &Story) -> Vec<Code> {
    story.wizard.noticed().iter().map(|finding| finding.code).collect()
}

fn words() -> Words {
    Words::new(Lang::En, jiff::tz::TimeZone::UTC)
}

#[test]
fn it_looks_around_after_the_photo_at_the_cards_and_when_all_is_served() {
    let mut story = story_with("mx1.mail.ovh.net");
    story.reach_found();
    assert_eq!(follows(&story), 1);
    assert_eq!(codes(&story), [], "the servers of now are named");
    let mut story = story_with("mx1.mail.ovh.net");
    to_the_cards(&mut story);
    assert_eq!(follows(&story), 2);
    assert_eq!(codes(&story), [Code::MtaStsOldPolicy], "those of the plan are not");
    story.work_through_cards();
    story.around.policy = Some(policy("smtp.google.com"));
    story.pass_until(180, |wizard| wizard.watch.as_ref().unwrap().t0().is_some());
    assert_eq!(follows(&story), 3);
    assert_eq!(codes(&story), [], "the file was put right meanwhile");
}

#[test]
fn what_is_noticed_stands_with_the_cards_and_at_the_end_and_changes_no_state() {
    let mut story = story_with("mx1.mail.ovh.net");
    to_the_cards(&mut story);
    story.work_through_cards();
    story.pass_until(180, |wizard| wizard.watch.as_ref().unwrap().t0().is_some());
    let told = words().watch_page(&story.wizard).findings;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].headline.contains("mx1.mail.ovh.net"), "{told:?}");
    story.pass(6000);
    let done = words().done_page(&story.wizard).expect("it is confirmed");
    assert_eq!(done.findings.len(), 1);
    let report = mxguide::report::done_html(&story.wizard, &words());
    assert!(report.contains("mx1.mail.ovh.net"), "the report hides nothing");
}

#[test]
fn an_answer_about_another_domain_is_dropped() {
    let mut story = story_with("mx.old.example");
    story.reach_found();
    assert_eq!(codes(&story), [Code::MtaStsOldPolicy]);
    let around = Box::new(Surroundings::default());
    story.tell(Event::Followed { ticket: 999, around });
    assert_eq!(codes(&story), [Code::MtaStsOldPolicy]);
}

#[test]
fn nothing_hostile_comes_through_to_any_page() {
    let mut story = story_with("\u{1b}[2J\u{202e}evil\u{7}");
    to_the_cards(&mut story);
    story.work_through_cards();
    story.pass_until(180, |wizard| wizard.watch.as_ref().unwrap().t0().is_some());
    let watching = words().watch_page(&story.wizard).findings[0].headline.clone();
    let plain = mxguide::plain::page(&story.wizard, &words());
    story.pass(6000);
    let report = mxguide::report::done_html(&story.wizard, &words());
    for text in [watching, plain.lines.join("\n"), report] {
        assert!(text.contains("evil"), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text}");
    }
}

#[test]
fn the_register_s_word_stands_in_place_of_the_guess() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_found();
    let mut photo = story.zone.photo();
    photo.standing = Standing::NotRegistered { parent: mxguide::names::Name::root() };
    story.wizard.photo = PhotoState::Taken(Box::new(photo));
    let guess = words().found_page(&story.wizard).trouble.expect("it stops here").headline;
    assert!(guess.contains("or it is spelt differently"), "{guess}");
    let status = vec!["redemption period".to_owned()];
    story.wizard.around.registration = Some(Registration { status, ..Registration::default() });
    let told = words().found_page(&story.wizard).trouble.expect("it stops here");
    assert!(told.headline.contains("It can still be bought back"), "{told:?}");
    assert_eq!(story.wizard.step, StepId::Found);
}

#[test]
fn a_card_takes_the_word_of_the_review_only_where_it_knows_nothing_better() {
    let mut story = story_with("mx1.mail.ovh.net");
    to_the_cards(&mut story);
    let is_wrong = matches!(story.wizard.card_state(0), CardState::Wrong(_));
    assert!(!is_wrong, "a policy file is no fault of a card");
}

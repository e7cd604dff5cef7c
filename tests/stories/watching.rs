//! The last step: choosing a network, looking at it closely, and coming back.

use mxguide::observe::{Passage, Sign};
use mxguide::verdict::State;
use mxguide::wizard::{Effect, Event, Intent, KeyCode, Layer, PhotoState, StepId};

use super::paper::{TTL, Zone};
use super::tale::{Say, Story};

/// Everything is saved; half of the networks remember the old answers, the last of them longest.
fn spreading() -> Story {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_plan(
        "Cloudflare",
        "Google",
        &[
            ("verify_txt", Say::Later),
            ("dkim_txt", Say::Later),
            ("dmarc_rua", Say::Type("dmarc@acme.fr")),
        ],
    );
    story.enter();
    let start = story.wizard.now;
    for (at, network) in (0_u32..).zip(&story.wizard.world.networks) {
        if at % 2 == 0 {
            story.remembers.insert(network.id.clone(), start.plus_seconds(TTL / 2 + at * 60));
        }
    }
    story.work_through_cards();
    story.pass_until(180, |wizard| wizard.watch.as_ref().unwrap().t0().is_some());
    story.pass(60);
    assert_eq!((story.wizard.step, story.wizard.progress()), (StepId::Watch, State::Spreading));
    story
}

fn open(story: &Story) -> Option<&str> {
    match &story.wizard.layer {
        Some(Layer::Network { id, .. }) => Some(id),
        _ => None,
    }
}

fn selected(story: &Story) -> String {
    let rows = story.wizard.ranked();
    rows[story.wizard.selected(&rows)].id.clone()
}

#[test]
fn enter_looks_at_the_network_that_matters_most_and_esc_comes_back() {
    let mut story = spreading();
    story.enter();
    assert_eq!(open(&story), Some("net-0"), "its memory ends first");
    story.escape();
    assert_eq!(open(&story), None);
    assert_eq!(story.wizard.step, StepId::Watch);
    story.enter();
    story.enter();
    assert_eq!(open(&story), None, "Enter closes what it opened");
}

#[test]
fn a_chosen_network_stays_chosen_wherever_its_row_goes() {
    let mut story = spreading();
    story.press(KeyCode::Down);
    story.press(KeyCode::Down);
    assert_eq!(selected(&story), "net-4");
    let row_of =
        |story: &Story| story.wizard.ranked().iter().position(|row| row.id == "net-4").unwrap();
    let before = row_of(&story);
    story.pass_until(TTL, |wizard| {
        wizard.ranked().iter().position(|row| row.id == "net-4") != Some(before)
    });
    assert_eq!(selected(&story), "net-4");
    story.enter();
    assert_eq!(open(&story), Some("net-4"));
}

#[test]
fn from_one_network_to_the_next_and_the_list_follows() {
    let mut story = spreading();
    story.enter();
    story.letter('n');
    story.letter('n');
    assert_eq!(open(&story), Some("net-4"));
    story.letter('p');
    story.escape();
    assert_eq!(selected(&story), "net-2");
    for _ in 0..40 {
        story.press(KeyCode::Down);
    }
    story.enter();
    let last = open(&story).map(str::to_owned);
    story.letter('n');
    assert_eq!(open(&story).map(str::to_owned), last, "there is none after the last");
}

#[test]
fn help_over_a_network_gives_the_network_back() {
    let mut story = spreading();
    story.enter();
    story.press(KeyCode::F(1));
    assert!(matches!(story.wizard.layer, Some(Layer::Help { .. })));
    story.escape();
    assert_eq!(open(&story), Some("net-0"));
}

#[test]
fn there_is_nothing_to_look_at_before_everything_is_published_nor_when_it_is_proven() {
    let inspects = |story: &Story| {
        story.wizard.bindings().iter().any(|binding| binding.intent == Intent::Inspect)
    };
    let mut story = spreading();
    assert!(inspects(&story));
    story.pass_until(2 * TTL, |wizard| wizard.progress() >= State::Confirmed);
    assert!(!inspects(&story));
    story.enter();
    assert_eq!(open(&story), None);
    story.press(KeyCode::Down);
    assert_eq!(story.wizard.watching.scroll, 1);

    let mut early = Story::new(Zone::cloudflare_and_ovh());
    early.reach_plan("Cloudflare", "Google", &[("dmarc_rua", Say::Type("dmarc@acme.fr"))]);
    assert!(!inspects(&early));
    assert!(early.wizard.ranked().is_empty(), "nobody is asked before everything is there");
}

#[test]
fn while_the_news_spreads_the_screen_wakes_for_questions_and_minutes_only() {
    let mut story = spreading();
    let questions = story.asked.len();
    let mut wakes = 0;
    let end = story.wizard.now.plus_seconds(600);
    while story.wizard.now < end {
        let wake = story.wizard.next_wake().unwrap();
        story.wizard.now = wake.max(story.wizard.now.plus_ms(1));
        story.tell(mxguide::wizard::Event::Tick);
        wakes += 1;
    }
    let questions = story.asked.len() - questions;
    assert!(wakes <= questions * 3 + 12, "{wakes} wakes for {questions} questions");
    assert_eq!(story.count(|effect| matches!(effect, Effect::Announce)), 0);
}

/// Whoever closed the laptop at home and opened it in a hotel was once told that nothing changes.
#[test]
fn the_port_is_tested_again_while_the_news_spreads() {
    let mut story = spreading();
    story.log.clear();
    story.pass(130);
    let tests = story.log.iter().filter(|effect| **effect == Effect::TestPassage).count();
    assert!((1..=3).contains(&tests), "{tests} tests in two minutes");
    let sign = Sign::NobodyAnswered("192.0.2.53".parse().unwrap());
    story.tell(Event::Passage(Passage::Intercepted(sign)));
    assert!(story.wizard.watch.as_ref().unwrap().is_blind());
    story.tell(Event::Passage(Passage::Untested));
    assert!(story.wizard.watch.as_ref().unwrap().is_blind(), "no test is no proof");
    story.tell(Event::Passage(Passage::Open));
    assert!(!story.wizard.watch.as_ref().unwrap().is_blind());
}

/// A plan made behind a closed port 53 once stayed as it was, and the servers stayed unknown.
#[test]
fn when_port_53_opens_the_servers_are_seen_and_the_plan_is_made_anew() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_plan("Cloudflare", "Google", &[("dmarc_rua", Say::Type("dmarc@acme.fr"))]);
    let whole = story.wizard.plan().unwrap();
    let closed = Passage::Intercepted(Sign::InventedName);
    let PhotoState::Taken(photo) = &mut story.wizard.photo else { unreachable!() };
    photo.taken_at = photo.taken_at.plus_ms(1);
    photo.name_servers.clear();
    photo.views.clear();
    story.enter();
    assert_ne!(story.wizard.plan().unwrap(), whole, "nothing is known of the old records");
    assert!(story.wizard.watch.as_ref().unwrap().servers().is_empty());
    let PhotoState::Taken(photo) = &mut story.wizard.photo else { unreachable!() };
    photo.passage = closed;
    story.log.clear();
    story.tell(Event::Passage(Passage::Open));
    assert_eq!(story.count(|effect| matches!(effect, Effect::Photograph { .. })), 1);
    assert_eq!(story.wizard.step, StepId::Enter);
    assert_eq!(story.wizard.plan().unwrap(), whole);
    assert!(!story.wizard.watch.as_ref().unwrap().servers().is_empty());
    assert_eq!(story.count(|effect| matches!(effect, Effect::WriteUndo { .. })), 1);
    story.tell(Event::Passage(Passage::Open));
    assert_eq!(story.count(|effect| matches!(effect, Effect::Photograph { .. })), 1, "once");
}

//! Somebody else has the log-in: the page for them is written when it is asked for, and nothing else
//! changes.

use mxguide::wizard::{Effect, Event, Intent, Notice, StepId, Written};

use super::paper::Zone;
use super::tale::{Say, Story};

fn at_the_plan() -> Story {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    story
}

fn pages(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| **effect == Effect::WriteHandover).count()
}

#[test]
fn h_writes_the_page_and_says_where_it_lies() {
    let mut story = at_the_plan();
    assert_eq!(pages(&story.letter('h')), 1);
    let saved = Notice::Wrote(Written::Handover("handover.html".to_owned()));
    assert_eq!((story.wizard.step, &story.wizard.notice), (StepId::Plan, &Some(saved.clone())));
    story.enter();
    assert_eq!(story.wizard.notice, None, "the sentence goes with the next key");
    let card = story.wizard.enter.card;
    assert_eq!(pages(&story.letter('h')), 1);
    assert_eq!((story.wizard.enter.card, &story.wizard.notice), (card, &Some(saved)));
    assert_eq!(story.wizard.step, StepId::Enter);
}

#[test]
fn a_page_that_cannot_be_written_is_told() {
    let mut story = at_the_plan();
    story.letter('h');
    story.tell(Event::Wrote(Written::Failed("no room".to_owned())));
    let failed = Notice::Wrote(Written::Failed("no room".to_owned()));
    assert_eq!(story.wizard.notice, Some(failed));
}

#[test]
fn where_nothing_changes_there_is_nothing_to_hand_over() {
    let mut story = at_the_plan();
    story.enter();
    story.work_through_cards();
    let zone = story.zone.clone();
    let mut again = Story::new(zone);
    again.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    assert!(again.wizard.plan().unwrap().steps.is_empty());
    let keys = again.wizard.bindings();
    assert!(!keys.iter().any(|binding| binding.intent == Intent::HandOver));
    assert_eq!(pages(&again.letter('h')), 0);
    assert_eq!(pages(&again.tell(Event::Do(Intent::HandOver))), 0);
}

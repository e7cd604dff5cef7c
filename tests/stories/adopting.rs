//! A preset installs another of the provider's sets than the plan asked for: that is not a mistake.

use mxguide::names::Host;
use mxguide::observe::Heard;
use mxguide::plan::Kind;
use mxguide::verdict::{CardState, State};
use mxguide::watch::Target;
use mxguide::wizard::{Effect, Event, StepId};

use super::paper::{ASPMX, Zone, mx, txt};
use super::tale::{Say, Story};

/// At Namecheap with the Gmail preset, everything but the mail route done.
fn at_the_preset() -> Story {
    let mut story = Story::new(Zone::namecheap_forwarding());
    let answers = [("preset", Say::Yes), ("dkim_txt", Say::Later)];
    story.reach_plan("Namecheap", "Google", &answers);
    story.enter();
    let cards = story.wizard.cards();
    assert_eq!((cards[0].kind, cards[0].preset.as_deref()), (Kind::Replace, Some("gmail")));
    for card in &cards[1..] {
        story.zone.carry_out(card);
    }
    story
}

fn swap_to(story: &mut Story, lines: &[(u16, &str)]) {
    let old: Vec<_> = story.zone.mx();
    for (priority, exchange) in old {
        story.zone.remove(&Host::Apex, &mx(priority, &exchange));
    }
    for (priority, exchange) in lines {
        story.zone.add(&Host::Apex, mx(*priority, exchange));
    }
}

#[test]
fn the_preset_that_installs_the_five_lines_is_taken_at_its_word() {
    let mut story = at_the_preset();
    swap_to(&mut story, &ASPMX);
    story.pass(15);
    let answers = story.wizard.answers.clone().unwrap();
    assert_eq!(answers.variant.as_deref(), Some("legacy-aspmx"));
    let state = story.wizard.card_state(0);
    assert!(matches!(state, CardState::Served { .. }), "{state:?}");
    let undo = story.count(|effect| matches!(effect, Effect::WriteUndo { .. }));
    assert_eq!(undo, 2, "the way back is another one now, and is written again");
    let card = story.wizard.card().unwrap();
    assert_eq!((card.id.as_str(), card.wanted.len()), ("mx-1", 5));
    assert_eq!(card.gone.len(), 5, "what was there before is still what has to go");
    story.pass_until(120, |wizard| wizard.progress() >= State::Published);
    story.enter();
    assert_eq!(story.wizard.step, StepId::Watch);
    story.pass_until(1200, |wizard| wizard.progress() >= State::Confirmed);
    assert_eq!(story.count(|effect| *effect == Effect::Announce), 1);
}

#[test]
fn the_still_older_five_lines_are_taken_as_well() {
    let mut story = at_the_preset();
    let lines = [
        (1, "aspmx.l.google.com"),
        (5, "alt1.aspmx.l.google.com"),
        (5, "alt2.aspmx.l.google.com"),
        (10, "aspmx2.googlemail.com"),
        (10, "aspmx3.googlemail.com"),
    ];
    swap_to(&mut story, &lines);
    story.pass(15);
    assert!(story.wizard.is_card_served(0), "{:?}", story.wizard.card_state(0));
}

#[test]
fn the_set_that_was_taken_is_saved_and_the_same_after_a_restart() {
    let mut story = at_the_preset();
    swap_to(&mut story, &ASPMX);
    story.pass(15);
    let place = story.wizard.place().unwrap();
    let plan = story.wizard.plan().unwrap();
    let mut again = Story::new(story.zone.clone());
    again.tell(Event::Loaded(Box::new(place)));
    assert_eq!(again.wizard.plan(), Some(plan));
}

#[test]
fn a_set_that_is_torn_or_mixed_with_strangers_is_not_taken() {
    let mut story = at_the_preset();
    swap_to(&mut story, &ASPMX[..4]);
    story.pass(15);
    assert_eq!(story.wizard.answers.as_ref().unwrap().variant, None);
    assert!(!story.wizard.is_card_served(0));
    // Complete, with a line of the old company beside it: taken, and not yet done.
    let mut lines = ASPMX.to_vec();
    lines.push((20, "eforward5.registrar-servers.com"));
    swap_to(&mut story, &lines);
    story.pass(15);
    assert!(!story.wizard.is_card_served(0));
}

#[test]
fn the_set_that_stood_there_before_is_not_mistaken_for_the_new_one() {
    let mut zone = Zone::cloudflare_and_ovh();
    zone.records.retain(|record| record.data != mx(1, "mx1.mail.ovh.net"));
    let zone = zone.with_mx(&ASPMX);
    let mut story = Story::new(zone);
    story.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    story.wizard.answers.as_mut().unwrap().variant = Some("current".to_owned());
    story.enter();
    story.pass(60);
    let answers = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answers.variant.as_deref(), Some("current"));
}

#[test]
fn a_change_of_mind_is_followed_back() {
    let mut story = at_the_preset();
    swap_to(&mut story, &ASPMX);
    story.pass(15);
    swap_to(&mut story, &[(1, "smtp.google.com")]);
    story.pass(30);
    let answers = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answers.variant.as_deref(), Some("current"));
    assert!(story.wizard.is_card_served(0));
}

#[test]
fn while_the_servers_disagree_nothing_is_taken() {
    let mut story = at_the_preset();
    let mut five = story.zone.clone();
    std::mem::swap(&mut story.zone, &mut five);
    swap_to(&mut story, &ASPMX);
    std::mem::swap(&mut story.zone, &mut five);
    // One of the two servers has the new lines.
    let lagging = story.zone.servers().pop().unwrap();
    let question = story.wizard.card().unwrap().question(&story.zone.domain);
    let mut answered = 0;
    for _ in 0..40 {
        story.wizard.now = story.wizard.now.plus_seconds(2);
        let now = story.wizard.now;
        let effects = story.wizard.update(mxguide::wizard::Msg { at: now, event: Event::Tick });
        for effect in effects {
            let Effect::Ask(ask) = effect else { continue };
            assert!(matches!(ask.target, Target::Server(_)));
            let is_lagging = ask.target == Target::Server(lagging.clone());
            let from = if is_lagging { &story.zone } else { &five };
            let heard = from.said(&ask.question, 3600);
            let margin = mxguide::observe::Margin { is_authoritative: true, ..Default::default() };
            let event = story.heard(&ask, heard, margin);
            answered += usize::from(ask.question == question);
            story.wizard.update(mxguide::wizard::Msg { at: now, event });
        }
    }
    assert!(answered > 10 && answered < 200, "{answered}");
    assert_eq!(story.wizard.answers.as_ref().unwrap().variant, None);
    assert!(story.wizard.watch.as_ref().unwrap().t0().is_none());
}

#[test]
fn a_refusal_or_silence_is_no_set() {
    let mut story = at_the_preset();
    swap_to(&mut story, &ASPMX);
    let effects = story
        .wizard
        .update(mxguide::wizard::Msg { at: story.wizard.now.plus_seconds(5), event: Event::Tick });
    for effect in effects {
        let Effect::Ask(ask) = effect else { continue };
        for heard in [Heard::Refused, Heard::Garbled] {
            let event = story.heard(&ask, heard, mxguide::observe::Margin::default());
            story.wizard.update(mxguide::wizard::Msg { at: story.wizard.now, event });
        }
    }
    assert_eq!(story.wizard.answers.as_ref().unwrap().variant, None);
}

#[test]
fn another_plan_has_no_t0_of_the_old_one() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    story.enter();
    for card in story.wizard.cards() {
        story.zone.carry_out(&card);
    }
    story.pass_until(120, |wizard| wizard.progress() >= State::Published);
    let t0 = story.wizard.watch.as_ref().unwrap().t0();
    // A look at the plan changes nothing.
    story.escape();
    assert_eq!(story.wizard.step, StepId::Plan);
    assert_eq!(story.wizard.place().unwrap().t0, t0);
    story.enter();
    assert_eq!(story.wizard.watch.as_ref().unwrap().t0(), t0);
    // Another answer does: what was proven was proven for another plan.
    story.escape();
    story.escape();
    assert_eq!(story.wizard.field().unwrap().key, "spf_include");
    story.say(Say::Type("include:mailgun.org"));
    assert_eq!(story.wizard.place().unwrap().t0, None);
    let networks_asked = story.resolvers_asked();
    story.enter();
    assert_eq!(story.wizard.watch.as_ref().unwrap().t0(), None);
    story.pass(300);
    assert_eq!(story.resolvers_asked(), networks_asked, "no network before the new line is served");
    story.zone.records.retain(|record| !record.data.to_string().starts_with("v=spf1"));
    let line = story.wizard.plan().unwrap().spf.clone().unwrap();
    story.zone.add(&Host::Apex, txt(&line));
    story.pass_until(120, |wizard| wizard.progress() >= State::Published);
    assert!(story.wizard.watch.as_ref().unwrap().t0() > t0);
}

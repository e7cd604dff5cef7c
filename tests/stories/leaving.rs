//! Leaving and coming back: the place is kept at every step, and nothing but Ctrl-C or q leaves.

use mxguide::catalog::Lang;
use mxguide::verdict::State;
use mxguide::wizard::{Effect, Event, KeyCode, Outcome, PhotoState, Place, StepId, Wizard};

use super::paper::{Zone, mx};
use super::tale::{Say, Story};

/// A story stopped at each step, in order.
pub(crate) fn at_each_step() -> Vec<Story> {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    let mut stops = Vec::new();
    stops.push(story.clone());
    story.reach_found();
    stops.push(story.clone());
    story.enter();
    stops.push(story.clone());
    story.type_text("Cloudflare");
    story.enter();
    stops.push(story.clone());
    story.choose_provider("Google");
    story.say(Say::Later);
    stops.push(story.clone());
    story.answer_details(&[("dkim_txt", Say::Later)]);
    stops.push(story.clone());
    story.enter();
    story.letter('n');
    story.letter('n');
    stops.push(story.clone());
    story.letter('p');
    story.letter('p');
    story.work_through_cards();
    story.pass_until(120, |wizard| wizard.progress() >= State::Published);
    stops.push(story);
    assert!(stops.iter().map(|story| story.wizard.step).eq(StepId::ALL));
    stops
}

fn through_the_file(place: &Place) -> Place {
    let text = serde_json::to_string(place).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn resumed(place: &Place, zone: Zone) -> Story {
    let mut again = Story::new(zone);
    again.wizard.now = place.saved_at.plus_seconds(30);
    again.tell(Event::Loaded(Box::new(through_the_file(place))));
    again
}

/// What a person sees of where they are.
fn picture(wizard: &Wizard) -> String {
    let cards: Vec<String> = wizard.cards().into_iter().map(|card| card.id).collect();
    format!(
        "{:?} {:?} {:?} {:?} host {} mail {} detail {:?} card {} of {cards:?} t0 {:?}",
        wizard.step,
        wizard.answers,
        wizard.plan(),
        wizard.taken(),
        wizard.host.selected,
        wizard.mail.selected,
        wizard.field().filter(|_| wizard.step == StepId::Details).map(|field| field.key),
        wizard.enter.card,
        wizard.watch.as_ref().and_then(mxguide::watch::Watch::t0),
    )
}

#[test]
fn ctrl_c_keeps_the_place_and_leaves_at_every_step() {
    for mut story in at_each_step() {
        let step = story.wizard.step;
        let effects = story.control('c');
        let expected = if step == StepId::Watch { Outcome::Waiting } else { Outcome::Left };
        assert_eq!(effects.last(), Some(&Effect::Quit(expected)), "{step:?}");
        let saved = effects.iter().find_map(|effect| match effect {
            Effect::Save(place) => Some(place.step),
            _ => None,
        });
        let is_begun = step != StepId::Domain;
        assert_eq!(saved, is_begun.then_some(step));
    }
}

#[test]
fn esc_never_leaves_the_program() {
    for mut story in at_each_step() {
        for _ in 0..40 {
            for effect in story.escape() {
                assert!(!matches!(effect, Effect::Quit(_)));
            }
        }
        assert_eq!(story.wizard.step, StepId::Domain, "and always leads to the first question");
    }
}

#[test]
fn a_saved_place_goes_on_where_it_was() {
    for story in at_each_step().into_iter().skip(1) {
        let place = story.wizard.place().unwrap();
        let again = resumed(&place, story.zone.clone());
        assert_eq!(picture(&again.wizard), picture(&story.wizard));
        assert_eq!(again.count(|effect| matches!(effect, Effect::Photograph { .. })), 0);
    }
}

#[test]
fn the_first_question_shows_the_domain_of_the_place() {
    for story in at_each_step().into_iter().skip(1) {
        let place = story.wizard.place().unwrap();
        let mut again = resumed(&place, story.zone.clone());
        for _ in 0..40 {
            again.escape();
        }
        assert_eq!(again.wizard.domain.input.value(), "acme.fr");
        let answers = again.wizard.answers.clone();
        again.enter();
        assert_eq!(again.wizard.step, StepId::Found);
        assert_eq!(again.wizard.answers, answers);
        assert!(again.wizard.taken().is_some(), "the photograph of before is never taken again");
    }
}

#[test]
fn a_journey_that_is_resumed_ends_like_any_other() {
    let story = at_each_step().pop().unwrap();
    let t0 = story.wizard.watch.as_ref().unwrap().t0();
    let place = story.wizard.place().unwrap();
    let mut again = resumed(&place, story.zone.clone());
    assert_eq!(again.wizard.watch.as_ref().unwrap().t0(), t0);
    again.pass_until(4000, |wizard| wizard.progress() >= State::Confirmed);
    again.pass(120);
    assert_eq!(again.count(|effect| *effect == Effect::WriteReport), 1);
    assert_eq!(again.count(|effect| *effect == Effect::Announce), 1);
    assert_eq!(again.control('c').last(), Some(&Effect::Quit(Outcome::Done)));
}

#[test]
fn after_a_restart_no_network_is_asked_when_the_servers_went_back_meanwhile() {
    let story = at_each_step().pop().unwrap();
    let place = story.wizard.place().unwrap();
    let again = Zone::cloudflare_and_ovh();
    let mut again = resumed(&place, again);
    again.pass(240);
    assert_eq!(again.wizard.watch.as_ref().unwrap().t0(), None);
    assert_eq!(again.resolvers_asked(), 0);
}

#[test]
fn a_place_without_a_photograph_has_one_taken() {
    let story = at_each_step().remove(5);
    let mut place = story.wizard.place().unwrap();
    place.photo = None;
    let mut again = Story::new(story.zone.clone());
    again.is_photographed = false;
    let effects = again.tell(Event::Loaded(Box::new(place)));
    assert_eq!(again.wizard.step, StepId::Found);
    assert!(matches!(again.wizard.photo, PhotoState::Developing { .. }));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Photograph { .. })));
    assert_eq!(again.wizard.answers, story.wizard.answers, "the answers stay");
}

#[test]
fn a_photograph_of_another_domain_is_not_believed() {
    let story = at_each_step().remove(6);
    let mut place = story.wizard.place().unwrap();
    place.answers.domain = mxguide::names::Domain::parse("other.fr").unwrap();
    let mut again = Story::new(story.zone.clone());
    again.is_photographed = false;
    again.tell(Event::Loaded(Box::new(place)));
    assert!(again.wizard.taken().is_none());
    assert_eq!(again.wizard.step, StepId::Found);
}

#[test]
fn a_place_of_another_domain_takes_the_place_of_this_one() {
    let stops = at_each_step();
    let place = stops[6].wizard.place().unwrap();
    let mut other = Story::new(Zone::gandi_default());
    other.zone.domain = mxguide::names::Domain::parse("other.fr").unwrap();
    for record in &mut other.zone.records {
        record.name = other.zone.domain.name();
    }
    other.reach_plan("Gandi", "Microsoft", &[]);
    other.enter();
    other.zone = stops[6].zone.clone();
    other.tell(Event::Loaded(Box::new(place)));
    assert_eq!(picture(&other.wizard), picture(&stops[6].wizard));
    let asked = other.asked.len();
    other.pass(30);
    let apex = stops[6].zone.domain.name();
    assert!(other.asked.len() > asked);
    assert!(other.asked[asked..].iter().all(|(_, ask)| ask.question.name.is_at_or_under(&apex)));
}

#[test]
fn a_company_that_left_the_catalogue_is_asked_for_again() {
    for (step, company, expected) in [
        (StepId::Watch, "registrar", StepId::Host),
        (StepId::Enter, "registrar", StepId::Host),
        (StepId::Plan, "provider", StepId::Mail),
        (StepId::Enter, "provider", StepId::Mail),
        (StepId::Mail, "provider", StepId::Mail),
    ] {
        let story = at_each_step().remove(step.number() - 1);
        let mut place = story.wizard.place().unwrap();
        let gone = "gone-company";
        if company == "registrar" {
            place.answers.registrar = Some(mxguide::catalog::RegistrarId::new(gone));
        } else {
            place.answers.provider = Some(mxguide::catalog::ProviderId::new(gone));
        }
        let again = resumed(&place, story.zone.clone());
        assert_eq!(again.wizard.step, expected, "{step:?} without its {company}");
    }
}

#[test]
fn the_other_language_changes_nothing_else() {
    for mut story in at_each_step() {
        let before = picture(&story.wizard);
        let typed = story.wizard.domain.input.value().to_owned();
        story.control('l');
        assert_eq!(story.wizard.lang, Lang::Fr);
        assert_eq!(picture(&story.wizard), before);
        assert_eq!(story.wizard.domain.input.value(), typed);
        story.control('l');
        assert_eq!(story.wizard.lang, Lang::En);
        assert_eq!(picture(&story.wizard), before);
    }
}

#[test]
fn help_opens_and_closes_over_every_step_and_gives_it_back() {
    for mut story in at_each_step() {
        let before = picture(&story.wizard);
        for close in [KeyCode::F(1), KeyCode::Esc, KeyCode::Enter, KeyCode::Char('?')] {
            story.press(KeyCode::F(1));
            assert!(story.wizard.layer.is_some());
            story.press(KeyCode::Down);
            story.press(close);
            assert!(story.wizard.layer.is_none());
            assert_eq!(picture(&story.wizard), before);
        }
    }
}

#[test]
fn time_that_jumps_back_stops_nothing() {
    let mut story = at_each_step().remove(6);
    let earlier = mxguide::observe::Moment(story.wizard.now.0 - 86_400_000);
    let now = story.wizard.now;
    story.wizard.update(mxguide::wizard::Msg { at: earlier, event: Event::Tick });
    assert_eq!(story.wizard.now, now);
}

#[test]
fn a_domain_whose_servers_are_silent_goes_no_further_than_what_was_found() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.is_photographed = false;
    story.reach_found();
    let PhotoState::Developing { ticket, .. } = story.wizard.photo else { panic!() };
    let mut photo = story.zone.photo();
    photo.standing = mxguide::observe::Standing::ServersSilent;
    photo.views.clear();
    story.tell(Event::Photo { ticket, photo: Box::new(photo) });
    story.enter();
    assert_eq!(story.wizard.step, StepId::Found);
    story.is_photographed = true;
    story.letter('r');
    story.enter();
    assert_eq!(story.wizard.step, StepId::Host);
}

#[test]
fn what_was_said_to_be_saved_and_is_not_there_is_looked_for_at_once() {
    let mut story = at_each_step().remove(5);
    story.enter();
    story.pass(100);
    let asked = story.asked.len();
    story.enter();
    assert!(story.wizard.enter.said_done.contains_key("mx-1"));
    story.pass(3);
    assert!(story.asked.len() > asked);
    assert!(!story.wizard.is_card_served(0));
    story.zone.add(&mxguide::names::Host::Apex, mx(1, "smtp.google.com"));
    story.pass(5);
    assert!(story.wizard.is_card_served(0), "within seconds of Save");
}

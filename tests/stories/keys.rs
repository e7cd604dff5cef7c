//! The keys in the footer: each does something, none means two things, and letters typed into a
//! field are letters.

use std::collections::BTreeSet;

use mxguide::catalog::Lang;
use mxguide::records::Rtype;
use mxguide::wizard::{
    Effect, Event, Intent, Key, KeyCode, Layer, PanelAct, PanelLine, PanelMode, PanelSetting,
    PanelView, StepId,
};
use mxguide::words::Words;

use super::leaving::at_each_step;
use super::paper::Zone;
use super::tale::{Say, Story, world};

/// A footer has the keys up to this weight.
const FOOTER: u8 = 8;

/// Every screen with its name.
fn screens() -> Vec<(String, Story)> {
    let mut screens: Vec<(String, Story)> = at_each_step()
        .into_iter()
        .map(|story| (format!("{:?}", story.wizard.step), story))
        .collect();
    for (name, story) in screens.clone() {
        let mut help = story;
        help.press(KeyCode::F(1));
        screens.push((format!("help over {name}"), help));
    }
    let mut www = Story::new(Zone::cloudflare_and_ovh());
    www.type_text("www.acme.fr");
    www.enter();
    screens.push(("www".to_owned(), www));
    let mut developing = Story::new(Zone::cloudflare_and_ovh());
    developing.is_photographed = false;
    developing.reach_found();
    screens.push(("developing".to_owned(), developing));
    let mut differs = Story::new(Zone::cloudflare_and_ovh());
    differs.reach_found();
    differs.enter();
    differs.type_text("Gandi");
    differs.enter();
    screens.push(("differs".to_owned(), differs));
    let mut stop = Story::new(Zone::cloudflare_and_ovh());
    stop.reach_mail("Cloudflare");
    stop.type_text("Microsoft");
    stop.enter();
    screens.push(("stop".to_owned(), stop.clone()));
    let mut stopped = stop.clone();
    stopped.letter('y');
    screens.push(("stopped".to_owned(), stopped));
    stop.letter('n');
    stop.letter('n');
    screens.push(("mailboxes".to_owned(), stop));
    let mut preset = Story::new(Zone::namecheap_forwarding());
    preset.reach_details("Namecheap", "Google");
    screens.push(("preset".to_owned(), preset.clone()));
    preset.answer_details(&[("dkim_txt", Say::Later)]);
    preset.enter();
    screens.push(("preset card".to_owned(), preset));
    for (name, story) in panels() {
        screens.push((name, story));
    }
    screens
}

fn practice() -> Story {
    let mut world = world();
    world.is_practice = true;
    Story::told(Zone::namecheap_forwarding(), world, mxguide::catalog::Lang::En)
}

fn panel_view() -> PanelView {
    let line = |key| PanelLine { key, rtype: Rtype::Mx, boxes: Vec::new() };
    PanelView {
        lines: vec![line(1), line(2)],
        setting: Some(PanelSetting {
            advised: None,
            label: "Mail Settings".to_owned(),
            choices: vec![
                ("forwarding".to_owned(), "Email Forwarding".to_owned()),
                ("custom".to_owned(), "Custom MX".to_owned()),
            ],
            current: "forwarding".to_owned(),
        }),
        refusal: None,
    }
}

/// The pretend panel: empty, with lines, with its form, and with help on top.
fn panels() -> Vec<(String, Story)> {
    let mut story = practice();
    let later = [("verify_txt", Say::Later), ("dkim_txt", Say::Later)];
    story.reach_plan("Namecheap", "Google", &later);
    story.enter();
    let card = story.clone();
    story.press(KeyCode::Tab);
    let empty = story.clone();
    story.tell(Event::Panel(panel_view()));
    let lines = story.clone();
    story.letter('a');
    let form = story.clone();
    vec![
        ("practice card".to_owned(), card),
        ("panel, empty".to_owned(), empty),
        ("panel".to_owned(), lines),
        ("panel, form".to_owned(), form),
    ]
}

#[test]
fn no_key_means_two_things_on_one_screen() {
    for (name, story) in screens() {
        let mut keys = BTreeSet::new();
        for binding in story.wizard.bindings() {
            let key = format!("{:?}", binding.key);
            assert!(keys.insert(key.clone()), "{key} twice on {name}");
        }
    }
}

#[test]
fn every_key_in_a_footer_does_something() {
    for (name, story) in screens() {
        for binding in story.wizard.bindings() {
            if binding.weight > FOOTER {
                continue;
            }
            let mut after = story.clone();
            let effects = after.tell(Event::Key(binding.key));
            let is_same = format!("{:?}", after.wizard) == format!("{:?}", story.wizard);
            let pasted_nothing = binding.intent == Intent::PasteCopied;
            // A short list has nothing to scroll; the key is there for the long one.
            let scrolls = matches!(binding.intent, Intent::Down | Intent::FocusNext);
            assert!(
                !effects.is_empty() || !is_same || pasted_nothing || scrolls,
                "{:?} on {name} does nothing",
                binding.key
            );
        }
    }
}

#[test]
fn the_way_back_and_the_way_out_are_on_every_screen() {
    for (name, story) in screens() {
        let bindings = story.wizard.bindings();
        let has = |key: Key| bindings.iter().any(|binding| binding.key == key);
        assert!(
            has(Key::ctrl('c')) && has(Key::ctrl('l')) && has(Key::plain(KeyCode::F(1))),
            "{name}"
        );
        assert!(has(Key::plain(KeyCode::Esc)) || name == "Domain", "{name}");
        let shown = bindings.iter().filter(|binding| binding.weight <= FOOTER).count();
        assert!((2..=10).contains(&shown), "{shown} keys in the footer of {name}");
    }
}

#[test]
fn letters_typed_into_a_field_are_letters() {
    for (name, story) in screens() {
        if !story.wizard.is_typing() {
            continue;
        }
        for c in ('!'..='~').chain(['é', 'ß', '漢']) {
            let mut after = story.clone();
            let effects = after.letter(c);
            assert!(effects.is_empty(), "{c:?} on {name} does {effects:?}");
            assert_eq!(after.wizard.step, story.wizard.step);
            assert_eq!(after.wizard.lang, story.wizard.lang);
            assert_eq!(after.wizard.layer.is_some(), story.wizard.layer.is_some());
        }
    }
}

#[test]
fn a_command_works_with_caps_lock_on() {
    let mut story = at_each_step().remove(6);
    let card = story.wizard.enter.card;
    story.letter('P');
    assert_eq!(story.wizard.enter.card, card - 1);
    story.letter('L');
    assert_eq!(story.wizard.lang, mxguide::catalog::Lang::Fr);
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.type_text("ACME.fr");
    assert_eq!(story.wizard.domain.input.value(), "ACME.fr");
}

#[test]
fn c_goes_through_the_boxes_in_the_order_of_the_form() {
    let mut story = at_each_step().remove(5);
    story.enter();
    let mut copied = Vec::new();
    for _ in 0..4 {
        for effect in story.letter('c') {
            if let Effect::Copy(text) = effect {
                copied.push(text);
            }
        }
    }
    assert_eq!(copied, ["@", "smtp.google.com", "1", "@"]);
    story.letter('n');
    let effects = story.letter('c');
    assert_eq!(effects, [Effect::Copy("@".to_owned())], "another card begins at its first box");
}

#[test]
fn v_shows_the_raw_values() {
    let mut story = at_each_step().remove(5);
    story.enter();
    let effects = story.letter('v');
    assert_eq!(effects, [Effect::ShowPlain]);
    let words = |lang| Words::new(lang, jiff::tz::TimeZone::UTC);
    let lines = words(Lang::En).plain_values(&story.wizard);
    assert!(lines.contains(&"smtp.google.com".to_owned()), "the value alone: {lines:?}");
    assert!(lines.contains(&"Priority:".to_owned()), "{lines:?}");
    let lines = words(Lang::Fr).plain_values(&story.wizard);
    assert!(lines.contains(&"TTL\u{a0}:".to_owned()), "{lines:?}");
}

#[test]
fn o_opens_the_page_of_the_domain() {
    let mut story = at_each_step().remove(5);
    story.enter();
    let page = "https://dash.cloudflare.com/?to=/:account/acme.fr/dns/records";
    assert_eq!(story.letter('o'), [Effect::Open(page.to_owned())]);
}

#[test]
fn help_over_the_panel_gives_the_panel_back_with_what_was_typed() {
    let (_, mut story) = panels().pop().unwrap();
    story.type_text("half");
    story.press(KeyCode::F(1));
    assert!(matches!(story.wizard.layer, Some(Layer::Help { .. })));
    story.tell(Event::Panel(panel_view()));
    story.press(KeyCode::Esc);
    let Some(Layer::Panel(page)) = &story.wizard.layer else { panic!() };
    let PanelMode::Form { boxes, .. } = &page.mode else { panic!() };
    assert_eq!(boxes[0].input.value(), "half");
}

#[test]
fn the_panel_is_told_what_was_typed_and_the_form_closes_when_it_took_it() {
    let (_, mut story) = panels().pop().unwrap();
    story.type_text("@");
    story.press(KeyCode::Tab);
    story.type_text("smtp.google.com");
    let effects = story.enter();
    let Some(Effect::Panel { act: PanelAct::Add((rtype, boxes)), .. }) = effects.first() else {
        panic!("{effects:?}")
    };
    assert_eq!(*rtype, Rtype::Mx);
    assert_eq!(boxes[0].1, "@");
    assert_eq!(boxes[1].1, "smtp.google.com");
    let mut refused = story.clone();
    let no = PanelView { refusal: Some("refusal-empty".to_owned()), ..panel_view() };
    refused.tell(Event::Panel(no));
    let Some(Layer::Panel(page)) = &refused.wizard.layer else { panic!() };
    assert!(matches!(page.mode, PanelMode::Form { .. }), "a refused form stays open");
    story.tell(Event::Panel(panel_view()));
    let Some(Layer::Panel(page)) = &story.wizard.layer else { panic!() };
    assert!(matches!(page.mode, PanelMode::Lines { .. }));
}

#[test]
fn practice_saves_nothing() {
    let mut story = practice();
    story.reach_plan("Namecheap", "Google", &[("dkim_txt", Say::Later)]);
    story.enter();
    story.control('c');
    assert_eq!(story.count(|effect| matches!(effect, Effect::Save(_))), 0);
    assert_eq!(story.wizard.step, StepId::Enter);
}

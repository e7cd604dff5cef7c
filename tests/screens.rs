//! Every screen as a person sees it, in three sizes and two languages, and what no screen may do.

#[path = "screens/camera.rs"]
mod camera;
#[path = "screens/stage.rs"]
mod stage;

use camera::{POOR, RICH, photograph, shot, styles, text};
use mxguide::catalog::{Lang, Role};
use mxguide::names::Domain;
use mxguide::observe::{Obstacle, Standing};
use mxguide::records::{Rdata, Rtype};
use mxguide::wizard::{
    Edit, Event, Intent, Offer, PanelLine, PanelSetting, PanelView, StepId, Wizard,
};
use proptest::prelude::*;
use ratatui::style::{Color, Modifier};
use stage::{Stage, mx, name, record, txt};

fn offer() -> Offer {
    Offer {
        domain: Domain::parse("acme.fr").unwrap(),
        step: StepId::Enter,
        saved_at: mxguide::observe::Moment(stage::NOON.0 - 70_000_000),
    }
}

#[test]
fn the_first_question_as_it_opens() {
    photograph("1-domain", Stage::new);
}

#[test]
fn an_address_is_understood_as_its_domain() {
    photograph("1-domain-understood", |lang| {
        let mut stage = Stage::new(lang);
        stage.fill("ada@acme.fr");
        stage
    });
}

#[test]
fn what_is_no_domain_is_said_with_a_way_out() {
    photograph("1-domain-problem", |lang| {
        let mut stage = Stage::new(lang);
        stage.fill("acme");
        stage.next();
        stage
    });
}

#[test]
fn a_prefix_is_asked_about_once() {
    photograph("1-domain-prefix", |lang| {
        let mut stage = Stage::new(lang);
        stage.fill("www.acme.fr");
        stage.next();
        stage
    });
}

#[test]
fn a_saved_place_is_on_offer() {
    photograph("1-domain-offer", |lang| {
        let mut stage = Stage::new(lang);
        stage.tell(Event::Offers(vec![offer()]));
        stage.does(Intent::FocusNext);
        stage
    });
}

#[test]
fn practice_says_that_nothing_is_real() {
    photograph("1-domain-practice", Stage::practice);
}

#[test]
fn a_photo_takes_its_time() {
    photograph("2-found-looking", |lang| {
        let mut stage = Stage::new(lang);
        stage.is_answering = false;
        stage.go_to(StepId::Found);
        stage
    });
}

#[test]
fn what_was_found() {
    photograph("2-found", |lang| Stage::at(StepId::Found, lang));
}

#[test]
fn every_serious_state_stops_with_one_thing_to_do() {
    let states = [
        ("not-registered", Standing::NotRegistered { parent: name("fr") }),
        ("suspended", Standing::Suspended { name_servers: vec![name("ns1.suspended.example")] }),
        ("servers-silent", Standing::ServersSilent),
        ("dnssec-broken", Standing::DnssecBroken),
        ("no-resolver", Standing::Unreachable(Obstacle::NoResolver)),
        ("intercepted", Standing::Unreachable(Obstacle::Intercepted)),
        ("parent-silent", Standing::Unreachable(Obstacle::ParentSilent)),
    ];
    for (called, standing) in states {
        photograph(&format!("2-found-{called}"), |lang| {
            let mut stage = Stage::new(lang);
            stage.standing = standing.clone();
            stage.go_to(StepId::Found);
            stage
        });
    }
}

#[test]
fn the_company_that_publishes_is_chosen_already() {
    photograph("3-host", |lang| Stage::at(StepId::Host, lang));
}

#[test]
fn typing_finds_a_company() {
    photograph("3-host-filter", |lang| {
        let mut stage = Stage::at(StepId::Host, lang);
        stage.fill("cheap");
        stage
    });
}

#[test]
fn another_company_than_the_one_that_publishes_is_asked_about() {
    photograph("3-host-differs", |lang| {
        let mut stage = Stage::at(StepId::Host, lang);
        stage.choose("Namecheap");
        stage
    });
}

#[test]
fn the_list_of_providers() {
    photograph("4-mail", |lang| Stage::at(StepId::Mail, lang));
}

#[test]
fn a_question_that_may_stop_the_journey() {
    photograph("4-mail-stop", |lang| {
        let mut stage = Stage::at(StepId::Mail, lang);
        stage.choose("Microsoft");
        stage
    });
    photograph("4-mail-stopped", |lang| {
        let mut stage = Stage::at(StepId::Mail, lang);
        stage.choose("Microsoft");
        stage.does(Intent::Yes);
        stage
    });
}

#[test]
fn mailboxes_come_first() {
    photograph("4-mail-mailboxes", |lang| {
        let mut stage = Stage::at(StepId::Mail, lang);
        stage.choose("Google");
        stage
    });
}

/// At the question with this key.
fn at_detail(lang: Lang, key: &str) -> Stage {
    let mut stage = Stage::at(StepId::Details, lang);
    for _ in 0..20 {
        if stage.wizard.field().is_some_and(|field| field.key == key) {
            return stage;
        }
        stage.answer_detail();
    }
    panic!("{key} is not asked");
}

#[test]
fn a_value_that_only_the_person_knows() {
    photograph("5-details-key", |lang| at_detail(lang, "dkim_txt"));
    photograph("5-details-key-problem", |lang| {
        let mut stage = at_detail(lang, "dkim_txt");
        stage.fill("v=DKIM1; k=rsa; p=MIIBIjANBg");
        stage.next();
        stage
    });
}

#[test]
fn a_question_that_takes_several_values() {
    photograph("5-details-senders", |lang| {
        let mut stage = at_detail(lang, "spf_include");
        stage.fill("include:spf.brevo.com");
        stage.next();
        stage
    });
}

#[test]
fn a_guess_is_to_be_compared() {
    photograph("5-details-suggestion", |lang| {
        let mut stage = Stage::at(StepId::Mail, lang);
        stage.choose("Microsoft");
        for _ in 0..10 {
            if stage.wizard.step == StepId::Details {
                break;
            }
            let is_question = matches!(stage.wizard.mail_page, mxguide::wizard::MailPage::Stop(_));
            stage.does(if is_question { Intent::No } else { Intent::Next });
        }
        stage
    });
}

#[test]
fn the_plan() {
    photograph("6-plan", |lang| Stage::at(StepId::Plan, lang));
}

#[test]
fn the_plan_when_nothing_is_to_change() {
    photograph("6-plan-nothing", |lang| {
        let mut stage = Stage::at(StepId::Plan, lang);
        stage.save_everything();
        let mut again = Stage::new(lang);
        again.zone = stage.zone;
        again.go_to(StepId::Plan);
        again
    });
}

#[test]
fn a_card_waits_for_the_servers() {
    photograph("7-enter", |lang| {
        let mut stage = Stage::at(StepId::Enter, lang);
        stage.pass(3);
        stage
    });
}

#[test]
fn a_box_was_sent_to_the_clipboard() {
    photograph("7-enter-copied", |lang| {
        let mut stage = Stage::at(StepId::Enter, lang);
        stage.does(Intent::Copy);
        stage
    });
}

#[test]
fn a_card_ticks_itself() {
    photograph("7-enter-served", |lang| {
        let mut stage = Stage::at(StepId::Enter, lang);
        stage.save_everything();
        stage.pass(60);
        stage
    });
}

#[test]
fn a_doubled_name_is_found_and_repaired() {
    photograph("7-enter-doubled", |lang| {
        let mut stage = Stage::at(StepId::Enter, lang);
        let at = stage.wizard.cards().iter().position(|card| card.id == "dmarc-1").unwrap();
        stage.does(Intent::Choose(at));
        let wanted = stage.wizard.card().unwrap().wanted.remove(0).data;
        stage.zone.push(record("_dmarc.acme.fr.acme.fr", wanted));
        stage.pass(30);
        stage.next();
        stage.pass(30);
        stage
    });
}

#[test]
fn lines_that_are_to_be_deleted() {
    photograph("7-enter-remove", |lang| {
        let mut stage = Stage::at(StepId::Enter, lang);
        let at = stage.wizard.cards().iter().position(|card| card.id == "remove-mx").unwrap();
        stage.does(Intent::Choose(at));
        stage
    });
}

/// With a signature key of full length on its card.
fn with_a_key(lang: Lang) -> Stage {
    let mut stage = at_detail(lang, "dkim_txt");
    let key = include_str!("../assets/practice/dkim-key.txt").trim();
    stage.fill(key);
    stage.next();
    for _ in 0..20 {
        if stage.wizard.step == StepId::Plan {
            break;
        }
        let is_selector = stage.wizard.field().is_some_and(|field| field.key == "dkim_selector");
        if is_selector {
            stage.next();
        } else {
            stage.answer_detail();
        }
    }
    stage.next();
    let at = stage.wizard.cards().iter().position(|card| card.id == "dkim-1").unwrap();
    stage.does(Intent::Choose(at));
    stage
}

#[test]
fn a_long_key_is_cut_at_the_edge_with_nothing_added() {
    photograph("7-enter-key", with_a_key);
}

fn panel(lang: Lang) -> Stage {
    let mut stage = Stage::practice(lang);
    stage.go_to(StepId::Enter);
    stage.does(Intent::Panel);
    stage.tell(Event::Panel(PanelView {
        lines: vec![
            PanelLine {
                key: 1,
                rtype: Rtype::Mx,
                boxes: vec![
                    (Role::Name, "acme.fr".to_owned()),
                    (Role::Target, "mx1.mail.ovh.net".to_owned()),
                    (Role::Priority, "1".to_owned()),
                ],
            },
            PanelLine {
                key: 2,
                rtype: Rtype::Txt,
                boxes: vec![
                    (Role::Name, "acme.fr".to_owned()),
                    (Role::Value, "v=spf1 include:mx.ovh.com ~all".to_owned()),
                ],
            },
        ],
        setting: Some(PanelSetting {
            label: "Mail Settings".to_owned(),
            choices: vec![("custom".to_owned(), "Custom MX".to_owned())],
            current: "custom".to_owned(),
        }),
        refusal: None,
    }));
    stage
}

#[test]
fn the_pretend_panel() {
    photograph("7-panel", panel);
    photograph("7-panel-form", |lang| {
        let mut stage = panel(lang);
        stage.does(Intent::PanelAdd);
        stage.fill("@");
        stage.does(Intent::FocusNext);
        stage.fill("smtp.google.com");
        stage
    });
}

/// The news is out, and networks take it over one by one.
fn spreading(lang: Lang) -> Stage {
    let mut stage = Stage::at(StepId::Enter, lang);
    stage.save_everything();
    stage.networks_differ();
    for _ in 0..20 {
        if stage.wizard.step == StepId::Watch {
            break;
        }
        stage.pass(20);
        stage.next();
    }
    stage.pass(900);
    stage
}

#[test]
fn the_news_spreads() {
    photograph("8-watch", spreading);
}

#[test]
fn the_news_is_everywhere() {
    photograph("8-done", |lang| {
        let mut stage = spreading(lang);
        stage.pass(6000);
        stage
    });
}

#[test]
fn help_says_what_the_step_is_about() {
    for (called, step) in [("domain", StepId::Domain), ("enter", StepId::Enter)] {
        photograph(&format!("help-{called}"), |lang| {
            let mut stage = Stage::at(step, lang);
            stage.does(Intent::Help);
            stage
        });
    }
}

#[test]
fn a_terminal_without_colour_and_unicode_shows_the_same_in_plain_signs() {
    for lang in [Lang::En, Lang::Fr] {
        for step in StepId::ALL {
            let stage = Stage::at(step, lang);
            let shot = shot(&stage.wizard, (80, 24), POOR);
            for cell in shot.buffer.content() {
                assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
                let sign = cell.symbol();
                let is_latin = sign.chars().all(|c| (' '..='\u{ff}').contains(&c) && c != '\u{a0}');
                assert!(is_latin, "{step:?}: {sign:?} in\n{}", text(&shot));
            }
        }
    }
    let stage = Stage::at(StepId::Found, Lang::En);
    insta::assert_snapshot!("poor-2-found", text(&shot(&stage.wizard, (80, 24), POOR)));
}

#[test]
fn colours_are_roles() {
    let stage = spreading(Lang::En);
    insta::assert_snapshot!("styles-8-watch", styles(&shot(&stage.wizard, (80, 24), RICH)));
    let stage = Stage::at(StepId::Enter, Lang::En);
    insta::assert_snapshot!("styles-7-enter", styles(&shot(&stage.wizard, (80, 24), RICH)));
}

#[test]
fn no_text_is_blue_or_bright_yellow_and_no_colour_is_outside_the_sixteen() {
    for step in StepId::ALL {
        let stage = Stage::at(step, Lang::En);
        for cell in shot(&stage.wizard, (120, 40), RICH).buffer.content() {
            assert!(!matches!(
                cell.fg,
                Color::Blue
                    | Color::LightBlue
                    | Color::LightYellow
                    | Color::Rgb(..)
                    | Color::Indexed(_)
            ));
            assert!(!cell.modifier.contains(Modifier::SLOW_BLINK));
        }
    }
}

/// A wizard in every kind of state, for the tests that go through all sizes.
fn gallery() -> Vec<Wizard> {
    let mut stages: Vec<Stage> =
        StepId::ALL.into_iter().map(|step| Stage::at(step, Lang::Fr)).collect();
    stages.extend([panel(Lang::En), spreading(Lang::En), with_a_key(Lang::En)]);
    let mut form = panel(Lang::En);
    form.does(Intent::PanelAdd);
    stages.push(form);
    let mut help = Stage::at(StepId::Enter, Lang::En);
    help.does(Intent::Help);
    stages.push(help);
    stages.into_iter().map(|stage| stage.wizard).collect()
}

#[test]
fn no_size_from_1x1_to_200x60_panics() {
    let widths = [1, 2, 10, 39, 40, 41, 60, 69, 70, 80, 99, 100, 119, 120, 200];
    for wizard in gallery() {
        for width in widths {
            for height in [1, 2, 11, 12, 13, 21, 22, 60] {
                shot(&wizard, (width, height), RICH);
            }
        }
    }
}

#[test]
fn below_the_smallest_size_one_sentence_asks_for_more() {
    let stage = Stage::new(Lang::En);
    insta::assert_snapshot!("too-small-39x6", text(&shot(&stage.wizard, (39, 6), RICH)));
}

#[test]
fn the_same_wizard_gives_the_same_picture() {
    for wizard in gallery() {
        let (one, other) = (shot(&wizard, (100, 30), RICH), shot(&wizard, (100, 30), RICH));
        assert_eq!(one.buffer, other.buffer);
    }
}

#[test]
fn every_key_of_a_narrow_footer_is_whole() {
    for wizard in gallery() {
        for width in [40, 50, 60, 80] {
            let shot = shot(&wizard, (width, 20), RICH);
            let text = text(&shot);
            let footer = text.lines().nth(19).unwrap();
            assert!(!footer.trim().is_empty() && footer.chars().count() <= usize::from(width));
        }
    }
}

/// Texts that were published to do harm.
fn harmful() -> Vec<String> {
    vec![
        "v=spf1 \u{1b}]52;c;ZXZpbA==\u{7}\u{1b}[2J -all".to_owned(),
        "v=spf1 \u{202e}lla- \u{2066}\u{200b}\u{feff} ~all".to_owned(),
        format!("v=spf1 {} ~all", "x".repeat(65_000)),
        format!("v=spf1 e{} ~all", "\u{301}".repeat(5000)),
        "v=DMARC1; p=\u{0}\r\n\u{9b}31m".to_owned(),
    ]
}

#[test]
fn hostile_texts_show_and_do_nothing() {
    for hostile in harmful() {
        let poisoned = |step| {
            let mut stage = Stage::new(Lang::Fr);
            stage.zone.push(record("acme.fr", txt(&hostile)));
            stage.zone.push(record("_dmarc.acme.fr", txt(&hostile)));
            stage.zone.push(record("acme.fr", mx(7, "evil\u{1b}[31m.\u{202e}example")));
            stage.zone.push(record("google._domainkey.acme.fr", Rdata::Txt(hostile.clone())));
            stage.go_to(step);
            stage
        };
        for step in StepId::ALL.into_iter().take(7) {
            harmless(&poisoned(step));
        }
        let mut stage = poisoned(StepId::Enter);
        for at in 0..stage.wizard.cards().len() {
            stage.does(Intent::Choose(at));
            stage.pass(5);
            harmless(&stage);
        }
    }
}

fn harmless(stage: &Stage) {
    for (width, height) in camera::SIZES {
        for cell in shot(&stage.wizard, (width, height), RICH).buffer.content() {
            let sign = cell.symbol();
            assert!(sign.len() <= 40, "a tower of {} bytes", sign.len());
            let steers = |c: char| {
                c.is_control()
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            };
            assert!(!sign.contains(steers), "{sign:?} on {:?}", stage.wizard.step);
        }
    }
}

#[test]
fn a_picture_for_the_readme_is_well_formed() {
    let stage = spreading(Lang::En);
    let picture = mxguide::view::svg(&shot(&stage.wizard, (80, 24), RICH).buffer);
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    assert_eq!(picture.matches("<text").count(), picture.matches("</text>").count());
}

/// Keys and pastes as a cat on the keyboard would give them.
fn anything() -> impl Strategy<Value = Intent> {
    prop_oneof![
        Just(Intent::Next),
        Just(Intent::Back),
        Just(Intent::Down),
        Just(Intent::PageDown),
        Just(Intent::FocusNext),
        Just(Intent::Help),
        Just(Intent::Yes),
        Just(Intent::No),
        Just(Intent::Later),
        Just(Intent::Copy),
        Just(Intent::Panel),
        Just(Intent::PanelAdd),
        Just(Intent::Moving),
        (0_usize..40).prop_map(Intent::Choose),
        ".{0,40}".prop_map(|text| Intent::Edit(Edit::Paste(text))),
        Just(Intent::Edit(Edit::Fill("acme.fr".to_owned()))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_is_pressed_can_be_drawn_in_any_size(
        intents in proptest::collection::vec(anything(), 0..30),
        width in 1_u16..200,
        height in 1_u16..60,
        is_practice in any::<bool>(),
    ) {
        let mut stage =
            if is_practice { Stage::practice(Lang::Fr) } else { Stage::new(Lang::Fr) };
        for intent in intents {
            stage.does(intent);
        }
        shot(&stage.wizard, (width, height), RICH);
        shot(&stage.wizard, (width, height), POOR);
    }
}

//! What no screen may do, in any size, language or state.

use jiff::tz::TimeZone;
use mxguide::catalog::{Lang, Stock};
use mxguide::records::Rdata;
use mxguide::wizard::{Edit, Intent, Key, KeyCode, StepId, Wizard};
use mxguide::words::Words;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier};

use super::camera::{POOR, RICH, SIZES, keep, shot, styles, text};
use super::scenes::{at_cards_of, doubled, panel, spreading, with_a_key};
use super::stage::{Stage, mx, name, record, txt};

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
    let stage = spreading(Lang::En);
    let map = shot(&stage.wizard, (120, 40), POOR);
    for cell in map.buffer.content() {
        let is_latin = cell.symbol().chars().all(|c| (' '..='\u{ff}').contains(&c));
        assert!(is_latin && cell.fg == Color::Reset, "{:?}", cell.symbol());
    }
    keep("poor-8-watch", &text(&map));
    let stage = Stage::at(StepId::Found, Lang::En);
    keep("poor-2-found", &text(&shot(&stage.wizard, (80, 24), POOR)));
}

#[test]
fn colours_are_roles() {
    let stage = spreading(Lang::En);
    keep("styles-8-watch", &styles(&shot(&stage.wizard, (80, 24), RICH)));
    keep("styles-8-watch-map", &styles(&shot(&stage.wizard, (120, 40), RICH)));
    let stage = Stage::at(StepId::Enter, Lang::En);
    keep("styles-7-enter", &styles(&shot(&stage.wizard, (80, 24), RICH)));
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
    let mut network = spreading(Lang::Fr);
    network.does(Intent::Inspect);
    stages.push(network);
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
    keep("too-small-39x6", &text(&shot(&stage.wizard, (39, 6), RICH)));
}

#[test]
fn the_same_wizard_gives_the_same_picture() {
    for wizard in gallery() {
        let (one, other) = (shot(&wizard, (100, 30), RICH), shot(&wizard, (100, 30), RICH));
        assert_eq!(one.buffer, other.buffer);
    }
}

#[test]
fn while_nothing_happens_nothing_on_the_screen_of_the_last_step_moves() {
    for size in [(80, 24), (200, 60)] {
        let mut stage = spreading(Lang::En);
        stage.wizard.now = mxguide::observe::Moment(stage.wizard.now.0 / 60_000 * 60_000);
        let mut before = shot(&stage.wizard, size, RICH).buffer;
        let mut moved = 0;
        // Every second for most of a minute: an age in seconds would cost bytes with each of them.
        for _ in 0..59 {
            stage.wizard.now = stage.wizard.now.plus_seconds(1);
            let after = shot(&stage.wizard, size, RICH).buffer;
            moved += before.diff(&after).len();
            before = after;
        }
        // The end of the curve moves a little, and once in a long while it is drawn anew.
        assert!(moved <= 200, "{moved} cells at {size:?}");
    }
}

/// A person once waited for all companies to be read before the first question appeared.
#[test]
fn the_first_screen_needs_none_of_the_companies() {
    for lang in [Lang::En, Lang::Fr] {
        let mut stage = Stage::new(lang);
        stage.wizard.world.catalog = Stock::built_in();
        let first = text(&shot(&stage.wizard, (80, 24), RICH));
        stage.does(Intent::Edit(Edit::Insert('a')));
        assert_ne!(text(&shot(&stage.wizard, (80, 24), RICH)), first);
        assert!(!stage.wizard.world.catalog.is_read());
        assert!(!stage.wizard.world.catalog.providers.is_empty(), "it is read when it is needed");
        assert!(stage.wizard.world.catalog.is_read());
    }
}

#[test]
fn every_network_of_a_list_that_is_too_long_can_be_reached_and_looked_at() {
    for size in [(80, 24), (120, 40), (60, 20), (40, 12)] {
        let mut stage = spreading(Lang::En);
        let rows = stage.wizard.ranked();
        for row in &rows {
            let name =
                Words::new(Lang::En, TimeZone::UTC).network_page(&stage.wizard, &row.id).title;
            let start: String = name.chars().take(8).collect();
            let picture = shot(&stage.wizard, size, RICH);
            let line = picture.cursor.unwrap().y;
            let text = text(&picture);
            let shown = text.lines().nth(usize::from(line)).unwrap();
            assert!(shown.contains(&start) && shown.contains('▸'), "{start}: {shown}");
            stage.does(Intent::Inspect);
            shot(&stage.wizard, size, POOR);
            stage.does(Intent::Back);
            stage.does(Intent::Down);
        }
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

#[test]
fn what_follows_the_boxes_of_a_card_is_seen_on_a_common_terminal() {
    let companies = ["Cloudflare", "Namecheap", "Gandi", "Bluehost"];
    for (lang, then) in [(Lang::En, "then: "), (Lang::Fr, "puis : ")] {
        for company in companies {
            let mut stage = at_cards_of(company, lang);
            for at in 0..stage.wizard.cards().len() {
                stage.does(Intent::Choose(at));
                let card = stage.wizard.card().unwrap();
                let picture = text(&shot(&stage.wizard, (80, 24), RICH)).replace('\u{a0}', " ");
                // A card that only deletes ends with what is deleted.
                let is_seen = card.wanted.is_empty() || picture.contains(then);
                assert!(is_seen, "{company}, {}:\n{picture}", card.id);
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_however_far_the_card_is_scrolled() {
    for size in [(120, 40), (80, 24), (80, 16), (60, 20), (60, 14), (40, 14)] {
        let mut stage = doubled(Lang::En);
        for _ in 0..30 {
            let picture = text(&shot(&stage.wizard, size, RICH));
            assert!(picture.contains("! Found it, under another name"), "{size:?}:\n{picture}");
            stage.does(Intent::Down);
        }
    }
}

#[test]
fn what_is_wrong_is_said_however_far_the_networks_are_scrolled() {
    for size in [(120, 40), (80, 24), (80, 16), (60, 20), (60, 14)] {
        let mut stage = spreading(Lang::En);
        let rule = name("_dmarc.acme.fr");
        for record in stage.zone.iter_mut().filter(|record| record.name == rule) {
            record.data = txt("\"v=DMARC1; p=none; rua=mailto:dmarc@acme.fr\"");
        }
        stage.pass(300);
        for _ in 0..30 {
            let picture = text(&shot(&stage.wizard, size, RICH));
            assert!(picture.contains("! Quotation marks were saved"), "{size:?}:\n{picture}");
            stage.does(Intent::Down);
        }
    }
}

#[test]
fn no_answer_is_pointed_at_where_enter_takes_none() {
    let mut stage = Stage::at(StepId::Mail, Lang::En);
    stage.choose("Microsoft");
    let picture = text(&shot(&stage.wizard, (80, 24), RICH));
    assert!(picture.contains("no, go on") && !picture.contains('▸'), "{picture}");
}

#[test]
fn no_answer_to_an_action_stands_in_the_way_of_help() {
    let mut stage = Stage::at(StepId::Enter, Lang::En);
    stage.does(Intent::Copy);
    let notice = stage.wizard.notice.clone();
    stage.does(Intent::Help);
    let alone = shot(&stage.wizard, (80, 24), RICH).buffer;
    stage.wizard.notice = notice;
    assert!(stage.wizard.notice.is_some());
    assert_eq!(shot(&stage.wizard, (80, 24), RICH).buffer, alone);
}

#[test]
fn the_ways_out_stand_in_every_footer_of_sixty_columns() {
    for wizard in gallery() {
        let picture = text(&shot(&wizard, (60, 20), RICH));
        let footer = picture.lines().nth(19).unwrap();
        assert!(footer.contains("Ctrl-C"), "{footer}");
        let has_back = wizard.bindings().iter().any(|key| key.key == Key::plain(KeyCode::Esc));
        assert!(!has_back || footer.contains("Esc") || footer.contains("Échap"), "{footer}");
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
    for (width, height) in SIZES {
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
        Just(Intent::Inspect),
        Just(Intent::NextNetwork),
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

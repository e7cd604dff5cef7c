//! Everything that can reach the wizard, in any order: nothing of it may break it.

use mxguide::observe::{Heard, Margin};
use mxguide::records::{Rdata, Record};
use mxguide::wizard::{Edit, Effect, Event, Intent, Key, KeyCode, Msg, PanelView, StepId};
use proptest::prelude::*;

use super::input::at_each_field;
use super::leaving::at_each_step;
use super::paper::Zone;
use super::tale::{Story, world};

/// Anything that can reach the wizard.
#[derive(Debug, Clone)]
enum Poke {
    Key(Key),
    Do(Intent),
    Paste(String),
    Wait(u32),
    Photo(bool),
    Heard(u8),
    Zone(u8),
    Senders,
    Panel(bool),
    Resume,
}

fn keys() -> impl Strategy<Value = Key> {
    let codes = vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::F(1),
        KeyCode::F(12),
    ];
    prop_oneof![
        6 => Just(Key::plain(KeyCode::Enter)),
        6 => prop::sample::select(codes).prop_map(Key::plain),
        4 => prop::sample::select("ynosrcvpaedmlkq?1:.@-".chars().collect::<Vec<_>>())
            .prop_map(Key::char),
        1 => any::<char>().prop_map(Key::char),
        1 => prop::sample::select("uwaehlvxc".chars().collect::<Vec<_>>()).prop_map(Key::ctrl),
    ]
}

fn pokes() -> impl Strategy<Value = Poke> {
    let texts = vec![
        "acme.fr",
        "www.acme.fr",
        "Microsoft",
        "Google",
        "Another",
        "Namecheap",
        "acme-fr.mail.protection.outlook.com",
        "10:mx.post.example",
        "include:mailgun.org",
        "a\nb\tc",
        "",
    ];
    let intents = vec![
        Intent::Choose(usize::MAX),
        Intent::Choose(3),
        Intent::Moving,
        Intent::Later,
        Intent::Panel,
        Intent::PanelAdd,
        Intent::PanelEdit,
        Intent::PanelDelete,
        Intent::PanelSetting,
        Intent::PasteCopied,
        Intent::Practise,
        Intent::Suspend,
        Intent::Edit(Edit::Fill("acme.fr".to_owned())),
        Intent::Edit(Edit::DeleteWord),
        Intent::NextCard,
        Intent::PageDown,
    ];
    prop_oneof![
        24 => keys().prop_map(Poke::Key),
        3 => prop::sample::select(intents).prop_map(Poke::Do),
        4 => prop::sample::select(texts).prop_map(|text| Poke::Paste(text.to_owned())),
        1 => "\\PC{0,40}".prop_map(Poke::Paste),
        2 => (0..4000_u32).prop_map(Poke::Wait),
        1 => any::<bool>().prop_map(Poke::Photo),
        3 => any::<u8>().prop_map(Poke::Heard),
        2 => any::<u8>().prop_map(Poke::Zone),
        1 => Just(Poke::Senders),
        1 => any::<bool>().prop_map(Poke::Panel),
        1 => Just(Poke::Resume),
    ]
}

fn heard(story: &Story, kind: u8, question: &mxguide::observe::Question) -> Heard {
    let garbage = Record {
        name: question.name.clone(),
        ttl: u32::MAX,
        data: Rdata::Txt("\u{1b}[2Jv=spf1 \u{202e}".repeat(50)),
    };
    match kind % 8 {
        0 => Heard::Silent,
        1 => Heard::Refused,
        2 => Heard::Failed,
        3 => Heard::Garbled,
        4 => Heard::Nothing { name_exists: false, for_at_most: None },
        5 => Heard::Records(vec![garbage]),
        _ => story.zone.said(question, 60),
    }
}

fn poke(story: &mut Story, poke: &Poke) {
    let at = story.wizard.now;
    let event = match poke {
        Poke::Key(key) => Event::Key(*key),
        Poke::Do(intent) => Event::Do(intent.clone()),
        Poke::Paste(text) => Event::Paste(text.clone()),
        Poke::Wait(seconds) => {
            story.wizard.now = at.plus_seconds(*seconds);
            Event::Tick
        }
        Poke::Photo(is_photographed) => {
            story.is_photographed = *is_photographed;
            Event::Photo { ticket: 1, photo: Box::new(story.zone.photo()) }
        }
        Poke::Heard(kind) => {
            let Some((_, ask)) = story.asked.last().cloned() else { return };
            let heard = heard(story, *kind, &ask.question);
            let margin = Margin { is_authoritative: kind % 2 == 0, ..Margin::default() };
            story.heard(&ask, heard, margin)
        }
        Poke::Zone(kind) => {
            let cards = story.wizard.cards();
            match cards.get(usize::from(kind / 2)) {
                Some(card) if kind % 2 == 0 => story.zone.carry_out(card),
                _ if kind % 3 == 0 => story.zone.records.clear(),
                _ => {}
            }
            Event::Tick
        }
        Poke::Senders => Event::Senders { ticket: 2, texts: std::collections::BTreeMap::new() },
        Poke::Panel(is_refused) => Event::Panel(PanelView {
            refusal: is_refused.then(|| "refusal-empty".to_owned()),
            ..PanelView::default()
        }),
        Poke::Resume => match story.wizard.place() {
            Some(place) => Event::Loaded(Box::new(place)),
            None => Event::NotOpened,
        },
    };
    story.tell(event);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_pressed_pasted_or_heard_breaks_it(
        start in 0..11_usize,
        pokes in prop::collection::vec(pokes(), 0..300),
    ) {
        let mut story = story_at(start);
        for one in &pokes {
            poke(&mut story, one);
            // Every screen can be drawn from what is there.
            let wizard = &story.wizard;
            let _ = (wizard.bindings(), wizard.field(), wizard.place(), wizard.next_wake());
            let cards = wizard.cards();
            prop_assert!(cards.is_empty() || wizard.step != StepId::Enter || wizard.card().is_some());
            // What was kept of the cards is what a fresh look gives.
            let mut fresh = wizard.clone();
            fresh.update(Msg { at: wizard.now, event: Event::NotOpened });
            for at in 0..cards.len().min(2) {
                prop_assert_eq!(wizard.card_state(at), fresh.card_state(at));
            }
        }
        let now = story.wizard.now;
        let effects = story.wizard.update(Msg { at: now, event: Event::Key(Key::ctrl('c')) });
        prop_assert!(matches!(effects.last(), Some(Effect::Quit(_))), "Ctrl-C always leaves");
    }
}

thread_local! {
    /// Where the pokes begin, made once.
    static STARTS: Vec<Story> = {
        let mut all = at_each_step();
        all.extend(at_each_field().into_iter().step_by(7));
        let mut world = world();
        world.is_practice = true;
        all.push(Story::told(Zone::namecheap_forwarding(), world, mxguide::catalog::Lang::Fr));
        all
    };
}

/// The story that a drawn number begins with.
fn story_at(drawn: usize) -> Story {
    STARTS.with(|starts| starts[drawn % starts.len()].clone())
}

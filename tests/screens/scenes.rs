//! Scenes that several pictures begin with.

use mxguide::catalog::{Lang, Role};
use mxguide::observe::PolicyFile;
use mxguide::records::Rtype;
use mxguide::wizard::{Event, Intent, PanelLine, PanelSetting, PanelView, StepId};

use super::stage::{Manner, Stage, record};

/// At the question with this key.
pub(crate) fn at_detail(lang: Lang, key: &str) -> Stage {
    let mut stage = Stage::at(StepId::Details, lang);
    for _ in 0..20 {
        if stage.wizard.field().is_some_and(|field| field.key == key) {
            return stage;
        }
        stage.answer_detail();
    }
    panic!("{key} is not asked");
}

/// With a signature key of full length on its card.
pub(crate) fn with_a_key(lang: Lang) -> Stage {
    let mut stage = at_detail(lang, "dkim_txt");
    let key = include_str!("../../assets/practice/dkim-key.txt").trim();
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

pub(crate) fn panel(lang: Lang) -> Stage {
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
            advised: None,
            label: "Mail Settings".to_owned(),
            choices: vec![("custom".to_owned(), "Custom MX".to_owned())],
            current: "custom".to_owned(),
        }),
        refusal: None,
    }));
    stage
}

/// The policy file of before still names only the servers of before.
pub(crate) fn with_an_old_policy(mut stage: Stage) -> Stage {
    let text = "version: STSv1\nmode: enforce\nmx: mx.old.example\nmax_age: 604800\n";
    stage.around.policy = Some(PolicyFile::Text(text.to_owned()));
    stage
}

/// The news is out, and networks take it over one by one.
pub(crate) fn spreading(lang: Lang) -> Stage {
    spreading_from(Stage::new(lang))
}

/// The same from an earlier moment.
pub(crate) fn spreading_from(mut stage: Stage) -> Stage {
    stage.go_to(StepId::Enter);
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

/// Networks that behave as the worst do: several memories, an answer kept for too long, a filter.
pub(crate) fn odd_networks(lang: Lang) -> Stage {
    let mut stage = Stage::at(StepId::Enter, lang);
    stage.save_everything();
    stage.networks_differ();
    let manners = [
        ("yandex", Manner::TwoMemories),
        ("google", Manner::TwoMemories),
        ("iij", Manner::Stale),
        ("restena", Manner::Filters),
    ];
    for (id, manner) in manners {
        assert!(stage.wizard.world.networks.iter().any(|network| network.id == id), "{id}");
        stage.manners.insert(id.to_owned(), manner);
    }
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

/// Selects the network with this id and looks at it closely.
pub(crate) fn look_at(stage: &mut Stage, id: &str) {
    for _ in 0..stage.wizard.world.networks.len() {
        let rows = stage.wizard.ranked();
        if rows[stage.wizard.selected(&rows)].id == id {
            break;
        }
        stage.does(Intent::Down);
    }
    stage.does(Intent::Inspect);
}

/// The rule against fakes, entered under a name that the company completed a second time.
pub(crate) fn doubled(lang: Lang) -> Stage {
    let mut stage = Stage::at(StepId::Enter, lang);
    let at = stage.wizard.cards().iter().position(|card| card.id == "dmarc-1").unwrap();
    stage.does(Intent::Choose(at));
    let wanted = stage.wizard.card().unwrap().wanted.remove(0).data;
    stage.zone.push(record("_dmarc.acme.fr.acme.fr", wanted));
    stage.pass(30);
    stage.next();
    stage.pass(30);
    stage
}

/// At the first card, on the way to Google, of somebody who moves to this company.
pub(crate) fn at_cards_of(company: &str, lang: Lang) -> Stage {
    let mut stage = Stage::at(StepId::Host, lang);
    stage.choose(company);
    if stage.wizard.step == StepId::Host {
        stage.does(Intent::Moving);
    }
    stage.go_to(StepId::Mail);
    stage.choose("Google");
    for _ in 0..20 {
        match stage.wizard.step {
            StepId::Enter => break,
            StepId::Details => stage.answer_detail(),
            _ => stage.next(),
        }
    }
    assert_eq!(stage.wizard.step, StepId::Enter);
    stage
}

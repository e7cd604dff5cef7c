//! The pictures: every step and what can go wrong in it.

use mxguide::catalog::RegistrarId;
use mxguide::names::Domain;
use mxguide::observe::{Moment, Obstacle, Passage, Standing};
use mxguide::wizard::{Event, Intent, MailPage, Offer, StepId};

use super::camera::{WITH_MAP, photograph, photograph_in};
use super::scenes::{
    at_detail, doubled, look_at, odd_networks, panel, spreading, spreading_from, with_a_key,
    with_an_old_policy,
};
use super::stage::{NOON, Stage, name, record, txt};

fn offer() -> Offer {
    Offer {
        domain: Domain::parse("acme.fr").unwrap(),
        step: StepId::Enter,
        saved_at: Moment(NOON.0 - 70_000_000),
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
fn what_is_noticed_beside_the_rows_stands_below_them() {
    photograph("2-found-noticed", |lang| {
        let mut stage = with_an_old_policy(Stage::new(lang));
        stage.go_to(StepId::Found);
        stage
    });
}

#[test]
fn what_is_wrong_beside_the_records_stands_below_the_sentence_and_at_the_end() {
    photograph("8-watch-noticed", |lang| spreading_from(with_an_old_policy(Stage::new(lang))));
    photograph("8-done-noticed", |lang| {
        let mut stage = spreading_from(with_an_old_policy(Stage::new(lang)));
        stage.pass(6000);
        stage
    });
}

#[test]
fn every_serious_state_stops_with_one_thing_to_do() {
    let states = [
        ("not-registered", Standing::NotRegistered { parent: name("fr") }),
        ("suspended", Standing::Suspended { name_servers: vec![name("ns1.suspended.example")] }),
        ("servers-silent", Standing::ServersSilent),
        ("mail-untold", Standing::MailUntold),
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
            let is_question = matches!(stage.wizard.mail_page, MailPage::Stop(_));
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
fn the_page_for_somebody_else_is_saved() {
    photograph("6-plan-handed-over", |lang| {
        let mut stage = Stage::at(StepId::Plan, lang);
        stage.does(Intent::HandOver);
        stage
    });
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
fn one_box_holds_the_texts_of_others_too() {
    photograph("7-enter-set", |lang| {
        let mut stage = Stage::new(lang);
        stage.zone.push(record("acme.fr", txt("proof-of-others=5f3a")));
        stage.go_to(StepId::Plan);
        stage.wizard.answers.as_mut().unwrap().registrar = Some(RegistrarId::new("route53"));
        stage.go_to(StepId::Enter);
        let at = stage.wizard.cards().iter().position(|card| card.id == "spf-1").unwrap();
        stage.does(Intent::Choose(at));
        stage
    });
}

#[test]
fn a_doubled_name_is_found_and_repaired() {
    photograph("7-enter-doubled", doubled);
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

#[test]
fn a_long_key_is_cut_at_the_edge_with_nothing_added() {
    photograph("7-enter-key", with_a_key);
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

#[test]
fn the_news_spreads() {
    photograph_in(&WITH_MAP, "8-watch", spreading);
}

#[test]
fn networks_with_a_will_of_their_own_are_told_apart() {
    photograph_in(&WITH_MAP, "8-watch-odd", odd_networks);
    for (called, id) in [("memories", "google"), ("stale", "iij"), ("filter", "restena")] {
        photograph(&format!("8-network-{called}"), |lang| {
            let mut stage = odd_networks(lang);
            look_at(&mut stage, id);
            stage
        });
    }
}

#[test]
fn where_port_53_leads_nowhere_it_is_said_whom_the_news_comes_from() {
    photograph("8-watch-closed", |lang| {
        let mut stage = spreading(lang);
        let now = stage.wizard.now;
        stage.wizard.watch.as_mut().unwrap().heed(Passage::Blocked, now);
        stage
    });
}

#[test]
fn one_network_is_looked_at_closely() {
    photograph("8-network-old", |lang| {
        let mut stage = spreading(lang);
        stage.does(Intent::Inspect);
        stage
    });
    photograph("8-network-new", |lang| {
        let mut stage = spreading(lang);
        for _ in 0..6 {
            stage.does(Intent::Down);
        }
        stage.does(Intent::Inspect);
        stage
    });
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
fn the_plan_where_the_provider_can_enter_it_by_itself() {
    photograph("6-plan-one-click", |lang| {
        let mut stage = Stage::new(lang);
        stage.zone = vec![record("_domainconnect.acme.fr", txt("api.host.example"))];
        stage.go_to(StepId::Mail);
        stage.choose("microsoft 365");
        stage.does(Intent::No);
        stage.does(Intent::No);
        stage.next();
        while stage.wizard.step == StepId::Details {
            stage.answer_detail();
        }
        stage
    });
}

#[test]
fn the_plan_where_the_company_can_enter_it_by_itself() {
    photograph("6-plan-connect", |lang| {
        let mut stage = Stage::new(lang);
        stage.zone = vec![record("_domainconnect.acme.fr", txt("api.host.example"))];
        stage.go_to(StepId::Mail);
        stage.connect = Some("https://dash.cloudflare.com/domainconnect".to_owned());
        stage.choose("titan");
        stage.next();
        while stage.wizard.step == StepId::Details {
            stage.answer_detail();
        }
        stage
    });
}

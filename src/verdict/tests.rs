//! Stories of one card: what the servers say, and what is said about it.

use super::sample::{
    DMARC, NEW_SPF, OLD_SPF, START, mx, name, old_mx, photo, plan, question, records, server,
    sighting, txt,
};
use super::*;
use crate::names::Host;
use crate::observe::{Heard, Moment, Question, Server, UNSEEN};
use crate::plan::{Plan, Step};
use crate::records::Rdata;

mod places;
mod shapes;

/// Two servers and what they said about the cards of the sample plan.
struct Story {
    plan: Plan,
    photo: Photo,
    servers: Vec<Server>,
    logbook: Logbook,
    panel: Panel,
}

impl Story {
    fn new() -> Self {
        let servers = vec![server(1), server(2)];
        let photo = photo(&servers);
        let logbook = Logbook::of(&photo);
        Self { plan: plan(), photo, servers, logbook, panel: Panel::Publishes }
    }

    fn says(&mut self, which: usize, question: &Question, heard: Heard, second: u32) {
        let at = START.plus_seconds(second);
        self.logbook.note(&self.servers[which], sighting(question, heard, at));
    }

    /// Both servers serve `data` from `second` on.
    fn serve(&mut self, id: &str, data: &[Rdata], second: u32) {
        let question = question(&self.plan, id);
        for which in 0..self.servers.len() {
            self.says(which, &question, records(&question, 300, data), second);
        }
    }

    fn step(&self, id: &str) -> &Step {
        self.plan.steps.iter().find(|step| step.id == id).unwrap()
    }

    fn evidence(&self) -> Evidence<'_> {
        Evidence {
            plan: &self.plan,
            photo: &self.photo,
            servers: &self.servers,
            logbook: &self.logbook,
            panel: self.panel,
            around: &UNSEEN,
            companies: Companies::default(),
        }
    }

    fn card(&self, id: &str, stage: Stage, second: u32) -> CardState {
        card(&self.evidence(), self.step(id), stage, START.plus_seconds(second))
    }

    fn typing(&self, id: &str, second: u32) -> CardState {
        self.card(id, Stage::Typing { since: START }, second)
    }

    fn code(&self, id: &str, stage: Stage, second: u32) -> Option<Code> {
        match self.card(id, stage, second) {
            CardState::Wrong(finding) => Some(finding.code),
            _ => None,
        }
    }
}

fn saved(second: u32) -> Stage {
    Stage::Saved { at: START.plus_seconds(second) }
}

#[test]
fn a_card_ticks_itself_when_the_last_server_has_it() {
    let mut story = Story::new();
    assert_eq!(story.typing("mx-1", 5), CardState::Waiting { last_asked: Some(START) });
    let asked = question(&story.plan, "mx-1");
    let mut all = old_mx();
    all.push(mx(1, "smtp.google.com"));
    story.says(0, &asked, records(&asked, 300, &all), 10);
    assert_eq!(story.typing("mx-1", 10), CardState::Partial { new: 1, of: 2 });
    story.says(1, &asked, records(&asked, 300, &all), 14);
    story.says(1, &asked, records(&asked, 299, &all), 16);
    let since = START.plus_seconds(14);
    assert_eq!(story.typing("mx-1", 16), CardState::Served { servers: 2, since });
}

#[test]
fn an_answer_from_a_cache_never_ticks_a_card() {
    let mut story = Story::new();
    let asked = question(&story.plan, "dmarc-1");
    for which in 0..2 {
        let mut heard = sighting(&asked, records(&asked, 60, &[txt(DMARC)]), START);
        heard.margin.is_authoritative = false;
        story.logbook.note(&story.servers[which], heard);
    }
    assert!(matches!(story.typing("dmarc-1", 1), CardState::Waiting { .. }));
}

#[test]
fn servers_that_are_all_silent_are_unreachable_and_one_dead_from_the_start_is_left_out() {
    let mut story = Story::new();
    let asked = question(&story.plan, "dmarc-1");
    story.says(0, &asked, Heard::Silent, 70);
    story.says(1, &asked, Heard::Refused, 70);
    assert_eq!(story.typing("dmarc-1", 70), CardState::Unreachable);

    story.servers.push(server(3));
    story.serve("dmarc-1", &[txt(DMARC)], 80);
    assert!(matches!(story.typing("dmarc-1", 81), CardState::Served { servers: 3, .. }));
    story.servers.push(server(4));
    story.says(3, &asked, Heard::Silent, 81);
    assert!(matches!(story.typing("dmarc-1", 81), CardState::Served { servers: 3, .. }));
    story.servers.push(server(5));
    assert_eq!(story.typing("dmarc-1", 81), CardState::Partial { new: 3, of: 4 });
}

#[test]
fn what_is_still_as_it_was_is_waiting_until_it_is_overdue() {
    let story = Story::new();
    for step in &story.plan.steps {
        assert!(matches!(story.typing(&step.id, 3000), CardState::Waiting { .. }), "{}", step.id);
        if step.id != "remove-mx" {
            let state = story.card(&step.id, saved(10), 120);
            assert!(matches!(state, CardState::Waiting { .. }), "{}", step.id);
            // Two minutes after "saved" it is time to look at the save button.
            let CardState::Wrong(finding) = story.card(&step.id, saved(10), 3000) else {
                panic!("{} says nothing", step.id);
            };
            assert_eq!(finding.code, Code::NotSaved, "{}", step.id);
        }
    }
}

#[test]
fn a_full_name_in_a_field_that_adds_the_domain_is_found_under_the_doubled_name() {
    for (id, bad) in [
        ("dmarc-1", "_dmarc.acme.fr.acme.fr"),
        ("dmarc-1", "_dmarc.acme.acme.fr"),
        ("mx-1", "acme.fr.acme.fr"),
        ("mx-1", "acme.acme.fr"),
    ] {
        let mut story = Story::new();
        let hunted = hunt(&story.plan, story.step(id));
        let astray = hunted.iter().find(|asked| asked.name == name(bad)).unwrap().clone();
        let data = story.step(id).wanted[0].data.clone();
        story.says(1, &astray, records(&astray, 300, &[data]), 4);
        let CardState::Wrong(finding) = story.typing(id, 4) else { panic!("{bad} was not found") };
        assert_eq!(finding.code, Code::NameDoubled);
        assert_eq!(finding.seen, bad);
        let good = story.step(id).host.clone();
        assert_eq!(finding.detail, Detail::NameDoubled { bad: name(bad), good });
        // Repaired: the right name counts, whatever is left under the wrong one.
        let mut right = if id == "mx-1" { old_mx() } else { vec![] };
        right.push(story.step(id).wanted[0].data.clone());
        story.serve(id, &right, 9);
        assert!(matches!(story.typing(id, 9), CardState::Served { .. }));
    }
}

#[test]
fn a_wildcard_answering_at_the_doubled_name_is_not_taken_for_the_record() {
    let mut story = Story::new();
    let astray = hunt(&story.plan, story.step("dmarc-1"))[0].clone();
    story.says(0, &astray, records(&astray, 300, &[txt("v=spf1 -all")]), 4);
    assert!(matches!(story.typing("dmarc-1", 4), CardState::Waiting { .. }));
}

#[test]
fn a_subdomain_is_doubled_with_the_domain_that_was_registered() {
    let mut plan = plan();
    plan.domain = crate::names::Domain::parse("shop.acme.co.uk").unwrap();
    let step = plan.steps.iter().find(|step| step.id == "dmarc-1").unwrap();
    let names: Vec<String> = hunt(&plan, step).iter().map(|asked| asked.name.to_string()).collect();
    assert_eq!(names[0], "_dmarc.shop.acme.co.uk.acme.co.uk");
    assert!(names.contains(&"_dmarc.shop.acme.acme.co.uk".to_owned()));
    assert!(names.contains(&"_dmarc.shop.acme.co.uk.shop.acme.co.uk".to_owned()));
}

#[test]
fn a_target_without_its_final_dot_gets_the_domain_behind_it() {
    let mut story = Story::new();
    let mut data = old_mx();
    data.push(mx(1, "smtp.google.com.acme.fr"));
    story.serve("mx-1", &data, 5);
    let CardState::Wrong(finding) = story.typing("mx-1", 5) else { panic!("not found") };
    assert_eq!(finding.code, Code::TargetDoubled);
    let (bad, good) = (name("smtp.google.com.acme.fr"), name("smtp.google.com"));
    assert_eq!(finding.detail, Detail::TargetDoubled { bad, good });
}

#[test]
fn a_second_sender_list_is_named_with_the_line_that_replaces_both() {
    let mut story = Story::new();
    let added = "v=spf1 include:_spf.google.com ~all";
    story.serve("spf-1", &[txt("MS=ms1"), txt(OLD_SPF), txt(added)], 5);
    let CardState::Wrong(finding) = story.typing("spf-1", 5) else { panic!("not found") };
    assert_eq!(finding.code, Code::SpfMultiple);
    assert_eq!(finding.expected, NEW_SPF);
    story.serve("spf-1", &[txt("MS=ms1"), txt(NEW_SPF)], 9);
    assert!(matches!(story.typing("spf-1", 9), CardState::Served { .. }));
}

#[test]
fn two_lists_that_were_there_before_are_waiting_while_a_person_types() {
    let mut story = Story::new();
    let asked = question(&story.plan, "spf-1");
    let lists = [txt(OLD_SPF), txt("v=spf1 -all")];
    for view in &mut story.photo.views {
        view.answers.retain(|(question, _, _)| *question != asked);
        let margin = sample::authoritative();
        view.answers.push((asked.clone(), records(&asked, 300, &lists), margin));
    }
    story.logbook = Logbook::of(&story.photo);
    assert!(matches!(story.typing("spf-1", 5), CardState::Waiting { .. }));
    assert_eq!(story.code("spf-1", Stage::Looking, 5), Some(Code::SpfMultiple));
}

#[test]
fn a_value_nobody_planned_is_shown_beside_the_wanted_one() {
    let mut story = Story::new();
    story.serve("dmarc-1", &[txt("v=DMARC1; p=none; rua=mailto:other@acme.fr")], 5);
    let CardState::Wrong(finding) = story.typing("dmarc-1", 5) else { panic!("not found") };
    assert_eq!(finding.code, Code::RecordDifferent);
    let Detail::Different { first_difference, .. } = finding.detail else { panic!("no detail") };
    assert_eq!(first_difference, "v=DMARC1; p=none; rua=mailto:".len());

    // Any other text at the domain itself belongs to somebody else.
    story.serve("spf-1", &[txt(OLD_SPF), txt("MS=ms1"), txt("apple-domain=x")], 5);
    assert!(matches!(story.typing("spf-1", 5), CardState::Waiting { .. }));
    // At a name with one purpose, any text was meant for it.
    story.serve("dmarc-1", &[txt("mailto:dmarc@acme.fr")], 6);
    assert_eq!(
        story.code("dmarc-1", Stage::Typing { since: START }, 6),
        Some(Code::RecordDifferent)
    );
}

#[test]
fn an_alias_where_a_text_belongs_is_different() {
    let mut story = Story::new();
    story.serve("dmarc-1", &[Rdata::Cname(name("policy.example"))], 5);
    assert_eq!(
        story.code("dmarc-1", Stage::Typing { since: START }, 5),
        Some(Code::RecordDifferent)
    );
}

#[test]
fn old_routes_are_left_only_once_the_person_seems_to_be_done() {
    let mut story = Story::new();
    let new = mx(1, "smtp.google.com");
    let typing = Stage::Typing { since: START };
    story.serve("mx-1", &[new.clone(), mx(5, "mx2.mail.ovh.net")], 100);
    assert_eq!(story.code("remove-mx", typing, 101), None);
    assert_eq!(story.code("remove-mx", typing, 121), Some(Code::OldMxLeft));
    let CardState::Wrong(finding) = story.card("remove-mx", saved(90), 121) else { panic!() };
    let lines = vec![(5, name("mx2.mail.ovh.net"))];
    assert_eq!(finding.detail, Detail::OldMxLeft { lines });
    story.serve("mx-1", &[new], 130);
    assert!(matches!(story.typing("remove-mx", 130), CardState::Served { .. }));
}

#[test]
fn lines_forgotten_after_saving_are_missing_and_lines_still_to_come_are_not() {
    let mut story = Story::new();
    let mut second = story.plan.steps[0].wanted[0].clone();
    second.id = "mx-2".to_owned();
    second.data = mx(5, "alt.google.com");
    story.plan.steps[0].wanted.push(second);
    let mut data = old_mx();
    data.push(mx(1, "smtp.google.com"));
    story.serve("mx-1", &data, 10);
    assert!(matches!(story.typing("mx-1", 500), CardState::Waiting { .. }));
    assert_eq!(story.code("mx-1", saved(12), 15), None);
    assert_eq!(story.code("mx-1", saved(12), 32), Some(Code::RecordMissing));
}

#[test]
fn nothing_new_at_the_wrong_company_is_said_only_after_a_while() {
    let mut story = Story::new();
    story.panel = Panel::Elsewhere;
    let typing = Stage::Typing { since: START };
    assert_eq!(story.code("dmarc-1", typing, 59), None);
    assert_eq!(story.code("dmarc-1", typing, 60), Some(Code::WrongPanel));
    assert_eq!(story.code("dmarc-1", saved(2), 10), None, "nobody asked since");
    story.serve("dmarc-1", &[], 8);
    assert_eq!(story.code("dmarc-1", saved(2), 10), Some(Code::WrongPanel));
    // A trace of the record proves that the panel does publish the domain.
    let astray = hunt(&story.plan, story.step("dmarc-1"))[0].clone();
    story.says(0, &astray, records(&astray, 300, &[txt(DMARC)]), 20);
    assert_eq!(story.code("dmarc-1", typing, 90), Some(Code::NameDoubled));
}

#[test]
fn a_single_look_names_what_lacks_and_keeps_quiet_about_what_follows() {
    let mut story = Story::new();
    let codes = |story: &Story| -> Vec<(Code, Option<String>)> {
        let found = findings(&story.evidence(), Stage::Looking, START);
        found.into_iter().map(|finding| (finding.code, finding.record)).collect()
    };
    assert_eq!(
        codes(&story),
        [
            (Code::SpfMissingInclude, Some("spf-1".to_owned())),
            (Code::RecordMissing, Some("mx-1".to_owned())),
            (Code::RecordMissing, Some("dmarc-1".to_owned())),
        ]
    );
    let mut both = old_mx();
    both.push(mx(1, "smtp.google.com"));
    story.serve("mx-1", &both, 5);
    assert!(codes(&story).contains(&(Code::OldMxLeft, None)));
    story.panel = Panel::Elsewhere;
    story.logbook = Logbook::of(&story.photo);
    assert_eq!(codes(&story), [(Code::WrongPanel, Some("mx-1".to_owned()))]);
}

#[test]
fn a_resolver_is_new_only_when_the_whole_set_is_as_planned() {
    let story = Story::new();
    let goals = goals(&story.plan, &story.photo);
    assert_eq!(goals.len(), 3, "the two cards about routes share a question");
    let goal = &goals[0];
    let margin = sample::authoritative();
    let says = |heard: &Heard| judge(goal, heard, &margin);
    let new = mx(1, "smtp.google.com");
    let mut both = old_mx();
    both.push(new.clone());
    assert_eq!(says(&records(&goal.question, 60, &[new])), Answered::New);
    assert_eq!(says(&records(&goal.question, 60, &both)), Answered::Old { left_s: 60 });
    assert_eq!(says(&records(&goal.question, 9, &old_mx())), Answered::Old { left_s: 9 });
    assert_eq!(says(&records(&goal.question, 7, &[])), Answered::Absent { left_s: Some(7) });
    assert_eq!(says(&Heard::Silent), Answered::Silent);
    assert_eq!(says(&Heard::Failed), Answered::Failing);
    assert_eq!(says(&Heard::Refused), Answered::Filtered);
    let mut blocked = sample::authoritative();
    blocked.extended_error = Some((17, "Filtered".to_owned()));
    let nothing = Heard::Nothing { name_exists: false, for_at_most: None };
    assert_eq!(judge(goal, &nothing, &blocked), Answered::Filtered);
}

#[test]
fn a_logbook_keeps_the_latest_and_a_late_answer_does_not_overwrite_it() {
    let mut story = Story::new();
    story.serve("dmarc-1", &[txt(DMARC)], 10);
    story.serve("dmarc-1", &[], 5);
    assert!(matches!(story.typing("dmarc-1", 11), CardState::Served { .. }));
    assert_eq!(Host::Apex, story.step("mx-1").host);
    assert_eq!(
        story.logbook.last_asked(&question(&story.plan, "dmarc-1")),
        Some(Moment(START.0 + 10_000))
    );
}

#[test]
fn a_server_that_lags_for_ten_minutes_is_named_with_since_when_the_others_have_it() {
    let mut story = Story::new();
    let asked = question(&story.plan, "dmarc-1");
    story.says(0, &asked, records(&asked, 300, &[txt(DMARC)]), 10);
    for second in [20, 620] {
        story.says(1, &asked, records(&asked, 300, &[]), second);
    }
    let lag = |second: u32, stage| {
        let found = findings(&story.evidence(), stage, START.plus_seconds(second));
        found.into_iter().find(|finding| finding.code == Code::ServersDisagree)
    };
    let typing = Stage::Typing { since: START };
    assert_eq!(lag(600, typing), None, "secondaries may take their time");
    let Detail::Disagree { servers, of, about, since } = lag(620, typing).unwrap().detail else {
        panic!("they disagree")
    };
    assert_eq!((servers, of), (vec![(server(2), ServerWord::Stale)], 2));
    assert_eq!((about, since), (vec![asked.clone()], Some(START.plus_seconds(10))));
    // A single look has no "since": it names them by another way.
    assert_eq!(lag(620, Stage::Looking), None);
}

#[test]
fn a_lost_packet_does_not_take_a_tick_away_and_a_minute_of_silence_does() {
    let mut story = Story::new();
    let asked = question(&story.plan, "dmarc-1");
    story.serve("dmarc-1", &[txt(DMARC)], 10);
    story.says(0, &asked, Heard::Silent, 12);
    story.says(0, &asked, Heard::Failed, 14);
    let since = START.plus_seconds(10);
    assert_eq!(story.typing("dmarc-1", 14), CardState::Served { servers: 2, since });
    story.says(0, &asked, Heard::Silent, 90);
    assert_eq!(story.typing("dmarc-1", 90), CardState::Partial { new: 1, of: 2 });
}

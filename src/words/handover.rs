//! The page for whoever holds the log-in: a colleague, an agency. It tells the whole plan at once, to
//! a reader who has seen none of the questions and was not asked any.

use std::collections::BTreeSet;

use super::card::shown_name;
use super::page::{CardPage, CardRecord, Line};
use super::shared::{domain_of, for_eye};
use super::{Arg, Words};
use crate::catalog::{Registrar, form};
use crate::names::Host;
use crate::observe::{Photo, Standing};
use crate::plan::{Kind, Plan, Step};
use crate::records::Rdata;
use crate::wizard::Wizard;

/// The whole plan, for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverPage {
    /// "acme.fr: records for its mail".
    pub title: String,
    /// Who asks for what, and why.
    pub intro: Vec<String>,
    /// What to be careful about, and how mail fares meanwhile.
    pub notes: Vec<Line>,
    /// The steps from the log-in to the list of records, to be numbered from 1.
    pub way: Vec<String>,
    /// The address of that page.
    pub page: Option<String>,
    /// What comes, in working order.
    pub cards: Vec<HandoverCard>,
    /// What goes once the cards are done.
    pub removals: Vec<HandoverCard>,
    /// What stays, because it is right.
    pub kept: Vec<HandoverLine>,
    /// What to know before undoing.
    pub undo_intro: Vec<String>,
    /// What to put back, and what to take away.
    pub undo: Vec<HandoverLines>,
    /// What DNS cannot show.
    pub left: Vec<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverCard {
    /// The id it has in the plan.
    pub id: String,
    /// "1 of 5".
    pub place: String,
    /// "Add the new mail route".
    pub title: String,
    /// Why it is there.
    pub reason: String,
    /// The steps after those that all cards share.
    pub path: Vec<String>,
    /// What goes wrong there, each told once on the page.
    pub warnings: Vec<Line>,
    /// The lines that stand there today, with what becomes of them.
    pub today: Option<HandoverLines>,
    /// The forms to fill in.
    pub records: Vec<CardRecord>,
    /// "then: Save".
    pub save: String,
}

/// Lines with what they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverLines {
    /// "Delete this line:".
    pub intro: String,
    /// The lines.
    pub lines: Vec<HandoverLine>,
}

/// One line as a company's list shows it. Name and value are exact; whoever shows them escapes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverLine {
    /// "MX".
    pub rtype: String,
    /// Where.
    pub name: String,
    /// What it says.
    pub value: String,
}

impl Words {
    /// The whole plan, for whoever enters it.
    pub fn handover_page(&self, wizard: &Wizard) -> HandoverPage {
        let (Some(plan), Some(photo)) = (wizard.plan(), wizard.taken()) else {
            return HandoverPage::default();
        };
        let args = [
            ("domain", Arg::from(domain_of(wizard))),
            ("provider", self.chosen_provider(wizard).into()),
            ("company", self.company(wizard).into()),
            ("count", plan.steps.len().into()),
        ];
        let ask = if plan.steps.is_empty() { "handover-nothing" } else { "handover-ask" };
        let way = self.way(wizard);
        let mut told = BTreeSet::new();
        let pages = (0..plan.steps.len()).map(|at| self.page_of(wizard, at));
        let cards = plan.steps.iter().zip(pages);
        let cards = cards.map(|(step, page)| card(wizard, step, page, &way, &mut told));
        let cards: Vec<(Kind, HandoverCard)> = cards.collect();
        let of_kind = |is_wanted: fn(Kind) -> bool| -> Vec<HandoverCard> {
            let wanted = cards.iter().filter(|(kind, _)| is_wanted(*kind));
            wanted.map(|(_, card)| card.clone()).collect()
        };
        let page = wizard.registrar().and_then(|company| company.records_page(&plan.domain));
        HandoverPage {
            title: self.say_with("handover-title", &args),
            intro: vec![self.say_with("handover-why", &args), self.say_with(ask, &args)],
            notes: self.handover_notes(wizard, &plan, photo),
            way: if plan.steps.is_empty() { Vec::new() } else { way },
            page: page.filter(|url| url.starts_with("https://") && !plan.steps.is_empty()),
            cards: of_kind(|kind| kind != Kind::Remove),
            removals: of_kind(|kind| kind == Kind::Remove),
            kept: plan.kept.iter().map(|kept| line(wizard, &kept.host, &kept.data)).collect(),
            undo_intro: self.undo_intro(photo, &plan),
            undo: self.undo_lines(wizard, &plan),
            left: self.outside_dns(wizard, &plan),
        }
    }

    /// What DNS cannot show. Lines that wait for a value are told at the top of the page.
    fn outside_dns(&self, wizard: &Wizard, plan: &Plan) -> Vec<String> {
        let later = self.left_for_later(wizard, plan);
        let open = |label: String| self.say_with("done-later", &[("label", label.into())]);
        let open: Vec<String> = later.into_iter().map(open).collect();
        let mut left = self.left(wizard, plan, wizard.now);
        left.retain(|step| !open.contains(step));
        left
    }

    /// The steps that all cards share.
    fn way(&self, wizard: &Wizard) -> Vec<String> {
        let path = wizard.registrar().map(|company| company.click_path.as_slice());
        path.unwrap_or_default().iter().map(|step| step.of(self.lang).to_owned()).collect()
    }

    /// The card page of a plan's card, whichever card is open.
    fn page_of(&self, wizard: &Wizard, at: usize) -> CardPage {
        let mut turned = wizard.clone();
        turned.enter.card = at;
        // Practice has a panel of its own; somebody else does not.
        turned.world.is_practice = false;
        self.card_page(&turned)
    }

    fn handover_notes(&self, wizard: &Wizard, plan: &Plan, photo: &Photo) -> Vec<Line> {
        use super::page::Mark::Careful;
        let domain = [("domain", Arg::from(domain_of(wizard)))];
        let careful = |id: &str| Line::marked(Careful, self.say_with(id, &domain));
        let mut notes = match &photo.standing {
            Standing::NotRegistered { .. } => vec![careful("handover-unregistered")],
            _ if photo.views.is_empty() => vec![
                careful("handover-unseen"),
                careful("handover-unseen-route"),
                careful("handover-unseen-senders"),
            ],
            _ if photo.passage.is_closed() => vec![careful("handover-around")],
            _ => Vec::new(),
        };
        if plan.lacks_route() && photo.views.is_empty() {
            notes.insert(0, careful("plan-no-route"));
        }
        let later = self.left_for_later(wizard, plan);
        if !later.is_empty() {
            let labels = [("labels", Arg::from(later.join(", ")))];
            notes.push(Line::marked(Careful, self.say_with("handover-later", &labels)));
        }
        if !photo.views.is_empty() && !plan.steps.is_empty() {
            let mut reader = wizard.clone();
            // The sheet lies on another machine.
            reader.undo = None;
            let cost = wizard.spf_cost();
            notes.extend(self.plan_notes(&reader, plan, cost.as_ref()));
        }
        notes
    }

    fn undo_intro(&self, photo: &Photo, plan: &Plan) -> Vec<String> {
        if photo.views.is_empty() {
            return vec![self.say("handover-undo-unseen")];
        }
        let when = [
            ("date", Arg::from(self.date(photo.taken_at))),
            ("clock", self.clock(photo.taken_at).into()),
        ];
        let mut intro = vec![self.say_with("report-undo-copied", &when)];
        if plan.gone().is_empty() {
            intro.push(self.say("handover-undo-nothing"));
        }
        intro
    }

    /// The old mail route is put back before the new one goes: there is one at every moment.
    fn undo_lines(&self, wizard: &Wizard, plan: &Plan) -> Vec<HandoverLines> {
        let is_edited = |step: &&Step| step.wanted.len() == 1 && step.gone.len() == 1;
        let (edited, others): (Vec<&Step>, Vec<&Step>) = plan.steps.iter().partition(is_edited);
        let gone = |steps: &[&Step]| -> Vec<HandoverLine> {
            let lines = |step: &&Step| {
                let host = step.host.clone();
                step.gone.clone().into_iter().map(move |data| (host.clone(), data))
            };
            let typed = |(host, data): (Host, Rdata)| {
                let value = wizard.registrar().map(|company| form::as_typed(company, &data));
                let line = line(wizard, &host, &data);
                HandoverLine { value: value.unwrap_or_else(|| line.value.clone()), ..line }
            };
            steps.iter().flat_map(lines).map(typed).collect()
        };
        let came = others.iter().flat_map(|step| &step.wanted);
        let came = came.map(|wanted| line(wizard, &wanted.host, &wanted.data)).collect();
        let (edited, back) = (gone(&edited), gone(&others));
        let is_first = edited.is_empty() && back.is_empty();
        let away = if is_first { "report-undo-zone-away" } else { "report-undo-away" };
        let parts = [("report-undo-change", edited), ("report-undo-back", back), (away, came)];
        let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
        parts.map(|(intro, lines)| HandoverLines { intro: self.say(intro), lines }).collect()
    }
}

/// A card for somebody else: without what the page told before.
fn card(
    wizard: &Wizard,
    step: &Step,
    page: CardPage,
    way: &[String],
    told: &mut BTreeSet<String>,
) -> (Kind, HandoverCard) {
    let shared = page.path.iter().zip(way).take_while(|(one, other)| one == other).count();
    let today = page.delete.map(|deletion| HandoverLines {
        intro: deletion.intro,
        lines: step.gone.iter().map(|data| line(wizard, &step.host, data)).collect(),
    });
    let mut warnings = page.warnings;
    warnings.retain(|warning| told.insert(warning.text.clone()));
    let card = HandoverCard {
        id: step.id.clone(),
        place: page.place,
        title: page.title,
        reason: page.reason,
        path: page.path.into_iter().skip(shared).collect(),
        warnings,
        today,
        records: page.records,
        save: page.save,
    };
    (step.kind, card)
}

/// A line as the company's own list names it.
fn line(wizard: &Wizard, host: &Host, data: &Rdata) -> HandoverLine {
    let domain = wizard.answers.as_ref().map(|answers| &answers.domain);
    let name = |company: &Registrar| shown_name(company, host, domain);
    let name = wizard.registrar().map_or_else(|| host.relative().to_owned(), name);
    let (rtype, value) = (data.rtype().to_string(), data.to_string());
    HandoverLine { rtype, name: for_eye(&name), value }
}

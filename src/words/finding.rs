//! A finding in words: what happened, and the repair in that panel's own words.

mod around;
mod astray;
mod boxes;
mod bracket;
mod faults;
mod flaws;
mod key;
mod policy;
mod route;
mod senders;
mod shape;
mod slips;
mod subject;

pub use subject::{Reader, Subject};

use bracket::{bracketed, bracketed_at, is_mostly_other};

use super::page::FindingText;
use super::shared::{for_eye, name_for_eye};
use super::{Arg, Words};
use crate::catalog::{Appends, FinalDot, Role, form};
use crate::names::{Domain, Host, Name};
use crate::plan::Wanted;
use crate::records::{Rdata, Rtype};
use crate::verdict::{Detail, Finding};

/// Characters of a value by which a line is recognised.
const SHOWN_START: usize = 30;

/// Most lines of a kind that are listed.
const MOST_LINES: usize = 12;

impl Words {
    /// What happened, and how it is put right at the company the person works at.
    pub fn finding(&self, finding: &Finding, subject: &Subject<'_>) -> FindingText {
        let wanted = finding.record.as_ref().and_then(|id| {
            let plan = subject.plan.as_ref()?;
            plan.wanted().into_iter().find(|wanted| wanted.id == *id)
        });
        let panel = Panel { words: self, subject, wanted: wanted.as_ref() };
        match &finding.detail {
            Detail::WrongPanel => panel.wrong_panel(),
            Detail::NameDoubled { bad, good } => panel.name_doubled(bad, good),
            Detail::TargetDoubled { bad, good } => panel.target_doubled(bad, good),
            Detail::SpfMultiple { lines, merged } => panel.several_lists(lines, merged),
            Detail::Different { seen, wanted, first_difference } => {
                panel.different(seen, wanted, *first_difference)
            }
            Detail::Missing => panel.missing(),
            Detail::OldMxLeft { lines } => panel.old_route(lines),
            Detail::Astray(fault) => panel.astray(fault),
            Detail::Shape(fault) => panel.shape(fault),
            Detail::Route(fault) => panel.route(fault),
            Detail::Senders(fault) => panel.senders(fault),
            Detail::Key(fault) => panel.key(fault),
            Detail::Policy(fault) => panel.policy(fault),
            Detail::Around(fault) => panel.around(fault),
            fault => panel.fault(fault),
        }
    }
}

/// The panel a person works in, with what this finding is about.
struct Panel<'a> {
    words: &'a Words,
    subject: &'a Subject<'a>,
    wanted: Option<&'a Wanted>,
}

impl Panel<'_> {
    fn rtype(&self) -> Rtype {
        self.wanted.map_or(Rtype::Mx, |wanted| wanted.data.rtype())
    }

    /// The box that holds this at the company: some forms have one for number and server together.
    fn held_in(&self, rtype: Rtype, role: Role) -> Role {
        let form = self.subject.registrar.and_then(|registrar| registrar.forms.of(rtype));
        let has = |role| form.is_some_and(|form| form.boxes.iter().any(|cell| cell.role == role));
        let is_part = matches!(role, Role::Priority | Role::Target);
        if is_part && !has(role) && has(Role::Value) { Role::Value } else { role }
    }

    /// The company's own label of a box.
    fn label(&self, rtype: Rtype, role: Role) -> String {
        let role = self.held_in(rtype, role);
        let form = self.subject.registrar.and_then(|registrar| registrar.forms.of(rtype));
        let cell = form.and_then(|form| form.boxes.iter().find(|cell| cell.role == role));
        let label = cell.map(|cell| for_eye(cell.label.of(self.words.lang)));
        label.unwrap_or_else(|| {
            self.words.say(match role {
                Role::Name => "box-name",
                Role::Priority => "box-priority",
                Role::Target => "box-target",
                _ => "box-value",
            })
        })
    }

    /// Exactly what goes into a box of this company for `data` at `host`.
    fn value(&self, host: &Host, data: &Rdata, role: Role) -> String {
        let (Some(registrar), Some(domain)) = (self.subject.registrar, &self.subject.domain) else {
            return data.to_string();
        };
        let role = self.held_in(data.rtype(), role);
        let filled = form::fill(registrar, domain, host, data, self.words.lang);
        filled.into_iter().find(|cell| cell.role == role).map(|cell| cell.value).unwrap_or_default()
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let publisher = self.subject.publisher.or(self.subject.registrar);
        let domain = self.subject.domain.as_ref().map(Domain::shown);
        let save = self.subject.registrar.map(|r| for_eye(r.save.of(self.words.lang)));
        vec![
            ("company", self.words.company_of(self.subject.registrar).into()),
            ("publisher", self.words.company_of(publisher).into()),
            ("domain", domain.unwrap_or_default().into()),
            ("save", save.unwrap_or_default().into()),
        ]
    }

    fn say(&self, id: &str, more: &[(&'static str, Arg)]) -> String {
        let mut args = self.args();
        args.extend_from_slice(more);
        self.words.say_with(id, &args)
    }

    fn wrong_panel(&self) -> FindingText {
        FindingText {
            headline: self.say("wrong-panel", &[]),
            repair: vec![self.say("wrong-panel-fix", &[]), self.say("wrong-panel-how", &[])],
            ..FindingText::default()
        }
    }

    fn name_doubled(&self, bad: &Name, good: &Host) -> FindingText {
        let right = self.subject.domain.as_ref().map(|domain| good.absolute(domain));
        let right = right.map(|name| name.to_string()).unwrap_or_default();
        let registrar = self.subject.registrar;
        let appends = registrar.map(|registrar| registrar.appends_domain);
        let then = if registrar.is_some_and(|registrar| registrar.names_are_fixed) {
            "name-delete-and-add"
        } else if appends == Some(Appends::Never) {
            "edit-and-save"
        } else {
            "name-added-itself"
        };
        FindingText {
            headline: self.say("name-doubled", &[]),
            seen: vec![bracketed(&bad.to_string(), &right)],
            then: Some(self.say(then, &[])),
            ..self.named(good)
        }
    }

    /// What goes into the name box.
    fn named(&self, good: &Host) -> FindingText {
        let label = self.label(self.rtype(), Role::Name);
        let data = self.wanted.map(|wanted| wanted.data.clone());
        let data = data.unwrap_or_else(|| Rdata::Txt(String::new()));
        let short = self.value(good, &data, Role::Name);
        let ask = if short.is_empty() { "name-leave-empty" } else { "name-type-only" };
        FindingText {
            repair: vec![self.say(ask, &[("label", label.into())])],
            type_this: (!short.is_empty()).then_some(short),
            ..FindingText::default()
        }
    }

    fn target_doubled(&self, bad: &Name, good: &Name) -> FindingText {
        let rtype = self.rtype();
        let headline =
            if rtype == Rtype::Mx { "target-doubled-mail" } else { "target-doubled-alias" };
        let refuses_dot = self
            .subject
            .registrar
            .is_some_and(|registrar| registrar.final_dot == FinalDot::Unwanted);
        // Where the domain was put behind the target, the dot is what keeps it off.
        let (target, then) = if refuses_dot {
            (good.to_string(), "edit-and-save")
        } else {
            (format!("{good}."), "target-dot-keeps")
        };
        let label = self.label(rtype, Role::Target);
        FindingText {
            headline: self.say(headline, &[]),
            seen: vec![bracketed(&bad.to_string(), &good.to_string())],
            repair: vec![self.say("type-in-box", &[("label", label.into())])],
            type_this: Some(target),
            then: Some(self.say(then, &[])),
        }
    }

    fn several_lists(&self, lines: &[String], merged: &str) -> FindingText {
        let label = self.label(Rtype::Txt, Role::Value);
        let data = Rdata::Txt(merged.to_owned());
        FindingText {
            headline: self.say("spf-multiple", &[("count", lines.len().into())]),
            seen: lines.iter().take(MOST_LINES).map(|line| for_eye(line)).collect(),
            repair: vec![
                self.say("spf-multiple-keep-one", &[]),
                self.say("spf-multiple-type", &[("label", label.into())]),
            ],
            type_this: Some(self.value(&Host::Apex, &data, Role::Value)),
            then: Some(self.say("save-again", &[])),
        }
    }

    fn different(&self, seen: &[Rdata], wanted: &Rdata, first: usize) -> FindingText {
        let host = self.wanted.map_or(Host::Apex, |wanted| wanted.host.clone());
        let rtype = wanted.rtype();
        let role = differing_box(seen, wanted);
        let expected = wanted.to_string();
        let mark = |data: &Rdata| match (data, wanted) {
            (Rdata::Txt(text), Rdata::Txt(_)) if seen.len() == 1 => {
                bracketed_at(text, &expected, first)
            }
            (Rdata::Mx { priority: there, exchange: seen }, Rdata::Mx { priority, exchange }) => {
                self.other_route((*there, seen), (*priority, exchange))
            }
            (data, wanted) if data.rtype() == wanted.rtype() => {
                self.marked(&data.to_string(), &expected)
            }
            (data, _) => format!("{} {}", data.rtype(), for_eye(&data.to_string())),
        };
        let is_other_type = !seen.is_empty() && seen.iter().all(|data| data.rtype() != rtype);
        let has_quotes = !expected.starts_with('"')
            && seen.iter().any(|data| matches!(data, Rdata::Txt(text) if is_quoted(text)));
        let mut repair = Vec::new();
        if is_other_type {
            repair.push(self.say("different-delete-first", &[("type", rtype.as_str().into())]));
        }
        if has_quotes {
            repair.push(self.say("different-quotes", &[]));
        }
        repair.push(self.say("type-in-box", &[("label", self.label(rtype, role).into())]));
        let is_one_of_many =
            self.subject.registrar.is_some_and(|registrar| registrar.types_sets(rtype));
        if is_one_of_many {
            repair.insert(repair.len() - 1, self.say("different-one-of-many", &[]));
        }
        FindingText {
            headline: self.record_headline("record-different", "record-different-at"),
            seen: seen.iter().take(MOST_LINES).map(mark).collect(),
            repair,
            type_this: Some(self.value(&host, wanted, role)),
            then: Some(self.say("save-again", &[])),
        }
    }

    /// A mail line that differs, told by its parts: a number beside a name would hide both.
    fn other_route(&self, seen: (u16, &Name), wanted: (u16, &Name)) -> String {
        let (number, name) = (seen.0, seen.1.to_string());
        if seen.1 == wanted.1 && seen.0 != wanted.0 {
            let label = self.label(Rtype::Mx, Role::Priority);
            let (seen, wanted) = (u64::from(seen.0).into(), u64::from(wanted.0).into());
            let args = [("label", label.into()), ("seen", seen), ("wanted", wanted)];
            return self.say("differs-part", &args);
        }
        let right = wanted.1.to_string();
        if seen.0 == wanted.0 && !is_mostly_other(&name, &right) {
            return format!("{number} {}", bracketed(&name, &right));
        }
        let line = format!("{number} {}", name_for_eye(seen.1));
        self.say("differs-wholly", &[("seen", line.into())])
    }

    /// The difference in brackets, or the whole text where brackets would hold most of it.
    fn marked(&self, seen: &str, expected: &str) -> String {
        if is_mostly_other(seen, expected) {
            return self.say("differs-wholly", &[("seen", for_eye(seen).into())]);
        }
        bracketed(seen, expected)
    }

    /// The same for who has the record's card open, and for who has nothing before them.
    fn record_headline(&self, here: &str, afar: &str) -> String {
        let name = self.wanted.zip(self.subject.domain.as_ref());
        match (self.subject.reader, name) {
            (Reader::Afar, Some((wanted, domain))) => {
                let name = name_for_eye(&wanted.host.absolute(domain));
                self.say(afar, &[("type", self.rtype().as_str().into()), ("name", name.into())])
            }
            _ => self.say(here, &[]),
        }
    }

    /// The record as this company's form takes it, box by box.
    fn missing_afar(&self, wanted: &Wanted) -> FindingText {
        let (Some(registrar), Some(domain)) = (self.subject.registrar, &self.subject.domain) else {
            return FindingText::default();
        };
        let filled = form::fill(registrar, domain, &wanted.host, &wanted.data, self.words.lang);
        let boxes = filled.iter().filter(|cell| !cell.value.is_empty()).map(|cell| {
            let args =
                [("label", for_eye(&cell.label).into()), ("value", cell.value.as_str().into())];
            self.say("missing-box", &args)
        });
        FindingText {
            headline: self.record_headline("record-missing", "record-missing-at"),
            repair: std::iter::once(self.say("missing-add", &[])).chain(boxes).collect(),
            ..FindingText::default()
        }
    }

    fn missing(&self) -> FindingText {
        self.missing_since("record-missing")
    }

    fn missing_since(&self, headline: &str) -> FindingText {
        if let (Reader::Afar, Some(wanted)) = (self.subject.reader, self.wanted) {
            return self.missing_afar(wanted);
        }
        let host = self.wanted.map_or(Host::Apex, |wanted| wanted.host.clone());
        let data = self.wanted.map(|wanted| wanted.data.clone());
        let data = data.unwrap_or_else(|| Rdata::Txt(String::new()));
        let label = self.label(self.rtype(), Role::Name);
        let name = self.value(&host, &data, Role::Name);
        let check = if name.is_empty() { "missing-check-empty" } else { "missing-check-name" };
        FindingText {
            headline: self.say(headline, &[]),
            repair: vec![
                self.say("missing-save", &[]),
                self.say(check, &[("label", label.into()), ("type", self.rtype().as_str().into())]),
            ],
            type_this: (!name.is_empty()).then_some(name),
            then: self.wanted.map(|wanted| self.check_value(wanted)),
            ..FindingText::default()
        }
    }

    /// Other lines may have the same name: how the right one begins.
    fn check_value(&self, wanted: &Wanted) -> String {
        let role = if matches!(wanted.data, Rdata::Txt(_)) { Role::Value } else { Role::Target };
        let value = self.value(&wanted.host, &wanted.data, role);
        let start: String = value.chars().take(SHOWN_START).collect();
        let label = self.label(self.rtype(), role);
        self.say(
            "missing-check-value",
            &[("label", label.into()), ("start", for_eye(&start).into())],
        )
    }

    fn old_route(&self, lines: &[(u16, Name)]) -> FindingText {
        let label = self.label(Rtype::Mx, Role::Target);
        let shown = lines.iter().take(MOST_LINES);
        let count = [("count", Arg::from(lines.len()))];
        let removal = self.subject.registrar.map(|registrar| registrar.removal.as_slice());
        let how = removal.unwrap_or_default().iter().map(|step| step.of(self.words.lang));
        let value = lines.first().map(|(_, name)| name_for_eye(name)).unwrap_or_default();
        let args =
            [("count", lines.len().into()), ("label", label.into()), ("value", value.into())];
        let delete = self.say("old-route-delete", &args);
        FindingText {
            headline: self.say("old-route-left", &count),
            seen: shown
                .map(|(number, name)| format!("MX {number} {}", name_for_eye(name)))
                .collect(),
            repair: std::iter::once(delete).chain(how.map(str::to_owned)).collect(),
            ..FindingText::default()
        }
    }
}

/// The box that must be corrected: the priority's when only that differs.
fn differing_box(seen: &[Rdata], wanted: &Rdata) -> Role {
    match wanted {
        Rdata::Mx { exchange, .. } => {
            let has_server = |data: &Rdata| matches!(data, Rdata::Mx { exchange: there, .. } if there == exchange);
            if seen.iter().any(has_server) { Role::Priority } else { Role::Target }
        }
        Rdata::Cname(_) => Role::Target,
        _ => Role::Value,
    }
}

/// Quotation marks, plain or typographic, at an end of the text.
fn is_quoted(text: &str) -> bool {
    let mark = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‘' | '’');
    text.starts_with(mark) || text.ends_with(mark)
}

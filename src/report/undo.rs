//! The sheet for going back: how it was, what to put back, what to take away, and where.

use super::{heading, purpose, shown};
use crate::catalog::{Registrar, form};
use crate::names::Domain;
use crate::observe::Photo;
use crate::plan::{Plan, Step, photo_lines, undo_lines};
use crate::records::Rdata;
use crate::wizard::Wizard;
use crate::words::Words;

/// The sheet as text. Before a photo was taken it only says so.
pub fn undo(wizard: &Wizard, words: &Words) -> String {
    let mut out = String::new();
    let Some(photo) = wizard.taken() else {
        return format!("{}\n", words.say("report-undo-nothing"));
    };
    let domain = photo.domain.shown();
    let title = words.say_with("report-undo-title", &[("domain", domain.into())]);
    heading(&mut out, &title, '=');
    out.push('\n');
    let date = words.date(photo.taken_at);
    let clock = words.clock(photo.taken_at);
    line(
        &mut out,
        &words.say_with("report-undo-copied", &[("date", date.into()), ("clock", clock.into())]),
    );
    line(&mut out, &words.say("report-undo-keep"));
    out.push('\n');
    before(&mut out, photo, words);
    match wizard.plan().filter(|plan| !plan.steps.is_empty()) {
        Some(plan) => way_back(&mut out, wizard, words, photo, &plan),
        None => line(&mut out, &words.say("report-undo-no-plan")),
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(&shown(text));
    out.push('\n');
}

/// The lines of the photo, ready for a zone file.
fn before(out: &mut String, photo: &Photo, words: &Words) {
    heading(out, &words.say("report-undo-before"), '-');
    let lines = photo_lines(photo);
    if lines.is_empty() {
        line(out, &words.say("report-undo-none"));
    }
    for record in lines {
        line(out, &record);
    }
    out.push('\n');
}

fn way_back(out: &mut String, wizard: &Wizard, words: &Words, photo: &Photo, plan: &Plan) {
    match wizard.publisher().or(wizard.registrar()) {
        Some(company) => {
            let company = company.name.clone();
            line(out, &words.say_with("report-undo-where", &[("company", company.into())]));
        }
        None => line(out, &words.say("report-undo-where-unknown")),
    }
    out.push('\n');
    // One line for another is edited back, so that two never stand side by side.
    let (edited, others): (Vec<&Step>, Vec<&Step>) =
        plan.steps.iter().partition(|step| step.wanted.len() == 1 && step.gone.len() == 1);
    let restored: Vec<(&Step, &Rdata)> =
        others.iter().flat_map(|step| step.gone.iter().map(move |data| (*step, data))).collect();
    let removed: Vec<(&Step, &Rdata)> = others
        .iter()
        .flat_map(|step| step.wanted.iter().map(move |wanted| (*step, &wanted.data)))
        .collect();
    if !edited.is_empty() {
        heading(out, &words.say("report-undo-change"), '-');
        changes(out, wizard, words, &edited);
    }
    // The old mail route is put back before the new one goes: there is one at every moment.
    heading(out, &words.say("report-undo-back"), '-');
    if let Some(company) =
        wizard.registrar().filter(|company| sets_by_itself(company, &plan.domain, &restored))
    {
        let company = [("company", company.name.clone().into())];
        line(out, &words.say_with("report-undo-setting", &company));
    }
    records(out, wizard, words, &restored, "report-undo-nothing-back");
    heading(out, &words.say("report-undo-away"), '-');
    records(out, wizard, words, &removed, "report-undo-nothing-away");
    let memory = words.duration(u64::from(plan.old_ttl));
    line(out, &words.say_with("report-undo-memory", &[("time", memory.into())]));
    out.push('\n');
    zone(out, words, photo, plan);
}

/// True where a setting of the company put the mail lines there.
fn sets_by_itself(company: &Registrar, domain: &Domain, restored: &[(&Step, &Rdata)]) -> bool {
    let is_own = |(_, data): &(&Step, &Rdata)| match data {
        Rdata::Mx { exchange, .. } => company.owns_mx(exchange, domain),
        _ => false,
    };
    company.swaps_default_mx && restored.iter().any(is_own)
}

/// A value as it is typed at the company.
fn typed(wizard: &Wizard, data: &Rdata) -> String {
    wizard.registrar().map_or_else(|| data.to_string(), |company| form::as_typed(company, data))
}

/// Lines to edit: what each says now, and what it said before.
fn changes(out: &mut String, wizard: &Wizard, words: &Words, edited: &[&Step]) {
    for step in edited {
        line(out, &purpose(words, step.purpose));
        part(out, words, "report-type", step.rtype.as_str());
        part(out, words, "report-name", step.host.relative());
        for wanted in &step.wanted {
            part(out, words, "report-now", &wanted.data.to_string());
        }
        for old in &step.gone {
            part(out, words, "report-then", &typed(wizard, old));
        }
        out.push('\n');
    }
}

/// Records in plain words: what each is for, then its parts.
fn records(
    out: &mut String,
    wizard: &Wizard,
    words: &Words,
    listed: &[(&Step, &Rdata)],
    nothing: &str,
) {
    if listed.is_empty() {
        line(out, &words.say(nothing));
        out.push('\n');
    }
    for (step, data) in listed {
        line(out, &purpose(words, step.purpose));
        part(out, words, "report-type", data.rtype().as_str());
        part(out, words, "report-name", step.host.relative());
        if let Rdata::Mx { priority, exchange } = data {
            part(out, words, "report-priority", &priority.to_string());
            let server = wizard.registrar().map(|company| form::target(company, exchange));
            part(out, words, "report-value", &server.unwrap_or_else(|| exchange.to_string()));
        } else {
            part(out, words, "report-value", &typed(wizard, data));
        }
        out.push('\n');
    }
}

fn part(out: &mut String, words: &Words, label: &str, value: &str) {
    let part = [("label", words.say(label).into()), ("value", value.into())];
    line(out, &format!("  {}", words.say_with("report-part", &part)));
}

/// The same for a technician.
fn zone(out: &mut String, words: &Words, photo: &Photo, plan: &Plan) {
    heading(out, &words.say("report-undo-zone"), '-');
    let lines = undo_lines(photo, plan);
    for (is_restored, title) in [(true, "report-undo-zone-back"), (false, "report-undo-zone-away")]
    {
        let mut listed = lines.iter().filter(|line| line.is_restored == is_restored).peekable();
        if listed.peek().is_some() {
            line(out, &format!("; {}", words.say(title)));
        }
        for record in listed {
            line(out, &record.text);
        }
    }
}

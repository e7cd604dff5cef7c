//! The records as lines of a zone file (RFC 1035 §5.1). Only what has to be added is a record there;
//! what goes and what stays are comments, so that the lines can be included in a zone as they are.

use super::Listing;
use crate::plan::{Kind, zone_line};
use crate::records::{Rdata, Record};
use crate::report::shown;

/// Seconds that the new lines may be remembered: an hour, as most companies preset it.
const TTL: u32 = 3600;

/// Lines to include in the zone of the domain.
pub fn records_zone(listing: &Listing<'_>) -> String {
    let (wizard, words) = (listing.wizard, listing.words);
    let (Some(plan), Some(photo)) = (wizard.plan(), wizard.taken()) else { return String::new() };
    let page = words.handover_page(wizard);
    let line = |host: &crate::names::Host, data: &Rdata| {
        let name = host.absolute(&plan.domain);
        let ttl = photo.set(&name, data.rtype()).map_or(TTL, |set| set.ttl);
        zone_line(&Record { name, ttl, data: data.clone() })
    };
    let fresh = |host: &crate::names::Host, data: &Rdata| {
        zone_line(&Record { name: host.absolute(&plan.domain), ttl: TTL, data: data.clone() })
    };
    let mut zone = Zone::default();
    let domain = [("domain", plan.domain.shown().into())];
    zone.remark(&words.say_with("records-zone-new", &domain));
    for note in &page.notes {
        zone.remark(&note.text);
    }
    let (removals, others): (Vec<_>, Vec<_>) =
        plan.steps.iter().partition(|step| step.kind == Kind::Remove);
    for step in &others {
        if !step.gone.is_empty() {
            zone.remark(&words.say("records-zone-changes"));
        }
        step.gone.iter().for_each(|data| zone.aside(&line(&step.host, data)));
        step.wanted.iter().for_each(|one| zone.record(&fresh(&one.host, &one.data)));
    }
    if !removals.is_empty() {
        zone.remark(&words.say("records-zone-gone"));
    }
    for step in &removals {
        step.gone.iter().for_each(|data| zone.aside(&line(&step.host, data)));
    }
    if !plan.kept.is_empty() {
        zone.remark(&words.say("records-zone-kept"));
    }
    plan.kept.iter().for_each(|kept| zone.aside(&line(&kept.host, &kept.data)));
    zone.0
}

/// A piece of a zone file. Nothing that is put into it holds a line end.
#[derive(Default)]
struct Zone(String);

impl Zone {
    fn record(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// A sentence.
    fn remark(&mut self, sentence: &str) {
        self.record(&format!("; {}", shown(sentence)));
    }

    /// A record that is only told.
    fn aside(&mut self, line: &str) {
        self.record(&format!(";   {line}"));
    }
}

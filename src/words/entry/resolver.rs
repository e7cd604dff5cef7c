//! A public resolver: where it is asked, and what it does to answers.

use super::super::{Arg, Words};
use super::EntryPage;
use crate::catalog::{Filtering, Resolver};

impl Words {
    /// All that is known of one public resolver.
    pub fn resolver_entry(&self, entry: &Resolver) -> EntryPage {
        let mut rows = self.rows();
        rows.say("entry-operator", &entry.operator);
        let mut place = format!("{}, {}", entry.city, entry.country);
        if entry.is_anycast {
            place = self.say_with("entry-everywhere", &[("place", Arg::from(place))]);
        }
        rows.say("entry-where", &place);
        rows.value_of("IPv4", entry.ipv4.map(|ip| ip.to_string()).unwrap_or_default());
        rows.value_of("IPv6", entry.ipv6.map(|ip| ip.to_string()).unwrap_or_default());
        if let Some(doh) = &entry.doh {
            rows.value("entry-https", &doh.url);
            rows.value_of("", doh.ipv4.to_string());
        }
        let every = [("count", Arg::from(entry.min_interval_s))];
        rows.say("entry-interval", &self.say_with("entry-interval-every", &every));
        if let Some(cap) = entry.ttl_cap_s {
            let cap = [("count", Arg::from(cap))];
            rows.say("entry-cap", &self.say_with("entry-cap-seconds", &cap));
        }
        match entry.validates {
            Some(true) => rows.tell("entry-validates", "entry-validates-yes"),
            Some(false) => rows.tell("entry-validates", "entry-validates-no"),
            None => {}
        }
        rows.tell(
            "entry-hides",
            match entry.filtering {
                Filtering::None => "entry-hides-nothing",
                Filtering::Subscribers => "entry-hides-subscribers",
                Filtering::ChildAbuse => "entry-hides-abuse",
                Filtering::Sanctions => "entry-hides-sanctions",
                Filtering::State => "entry-hides-state",
            },
        );
        let asked = if entry.is_default { "entry-default-yes" } else { "entry-default-no" };
        rows.tell("entry-default", asked);
        let mut sources = self.rows();
        sources.text(&entry.date.to_string(), &entry.source);
        let sections = vec![rows.under(String::new()), sources.under(self.say("entry-sources"))];
        EntryPage::new(self.entry_title(&entry.name, entry.id.as_str()), sections)
    }
}

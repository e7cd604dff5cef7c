//! A mail provider: its records, the values a script has to give, and how it is recognised.

use super::super::{Arg, Words};
use super::{EntryPage, EntrySection, Rows};
use crate::catalog::{Catalog, Input, MxTemplate, Provider, RecordTemplate, SpfPart};

impl Words {
    /// All that is known of one mail provider.
    pub fn provider_entry(&self, entry: &Provider, catalog: &Catalog) -> EntryPage {
        let mut about = self.rows();
        about.say("entry-aliases", &entry.aliases.join(", "));
        if entry.rank.is_none() {
            about.tell("entry-note", "entry-not-listed");
        }
        let mut sections = vec![about.under(String::new()), self.servers(entry)];
        sections.extend([self.older(entry), self.senders(entry), self.entry_records(entry)]);
        for input in &entry.inputs {
            sections.push(self.input_entry(input));
        }
        for input in &catalog.common.inputs {
            sections.push(self.input_entry(input));
        }
        let mut all = self.rows();
        all.tell("entry-optional", "entry-value-all-text");
        sections.push(all.under(self.say("entry-value-all")));
        let mut before = self.rows();
        for question in &entry.stop_questions {
            before.say("entry-stop", question.text.of(self.lang));
        }
        before.texts("entry-mailboxes", entry.mailboxes_first.as_slice());
        sections.push(before.under(self.say("entry-before")));
        let mut after = self.rows();
        after.steps("entry-step", &entry.afterwards);
        sections.push(after.under(self.say("entry-after")));
        let mut by_itself = self.rows();
        if let Some(offer) = &entry.one_click {
            by_itself.values("entry-at", &offer.registrars);
            by_itself.value("entry-page", &offer.url);
            by_itself.say("entry-how", offer.steps.of(self.lang));
        }
        if let Some(template) = &entry.connect {
            let id = format!("{} {}", template.provider, template.service);
            by_itself.value("entry-template", &id);
        }
        sections.push(by_itself.under(self.say("entry-one-click")));
        sections.extend([self.detected(entry), self.sources(&entry.facts)]);
        EntryPage::new(self.entry_title(&entry.name, entry.id.as_str()), sections)
    }

    fn servers(&self, entry: &Provider) -> EntrySection {
        let mut rows = self.rows();
        let chosen_by = entry.variant_input.as_deref();
        let proposed = entry.default_variant().map(|variant| variant.id.as_str());
        for variant in &entry.variants {
            let is_proposed = entry.variants.len() > 1 && proposed == Some(variant.id.as_str());
            let id = if is_proposed { "entry-set-default" } else { "entry-set" };
            let label = variant.label.of(self.lang);
            rows.say(id, &rows.words.labelled(&variant.id, label));
            rows.mail_lines(&variant.mx);
            if variant.mx.is_empty() {
                rows.tell("entry-note", "entry-servers-typed");
            }
            rows.texts("entry-note", variant.note.as_slice());
        }
        let key = chosen_by.map(|key| [("key", Arg::from(key))]);
        if let Some(key) = key {
            rows.say("entry-note", &self.say_with("entry-set-chosen", &key));
        }
        rows.under(self.say("entry-servers"))
    }

    fn older(&self, entry: &Provider) -> EntrySection {
        let mut rows = self.rows();
        for (at, set) in entry.old_mx.iter().enumerate() {
            rows.say("entry-set", &format!("older-{}", at + 1));
            rows.mail_lines(set);
        }
        rows.under(self.say("entry-older"))
    }

    fn senders(&self, entry: &Provider) -> EntrySection {
        let mut rows = self.rows();
        if let Some(part) = &entry.spf {
            rows.sender_list("SPF", part);
        }
        for variant in &entry.variants {
            let id = [("id", Arg::from(variant.id.as_str()))];
            if let Some(part) = &variant.spf {
                rows.sender_list(&self.say_with("entry-senders-of", &id), part);
            }
        }
        rows.under(self.say("entry-senders"))
    }

    fn entry_records(&self, entry: &Provider) -> EntrySection {
        let mut rows = self.rows();
        for record in &entry.records {
            let RecordTemplate { rtype, name, value, .. } = record;
            let needed = if record.required { "entry-required" } else { "entry-optional" };
            rows.text(&record.id_hint, self.say(needed));
            rows.value_of("", format!("{} {name} {value}", rtype.as_str()));
            if let Some(fallback) = &record.fallback {
                rows.value("entry-until-given", &fallback.to_string());
            }
        }
        rows.under(self.say("entry-records"))
    }

    fn input_entry(&self, input: &Input) -> EntrySection {
        let mut rows = self.rows();
        rows.say("entry-value-text", input.label.of(self.lang));
        rows.tell(
            "entry-value-need",
            match (input.optional, input.repeatable) {
                (_, true) => "entry-value-repeat",
                (true, _) => "entry-value-no",
                (false, _) => "entry-value-yes",
            },
        );
        rows.value("entry-value-pattern", input.pattern.as_deref().unwrap_or_default());
        rows.value("entry-value-example", &input.example);
        rows.value("entry-value-default", input.default.as_deref().unwrap_or_default());
        let suggested = input.suggest.as_ref().map(ToString::to_string);
        rows.value("entry-value-suggest", &suggested.unwrap_or_default());
        rows.say("entry-value-where", input.where_to_find.of(self.lang));
        rows.under(self.say_with("entry-value", &[("key", Arg::from(input.key.as_str()))]))
    }

    fn detected(&self, entry: &Provider) -> EntrySection {
        let detect = &entry.detect;
        let mut rows = self.rows();
        rows.values("entry-mx", &detect.mx);
        rows.values("entry-include", &detect.spf_include);
        rows.values("entry-key-alias", &detect.dkim_cname);
        rows.values("entry-autodiscover", &detect.autodiscover);
        if let Some(other) = &detect.refines {
            let like = self.say_with("entry-refines", &[("id", Arg::from(other.as_str()))]);
            rows.say("entry-note", &like);
        }
        if detect.own_names {
            rows.tell("entry-note", "entry-own-names");
        }
        rows.under(self.say("entry-recognised"))
    }
}

impl Rows<'_> {
    fn mail_lines(&mut self, lines: &[MxTemplate]) {
        for line in lines {
            self.value_of("", format!("MX @ {} {}", line.priority, line.host));
        }
    }

    fn sender_list(&mut self, label: &str, part: &SpfPart) {
        let parts: Vec<&str> =
            part.mechanisms.iter().chain([&part.tail]).map(String::as_str).collect();
        if part.mechanisms.is_empty() {
            let none = self.words.say("entry-senders-none");
            self.text(label, none);
        } else {
            self.value_of(label, parts.join(" "));
        }
        self.values("entry-also-fine", &part.instead);
    }
}

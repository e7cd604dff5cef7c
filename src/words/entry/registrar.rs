//! A DNS host: the way in, the forms box by box, and what its boxes do.

use super::super::{Arg, Words};
use super::{EntryPage, EntrySection, Rows};
use crate::catalog::{Appends, FinalDot, Form, LongTxt, Quotes, Registrar, Root};
use crate::records::Rtype;

impl Words {
    /// All that is known of one DNS host.
    pub fn registrar_entry(&self, entry: &Registrar) -> EntryPage {
        let mut about = self.rows();
        about.say("entry-aliases", &entry.aliases.join(", "));
        if entry.rank.is_none() {
            about.tell("entry-note", "entry-not-listed");
        }
        let mut found = self.rows();
        found.values("entry-name-servers", &entry.name_servers);
        for trap in &entry.name_server_traps {
            found.value("entry-other-servers", trap.pattern.as_str());
            found.say("entry-note", trap.text.of(self.lang));
        }
        let mut pages = self.rows();
        pages.value("entry-login", entry.login_url.as_deref().unwrap_or_default());
        let records = entry.records_url.as_ref().map(ToString::to_string);
        pages.value("entry-records-page", &records.unwrap_or_default());
        pages.value("entry-help-page", entry.help_url.as_deref().unwrap_or_default());
        let mut way = self.rows();
        way.steps("entry-step", &entry.click_path);
        let mut sections = vec![
            about.under(String::new()),
            found.under(self.say("entry-recognised")),
            pages.under(self.say("entry-pages")),
            way.under(self.say("entry-way")),
        ];
        for rtype in [Rtype::Mx, Rtype::Txt, Rtype::Cname, Rtype::Srv] {
            sections.extend(entry.forms.of(rtype).map(|form| self.form_entry(rtype, form)));
        }
        let mut saving = self.rows();
        saving.say("entry-save", entry.save.of(self.lang));
        saving.steps("entry-removal", &entry.removal);
        sections.push(saving.under(self.say("entry-saving")));
        sections.extend([self.habits(entry), self.presets(entry)]);
        let mut traps = self.rows();
        for trap in &entry.traps {
            traps.text(&trap.id, trap.text.of(self.lang));
        }
        sections.extend([traps.under(self.say("entry-traps")), self.sources(&entry.facts)]);
        EntryPage::new(self.entry_title(&entry.name, entry.id.as_str()), sections)
    }

    fn form_entry(&self, rtype: Rtype, form: &Form) -> EntrySection {
        let mut rows = self.rows();
        rows.steps("entry-step", &form.steps);
        for cell in &form.boxes {
            let label = cell.label.of(self.lang);
            match &cell.enter {
                Some(entered) => {
                    let entered = entered.of(self.lang);
                    rows.say("entry-box-chosen", &rows.words.labelled(label, entered));
                }
                None => rows.say("entry-box", label),
            }
            rows.texts("entry-note", cell.note.as_slice());
        }
        rows.texts("entry-note", form.note.as_slice());
        rows.under(self.say_with("entry-form", &[("type", Arg::from(rtype.as_str()))]))
    }

    fn habits(&self, entry: &Registrar) -> EntrySection {
        let mut rows = self.rows();
        rows.tell(
            "entry-root",
            match entry.root {
                Root::At => "entry-root-at",
                Root::Empty => "entry-root-empty",
                Root::Full => "entry-root-full",
                Root::CopyExisting => "entry-root-copy",
                Root::OwnSection => "entry-root-section",
            },
        );
        rows.tell(
            "entry-appends",
            match entry.appends_domain {
                Appends::Always => "entry-appends-always",
                Appends::UnlessWhole => "entry-appends-unless",
                Appends::Never => "entry-appends-never",
            },
        );
        rows.tell(
            "entry-dot",
            match entry.final_dot {
                FinalDot::Needed => "entry-dot-needed",
                FinalDot::Optional => "entry-dot-optional",
                FinalDot::Unwanted => "entry-dot-unwanted",
            },
        );
        rows.tell(
            "entry-quotes",
            match entry.quotes {
                Quotes::Never => "entry-quotes-never",
                Quotes::Needed => "entry-quotes-needed",
                Quotes::Optional => "entry-quotes-optional",
            },
        );
        rows.tell(
            "entry-long",
            match entry.long_txt {
                LongTxt::OneBox => "entry-long-one",
                LongTxt::Quoted255 => "entry-long-pieces",
                LongTxt::Unknown => "entry-long-unknown",
            },
        );
        rows.say("entry-ttl", entry.ttl.advise.of(self.lang));
        rows.own_rules(entry);
        rows.under(self.say("entry-habits"))
    }

    fn presets(&self, entry: &Registrar) -> EntrySection {
        let mut rows = self.rows();
        for preset in &entry.presets {
            let (menu, label) = (preset.menu.of(self.lang), preset.label.of(self.lang));
            rows.text(preset.provider.as_str(), rows.words.labelled(menu, label));
            rows.say("entry-note", preset.note.of(self.lang));
        }
        rows.under(self.say("entry-presets"))
    }
}

impl Rows<'_> {
    /// What only some companies do.
    fn own_rules(&mut self, entry: &Registrar) {
        if entry.one_set {
            self.tell("entry-one-set", "entry-one-set-yes");
        }
        if entry.names_are_fixed {
            self.tell("entry-fixed", "entry-fixed-yes");
        }
        if entry.swaps_default_mx {
            self.tell("entry-swaps", "entry-swaps-yes");
        }
        for line in &entry.default_mx {
            self.value("entry-default-mx", &format!("MX @ {} {}", line.priority, line.host));
        }
    }
}

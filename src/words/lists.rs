//! Steps 3 and 4 in words: the two lists and the questions that a choice brings up.

use super::page::{DiffersPage, Line, ListEntry, ListPage, Mark, StopPage, TextPage};
use super::shared::{domain_of, for_eye};
use super::{Arg, Words};
use crate::catalog::Guess;
use crate::plan::receiver;
use crate::wizard::{Choice, Wizard};

impl Words {
    /// Step 3: the list.
    pub fn host_page(&self, wizard: &Wizard) -> ListPage {
        let choices = wizard.host_choices();
        let domain = domain_of(wizard);
        let entries = entries(&choices, wizard.host.selected, |choice| {
            let (name, remark) = match choice.id.as_str() {
                "generic" => (self.say("host-other"), self.say("host-other-remark")),
                _ => (for_eye(&choice.name), String::new()),
            };
            let present = [("domain", Arg::from(domain.as_str()))];
            if choice.is_present {
                let short = self.say("host-publishes-short");
                (name, self.say_with("host-publishes", &present), short)
            } else {
                (name, remark.clone(), remark)
            }
        });
        let hint = match wizard.publisher() {
            Some(publisher) => {
                self.say_with("host-hint", &[("company", self.name_of(publisher).into())])
            }
            None => self.say("host-hint-unknown"),
        };
        ListPage {
            question: self.say("host-question"),
            hints: vec![hint],
            field: self.say("list-filter"),
            nothing_fits: nothing_fits(&entries, wizard.host.filter.value())
                .then(|| self.say("host-nothing-fits")),
            entries,
            notes: Vec::new(),
        }
    }

    /// Step 3: another company than the one that publishes the domain was chosen; `None` while that
    /// question is not asked.
    pub fn differs_page(&self, wizard: &Wizard) -> Option<DiffersPage> {
        let chosen = wizard.world.catalog.registrar(wizard.host.differs.as_ref()?)?;
        let publisher = wizard.publisher()?;
        let args = [
            ("chosen", Arg::from(self.name_of(chosen))),
            ("publisher", self.name_of(publisher).into()),
            ("domain", domain_of(wizard).into()),
        ];
        Some(DiffersPage {
            lines: vec![
                Line::marked(Mark::Careful, self.say_with("differs-who", &args)),
                Line::plain(self.say_with("differs-never-seen", &args)),
                Line::plain(self.say_with("differs-if-moving", &args)),
            ],
            take: self.say_with("differs-take", &args),
            moving: self.say_with("differs-moving", &args),
        })
    }

    /// Step 4: the list.
    pub fn mail_page(&self, wizard: &Wizard) -> ListPage {
        let choices = wizard.mail_choices();
        let domain = domain_of(wizard);
        let entries = entries(&choices, wizard.mail.selected, |choice| {
            let (name, remark) = match choice.id.as_str() {
                "other" => (self.say("mail-other"), self.say("mail-other-remark")),
                _ => (for_eye(&choice.name), String::new()),
            };
            let present = [("domain", Arg::from(domain.as_str()))];
            if choice.is_present {
                let short = self.say("mail-receives-short");
                (name, self.say_with("mail-receives", &present), short)
            } else {
                (name, remark.clone(), remark)
            }
        });
        ListPage {
            question: self.say("mail-question"),
            hints: vec![self.say("mail-hint")],
            field: self.say("list-filter"),
            nothing_fits: nothing_fits(&entries, wizard.mail.filter.value())
                .then(|| self.say("mail-nothing-fits")),
            entries,
            notes: self.mail_notes(wizard),
        }
    }

    fn mail_notes(&self, wizard: &Wizard) -> Vec<Line> {
        let Some(photo) = wizard.taken() else { return Vec::new() };
        let catalog = &wizard.world.catalog;
        let mx: Vec<_> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
        if let Some(gateway) = catalog.gateway_of(&mx) {
            let args = [("gateway", Arg::from(for_eye(&gateway.name)))];
            return vec![Line::marked(Mark::Careful, self.say_with("mail-gateway", &args))];
        }
        let guess = receiver(catalog, photo);
        let names: Vec<String> = guess
            .all()
            .iter()
            .filter_map(|id| catalog.provider(id))
            .map(|provider| self.provider_name(provider))
            .collect();
        match guess {
            Guess::Mixed(_) => {
                let args = [("companies", Arg::from(self.all_of(&names)))];
                vec![Line::marked(Mark::Careful, self.say_with("mail-mixed", &args))]
            }
            Guess::Tied(_) => {
                let args = [("companies", Arg::from(self.one_of(&names)))];
                vec![Line::plain(self.say_with("mail-tied", &args))]
            }
            _ => Vec::new(),
        }
    }

    /// Step 4: the stop question at this position.
    pub fn stop_page(&self, wizard: &Wizard, at: usize) -> StopPage {
        let questions = wizard.provider().map(|provider| provider.stop_questions.as_slice());
        let Some(question) = questions.and_then(|questions| questions.get(at)) else {
            return StopPage::default();
        };
        let of = questions.map_or(0, <[_]>::len);
        let args = [("number", Arg::from(at + 1)), ("of", of.into())];
        StopPage {
            place: (of > 1).then(|| self.say_with("question-place", &args)),
            question: question.text.of(self.lang).to_owned(),
            explain: question.explain.of(self.lang).to_owned(),
            no: self.say("stop-no"),
            yes: self.say("stop-yes"),
        }
    }

    /// Step 4: what to do instead, after a "yes".
    pub fn stopped_page(&self, wizard: &Wizard, at: usize) -> TextPage {
        let question = wizard.provider().and_then(|provider| provider.stop_questions.get(at));
        let action = question.map(|question| question.action.of(self.lang).to_owned());
        TextPage {
            title: self.say("stopped-title"),
            lines: action
                .map(|text| Line::marked(Mark::Careful, text))
                .into_iter()
                .chain([Line::plain(self.say("stopped-back"))])
                .collect(),
        }
    }

    /// Step 4: "create the mailboxes first".
    pub fn mailboxes_page(&self, wizard: &Wizard) -> TextPage {
        let first = wizard.provider().and_then(|provider| provider.mailboxes_first.as_ref());
        let line = match first {
            Some(text) => Line::marked(Mark::Todo, text.of(self.lang).to_owned()),
            None => Line::plain(self.say("mailboxes-why")),
        };
        TextPage { title: self.say("mailboxes-title"), lines: vec![line] }
    }

    /// Below a list that is cut: "13 more, type to find".
    pub fn more_to_find(&self, left_out: usize) -> String {
        self.say_with("list-more", &[("count", left_out.into())])
    }
}

/// The entries in words.
fn entries<Id>(
    choices: &[Choice<Id>],
    selected: usize,
    words: impl Fn(&Choice<Id>) -> (String, String, String),
) -> Vec<ListEntry> {
    let entry = |(at, choice)| {
        let (name, remark, short) = words(choice);
        ListEntry { name, remark, short, is_selected: at == selected }
    };
    choices.iter().enumerate().map(entry).collect()
}

/// The last entry always stays; alone, it means that nothing fits.
fn nothing_fits(entries: &[ListEntry], filter: &str) -> bool {
    entries.len() <= 1 && !filter.trim().is_empty()
}

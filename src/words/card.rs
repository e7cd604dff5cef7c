//! Step 7 in words: where to click, what to put into which box, and how it stands at the servers.

use super::page::{CardPage, CardRecord, Deletion, Line, Mark};
use super::shared::for_eye;
use super::{Arg, Subject, Words};
use crate::catalog::{Place, Preset, Provider, Registrar, Role, Root, Trap, When};
use crate::names::{Domain, Host};
use crate::plan::{Kind, Purpose, Step, variant_of};
use crate::records::{Rdata, Rtype};
use crate::verdict::CardState;
use crate::wizard::Wizard;

impl Words {
    /// Step 7: the card shown.
    pub fn card_page(&self, wizard: &Wizard) -> CardPage {
        let Some(card) = wizard.card() else { return CardPage::default() };
        let at = wizard.enter.card;
        let of = wizard.card_count();
        let company = [("company", Arg::from(self.company(wizard)))];
        let preset = card
            .preset
            .as_ref()
            .and_then(|id| wizard.registrar()?.presets.iter().find(|preset| preset.id == *id));
        let state = wizard.card_state(at);
        let cost = wizard.spf_cost();
        let save = wizard.registrar().map(|registrar| for_eye(registrar.save.of(self.lang)));
        let save = save.filter(|_| card.kind != Kind::Remove && preset.is_none());
        CardPage {
            place: self.say_with("card-place", &[("number", (at + 1).into()), ("of", of.into())]),
            title: self.card_title(wizard, &card),
            company: self.say_with("card-company", &company),
            reason: self.reason(wizard, &card, cost.as_ref()),
            before: if at == 0 { self.before_anything(wizard) } else { Vec::new() },
            path: self.path(wizard, &card, preset),
            page: wizard
                .registrar()
                .zip(wizard.answers.as_ref())
                .and_then(|(registrar, answers)| registrar.records_page(&answers.domain)),
            warnings: self.warnings(wizard, &card, preset),
            records: if preset.is_some() { Vec::new() } else { self.records(wizard, &card) },
            delete: self.deletion(wizard, &card, matches!(state, CardState::Served { .. })),
            save: save
                .map(|button| self.say_with("card-save", &[("button", button.into())]))
                .unwrap_or_default(),
            status: self.status(wizard, &card, &state),
            finding: match &state {
                CardState::Wrong(finding) => Some(self.finding(finding, &Subject::of(wizard))),
                _ => None,
            },
        }
    }

    /// "Add the new mail route".
    pub fn card_title(&self, wizard: &Wizard, card: &Step) -> String {
        let id = match (card.kind, card.purpose) {
            (Kind::Remove, Purpose::Receive) => "card-remove-route",
            (Kind::Remove, _) => "card-remove-other",
            (Kind::Replace, _) => "card-replace-route",
            (Kind::Add, Purpose::Receive) => {
                return self.nth_title(wizard, card, "card-add-route", "card-add-route-nth");
            }
            (Kind::Add, Purpose::Send) => "card-add-senders",
            (Kind::Add, Purpose::Sign) => {
                return self.nth_title(wizard, card, "card-add-key", "card-add-key-nth");
            }
            (Kind::Add, Purpose::Verify) => "card-add-proof",
            (Kind::Add, Purpose::Reject) => "card-add-rule",
            (Kind::Add, Purpose::Autoconfig) => "card-add-programs",
            (Kind::Add, Purpose::Other) => "card-add-other",
            (Kind::Change, Purpose::Send) => "card-change-senders",
            (Kind::Change, Purpose::Sign) => "card-change-key",
            (Kind::Change, Purpose::Reject) => "card-change-rule",
            (Kind::Change, _) => "card-change-other",
        };
        self.say_with(id, &[("provider", self.chosen_provider(wizard).into())])
    }

    /// Two keys, or two mail servers, are told apart by their order.
    fn nth_title(&self, wizard: &Wizard, card: &Step, only: &str, nth: &str) -> String {
        let cards = wizard.cards();
        let is_alike = |other: &&Step| other.kind == Kind::Add && other.purpose == card.purpose;
        let alike: Vec<&Step> = cards.iter().filter(is_alike).collect();
        match alike.iter().position(|other| other.id == card.id) {
            Some(at) if alike.len() > 1 => self.say_with(nth, &[("number", (at + 1).into())]),
            _ => self.say(only),
        }
    }

    /// The way through the panel.
    fn path(&self, wizard: &Wizard, card: &Step, preset: Option<&Preset>) -> Vec<String> {
        let Some(registrar) = wizard.registrar() else { return Vec::new() };
        let lang = self.lang;
        let own = |steps: &[crate::catalog::Text]| -> Vec<String> {
            steps.iter().map(|step| step.of(lang).to_owned()).collect()
        };
        if let Some(preset) = preset {
            return joined(own(&registrar.click_path), own(&preset.steps));
        }
        let domain = wizard.answers.as_ref().map(|answers| &answers.domain);
        // Where one form holds a whole set, the set that exists is opened rather than a second one made.
        let is_there = wizard.whole_set(card).is_some_and(|set| {
            set.len() > card.wanted.len() || (card.kind == Kind::Replace && !card.gone.is_empty())
        });
        match card.kind {
            Kind::Add | Kind::Replace if !is_there => {
                registrar.steps(card.rtype, lang).into_iter().map(str::to_owned).collect()
            }
            Kind::Remove => joined(own(&registrar.click_path), own(&registrar.removal)),
            Kind::Add | Kind::Replace | Kind::Change => {
                let host = for_eye(&shown_name(registrar, &card.host, domain));
                let mut args =
                    vec![("type", Arg::from(card.rtype.as_str())), ("name", host.into())];
                let start = card.gone.iter().find_map(version_tag);
                let id = if start.is_some() { "card-open-text" } else { "card-open-line" };
                args.extend(start.map(|start| ("start", for_eye(start).into())));
                let edit = self.say_with(id, &args);
                own(&registrar.click_path).into_iter().chain([edit]).collect()
            }
        }
    }

    /// What goes wrong there and concerns this person, and whether labels may differ.
    fn warnings(&self, wizard: &Wizard, card: &Step, preset: Option<&Preset>) -> Vec<Line> {
        let (Some(registrar), Some(provider)) = (wizard.registrar(), wizard.provider()) else {
            return Vec::new();
        };
        let exchanges: Vec<_> = wizard
            .taken()
            .map(|photo| photo.mx().into_iter().map(|(_, exchange)| exchange).collect())
            .unwrap_or_default();
        let is_first = wizard.enter.card == 0;
        let mut lines: Vec<Line> = self.route_first(wizard, card).into_iter().collect();
        if is_first && wizard.world.is_practice {
            lines.push(Line::plain(self.say("card-practice")));
        }
        if let Some(preset) = preset {
            lines.push(Line::marked(Mark::Careful, preset.note.of(self.lang).to_owned()));
        }
        let concerns = |trap: &&Trap| {
            is_told_at(trap, card, is_first)
                && !is_about_present_mail(trap)
                && trap.when.concerns(&provider.id, &exchanges)
        };
        for trap in registrar.traps.iter().filter(concerns) {
            lines.push(Line::marked(Mark::Careful, trap.text.of(self.lang).to_owned()));
        }
        if is_unverified(registrar, card, self.lang) {
            let company = [("company", Arg::from(self.company(wizard)))];
            lines.push(Line::plain(self.say_with("card-labels-may-differ", &company)));
        }
        if is_doubtful(wizard, provider, card) {
            let name = [("provider", Arg::from(self.provider_name(provider)))];
            lines.push(Line::marked(
                Mark::Careful,
                self.say_with("card-value-not-confirmed", &name),
            ));
        }
        lines
    }

    /// What the company does at once to mail that arrives today, and what to do first.
    pub(super) fn before_anything(&self, wizard: &Wizard) -> Vec<Line> {
        let company = wizard.registrar().zip(wizard.provider()).zip(wizard.taken());
        let Some(((registrar, provider), photo)) = company else { return Vec::new() };
        let present: Vec<_> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
        let concerns = |trap: &&Trap| {
            is_about_present_mail(trap) && trap.when.concerns(&provider.id, &present)
        };
        let told = |trap: &Trap| Line::marked(Mark::Careful, trap.text.of(self.lang).to_owned());
        registrar.traps.iter().filter(concerns).map(told).collect()
    }

    /// That mail has no way now, or would have none.
    fn route_first(&self, wizard: &Wizard, card: &Step) -> Option<Line> {
        wizard.watch.as_ref()?;
        let route = wizard.open_route()?;
        let number = [("number", Arg::from(route + 1))];
        let takes_route = card.gone.iter().any(|data| matches!(data, Rdata::Mx { .. }));
        let id = match (wizard.has_lost_route(), route == wizard.enter.card) {
            (true, true) => "card-no-route-here",
            (true, false) => "card-no-route",
            (false, false) if card.kind == Kind::Remove && takes_route => "card-route-first",
            _ => return None,
        };
        Some(Line::marked(Mark::Careful, self.say_with(id, &number)))
    }

    fn records(&self, wizard: &Wizard, card: &Step) -> Vec<CardRecord> {
        let records = wizard.boxes(card);
        let of = records.len();
        let form = wizard.registrar().and_then(|registrar| registrar.forms.of(card.rtype));
        let is_long = card.wanted.iter().any(|wanted| is_long_text(&wanted.data));
        let note = form.and_then(|form| form.note.as_ref());
        let note = note.filter(|note| is_long || !is_about_long_texts(note));
        let record = |(at, mut boxes): (usize, Vec<crate::wizard::CardBox>)| {
            for cell in &mut boxes {
                if cell.value.is_empty() && cell.note.is_none() {
                    let id = if cell.role == Role::Name { "box-empty" } else { "box-as-is" };
                    cell.note = Some(self.say(id));
                }
            }
            let args = [("number", Arg::from(at + 1)), ("of", of.into())];
            CardRecord {
                place: (of > 1).then(|| self.say_with("card-line", &args)),
                boxes,
                note: note.filter(|_| at == 0).map(|note| note.of(self.lang).to_owned()),
            }
        };
        records.into_iter().enumerate().map(record).collect()
    }

    /// The values of the card, each alone under its label, and the lines that go: exact, for whoever
    /// selects them by hand.
    pub fn plain_values(&self, wizard: &Wizard) -> Vec<String> {
        let Some(card) = wizard.card() else { return Vec::new() };
        let mut lines = Vec::new();
        for field in wizard.boxes(&card).into_iter().flatten() {
            lines.push(self.say_with("values-label", &[("label", field.label.into())]));
            lines.extend(field.value.split('\n').map(str::to_owned));
            lines.push(String::new());
        }
        lines.extend(self.deletion(wizard, &card, false).map(|deletion| deletion.intro));
        lines.extend(card.gone.iter().map(|data| format!("{} {data}", card.rtype)));
        lines
    }

    /// The lines that go, and what becomes of them.
    fn deletion(&self, wizard: &Wizard, card: &Step, is_served: bool) -> Option<Deletion> {
        if card.gone.is_empty() || (is_served && card.kind != Kind::Remove) {
            return None;
        }
        let vanishes = wizard.registrar().is_some_and(|registrar| registrar.swaps_default_mx);
        let id = match card.kind {
            Kind::Remove => "card-delete",
            Kind::Replace if vanishes || card.preset.is_some() => "card-vanishes",
            Kind::Replace => "card-replaces",
            Kind::Add | Kind::Change if card.gone.len() > 1 => "card-edit-one",
            Kind::Add | Kind::Change => "card-stands-today",
        };
        let line = |data: &crate::records::Rdata| {
            format!("{} {}", data.rtype(), for_eye(&data.to_string()))
        };
        Some(Deletion {
            intro: self.say_with(id, &[("count", card.gone.len().into())]),
            lines: card.gone.iter().map(line).collect(),
        })
    }

    /// How the card stands at the company's servers.
    fn status(&self, wizard: &Wizard, card: &Step, state: &CardState) -> Line {
        let company = self.asked(wizard);
        let mut args = vec![("company", Arg::from(company))];
        let (mark, id) = match state {
            CardState::Waiting { last_asked: None } => (Mark::Wait, "status-about-to-ask"),
            CardState::Waiting { last_asked: Some(at) } => {
                args.push(("ago", self.ago(wizard.now.ms_since(*at)).into()));
                let is_said_done = wizard.enter.said_done.contains_key(&card.id);
                match (card.kind, is_said_done) {
                    (Kind::Remove, _) => (Mark::Wait, "status-still-there"),
                    (_, true) => (Mark::Wait, "status-saved-waiting"),
                    (_, false) => (Mark::Wait, "status-not-there"),
                }
            }
            CardState::Partial { new, of } => {
                let rest = of.saturating_sub(*new);
                args.extend([
                    ("new", Arg::from(*new)),
                    ("of", (*of).into()),
                    ("rest", rest.into()),
                ]);
                let is_removal = card.kind == Kind::Remove;
                (Mark::Wait, if is_removal { "status-partial-gone" } else { "status-partial" })
            }
            CardState::Served { servers, since } => {
                args.push(("count", Arg::from(*servers)));
                args.push(("lines", card.gone.len().into()));
                args.push(("clock", self.clock(*since).into()));
                if card.kind == Kind::Remove {
                    (Mark::Good, "status-gone")
                } else {
                    (Mark::Good, "status-served")
                }
            }
            CardState::Wrong(_) => (Mark::Careful, "status-wrong"),
            CardState::Unreachable => (Mark::Unknown, "status-unreachable"),
        };
        Line::marked(mark, self.say_with(id, &args))
    }
}

/// How a panel's list names the lines of a card: those of the domain itself carry its whole name where
/// the name box is left empty for them.
pub(super) fn shown_name(registrar: &Registrar, host: &Host, domain: Option<&Domain>) -> String {
    let is_whole = matches!(registrar.root, Root::Empty | Root::Full | Root::OwnSection);
    match (host, domain) {
        (Host::Apex, Some(domain)) if is_whole => domain.shown(),
        (host, _) => host.relative().to_owned(),
    }
}

/// Two paths in a row, without the step that both have at the seam.
fn joined(mut way: Vec<String>, then: Vec<String>) -> Vec<String> {
    let head = way.last().and_then(|last| last.split(" (").next()).unwrap_or_default();
    if !head.is_empty() && then.first().is_some_and(|first| first.starts_with(head)) {
        way.pop();
    }
    way.extend(then);
    way
}

/// The name under which Outlook looks for its settings; some traps are about nothing else.
const AUTODISCOVER: &str = "autodiscover";

/// Characters that one string of a text record holds (RFC 1035 §3.3).
const STRING_LENGTH: usize = 255;

/// True for a text that panels may want in parts.
fn is_long_text(data: &Rdata) -> bool {
    matches!(data, Rdata::Txt(text) if text.len() > STRING_LENGTH)
}

/// True when a form's note speaks of that limit.
fn is_about_long_texts(note: &crate::catalog::Text) -> bool {
    note.of(crate::catalog::Lang::En).contains("255")
}

/// How a text says what it is: `v=spf1`, `v=DMARC1`; `None` for one that does not.
fn version_tag(data: &Rdata) -> Option<&str> {
    let Rdata::Txt(text) = data else { return None };
    let tag = text.split([';', ' ']).next()?;
    (tag.starts_with("v=") && tag.len() <= LONGEST_TAG).then_some(tag)
}

/// Longer than the version of anything that mail knows.
const LONGEST_TAG: usize = 16;

/// True for what concerns the mail that arrives today, and comes before everything else.
const fn is_about_present_mail(trap: &Trap) -> bool {
    matches!((&trap.place, &trap.when), (Place::Start, When::PresentMx(_)))
}

/// Whether a trap of this place is told on this card.
fn is_told_at(trap: &Trap, card: &Step, is_first: bool) -> bool {
    match trap.place {
        Place::Start => is_first,
        Place::Mx => card.rtype == Rtype::Mx && card.kind != Kind::Remove,
        Place::Spf => card.purpose == Purpose::Send,
        Place::Txt => card.rtype == Rtype::Txt,
        Place::Cname if trap.id.contains(AUTODISCOVER) => {
            card.rtype == Rtype::Cname && card.host.relative() == AUTODISCOVER
        }
        Place::Cname => card.rtype == Rtype::Cname,
        Place::Removal => {
            card.kind == Kind::Remove || (card.kind == Kind::Replace && !card.gone.is_empty())
        }
    }
}

/// True when no document stands behind what the provider's part of the catalogue wants here. An entry
/// of the person's own that names no sources is his own word.
fn is_doubtful(wizard: &Wizard, provider: &Provider, card: &Step) -> bool {
    if card.wanted.is_empty() || provider.facts.is_empty() {
        return false;
    }
    let section = match card.purpose {
        Purpose::Receive => {
            let known = wizard.answers.as_ref().zip(wizard.taken());
            let set = known.and_then(|(answers, photo)| variant_of(answers, provider, photo));
            set.map_or_else(|| "variants".to_owned(), |set| format!("variants.{}", set.id))
        }
        Purpose::Send => "spf".to_owned(),
        // The rule for fakes is nobody's but ours.
        Purpose::Reject => return false,
        _ => {
            let hint = card.id.rsplit_once('-').map_or(card.id.as_str(), |(hint, _)| hint);
            format!("records.{hint}")
        }
    };
    provider.unverified(&section)
}

/// True when no document of the company stands behind the words shown.
fn is_unverified(registrar: &Registrar, card: &Step, lang: crate::catalog::Lang) -> bool {
    let form = match card.rtype {
        Rtype::Mx => "forms.mx",
        Rtype::Cname => "forms.cname",
        Rtype::Srv => "forms.srv",
        _ => "forms.txt",
    };
    let section = if card.kind == Kind::Remove { "removal" } else { form };
    let is_translated = lang == crate::catalog::Lang::Fr
        && registrar.french_interface
        && registrar.facts.get("labels_fr").is_some_and(|fact| !fact.verified);
    registrar.unverified("click_path") || registrar.unverified(section) || is_translated
}

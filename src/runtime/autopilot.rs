//! The autopilot: plays the practice journey by itself, with one classic mistake and its repair.
//!
//! It looks at the wizard as a person would and says what a person would; it knows no shortcut.

use crate::catalog::Role;
use crate::names::Host;
use crate::plan::{Kind, Step};
use crate::records::{Rdata, Rtype};
use crate::verdict::{CardState, Code, State};
use crate::wizard::{
    Edit, FieldKind, Intent, Layer, MailPage, PanelLine, PanelMode, PanelPage, PanelSetting,
    StepId, Wizard,
};

/// A key as Google shows one: 2048 bits, made for this purpose and used nowhere.
const KEY: &str = include_str!("../../assets/practice/dkim-key.txt");
/// A proof of ownership of the right shape.
const PROOF: &str = "google-site-verification=pRaCtIcE0nLy-mxguide_0123456789abcdefghijkl";

/// The entry of Namecheap's Mail Settings that lets a person type mail lines.
const CUSTOM_MX: &str = "Custom MX";

/// One move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    /// What is wanted.
    pub(crate) intent: Intent,
    /// What a person watching reads about it.
    pub(crate) told: Told,
}

/// What a person watching reads about a move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing: a step on the way.
    Nothing,
    /// This was typed as the answer.
    Typed(String),
    /// The panel was opened.
    Panel,
    /// This was typed into the box with this label.
    Box(String, String),
    /// The line was saved.
    Saved,
    /// This line was deleted.
    Deleted(String),
    /// This entry of this setting was chosen.
    Chosen(String, String),
}

/// The autopilot.
#[derive(Debug, Clone, Default)]
pub(crate) struct Autopilot {
    /// Cards typed in, by id.
    typed: Vec<String>,
    /// The one mistake was made.
    has_erred: bool,
    /// The mistake was repaired.
    has_repaired: bool,
    /// The box to fill next.
    next_box: usize,
}

fn quiet(intent: Intent) -> Move {
    Move { intent, told: Told::Nothing }
}

impl Autopilot {
    /// The next move, or `None` while there is nothing to do but wait.
    pub(crate) fn next(&mut self, wizard: &Wizard) -> Option<Move> {
        match &wizard.layer {
            Some(Layer::Help { .. }) => return Some(quiet(Intent::Help)),
            Some(Layer::Panel(page)) => return self.in_panel(wizard, page),
            Some(Layer::Network { .. }) => return Some(quiet(Intent::Back)),
            None => {}
        }
        match wizard.step {
            StepId::Domain => Some(domain(wizard)),
            StepId::Found => wizard.may_go_on().then(|| quiet(Intent::Next)),
            StepId::Host | StepId::Plan => Some(quiet(Intent::Next)),
            StepId::Mail => Some(mail(wizard)),
            StepId::Details => Some(detail(wizard)),
            StepId::Enter => self.on_card(wizard),
            StepId::Watch => match wizard.progress() {
                State::Confirmed | State::ConfirmedEverywhere if wizard.report.is_some() => {
                    Some(quiet(Intent::Quit))
                }
                _ => None,
            },
        }
    }

    /// Cards are typed in one after the other without waiting for each; a person in a hurry.
    fn on_card(&mut self, wizard: &Wizard) -> Option<Move> {
        let card = wizard.card()?;
        let cards = wizard.cards();
        if !self.typed.contains(&card.id) {
            self.next_box = 0;
            return Some(Move { intent: Intent::Panel, told: Told::Panel });
        }
        let wrong = (0..cards.len()).find(|at| {
            matches!(&wizard.card_state(*at),
                CardState::Wrong(finding) if finding.code == Code::NameDoubled)
        });
        if let Some(at) = wrong
            && !self.has_repaired
        {
            if at != wizard.enter.card {
                return Some(quiet(Intent::Choose(at)));
            }
            self.next_box = 0;
            return Some(Move { intent: Intent::Panel, told: Told::Panel });
        }
        let untyped = cards.iter().position(|other| !self.typed.contains(&other.id));
        if let Some(at) = untyped {
            return Some(quiet(Intent::Choose(at)));
        }
        if !wizard.enter.said_done.contains_key(&card.id) {
            return Some(quiet(Intent::Next));
        }
        // Everything is typed: wait for the servers, card by card.
        match wizard.card_state(wizard.enter.card) {
            CardState::Served { .. } => Some(quiet(Intent::Next)),
            _ => None,
        }
    }

    fn in_panel(&mut self, wizard: &Wizard, page: &PanelPage) -> Option<Move> {
        let card = wizard.card()?;
        match &page.mode {
            PanelMode::Lines { selected } => self.in_lines(wizard, page, &card, *selected),
            PanelMode::Form { is_sent: true, .. } => None,
            PanelMode::Form { boxes, focus, .. } => {
                let wanted = self.boxes_to_type(wizard, &card);
                let Some((role, value)) = wanted.get(self.next_box) else {
                    self.form_filled(&card);
                    return Some(Move { intent: Intent::Next, told: Told::Saved });
                };
                let at = boxes.iter().position(|field| field.role == *role)?;
                if *focus != at {
                    return Some(quiet(Intent::Choose(at)));
                }
                let label = boxes.get(at).map(|field| field.label.clone()).unwrap_or_default();
                self.next_box += 1;
                let intent = Intent::Edit(Edit::Fill(value.clone()));
                Some(Move { intent, told: Told::Box(label, value.clone()) })
            }
        }
    }

    fn form_filled(&mut self, card: &Step) {
        if self.typed.contains(&card.id) {
            self.has_repaired = true;
        } else {
            self.typed.push(card.id.clone());
            if card.host == dmarc_host() {
                self.has_erred = true;
            }
        }
        self.next_box = 0;
    }

    fn in_lines(
        &mut self,
        wizard: &Wizard,
        page: &PanelPage,
        card: &Step,
        selected: usize,
    ) -> Option<Move> {
        let lines = &page.view.lines;
        if lines.is_empty() {
            return None;
        }
        let select = |at: usize, then: Move| {
            if at == selected { then } else { quiet(Intent::Choose(at)) }
        };
        if self.typed.contains(&card.id) {
            let is_named = matches!(&wizard.card_state(wizard.enter.card),
                CardState::Wrong(finding) if finding.code == Code::NameDoubled);
            let doubled = lines.iter().position(|line| shows(line, "v=DMARC1"));
            return Some(match doubled.filter(|_| is_named && !self.has_repaired) {
                Some(at) => select(at, quiet(Intent::PanelEdit)),
                None => quiet(Intent::Back),
            });
        }
        match card.kind {
            Kind::Add => Some(quiet(Intent::PanelAdd)),
            Kind::Change => {
                let old = card.gone.first().map(ToString::to_string).unwrap_or_default();
                let at = lines.iter().position(|line| shows(line, &old));
                Some(at.map_or(quiet(Intent::PanelAdd), |at| select(at, quiet(Intent::PanelEdit))))
            }
            Kind::Replace => match &page.view.setting {
                Some(setting) if setting.current != CUSTOM_MX => Some(next_choice(setting)),
                _ => Some(quiet(Intent::PanelAdd)),
            },
            Kind::Remove => {
                if let Some(at) = lines.iter().position(|line| is_gone(card, line)) {
                    let told = Told::Deleted(lines.get(at).map(shown_value).unwrap_or_default());
                    return Some(select(at, Move { intent: Intent::PanelDelete, told }));
                }
                self.typed.push(card.id.clone());
                Some(quiet(Intent::Back))
            }
        }
    }

    /// What goes into the form: what the card says, but for the one mistake.
    fn boxes_to_type(&self, wizard: &Wizard, card: &Step) -> Vec<(Role, String)> {
        let boxes = wizard.boxes(card).into_iter().next().unwrap_or_default();
        boxes
            .into_iter()
            .filter(|field| field.role != Role::Type && !field.value.is_empty())
            .map(|field| {
                let errs = field.role == Role::Name
                    && card.host == dmarc_host()
                    && !self.has_erred
                    && !self.typed.contains(&card.id);
                match (&wizard.answers, errs) {
                    (Some(answers), true) => {
                        (field.role, card.host.absolute(&answers.domain).to_string())
                    }
                    _ => (field.role, field.value),
                }
            })
            .collect()
    }
}

/// Goes to the mail setting that lets a person type mail lines.
fn next_choice(setting: &PanelSetting) -> Move {
    let told = Told::Chosen(CUSTOM_MX.to_owned(), setting.label.clone());
    Move { intent: Intent::PanelSetting, told }
}

/// True for a line that the card wants deleted.
fn is_gone(card: &Step, line: &PanelLine) -> bool {
    card.gone.iter().any(|old| match old {
        Rdata::Mx { exchange, .. } => line.rtype == Rtype::Mx && shows(line, exchange.as_str()),
        other => shows(line, &other.to_string()),
    })
}

fn shown_value(line: &PanelLine) -> String {
    let value = line.boxes.iter().find(|(role, _)| matches!(role, Role::Target | Role::Value));
    value.map(|(_, text)| text.clone()).unwrap_or_default()
}

fn dmarc_host() -> Host {
    Host::Under("_dmarc".to_owned())
}

fn shows(line: &PanelLine, text: &str) -> bool {
    line.boxes.iter().any(|(_, value)| value.contains(text))
}

/// The domain at the company whose panel doubles names: there the classic mistake happens.
fn domain(wizard: &Wizard) -> Move {
    let wanted = wizard
        .world
        .pretend
        .iter()
        .find(|(_, company)| company == "namecheap")
        .map(|(domain, _)| domain.shown());
    match wanted {
        Some(domain) if wizard.domain.input.value() != domain => {
            Move { intent: Intent::Edit(Edit::Fill(domain.clone())), told: Told::Typed(domain) }
        }
        _ => quiet(Intent::Next),
    }
}

fn mail(wizard: &Wizard) -> Move {
    match wizard.mail_page {
        MailPage::List => {
            let choices = wizard.mail_choices();
            let google = choices.iter().position(|choice| choice.id.as_str() == "google-workspace");
            match google {
                Some(at) if at != wizard.mail.selected => quiet(Intent::Choose(at)),
                Some(at) => Move {
                    intent: Intent::Next,
                    told: Told::Typed(choices.get(at).map(|c| c.name.clone()).unwrap_or_default()),
                },
                None => quiet(Intent::Next),
            }
        }
        MailPage::Stop(_) => quiet(Intent::No),
        MailPage::Stopped(_) => quiet(Intent::Back),
        MailPage::Mailboxes => quiet(Intent::Next),
    }
}

fn detail(wizard: &Wizard) -> Move {
    let Some(field) = wizard.field() else { return quiet(Intent::Next) };
    let value = match &field.kind {
        FieldKind::Preset(_) => return quiet(Intent::No),
        FieldKind::Optional => return quiet(Intent::Yes),
        FieldKind::Value(_) => match field.key.as_str() {
            "verify_txt" => PROOF.to_owned(),
            "dkim_txt" => KEY.trim().to_owned(),
            "dmarc_rua" => match &wizard.answers {
                Some(answers) => format!("ada@{}", answers.domain),
                None => String::new(),
            },
            _ => String::new(),
        },
    };
    let present = wizard.details.input.value();
    if value.is_empty() || present == value {
        let told = if present.is_empty() { Told::Nothing } else { Told::Typed(present.to_owned()) };
        // Nothing else sends for this domain, and the selector stays as suggested.
        let intent = if present.is_empty() { Intent::Later } else { Intent::Next };
        return Move { intent, told };
    }
    quiet(Intent::Edit(Edit::Fill(value)))
}

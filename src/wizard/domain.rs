//! Step 1: which domain should receive mail?

use tui_input::{Input, InputRequest};

use super::state::{StepId, Wizard, World};
use super::{Edit, Effect, Intent, Offer, PhotoState};
use crate::names::{Domain, DomainFault, Reading, clean_paste, understand};
use crate::plan::Answers;

/// Longest text a field takes, in characters: a whole pasted page fits, a flood does not.
const FIELD_MOST: usize = 16_000;

/// What has the cursor on the first screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainFocus {
    /// The field.
    Input,
    /// A saved place, by position.
    Offer(usize),
    /// "Practise on a pretend domain".
    Practise,
}

/// `www.acme.fr` was typed: is `acme.fr` meant?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix {
    /// `www`, `mail`…
    pub prefix: String,
    /// As typed.
    pub long: Domain,
    /// Without the prefix.
    pub short: Domain,
}

/// Step 1.
#[derive(Debug, Clone)]
pub struct DomainStep {
    /// What was typed.
    pub input: Input,
    /// What is wrong with it, once Enter was pressed.
    pub problem: Option<DomainFault>,
    /// The question about `www.` or `mail.`.
    pub prefix: Option<Prefix>,
    /// What has the cursor.
    pub focus: DomainFocus,
    /// Places saved earlier.
    pub offers: Vec<Offer>,
    /// What stands in the field is a suggestion: whoever types means something else.
    is_suggested: bool,
}

impl DomainStep {
    pub(super) fn new(world: &World) -> Self {
        let first = world.pretend.first().map(|(domain, _)| domain.shown()).unwrap_or_default();
        Self {
            is_suggested: !first.is_empty(),
            input: Input::new(first),
            problem: None,
            prefix: None,
            focus: DomainFocus::Input,
            offers: Vec::new(),
        }
    }

    /// What the text means as it stands, for the line under the field.
    pub fn reading(&self) -> Option<Reading> {
        understand(self.input.value()).ok()
    }

    /// How many things the cursor can stand on.
    pub(super) fn stops(&self, is_practice: bool) -> usize {
        1 + self.offers.len() + usize::from(!is_practice)
    }

    fn take(&mut self, text: Edit) {
        if std::mem::take(&mut self.is_suggested)
            && matches!(text, Edit::Insert(_) | Edit::Paste(_))
        {
            self.input.reset();
        }
        edit(&mut self.input, text);
    }

    fn position(&self) -> usize {
        match self.focus {
            DomainFocus::Input => 0,
            DomainFocus::Offer(at) => 1 + at,
            DomainFocus::Practise => 1 + self.offers.len(),
        }
    }

    fn focus_at(&mut self, position: usize) {
        self.focus = match position {
            0 => DomainFocus::Input,
            at if at <= self.offers.len() => DomainFocus::Offer(at - 1),
            _ => DomainFocus::Practise,
        };
    }
}

/// Applies an edit to a text field, keeping it one clean line of bounded length.
pub(super) fn edit(input: &mut Input, edit: Edit) {
    let request = match edit {
        Edit::Insert(c) => {
            if c.is_control() || input.value().chars().count() >= FIELD_MOST {
                return;
            }
            InputRequest::InsertChar(c)
        }
        Edit::Paste(text) => {
            // In one piece: character by character a long paste takes seconds.
            let room = FIELD_MOST.saturating_sub(input.value().chars().count());
            let (left, cursor) = (clean_paste(&text, room), input.cursor());
            let mut whole: String = input.value().chars().take(cursor).collect();
            whole.push_str(&left);
            whole.extend(input.value().chars().skip(cursor));
            *input = Input::new(whole).with_cursor(cursor + left.chars().count());
            return;
        }
        Edit::Fill(text) => {
            *input = Input::new(clean_paste(&text, FIELD_MOST));
            return;
        }
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::DeleteWord => InputRequest::DeletePrevWord,
        Edit::Clear => InputRequest::DeleteLine,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::Home => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
    };
    input.handle(request);
}

impl Wizard {
    pub(super) fn domain_intent(&mut self, intent: Intent) -> Vec<Effect> {
        if self.domain.prefix.is_some() {
            return self.prefix_intent(&intent);
        }
        match intent {
            Intent::Edit(text) => {
                self.domain.problem = None;
                self.domain.focus = DomainFocus::Input;
                self.domain.take(text);
                Vec::new()
            }
            Intent::FocusNext => {
                let stops = self.domain.stops(self.world.is_practice);
                self.domain.focus_at((self.domain.position() + 1) % stops);
                Vec::new()
            }
            Intent::FocusPrevious => {
                let stops = self.domain.stops(self.world.is_practice);
                self.domain.focus_at((self.domain.position() + stops - 1) % stops);
                Vec::new()
            }
            Intent::Practise if !self.world.is_practice => vec![Effect::StartPractice],
            Intent::Choose(at) => self.load_offer(at),
            Intent::Next => match self.domain.focus {
                DomainFocus::Practise => vec![Effect::StartPractice],
                DomainFocus::Offer(at) => self.load_offer(at),
                DomainFocus::Input => self.domain_typed(),
            },
            _ => Vec::new(),
        }
    }

    fn load_offer(&self, at: usize) -> Vec<Effect> {
        self.domain
            .offers
            .get(at)
            .map(|offer| Effect::Load(offer.domain.clone()))
            .into_iter()
            .collect()
    }

    fn domain_typed(&mut self) -> Vec<Effect> {
        let reading = match understand(self.domain.input.value()) {
            Ok(reading) => reading,
            Err(fault) => {
                self.domain.problem = Some(fault);
                return Vec::new();
            }
        };
        let decided = self.answers.as_ref().map(|answers| answers.domain.clone());
        match reading.without_prefix {
            // Asked about once: whoever comes back here has decided.
            Some((_, short)) if decided.as_ref() == Some(&short) => self.begin(short),
            Some(_) if decided.as_ref() == Some(&reading.domain) => self.begin(reading.domain),
            Some((prefix, short)) => {
                self.domain.prefix = Some(Prefix { prefix, long: reading.domain, short });
                Vec::new()
            }
            None => self.begin(reading.domain),
        }
    }

    fn prefix_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        let Some(prefix) = self.domain.prefix.take() else { return Vec::new() };
        match intent {
            Intent::Next | Intent::Yes => self.begin(prefix.short),
            Intent::No => self.begin(prefix.long),
            Intent::Back => Vec::new(),
            _ => {
                self.domain.prefix = Some(prefix);
                Vec::new()
            }
        }
    }

    /// Takes the domain and starts the before-photo. The same domain again keeps every answer.
    pub(super) fn begin(&mut self, domain: Domain) -> Vec<Effect> {
        self.domain.problem = None;
        self.step = StepId::Found;
        let is_same = self.answers.as_ref().is_some_and(|answers| answers.domain == domain);
        if is_same && self.taken().is_some() {
            return Vec::new();
        }
        if !is_same {
            self.answers = Some(Answers::new(domain));
            self.forget_choices();
        }
        self.take_photo()
    }

    /// Asks for a new before-photo.
    pub(super) fn take_photo(&mut self) -> Vec<Effect> {
        let Some(domain) = self.answers.as_ref().map(|answers| answers.domain.clone()) else {
            return Vec::new();
        };
        let ticket = self.ticket();
        self.photo = PhotoState::Developing { ticket, since: self.now };
        vec![Effect::Photograph { ticket, domain }]
    }
}

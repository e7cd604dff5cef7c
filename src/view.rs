//! The full-screen face: `&Wizard` drawn into a frame.
//!
//! A pure function of the wizard, its words and what the terminal can show. Nothing is written back,
//! not even a scroll offset, and no clock is read, so every screen can be photographed in a test.
//! Sentences come from `words`; what is decided here is where they stand and what they look like.

mod card;
mod chrome;
mod details;
mod domain;
mod done;
mod field;
mod found;
mod gauge;
mod help;
mod lists;
mod look;
mod map;
mod measure;
mod network;
mod page;
mod panel;
mod parts;
mod plan;
mod svg;
mod watching;

use ratatui::Frame;
use ratatui::layout::Rect;

pub use look::Look;
pub use svg::svg;

use crate::catalog::Lang;
use crate::wizard::{Binding, Intent, Key, KeyCode, Layer, MailPage, StepId, Wizard};
use crate::words::Words;
use page::{Page, Window};

/// Below this many columns or rows there is only a sentence that asks for more.
const SMALLEST: (u16, u16) = (40, 12);

/// From this width on, two columns stand side by side.
const SIDE_BY_SIDE: u16 = 100;

/// From this width on, there is room for what is merely good to know.
const WIDE: u16 = 120;

/// All that a screen is made of.
#[derive(Debug, Clone, Copy)]
struct Scene<'a> {
    wizard: &'a Wizard,
    words: &'a Words,
    look: Look,
    /// The keys that work now. Asked for once: on a card they depend on what the servers say.
    bindings: &'a [Binding],
}

/// Draws the wizard as it is now.
pub fn draw(frame: &mut Frame<'_>, wizard: &Wizard, words: &Words, look: Look) {
    let bindings = wizard.bindings();
    let scene = Scene { wizard, words, look, bindings: &bindings };
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        scene.too_small(frame, area);
        return;
    }
    let body = scene.chrome(frame, area);
    match &wizard.layer {
        Some(Layer::Help { scroll }) => scene.help(frame, body, *scroll),
        Some(Layer::Panel(page)) => scene.panel(frame, body, page),
        Some(Layer::Network { id, scroll }) => scene.network(frame, body, id, *scroll),
        None => scene.step(frame, body),
    }
}

impl Scene<'_> {
    fn step(self, frame: &mut Frame<'_>, body: Rect) {
        match self.wizard.step {
            StepId::Domain => self.domain(frame, body),
            StepId::Found => self.found(frame, body),
            StepId::Host => self.host(frame, body),
            StepId::Mail => match self.wizard.mail_page {
                MailPage::List => self.mail(frame, body),
                MailPage::Stop(at) => self.stop(frame, body, at),
                MailPage::Stopped(at) => self.stopped(frame, body, at),
                MailPage::Mailboxes => self.mailboxes(frame, body),
            },
            StepId::Details => self.details(frame, body),
            StepId::Plan => self.plan(frame, body),
            StepId::Enter => self.card(frame, body),
            StepId::Watch => match self.words.done_page(self.wizard) {
                Some(done) => self.done(frame, body, &done),
                None => self.watching(frame, body),
            },
        }
    }

    /// An empty page as wide as `area`.
    fn page(self, area: Rect) -> Page {
        Page::new(area.width, self.look)
    }

    fn too_small(self, frame: &mut Frame<'_>, area: Rect) {
        let mut page = self.page(area);
        page.text(&self.words.too_small(area.width, area.height), look::Tone::Plain);
        page.draw(frame, area, Window::FollowCursor);
    }

    /// The name of the key that means `intent` here; empty when there is none.
    fn key_for(self, intent: &Intent) -> String {
        let bound = self.bindings.iter().find(|binding| binding.intent == *intent);
        bound.map(|binding| self.shown_key(binding)).unwrap_or_default()
    }

    /// True where Enter means `intent`.
    fn enter_means(self, intent: &Intent) -> bool {
        let enter = Key::plain(KeyCode::Enter);
        self.bindings.iter().any(|binding| binding.key == enter && binding.intent == *intent)
    }

    /// The name of a key. "Yes" is written `o` in French, where that key is bound as well as `y`.
    fn shown_key(self, binding: &Binding) -> String {
        let key = match (self.words.lang(), &binding.intent) {
            (Lang::Fr, Intent::Yes) => Key::char('o'),
            _ => binding.key,
        };
        self.words.key_name(key)
    }
}

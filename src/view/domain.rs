//! Step 1: the question, the field, and what else can be done from here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Scene;
use super::look::Tone;
use super::measure::width;
use super::page::{Page, Window};
use crate::wizard::{DomainFocus, Intent};
use crate::words::DomainPage;

impl Scene<'_> {
    pub(super) fn domain(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.domain_page(self.wizard);
        let mut page = self.page(body);
        page.text(&words.question, Tone::Title);
        page.blank();
        page.texts(&words.hints, Tone::Plain);
        page.blank();
        let step = &self.wizard.domain;
        let is_in_focus = step.prefix.is_none() && step.focus == DomainFocus::Input;
        let label_columns = width(&words.field);
        page.field(&words.field, label_columns, &step.input, is_in_focus);
        if let Some(understood) = &words.understood {
            let indent = Span::raw(" ".repeat(label_columns + 2));
            page.hanging(vec![indent], understood, Tone::Quiet);
        }
        page.blank();
        if let Some(problem) = &words.problem {
            page.problem(problem);
            page.blank();
        }
        if let Some(prefix) = &words.prefix {
            page.text(&prefix.question, Tone::Title);
            page.text(&prefix.why, Tone::Plain);
            page.blank();
            page.answer(&self.key_for(&Intent::Next), &prefix.short, true);
            page.answer(&self.key_for(&Intent::No), &prefix.long, false);
        } else {
            self.elsewhere(&mut page, &words);
        }
        page.draw(frame, body, Window::FollowCursor);
    }

    /// Saved places and practice.
    fn elsewhere(self, page: &mut Page, words: &DomainPage) {
        let focus = self.wizard.domain.focus;
        for (at, offer) in words.offers.iter().enumerate() {
            control(page, offer, focus == DomainFocus::Offer(at));
        }
        page.blank();
        if let Some(practise) = &words.practise {
            control(page, practise, focus == DomainFocus::Practise);
        }
        if let Some(hint) = &words.practise_hint {
            page.hanging(vec![Span::raw("  ")], hint, Tone::Quiet);
        }
        page.blank();
        if let Some(intro) = &words.pretend_intro {
            page.text(intro, Tone::Plain);
        }
        if !words.pretend.is_empty() {
            page.blank();
        }
        let columns = words.pretend.iter().map(|(domain, _)| width(domain)).max().unwrap_or(0);
        for (domain, about) in &words.pretend {
            let name = page.span(domain, Tone::Value);
            let gap = Span::raw(" ".repeat(columns.saturating_sub(name.width()) + 2));
            page.hanging(vec![Span::raw("  "), name, gap], about, Tone::Quiet);
        }
    }
}

/// A line that can be chosen.
fn control(page: &mut Page, text: &str, is_in_focus: bool) {
    let tone = if is_in_focus { Tone::Focus } else { Tone::Plain };
    let pointer = page.span_as_is(page.look.pointer(is_in_focus), Tone::Focus);
    let first = page.height();
    page.hanging(vec![pointer], text, tone);
    if is_in_focus {
        page.point(first, 0);
    }
}

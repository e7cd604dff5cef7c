//! The end: what was proven, what is left that DNS cannot show, and the files.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Scene;
use super::look::Tone;
use super::measure::width;
use super::page::{Page, Window};
use crate::words::{DonePage, Mark};

impl Scene<'_> {
    pub(super) fn done(self, frame: &mut Frame<'_>, body: Rect, words: &DonePage) {
        let mut page = self.page(body);
        page.text(&words.title, Tone::Title);
        page.blank();
        page.marked(Mark::Good, &words.proven, Tone::Good);
        for proof in &words.proof {
            page.under_mark(proof);
        }
        page.blank();
        for finding in &words.findings {
            page.finding(finding);
            page.blank();
        }
        if !words.left.is_empty() {
            page.text(&words.left_title, Tone::Title);
            for left in &words.left {
                page.marked(Mark::Todo, left, Tone::Plain);
            }
            page.blank();
        }
        saved(&mut page, words);
        page.draw(frame, body, Window::Scrolled(self.wizard.watching.scroll));
    }
}

/// Paths are shown whole, because they are to be found again.
fn saved(page: &mut Page, words: &DonePage) {
    if words.saved.is_empty() {
        return;
    }
    page.text(&words.saved_title, Tone::Title);
    for (path, purpose) in &words.saved {
        let purpose = page.span(purpose, Tone::Quiet);
        if width(path) + purpose.width() + 4 <= page.width {
            let path = page.span_as_is(path, Tone::Plain);
            page.put(Line::from(vec![Span::raw("  "), path, Span::raw("  "), purpose]));
        } else {
            page.path(path);
            page.put(Line::from(vec![Span::raw("  "), purpose]));
        }
    }
}

impl Page {
    fn path(&mut self, path: &str) {
        let room = self.width.saturating_sub(2).max(1);
        for line in super::measure::cut(&super::measure::harmless(path), room) {
            let line = self.span_as_is(&line, Tone::Plain);
            self.put(Line::from(vec![Span::raw("  "), line]));
        }
    }
}

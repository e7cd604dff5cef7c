//! Step 5: one question, where its answer is found, and a field or two answers.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Scene;
use super::look::Tone;
use super::measure::{harmless, shortened, width};
use super::page::{Page, Window};
use crate::wizard::Intent;
use crate::words::DetailsPage;

impl Scene<'_> {
    pub(super) fn details(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.details_page(self.wizard);
        let mut page = self.page(body);
        page.text(&words.place, Tone::Quiet);
        page.blank();
        page.text(&words.question, Tone::Title);
        page.blank();
        page.texts(&words.where_to_find, Tone::Plain);
        page.blank();
        given(&mut page, &words);
        match &words.choices {
            Some(choices) => {
                let (yes, no) = (self.key_for(&Intent::Yes), self.key_for(&Intent::No));
                page.answer(&yes, &choices.yes, choices.is_yes);
                page.answer(&no, &choices.no, !choices.is_yes);
            }
            None => self.typing(&mut page, &words),
        }
        page.blank();
        if let Some(problem) = &words.problem {
            page.problem(problem);
            page.blank();
        }
        page.lines(&words.notes);
        page.draw(frame, body, Window::FollowCursor);
    }

    fn typing(self, page: &mut Page, words: &DetailsPage) {
        let columns = width(&words.field);
        let indent = || Span::raw(" ".repeat(columns + 2));
        page.field(&words.field, columns, &self.wizard.details.input, true);
        if let Some(suggestion) = &words.suggestion {
            page.hanging(vec![indent()], suggestion, Tone::Quiet);
        }
        if let Some((label, example)) = &words.example {
            let label = page.span(label, Tone::Quiet);
            let room = page.width.saturating_sub(columns + 4 + label.width());
            let example = shortened(&harmless(example), room, self.look);
            let example = page.span_as_is(&example, Tone::Quiet);
            page.put(Line::from(vec![indent(), label, Span::raw("  "), example]));
        }
    }
}

/// What was given so far.
fn given(page: &mut Page, words: &DetailsPage) {
    if words.values.is_empty() {
        return;
    }
    if let Some(intro) = &words.values_intro {
        page.text(intro, Tone::Plain);
    }
    for value in &words.values {
        page.value(value, 2);
    }
    page.blank();
}

//! One network closely: how it stands and why, what it said last, by which way, and what it had
//! before.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::look::{Tone, tone_of};
use super::measure::{harmless, sentence, shortened, wrapped};
use super::page::{Page, Window, padded, widest};
use super::{SIDE_BY_SIDE, Scene};
use crate::words::{AnswerText, NetworkPage};

/// Most lines of one value: the beginning of a key is enough to know it by.
const MOST_LINES: usize = 3;

/// Columns between the two halves of a wide page.
const GAP: u16 = 5;

impl Scene<'_> {
    pub(super) fn network(self, frame: &mut Frame<'_>, body: Rect, id: &str, scroll: usize) {
        let words = self.words.network_page(self.wizard, id);
        let mut page = self.page(body);
        page.text(&words.title, Tone::Title);
        page.text(&words.about, Tone::Quiet);
        page.blank();
        page.lines(&words.lines);
        page.blank();
        if frame.area().width < SIDE_BY_SIDE {
            page.answers(&words.answers);
            page.blank();
            page.facts(&words.facts);
            page.blank();
            page.changes(&words);
            page.draw(frame, body, Window::Scrolled(scroll));
            return;
        }
        let half = (body.width - GAP) / 2;
        let mut left = self.page(Rect { width: half, ..body });
        left.answers(&words.answers);
        let mut right = self.page(Rect { width: half, ..body });
        right.facts(&words.facts);
        right.blank();
        right.changes(&words);
        page.beside(left, right, usize::from(GAP));
        page.draw(frame, body, Window::Scrolled(scroll));
    }
}

impl Page {
    /// What it said to each question.
    fn answers(&mut self, answers: &[AnswerText]) {
        let states = widest(answers.iter().map(|answer| answer.state.as_str()), 28);
        let room = self.width.saturating_sub(self.look.glyph_width() + states + 3);
        let labels = widest(answers.iter().map(|answer| answer.label.as_str()), room);
        for answer in answers {
            let mark = self.mark(answer.mark);
            let indent = mark.width() + 2;
            let state = sentence(&answer.state, self.look);
            let label = shortened(&sentence(&answer.label, self.look), labels, self.look);
            let label = padded(&label, labels);
            self.put(Line::from(vec![
                mark,
                self.span_as_is(&label, Tone::Plain),
                Span::raw("  "),
                self.span_as_is(&state, tone_of(answer.mark)),
            ]));
            for value in &answer.values {
                let columns = self.width.saturating_sub(indent).max(1);
                for line in wrapped(&harmless(value), columns).into_iter().take(MOST_LINES) {
                    let line = self.span_as_is(&line, Tone::Quiet);
                    self.put(Line::from(vec![Span::raw(" ".repeat(indent)), line]));
                }
            }
            if !answer.more.is_empty() {
                let more = self.span(&answer.more, Tone::Quiet);
                self.put(Line::from(vec![Span::raw(" ".repeat(indent)), more]));
            }
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let columns = widest(facts.iter().map(|(label, _)| label.as_str()), 14);
        for (label, fact) in facts {
            let lead = self.span(&padded(label, columns + 3), Tone::Quiet);
            self.hanging(vec![lead], fact, Tone::Plain);
        }
    }

    fn changes(&mut self, words: &NetworkPage) {
        if words.history.is_empty() {
            return;
        }
        self.text(&words.history_title, Tone::Quiet);
        let clocks = widest(words.history.iter().map(|(_, clock, _)| clock.as_str()), 30);
        for (mark, clock, word) in &words.history {
            let clock = self.span(&padded(clock, clocks + 3), Tone::Plain);
            self.put(Line::from(vec![clock, self.mark(*mark), self.span(word, tone_of(*mark))]));
        }
    }
}

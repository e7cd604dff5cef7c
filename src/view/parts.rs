//! Parts that several pages are made of: marked sentences, mistakes, answers to choose from, and
//! columns.

use ratatui::text::{Line, Span};

use super::look::Tone;
use super::measure::{harmless, sentence, wrapped};
use super::page::{Page, padded};
use crate::words::{self, FindingText, Mark, Problem};

/// One cell of a row of columns.
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    pub(super) columns: usize,
    /// Columns left free behind it.
    pub(super) gap: usize,
    pub(super) tone: Tone,
}

impl Page {
    /// A sentence with its mark, if it has one.
    pub(super) fn line(&mut self, line: &words::Line) {
        if line.text.is_empty() {
            return;
        }
        match line.mark {
            Some(mark) => self.marked(mark, &line.text, weight_of(mark)),
            None => self.text(&line.text, Tone::Plain),
        }
    }

    /// Sentences with their marks; those without stand under the text of the mark before them.
    pub(super) fn lines(&mut self, lines: &[words::Line]) {
        let mut is_under_mark = false;
        for line in lines {
            match line.mark {
                None if is_under_mark => self.under_mark(&line.text),
                mark => {
                    is_under_mark = mark.is_some();
                    self.line(line);
                }
            }
        }
    }

    /// A mistake: what is wrong behind its mark, the repair under it.
    pub(super) fn problem(&mut self, problem: &Problem) {
        self.marked(Mark::Careful, &problem.headline, Tone::Title);
        for repair in &problem.repair {
            self.under_mark(repair);
        }
    }

    /// A finding: what happened, what was seen, what to do, and exactly what to type.
    pub(super) fn finding(&mut self, finding: &FindingText) {
        self.headline(finding);
        self.repair(finding);
    }

    /// What happened.
    pub(super) fn headline(&mut self, finding: &FindingText) {
        let mut mark = self.mark(Mark::Careful);
        mark.style = self.look.style(Tone::Bad);
        self.hanging(vec![mark], &finding.headline, Tone::Title);
    }

    /// What was seen, what to do, and exactly what to type.
    pub(super) fn repair(&mut self, finding: &FindingText) {
        let indent = self.look.glyph_width() + 1;
        for seen in &finding.seen {
            self.seen(seen, indent + 2);
        }
        for repair in &finding.repair {
            self.under_mark(repair);
        }
        if let Some(value) = &finding.type_this {
            self.value(value, indent + 2);
        }
        if let Some(then) = &finding.then {
            self.under_mark(then);
        }
    }

    /// What was seen, for comparison, never to be typed. A mark below a text keeps its place by
    /// spaces that do not break; they are plain ones once the lines are made.
    fn seen(&mut self, seen: &str, indent: usize) {
        let columns = self.width.saturating_sub(indent).max(1);
        for line in wrapped(&harmless(seen), columns).into_iter().take(6) {
            let text = line.replace('\u{a0}', " ");
            let text = Span::styled(text, self.look.style(Tone::Careful));
            self.put(Line::from(vec![Span::raw(" ".repeat(indent)), text]));
        }
    }

    /// A sentence that stands under the text of a mark.
    pub(super) fn under_mark(&mut self, text: &str) {
        let indent = " ".repeat(self.look.glyph_width() + 1);
        self.hanging(vec![Span::raw(indent)], text, Tone::Plain);
    }

    /// An answer with the key that gives it. The preselected one carries the pointer and the cursor.
    pub(super) fn answer(&mut self, key: &str, text: &str, is_selected: bool) {
        let (key_tone, text_tone) =
            if is_selected { (Tone::Focus, Tone::Focus) } else { (Tone::Title, Tone::Plain) };
        let pointer = self.span_as_is(self.look.pointer(is_selected), Tone::Focus);
        let key = sentence(key, self.look);
        let key = Span::styled(padded(&key, 8), self.look.style(key_tone));
        let first = self.height();
        self.hanging(vec![pointer, key], text, text_tone);
        if is_selected {
            self.point(first, 0);
        }
    }

    /// Texts side by side, each wrapped in its own columns; as many lines as the longest needs.
    pub(super) fn columns(&mut self, lead: &Span<'static>, cells: &[Cell<'_>]) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .map(|cell| wrapped(&sentence(cell.text, self.look), cell.columns))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..height {
            let mut line = Line::default();
            let lead = if row == 0 { lead.clone() } else { Span::raw(" ".repeat(lead.width())) };
            line.push_span(lead);
            for (cell, texts) in cells.iter().zip(&wrapped) {
                let text = texts.get(row).map_or("", String::as_str);
                let text = padded(text, cell.columns + cell.gap);
                line.push_span(Span::styled(text, self.look.style(cell.tone)));
            }
            self.put(line);
        }
    }
}

/// How a sentence stands out behind its mark.
const fn weight_of(mark: Mark) -> Tone {
    match mark {
        Mark::Careful => Tone::Title,
        _ => Tone::Plain,
    }
}

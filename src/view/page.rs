//! A page: lines of text put together top to bottom for a given width, then shown through a window.
//!
//! ```text
//!          width
//!    ┌───────────────┐
//!    │ Question      │
//!    │               │ ◀ offset ┐
//!    │ Label  value▏ │          │ window
//!    │ ! what to do  │          │
//!    │               │ ◀────────┘   ↓ in the margin: there is more
//!    └───────────────┘
//! ```
//! Composing never scrolls and scrolling never composes, so no screen keeps a scroll offset of its
//! own: it is an argument, clamped here.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Look;
use super::look::{Tone, tone_of};
use super::measure::{folded, harmless, sentence, shortened, width, wrapped};
use crate::words::Mark;

/// Running text is not set wider than this: longer lines are hard to read.
const READABLE: usize = 76;

/// A page being put together.
pub(super) struct Page {
    pub(super) look: Look,
    pub(super) width: usize,
    lines: Vec<Line<'static>>,
    cursor: Option<(usize, usize)>,
}

/// Which part of a page its window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// As far down as the cursor needs.
    FollowCursor,
    /// This many lines down; none means as far as the cursor needs.
    Scrolled(usize),
    /// This many lines down, wherever the cursor is.
    From(usize),
}

impl Page {
    /// An empty page of `width` columns.
    pub(super) fn new(width: u16, look: Look) -> Self {
        Self { look, width: usize::from(width).max(1), lines: Vec::new(), cursor: None }
    }

    /// How many lines it has.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// How many of them are not air.
    pub(super) fn content(&self) -> usize {
        self.lines.iter().filter(|line| !is_air(line)).count()
    }

    /// Where the cursor stands, if it stands anywhere.
    pub(super) const fn cursor(&self) -> Option<(usize, usize)> {
        self.cursor
    }

    /// Air; never twice and never at the top.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !is_air(line)) {
            self.lines.push(Line::default());
        }
    }

    /// A line as it is.
    pub(super) fn put(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    /// Puts another page under this one.
    pub(super) fn append(&mut self, other: Self) {
        let first = self.lines.len();
        self.lines.extend(other.lines);
        self.cursor = other.cursor.map(|(line, column)| (first + line, column)).or(self.cursor);
    }

    /// Puts two pages side by side under this one, `gap` columns apart.
    pub(super) fn beside(&mut self, left: Self, right: Self, gap: usize) {
        let height = left.height().max(right.height());
        let columns = left.width + gap;
        let mut right = right.lines.into_iter();
        let mut left = left.lines.into_iter();
        for _ in 0..height {
            let mut line = left.next().unwrap_or_default();
            if let Some(beside) = right.next().filter(|beside| !is_air(beside)) {
                line.push_span(Span::raw(" ".repeat(columns.saturating_sub(line.width()))));
                line.spans.extend(beside.spans);
            }
            self.lines.push(line);
        }
    }

    /// A piece of one of our sentences, ready for a line.
    pub(super) fn span(&self, text: &str, tone: Tone) -> Span<'static> {
        Span::styled(sentence(text, self.look), self.look.style(tone))
    }

    /// A piece that is fit for this terminal already.
    pub(super) fn span_as_is(&self, text: &str, tone: Tone) -> Span<'static> {
        Span::styled(harmless(text), self.look.style(tone))
    }

    /// A sentence.
    pub(super) fn text(&mut self, text: &str, tone: Tone) {
        self.hanging(Vec::new(), text, tone);
    }

    /// Sentences, each on its own.
    pub(super) fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>, tone: Tone) {
        for text in texts {
            self.text(text, tone);
        }
    }

    /// A sentence behind `lead`; its further lines stand under its first word.
    pub(super) fn hanging(&mut self, lead: Vec<Span<'static>>, text: &str, tone: Tone) {
        let indent: usize = lead.iter().map(Span::width).sum();
        let columns = self.width.min(READABLE).saturating_sub(indent).max(1);
        let style = self.look.style(tone);
        let mut lead = Some(lead);
        for line in wrapped(&sentence(text, self.look), columns) {
            let mut spans = lead.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(indent))]);
            spans.push(Span::styled(line, style));
            self.lines.push(Line::from(spans));
        }
    }

    /// A mark, padded so that texts behind marks stand under each other.
    pub(super) fn mark(&self, mark: Mark) -> Span<'static> {
        let glyph = self.look.glyph(mark);
        let pad = self.look.glyph_width().saturating_sub(width(glyph)) + 1;
        Span::styled(format!("{glyph}{}", " ".repeat(pad)), self.look.style(tone_of(mark)))
    }

    /// A sentence behind its mark.
    pub(super) fn marked(&mut self, mark: Mark, text: &str, tone: Tone) {
        let lead = vec![self.mark(mark)];
        self.hanging(lead, text, tone);
    }

    /// A value to type: bold, alone, not wrapped while it fits, folded with nothing added when not.
    pub(super) fn value(&mut self, value: &str, indent: usize) {
        let value = harmless(value);
        let room = self.width.saturating_sub(indent);
        let indent = if width(&value) > room { 0 } else { indent };
        for line in folded(&value, self.width.saturating_sub(indent)) {
            let text = Span::styled(line, self.look.style(Tone::Value));
            self.lines.push(Line::from(vec![Span::raw(" ".repeat(indent)), text]));
        }
    }

    /// A label and a value beside it; a value too long for that stands below, from the left edge.
    /// A value of several lines keeps them. Gives back where the value begins: line and column.
    pub(super) fn labelled(
        &mut self,
        lead: &str,
        label: &str,
        columns: usize,
        value: &str,
    ) -> (usize, usize) {
        let lines: Vec<String> = value.split('\n').map(harmless).collect();
        let label = Span::styled(
            padded(&shortened(&sentence(label, self.look), columns, self.look), columns),
            self.look.style(Tone::Plain),
        );
        let lead = Span::styled(lead.to_owned(), self.look.style(Tone::Focus));
        let indent = lead.width() + columns + 2;
        let mut before = vec![lead, label];
        let first = self.lines.len();
        if lines.iter().any(|line| indent + width(line) > self.width) {
            self.put(Line::from(before));
            for line in &lines {
                self.value(line, 0);
            }
            return (first + 1, 0);
        }
        before.push(Span::raw("  "));
        for line in lines {
            before.push(Span::styled(line, self.look.style(Tone::Value)));
            self.put(Line::from(before));
            before = vec![Span::raw(padded("", indent))];
        }
        (first, indent)
    }

    /// The terminal's cursor stands here.
    pub(super) fn point(&mut self, line: usize, column: usize) {
        self.cursor = Some((line, column));
    }

    /// The terminal's cursor stands at the beginning of the last line.
    pub(super) fn point_last(&mut self, column: usize) {
        self.point(self.lines.len().saturating_sub(1), column);
    }

    /// Gives up air, from the bottom up, for as long as that brings the page nearer to `height`.
    pub(super) fn squeeze(&mut self, height: usize) {
        for at in (0..self.lines.len()).rev() {
            if self.lines.len() <= height {
                return;
            }
            if self.lines.get(at).is_some_and(is_air) {
                self.lines.remove(at);
                if let Some((line, _)) = &mut self.cursor {
                    *line -= usize::from(*line > at);
                }
            }
        }
    }

    /// Shows the part of the page that `window` asks for, and the cursor where it is in sight.
    pub(super) fn draw(mut self, frame: &mut Frame<'_>, area: Rect, window: Window) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let height = usize::from(area.height);
        let has_room = self.content() <= height;
        if has_room || window == Window::FollowCursor {
            self.squeeze(height);
        }
        let last = self.lines.len().saturating_sub(height);
        let followed = self.cursor.map_or(0, |(line, _)| (line + 2).saturating_sub(height));
        let offset = match window {
            Window::From(lines) => lines.min(last),
            Window::Scrolled(lines) if lines > 0 => lines.min(last),
            Window::Scrolled(_) | Window::FollowCursor => followed.min(last),
        };
        let buffer = frame.buffer_mut();
        for (y, line) in (area.y..area.bottom()).zip(self.lines.iter().skip(offset)) {
            set_line(buffer, area.x, y, line, area.width);
        }
        // One column away from the text, so that it is never taken for part of a value.
        let margin = area.right() + 1;
        if margin < buffer.area.right() {
            let quiet = self.look.style(Tone::Quiet);
            if offset > 0 {
                buffer.set_string(margin, area.y, self.look.more(false), quiet);
            }
            if offset < last {
                buffer.set_string(margin, area.bottom() - 1, self.look.more(true), quiet);
            }
        }
        if let Some((line, column)) = self.cursor
            && (offset..offset + height).contains(&line)
        {
            let down = u16::try_from(line - offset).unwrap_or(u16::MAX);
            let right = u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
            frame.set_cursor_position(Position::new(area.x + right, area.y + down));
        }
    }
}

/// Writes a line into the buffer. Most spans hold only signs of one column each, which need not be
/// measured one by one; the others are left to ratatui.
fn set_line(buffer: &mut Buffer, mut x: u16, y: u16, line: &Line<'_>, width: u16) {
    let end = x.saturating_add(width).min(buffer.area.right());
    for span in &line.spans {
        if x >= end {
            return;
        }
        if !span.content.chars().all(is_one_column) {
            (x, _) = buffer.set_span(x, y, span, end - x);
            continue;
        }
        let row = buffer.index_of(x, y);
        let Some(cells) = buffer.content.get_mut(row..row + usize::from(end - x)) else { return };
        for (cell, sign) in cells.iter_mut().zip(span.content.chars()) {
            // Most of a screen is air, and what is blank need not be made blank.
            if sign != ' ' || cell.symbol() != " " {
                cell.set_char(sign);
            }
            cell.set_style(span.style);
            x += 1;
        }
    }
}

/// True for signs that are known to take one column and to join with nothing: printable ASCII, the
/// letters of western Europe, box drawing and blocks, braille.
const fn is_one_column(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}')
        || matches!(sign, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}')
}

/// True for a line with nothing on it. Its width would be measured sign by sign, several times a frame.
fn is_air(line: &Line<'_>) -> bool {
    line.spans.iter().all(|span| span.content.is_empty())
}

/// `text` filled up with spaces to `columns`.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let pad = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(pad))
}

/// Columns of the widest of these texts, at most `most`.
pub(super) fn widest<'t>(texts: impl Iterator<Item = &'t str>, most: usize) -> usize {
    texts.map(width).max().unwrap_or(0).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { color: false, unicode: false };

    #[test]
    fn air_is_given_up_before_content_and_the_cursor_stays_on_its_line() {
        let mut page = Page::new(20, PLAIN);
        for text in ["a", "b", "c"] {
            page.text(text, Tone::Plain);
            page.blank();
        }
        page.point(4, 0);
        page.squeeze(3);
        let lines: Vec<String> = page.lines.iter().map(ToString::to_string).collect();
        assert_eq!(lines, ["a", "b", "c"]);
        assert_eq!(page.cursor(), Some((2, 0)));
    }

    #[test]
    fn a_line_is_written_as_ratatui_would_write_it() {
        let spans = ["plain ", "é\u{a0}à ", "⣿█▁", "日本", "e\u{301}x", "…→✓", "end of the line"];
        let line: Line<'_> = spans.map(Span::raw).into_iter().collect();
        for width in 0..40 {
            let area = ratatui::layout::Rect::new(0, 0, 30, 1);
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            set_line(&mut ours, 2, 0, &line, width);
            theirs.set_line(2, 0, &line, width);
            assert_eq!(ours, theirs, "{width}");
        }
    }

    #[test]
    fn a_value_that_fits_beside_nothing_begins_at_the_edge() {
        let mut page = Page::new(10, PLAIN);
        let value = "v=spf1 include:example.com -all";
        assert_eq!(page.labelled("  ", "Value", 5, value), (1, 0));
        let shown: String = page.lines.iter().skip(1).map(ToString::to_string).collect();
        assert_eq!(shown, value);
    }
}

//! Step 6: what will change, card by card, and what stays. Also the short list of cards that stands
//! beside an open card on wide terminals.
//!
//! ```text
//!  Five changes at Cloudflare, in this order
//!
//!  1 add      MX    1 smtp.google.com
//!  2 change   TXT   v=spf1 include:… ~all        what will stand there
//!                   v=spf1 include:… -all        what goes, quiet
//!                   one more sender; 4 of 10     why
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Scene;
use super::look::Tone;
use super::measure::{cut, harmless, sentence, shortened, width, wrapped};
use super::page::{Page, Window, padded, widest};
use crate::words::{KeptEntry, Mark, PlanEntry, PlanPage};

/// Lines of one value that the plan shows; the card shows it whole.
const VALUE_LINES: usize = 3;

impl Scene<'_> {
    pub(super) fn plan(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.plan_page(self.wizard);
        let mut page = self.page(body);
        page.text(&words.headline, Tone::Title);
        page.blank();
        let verb = widest(words.entries.iter().map(|entry| entry.verb.as_str()), 14);
        for entry in &words.entries {
            page.plan_entry(entry, verb);
        }
        page.blank();
        page.lines(&words.notes);
        rest(&mut page, &words);
        page.draw(frame, body, Window::Scrolled(self.wizard.plan_scroll));
    }

    /// The cards in a line each, the open one pointed at.
    pub(super) fn card_list(self, page: &mut Page) {
        let words = self.words.plan_page(self.wizard);
        let verb = widest(words.entries.iter().map(|entry| entry.verb.as_str()), 12);
        for (at, entry) in words.entries.iter().enumerate() {
            let is_open = at == self.wizard.enter.card;
            let tone = if is_open { Tone::Focus } else { Tone::Plain };
            let pointer = page.span_as_is(self.look.pointer(is_open), Tone::Focus);
            let mark = page.mark(if entry.is_served { Mark::Good } else { Mark::Todo });
            let what = format!(
                "{} {}  {:<5}  {}",
                entry.number,
                padded(&entry.verb, verb),
                entry.rtype,
                summary(entry)
            );
            let room = page.width.saturating_sub(pointer.width() + mark.width());
            let what = page.span_as_is(&shortened(&harmless(&what), room, self.look), tone);
            page.put(Line::from(vec![pointer, mark, what]));
        }
    }
}

/// A card's content in a few words: the name it is about, or the value at the domain itself.
fn summary(entry: &PlanEntry) -> String {
    match entry.host.as_str() {
        "@" | "" => entry.values.first().or(entry.gone.first()).cloned().unwrap_or_default(),
        host => host.to_owned(),
    }
}

fn rest(page: &mut Page, words: &PlanPage) {
    if let Some(title) = &words.later_title {
        page.blank();
        page.text(title, Tone::Title);
        for later in &words.later {
            page.marked(Mark::Todo, later, Tone::Plain);
        }
    }
    if let Some(title) = &words.kept_title {
        page.blank();
        page.text(title, Tone::Title);
        for kept in &words.kept {
            page.kept_entry(kept);
        }
    }
}

impl Page {
    fn plan_entry(&mut self, entry: &PlanEntry, verb: usize) {
        let number = if entry.is_served {
            self.mark(Mark::Good)
        } else {
            let columns = self.look.glyph_width().max(2);
            self.span_as_is(&padded(&entry.number.to_string(), columns), Tone::Plain)
        };
        let number_columns = self.look.glyph_width().max(2) + 1;
        let verb_text = padded(&sentence(&entry.verb, self.look), verb);
        let lead = vec![
            Span::raw(padded("", number_columns.saturating_sub(number.width()))),
            number,
            self.span_as_is(&verb_text, Tone::Plain),
            self.span_as_is(&format!("  {}", padded(&entry.rtype, 7)), Tone::Plain),
        ];
        let indent: usize = lead.iter().map(Span::width).sum();
        let mut lead = Some(lead);
        let mut put = |page: &mut Self, text: String, tone: Tone| {
            let mut spans = lead.take().unwrap_or_else(|| vec![Span::raw(padded("", indent))]);
            spans.push(Span::styled(text, page.look.style(tone)));
            page.put(Line::from(spans));
        };
        let columns = self.width.saturating_sub(indent);
        if !matches!(entry.host.as_str(), "@" | "") {
            put(self, shortened(&harmless(&entry.host), columns, self.look), Tone::Value);
        }
        let is_removal = entry.values.is_empty();
        for value in &entry.values {
            for line in first_lines(value, columns, self.look) {
                put(self, line, Tone::Value);
            }
        }
        for gone in &entry.gone {
            let (minus, tone) = if is_removal { ("", Tone::Value) } else { ("- ", Tone::Quiet) };
            for line in first_lines(&format!("{minus}{gone}"), columns, self.look) {
                put(self, line, tone);
            }
        }
        let indent = Span::raw(padded("", indent));
        if !entry.reason.is_empty() {
            self.hanging(vec![indent], &entry.reason, Tone::Quiet);
        }
    }

    fn kept_entry(&mut self, kept: &KeptEntry) {
        let mark = self.mark(Mark::Good);
        let host = match kept.host.as_str() {
            "@" | "" => String::new(),
            host => format!("{host}  "),
        };
        let what = format!("{:<5}  {host}{}", kept.rtype, kept.value);
        let room = self.width.saturating_sub(mark.width());
        let what = self.span_as_is(&shortened(&harmless(&what), room, self.look), Tone::Plain);
        let indent = Span::raw(padded("", mark.width() + 7));
        self.put(Line::from(vec![mark, what]));
        if !kept.reason.is_empty() {
            self.hanging(vec![indent], &kept.reason, Tone::Quiet);
        }
    }
}

/// The first lines of a value, with an ellipsis when there are more.
fn first_lines(value: &str, columns: usize, look: super::Look) -> Vec<String> {
    let value = harmless(value);
    // For the eye only: what is to be typed stands whole on its card.
    let mut lines = wrapped(&value, columns);
    if lines.len() > VALUE_LINES {
        lines.truncate(VALUE_LINES);
        if let Some(last) = lines.last_mut() {
            let mark = if look.unicode { "…" } else { "..." };
            let room = columns.saturating_sub(width(mark));
            *last = cut(last, room).into_iter().next().unwrap_or_default() + mark;
        }
    }
    lines
}

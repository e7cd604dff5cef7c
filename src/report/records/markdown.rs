//! The records as Markdown (CommonMark 0.31), for a ticket or a wiki. Values stand in code spans, and
//! on several lines in fences, as long as it takes for the marks inside them to end neither. There is
//! no table: a stroke inside a cell is written differently from one renderer to the next.

use super::Listing;
use crate::names::escaped;
use crate::report::{LONGEST, sentence, shown};
use crate::words::{CardRecord, HandoverCard, HandoverLines, Words};

/// The plan as Markdown.
pub fn records_markdown(listing: &Listing<'_>) -> String {
    let words = listing.words;
    let page = words.handover_page(listing.wizard);
    let mut sheet = Markdown(String::new());
    sheet.heading(1, &page.title);
    page.intro.iter().for_each(|sentence| sheet.paragraph(sentence));
    let notes: Vec<String> = page.notes.into_iter().map(|note| note.text).collect();
    sheet.list(&notes);
    if !page.way.is_empty() {
        sheet.heading(2, &words.say("handover-way"));
        sheet.steps(&page.way);
    }
    if let Some(url) = &page.page {
        sheet.paragraph_of(&[("", &words.say_with("handover-open", &[("url", "".into())]), url)]);
    }
    if !page.cards.is_empty() {
        sheet.heading(2, &words.say("handover-cards"));
    }
    for card in &page.cards {
        sheet.card(words, card);
    }
    if !page.removals.is_empty() {
        sheet.heading(2, &words.say("handover-removals"));
        sheet.paragraph(&words.say("handover-removals-when"));
    }
    for card in &page.removals {
        sheet.card(words, card);
    }
    if !page.kept.is_empty() {
        sheet.heading(2, &words.say("handover-kept"));
        sheet.lines(&HandoverLines { intro: String::new(), lines: page.kept });
    }
    sheet.heading(2, &words.say("handover-undo"));
    page.undo_intro.iter().for_each(|sentence| sheet.paragraph(sentence));
    page.undo.iter().for_each(|lines| sheet.lines(lines));
    if !page.left.is_empty() {
        sheet.heading(2, &words.say("handover-left"));
        sheet.paragraph(&words.say("handover-left-who"));
        sheet.list(&page.left);
    }
    sheet.0.truncate(sheet.0.trim_end().len());
    sheet.0.push('\n');
    sheet.0
}

struct Markdown(String);

impl Markdown {
    fn block(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push_str("\n\n");
    }

    fn heading(&mut self, level: usize, title: &str) {
        self.block(&format!("{} {}", "#".repeat(level), prose(title)));
    }

    fn paragraph(&mut self, sentence: &str) {
        if !sentence.is_empty() {
            self.block(&prose(sentence));
        }
    }

    /// Words with a value behind them, one a line.
    fn paragraph_of(&mut self, parts: &[(&str, &str, &str)]) {
        let line = |(mark, words, value): &(&str, &str, &str)| {
            format!("{mark}{} {}", prose(words.trim_end()), span(value))
        };
        let lines: Vec<String> = parts.iter().map(line).collect();
        self.block(&lines.join("\n"));
    }

    fn list(&mut self, entries: &[String]) {
        let lines: Vec<String> =
            entries.iter().map(|entry| format!("- {}", prose(entry))).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    fn steps(&mut self, steps: &[String]) {
        let line = |(at, step): (usize, &String)| format!("{}. {}", at + 1, prose(step));
        let lines: Vec<String> = steps.iter().enumerate().map(line).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    fn card(&mut self, words: &Words, card: &HandoverCard) {
        self.heading(3, &words.labelled(&card.place, &card.title));
        self.paragraph(&sentence(&card.reason));
        self.steps(&card.path);
        for warning in &card.warnings {
            self.block(&format!("> {}", prose(&warning.text)));
        }
        if let Some(today) = &card.today {
            self.lines(today);
        }
        card.records.iter().for_each(|record| self.form(record));
        self.paragraph(&sentence(&card.save));
    }

    fn form(&mut self, record: &CardRecord) {
        self.paragraph(record.place.as_deref().unwrap_or_default());
        let mut lines = Vec::new();
        for field in &record.boxes {
            let note = field.note.as_deref().map(|note| format!(" ({})", prose(note)));
            let note = note.unwrap_or_default();
            let value = valued(&field.value);
            lines.push(format!("- **{}**{note}{value}", prose(&field.label)));
        }
        self.block(&lines.join("\n"));
        self.paragraph(record.note.as_deref().unwrap_or_default());
    }

    fn lines(&mut self, lines: &HandoverLines) {
        self.paragraph(&lines.intro);
        let line = |one: &crate::words::HandoverLine| {
            format!("- {} {} {}", one.rtype, span(&one.name), span(&one.value))
        };
        let lines: Vec<String> = lines.lines.iter().map(line).collect();
        self.block(&lines.join("\n"));
    }
}

/// What stands behind a label: nothing, a span, or a fence below it.
fn valued(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    if !value.contains('\n') {
        return format!(": {}", span(value));
    }
    let lines: Vec<String> = value.split('\n').map(|line| escaped(line, LONGEST)).collect();
    let fence = "`".repeat(longest_run(value).max(2) + 1);
    format!(":\n\n  {fence}text\n  {}\n  {fence}\n", lines.join("\n  "))
}

/// A code span: as many backticks as its content does not have in a row, and a space where it begins
/// or ends with one, or where a space at both ends would be taken away (CommonMark §6.1).
fn span(value: &str) -> String {
    let value = shown(value);
    let marks = "`".repeat(longest_run(&value) + 1);
    let is_blank = value.chars().all(|c| c == ' ');
    let touches = value.starts_with('`') || value.ends_with('`');
    let would_shrink = value.starts_with(' ') && value.ends_with(' ') && !is_blank;
    let room = if touches || would_shrink { " " } else { "" };
    if value.is_empty() { String::new() } else { format!("{marks}{room}{value}{room}{marks}") }
}

/// The most backticks in a row.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A sentence with everything escaped that Markdown or the HTML in it would read.
fn prose(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let text = shown(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in text.chars().enumerate() {
        let is_mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '!' | '$'
        );
        // `1.` and `-` begin a list only at the start of a line.
        let is_start = at == 0 && matches!(c, '-' | '+' | '=');
        let ends_number = digits > 0 && at == digits && matches!(c, '.' | ')');
        if is_mark || is_start || ends_number {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_longer_than_the_backticks_in_it() {
        assert_eq!(span("v=spf1 -all"), "`v=spf1 -all`");
        assert_eq!(span("a`b|c"), "``a`b|c``");
        assert_eq!(span("``"), "``` `` ```");
        assert_eq!(span(" a "), "`  a  `");
    }

    #[test]
    fn several_lines_stand_in_a_fence_that_they_cannot_end() {
        assert_eq!(valued("a\n```b"), ":\n\n  ````text\n  a\n  ```b\n  ````\n");
    }

    #[test]
    fn a_sentence_begins_nothing_and_ends_nothing() {
        assert_eq!(prose("1. <b>_x_</b>"), "1\\. \\<b\\>\\_x\\_\\</b\\>");
        assert_eq!(prose("- [x](y)"), "\\- \\[x\\](y)");
    }
}

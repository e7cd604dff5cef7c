//! The records for a person at a terminal: 80 columns, one record a block. Values stand alone on
//! their line, whole, so that they can be marked and copied.

use unicode_width::UnicodeWidthStr as _;

use super::Listing;
use crate::report::Paint;
use crate::report::check::wrapped;
use crate::report::{sentence, shown};
use crate::words::{CardRecord, HandoverCard, HandoverLines, Words};

/// Columns of a line of words.
const WIDTH: usize = 80;

/// The plan as text.
pub fn records_text(listing: &Listing<'_>, paint: Paint) -> String {
    let words = listing.words;
    let page = words.handover_page(listing.wizard);
    let mut sheet = Sheet { words, paint, text: String::new() };
    sheet.title(&page.title, '=');
    page.intro.iter().for_each(|sentence| sheet.say(0, sentence));
    for note in &page.notes {
        let mark = note.mark.map_or("-", |mark| paint.glyph(mark));
        sheet.marked(mark, &note.text);
    }
    if !page.way.is_empty() {
        sheet.section(&words.say("handover-way"));
        sheet.steps(&page.way);
    }
    if let Some(url) = &page.page {
        sheet.value(url);
    }
    page.cards.iter().for_each(|card| sheet.card(card));
    if !page.removals.is_empty() {
        sheet.section(&words.say("handover-removals"));
        sheet.say(0, &words.say("handover-removals-when"));
    }
    page.removals.iter().for_each(|card| sheet.card(card));
    if !page.kept.is_empty() {
        sheet.section(&words.say("handover-kept"));
        sheet.lines(&HandoverLines { intro: String::new(), lines: page.kept });
    }
    sheet.section(&words.say("handover-undo"));
    page.undo_intro.iter().for_each(|sentence| sheet.say(0, sentence));
    page.undo.iter().for_each(|lines| sheet.lines(lines));
    if !page.left.is_empty() {
        sheet.section(&words.say("handover-left"));
        sheet.say(0, &words.say("handover-left-who"));
        page.left.iter().for_each(|step| sheet.marked("-", step));
    }
    sheet.text
}

struct Sheet<'a> {
    words: &'a Words,
    paint: Paint,
    text: String,
}

impl Sheet<'_> {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn title(&mut self, title: &str, line: char) {
        let title = self.paint.shown(&shown(title));
        let rule: String = std::iter::repeat_n(line, title.width().min(WIDTH)).collect();
        self.line(&title);
        self.line(&rule);
    }

    fn section(&mut self, title: &str) {
        self.line("");
        self.title(title, '-');
    }

    fn say(&mut self, indent: usize, sentence: &str) {
        let sentence = self.paint.shown(&shown(sentence));
        for line in wrapped(&sentence, WIDTH - indent) {
            self.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// A sentence behind a sign, its further lines below its first word.
    fn marked(&mut self, sign: &str, sentence: &str) {
        let sentence = self.paint.shown(&shown(sentence));
        let indent = sign.width() + 1;
        for (at, line) in wrapped(&sentence, WIDTH - indent).iter().enumerate() {
            let before = if at == 0 { format!("{sign} ") } else { " ".repeat(indent) };
            self.line(&format!("{before}{line}"));
        }
    }

    fn steps(&mut self, steps: &[String]) {
        for (at, step) in steps.iter().enumerate() {
            self.marked(&format!("{}.", at + 1), step);
        }
    }

    /// A value alone on its line, whole; several lines of one box stay several lines.
    fn value(&mut self, value: &str) {
        for line in value.split('\n') {
            let line = shown(line);
            self.line(&format!("    {line}"));
        }
    }

    fn card(&mut self, card: &HandoverCard) {
        self.section(&self.words.labelled(&card.place, &card.title));
        self.say(0, &sentence(&card.reason));
        self.steps(&card.path);
        for warning in &card.warnings {
            let mark = warning.mark.map_or("-", |mark| self.paint.glyph(mark));
            self.marked(mark, &warning.text);
        }
        if let Some(today) = &card.today {
            self.lines(today);
        }
        card.records.iter().for_each(|record| self.form(record));
        if !card.save.is_empty() {
            self.line("");
            self.say(2, &sentence(&card.save));
        }
    }

    fn form(&mut self, record: &CardRecord) {
        self.line("");
        if let Some(place) = &record.place {
            self.say(2, place);
        }
        for field in &record.boxes {
            let chosen = !field.is_typed && !field.value.is_empty();
            let chosen = chosen.then(|| self.words.say("handover-choose"));
            let notes: Vec<String> = field.note.clone().into_iter().chain(chosen).collect();
            let notes =
                if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
            self.say(2, &format!("{}{notes}", field.label));
            if !field.value.is_empty() {
                self.value(&field.value);
            }
        }
        if let Some(note) = &record.note {
            self.say(2, note);
        }
    }

    fn lines(&mut self, lines: &HandoverLines) {
        self.line("");
        self.say(0, &lines.intro);
        for one in &lines.lines {
            self.say(2, &format!("{} {}", one.rtype, one.name));
            self.value(&one.value);
        }
    }
}

//! The page for whoever holds the log-in: complete in itself, in the words of the company's own form,
//! with a button beside each value that copies exactly that value.
//!
//! It asks nothing of the internet: the one style and the one script are inside and named by their
//! hashes, everything else is refused (CSP level 3, `default-src 'none'`). Without the script the
//! buttons do not show, and a click on a value marks all of it.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::html::text;
use super::{sentence, shown};
use crate::wizard::{CardBox, Wizard};
use crate::words::{CardRecord, HandoverCard, HandoverLines, HandoverPage, Line, Mark, Words};

const STYLE: &str = include_str!("handover/page.css");
const SCRIPT: &str = include_str!("handover/page.js");

/// Characters of a value that has room beside its button on a telephone.
const SHORT: usize = 20;

/// The plan as a page for somebody else.
pub fn handover_html(wizard: &Wizard, words: &Words) -> String {
    let page = words.handover_page(wizard);
    let mut sheet = Sheet { words, html: String::new(), values: 0, number: 0 };
    sheet.head(&page);
    sheet.way(&page);
    if !page.cards.is_empty() {
        sheet.heading("handover-cards");
    }
    page.cards.iter().for_each(|card| sheet.card(card));
    if !page.removals.is_empty() {
        sheet.heading("handover-removals");
        sheet.paragraph("soft", &words.say("handover-removals-when"));
    }
    page.removals.iter().for_each(|card| sheet.card(card));
    if !page.kept.is_empty() {
        sheet.heading("handover-kept");
        sheet.lines(&HandoverLines { intro: String::new(), lines: page.kept });
    }
    if !page.left.is_empty() {
        sheet.heading("handover-left");
        sheet.paragraph("soft", &words.say("handover-left-who"));
        sheet.list("ul", &page.left);
    }
    sheet.heading("handover-undo");
    page.undo_intro.iter().for_each(|sentence| sheet.paragraph("", sentence));
    page.undo.iter().for_each(|lines| sheet.lines(lines));
    let version = [("version", env!("CARGO_PKG_VERSION").into())];
    let footer = words.say_with("report-printed", &version);
    sheet.put(format_args!(
        "</main>\n<footer>{}</footer>\n<p id=\"said\" class=\"said\" role=\"status\" \
         aria-live=\"polite\"></p>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        text(&footer)
    ));
    sheet.html
}

/// A source that a page allows by its hash.
fn hash(source: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(source.as_bytes())))
}

/// A page in the making.
struct Sheet<'a> {
    words: &'a Words,
    html: String,
    /// Values so far, each with an id of its own.
    values: usize,
    /// Cards so far.
    number: usize,
}

impl Sheet<'_> {
    fn put(&mut self, part: std::fmt::Arguments<'_>) {
        // A `String` takes everything.
        let _ = self.html.write_fmt(part);
    }

    fn say(&self, id: &str) -> String {
        text(&self.words.say(id))
    }

    fn head(&mut self, page: &HandoverPage) {
        let (style, script) = (hash(STYLE), hash(SCRIPT));
        let lang = text(self.words.lang().as_str());
        let title = text(&page.title);
        self.put(format_args!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        ));
        let [copy, copied, by_hand] =
            ["handover-copy", "handover-copied", "handover-by-hand"].map(|id| self.say(id));
        self.put(format_args!(
            "<body data-copy=\"{copy}\" data-copied=\"{copied}\" data-by-hand=\"{by_hand}\">\n\
             <header>\n<h1>{title}</h1>\n"
        ));
        page.intro.iter().for_each(|sentence| self.paragraph("", sentence));
        self.put(format_args!("</header>\n<main>\n"));
        self.notes(&page.notes);
    }

    fn way(&mut self, page: &HandoverPage) {
        if page.way.is_empty() {
            return;
        }
        self.heading("handover-way");
        self.list("ol", &page.way);
        if let Some(url) = &page.page {
            let words = self.words.say_with("handover-open", &[("url", url.as_str().into())]);
            self.put(format_args!(
                "<p><a href=\"{}\" rel=\"noreferrer noopener\">{}</a></p>\n",
                text(url),
                text(&words)
            ));
        }
    }

    fn heading(&mut self, id: &str) {
        let title = self.say(id);
        self.put(format_args!("<h2>{title}</h2>\n"));
    }

    fn paragraph(&mut self, class: &str, sentence: &str) {
        if !sentence.is_empty() {
            let class =
                if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            self.put(format_args!("<p{class}>{}</p>\n", text(sentence)));
        }
    }

    fn list(&mut self, tag: &str, entries: &[String]) {
        if entries.is_empty() {
            return;
        }
        self.put(format_args!("<{tag}>\n"));
        for entry in entries {
            self.put(format_args!("<li>{}</li>\n", text(entry)));
        }
        self.put(format_args!("</{tag}>\n"));
    }

    fn notes(&mut self, notes: &[Line]) {
        if notes.is_empty() {
            return;
        }
        self.put(format_args!("<ul class=\"notes\">\n"));
        for note in notes {
            let class = if note.mark == Some(Mark::Careful) { " class=\"careful\"" } else { "" };
            self.put(format_args!("<li{class}>{}</li>\n", text(&note.text)));
        }
        self.put(format_args!("</ul>\n"));
    }

    fn card(&mut self, card: &HandoverCard) {
        self.number += 1;
        let (number, title) = (self.number, text(&card.title));
        let done = self.say("handover-done");
        self.put(format_args!(
            "<section class=\"card\" aria-labelledby=\"c{number}\">\n<div class=\"top\">\
             <span class=\"number\" aria-hidden=\"true\">{number}</span>\
             <h3 id=\"c{number}\">{title}</h3>\
             <label class=\"done\"><input type=\"checkbox\"> {done}</label></div>\n"
        ));
        self.paragraph("why", &sentence(&card.reason));
        match card.path.as_slice() {
            [only] => self.paragraph("step", only),
            steps => self.list("ol", steps),
        }
        self.notes(&card.warnings);
        if let Some(today) = &card.today {
            self.lines(today);
        }
        card.records.iter().for_each(|record| self.form(record));
        self.paragraph("save", &sentence(&card.save));
        self.put(format_args!("</section>\n"));
    }

    fn form(&mut self, record: &CardRecord) {
        if let Some(place) = &record.place {
            self.put(format_args!("<h4>{}</h4>\n", text(place)));
        }
        self.put(format_args!("<dl>\n"));
        record.boxes.iter().for_each(|field| self.field(field));
        self.put(format_args!("</dl>\n"));
        self.paragraph("soft", record.note.as_deref().unwrap_or_default());
    }

    /// A box: its label, its value, a button.
    fn field(&mut self, field: &CardBox) {
        let note = field.note.as_deref().map(|note| format!("<small>{}</small>", text(note)));
        let (label, note) = (text(&field.label), note.unwrap_or_default());
        let value = &field.value;
        if value.is_empty() {
            self.put(format_args!("<div><dt>{label}</dt><dd class=\"note\">{note}</dd></div>\n"));
            return;
        }
        if !field.is_typed {
            let choose = self.say("handover-choose");
            self.put(format_args!(
                "<div><dt>{label}{note}</dt><dd class=\"choice\"><b>{}</b> <small>{choose}</small>\
                 </dd></div>\n",
                text(value)
            ));
            return;
        }
        self.values += 1;
        let id = self.values;
        let is_plain = value.split('\n').all(|line| shown(line) == line);
        let lines: Vec<String> = value.split('\n').map(text).collect();
        let long = if value.len() > SHORT { " class=\"long\"" } else { "" };
        self.put(format_args!(
            "<div{long}><dt>{label}{note}</dt><dd><code class=\"value\" id=\"v{id}\">{}</code></dd>",
            lines.join("\n")
        ));
        if is_plain {
            let args = [("label", field.label.as_str().into())];
            let name = text(&self.words.say_with("handover-copy-box", &args));
            let said = text(&self.words.say_with("handover-copied-box", &args));
            let copy = self.say("handover-copy");
            self.put(format_args!(
                "<dd><button type=\"button\" hidden data-of=\"v{id}\" aria-label=\"{name}\" \
                 data-said=\"{said}\">{copy}</button></dd>"
            ));
        } else {
            // What is shown is not what would have to be typed: nothing to copy blindly.
            let hidden = self.say("handover-hidden");
            self.put(format_args!("<dd class=\"note\">{hidden}</dd>"));
        }
        self.put(format_args!("</div>\n"));
    }

    fn lines(&mut self, lines: &HandoverLines) {
        if !lines.intro.is_empty() {
            self.put(format_args!("<h4>{}</h4>\n", text(&lines.intro)));
        }
        self.put(format_args!("<ul class=\"lines\">\n"));
        for one in &lines.lines {
            self.put(format_args!(
                "<li><span>{}</span><code>{}</code><code>{}</code></li>\n",
                text(&one.rtype),
                text(&one.name),
                text(&one.value)
            ));
        }
        self.put(format_args!("</ul>\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_and_the_script_fetch_nothing_and_end_nothing() {
        for source in [STYLE, SCRIPT] {
            for bad in ["url(", "@import", "</", "http", "fetch", "XMLHttp", "import("] {
                assert!(!source.contains(bad), "{bad}");
            }
            assert!(hash(source).starts_with("'sha256-"));
        }
    }
}

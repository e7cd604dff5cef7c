//! A watch, told while it goes on: as events for a script, as a few lines for a person.
//!
//! The lines fit the width they are given, so that whoever redraws them knows how many there are.

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::Paint;
use super::check::{Tone, cut, wrapped};
use super::json::{self, JsonFinding};
use crate::observe::Moment;
use crate::verdict::{Severity, State};
use crate::watch::{News, Seen};
use crate::words::{FollowPage, Following, Line, Words};

/// Columns of the bar.
const BAR: usize = 24;

/// Columns of a line in a log.
const WIDTH: usize = 80;

/// One event; the keys come in this order.
#[derive(Serialize)]
struct Event<T> {
    event: &'static str,
    #[serde(flatten)]
    what: T,
}

#[derive(Serialize)]
struct Phase {
    phase: &'static str,
    at: String,
}

#[derive(Serialize)]
struct Told<'a> {
    resolver: &'a str,
    record: Option<&'a str>,
    state: &'static str,
    ttl: Option<u32>,
    at: String,
}

#[derive(Serialize)]
struct Fault {
    #[serde(flatten)]
    finding: JsonFinding,
    at: String,
}

#[derive(Serialize)]
struct Again {
    at: String,
}

#[derive(Serialize)]
struct Done {
    state: &'static str,
    at: String,
    bound: Option<String>,
}

fn line<T: Serialize>(event: &'static str, what: T) -> String {
    json::line(&Event { event, what }) + "\n"
}

/// One thing that changed, as lines of JSON: one a record.
pub fn follow_json(news: &News, words: &Words, following: &Following<'_>) -> String {
    let event = news.as_str();
    match news {
        News::Phase { phase, at } => {
            line(event, Phase { phase: phase.as_str(), at: json::rfc3339(*at) })
        }
        News::ChangedAgain { at } => line(event, Again { at: json::rfc3339(*at) }),
        News::Finding { finding, at } => {
            let finding = JsonFinding::of(finding, words, following.subject);
            line(event, Fault { finding, at: json::rfc3339(*at) })
        }
        News::Seen(seen) => seen_json(event, seen),
    }
}

fn seen_json(event: &'static str, seen: &Seen) -> String {
    let Seen { network, records, kind, ttl_s, at, .. } = seen;
    let told = |record: Option<&str>| {
        let at = json::rfc3339(*at);
        line(event, Told { resolver: network, record, state: kind.as_str(), ttl: *ttl_s, at })
    };
    // Where lines only have to go, there is no record to name.
    if records.is_empty() {
        return told(None);
    }
    records.iter().map(|record| told(Some(record))).collect()
}

/// The last line of JSON.
pub fn follow_done_json(state: State, at: Moment, bound: Option<Moment>) -> String {
    let (at, bound) = (json::rfc3339(at), bound.map(json::rfc3339));
    line("done", Done { state: state.as_str(), at, bound })
}

/// A watch at one moment in at most `rows` lines of at most `columns`, the most important first.
pub fn follow_block(page: &FollowPage, paint: Paint, columns: usize, rows: usize) -> Vec<String> {
    let mut block = Block { paint, columns: columns.max(10), lines: Vec::new() };
    let title = cut(&paint.shown(&page.title), block.columns);
    block.lines.push(paint.paint(Tone::Bold, &title));
    for line in &page.headline {
        block.line(line);
    }
    if let Some((new, of)) = page.gauge {
        block.bar(new, of);
    }
    for (severity, finding) in &page.findings {
        block.text(paint.sign(*severity), &finding.headline);
        for sentence in &finding.repair {
            block.text((None, ""), sentence);
        }
        if let Some(value) = &finding.type_this {
            block.text((None, ""), &super::shown(value));
        }
    }
    for line in &page.late {
        block.line(line);
    }
    if !page.more.is_empty() {
        block.text((None, ""), &page.more);
    }
    block.lines.truncate(rows.max(1));
    block.lines
}

/// A sentence for a log: the clock before it, further lines below its first word.
pub fn follow_line(clock: &str, line: &Line, paint: Paint) -> String {
    let mut block = Block { paint, columns: WIDTH - clock.width() - 2, lines: Vec::new() };
    block.line(line);
    block.log(clock)
}

/// A finding for a log: what is wrong, what was seen, what to do.
pub fn follow_finding(
    clock: &str,
    severity: Severity,
    finding: &crate::words::FindingText,
    paint: Paint,
) -> String {
    let mut block = Block { paint, columns: WIDTH - clock.width() - 2, lines: Vec::new() };
    block.text(paint.sign(severity), &finding.headline);
    for value in &finding.seen {
        block.value(value);
    }
    for sentence in &finding.repair {
        block.text((None, ""), sentence);
    }
    if let Some(value) = &finding.type_this {
        block.value(value);
    }
    if let Some(then) = &finding.then {
        block.text((None, ""), then);
    }
    block.log(clock)
}

struct Block {
    paint: Paint,
    columns: usize,
    lines: Vec<String>,
}

impl Block {
    /// The lines behind the clock.
    fn log(&self, clock: &str) -> String {
        let clock = self.paint.shown(clock);
        let room = " ".repeat(clock.width());
        let before = std::iter::once(clock).chain(std::iter::repeat(room));
        let lines: Vec<String> =
            before.zip(&self.lines).map(|(before, line)| before + "  " + line + "\n").collect();
        lines.concat()
    }

    fn line(&mut self, line: &Line) {
        let sign = match line.mark {
            Some(mark) => (Some(Paint::tone(mark)), self.paint.glyph(mark)),
            None => (None, ""),
        };
        self.text(sign, &line.text);
    }

    /// A sentence behind its sign, its further lines below its first word.
    fn text(&mut self, (tone, sign): (Option<Tone>, &str), sentence: &str) {
        let indent = if self.paint.unicode { 2 } else { 3 };
        let room = self.columns.saturating_sub(indent).max(1);
        for (at, line) in wrapped(&self.paint.shown(sentence), room).iter().enumerate() {
            let first = if at == 0 { sign } else { "" };
            let pad = " ".repeat(indent.saturating_sub(first.width()));
            let first = match tone {
                Some(tone) if !first.is_empty() => self.paint.paint(tone, first),
                _ => first.to_owned(),
            };
            self.lines.push(format!("{first}{pad}{}", cut(line, room)));
        }
    }

    /// A value, whole, whatever its length: it is there to be copied.
    fn value(&mut self, value: &str) {
        self.lines.push(format!("    {}", super::shown(value)));
    }

    fn bar(&mut self, new: u16, of: u16) {
        let count = format!("{new}/{of}");
        let width = BAR.min(self.columns.saturating_sub(count.width() + 4));
        if width < 4 {
            self.lines.push(cut(&count, self.columns));
            return;
        }
        let full = usize::from(new) * width / usize::from(of.max(1));
        let (on, off) = if self.paint.unicode { ("█", "░") } else { ("#", ".") };
        let bar = self.paint.paint(Tone::Good, &on.repeat(full));
        self.lines.push(format!("  {bar}{}  {count}", off.repeat(width - full)));
    }
}

impl Paint {
    fn sign(self, severity: Severity) -> (Option<Tone>, &'static str) {
        match severity {
            Severity::Error => (Some(Tone::Bad), self.glyph(crate::words::Mark::Careful)),
            Severity::Warning => (Some(Tone::Careful), "!"),
            Severity::Info => (Some(Tone::Quiet), self.glyph(crate::words::Mark::Arrow)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::Question;
    use crate::watch::RowKind;
    use crate::words::{FindingText, Mark};

    const PLAIN: Paint = Paint { color: false, unicode: true };

    #[test]
    fn an_event_is_one_line_a_record_in_the_order_of_its_keys() {
        let seen = Seen {
            network: "google".to_owned(),
            question: Question::new(crate::names::Name::root(), crate::records::Rtype::Mx),
            records: vec!["mx1".to_owned(), "mx2".to_owned()],
            kind: RowKind::New,
            ttl_s: Some(300),
            at: Moment(1_795_424_400_000),
        };
        let one = |id: &str| {
            format!(
                "{{\"event\":\"seen\",\"resolver\":\"google\",\"record\":\"{id}\",\
                 \"state\":\"new\",\"ttl\":300,\"at\":\"2026-11-23T09:00:00Z\"}}\n"
            )
        };
        assert_eq!(seen_json("seen", &seen), one("mx1") + &one("mx2"));
        assert_eq!(
            follow_done_json(State::Confirmed, Moment(0), None),
            "{\"event\":\"done\",\"state\":\"confirmed\",\"at\":\"1970-01-01T00:00:00Z\",\
             \"bound\":null}\n"
        );
    }

    #[test]
    fn a_block_fits_any_window_and_keeps_what_counts() {
        let sentence = "27 of 31 networks have the new answer and 日本語 too.";
        let page = FollowPage {
            title: "acme.fr, watched for Google Workspace".to_owned(),
            headline: vec![Line { mark: Some(Mark::Wait), text: sentence.to_owned() }],
            gauge: Some((27, 31)),
            late: vec![Line { mark: Some(Mark::Wait), text: sentence.to_owned() }; 6],
            more: "and 3 more".to_owned(),
            findings: vec![(
                Severity::Error,
                FindingText { headline: sentence.to_owned(), ..FindingText::default() },
            )],
        };
        for columns in [10, 20, 40, 79, 200] {
            for rows in [1, 5, 24] {
                let block = follow_block(&page, PLAIN, columns, rows);
                assert!(block.len() <= rows && !block.is_empty());
                assert!(block.iter().all(|line| line.width() <= columns), "{columns}: {block:?}");
            }
        }
        let ascii = Paint { color: false, unicode: false };
        let block = follow_block(&FollowPage { title: String::new(), ..page }, ascii, 60, 3);
        assert!(block[1].starts_with(".. 27 of 31"), "{block:?}");
    }
}

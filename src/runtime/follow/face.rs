//! How a watch is told: events for a script, a few lines redrawn in place on a terminal, a line a
//! change in a log.

use std::collections::BTreeMap;
use std::io::{self, Write as _, stdout};

use unicode_width::UnicodeWidthStr as _;

use crate::observe::Moment;
use crate::report::{
    Paint, follow_block, follow_done_json, follow_finding, follow_json, follow_line,
};
use crate::verdict::State;
use crate::watch::{News, RowKind, Watch};
use crate::words::{Following, Line, Words};

/// How often a log says that it is alive, in seconds, when nothing else is said: a person who has
/// it read aloud waits less long than a file.
const HEARTBEAT_S: u64 = 30;
const HEARTBEAT_IN_FILES_S: u64 = 300;

/// Whom it is told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::runtime) enum Audience {
    /// A script.
    Script,
    /// A person before a terminal whose cursor may move.
    Terminal,
    /// A person before a terminal whose cursor may not.
    Lines,
    /// A file or another program.
    File,
}

/// Tells it.
pub(super) struct Face {
    audience: Audience,
    paint: Paint,
    words: Words,
    rows: BTreeMap<String, RowKind>,
    has_counted: bool,
    said_at: Moment,
    drawn: Vec<String>,
}

impl Face {
    pub(super) fn new(audience: Audience, paint: Paint, words: Words, now: Moment) -> Self {
        Self {
            audience,
            paint,
            words,
            rows: BTreeMap::new(),
            has_counted: false,
            said_at: now,
            drawn: Vec::new(),
        }
    }

    pub(super) const fn words(&self) -> &Words {
        &self.words
    }

    /// The first line of a log.
    pub(super) fn begin(&mut self, following: &Following<'_>) -> io::Result<()> {
        if matches!(self.audience, Audience::Lines | Audience::File) {
            let title = Line { mark: None, text: self.words.follow_title(following) };
            self.say(following.now, &title)?;
        }
        Ok(())
    }

    /// Tells what changed.
    pub(super) fn news(&mut self, news: &[News], following: &Following<'_>) -> io::Result<()> {
        match self.audience {
            Audience::Script => {
                let lines: String =
                    news.iter().map(|one| follow_json(one, &self.words, following)).collect();
                written(&lines)
            }
            Audience::Terminal => self.draw(following),
            Audience::Lines | Audience::File => self.log(news, following),
        }
    }

    /// The last word: how it ended.
    pub(super) fn end(&mut self, following: &Following<'_>, is_time_up: bool) -> io::Result<()> {
        if self.audience == Audience::Script {
            let bound = following.watch.and_then(Watch::bound);
            return written(&follow_done_json(following.state, following.now, bound));
        }
        if is_time_up {
            let line = Line { mark: None, text: self.words.say("follow-time-up") };
            self.say(following.now, &line)?;
        }
        Ok(())
    }

    /// A sentence to a person; a script has the events.
    pub(super) fn tell(&mut self, text: String, now: Moment) -> io::Result<()> {
        if self.audience == Audience::Script {
            return Ok(());
        }
        self.say(now, &Line { mark: Some(crate::words::Mark::Careful), text })
    }

    /// The terminal's contents are not what was drawn any longer.
    pub(super) fn forget(&mut self) {
        self.drawn.clear();
    }

    fn log(&mut self, news: &[News], following: &Following<'_>) -> io::Result<()> {
        for one in news {
            match one {
                News::ChangedAgain { at } => {
                    self.rows.clear();
                    self.has_counted = false;
                    let line = self.words.follow_changed_again(following).unwrap_or_default();
                    self.say(*at, &line)?;
                }
                News::Phase { phase: State::Spreading, .. } | News::Seen(_) => {}
                News::Phase { phase, at } => {
                    let then = Following { state: *phase, ..*following };
                    for line in self.words.follow_headline(&then) {
                        self.say(*at, &line)?;
                    }
                }
                News::Finding { finding, at } => {
                    let text = self.words.finding(finding, following.subject);
                    let clock = self.words.clock(*at);
                    let severity = finding.code.severity();
                    written(&follow_finding(&clock, severity, &text, self.paint))?;
                }
            }
        }
        self.networks(following)?;
        let silent = following.now.seconds_since(self.said_at);
        let patience =
            if self.audience == Audience::File { HEARTBEAT_IN_FILES_S } else { HEARTBEAT_S };
        if silent >= patience {
            let text = self.words.follow_heartbeat(following);
            self.say(following.now, &Line { mark: None, text })?;
        }
        Ok(())
    }

    /// A line for each network that says something else than before, and the count once all have
    /// spoken.
    fn networks(&mut self, following: &Following<'_>) -> io::Result<()> {
        let Some(watch) = following.watch.filter(|watch| watch.t0().is_some()) else {
            return Ok(());
        };
        let rows = watch.rows(following.now);
        for row in &rows {
            let kind = row.state.kind();
            if kind != RowKind::NotAsked && self.rows.insert(row.id.clone(), kind) != Some(kind) {
                let line = self.words.follow_network(row, following);
                self.say(following.now, &line)?;
            }
        }
        let has_all = rows.iter().all(|row| row.state.kind() != RowKind::NotAsked);
        if has_all && !self.has_counted && following.state == State::Spreading {
            self.has_counted = true;
            for line in self.words.follow_headline(following) {
                self.say(following.now, &line)?;
            }
        }
        Ok(())
    }

    fn say(&mut self, at: Moment, line: &Line) -> io::Result<()> {
        self.said_at = self.said_at.max(at);
        if self.audience == Audience::Terminal {
            self.drawn.clear();
        }
        written(&follow_line(&self.words.clock(at), line, self.paint))
    }

    /// Draws the block over the one that stands there. The cursor stays below it, visible, where the
    /// shell's prompt may come at any time.
    fn draw(&mut self, following: &Following<'_>) -> io::Result<()> {
        let (columns, rows) = crossterm::terminal::size().unwrap_or((80, 24));
        let (columns, rows) = (usize::from(columns.max(10)), usize::from(rows.max(2)));
        let page = self.words.follow_page(following);
        let lines = follow_block(&page, self.paint, columns - 1, rows - 1);
        if lines == self.drawn {
            return Ok(());
        }
        let text = redrawn(&self.drawn, &lines, columns);
        self.drawn = lines;
        written(&text)
    }
}

/// What replaces `old` lines by `new` ones in a window of so many columns. One that became narrower
/// has broken the old lines.
fn redrawn(old: &[String], new: &[String], columns: usize) -> String {
    use crossterm::Command as _;
    use crossterm::cursor::MoveToPreviousLine;
    use crossterm::terminal::{Clear, ClearType};
    let taken: usize = old.iter().map(|line| visible(line).max(1).div_ceil(columns)).sum();
    let mut text = String::new();
    if let Ok(up) = u16::try_from(taken)
        && up > 0
    {
        // Writing into a string does not fail.
        let _ = MoveToPreviousLine(up).write_ansi(&mut text);
        let _ = Clear(ClearType::FromCursorDown).write_ansi(&mut text);
    }
    for line in new {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Columns of a line without its colours.
fn visible(line: &str) -> usize {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().width();
    let rest = parts.map(|part| part.split_once('m').map_or(0, |(_, text)| text.width()));
    first + rest.sum::<usize>()
}

fn written(text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_drawn_over_the_one_before_even_in_a_window_that_became_narrower() {
        let lines = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let old = lines(&["\u{1b}[1macme.fr\u{1b}[0m", "twelve chars"]);
        let new = lines(&["done"]);
        assert_eq!(redrawn(&[], &new, 80), "done\n");
        assert_eq!(redrawn(&old, &new, 80), "\u{1b}[2F\u{1b}[Jdone\n");
        assert_eq!(redrawn(&old, &new, 10), "\u{1b}[3F\u{1b}[Jdone\n");
        assert_eq!(visible(&old[0]), 7);
    }
}

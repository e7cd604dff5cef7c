//! Steps 3 and 4: the two lists, and the questions that a choice brings up.
//!
//! ```text
//!  Question
//!
//!  Filter   clo▏
//! ▸ Cloudflare        publishes acme.fr now      ┐ a window of entries that always
//!   Namecheap                                    ┘ holds the selected one
//!   … 13 more, type to find
//!   Something else                                 the last entry never scrolls away
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::Scene;
use super::look::Tone;
use super::measure::{sentence, shortened, width};
use super::page::{Page, Window, padded, widest};
use crate::wizard::Intent;
use crate::words::{ListEntry, ListPage, TextPage};

impl Scene<'_> {
    pub(super) fn host(self, frame: &mut Frame<'_>, body: Rect) {
        let Some(differs) = self.words.differs_page(self.wizard) else {
            let words = self.words.host_page(self.wizard);
            self.list(frame, body, &words, &self.wizard.host.filter);
            return;
        };
        let mut page = self.page(body);
        page.text(&self.words.host_page(self.wizard).question, Tone::Title);
        page.blank();
        page.lines(&differs.lines);
        page.blank();
        page.answer(&self.key_for(&Intent::Next), &differs.take, true);
        page.answer(&self.key_for(&Intent::Moving), &differs.moving, false);
        page.draw(frame, body, Window::FollowCursor);
    }

    pub(super) fn mail(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.mail_page(self.wizard);
        self.list(frame, body, &words, &self.wizard.mail.filter);
    }

    pub(super) fn stop(self, frame: &mut Frame<'_>, body: Rect, at: usize) {
        let words = self.words.stop_page(self.wizard, at);
        let mut page = self.page(body);
        if let Some(place) = &words.place {
            page.text(place, Tone::Quiet);
            page.blank();
        }
        page.text(&words.question, Tone::Title);
        page.blank();
        page.text(&words.explain, Tone::Plain);
        page.blank();
        // Only where Enter takes an answer is one pointed at; the cursor finds them all the same.
        let answers = page.height();
        page.answer(&self.key_for(&Intent::No), &words.no, self.enter_means(&Intent::No));
        page.point(answers, 0);
        page.answer(&self.key_for(&Intent::Yes), &words.yes, false);
        page.draw(frame, body, Window::FollowCursor);
    }

    pub(super) fn stopped(self, frame: &mut Frame<'_>, body: Rect, at: usize) {
        self.sentences(frame, body, &self.words.stopped_page(self.wizard, at));
    }

    pub(super) fn mailboxes(self, frame: &mut Frame<'_>, body: Rect) {
        self.sentences(frame, body, &self.words.mailboxes_page(self.wizard));
    }

    fn sentences(self, frame: &mut Frame<'_>, body: Rect, words: &TextPage) {
        let mut page = self.page(body);
        page.text(&words.title, Tone::Title);
        for line in &words.lines {
            page.blank();
            page.line(line);
        }
        page.draw(frame, body, Window::FollowCursor);
    }

    fn list(self, frame: &mut Frame<'_>, body: Rect, words: &ListPage, filter: &Input) {
        let mut page = self.page(body);
        page.text(&words.question, Tone::Title);
        page.blank();
        page.texts(&words.hints, Tone::Plain);
        page.blank();
        // While nothing is typed the cursor stands on the selected entry, where the arrows move it.
        let is_filtering = !filter.value().is_empty();
        page.field(&words.field, width(&words.field), filter, is_filtering);
        page.blank();
        let notes = self.list_notes(words, body);
        let used = page.height() + notes.height() + usize::from(notes.height() > 0);
        let room = usize::from(body.height).saturating_sub(used).max(3);
        self.entries(&mut page, &words.entries, room, !is_filtering);
        page.blank();
        page.append(notes);
        page.draw(frame, body, Window::FollowCursor);
    }

    fn list_notes(self, words: &ListPage, body: Rect) -> Page {
        let mut notes = self.page(body);
        if let Some(nothing) = &words.nothing_fits {
            notes.text(nothing, Tone::Plain);
        }
        notes.lines(&words.notes);
        notes
    }

    /// As many entries as there is room for: the selected one and its neighbours, and the last.
    fn entries(self, page: &mut Page, entries: &[ListEntry], room: usize, has_cursor: bool) {
        let columns = widest(entries.iter().map(|entry| entry.name.as_str()), 28).max(16);
        let (shown, is_cut) = window(entries, room);
        for entry in shown {
            self.entry(page, entry, columns, has_cursor);
        }
        if is_cut {
            let left_out = entries.len().saturating_sub(shown.len() + 1);
            let lead = Span::raw(padded("", width(self.look.pointer(false))));
            let more = page.span(&self.words.more_to_find(left_out), Tone::Quiet);
            page.put(Line::from(vec![lead, more]));
            if let Some(last) = entries.last() {
                self.entry(page, last, columns, has_cursor);
            }
        }
    }

    fn entry(self, page: &mut Page, entry: &ListEntry, columns: usize, has_cursor: bool) {
        let tone = if entry.is_selected { Tone::Focus } else { Tone::Plain };
        let pointer = page.span_as_is(self.look.pointer(entry.is_selected), Tone::Focus);
        let name = shortened(&sentence(&entry.name, self.look), columns, self.look);
        let room = page.width.saturating_sub(columns + 4);
        let whole = sentence(&entry.remark, self.look);
        let is_tight = width(&whole) > room;
        let remark = if is_tight { sentence(&entry.short, self.look) } else { whole };
        let remark = shortened(&remark, room, self.look);
        let name = page.span_as_is(&padded(&name, columns + 2), tone);
        let remark = page.span_as_is(&remark, Tone::Quiet);
        page.put(Line::from(vec![pointer, name, remark]));
        if entry.is_selected && has_cursor {
            page.point_last(0);
        }
    }
}

/// The entries in sight, and whether some had to be left out. The last entry is then shown apart.
fn window(entries: &[ListEntry], room: usize) -> (&[ListEntry], bool) {
    if entries.len() <= room {
        return (entries, false);
    }
    let Some((_, rest)) = entries.split_last() else { return (entries, false) };
    let size = room.saturating_sub(2).max(1).min(rest.len());
    let selected = rest.iter().position(|entry| entry.is_selected).unwrap_or(0);
    let first = (selected + 1).saturating_sub(size);
    (rest.get(first..first + size).unwrap_or(rest), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: usize, selected: usize) -> Vec<ListEntry> {
        (0..count)
            .map(|at| ListEntry {
                name: at.to_string(),
                remark: String::new(),
                short: String::new(),
                is_selected: at == selected,
            })
            .collect()
    }

    #[test]
    fn the_selected_entry_is_always_in_sight() {
        for selected in 0..19 {
            let entries = entries(20, selected);
            let (shown, is_cut) = window(&entries, 7);
            assert!(is_cut && shown.len() == 5);
            assert!(shown.iter().any(|entry| entry.is_selected));
        }
    }

    #[test]
    fn a_short_list_is_shown_whole() {
        assert_eq!(window(&entries(3, 0), 7).0.len(), 3);
        assert_eq!(window(&[], 0).0.len(), 0);
    }
}

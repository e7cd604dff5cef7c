//! Step 7: one record a card. The way through the panel, its form, and how the servers see it.
//!
//! ```text
//!  from 100 columns                         below
//!  ┌ 1 of 5  title ──────── company ┐       ┌ title ────┐
//!  │ 1 the way        Type   MX     │       │ the way   │
//!  │ 2 …            ▸ Name   @▏     │       │ the form  │
//!  │ (cards, ≥120)    Value  …      │       │           │
//!  ├ … how it stands ───────────────┤       ├ … status ─┤
//!  └────────────────────────────────┘       └───────────┘
//! ```
//! The last part stays in sight while the middle scrolls. Where it would leave too little of it, it
//! goes to the top of what scrolls, and what is wrong, in one sentence, stays above.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::look::Tone;
use super::measure::{harmless, sentence, shortened};
use super::page::{Page, Window, padded, widest};
use super::{SIDE_BY_SIDE, Scene, WIDE};
use crate::wizard::{CardBox, Intent};
use crate::words::{CardPage, CardRecord, Deletion, Mark};

/// Share of the width that the way through the panel takes beside the form, in hundredths.
const WAY_SHARE: u16 = 40;

/// Rows of the rest of the card that a pinned finding leaves at least.
const FEWEST_LINES: usize = 5;

/// From this many rows on there is room for reasons and air.
const AIRY: u16 = 24;

impl Scene<'_> {
    pub(super) fn card(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.card_page(self.wizard);
        let mut header = self.card_header(body, &words);
        let status = self.card_status(body, &words);
        let needed = header.height() + status.height() + 1 + FEWEST_LINES;
        let is_pinned =
            status.height() * 2 <= usize::from(body.height) || needed <= usize::from(body.height);
        // What is wrong stays in sight however far the rest of it is scrolled.
        if !is_pinned && let Some(finding) = &words.finding {
            header.headline(finding);
        }
        let header_height = rows(header.height()).min(body.height);
        // One row of air above what is pinned.
        let status_height = if is_pinned { rows(status.height()) + 1 } else { 0 };
        let middle = Rect {
            y: body.y + header_height,
            height: body.height.saturating_sub(header_height + status_height),
            ..body
        };
        header.draw(frame, Rect { height: header_height, ..body }, Window::FollowCursor);
        if is_pinned {
            let height = rows(status.height());
            let y = body.bottom().saturating_sub(height);
            status.draw(frame, Rect { y, height, ..body }, Window::FollowCursor);
        }
        let scroll = self.wizard.enter.scroll;
        let window = if is_pinned { Window::Scrolled(scroll) } else { Window::From(scroll) };
        if frame.area().width >= SIDE_BY_SIDE {
            let (left, right) = side_by_side(middle, WAY_SHARE);
            let mut page = self.above_the_way(left, &words, is_pinned);
            page.append(self.way(left, &words));
            page.blank();
            page.lines(&words.warnings);
            if frame.area().width >= WIDE {
                page.blank();
                self.card_list(&mut page);
            }
            page.draw(frame, left, window);
            self.form(right, &words).draw(frame, right, window);
        } else {
            let mut page = self.above_the_way(middle, &words, is_pinned);
            page.append(self.stacked(middle, &words));
            page.draw(frame, middle, window);
        }
    }

    /// What could not be pinned: how it stands, without what the header says of it already. And what
    /// comes before everything else.
    fn above_the_way(self, area: Rect, words: &CardPage, is_pinned: bool) -> Page {
        let mut page = self.page(area);
        if !is_pinned {
            match &words.finding {
                Some(finding) => page.repair(finding),
                None => page.line(&words.status),
            }
            page.blank();
        }
        page.lines(&words.before);
        if !words.before.is_empty() {
            page.blank();
        }
        page
    }

    /// The way, the form and the warnings under each other. The warnings stand between the two where
    /// everything can be seen at once. Otherwise the way becomes one paragraph and gives up its air,
    /// so that the boxes and what follows them are seen, and the warnings come last.
    fn stacked(self, area: Rect, words: &CardPage) -> Page {
        let height = usize::from(area.height);
        let mut page = self.way(area, words);
        page.blank();
        let mut warnings = self.page(area);
        warnings.lines(&words.warnings);
        let form = self.form(area, words);
        if page.content() + form.content() + warnings.content() <= height {
            page.append(warnings);
            page.blank();
            page.append(form);
            return page;
        }
        page = self.short_way(area, words);
        page.blank();
        page.append(form);
        page.blank();
        page.append(warnings);
        page.squeeze(height);
        page
    }

    fn card_header(self, area: Rect, words: &CardPage) -> Page {
        let mut page = self.page(area);
        let place = page.span(&words.place, Tone::Quiet);
        let title = page.span(&words.title, Tone::Title);
        let company = page.span(&words.company, Tone::Quiet);
        let used = place.width() + 3 + title.width() + company.width();
        if used + 3 <= page.width {
            let gap = Span::raw(padded("", page.width - used));
            page.put(Line::from(vec![place, Span::raw("   "), title, gap, company]));
        } else {
            page.hanging(vec![place, Span::raw("   ")], &words.title, Tone::Title);
            page.put(company);
        }
        if area.height >= AIRY {
            page.text(&words.reason, Tone::Quiet);
        }
        page.put(Line::default());
        page
    }

    fn card_status(self, area: Rect, words: &CardPage) -> Page {
        let mut page = self.page(area);
        if let Some(finding) = &words.finding {
            page.finding(finding);
        } else {
            page.line(&words.status);
        }
        page
    }

    /// The way through the panel, a line a step.
    fn way(self, area: Rect, words: &CardPage) -> Page {
        let mut page = self.address(area, words);
        if area.height >= AIRY {
            page.blank();
        }
        for (at, step) in words.path.iter().enumerate() {
            let number = page.span_as_is(&format!("{:<3}", at + 1), Tone::Quiet);
            page.hanging(vec![number], step, Tone::Plain);
        }
        page
    }

    /// The way through the panel in one paragraph.
    fn short_way(self, area: Rect, words: &CardPage) -> Page {
        let mut page = self.address(area, words);
        let arrow = format!(" {} ", self.look.glyph(Mark::Arrow));
        page.text(&words.path.join(&arrow), Tone::Plain);
        page
    }

    /// Where the panel is on the web.
    fn address(self, area: Rect, words: &CardPage) -> Page {
        let mut page = self.page(area);
        if let Some(url) = &words.page {
            // For the eye; the key opens the whole address.
            let url = harmless(url.trim_start_matches("https://"));
            let hint = page.span(&self.hint(&Intent::OpenPage), Tone::Quiet);
            let room = page.width.saturating_sub(hint.width() + 3);
            let url = shortened(&url, room, self.look);
            let address = page.span_as_is(&format!("{url}   "), Tone::Plain);
            page.put(Line::from(vec![address, hint]));
        }
        page
    }

    /// The key and the words of an intent: "o open the page".
    fn hint(self, intent: &Intent) -> String {
        let bound = self.bindings.iter().find(|binding| binding.intent == *intent);
        bound.map_or(String::new(), |binding| {
            format!("{} {}", self.shown_key(binding), self.words.key_label(binding))
        })
    }

    /// The boxes to fill in, the lines to delete, the button to press.
    pub(super) fn form(self, area: Rect, words: &CardPage) -> Page {
        let mut page = self.page(area);
        if let Some(deletion) = &words.delete
            && words.records.is_empty()
        {
            deleted(&mut page, deletion);
        }
        let mut typed = 0;
        let count = words
            .records
            .iter()
            .flat_map(|record| &record.boxes)
            .filter(|field| is_copied(field))
            .count();
        let next = self.wizard.enter.next_box.checked_rem(count);
        for record in &words.records {
            page.blank();
            self.record(&mut page, record, next, &mut typed);
        }
        if let Some(deletion) = words.delete.as_ref().filter(|_| !words.records.is_empty()) {
            page.blank();
            deleted(&mut page, deletion);
        }
        page.blank();
        page.text(&words.save, Tone::Plain);
        page
    }

    fn record(self, page: &mut Page, record: &CardRecord, next: Option<usize>, typed: &mut usize) {
        if let Some(place) = &record.place {
            page.text(place, Tone::Quiet);
        }
        if let Some(note) = &record.note {
            page.text(note, Tone::Quiet);
        }
        let lines = record.boxes.iter().flat_map(|field| field.value.split('\n'));
        let value = widest(lines, page.width);
        // Half of the width, or all that the values leave.
        let most = page.width.saturating_sub(value + 4).max(page.width / 2).max(8);
        let columns = widest(record.boxes.iter().map(|field| field.label.as_str()), most);
        for field in &record.boxes {
            let is_next = is_copied(field) && next == Some(*typed);
            *typed += usize::from(is_copied(field));
            let lead = self.look.pointer(is_next);
            if let Some(note) = field.note.as_ref().filter(|_| field.value.is_empty()) {
                let label = shortened(&sentence(&field.label, self.look), columns, self.look);
                let before = format!("{lead}{}  ", padded(&label, columns));
                page.hanging(vec![Span::raw(before)], note, Tone::Quiet);
                continue;
            }
            let (line, column) = page.labelled(lead, &field.label, columns, &field.value);
            if is_next {
                page.point(line, column);
            }
            if let Some(note) = &field.note {
                let indent = Span::raw(padded("", columns + 4));
                page.hanging(vec![indent], note, Tone::Quiet);
            }
        }
    }
}

/// True for the boxes that `c` goes through.
fn is_copied(field: &CardBox) -> bool {
    field.is_typed && !field.value.is_empty()
}

fn deleted(page: &mut Page, deletion: &Deletion) {
    page.text(&deletion.intro, Tone::Plain);
    if page.cursor().is_none() {
        page.point(page.height(), 2);
    }
    for line in &deletion.lines {
        let line = sentence(line, page.look);
        page.value(&line, 2);
    }
}

/// Two columns with a gap of three between them.
pub(super) fn side_by_side(area: Rect, share: u16) -> (Rect, Rect) {
    let left = (area.width.saturating_sub(3)) * share / 100;
    let x = area.x + left + 3;
    let right = Rect { x, width: area.right().saturating_sub(x), ..area };
    (Rect { width: left, ..area }, right)
}

/// Lines as rows of the terminal.
pub(super) fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

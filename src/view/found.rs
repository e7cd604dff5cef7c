//! Step 2: what was found, a row each.
//!
//! ```text
//!  Published by     Cloudflare                  ✓ both servers agree
//!  Who may send     include:mx.ovh.com ~all     ! one more to add
//!  └ label          └ value                     └ mark and remark
//! ```
//! Where three columns have no room, the mark goes first and the remark stands under the value.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Scene;
use super::look::{Tone, tone_of};
use super::page::{Page, Window, padded, widest};
use super::parts::Cell;
use crate::words::{FoundRow, Mark};

/// Narrowest column a remark is put into beside its value.
const REMARK_AT_LEAST: usize = 20;

/// Widest column a value takes before it is wrapped.
const VALUE_AT_MOST: usize = 32;

impl Scene<'_> {
    pub(super) fn found(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.found_page(self.wizard);
        let mut page = self.page(body);
        page.text(&words.title, Tone::Title);
        page.blank();
        if let Some(looking) = &words.looking {
            page.marked(Mark::Wait, looking, Tone::Plain);
            page.blank();
        }
        if let Some(trouble) = &words.trouble {
            page.problem(trouble);
            page.blank();
        }
        rows(&mut page, &words.rows);
        page.blank();
        page.lines(&words.notes);
        page.draw(frame, body, Window::FollowCursor);
    }
}

fn rows(page: &mut Page, rows: &[FoundRow]) {
    let label = widest(rows.iter().map(|row| row.label.as_str()), page.width / 3);
    let value = widest(rows.iter().map(|row| row.value.as_str()), VALUE_AT_MOST);
    let glyph = page.look.glyph_width();
    let room = page.width.saturating_sub(label + value + glyph + 5);
    for row in rows {
        let tone = tone_of(row.mark);
        let label_cell = Cell { text: &row.label, columns: label, gap: 2, tone: Tone::Plain };
        if room >= REMARK_AT_LEAST {
            let glyph_text = page.look.glyph(row.mark);
            let cells = [
                label_cell,
                Cell { text: &row.value, columns: value, gap: 2, tone: Tone::Title },
                Cell { text: glyph_text, columns: glyph, gap: 1, tone },
                Cell { text: &row.remark, columns: room, gap: 0, tone },
            ];
            page.columns(&Span::raw(""), &cells);
        } else {
            let mark = page.mark(row.mark);
            let columns = page.width.saturating_sub(label + glyph + 3).max(1);
            let value_cell = Cell { text: &row.value, columns, gap: 0, tone: Tone::Title };
            page.columns(&mark, &[label_cell, value_cell]);
            // What is in order needs no remark where room is short.
            if row.mark != Mark::Good && !row.remark.is_empty() {
                let indent = Span::raw(padded("", glyph + label + 3));
                page.hanging(vec![indent], &row.remark, tone);
            }
        }
    }
}

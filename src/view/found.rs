//! Step 2: what was found, a row each.
//!
//! ```text
//!  Published by     Cloudflare                  ✓ both servers agree
//!  Who may send     include:mx.ovh.com ~all     ! one more to add
//!  └ label          └ value                     └ mark and remark
//! ```
//! Where three columns have no room, the remark stands under the value.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Scene;
use super::look::{Tone, tone_of};
use super::measure::width;
use super::page::{Page, Window, padded, widest};
use super::parts::Cell;
use crate::words::FoundRow;

/// Narrowest column a value is put into beside its remark.
const VALUE_AT_LEAST: usize = 18;

/// Widest column a value takes before it is wrapped.
const VALUE_AT_MOST: usize = 44;

impl Scene<'_> {
    pub(super) fn found(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.found_page(self.wizard);
        let mut page = self.page(body);
        page.text(&words.title, Tone::Title);
        page.blank();
        if let Some(looking) = &words.looking {
            page.marked(crate::words::Mark::Wait, looking, Tone::Plain);
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
    let remark = widest(rows.iter().map(|row| row.remark.as_str()), 30);
    let glyph = page.look.glyph_width() + 1;
    let room = page.width.saturating_sub(label + remark + glyph + 6);
    for row in rows {
        let mark = page.mark(row.mark);
        let label_cell = Cell { text: &row.label, columns: label, tone: Tone::Plain };
        if room >= value.min(VALUE_AT_LEAST) {
            let remark_text = format!("{}{}", mark.content, row.remark);
            let columns = value.min(room);
            let value_cell = Cell { text: &row.value, columns, tone: Tone::Title };
            let tone = tone_of(row.mark);
            let remark_cell = Cell { text: &remark_text, columns: remark + glyph, tone };
            page.columns(&Span::raw(""), &[label_cell, value_cell, remark_cell]);
        } else {
            let columns = page.width.saturating_sub(label + 4).max(1);
            let value_cell = Cell { text: &row.value, columns, tone: Tone::Title };
            page.columns(&Span::raw(""), &[label_cell, value_cell]);
            let indent = Span::raw(padded("", label + 2));
            if width(&row.remark) > 0 {
                page.hanging(vec![indent, mark], &row.remark, tone_of(row.mark));
            }
        }
    }
}

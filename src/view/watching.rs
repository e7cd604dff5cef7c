//! Step 8: one sentence, a bar, the world where there is room, a row per network, and how the count
//! rose.
//!
//! ```text
//!  27 of 31 networks have the new answer.
//!
//!  ██████████████████████████████░░░░  27 of 31
//!
//!      map (≥ 120×36)                     │ networks in many places
//!
//!  ▸ … OpenDNS     San Francisco   old    asks again at 16:12   │ last heard, operator (wide)
//!    ✓ Cloudflare  many places     new    since 12:06           │
//!    ↓ 24 more
//!
//!  since 12:04   ▁▂▃▄▅▅▆▆▇▇▇   12:31
//! ```

mod rows;
mod world;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Scene;
use super::card::rows;
use super::gauge::{bar, curve};
use super::look::Tone;
use super::measure::{sentence, width};
use super::page::{Page, Window};
use crate::words::WatchPage;

/// Columns of the curve, where there is room, and its lines on a high screen.
const CURVE: usize = 60;
const HIGH_CURVE: usize = 4;

/// Lines of the body from which on the curve is high.
const HIGH: u16 = 44;

/// Fewest rows of networks worth showing, and fewest below a map.
const FEWEST_ROWS: usize = 3;
const FEWEST_BELOW_MAP: usize = 5;

/// The size of the screen from which on there is a map.
const MAP_FROM: (u16, u16) = (120, 36);

impl Scene<'_> {
    pub(super) fn watching(self, frame: &mut Frame<'_>, body: Rect) {
        let words = self.words.watch_page(self.wizard);
        let mut page = self.page(body);
        for (at, line) in words.headline.iter().enumerate() {
            match (at, line.mark) {
                (0, None) => page.text(&line.text, Tone::Title),
                _ => page.line(line),
            }
        }
        page.blank();
        for finding in &words.findings {
            page.finding(finding);
            page.blank();
        }
        let curve = self.curve(body, &words);
        let mut below = self.page(body);
        if let Some((new, of)) = words.gauge {
            below.gauge(new, of, &words.count);
            below.blank();
        }
        let chosen = self.wizard.watching.selected.as_ref();
        let chosen = chosen.and_then(|id| words.rows.iter().position(|row| row.id == *id));
        let selected = chosen.unwrap_or(0);
        let height = usize::from(body.height);
        let used = |below: &Page| {
            page.height() + below.height() + curve.height() + usize::from(curve.height() > 0)
        };
        let area = frame.area();
        if area.width >= MAP_FROM.0 && area.height >= MAP_FROM.1 && words.findings.is_empty() {
            let room = height.saturating_sub(used(&below) + FEWEST_BELOW_MAP + 1).min(height / 2);
            let room = u16::try_from(room).unwrap_or(u16::MAX);
            self.world(&mut below, &words.rows, selected, room);
            below.blank();
        }
        let room = height.saturating_sub(used(&below)).max(FEWEST_ROWS);
        self.networks(&mut below, &words.rows, selected, room);
        below.blank();
        below.append(curve);
        let is_all_seen = page.content() + below.content() <= height;
        if is_all_seen || words.findings.is_empty() {
            page.append(below);
            page.draw(frame, body, Window::FollowCursor);
            return;
        }
        // What is wrong stays in sight, from its first line; the rest has the room that is left.
        let height = rows(page.height()).min(body.height);
        let rest = Rect { y: body.y + height, height: body.height - height, ..body };
        page.draw(frame, Rect { height, ..body }, Window::From(0));
        below.draw(frame, rest, Window::FollowCursor);
    }

    fn curve(self, body: Rect, words: &WatchPage) -> Page {
        let mut page = self.page(body);
        let (Some(since), Some(watch)) = (&words.since, &self.wizard.watch) else { return page };
        let (Some(t0), Some((_, of))) = (watch.t0(), words.gauge) else { return page };
        let now = words.now.as_deref().unwrap_or_default();
        let since = page.span(since, Tone::Quiet);
        let until = page.span(now, Tone::Quiet);
        let room = page.width.saturating_sub(since.width() + until.width() + 6).min(CURVE);
        if room < 8 {
            return page;
        }
        let high = if body.height >= HIGH { HIGH_CURVE } else { 1 };
        let lines = curve(watch.history(), t0, self.wizard.now, of, (room, high), self.look);
        let last = lines.len().saturating_sub(1);
        let lead = " ".repeat(since.width() + 3);
        for (at, line) in lines.iter().enumerate() {
            let line = Span::styled(line.clone(), self.look.style(Tone::Good));
            if at == last {
                let lead = Span::raw("   ");
                page.put(Line::from(vec![since.clone(), lead.clone(), line, lead, until.clone()]));
            } else {
                page.put(Line::from(vec![Span::raw(lead.clone()), line]));
            }
        }
        page
    }
}

impl Page {
    fn gauge(&mut self, new: u16, of: u16, count: &str) {
        let count = sentence(count, self.look);
        let columns = self.width.saturating_sub(width(&count) + 2).min(60);
        let (full, empty) = bar(usize::from(new), usize::from(of), columns, self.look);
        let spans = vec![
            Span::styled(full, self.look.style(Tone::Good)),
            Span::styled(empty, self.look.style(Tone::Quiet)),
            Span::raw("  "),
            self.span_as_is(&count, Tone::Plain),
        ];
        self.put(Line::from(spans));
    }
}

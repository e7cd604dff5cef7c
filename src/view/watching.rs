//! Step 8: one sentence, a bar, a row per network, and how the count rose.
//!
//! ```text
//!  27 of 31 networks have the new answer.
//!
//!  ██████████████████████████████░░░░  27 of 31
//!
//!  … OpenDNS     San Francisco   old    asks again at 16:12   │ operator, last heard (≥120)
//!  ✓ Cloudflare  many places     new    2 min ago             │
//!  … 24 more
//!
//!  since 12:04   ▁▂▃▄▅▅▆▆▇▇▇   12:31
//! ```

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card::rows;
use super::gauge::{bar, curve};
use super::look::{Tone, tone_of};
use super::measure::{harmless, sentence, shortened, width};
use super::page::{Page, Window, padded, widest};
use super::{Look, Scene};
use crate::observe::Moment;
use crate::words::{WatchPage, WatchRow};

/// Columns of the curve, where there is room.
const CURVE: usize = 48;

/// Fewest rows of networks worth showing.
const FEWEST_ROWS: usize = 3;

/// Fewest columns of a network's name beside its place.
const NAME_AT_LEAST: usize = 18;

/// Columns of who runs it, and of when it last answered, where there is room for both.
const OPERATOR: usize = 16;
const HEARD: usize = 14;

/// How wide each column of the rows is; 0 leaves it out.
struct Columns {
    name: usize,
    place: usize,
    state: usize,
    remark: usize,
    operator: usize,
}

impl Columns {
    fn of(rows: &[WatchRow], look: Look, width: usize) -> Self {
        let name = widest(rows.iter().map(|row| row.name.as_str()), 26);
        let place = widest(rows.iter().map(|row| row.place.as_str()), 18);
        let state = widest(rows.iter().map(|row| row.state.as_str()), 14);
        let remark = widest(rows.iter().map(|row| row.remark.as_str()), 34);
        let room = width.saturating_sub(look.glyph_width() + state + remark + 5);
        // The name gives way first, down to what can still be told apart; then the place goes.
        let has_place = room >= NAME_AT_LEAST + place + 2;
        let place = if has_place { place } else { 0 };
        let name = name.min(room.saturating_sub(if has_place { place + 2 } else { 0 }));
        let left = room.saturating_sub(name + place + 2);
        let operator = if left >= OPERATOR + HEARD + 4 { OPERATOR } else { 0 };
        Self { name: name.max(1), place, state, remark, operator }
    }
}

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
        let mut below = self.page(body);
        if let Some((new, of)) = words.gauge {
            below.gauge(new, of, &words.count);
            below.blank();
        }
        let curve = self.curve(body, &words);
        let used =
            page.height() + below.height() + curve.height() + usize::from(curve.height() > 0);
        let room = usize::from(body.height).saturating_sub(used).max(FEWEST_ROWS);
        self.networks(&mut below, &words.rows, room);
        below.blank();
        below.append(curve);
        let is_all_seen = page.content() + below.content() <= usize::from(body.height);
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

    /// A window of rows around the selected one.
    fn networks(self, page: &mut Page, rows: &[WatchRow], room: usize) {
        if rows.is_empty() {
            return;
        }
        let columns = Columns::of(rows, self.look, page.width);
        let selected = self.wizard.watch_row.min(rows.len() - 1);
        let (first, size) = in_sight(rows.len(), selected, room);
        if first > 0 {
            self.more_networks(page, first, false);
        }
        let about = if columns.operator > 0 { self.more_about_all() } else { BTreeMap::new() };
        for (at, row) in rows.iter().enumerate().skip(first).take(size) {
            self.network(page, row, &columns, about.get(&row.id));
            if at == selected {
                page.point_last(0);
            }
        }
        let below = rows.len().saturating_sub(first + size);
        if below > 0 {
            self.more_networks(page, below, true);
        }
    }

    /// How many rows are left out above or below.
    fn more_networks(self, page: &mut Page, left_out: usize, is_down: bool) {
        let more = format!("{} {}", self.look.more(is_down), self.words.more_networks(left_out));
        page.text(&more, Tone::Quiet);
    }

    fn network(
        self,
        page: &mut Page,
        row: &WatchRow,
        columns: &Columns,
        about: Option<&(String, String)>,
    ) {
        let tone = tone_of(row.mark);
        let cell = |text: &str, wide: usize| {
            let text = shortened(&sentence(text, self.look), wide, self.look);
            padded(&text, if wide == 0 { 0 } else { wide + 2 })
        };
        let mut spans = vec![
            page.mark(row.mark),
            page.span_as_is(&cell(&row.name, columns.name), Tone::Plain),
            page.span_as_is(&cell(&row.place, columns.place), Tone::Quiet),
            page.span_as_is(&cell(&row.state, columns.state), tone),
            page.span_as_is(&cell(&row.remark, columns.remark), Tone::Plain),
        ];
        if let Some((operator, heard)) = about {
            spans.push(page.span_as_is(&cell(operator, columns.operator), Tone::Quiet));
            spans.push(page.span_as_is(&cell(heard, HEARD), Tone::Quiet));
        }
        page.put(Line::from(spans));
    }

    /// Who runs each network, and how long ago it last answered, by its id.
    fn more_about_all(self) -> BTreeMap<String, (String, String)> {
        let now = self.wizard.now;
        let rows = self.wizard.watch.as_ref().map(|watch| watch.rows(now)).unwrap_or_default();
        let heard: BTreeMap<&str, Moment> =
            rows.iter().filter_map(|row| Some((row.id.as_str(), row.last_heard?))).collect();
        let networks = self.wizard.world.networks.iter();
        networks
            .map(|network| {
                let ago = heard.get(network.id.as_str()).map(|at| now.ms_since(*at));
                let ago = ago.map(|ms| self.words.ago(ms)).unwrap_or_default();
                (network.id.clone(), (harmless(&network.operator), ago))
            })
            .collect()
    }

    fn curve(self, body: Rect, words: &WatchPage) -> Page {
        let mut page = self.page(body);
        let (Some(since), Some(watch)) = (&words.since, &self.wizard.watch) else { return page };
        let (Some(t0), Some((_, of))) = (watch.t0(), words.gauge) else { return page };
        let now = words.now.as_deref().unwrap_or_default();
        let since = page.span(since, Tone::Quiet);
        let until = page.span(now, Tone::Quiet);
        let room = page.width.saturating_sub(since.width() + until.width() + 6).min(CURVE);
        if room >= 8 {
            let curve = curve(watch.history(), t0, self.wizard.now, of, room, self.look);
            let curve = page.span_as_is(&curve, Tone::Good);
            page.put(Line::from(vec![since, Span::raw("   "), curve, Span::raw("   "), until]));
        }
        page
    }
}

/// The first row in sight and how many are, out of `count` in `room` lines, one of which goes to each
/// side where rows are left out. The selected one is always in sight.
fn in_sight(count: usize, selected: usize, room: usize) -> (usize, usize) {
    if count <= room {
        return (0, count);
    }
    let one_side = room.saturating_sub(1).max(1);
    let both_sides = room.saturating_sub(2).max(1);
    if selected < one_side {
        (0, one_side)
    } else if selected + 1 >= count {
        (count - one_side, one_side)
    } else {
        (selected + 1 - both_sides, both_sides)
    }
}

impl Page {
    fn gauge(&mut self, new: u16, of: u16, count: &str) {
        let count = sentence(count, self.look);
        let columns = self.width.saturating_sub(width(&count) + 2).min(60);
        let (full, empty) = bar(usize::from(new), usize::from(of), columns, self.look);
        let spans = vec![
            self.span_as_is(&full, Tone::Good),
            self.span_as_is(&empty, Tone::Quiet),
            Span::raw("  "),
            self.span_as_is(&count, Tone::Plain),
        ];
        self.put(Line::from(spans));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_network_and_both_signs_of_more_fit_into_the_room() {
        for selected in 0..31 {
            let (first, size) = in_sight(31, selected, 9);
            assert!((first..first + size).contains(&selected));
            let signs = usize::from(first > 0) + usize::from(first + size < 31);
            assert_eq!(size + signs, 9, "{selected}");
        }
        assert_eq!(in_sight(4, 3, 9), (0, 4));
    }
}

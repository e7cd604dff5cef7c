//! The rows of the networks: a window of them around the selected one.

use ratatui::text::Line;

use crate::view::Scene;
use crate::view::look::{Look, Tone, tone_of};
use crate::view::measure::{sentence, shortened};
use crate::view::page::{Page, padded, widest};
use crate::words::WatchRow;

/// Fewest columns of a network's name beside its place.
const NAME_AT_LEAST: usize = 18;

/// Fewest columns of a name beside what is still to come from its network.
const NAME_FIRST: usize = 12;

/// Columns of who runs it, and of when it last answered, where there is room for both.
const OPERATOR: usize = 22;
const HEARD: usize = 18;

/// How wide each column of the rows is; 0 leaves it out.
struct Columns {
    name: usize,
    place: usize,
    state: usize,
    remark: usize,
    heard: usize,
    operator: usize,
}

impl Columns {
    fn of(rows: &[WatchRow], look: Look, width: usize) -> Self {
        let name = widest(rows.iter().map(|row| row.name.as_str()), 28);
        let place = widest(rows.iter().map(|row| row.place.as_str()), 18);
        let state = widest(rows.iter().map(|row| row.state.as_str()), 14);
        let remark = widest(rows.iter().map(|row| row.remark.as_str()), 34);
        let beside = |remark: usize| width.saturating_sub(look.glyph_width() + state + remark + 7);
        // Without its name a row says nothing; when it asks again is on its own page as well.
        let remark = if beside(remark) < NAME_FIRST.min(name) { 0 } else { remark };
        let room = beside(remark);
        // The name gives way first, down to what can still be told apart; then the place goes.
        let has_place = place > 0 && room >= NAME_AT_LEAST + place + 2;
        let place = if has_place { place } else { 0 };
        let name = name.min(room.saturating_sub(if has_place { place + 2 } else { 0 }));
        let left = room.saturating_sub(name + place + 2);
        let heard = if left >= HEARD + 2 { HEARD } else { 0 };
        let operator = if left >= OPERATOR + HEARD + 4 { OPERATOR } else { 0 };
        Self { name: name.max(1), place, state, remark, heard, operator }
    }
}

impl Scene<'_> {
    /// The rows that fit into `room` lines, the selected one among them.
    pub(super) fn networks(self, page: &mut Page, rows: &[WatchRow], selected: usize, room: usize) {
        if rows.is_empty() {
            return;
        }
        let columns = Columns::of(rows, self.look, page.width);
        let selected = selected.min(rows.len() - 1);
        let (first, size) = in_sight(rows.len(), selected, room);
        if first > 0 {
            self.more_networks(page, first, false);
        }
        for (at, row) in rows.iter().enumerate().skip(first).take(size) {
            self.network_row(page, row, &columns, at == selected);
        }
        let below = rows.len().saturating_sub(first + size);
        if below > 0 {
            self.more_networks(page, below, true);
        }
    }

    /// How many rows are left out above or below.
    pub(super) fn more_networks(self, page: &mut Page, left_out: usize, is_down: bool) {
        let more = format!("  {} {}", self.look.more(is_down), self.words.more_networks(left_out));
        page.put(page.span(&more, Tone::Quiet));
    }

    fn network_row(self, page: &mut Page, row: &WatchRow, columns: &Columns, is_selected: bool) {
        let mark = row.stand.mark();
        let cell = |text: &str, wide: usize| {
            let text = shortened(&sentence(text, self.look), wide, self.look);
            padded(&text, if wide == 0 { 0 } else { wide + 2 })
        };
        let name = if is_selected { Tone::Focus } else { Tone::Plain };
        page.put(Line::from(vec![
            page.span_as_is(self.look.pointer(is_selected), Tone::Focus),
            page.mark(mark),
            page.span_as_is(&cell(&row.name, columns.name), name),
            page.span_as_is(&cell(&row.place, columns.place), Tone::Quiet),
            page.span_as_is(&cell(&row.state, columns.state), tone_of(mark)),
            page.span_as_is(&cell(&row.remark, columns.remark), Tone::Plain),
            page.span_as_is(&cell(&row.heard, columns.heard), Tone::Quiet),
            page.span_as_is(&cell(&row.operator, columns.operator), Tone::Quiet),
        ]));
        if is_selected {
            page.point_last(0);
        }
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

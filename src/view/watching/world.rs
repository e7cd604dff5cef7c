//! The world with a sign for every network that stands in one place, and beside it those that answer
//! from many places at once, for which any single pin would be a lie.
//!
//! ```text
//!      ⢀⣀⣴⣶⣿⡿⠋  ⣀⣤⣾⣿⣿⣿⣿⣿⡿⠟      Many places at once
//!       ⠙⢿⣿●⠛   ●○⣿⣿⣿⣿●⡟⠁        ✓ Your own connection   new
//!          ⢻⣶⡄  ⠹⣿●⠋  ⠈⠁         … OpenDNS               old
//!  ● new   ○ not yet
//! ```

use std::collections::BTreeMap;

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::view::Scene;
use crate::view::look::{Look, Tone, tone_of};
use crate::view::map::{Map, braille};
use crate::view::measure::{sentence, shortened, width};
use crate::view::page::{Page, padded};
use crate::words::{Seat, Stand, WatchRow};

/// Columns of the list beside the map, at least and at most.
const LIST_AT_LEAST: u16 = 33;
const LIST_AT_MOST: usize = 56;

/// Columns between map and list.
const GAP: usize = 3;

/// Fewer rows than this are no map.
const LOWEST: u16 = 9;

/// In a terminal without Unicode a cell with at least so many of its eight dots on land is land.
const LAND_FROM: u32 = 3;

/// Which pins stand in which cell, by row and column: the selected one before the others, those that lag before those
/// that have the news.
type Pins = BTreeMap<(u16, u16), (Stand, bool)>;

impl Scene<'_> {
    /// The map with its list and its legend; nothing where it has no room or nothing to show.
    pub(super) fn world(self, page: &mut Page, rows: &[WatchRow], selected: usize, room: u16) {
        let columns = u16::try_from(page.width).unwrap_or(u16::MAX);
        let columns = columns.saturating_sub(LIST_AT_LEAST + 3);
        let has_pins = rows.iter().any(|row| matches!(row.seat, Seat::At(_)));
        let map = Map::within(columns, room.saturating_sub(1));
        if !has_pins || map.rows < LOWEST {
            return;
        }
        let pins = pins(map, rows, selected);
        let beside = page.width.saturating_sub(usize::from(map.columns) + GAP).min(LIST_AT_MOST);
        let list = self.many_places(rows, selected, beside, usize::from(map.rows));
        let mut list = list.into_iter();
        for (row, land) in (0..).zip(map.land().iter()) {
            let mut spans = self.latitude(land, row, &pins);
            if let Some(entry) = list.next() {
                spans.push(Span::raw(" ".repeat(GAP)));
                spans.extend(entry);
            }
            page.put(Line::from(spans));
        }
        self.legend(page, rows, selected);
    }

    /// One row of the map, in as few spans as it has looks.
    fn latitude(self, cells: &[u8], row: u16, pins: &Pins) -> Vec<Span<'static>> {
        let land = self.look.style(Tone::Quiet);
        let ground = |cells: &[u8]| -> Span<'static> {
            let signs: String = cells.iter().map(|dots| ground(*dots, self.look)).collect();
            Span::styled(signs, land)
        };
        let mut spans = Vec::new();
        let mut rest = cells;
        let mut at = 0;
        for ((_, column), (stand, is_selected)) in pins.range((row, 0)..=(row, u16::MAX)) {
            let Some((before, behind)) = rest.split_at_checked(usize::from(column - at)) else {
                break;
            };
            spans.push(ground(before));
            let mut style = self.look.style(tone_of(stand.mark())).add_modifier(Modifier::BOLD);
            style = style.remove_modifier(Modifier::DIM);
            if *is_selected {
                style = style.add_modifier(Modifier::REVERSED);
            }
            spans.push(Span::styled(pin_sign(*stand, self.look), style));
            rest = behind.get(1..).unwrap_or_default();
            at = column + 1;
        }
        spans.push(ground(rest));
        spans
    }

    /// The person's own connection and the networks in many places, each in one line.
    fn many_places(
        self,
        rows: &[WatchRow],
        selected: usize,
        columns: usize,
        lines: usize,
    ) -> Vec<Vec<Span<'static>>> {
        let page = Page::new(u16::try_from(columns).unwrap_or(u16::MAX), self.look);
        let is_listed = |row: &&(usize, &WatchRow)| matches!(row.1.seat, Seat::ManyPlaces);
        let rows = || rows.iter().enumerate();
        let own = rows().filter(|(_, row)| row.seat == Seat::Own);
        let listed: Vec<(usize, &WatchRow)> =
            own.chain(rows().filter(|row| is_listed(&row))).collect();
        if listed.is_empty() {
            return Vec::new();
        }
        let mut list = vec![vec![page.span(&self.words.say("watch-map-many"), Tone::Title)]];
        let room = lines.saturating_sub(1);
        let shown = if listed.len() > room { room.saturating_sub(1) } else { listed.len() };
        let states = listed.iter().map(|(_, row)| width(&row.state)).max().unwrap_or(0).min(14);
        let names = columns.saturating_sub(self.look.glyph_width() + 1 + states + 2);
        let longest = listed.iter().map(|(_, row)| width(&row.name)).max().unwrap_or(0);
        let names = names.min(longest);
        for (at, row) in listed.iter().take(shown) {
            let mark = row.stand.mark();
            let cell = |text: &str, wide: usize| {
                padded(&shortened(&sentence(text, self.look), wide, self.look), wide)
            };
            let tone = if *at == selected { Tone::Focus } else { Tone::Plain };
            list.push(vec![
                page.mark(mark),
                page.span_as_is(&cell(&row.name, names), tone),
                Span::raw("  "),
                page.span_as_is(&cell(&row.state, states), tone_of(mark)),
            ]);
        }
        if shown < listed.len() {
            let more = self.words.more_networks(listed.len() - shown);
            list.push(vec![page.span(&more, Tone::Quiet)]);
        }
        list
    }

    /// What the signs mean, those that are there; and the name of the selected pin.
    fn legend(self, page: &mut Page, rows: &[WatchRow], selected: usize) {
        let stands: std::collections::BTreeSet<Stand> = rows
            .iter()
            .filter(|row| matches!(row.seat, Seat::At(_)))
            .map(|row| row.stand)
            .collect();
        let mut spans = Vec::new();
        for stand in stands {
            let tone = tone_of(stand.mark());
            let sign = pin_sign(stand, self.look);
            let word = self.words.say(match stand {
                Stand::New => "watch-new",
                Stand::Late => "watch-map-late",
                Stand::Both => "watch-mixed",
                Stand::Open => "watch-not-asked",
                Stand::Mute => "watch-not-counted",
            });
            spans.push(Span::styled(sign, self.look.style(tone).add_modifier(Modifier::BOLD)));
            spans.push(page.span(&format!(" {word}   "), Tone::Quiet));
        }
        if let Some(row) = rows.get(selected).filter(|row| matches!(row.seat, Seat::At(_))) {
            spans.push(page.span(&format!("{}  {}", row.name, row.place), Tone::Focus));
        }
        page.put(Line::from(spans));
    }
}

/// Where the pins stand. Where several fall into one cell, the one that matters most is seen.
fn pins(map: Map, rows: &[WatchRow], selected: usize) -> Pins {
    let mut pins = Pins::new();
    for (at, network) in rows.iter().enumerate() {
        if let Seat::At(pin) = network.seat
            && let Some((column, row)) = map.cell(pin)
        {
            // Rows come in the order of what matters, so the first one stays.
            let is_selected = at == selected;
            let here = pins.entry((row, column)).or_insert((network.stand, is_selected));
            if is_selected {
                *here = (network.stand, true);
            }
        }
    }
    pins
}

/// The sign of a cell without a pin.
fn ground(dots: u8, look: Look) -> char {
    match (dots, look.unicode) {
        (0, _) => ' ',
        (dots, true) => braille(dots),
        (dots, false) if dots.count_ones() >= LAND_FROM => '.',
        (_, false) => ' ',
    }
}

/// The sign of a pin: solid where the news is, hollow where it is not.
const fn pin_sign(stand: Stand, look: Look) -> &'static str {
    let (sign, ascii) = match stand {
        Stand::New => ("●", "#"),
        Stand::Late => ("○", "o"),
        Stand::Both => ("~", "~"),
        Stand::Open => ("·", "-"),
        Stand::Mute => ("?", "?"),
    };
    if look.unicode { sign } else { ascii }
}

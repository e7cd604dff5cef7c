//! Takes pictures of the screen: as text, as a map of styles, and side by side in several sizes.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use mxguide::catalog::Lang;
use mxguide::view::{Look, draw};
use mxguide::wizard::Wizard;
use mxguide::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::stage::Stage;

/// Everything a terminal can do.
pub(crate) const RICH: Look = Look { color: true, unicode: true };
/// Nothing but letters.
pub(crate) const POOR: Look = Look { color: false, unicode: false };

/// Designed first, wide, and narrow.
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (60, 20)];

/// With a very large one, for the map.
pub(crate) const WITH_MAP: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (60, 20)];

pub(crate) struct Shot {
    pub(crate) buffer: Buffer,
    pub(crate) cursor: Option<Position>,
}

pub(crate) fn shot(wizard: &Wizard, size: (u16, u16), look: Look) -> Shot {
    let words = Words::new(wizard.lang, TimeZone::UTC);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let frame = terminal.draw(|frame| draw(frame, wizard, &words, look)).unwrap();
    let buffer = frame.buffer.clone();
    let cursor = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
    Shot { buffer, cursor }
}

/// The rows of a frame; where the cursor stands is said below them.
pub(crate) fn text(shot: &Shot) -> String {
    let mut text = String::new();
    for y in 0..shot.buffer.area.height {
        text.push_str(row(shot, y, |cell| cell.symbol().to_owned()).trim_end());
        text.push('\n');
    }
    match shot.cursor {
        Some(at) => {
            let _ = writeln!(text, "cursor: column {}, row {}", at.x, at.y);
        }
        None => text.push_str("no cursor\n"),
    }
    text
}

/// The rows of a frame, a letter a cell for its colour: upper case when bold, `_` when underlined,
/// `'` when dim.
pub(crate) fn styles(shot: &Shot) -> String {
    use ratatui::style::{Color, Modifier};
    let mut text = String::new();
    for y in 0..shot.buffer.area.height {
        let line = row(shot, y, |cell| {
            let letter = match cell.fg {
                _ if cell.modifier.contains(Modifier::UNDERLINED) => '_',
                _ if cell.symbol() == " " => ' ',
                Color::Reset if cell.modifier.contains(Modifier::DIM) => '\'',
                Color::Reset => '.',
                Color::Green => 'g',
                Color::Yellow => 'y',
                Color::Red => 'r',
                Color::Cyan => 'c',
                _ => '?',
            };
            let is_bold = cell.modifier.contains(Modifier::BOLD);
            match (is_bold, letter) {
                (true, '.') => "B".to_owned(),
                (true, letter) => letter.to_uppercase().collect(),
                (false, letter) => letter.to_string(),
            }
        });
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn row(shot: &Shot, y: u16, of: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
    (0..shot.buffer.area.width).filter_map(|x| shot.buffer.cell((x, y))).map(of).collect()
}

/// Photographs one scene in every size and language.
pub(crate) fn photograph(scene: &str, play: impl Fn(Lang) -> Stage) {
    photograph_in(&SIZES, scene, play);
}

/// Photographs one scene in these sizes and every language.
pub(crate) fn photograph_in(sizes: &[(u16, u16)], scene: &str, play: impl Fn(Lang) -> Stage) {
    for lang in [Lang::En, Lang::Fr] {
        let stage = play(lang);
        let mut album = String::new();
        for &(width, height) in sizes {
            let shot = shot(&stage.wizard, (width, height), RICH);
            let _ = writeln!(album, "════ {width}×{height} ════\n{}", text(&shot));
        }
        keep(&format!("{scene}-{}", lang.as_str()), &album);
    }
}

/// Compares a picture with the one that is kept under this name.
pub(crate) fn keep(name: &str, picture: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        omit_expression => true,
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!(name, picture);
    });
}

//! A picture of a frame as SVG: text in a fixed-width font on a dark ground, for the README.
//!
//! Self-contained: no script, no external font, no link.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Size of a cell in user units; the text length is set on every run, so that a viewer's font with
/// other proportions cannot push the columns apart.
const CELL: (f32, f32) = (8.4, 18.0);
const MARGIN: f32 = 12.0;

/// The frame in `buffer`, as a self-contained SVG document.
pub fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (across, down) = (f32::from(area.width) * CELL.0, f32::from(area.height) * CELL.1);
    let (width, height) = (across + 2.0 * MARGIN, down + 2.0 * MARGIN);
    let mut picture = String::new();
    let _ = writeln!(
        picture,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         width=\"{width:.0}\" height=\"{height:.0}\" font-size=\"14\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\">"
    );
    let _ = writeln!(picture, "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1c2128\"/>");
    for y in area.top()..area.bottom() {
        let cells: Vec<&Cell> =
            (area.left()..area.right()).filter_map(|x| buffer.cell((x, y))).collect();
        row(&mut picture, &cells, MARGIN + f32::from(y - area.y) * CELL.1);
    }
    picture.push_str("</svg>\n");
    picture
}

/// One row, run by run of cells that look alike.
fn row(picture: &mut String, cells: &[&Cell], top: f32) {
    let mut x = MARGIN;
    for run in cells.chunk_by(|a, b| looks(a) == looks(b)) {
        let text: String = run.iter().map(|cell| cell.symbol()).collect();
        let columns: f32 = run.iter().map(|_| CELL.0).sum();
        if let Some(cell) = run.first().filter(|_| !text.trim().is_empty() || is_underlined(run)) {
            run_of(picture, cell, &text, (x, top), columns);
        }
        x += columns;
    }
}

fn run_of(picture: &mut String, cell: &Cell, text: &str, (x, top): (f32, f32), columns: f32) {
    let (ink, ground) = if cell.modifier.contains(Modifier::REVERSED) {
        (ground_of(cell.bg), Some(ink_of(cell.fg)))
    } else {
        (ink_of(cell.fg), (cell.bg != Color::Reset).then(|| ground_of(cell.bg)))
    };
    if let Some(ground) = ground {
        let high = CELL.1;
        let _ = writeln!(
            picture,
            "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{columns:.1}\" height=\"{high:.1}\" \
             fill=\"{ground}\"/>"
        );
    }
    let mut more = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        more.push_str(" font-weight=\"bold\"");
    }
    if cell.modifier.contains(Modifier::DIM) {
        more.push_str(" opacity=\"0.65\"");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        let y = top + CELL.1 - 2.0;
        let end = x + columns;
        let _ = writeln!(
            picture,
            "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{end:.1}\" y2=\"{y:.1}\" stroke=\"{ink}\"/>"
        );
    }
    let baseline = top + CELL.1 - 5.0;
    let text = xml(text);
    let _ = writeln!(
        picture,
        "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{columns:.1}\" \
         xml:space=\"preserve\" fill=\"{ink}\"{more}>{text}</text>"
    );
}

fn looks(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn is_underlined(run: &[&Cell]) -> bool {
    run.first().is_some_and(|cell| cell.modifier.contains(Modifier::UNDERLINED))
}

const fn ink_of(color: Color) -> &'static str {
    match color {
        Color::Black => "#1c2128",
        Color::Red | Color::LightRed => "#f47067",
        Color::Green | Color::LightGreen => "#6bc46d",
        Color::Yellow | Color::LightYellow => "#daaa3f",
        Color::Blue | Color::LightBlue => "#6cb6ff",
        Color::Magenta | Color::LightMagenta => "#dcbdfb",
        Color::Cyan | Color::LightCyan => "#56d4dd",
        Color::DarkGray => "#768390",
        _ => "#cdd9e5",
    }
}

const fn ground_of(color: Color) -> &'static str {
    match color {
        Color::Reset => "#1c2128",
        other => ink_of(other),
    }
}

/// `text` as XML character data (XML 1.0 §2.4); what XML cannot hold (§2.2) becomes a space.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn a_picture_is_self_contained_and_escaped() {
        let mut buffer = Buffer::with_lines(["a <b> & c", "         "]);
        buffer.set_string(0, 1, "ok", Style::new().fg(Color::Green).add_modifier(Modifier::BOLD));
        let picture = svg(&buffer);
        assert!(picture.contains("a &lt;b&gt; &amp; c"));
        assert!(picture.contains("font-weight=\"bold\">ok</text>"));
        assert!(!picture.contains("href") && !picture.contains("<script"));
        assert!(picture.ends_with("</svg>\n"));
    }
}

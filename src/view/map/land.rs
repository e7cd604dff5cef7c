//! Where there is land: one bit for each degree, read from `assets/land.txt` when the program is
//! built. Each braille sign there stands for two degrees east and four south, so that the file shows
//! the world to whoever opens it.

use super::DOTS;

const TEXT: &[u8] = include_bytes!("../../../assets/land.txt");

/// Signs in a line of the file: from 180° west to 180° east.
const SIGNS: usize = 180;

/// Its lines: from 84° north to 60° south.
const LINES: usize = 36;

/// The northern edge of the file, in degrees.
pub(super) const NORTH: f64 = 84.0;

static LAND: [[u8; SIGNS]; LINES] = read(TEXT);

/// The dots of the braille signs, each of which takes three bytes in UTF-8: `E2`, then two with the
/// high and the low bits.
const fn read(text: &[u8]) -> [[u8; SIGNS]; LINES] {
    let mut land = [[0; SIGNS]; LINES];
    let mut line = 0;
    while line < LINES {
        let mut sign = 0;
        while sign < SIGNS {
            let at = line * (SIGNS * 3 + 1) + sign * 3;
            assert!(text[at] == 0xe2 && text[at + 1] & 0xfc == 0xa0, "a sign that is not braille");
            land[line][sign] = (text[at + 1] & 0x03) << 6 | (text[at + 2] & 0x3f);
            sign += 1;
        }
        line += 1;
    }
    land
}

/// True when the square degree that lies so many degrees east of 180° west and south of [`NORTH`] is
/// land, for the most part.
pub(super) fn is_land(east: usize, south: usize) -> bool {
    let sign = LAND.get(south / 4).and_then(|line| line.get(east / 2));
    sign.is_some_and(|dots| dots & DOTS[south % 4][east % 2] != 0)
}

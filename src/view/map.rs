//! A map of the world in braille, with a sign wherever a network stands.
//!
//! ```text
//!      ⢀⣀⣴⣶⣿⡿⠋  ⣀⣤⣾⣿⣿⣿⣿⣿⡿⠟
//!       ⠙⢿⣿●⠛   ●○⣿⣿⣿⣿●⡟⠁        equirectangular: a degree is as long north as east,
//!          ⢻⣶⡄  ⠹⣿●⠋  ⠈⠁         because a braille dot is as high as it is wide
//! ```

mod land;

use std::cell::RefCell;
use std::rc::Rc;

use crate::wizard::Pin;

/// The bits of the dots of a braille sign (Unicode chapter 21.1), by row and column.
const DOTS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Degrees cut off below the northern edge of the land known, and degrees shown from there: from 78°
/// north to 56° south, where people live.
const CUT: u16 = 6;
const SHOWN: u16 = 134;

/// Row by row, each cell as the dots of its braille sign.
pub(super) type Land = Rc<[Vec<u8>]>;

/// A world of so many columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Map {
    /// Columns of the terminal.
    pub(super) columns: u16,
    /// Rows of the terminal.
    pub(super) rows: u16,
}

impl Map {
    /// The largest world within these limits.
    pub(super) fn within(columns: u16, rows: u16) -> Self {
        // A row is four dots high and a column two dots wide; 360° are as wide as all columns.
        let by_height = u32::from(rows) * 4 * 360 / (u32::from(SHOWN) * 2);
        let columns = columns.min(u16::try_from(by_height).unwrap_or(u16::MAX)).max(1);
        let dots = u32::from(columns) * 2 * u32::from(SHOWN);
        let rows = u16::try_from(dots.div_ceil(360 * 4)).unwrap_or(rows).min(rows);
        Self { columns, rows }
    }

    /// The land, row by row, each cell as the dots of its braille sign. The land does not move: that
    /// of the size drawn last is kept.
    pub(super) fn land(self) -> Land {
        thread_local! {
            static DRAWN: RefCell<Option<(Map, Land)>> = const { RefCell::new(None) };
        }
        DRAWN.with_borrow_mut(|drawn| match drawn {
            Some((map, land)) if *map == self => Rc::clone(land),
            _ => {
                let row = |row| (0..self.columns).map(|column| self.dots(column, row)).collect();
                let land: Land = (0..self.rows).map(row).collect();
                *drawn = Some((self, Rc::clone(&land)));
                land
            }
        })
    }

    fn dots(self, column: u16, row: u16) -> u8 {
        let (left, top) = (usize::from(column) * 2, usize::from(row) * 4);
        let mut dots = 0;
        for (down, bits) in DOTS.iter().enumerate() {
            for (right, bit) in bits.iter().enumerate() {
                if self.is_mostly_land(left + right, top + down) {
                    dots |= bit;
                }
            }
        }
        dots
    }

    /// True when half of the square degrees under a dot are land.
    fn is_mostly_land(self, dot: usize, line: usize) -> bool {
        let dots = usize::from(self.columns) * 2;
        let degrees =
            |from: usize| from * 360 / dots..((from + 1) * 360 / dots).max(from * 360 / dots + 1);
        let (mut land, mut all) = (0, 0);
        for south in degrees(line) {
            for east in degrees(dot) {
                land += usize::from(land::is_land(east, south + usize::from(CUT)));
                all += 1;
            }
        }
        land * 2 >= all
    }

    /// The cell in which a place lies, column and row; `None` for one beyond the edge.
    pub(super) fn cell(self, pin: Pin) -> Option<(u16, u16)> {
        let degrees = 360.0 / f64::from(self.columns);
        let (east, south) = (pin.lon + 180.0, land::NORTH - f64::from(CUT) - pin.lat);
        if east < 0.0 || south < 0.0 {
            return None;
        }
        let column = (0..self.columns).find(|column| east < degrees * f64::from(column + 1))?;
        let row = (0..self.rows).find(|row| south < 2.0 * degrees * f64::from(row + 1))?;
        Some((column, row))
    }
}

/// The braille sign with these dots.
pub(super) fn braille(dots: u8) -> char {
    char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latitude and longitude, as any atlas has them.
    const CITIES: [(&str, f64, f64); 22] = [
        ("Paris", 48.9, 2.4),
        ("Madrid", 40.4, -3.7),
        ("Berlin", 52.5, 13.4),
        ("Moscow", 55.8, 37.6),
        ("Ankara", 39.9, 32.9),
        ("Delhi", 28.6, 77.2),
        ("Beijing", 39.9, 116.4),
        ("Tokyo", 35.7, 139.7),
        ("Denver", 39.7, -105.0),
        ("Chicago", 41.9, -87.9),
        ("New York", 40.7, -74.0),
        ("Mexico City", 19.4, -99.1),
        ("Quito", -0.2, -78.5),
        ("Brasilia", -15.8, -47.9),
        ("Valdivia", -39.8, -72.9),
        ("Lagos", 6.6, 3.4),
        ("Nairobi", -1.3, 36.8),
        ("Johannesburg", -26.2, 28.0),
        ("Alice Springs", -23.7, 133.9),
        ("Sydney", -33.9, 151.1),
        ("Auckland", -36.9, 174.8),
        ("Reykjavik", 64.1, -21.5),
    ];

    const SEAS: [(&str, f64, f64); 12] = [
        ("Atlantic", 30.0, -40.0),
        ("Pacific", 0.0, -150.0),
        ("Indian Ocean", -20.0, 80.0),
        ("Mediterranean", 34.5, 18.5),
        ("Black Sea", 43.0, 34.0),
        ("North Sea", 56.5, 3.0),
        ("Hudson Bay", 59.0, -86.0),
        ("Gulf of Mexico", 25.0, -90.0),
        ("Bay of Bengal", 14.0, 88.0),
        ("Tasman Sea", -38.0, 160.0),
        ("Sea of Japan", 40.0, 135.0),
        ("Drake Passage", -55.9, -60.5),
    ];

    #[test]
    fn cities_stand_on_land_and_ships_on_water() {
        for map in [Map::within(180, 60), Map::within(120, 60), Map::within(78, 20)] {
            for (city, lat, lon) in CITIES {
                let (column, row) = map.cell(Pin { lat, lon }).unwrap();
                assert_ne!(map.dots(column, row), 0, "{city} is under water on {map:?}");
            }
            for (sea, lat, lon) in SEAS {
                let (column, row) = map.cell(Pin { lat, lon }).unwrap();
                // A shore may lie in the same cell.
                assert_ne!(map.dots(column, row), 0xff, "{sea} is dry on {map:?}");
            }
        }
    }

    #[test]
    fn what_lies_further_east_or_south_stands_further_right_or_down() {
        let map = Map::within(130, 40);
        for (one, lat, lon) in CITIES {
            for (other, lat2, lon2) in CITIES {
                let (here, there) =
                    (map.cell(Pin { lat, lon }), map.cell(Pin { lat: lat2, lon: lon2 }));
                let ((x, y), (x2, y2)) = (here.unwrap(), there.unwrap());
                assert!(lon > lon2 || x <= x2, "{one} and {other}");
                assert!(lat < lat2 || y <= y2, "{one} and {other}");
            }
        }
    }

    #[test]
    fn the_world_keeps_its_shape_in_every_size() {
        for (columns, rows) in [(78, 15), (120, 30), (180, 99), (400, 80), (40, 5), (1, 1)] {
            let map = Map::within(columns, rows);
            assert!(map.columns <= columns && map.rows <= rows, "{map:?}");
            // 360° in two dots a column, 134° in four dots a row.
            let high = f64::from(map.rows) * 4.0 * 360.0 / (f64::from(map.columns) * 2.0);
            assert!(map.columns < 40 || (134.0..160.0).contains(&high), "{map:?}: {high}");
            assert!(map.cell(Pin { lat: 48.9, lon: 2.4 }).is_some());
        }
    }

    #[test]
    fn places_beyond_the_edge_are_left_out() {
        let map = Map::within(80, 20);
        for (lat, lon) in [(89.0, 0.0), (-80.0, 0.0), (0.0, 200.0), (0.0, -181.0), (f64::NAN, 0.0)]
        {
            assert_eq!(map.cell(Pin { lat, lon }), None);
        }
    }
}

//! Texts that took something with them from where they were copied: quotation marks, and characters
//! that nobody sees.

use super::{ShapeFault, found};
use crate::names::clean_paste;
use crate::plan::Wanted;
use crate::verdict::entered::Entered;
use crate::verdict::meaning::{self, Family, family};
use crate::verdict::{Code, Detail, Finding};

/// The longest text one record can hold.
const LONGEST: usize = 65_535;

/// More kinds of odd characters than this help nobody.
const MOST_KINDS: usize = 4;

/// A text that is an attempt at `right` once the marks or the odd characters are gone.
pub(super) fn recognised(case: &Entered<'_>, wanted: &Wanted, right: &str) -> Option<Finding> {
    let fits = |text: &str| {
        meaning::does_the_same(right, text)
            || (meaning::resembles(right, text) && family(right) != Family::Bare)
    };
    let texts = case.suspect_texts();
    let quoted = texts.iter().find(|text| has_marks(text) && fits(&unmarked(text)));
    if let Some(text) = quoted {
        let fault = ShapeFault::Quotes { text: (*text).to_owned() };
        return Some(told(Code::TxtQuotes, wanted, text, fault));
    }
    texts.iter().find_map(|text| {
        let characters = odd(text, family(right));
        (!characters.is_empty() && fits(&plain(text))).then(|| {
            let fault = ShapeFault::Invisible { text: (*text).to_owned(), characters };
            told(Code::InvisibleCharacters, wanted, text, fault)
        })
    })
}

fn told(code: Code, wanted: &Wanted, text: &str, fault: ShapeFault) -> Finding {
    found(code, wanted, text.to_owned(), Detail::Shape(fault))
}

/// Quotation marks of any kind, and the backslash that some panels put before them.
const fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\\' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '\u{2033}')
}

/// A plain apostrophe or a back tick counts only around the text.
fn has_marks(text: &str) -> bool {
    text.contains(is_mark)
        || text.trim().starts_with(['\'', '`'])
        || text.trim().ends_with(['\'', '`'])
}

fn unmarked(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !is_mark(*c)).collect();
    bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '`')).to_owned()
}

/// The characters of `text` that no record of mail holds. White space inside a key is harmless
/// (RFC 6376 §3.2).
fn odd(text: &str, family: Family<'_>) -> Vec<char> {
    let is_harmless = |c: char| {
        c.is_ascii_graphic() || c == ' ' || (family == Family::Dkim && c.is_ascii_whitespace())
    };
    let mut odd: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| !is_harmless(*c)) {
        if odd.len() < MOST_KINDS && !odd.contains(&c) {
            odd.push(c);
        }
    }
    odd
}

/// The text as it looks: nothing invisible, plain spaces, and the letters that others imitate.
pub(super) fn plain(text: &str) -> String {
    let seeming: String = text.chars().map(|c| seeming(c).unwrap_or(c)).collect();
    clean_paste(&seeming, LONGEST)
}

/// The sign of ASCII that `c` is easily taken for: full-width forms, long dashes, and letters of the
/// Cyrillic and Greek alphabets that look like Latin ones (Unicode UTS #39).
pub(super) fn seeming(c: char) -> Option<char> {
    Some(match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{3002}' | '\u{2024}' => '.',
        '\u{037e}' => ';',
        'а' | 'α' => 'a',
        'е' => 'e',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'ν' => 'v',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        _ => return None,
    })
}

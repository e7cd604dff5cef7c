//! What keeps hostile text harmless: escaping for the eye, cleaning for the paste.

use std::fmt::Write as _;

/// Characters that steer a terminal or hide in a value: controls (Cc), line and paragraph
/// separators, bidirectional controls (Unicode UAX #9), zero-width and soft-hyphen characters.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// `text` with every steering or invisible character written out as `\u{1b}`, so that it shows and
/// does nothing, cut after `most` characters with a note of how many were left out.
pub fn escaped(text: &str, most: usize) -> String {
    let mut shown = String::with_capacity(text.len().min(most * 4));
    for (at, c) in text.chars().enumerate() {
        if at == most {
            let left = text.chars().count() - most;
            let _ = write!(shown, "… (+{left})");
            break;
        }
        if steers(c) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A pasted value as a person meant it: invisible characters gone, every kind of space a plain one,
/// at most `most` characters.
pub fn clean_paste(text: &str, most: usize) -> String {
    let plain: String = text
        .chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' => Some(' '),
            c if c.is_whitespace() => Some(' '),
            c if steers(c) => None,
            c => Some(c),
        })
        .take(most)
        .collect();
    plain.trim().to_owned()
}

/// The nearest sign of ASCII, one for one, for terminals that read nothing else.
pub const fn in_ascii(c: char) -> char {
    match c {
        '\0'..='~' => c,
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'À' | 'Â' | 'Ä' | 'Á' | 'Ã' => 'A',
        'ç' => 'c',
        'Ç' => 'C',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'î' | 'ï' | 'í' => 'i',
        'Î' | 'Ï' | 'Í' => 'I',
        'ô' | 'ö' | 'ó' | 'œ' => 'o',
        'Ô' | 'Ö' | 'Ó' | 'Œ' => 'O',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'Ù' | 'Û' | 'Ü' | 'Ú' => 'U',
        'ñ' => 'n',
        '«' | '»' | '“' | '”' => '"',
        '‘' | '’' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        _ => '?',
    }
}

/// Lower case without accents, so that "éco" finds "Eco".
pub fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' => 'o',
            'ù' | 'û' | 'ü' | 'ú' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_text_shows_and_does_nothing() {
        let hostile = "v=spf1\u{1b}]52;c;ZXZpbA==\u{7} \u{202e}drow\u{200b}";
        assert_eq!(
            escaped(hostile, 200),
            "v=spf1\\u{1b}]52;c;ZXZpbA==\\u{7} \\u{202e}drow\\u{200b}"
        );
    }

    #[test]
    fn a_giant_text_is_cut_and_says_so() {
        assert_eq!(escaped(&"x".repeat(65_536), 3), "xxx… (+65533)");
    }

    #[test]
    fn a_paste_loses_what_the_eye_cannot_see() {
        assert_eq!(clean_paste("\u{feff} v=spf1\u{a0}-all\u{200b}\n", 100), "v=spf1 -all");
    }
}

//! The part of a value that is too much, different or missing, put in brackets.

use crate::words::shared::for_eye;

/// Characters shown on either side of the difference.
const AROUND: usize = 40;

/// Characters shown of the difference itself.
const INSIDE: usize = 60;

/// `seen` with the part that `expected` does not have in brackets; `[…]` where something is missing.
/// Long values are cut to the neighbourhood of the difference.
pub(super) fn bracketed(seen: &str, expected: &str) -> String {
    let first = common(seen.chars(), expected.chars());
    bracketed_at(seen, expected, first)
}

/// The same, when the first different character is known, counted from 0.
pub(super) fn bracketed_at(seen: &str, expected: &str, first: usize) -> String {
    let seen: Vec<char> = seen.chars().collect();
    let expected: Vec<char> = expected.chars().collect();
    if seen == expected {
        return for_eye(&seen.iter().collect::<String>());
    }
    let first = first.min(seen.len());
    let (_, seen_rest) = seen.split_at(first);
    let (_, expected_rest) = expected.split_at(first.min(expected.len()));
    let same_end = common(seen_rest.iter().rev(), expected_rest.iter().rev());
    let end = seen.len() - same_end;
    let part =
        |from: usize, to: usize| -> String { seen.iter().take(to).skip(from).collect::<String>() };
    let before =
        if first > AROUND { format!("…{}", part(first - AROUND, first)) } else { part(0, first) };
    let inside = match end - first {
        0 => "…".to_owned(),
        many if many > INSIDE => format!("{}…", part(first, first + INSIDE)),
        _ => part(first, end),
    };
    let after = if seen.len() - end > AROUND {
        format!("{}…", part(end, end + AROUND))
    } else {
        part(end, seen.len())
    };
    format!("{}[{}]{}", for_eye(&before), for_eye(&inside), for_eye(&after))
}

/// `text` with `length` characters from the place `at`, counted from 0, in brackets; `[…]` where
/// something is missing. Long texts are cut to the neighbourhood.
pub(super) fn pointed(text: &str, at: usize, length: usize) -> String {
    let all: Vec<char> = text.chars().collect();
    let at = at.min(all.len());
    let end = at.saturating_add(length).min(all.len());
    let part =
        |from: usize, to: usize| -> String { all.iter().take(to).skip(from).collect::<String>() };
    let (start, stop) = (at.saturating_sub(AROUND), (end + AROUND).min(all.len()));
    let inside = match end - at {
        0 => "…".to_owned(),
        many if many > INSIDE => format!("{}…", part(at, at + INSIDE)),
        _ => part(at, end),
    };
    format!(
        "{}{}[{}]{}{}",
        if start > 0 { "…" } else { "" },
        for_eye(&part(start, at)),
        for_eye(&inside),
        for_eye(&part(end, stop)),
        if stop < all.len() { "…" } else { "" },
    )
}

/// True when more than half of `seen` would stand in the brackets.
pub(super) fn is_mostly_other(seen: &str, expected: &str) -> bool {
    let length = seen.chars().count();
    let start = common(seen.chars(), expected.chars());
    let shorter = length.min(expected.chars().count());
    let end = common(seen.chars().rev(), expected.chars().rev()).min(shorter - start);
    (length - start - end) * 2 > length
}

/// How many characters two texts have in common from where they begin.
fn common<T: PartialEq>(a: impl Iterator<Item = T>, b: impl Iterator<Item = T>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_put_on_twice_stands_in_brackets() {
        let seen = bracketed("_dmarc.acme.fr.acme.fr", "_dmarc.acme.fr");
        assert_eq!(seen, "_dmarc.acme.fr[.acme.fr]");
    }

    #[test]
    fn what_is_another_name_altogether_is_known() {
        assert!(is_mostly_other("mx1.privateemail.com", "smtp.google.com"));
        assert!(!is_mostly_other("smtp.gogle.com", "smtp.google.com"));
        assert!(!is_mostly_other("", ""));
    }

    #[test]
    fn a_letter_too_few_leaves_a_gap_and_one_too_many_is_shown() {
        assert_eq!(bracketed("smtp.gogle.com", "smtp.google.com"), "smtp.go[…]gle.com");
        assert_eq!(bracketed("smtp.gooogle.com", "smtp.google.com"), "smtp.goo[o]gle.com");
        assert_eq!(bracketed("10 smtp.google.com", "1 smtp.google.com"), "1[0] smtp.google.com");
    }

    #[test]
    fn a_long_key_is_cut_to_the_place_that_differs() {
        let wanted = format!("v=DKIM1; p={}Q{}", "A".repeat(200), "B".repeat(200));
        let seen = format!("v=DKIM1; p={}R{}", "A".repeat(200), "B".repeat(200));
        let shown = bracketed(&seen, &wanted);
        assert_eq!(shown, format!("…{}[R]{}…", "A".repeat(40), "B".repeat(40)));
    }

    #[test]
    fn the_place_of_a_fault_is_pointed_at_even_where_something_is_missing() {
        assert_eq!(pointed("v=spf1;mx", 6, 1), "v=spf1[;]mx");
        assert_eq!(pointed("v=spf1 include:", 15, 1), "v=spf1 include:[…]");
        let far = pointed(&format!("{},{}", "a".repeat(60), "b".repeat(60)), 60, 1);
        assert_eq!(far, format!("…{}[,]{}…", "a".repeat(40), "b".repeat(40)));
    }

    #[test]
    fn a_hostile_answer_shows_and_does_nothing() {
        let shown = bracketed("\u{1b}[2J\u{202e}x", "v=spf1 -all");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_network_says_nothing_panics(a in ".{0,80}", b in ".{0,80}", n in 0_usize..100) {
            let _ = bracketed(&a, &b);
            let _ = bracketed_at(&a, &b, n);
            let _ = is_mostly_other(&a, &b);
            let _ = pointed(&a, n, b.chars().count());
        }
    }
}

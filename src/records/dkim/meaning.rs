//! When two key records say the same.

use std::collections::BTreeMap;

use crate::records::tags::tags;

/// True when both texts publish the same key for the same use: the order of tags, white space, notes
/// and written-out defaults do not matter. Works for broken keys too, so that what was pasted can be
/// compared with what is published.
pub fn same_meaning(one: &str, other: &str) -> bool {
    let (one_tags, other_tags) = (canonical(one), canonical(other));
    if one_tags.contains_key("p") && other_tags.contains_key("p") {
        return one_tags == other_tags;
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    bare(one) == bare(other)
}

/// The key itself, `p=`, without white space; `None` when there is no such tag.
pub fn key_of(text: &str) -> Option<String> {
    let tags = tags(text);
    let p = tags.iter().find(|tag| tag.name == "p")?;
    Some(p.value.unwrap_or_default().split_whitespace().collect())
}

fn canonical(text: &str) -> BTreeMap<String, String> {
    let mut map = BTreeMap::new();
    for tag in tags(text) {
        let bare: String = tag.value.unwrap_or_default().split_whitespace().collect();
        let value = match tag.name {
            "n" => continue,
            "k" => bare.to_ascii_lowercase(),
            "t" | "h" | "s" => sorted(&bare),
            _ => bare,
        };
        // Defaults of RFC 6376 §3.6.1.
        let is_default =
            matches!((tag.name, value.as_str()), ("v", "DKIM1") | ("k", "rsa") | ("s", "*"))
                || (tag.name == "t" && value.is_empty());
        if !is_default {
            map.entry(tag.name.to_owned()).or_insert(value);
        }
    }
    map
}

fn sorted(list: &str) -> String {
    let mut parts: Vec<&str> = list.split(':').filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts.dedup();
    parts.join(":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_spaces_and_defaults_do_not_make_another_key() {
        let plain = "v=DKIM1; k=rsa; p=MIGf/x==";
        assert!(same_meaning(plain, "v=DKIM1;p=MIGf /x== ;n=hello;"));
        assert!(same_meaning(plain, "p=MIGf/x=="));
        assert!(same_meaning("v=DKIM1; t=s:y; p=A", "v=DKIM1; t=y:s; p=A"));
    }

    #[test]
    fn another_key_or_flag_is_another_record() {
        assert!(!same_meaning("v=DKIM1; p=MIGf", "v=DKIM1; p=migf"));
        assert!(!same_meaning("v=DKIM1; p=MIGf", "v=DKIM1; t=y; p=MIGf"));
        assert!(!same_meaning("v=DKIM1; k=ed25519; p=MIGf", "v=DKIM1; p=MIGf"));
        assert!(!same_meaning("v=DKIM1; p=", "v=DKIM1; p=MIGf"));
        assert!(same_meaning("selector1.x.fr", "selector1.x.fr"));
    }
}

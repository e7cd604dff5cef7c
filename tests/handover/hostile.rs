//! Values that no provider gives out: whatever they hold, every form comes back as it was meant.

use mxguide::catalog::Lang;
use mxguide::names::escaped;
use mxguide::report::{
    Paint, handover_html, records_csv, records_json, records_markdown, records_text, records_zone,
};
use mxguide::wizard::Wizard;
use proptest::prelude::*;

use super::paper::txt;
use super::plans::{at_ovh, listed, plan, words};
use super::read::{Node, csv, csv_value, html, html_values, markdown_span, zone_texts};

/// A plan with this text in a record to add, and another in a line that goes.
fn with(text: &str, old: &str) -> Wizard {
    let zone = at_ovh().with("_dmarc", txt(&format!("v=DMARC1 {old}")));
    let inputs = [("verify_txt", text), ("dkim_selector", "google")];
    plan(zone.photo(), "cloudflare", "google-workspace", &inputs, Lang::En)
}

/// The exact value of the hostile record, as the plan has it.
fn planned(wizard: &Wizard) -> Option<String> {
    let wanted = wizard.plan().unwrap().wanted();
    wanted.iter().find(|one| one.id == "verify-1").map(|verify| verify.data.to_string())
}

/// Letters that something reads: markup, quotes, formulas, controls, directions, invisible ones.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("</script>".to_owned()),
        Just("<b onclick=\"x\">&amp;".to_owned()),
        Just("=cmd|'/c calc'!A1".to_owned()),
        Just("@SUM(1)".to_owned()),
        Just("-1".to_owned()),
        Just("+1;".to_owned()),
        Just("\"\\\",\"".to_owned()),
        Just("```` `` `|".to_owned()),
        Just("\r\n$INCLUDE /x\n; ".to_owned()),
        Just("\u{202e}\u{200b}\u{1b}[2J\u{85}\u{0}".to_owned()),
        Just(" ".to_owned()),
        Just("]]>--><!--".to_owned()),
        ".{1,12}",
        "[ -~]{1,300}",
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

fn cell_is_harmless(cell: &str) {
    let first = cell.trim_start().chars().next();
    let runs = first.is_some_and(|c| "=+-@＝＋－＠".contains(c));
    assert!(!runs && !cell.contains(['\t', '\r', '\n']), "a spreadsheet runs {cell:?}");
}

fn page_is_whole(page: &str, value: &str) {
    let nodes = html(page);
    let shown: Vec<String> = value.split('\n').map(|line| escaped(line, 70_000)).collect();
    let values = html_values(&nodes);
    assert!(values.contains(&shown.join("\n")), "{value:?} is not among {values:?}");
    let known = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3",
        "h4", "p", "main", "ul", "ol", "li", "section", "div", "span", "label", "input", "dl",
        "dt", "dd", "small", "b", "code", "button", "a", "footer", "script",
    ];
    for node in &nodes {
        let Node::Tag(tag) = node else { continue };
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap();
        assert!(known.contains(&name), "an unknown tag: {tag}");
        // Outside of what stands in quotation marks.
        let bare: String = tag.split('"').step_by(2).collect();
        assert!(!bare.contains(" on") && !bare.contains("src="), "{tag}");
    }
    let scripts = nodes.iter().filter(|node| **node == Node::Tag("script".to_owned()));
    assert_eq!(scripts.count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_value_breaks_any_form(text in text(), old in text()) {
        let wizard = with(&text, &old);
        let planned = planned(&wizard);
        // Nothing but spaces makes no record.
        prop_assume!(planned.is_some());
        let value = planned.unwrap();
        let json = listed(&wizard, records_json);
        prop_assert!(!json.trim_end().chars().any(char::is_control));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let records = json["records"].as_array().unwrap();
        prop_assert!(records.iter().any(|one| one["value"] == value.as_str()));

        let rows = csv(&listed(&wizard, records_csv));
        prop_assert!(rows.iter().all(|row| row.len() == 7));
        rows.iter().flatten().for_each(|cell| cell_is_harmless(cell));
        prop_assert!(rows.iter().any(|row| csv_value(&row[6]) == value));
        let gone = wizard.plan().unwrap().gone();
        for (_, data) in &gone {
            let is_mx = matches!(data, mxguide::records::Rdata::Mx { .. });
            let is_row = |row: &Vec<String>| csv_value(&row[6]) == data.to_string();
            prop_assert!(is_mx || rows.iter().any(is_row), "{data} is not told to go");
        }

        let zone = listed(&wizard, records_zone);
        let steers = ['\u{202e}', '\u{200b}', '\u{1b}'];
        prop_assert!(!zone.contains(steers));
        let records: Vec<&str> = zone.lines().filter(|line| !line.starts_with(';')).collect();
        let wanted = wizard.plan().unwrap();
        let wanted = wanted.steps.iter().map(|step| step.wanted.len()).sum::<usize>();
        prop_assert_eq!(records.len(), wanted, "{}", zone);
        prop_assert!(records.iter().any(|line| zone_texts(line) == value));

        let shown = escaped(&value, 70_000);
        let markdown = listed(&wizard, records_markdown);
        let is_plain = !value.contains('\n');
        let is_there = |line: &str| markdown_span(line).as_deref() == Some(shown.as_str());
        prop_assert!(!is_plain || markdown.lines().any(is_there), "{}", markdown);

        let paint = Paint { color: false, unicode: true };
        let told = listed(&wizard, |listing| records_text(listing, paint));
        prop_assert!(!told.chars().any(|c| c.is_control() && c != '\n'));
        let line = format!("    {shown}");
        prop_assert!(!is_plain || told.lines().any(|one| one == line), "{}", told);

        page_is_whole(&handover_html(&wizard, &words(&wizard)), &value);
    }
}

#[test]
fn an_invisible_character_is_shown_and_has_no_button() {
    let wizard = with("abc\u{202e}def", "x");
    let page = handover_html(&wizard, &words(&wizard));
    assert!(page.contains("abc\\u{202e}def</code></dd><dd class=\"note\">"), "{page}");
    assert!(!page.contains('\u{202e}'));
}

//! The zone lines, read by BIND: what comes out is the plan.

use std::process::Command;

use mxguide::catalog::Lang;
use mxguide::plan::Kind;
use mxguide::records::Rdata;
use mxguide::report::records_zone;
use mxguide::wizard::Wizard;

use super::find_or_skip;
use super::folder::Folder;
use super::plans::{KEY, at_ovh, listed, plan};
use super::read::zone_texts;

/// Values from a provider's console, by key.
type Told = &'static [(&'static str, &'static str)];

/// Ten pairs of provider and company, with what each provider's console tells.
const PAIRS: [(&str, &str, Told); 10] = [
    ("google-workspace", "cloudflare", &[("dkim_txt", KEY), ("dkim_selector", "google")]),
    ("microsoft-365", "namecheap", &[("mx_host", "acme-fr.mail.protection.outlook.com")]),
    ("fastmail", "route53", &[]),
    ("proton-mail", "ovhcloud", &[("verify_txt", "protonmail-verification=0123456789abcdef")]),
    ("zoho-mail", "godaddy", &[]),
    ("ovh-mail", "gandi", &[]),
    ("icloud", "porkbun", &[]),
    ("mailbox-org", "ionos", &[]),
    ("migadu", "digitalocean", &[]),
    ("infomaniak-mail", "infomaniak", &[]),
];

/// What BIND makes of the lines, one record an entry.
fn loaded(program: &std::path::Path, lines: &str) -> Vec<String> {
    let folder = Folder::new();
    std::fs::write(folder.path().join("lines"), lines).unwrap();
    let zone = "$TTL 300\n@ IN SOA ns1.host.example. h.host.example. 1 7200 900 1209600 300\n\
                @ IN NS ns1.host.example.\n$INCLUDE lines\n";
    std::fs::write(folder.path().join("zone"), zone).unwrap();
    let args = ["-i", "none", "-k", "fail", "-f", "text", "-D", "-o", "-", "acme.fr", "zone"];
    let run = Command::new(program).args(args).current_dir(folder.path()).output().unwrap();
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{told}\n{}\n{lines}", String::from_utf8_lossy(&run.stderr));
    let is_ours = |line: &&str| line.contains("IN ") && rtype(line) != "SOA";
    told.lines().filter(is_ours).map(str::to_owned).collect()
}

/// Name, TTL, class, type.
fn rtype(line: &str) -> &str {
    line.split_whitespace().nth(3).unwrap_or_default()
}

/// Checks that the wanted lines, and only they, are among what BIND read.
fn check(program: &std::path::Path, wizard: &Wizard) {
    let lines = listed(wizard, records_zone);
    let read = loaded(program, &lines);
    let plan = wizard.plan().unwrap();
    let wanted: Vec<_> = plan.steps.iter().flat_map(|step| &step.wanted).collect();
    for one in &wanted {
        let found = read.iter().any(|line| match &one.data {
            Rdata::Txt(text) => rtype(line) == "TXT" && zone_texts(line) == *text,
            other => {
                let words: Vec<&str> = line.split_whitespace().skip(3).collect();
                let told = format!("{} {other}", other.rtype());
                words.join(" ").trim_end_matches('.') == told.trim_end_matches('.')
            }
        });
        assert!(found, "{} {:?} is missing in\n{}", one.host.relative(), one.data, read.join("\n"));
    }
    // Beside them there is the name server.
    assert_eq!(read.len(), wanted.len() + 1, "{}", read.join("\n"));
    for gone in plan.steps.iter().flat_map(|step| &step.gone) {
        let told = gone.to_string().replace('"', "\\\"");
        assert!(lines.lines().any(|l| l.starts_with(';') && l.contains(told.as_str())), "{told}");
    }
}

#[test]
fn bind_loads_the_lines_of_every_pair_and_reads_the_plan() {
    let Some(program) = find_or_skip("named-checkzone", "the zone lines are not loaded") else {
        return;
    };
    for (provider, company, inputs) in PAIRS {
        let inputs: Vec<(&str, &str)> =
            inputs.iter().map(|(key, value)| (*key, value.trim())).collect();
        for photo in [at_ovh().photo(), super::paper::Zone::new(&["ns1.host.example"]).photo()] {
            let wizard = plan(photo, company, provider, &inputs, Lang::En);
            let steps = wizard.plan().unwrap().steps.clone();
            assert!(!steps.is_empty(), "{provider} at {company} changes nothing");
            check(&program, &wizard);
        }
    }
}

#[test]
fn bind_reads_a_long_key_and_marks_as_they_are() {
    let Some(program) = find_or_skip("named-checkzone", "the zone lines are not loaded") else {
        return;
    };
    for text in
        [&"x".repeat(700), "a \"quoted\" \\ ; part", "é\u{202e}\u{1b}[2J\n$INCLUDE /etc/passwd"]
    {
        let inputs = [("verify_txt", text), ("dkim_txt", KEY.trim()), ("dkim_selector", "google")];
        let wizard = plan(at_ovh().photo(), "cloudflare", "google-workspace", &inputs, Lang::Fr);
        assert!(wizard.cards().iter().any(|card| card.kind == Kind::Remove));
        check(&program, &wizard);
    }
}

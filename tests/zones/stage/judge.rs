//! Holding what the program said against what a case expects.

use serde_json::Value;

use super::case::{Case, Expected, Severity};
use super::run::{LANGUAGES, Look, Said};

/// What DNS cannot show, or what was not given: said wherever it applies, and never a false alarm.
const REMINDERS: [&str; 3] = ["not-judged", "signing-not-started", "cpanel-local-routing"];

/// What came of a case.
pub(crate) struct Judged {
    pub(crate) name: String,
    pub(crate) title: String,
    /// Codes that were expected and there, in both languages.
    pub(crate) found: Vec<String>,
    /// Codes that were expected and not there.
    pub(crate) missed: Vec<String>,
    /// Codes that were there and not expected.
    pub(crate) alarms: Vec<String>,
    /// Everything that is not as it should be, in sentences.
    pub(crate) complaints: Vec<String>,
}

/// One finding as it stands in JSON.
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    record: Option<&'a str>,
    /// Headline, what was seen, repair.
    text: String,
    /// What should be there.
    wanted: String,
}

pub(crate) fn judge(case: &Case, look: &Look) -> Judged {
    let mut judged = Judged {
        name: case.name.clone(),
        title: case.title.clone(),
        found: Vec::new(),
        missed: Vec::new(),
        alarms: Vec::new(),
        complaints: Vec::new(),
    };
    for question in &look.indiscretions {
        judged.complaints.push(format!("the machine's resolver was asked for {question}"));
    }
    for (lang, said) in LANGUAGES.into_iter().zip(&look.said) {
        judged.hear(case, lang, said);
    }
    judged.complaints.dedup();
    judged
}

impl Judged {
    fn hear(&mut self, case: &Case, lang: &str, said: &Said) {
        let Some(findings) = findings(&said.object) else {
            self.complaints.push(format!("{lang}: no JSON: {}", said.noise.trim()));
            self.missed = case.expect.iter().map(|one| one.code().to_owned()).collect();
            return;
        };
        let state = said.object["state"].as_str().unwrap_or_default();
        if (state, said.code) != (case.state(), Some(case.exit_code())) {
            let told = format!("{state} and exit code {:?}", said.code);
            self.complaints.push(format!("{lang}: {told}, not {}", case.state()));
        }
        let mut rest: Vec<&Finding<'_>> = findings.iter().collect();
        for expected in &case.expect {
            let fits = |one: &&Finding<'_>| fits(expected, one);
            let at = rest.iter().position(fits);
            match at.map(|at| rest.remove(at)) {
                Some(finding) => {
                    self.found.push(finding.code.to_owned());
                    self.read(expected, lang, finding);
                }
                None => self.miss(expected, lang, &rest),
            }
        }
        self.headline(case, lang, &findings);
        for finding in rest {
            let code = finding.code;
            let is_allowed = case.may.iter().any(|one| one == code) || REMINDERS.contains(&code);
            if case.forbidden.iter().any(|one| one == code) {
                self.alarms.push(code.to_owned());
                self.complaints.push(format!("{lang}: {code} only follows, and was said"));
            } else if !is_allowed {
                self.alarms.push(code.to_owned());
                self.complaints.push(format!("{lang}: false alarm {code}: {}", finding.text));
            }
        }
        for list in [&mut self.found, &mut self.missed, &mut self.alarms] {
            list.sort();
            list.dedup();
        }
    }

    fn miss(&mut self, expected: &Expected, lang: &str, rest: &[&Finding<'_>]) {
        let code = expected.code();
        let nearly = rest.iter().find(|one| expected.codes().any(|code| code == one.code));
        let nearly = nearly.map(|one| format!(" (but as {} of {:?})", one.severity, one.record));
        self.missed.push(code.to_owned());
        let of = expected.record.as_deref().map(|id| format!(" of {id}")).unwrap_or_default();
        self.complaints.push(format!("{lang}: missed {code}{of}{}", nearly.unwrap_or_default()));
    }

    /// Checks the words.
    fn read(&mut self, expected: &Expected, lang: &str, finding: &Finding<'_>) {
        let own = if lang == "en" { &expected.en } else { &expected.fr };
        for part in expected.wants.iter().filter(|part| !finding.wanted.contains(part.as_str())) {
            self.complaints.push(format!("{lang}: {} does not want {part:?}", finding.code));
        }
        for part in expected.says.iter().chain(own) {
            if !flat(&finding.text).contains(&flat(part)) {
                let code = finding.code;
                self.complaints.push(format!("{lang}: {code} lacks {part:?}: {}", finding.text));
            }
        }
    }

    /// Checks that the first finding is the one that explains the rest. An information makes no
    /// headline.
    fn headline(&mut self, case: &Case, lang: &str, findings: &[Finding<'_>]) {
        let Some(first) = case.expect.first() else { return };
        let serious = findings.iter().find(|one| one.severity != Severity::Info.as_str());
        let told = serious.map_or("", |finding| finding.code);
        if first.severity != Some(Severity::Info) && !first.codes().any(|code| code == told) {
            let wanted = first.code();
            self.complaints.push(format!("{lang}: {told} makes the headline, not {wanted}"));
        }
    }
}

fn fits(expected: &Expected, finding: &Finding<'_>) -> bool {
    expected.codes().any(|code| code == finding.code)
        && expected.severity.is_none_or(|severity| finding.severity == severity.as_str())
        && expected.record.as_deref().is_none_or(|id| finding.record == Some(id))
}

fn findings(object: &Value) -> Option<Vec<Finding<'_>>> {
    let all = object["findings"].as_array()?;
    Some(all.iter().map(finding).collect())
}

fn finding(one: &Value) -> Finding<'_> {
    let text = |key: &str| one[key].as_str().unwrap_or_default();
    let seen = one["evidence"]["seen"].as_str().unwrap_or_default();
    let wanted = one["evidence"]["expected"].as_str().unwrap_or_default();
    Finding {
        wanted: wanted.to_owned(),
        code: text("code"),
        severity: text("severity"),
        record: one["record"].as_str(),
        text: format!("{}\n{seen}\n{}", text("headline"), text("fix")),
    }
}

/// Spaces and apostrophes are the typographer's business, and so is the first letter.
fn flat(text: &str) -> String {
    let plain = text.replace(['\u{a0}', '\u{202f}', '\n'], " ").replace('’', "'");
    plain.to_lowercase()
}

//! The table of all stories.

use std::fmt::Write as _;

use crate::scenario::play::Film;
use crate::scenario::score::Score;
use crate::scenario::script::Script;

/// One story's line.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    name: String,
    title: String,
    servers: String,
    caches: String,
    states: Vec<String>,
    questions: String,
    eta: String,
    verdict: Verdict,
    /// What was wrong the first time, where it was played again.
    at_first: Vec<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Right,
    Wrong(Vec<String>),
    NotRun(String),
}

impl Line {
    pub(crate) fn of(script: &Script, film: &Film, score: Score) -> Self {
        let (most, all) = score.questions;
        let mut line = Self::new(script);
        line.states = score.states;
        line.questions = format!("{} · {all} · {most}", film.asked);
        line.eta = score.worst_eta_ms.map_or_else(|| "-".to_owned(), |ms| format!("{ms:+} ms"));
        line.verdict =
            if score.faults.is_empty() { Verdict::Right } else { Verdict::Wrong(score.faults) };
        line
    }

    pub(crate) fn not_run(script: &Script, reason: &str) -> Self {
        let mut line = Self::new(script);
        line.verdict = Verdict::NotRun(reason.to_owned());
        line
    }

    fn new(script: &Script) -> Self {
        let servers = script.server.iter().map(|one| format!("{:?}", one.kind));
        let caches = script
            .resolver
            .iter()
            .map(|one| one.kind.map_or_else(|| "nobody".to_owned(), |kind| format!("{kind:?}")));
        Self {
            name: script.name.clone(),
            title: script.title.clone(),
            servers: counted(servers),
            caches: counted(caches),
            states: Vec::new(),
            questions: String::new(),
            eta: String::new(),
            verdict: Verdict::Right,
            at_first: Vec::new(),
        }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The second time counts; what was wrong the first time stays to be read.
    pub(crate) fn is_played_again_as(&mut self, second: Self) {
        let first = std::mem::replace(self, second);
        if let Verdict::Wrong(faults) = first.verdict {
            self.at_first = faults;
        }
    }

    pub(crate) const fn has_failed(&self) -> bool {
        matches!(self.verdict, Verdict::Wrong(_))
    }
}

/// `Nsd, Nsd, Knot` as `2 Nsd, Knot`.
fn counted(words: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<(String, usize)> = Vec::new();
    for word in words {
        match seen.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => seen.push((word, 1)),
        }
    }
    let shown = seen.into_iter().map(|(word, count)| match count {
        1 => word.to_lowercase(),
        _ => format!("{count} {}", word.to_lowercase()),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The whole table; times are seconds since the watch began, as expected/seen where one was expected.
pub(crate) fn print(lines: &[Line]) -> String {
    let mut text = String::from(
        "\nTimes: seconds since the watch began, expected/seen. Questions: all · to resolvers · most \
         to one.\nEnd: how far the announced end of an old answer was from the new one, at worst.\n\n",
    );
    let rule = |name: &str, servers: &str, caches: &str, questions: &str, end: &str| {
        format!("{name:<22} | {servers:<17} | {caches:<26} | {questions:<13} | {end:<9} | ")
    };
    text.push_str(&rule("scenario", "servers", "caches", "questions", "end"));
    text.push_str("verdict\n");
    text.push_str(&"-".repeat(110));
    text.push('\n');
    let (mut right, mut wrong, mut not_run) = (0, 0, 0);
    for line in lines {
        text.push_str(&rule(&line.name, &line.servers, &line.caches, &line.questions, &line.eta));
        match &line.verdict {
            Verdict::Right => {
                right += 1;
                text.push_str("right\n");
            }
            Verdict::Wrong(_) => {
                wrong += 1;
                text.push_str("WRONG\n");
            }
            Verdict::NotRun(reason) => {
                not_run += 1;
                let _ = writeln!(text, "not run: {reason}");
            }
        }
        let _ = writeln!(text, "    {}", line.title);
        if !line.states.is_empty() {
            let _ = writeln!(text, "    {}", line.states.join(" → "));
        }
        for fault in &line.at_first {
            let _ = writeln!(text, "    (among the others: {fault})");
        }
        if let Verdict::Wrong(faults) = &line.verdict {
            for fault in faults {
                let _ = writeln!(text, "    ✗ {fault}");
            }
        }
    }
    let _ = writeln!(text, "\n{right} right, {wrong} wrong, {not_run} not run");
    text
}

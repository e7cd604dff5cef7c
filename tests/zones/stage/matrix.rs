//! The confusion matrix: which mistakes were found, missed, or seen where there are none.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mxguide::verdict::Code;

use super::judge::Judged;

/// How often one code was found, missed, and a false alarm.
type Row = [usize; 3];

/// The matrix, and beneath it everything that is not as it should be.
pub(crate) fn print(judged: &[Judged]) -> String {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    for one in judged {
        for (column, codes) in [&one.found, &one.missed, &one.alarms].into_iter().enumerate() {
            for code in codes {
                rows.entry(code).or_default()[column] += 1;
            }
        }
    }
    let known: Vec<&str> = Code::all().map(Code::as_str).collect();
    let mut order: Vec<&str> = rows.keys().copied().collect();
    order.sort_by_key(|code| known.iter().position(|one| one == code));
    let mut text = format!("\n{:<26}{:>7}{:>8}{:>7}\n", "mistake", "found", "missed", "false");
    let mut sum = Row::default();
    for code in order {
        line(&mut text, code, rows[code]);
        for (all, own) in sum.iter_mut().zip(rows[code]) {
            *all += own;
        }
    }
    line(&mut text, "in all", sum);
    let is_healthy = |one: &&Judged| one.name.starts_with("healthy-");
    let healthy: Vec<&Judged> = judged.iter().filter(is_healthy).collect();
    let alarms: usize = healthy.iter().map(|one| one.alarms.len()).sum();
    let right = judged.iter().filter(|one| one.complaints.is_empty()).count();
    let _ = write!(
        text,
        "\n{} cases, {right} told as they should be; {} healthy ones with {alarms} false alarms\n",
        judged.len(),
        healthy.len()
    );
    for one in judged.iter().filter(|one| !one.complaints.is_empty()) {
        let _ = writeln!(text, "\n{}: {}", one.name, one.title);
        for complaint in &one.complaints {
            let _ = writeln!(text, "  {}", complaint.replace('\n', "\n      "));
        }
    }
    text
}

fn line(text: &mut String, name: &str, [found, missed, alarms]: Row) {
    let _ = writeln!(text, "{name:<26}{found:>7}{missed:>8}{alarms:>7}");
}

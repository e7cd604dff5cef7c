//! Encryption between mail servers: a policy file that was not changed along with the mail route
//! (RFC 8461), and reports that nobody sends (RFC 8460).

use super::super::{Code, Finding, Scene};
use super::{AroundFault, finding, servers};
use crate::names::Name;
use crate::observe::{PolicyFile, Question};
use crate::records::sts::{Mode, parse};
use crate::records::{Rdata, Rtype, tlsrpt};
use crate::verdict::compare::served;

/// A policy in force that names none of the domain's mail servers. One that merely tests, or cannot
/// be fetched, keeps nobody from delivering.
pub(super) fn old_policy(scene: &Scene<'_>) -> Option<Finding> {
    let Some(PolicyFile::Text(text)) = &scene.around.policy else { return None };
    let policy = parse(text).filter(|policy| policy.mode == Mode::Enforce)?;
    let wanted = servers(scene);
    if wanted.is_empty() || wanted.iter().any(|server| policy.names(server)) {
        return None;
    }
    let lines = |servers: &mut dyn Iterator<Item = String>| {
        servers.map(|server| format!("mx: {server}")).collect::<Vec<_>>().join("\n")
    };
    let seen = lines(&mut policy.mx.iter().cloned());
    let expected = lines(&mut wanted.iter().map(ToString::to_string));
    let present = scene.mx().unwrap_or_default();
    let comes_first = !present.iter().any(|(_, server)| wanted.contains(server));
    let fault = AroundFault::OldPolicy {
        comes_first,
        named: policy.mx,
        wanted,
        at: scene.photo.taken_at,
        max_age: policy.max_age,
    };
    Some(finding(Code::MtaStsOldPolicy, seen, expected, fault))
}

/// Where reports on encryption are asked for.
pub(in crate::verdict) fn reports_name(scene: &Scene<'_>) -> Name {
    scene.apex().child("_smtp._tls")
}

/// Several requests for reports, of which none counts, or one that cannot be read (RFC 8460 §3).
pub(super) fn unread_reports(scene: &Scene<'_>) -> Option<Finding> {
    let name = reports_name(scene);
    let question = Question::new(name.clone(), Rtype::Txt);
    let heard = || scene.around.heard(&question).map(|heard| served(&question, heard));
    let data = scene.published(&name, Rtype::Txt).or_else(heard)?;
    let texts = data.into_iter().filter_map(|data| match data {
        Rdata::Txt(text) if tlsrpt::looks_like_tls_rpt(&text) => Some(text),
        _ => None,
    });
    let texts: Vec<String> = texts.collect();
    if matches!(texts.as_slice(), [] | [_])
        && texts.iter().all(|text| tlsrpt::parse(text).is_some())
    {
        return None;
    }
    let mended = tlsrpt::mended(&texts.join(" "));
    let seen = texts.join("\n");
    let expected = mended.clone().unwrap_or_default();
    Some(finding(Code::TlsReportsUnread, seen, expected, AroundFault::TlsReports { texts, mended }))
}

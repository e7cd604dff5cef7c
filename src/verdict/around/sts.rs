//! A policy file that was not changed along with the mail route (RFC 8461).

use super::super::{Code, Finding, Scene};
use super::{AroundFault, finding, servers};
use crate::observe::PolicyFile;
use crate::records::sts::{Mode, parse};

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

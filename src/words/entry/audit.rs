//! What the audit of a person's own entry found.

use super::super::shared::for_eye;
use super::super::{Arg, Words};
use crate::catalog::audit::{Audit, AuditFault, Flaw};

impl Words {
    /// The sentences when nothing is wrong: what was checked. `is_provider` tells a mail provider from
    /// a company where records are entered.
    pub fn audit_fine(&self, file: &str, audit: &Audit, is_provider: bool) -> Vec<String> {
        let args = [("file", Arg::from(for_eye(file))), ("id", for_eye(&audit.id).into())];
        let mut lines = vec![self.say_with("audit-fine", &args)];
        if audit.replaces {
            lines.push(self.say("audit-replaces"));
        }
        let trips =
            if is_provider { "audit-count-trips-provider" } else { "audit-count-trips-registrar" };
        let counts = [
            ("audit-count-texts", audit.texts),
            ("audit-count-values", audit.values),
            ("audit-count-patterns", audit.patterns),
            (trips, audit.trips),
            ("audit-count-facts", audit.doubtful),
        ];
        for (id, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let args = [("count", Arg::from(count)), ("of", audit.others.into())];
            lines.push(format!("- {}", self.say_with(id, &args)));
        }
        lines
    }

    /// One thing that is wrong, with file and line.
    pub fn audit_flaw(&self, file: &str, flaw: &Flaw) -> String {
        let line = flaw.line.map(|line| format!(":{line}")).unwrap_or_default();
        let near = flaw.nearest.as_deref().map(|near| {
            let near = [("id", Arg::from(for_eye(near)))];
            format!(" {}", self.say_with("aim-nearest", &near))
        });
        let dot = if near.is_some() { "." } else { "" };
        let what = self.audit_fault(&flaw.fault);
        format!("{}{line}: {what}{dot}{}", for_eye(file), near.unwrap_or_default())
    }

    fn audit_fault(&self, fault: &AuditFault) -> String {
        let say = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg)> =
                args.iter().map(|(key, text)| (*key, Arg::from(for_eye(text)))).collect();
            self.say_with(id, &args)
        };
        match fault {
            AuditFault::EmptyText(what) => say("audit-empty-text", &[("what", what)]),
            AuditFault::NoInput(what, key) => {
                say("audit-no-input", &[("what", what), ("key", key)])
            }
            AuditFault::Example(key) => say("audit-example", &[("key", key)]),
            AuditFault::Default(key) => say("audit-default", &[("key", key)]),
            AuditFault::Choice(key, id) => say("audit-choice", &[("key", key), ("id", id)]),
            AuditFault::OptionalChoice(key) => say("audit-choice-optional", &[("key", key)]),
            AuditFault::Twice(what) => say("audit-twice", &[("what", what)]),
            AuditFault::NoRecord(what) => say("audit-no-record", &[("what", what)]),
            AuditFault::Spf(what) => say("audit-spf", &[("what", what)]),
            AuditFault::Collides(what, ids) => {
                say("audit-collides", &[("what", what), ("ids", &ids.join(", "))])
            }
            AuditFault::Unrecognised(what) => say("audit-unrecognised", &[("what", what)]),
            AuditFault::Fact(what) => say("audit-fact", &[("what", what)]),
            AuditFault::NoSource(what) => say("audit-no-source", &[("what", what)]),
            AuditFault::NoDate(what) => say("audit-no-date", &[("what", what)]),
            AuditFault::Url(what) => say("audit-url", &[("what", what)]),
            AuditFault::NoProvider(what, id) => {
                say("audit-no-provider", &[("what", what), ("id", id)])
            }
            AuditFault::NoRegistrar(id) => say("audit-no-registrar", &[("id", id)]),
            AuditFault::NoVariant(id) => say("audit-no-variant", &[("id", id)]),
            AuditFault::ComesOut { company, wanted, got } => {
                say("audit-comes-out", &[("company", company), ("wanted", wanted), ("got", got)])
            }
            AuditFault::Refused { company, wanted } => {
                say("audit-refused", &[("company", company), ("wanted", wanted)])
            }
            AuditFault::NoForm { company, wanted } => {
                say("audit-no-form", &[("company", company), ("wanted", wanted)])
            }
        }
    }
}

//! The mail route as it is published: MX lines and the servers they lead to. In words.

use super::bracket::{bracketed, is_mostly_other};
use super::{MOST_LINES, Panel};
use crate::catalog::Role;
use crate::names::{Host, Name};
use crate::records::{Rdata, Rtype};
use crate::verdict::{Mixture, MxLine, RouteFault};
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};

/// Google's one line of today.
const GOOGLE: (u16, &str) = (1, "smtp.google.com");

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn route(&self, fault: &RouteFault) -> FindingText {
        match fault {
            RouteFault::NoMail { beside } => self.takes_no_mail(beside),
            RouteFault::NoRoute => self.with_wanted("no-mx", &[], "no-mx-fix"),
            RouteFault::Numbers { lines } => self.server_for("mx-is-ip", lines, None),
            RouteFault::NotAServer { lines, meant } => self.too_much_typed(lines, meant.as_ref()),
            RouteFault::Nowhere { lines, meant } => self.nowhere(lines, meant.as_ref()),
            RouteFault::WrongTenant { lines, meant } => self.wrong_tenant(lines, meant.as_ref()),
            RouteFault::OnlyProof { lines } => {
                self.with_wanted("verification-mx", lines, "verification-mx-fix")
            }
            RouteFault::Order { lines, wanted } => self.wrong_order(lines, wanted),
            RouteFault::Mixture { lines, kind } => self.mixture(lines, *kind),
            RouteFault::Alias { line, target } => {
                let seen =
                    format!("MX {} {} → {}", line.0, name_for_eye(&line.1), name_for_eye(target));
                let text = self.typed_server("mx-to-cname", target);
                FindingText { seen: vec![seen], ..text }
            }
            RouteFault::Proxied { lines } => FindingText {
                headline: self.say("mx-proxied", &[]),
                seen: shown(lines),
                repair: vec![self.say("mx-proxied-fix", &[])],
                ..FindingText::default()
            },
            RouteFault::Spare { lines, main } => FindingText {
                headline: self.say("backup-mx", &[("main", for_eye(main).into())]),
                ..self.old_route(lines)
            },
        }
    }

    fn takes_no_mail(&self, beside: &[MxLine]) -> FindingText {
        let label = self.label(Rtype::Mx, Role::Target);
        let delete = self.say("null-mx-delete", &[("label", label.into())]);
        let mut seen = vec!["MX 0 .".to_owned()];
        seen.extend(shown(beside));
        let wanted = if beside.is_empty() { self.boxes_of_wanted() } else { Vec::new() };
        FindingText {
            headline: self.say(if beside.is_empty() { "null-mx" } else { "null-mx-beside" }, &[]),
            seen,
            repair: std::iter::once(delete).chain(wanted).collect(),
            ..FindingText::default()
        }
    }

    /// What is to be added, box by box; `instead` where nobody said what that is.
    fn with_wanted(&self, headline: &str, lines: &[MxLine], instead: &str) -> FindingText {
        let boxes = self.boxes_of_wanted();
        let repair = if boxes.is_empty() { vec![self.say(instead, &[])] } else { boxes };
        let headline = self.say(headline, &[]);
        FindingText { headline, seen: shown(lines), repair, ..FindingText::default() }
    }

    fn boxes_of_wanted(&self) -> Vec<String> {
        let boxes = self.wanted.map(|wanted| self.missing_afar(wanted).repair);
        boxes.unwrap_or_default()
    }

    /// The server that belongs into the box: the one that is planned, else `meant`.
    fn server_for(&self, headline: &str, lines: &[MxLine], meant: Option<&Name>) -> FindingText {
        let planned = self.wanted.and_then(|wanted| match &wanted.data {
            Rdata::Mx { exchange, .. } => Some(exchange),
            _ => None,
        });
        let text = if let Some(server) = planned.or(meant) {
            self.typed_server(headline, server)
        } else {
            let label = self.label(Rtype::Mx, Role::Target);
            FindingText {
                headline: self.say(headline, &[]),
                repair: vec![self.say("mx-name-fix", &[("label", label.into())])],
                ..FindingText::default()
            }
        };
        FindingText { seen: shown(lines), ..text }
    }

    /// "In that box type", with the server as this company's form wants it.
    fn typed_server(&self, headline: &str, server: &Name) -> FindingText {
        let number = match self.wanted.map(|wanted| &wanted.data) {
            Some(Rdata::Mx { priority, .. }) => *priority,
            _ => 10,
        };
        let label = self.label(Rtype::Mx, Role::Target);
        let data = Rdata::Mx { priority: number, exchange: server.clone() };
        let has_registrar = self.subject.registrar.is_some() && self.subject.domain.is_some();
        let value = if has_registrar {
            self.value(&Host::Apex, &data, Role::Target)
        } else {
            server.to_string()
        };
        FindingText {
            headline: self.say(headline, &[]),
            repair: vec![self.say("type-in-box", &[("label", label.into())])],
            type_this: Some(value),
            then: Some(self.say("save-again", &[])),
            ..FindingText::default()
        }
    }

    fn too_much_typed(&self, lines: &[MxLine], meant: Option<&MxLine>) -> FindingText {
        let mut text = self.server_for("priority-in-value", lines, meant.map(|(_, server)| server));
        let has_own_box = self.held_in(Rtype::Mx, Role::Priority) == Role::Priority;
        if let (Some((number, _)), true, true) = (meant, has_own_box, text.type_this.is_some()) {
            let label = self.label(Rtype::Mx, Role::Priority);
            let args = [("label", label.into()), ("number", (*number).into())];
            text.then = Some(self.say("priority-own-box", &args));
        }
        text
    }

    fn nowhere(&self, lines: &[MxLine], meant: Option<&Name>) -> FindingText {
        let text = self.server_for("mx-nowhere", lines, meant);
        let seen = match (lines, meant) {
            ([(number, name)], Some(meant)) => {
                let (seen, right) = (name.to_string(), meant.to_string());
                if is_mostly_other(&seen, &right) {
                    text.seen
                } else {
                    vec![format!("MX {number} {}", bracketed(&seen, &right))]
                }
            }
            _ => text.seen,
        };
        // A server that is wanted and does not exist is not mended by typing it again.
        let is_there_already = |server: &String| {
            lines.iter().any(|(_, name)| server.trim_end_matches('.') == name.as_str())
        };
        if text.type_this.as_ref().is_some_and(|server| !is_there_already(server)) {
            return FindingText { seen, ..text };
        }
        let repair = vec![self.say("mx-nowhere-fix", &[])];
        FindingText { headline: text.headline, seen, repair, ..FindingText::default() }
    }

    fn wrong_tenant(&self, lines: &[MxLine], meant: Option<&Name>) -> FindingText {
        let mut text = match meant {
            Some(meant) => self.typed_server("m365-wrong-mx", meant),
            None => {
                FindingText { headline: self.say("m365-wrong-mx", &[]), ..FindingText::default() }
            }
        };
        let dashes = meant.map(|_| self.say("m365-mx-dashes", &[]));
        let copy = self.say("m365-mx-copy", &[]);
        text.repair = dashes.into_iter().chain([copy]).chain(text.repair).collect();
        FindingText { seen: shown(lines), ..text }
    }

    fn wrong_order(&self, lines: &[MxLine], wanted: &[MxLine]) -> FindingText {
        let label = self.label(Rtype::Mx, Role::Priority);
        let number = |(number, server): &MxLine| {
            let args =
                [("label", name_for_eye(server).into()), ("value", (*number).to_string().into())];
            self.say("missing-box", &args)
        };
        FindingText {
            headline: self.say("priority-order", &[]),
            seen: shown(lines),
            repair: std::iter::once(self.say("priority-order-fix", &[("label", label.into())]))
                .chain(wanted.iter().take(MOST_LINES).map(number))
                .collect(),
            ..FindingText::default()
        }
    }

    fn mixture(&self, lines: &[MxLine], kind: Mixture) -> FindingText {
        let (number, server) = (GOOGLE.0, Name::from_presentation(GOOGLE.1));
        let headline = match kind {
            Mixture::Partial => "google-partial",
            Mixture::Both => "google-both",
            Mixture::Retired => "google-retired",
        };
        if kind == Mixture::Both {
            return FindingText {
                headline: self.say(headline, &[]),
                seen: shown(lines),
                repair: vec![self.say("google-keep-one", &[])],
                ..FindingText::default()
            };
        }
        let text = self.typed_server(headline, &server);
        let add = self.say("google-one-is-enough", &[]);
        FindingText {
            seen: shown(lines),
            repair: std::iter::once(add).chain(text.repair).collect(),
            then: Some(self.say("google-then-delete", &[("number", number.into())])),
            ..text
        }
    }
}

fn shown(lines: &[MxLine]) -> Vec<String> {
    let line = |(number, name): &MxLine| format!("MX {number} {}", name_for_eye(name));
    lines.iter().take(MOST_LINES).map(line).collect()
}

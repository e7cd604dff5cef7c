//! Values that stand at the right name and came out wrong on the way into the panel. In words.

use super::boxes::{as_typed, each_marked, pointed, sign};
use super::bracket::{bracketed, bracketed_at};
use super::{MOST_LINES, Panel};
use crate::catalog::{Quotes, Role};
use crate::names::Name;
use crate::records::dkim::DkimFaultKind;
use crate::records::{Rdata, Rtype};
use crate::verdict::{Crowding, MicrosoftSlip, SelectorSlip, ShapeFault, TokenSlip};
use crate::words::Arg;
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};

/// Characters shown of each end of a key: enough to tell two apart.
const ENDS: usize = 24;

/// Characters shown of a text that is told whole otherwise.
const SHOWN: usize = 120;

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn shape(&self, fault: &ShapeFault) -> FindingText {
        match fault {
            ShapeFault::Quotes { text } => self.quotes(text),
            ShapeFault::Invisible { text, characters } => self.invisible(text, characters),
            ShapeFault::SeveralRules { lines } => {
                let seen = lines.iter().take(MOST_LINES).map(|line| shown(line)).collect();
                let keep = vec![self.say("spf-multiple-keep-one", &[])];
                self.retyped("rules-several", &[("count", lines.len().into())], seen, keep)
            }
            ShapeFault::RuleUnreadable { text, at, kind } => {
                let slip = vec![self.rule_slip(kind)];
                self.retyped("rule-unreadable", &[], pointed(text, *at), slip)
            }
            ShapeFault::Token { text, slip } => {
                let (headline, why) = match slip {
                    TokenSlip::PrefixDropped { prefix } => {
                        let args = [("prefix", for_eye(prefix).into())];
                        ("token-short", self.say("token-short-fix", &args))
                    }
                    TokenSlip::Other => ("token-other", self.say("token-other-fix", &[])),
                };
                self.retyped(headline, &[], vec![shown(text)], vec![why])
            }
            ShapeFault::NotSaved => self.missing_since("not-saved"),
            ShapeFault::SendersUnreadable { .. }
            | ShapeFault::SendersLacking { .. }
            | ShapeFault::SendersMisspelt { .. }
            | ShapeFault::SendersParked { .. } => self.spoilt_list(fault),
            ShapeFault::PrivateKey
            | ShapeFault::BrokenKey { .. }
            | ShapeFault::TwoKeys { .. }
            | ShapeFault::KeyFlattened { .. }
            | ShapeFault::KeyType { .. }
            | ShapeFault::OtherKey { .. }
            | ShapeFault::Selectors(_) => self.spoilt_key(fault),
            route => self.spoilt_route(route),
        }
    }

    /// The faults of mail lines.
    fn spoilt_route(&self, fault: &ShapeFault) -> FindingText {
        match fault {
            ShapeFault::Address { exchange, .. } => {
                let seen = vec![name_for_eye(exchange)];
                let why = vec![self.say("mx-numbers-why", &[])];
                self.retyped("mx-numbers", &[], seen, why)
            }
            ShapeFault::Crowded { exchange, what } => self.crowded(exchange, *what),
            ShapeFault::Typo { bad, good } => {
                let seen = vec![Self::before_after(bad.as_str(), good.as_str())];
                self.retyped("mx-misspelt", &[], seen, Vec::new())
            }
            ShapeFault::Microsoft { bad, good, slip } => {
                let why = match slip {
                    MicrosoftSlip::Dots => "microsoft-dots",
                    MicrosoftSlip::Tenant => "microsoft-tenant",
                    MicrosoftSlip::Other => "microsoft-other",
                };
                let seen = vec![Self::moved(bad, good)];
                self.retyped("microsoft-server", &[], seen, vec![self.say(why, &[])])
            }
            ShapeFault::Order { seen, wanted } => self.order(seen, wanted),
            ShapeFault::NamecheapSettings { lines } => {
                let fix = ["namecheap-settings-fix", "namecheap-settings-then"];
                self.setting("namecheap-settings", lines, &fix)
            }
            ShapeFault::CloudflareRouting { lines } => {
                let fix = [
                    "cloudflare-routing-unlock",
                    "cloudflare-routing-off",
                    "cloudflare-routing-after",
                ];
                self.setting("cloudflare-routing", lines, &fix)
            }
            _ => FindingText::default(),
        }
    }

    /// A setting of the company that keeps `lines` in place.
    fn setting(&self, headline: &str, lines: &[(u16, Name)], fix: &[&str]) -> FindingText {
        FindingText {
            headline: self.say(headline, &[]),
            seen: Self::route_lines(lines),
            repair: fix.iter().map(|id| self.say(id, &[])).collect(),
            ..FindingText::default()
        }
    }

    /// The faults of lists of senders; each ends in the whole line.
    fn spoilt_list(&self, fault: &ShapeFault) -> FindingText {
        let (headline, seen, first, merged) = match fault {
            ShapeFault::SendersUnreadable { text, at, kind, merged } => {
                ("senders-unreadable", pointed(text, *at), self.senders_slip(kind), merged)
            }
            ShapeFault::SendersLacking { text, missing, merged } => {
                let missing: Vec<String> =
                    missing.iter().take(MOST_LINES).map(|one| for_eye(one)).collect();
                let (count, which) = (missing.len(), self.words.all_of(&missing));
                let args = [("count", count.into()), ("missing", which.into())];
                let first = self.say("senders-lacking-which", &args);
                ("senders-lacking", vec![shown(text)], first, merged)
            }
            ShapeFault::SendersMisspelt { bad, good, merged, .. } => {
                let first = self.say("senders-misspelt-fix", &[]);
                ("senders-misspelt", vec![Self::before_after(bad, good)], first, merged)
            }
            ShapeFault::SendersParked { text, merged } => {
                let first = self.say("senders-parked-fix", &[]);
                ("senders-parked", vec![shown(text)], first, merged)
            }
            _ => return FindingText::default(),
        };
        self.replaced(headline, &[], seen, vec![first], &Rdata::Txt(merged.clone()))
    }

    /// The faults of signature keys.
    fn spoilt_key(&self, fault: &ShapeFault) -> FindingText {
        match fault {
            ShapeFault::PrivateKey => FindingText {
                headline: self.say("key-secret", &[]),
                seen: self.at_its_name(Vec::new()),
                repair: ["key-secret-delete", "key-secret-new"].map(|id| self.say(id, &[])).into(),
                ..FindingText::default()
            },
            ShapeFault::BrokenKey { text, at, kind } => self.cut_key(text, *at, kind),
            ShapeFault::TwoKeys { texts } => {
                let seen = texts.iter().take(MOST_LINES).map(|text| ends(text)).collect();
                let keep = vec![self.say("spf-multiple-keep-one", &[])];
                self.retyped("keys-several", &[("count", texts.len().into())], seen, keep)
            }
            ShapeFault::KeyFlattened { addresses } => self.flattened(addresses),
            ShapeFault::KeyType { seen, rtype } => {
                let args =
                    [("seen", seen.rtype().as_str().into()), ("type", rtype.as_str().into())];
                let line = format!("{} {}", seen.rtype(), ends(&seen.to_string()));
                let delete = [("type", rtype.as_str().into())];
                let first = vec![self.say("different-delete-first", &delete)];
                self.retyped("key-type", &args, vec![line], first)
            }
            ShapeFault::OtherKey { text, first_difference } => {
                let right = self.wanted.map(|wanted| wanted.data.to_string()).unwrap_or_default();
                let seen = vec![bracketed_at(text, &right, *first_difference)];
                self.retyped("key-other", &[], seen, vec![self.say("key-other-why", &[])])
            }
            ShapeFault::Selectors(SelectorSlip::Swapped { seen }) => {
                let why = vec![self.say("selectors-swapped-why", &[])];
                self.retyped("selectors-swapped", &[], vec![name_for_eye(seen)], why)
            }
            ShapeFault::Selectors(SelectorSlip::OneOfTwo { there }) => self.one_of_two(there),
            _ => FindingText::default(),
        }
    }

    fn quotes(&self, text: &str) -> FindingText {
        let is_mark = |c: char| {
            c == '\\' || c == '`' || super::is_quoted(&c.to_string()) || "‟‹›″".contains(c)
        };
        let needs = self.subject.registrar.is_some_and(|one| one.quotes == Quotes::Needed);
        let why = if needs { "quotes-one-pair" } else { "quotes-remove" };
        let seen = vec![each_marked(text, is_mark)];
        self.retyped("quotes-saved", &[], seen, vec![self.say(why, &[])])
    }

    fn invisible(&self, text: &str, characters: &[char]) -> FindingText {
        let seen = vec![each_marked(text, |c| characters.contains(&c))];
        let mut why: Vec<String> = Vec::new();
        for c in characters {
            let id = match c {
                '\t' => "hidden-tab",
                '\n' | '\r' => "hidden-break",
                '\u{ad}' => "hidden-hyphen",
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "hidden-nothing",
                c if c.is_whitespace() => "hidden-space",
                c if c.is_alphanumeric() => "hidden-letter",
                _ => "hidden-other",
            };
            let told = self.say(id, &[("sign", sign(*c).into())]);
            if !why.contains(&told) {
                why.push(told);
            }
        }
        why.push(self.say("hidden-fix", &[]));
        self.retyped("hidden", &[], seen, why)
    }

    fn crowded(&self, exchange: &Name, what: Crowding) -> FindingText {
        let right = self.target();
        let has_own_box = self.held_in(Rtype::Mx, Role::Priority) == Role::Priority;
        let priority = self.label(Rtype::Mx, Role::Priority);
        let why = match what {
            Crowding::Number if has_own_box => {
                self.say("crowded-number", &[("label", priority.into())])
            }
            Crowding::Number => self.say("crowded-once", &[]),
            Crowding::Web => self.say("crowded-web", &[]),
            Crowding::Mailbox => self.say("crowded-mailbox", &[]),
            Crowding::Port => self.say("crowded-port", &[]),
        };
        let seen = vec![bracketed(&as_typed(exchange), &right)];
        self.retyped("crowded", &[], seen, vec![why])
    }

    /// The name the wanted record leads to.
    fn target(&self) -> String {
        match self.wanted.map(|wanted| &wanted.data) {
            Some(Rdata::Mx { exchange: name, .. } | Rdata::Cname(name)) => name.to_string(),
            _ => String::new(),
        }
    }

    fn order(&self, seen: &[(u16, Name)], wanted: &[(u16, Name)]) -> FindingText {
        let label = self.label(Rtype::Mx, Role::Priority);
        let mut repair = vec![self.say("order-set", &[("label", label.into())])];
        repair.extend(wanted.iter().take(MOST_LINES).map(|(number, name)| {
            let number = u64::from(*number).into();
            self.say("order-line", &[("server", name_for_eye(name).into()), ("number", number)])
        }));
        FindingText {
            headline: self.say("order-wrong", &[]),
            seen: Self::route_lines(seen),
            repair,
            type_this: None,
            then: Some(self.say("save-again", &[])),
        }
    }

    fn cut_key(&self, text: &str, at: usize, kind: &DkimFaultKind) -> FindingText {
        let first = self.key_slip(kind);
        if let DkimFaultKind::Truncated { have, want, .. } = kind {
            let rest = want.saturating_sub(*have);
            let args = [("have", (*have).into()), ("want", (*want).into()), ("rest", rest.into())];
            let right = self.wanted.map(|wanted| wanted.data.to_string()).unwrap_or_default();
            return self.retyped("key-cut", &args, vec![bracketed(text, &right)], first);
        }
        self.retyped("key-broken", &[], pointed(text, at), first)
    }

    fn flattened(&self, addresses: &[Rdata]) -> FindingText {
        let form = self.subject.registrar.map(|registrar| &registrar.forms.cname);
        let cell = form.and_then(|form| form.boxes.iter().find(|cell| cell.role == Role::Proxy));
        let name = self.wanted.map(|wanted| wanted.host.relative().to_owned()).unwrap_or_default();
        let fix = match cell {
            Some(cell) => {
                let lang = self.words.lang;
                let entry = cell.enter.as_ref().map(|entry| for_eye(entry.of(lang)));
                let args = [
                    ("label", Arg::from(for_eye(cell.label.of(lang)))),
                    ("name", for_eye(&name).into()),
                    ("entry", entry.unwrap_or_default().into()),
                ];
                self.say("key-flattened-cloud", &args)
            }
            None => self.say("key-flattened-fix", &[("name", for_eye(&name).into())]),
        };
        FindingText {
            headline: self.say("key-flattened", &[]),
            seen: self.at_its_name(
                addresses
                    .iter()
                    .take(MOST_LINES)
                    .map(|one| format!("{} {one}", one.rtype()))
                    .collect(),
            ),
            repair: vec![fix],
            type_this: None,
            then: Some(self.say("save-again", &[])),
        }
    }

    fn one_of_two(&self, there: &Name) -> FindingText {
        let Some(wanted) = self.wanted else { return FindingText::default() };
        let args = [("there", Arg::from(name_for_eye(there)))];
        let mut told = FindingText {
            headline: self.say("selectors-one", &[]),
            seen: self.at_its_name(Vec::new()),
            then: Some(self.say("astray-fill-the-rest", &[])),
            ..self.named(&wanted.host)
        };
        told.repair.insert(0, self.say("selectors-one-why", &args));
        self.whole_when_afar(told)
    }
}

/// The start of a text, for the eye.
fn shown(text: &str) -> String {
    let start: String = text.chars().take(SHOWN).collect();
    let rest = if text.chars().count() > SHOWN { "…" } else { "" };
    format!("{}{rest}", for_eye(&start))
}

/// Both ends of a key: in between, all look alike.
fn ends(text: &str) -> String {
    let length = text.chars().count();
    if length <= 3 * ENDS {
        return for_eye(text);
    }
    let start: String = text.chars().take(ENDS).collect();
    let end: String = text.chars().skip(length - ENDS).collect();
    format!("{}…{}", for_eye(&start), for_eye(&end))
}

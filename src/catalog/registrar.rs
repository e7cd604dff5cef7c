//! A DNS host: where its form is, what each box is called, and what it does to what is typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Habits, Lang, MxTemplate, Pattern, Place, Provenance, ProviderId, RegistrarId, Template, Text,
    Trap,
};
use crate::names::{Domain, Name};
use crate::records::Rtype;

/// One DNS host. Entries without a `rank` are known by their name servers only and carry the general
/// guidance under their own name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "habits of a panel are independent of each other"
)]
pub struct Registrar {
    /// Its id, which is also its file's name.
    pub id: RegistrarId,
    /// The company's name as it writes it.
    pub name: String,
    /// Other names a person may look for.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Place in the list, 1 first; `None` when only recognised.
    pub rank: Option<u16>,
    /// The name servers by which a delegation is recognised.
    #[serde(default)]
    pub name_servers: Vec<Pattern>,
    /// Name servers of the same company that another form rules.
    #[serde(default)]
    pub name_server_traps: Vec<ServerTrap>,
    /// Where to log in.
    pub login_url: Option<String>,
    /// The page with the records; may hold `{domain}`.
    pub records_url: Option<Template>,
    /// The company's own help page.
    pub help_url: Option<String>,
    /// The way from the log-in to the records, one step each.
    pub click_path: Vec<Text>,
    /// The forms, box by box.
    pub forms: Forms,
    /// The words on the button that saves.
    pub save: Text,
    /// How the domain itself is written in the name box.
    pub root: Root,
    /// What is put behind a typed name.
    pub appends_domain: Appends,
    /// The dot at the end of a target.
    pub final_dot: FinalDot,
    /// Quotation marks around a text.
    pub quotes: Quotes,
    /// A text of more than 255 characters.
    pub long_txt: LongTxt,
    /// What to put in the TTL box.
    pub ttl: TtlAdvice,
    /// True when the company's own mail lines vanish as soon as other ones may be typed (Namecheap's
    /// Mail Settings), so that old and new cannot stand side by side.
    #[serde(default)]
    pub swaps_default_mx: bool,
    /// Mail lines that the company puts into a new zone.
    #[serde(default)]
    pub default_mx: Vec<MxTemplate>,
    /// True when the name of a line cannot be edited: it is deleted and added again.
    #[serde(default)]
    pub names_are_fixed: bool,
    /// How a mail line is deleted there, one step each.
    pub removal: Vec<Text>,
    /// True when all lines of one name and type are edited in one form, so that a change replaces them
    /// all at once. Where that form has a single box for its values, they stand in it one per line.
    #[serde(default)]
    pub one_set: bool,
    /// Settings that install a provider's records by themselves.
    #[serde(default)]
    pub presets: Vec<Preset>,
    /// What goes wrong there, and when to say so.
    #[serde(default)]
    pub traps: Vec<Trap>,
    /// True when the panel can be switched to French.
    #[serde(default)]
    pub french_interface: bool,
    /// What the panel does to slips; practice imitates it.
    #[serde(default)]
    pub habits: Habits,
    /// Where each section comes from.
    pub facts: BTreeMap<String, Provenance>,
}

impl Registrar {
    /// True when no document stands behind `section` (`click_path`, `forms.mx`, `ttl`, …), so that the
    /// screen says that labels may differ.
    pub fn unverified(&self, section: &str) -> bool {
        self.facts.get(section).is_none_or(|fact| !fact.verified)
    }

    /// True when the words on the screen may be other than the ones given here: no document stands
    /// behind the section, or its French words are translated rather than seen.
    pub fn labels_may_differ(&self, section: &str, lang: Lang) -> bool {
        let is_translated = lang == Lang::Fr
            && self.french_interface
            && self.facts.get("labels_fr").is_some_and(|fact| !fact.verified);
        is_translated || self.unverified(section)
    }

    /// What to know when the domain is delegated to servers that another form rules.
    pub fn server_trap(&self, name_servers: &[Name]) -> Option<&Text> {
        let concerns = |trap: &&ServerTrap| name_servers.iter().any(|n| trap.pattern.matches(n));
        self.name_server_traps.iter().find(concerns).map(|trap| &trap.text)
    }

    /// The traps to tell at `place` to a person who sets up `provider` and has the mail lines
    /// `present`.
    pub fn traps_at<'a>(
        &'a self,
        place: Place,
        provider: &'a ProviderId,
        present: &'a [Name],
    ) -> impl Iterator<Item = &'a Trap> {
        self.traps
            .iter()
            .filter(move |trap| trap.place == place && trap.when.concerns(provider, present))
    }

    /// The steps to the form for `rtype`: the way in, then what that form wants first.
    pub fn steps(&self, rtype: Rtype, lang: Lang) -> Vec<&str> {
        let own = self.forms.of(rtype).map_or(&[][..], |form| form.steps.as_slice());
        self.click_path.iter().chain(own).map(|step| step.of(lang)).collect()
    }

    /// The page with the domain's records, or the log-in page.
    pub fn records_page(&self, domain: &Domain) -> Option<String> {
        let fill = |url: &Template| url.fill(domain, &super::Inputs::new()).ok();
        self.records_url.as_ref().and_then(fill).or_else(|| self.login_url.clone())
    }

    /// True when `exchange` is one of the mail servers the company puts into a new zone.
    pub fn owns_mx(&self, exchange: &Name, domain: &Domain) -> bool {
        let hosts =
            self.default_mx.iter().map(|line| line.host.fill(domain, &super::Inputs::new()));
        hosts.flatten().any(|host| Name::from_presentation(&host) == *exchange)
    }

    /// True when one box of the form for `rtype` holds every value of its name, one per line, as at
    /// Amazon Route 53.
    pub fn types_sets(&self, rtype: Rtype) -> bool {
        let has_box = |form: &Form| form.boxes.iter().any(|cell| cell.role == Role::Value);
        self.one_set && self.forms.of(rtype).is_some_and(has_box)
    }

    /// The preset for a provider, when there is one.
    pub fn preset_for(&self, provider: &ProviderId) -> Option<&Preset> {
        self.presets.iter().find(|preset| preset.provider == *provider)
    }
}

/// Name servers of a company whose records are edited somewhere else than one would think.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ServerTrap {
    /// The servers.
    pub pattern: Pattern,
    /// What to do.
    pub text: Text,
}

/// The forms of a panel by record type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Mail exchange.
    pub mx: Form,
    /// Text: SPF, DKIM keys, DMARC, proofs of ownership.
    pub txt: Form,
    /// Alias.
    pub cname: Form,
    /// Service line; the general one where the company's own file has none.
    pub srv: Option<Form>,
}

impl Forms {
    /// The form for a record type; only the types a mail set-up types by hand have one.
    pub fn of(&self, rtype: Rtype) -> Option<&Form> {
        match rtype {
            Rtype::Mx => Some(&self.mx),
            Rtype::Txt => Some(&self.txt),
            Rtype::Cname => Some(&self.cname),
            Rtype::Srv => self.srv.as_ref(),
            _ => None,
        }
    }
}

/// One form: its boxes in the order on the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The boxes in order.
    pub boxes: Vec<FormBox>,
    /// Steps of this form only, after the way in.
    #[serde(default)]
    pub steps: Vec<Text>,
    /// What to know about it.
    pub note: Option<Text>,
}

/// One box of a form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FormBox {
    /// What the box holds.
    pub role: Role,
    /// The company's own label.
    pub label: Text,
    /// What stands in it whatever the record: a menu entry such as `MX Record` or `DNS only`.
    pub enter: Option<Text>,
    /// A word about this box.
    pub note: Option<Text>,
}

/// What a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The record's type.
    Type,
    /// The owner name.
    Name,
    /// First part of a service line's name, in a box of its own: `_imaps`.
    Service,
    /// Second part of a service line's name, in a box of its own: `_tcp`.
    Protocol,
    /// The host a mail line, an alias or a service line points to.
    Target,
    /// The text of a text record. In a form for mail lines: the priority, a space, and the host; in one
    /// for service lines: priority, weight, port and host with spaces between.
    Value,
    /// The priority of a mail line or a service line.
    Priority,
    /// The weight of a service line.
    Weight,
    /// The port of a service line.
    Port,
    /// The time to live.
    Ttl,
    /// Whether web traffic is led through the company.
    Proxy,
    /// A setting that is the same for every record, such as a routing policy.
    Setting,
}

/// How the domain itself is written in a name box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Root {
    /// `@`.
    At,
    /// Left empty.
    Empty,
    /// The whole domain.
    Full,
    /// As an existing line of the domain itself is written; `@` when there is none.
    CopyExisting,
    /// Not at all: lines of the domain itself have a part of the page, where no name is asked.
    OwnSection,
}

/// What a panel puts behind a typed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appends {
    /// The domain, whatever was typed: a full name comes out doubled.
    Always,
    /// The domain, unless the name already ends in it.
    UnlessWhole,
    /// Nothing: the full name is typed.
    Never,
}

/// The dot at the end of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FinalDot {
    /// Without it the domain is put behind the target.
    Needed,
    /// Accepted, not needed.
    Optional,
    /// Refused.
    Unwanted,
}

/// Quotation marks around a text: what to advise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotes {
    /// They must not be typed.
    Never,
    /// They must be typed.
    Needed,
    /// Both work; none are typed.
    Optional,
}

/// What to do with a text of more than 255 characters (RFC 1035 §3.3.14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LongTxt {
    /// Pasted whole; the panel splits it.
    OneBox,
    /// Typed as quoted strings of at most 255 characters.
    Quoted255,
    /// Nothing documented: pasted whole first.
    Unknown,
}

/// What to put in the TTL box.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TtlAdvice {
    /// The entry to choose or the number to type.
    pub advise: Text,
    /// The entries of the menu; empty when a number is typed.
    #[serde(default)]
    pub options: Vec<String>,
    /// The smallest number of seconds the panel takes.
    pub minimum_s: Option<u32>,
    /// The seconds of the automatic or preset entry.
    pub default_s: Option<u32>,
}

/// A setting that installs a provider's records.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Its id.
    pub id: String,
    /// The entry to choose, in the panel's words.
    pub label: Text,
    /// The menu it is in.
    pub menu: Text,
    /// The provider it is for.
    pub provider: ProviderId,
    /// The way, one step each.
    pub steps: Vec<Text>,
    /// What it does and does not do.
    pub note: Text,
    /// True when a document of the company describes it.
    pub verified: bool,
}

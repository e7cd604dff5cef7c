//! A mail provider: the records it wants, the values only the person can copy from its console, and
//! how it is recognised.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Input, Inputs, Lang, Pattern, Provenance, ProviderId, RegistrarId, Template, TemplateFault,
    Text,
};
use crate::names::{Domain, Host, Name};
use crate::records::{Rdata, Rtype};

/// One mail provider. Entries without a `rank` are recognised by their servers only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id, which is also its file's name.
    pub id: ProviderId,
    /// The name as it writes it.
    pub name: String,
    /// Other names a person may look for.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// True for a service that passes mail on to mailboxes elsewhere: other servers behind its own may
    /// be where it passes it on.
    #[serde(default)]
    pub is_forwarder: bool,
    /// Place in the list, 1 first; `None` when only recognised.
    pub rank: Option<u16>,
    /// Sets of mail servers, of which exactly one is used, never a mixture.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// True where all sets lead to the same mailboxes, so that a part of one or a mixture works too.
    #[serde(default)]
    pub sets_mix: bool,
    /// The input whose value is the id of a variant, where one set must be chosen and no set is right
    /// for everybody: a data centre, a country of contract. Nothing is proposed before it is answered.
    pub variant_input: Option<String>,
    /// Every record beside mail lines and SPF.
    #[serde(default)]
    pub records: Vec<RecordTemplate>,
    /// What the SPF text must contain.
    pub spf: Option<SpfPart>,
    /// What the person copies from the provider's console.
    #[serde(default)]
    pub inputs: Vec<Input>,
    /// Questions whose "yes" means: stop here.
    #[serde(default)]
    pub stop_questions: Vec<StopQuestion>,
    /// Why the mailboxes come before the records.
    pub mailboxes_first: Option<Text>,
    /// What remains to do at the provider that DNS cannot show.
    #[serde(default)]
    pub afterwards: Vec<Text>,
    /// The page where it enters its records by itself, at the companies that let it.
    pub one_click: Option<OneClick>,
    /// The template by which a company can enter its records.
    pub connect: Option<ConnectTemplate>,
    /// How it is recognised.
    #[serde(default)]
    pub detect: Detect,
    /// Older sets that still work: recognised, never proposed.
    #[serde(default)]
    pub old_mx: Vec<Vec<MxTemplate>>,
    /// Where each section comes from, by the section's name; `variants.eu`, `records.dkim` or
    /// `inputs.region` for a part that stands on another footing than its section.
    #[serde(default)]
    pub facts: BTreeMap<String, Provenance>,
}

impl Provider {
    /// The variant of this id.
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == id)
    }

    /// The variant proposed to a new customer; `None` where the person has to say which.
    pub fn default_variant(&self) -> Option<&Variant> {
        if self.variant_input.is_some() {
            return None;
        }
        self.variants.iter().find(|variant| variant.is_default).or(self.variants.first())
    }

    /// What the SPF text must contain for a customer who uses `variant`.
    pub fn spf_of<'a>(&'a self, variant: Option<&'a Variant>) -> Option<&'a SpfPart> {
        variant.and_then(|variant| variant.spf.as_ref()).or(self.spf.as_ref())
    }

    /// What must be switched on at the provider before it signs anything, which DNS cannot show.
    pub fn signing_start(&self) -> Option<&Text> {
        let starts = |text: &&Text| text.of(Lang::En).contains("signs nothing before that");
        self.afterwards.iter().find(starts)
    }

    /// True when the provider sends mail programs to `target` (an alias or a service line).
    pub fn sets_up_at(&self, target: &Name, domain: &Domain) -> bool {
        let leads_there = |record: &RecordTemplate| {
            let built = record.build(domain, &Inputs::new());
            matches!(built, Ok((_, Rdata::Cname(name) | Rdata::Srv { target: name, .. }))
                if name == *target)
        };
        let programs = self.records.iter().filter(|one| one.purpose == Purpose::Autoconfig);
        self.detect.autodiscover.iter().any(|pattern| pattern.matches(target))
            || programs.into_iter().any(leads_there)
    }

    /// The provider's own input of this key.
    pub fn input(&self, key: &str) -> Option<&Input> {
        self.inputs.iter().find(|input| input.key == key)
    }

    /// Where `section` comes from: its own line, else that of the section it is a part of.
    pub fn fact(&self, section: &str) -> Option<&Provenance> {
        let whole = || section.split_once('.').and_then(|(whole, _)| self.facts.get(whole));
        self.facts.get(section).or_else(whole)
    }

    /// True when no document stands behind `section`.
    pub fn unverified(&self, section: &str) -> bool {
        self.fact(section).is_none_or(|fact| !fact.verified)
    }
}

/// One set of mail servers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its id, for `--variant`.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// True for the one proposed.
    #[serde(default)]
    pub is_default: bool,
    /// When it is the right one.
    pub note: Option<Text>,
    /// The mail lines; empty when the person types them (an input of kind `mail-server`).
    #[serde(default)]
    pub mx: Vec<MxTemplate>,
    /// What the SPF text must contain with this set, where it is not the same for all.
    pub spf: Option<SpfPart>,
}

/// One mail line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MxTemplate {
    /// Preference, lower first.
    pub priority: u16,
    /// The server.
    pub host: Template,
}

impl MxTemplate {
    /// The mail line for this domain.
    pub fn rdata(&self, domain: &Domain, inputs: &Inputs) -> Result<Rdata, TemplateFault> {
        let host = self.host.fill(domain, inputs)?;
        let exchange =
            Name::parse_target(&host).map_err(|_kind| TemplateFault::Value(host.clone()))?;
        Ok(Rdata::Mx { priority: self.priority, exchange })
    }
}

/// One record with blanks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RecordTemplate {
    /// The first part of its id in plans and JSON: `dkim`, `verify`, `dmarc`, `autodiscover`.
    pub id_hint: String,
    /// Its type: TXT, CNAME or SRV.
    #[serde(rename = "type", deserialize_with = "rtype", serialize_with = "type_name")]
    pub rtype: Rtype,
    /// The owner name, relative; `@` for the domain itself.
    pub name: Template,
    /// What it says; of an SRV record `priority weight port target`, as RFC 2782 writes it.
    pub value: Template,
    /// What it says while inputs of `value` are not given; without it the record waits for them.
    pub fallback: Option<Template>,
    /// What it is for.
    pub purpose: Purpose,
    /// False for records that mail works without.
    pub required: bool,
}

impl RecordTemplate {
    /// The record for this domain; `Missing` when an input it needs is not given.
    pub fn build(&self, domain: &Domain, inputs: &Inputs) -> Result<(Host, Rdata), TemplateFault> {
        let host = Host::from_relative(&self.name.fill(domain, inputs)?);
        let value = match (self.value.fill(domain, inputs), &self.fallback) {
            (Err(TemplateFault::Missing(_)), Some(fallback)) => fallback.fill(domain, inputs)?,
            (filled, _) => filled?,
        };
        let data = match self.rtype {
            Rtype::Cname => Name::parse_target(&value).ok().map(Rdata::Cname),
            Rtype::Srv => service(&value),
            _ => Some(Rdata::Txt(value.clone())),
        };
        Ok((host, data.ok_or(TemplateFault::Value(value))?))
    }
}

/// The service line that `priority weight port target` stands for.
fn service(text: &str) -> Option<Rdata> {
    let mut parts = text.split(' ');
    let mut number = || parts.next()?.parse::<u16>().ok();
    let (priority, weight, port) = (number()?, number()?, number()?);
    let target = Name::parse_target(parts.next()?).ok()?;
    parts.next().is_none().then_some(Rdata::Srv { priority, weight, port, target })
}

/// What a record is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Receiving mail (MX).
    Receive,
    /// Saying who may send (SPF).
    Send,
    /// Signing what is sent (DKIM).
    Sign,
    /// Proving that the domain is yours.
    Verify,
    /// Saying what to do with forgeries (DMARC).
    Reject,
    /// Letting mail programs set themselves up.
    Autoconfig,
    /// Anything else.
    Other,
}

/// What the SPF text must contain for this provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SpfPart {
    /// Mechanisms, for example `include:_spf.google.com`.
    #[serde(default)]
    pub mechanisms: Vec<String>,
    /// Other spellings of the provider's own that serve as well: where one of them is there already,
    /// `mechanisms` are not added.
    #[serde(default)]
    pub instead: Vec<String>,
    /// The last word when there was no SPF text before: `~all` or `-all`.
    pub tail: String,
}

/// A question whose "yes" means: stop here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StopQuestion {
    /// Its id.
    pub id: String,
    /// The question, answered with yes or no.
    pub text: Text,
    /// What it means, for a person who does not know.
    pub explain: Text,
    /// What to do instead after a "yes".
    pub action: Text,
}

/// A provider that enters its records by itself (Domain Connect, draft-ietf-dconn-domainconnect).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OneClick {
    /// The companies where it is documented to do so.
    pub registrars: Vec<RegistrarId>,
    /// The provider's own page where that begins.
    pub url: String,
    /// What to press there.
    pub steps: Text,
}

/// A published template that needs no signature of the provider's, so that anybody may ask a company to
/// apply it (draft-ietf-dconn-domainconnect, synchronous flow).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectTemplate {
    /// Its `providerId`.
    pub provider: String,
    /// Its `serviceId`.
    pub service: String,
    /// The variant whose mail servers it enters.
    pub variant: String,
    /// Its variables, by name.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

impl ConnectTemplate {
    /// The address at which a company asks its customer whether to apply it, below `page`, for the
    /// `host` part of `zone`.
    pub fn address(&self, page: &str, zone: &str, host: &str) -> String {
        let Self { provider, service, .. } = self;
        let mut address = format!(
            "{page}/v2/domainTemplates/providers/{provider}/services/{service}/apply?domain={zone}"
        );
        let host = (!host.is_empty()).then_some(("host", host));
        let values = self.values.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        for (key, value) in host.into_iter().chain(values) {
            address.push('&');
            address.push_str(key);
            address.push('=');
            for byte in value.bytes() {
                match char::from(byte) {
                    // Unreserved characters (RFC 3986 §2.3) stay.
                    c if c.is_ascii_alphanumeric() || "-._~".contains(c) => address.push(c),
                    _ => {
                        let _ = write!(address, "%{byte:02X}");
                    }
                }
            }
        }
        address
    }
}

/// How a provider is recognised in DNS.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Detect {
    /// Its mail servers.
    #[serde(default)]
    pub mx: Vec<Pattern>,
    /// Domains included in SPF.
    #[serde(default)]
    pub spf_include: Vec<String>,
    /// Targets of DKIM aliases.
    #[serde(default)]
    pub dkim_cname: Vec<Pattern>,
    /// Targets of the alias `autodiscover`.
    #[serde(default)]
    pub autodiscover: Vec<Pattern>,
    /// Another provider with the same mail servers, told apart by one of the hints above: Microsoft 365
    /// bought from somebody else.
    pub refines: Option<ProviderId>,
    /// Its mail servers have names in the customer's own domain, so that only a hint tells.
    #[serde(default)]
    pub own_names: bool,
    /// Servers that look like its own and are not.
    #[serde(default)]
    pub not: Vec<Pattern>,
}

/// A security filter that receives mail before the mailbox does. Its mail lines are never removed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    /// Its id.
    pub id: String,
    /// The company's name.
    pub name: String,
    /// Its mail servers.
    pub mx: Vec<Pattern>,
    /// Where that comes from.
    pub fact: Provenance,
}

/// A record type as the assets write it.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn type_name<S: Serializer>(rtype: &Rtype, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rtype.as_str())
}

/// The record types a template may have.
fn rtype<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rtype, D::Error> {
    #[derive(Deserialize)]
    enum Typed {
        #[serde(rename = "TXT")]
        Txt,
        #[serde(rename = "CNAME")]
        Cname,
        #[serde(rename = "SRV")]
        Srv,
    }
    Ok(match Typed::deserialize(deserializer)? {
        Typed::Txt => Rtype::Txt,
        Typed::Cname => Rtype::Cname,
        Typed::Srv => Rtype::Srv,
    })
}

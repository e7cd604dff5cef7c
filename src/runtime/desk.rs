//! The practice desk: the pretend internet and the pretend panels a person works in.

use std::collections::BTreeMap;

use crate::catalog::form::{Refusal, Typed};
use crate::catalog::{Lang, Registrar, Role};
use crate::names::Domain;
use crate::practice::panel::{EmailRouting, LineKey, MailSetting, Panel, PanelRefusal};
use crate::practice::{Internet, PracticeFault};
use crate::wizard::{PanelAct, PanelLine, PanelSetting, PanelView, TypedBoxes};

/// The pretend internet with one panel a domain.
pub(crate) struct Desk {
    internet: Internet,
    panels: BTreeMap<Domain, Panel>,
}

impl Desk {
    /// Starts the pretend internet.
    pub(crate) async fn open() -> Result<Self, PracticeFault> {
        Ok(Self { internet: Internet::start().await?, panels: BTreeMap::new() })
    }

    /// The internet behind it.
    pub(crate) const fn internet(&self) -> &Internet {
        &self.internet
    }

    /// Does something in the panel of `domain` at `registrar`, and shows what it then shows.
    pub(crate) fn act(
        &mut self,
        registrar: &Registrar,
        domain: &Domain,
        act: PanelAct,
        lang: Lang,
    ) -> Result<PanelView, PracticeFault> {
        let is_same =
            self.panels.get(domain).is_some_and(|panel| panel.registrar().id == registrar.id);
        if !is_same {
            let lines = self.internet.lines(domain)?;
            let panel = Panel::open(registrar.clone(), domain.clone(), &lines);
            self.panels.insert(domain.clone(), panel);
        }
        let Some(panel) = self.panels.get_mut(domain) else { return Ok(PanelView::default()) };
        let is_change = act != PanelAct::Look;
        let done = perform(panel, act);
        if is_change && done.is_ok() {
            self.internet.apply(domain, &panel.records())?;
        }
        Ok(view(panel, done.err().as_ref(), lang))
    }
}

fn perform(panel: &mut Panel, act: PanelAct) -> Result<(), PanelRefusal> {
    match act {
        PanelAct::Look => Ok(()),
        PanelAct::Add(boxes) => panel.add(&typed(boxes)).map(|_key| ()),
        PanelAct::Edit(at, boxes) => panel.edit(key(panel, at)?, &typed(boxes)),
        PanelAct::Delete(at) => panel.delete(key(panel, at)?),
        PanelAct::Setting(id) => match id.as_str() {
            "unlocked" => panel.unlock_email_routing(),
            "off" => panel.turn_off_email_routing(),
            _ => match MailSetting::ALL.into_iter().find(|setting| setting.label() == id) {
                Some(setting) => panel.choose_mail_setting(setting),
                None => Err(PanelRefusal::NoSuchSetting),
            },
        },
    }
}

/// Lines are shown by their position and kept by their key.
fn key(panel: &Panel, at: u64) -> Result<LineKey, PanelRefusal> {
    let at = usize::try_from(at).map_err(|_too_large| PanelRefusal::NoSuchLine)?;
    panel.lines().get(at).map(|line| line.key).ok_or(PanelRefusal::NoSuchLine)
}

fn typed((rtype, boxes): TypedBoxes) -> Typed {
    Typed { rtype, boxes: boxes.into_iter().collect() }
}

fn view(panel: &Panel, refused: Option<&PanelRefusal>, lang: Lang) -> PanelView {
    let lines = panel
        .lines()
        .into_iter()
        .zip(0..)
        .map(|(line, key)| {
            let filled = panel.boxes(line.key, lang).unwrap_or_default();
            let mut boxes: Vec<(Role, String)> =
                filled.into_iter().map(|filled| (filled.role, filled.value)).collect();
            if boxes.is_empty() {
                boxes = vec![(Role::Name, line.name), (Role::Target, line.value)];
            }
            PanelLine { key, rtype: line.record.data.rtype(), boxes }
        })
        .collect();
    let setting = match (panel.mail_setting(), panel.email_routing()) {
        (Some(current), _) => Some(PanelSetting {
            label: "Mail Settings".to_owned(),
            choices: MailSetting::ALL
                .into_iter()
                .map(|setting| (setting.label().to_owned(), setting.label().to_owned()))
                .collect(),
            current: current.label().to_owned(),
            advised: Some(MailSetting::CustomMx.label().to_owned()),
        }),
        (None, Some(routing)) => Some(PanelSetting {
            label: "Email Routing".to_owned(),
            choices: [("locked", "Enabled"), ("unlocked", "Unlocked"), ("off", "Disabled")]
                .map(|(id, label)| (id.to_owned(), label.to_owned()))
                .to_vec(),
            current: match routing {
                EmailRouting::Locked => "locked",
                EmailRouting::Unlocked => "unlocked",
                EmailRouting::Off => "off",
            }
            .to_owned(),
            advised: None,
        }),
        (None, None) => None,
    };
    PanelView { lines, setting, refusal: refused.map(|refusal| sentence(refusal).to_owned()) }
}

/// The id of the sentence for a refusal.
const fn sentence(refusal: &PanelRefusal) -> &'static str {
    match refusal {
        PanelRefusal::Form(refusal) => form_sentence(refusal),
        PanelRefusal::NoSuchLine => "refusal-no-such-line",
        PanelRefusal::MailSettingFirst => "refusal-mail-setting-first",
        PanelRefusal::BelongsToMailSetting => "refusal-belongs-to-mail-setting",
        PanelRefusal::LockedByEmailRouting => "refusal-locked-by-email-routing",
        PanelRefusal::NoSuchSetting => "refusal-no-such-setting",
        PanelRefusal::AliasMustBeAlone(_) => "refusal-alias-alone",
        PanelRefusal::BesideAlias(_) => "refusal-beside-alias",
        PanelRefusal::Exists => "refusal-exists",
        PanelRefusal::NameIsFixed => "refusal-name-is-fixed",
        PanelRefusal::TooManyLines => "refusal-too-many",
    }
}

const fn form_sentence(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Empty(_) => "refusal-empty",
        Refusal::TooLong(_) => "refusal-too-long",
        Refusal::Name(_) => "refusal-name",
        Refusal::Target(_) => "refusal-target",
        Refusal::IpAddress(_) => "refusal-ip-address",
        Refusal::Priority(_) => "refusal-priority",
        Refusal::Number(..) => "refusal-number",
        Refusal::Ttl(_) => "refusal-ttl",
        Refusal::TtlTooShort { .. } => "refusal-ttl-too-short",
        Refusal::Quotes => "refusal-quotes",
        Refusal::AliasAtRoot => "refusal-alias-at-root",
        Refusal::Type(_) => "refusal-type",
    }
}

//! `records`: what has to be entered, told in the form that was asked for.
//!
//! The domain is looked at, so that lines that must go and senders who are on the list are taken into
//! account. Where it cannot be, or must not be (`--offline`), a provider that was named is enough: the
//! list is then that of a domain without records, and says so.

use std::io::{self, Write as _};
use std::path::Path;

use super::aim::Aim;
use super::check::{Office, Seen, Style};
use super::config::Config;
use super::terminal::Letters;
use super::world::{self, Reached};
use super::{clock, files};
use crate::catalog::{Catalog, RegistrarId, Stock};
use crate::cli::{FormatArg, RecordsArgs};
use crate::names::{Domain, escaped, understand};
use crate::observe::{Obstacle, Passage, Photo, Question, Signing, Standing};
use crate::plan::Answers;
use crate::records::Rtype;
use crate::report::{
    Listing, Paint, handover_html, records_csv, records_json, records_markdown, records_text,
    records_zone,
};
use crate::verdict::{Audience, Glance, Look, Panel, open};
use crate::wizard::Wizard;
use crate::words::{Arg, Words};

/// The company whose words stand for every other one's.
const GENERIC: &str = "generic";

/// The person must act: nobody said who should receive the mail, and nobody does.
const ACT: u8 = 3;
/// The exit code for what could not be told.
const UNTOLD: u8 = 4;

/// Lists the records and gives the exit code: 0 once they are told. `Err` holds the sentence for
/// wrong usage; `complain` says what else has to be known.
pub(super) fn run(
    args: &RecordsArgs,
    config: &Config,
    catalog: Stock,
    style: Style,
    complain: &dyn Fn(&str),
) -> Result<u8, String> {
    let words = Words::new(style.lang, clock::zone()).without_keys();
    let reached = world::real(config, catalog);
    let catalog = reached.world.catalog.clone();
    let aim = Aim::new(&args.plan, catalog, style.lang).map_err(|fault| fault.told(&words))?;
    let domain = understand(&args.domain).map(|reading| reading.domain).map_err(|fault| {
        let problem = words.domain_problem(&fault);
        let seen = escaped(&args.domain, 80);
        format!("{seen}: {} {}", problem.headline, problem.repair.join(" "))
    })?;
    if args.offline && aim.provider().is_none() {
        return Err(words.say("records-offline-provider"));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| fault.to_string())?;
    let begun = runtime.block_on(async {
        tokio::select! {
            begun = begin(args.offline, &domain, &aim, reached, style, &words, complain) => begun,
            _ = tokio::signal::ctrl_c() => Err(130),
        }
    });
    runtime.shutdown_background();
    let told = begun.and_then(|begun| begun.tell(args, &words, style, complain));
    Ok(told.map_or_else(|code| code, |()| 0))
}

/// Everything that is needed to tell the list.
struct Begun {
    wizard: Wizard,
    look: Look,
    /// The company, when it is known rather than assumed.
    company: Option<RegistrarId>,
}

/// Looks, as far as it may and can, and makes the plan. `Err` holds an exit code.
async fn begin(
    is_offline: bool,
    domain: &Domain,
    aim: &Aim,
    reached: Reached,
    style: Style,
    words: &Words,
    complain: &dyn Fn(&str),
) -> Result<Begun, u8> {
    let told = |id: &str| complain(&words.say_with(id, &[("domain", domain.shown().into())]));
    let office = Office::new(aim.clone(), &reached, None);
    let seen = if is_offline { None } else { Some(office.see(domain).await) };
    let (photo, panel) = match seen {
        Some(Seen { photo, panel, .. }) if is_told(&photo) => (photo, panel),
        Some(_) if aim.provider().is_none() => {
            told("records-unseen-no-provider");
            return Err(UNTOLD);
        }
        Some(_) => {
            told("records-unseen");
            (unseen(domain), Panel::Publishes)
        }
        None => (unseen(domain), Panel::Publishes),
    };
    let Some(answers) = aim.answers(&photo) else {
        told("follow-no-plan");
        return Err(ACT);
    };
    let company = answers.registrar.clone();
    let answers = complete(answers, aim.catalog(), &photo);
    let mut wizard = Wizard::planned(reached.world, style.lang, answers, photo);
    let (plan, photo) = (wizard.plan(), wizard.taken().cloned());
    let Some((plan, photo)) = plan.zip(photo) else {
        told("follow-no-plan");
        return Err(ACT);
    };
    if !photo.views.is_empty() && !photo.passage.is_closed() {
        wizard.senders = office.senders(&photo, &plan).await;
    }
    let glance = Glance::new(&plan, &photo, panel);
    let look = glance.judge_at(clock::now(), Audience::Nobody, &[], None);
    Ok(Begun { wizard, look, company })
}

/// True when the photo tells what stands there, which may be nothing.
fn is_told(photo: &Photo) -> bool {
    match photo.standing {
        Standing::Published | Standing::DnssecBroken => !photo.views.is_empty(),
        Standing::NotRegistered { .. } => true,
        // Around a network that lets nothing through, a public resolver tells, if it can be reached.
        _ => photo.passage.is_closed() && [Rtype::Mx, Rtype::Txt].iter().all(has_answer(photo)),
    }
}

/// Whether anybody answered what the domain itself has of a type.
fn has_answer(photo: &Photo) -> impl Fn(&Rtype) -> bool {
    |rtype| {
        let question = Question::new(photo.domain.name(), *rtype);
        let answers = photo.views.iter().flat_map(|view| &view.answers);
        let mut own = answers.filter(|(asked, _, _)| *asked == question);
        own.any(|(_, heard, _)| heard.is_answer())
    }
}

/// A domain that nobody looked at.
fn unseen(domain: &Domain) -> Photo {
    Photo {
        domain: domain.clone(),
        taken_at: clock::now(),
        standing: Standing::Unreachable(Obstacle::NoResolver),
        delegation: None,
        name_servers: Vec::new(),
        views: Vec::new(),
        passage: Passage::Untested,
        signing: Signing::Unknown,
    }
}

/// Words for a company that is not known, and what is missing put down for later.
fn complete(mut answers: Answers, catalog: &Catalog, photo: &Photo) -> Answers {
    answers.registrar.get_or_insert_with(|| RegistrarId::new(GENERIC));
    if let Some(plan) = crate::plan::build(&answers, catalog, photo) {
        let missing = open(&answers, catalog, &plan).into_iter().map(|open| open.key);
        answers.later.extend(missing.filter(|key| !key.is_empty()));
    }
    answers
}

impl Begun {
    fn tell(
        &self,
        args: &RecordsArgs,
        words: &Words,
        style: Style,
        complain: &dyn Fn(&str),
    ) -> Result<(), u8> {
        let catalog = &self.wizard.world.catalog;
        let company = self.company.as_ref().and_then(|id| catalog.registrar(id));
        let listing = Listing { wizard: &self.wizard, words, look: &self.look, company };
        // A file takes every letter, whatever the terminal shows.
        let unicode = style.letters == Letters::All || args.output.is_some();
        let text = match args.format {
            FormatArg::Text => records_text(&listing, Paint { color: false, unicode }),
            FormatArg::Json => records_json(&listing),
            FormatArg::Zone => records_zone(&listing),
            FormatArg::Csv => records_csv(&listing),
            FormatArg::Markdown => records_markdown(&listing),
            FormatArg::Html => handover_html(&self.wizard, words),
        };
        let Some(file) = &args.output else { return print(&text).map_err(|_closed| UNTOLD) };
        let path = ("path", Arg::from(shown(file)));
        match files::write_whole(file, text.as_bytes()) {
            Ok(()) => {
                let saved = words.say_with("records-saved", &[path]);
                print(&format!("{saved}\n")).map_err(|_closed| UNTOLD)
            }
            Err(fault) => {
                let why = ("why", Arg::from(fault.to_string()));
                complain(&words.say_with("records-not-saved", &[path, why]));
                Err(UNTOLD)
            }
        }
    }
}

fn shown(file: &Path) -> String {
    escaped(&file.display().to_string(), 300)
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

//! `watch`: follows one domain until the networks have the news, the time is up or a person ends it.

mod around;
mod beginning;
mod course;
mod face;

use std::io;
use std::time::Duration;

use tokio::task::JoinSet;

use course::{Course, Told};
pub(super) use face::Audience;
use face::Face;

use super::aim::Aim;
use super::clock;
use super::config::Config;
use super::gather::gather;
use super::place::Places;
use super::signals::{Signal, Signals};
use super::world::{self, Reached};
use crate::catalog::{Lang, Stock};
use crate::cli::WatchArgs;
use crate::names::{escaped, understand};
use crate::net::Ways;
use crate::observe::{Moment, Sighting};
use crate::report::Paint;
use crate::verdict::State;
use crate::watch::{Ask, Target, Teller};
use crate::words::{Following, Words};

/// Nobody watches longer than this: no cache keeps anything longer than a week, and the last look
/// wants a little time.
const LONGEST: Duration = Duration::from_secs(8 * 24 * 3600);

/// Seconds between two tests of port 53.
const PASSAGE_S: u32 = 60;

/// The longest sleep: a machine that was asleep itself finds out soon.
const LONGEST_SLEEP_MS: u64 = 30_000;

/// How it is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The language.
    pub(super) lang: Lang,
    /// What the terminal can show.
    pub(super) paint: Paint,
    /// Whom it is told to.
    pub(super) audience: Audience,
}

/// How a watch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// By itself.
    Settled,
    /// `--timeout`.
    TimeUp,
    /// Nobody said who should receive the mail, and nobody does.
    NoPlan,
    /// By a signal; the exit code.
    Signal(u8),
}

/// Watches one domain and gives the exit code. `Err` holds the sentence for wrong usage.
pub(super) fn run(
    args: &WatchArgs,
    config: &Config,
    catalog: Stock,
    places: Option<Places>,
    style: Style,
) -> Result<u8, String> {
    let words = Words::new(style.lang, clock::zone()).without_keys();
    let reached = world::real(config, catalog);
    let catalog = reached.world.catalog.clone();
    let aim =
        Aim::new(&args.plan, catalog.clone(), style.lang).map_err(|fault| fault.told(&words))?;
    let domain = understand(&args.domain).map(|reading| reading.domain).map_err(|fault| {
        let problem = words.domain_problem(&fault);
        let seen = escaped(&args.domain, 80);
        format!("{seen}: {} {}", problem.headline, problem.repair.join(" "))
    })?;
    let patience = args.timeout.unwrap_or(LONGEST).min(LONGEST);
    let patience = u64::try_from(patience.as_millis()).unwrap_or(u64::MAX);
    let provider = aim.provider().and_then(|id| catalog.provider(id));
    let provider = provider.map(|provider| provider.name.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| fault.to_string())?;
    let code = runtime.block_on(async {
        let signals = Signals::listen().map_err(|fault| fault.to_string())?;
        let now = clock::now();
        let follower = Follower {
            course: Course::new(domain, aim, &catalog, places, now),
            reached: &reached,
            provider,
            face: Face::new(style.audience, style.paint, words, now),
            signals,
            teller: Teller::new(),
            tasks: JoinSet::new(),
            deadline: now.plus_ms(patience),
            passage_at: now,
        };
        Ok(follower.follow().await)
    });
    runtime.shutdown_background();
    code
}

struct Follower<'a> {
    course: Course<'a>,
    reached: &'a Reached,
    provider: Option<String>,
    face: Face,
    signals: Signals,
    teller: Teller,
    tasks: JoinSet<Told>,
    deadline: Moment,
    /// When port 53 is tested next.
    passage_at: Moment,
}

impl Follower<'_> {
    async fn follow(mut self) -> u8 {
        let ended = self.run().await;
        // With nobody left to read it, nothing is left to do.
        ended.unwrap_or_else(|_closed| self.course.state(clock::now()).exit_code())
    }

    async fn run(&mut self) -> io::Result<u8> {
        let mut has_begun = false;
        loop {
            let now = clock::now();
            self.send(now);
            self.tell(&mut has_begun, now)?;
            let ended = match self.is_over(now) {
                Some(ended) => Some(ended),
                None => self.wait().await,
            };
            if let Some(ended) = ended {
                return self.end(ended);
            }
        }
    }

    /// Puts every question that is due.
    fn send(&mut self, now: Moment) {
        if self.passage_at <= now {
            self.passage_at = now.plus_seconds(PASSAGE_S);
            let network = self.reached.network.clone();
            self.tasks.spawn(async move { Told::Passage(network.passage().await) });
        }
        if self.course.needs_photo(now) {
            let network = self.reached.network.clone();
            let catalog = self.reached.world.catalog.clone();
            let (domain, extras) = self.course.photo_questions();
            self.tasks.spawn(async move {
                let is_suspended = |name: &crate::names::Name| catalog.is_suspension_server(name);
                let photo = network.photograph(&domain, &extras, &is_suspended, clock::now).await;
                Told::Photo(Box::new(photo))
            });
        }
        if let Some((photo, leads, former, reach)) = self.course.needs_leads(now) {
            let network = self.reached.network.clone();
            self.tasks.spawn(async move {
                let mut around = gather(&network, &photo, &leads).await;
                former.recall(&mut around);
                Told::Around(Box::new(around), reach)
            });
        }
        for ask in self.course.due(now) {
            self.ask(ask);
        }
    }

    fn ask(&mut self, ask: Ask) {
        tracing::debug!(
            ticket = ask.ticket,
            name = ask.question.name.as_str(),
            rtype = ask.question.rtype.as_str(),
            "asking {:?}",
            ask.target
        );
        let network = self.reached.network.clone();
        let ways = match &ask.target {
            Target::Resolver(id) => self.reached.ways.get(id).cloned().unwrap_or_default(),
            Target::Server(_) | Target::Parent => Ways::default(),
        };
        self.tasks.spawn(async move {
            let Ask { target, question, ticket } = ask;
            let (heard, margin) = match &target {
                Target::Server(server) => network.ask_server(server, &question).await,
                Target::Parent => network.delegation(&question.name).await,
                Target::Resolver(_) => network.ask_resolver(&ways, &question).await,
            };
            let sighting = Sighting { question, heard, margin, at: clock::now() };
            Told::Heard(ticket, Box::new(sighting))
        });
    }

    fn tell(&mut self, has_begun: &mut bool, now: Moment) -> io::Result<()> {
        let findings = self.course.findings(now, &self.reached.world.faces);
        // Before the first photo nothing is wrong yet; it is being looked at.
        let state = if self.course.has_photo() {
            self.course.state(now).with(&findings)
        } else {
            State::NotPublished
        };
        let following = Following {
            watch: self.course.watch(),
            subject: self.course.subject(),
            provider: self.provider.as_deref(),
            faces: &self.reached.world.faces,
            findings: &findings,
            state,
            now,
        };
        if !std::mem::replace(has_begun, true) {
            self.face.begin(&following)?;
        }
        let news = match self.course.watch() {
            Some(watch) => self.teller.news(watch, &findings, now),
            None if self.course.has_photo() => self.teller.early(state, &findings, now),
            None => Vec::new(),
        };
        self.face.news(&news, &following)
    }

    fn is_over(&self, now: Moment) -> Option<Ended> {
        let state = self.course.state(now);
        if matches!(state, State::Confirmed | State::ConfirmedEverywhere) {
            Some(Ended::Settled)
        } else if self.course.is_aimless() {
            Some(Ended::NoPlan)
        } else {
            (self.deadline <= now).then_some(Ended::TimeUp)
        }
    }

    fn end(&mut self, ended: Ended) -> io::Result<u8> {
        if let Ended::Signal(code) = ended {
            return Ok(code);
        }
        let now = clock::now();
        let findings = self.course.findings(now, &self.reached.world.faces);
        let state = match ended {
            Ended::NoPlan => State::NeedsAction,
            _ => self.course.state(now).with(&findings),
        };
        let following = Following {
            watch: self.course.watch(),
            subject: self.course.subject(),
            provider: self.provider.as_deref(),
            faces: &self.reached.world.faces,
            findings: &findings,
            state,
            now,
        };
        if ended == Ended::NoPlan {
            let text = self.face.words().follow_no_plan(&following);
            self.face.tell(text, now)?;
        }
        self.face.end(&following, ended == Ended::TimeUp)?;
        Ok(state.exit_code())
    }

    /// Waits for whatever comes first, and takes it in.
    async fn wait(&mut self) -> Option<Ended> {
        let sleep = Duration::from_millis(self.until_wake());
        let told = tokio::select! {
            biased;
            signal = self.signals.next() => return self.signalled(signal),
            Some(told) = self.tasks.join_next() => told,
            () = tokio::time::sleep(sleep) => return None,
        };
        self.take(told);
        // What is there already is taken together, and told once.
        while let Some(told) = self.tasks.try_join_next() {
            self.take(told);
        }
        None
    }

    fn signalled(&mut self, signal: Signal) -> Option<Ended> {
        match signal {
            Signal::Interrupt => Some(Ended::Signal(130)),
            Signal::Terminate => Some(Ended::Signal(143)),
            Signal::HangUp => Some(Ended::Signal(129)),
            Signal::Continued => {
                self.face.forget();
                None
            }
        }
    }

    fn until_wake(&self) -> u64 {
        let now = clock::now();
        let own = [Some(self.deadline), Some(self.passage_at), self.course.next_wake(now)];
        let next = own.into_iter().flatten().min().unwrap_or(now);
        next.ms_since(now).min(LONGEST_SLEEP_MS)
    }

    fn take(&mut self, told: Result<Told, tokio::task::JoinError>) {
        match told {
            Ok(told) => self.course.take(told, &self.reached.world, clock::now()),
            // A panic ends the program; a task that was cancelled has nothing to say.
            Err(fault) if fault.is_panic() => std::panic::resume_unwind(fault.into_panic()),
            Err(_) => {}
        }
    }
}

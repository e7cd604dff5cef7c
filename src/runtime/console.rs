//! The plain face's loop: lines in, lines out, nothing ever moves.

use std::io::{self, Write as _, stdout};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader, Lines, Stdin};

use super::autopilot::{Autopilot, Move, Told};
use super::shell::Shell;
use super::signals::{Signal, Signals};
use super::terminal::Letters;
use super::tty::{Seat, seat};
use super::{Ending, clock};
use crate::names::in_ascii;
use crate::plain::{self, Answer, Page, Said};
use crate::verdict::State;
use crate::wizard::{Effect, Event, Intent, Layer, Outcome, StepId};
use crate::words::Arg;

/// How often a waiting program says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// How long the autopilot pauses between two moves.
const AUTOPILOT_PACE: Duration = Duration::from_millis(60);

struct Console {
    shell: Shell,
    input: Option<Lines<BufReader<Stdin>>>,
    signals: Signals,
    autopilot: Option<Autopilot>,
    said: Said,
    is_answered: bool,
    is_typing: bool,
    has_keyboard: bool,
    letters: Letters,
    said_at: i64,
}

/// Runs the wizard as text until it ends.
pub(crate) async fn run(
    shell: Shell,
    letters: Letters,
    first: Vec<Effect>,
    autopilot: Option<Autopilot>,
) -> io::Result<(Ending, Shell)> {
    let input = match autopilot {
        Some(_) => None,
        None => Some(BufReader::new(tokio::io::stdin()).lines()),
    };
    let mut console = Console {
        shell,
        input,
        signals: Signals::listen()?,
        autopilot,
        said: Said::default(),
        is_answered: false,
        is_typing: false,
        letters,
        has_keyboard: matches!(seat(), Seat::Terminal | Seat::KeyboardOnly),
        said_at: clock::now().0,
    };
    let ending = console.run(first).await?;
    Ok((ending, console.shell))
}

impl Console {
    async fn run(&mut self, first: Vec<Effect>) -> io::Result<Ending> {
        let mut effects = first;
        loop {
            if let Some(ending) = self.perform(effects).await? {
                return Ok(ending);
            }
            let page = self.show()?;
            if let Some(ending) = self.is_over() {
                return Ok(ending);
            }
            // A card that is served is said to be so before the next one is shown.
            if let Some(intents) = plain::onward(&self.shell.wizard) {
                effects = self.tell_all(intents);
                continue;
            }
            effects = match self.next(&page).await? {
                Next::Intents(intents) => self.tell_all(intents),
                Next::Event(event) => self.shell.tell(event),
                Next::End(ending) => return Ok(ending),
            };
        }
    }

    fn tell_all(&mut self, intents: Vec<Intent>) -> Vec<Effect> {
        intents.into_iter().flat_map(|intent| self.shell.tell(Event::Do(intent))).collect()
    }

    /// Prints the page when it is another one, and what is new on it.
    fn show(&mut self) -> io::Result<Page> {
        let is_answered = std::mem::take(&mut self.is_answered);
        let (wizard, words) = (&self.shell.wizard, &self.shell.words);
        let (mut lines, page) = self.said.news(wizard, words, is_answered);
        if self.autopilot.is_some()
            && (self.is_typing || matches!(wizard.layer, Some(Layer::Panel(_))))
        {
            // What the autopilot types is told move by move.
            lines.clear();
        }
        let is_over = self.is_over().is_some();
        if is_over && !lines.is_empty() {
            // The program ends by itself: there is nothing left to choose.
            lines.truncate(lines.len().saturating_sub(page.choices.len() + 1));
        }
        if !lines.is_empty() {
            lines.insert(0, String::new());
            if self.autopilot.is_none() && !page.is_waiting && !is_over {
                lines.extend(page.prompt.clone());
            }
        }
        self.print(&lines)?;
        Ok(page)
    }

    fn print(&mut self, lines: &[String]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        self.said_at = clock::now().0;
        let mut out = stdout().lock();
        for line in lines {
            if self.letters == Letters::Ascii {
                writeln!(out, "{}", line.chars().map(in_ascii).collect::<String>())?;
            } else {
                writeln!(out, "{line}")?;
            }
        }
        out.flush()
    }

    /// The journey ends by itself once everything is proven and the report is written.
    fn is_over(&self) -> Option<Ending> {
        let wizard = &self.shell.wizard;
        let is_proven = matches!(wizard.progress(), State::Confirmed | State::ConfirmedEverywhere);
        (wizard.step == StepId::Watch && is_proven && wizard.is_reported)
            .then_some(Ending::Quit(Outcome::Done))
    }

    async fn next(&mut self, page: &Page) -> io::Result<Next> {
        let is_panel = matches!(self.shell.wizard.layer, Some(Layer::Panel(_)));
        // A person at a keyboard may speak up while something is waited for; a pipe may not be read
        // then, or the line meant for the next question would be lost.
        let may_read = !page.is_waiting || self.has_keyboard;
        let reads = self.input.is_some() && may_read;
        let has_ended = self.input.is_none() && self.autopilot.is_none();
        if has_ended && !page.is_waiting && (is_panel || self.shell.wizard.step != StepId::Watch) {
            // In practice no place is kept, and the farewell says all there is to say.
            if !self.shell.wizard.world.is_practice {
                let text = self.shell.words.say("input-ended");
                self.print(&[text])?;
            }
            return Ok(Next::End(Ending::Quit(self.shell.wizard.outcome())));
        }
        let wake = self.shell.wizard.next_wake().map(|at| at.ms_since(clock::now()));
        let wait = Duration::from_millis(wake.unwrap_or(60_000)).min(self.until_heartbeat());
        let input = &mut self.input;
        let line = async {
            match input {
                Some(lines) if reads => lines.next_line().await,
                _ => std::future::pending().await,
            }
        };
        let plays = self.autopilot.is_some();
        tokio::select! {
            biased;
            signal = self.signals.next() => Ok(signalled(signal)),
            event = self.shell.next_event() => Ok(Next::Event(event)),
            line = line => {
                if let Some(line) = line? {
                    return self.answered(page, &line);
                }
                self.input = None;
                Ok(Next::Event(Event::Tick))
            }
            () = tokio::time::sleep(AUTOPILOT_PACE), if plays => self.play(page),
            () = tokio::time::sleep(wait) => {
                self.heartbeat()?;
                Ok(Next::Event(Event::Tick))
            }
        }
    }

    fn until_heartbeat(&self) -> Duration {
        let silent = clock::now().0.saturating_sub(self.said_at).max(0).cast_unsigned();
        HEARTBEAT.saturating_sub(Duration::from_millis(silent)).max(Duration::from_millis(50))
    }

    fn heartbeat(&mut self) -> io::Result<()> {
        let silent = clock::now().0.saturating_sub(self.said_at);
        if u128::from(silent.max(0).cast_unsigned()) < HEARTBEAT.as_millis() {
            return Ok(());
        }
        let text = plain::heartbeat(&self.shell.wizard, &self.shell.words);
        self.print(&[text])
    }

    fn answered(&mut self, page: &Page, line: &str) -> io::Result<Next> {
        match plain::answer(page, line) {
            Answer::Intents(intents) => {
                self.is_answered = true;
                Ok(Next::Intents(intents))
            }
            Answer::Unknown(sentence) => {
                let mut lines = vec![sentence];
                lines.extend(page.prompt.clone());
                self.print(&lines)?;
                Ok(Next::Event(Event::Tick))
            }
        }
    }

    fn play(&mut self, page: &Page) -> io::Result<Next> {
        let wizard = &self.shell.wizard;
        let Some(step) = self.autopilot.as_mut().and_then(|autopilot| autopilot.next(wizard))
        else {
            return Ok(Next::Event(Event::Tick));
        };
        self.is_typing = matches!(step.intent, Intent::Edit(_));
        let mut told = self.told(&step);
        if told.is_empty() && self.shell.wizard.layer.is_none() {
            let intents = [step.intent.clone()];
            let chosen = page.choices.iter().find(|choice| choice.intents == intents);
            told.extend(chosen.map(|choice| format!("> {}", choice.number)));
        }
        self.print(&told)?;
        Ok(Next::Intents(vec![step.intent]))
    }

    fn told(&self, step: &Move) -> Vec<String> {
        let words = &self.shell.words;
        let text = |value: &str| Arg::from(value.to_owned());
        let line = match &step.told {
            Told::Nothing => return Vec::new(),
            Told::Typed(value) => words.say_with("autopilot-types", &[("text", text(value))]),
            Told::Panel => {
                let company = self.shell.wizard.registrar().map(|r| r.name.clone());
                words
                    .say_with("autopilot-panel", &[("company", text(&company.unwrap_or_default()))])
            }
            Told::Box(label, value) => {
                words.say_with("autopilot-box", &[("label", text(label)), ("value", text(value))])
            }
            Told::Saved => words.say("autopilot-saves"),
            Told::Deleted(line) => words.say_with("autopilot-deletes", &[("line", text(line))]),
            Told::Chosen(choice, setting) => words.say_with(
                "autopilot-setting",
                &[("choice", text(choice)), ("setting", text(setting))],
            ),
        };
        vec![line]
    }

    async fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::ShowPlain => {
                    let lines = self.shell.words.plain_values(&self.shell.wizard);
                    self.print(&lines)?;
                }
                Effect::Open(url) => self.print(&[url])?,
                Effect::StartPractice => {
                    if let Err(fault) = self.shell.practise().await {
                        return Ok(Some(Ending::Failed(fault.to_string())));
                    }
                }
                Effect::Quit(outcome) => return Ok(Some(Ending::Quit(outcome))),
                // There is no clipboard, no bell and no key to sleep by in plain text.
                _ => {}
            }
        }
        Ok(None)
    }
}

enum Next {
    Intents(Vec<Intent>),
    Event(Event),
    End(Ending),
}

fn signalled(signal: Signal) -> Next {
    match signal {
        Signal::Continued => Next::Event(Event::Tick),
        Signal::Terminate => Next::End(Ending::Terminated),
        Signal::HangUp => Next::End(Ending::HungUp),
        Signal::Interrupt => Next::End(Ending::Interrupted),
    }
}

//! The full screen: keys in, frames out. Draws only after something happened.

use std::io::{self, Write as _, stdout};
use std::time::Duration;

use crossterm::event::{
    Event as TermEvent, EventStream, KeyCode as TermCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute};
use futures_util::StreamExt as _;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::autopilot::Autopilot;
use super::clipboard::{self, Copied};
use super::shell::Shell;
use super::signals::{Kept, Signal, Signals, is_terminal_gone, suspend};
use super::terminal::{Capabilities, Letters, Screen, guard_against_loss, notice};
use super::{Ending, clock, open};
use crate::names::{escaped, in_ascii};
use crate::view::{self, Look};
use crate::wizard::{CopyOutcome, Effect, Event, Intent, Key, KeyCode};

/// How long the autopilot lets a person look before its next move.
const AUTOPILOT_PACE: Duration = Duration::from_millis(450);

/// How many of its pauses the last screen stands before the autopilot leaves it.
const LAST_LOOKS: u32 = 14;

/// The terminal, taken, and signals kept until the wizard listens to them.
pub(crate) struct Stage {
    able: Capabilities,
    kept: Kept,
    screen: Screen,
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

struct Full {
    shell: Shell,
    able: Capabilities,
    screen: Screen,
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
    /// From the first frame on: reading keys takes a thread, and nobody waits for one before that.
    keys: Option<EventStream>,
    signals: Signals,
    autopilot: Option<Autopilot>,
    last_looks: u32,
}

/// What waits until the first frame is there, because a person waits for that frame.
pub(crate) type Opening = Box<dyn FnOnce(&mut Shell)>;

impl Stage {
    /// Takes the terminal. Needs no runtime.
    pub(crate) fn enter(able: Capabilities) -> io::Result<Self> {
        let kept = Kept::keep()?;
        let screen = Screen::enter()?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(Self { able, kept, screen, terminal })
    }

    /// Draws what the wizard shows now, before it runs.
    pub(crate) fn show(&mut self, shell: &Shell) -> io::Result<()> {
        draw(&mut self.terminal, &self.able, shell)
    }
}

/// Runs the wizard on the whole screen until it ends.
pub(crate) async fn run(
    stage: Stage,
    shell: Shell,
    first: Vec<Effect>,
    opening: Option<Opening>,
    autopilot: Option<Autopilot>,
) -> io::Result<(Ending, Shell)> {
    let Stage { able, kept, screen, terminal } = stage;
    let signals = Signals::listen_after(&kept)?;
    drop(kept);
    let mut full =
        Full { shell, able, screen, terminal, keys: None, signals, autopilot, last_looks: 0 };
    let ending = match full.live(first, opening).await {
        // Without its terminal nothing can be drawn, which is no fault of the program's.
        Err(_) if is_terminal_gone() => Ending::HungUp,
        lived => lived?,
    };
    drop(full.screen);
    Ok((ending, full.shell))
}

enum Next {
    Tell(Event),
    Redraw,
    End(Ending),
}

impl Full {
    async fn live(
        &mut self,
        first: Vec<Effect>,
        mut opening: Option<Opening>,
    ) -> io::Result<Ending> {
        let mut effects = first;
        loop {
            if let Some(ending) = self.perform(effects).await? {
                return Ok(ending);
            }
            draw(&mut self.terminal, &self.able, &self.shell)?;
            if self.keys.is_none() {
                guard_against_loss();
                if let Some(open) = opening.take() {
                    open(&mut self.shell);
                }
                // The second screen needs the companies.
                self.shell.wizard.world.catalog.read_beside();
            }
            effects = match self.next().await? {
                Next::Tell(event) => self.shell.tell(event),
                Next::Redraw => Vec::new(),
                Next::End(ending) => return Ok(ending),
            };
            while let Some(event) = self.shell.ready_event() {
                effects.extend(self.shell.tell(event));
            }
        }
    }

    /// An empty screen, and no memory of an earlier one. `Terminal::clear` would ask the terminal
    /// where its cursor is: one that does not answer, or whose answer the key reader swallows,
    /// would end the program.
    fn start_anew(&mut self) -> io::Result<()> {
        execute!(stdout(), Clear(ClearType::All))?;
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(())
    }

    async fn next(&mut self) -> io::Result<Next> {
        let wake = self.shell.wizard.next_wake().map(|at| at.ms_since(clock::now()));
        let pause = async {
            match wake {
                Some(ms) => tokio::time::sleep(Duration::from_millis(ms)).await,
                None => std::future::pending().await,
            }
        };
        let autopilot = self.autopilot.is_some();
        if self.keys.is_none() && is_terminal_gone() {
            // Whoever begins to read keys from nowhere is met with a panic.
            return Ok(Next::End(Ending::HungUp));
        }
        let keys = self.keys.get_or_insert_with(EventStream::new);
        tokio::select! {
            biased;
            signal = self.signals.next() => Ok(self.signalled(signal)?),
            key = keys.next() => match key {
                Some(Ok(event)) => Ok(read(event)),
                Some(Err(fault)) => Err(fault),
                None => Ok(Next::End(Ending::HungUp)),
            },
            event = self.shell.next_event() => Ok(Next::Tell(event)),
            () = tokio::time::sleep(AUTOPILOT_PACE), if autopilot => Ok(self.play()),
            () = pause => Ok(Next::Tell(Event::Tick)),
        }
    }

    fn play(&mut self) -> Next {
        let wizard = &self.shell.wizard;
        match self.autopilot.as_mut().and_then(|autopilot| autopilot.next(wizard)) {
            Some(step) if step.intent == Intent::Quit && self.last_looks < LAST_LOOKS => {
                self.last_looks += 1;
                Next::Tell(Event::Tick)
            }
            Some(step) => Next::Tell(Event::Do(step.intent)),
            None => Next::Tell(Event::Tick),
        }
    }

    fn signalled(&mut self, signal: Signal) -> io::Result<Next> {
        match signal {
            Signal::Continued => {
                self.screen.woken()?;
                self.start_anew()?;
                Ok(Next::Redraw)
            }
            Signal::Terminate => Ok(Next::End(Ending::Terminated)),
            Signal::HangUp => Ok(Next::End(Ending::HungUp)),
            Signal::Interrupt => Ok(Next::End(Ending::Interrupted)),
        }
    }

    /// What only a face can do. Gives the ending when there is one.
    async fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        let mut effects = std::collections::VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Copy(text) => {
                    let outcome = match clipboard::copy(&text, &self.able).await {
                        Copied::Native(tool) => CopyOutcome::Native(tool.to_owned()),
                        Copied::Osc52 => CopyOutcome::Terminal { inside_multiplexer: false },
                        Copied::Osc52Wrapped(_) => {
                            CopyOutcome::Terminal { inside_multiplexer: true }
                        }
                        Copied::Nothing => CopyOutcome::Nowhere,
                    };
                    effects.extend(self.shell.tell(Event::Copied(outcome)));
                }
                Effect::ShowPlain => {
                    let lines = self.shell.words.plain_values(&self.shell.wizard);
                    if let Some(ending) = self.show_plain(&lines).await? {
                        return Ok(Some(ending));
                    }
                }
                Effect::Open(url) if open::open_page(&url, &self.able).is_err() => {
                    effects.extend(self.shell.tell(Event::NotOpened));
                }
                Effect::Announce => {
                    let text = self.shell.words.say("quit-done");
                    let mut out = stdout().lock();
                    out.write_all(notice(&text, &self.able).as_bytes())?;
                    out.flush()?;
                }
                Effect::StartPractice => {
                    if let Err(fault) = self.shell.practise().await {
                        return Ok(Some(Ending::Failed(fault.to_string())));
                    }
                }
                Effect::Suspend => {
                    self.screen.step_out();
                    suspend()?;
                    self.screen.step_in()?;
                    self.start_anew()?;
                }
                Effect::Quit(outcome) => return Ok(Some(Ending::Quit(outcome))),
                _ => {}
            }
        }
        Ok(None)
    }

    /// The raw values on the normal screen, where they can be selected and stay after the end. Raw
    /// mode goes on, so that the key that ends it is read by the one reader there is.
    async fn show_plain(&mut self, lines: &[String]) -> io::Result<Option<Ending>> {
        let mut out = stdout();
        execute!(out, LeaveAlternateScreen, cursor::Show)?;
        if let Some(card) = self.shell.wizard.card() {
            // Earlier values may stand above: the title says where these begin.
            let title = self.shell.words.card_title(&self.shell.wizard, &card);
            write!(out, "\r\n\r\n== {}\r\n\r\n", escaped(&title, 200))?;
        }
        for line in lines {
            write!(out, "{}\r\n", escaped(line, 4096))?;
        }
        write!(out, "\r\n{}\r\n", self.shell.words.say("press-enter"))?;
        out.flush()?;
        let ending = loop {
            match self.next().await? {
                Next::End(ending) => break Some(ending),
                Next::Tell(Event::Key(key)) if is_dismissal(key) => break None,
                Next::Tell(Event::Key(_) | Event::Paste(_)) | Next::Redraw => {}
                Next::Tell(event) => {
                    // Values are shown, nothing is asked of the face meanwhile.
                    let _ = self.shell.tell(event);
                }
            }
        };
        execute!(out, EnterAlternateScreen)?;
        self.start_anew()?;
        Ok(ending)
    }
}

fn draw(
    terminal: &mut Terminal<CrosstermBackend<io::Stdout>>,
    able: &Capabilities,
    shell: &Shell,
) -> io::Result<()> {
    let look = Look { color: able.color, unicode: able.unicode };
    terminal
        .draw(|frame| {
            view::draw(frame, &shell.wizard, &shell.words, look);
            if able.letters == Letters::Ascii {
                for cell in &mut frame.buffer_mut().content {
                    if !cell.symbol().is_ascii() {
                        cell.set_char(cell.symbol().chars().next().map_or(' ', in_ascii));
                    }
                }
            }
        })
        .map(|_| ())
}

fn is_dismissal(key: Key) -> bool {
    matches!(key.code, KeyCode::Enter | KeyCode::Esc | KeyCode::Char('q' | 'v' | ' '))
        || key == Key::ctrl('c')
}

fn read(event: TermEvent) -> Next {
    match event {
        TermEvent::Key(key) => key_of(key).map_or(Next::Redraw, |key| Next::Tell(Event::Key(key))),
        TermEvent::Paste(text) => Next::Tell(Event::Paste(text)),
        _ => Next::Redraw,
    }
}

/// Presses only: Windows and some terminals report releases as well.
fn key_of(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match key.code {
        TermCode::Char(c) => KeyCode::Char(c),
        TermCode::Enter => KeyCode::Enter,
        TermCode::Esc => KeyCode::Esc,
        TermCode::Tab => KeyCode::Tab,
        TermCode::BackTab => KeyCode::BackTab,
        TermCode::Backspace => KeyCode::Backspace,
        TermCode::Delete => KeyCode::Delete,
        TermCode::Left => KeyCode::Left,
        TermCode::Right => KeyCode::Right,
        TermCode::Up => KeyCode::Up,
        TermCode::Down => KeyCode::Down,
        TermCode::PageUp => KeyCode::PageUp,
        TermCode::PageDown => KeyCode::PageDown,
        TermCode::Home => KeyCode::Home,
        TermCode::End => KeyCode::End,
        TermCode::F(n) => KeyCode::F(n),
        _ => return None,
    };
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    // AltGr arrives as Control and Alt on Windows and types a character.
    let is_altgr = ctrl && key.modifiers.contains(KeyModifiers::ALT);
    let code = match code {
        KeyCode::Char(c) if ctrl && !is_altgr => KeyCode::Char(c.to_ascii_lowercase()),
        other => other,
    };
    let alt = key.modifiers.contains(KeyModifiers::ALT) && !is_altgr;
    Some(Key { code, ctrl: ctrl && !is_altgr, alt })
}

//! What a person feels, beside its limit or beside dnsglobe where that is installed: from exec to
//! the first full frame, from a key to its frame, memory while practising, and the size of the
//! program. Run with `cargo bench --bench figures`; Linux only.
//!
//! The terminal is a real pty. Memory is that of the practice journey, which carries its whole
//! pretend internet in the same process, and therefore more than a real watch.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up fails")]

#[path = "../screens/camera.rs"]
#[expect(dead_code, reason = "only frames are drawn here")]
mod camera;
#[expect(dead_code, reason = "only one peer is run here, and on a terminal")]
mod peers;
#[path = "../screens/stage.rs"]
#[expect(dead_code, reason = "only three steps are gone to here")]
mod stage;
#[expect(dead_code, reason = "nothing is said of propagation here")]
mod table;
#[expect(dead_code, reason = "nobody waits here")]
mod tty;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::tz::TimeZone;
use mxguide::catalog::Lang;
use mxguide::view::draw;
use mxguide::wizard::{Intent, StepId};
use mxguide::words::Words;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use table::Figure;
use tty::{Tty, median, now};

/// Starts of each program, by turns.
const RUNS: usize = 301;
/// Keys pressed for one median.
const KEYS: usize = 60;
/// The terminal everything is designed for first, and the largest one.
const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (200, 60);

/// The share of dnsglobe's first frame that ours may take.
const SHARE_OF_PEER: f64 = 0.7;

/// A program, how it is started, and the last words of its first frame.
struct Starter {
    program: PathBuf,
    arguments: Vec<&'static str>,
    variables: Vec<(&'static str, String)>,
    last_words: &'static str,
}

impl Starter {
    fn ours() -> Self {
        Self {
            program: PathBuf::from(env!("CARGO_BIN_EXE_mxguide")),
            arguments: Vec::new(),
            variables: Vec::new(),
            last_words: "Ctrl-C quit",
        }
    }

    /// dnsglobe with one resolver that is nobody, so that it asks nothing of anybody.
    fn dnsglobe(home: &Path) -> Option<Self> {
        let config = home.join("dnsglobe.toml");
        let text = "replace = true\n[[resolvers]]\nname = \"Nobody\"\nip = \"127.0.53.99\"\n";
        std::fs::write(&config, text).ok()?;
        Some(Self {
            program: peers::find("dnsglobe")?,
            arguments: Vec::new(),
            variables: vec![("DNSGLOBE_CONFIG", config.to_str()?.to_owned())],
            last_words: "type to edit",
        })
    }

    fn first_frame(&self, home: &Path) -> Duration {
        let variables: Vec<(&str, &str)> =
            self.variables.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let mut tty = Tty::start(&self.program, &self.arguments, home, SMALL, &variables);
        tty.shows(self.last_words, Duration::from_secs(20)).expect("the screen appears in time")
    }
}

fn first_frames(home: &Path) -> Vec<Figure> {
    let (ours, peer) = (Starter::ours(), Starter::dnsglobe(home));
    let (mut times, mut shares) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let time = ours.first_frame(home);
        times.push(time);
        // Each beside its neighbour: the machine may be slower a second later.
        let beside = peer.as_ref().map(|peer| peer.first_frame(home));
        shares.extend(beside.map(|beside| time.as_secs_f64() / beside.as_secs_f64()));
    }
    shares.sort_by(f64::total_cmp);
    let ms = in_ms(median(times));
    let mut figures = vec![Figure::limited("exec to first full frame, 80×24", ms, 10.0, "ms")];
    let what = "exec to first full frame ÷ dnsglobe's";
    figures.push(match shares.get(shares.len() / 2) {
        Some(share) => Figure::limited(what, *share, SHARE_OF_PEER, "×"),
        None => Figure::missing(what, "dnsglobe is not installed"),
    });
    figures
}

fn in_ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Memory of a whole practice journey, in kB.
fn memory(home: &Path) -> Option<u64> {
    let ours = Starter::ours();
    let arguments = ["practice", "--autopilot", "--lang", "en"];
    let mut tty = Tty::start(&ours.program, &arguments, home, SMALL, &[]);
    tty.shows("Step 8 of 8", Duration::from_secs(120))?;
    tty.shows("networks", Duration::from_secs(120))?;
    tty.peak_memory()
}

/// Letters typed at the first question in the largest terminal, until the bytes of their frame come
/// out of the pty.
fn key_through_the_terminal(home: &Path) -> Option<Duration> {
    let ours = Starter::ours();
    let mut tty = Tty::start(&ours.program, &ours.arguments, home, LARGE, &[]);
    tty.shows(ours.last_words, Duration::from_secs(20))?;
    tty.runs(Duration::from_millis(300));
    let times: Option<Vec<Duration>> = (0..KEYS)
        .map(|_| {
            let time = tty.answers("a", Duration::from_secs(5));
            tty.runs(Duration::from_millis(20));
            time
        })
        .collect();
    times.map(median)
}

/// A key that changes the screen, and the bytes of the frame that shows it, in the largest terminal and
/// as the program makes them: words and last frame are kept. The median at `step`, with so many
/// seconds between the keys: within a second what is known of the cards is kept as well.
fn update_and_draw(step: StepId, apart: u32) -> Duration {
    let words = Words::new(Lang::En, TimeZone::UTC);
    let viewport = Viewport::Fixed(Rect::new(0, 0, LARGE.0, LARGE.1));
    let backend = CrosstermBackend::new(std::io::sink());
    let mut terminal =
        Terminal::with_options(backend, TerminalOptions { viewport }).expect("a terminal");
    let mut stage = stage::Stage::at(step, Lang::En);
    let times = (0..KEYS).map(|_| {
        stage.wizard.now = stage.wizard.now.plus_seconds(apart);
        let at = now();
        stage.does(Intent::Down);
        let drawn = terminal.draw(|frame| draw(frame, &stage.wizard, &words, camera::RICH));
        drawn.expect("a frame");
        at.elapsed()
    });
    median(times.collect())
}

fn keys(home: &Path) -> Vec<Figure> {
    let key = "a key → its frame at 200×60, through a pty";
    let mut figures = vec![match key_through_the_terminal(home) {
        Some(time) => Figure::limited(key, in_ms(time), 2.0, "ms"),
        None => Figure::missing(key, "no frame came"),
    }];
    for step in [StepId::Plan, StepId::Enter, StepId::Watch] {
        for (apart, pace) in [(0, "keys in a row"), (1, "a key a second")] {
            let what = format!("update and draw at 200×60, step {}, {pace}", step.number());
            let time = in_ms(update_and_draw(step, apart)) * 1000.0;
            figures.push(Figure::limited(&what, time, 300.0, "µs"));
        }
    }
    figures
}

fn size_and_memory(home: &Path) -> Vec<Figure> {
    let mut figures = Vec::new();
    let peak = memory(home).and_then(|kb| u32::try_from(kb).ok());
    let what = "peak memory, practice included";
    figures.push(match peak {
        Some(kb) => Figure::limited(what, f64::from(kb) / 1024.0, 16.0, "MB"),
        None => Figure::missing(what, "practice did not get to step 8"),
    });
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_mxguide")).map_or(0, |file| file.len());
    let size = f64::from(u32::try_from(size).unwrap_or(u32::MAX)) / 1_000_000.0;
    figures.push(Figure::limited("the program, stripped", size, 8.0, "MB"));
    figures
}

/// A part of the table, measured by programs at home in this folder.
type Measure = fn(&Path) -> Vec<Figure>;

fn main() {
    // `cargo test --all-targets` and `cargo bench` both run this; only the latter measures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let home = std::env::temp_dir().join(format!("mxguide-figures-{}", std::process::id()));
    std::fs::create_dir_all(&home).expect("a folder");
    let named: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let is_asked = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    let parts: [(&str, Measure); 3] =
        [("start", first_frames), ("keys", keys), ("size", size_and_memory)];
    let unknown = named.iter().find(|name| parts.iter().all(|(part, _)| part != name));
    assert!(unknown.is_none(), "no such part: {unknown:?}");
    let asked = parts.into_iter().filter(|(part, _)| is_asked(part));
    let figures: Vec<Figure> = asked.flat_map(|(_, measure)| measure(&home)).collect();
    let table = table::figures(&figures);
    let _ = writeln!(std::io::stdout().lock(), "{table}");
    let _ = std::fs::remove_dir_all(&home);
}

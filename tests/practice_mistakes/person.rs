//! A person who reads line by line and types: the program behind two pipes. Nothing is timed; each
//! sentence is waited for until a deadline.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::spawn;
use std::time::{Duration, Instant};

use super::folder::Folder;

/// After this a sentence is taken not to come.
const DEADLINE: Duration = Duration::from_secs(60);

/// Somebody who practises.
pub(crate) struct Person {
    program: Child,
    keyboard: ChildStdin,
    printed: Receiver<String>,
    read: Vec<String>,
    /// How much of it is behind what was heard last.
    heard: usize,
    _folder: Folder,
}

impl Person {
    pub(crate) fn begins(lang: &str) -> Self {
        let folder = Folder::new();
        let mut program = Command::new(env!("CARGO_BIN_EXE_mxguide"))
            .args(["practice", "--plain", "--lang", lang])
            .env_clear()
            .envs(folder.environment())
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let keyboard = program.stdin.take().expect("a pipe");
        let out = BufReader::new(program.stdout.take().expect("a pipe"));
        let (tells, printed) = channel();
        spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                // A test that no longer listens is over.
                let _ = tells.send(line);
            }
        });
        Self { program, keyboard, printed, read: Vec::new(), heard: 0, _folder: folder }
    }

    /// Types each of these with Enter behind it.
    pub(crate) fn types(&mut self, lines: &[&str]) -> &mut Self {
        for line in lines {
            self.read.push(format!("> {line}"));
            writeln!(self.keyboard, "{line}").expect("the program reads");
        }
        self
    }

    /// Waits until a line has `words` in it, behind everything heard before.
    #[track_caller]
    pub(crate) fn hears(&mut self, words: &str) -> &mut Self {
        self.finds(|line| line.contains(words), words);
        self
    }

    /// The same with a line that has any of these in it.
    #[track_caller]
    pub(crate) fn hears_one_of(&mut self, words: &[&str]) -> &mut Self {
        self.finds(|line| words.iter().any(|one| line.contains(one)), &words.join(" / "));
        self
    }

    /// Waits for the line "5. …", with `words` somewhere behind the number, and gives the number.
    #[track_caller]
    pub(crate) fn number_of(&mut self, words: &str) -> String {
        let at = self.finds(
            |line| {
                let number = line.split_once(". ").map(|(number, _)| number);
                line.contains(words) && number.is_some_and(|number| number.parse::<u8>().is_ok())
            },
            words,
        );
        self.read[at].split_once(". ").expect("a number was found").0.to_owned()
    }

    /// Types the number of the choice that says `words`.
    #[track_caller]
    pub(crate) fn chooses(&mut self, words: &str) -> &mut Self {
        let number = self.number_of(words);
        self.types(&[&number])
    }

    #[expect(clippy::disallowed_methods, reason = "a test has a clock of its own for its deadline")]
    #[track_caller]
    fn finds(&mut self, is_it: impl Fn(&str) -> bool, words: &str) -> usize {
        let begun = Instant::now();
        loop {
            let mut new = self.read.iter().skip(self.heard);
            if let Some(ahead) = new.position(|line| !line.starts_with("> ") && is_it(line)) {
                let at = self.heard + ahead;
                self.heard = at + 1;
                return at;
            }
            let left = DEADLINE.saturating_sub(begun.elapsed());
            let Ok(line) = self.printed.recv_timeout(left) else {
                panic!("{words:?} is not said in:\n{}", self.read.join("\n"));
            };
            self.read.push(line);
        }
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        // One that has ended already cannot be ended again.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

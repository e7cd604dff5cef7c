//! A terminal that goes away without a signal: the program of a session of its own gets none.

use std::fs;
use std::io::Read as _;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::folder::Folder;

/// No wait is longer.
const DEADLINE: Duration = Duration::from_secs(60);

/// The shell outlives the terminal to tell how the program ended.
const SHELL: &str = r#"trap '' HUP; here=$(tty); setsid "$0" practice --lang en <"$here" >"$here" &
wait $!; echo $? >ended.new; mv ended.new ended"#;

#[test]
#[expect(clippy::disallowed_methods, reason = "a deadline needs a clock")]
fn without_its_terminal_it_ends_and_does_not_read_nothing_for_ever() {
    let folder = Folder::new();
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", SHELL, env!("CARGO_BIN_EXE_mxguide")]);
    command.env_clear();
    command.cwd(folder.path());
    command.env("TERM", "xterm-256color");
    for (name, value) in folder.environment() {
        command.env(name, value);
    }
    let mut shell = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let (tell, told) = channel();
    let mut reader = pair.master.try_clone_reader().unwrap();
    std::thread::spawn(move || {
        let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
        while !String::from_utf8_lossy(&seen).contains("garage.example") {
            match reader.read(&mut buffer) {
                Ok(read) if read > 0 => seen.extend(&buffer[..read]),
                _ => return,
            }
        }
        drop(reader);
        // Whoever waits may have given up.
        let _ = tell.send(());
    });
    told.recv_timeout(DEADLINE).expect("the first screen comes");
    drop(pair.master);
    let ended = folder.path().join("ended");
    let until = Instant::now() + DEADLINE;
    while !ended.exists() {
        assert!(Instant::now() < until, "it goes on without a terminal");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(fs::read_to_string(ended).unwrap().trim(), "129");
    shell.wait().unwrap();
}

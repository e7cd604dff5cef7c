//! Copying a value, and telling the truth about where it went. The clipboard is never read.
//!
//! At this machine its own command is the surest way: it says whether it worked. At the other end
//! of an SSH connection that command would fill the wrong clipboard and report success, so the text
//! goes through the terminal (OSC 52), which never says anything.

mod osc52;

use std::io::{self, Write, stdout};
use std::process::Stdio;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio::time::timeout;

pub use osc52::{MOST_BYTES, sequence};

use super::terminal::{Capabilities, Desktop, Multiplexer, Osc52};

/// How long one command may take before the next way is tried.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Where the text went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// A command of this machine took it and reported success.
    Native(&'static str),
    /// Sent through the terminal; nobody confirms that.
    Osc52,
    /// Sent through the terminal inside tmux or screen, which pass it on only when configured to.
    Osc52Wrapped(Multiplexer),
    /// Nowhere: there is no way, or the text is empty or longer than [`MOST_BYTES`].
    Nothing,
}

/// A command that fills the clipboard from its standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tool {
    /// The program.
    pub program: &'static str,
    args: &'static [&'static str],
    input: Input,
}

/// How a command wants its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Input {
    /// UTF-8 as it is.
    Text,
    /// Base64 of UTF-8, for a shell that would read text in a code page of its own.
    Base64,
}

const PBCOPY: Tool = Tool { program: "pbcopy", args: &[], input: Input::Text };
const WL_COPY: Tool =
    Tool { program: "wl-copy", args: &["--type", "text/plain;charset=utf-8"], input: Input::Text };
const XCLIP: Tool =
    Tool { program: "xclip", args: &["-in", "-selection", "clipboard"], input: Input::Text };
const XSEL: Tool = Tool { program: "xsel", args: &["--clipboard", "--input"], input: Input::Text };
/// `clip.exe` guesses the encoding (`IsTextUnicode`) and guesses short values wrong, so the
/// slower shell does it. The script is fixed; the text comes through standard input.
const POWERSHELL: Tool = Tool {
    program: "powershell.exe",
    args: &[
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "Set-Clipboard -Value ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadToEnd())))",
    ],
    input: Input::Base64,
};

/// Copies `text` without its control characters, by the first way that works.
pub async fn copy(text: &str, able: &Capabilities) -> Copied {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    if text.is_empty() || text.len() > MOST_BYTES {
        return Copied::Nothing;
    }
    for tool in tools(able.desktop) {
        // Not installed, no session to talk to, or stuck: the next way may work.
        if let Ok(Ok(())) = timeout(PATIENCE, run(*tool, &text)).await {
            return Copied::Native(tool.program);
        }
    }
    through_terminal(&text, able, &mut stdout())
}

/// The commands to try, best first.
pub const fn tools(desktop: Desktop) -> &'static [Tool] {
    match desktop {
        Desktop::None => &[],
        Desktop::Mac => &[PBCOPY],
        Desktop::Windows | Desktop::Wsl => &[POWERSHELL],
        // An X11 command under Wayland reaches the clipboard through XWayland.
        Desktop::Wayland => &[WL_COPY, XCLIP, XSEL],
        Desktop::X11 => &[XCLIP, XSEL],
    }
}

fn through_terminal(text: &str, able: &Capabilities, out: &mut impl Write) -> Copied {
    if able.osc52 == Osc52::Useless {
        return Copied::Nothing;
    }
    let Some(bytes) = sequence(text, able.multiplexer) else {
        return Copied::Nothing;
    };
    if out.write_all(&bytes).and_then(|()| out.flush()).is_err() {
        return Copied::Nothing;
    }
    match able.multiplexer {
        Multiplexer::None => Copied::Osc52,
        wrapped => Copied::Osc52Wrapped(wrapped),
    }
}

/// Runs one command to its end. Dropped, it kills it.
async fn run(tool: Tool, text: &str) -> io::Result<()> {
    let mut command = Command::new(tool.program);
    // xclip and wl-copy leave a process behind that holds the text: it must not keep our pipes
    // open, and must not be stopped with us by Ctrl-Z, or pasting would hang.
    command.args(tool.args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // pbcopy takes its input for MacRoman unless the locale says otherwise.
    command.env("LC_CTYPE", "UTF-8").kill_on_drop(true);
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn()?;
    let mut input = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    match tool.input {
        Input::Text => input.write_all(text.as_bytes()).await?,
        Input::Base64 => input.write_all(BASE64_STANDARD.encode(text).as_bytes()).await?,
    }
    input.shutdown().await?;
    drop(input);
    let status = child.wait().await?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the clipboard command failed")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::terminal::capabilities;

    fn able(set: &'static [(&'static str, &'static str)]) -> Capabilities {
        let env = |name: &str| {
            set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        };
        capabilities(&env, true)
    }

    fn names(desktop: Desktop) -> Vec<&'static str> {
        tools(desktop).iter().map(|tool| tool.program).collect()
    }

    #[test]
    fn every_desktop_has_its_own_command_and_a_distant_one_none() {
        assert_eq!(names(Desktop::Mac), ["pbcopy"]);
        assert_eq!(names(Desktop::Wayland), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(names(Desktop::X11), ["xclip", "xsel"]);
        assert_eq!(names(Desktop::Windows), names(Desktop::Wsl));
        assert!(names(Desktop::None).is_empty());
        let distant = able(&[("SSH_CONNECTION", "1"), ("DISPLAY", ":10"), ("TERM", "xterm")]);
        assert!(tools(distant.desktop).is_empty());
    }

    #[test]
    fn what_is_reported_is_what_was_written() {
        let mut out = Vec::new();
        let plain = able(&[("TERM", "xterm")]);
        assert_eq!(through_terminal("hi", &plain, &mut out), Copied::Osc52);
        assert_eq!(out, b"\x1b]52;c;aGk=\x07");
        let tmux = able(&[("TERM", "screen"), ("TMUX", "/tmp/t")]);
        let told = through_terminal("hi", &tmux, &mut out);
        assert_eq!(told, Copied::Osc52Wrapped(Multiplexer::Tmux));
        out.clear();
        let console = able(&[("TERM", "linux")]);
        assert_eq!(through_terminal("hi", &console, &mut out), Copied::Nothing);
        assert!(out.is_empty());
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_gets_the_text_and_its_failure_is_noticed() {
        let shell =
            |script: &'static [&'static str], input| Tool { program: "sh", args: script, input };
        let is_text = shell(&["-c", "test \"$(cat)\" = 'v=spf1 é'"], Input::Text);
        run(is_text, "v=spf1 é").await.unwrap();
        run(is_text, "other").await.unwrap_err();
        run(shell(&["-c", "test \"$(cat)\" = aGk="], Input::Base64), "hi").await.unwrap();
        let absent = Tool { program: "mxguide-no-such-command", ..is_text };
        run(absent, "hi").await.unwrap_err();
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_that_leaves_a_process_behind_is_not_waited_for() {
        let leaves = Tool {
            program: "sh",
            args: &["-c", "cat >/dev/null; sleep 60 & exit 0"],
            input: Input::Text,
        };
        timeout(Duration::from_secs(20), run(leaves, "hi")).await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn nothing_is_copied_from_nothing() {
        let able = able(&[("SSH_TTY", "/dev/pts/1"), ("TERM", "xterm")]);
        assert_eq!(copy("\u{1b}\n", &able).await, Copied::Nothing);
        assert_eq!(copy(&"x".repeat(MOST_BYTES + 1), &able).await, Copied::Nothing);
    }
}

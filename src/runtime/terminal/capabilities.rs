//! What the terminal can do, read from the environment alone and without asking it anything.
//!
//! A terminal that is asked may not answer, and the answer would arrive as keys. The rules are
//! those of `NO_COLOR` (no-color.org), `CLICOLOR` (bixense.com/clicolors) and of each terminal's manual.

/// The operating system as far as the terminal and the clipboard differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Os {
    /// Linux, the BSDs and the rest.
    Unix,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

impl Os {
    /// The one this was built for.
    pub const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Mac
    } else {
        Self::Unix
    };
}

/// What the terminal can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capabilities {
    /// Colours may be used.
    pub color: bool,
    /// Glyphs outside ASCII may be used.
    pub unicode: bool,
    /// Letters outside ASCII, such as é, arrive as what they are.
    pub letters: Letters,
    /// The plain face is wanted or needed: `ACCESSIBLE` or `TERM=dumb`.
    pub plain: bool,
    /// Where the person sits.
    pub distance: Distance,
    /// What stands between this program and the terminal.
    pub multiplexer: Multiplexer,
    /// Whether text can be sent to the clipboard through the terminal.
    pub osc52: Osc52,
    /// How to call a person who looks elsewhere.
    pub notice: Notice,
    /// Whether progress shows in the tab or the task bar.
    pub progress: Progress,
    /// What runs around the terminal on this machine.
    pub desktop: Desktop,
}

/// Which letters the terminal reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// All: it reads UTF-8.
    All,
    /// Those of ASCII only; accents would come out as several wrong signs.
    Ascii,
}

/// Where the person sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// At this machine.
    Here,
    /// At the other end of an SSH connection: this machine's clipboard and browser are not theirs.
    Ssh,
}

/// A terminal inside the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplexer {
    /// None.
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// What becomes of an OSC 52 sequence; no terminal ever confirms one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Osc52 {
    /// As far as is known it reaches the clipboard.
    Sent,
    /// Known to ignore it, or to print it.
    Useless,
}

/// How to call a person who looks elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// `OSC 9`: iTerm2, `WezTerm`, Ghostty.
    Osc9,
    /// `OSC 99`: kitty.
    Osc99,
    /// `OSC 777`: urxvt, foot.
    Osc777,
    /// BEL and nothing else.
    Bell,
    /// Nothing: the plain face, or no terminal.
    Silent,
}

/// Whether `OSC 9;4` shows progress; elsewhere it may pop up as a message "4;1;50".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Windows Terminal, Ghostty.
    Shown,
    /// Not sent.
    None,
}

/// What runs around the terminal on this machine: decides on clipboard command and browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desktop {
    /// Nothing, or not the person's.
    None,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
    /// Linux inside Windows.
    Wsl,
    /// A Wayland session; X11 programs may work as well.
    Wayland,
    /// An X11 session.
    X11,
}

impl Capabilities {
    /// Sits the person at the other end of an SSH connection?
    pub const fn is_ssh(&self) -> bool {
        matches!(self.distance, Distance::Ssh)
    }

    /// Is tmux in between?
    pub const fn is_tmux(&self) -> bool {
        matches!(self.multiplexer, Multiplexer::Tmux)
    }
}

/// What the terminal can do, from the environment and from whether standard output is one.
pub fn capabilities(env: &dyn Fn(&str) -> Option<String>, is_tty: bool) -> Capabilities {
    Environment { os: Os::HERE, env, is_tty }.capabilities()
}

/// The environment being read.
struct Environment<'a> {
    os: Os,
    env: &'a dyn Fn(&str) -> Option<String>,
    is_tty: bool,
}

impl Environment<'_> {
    fn capabilities(&self) -> Capabilities {
        let distance = if self.has("SSH_TTY") || self.has("SSH_CONNECTION") {
            Distance::Ssh
        } else {
            Distance::Here
        };
        let multiplexer = self.multiplexer();
        Capabilities {
            color: self.color(),
            unicode: self.unicode(),
            letters: if self.reads_utf8() { Letters::All } else { Letters::Ascii },
            plain: self.is_dumb() || self.wants("ACCESSIBLE"),
            distance,
            multiplexer,
            osc52: self.osc52(),
            notice: self.notice(multiplexer),
            progress: self.progress(multiplexer),
            desktop: self.desktop(distance),
        }
    }

    /// A variable that is set and not empty.
    fn text(&self, name: &str) -> Option<String> {
        (self.env)(name).filter(|value| !value.is_empty())
    }

    fn has(&self, name: &str) -> bool {
        self.text(name).is_some()
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.text(name).is_some_and(|set| set == value)
    }

    /// Set, and to something that does not mean no.
    fn wants(&self, name: &str) -> bool {
        self.text(name).is_some_and(|value| {
            !matches!(value.to_ascii_lowercase().as_str(), "0" | "false" | "no" | "off")
        })
    }

    fn is_dumb(&self) -> bool {
        self.is("TERM", "dumb")
    }

    fn color(&self) -> bool {
        if self.has("NO_COLOR") || self.is_dumb() {
            return false;
        }
        self.wants("CLICOLOR_FORCE") || (self.is_tty && !self.is("CLICOLOR", "0"))
    }

    fn unicode(&self) -> bool {
        if self.is_dumb() || self.is("TERM", "linux") {
            return false;
        }
        if self.os == Os::Windows {
            // The old console lacks glyphs and miscounts widths; newer terminals name themselves.
            return self.has("WT_SESSION") || self.has("TERM_PROGRAM");
        }
        self.reads_utf8()
    }

    fn reads_utf8(&self) -> bool {
        if self.os == Os::Windows {
            // The console is written to in UTF-16.
            return true;
        }
        // POSIX: the first of these that is set and not empty decides.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| self.text(name));
        locale.is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
    }

    fn multiplexer(&self) -> Multiplexer {
        if self.has("TMUX") {
            return Multiplexer::Tmux;
        }
        let term = self.text("TERM").unwrap_or_default();
        // Over SSH only TERM tells; both programs set screen…, and only tmux sets tmux….
        match (self.has("STY"), term.starts_with("tmux"), term.starts_with("screen")) {
            (false, true, _) => Multiplexer::Tmux,
            (true, ..) | (_, _, true) => Multiplexer::Screen,
            _ => Multiplexer::None,
        }
    }

    fn osc52(&self) -> Osc52 {
        let is_deaf = self.is_dumb()
            || self.is("TERM", "linux")
            || self.is("TERM_PROGRAM", "Apple_Terminal")
            || (self.os == Os::Windows && !self.has("WT_SESSION") && !self.has("TERM_PROGRAM"));
        if self.is_tty && !is_deaf { Osc52::Sent } else { Osc52::Useless }
    }

    fn notice(&self, multiplexer: Multiplexer) -> Notice {
        if !self.is_tty || self.is_dumb() {
            return Notice::Silent;
        }
        if multiplexer != Multiplexer::None {
            return Notice::Bell;
        }
        let term = self.text("TERM").unwrap_or_default();
        let program = self.text("TERM_PROGRAM").unwrap_or_default();
        if term.contains("kitty") || self.has("KITTY_WINDOW_ID") {
            Notice::Osc99
        } else if matches!(program.as_str(), "iTerm.app" | "WezTerm" | "ghostty") {
            Notice::Osc9
        } else if term.starts_with("foot") || term.starts_with("rxvt-unicode") {
            Notice::Osc777
        } else {
            Notice::Bell
        }
    }

    fn progress(&self, multiplexer: Multiplexer) -> Progress {
        let is_able = self.has("WT_SESSION") || self.is("TERM_PROGRAM", "ghostty");
        if self.is_tty && is_able && multiplexer == Multiplexer::None {
            Progress::Shown
        } else {
            Progress::None
        }
    }

    fn desktop(&self, distance: Distance) -> Desktop {
        match self.os {
            _ if distance == Distance::Ssh => Desktop::None,
            Os::Mac => Desktop::Mac,
            Os::Windows => Desktop::Windows,
            Os::Unix if self.has("WSL_DISTRO_NAME") || self.has("WSL_INTEROP") => Desktop::Wsl,
            Os::Unix if self.has("WAYLAND_DISPLAY") => Desktop::Wayland,
            Os::Unix if self.has("DISPLAY") => Desktop::X11,
            Os::Unix => Desktop::None,
        }
    }
}

#[cfg(test)]
mod tests;

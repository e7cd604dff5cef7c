//! Signals as values: someone wants the program to end, or it was stopped and goes on.
//!
//! A change of the window's size comes with the keys, not from here. SIGTSTP is left to the system:
//! in raw mode Ctrl-Z is a key, and [`suspend`] needs the signal to do what it always does.

use std::io;

/// What happened to the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Asked to end from outside (SIGTERM; on Windows: closing the window, logging off).
    Terminate,
    /// Interrupted from outside (SIGINT; Ctrl-C as a key never arrives here).
    Interrupt,
    /// The terminal is gone (SIGHUP, or reading from it fails for good): nothing can be shown any
    /// more.
    HangUp,
    /// Goes on after having been stopped (SIGCONT): the terminal has to be taken anew.
    Continued,
}

#[cfg(unix)]
mod here {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use rustix::io::Errno;
    use rustix::termios::tcgetattr;
    use signal_hook::SigId;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag;
    use signal_hook::low_level::unregister;
    use tokio::signal::unix::{Signal as Stream, SignalKind, signal};
    use tokio::time::{Interval, MissedTickBehavior, interval};

    use super::Signal;

    /// Between two looks whether the terminal is still there.
    const LOOK: Duration = Duration::from_secs(1);

    /// Signals kept until somebody listens, so that none ends the process while it holds the
    /// terminal. Dropping it gives them back to whoever listens then.
    #[derive(Debug)]
    pub struct Kept([(Signal, Arc<AtomicBool>, SigId); 3]);

    impl Kept {
        /// Keeps them from now on; needs no runtime.
        pub fn keep() -> io::Result<Self> {
            let keep = |number, signal| {
                let has_come = Arc::new(AtomicBool::new(false));
                let id = flag::register(number, has_come.clone())?;
                io::Result::Ok((signal, has_come, id))
            };
            Ok(Self([
                keep(SIGHUP, Signal::HangUp)?,
                keep(SIGTERM, Signal::Terminate)?,
                keep(SIGINT, Signal::Interrupt)?,
            ]))
        }

        pub(super) fn first(&self) -> Option<Signal> {
            let come = self.0.iter().find(|(_, has_come, _)| has_come.load(Ordering::SeqCst));
            come.map(|(signal, _, _)| *signal)
        }
    }

    impl Drop for Kept {
        fn drop(&mut self) {
            for (_, _, id) in &self.0 {
                unregister(*id);
            }
        }
    }

    /// The signals of this process.
    #[derive(Debug)]
    pub struct Signals {
        /// What came before anybody listened.
        kept: Option<Signal>,
        terminate: Stream,
        interrupt: Stream,
        hang_up: Stream,
        continued: Stream,
        look: Interval,
    }

    impl Signals {
        /// Starts to listen; from now on these signals no longer end the process.
        pub fn listen() -> io::Result<Self> {
            let mut look = interval(LOOK);
            look.set_missed_tick_behavior(MissedTickBehavior::Delay);
            Ok(Self {
                kept: None,
                look,
                terminate: signal(SignalKind::terminate())?,
                interrupt: signal(SignalKind::interrupt())?,
                hang_up: signal(SignalKind::hangup())?,
                continued: signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?,
            })
        }

        /// Starts to listen, and begins with what came while signals were kept.
        pub fn listen_after(kept: &Kept) -> io::Result<Self> {
            let listening = Self::listen()?;
            Ok(Self { kept: kept.first(), ..listening })
        }

        /// The next signal. Dropping the future loses none.
        pub async fn next(&mut self) -> Signal {
            if let Some(kept) = self.kept.take() {
                return kept;
            }
            tokio::select! {
                biased;
                Some(()) = self.hang_up.recv() => Signal::HangUp,
                Some(()) = self.terminate.recv() => Signal::Terminate,
                Some(()) = self.interrupt.recv() => Signal::Interrupt,
                Some(()) = self.continued.recv() => Signal::Continued,
                () = lost(&mut self.look) => Signal::HangUp,
            }
        }
    }

    /// Returns once the terminal that keys come from is gone. A session without it gets no SIGHUP
    /// (`setsid`, some containers), and whoever reads keys from it would read "nothing" for ever.
    async fn lost(look: &mut Interval) {
        loop {
            look.tick().await;
            if is_terminal_gone() {
                return;
            }
        }
    }

    /// True when keys came from a terminal and it is no longer there.
    pub fn is_terminal_gone() -> bool {
        tcgetattr(io::stdin()).is_err_and(|fault| fault == Errno::IO)
    }

    /// Calls `lost` from a thread of its own once the terminal has been gone for two seconds and the
    /// program still runs: crossterm 0.29 can be caught in reading the end of a terminal for ever,
    /// and then nothing else in that thread is heard.
    pub fn watch_for_loss(lost: fn()) {
        use rustix::event::{PollFd, PollFlags, poll};
        let watch = move || {
            let stdin = io::stdin();
            loop {
                // Without events to wait for, only the end of the terminal is told.
                let told = poll(&mut [PollFd::new(&stdin, PollFlags::empty())], None);
                match told {
                    Ok(_) if is_terminal_gone() => break,
                    Err(Errno::INTR) => {}
                    _ => return,
                }
            }
            std::thread::sleep(2 * LOOK);
            lost();
        };
        // Where no thread can be had, the signal and the look each second are all there is.
        let _ = std::thread::Builder::new().spawn(watch);
    }

    pub(super) fn stop() -> io::Result<()> {
        use rustix::process::{Signal as Sent, kill_current_process_group};
        Ok(kill_current_process_group(Sent::TSTP)?)
    }
}

#[cfg(windows)]
mod here {
    use std::io;

    use tokio::signal::windows::{
        CtrlBreak, CtrlClose, CtrlLogoff, CtrlShutdown, ctrl_break, ctrl_close, ctrl_logoff,
        ctrl_shutdown,
    };

    use super::Signal;

    /// Nothing is kept: the console gives a program time to begin.
    #[derive(Debug)]
    pub struct Kept(());

    impl Kept {
        /// Keeps nothing.
        pub fn keep() -> io::Result<Self> {
            Ok(Self(()))
        }
    }

    /// The console events of this process.
    #[derive(Debug)]
    pub struct Signals {
        interrupt: CtrlBreak,
        close: CtrlClose,
        logoff: CtrlLogoff,
        shutdown: CtrlShutdown,
    }

    impl Signals {
        /// Starts to listen.
        pub fn listen() -> io::Result<Self> {
            Ok(Self {
                interrupt: ctrl_break()?,
                close: ctrl_close()?,
                logoff: ctrl_logoff()?,
                shutdown: ctrl_shutdown()?,
            })
        }

        /// Starts to listen; nothing was kept.
        pub fn listen_after(_kept: &Kept) -> io::Result<Self> {
            Self::listen()
        }

        /// The next event. Dropping the future loses none.
        pub async fn next(&mut self) -> Signal {
            tokio::select! {
                biased;
                Some(()) = self.close.recv() => Signal::Terminate,
                Some(()) = self.logoff.recv() => Signal::Terminate,
                Some(()) = self.shutdown.recv() => Signal::Terminate,
                Some(()) = self.interrupt.recv() => Signal::Interrupt,
                else => std::future::pending().await,
            }
        }
    }

    /// The console goes with its programs.
    pub fn is_terminal_gone() -> bool {
        false
    }

    /// The console goes with its programs.
    pub fn watch_for_loss(_lost: fn()) {}

    pub(super) fn stop() -> io::Result<()> {
        Ok(())
    }
}

pub use here::{Kept, Signals, is_terminal_gone, watch_for_loss};

/// Stops the process with its whole group, as Ctrl-Z does outside raw mode, so that a pipeline
/// stops as one. Returns when it goes on, or at once where nobody could make it go on (no shell
/// with job control, Windows). The terminal has to be given back before and taken again after.
pub fn suspend() -> io::Result<()> {
    here::stop()
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    /// One story, because the whole process hears each signal.
    #[tokio::test]
    async fn signals_arrive_as_values_and_end_nothing_before_somebody_listens_either() {
        use rustix::process::{Signal as Sent, getpid, kill_process};
        let kept = Kept::keep().unwrap();
        kill_process(getpid(), Sent::HUP).unwrap();
        // Another thread may be the one that hears it.
        let patience = tokio::time::Instant::now() + Duration::from_secs(20);
        while kept.first().is_none() && tokio::time::Instant::now() < patience {
            tokio::task::yield_now().await;
        }
        let mut signals = Signals::listen_after(&kept).unwrap();
        drop(kept);
        let first = timeout(Duration::from_secs(20), signals.next()).await.unwrap();
        assert_eq!(first, Signal::HangUp);
        for (sent, arrived) in [
            (Sent::TERM, Signal::Terminate),
            (Sent::HUP, Signal::HangUp),
            (Sent::INT, Signal::Interrupt),
            (Sent::CONT, Signal::Continued),
        ] {
            kill_process(getpid(), sent).unwrap();
            let next = timeout(Duration::from_secs(20), signals.next()).await.unwrap();
            assert_eq!(next, arrived);
        }
    }
}

//! A DNS server as a process of its own: found, started, told to reload, and stopped for certain.

use std::fs::File;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use mxguide::net::{Manner, ask};
use mxguide::observe::Question;
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::clock::wait_for;

/// A server on a busy machine is up within this time.
const START: Duration = Duration::from_secs(20);
/// A server that was told to stop gets this many looks, 10 ms apart, before it is killed.
const LOOKS: u32 = 100;

/// Where administrators' programs live that are not on everybody's `PATH`.
const MORE_FOLDERS: [&str; 3] = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

/// The program's file, if it is installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(MORE_FOLDERS.map(PathBuf::from))
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The program's file; without it, tells what is then left out, or fails where nothing may be.
pub(crate) fn find_or_skip(program: &str, left_out: &str) -> Option<PathBuf> {
    let found = find(program);
    if found.is_none() {
        let is_required = std::env::var_os("MXGUIDE_INTEROP").is_some_and(|how| how == "require");
        assert!(!is_required, "MXGUIDE_INTEROP=require, and `{program}` is not installed");
        println!("`{program}` is not installed: {left_out}");
    }
    found
}

/// True where this machine has an IPv6 loopback address.
pub(crate) fn has_ipv6() -> bool {
    UdpSocket::bind((Ipv6Addr::LOCALHOST, 0)).is_ok()
}

/// A port of 127.0.0.1 (and of `[::1]`, where there is one) that is free for UDP and TCP. Below the range from which systems choose
/// ports for outgoing questions, so that none of those takes it before the server does.
pub(crate) fn free_port() -> SocketAddr {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + u16::try_from(std::process::id() % 400).unwrap_or(0) * 25;
    loop {
        let offset = NEXT.fetch_add(1, Ordering::Relaxed) % 2_000;
        let socket = SocketAddr::from((Ipv4Addr::LOCALHOST, first + offset));
        let twin = SocketAddr::from((Ipv6Addr::LOCALHOST, socket.port()));
        let is_free = |at| UdpSocket::bind(at).is_ok() && TcpListener::bind(at).is_ok();
        if is_free(socket) && (!has_ipv6() || is_free(twin)) {
            return socket;
        }
    }
}

/// A folder that goes away with its owner.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU16 = AtomicU16::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("mxguide-interop-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        Self(path)
    }

    /// A folder inside it.
    pub(crate) fn inside(&self, name: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// A file appears whole or not at all: a server may read it at any moment.
pub(crate) fn write(file: &Path, text: &str) {
    let draft = file.with_extension("draft");
    std::fs::write(&draft, text).expect("a temporary file can be written");
    std::fs::rename(&draft, file).expect("a temporary file can be renamed");
}

/// A running server.
pub(crate) struct Daemon {
    child: Child,
    log: PathBuf,
}

impl Daemon {
    pub(crate) fn start(program: &Path, arguments: &[&str], folder: &Path) -> Self {
        let log = folder.join("log");
        let output = File::create(&log).expect("a temporary file can be written");
        let errors = output.try_clone().expect("an open file can be shared");
        let child = Command::new(program)
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            // A server's own children stop with it.
            .process_group(0)
            .spawn()
            .expect("an installed server can be started");
        Self { child, log }
    }

    /// Waits until the server at `socket` answers `question`.
    pub(crate) async fn is_up(&mut self, socket: SocketAddr, question: &Question) {
        let manner = Manner::Recursive;
        let answered = wait_for(START, || async {
            let (heard, _) = ask(socket, question, manner, Duration::from_millis(300)).await;
            heard.is_answer().then_some(())
        })
        .await;
        let is_running = matches!(self.child.try_wait(), Ok(None));
        assert!(answered.is_some() && is_running, "the server did not start:\n{}", self.log());
    }

    /// Has it read its files again.
    pub(crate) fn reload(&self) {
        kill_process(self.pid(), Signal::HUP).expect("a running server takes signals");
    }

    fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = kill_process_group(self.pid(), Signal::TERM);
        for _ in 0..LOOKS {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = kill_process_group(self.pid(), Signal::KILL);
        drop(self.child.wait());
    }
}

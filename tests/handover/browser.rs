//! A browser driven over WebDriver (W3C, with Chromium's own commands): JSON over HTTP/1.1 on
//! loopback, as much of it as these tests need.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::find_or_skip;
use super::folder::Folder;

/// A browser on a busy machine answers within this time.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whose turn it is.
static TURN: Mutex<()> = Mutex::new(());

/// The key under which WebDriver names an element (W3C WebDriver §12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with one empty profile of its own; both end with this.
pub(crate) struct Browser {
    /// One at a time: a window in the background may be kept from the clipboard.
    _turn: MutexGuard<'static, ()>,
    driver: Child,
    port: u16,
    session: String,
    profile: Folder,
}

impl Browser {
    /// Starts one; `None` where none is installed.
    pub(crate) fn start() -> Option<Self> {
        let left_out = "the page is not opened in a browser";
        let chromium = find_or_skip("chromium", left_out)?;
        let program = find_or_skip("chromedriver", left_out)?;
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = Folder::new();
        let mut driver = Command::new(program)
            .arg("--port=0")
            .env("HOME", profile.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let port = port_told(&mut driver);
        let mut browser = Self { _turn: turn, driver, port, session: String::new(), profile };
        let data = browser.profile.path().join("profile").display().to_string();
        let args = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            &format!("--user-data-dir={data}"),
        ];
        let begun = browser.call(
            "POST",
            "/session",
            &json!({"capabilities": {"alwaysMatch": {
                "browserName": "chrome",
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
                "goog:chromeOptions": {"binary": chromium, "args": args},
            }}}),
        );
        browser.session = format!("/session/{}", begun["sessionId"].as_str().unwrap());
        let may = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        browser.chromium("Browser.grantPermissions", &may);
        Some(browser)
    }

    /// Opens a file in a window of this width.
    pub(crate) fn open(&self, file: &Path, width: u32) {
        let mobile = width < 500;
        self.chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": mobile}),
        );
        self.post("/url", &json!({"url": format!("file://{}", file.display())}));
    }

    /// Runs a script in every page before its own; gives what takes it away again.
    pub(crate) fn prepare(&self, script: &str) -> Value {
        self.chromium("Page.addScriptToEvaluateOnNewDocument", &json!({"source": script}))
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn chromium(&self, command: &str, params: &Value) -> Value {
        self.post("/goog/cdp/execute", &json!({"cmd": command, "params": params}))
    }

    /// What a script returns; a promise is waited for.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// The elements that match, as WebDriver names them.
    pub(crate) fn all(&self, css: &str) -> Vec<String> {
        let found = self.post("/elements", &json!({"using": "css selector", "value": css}));
        let id = |one: &Value| one[ELEMENT].as_str().unwrap().to_owned();
        found.as_array().unwrap().iter().map(id).collect()
    }

    /// A real click, as with a mouse.
    pub(crate) fn click(&self, element: &str) {
        self.post(&format!("/element/{element}/click"), &json!({}));
    }

    /// What has been logged since the last time.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        let told = self.post("/se/log", &json!({"type": kind}));
        told.as_array().unwrap().clone()
    }

    /// The whole page as a picture.
    pub(crate) fn photograph(&self, file: &Path) {
        let size = self.run(
            "return [document.documentElement.clientWidth, document.documentElement.scrollHeight]",
        );
        let taken = self.chromium(
            "Page.captureScreenshot",
            &json!({"captureBeyondViewport": true,
                "clip": {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}}),
        );
        let bytes = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.call("POST", &format!("{}{path}", self.session), body)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = body.to_string();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .unwrap();
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(number) = line.strip_prefix("content-length:") {
                length = number.trim().parse().unwrap();
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        let value = answer["value"].clone();
        assert!(value.get("error").is_none(), "{path}: {value:#}");
        value
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.call("DELETE", &self.session, &json!({}));
        }
        // The browser ends with its driver.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The port that the driver chose.
fn port_told(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let port = loop {
        let line = lines.next().expect("the driver tells its port").unwrap();
        if let Some((_, port)) = line.split_once("successfully on port ") {
            break port.trim_end_matches('.').parse().unwrap();
        }
    };
    // Whatever else it says is read, so that it never waits for a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    port
}

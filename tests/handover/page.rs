//! The page for whoever holds the log-in, in a browser: every button copies exactly its value, nothing
//! is fetched, nothing sticks out at the width of a telephone.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mxguide::catalog::Lang;
use mxguide::report::handover_html;
use mxguide::wizard::Wizard;
use serde_json::Value;

use super::browser::Browser;
use super::plans::{to_google, typed, words};

/// A desktop and a telephone.
const WIDTHS: [u32; 2] = [1280, 390];

/// The browser has no clipboard, as on many a page that is opened as a file. The real one is kept for
/// the test to read.
const WITHOUT_CLIPBOARD: &str = "window.kept = navigator.clipboard; \
     Object.defineProperty(navigator, 'clipboard', {value: undefined})";
/// It has one, and refuses.
const REFUSING: &str = "window.kept = navigator.clipboard; \
     Object.defineProperty(navigator, 'clipboard', \
     {value: {writeText: () => Promise.reject(new Error('no'))}})";
const AS_IT_IS: &str = "window.kept = navigator.clipboard";

/// The page as a file below `target`, where its pictures go as well.
fn written(name: &str, wizard: &Wizard) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/handover");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.html"));
    std::fs::write(&file, handover_html(wizard, &words(wizard))).unwrap();
    file
}

/// Waits until a script returns something true.
fn wait_for(browser: &Browser, script: &str) -> Value {
    #[expect(clippy::disallowed_methods, reason = "a test waits for another program")]
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let said = browser.run(script);
        if said != Value::Bool(false) && said != Value::Null && said != "" {
            return said;
        }
        #[expect(clippy::disallowed_methods, reason = "a test waits for another program")]
        let now = Instant::now();
        assert!(now < until, "it never came so: {script}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Presses every button and compares what lies on the clipboard then with the plan.
fn copy_everything(browser: &Browser, wizard: &Wizard) {
    let expected = typed(wizard);
    let buttons = browser.all("button");
    assert_eq!(buttons.len(), expected.len(), "a button a value");
    for (button, (label, value)) in buttons.iter().zip(&expected) {
        browser.run(
            "document.querySelector('button.copied')?.classList.remove('copied'); \
             document.getElementById('said').textContent = ''",
        );
        browser.click(button);
        let copied = "return document.querySelector('button.copied') !== null \
                      && document.getElementById('said').textContent";
        let said = wait_for(browser, copied);
        assert!(said.as_str().unwrap().contains(label.as_str()), "{said}");
        let copied = browser.run("return window.kept.readText()");
        assert_eq!(copied.as_str().unwrap(), value, "{label}");
    }
}

fn sticks_nothing_out(browser: &Browser, width: u32) {
    let wide = browser.run(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth, \
         Math.max(...[...document.querySelectorAll('body *')].filter(e => !e.closest('.said')) \
         .map(e => Math.ceil(e.getBoundingClientRect().right)))]",
    );
    let [content, window, right] = [0, 1, 2].map(|at| wide[at].as_u64().unwrap());
    assert!(content <= window && right <= window && window <= u64::from(width), "{wide}");
}

/// A refused copy leaves the value marked, and says so.
#[test]
fn where_nothing_may_be_copied_the_value_is_marked() {
    let Some(browser) = Browser::start() else { return };
    let wizard = to_google("cloudflare", Lang::En);
    let file = written("refused-en", &wizard);
    browser.prepare(REFUSING);
    browser.prepare("document.execCommand = () => false");
    browser.open(&file, 1280);
    browser.click(&browser.all("button")[1]);
    let said = wait_for(&browser, "return document.getElementById('said').textContent");
    assert!(
        said.as_str().unwrap().contains("by hand") || said.as_str().unwrap().contains("keyboard")
    );
    let marked = browser.run("return getSelection().toString()");
    assert_eq!(marked.as_str().unwrap(), typed(&wizard)[1].1);
}

fn asks_nothing(browser: &Browser) {
    for entry in browser.log("performance") {
        let message: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
        let event = &message["message"];
        if event["method"] == "Network.requestWillBeSent" {
            let url = event["params"]["request"]["url"].as_str().unwrap();
            assert!(url.starts_with("file://") || url.starts_with("data:"), "asked for {url}");
        }
    }
    let complaints = browser.log("browser");
    assert!(complaints.is_empty(), "the browser complains: {complaints:#?}");
}

#[test]
fn every_button_copies_its_value_byte_for_byte_and_nothing_is_fetched() {
    let Some(browser) = Browser::start() else { return };
    browser.chromium("Network.enable", &serde_json::json!({}));
    // The browser's own first page.
    browser.log("performance");
    for (company, lang) in [("cloudflare", Lang::En), ("route53", Lang::Fr), ("generic", Lang::Fr)]
    {
        let wizard = to_google(company, lang);
        let name = format!("{company}-{}", lang.as_str());
        let file = written(&name, &wizard);
        for script in [AS_IT_IS, WITHOUT_CLIPBOARD, REFUSING] {
            let prepared = browser.prepare(script);
            browser.open(&file, 1280);
            assert_eq!(browser.run("return document.documentElement.lang"), lang.as_str());
            copy_everything(&browser, &wizard);
            browser.chromium("Page.removeScriptToEvaluateOnNewDocument", &prepared);
        }
        for width in WIDTHS {
            browser.open(&file, width);
            sticks_nothing_out(&browser, width);
            browser.photograph(&file.with_file_name(format!("{name}-{width}.png")));
        }
        asks_nothing(&browser);
    }
}

#[test]
fn without_a_script_everything_is_there_but_the_buttons() {
    let Some(browser) = Browser::start() else { return };
    let wizard = to_google("ovhcloud", Lang::Fr);
    let file = written("ovhcloud-fr", &wizard);
    let scripts = |off: bool| {
        let off = serde_json::json!({"value": off});
        browser.chromium("Emulation.setScriptExecutionDisabled", &off);
    };
    scripts(true);
    browser.open(&file, 390);
    scripts(false);
    let shown = browser.run(
        "return [...document.querySelectorAll('button')].filter(b => b.checkVisibility()).length",
    );
    assert_eq!(shown, 0);
    let values = browser
        .run("return [...document.querySelectorAll('code.value')].map(value => value.textContent)");
    let expected: Vec<String> = typed(&wizard).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, serde_json::json!(expected));
    sticks_nothing_out(&browser, 390);
}

#[test]
fn the_page_prints_without_buttons_and_is_readable_in_the_dark() {
    let Some(browser) = Browser::start() else { return };
    let file = written("print-en", &to_google("namecheap", Lang::En));
    let media = |params: Value| drop(browser.chromium("Emulation.setEmulatedMedia", &params));
    browser.open(&file, 390);
    media(serde_json::json!({"media": "print"}));
    let shown = "return [...document.querySelectorAll('button')].filter(b => \
                 b.checkVisibility()).length";
    assert_eq!(browser.run(shown), 0);
    let dark = serde_json::json!([{"name": "prefers-color-scheme", "value": "dark"}]);
    media(serde_json::json!({"media": "", "features": dark}));
    assert_ne!(browser.run(shown), 0);
    let colors = browser
        .run("const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]");
    let brightness = |text: &str| -> u32 {
        let inside = text.trim_start_matches("rgb(").trim_end_matches(')');
        inside.split(',').map(|part| part.trim().parse::<u32>().unwrap()).sum()
    };
    let [ink, paper] = [0, 1].map(|at| brightness(colors[at].as_str().unwrap()));
    assert!(ink > 600 && paper < 120, "{colors}");
    browser.photograph(&file.with_file_name("print-en-dark-390.png"));
}

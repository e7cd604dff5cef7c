//! Files against a folder of their own.

use std::sync::atomic::{AtomicU32, Ordering};

use proptest::prelude::*;

use super::*;

/// A folder that goes away with the test.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("mxguide-test-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
pub(crate) fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_written_file_is_whole_private_and_leaves_nothing_beside_it() {
    let scratch = Scratch::new();
    let path = scratch.0.join("report.html");
    fs::write(&path, "old and much longer").unwrap();
    write_whole(&path, b"new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    #[cfg(unix)]
    assert_eq!(mode(&path), 0o600);
    assert_eq!(scratch.names(), ["report.html"]);
}

#[test]
fn a_refused_write_leaves_the_old_file_and_no_temporary_one() {
    let scratch = Scratch::new();
    let path = scratch.0.join("taken");
    fs::create_dir(&path).unwrap();
    write_whole(&path, b"new").unwrap_err();
    assert_eq!(scratch.names(), ["taken"]);
    write_whole(&scratch.0.join("missing").join("x"), b"new").unwrap_err();
    write_whole(Path::new("/"), b"new").unwrap_err();
}

#[test]
fn the_undo_sheet_of_the_first_day_is_never_overwritten() {
    let scratch = Scratch::new();
    let write = |text: &str| {
        let path = write_beside(&scratch.0, "acme.fr-before.txt", text, Existing::Keep).unwrap();
        path.file_name().unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(write("monday"), "acme.fr-before.txt");
    assert_eq!(write("monday"), "acme.fr-before.txt");
    assert_eq!(write("tuesday"), "acme.fr-before-2.txt");
    assert_eq!(write("wednesday"), "acme.fr-before-3.txt");
    assert_eq!(write("tuesday"), "acme.fr-before-2.txt");
    assert_eq!(fs::read_to_string(scratch.0.join("acme.fr-before.txt")).unwrap(), "monday");
    assert_eq!(scratch.names().len(), 3);
}

#[test]
fn a_report_says_how_things_are_now() {
    let scratch = Scratch::new();
    for text in ["waiting", "done"] {
        write_beside(&scratch.0, "acme.fr-report.html", text, Existing::Replace).unwrap();
    }
    assert_eq!(scratch.names(), ["acme.fr-report.html"]);
    assert_eq!(fs::read_to_string(scratch.0.join("acme.fr-report.html")).unwrap(), "done");
}

#[cfg(unix)]
#[test]
fn a_link_left_in_the_folder_is_replaced_and_not_followed() {
    let scratch = Scratch::new();
    let victim = scratch.0.join("victim");
    fs::write(&victim, "precious").unwrap();
    std::os::unix::fs::symlink(&victim, scratch.0.join("report")).unwrap();
    write_beside(&scratch.0, "report", "new", Existing::Replace).unwrap();
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    std::os::unix::fs::symlink(scratch.0.join("nowhere"), scratch.0.join("undo")).unwrap();
    let kept = write_beside(&scratch.0, "undo", "new", Existing::Keep).unwrap();
    assert_eq!(kept, scratch.0.join("undo-2"));
    assert!(!scratch.0.join("nowhere").exists());
}

#[test]
fn reading_is_bounded_and_says_what_is_wrong() {
    let scratch = Scratch::new();
    let path = scratch.0.join("file");
    fs::write(&path, "12345").unwrap();
    assert_eq!(read_text(&path, 5).unwrap(), "12345");
    assert!(matches!(read_text(&path, 4), Err(ReadFault::Content(_))));
    fs::write(&path, b"\xff\xfe").unwrap();
    assert!(matches!(read_text(&path, 5), Err(ReadFault::Content(_))));
    assert!(matches!(read_text(&scratch.0, 5), Err(ReadFault::Content(_))));
    assert!(matches!(read_text(&scratch.0.join("none"), 5), Err(ReadFault::Io(_))));
}

#[test]
fn names_are_harmless_on_every_system() {
    for fine in ["acme.fr", "acme.fr-before.txt", "xn--mnchen-3ya.de"] {
        assert_eq!(safe_name(fine), fine);
    }
    for (text, start, end) in [
        ("../../etc/passwd", "_.._.._etc_passwd-", ""),
        ("con.fr", "_con-", ".fr"),
        ("COM1", "_COM1-", ""),
        ("a\u{1b}]0;b\u{7}.txt", "a__0_b_-", ".txt"),
        ("", "_-", ""),
        ("-rf", "_-rf-", ""),
        ("name.", "name._-", ""),
    ] {
        let name = safe_name(text);
        assert!(name.starts_with(start) && name.ends_with(end), "{text:?} became {name}");
    }
    let long = |ending: &str| format!("{}{ending}.txt", "a".repeat(250));
    assert_ne!(safe_name(&long("b")), safe_name(&long("c")));
    assert_eq!(safe_name(&long("b")).rsplit('.').next(), Some("txt"));
}

proptest! {
    #[test]
    fn any_text_makes_a_name_that_stays_in_its_folder(text in "\\PC{0,300}|[./\\\\\u{0}-\u{1f}a]{0,20}") {
        let name = safe_name(&text);
        prop_assert!((1..=210).contains(&name.len()));
        prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)));
        prop_assert!(!name.starts_with(['.', '-']) && !name.ends_with('.'));
    }
}

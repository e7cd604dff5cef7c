//! Keys and what they mean, in the words of no terminal library. The table of each screen is in
//! `table`; the footer and the help page print that same table.

mod table;

/// A key press, independent of any terminal library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character key without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// The same key without Shift or Caps Lock, for commands.
    pub(super) const fn lower(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self { code: KeyCode::Char(c.to_ascii_lowercase()), ..self },
            _ => self,
        }
    }

    /// A character key with Control.
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false }
    }
}

/// The keys the wizard knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A printable character.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A function key.
    F(u8),
}

/// An edit of the text field in focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Put a character in.
    Insert(char),
    /// Put a pasted text in.
    Paste(String),
    /// Replace the whole content (plain mode, autopilot).
    Fill(String),
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Delete the word to the left.
    DeleteWord,
    /// Delete everything.
    Clear,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Cursor to the beginning.
    Home,
    /// Cursor to the end.
    End,
}

/// What a person wants, whichever face they said it through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// On to the next question.
    Next,
    /// One question back; answers stay.
    Back,
    /// Show or hide help.
    Help,
    /// The other language.
    Language,
    /// Leave; the place is kept.
    Quit,
    /// Put the program to sleep (Ctrl-Z).
    Suspend,
    /// Edit the text field in focus.
    Edit(Edit),
    /// One up.
    Up,
    /// One down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Take the entry with this number, counted from 0.
    Choose(usize),
    /// The next control.
    FocusNext,
    /// The control before.
    FocusPrevious,
    /// Put the next box on the clipboard.
    Copy,
    /// Show the raw values outside the full screen.
    PlainValues,
    /// Open the company's page in a browser.
    OpenPage,
    /// Write a page for somebody else who has the log-in.
    HandOver,
    /// The next card.
    NextCard,
    /// The card before.
    PreviousCard,
    /// Look at the selected network more closely.
    Inspect,
    /// The next network.
    NextNetwork,
    /// The network before.
    PreviousNetwork,
    /// Look again.
    Retry,
    /// Leave this detail for later.
    Later,
    /// "I am moving to that company": choose it although another one publishes the domain.
    Moving,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Go to the practice internet.
    Practise,
    /// Open the pretend panel (practice only).
    Panel,
    /// In the panel: a new line.
    PanelAdd,
    /// In the panel: edit the selected line.
    PanelEdit,
    /// In the panel: delete the selected line.
    PanelDelete,
    /// In the panel: the next choice of its mail setting.
    PanelSetting,
    /// In the panel: paste what was copied with `c`.
    PasteCopied,
}

/// One row of the key table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The key.
    pub key: Key,
    /// What it means here.
    pub intent: Intent,
    /// Id of its words in the locale files.
    pub label: &'static str,
    /// Footers drop the highest numbers first when space is short; 9 never stands in a footer.
    pub weight: u8,
}

/// What an editing key does to the text field in focus; `None` for keys that do not edit.
pub(super) fn edit_of(key: Key) -> Option<Edit> {
    match (key.code, key.ctrl) {
        (KeyCode::Char('u'), true) => Some(Edit::Clear),
        (KeyCode::Char('w') | KeyCode::Backspace, true) => Some(Edit::DeleteWord),
        (KeyCode::Char('a'), true) | (KeyCode::Home, _) => Some(Edit::Home),
        (KeyCode::Char('e'), true) | (KeyCode::End, _) => Some(Edit::End),
        (KeyCode::Char('h'), true) | (KeyCode::Backspace, false) => Some(Edit::Backspace),
        (KeyCode::Char(c), false) if !key.alt => Some(Edit::Insert(c)),
        (KeyCode::Delete, _) => Some(Edit::Delete),
        (KeyCode::Left, _) => Some(Edit::Left),
        (KeyCode::Right, _) => Some(Edit::Right),
        _ => None,
    }
}

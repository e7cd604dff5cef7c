//! Moments as the files name them: `t0+8`, `primed-0.5`, `start`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use mxguide::observe::Moment;
use serde::Deserialize;

/// A named moment and so many milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct When {
    mark: String,
    ms: i64,
}

impl Default for When {
    fn default() -> Self {
        Self { mark: "start".to_owned(), ms: 0 }
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let sign = text.find(['+', '-']);
        let (mark, offset) = sign.map_or((text.as_str(), ""), |at| text.split_at(at));
        let seconds: f64 = match offset {
            "" => 0.0,
            offset => offset.parse().map_err(|_fault| format!("{text}: a mark, + and seconds"))?,
        };
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds, in milliseconds")]
        let ms = (seconds * 1000.0) as i64;
        Ok(Self { mark: mark.trim().to_owned(), ms })
    }
}

/// The named moments of one story, as they come to pass.
#[derive(Debug, Default)]
pub(crate) struct Marks(RefCell<BTreeMap<String, Moment>>);

impl Marks {
    /// The first time counts.
    pub(crate) fn set(&self, mark: &str, at: Moment) {
        self.0.borrow_mut().entry(mark.to_owned()).or_insert(at);
    }

    /// The moment, once its mark has come to pass.
    pub(crate) fn find(&self, when: &When) -> Option<Moment> {
        self.0.borrow().get(&when.mark).map(|at| Moment(at.0 + when.ms))
    }
}

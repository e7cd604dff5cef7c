//! What one look could not judge, in words.

use crate::plan::Purpose;
use crate::verdict::{Checked, Open};
use crate::words::shared::for_eye;
use crate::words::{Arg, Words};

impl Words {
    /// What was not judged, in one sentence each.
    pub fn check_open(&self, checked: &Checked) -> Vec<String> {
        let say =
            |open: &Open| self.say_with("check-open", &[("what", self.open_name(open).into())]);
        checked.open.iter().map(say).collect()
    }

    /// The flags by which something can be judged.
    pub fn check_open_fix(&self, checked: &Checked, open: &Open) -> String {
        let provider = checked.provider.as_ref().map_or("other", |id| id.as_str());
        let args = [("key", Arg::from(for_eye(&open.key))), ("provider", for_eye(provider).into())];
        self.say_with("check-open-fix", &args)
    }

    fn open_name(&self, open: &Open) -> String {
        self.say(match open.purpose {
            Purpose::Receive => "check-open-receive",
            Purpose::Verify => "check-open-verify",
            _ => "check-open-sign",
        })
    }

    /// What was not judged, for a person: a proof of ownership is nothing to a domain whose mail
    /// arrives already.
    pub(super) fn check_open_notes(&self, checked: &Checked) -> Vec<String> {
        let matters = |open: &&Open| checked.is_asked_for || open.purpose != Purpose::Verify;
        let open: Vec<&Open> = checked.open.iter().filter(matters).collect();
        let names: Vec<String> = open.iter().map(|open| self.open_name(open)).collect();
        let Some(first) = open.first() else { return Vec::new() };
        let what = self.all_of(&names);
        let told = self.say_with("check-open", &[("what", what.into())]);
        vec![told, self.check_open_fix(checked, first)]
    }
}

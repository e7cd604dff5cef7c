//! Steps 3 and 4 in words.

use super::Words;
use super::page::{DiffersPage, ListPage, StopPage, TextPage};
use crate::wizard::Wizard;

impl Words {
    /// Step 3: the list.
    pub fn host_page(&self, wizard: &Wizard) -> ListPage {
        let _ = wizard;
        ListPage::default()
    }

    /// Step 3: another company than the one that publishes the domain was chosen; `None` while that
    /// question is not asked.
    pub fn differs_page(&self, wizard: &Wizard) -> Option<DiffersPage> {
        let _ = wizard;
        None
    }

    /// Step 4: the list.
    pub fn mail_page(&self, wizard: &Wizard) -> ListPage {
        let _ = wizard;
        ListPage::default()
    }

    /// Step 4: the stop question at this position.
    pub fn stop_page(&self, wizard: &Wizard, at: usize) -> StopPage {
        let _ = (wizard, at);
        StopPage::default()
    }

    /// Step 4: what to do instead, after a "yes".
    pub fn stopped_page(&self, wizard: &Wizard, at: usize) -> TextPage {
        let _ = (wizard, at);
        TextPage::default()
    }

    /// Step 4: "create the mailboxes first".
    pub fn mailboxes_page(&self, wizard: &Wizard) -> TextPage {
        let _ = wizard;
        TextPage::default()
    }

    /// Below a list that is cut: "13 more, type to find".
    pub fn more_to_find(&self, left_out: usize) -> String {
        self.say_with("list-more", &[("count", left_out.into())])
    }
}

//! Step 8 in words, while the news spreads.

use super::Words;
use super::page::WatchPage;
use crate::wizard::Wizard;

impl Words {
    /// Step 8.
    pub fn watch_page(&self, wizard: &Wizard) -> WatchPage {
        let _ = wizard;
        WatchPage::default()
    }

    /// Below rows that are cut: "24 more".
    pub fn more_networks(&self, left_out: usize) -> String {
        self.say_with("watch-more", &[("count", left_out.into())])
    }
}

//! Help: the keys of the screen below, from the same table as its footer, and what its step is about.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Scene;
use super::look::Tone;
use super::measure::sentence;
use super::page::{Window, padded, widest};

impl Scene<'_> {
    pub(super) fn help(self, frame: &mut Frame<'_>, body: Rect, scroll: usize) {
        let words = self.words.help_page(self.wizard);
        let mut page = self.page(body);
        page.text(&words.title, Tone::Title);
        page.blank();
        page.text(&words.about, Tone::Title);
        for line in &words.lines {
            page.text(line, Tone::Plain);
        }
        page.blank();
        let columns = widest(words.keys.iter().map(|(key, _)| key.as_str()), 18);
        for (key, meaning) in &words.keys {
            let key = padded(&sentence(key, self.look), columns + 3);
            let lead = page.span_as_is(&key, Tone::Title);
            page.hanging(vec![lead], meaning, Tone::Plain);
        }
        page.draw(frame, body, Window::Scrolled(scroll));
    }
}

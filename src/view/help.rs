//! Help: the keys of the screen below, from the same table as its footer, and what its step is about.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Scene;
use super::look::Tone;
use super::measure::{sentence, width};
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
        let keys: Vec<_> =
            words.keys.iter().map(|(key, label)| (sentence(key, self.look), label)).collect();
        // Keys that leave no room beside them have a line of their own.
        let most = page.width * 3 / 5;
        let fits = |key: &&str| width(key) <= most;
        let columns = widest(keys.iter().map(|(key, _)| key.as_str()).filter(fits), most);
        for (key, label) in &keys {
            let lead = page.span_as_is(&padded(key, columns + 3), Tone::Title);
            if width(key) > most {
                page.put(lead);
                page.hanging(vec![Span::raw("  ")], label, Tone::Plain);
            } else {
                page.hanging(vec![lead], label, Tone::Plain);
            }
        }
        page.draw(frame, body, Window::Scrolled(scroll));
    }
}

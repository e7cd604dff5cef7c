//! What stands around every screen: title, progress, banner, notice and keys.
//!
//! ```text
//!  mxguide                                      Step 3 of 8     0
//!  ● Domain  ● Found  ◉ Host  ○ Mail  …                         1
//!  ! practice banner                                            2
//!
//!    body
//!
//!  the answer to the last action
//!  Enter next   Esc back   F1 help                              last
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Scene;
use super::look::Tone;
use super::measure::{sentence, shortened, width};
use super::page::{Page, Window};
use crate::wizard::StepId;
use crate::words::Mark;

/// From this height on there is air above the body.
const AIRY: u16 = 22;

/// From this width on the body keeps its distance from the edge.
const ROOMY: u16 = 70;

/// One key of the footer.
struct KeyHint {
    key: String,
    label: String,
    weight: u8,
}

impl KeyHint {
    fn width(&self) -> usize {
        width(&self.key) + 1 + width(&self.label)
    }
}

/// The keys that fit into `columns`, and the gap between them: the least important go first, and of
/// equally important ones the last.
fn fitting(mut hints: Vec<KeyHint>, columns: usize) -> (Vec<KeyHint>, usize) {
    loop {
        let bare: usize = hints.iter().map(KeyHint::width).sum();
        let gaps = hints.len().saturating_sub(1);
        if let Some(gap) = [3, 2].into_iter().find(|gap| bare + gap * gaps <= columns) {
            return (hints, gap);
        }
        if hints.len() <= 1 {
            return (hints, 2);
        }
        let heaviest = hints.iter().map(|hint| hint.weight).max().unwrap_or(0);
        if let Some(at) = hints.iter().rposition(|hint| hint.weight == heaviest) {
            hints.remove(at);
        }
    }
}

impl Scene<'_> {
    /// Draws what surrounds the body, and gives back the room for the body.
    pub(super) fn chrome(self, frame: &mut Frame<'_>, area: Rect) -> Rect {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let row = |y: u16| Rect { y: area.y + y, height: 1, ..inner };
        self.title(frame, row(0));
        self.progress(frame, row(1));
        if let Some(banner) = self.words.practice_banner(self.wizard) {
            let mut page = self.page(row(2));
            let banner = shortened(&sentence(&banner, self.look), page.width - 2, self.look);
            let mark = page.mark(Mark::Careful);
            let text = page.span(&banner, Tone::Careful);
            page.put(Line::from(vec![mark, text]));
            page.draw(frame, row(2), Window::FollowCursor);
        }
        self.footer(frame, row(area.height - 1));
        let (left, right) = if area.width >= ROOMY { (3, 2) } else { (1, 2) };
        let column =
            Rect { x: area.x + left, width: area.width.saturating_sub(left + right), ..area };
        let notice = self.notice(column);
        let notice_height = u16::try_from(notice.height().min(3)).unwrap_or(3);
        let top = if area.height >= AIRY { 4 } else { 3 };
        let bottom = area.height.saturating_sub(2 + notice_height);
        notice.draw(
            frame,
            Rect { y: area.y + bottom + 1, height: notice_height, ..column },
            Window::FollowCursor,
        );
        Rect { y: area.y + top, height: bottom.saturating_sub(top), ..column }
    }

    fn title(self, frame: &mut Frame<'_>, row: Rect) {
        let mut page = self.page(row);
        let place = sentence(&self.words.step_place(self.wizard.step), self.look);
        let name = "mxguide";
        let gap = page.width.saturating_sub(width(name) + width(&place));
        let spans = vec![
            page.span(name, Tone::Title),
            Span::raw(" ".repeat(gap)),
            page.span(&place, Tone::Plain),
        ];
        page.put(Line::from(spans));
        page.draw(frame, row, Window::FollowCursor);
    }

    fn progress(self, frame: &mut Frame<'_>, row: Rect) {
        let mut page = self.page(row);
        let lines = [self.steps(&page, 2), self.steps(&page, 1)];
        if let Some(line) = lines.into_iter().find(|line| line.width() <= page.width) {
            page.put(line);
        } else {
            let step = self.wizard.step;
            let (number, of) = (step.number(), StepId::ALL.len());
            let text = format!("{number}/{of} {}", self.words.step_name(step));
            let span = page.span(&text, Tone::Focus);
            page.put(span);
        }
        page.draw(frame, row, Window::FollowCursor);
    }

    fn steps(self, page: &Page, gap: usize) -> Line<'static> {
        let here = self.wizard.step;
        let mut line = Line::default();
        for step in StepId::ALL {
            let (glyph, tone) = match (step.cmp(&here), self.look.unicode) {
                (std::cmp::Ordering::Less, true) => ("●", Tone::Plain),
                (std::cmp::Ordering::Less, false) => ("[x]", Tone::Plain),
                (std::cmp::Ordering::Equal, true) => ("◉", Tone::Focus),
                (std::cmp::Ordering::Equal, false) => ("[>]", Tone::Focus),
                (std::cmp::Ordering::Greater, true) => ("○", Tone::Quiet),
                (std::cmp::Ordering::Greater, false) => ("[ ]", Tone::Quiet),
            };
            if !line.spans.is_empty() {
                line.push_span(Span::raw(" ".repeat(gap)));
            }
            let name = format!("{glyph} {}", self.words.step_name(step));
            line.push_span(page.span_as_is(&name, tone));
        }
        line
    }

    fn notice(self, area: Rect) -> Page {
        let mut page = self.page(area);
        if let Some(notice) = &self.wizard.notice {
            page.line(&self.words.notice(notice));
        }
        page
    }

    fn footer(self, frame: &mut Frame<'_>, row: Rect) {
        let mut page = self.page(row);
        let hints = self.bindings.iter().filter(|binding| binding.weight < 9);
        let hints = hints
            .map(|binding| KeyHint {
                key: sentence(&self.shown_key(binding), self.look),
                label: sentence(&self.words.key_label(binding), self.look),
                weight: binding.weight,
            })
            .collect();
        let (hints, gap) = fitting(hints, page.width);
        let mut line = Line::default();
        for hint in hints {
            if !line.spans.is_empty() {
                line.push_span(Span::raw(" ".repeat(gap)));
            }
            line.push_span(page.span(&hint.key, Tone::Title));
            line.push_span(Span::raw(" "));
            line.push_span(page.span(&hint.label, Tone::Quiet));
        }
        page.put(line);
        page.draw(frame, row, Window::FollowCursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(key: &str, label: &str, weight: u8) -> KeyHint {
        KeyHint { key: key.to_owned(), label: label.to_owned(), weight }
    }

    #[test]
    fn a_narrow_footer_loses_its_least_important_keys_first() {
        let hints =
            || vec![hint("Enter", "next", 0), hint("Ctrl-L", "français", 5), hint("F1", "help", 4)];
        let kept = |columns| -> Vec<String> {
            fitting(hints(), columns).0.into_iter().map(|hint| hint.key).collect()
        };
        assert_eq!(kept(80), ["Enter", "Ctrl-L", "F1"]);
        assert_eq!(kept(25), ["Enter", "F1"]);
        assert_eq!(kept(12), ["Enter"]);
        assert_eq!(kept(1), ["Enter"]);
    }
}

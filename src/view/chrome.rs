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
use crate::wizard::{Binding, Key, KeyCode, Layer, StepId};
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

/// How soon a key leaves the footer. The ways out, and Enter where it leads on, stay longest.
fn weight(binding: &Binding) -> u8 {
    let is_way_out = binding.key == Key::plain(KeyCode::Esc) || binding.key == Key::ctrl('c');
    let leads_on = binding.key == Key::plain(KeyCode::Enter) && binding.weight == 0;
    if is_way_out || leads_on { 0 } else { binding.weight.saturating_add(1) }
}

impl Scene<'_> {
    /// Draws what surrounds the body, and gives back the room for the body.
    pub(super) fn chrome(self, frame: &mut Frame<'_>, area: Rect) -> Rect {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let row = |y: u16| Rect { y: area.y + y, height: 1, ..inner };
        let progress = self.progress(row(1));
        self.title(frame, row(0), progress.is_none());
        // Without the line of steps everything stands a row higher.
        let mut top = 1;
        if let Some(page) = progress {
            page.draw(frame, row(top), Window::FollowCursor);
            top += 1;
        }
        if let Some(banner) = self.words.practice_banner(self.wizard) {
            self.banner(row(top), &banner).draw(frame, row(top), Window::FollowCursor);
        }
        top += if area.height >= AIRY { 2 } else { 1 };
        self.footer(frame, row(area.height - 1));
        let (left, right) = if area.width >= ROOMY { (3, 2) } else { (1, 2) };
        let column =
            Rect { x: area.x + left, width: area.width.saturating_sub(left + right), ..area };
        let notice = self.notice(column);
        let notice_height = u16::try_from(notice.height().min(3)).unwrap_or(3);
        let bottom = area.height.saturating_sub(2 + notice_height);
        notice.draw(
            frame,
            Rect { y: area.y + bottom + 1, height: notice_height, ..column },
            Window::FollowCursor,
        );
        Rect { y: area.y + top, height: bottom.saturating_sub(top), ..column }
    }

    /// The name of the program and the place in the journey; with the name of the step where no line
    /// of steps says it.
    fn title(self, frame: &mut Frame<'_>, row: Rect, names_step: bool) {
        let mut page = self.page(row);
        let step = self.wizard.step;
        let mut place = vec![page.span(&self.words.step_place(step), Tone::Plain)];
        if names_step {
            place.push(Span::raw("  "));
            place.push(page.span(self.words.step_name(step).as_ref(), Tone::Focus));
        }
        let name = page.span("mxguide", Tone::Title);
        let used = name.width() + place.iter().map(Span::width).sum::<usize>();
        let gap = Span::raw(" ".repeat(page.width.saturating_sub(used)));
        page.put([name, gap].into_iter().chain(place).collect::<Line<'_>>());
        page.draw(frame, row, Window::FollowCursor);
    }

    /// What is practised on; only its first sentence where both have no room.
    fn banner(self, row: Rect, banner: &str) -> Page {
        let mut page = self.page(row);
        let mark = page.mark(Mark::Careful);
        let room = page.width.saturating_sub(mark.width());
        let mut banner = sentence(banner, self.look);
        if width(&banner) > room
            && let Some((first, _)) = banner.split_once(". ")
        {
            banner = format!("{first}.");
        }
        let text = page.span_as_is(&shortened(&banner, room, self.look), Tone::Careful);
        page.put(Line::from(vec![mark, text]));
        page
    }

    /// The line of steps, where it has room.
    fn progress(self, row: Rect) -> Option<Page> {
        let mut page = self.page(row);
        let lines = [self.steps(&page, 2), self.steps(&page, 1)];
        let line = lines.into_iter().find(|line| line.width() <= page.width)?;
        page.put(line);
        Some(page)
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
        let is_reading_help = matches!(self.wizard.layer, Some(Layer::Help { .. }));
        if let Some(notice) = self.wizard.notice.as_ref().filter(|_| !is_reading_help) {
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
                weight: weight(binding),
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

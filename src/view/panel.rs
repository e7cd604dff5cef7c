//! The pretend panel: its table of lines or its form, and beside or below it what the card says, as
//! if two windows stood side by side.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card::side_by_side;
use super::look::Tone;
use super::measure::{harmless, sentence, shortened, shortened_inside, width};
use super::page::{Page, Window, padded, widest};
use super::{Look, SIDE_BY_SIDE, Scene};
use crate::catalog::Role;
use crate::wizard::{PanelBox, PanelLine, PanelMode, PanelPage};
use crate::words::Mark;

/// Share of the width that the panel takes beside the card, in hundredths.
const PANEL_SHARE: u16 = 55;

impl Scene<'_> {
    pub(super) fn panel(self, frame: &mut Frame<'_>, body: Rect, panel: &PanelPage) {
        let is_form = matches!(panel.mode, PanelMode::Form { .. });
        if frame.area().width >= SIDE_BY_SIDE && is_form {
            let (left, right) = side_by_side(body, PANEL_SHARE);
            self.panel_page(left, panel).draw(frame, left, Window::FollowCursor);
            self.beside(right).draw(frame, right, Window::Scrolled(0));
            return;
        }
        let mut page = self.panel_page(body, panel);
        if is_form {
            let cursor = page.cursor();
            page.blank();
            page.append(self.beside(body));
            // The card below never takes the cursor from the form.
            if let Some((line, column)) = cursor {
                page.point(line, column);
            }
        }
        page.draw(frame, body, Window::FollowCursor);
    }

    /// What the card says, to be typed here.
    fn beside(self, area: Rect) -> Page {
        let mut words = self.words.card_page(self.wizard);
        // The form says itself how it is saved.
        words.save.clear();
        let mut page = self.page(area);
        page.text(&words.title, Tone::Quiet);
        page.blank();
        page.append(self.form(area, &words));
        page
    }

    fn panel_page(self, area: Rect, panel: &PanelPage) -> Page {
        let words = self.words.panel_words(self.wizard).unwrap_or_default();
        let mut page = self.page(area);
        page.text(&words.title, Tone::Title);
        if let Some((label, chosen)) = &words.setting {
            let label = page.span(&format!("{label}  "), Tone::Plain);
            page.hanging(vec![label], chosen, Tone::Value);
        }
        page.blank();
        if let Some(refusal) = &words.refusal {
            page.line(refusal);
            page.blank();
        }
        match &panel.mode {
            PanelMode::Lines { selected } => {
                if let Some(empty) = &words.empty {
                    page.text(empty, Tone::Plain);
                }
                page.table(&panel.view.lines, *selected);
                page.blank();
                page.text(&words.hint, Tone::Quiet);
            }
            PanelMode::Form { boxes, focus, .. } => {
                page.text(words.form.as_deref().unwrap_or_default(), Tone::Title);
                page.boxes(boxes, *focus);
                match &words.sending {
                    Some(sending) => page.marked(Mark::Wait, sending, Tone::Plain),
                    None => page.text(&words.save, Tone::Quiet),
                }
            }
        }
        page
    }
}

impl Page {
    /// The lines of the panel: type, name, then the rest of the boxes.
    fn table(&mut self, lines: &[PanelLine], selected: usize) {
        let names = widest(lines.iter().map(|line| text_in(line, Role::Name)), self.width / 3);
        for (at, line) in lines.iter().enumerate() {
            let is_selected = at == selected;
            let tone = if is_selected { Tone::Focus } else { Tone::Plain };
            let pointer = self.span_as_is(self.look.pointer(is_selected), Tone::Focus);
            let name = shortened_inside(&harmless(text_in(line, Role::Name)), names, self.look);
            let rest: Vec<String> = line
                .boxes
                .iter()
                .filter(|(role, text)| {
                    !matches!(role, Role::Type | Role::Name | Role::Ttl) && !text.is_empty()
                })
                .map(|(_, text)| harmless(text))
                .collect();
            let head = format!("{:<7}{}  ", line.rtype.to_string(), padded(&name, names));
            let room = self.width.saturating_sub(pointer.width() + width(&head));
            let rest = joined(rest, room, self.look);
            let text = self.span_as_is(&format!("{head}{rest}"), tone);
            self.put(Line::from(vec![pointer, text]));
            if is_selected {
                self.point_last(0);
            }
        }
    }

    fn boxes(&mut self, boxes: &[PanelBox], focus: usize) {
        let labels: Vec<String> =
            boxes.iter().map(|field| sentence(&field.label, self.look)).collect();
        let most = (self.width / 2).max(8);
        let columns = widest(labels.iter().map(String::as_str), most);
        for (at, (field, label)) in boxes.iter().zip(&labels).enumerate() {
            self.field(label, columns, &field.input, at == focus);
        }
        if boxes.is_empty() {
            self.put(Span::raw(""));
        }
    }
}

/// The boxes of a line side by side in `columns`. The longest gives way, in its middle, so that the
/// end of a target and what stands behind it are seen.
fn joined(mut texts: Vec<String>, columns: usize, look: Look) -> String {
    let gaps = 2 * texts.len().saturating_sub(1);
    let used = gaps + texts.iter().map(|text| width(text)).sum::<usize>();
    let excess = used.saturating_sub(columns);
    if excess > 0
        && let Some(longest) = texts.iter_mut().max_by_key(|text| width(text))
    {
        *longest = shortened_inside(longest, width(longest).saturating_sub(excess), look);
    }
    shortened(&texts.join("  "), columns, look)
}

fn text_in(line: &PanelLine, role: Role) -> &str {
    let found = line.boxes.iter().find(|(held, _)| *held == role);
    found.map_or("", |(_, text)| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_dot_of_a_target_is_seen_in_a_narrow_panel() {
        let look = Look { color: false, unicode: true };
        let boxes = vec!["smtp.google.com.".to_owned(), "1".to_owned()];
        assert_eq!(joined(boxes.clone(), 16, look), "smtp.goo…com.  1");
        assert_eq!(joined(boxes, 40, look), "smtp.google.com.  1");
    }
}

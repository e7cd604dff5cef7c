//! A page that is complete in itself: no script, no picture, no font, nothing to fetch.

use std::fmt::Write as _;

use super::shown;

/// Looks good on a screen and on paper. Colours have a contrast of 7:1 at least, in light and dark.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;\
color:#111;background:#fff}\
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem}\
table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #bbb}\
td.value{font-family:ui-monospace,monospace;overflow-wrap:anywhere}\
footer{margin-top:2.5rem;font-size:.85rem;color:#444}\
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}footer{color:#bbb}}\
@media print{body{margin:0;max-width:none;color:#000;background:#fff}\
tr,li{break-inside:avoid}h2{break-after:avoid}footer{color:#000}}";

/// An HTML page in the making.
pub(super) struct Html(String);

impl Html {
    pub(super) fn new(lang: &str, title: &str) -> Self {
        let mut page = Self(String::new());
        let title = text(title);
        let _ = write!(
            page.0,
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
            text(lang)
        );
        page
    }

    pub(super) fn heading(&mut self, title: &str) {
        let _ = writeln!(self.0, "<h2>{}</h2>", text(title));
    }

    pub(super) fn paragraph(&mut self, sentence: &str) {
        if !sentence.is_empty() {
            let _ = writeln!(self.0, "<p>{}</p>", text(sentence));
        }
    }

    pub(super) fn list(&mut self, entries: &[String]) {
        if entries.is_empty() {
            return;
        }
        self.0.push_str("<ul>\n");
        for entry in entries {
            let _ = writeln!(self.0, "<li>{}</li>", text(entry));
        }
        self.0.push_str("</ul>\n");
    }

    /// A table; `values` is the column set in fixed width.
    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<String>], values: Option<usize>) {
        self.0.push_str("<table>\n<thead><tr>");
        for cell in head {
            let _ = write!(self.0, "<th scope=\"col\">{}</th>", text(cell));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.0.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let class = if values == Some(at) { " class=\"value\"" } else { "" };
                let _ = write!(self.0, "<td{class}>{}</td>", text(cell));
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody>\n</table>\n");
    }

    pub(super) fn finish(mut self, footer: &str) -> String {
        let _ = write!(self.0, "<footer>{}</footer>\n</body>\n</html>\n", text(footer));
        self.0
    }
}

/// Text for HTML: what steers a terminal or hides is written out, what HTML reads is replaced.
pub(super) fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for c in shown(raw).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_cannot_write_html_or_turn_the_text_around() {
        assert_eq!(
            text("<script>alert('&')</script>\"\u{202e}\u{1b}"),
            "&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;&quot;\\u{202e}\\u{1b}"
        );
    }

    #[test]
    fn the_page_asks_nothing_of_the_internet() {
        let mut html = Html::new("en", "x");
        html.paragraph("http://192.0.2.1/ is only text");
        let page = html.finish("y");
        for fetches in ["src=", "href=", "url(", "@import", "<script", "<link", "<img"] {
            assert!(!page.contains(fetches), "{fetches}");
        }
    }
}

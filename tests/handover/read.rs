//! Small readers of what the program writes, made from the rules and not from the program.

/// The characters that the quoted strings of a zone line hold, joined (RFC 1035 §5.1).
pub(crate) fn zone_texts(line: &str) -> String {
    let mut bytes = Vec::new();
    let mut is_inside = false;
    let mut rest = line.bytes().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'"' => is_inside = !is_inside,
            b';' if !is_inside => break,
            b'\\' if is_inside => {
                let next = rest.next().unwrap();
                if next.is_ascii_digit() {
                    let digits = [next, rest.next().unwrap(), rest.next().unwrap()];
                    let number = String::from_utf8(digits.to_vec()).unwrap();
                    bytes.push(number.parse().unwrap());
                } else {
                    bytes.push(next);
                }
            }
            byte if is_inside => bytes.push(byte),
            _ => {}
        }
    }
    assert!(!is_inside, "a string does not end: {line}");
    String::from_utf8(bytes).unwrap()
}

/// The rows of a table (RFC 4180).
pub(crate) fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.chars().peekable();
    while rest.peek().is_some() {
        let mut cell = String::new();
        assert_eq!(rest.next(), Some('"'), "every cell is quoted");
        loop {
            match rest.next().unwrap() {
                '"' if rest.peek() == Some(&'"') => cell.extend(rest.next()),
                '"' => break,
                other => cell.push(other),
            }
        }
        row.push(cell);
        match rest.next().unwrap() {
            ',' => {}
            '\r' => {
                assert_eq!(rest.next(), Some('\n'));
                rows.push(std::mem::take(&mut row));
            }
            other => panic!("{other:?} after a cell"),
        }
    }
    rows
}

/// A value of such a table as DNS has it: in quotation marks it is in the form of a zone file.
pub(crate) fn csv_value(cell: &str) -> String {
    if cell.starts_with('"') { zone_texts(cell) } else { cell.to_owned() }
}

/// A tag or a text of an HTML page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// `<p class="soft">` or `</p>`, as written.
    Tag(String),
    /// Text with its references resolved.
    Text(String),
}

/// The nodes of a page. Styles and scripts are one text each.
pub(crate) fn html(page: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('<') {
            let (tag, after) = after.split_once('>').unwrap();
            nodes.push(Node::Tag(tag.to_owned()));
            rest = after;
            for raw in ["style", "script"] {
                if tag == raw {
                    let (text, after) = rest.split_once(&format!("</{raw}>")).unwrap();
                    nodes.push(Node::Text(text.to_owned()));
                    rest = after;
                }
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            nodes.push(Node::Text(resolved(text)));
            rest = after;
        }
    }
    nodes
}

fn resolved(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let mut out = text.to_owned();
    for (reference, sign) in named {
        out = out.replace(reference, sign);
    }
    out
}

/// The values of a page, in order.
pub(crate) fn html_values(nodes: &[Node]) -> Vec<String> {
    let mut values = Vec::new();
    for pair in nodes.windows(2) {
        if let [Node::Tag(tag), Node::Text(text)] = pair
            && tag.starts_with("code class=\"value\"")
        {
            values.push(text.clone());
        }
    }
    values
}

/// The content of the code span that a line ends with (CommonMark 0.31 §6.1).
pub(crate) fn markdown_span(line: &str) -> Option<String> {
    let start = line.find('`')?;
    let marks = line.get(start..)?.chars().take_while(|c| *c == '`').count();
    let inside = line.get(start + marks..)?;
    let fence = "`".repeat(marks);
    // The first run of exactly that many marks ends the span.
    let mut at = 0;
    let end = loop {
        let found = inside.get(at..)?.find('`')? + at;
        let run = inside.get(found..)?.chars().take_while(|c| *c == '`').count();
        if run == fence.len() {
            break found;
        }
        at = found + run;
    };
    let content = inside.get(..end)?;
    let is_blank = content.chars().all(|c| c == ' ');
    let is_padded = content.starts_with(' ') && content.ends_with(' ') && !is_blank;
    let content = if is_padded { content.get(1..content.len() - 1)? } else { content };
    Some(content.to_owned())
}

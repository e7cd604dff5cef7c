//! Every text of a file, wherever it stands.

use toml::Value;

use super::{AuditFault, Desk};

impl Desk<'_> {
    /// Looks at every text: a table with `en` and `fr`, both with words.
    pub(super) fn texts(&mut self) {
        let Ok(table) = toml::from_str::<toml::Table>(self.text) else { return };
        self.walk(&Value::Table(table), "");
    }

    fn walk(&mut self, value: &Value, path: &str) {
        match value {
            Value::Table(table) if table.contains_key("en") && table.contains_key("fr") => {
                let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default();
                self.audit.texts += 1;
                for key in ["en", "fr"] {
                    if text(key).trim().is_empty() {
                        let at = format!("{key} = \"{}\"", text(key));
                        self.flaw(&at, AuditFault::EmptyText(path.to_owned()));
                    }
                }
            }
            Value::Table(table) => {
                let dot = if path.is_empty() { "" } else { "." };
                for (key, inner) in table {
                    self.walk(inner, &format!("{path}{dot}{key}"));
                }
            }
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.walk(item, &format!("{path}[{}]", at + 1));
                }
            }
            _ => {}
        }
    }
}

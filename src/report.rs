//! What a run leaves behind: text, JSON, HTML.

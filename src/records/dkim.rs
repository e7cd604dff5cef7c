//! Placeholder until the parser lands.
pub fn same_meaning(a: &str, b: &str) -> bool {
    a == b
}

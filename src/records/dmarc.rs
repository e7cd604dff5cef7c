//! Placeholder until the parser lands.
pub fn same_meaning(a: &str, b: &str) -> bool {
    a == b
}
pub fn parse(text: &str) -> Result<(), ()> {
    text.starts_with("v=DMARC1").then_some(()).ok_or(())
}

//! The number under which a message is kept. The build script counts it as well, and fails where two
//! ids have the same, so nothing here may depend on the program.

/// FNV-1a of 32 bits, after Fowler, Noll and Vo.
pub(super) fn key(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

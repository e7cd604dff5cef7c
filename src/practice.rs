//! The pretend internet and the pretend panels.

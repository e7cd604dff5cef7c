//! The only place with a clock, a terminal and files.

//! One question → what was heard: sockets, the delegation walk, interception tests.

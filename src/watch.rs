//! The pure scheduler: whom to ask next, and when.

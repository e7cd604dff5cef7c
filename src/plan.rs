//! Answers × catalogue × before-photo → what is wanted, what goes, in which order.

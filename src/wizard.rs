//! The wizard: `update(Msg) -> Vec<Effect>`, one file a step.

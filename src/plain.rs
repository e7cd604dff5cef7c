//! The append-only face of the wizard.

//! The full-screen face of the wizard.

//! `mxguide`: from "I own a domain" to "my mail works, and here is the proof".
//!
//! ```text
//!          assets/*.toml                 DNS                         keyboard
//!               │                         │                              │
//!            catalog                     net ──Sighting──┐            runtime ── clock, terminal, files
//!               │                                        ▼               │ Msg            ▲ Effect
//! answers ──▶ plan ──Wanted──▶ verdict ◀──Sightings── watch ◀────── wizard ──────────────┘
//!               (desired)      (diff, findings)     (pure schedule)      │ &Wizard
//!                                  │                                     ▼
//!                                  └──────────────▶ report (CLI)       view · plain ◀── words
//! ```
//!
//! Arrows are the only imports allowed; `tests/layers.rs` reads the sources and fails on any other.

pub mod catalog;
pub mod cli;
pub mod names;
pub mod net;
pub mod observe;
pub mod plain;
pub mod plan;
pub mod practice;
pub mod records;
pub mod report;
pub mod runtime;
pub mod verdict;
pub mod view;
pub mod watch;
pub mod wizard;
pub mod words;

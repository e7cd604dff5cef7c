//! The wizard: a pure `update(Msg) -> Vec<Effect>` over everything a person has seen and said.
//!
//! One file a step. No terminal, no socket, no file and no clock: time arrives in each message, and
//! what must happen outside leaves as an [`Effect`]. The two faces, `view` and `plain`, read
//! `&Wizard` and write nothing back.

mod anew;
mod apply;
mod card;
mod details;
mod domain;
mod enter;
mod found;
mod judged;
mod keys;
mod list;
mod msg;
mod noticed;
mod panel;
mod place;
mod plan_page;
mod state;
mod watching;

pub use card::{CardBox, card_boxes};
pub use details::{DetailsStep, Field, FieldKind, FieldProblem, preselected};
pub use domain::{DomainFocus, DomainStep, Prefix};
pub use enter::EnterStep;
pub use keys::{Binding, Edit, Intent, Key, KeyCode};
pub use list::{Choice, ListStep, MailPage};
pub use msg::{CopyOutcome, Effect, Event, Msg, Outcome, TypedBoxes, Written};
pub use panel::{PanelAct, PanelBox, PanelLine, PanelMode, PanelPage, PanelSetting, PanelView};
pub use place::{Offer, PLACE_VERSION, Place};
pub use plan_page::ByItself;
pub use state::{Face, Layer, Notice, PhotoState, Pin, StepId, Wizard, World};
pub use watching::WatchStep;

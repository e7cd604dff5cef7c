//! The wizard told as stories: what people type and press, what their servers say meanwhile, and
//! what comes of it. No socket and no clock; the zone is on paper and time passes when a story says
//! so.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

#[path = "stories/adopting.rs"]
mod adopting;
#[path = "stories/handing_over.rs"]
mod handing_over;
#[path = "stories/honest.rs"]
mod honest;
#[path = "stories/input.rs"]
mod input;
#[path = "stories/journeys.rs"]
mod journeys;
#[path = "stories/keys.rs"]
mod keys;
#[path = "stories/leaving.rs"]
mod leaving;
#[path = "stories/lists.rs"]
mod lists;
#[path = "stories/noticing.rs"]
mod noticing;
#[path = "stories/one_click.rs"]
mod one_click;
#[path = "stories/paper.rs"]
mod paper;
#[path = "stories/planning.rs"]
mod planning;
#[path = "stories/pokes.rs"]
mod pokes;
#[path = "stories/promises.rs"]
mod promises;
#[path = "stories/providers.rs"]
mod providers;
#[path = "stories/routes.rs"]
mod routes;
#[path = "stories/tale.rs"]
mod tale;
#[path = "stories/walking.rs"]
mod walking;
#[path = "stories/watching.rs"]
mod watching;

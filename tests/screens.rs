//! Every screen as a person sees it, in three sizes and two languages, and what no screen may do.

#![expect(clippy::unwrap_used, reason = "a scene that cannot be set up is a failed test")]

#[path = "screens/album.rs"]
mod album;
#[path = "screens/camera.rs"]
mod camera;
#[path = "screens/entered.rs"]
mod entered;
#[path = "screens/limits.rs"]
mod limits;
#[path = "screens/scenes.rs"]
mod scenes;
#[path = "screens/stage.rs"]
mod stage;

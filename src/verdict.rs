//! Plan × sightings × now → state, findings, bound.

//! The catalogue: registrars, providers and resolvers, parsed from `assets/` into types.

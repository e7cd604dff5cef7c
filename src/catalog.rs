//! The catalogue: what each DNS host's form looks like, what each mail provider wants, and which
//! public resolvers there are. Assets in TOML become types here; guesses about who publishes a domain
//! or receives its mail are made from names alone. Reads no file, asks no server, knows no clock.

pub mod audit;
mod built_in;
pub mod fault;
pub mod form;
mod guess;
mod habits;
mod id;
mod input;
mod pattern;
mod provenance;
mod provider;
mod registrar;
mod resolver;
mod shelf;
mod stock;
mod template;
mod text;
mod trap;

pub use fault::CatalogFault;
pub use guess::{Guess, Hints, HostGuess, MailGuess};
pub use habits::{Habits, IpAsMx, TypedQuotes};
pub use id::{ProviderId, RegistrarId, ResolverId};
pub use input::{Input, InputFault, InputKind};
pub use pattern::{Pattern, PatternFault, Specificity};
pub use provenance::{Day, NoDay, Provenance};
pub use provider::{
    ConnectTemplate, Detect, Gateway, MxTemplate, OneClick, Provider, Purpose, RecordTemplate,
    SpfPart, StopQuestion, Variant,
};
pub use registrar::{
    Appends, FinalDot, Form, FormBox, Forms, LongTxt, Preset, Quotes, Registrar, Role, Root,
    ServerTrap, TtlAdvice,
};
pub use resolver::{Continent, Doh, Filtering, Resolver};
pub use shelf::{Catalog, Common};
pub use stock::Stock;
pub use template::{Inputs, Template, TemplateFault};
pub use text::{Lang, Text};
pub use trap::{Place, Trap, When};

//! Who receives the domain's mail today, told from what the photo shows.

use super::texts::includes;
use crate::catalog::{Catalog, Hints, MailGuess};
use crate::names::Name;
use crate::observe::{Heard, Photo};
use crate::records::{Rdata, spf};

/// Who receives the mail of the domain in `photo`: told from its mail servers, and where several
/// companies share those, from the sender list, the signature keys and the mail programs' alias.
pub fn receiver(catalog: &Catalog, photo: &Photo) -> MailGuess {
    let servers: Vec<Name> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
    narrowed(catalog, photo, catalog.provider_of(&servers))
}

/// The same from a guess that was made from the mail servers alone.
pub fn narrowed(catalog: &Catalog, photo: &Photo, guess: MailGuess) -> MailGuess {
    let servers: Vec<Name> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
    let apex = photo.domain.name();
    let texts = photo.texts(&apex);
    let senders = texts.iter().filter(|text| spf::is_spf(text)).flat_map(|text| includes(text));
    let mut hints = Hints { apex, senders: senders.collect(), ..Hints::default() };
    for (owner, target) in aliases(photo) {
        let place = owner.labels().next().map(str::to_ascii_lowercase);
        match place.as_deref() {
            Some("autodiscover") => hints.autodiscover.push(target),
            _ if owner.labels().any(|label| label == "_domainkey") => hints.keys.push(target),
            _ => {}
        }
    }
    catalog.narrowed(guess, &servers, &hints)
}

/// The aliases that came up, with the names they stand at.
fn aliases(photo: &Photo) -> impl Iterator<Item = (Name, Name)> {
    let answers = photo.views.iter().flat_map(|view| &view.answers);
    let records = answers.flat_map(|(_, heard, _)| match heard {
        Heard::Records(records) => records.as_slice(),
        _ => &[],
    });
    records.filter_map(|record| match &record.data {
        Rdata::Cname(target) => Some((record.name.clone(), target.clone())),
        _ => None,
    })
}

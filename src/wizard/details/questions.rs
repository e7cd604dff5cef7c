//! Which questions step 5 asks, and what stands in a field before anybody types.

use super::{Field, FieldKind};
use crate::catalog::{Input, InputKind, Provider, Purpose, RecordTemplate};
use crate::names::Name;
use crate::plan::{Answers, OPTIONAL, variant_there};
use crate::wizard::state::Wizard;

/// Key of the question whether the panel's preset is to be used.
const PRESET: &str = "preset";

impl Wizard {
    /// The questions of this step, given the answers so far: what can be derived is not asked.
    pub fn fields(&self) -> Vec<Field> {
        let (Some(provider), Some(answers)) = (self.provider(), &self.answers) else {
            return Vec::new();
        };
        let mut fields = Vec::new();
        let preset = self.registrar().and_then(|registrar| registrar.preset_for(&provider.id));
        let has_route = self.present_provider().as_ref() == Some(&provider.id);
        if let Some(preset) = preset.filter(|_| !has_route) {
            fields.push(Field {
                key: PRESET.to_owned(),
                kind: FieldKind::Preset(Box::new(preset.clone())),
                can_wait: false,
            });
        }
        let has_filter = self.has_filter();
        let is_asked = |input: &&Input| {
            let is_idle = has_filter && is_route(provider, input);
            !is_idle && !is_moot(provider, answers, &input.key)
        };
        fields.extend(provider.inputs.iter().filter(is_asked).map(value));
        let has_extras = provider.records.iter().any(|record| {
            !record.required && matches!(record.purpose, Purpose::Autoconfig | Purpose::Other)
        });
        if has_extras {
            fields.push(Field {
                key: OPTIONAL.to_owned(),
                kind: FieldKind::Optional,
                can_wait: false,
            });
        }
        fields.extend(self.world.catalog.common.inputs.iter().map(value));
        fields
    }

    /// The question shown.
    pub fn field(&self) -> Option<Field> {
        let fields = self.fields();
        let at = self.field_position(&fields);
        fields.into_iter().nth(at)
    }

    /// Its place among the questions, counted from 0, and how many there are.
    pub fn field_place(&self) -> (usize, usize) {
        let fields = self.fields();
        (self.field_position(&fields), fields.len())
    }

    fn field_position(&self, fields: &[Field]) -> usize {
        let key = self.details.key.as_ref();
        key.and_then(|key| fields.iter().position(|field| field.key == *key)).unwrap_or(0)
    }

    /// True when a security filter receives the mail, so that its route stays as it is.
    fn has_filter(&self) -> bool {
        let Some(photo) = self.taken() else { return false };
        let exchanges: Vec<Name> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
        self.world.catalog.gateway_of(&exchanges).is_some()
    }

    /// What stands in the field before anybody types: the answer so far, what is published already,
    /// our suggestion, the provider's default. Nothing when it was left for later, so that Enter
    /// leaves it there.
    pub(super) fn proposed(&self, field: &Field) -> String {
        let (FieldKind::Value(input), Some(answers)) = (&field.kind, &self.answers) else {
            return String::new();
        };
        if input.repeatable {
            return String::new();
        }
        if answers.later.contains(&field.key) {
            return self.pretended(input).unwrap_or_default();
        }
        let given = || answers.inputs.get(&field.key).and_then(|values| values.first().cloned());
        let suggested = || {
            let suggestion = input.suggest.as_ref()?;
            suggestion.fill(&answers.domain, &answers.to_inputs()).ok()
        };
        given()
            .or_else(|| self.published(input))
            .or_else(suggested)
            .or_else(|| input.default.clone())
            .or_else(|| self.pretended(input))
            .unwrap_or_default()
    }

    /// On the practice internet nobody has a provider's console: a made-up value stands ready.
    pub fn pretended(&self, input: &Input) -> Option<String> {
        self.world.is_practice.then(|| input.example.clone())
    }

    /// The mail server that is published today, or the set it belongs to, where that is what this
    /// question asks for.
    fn published(&self, input: &Input) -> Option<String> {
        let provider = self.provider().filter(|provider| is_route(provider, input))?;
        let photo = self.taken()?;
        let mut exchanges = photo.mx().into_iter().map(|(_, exchange)| exchange);
        if provider.variant_input.as_ref() == Some(&input.key) {
            let there: Vec<Name> = exchanges.collect();
            let set = variant_there(self.answers.as_ref()?, provider, &there)?;
            return Some(set.id.clone());
        }
        let names_server = input.kind == InputKind::Host;
        names_server
            .then(|| exchanges.find_map(|exchange| input.accept(exchange.as_str()).ok()))
            .flatten()
    }
}

/// The answer that stands there before anything is said: an unverified preset is not pushed, and
/// neither are lines that mail works without.
pub fn preselected(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Preset(preset) => preset.verified,
        FieldKind::Optional | FieldKind::Value(_) => false,
    }
}

fn value(input: &Input) -> Field {
    Field {
        key: input.key.clone(),
        kind: FieldKind::Value(Box::new(input.clone())),
        can_wait: input.optional || input.kind != InputKind::MailServer,
    }
}

/// A question whose answer would go into no record, because each of those records waits for another
/// part that was left for later, or has its place taken.
fn is_moot(provider: &Provider, answers: &Answers, key: &str) -> bool {
    let mut uses =
        provider.records.iter().filter(|record| needs(record).any(|input| input == key)).peekable();
    uses.peek().is_some()
        && uses.all(|record| {
            let waits = needs(record).any(|other| other != key && answers.later.contains(other));
            waits || is_taken(provider, answers, record)
        })
}

/// The inputs a record needs.
fn needs(record: &RecordTemplate) -> impl Iterator<Item = &str> {
    record.name.inputs().chain(record.value.inputs())
}

/// True when a record of another type, listed before this one, was given for the same name: a key is
/// a text or an alias, never both.
fn is_taken(provider: &Provider, answers: &Answers, record: &RecordTemplate) -> bool {
    provider.records.iter().take_while(|other| *other != record).any(|other| {
        other.name == record.name
            && other.rtype != record.rtype
            && needs(other).all(|key| answers.input(key).is_some())
            && needs(other).next().is_some()
    })
}

/// True for a value that goes into the mail route alone.
fn is_route(provider: &Provider, input: &Input) -> bool {
    let is_mx = provider
        .variants
        .iter()
        .flat_map(|variant| &variant.mx)
        .any(|line| line.host.inputs().any(|key| key == input.key));
    let is_elsewhere = provider.records.iter().flat_map(needs).any(|key| key == input.key);
    let is_choice = provider.variant_input.as_ref() == Some(&input.key);
    (is_mx || is_choice || input.kind == InputKind::MailServer) && !is_elsewhere
}

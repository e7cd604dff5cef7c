//! What a domain is held against when no person answers questions: the flags of the command line,
//! completed by what the domain itself shows. Nothing is guessed: what neither says stays open.

mod fault;
mod guesses;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use fault::AimFault;
use guesses::Guesses;

use crate::catalog::{
    Catalog, Input, InputKind, Inputs, Lang, MailGuess, Provider, ProviderId, Purpose,
    RecordTemplate, RegistrarId, Stock,
};
use crate::cli::PlanArgs;
use crate::names::{Domain, Host};
use crate::observe::{Photo, Question};
use crate::plan::{Answers, OPTIONAL, ROUTE_AS_FOUND, narrowed};
use crate::records::{Rdata, Rtype, dkim};

/// The provider whose mail servers are typed in rather than known.
const OTHER: &str = "other";
/// Its key for a mail server.
const OTHER_MX: &str = "mx";
/// Mail servers taken over from a domain; a route with more is nobody's.
const MOST_SERVERS: usize = 20;

/// What is wanted of a domain.
#[derive(Debug, Clone)]
pub(crate) struct Aim {
    catalog: Stock,
    provider: Option<ProviderId>,
    variant: Option<String>,
    registrar: Option<RegistrarId>,
    inputs: BTreeMap<String, Vec<String>>,
    guesses: Arc<Guesses>,
}

impl Aim {
    /// Reads the flags against the catalogue.
    pub(crate) fn new(args: &PlanArgs, catalog: Stock, lang: Lang) -> Result<Self, AimFault> {
        let provider = args.provider.as_deref().map(|id| provider(&catalog, id)).transpose()?;
        if let (Some(provider), Some(variant)) = (provider, &args.variant) {
            check_variant(provider, variant)?;
        }
        let registrar = match args.registrar.as_deref() {
            None => None,
            Some(id) => {
                let wanted = RegistrarId::new(id);
                if catalog.registrar(&wanted).is_none() {
                    let nearest = catalog.nearest_registrar(id).map(str::to_owned);
                    return Err(AimFault::Registrar(id.to_owned(), nearest));
                }
                Some(wanted)
            }
        };
        let inputs = inputs(&args.set, &catalog, provider, lang)?;
        let (provider, variant) = (provider.map(|one| one.id.clone()), args.variant.clone());
        Ok(Self { catalog, provider, variant, registrar, inputs, guesses: Arc::default() })
    }

    /// The catalogue it was read against.
    pub(crate) const fn catalog(&self) -> &Stock {
        &self.catalog
    }

    /// The provider asked for; `None` when the domain's own set-up is judged as it is.
    pub(crate) const fn provider(&self) -> Option<&ProviderId> {
        self.provider.as_ref()
    }

    /// The company where the person says the records are entered.
    pub(crate) const fn registrar(&self) -> Option<&RegistrarId> {
        self.registrar.as_ref()
    }

    /// Who receives the mail of the domain now.
    pub(crate) fn found(&self, photo: &Photo) -> MailGuess {
        let servers: Vec<_> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
        narrowed(&self.catalog, photo, self.guesses.mail(&self.catalog, &servers))
    }

    /// Who publishes the domain.
    pub(crate) fn publisher(&self, photo: &Photo) -> Option<RegistrarId> {
        let delegation = photo.delegation.as_ref()?;
        self.guesses.host(&self.catalog, &delegation.name_servers).known().cloned()
    }

    /// The names that are asked about beside the usual ones, because the plan may need them.
    pub(crate) fn questions(&self, domain: &Domain) -> Vec<Question> {
        let provider = self.provider.as_ref().and_then(|id| self.catalog.provider(id));
        provider.map(|provider| self.names_of(provider, domain)).unwrap_or_default()
    }

    /// The same once it is known who receives the mail: the names of that provider's records.
    pub(crate) fn closer(&self, photo: &Photo) -> Vec<Question> {
        let known = self.provider.is_none().then(|| self.found(photo));
        let provider = known.as_ref().and_then(|found| self.catalog.provider(found.known()?));
        provider.map(|provider| self.names_of(provider, &photo.domain)).unwrap_or_default()
    }

    fn names_of(&self, provider: &Provider, domain: &Domain) -> Vec<Question> {
        let mut answers = Answers::new(domain.clone());
        answers.inputs.clone_from(&self.inputs);
        fill_defaults(provider, &mut answers);
        let inputs = answers.to_inputs();
        let wants_extras = answers.input(OPTIONAL) == Some("all");
        let is_wanted = |template: &&RecordTemplate| {
            let is_extra = matches!(template.purpose, Purpose::Autoconfig | Purpose::Other);
            template.required || !is_extra || wants_extras
        };
        let mut questions = Vec::new();
        for template in provider.records.iter().filter(is_wanted) {
            let Ok(name) = template.name.fill(domain, &inputs) else { continue };
            let name = Host::from_relative(&name).absolute(domain);
            // An alias answers a question for text as well (RFC 1034 §3.6.2).
            if template.rtype == Rtype::Cname {
                questions.push(Question::new(name.clone(), Rtype::Txt));
            }
            questions.push(Question::new(name, template.rtype));
        }
        questions
    }

    /// The answers that make the plan for the domain in `photo`: the flags, completed by what the
    /// domain shows. `None` when there is nothing to hold it against: no provider was asked for, and
    /// nobody receives its mail.
    pub(crate) fn answers(&self, photo: &Photo) -> Option<Answers> {
        let mut answers = Answers::new(photo.domain.clone());
        answers.inputs.clone_from(&self.inputs);
        answers.variant.clone_from(&self.variant);
        answers.registrar = self.registrar.clone().or_else(|| self.publisher(photo));
        let found = self.found(photo);
        let known = self.provider.as_ref().or_else(|| found.known());
        let known = known.and_then(|id| self.catalog.provider(id));
        let provider = match known {
            Some(provider) if self.provider.is_some() || !provider.variants.is_empty() => provider,
            // Somebody receives the mail whose lines are not in the catalogue: they count as they are.
            _ => {
                let lines = as_typed(photo);
                if lines.is_empty() {
                    return None;
                }
                answers.inputs.insert(OTHER_MX.to_owned(), lines);
                self.catalog.provider(&ProviderId::new(OTHER))?
            }
        };
        answers.provider = Some(provider.id.clone());
        if self.provider.is_none() {
            answers.inputs.insert(ROUTE_AS_FOUND.to_owned(), vec![String::from("yes")]);
        }
        fill_defaults(provider, &mut answers);
        adopt(provider, photo, &mut answers);
        Some(answers)
    }
}

/// The provider of this id, if its records are known.
fn provider<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Provider, AimFault> {
    match catalog.provider(&ProviderId::new(id)) {
        Some(provider) if provider.variants.is_empty() => {
            Err(AimFault::OnlyRecognised(id.to_owned()))
        }
        Some(provider) => Ok(provider),
        None => {
            let nearest = catalog.nearest_provider(id).map(str::to_owned);
            Err(AimFault::Provider(id.to_owned(), nearest))
        }
    }
}

fn check_variant(provider: &Provider, variant: &str) -> Result<(), AimFault> {
    let older = (1..=provider.old_mx.len()).map(|number| format!("older-{number}"));
    let known: Vec<String> =
        provider.variants.iter().map(|set| set.id.clone()).chain(older).collect();
    if known.iter().any(|id| id == variant) {
        return Ok(());
    }
    Err(AimFault::Variant(variant.to_owned(), known))
}

/// The `--set` flags, cleaned and checked.
fn inputs(
    set: &[String],
    catalog: &Catalog,
    provider: Option<&Provider>,
    lang: Lang,
) -> Result<BTreeMap<String, Vec<String>>, AimFault> {
    let mut given: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for flag in set {
        let Some((key, value)) = flag.split_once('=') else {
            return Err(AimFault::Shape(flag.clone()));
        };
        let key = key.trim();
        if key == OPTIONAL {
            if !matches!(value.trim(), "all" | "none") {
                return Err(AimFault::Optional(value.to_owned()));
            }
            given.insert(key.to_owned(), vec![value.trim().to_owned()]);
            continue;
        }
        let input = input(key, catalog, provider)?;
        let value = input.accept(value).map_err(|fault| {
            AimFault::Value(key.to_owned(), fault, input.wrong.of(lang).to_owned())
        })?;
        let values = given.entry(key.to_owned()).or_default();
        if !values.is_empty() && !input.repeatable {
            return Err(AimFault::Twice(key.to_owned()));
        }
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(given)
}

/// The input of this key.
fn input<'a>(
    key: &str,
    catalog: &'a Catalog,
    provider: Option<&'a Provider>,
) -> Result<&'a Input, AimFault> {
    let common = || catalog.common.inputs.iter();
    let own = || provider.into_iter().flat_map(|provider| &provider.inputs);
    if let Some(found) = own().chain(common()).find(|input| input.key == key) {
        return Ok(found);
    }
    let belongs_to_somebody = catalog.providers.iter().any(|one| one.input(key).is_some());
    if provider.is_none() && belongs_to_somebody {
        return Err(AimFault::NoProvider(key.to_owned()));
    }
    let mut known: Vec<String> = own().chain(common()).map(|input| input.key.clone()).collect();
    known.push(OPTIONAL.to_owned());
    Err(AimFault::Key(key.to_owned(), known))
}

/// The provider's defaults for what was not given.
fn fill_defaults(provider: &Provider, answers: &mut Answers) {
    for input in &provider.inputs {
        if let Some(default) = &input.default {
            answers.inputs.entry(input.key.clone()).or_insert_with(|| vec![default.clone()]);
        }
    }
}

/// The mail lines that are there, as a person would type them.
fn as_typed(photo: &Photo) -> Vec<String> {
    let lines = photo.mx().into_iter().filter(|(_, exchange)| !exchange.as_str().is_empty());
    lines
        .take(MOST_SERVERS)
        .map(|(priority, exchange)| format!("{priority}:{}", exchange.as_str()))
        .collect()
}

/// Takes over what only the provider's console tells, where the domain already shows it: the mail
/// server made for this customer, and the signature keys.
fn adopt(provider: &Provider, photo: &Photo, answers: &mut Answers) {
    let exchanges = photo.mx().into_iter().map(|(_, exchange)| exchange.as_str().to_owned());
    let exchanges: Vec<String> = exchanges.collect();
    let servers = provider.inputs.iter().filter(|input| input.kind == InputKind::Host);
    for input in servers.filter(|input| !input.optional) {
        let own = exchanges.iter().find(|name| input.accept(name).as_ref() == Ok(*name));
        if let Some(own) = own.filter(|_| answers.values(&input.key).is_empty()) {
            answers.inputs.insert(input.key.clone(), vec![own.clone()]);
        }
    }
    for template in provider.records.iter().filter(|one| one.purpose == Purpose::Sign) {
        adopt_key(provider, template, photo, answers);
    }
}

/// One signature key. A text that is no key is left to the findings.
fn adopt_key(provider: &Provider, template: &RecordTemplate, photo: &Photo, answers: &mut Answers) {
    let domain = &photo.domain;
    let inputs = answers.to_inputs();
    if template.build(domain, &inputs).is_ok() {
        return;
    }
    let Ok(relative) = template.name.fill(domain, &inputs) else { return };
    let name = Host::from_relative(&relative).absolute(domain);
    let set = photo.set(&name, template.rtype).map(|set| set.data).unwrap_or_default();
    let [there] = set.as_slice() else { return };
    let value = match there {
        Rdata::Txt(text) if dkim::parse(text).is_ok() => text.clone(),
        Rdata::Cname(target) => target.as_str().to_owned(),
        _ => return,
    };
    let fits = |input: &&Input| {
        let right_kind = match there {
            Rdata::Txt(_) => input.kind == InputKind::DkimKey,
            _ => input.kind == InputKind::Host && input.accept(&value).as_ref() == Ok(&value),
        };
        right_kind
            && answers.values(&input.key).is_empty()
            && makes(template, photo, answers, input, &value)
    };
    let Some(key) = provider.inputs.iter().find(fits).map(|input| input.key.clone()) else {
        return;
    };
    answers.inputs.insert(key, vec![value]);
}

/// True when the value of this input is what the template's record lacks.
fn makes(
    template: &RecordTemplate,
    photo: &Photo,
    answers: &Answers,
    input: &Input,
    value: &str,
) -> bool {
    let mut inputs: Inputs = answers.to_inputs();
    inputs.set(input.key.clone(), value);
    template.build(&photo.domain, &inputs).is_ok()
}

#[cfg(test)]
mod tests;

//! From the wanted record into a company's boxes and out again: what the guidance says to type has to
//! publish exactly what is wanted.

use super::{AuditFault, Desk};
use crate::catalog::form::{Typed, fill_set, publish};
use crate::catalog::{Catalog, Inputs, Lang, Provider, Registrar, Role};
use crate::names::{Domain, Host, Name};
use crate::records::{Rdata, Record};

/// Everything a provider wants, for every one of its variants, with its examples filled in. Inputs
/// whose example does not fit are left out, and the records that wait for them.
pub(super) fn wanted(catalog: &Catalog, entry: &Provider, domain: &Domain) -> Vec<(Host, Rdata)> {
    let inputs = examples(catalog, entry);
    let mut wanted: Vec<(Host, Rdata)> = Vec::new();
    let lines = entry.variants.iter().flat_map(|variant| &variant.mx);
    let lines = lines.filter_map(|line| line.rdata(domain, &inputs).ok());
    wanted.extend(lines.map(|data| (Host::Apex, data)));
    let records = entry.records.iter().chain(&catalog.common.records);
    wanted.extend(records.filter_map(|record| record.build(domain, &inputs).ok()));
    let parts = entry.variants.iter().filter_map(|variant| variant.spf.as_ref());
    for part in parts.chain(&entry.spf) {
        let text = format!("v=spf1 {} {}", part.mechanisms.join(" "), part.tail);
        wanted.push((Host::Apex, Rdata::Txt(text.replace("  ", " "))));
    }
    let mut seen = Vec::new();
    wanted.retain(|one| !seen.contains(one) && (seen.push(one.clone()), true).1);
    wanted
}

/// The example of every input, as if a person had pasted it.
pub(super) fn examples(catalog: &Catalog, entry: &Provider) -> Inputs {
    let mut inputs = Inputs::new();
    for input in entry.inputs.iter().chain(&catalog.common.inputs) {
        if let Ok(value) = input.accept(&input.example) {
            inputs.set(input.key.as_str(), value);
        }
    }
    inputs
}

impl Desk<'_> {
    /// Types `wanted` at `registrar` as its guidance says, in both languages, and compares.
    pub(super) fn trips(
        &mut self,
        registrar: &Registrar,
        domain: &Domain,
        wanted: &[(Host, Rdata)],
        at: &str,
    ) {
        for (host, data) in wanted {
            self.audit.trips += 1;
            for lang in [Lang::En, Lang::Fr] {
                if let Err(fault) = trip(registrar, domain, host, data, lang) {
                    self.flaw(at, fault);
                    break;
                }
            }
        }
    }
}

fn trip(
    registrar: &Registrar,
    domain: &Domain,
    host: &Host,
    data: &Rdata,
    lang: Lang,
) -> Result<(), AuditFault> {
    let company = registrar.name.clone();
    let wanted = shown(&host.absolute(domain), data);
    let filled = fill_set(registrar, domain, host, std::slice::from_ref(data), lang);
    if !filled.iter().any(|cell| matches!(cell.role, Role::Target | Role::Value)) {
        return Err(AuditFault::NoForm { company, wanted });
    }
    let typed = Typed::from_filled(data.rtype(), &filled);
    let Ok(records) = publish(registrar, domain, &typed) else {
        return Err(AuditFault::Refused { company, wanted });
    };
    let is_it = |one: &Record| one.name == host.absolute(domain) && one.data == *data;
    match records.as_slice() {
        [only] if is_it(only) => Ok(()),
        others => {
            let got: Vec<String> = others.iter().map(|one| shown(&one.name, &one.data)).collect();
            Err(AuditFault::ComesOut { company, wanted, got: got.join("; ") })
        }
    }
}

fn shown(name: &Name, data: &Rdata) -> String {
    format!("{name} {} {data}", data.rtype())
}

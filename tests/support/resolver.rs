//! A stand-in for the machine's resolver: it answers from a table, follows aliases inside it, and
//! says NXDOMAIN to the rest. Zones listed as broken fail unless checking is disabled.

use std::sync::{Arc, Mutex, PoisonError};

use hickory_server::proto::op::{Message, ResponseCode};
use hickory_server::proto::rr::{Name, RData, Record, RecordType};

use super::served::{Reply, Served, absolute, response, zone_text};

/// A running resolver whose table can grow.
pub(crate) struct Resolver {
    pub(crate) served: Served,
    table: Arc<Mutex<Vec<Record>>>,
    broken: Arc<Mutex<Vec<Name>>>,
}

impl Resolver {
    pub(crate) async fn start() -> Self {
        let table = Arc::new(Mutex::new(Vec::new()));
        let broken = Arc::new(Mutex::new(Vec::<Name>::new()));
        let (known, failing) = (table.clone(), broken.clone());
        let served = Served::start(Box::new(move |request, _| {
            let name = request.queries[0].name();
            let is_broken = failing
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .iter()
                .any(|zone| zone.zone_of(name));
            if is_broken && !request.metadata.checking_disabled {
                return Reply::Message(Box::new(response(request, ResponseCode::ServFail)));
            }
            let known = known.lock().unwrap_or_else(PoisonError::into_inner);
            Reply::Message(Box::new(look_up(request, &known, is_broken)))
        }))
        .await;
        Self { served, table, broken }
    }

    /// Adds zone-file text with absolute names.
    pub(crate) fn learn(&self, text: &str) {
        let records = zone_text(".", text);
        self.table.lock().unwrap_or_else(PoisonError::into_inner).extend(records);
    }

    /// From now on nothing in `zone` validates.
    pub(crate) fn break_signatures(&self, zone: &str) {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner).push(absolute(zone));
    }
}

fn look_up(request: &Message, table: &[Record], exists_anyway: bool) -> Message {
    let query = &request.queries[0];
    let mut message = response(request, ResponseCode::NoError);
    message.metadata.recursion_available = true;
    let mut name = query.name().clone();
    for _ in 0..8 {
        let here: Vec<&Record> = table.iter().filter(|record| record.name == name).collect();
        let wanted = |record: &&&Record| record.record_type() == query.query_type();
        let alias = here.iter().find_map(|record| match &record.data {
            RData::CNAME(target) => Some((record, target.0.clone())),
            _ => None,
        });
        match alias {
            Some((record, target)) if query.query_type() != RecordType::CNAME => {
                message.answers.push((**record).clone());
                name = target;
            }
            _ => {
                message.answers.extend(here.iter().filter(wanted).map(|r| (**r).clone()));
                let is_unknown = here.is_empty() && !exists_anyway;
                if is_unknown {
                    message.metadata.response_code = ResponseCode::NXDomain;
                }
                break;
            }
        }
    }
    message
}

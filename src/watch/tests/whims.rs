//! Whatever servers, resolvers and networks do, some things never happen.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::records::Rtype;
use crate::verdict::sample::{NEW_SPF, OLD_SPF};

/// A world without mercy: answers by a seed.
#[derive(Debug, Clone)]
struct Whims {
    seed: u64,
    resolvers: usize,
    operators: usize,
    /// Second from which the servers have the plan.
    published: u32,
    /// Second at which they go back on it for a while, when at all.
    relapse: Option<u32>,
    /// Of a hundred questions, how many are never answered.
    lost: u64,
    /// Second from which every resolver that answers has the plan.
    calm: u32,
}

fn whims() -> impl Strategy<Value = Whims> {
    let relapse = proptest::option::of(200_u32..2000);
    let numbers = (any::<u64>(), 0_usize..40, 1_usize..6, 0_u32..400, relapse, 0_u64..60);
    (numbers, 0_u32..4000).prop_map(
        |((seed, resolvers, operators, published, relapse, lost), calm)| Whims {
            seed,
            resolvers,
            operators,
            published,
            relapse,
            lost,
            calm,
        },
    )
}

impl Whims {
    fn dice(&self, ticket: u64, sides: u64) -> u64 {
        let mut x = self.seed ^ ticket.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        x ^= x >> 31;
        x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x ^= x >> 27;
        x % sides
    }

    fn reply(&self, ask: &Ask, at: Moment) -> Reply {
        let dice = |salt: u64, sides: u64| self.dice(ask.ticket * 16 + salt, sides);
        if dice(0, 100) < self.lost {
            return None;
        }
        let delay = if dice(1, 10) == 0 { dice(2, 9000) } else { dice(2, 200) } + 1;
        let second = u32::try_from(at.seconds_since(START)).unwrap();
        let is_relapse = self.relapse.is_some_and(|from| (from..from + 100).contains(&second));
        let heard = match &ask.target {
            Target::Server(_) if second >= self.published && !is_relapse => {
                records(&ask.question, 300, &[planned(&ask.question)])
            }
            Target::Server(_) | Target::Parent => records(&ask.question, 300, &[]),
            Target::Resolver(_) if second >= self.calm => {
                records(&ask.question, 300, &[planned(&ask.question)])
            }
            Target::Resolver(_) => match dice(3, 12) {
                0 => Heard::Failed,
                1 => Heard::Refused,
                2 => Heard::Garbled,
                3 => Heard::Nothing { name_exists: false, for_at_most: None },
                4 => records(&ask.question, u32::try_from(dice(4, 4)).unwrap(), &[]),
                5 => records(&ask.question, u32::MAX, &[stray(&ask.question)]),
                6 | 7 => {
                    let ttl = u32::try_from(dice(4, 90)).unwrap();
                    records(&ask.question, ttl, &[stray(&ask.question)])
                }
                _ => records(&ask.question, 300, &[planned(&ask.question)]),
            },
        };
        let margin = match ask.target {
            Target::Server(_) | Target::Parent => authoritative(),
            Target::Resolver(_) => Margin::default(),
        };
        Some((delay, heard, margin))
    }
}

fn planned(question: &Question) -> Rdata {
    match question.rtype {
        Rtype::Mx => mx(1, "smtp.google.com"),
        _ if question.name.as_str().starts_with("_dmarc") => txt(DMARC),
        _ => txt(NEW_SPF),
    }
}

fn stray(question: &Question) -> Rdata {
    if question.rtype == Rtype::Mx { mx(1, "mx1.mail.ovh.net") } else { txt(OLD_SPF) }
}

/// What is remembered of one resolver to check the next question by.
#[derive(Debug, Default, Clone)]
struct Record {
    asked_at: Option<Moment>,
    hurried: u32,
}

/// A question that is not answered is given up after four time-outs and a second.
const GIVEN_UP_MS: u64 = 11_000;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(super::cases()) })]

    #[test]
    fn the_promises_hold_whatever_happens(whims in whims()) {
        let settings = Settings { is_replaced_list: whims.seed % 2 == 0, ..SETTINGS };
        let resolvers: Vec<Network> = networks(whims.resolvers)
            .into_iter()
            .enumerate()
            .map(|(n, network)| Network { operator: format!("o{}", n % whims.operators), ..network })
            .collect();
        let operators: BTreeMap<String, String> = resolvers
            .iter()
            .map(|network| (network.id.clone(), network.operator.clone()))
            .collect();
        let plan = if whims.seed % 3 == 0 { plan() } else { small_plan() };
        let servers = vec![server(1), server(2)];
        let photo = photo(&servers);
        let pairs = plan.questions().len() * servers.len();
        let mut world =
            World::new(Watch::new(settings, &plan, &photo, servers, resolvers, START));
        let mut records: BTreeMap<(String, Question), Record> = BTreeMap::new();
        let mut open: Vec<(Moment, u64, String)> = Vec::new();
        let (mut last_state, mut last_change) = (world.watch.state(START), None);
        for _ in 0..6000 {
            let before = world.sent.len();
            let start = world.now;
            let t0 = world.watch.t0();
            let is_running = world.step(&mut |ask, at| whims.reply(ask, at));
            open.retain(|(at, _, _)| start.ms_since(*at) < GIVEN_UP_MS);
            for (at, ask) in world.sent[before..].iter().cloned() {
                let Target::Resolver(id) = ask.target else { continue };
                prop_assert!(t0.is_some(), "asked {id} before T0");
                prop_assert!(open.iter().all(|(_, _, other)| *other != id), "{id} twice at a time");
                open.push((at, ask.ticket, id.clone()));
                let busy = open.iter().filter(|(_, _, one)| operators[one] == operators[&id]).count();
                prop_assert!(busy <= MOST_PER_OPERATOR);
                let record = records.entry((id.clone(), ask.question.clone())).or_default();
                let gap = record.asked_at.map_or(u64::MAX, |last| at.ms_since(last));
                record.hurried = if gap < 30_000 { record.hurried + 1 } else { 0 };
                prop_assert!(record.hurried <= 4, "{id} was pestered");
                record.asked_at = Some(at);
            }
            world.sent.clear();
            let flights = &world.watch.flights;
            open.retain(|(_, ticket, _)| flights.contains_key(ticket));
            prop_assert!(flights.len() <= whims.resolvers + pairs);
            prop_assert!(world.watch.history().len() <= 256);

            let (state, change) = (world.watch.state(world.now), world.watch.changed_again());
            let has_started = last_state > State::Publishing;
            prop_assert!(!has_started || change != last_change || state >= last_state,
                "{last_state:?} became {state:?}");
            (last_state, last_change) = (state, change);
            for row in world.watch.rows(world.now) {
                if let (Some(at), State::Spreading | State::Published) = (row.asks_again, state) {
                    let is_known = matches!(row.state, RowState::Old { .. } | RowState::Absent { .. });
                    let longest = if is_known { 7_300 } else { 900 };
                    let is_done = row.state == RowState::New || row.state == RowState::Mixed;
                    prop_assert!(is_done || at.seconds_since(world.now) <= longest, "{row:?} starves");
                }
            }
            if !is_running || world.now > START.plus_seconds(8_000) {
                break;
            }
        }
    }
}

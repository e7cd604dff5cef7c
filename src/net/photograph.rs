//! The before-photo: the delegation from the zone above, and every question to every authoritative
//! server at every address, so that disagreement and silence show.

use std::time::Duration;

use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt as _};

use super::walk::{Cut, Walked};
use super::{Manner, Network};
use crate::names::{Domain, Name};
use crate::observe::{
    Heard, Margin, Moment, NameServer, Obstacle, Passage, Photo, Question, Server, ServerView,
    Signing, Standing,
};
use crate::records::{Rdata, Rtype};

/// Name servers taken from a delegation.
const MOST_NAME_SERVERS: usize = 13;
/// Server addresses asked, whatever a delegation claims to have.
const MOST_SERVERS: usize = 24;
/// Questions in flight to one server.
const IN_FLIGHT: usize = 8;
/// Questions added by the plan.
const MOST_EXTRA: usize = 64;

/// The DKIM selectors that the large providers give out.
const SELECTORS: [&str; 8] =
    ["google", "selector1", "selector2", "default", "dkim", "mail", "k1", "s1"];

impl Network {
    /// Photographs `domain` from the zone above it and its authoritative servers only.
    ///
    /// `plan_names` are asked beside the usual questions; `is_suspended` tells name servers that
    /// park domains; `now` is the clock. The machine's resolver is asked for the top-level zone and
    /// for name servers outside the domain, never for a name at or under it, except that with a DS
    /// record above one resolver is asked for the zone's DNSKEY with and without validation.
    pub async fn photograph(
        &self,
        domain: &Domain,
        plan_names: &[Question],
        is_suspended: &(dyn Fn(&Name) -> bool + Sync),
        now: impl Fn() -> Moment,
    ) -> Photo {
        let (passage, mut photo) =
            tokio::join!(self.passage(), self.develop(domain, plan_names, is_suspended));
        if matches!(passage, Passage::Intercepted(_)) {
            // Whatever was heard may have come from the interceptor.
            photo.standing = Standing::Unreachable(Obstacle::Intercepted);
        }
        photo.passage = passage;
        photo.taken_at = now();
        photo
    }

    async fn develop(
        &self,
        domain: &Domain,
        plan_names: &[Question],
        is_suspended: &(dyn Fn(&Name) -> bool + Sync),
    ) -> Photo {
        let mut photo = Photo {
            domain: domain.clone(),
            taken_at: Moment(0),
            standing: Standing::Published,
            delegation: None,
            name_servers: Vec::new(),
            views: Vec::new(),
            passage: Passage::Untested,
            signing: Signing::Unknown,
        };
        let cut = match self.walk(domain).await {
            Walked::Arrived(cut) => cut,
            Walked::NotRegistered { parent } => {
                photo.standing = Standing::NotRegistered { parent };
                return photo;
            }
            Walked::Stuck(obstacle) => {
                photo.standing = Standing::Unreachable(obstacle);
                return photo;
            }
        };
        let zone = &cut.delegation.zone;
        let questions = questions(domain, zone, plan_names);
        let looking = async {
            let name_servers = self.name_servers(&cut, &domain.name(), MOST_NAME_SERVERS).await;
            let views = self.views(&name_servers, &questions).await;
            (name_servers, views)
        };
        let signing = async {
            let is_signed = self.is_signed(&cut).await;
            (is_signed, is_signed && self.is_dnssec_broken(zone).await)
        };
        let ((name_servers, views), (is_signed, is_broken)) = tokio::join!(looking, signing);

        let mut delegation = cut.delegation.clone();
        delegation.is_signed = is_signed;
        let vital = vital(domain);
        photo.standing =
            standing(&delegation.name_servers, is_suspended, &views, &vital, is_broken);
        photo.delegation = Some(delegation);
        photo.name_servers = name_servers;
        photo.views = views;
        photo
    }

    async fn views(&self, name_servers: &[NameServer], questions: &[Question]) -> Vec<ServerView> {
        let servers = name_servers.iter().flat_map(|ns| {
            ns.addresses.iter().map(|ip| Server { name: ns.name.clone(), address: *ip })
        });
        join_all(servers.take(MOST_SERVERS).map(|server| self.view(server, questions))).await
    }

    /// Every question to one server. One that is silent to the first handful is not asked the rest:
    /// it would only cost time-outs.
    async fn view(&self, server: Server, questions: &[Question]) -> ServerView {
        let (first, rest) = questions.split_at(questions.len().min(IN_FLIGHT));
        let mut answers =
            join_all(first.iter().map(|question| self.answer(&server, question))).await;
        let has_spoken = answers.iter().any(|(_, heard, _)| !matches!(heard, Heard::Silent));
        if has_spoken {
            let asks: Vec<_> = rest.iter().map(|question| self.answer(&server, question)).collect();
            let mut more = stream::iter(asks).buffered(IN_FLIGHT);
            while let Some(answer) = more.next().await {
                answers.push(answer);
            }
        }
        ServerView { server, answers }
    }

    async fn answer(&self, server: &Server, question: &Question) -> (Question, Heard, Margin) {
        let (heard, margin) = self.ask_server(server, question).await;
        (question.clone(), heard, margin)
    }

    /// Whether the zone above publishes a DS. A referral shows it only to those who ask with DO
    /// (RFC 4035 §3.1.4), so the question is put outright.
    async fn is_signed(&self, cut: &Cut) -> bool {
        if cut.delegation.is_signed {
            return true;
        }
        let question = Question::new(cut.delegation.zone.clone(), Rtype::Ds);
        let (heard, _) = self.ask_any(&cut.parents, &question, Heard::is_answer).await;
        let is_ds = |data: &Rdata| data.rtype() == Rtype::Ds;
        heard.set(&question).is_some_and(|set| set.data.iter().any(is_ds))
    }

    /// True when a resolver fails to validate the zone and answers once it need not.
    async fn is_dnssec_broken(&self, zone: &Name) -> bool {
        let question = Question::new(zone.clone(), Rtype::Dnskey);
        let timeout: Duration = self.settings().timeout;
        for resolver in &self.settings().system {
            match self.put(*resolver, &question, Manner::Recursive, timeout).await.0 {
                Heard::Failed => {
                    let (heard, _) =
                        self.put(*resolver, &question, Manner::Unchecked, timeout).await;
                    return heard.is_answer();
                }
                Heard::Silent => {}
                _ => return false,
            }
        }
        false
    }
}

/// What every server is asked: the zone, the domain's mail, the usual DKIM names, the plan's names.
pub(super) fn questions(domain: &Domain, zone: &Name, plan_names: &[Question]) -> Vec<Question> {
    let apex = domain.name();
    let mut questions = vec![
        Question::new(zone.clone(), Rtype::Soa),
        Question::new(zone.clone(), Rtype::Ns),
        Question::new(apex.clone(), Rtype::Mx),
        Question::new(apex.clone(), Rtype::Txt),
        Question::new(apex.child("_dmarc"), Rtype::Txt),
    ];
    for selector in SELECTORS {
        let name = apex.child("_domainkey").child(selector);
        questions.push(Question::new(name.clone(), Rtype::Txt));
        questions.push(Question::new(name, Rtype::Cname));
    }
    // A name outside the zone is none of these servers' business.
    for extra in plan_names.iter().filter(|extra| extra.name.is_at_or_under(zone)).take(MOST_EXTRA)
    {
        if !questions.contains(extra) {
            questions.push(extra.clone());
        }
    }
    questions
}

/// What must be known before anything is changed.
fn vital(domain: &Domain) -> [Question; 3] {
    let apex = domain.name();
    [
        Question::new(apex.clone(), Rtype::Mx),
        Question::new(apex.clone(), Rtype::Txt),
        Question::new(apex.child("_dmarc"), Rtype::Txt),
    ]
}

fn standing(
    name_servers: &[Name],
    is_suspended: &(dyn Fn(&Name) -> bool + Sync),
    views: &[ServerView],
    vital: &[Question],
    is_dnssec_broken: bool,
) -> Standing {
    let parking: Vec<Name> =
        name_servers.iter().filter(|name| is_suspended(name)).cloned().collect();
    if !parking.is_empty() {
        return Standing::Suspended { name_servers: parking };
    }
    let answers = || views.iter().flat_map(|view| &view.answers);
    if !answers().any(|(_, heard, _)| heard.is_answer()) {
        return Standing::ServersSilent;
    }
    if is_dnssec_broken {
        return Standing::DnssecBroken;
    }
    let is_told = |question: &Question| {
        answers().any(|(asked, heard, _)| asked == question && heard.is_answer())
    };
    if vital.iter().all(is_told) { Standing::Published } else { Standing::MailUntold }
}

//! The before-photo: the delegation from the zone above, and every question to every authoritative
//! server at every address, so that disagreement and silence show.

use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt as _};

use super::Network;
use super::walk::Walked;
use crate::names::{Domain, Name};
use crate::observe::{
    Heard, Margin, Moment, NameServer, Obstacle, Passage, Photo, Question, Server, ServerView,
    Signing, Standing,
};
use crate::records::Rtype;

/// Name servers taken from a delegation.
const MOST_NAME_SERVERS: usize = 13;
/// Server addresses asked, whatever a delegation claims to have.
const MOST_SERVERS: usize = 24;
/// Questions in flight to one server.
const IN_FLIGHT: usize = 8;
/// Names above the domain whose rule for fakes may hold for it (RFC 9989 §4.10).
const MOST_ABOVE: usize = 3;
/// Questions added by the plan.
const MOST_EXTRA: usize = 64;

/// The DKIM selectors that the large providers give out.
const SELECTORS: [&str; 8] =
    ["google", "selector1", "selector2", "default", "dkim", "mail", "k1", "s1"];

/// Which questions a photo starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The zone, the domain's mail, and the usual DKIM names: nothing may surprise a plan later.
    Usual,
    /// The zone and the domain's mail.
    Mail,
}

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
        self.take(domain, Scope::Usual, plan_names, is_suspended, now).await
    }

    /// The same with the fewest questions: the zone's SOA and NS, the domain's MX and TXT, the DMARC
    /// rule, and `plan_names`. What else is wanted is added by [`Network::look_closer`].
    pub async fn glance(
        &self,
        domain: &Domain,
        plan_names: &[Question],
        is_suspended: &(dyn Fn(&Name) -> bool + Sync),
        now: impl Fn() -> Moment,
    ) -> Photo {
        self.take(domain, Scope::Mail, plan_names, is_suspended, now).await
    }

    /// Puts further questions to every server in `photo` that spoke, and adds the answers. Names
    /// outside the zone, and questions that were put before, are left out.
    pub async fn look_closer(
        &self,
        photo: &mut Photo,
        questions: &[Question],
        now: impl Fn() -> Moment,
    ) {
        let Some(delegation) = &photo.delegation else { return };
        let mut wanted: Vec<Question> = Vec::new();
        add(&mut wanted, &delegation.zone, questions);
        let asks =
            photo.views.iter_mut().filter(|view| has_spoken(&view.answers)).map(async |view| {
                let is_new =
                    |question: &&Question| view.answers.iter().all(|one| one.0 != **question);
                let asks: Vec<_> = wanted
                    .iter()
                    .filter(is_new)
                    .map(|question| self.answer(&view.server, question))
                    .collect();
                let more: Vec<_> = stream::iter(asks).buffered(IN_FLIGHT).collect().await;
                view.answers.extend(more);
            });
        join_all(asks).await;
        photo.taken_at = now();
    }

    async fn take(
        &self,
        domain: &Domain,
        scope: Scope,
        plan_names: &[Question],
        is_suspended: &(dyn Fn(&Name) -> bool + Sync),
        now: impl Fn() -> Moment,
    ) -> Photo {
        let (passage, mut photo) =
            tokio::join!(self.passage(), self.develop(domain, scope, plan_names, is_suspended));
        if matches!(passage, Passage::Intercepted(_)) {
            // Whatever was heard may have come from the interceptor.
            self.forget_outside();
            photo.standing = Standing::Unreachable(Obstacle::Intercepted);
        }
        photo.passage = passage;
        photo.taken_at = now();
        photo
    }

    async fn develop(
        &self,
        domain: &Domain,
        scope: Scope,
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
        let questions = questions(domain, zone, scope, plan_names);
        let looking = async {
            let name_servers =
                self.name_servers(&cut, &cut.delegation.zone, MOST_NAME_SERVERS).await;
            let views = self.views(&name_servers, &questions).await;
            (name_servers, views)
        };
        let ((name_servers, mut views), seal) = tokio::join!(looking, self.seal(&cut));
        let signing = self.signing(zone, &seal, &mut views).await;
        let mut delegation = cut.delegation.clone();
        delegation.is_signed = seal.is_there();
        let is_broken = matches!(signing, Signing::Broken(_));
        let vital = vital(domain);
        photo.standing =
            standing(&delegation.name_servers, is_suspended, &views, &vital, is_broken);
        photo.delegation = Some(delegation);
        photo.name_servers = name_servers;
        photo.views = views;
        photo.signing = signing;
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
        if has_spoken(&answers) {
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
}

fn has_spoken(answers: &[(Question, Heard, Margin)]) -> bool {
    answers.iter().any(|(_, heard, _)| !matches!(heard, Heard::Silent))
}

/// What every server is asked: the zone, the domain's mail, the usual DKIM names, whether the company
/// lets others enter records (Domain Connect), the plan's names.
pub(super) fn questions(
    domain: &Domain,
    zone: &Name,
    scope: Scope,
    plan_names: &[Question],
) -> Vec<Question> {
    let apex = domain.name();
    let mut questions =
        vec![Question::new(zone.clone(), Rtype::Soa), Question::new(zone.clone(), Rtype::Ns)];
    questions.extend(vital(domain));
    let rules = domain.above().into_iter().take(MOST_ABOVE).map(|name| name.child("_dmarc"));
    let rules: Vec<Question> = rules.map(|name| Question::new(name, Rtype::Txt)).collect();
    add(&mut questions, zone, &rules);
    if scope == Scope::Usual {
        for selector in SELECTORS {
            let name = apex.child("_domainkey").child(selector);
            questions.push(Question::new(name.clone(), Rtype::Txt));
            questions.push(Question::new(name, Rtype::Cname));
        }
        questions.push(Question::new(zone.child("_domainconnect"), Rtype::Txt));
    }
    add(&mut questions, zone, plan_names);
    questions
}

/// Adds a bounded number of further questions. A name outside the zone is none of its servers'
/// business.
fn add(questions: &mut Vec<Question>, zone: &Name, more: &[Question]) {
    for extra in more.iter().filter(|extra| extra.name.is_at_or_under(zone)).take(MOST_EXTRA) {
        if !questions.contains(extra) {
            questions.push(extra.clone());
        }
    }
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

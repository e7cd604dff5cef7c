//! Following what the records of a domain lead to: mail servers, aliases, the policy file of
//! MTA-STS, the register, and servers that do not publish the domain and may hold something of it.

use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt as _};

use super::page::Home;
use super::{Manner, Network, Settings};
use crate::names::Name;
use crate::observe::{Heard, Leads, Photo, PolicyFile, Question, Server, Surroundings};
use crate::records::{Rdata, Rtype};

/// Questions followed, whatever a zone leads to.
const MOST_QUESTIONS: usize = 48;
/// Questions in flight.
const IN_FLIGHT: usize = 8;
/// Servers asked that do not publish the domain.
const MOST_ELSEWHERE: usize = 4;
/// Questions put to them.
const MOST_ASKED_ELSEWHERE: usize = 24;

impl Network {
    /// Finds out what `leads` names. Names at or under the zone of the photographed domain are
    /// asked of its authoritative servers, all others of the machine's resolver. SPF texts are fetched by
    /// [`Network::sender_texts`], because lists of domains share them.
    pub async fn follow(&self, photo: &Photo, leads: &Leads) -> Surroundings {
        let (domain, zone) = (photo.domain.name(), photo.zone());
        let servers = speaking(photo);
        let home = Home { domain: &domain, zone: &zone, servers: &servers };
        let asks: Vec<_> = leads
            .questions
            .iter()
            .take(MOST_QUESTIONS)
            .map(|question| async move { (question.clone(), self.about(question, home).await) })
            .collect();
        let registration = async {
            if leads.wants_registration { self.registration(&photo.domain).await } else { None }
        };
        let policy = async {
            if leads.wants_policy { self.announced_policy(home).await } else { (None, None) }
        };
        let capitals =
            async { if leads.wants_capitals { self.in_capitals(home).await } else { None } };
        let (mut answers, registration, (announced, policy), panel_answers, former, capitals) = tokio::join!(
            stream::iter(asks).buffered(IN_FLIGHT).collect::<Vec<(Question, Heard)>>(),
            registration,
            policy,
            self.at_the_panel(leads, home),
            self.at_the_former(leads),
            capitals,
        );
        answers.extend(announced);
        Surroundings {
            answers,
            policy,
            registration,
            capitals,
            panel_answers,
            former,
            ..Surroundings::default()
        }
    }

    /// Whether a policy is announced, and its file if so.
    async fn announced_policy(
        &self,
        home: Home<'_>,
    ) -> (Option<(Question, Heard)>, Option<PolicyFile>) {
        let question = Question::new(home.domain.child("_mta-sts"), Rtype::Txt);
        let heard = self.about(&question, home).await;
        let is_announced = match &heard {
            Heard::Records(records) => {
                let announces =
                    |data: &Rdata| matches!(data, Rdata::Txt(text) if text.starts_with("v=STSv1"));
                records.iter().any(|record| announces(&record.data))
            }
            _ => false,
        };
        let policy = if is_announced { self.policy(home).await } else { None };
        (Some((question, heard)), policy)
    }

    /// What one server says about the domain's mail when its name is written in capitals.
    async fn in_capitals(&self, home: Home<'_>) -> Option<(Server, Heard)> {
        let server = home.servers.first()?;
        let Settings { reach, timeout, .. } = self.settings();
        let question = Question::new(home.domain.clone(), Rtype::Mx);
        let socket = reach.socket(server.address);
        let (heard, margin) = self.put(socket, &question, Manner::Capitals, *timeout).await;
        (margin.is_authoritative && heard.is_answer()).then(|| (server.clone(), heard))
    }

    /// What name servers of a company say of a domain that others publish; only what comes from a
    /// zone of their own.
    async fn at_the_panel(&self, leads: &Leads, home: Home<'_>) -> Vec<(Question, Heard)> {
        let names = leads.panel_servers.iter().filter(|name| !name.is_at_or_under(home.zone));
        let servers: Vec<Server> =
            join_all(names.take(MOST_ELSEWHERE).map(|name| self.server_named(name, home)))
                .await
                .into_iter()
                .flatten()
                .collect();
        self.elsewhere(&servers, &leads.panel_questions).await
    }

    async fn server_named(&self, name: &Name, home: Home<'_>) -> Option<Server> {
        let address = *self.addresses(name, home).await.first()?;
        Some(Server { name: name.clone(), address })
    }

    /// What the servers from before a move still say.
    async fn at_the_former(&self, leads: &Leads) -> Vec<(Question, Heard)> {
        let servers: Vec<Server> =
            leads.former_servers.iter().take(MOST_ELSEWHERE).cloned().collect();
        self.elsewhere(&servers, &leads.former_questions).await
    }

    async fn elsewhere(&self, servers: &[Server], asked: &[Question]) -> Vec<(Question, Heard)> {
        if servers.is_empty() {
            return Vec::new();
        }
        let asks: Vec<_> = asked
            .iter()
            .take(MOST_ASKED_ELSEWHERE)
            .map(|question| async move {
                let (heard, margin) = self.ask_any(servers, question, Heard::is_answer).await;
                (margin.is_authoritative && heard.is_answer()).then(|| (question.clone(), heard))
            })
            .collect();
        let heard: Vec<Option<_>> = stream::iter(asks).buffered(IN_FLIGHT).collect().await;
        heard.into_iter().flatten().collect()
    }
}

/// The servers that said anything when the photo was taken: others would only cost time-outs.
fn speaking(photo: &Photo) -> Vec<Server> {
    let speaks = |view: &&crate::observe::ServerView| {
        view.answers.iter().any(|(_, heard, _)| !matches!(heard, Heard::Silent))
    };
    photo.views.iter().filter(speaks).map(|view| view.server.clone()).collect()
}

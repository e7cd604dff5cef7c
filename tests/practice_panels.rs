//! What is typed into a pretend panel, as the authoritative servers then say it, over real packets.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::time::Duration;

use futures_util::future::join_all;
use mxguide::catalog::form::{self, Typed};
use mxguide::catalog::{Catalog, Lang, Role};
use mxguide::names::{Domain, Host, Name};
use mxguide::net::Network;
use mxguide::observe::{Heard, Moment, Question, Server};
use mxguide::practice::panel::{MailSetting, Panel};
use mxguide::practice::{self, Internet};
use mxguide::records::{Rdata, Rtype};
use tokio::time::Instant;

/// Longer than publishing takes.
const DEADLINE: Duration = Duration::from_secs(20);

struct Lesson {
    internet: Internet,
    network: Network,
    panel: Panel,
}

async fn lesson(domain: &str) -> Lesson {
    let offer = practice::domains().into_iter().find(|o| o.domain.as_str() == domain).unwrap();
    let internet = Internet::start().await.unwrap();
    let network = Network::new(internet.settings().network_settings());
    let registrar = Catalog::built_in().registrar(&offer.registrar).unwrap().clone();
    let lines = internet.lines(&offer.domain).unwrap();
    let panel = Panel::open(registrar, offer.domain, &lines);
    Lesson { internet, network, panel }
}

impl Lesson {
    fn domain(&self) -> Domain {
        self.panel.domain().clone()
    }

    /// The form as the guide fills it.
    fn guided(&self, host: &str, data: &Rdata) -> Typed {
        let host = Host::from_relative(host);
        let filled = form::fill(self.panel.registrar(), self.panel.domain(), &host, data, Lang::En);
        Typed::from_filled(data.rtype(), &filled)
    }

    fn publish(&self) {
        self.internet.apply(self.panel.domain(), &self.panel.records()).unwrap();
    }

    /// Waits until both servers say `data` at `name`.
    async fn is_served(&self, name: &Name, data: &Rdata) {
        let domain = self.domain();
        let photo = self.network.photograph(&domain, &[], &|_| false, || Moment(0)).await;
        let question = Question::new(name.clone(), data.rtype());
        for server in photo.servers() {
            self.says(&server, &question, data).await;
        }
    }

    async fn says(&self, server: &Server, question: &Question, data: &Rdata) {
        let started = Instant::now();
        loop {
            let (heard, _) = self.network.ask_server(server, question).await;
            if heard.set(question).is_some_and(|set| set.data.contains(data)) {
                return;
            }
            assert!(started.elapsed() < DEADLINE, "{question:?}: {heard:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

fn google() -> Rdata {
    Rdata::Mx { priority: 1, exchange: Name::from_presentation("smtp.google.com") }
}

#[tokio::test]
async fn what_the_guide_fills_in_comes_out_right_at_every_company() {
    let offers = practice::domains();
    join_all(offers.iter().map(|offer| guided_to_the_end(offer.domain.as_str()))).await;
}

async fn guided_to_the_end(domain: &str) {
    let mut lesson = lesson(domain).await;
    if lesson.panel.mail_setting().is_some() {
        lesson.panel.choose_mail_setting(MailSetting::CustomMx).unwrap();
    }
    if lesson.panel.email_routing().is_some() {
        lesson.panel.unlock_email_routing().unwrap();
    }
    let dmarc = Rdata::Txt("v=DMARC1; p=none".to_owned());
    lesson.panel.add(&lesson.guided("_dmarc", &dmarc)).unwrap();
    lesson.panel.add(&lesson.guided("@", &google())).unwrap();
    lesson.publish();
    let apex = lesson.domain().name();
    lesson.is_served(&apex.child("_dmarc"), &dmarc).await;
    lesson.is_served(&apex, &google()).await;
}

#[tokio::test]
async fn a_full_name_typed_at_namecheap_is_served_doubled() {
    let mut lesson = lesson("studio.example").await;
    let dmarc = Rdata::Txt("v=DMARC1; p=none".to_owned());
    let mut typed = lesson.guided("_dmarc", &dmarc);
    typed.boxes.insert(Role::Name, "_dmarc.studio.example".to_owned());
    lesson.panel.add(&typed).unwrap();
    lesson.publish();
    let doubled = Name::from_presentation("_dmarc.studio.example.studio.example");
    lesson.is_served(&doubled, &dmarc).await;
    let meant = Question::new(lesson.domain().name().child("_dmarc"), Rtype::Txt);
    let server = Server {
        name: Name::from_presentation("dns1.registrar-servers.com"),
        address: [192, 0, 2, 31].into(),
    };
    let (heard, _) = lesson.network.ask_server(&server, &meant).await;
    assert!(matches!(heard, Heard::Nothing { .. }), "{heard:?}");
}

#[tokio::test]
async fn a_dot_forgotten_at_gandi_is_served_as_a_doubled_target() {
    let mut lesson = lesson("boulangerie.example").await;
    let mut typed = lesson.guided("@", &google());
    typed.boxes.insert(Role::Target, "smtp.google.com".to_owned());
    lesson.panel.add(&typed).unwrap();
    lesson.publish();
    let exchange = Name::from_presentation("smtp.google.com.boulangerie.example");
    let doubled = Rdata::Mx { priority: 1, exchange };
    lesson.is_served(&lesson.domain().name(), &doubled).await;
}

//! Records that were entered and came out wrong, as a person sees them on the card.

use std::fmt::Write as _;

use mxguide::catalog::Lang;
use mxguide::records::{Rdata, Rtype};
use mxguide::wizard::{Intent, StepId};
use mxguide::words::{FindingText, Subject, Words};

use super::camera::{RICH, keep, shot, text};
use super::scenes::{at_cards_of, with_a_key};
use super::stage::{Stage, mx, record, txt};

/// A slip: what it is called here, the company, the card, and what came of it in the zone.
struct Slip {
    called: &'static str,
    company: &'static str,
    card: &'static str,
    owner: &'static str,
    data: fn() -> Rdata,
}

const RULE: &str = "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr";

/// Ten that support desks know.
const SLIPS: [Slip; 10] = [
    Slip {
        called: "the mail line of another name",
        company: "Namecheap",
        card: "mx-1",
        owner: "www.acme.fr",
        data: || mx(1, "smtp.google.com"),
    },
    Slip {
        called: "a letter too few",
        company: "Gandi",
        card: "mx-1",
        owner: "acme.fr",
        data: || mx(1, "smtp.gogle.com"),
    },
    Slip {
        called: "numbers for a server",
        company: "Bluehost",
        card: "mx-1",
        owner: "acme.fr",
        data: || mx(1, "203.0.113.5"),
    },
    Slip {
        called: "the number beside the server",
        company: "Cloudflare",
        card: "mx-1",
        owner: "acme.fr",
        data: || mx(0, "10\\032smtp.google.com"),
    },
    Slip {
        called: "a space too many",
        company: "Namecheap",
        card: "spf-1",
        owner: "acme.fr",
        data: || txt("v=spf1 include: _spf.google.com ~all"),
    },
    Slip {
        called: "only the new sender",
        company: "Gandi",
        card: "spf-1",
        owner: "acme.fr",
        data: || txt("v=spf1 include:_spf.google.com ~all"),
    },
    Slip {
        called: "quotation marks",
        company: "Gandi",
        card: "dmarc-1",
        owner: "_dmarc.acme.fr",
        data: || Rdata::Txt(format!("“{RULE}”")),
    },
    Slip {
        called: "a letter l for the digit",
        company: "Namecheap",
        card: "dmarc-1",
        owner: "_dmarc.acme.fr",
        data: || Rdata::Txt(RULE.replace("DMARC1", "DMARCl")),
    },
    Slip {
        called: "no underscore",
        company: "Bluehost",
        card: "dmarc-1",
        owner: "dmarc.acme.fr",
        data: || txt(RULE),
    },
    Slip {
        called: "the text at the domain itself",
        company: "Cloudflare",
        card: "dmarc-1",
        owner: "acme.fr",
        data: || txt(RULE),
    },
];

impl Slip {
    /// The person makes it, and says that it is saved.
    fn play(&self, lang: Lang) -> Stage {
        let mut stage = at_cards_of(self.company, lang);
        let cards = stage.wizard.cards();
        let at = cards.iter().position(|card| card.id == self.card).unwrap();
        stage.does(Intent::Choose(at));
        stage.pass(10);
        let data = (self.data)();
        let made = record(self.owner, data);
        // A list is edited; everything else is added.
        let is_edited = |there: &mxguide::records::Record| {
            self.card == "spf-1" && there.name == made.name && there.data.rtype() == Rtype::Txt
        };
        stage.zone.retain(|there| !is_edited(there));
        stage.zone.push(made);
        stage.pass(10);
        stage.next();
        stage.pass(30);
        stage
    }
}

fn told(stage: &Stage) -> FindingText {
    let words = Words::new(stage.wizard.lang, jiff::tz::TimeZone::UTC);
    let page = words.card_page(&stage.wizard);
    assert_ne!(Subject::of(&stage.wizard).domain, None);
    page.finding.unwrap()
}

#[test]
fn ten_slips_are_told_on_the_card() {
    for lang in [Lang::En, Lang::Fr] {
        let mut album = String::new();
        for slip in &SLIPS {
            let stage = slip.play(lang);
            assert_eq!(stage.wizard.step, StepId::Enter);
            let picture = text(&shot(&stage.wizard, (80, 24), RICH));
            let _ = writeln!(album, "════ {} ({}) ════\n{picture}", slip.called, slip.company);
        }
        keep(&format!("7-slips-{}", lang.as_str()), &album);
    }
}

/// Without spaces and line ends, for texts that may be wrapped anywhere.
fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn nothing_of_a_mistake_or_its_repair_is_cut_on_common_and_on_narrow_terminals() {
    for lang in [Lang::En, Lang::Fr] {
        for size in [(80, 24), (60, 20)] {
            let keyed = with_a_cut_key(lang);
            let stages = SLIPS.iter().map(|slip| (slip.called, slip.play(lang)));
            for (called, mut stage) in stages.chain([("a cut key", keyed)]) {
                let told = told(&stage);
                let mut seen: Vec<String> = Vec::new();
                for _ in 0..24 {
                    seen.push(packed(&text(&shot(&stage.wizard, size, RICH))));
                    stage.does(Intent::Down);
                }
                let parts = std::iter::once(&told.headline).chain(&told.repair).chain(&told.then);
                for part in parts.chain(told.seen.iter().filter(|seen| !seen.ends_with('^'))) {
                    // Every word is seen, whatever line it came to stand on.
                    for word in part.split_whitespace() {
                        let word = packed(word);
                        assert!(
                            seen.iter().any(|picture| picture.contains(&word)),
                            "{called}, {size:?}: {word} of {part}\n{}",
                            text(&shot(&stage.wizard, size, RICH))
                        );
                    }
                }
            }
        }
    }
}

/// A key of which a panel took the first 255 characters.
fn with_a_cut_key(lang: Lang) -> Stage {
    let mut stage = with_a_key(lang);
    let key = include_str!("../../assets/practice/dkim-key.txt");
    let cut: String = key.chars().take(255).collect();
    stage.pass(10);
    stage.zone.push(record("google._domainkey.acme.fr", Rdata::Txt(cut)));
    stage.pass(10);
    stage
}

#[test]
fn a_cut_key_says_what_is_missing() {
    for lang in [Lang::En, Lang::Fr] {
        let stage = with_a_cut_key(lang);
        let picture = text(&shot(&stage.wizard, (80, 24), RICH));
        keep(&format!("7-slip-key-{}", lang.as_str()), &picture);
    }
}

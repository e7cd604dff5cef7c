//! The two lists: people find their company by the words they use, typed as they type them.

use mxguide::wizard::Wizard;

use super::paper::Zone;
use super::tale::Story;

/// What people type, and the provider they mean.
const MAIL: [(&str, &str); 46] = [
    ("gmail", "google-workspace"),
    ("Gmail", "google-workspace"),
    ("G Suite", "google-workspace"),
    ("gsuite", "google-workspace"),
    ("google apps", "google-workspace"),
    ("googlemail", "google-workspace"),
    ("goo", "google-workspace"),
    ("office", "microsoft-365"),
    ("office 365", "microsoft-365"),
    ("office365", "microsoft-365"),
    ("o365", "microsoft-365"),
    ("m365", "microsoft-365"),
    ("outlook", "microsoft-365"),
    ("exchange", "microsoft-365"),
    ("exchange online", "microsoft-365"),
    ("hotmail", "microsoft-365"),
    ("apple", "icloud"),
    ("icloud", "icloud"),
    ("me.com", "icloud"),
    ("proton", "proton-mail"),
    ("protonmail", "proton-mail"),
    ("PROTÓN", "proton-mail"),
    ("ovh", "ovh-mail"),
    ("mx plan", "ovh-mail"),
    ("email pro", "ovh-mail"),
    ("zimbra", "ovh-mail"),
    ("zoho", "zoho-mail"),
    ("zoho workplace", "zoho-mail"),
    ("1and1", "ionos-mail"),
    ("1&1", "ionos-mail"),
    ("1und1", "ionos-mail"),
    ("ionos", "ionos-mail"),
    ("gandi", "gandi-mail"),
    ("infomaniak", "infomaniak-mail"),
    ("ksuite", "infomaniak-mail"),
    ("kmail", "infomaniak-mail"),
    ("hostinger", "hostinger-email"),
    ("titan", "titan"),
    ("namecheap", "namecheap-private-email"),
    ("private email", "namecheap-private-email"),
    ("tutanota", "tuta"),
    ("yandex", "yandex-360"),
    ("mail.ru", "mail-ru-biz"),
    ("rackspace", "rackspace-email"),
    ("fastmail", "fastmail"),
    ("strato", "strato"),
];

/// What people type, and the company they mean.
const HOSTS: [(&str, &str); 30] = [
    ("cloudflare", "cloudflare"),
    ("cloud flare", "cloudflare"),
    ("cf", "cloudflare"),
    ("namecheap", "namecheap"),
    ("go daddy", "godaddy"),
    ("godaddy", "godaddy"),
    ("ovh", "ovhcloud"),
    ("OVH.com", "ovhcloud"),
    ("1and1", "ionos"),
    ("1&1", "ionos"),
    ("1und1", "ionos"),
    ("aws", "route53"),
    ("amazon", "route53"),
    ("route53", "route53"),
    ("route 53", "route53"),
    ("google domains", "squarespace"),
    ("squarespace", "squarespace"),
    ("do", "digitalocean"),
    ("digital ocean", "digitalocean"),
    ("name.com", "name-com"),
    ("name", "name-com"),
    ("infomaniak", "infomaniak"),
    ("gandi", "gandi"),
    ("gândi", "gandi"),
    ("vercel", "vercel"),
    ("hpanel", "hostinger"),
    // Recognised only: not in the list, and there as soon as it is typed.
    ("hetzner", "hetzner"),
    ("Strato", "strato"),
    ("netlify", "netlify"),
    ("azure", "azure-dns"),
];

fn hosts(wizard: &Wizard) -> Vec<String> {
    wizard.host_choices().into_iter().map(|choice| choice.id.as_str().to_owned()).collect()
}

fn mails(wizard: &Wizard) -> Vec<String> {
    wizard.mail_choices().into_iter().map(|choice| choice.id.as_str().to_owned()).collect()
}

#[test]
fn a_company_is_found_by_the_words_people_use_for_it() {
    let mut story = Story::new(Zone::unknown_host());
    story.reach_found();
    story.enter();
    assert_eq!(hosts(&story.wizard).len(), 19, "the common ones, and the general way");
    for (typed, meant) in HOSTS {
        story.retype(typed);
        let found = hosts(&story.wizard);
        assert_eq!(found.first().map(String::as_str), Some(meant), "{typed}: {found:?}");
        assert_eq!(found.last().map(String::as_str), Some("generic"), "{typed}");
    }
    story.retype("no such company");
    assert_eq!(hosts(&story.wizard), ["generic"]);
}

#[test]
fn a_provider_is_found_by_the_words_people_use_for_it() {
    let mut story = Story::new(Zone::unknown_host());
    story.reach_mail("Something else");
    for (typed, meant) in MAIL {
        story.retype(typed);
        let found = mails(&story.wizard);
        assert_eq!(found.first().map(String::as_str), Some(meant), "{typed}: {found:?}");
        assert_eq!(found.last().map(String::as_str), Some("other"), "{typed}");
    }
}

#[test]
fn the_one_that_is_there_comes_first_then_the_common_ones() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_found();
    story.enter();
    assert_eq!(hosts(&story.wizard)[..3], ["cloudflare", "namecheap", "bluehost"]);
    story.enter();
    let found = mails(&story.wizard);
    assert_eq!(found[..3], ["ovh-mail", "google-workspace", "microsoft-365"]);
    assert!(found.len() > 35, "{}", found.len());
    // What is typed in full is meant, whoever is there now.
    story.retype("gmail");
    assert_eq!(mails(&story.wizard)[0], "google-workspace");
}

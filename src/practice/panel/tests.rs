use super::*;
use std::collections::BTreeMap;

use crate::catalog::Role;

/// A company with the given id and habits, and forms as plain as can be.
fn company(id: &str, habits: &str) -> Registrar {
    let boxes = |third: &str, extra: &str| {
        format!(
            r#"{{ boxes = [ {{ role = "type", label = "Type" }}, {{ role = "name", label = "Name" }}, {{ role = "{third}", label = "Value" }} {extra} ] }}"#
        )
    };
    let text = format!(
        r#"
        id = "{id}"
        name = "{id}"
        click_path = []
        save = "Save"
        root = "at"
        removal = []
        long_txt = "one-box"
        quotes = "never"
        {habits}
        [ttl]
        advise = "Auto"
        [facts]
        [forms]
        mx = {}
        txt = {}
        cname = {}
        "#,
        boxes("target", r#", { role = "priority", label = "Priority" }"#),
        boxes("value", ""),
        boxes("target", ""),
    );
    toml::from_str(&text).unwrap()
}

fn cloudflare() -> Registrar {
    company("cloudflare", "appends_domain = \"unless-whole\"\nfinal_dot = \"optional\"")
}

fn namecheap() -> Registrar {
    company("namecheap", "appends_domain = \"always\"\nfinal_dot = \"optional\"")
}

fn gandi() -> Registrar {
    company(
        "gandi",
        "appends_domain = \"unless-whole\"\nfinal_dot = \"needed\"\nnames_are_fixed = true",
    )
}

fn open(registrar: Registrar, domain: &str) -> Panel {
    let offer = crate::practice::domains()
        .into_iter()
        .find(|offer| offer.domain.as_str() == domain)
        .unwrap();
    Panel::open(registrar, offer.domain, &offer.lines)
}

fn mx_typed(priority: &str, target: &str) -> Typed {
    typed(Rtype::Mx, &[(Role::Name, "@"), (Role::Priority, priority), (Role::Target, target)])
}

fn typed(rtype: Rtype, boxes: &[(Role, &str)]) -> Typed {
    let boxes: BTreeMap<Role, String> =
        boxes.iter().map(|(role, text)| (*role, (*text).to_owned())).collect();
    Typed { rtype, boxes }
}

fn mx_values(panel: &Panel) -> Vec<String> {
    let is_mx = |line: &PanelLine| line.record.data.rtype() == Rtype::Mx;
    panel.lines().into_iter().filter(is_mx).map(|line| line.value).collect()
}

#[test]
fn at_namecheap_no_mx_line_is_offered_before_custom_mx() {
    let mut panel = open(namecheap(), "studio.example");
    assert_eq!(panel.mail_setting(), Some(MailSetting::EmailForwarding));
    let refused = panel.add(&mx_typed("1", "smtp.google.com"));
    assert_eq!(refused, Err(PanelRefusal::MailSettingFirst));
    panel.choose_mail_setting(MailSetting::CustomMx).unwrap();
    assert_eq!(mx_values(&panel).len(), 5, "nothing is saved before the first line");
    panel.add(&mx_typed("1", "smtp.google.com")).unwrap();
    assert_eq!(mx_values(&panel), ["1 smtp.google.com"]);
}

#[test]
fn the_gmail_entry_replaces_the_forwarding_lines_and_leaves_the_texts() {
    let mut panel = open(namecheap(), "studio.example");
    let texts = |panel: &Panel| {
        panel.lines().iter().filter(|line| line.record.data.rtype() == Rtype::Txt).count()
    };
    let before = texts(&panel);
    panel.choose_mail_setting(MailSetting::Gmail).unwrap();
    assert_eq!(mx_values(&panel), ["1 smtp.google.com"]);
    assert_eq!(texts(&panel), before);
    let line = panel.lines().into_iter().find(|line| line.value.contains("google")).unwrap();
    assert_eq!(panel.delete(line.key), Err(PanelRefusal::BelongsToMailSetting));
}

#[test]
fn a_full_name_comes_out_doubled_at_namecheap_and_not_at_cloudflare() {
    let dmarc = |domain: &str| {
        let name = format!("_dmarc.{domain}");
        typed(Rtype::Txt, &[(Role::Name, &name), (Role::Value, "v=DMARC1; p=none")])
    };
    let mut panel = open(namecheap(), "studio.example");
    let key = panel.add(&dmarc("studio.example")).unwrap();
    let line = panel.lines().into_iter().find(|line| line.key == key).unwrap();
    assert_eq!(line.record.name.as_str(), "_dmarc.studio.example.studio.example");
    assert_eq!(line.name, "_dmarc.studio.example");

    let mut panel = open(cloudflare(), "acme.example");
    let key = panel.add(&dmarc("acme.example")).unwrap();
    let line = panel.lines().into_iter().find(|line| line.key == key).unwrap();
    assert_eq!(line.name, "_dmarc");
}

#[test]
fn a_forgotten_dot_doubles_the_target_at_gandi_and_an_edit_repairs_it() {
    let mut panel = open(gandi(), "boulangerie.example");
    let key = panel.add(&mx_typed("1", "smtp.google.com")).unwrap();
    let value = |panel: &Panel| {
        panel.lines().into_iter().find(|line| line.key == key).map(|line| line.value).unwrap()
    };
    assert_eq!(value(&panel), "1 smtp.google.com.boulangerie.example.");
    panel.edit(key, &mx_typed("1", "smtp.google.com.")).unwrap();
    assert_eq!(value(&panel), "1 smtp.google.com.");
}

#[test]
fn gandi_edits_values_and_never_names() {
    let mut panel = open(gandi(), "boulangerie.example");
    let spf = panel
        .lines()
        .into_iter()
        .find(|line| line.value.starts_with("v=spf1"))
        .map(|line| line.key)
        .unwrap();
    let moved = typed(Rtype::Txt, &[(Role::Name, "mail"), (Role::Value, "v=spf1 -all")]);
    assert_eq!(panel.edit(spf, &moved), Err(PanelRefusal::NameIsFixed));
}

#[test]
fn an_alias_is_refused_where_a_record_stands_as_at_bluehosts_autodiscover() {
    let bluehost = company("bluehost", "appends_domain = \"always\"\nfinal_dot = \"optional\"");
    let mut panel = open(bluehost, "garage.example");
    let alias = typed(
        Rtype::Cname,
        &[(Role::Name, "autodiscover"), (Role::Target, "autodiscover.outlook.com")],
    );
    assert!(matches!(panel.add(&alias), Err(PanelRefusal::AliasMustBeAlone(_))));
    let old = panel.lines().into_iter().find(|line| line.name == "autodiscover").unwrap();
    panel.delete(old.key).unwrap();
    assert!(panel.add(&alias).is_ok());
    assert_eq!(panel.add(&alias), Err(PanelRefusal::Exists));
    // The other way round it is rather the name that is wrong: nobody is told to delete the alias.
    let text = typed(Rtype::Txt, &[(Role::Name, "autodiscover"), (Role::Value, "v=spf1 -all")]);
    assert!(matches!(panel.add(&text), Err(PanelRefusal::BesideAlias(_))));
}

#[test]
fn email_routing_is_unlocked_before_and_takes_its_spf_along_after() {
    let mut panel = open(cloudflare(), "atelier.example");
    assert_eq!(panel.email_routing(), Some(EmailRouting::Locked));
    let google = mx_typed("1", "smtp.google.com");
    assert_eq!(panel.add(&google), Err(PanelRefusal::LockedByEmailRouting));
    panel.unlock_email_routing().unwrap();
    panel.add(&google).unwrap();
    let spf = panel
        .lines()
        .into_iter()
        .find(|line| line.value.starts_with("v=spf1"))
        .map(|line| line.key)
        .unwrap();
    let merged = "v=spf1 include:_spf.mx.cloudflare.net include:_spf.google.com ~all";
    panel.edit(spf, &typed(Rtype::Txt, &[(Role::Name, "@"), (Role::Value, merged)])).unwrap();
    panel.turn_off_email_routing().unwrap();
    assert_eq!(mx_values(&panel), ["1 smtp.google.com"]);
    assert!(!panel.lines().iter().any(|line| line.value.starts_with("v=spf1")));
}

#[test]
fn settings_of_one_company_do_not_exist_at_another() {
    let mut panel = open(cloudflare(), "acme.example");
    let refused = panel.choose_mail_setting(MailSetting::Gmail);
    assert_eq!(refused, Err(PanelRefusal::NoSuchSetting));
    assert_eq!(panel.unlock_email_routing(), Err(PanelRefusal::NoSuchSetting));
}

#[test]
fn a_deleted_line_cannot_be_deleted_twice() {
    let mut panel = open(cloudflare(), "acme.example");
    let key = panel.lines()[0].key;
    panel.delete(key).unwrap();
    assert_eq!(panel.delete(key), Err(PanelRefusal::NoSuchLine));
}

#[test]
fn a_set_that_one_form_holds_is_one_line_made_once_edited_whole_and_deleted_whole() {
    let catalog = crate::catalog::Catalog::built_in();
    let route53 = catalog.registrar(&crate::catalog::RegistrarId::new("route53")).unwrap();
    let mut panel = Panel::open(route53.clone(), Domain::parse("acme.fr").unwrap(), &[]);
    let form = |value: &str| typed(Rtype::Mx, &[(Role::Value, value), (Role::Ttl, "300")]);
    let key = panel.add(&form("10 mx1.acme.example\n20 mx2.acme.example")).unwrap();
    assert_eq!((panel.lines().len(), panel.records().len()), (1, 2));
    assert_eq!(panel.add(&form("30 mx3.acme.example")), Err(PanelRefusal::Exists));
    let shown = panel.boxes(key, Lang::En).unwrap();
    let value = shown.iter().find(|cell| cell.role == Role::Value).unwrap();
    assert_eq!(value.value, "10 mx1.acme.example\n20 mx2.acme.example");

    panel.edit(key, &form("5 mx3.acme.example\n10 mx1.acme.example\n15 mx4.acme.example")).unwrap();
    assert_eq!((panel.lines().len(), panel.records().len()), (1, 3));
    panel.delete(panel.lines()[0].key).unwrap();
    assert!(panel.records().is_empty());
}

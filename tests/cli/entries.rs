//! `providers`, `registrars` and `resolvers`: what the catalogue knows, and what it says of an entry
//! that a person wrote.

use serde_json::Value;

use super::folder::Folder;
use super::run::{Ended, mxguide, mxguide_in, write};

/// A file of the assets, to be changed.
fn asset(name: &str) -> String {
    std::fs::read_to_string(std::path::Path::new("assets").join(name)).expect("an asset")
}

/// The number of the line that holds `needle`.
fn line_of(text: &str, needle: &str) -> usize {
    text.lines().position(|line| line.contains(needle)).expect("it is there") + 1
}

fn json(ended: &Ended) -> Value {
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(ended.out.lines().count(), 1);
    serde_json::from_str(&ended.out).expect("JSON")
}

/// Checks a file of this text.
fn checked(command: &str, text: &str) -> Ended {
    let folder = Folder::new();
    let file = write(&folder, "mine.toml", text);
    mxguide_in(&folder, &[command, "--check", &file, "--lang", "en"], &[])
}

/// The faults that are told of it.
#[track_caller]
fn faults(command: &str, text: &str, wanted: &[&str]) {
    let ended = checked(command, text);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{}", ended.err);
    for part in wanted {
        assert!(ended.err.contains(part), "{part:?} is missing in:\n{}", ended.err);
    }
}

#[test]
fn each_list_has_every_entry_and_fits_into_80_columns_in_both_languages() {
    for (command, least) in [("providers", 49), ("registrars", 41), ("resolvers", 40)] {
        for lang in ["en", "fr"] {
            let ended = mxguide(&[command, "--lang", lang], &[]);
            assert_eq!(ended.code, Some(0), "{}", ended.err);
            assert!(ended.out.lines().count() > least, "{}", ended.out);
            let wide = ended.out.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None);
        }
    }
    let providers = mxguide(&["providers", "--lang", "en"], &[]);
    let line = |id: &str| {
        let mut lines = providers.out.lines();
        lines.find(|line| line.starts_with(id)).expect("every provider has a line").to_owned()
    };
    assert!(line("google-workspace").ends_with("records + values"));
    assert!(line("gandi-mail").ends_with("  records"));
    assert!(line("pobox").ends_with("recognised only"));
    mxguide(&["registrars", "--lang", "fr"], &[]).said(&["Cloudflare", "reconnu seulement"]);
}

#[test]
fn one_provider_tells_the_keys_to_set_with_shape_example_and_place_and_every_source() {
    let ended = mxguide(&["providers", "microsoft-365", "--lang", "en"], &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.said(&[
        "Microsoft 365 (microsoft-365)",
        "--set mx_host=",
        "--set dkim1=",
        "--set dmarc_rua=",
        "--set spf_include=",
        "--set optional=all",
        "pattern",
        "example",
        "found at",
        "TXT @ {input:verify_txt}",
        "include:spf.protection.outlook.com -all",
        "verified, 20",
    ]);
    let ended = mxguide(&["providers", "zoho-mail", "--lang", "en"], &[]);
    ended.said(&["variants.uk", "not verified, may differ, looked up 2026-11-23:"]);
}

#[test]
fn one_company_tells_its_boxes_its_habits_and_every_source() {
    let ended = mxguide(&["registrars", "gandi", "--lang", "fr"], &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.said(&["Formulaire MX", "étape 1", "nécessaire après le nom d'un serveur", "vérifié"]);
    let ended = mxguide(&["resolvers", "google", "--lang", "en"], &[]);
    ended.said(&["8.8.8.8", "https://dns.google/dns-query", "Where this comes from"]);
}

#[test]
fn an_id_that_there_is_not_is_told_with_the_nearest_one() {
    for (command, typed, near) in [
        ("providers", "gmail", "google-workspace"),
        ("providers", "protonmial", "proton-mail"),
        ("registrars", "cloudfare", "cloudflare"),
        ("registrars", "1&1", "ionos"),
        ("resolvers", "gogle", "google"),
    ] {
        for form in [&[command, typed][..], &[command, typed, "--json"]] {
            let ended = mxguide(form, &[]);
            assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
            assert!(ended.err.contains(&format!("Did you mean {near}?")), "{}", ended.err);
        }
    }
    let ended = mxguide(&["providers", "\u{1b}]0;x\u{7}", "--lang", "fr"], &[]);
    assert_eq!(ended.code, Some(2));
    assert!(!ended.err.contains(['\u{1b}', '\u{7}']), "{:?}", ended.err);
}

#[test]
fn the_json_of_a_list_and_of_one_entry_have_one_shape() {
    let all = json(&mxguide(&["providers", "--json"], &[]));
    assert_eq!(all["schema"], "mxguide.providers/1");
    assert_eq!(all["providers"].as_array().unwrap().len(), 49);
    assert_eq!(all["gateways"].as_array().unwrap().len(), 12);
    assert_eq!(all["common"]["inputs"][0]["key"], "dmarc_rua");
    let one = json(&mxguide(&["providers", "google-workspace", "--json", "--lang", "fr"], &[]));
    assert_eq!(one["schema"], all["schema"]);
    let google = &one["providers"][0];
    assert_eq!((&google["id"], &google["has_records"]), (&"google-workspace".into(), &true.into()));
    assert_eq!(google["variants"][0]["mx"][0]["host"], "smtp.google.com");
    assert_eq!(google["records"][0]["type"], "TXT");
    let label = google["inputs"][0]["label"].as_str().unwrap();
    assert_eq!(label, "Texte de validation de Google");
    assert_eq!(google["facts"]["spf"]["verified"], true);
    let keys = |of: &Value| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for entry in all["providers"].as_array().unwrap() {
        assert_eq!(keys(entry), keys(google), "{}", entry["id"]);
    }

    let all = json(&mxguide(&["registrars", "--json"], &[]));
    assert_eq!(all["schema"], "mxguide.registrars/1");
    let entries = all["registrars"].as_array().unwrap();
    assert_eq!(entries.len(), 41);
    for entry in entries {
        assert_eq!(keys(entry), keys(&entries[0]), "{}", entry["id"]);
    }
    let one = json(&mxguide(&["registrars", "hetzner", "--json"], &[]));
    assert_eq!(one["registrars"][0]["has_own_forms"], false);
    let all = json(&mxguide(&["resolvers", "--json"], &[]));
    assert_eq!(all["schema"], "mxguide.resolvers/1");
    assert_eq!(all["resolvers"][0]["ipv4"], "8.8.8.8");
}

#[test]
fn every_entry_that_comes_with_the_program_passes_its_own_check() {
    let mut files = 0;
    for (command, folder) in
        [("providers", "assets/providers"), ("registrars", "assets/registrars")]
    {
        for entry in std::fs::read_dir(folder).unwrap() {
            let file = std::path::absolute(entry.unwrap().path()).unwrap();
            // Files of many short entries are no entry.
            if file.ends_with("gateways.toml") || file.ends_with("recognised.toml") {
                continue;
            }
            let file = file.display().to_string();
            let ended = mxguide(&[command, "--check", &file, "--lang", "en"], &[]);
            assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{file}");
            ended.said(&["all is well with", "typed into"]);
            files += 1;
        }
    }
    assert!(files >= 60, "{files}");
}

#[test]
fn a_key_that_is_no_key_is_told_with_file_line_and_the_nearest_one() {
    let text = asset("providers/fastmail.toml");
    let line = line_of(&text, "tail = ");
    let broken = text.replace("tail = ", "tial = ");
    faults("providers", &broken, &[&format!("mine.toml:{line}: "), "`tial`", "`tail`"]);
    let text = asset("registrars/gandi.toml");
    let line = line_of(&text, "quotes = ");
    let broken = text.replace("quotes = \"never\"", "quotes = \"nevre\"");
    faults("registrars", &broken, &[&format!("mine.toml:{line}: "), "`never`"]);
    let ended = mxguide(&["providers", "--check", "no-such-file.toml"], &[]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("no-such-file.toml"), "{}", ended.err);
}

#[test]
fn what_parses_and_is_wrong_all_the_same_is_told_with_its_line() {
    let zoho = asset("providers/zoho-mail.toml");
    let at = |needle: &str| format!("mine.toml:{}: ", line_of(&zoho, needle));
    let broken = zoho
        .replace("example = \"eu\"", "example = \"mars\"")
        .replace("{input:dkim_txt}", "{input:dkim_text}")
        .replace("pattern = 'com|eu|", "pattern = 'com|")
        .replace("[facts.spf]", "[facts.spfs]");
    faults(
        "providers",
        &broken,
        &[
            &format!("{}the example of the input “region”", at("example = \"eu\"")),
            &format!("{}dkim asks for the input “dkim_text”", at("{input:dkim_txt}")),
            "Did you mean dkim_txt?",
            "the input “region” refuses “eu”",
            &format!("{}[facts] speaks of “spfs”", at("[facts.spf]")),
        ],
    );
    let gandi = asset("registrars/gandi.toml");
    let broken = gandi.replace("https://admin.gandi.net", "http://admin.gandi.net");
    faults("registrars", &broken, &["mine.toml:6: ", "it has to begin with https://"]);
    let broken = gandi.replace("en = \"Log in at admin.gandi.net\"", "en = \" \"");
    let line = line_of(&broken, "en = \" \"");
    faults(
        "registrars",
        &broken,
        &[&format!("mine.toml:{line}: the text click_path[1] is empty in one of its languages")],
    );
}

#[test]
fn a_form_that_would_publish_something_else_is_told_with_what_would_come_out() {
    let gandi = asset("registrars/gandi.toml");
    let without = |what: &str| {
        let there = |line: &&str| !line.contains(what);
        gandi.lines().filter(there).collect::<Vec<_>>().join("\n")
    };
    // Without a box for the name, everything would be published for the domain itself.
    let wanted =
        ["at Gandi, _dmarc.mxguide.example TXT ", " would come out as mxguide.example TXT "];
    faults("registrars", &without("role = \"name\""), &wanted);
    faults("registrars", &without("role = \"target\""), &["at Gandi, no box takes "]);
    faults("registrars", &without("role = \"priority\""), &["at Gandi, "]);
}

#[test]
fn servers_that_belong_to_somebody_else_are_named() {
    let own = "id = \"mine\"\nname = \"Mine\"\n[[variants]]\nid = \"only\"\nlabel = \"Only\"\n\
               mx = [{ priority = 10, host = \"mx.mine.example\" }]\n[detect]\n\
               mx = [\"mx.mine.example\", \"aspmx.l.google.com\"]\n";
    faults(
        "providers",
        own,
        &["mine.toml:8: the pattern “aspmx.l.google.com” also fits servers of google-workspace"],
    );
    faults(
        "providers",
        &own.replace("\"aspmx.l.google.com\"", "\"*.pphosted.com\""),
        &["proofpoint"],
    );
    faults("providers", &own.replace("\"mx.mine.example\", ", ""), &["fits none of the patterns"]);
    let host = "id = \"mine\"\nname = \"Mine\"\nname_servers = [\"ada.ns.cloudflare.com\", \
                \"*.mine.example\"]\nfact = { source = [\"my own panel\"], checked = \"2026-11-23\", \
                verified = true }\n";
    faults("registrars", host, &["mine.toml:3: ", "also fits servers of cloudflare"]);
    let fine = checked("registrars", &host.replace("\"ada.ns.cloudflare.com\", ", ""));
    assert_eq!((fine.code, fine.err.as_str()), (Some(0), ""));
    fine.said(&["all is well with mine", "1 pattern of servers", "typed into its forms"]);
    let fine = checked("providers", &own.replace(", \"aspmx.l.google.com\"", ""));
    assert_eq!((fine.code, fine.err.as_str()), (Some(0), ""));
    let doubtful = format!(
        "{own}[facts.variants]\nsource = [\"hearsay\"]\nchecked = \"2026-11-23\"\nverified = false\n"
    )
    .replace(", \"aspmx.l.google.com\"", "");
    checked("providers", &doubtful).said(&["2 sections without a verified source"]);
    let day = "checked = \"2026-11-23\"\n";
    faults(
        "providers",
        &doubtful.replace(day, ""),
        &["mine.toml:9: the fact “variants” bears no date"],
    );
    faults(
        "providers",
        &doubtful.replace(day, "checked = \"last week\"\n"),
        &["mine.toml:11", "not a date; written as 2026-05-31, 2026-05 or 2026"],
    );
    faults("registrars", &host.replace("checked = \"2026-11-23\", ", ""), &["bears no date"]);
}

/// A folder with a configuration and entries of a person's own.
fn own(entries: &[(&str, &str)]) -> (Folder, String) {
    let folder = Folder::new();
    let config = write(&folder, "config.toml", "lang = \"en\"\n");
    for kind in ["registrars", "providers"] {
        std::fs::create_dir(folder.path().join(kind)).expect("a folder of its own can be made");
    }
    for (name, text) in entries {
        write(&folder, name, text);
    }
    (folder, config)
}

#[test]
fn entries_of_ones_own_are_added_or_stand_in_place_of_those_of_the_same_id() {
    let provider = "id = \"mine\"\nname = \"Mine \u{202e}Mail\"\nrank = 3\n[[variants]]\nid = \"only\"\n\
                    label = \"Only\"\nmx = [{ priority = 10, host = \"mx.mine.example\" }]\n";
    let host = "id = \"tiny\"\nname = \"Tiny\"\nname_servers = [\"*.tiny.example\"]\n\
                fact = { source = [\"my own panel\"], checked = \"2026-11-23\", verified = true }\n";
    let gandi = asset("registrars/gandi.toml").replace("name = \"Gandi\"", "name = \"Our Gandi\"");
    let hey = asset("providers/hey.toml").replace("HEY for Domains", "Our HEY");
    let (folder, config) = own(&[
        ("providers/mine.toml", provider),
        ("registrars/tiny.toml", host),
        ("registrars/gandi.toml", &gandi),
        ("providers/hey.toml", &hey),
    ]);
    let run = |args: &[&str]| mxguide_in(&folder, &[args, &["--config", &config]].concat(), &[]);
    let providers = run(&["providers"]);
    providers.said(&["mine ", "Mine \\u{202e}Mail", "Our HEY"]);
    assert!(!providers.out.contains("HEY for Domains") && !providers.out.contains('\u{202e}'));
    let hosts = run(&["registrars"]);
    hosts.said(&["tiny ", "Our Gandi"]);
    let gandis = hosts.out.lines().filter(|line| line.starts_with("gandi ")).count();
    assert_eq!(gandis, 1, "{}", hosts.out);
    run(&["providers", "mine"]).said(&["MX @ 10 mx.mine.example"]);
    run(&["registrars", "tiny"])
        .said(&["*.tiny.example", "verified, looked up 2026-11-23: my own panel"]);
    let json = json(&run(&["providers", "--json"]));
    assert_eq!(json["providers"].as_array().unwrap().len(), 50);
}

//! `config.toml` as people write it, and the sentence each mistake gets.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use mxguide::runtime::config::{Builtin, Config, ConfigFault, Doh, Https, Lang, Source};

const WHOLE: &str = r#"
lang = "fr"
[dns]
system = ["127.0.0.1:5300"]
authoritative_port = 5353
timeout_ms = 800
doh = "never"
probes = ["192.0.2.53:53"]
https = "auto"
[dns.reach]
"192.0.2.4" = "127.0.0.1:5403"
"2001:db8::4" = "[::1]:5404"
[polling]
min_interval_s = 1
[publish]
rounds = 2
spacing_s = 2
[confirm]
rounds = 3
spacing_s = 0
[resolvers]
replace = true
[[resolver]]
id = "corp"
name = "Office"
address = "10.0.0.53:53"
operator = "Acme"
country = "fr"
city = "Saint-Denis"
lat = 48.9
lon = 2
[[resolver]]
id = "web"
doh = "https://9.9.9.9/dns-query"
[tls]
ca = "root.pem"
"#;

#[test]
fn every_key_is_understood() {
    let config = Config::parse("config.toml", WHOLE).unwrap();
    assert_eq!(config.lang, Some(Lang::Fr));
    assert_eq!(config.dns.system, Some(vec!["127.0.0.1:5300".parse().unwrap()]));
    assert_eq!((config.dns.authoritative_port, config.dns.timeout_ms), (5353, 800));
    assert_eq!((config.dns.doh, config.dns.https), (Doh::Never, Https::Auto));
    assert_eq!(config.dns.probes, ["192.0.2.53:53".parse().unwrap()]);
    assert_eq!(config.dns.reach.len(), 2);
    assert_eq!(
        config.dns.reach.get(&"2001:db8::4".parse().unwrap()),
        Some(&"[::1]:5404".parse().unwrap())
    );
    assert_eq!(config.min_interval_s, 1);
    assert_eq!((config.publish.rounds, config.publish.spacing_s), (2, 2));
    assert_eq!((config.confirm.rounds, config.confirm.spacing_s), (3, 0));
    assert_eq!(config.builtin_resolvers, Builtin::Replaced);
    assert_eq!(config.tls_ca, Some(PathBuf::from("root.pem")));

    let [corp, web] = config.resolvers.as_slice() else { panic!("two resolvers") };
    assert_eq!(corp.country.as_deref(), Some("FR"));
    assert_eq!(corp.place, Some((48.9, 2.0)));
    assert_eq!((web.name.as_str(), web.operator.as_str()), ("web", "web"));
    assert_eq!(web.doh.as_deref(), Some("https://9.9.9.9/dns-query"));
    assert_eq!((web.address, web.place), (None, None));
}

#[test]
fn an_empty_file_is_the_default() {
    let config = Config::parse("config.toml", "\u{feff}# nothing\n").unwrap();
    assert_eq!(config, Config::default());
    assert_eq!(config.lang, None);
    assert_eq!(config.dns.system, None);
    assert_eq!((config.dns.authoritative_port, config.dns.timeout_ms), (53, 2_500));
    assert_eq!((config.dns.doh, config.dns.https), (Doh::Auto, Https::Auto));
    assert!(config.dns.probes.contains(&"192.0.2.53:53".parse().unwrap()));
    assert_eq!(config.min_interval_s, 30);
    assert_eq!((config.publish.rounds, config.publish.spacing_s), (2, 30));
    assert_eq!((config.confirm.rounds, config.confirm.spacing_s), (3, 60));
    assert_eq!(config.builtin_resolvers, Builtin::Kept);
}

#[test]
fn a_closed_network_stays_closed_unless_it_says_otherwise() {
    let closed = Config::parse("c", "[dns]\nsystem = [\"127.0.0.1:53\"]").unwrap();
    assert!(closed.dns.probes.is_empty());
    assert_eq!(closed.dns.https, Https::Never);
    let text = "[dns]\nsystem = [\"127.0.0.1:53\"]\nhttps = \"auto\"\nprobes = [\"127.0.0.9:5\"]";
    let said = Config::parse("c", text).unwrap();
    assert_eq!(said.dns.probes, ["127.0.0.9:5".parse().unwrap()]);
    assert_eq!(said.dns.https, Https::Auto);
}

/// The text, the line, and what the message has to contain.
const MISTAKES: &[(&str, usize, &[&str])] = &[
    (
        "\n[dns]\n\n\n\n\ntimeout = 5",
        7,
        &["config.toml:7: unknown key `timeout`; did you mean `timeout_ms`?"],
    ),
    ("[dns]\nTimeout_MS = 5", 2, &["did you mean `timeout_ms`?"]),
    ("timeout_ms = 5", 1, &["misplaced key `timeout_ms`", "`timeout_ms` under [dns]"]),
    ("[dns]\nlang = \"fr\"", 2, &["`lang` at the top of the file"]),
    ("[polling]\nmin_interval = 5", 2, &["did you mean `min_interval_s`?"]),
    ("[reslover]\nreplace = true", 1, &["unknown key `reslover`; did you mean `resolver`?"]),
    ("[[resolver]]\nid = \"a\"\nadress = \"1.1.1.1:53\"", 3, &["did you mean `address`?"]),
    ("[tls]\ncert = \"x\"", 2, &["unknown key `cert`; did you mean `ca`?"]),
    ("lang = \"de\"", 1, &["`de` is none of en, fr"]),
    ("lang = 1", 1, &["expected \"en\" or \"fr\""]),
    ("[dns]\ndoh = \"alway\"", 2, &["`alway` is none of auto, never, always", "`always`?"]),
    ("[dns]\nhttps = true", 2, &["expected \"auto\" or \"never\""]),
    ("[dns]\ntimeout_ms = 0", 2, &["`0`", "a whole number from 1 to 60000"]),
    ("[dns]\ntimeout_ms = -1", 2, &["`-1`", "a whole number from 1 to 60000"]),
    ("[dns]\ntimeout_ms = 2.5", 2, &["a whole number from 1 to 60000"]),
    ("[dns]\ntimeout_ms = \"5\"", 2, &["a whole number from 1 to 60000"]),
    ("[dns]\nauthoritative_port = 0", 2, &["from 1 to 65535"]),
    ("[dns]\nauthoritative_port = 65536", 2, &["from 1 to 65535"]),
    ("[dns]\nsystem = [\"127.0.0.1\"]", 2, &["`127.0.0.1` has no port; write `127.0.0.1:53`"]),
    ("[dns]\nsystem = [\n \"127.0.0.1:53\",\n \"::1\"]", 4, &["write `[::1]:53`"]),
    ("[dns]\nsystem = [\"127.0.0.1:0\"]", 2, &["port 0"]),
    ("[dns]\nsystem = [\"dns.corp:53\"]", 2, &["`dns.corp:53` is not an address and a port"]),
    ("[dns]\nsystem = [\"127.0.0.1:99999\"]", 2, &["is not an address and a port"]),
    ("[dns]\nsystem = []", 2, &["`system` is empty"]),
    ("[dns]\nsystem = \"127.0.0.1:53\"", 2, &["expected"]),
    ("[dns]\nsystem = [53]", 2, &["an address and a port"]),
    ("[dns.reach]\n\"192.0.2.4:53\" = \"127.0.0.1:5\"", 2, &["without a port", "\"192.0.2.4\""]),
    ("[dns.reach]\nns1 = \"127.0.0.1:5\"", 2, &["`ns1` is not an address"]),
    ("[dns.reach]\n\"192.0.2.4\" = \"127.0.0.1\"", 2, &["has no port"]),
    ("[confirm]\nrounds = 0", 2, &["from 1 to 100"]),
    ("[publish]\nspacing_s = -5", 2, &["from 0 to 86400"]),
    ("[polling]\nmin_interval_s = 99999999999", 2, &["from 0 to 86400"]),
    ("[resolvers]\nreplace = \"yes\"", 2, &["expected a boolean"]),
    ("[[resolver]]\nname = \"x\"", 1, &["missing field `id`"]),
    ("\n[[resolver]]\nid = \"a\"", 2, &["resolver `a` needs `address` or `doh`"]),
    ("[[resolver]]\nid = \"a b\"", 2, &["id `a b`"]),
    ("[[resolver]]\nid = \"a\"\naddress = \"8.8.8.8\"", 3, &["write `8.8.8.8:53`"]),
    ("[[resolver]]\nid = \"a\"\nlat = 91", 3, &["degrees from -90 to 90"]),
    ("[[resolver]]\nid = \"a\"\nlat = nan", 3, &["degrees from -90 to 90"]),
    ("[[resolver]]\nid = \"a\"\nlon = -180.5", 3, &["degrees from -180 to 180"]),
    ("[[resolver]]\nid = \"a\"\nlon = inf", 3, &["degrees from -180 to 180"]),
    ("[[resolver]]\nid = \"a\"\naddress = \"1.1.1.1:53\"\nlat = 1", 1, &["`lat` and `lon`"]),
    ("[[resolver]]\nid = \"a\"\ncountry = \"France\"", 3, &["a country in two letters"]),
    ("[[resolver]]\nid = \"a\"\nname = \"\"", 3, &["visible characters"]),
    ("[[resolver]]\nid = \"a\"\ndoh = \"http://9.9.9.9/\"", 3, &["begin with https://"]),
    ("[[resolver]]\nid = \"a\"\ndoh = \"https://[::1]/\"", 3, &["IPv4"]),
    ("[[resolver]]\nid = \"a\"\ndoh = \"https://9.9.9.9:0/\"", 3, &["`0` is no port"]),
    (
        "[[resolver]]\nid = \"a\"\ndoh = \"https://dns.example/\"",
        1,
        &["no name is looked up for `doh`", "IPv4 address"],
    ),
    ("[[resolver]]\nid = \"a\"\ndoh = \"https:///x\"", 3, &["is not an address such as"]),
    (
        "[[resolver]]\nid = \"a\"\naddress = \"1.1.1.1:53\"\n[[resolver]]\nid = \"a\"",
        4,
        &["a resolver `a` stands above already"],
    ),
    ("lang = \"fr\"\nlang = \"en\"", 2, &["duplicate key"]),
    ("lang = ", 1, &[""]),
    ("[dns\n", 1, &[""]),
    ("\u{1b}[2J = 1", 1, &[""]),
    ("[dns]\n\"x\\u001b[2Jtimeout\" = 1", 2, &["unknown key `x\\u{1b}[2Jtimeout`"]),
    ("[dns]\nsystem = [\"\\u001b]0;x\\u0007\"]", 2, &["`\\u{1b}]0;x\\u{7}`"]),
];

#[test]
fn every_mistake_names_its_line_and_its_repair() {
    for (text, line, parts) in MISTAKES {
        let fault = Config::parse("config.toml", text).expect_err(text);
        let told = fault.to_string();
        assert!(told.starts_with(&format!("config.toml:{line}: ")), "{text:?}: {told}");
        for part in *parts {
            assert!(told.contains(part), "{text:?}: {told}");
        }
        assert!(!told.chars().any(char::is_control), "{text:?}: {told:?}");
        assert!(told.chars().count() < 500, "{text:?}: {told}");
    }
}

#[test]
fn a_file_of_endless_lists_or_brackets_is_refused_quietly() {
    let endless = format!("[dns]\nprobes = [{}]", "\"127.0.0.1:1\",".repeat(10_000));
    assert!(Config::parse("c", &endless).unwrap_err().to_string().contains("more than 64"));
    let deep = format!("a = {}", "[".repeat(100_000));
    Config::parse("c", &deep).unwrap_err();
    let many = "[[resolver]]\nid = \"a\"\ndoh = \"https://a/\"\n".repeat(1_000);
    assert!(Config::parse("c", &many).unwrap_err().to_string().contains("more than 512"));
}

fn nothing(_: &str) -> Option<OsString> {
    None
}

#[test]
fn the_flag_wins_over_the_environment_and_that_over_the_usual_place() {
    let env = |name: &str| (name == "MXGUIDE_CONFIG").then(|| OsString::from("/e/c.toml"));
    let flag = Path::new("/f/c.toml");
    assert_eq!(Source::find(Some(flag), &env), Source::Named(flag.to_owned()));
    let named = Source::find(None, &env);
    assert_eq!(named, Source::Named(PathBuf::from("/e/c.toml")));
    assert_eq!(named.folder(), Some(Path::new("/e")));
    let empty = |_: &str| Some(OsString::new());
    for usual in [Source::find(None, &empty), Source::find(None, &nothing)] {
        let Source::Usual(file) = usual else { panic!("{usual:?}") };
        assert!(file.ends_with("mxguide/config.toml"));
    }
}

#[test]
fn a_file_that_somebody_named_has_to_be_there() {
    let folder = std::env::temp_dir().join(format!("mxguide-config-{}", std::process::id()));
    let file = folder.join("config.toml");
    assert_eq!(Config::load(&Source::Usual(file.clone())).unwrap(), Config::default());
    assert_eq!(Config::load(&Source::Nowhere).unwrap(), Config::default());
    let fault = Config::load(&Source::Named(file.clone())).unwrap_err();
    assert!(matches!(fault, ConfigFault::Missing { .. }), "{fault}");

    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(&file, "[tls]\nca = \"root.pem\"").unwrap();
    let fault = Config::load(&Source::Named(file.clone())).unwrap_err();
    assert!(matches!(fault, ConfigFault::Unreadable { .. }), "{fault}");
    let root = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    std::fs::write(folder.join("root.pem"), root.cert.pem()).unwrap();
    let config = Config::load(&Source::Named(file.clone())).unwrap();
    assert_eq!(config.tls_ca, Some(folder.join("root.pem")));
    std::fs::write(&file, b"lang = \"\xff\"").unwrap();
    let fault = Config::load(&Source::Usual(file)).unwrap_err();
    assert!(matches!(fault, ConfigFault::NotAConfig { .. }), "{fault}");
    let fault = Config::load(&Source::Named(folder.clone())).unwrap_err();
    assert!(matches!(fault, ConfigFault::NotAConfig { .. }), "{fault}");
    std::fs::remove_dir_all(&folder).unwrap();
}

use super::*;

fn real_of(text: &str) -> Reached {
    let config = Config::parse("config.toml", text).unwrap();
    real(&config, Stock::built_in())
}

#[test]
fn a_service_is_reached_at_an_address_that_is_known() {
    let at = |url, address: Option<&str>| {
        service(url, address.map(|address| address.parse().unwrap()))
            .map(|found| (found.socket.to_string(), found.host, found.path))
    };
    let found = |socket: &str, host: &str, path: &str| {
        Some((socket.to_owned(), host.to_owned(), path.to_owned()))
    };
    assert_eq!(
        at("https://9.9.9.9/dns-query", None),
        found("9.9.9.9:443", "9.9.9.9", "/dns-query")
    );
    assert_eq!(
        at("https://dns.example:8443/q?x=1", Some("10.0.0.53")),
        found("10.0.0.53:8443", "dns.example", "/q?x=1")
    );
    assert_eq!(
        at("https://dns.example", Some("2001:db8::53")),
        found("[2001:db8::53]:443", "dns.example", "/dns-query")
    );
    assert_eq!(at("https://dns.example/dns-query", None), None);
}

#[test]
fn a_resolver_of_ones_own_may_live_on_https_alone() {
    let reached = real_of(
        "[resolvers]\nreplace = true\n[[resolver]]\nid = \"vault\"\n\
         doh = \"https://10.0.0.54/dns-query\"\n",
    );
    let ways = &reached.ways["vault"];
    assert_eq!(ways.plain, None);
    assert_eq!(ways.https.as_ref().unwrap().socket.to_string(), "10.0.0.54:443");
}

#[test]
fn only_an_open_network_asks_public_resolvers_who_stands_between() {
    let tells = |text: &str| real_of(text).network.settings().tells.len();
    assert_eq!(tells(""), 2);
    assert_eq!(tells("[dns]\nprobes = []\n"), 0);
    assert_eq!(tells("[dns]\nsystem = [\"127.0.0.1:53\"]\n"), 0);
    assert_eq!(tells("[dns]\nsystem = [\"127.0.0.1:53\"]\nprobes = [\"127.0.0.2:53\"]\n"), 0);
    assert_eq!(tells("[resolvers]\nreplace = true\n"), 0);
}

#[test]
fn landmarks_stand_at_one_place_and_a_closed_network_has_none() {
    let operators = |text: &str| -> Vec<String> {
        let landmarks = real_of(text).network.settings().landmarks.clone();
        landmarks.into_iter().map(|one| one.operator).collect()
    };
    assert_eq!(operators(""), ["Chunghwa Telecom", "Korea Telecom"]);
    assert_eq!(operators("[[resolver]]\nid = \"kt\"\naddress = \"192.0.2.7:53\"\n").len(), 1);
    for closed in [
        "[dns]\nprobes = []\n",
        "[dns]\nsystem = [\"127.0.0.1:53\"]\nprobes = [\"127.0.0.2:53\"]\n",
        "[resolvers]\nreplace = true\n[[resolver]]\nid = \"far\"\naddress = \"192.0.2.7:53\"\n\
         lat = 1.0\nlon = 2.0\n",
    ] {
        assert!(operators(closed).is_empty(), "{closed}");
    }
}

#[test]
fn every_public_resolver_has_a_way() {
    let reached = real_of("");
    assert!(reached.ways.len() > 20);
    for (id, ways) in &reached.ways {
        assert!(ways.plain.is_some() || ways.https.is_some(), "{id}");
    }
}

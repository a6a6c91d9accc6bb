//! Rules for what the carrier lists, and for where its API answers.

use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Known;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;

use super::RuleContext;

/// A service that the carrier lists no more would be refused; of one that our tables do not know, nobody here knows the limits.
pub(super) fn listed(_: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let listed = context.account.catalogue.services.iter().find(|listed| listed.code.0 == context.service.code);
    if let Some(since) = listed.and_then(|listed| listed.gone) {
        return problems.error(Field::Service, Fault::ServiceGone { since });
    }
    match context.service.known {
        Known::InOurTables => (),
        Known::ListedOnly { .. } => problems.warning(Field::Service, Fault::LimitsUnknown),
    }
}

/// Checks where an API is said to answer: in https, and without it on this machine alone. The place that speaks HTTP refuses
/// anything else too; here it is said at the box.
pub fn check_endpoint(typed: &str) -> Problems {
    let mut problems = Problems::default();
    let typed = typed.trim();
    let fault = match typed.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => {
            (!is_host(rest)).then_some(Fault::NotAnEndpoint)
        }
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => {
            if is_host(rest) {
                (!is_this_machine(rest)).then_some(Fault::NotHttps)
            } else {
                Some(Fault::NotAnEndpoint)
            }
        }
        Some(_) | None => Some(if typed.is_empty() { Fault::Missing } else { Fault::NotAnEndpoint }),
    };
    if let Some(fault) = fault {
        problems.error(Field::Endpoint, fault);
    }
    problems
}

/// A server with or without a port, and nothing of what a browser's address may have besides: a name to sign in, a question.
fn is_host(rest: &str) -> bool {
    let host = host(rest);
    let name = host.trim_start_matches('[').trim_end_matches(']');
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'))
        && port(rest).is_none_or(|port| port.parse::<u16>().is_ok())
        && !rest.contains(['?', '#', '@', '\\'])
        && !rest.chars().any(char::is_whitespace)
}

fn is_this_machine(rest: &str) -> bool {
    let host = host(rest);
    let parts: Vec<Option<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || matches!(parts.as_slice(), [Some(127), Some(_), Some(_), Some(_)])
}

fn server(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn host(rest: &str) -> &str {
    let server = server(rest);
    match server.rfind(']') {
        Some(end) => &server[..=end],
        None => server.split(':').next().unwrap_or(server),
    }
}

fn port(rest: &str) -> Option<&str> {
    let server = server(rest);
    server.strip_prefix(host(rest)).and_then(|rest| rest.strip_prefix(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_encrypted_or_on_this_machine() {
        let fault = |typed: &str| check_endpoint(typed).at(Field::Endpoint).map(|problem| problem.fault.clone());
        for typed in [
            "https://api.shipengine.com",
            " https://api.shipengine.com/ ",
            "https://proxy.example:8443/shipengine",
            "http://127.0.0.1:8080",
            "http://127.9.9.9",
            "http://localhost:1",
            "http://[::1]:80",
            "HTTPS://API.shipengine.com",
        ] {
            assert_eq!(fault(typed), None, "{typed}");
        }
        for typed in
            ["http://api.shipengine.com", "http://10.0.0.1", "http://127.0.0.1.example", "http://localhost.example"]
        {
            assert_eq!(fault(typed), Some(Fault::NotHttps), "{typed}");
        }
        for typed in [
            "api.shipengine.com",
            "ftp://127.0.0.1",
            "https://",
            "https:///v1",
            "https://a b",
            "https://user:secret@host.example",
            "https://host.example:port",
            "https://host.example:99999",
            "https://host.example/?key=1",
            "javascript:alert(1)",
        ] {
            assert_eq!(fault(typed), Some(Fault::NotAnEndpoint), "{typed}");
        }
        assert_eq!(fault("  "), Some(Fault::Missing));
    }
}

//! Rules for what the carrier lists, and for where its API answers.

use std::net::IpAddr;

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
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
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

//! All the tests that look at Envoi from outside, in one binary: the window's crates are linked once.

mod article_rules;
mod articles;
mod book;
mod canary;
mod carriers;
mod conformance;
mod conformance_colissimo;
mod corpus;
mod crash;
mod desk;
#[cfg(feature = "window")]
mod desktop;
mod differential;
mod faults;
mod follow;
mod grades;
#[cfg(target_os = "linux")]
mod keyring;
#[cfg(target_os = "linux")]
mod printers;
mod push;
mod returns;
mod ship;
#[cfg(feature = "window")]
mod spoken;
mod tidy;
mod trust;
mod upkeep;
mod worlds;

/// Whether everything is tested here: then a tool that is missing is a failure, and elsewhere a test that says it was skipped.
fn is_whole_suite() -> bool {
    ["CI", "ENVOI_SHARED"].into_iter().any(|name| std::env::var_os(name).is_some())
}

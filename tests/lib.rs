//! All the tests that look at Envoi from outside, in one binary: the window's crates are linked once.

mod article_rules;
mod book;
mod canary;
mod carriers;
mod conformance;
mod crash;
mod desk;
#[cfg(feature = "window")]
mod desktop;
mod faults;
mod follow;
mod push;
mod ship;
#[cfg(feature = "window")]
mod spoken;
mod tidy;
mod upkeep;

//! All the tests that look at Envoi from outside, in one binary: the window's crates are linked once.

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
#[cfg(target_os = "linux")]
mod keyring;
mod push;
mod ship;
#[cfg(feature = "window")]
mod spoken;
mod tidy;
mod upkeep;

//! Shipping in types: no network, disk, clock, words or egui.

pub mod dots;

pub use dots::*;

//! x
pub mod words;

#[cfg(feature = "window")]
pub mod ui;

//! Envoi

pub mod domain;
pub mod printing;
pub mod secrets;
pub mod store;

//! Envoi

pub mod domain;

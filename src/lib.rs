//! Envoi, the shipping station for a packing desk.

pub mod domain;
pub mod label;

pub mod practice;

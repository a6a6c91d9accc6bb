//! The carriers in the box.

pub mod specimen;

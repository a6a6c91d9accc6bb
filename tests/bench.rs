//! Measures, outside CI.

fn main() {}

//! The rules of the declaration, read as an operator meets them.

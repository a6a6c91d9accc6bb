//! Codes drawn by other encoders, as they should be and as they come out of drivers.

mod draw;
mod hostile;
mod scaled;
mod shapes;

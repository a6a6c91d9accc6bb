//! Drawing: functions of `(ui, &mut Session, &mut Vec<Command>)`.

pub mod theme;
pub mod welcome;
pub mod widgets;

#[cfg(test)]
pub(crate) mod testing;

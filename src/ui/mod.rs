//! Drawing: functions of `(ui, &mut Session, &mut Vec<Command>)`.

pub mod theme;
pub mod widgets;

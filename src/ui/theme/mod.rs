//! The look of the desk: colours, type, measures, and how egui is told of them.
//!
//! Everything a screen draws takes its colour from [`Tokens`], its letters from [`Type`] and its sizes from
//! the constants here. Knows egui; knows no screen and no session.

mod fonts;
mod sizes;
mod style;
pub(crate) mod tokens;
mod typeface;

pub use sizes::Sizes;
pub use sizes::pack;
pub use style::install;
pub use tokens::DOT;
pub use tokens::PAPER;
pub use tokens::Tokens;
pub use typeface::Type;
pub use typeface::galley;
pub use typeface::large_galley;
pub use typeface::paint_text;
pub use typeface::say;
pub use typeface::say_wrapped;

/// Height of a control, and the least width of one, in points.
pub const CONTROL: f32 = 36.0;

/// Height of the main action button.
pub const MAIN_ACTION: f32 = 56.0;

/// Height of a list row and of a service card.
pub const CARD_ROW: f32 = 52.0;

/// Height of a table row.
pub const TABLE_ROW: f32 = 44.0;

/// Height of a row in the customs table.
pub const CUSTOMS_ROW: f32 = 38.0;

/// The reserved line under a field, in points. It is space, so a problem moves nothing.
pub const NOTE: f32 = 16.0;

/// Between a field's note line and the next field.
pub const FIELD_GAP: f32 = 6.0;

/// Width of the column that holds the labels beside fields.
pub const LABEL_COLUMN: f32 = 88.0;

/// Height of a tag.
pub const TAG: f32 = 22.0;

/// Least and greatest width of the rail; it is as wide as its longest word in between.
pub const RAIL: std::ops::RangeInclusive<f32> = 84.0..=104.0;

/// Width of the rail when it is folded to icons.
pub const RAIL_FOLDED: f32 = 52.0;

/// Height of the top bar.
pub const TOP_BAR: f32 = 52.0;

/// Height of the strip that holds the previous parcel.
pub const STRIP: f32 = 68.0;

/// Height of the bar that holds the main action.
pub const ACTION_BAR: f32 = 76.0;

/// Height of the practice band.
pub const BAND: f32 = 32.0;

/// Radius of tags and key caps.
pub const RADIUS_TAG: f32 = 3.0;

/// Radius of fields and buttons.
pub const RADIUS: f32 = 4.0;

/// Radius of cards, menus and the main button.
pub const RADIUS_CARD: f32 = 6.0;

/// Radius of the counter badge, the one pill there is.
pub const RADIUS_BADGE: f32 = 9.0;

/// Width of the edge that carries a severity.
pub const SEVERITY_EDGE: f32 = 4.0;

/// Padding of a column, left and right, top and bottom.
pub const COLUMN_PADDING: egui::Margin = egui::Margin::symmetric(20, 14);

/// From this many points of window width on, labels stand beside their fields; below, above them.
pub const LABELS_BESIDE_FROM: f32 = 600.0;

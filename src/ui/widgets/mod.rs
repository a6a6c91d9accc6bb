//! The controls of the desk, drawn as the design has them.
//!
//! A widget knows tokens, sizes and the words it is handed; it knows no session, no rule and no carrier. Every input
//! takes its accessible name from the label beside it, and a problem's sentence becomes its accessible description.

mod action;
mod band;
mod button;
mod card;
mod check;
mod choice;
mod empty;
mod field;
mod hold;
mod icon;
mod key;
mod notice;
mod paint;
mod paper;
mod rail;
mod row;
mod section;
mod service;
mod tag;
mod tone;

pub use action::MainAction;
pub use band::practice_band_ui;
pub use band::practice_frame;
pub use button::Button;
pub use card::Card;
pub use card::problem_chip_ui;
pub use check::check_ui;
pub use choice::Select;
pub use choice::segments_ui;
pub use choice::select_ui;
pub use empty::empty_ui;
pub use field::FieldSpec;
pub use field::field_ui;
pub use field::forget_what_was_typed;
pub use hold::hold_button;
pub use hold::hold_key;
pub use hold::hold_width;
pub use icon::Icon;
pub use icon::icon_ui;
pub use icon::paint_icon;
pub use key::key_cap_ui;
pub use key::key_cap_width;
pub use key::paint_key_cap;
pub use notice::Notice;
pub use notice::NoticeAnswer;
pub use paint::dashed_rect;
pub use paint::focus_ring;
pub use paint::separator_ui;
pub use paint::severity_edge;
pub use paper::Paper;
pub use paper::grade_badge_ui;
pub use paper::paint_grade_badge;
pub use paper::paper_ui;
pub use paper::sketch_frame;
pub use rail::RailItem;
pub use rail::rail_width;
pub use row::FieldRow;
pub use row::Labels;
pub use row::Note;
pub use row::Row;
pub use section::section_ui;
pub use service::ServiceCard;
pub use service::service_list_ui;
pub use tag::Tag;
pub use tone::Tone;

#[cfg(test)]
mod tests;

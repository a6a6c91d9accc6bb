//! La Poste's JSON: what is written strictly, and what is read leniently.
//!
//! Here alone grams become kilograms, cents euros, and a day the one that it is in Paris.

mod address;
mod customs;
mod mailbox;
mod multipart;
mod number;
mod paris;
mod points;
mod read;
mod sent;
mod slips;

pub(super) use mailbox::MailboxQuestion;
pub(super) use mailbox::PickupPlan;
pub(super) use paris::Paris;
pub(super) use points::PointAnswer;
pub(super) use points::PointById;
pub(super) use points::PointQuestion;
pub(super) use points::PointsAnswer;
pub(super) use read::Answered;
pub(super) use read::Message;
pub(super) use read::lenient;
pub(super) use sent::LabelRequest;
pub(super) use sent::Page;
pub(super) use sent::TrialRequest;
pub(super) use sent::asked_format;
pub(super) use sent::printing_type;
pub(super) use slips::SlipRequest;

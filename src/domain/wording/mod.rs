//! How a thing is described on a customs declaration: too vaguely, in the wrong language, or well.
//!
//! No carrier checks a description, customs does, weeks later. So the desk says it while the parcel is still open. All of this is
//! advice: the lists are matched against the whole description, and a person may know better.

mod french;
mod vague;

pub use french::looks_french;
pub use vague::Vague;
pub use vague::VagueSource;
pub use vague::VagueTerm;
pub use vague::suggestion;
pub use vague::vague;

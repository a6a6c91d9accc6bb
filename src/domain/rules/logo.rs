//! Rules for a logo: what the carrier can put on a label, and with which format.

use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::LabelFormat;
use crate::domain::LogoFacts;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;

use super::RuleContext;

/// Signs in an image's name, as the API's reference has it.
pub const LOGO_NAME: usize = 50;

/// The most an image may hold, in bytes: 512 kB.
const LOGO_BYTES: usize = 512 << 10;

/// An image is printed at about one inch by one; fewer points than this across are seen as steps.
const FEWEST_POINTS: u32 = 120;

/// Logo or ZPL, not both: the carrier draws an image into a page or a picture and cannot into a printer's program.
pub(super) fn format(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let format = draft.format.format(context.printer);
    if let Some(image) = context.logo(draft).filter(|_| format == LabelFormat::Zpl) {
        problems.error(Field::Format, Fault::LogoWithZpl { name: image.name.clone() });
    }
}

/// Checks an image before it is sent: its name, and its file once one is picked.
pub fn check_logo(name: &str, file: Option<LogoFacts>) -> Problems {
    let mut problems = Problems::default();
    let name = name.trim();
    if name.is_empty() {
        problems.error(Field::LogoName, Fault::Missing);
    }
    let length = name.chars().count();
    if length > LOGO_NAME {
        let fault = Fault::TooLong { length, limit: LOGO_NAME, source: Source::ShipStationReference };
        problems.error(Field::LogoName, fault);
    }
    let Some(file) = file else {
        problems.error(Field::LogoFile, Fault::Missing);
        return problems;
    };
    if file.bytes > LOGO_BYTES {
        let kilobytes = |bytes: usize| bytes.div_ceil(1 << 10) as u64;
        let fault = Fault::LogoTooLarge { found: kilobytes(file.bytes), limit: kilobytes(LOGO_BYTES) };
        problems.error(Field::LogoFile, fault);
    }
    if file.transparent {
        problems.error(Field::LogoFile, Fault::LogoTransparent);
    }
    let (long, short) = (file.width.max(file.height), file.width.min(file.height));
    if long > short.saturating_mul(3) / 2 {
        problems.warning(Field::LogoFile, Fault::LogoNotSquare { width: file.width, height: file.height });
    } else if long < FEWEST_POINTS {
        problems.warning(Field::LogoFile, Fault::LogoCoarse { width: file.width, height: file.height });
    }
    problems
}

//! Weight, size, paper and order of a Colissimo parcel.

use crate::domain::CustomsFault;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::FormatChoice;
use crate::domain::Grams;
use crate::domain::LabelFormat;
use crate::domain::Millimetres;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;
use crate::domain::colissimo::Product;
use crate::domain::colissimo::heaviest;

use super::super::RuleContext;
use super::Way;
use super::signs;

/// The service takes two decimals of a kilogram.
const STEP: u32 = 10;

/// The most that any product carries (SLS documentation).
const MOST: Grams = Grams(30_000);

/// The longest side of the standard size, in millimetres (La Poste's pages).
const STANDARD_SIDE: u32 = 1000;

/// Length, width and height of the standard size together, in millimetres (La Poste's pages).
const STANDARD_SUM: u64 = 1500;

/// The longest side of a parcel whose duties the sender pays, in millimetres (SLS documentation, FedEx).
const DUTIES_SIDE: u32 = 2740;

/// Its length and girth together, in millimetres (SLS documentation, FedEx).
const DUTIES_GIRTH: u64 = 3300;

/// Signs of an order's number (SLS documentation, "AN1…30").
const ORDER_NUMBER: usize = 30;

/// The weight as it is declared: whole steps of ten grams, never less than the scale says.
pub fn sent_weight(weight: Grams) -> Grams {
    Grams(weight.0.div_ceil(STEP).saturating_mul(STEP))
}

pub(in crate::domain::rules) fn weight(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let weight = &draft.parcel.weight;
    if weight.is_blank() {
        return problems.error(Field::Weight, Fault::Missing);
    }
    let weight = match weight.value() {
        Err(_) => return problems.error(Field::Weight, Fault::NotAWeight),
        Ok(Grams(0)) => return problems.error(Field::Weight, Fault::WeightZero),
        Ok(weight) => weight,
    };
    let sent = sent_weight(weight);
    let way = Way::of(draft, context);
    let most = context.limits().map_or(MOST, |limits| limits.weight);
    let by_product = way.product.map_or(most, |product| heaviest(product, &way.to).min(most));
    let point = draft.handling.point.as_ref().filter(|_| way.product == Some(Product::Hd));
    let limit =
        point.and_then(|point| point.max_weight).map_or(by_product, |at_the_point| at_the_point.min(by_product));
    let source = Source::SlsDocumentation;
    if sent > limit {
        problems.error(Field::Weight, Fault::WeightOver { limit, source });
    } else if sent != weight {
        problems.note(Field::Weight, CustomsFault::WeightRounded { sent }.into());
    }
}

/// The size may be left open but where duties are paid by the sender. Beyond the standard it is carried by hand, for a surcharge.
pub(in crate::domain::rules) fn size(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let size = &draft.parcel.size;
    let way = Way::of(draft, context);
    if size.is_blank() {
        if way.duties_paid {
            problems.error(Field::Size, Fault::Missing);
        }
        return by_hand(draft, &way, problems);
    }
    let size = match size.value() {
        Ok(size) => size,
        Err(not_a_size) => return problems.error(Field::Size, Fault::NotASize { sides: not_a_size.sides }),
    };
    if size.sides().contains(&0) {
        return problems.error(Field::Size, Fault::SideZero);
    }
    if let Some(limits) = context.limits() {
        let source = limits.source;
        let sides = size.sorted();
        if sides[0] > limits.max_sides[0] {
            let fault = Fault::SizeOver { limit: limits.max_sides, source, other_allows: false };
            return problems.error(Field::Size, fault);
        }
        if size.sum() >= u64::from(limits.sum_under) {
            let limit = Millimetres(limits.sum_under);
            return problems.error(Field::Size, Fault::SumNotUnder { sum: size.sum(), limit, source });
        }
        // The sides go out in whole centimetres.
        let [length, width, height] = sides.map(|side| u64::from(side.div_ceil(10)) * 10);
        let girth = length + 2 * (width + height);
        if way.duties_paid && (length > u64::from(DUTIES_SIDE) || girth > DUTIES_GIRTH) {
            return problems.error(Field::Size, CustomsFault::GirthOver.into());
        }
        // "About 16 by 11 cm", says the page.
        if let Some(limit) = limits.min_face
            && (sides[0] < limit[0] || sides[1] < limit[1])
        {
            problems.warning(Field::Size, Fault::FaceUnder { limit, source, other_allows: false });
        }
    }
    by_hand(draft, &way, problems);
}

fn by_hand(draft: &ShipmentDraft, way: &Way, problems: &mut Problems) {
    if !is_non_machinable(draft) {
        return;
    }
    if way.product == Some(Product::Hd) {
        problems.error(Field::Size, CustomsFault::PointStandardSizeOnly.into());
    } else {
        problems.warning(Field::Size, CustomsFault::NonStandardSize.into());
    }
}

/// Of an awkward shape, or beyond the standard size.
pub(super) fn is_non_machinable(draft: &ShipmentDraft) -> bool {
    let large =
        draft.parcel.size.value().is_ok_and(|size| size.sorted()[0] > STANDARD_SIDE || size.sum() > STANDARD_SUM);
    large || draft.handling.awkward
}

/// The dots to the inch that the service makes ZPL for (SLS documentation, `outputPrintingType`).
const ZPL_DPI: [u32; 2] = [203, 300];

/// Labels of returns from abroad and overseas are pages, whatever the printer speaks (SLS documentation, 7R).
pub(in crate::domain::rules) fn format(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let wanted = draft.format.format(context.printer);
    if !Way::of(draft, context).is_return_abroad() || wanted == LabelFormat::Pdf {
        return;
    }
    match draft.format {
        FormatChoice::Fixed(_) => problems.warning(Field::Format, CustomsFault::ReturnOnPage.into()),
        FormatChoice::AsThePrinter => problems.note(Field::Format, CustomsFault::ReturnOnPage.into()),
    }
}

/// The format that is bought.
pub(in crate::domain::rules) fn sent_format(draft: &ShipmentDraft, context: &RuleContext<'_>) -> LabelFormat {
    if Way::of(draft, context).is_return_abroad() {
        return LabelFormat::Pdf;
    }
    // The service draws no pictures. Where it has no program as fine as the head, a page is drawn at the printer's own dots.
    let wants_zpl = draft.format.format(context.printer) == LabelFormat::Zpl;
    if wants_zpl && ZPL_DPI.contains(&context.dpi) { LabelFormat::Zpl } else { LabelFormat::Pdf }
}

/// How fine the label's ZPL is, where it is that and not as coarse as most printers are.
pub(in crate::domain::rules) fn sent_dpi(draft: &ShipmentDraft, context: &RuleContext<'_>) -> Option<u32> {
    let [coarse, _] = ZPL_DPI;
    Some(context.dpi).filter(|dpi| *dpi != coarse && sent_format(draft, context) == LabelFormat::Zpl)
}

/// Parcels are looked up by it, so it goes out whole.
pub(in crate::domain::rules) fn order_number(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    let number = draft.order.number.trim();
    let length = number.chars().count();
    if !signs(number, Field::OrderNumber, problems) {
        return;
    }
    if length > ORDER_NUMBER {
        let fault = Fault::TooLong { length, limit: ORDER_NUMBER, source: Source::SlsDocumentation };
        problems.error(Field::OrderNumber, fault);
    }
    if let Some(label) = draft.findings.shipped_elsewhere(number) {
        let fault = Fault::ShippedElsewhere { tracking: label.tracking.grouped(), created_ms: label.created_ms };
        problems.warning(Field::OrderNumber, fault);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_declared_in_steps_of_ten_grams_and_never_as_less() {
        let sent = |grams| sent_weight(Grams(grams)).0;
        assert_eq!([sent(1), sent(10), sent(11), sent(1234), sent(30_000)], [10, 10, 20, 1240, 30_000]);
        assert_eq!(sent(u32::MAX), u32::MAX);
    }
}

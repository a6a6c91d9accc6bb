//! Rules for weight and size, held against the limits in force.

use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::Millimetres;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;

use super::RuleContext;
use super::fits;

pub(super) fn weight(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let weight = &draft.parcel.weight;
    if weight.is_blank() {
        return problems.error(Field::Weight, Fault::Missing);
    }
    match weight.value() {
        Err(_) => problems.error(Field::Weight, Fault::NotAWeight),
        Ok(Grams(0)) => problems.error(Field::Weight, Fault::WeightZero),
        Ok(weight) => {
            if let Some(limits) = context.limits().filter(|limits| limits.weight < weight) {
                problems.error(Field::Weight, Fault::WeightOver { limit: limits.weight, source: limits.source });
            }
        }
    }
}

/// Sides are compared sorted, since a parcel may be turned, and in whole millimetres.
pub(super) fn size(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let size = &draft.parcel.size;
    if size.is_blank() {
        return problems.error(Field::Size, Fault::Missing);
    }
    let size = match size.value() {
        Ok(size) => size,
        Err(not_a_size) => return problems.error(Field::Size, Fault::NotASize { sides: not_a_size.sides }),
    };
    if size.sides().contains(&0) {
        return problems.error(Field::Size, Fault::SideZero);
    }
    let Some(limits) = context.limits() else { return };
    let source = limits.source;
    let sides = size.sorted();
    let other_allows = fits(context.other_limits(), None, size);
    if sides.iter().zip(limits.max_sides).any(|(side, limit)| *side > limit) {
        problems.error(Field::Size, Fault::SizeOver { limit: limits.max_sides, source, other_allows });
    }
    if let Some(limit) = limits.min_face
        && (sides[0] < limit[0] || sides[1] < limit[1])
    {
        problems.error(Field::Size, Fault::FaceUnder { limit, source, other_allows });
    }
    if size.sum() >= u64::from(limits.sum_under) {
        let limit = Millimetres(limits.sum_under);
        problems.error(Field::Size, Fault::SumNotUnder { sum: size.sum(), limit, source });
    }
}

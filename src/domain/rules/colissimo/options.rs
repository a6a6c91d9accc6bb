//! What Colissimo is asked to do beyond carrying: insurance, duties, pick-up, and what when it cannot be delivered.

use crate::domain::Currency;
use crate::domain::CustomsFault;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Handling;
use crate::domain::Money;
use crate::domain::Part;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;
use crate::domain::Undeliverable;
use crate::domain::colissimo;
use crate::domain::colissimo::Area;
use crate::domain::colissimo::DutiesPaid;
use crate::domain::colissimo::INSURANCE;
use crate::domain::colissimo::Product;

use super::super::RuleContext;
use super::super::customs::key_holds;
use super::super::optional;
use super::Way;
use super::parcel;
use super::signs;

/// Signs for whoever delivers (SLS documentation, "AN1...35").
const INSTRUCTIONS: usize = 35;

/// The most that any product insures, in whole euros (SLS documentation).
const MOST_INSURED: u32 = 5000;

/// The most parcels in one shipment (SLS documentation, error 30341).
const PARTS: u8 = 5;

/// A pick-up point where the product delivers to one; nowhere else is one looked at.
pub(in crate::domain::rules) fn point(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let way = Way::of(draft, context);
    match (&draft.handling.point, way.product) {
        (None, Some(Product::Hd)) => problems.error(Field::PickupPoint, Fault::Missing),
        (Some(point), Some(Product::Hd)) => {
            if point.id.len() != 6 || point.id == "000000" || !point.id.bytes().all(|sign| sign.is_ascii_digit()) {
                problems.error(Field::PickupPoint, CustomsFault::PointNumber.into());
            }
            if point.country != draft.consignee.country {
                problems.error(Field::PickupPoint, CustomsFault::PointElsewhere.into());
            }
        }
        (Some(_), Some(_) | None) => problems.warning(Field::PickupPoint, CustomsFault::PointNotUsed.into()),
        (None, Some(_) | None) => (),
    }
}

/// In euros, as far as the product insures, in steps.
pub(in crate::domain::rules) fn insurance(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let typed = &draft.handling.insurance;
    if typed.is_blank() {
        return;
    }
    let way = Way::of(draft, context);
    let at = Field::Insurance;
    let most = way.product.map_or(MOST_INSURED, |product| colissimo::insurance_max(product, &way.to));
    let most = i64::from(most) * 100;
    match typed.value() {
        Err(_) => problems.error(at, Fault::NotAnAmount),
        Ok(wanted) if wanted.currency != Currency::EUR => problems.error(at, CustomsFault::NotEuros.into()),
        Ok(wanted) if wanted.cents > 0 && most == 0 => problems.error(at, CustomsFault::InsuranceNotOffered.into()),
        Ok(wanted) if wanted.cents > most => {
            problems.error(at, CustomsFault::InsuranceOver { limit: Money::euros(most) }.into());
        }
        Ok(wanted) => {
            if let Some(step) = step(wanted).filter(|step| *step != wanted) {
                problems.note(at, CustomsFault::InsuranceStep { step }.into());
            }
        }
    }
}

/// Duties are paid by the sender where the lists say so: abroad with signature, overseas to four territories.
pub(in crate::domain::rules) fn duties(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let way = Way::of(draft, context);
    let offered = way.product.and_then(|product| colissimo::duties(product, &way.from, &way.to));
    match (draft.handling.duties, offered) {
        (Duties::Consignee, _)
        | (Duties::Sender, Some(DutiesPaid::Ddp))
        | (Duties::SenderOverseas, Some(DutiesPaid::Ftd)) => {}
        (Duties::Sender, Some(DutiesPaid::Ftd) | None) => {
            problems.error(Field::Duties, CustomsFault::DutiesNotThere { country: way.to.country }.into());
        }
        (Duties::SenderOverseas, Some(DutiesPaid::Ddp) | None) => {
            problems.error(Field::Duties, CustomsFault::DutiesOverseasNotThere.into());
        }
    }
    // No threshold since August 2025 (La Poste's pages).
    if way.goes_to("US") {
        problems.note(Field::Duties, CustomsFault::UnitedStatesTaxed.into());
    }
}

/// Outside the Union it has to be said what becomes of a parcel that cannot be delivered.
pub(in crate::domain::rules) fn undeliverable(
    draft: &ShipmentDraft,
    context: &RuleContext<'_>,
    problems: &mut Problems,
) {
    if asks_for_undeliverable(&Way::of(draft, context)) && draft.handling.undeliverable.is_none() {
        problems.error(Field::Undeliverable, Fault::Missing);
    }
}

pub(in crate::domain::rules) fn instructions(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    let text = draft.handling.instructions.trim();
    let length = text.chars().count();
    if signs(text, Field::Instructions, problems) && length > INSTRUCTIONS {
        let fault = Fault::TooLong { length, limit: INSTRUCTIONS, source: Source::SlsDocumentation };
        problems.error(Field::Instructions, fault);
    }
}

/// The last of several parcels names those before it, so they are bought first; five at most.
pub(in crate::domain::rules) fn part(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let Some(Part { number, of, followers }) = &draft.handling.part else { return };
    let known = followers.len() == usize::from(number.saturating_sub(1)) || followers.is_empty();
    let sound =
        (2..=PARTS).contains(of) && (1..=*of).contains(number) && (number < of || !followers.is_empty()) && known;
    let numbered = followers.iter().all(|parcel| key_holds(&parcel.0) == Some(true));
    if !sound || !numbered {
        return problems.error(Field::Part, CustomsFault::PartImpossible.into());
    }
    // La Poste refuses it for some destinations (30345) and lists none; the practice of its shops is to group what leaves France.
    if matches!(Way::of(draft, context).to.area, Area::France | Area::Monaco | Area::Andorra) {
        problems.objection(Field::Part, CustomsFault::PartAtHome.into());
    }
}

/// What goes out with the shipment. Of what the product does not do, nothing.
pub(in crate::domain::rules) fn handling(draft: &ShipmentDraft, context: &RuleContext<'_>) -> Option<Handling> {
    let way = Way::of(draft, context);
    let asked = &draft.handling;
    let insurance = if asked.insurance.is_blank() { None } else { step(asked.insurance.value().ok()?) };
    let undeliverable: Option<Undeliverable> = asked.undeliverable.filter(|_| asks_for_undeliverable(&way));
    Some(Handling {
        insurance,
        non_machinable: parcel::is_non_machinable(draft),
        duties: asked.duties,
        undeliverable,
        point: asked.point.clone().filter(|_| way.product == Some(Product::Hd)),
        instructions: optional(&asked.instructions),
        part: asked.part.clone(),
        direction: asked.direction,
    })
}

fn asks_for_undeliverable(way: &Way) -> bool {
    let asked = way.product.is_some_and(|product| colissimo::return_choice_needed(product, &way.to));
    asked && way.direction == Direction::Out
}

/// The step that covers an amount; none for nothing.
fn step(wanted: Money) -> Option<Money> {
    if wanted.cents <= 0 {
        return None;
    }
    let mut steps = INSURANCE.iter().map(|step| i64::from(step.euros) * 100);
    Some(Money { cents: steps.find(|step| wanted.cents <= *step).unwrap_or(wanted.cents), ..wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insurance_goes_up_to_the_step_that_covers_it() {
        let cents_of = |cents| step(Money::euros(cents)).map(|step| step.cents);
        assert_eq!(cents_of(0), None);
        assert_eq!(cents_of(1), Some(15_000));
        assert_eq!(cents_of(15_000), Some(15_000));
        assert_eq!(cents_of(16_200), Some(30_000));
        assert_eq!(cents_of(500_000), Some(500_000));
    }
}

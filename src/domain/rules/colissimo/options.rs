//! What Colissimo is asked to do beyond carrying: insurance, duties, pick-up, and what when it cannot be delivered.

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

use super::super::RuleContext;
use super::super::optional;
use super::Product;
use super::Way;
use super::parcel;
use super::signs;

/// Signs for whoever delivers (SLS documentation, "AN1...35").
const INSTRUCTIONS: usize = 35;

/// The most parcels in one shipment (SLS documentation, error 30341).
const PARTS: u8 = 5;

/// The steps of insurance in euro cents (SLS documentation, "6 optional insurance levels").
const STEPS: [i64; 6] = [15_000, 30_000, 50_000, 100_000, 200_000, 500_000];

/// A pick-up point where the product delivers to one; nowhere else is one looked at.
pub(in crate::domain::rules) fn point(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let way = Way::of(draft, context);
    match (&draft.handling.point, way.product) {
        (None, Some(Product::Hd)) => problems.error(Field::PickupPoint, Fault::Missing),
        (Some(point), Some(Product::Hd)) => {
            if point.id.len() != 6 || !point.id.bytes().all(|sign| sign.is_ascii_digit()) {
                problems.error(Field::PickupPoint, CustomsFault::PointNumber.into());
            }
            if point.country != way.to.country {
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
    let most = way.product.map_or(Some(500_000), Product::insured_to);
    match (typed.value(), most) {
        (Err(_), _) => problems.error(at, Fault::NotAnAmount),
        (Ok(wanted), _) if wanted.currency != crate::domain::Currency::EUR => {
            problems.error(at, CustomsFault::NotEuros.into());
        }
        (Ok(wanted), None) if wanted.cents > 0 => problems.error(at, CustomsFault::InsuranceNotOffered.into()),
        (Ok(wanted), Some(most)) if wanted.cents > most => {
            problems.error(at, CustomsFault::InsuranceOver { limit: Money::euros(most) }.into());
        }
        (Ok(wanted), Some(_) | None) => {
            if let Some(step) = step(wanted).filter(|step| *step != wanted) {
                problems.note(at, CustomsFault::InsuranceStep { step }.into());
            }
        }
    }
}

/// Duties are paid by the sender where the lists say so: abroad with signature, overseas to four territories.
pub(in crate::domain::rules) fn duties(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let way = Way::of(draft, context);
    match draft.handling.duties {
        Duties::Consignee => (),
        Duties::Sender => {
            let offered = way.direction == Direction::Out && way.product == Some(Product::Dos);
            if !offered || !way.to.takes_duties_paid() {
                problems.error(Field::Duties, CustomsFault::DutiesNotThere { country: way.to.country }.into());
            }
        }
        Duties::SenderOverseas => {
            let there = matches!(way.to.country.code(), "GP" | "MQ" | "RE" | "GF");
            if way.product != Some(Product::Cds) || !there {
                problems.error(Field::Duties, CustomsFault::DutiesOverseasNotThere.into());
            }
        }
    }
    // No threshold since August 2025 (La Poste's pages).
    if way.to.country.code() == "US" && way.direction == Direction::Out {
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
pub(in crate::domain::rules) fn part(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    let Some(Part { number, of, followers }) = &draft.handling.part else { return };
    let known = followers.len() == usize::from(number.saturating_sub(1)) || followers.is_empty();
    let sound =
        (2..=PARTS).contains(of) && (1..=*of).contains(number) && (number < of || !followers.is_empty()) && known;
    if !sound {
        problems.error(Field::Part, CustomsFault::PartImpossible.into());
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

fn asks_for_undeliverable(way: &Way<'_>) -> bool {
    let domestic = |place: super::way::Place<'_>| place.is_metropolitan() || place.is_overseas() || place.is_military();
    way.direction == Direction::Out
        && way.product != Some(Product::Corf)
        && !domestic(way.to)
        && !way.to.is_in_a_member_state()
}

/// The step that covers an amount; none for nothing.
fn step(wanted: Money) -> Option<Money> {
    let covers = |step: &i64| wanted.cents <= *step;
    if wanted.cents <= 0 {
        return None;
    }
    Some(Money { cents: STEPS.into_iter().find(covers).unwrap_or(wanted.cents), currency: wanted.currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insurance_goes_up_to_the_step_that_covers_it() {
        let step = |cents| step(Money::euros(cents)).map(|step| step.cents);
        assert_eq!(step(0), None);
        assert_eq!(step(1), Some(15_000));
        assert_eq!(step(15_000), Some(15_000));
        assert_eq!(step(16_200), Some(30_000));
        assert_eq!(step(500_000), Some(500_000));
    }
}

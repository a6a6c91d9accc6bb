//! Whether the product goes from there to there.

use crate::domain::CarrierKind;
use crate::domain::CustomsFault;
use crate::domain::Direction;
use crate::domain::Field;
use crate::domain::Problems;
use crate::domain::Service;
use crate::domain::ShipmentDraft;
use crate::domain::colissimo::Product;
use crate::domain::colissimo::WhyNot;
use crate::domain::colissimo::offers;

use super::super::RuleContext;
use super::Way;

/// A product that is not sold there is refused by name, never guessed at (SLS documentation, error 30213).
pub(in crate::domain::rules) fn route(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let way = Way::of(draft, context);
    let Some(product) = way.product else { return };
    let comes_back = matches!(product, Product::Core | Product::Cori);
    let other_way = match way.direction {
        Direction::Out => comes_back,
        Direction::Return => !comes_back,
    };
    if other_way {
        return problems.error(Field::Service, CustomsFault::ServiceOtherWay.into());
    }
    let offers = offers(&way.from, &way.to);
    let Some((_, Err(why))) = offers.into_iter().find(|(offered, _)| *offered == product) else { return };
    let (from, to) = (way.from.country, way.to.country);
    let fault = match why {
        WhyNot::NotThere { instead: Some(instead) } => {
            let known = Service::by_code(CarrierKind::Colissimo, instead.code());
            let instead = known.map_or(instead.code(), |service| service.name.as_ref()).to_owned();
            CustomsFault::ServiceInstead { to, instead }
        }
        WhyNot::NotThere { instead: None }
        | WhyNot::NotFromThere
        | WhyNot::UnknownDestination
        | WhyNot::NoPickup
        | WhyNot::NoReturn => CustomsFault::ServiceNotThere { from, to },
    };
    problems.error(Field::Service, fault.into());
}

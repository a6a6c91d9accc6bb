//! Whether the product goes from there to there.

use crate::domain::CustomsFault;
use crate::domain::Direction;
use crate::domain::Field;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;

use super::super::RuleContext;
use super::Product;
use super::Way;
use super::way::Place;

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
        problems.error(Field::Service, CustomsFault::ServiceOtherWay.into());
    } else if !goes(product, way.from, way.to) {
        let fault = CustomsFault::ServiceNotThere { from: way.from.country, to: way.to.country };
        problems.error(Field::Service, fault.into());
    }
}

fn goes(product: Product, from: Place<'_>, to: Place<'_>) -> bool {
    let domestic = |place: Place<'_>| place.is_metropolitan() || place.is_overseas();
    match product {
        Product::Dom => from.is_metropolitan() && (to.is_metropolitan() || matches!(to.country.code(), "BE" | "CH")),
        Product::Dos => from.is_metropolitan() && !to.is_overseas() || from.is_overseas() && !domestic(to),
        Product::Hd => from.is_metropolitan() && to.has_pickup_points(),
        Product::Com | Product::Cds | Product::Eco => {
            from.is_metropolitan() && to.is_overseas() || from.is_overseas() && domestic(to)
        }
        Product::Core => from.is_metropolitan() && to.is_metropolitan() || is_one_neighbourhood(from, to),
        Product::Cori if from.is_overseas() || to.is_overseas() => {
            domestic(from) && domestic(to) && !is_one_neighbourhood(from, to)
        }
        Product::Cori => from.gives_returns() && to.is_metropolitan(),
        Product::Corf => from.is_metropolitan() && to.gives_returns(),
    }
}

/// The same island, or Guadeloupe and Martinique: returns among them stay 8R (SLS documentation, "Retour OM").
fn is_one_neighbourhood(from: Place<'_>, to: Place<'_>) -> bool {
    let caribbean = |place: Place<'_>| matches!(place.country.code(), "GP" | "MQ");
    from.is_overseas() && (from.country == to.country || caribbean(from) && caribbean(to))
}

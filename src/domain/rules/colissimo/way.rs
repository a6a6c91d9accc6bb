//! Which way a parcel goes, by which product, and what that alone decides.

use crate::domain::CountryCode;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::ShipmentDraft;
use crate::domain::colissimo::Area;
use crate::domain::colissimo::Product;
use crate::domain::colissimo::Territory;
use crate::domain::colissimo::cn23;
use crate::domain::colissimo::destination;

use super::super::RuleContext;

/// From where to where, and by what.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::rules) struct Way {
    /// Where it starts.
    pub from: Territory,
    /// Where it ends.
    pub to: Territory,
    /// By which product; none for a service that our tables do not know.
    pub product: Option<Product>,
    /// On its way out or back, seen from the desk.
    pub direction: Direction,
    /// The sender pays the duties abroad.
    pub duties_paid: bool,
}

impl Way {
    /// The way of a draft. A sender that is not given yet is taken to be in France; that there is none is said elsewhere.
    pub fn of(draft: &ShipmentDraft, context: &RuleContext<'_>) -> Self {
        let consignee = destination(draft.consignee.country, draft.consignee.postcode.trim());
        let desk = match &context.account.sender {
            Some(sender) => destination(sender.address.country, &sender.address.postcode),
            None => destination(CountryCode::FR, ""),
        };
        let direction = draft.handling.direction;
        let (from, to) = match direction {
            Direction::Out => (desk, consignee),
            Direction::Return => (consignee, desk),
        };
        let product = context.service.code.parse().ok();
        Self { from, to, product, direction, duties_paid: draft.handling.duties == Duties::Sender }
    }

    /// It comes back from abroad or overseas: number prefix 7R or 5R, with rules of declaration of their own.
    pub fn is_return_abroad(&self) -> bool {
        self.product == Some(Product::Cori)
    }

    /// It comes back from overseas, or goes back there: number prefix 5R.
    pub fn is_return_overseas(&self) -> bool {
        self.is_return_abroad() && (self.from.is_overseas() || self.to.is_overseas())
    }

    /// It starts in a country that is a member of the European Union; overseas France is counted apart.
    pub fn starts_in_the_union(&self) -> bool {
        matches!(self.from.area, Area::France | Area::Monaco | Area::Union)
    }

    /// The customs want a declaration.
    pub fn is_declared(&self) -> bool {
        cn23(&self.from, &self.to).is_needed()
    }

    /// It goes out to that country, by its own code.
    pub fn goes_to(&self, code: &str) -> bool {
        self.direction == Direction::Out && self.to.country.code() == code
    }
}

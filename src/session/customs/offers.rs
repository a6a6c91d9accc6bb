//! Which of Colissimo's products go where the parcel goes, why the others do not, and what the chosen one can be told to do.

use crate::domain::CarrierKind;
use crate::domain::CountryCode;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::Offer;
use crate::domain::ServiceCode;
use crate::domain::colissimo;
use crate::domain::colissimo::DutiesPaid;
use crate::domain::colissimo::Product;
use crate::domain::colissimo::Territory;
use crate::domain::colissimo::Way;
use crate::domain::colissimo::WhyNot;

use super::Session;

/// Which way a parcel of a service goes.
pub(in crate::session) fn direction_of(code: &ServiceCode) -> Direction {
    match code.0.parse() {
        Ok(Product::Core | Product::Cori) => Direction::Return,
        Ok(_) | Err(()) => Direction::Out,
    }
}

impl Session {
    /// Every service of the account, with why it cannot be had for where this parcel goes.
    pub fn services_there(&self) -> Vec<(Offer, Option<WhyNot>)> {
        let offers = self.account().map(|account| account.offers()).unwrap_or_default();
        offers.into_iter().map(|offer| (offer.clone(), self.why_not_there(&offer.service.code))).collect()
    }

    /// Why a service cannot be had for where this parcel goes.
    fn why_not_there(&self, code: &str) -> Option<WhyNot> {
        let product: Product = code.parse().ok()?;
        let (desk, consignee) = self.ends()?;
        let (from, to) = match (product, product.way()) {
            (Product::Corf, _) | (_, Way::Out) => (desk, consignee),
            (_, Way::Return) => (consignee, desk),
        };
        let offers = colissimo::offers(&from, &to);
        offers.into_iter().find(|(offered, _)| *offered == product).and_then(|(_, outcome)| outcome.err())
    }

    /// The code of the first service that goes there, for who has chosen none.
    pub(in crate::session) fn first_service_there(&self) -> Option<ServiceCode> {
        self.ends()?;
        let there = self.services_there();
        let (first, _) = there.into_iter().find(|(offer, why_not)| offer.gone.is_none() && why_not.is_none())?;
        Some(ServiceCode(first.service.code.to_string()))
    }

    /// Ships by another service; a return turns the parcel's way around.
    pub fn choose_service(&mut self, code: ServiceCode) {
        self.ship.draft.handling.direction = direction_of(&code);
        self.ship.draft.service = Some(code);
        self.edited();
    }

    /// The most that the chosen service insures there, in whole euros; nought where it does not.
    pub fn insurance_most(&self) -> u32 {
        let most = self.product().zip(self.ends());
        most.map_or(0, |(product, (_, to))| colissimo::insurance_max(product, &to))
    }

    /// Who can pay the duties there.
    pub fn duties_there(&self) -> Vec<Duties> {
        let paid =
            self.product().zip(self.ends()).and_then(|(product, (from, to))| colissimo::duties(product, &from, &to));
        let mut there = vec![Duties::Consignee];
        there.extend(paid.map(|paid| match paid {
            DutiesPaid::Ddp => Duties::Sender,
            DutiesPaid::Ftd => Duties::SenderOverseas,
        }));
        // What was chosen for another place stays on screen, to be seen and refused with a reason.
        let chosen = self.ship.draft.handling.duties;
        if !there.contains(&chosen) {
            there.push(chosen);
        }
        there
    }

    /// It has to be said what becomes of the parcel when it cannot be delivered.
    pub fn asks_what_becomes_of_it(&self) -> bool {
        let ends = self.product().zip(self.ends());
        ends.is_some_and(|(product, (_, to))| colissimo::return_choice_needed(product, &to))
    }

    /// The parcel is picked up somewhere.
    pub fn is_picked_up(&self) -> bool {
        self.product() == Some(Product::Hd)
    }

    fn product(&self) -> Option<Product> {
        self.service()?.code.parse().ok()
    }

    /// The desk and the consignee, as the post and the customs see them; none for a carrier that does not ask.
    fn ends(&self) -> Option<(Territory, Territory)> {
        let account = self.account()?;
        match account.kind {
            CarrierKind::LettreSuivie => None,
            CarrierKind::Colissimo => {
                let desk = account.sender.as_ref().map(|sender| &sender.address);
                let from = desk.map_or_else(
                    || colissimo::destination(CountryCode::FR, ""),
                    |desk| colissimo::destination(desk.country, &desk.postcode),
                );
                let to = &self.ship.draft.consignee;
                Some((from, colissimo::destination(to.country, to.postcode.trim())))
            }
        }
    }
}

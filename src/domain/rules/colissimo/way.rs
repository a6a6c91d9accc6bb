//! Which way a parcel goes, by which product, and what that alone decides.

use crate::domain::CountryCode;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::ShipmentDraft;

use super::super::RuleContext;

/// From where to where, and by what.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::rules) struct Way<'a> {
    /// Where it starts.
    pub from: Place<'a>,
    /// Where it ends.
    pub to: Place<'a>,
    /// By which product; none for a service that our tables do not know.
    pub product: Option<Product>,
    /// On its way out or back, seen from the desk.
    pub direction: Direction,
    /// The sender pays the duties abroad.
    pub duties_paid: bool,
}

/// One end of the way.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::rules) struct Place<'a> {
    /// Its country, or the territory with a code of its own.
    pub country: CountryCode,
    /// As it is typed.
    pub postcode: &'a str,
}

/// A product, by the code that the web service asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::rules) enum Product {
    Dom,
    Dos,
    Hd,
    Com,
    Cds,
    Eco,
    Core,
    Cori,
    Corf,
}

impl<'a> Way<'a> {
    /// The way of a draft. A sender that is not given yet is taken to be in France, which the sender's own rule says.
    pub fn of(draft: &'a ShipmentDraft, context: &RuleContext<'a>) -> Self {
        let consignee = Place { country: draft.consignee.country, postcode: draft.consignee.postcode.trim() };
        let desk = context.account.sender.as_ref().map(|sender| &sender.address);
        let desk = Place {
            country: desk.map_or(CountryCode::FR, |address| address.country),
            postcode: desk.map_or("", |address| &address.postcode),
        };
        let direction = draft.handling.direction;
        let (from, to) = match direction {
            Direction::Out => (desk, consignee),
            Direction::Return => (consignee, desk),
        };
        let product = Product::of(&context.service.code);
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

    /// The customs want a declaration.
    pub fn is_declared(&self) -> bool {
        !self.within_one_territory() && !(self.from.is_in_the_union() && self.to.is_in_the_union())
    }

    fn within_one_territory(&self) -> bool {
        self.from.country == self.to.country && self.from.is_in_the_union() == self.to.is_in_the_union()
    }
}

impl Place<'_> {
    /// Inside the Union's customs and tax territory.
    pub fn is_in_the_union(&self) -> bool {
        self.country.code() == "MC" || self.is_in_a_member_state()
    }

    /// In a country that is a member of the European Union.
    pub fn is_in_a_member_state(&self) -> bool {
        const UNION: &[&str] = &[
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        ];
        UNION.contains(&self.country.code())
    }

    /// In France, Monaco or Andorra: the postal domestic zone.
    pub fn is_metropolitan(&self) -> bool {
        matches!(self.country.code(), "FR" | "MC" | "AD")
    }

    /// In an overseas territory of France.
    pub fn is_overseas(&self) -> bool {
        matches!(self.country.code(), "GP" | "MQ" | "GF" | "RE" | "YT" | "PM" | "BL" | "MF" | "NC" | "PF" | "WF" | "TF")
    }

    /// Duties abroad can be paid by the sender.
    pub fn takes_duties_paid(&self) -> bool {
        const THERE: &[&str] = &[
            "AE", "AU", "BH", "CA", "CH", "CN", "EG", "GB", "HK", "ID", "JP", "KR", "KW", "MX", "OM", "PH", "SA", "SG",
            "TH", "US", "ZA",
        ];
        THERE.contains(&self.country.code())
    }

    /// Parcels are picked up there.
    pub fn has_pickup_points(&self) -> bool {
        const THERE: &[&str] = &[
            "AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "HU", "IE", "IT", "LT", "LU", "LV", "MC", "NL", "PL",
            "PT", "SE", "SI", "SK",
        ];
        THERE.contains(&self.country.code())
    }

    /// Parcels come back from there.
    pub fn gives_returns(&self) -> bool {
        const THERE: &[&str] = &[
            "AT", "AU", "BE", "BQ", "CH", "CW", "CZ", "DE", "DK", "EE", "ES", "FI", "GB", "GR", "HR", "HU", "IE", "IT",
            "LT", "LU", "MT", "NL", "NO", "PL", "PR", "PT", "RO", "SE", "SI", "SK", "SX",
        ];
        THERE.contains(&self.country.code())
    }

    /// The forces' own sector.
    pub fn is_military(&self) -> bool {
        self.country.code() == "S1"
    }
}

impl Product {
    /// Every product with its code.
    const ALL: [(Self, &'static str); 9] = [
        (Self::Dom, "DOM"),
        (Self::Dos, "DOS"),
        (Self::Hd, "HD"),
        (Self::Com, "COM"),
        (Self::Cds, "CDS"),
        (Self::Eco, "ECO"),
        (Self::Core, "CORE"),
        (Self::Cori, "CORI"),
        (Self::Corf, "CORF"),
    ];

    fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, own)| *own == code).map(|(product, _)| *product)
    }

    /// The most that it is insured for, in cents; none where it is not insured. SLS documentation, "Insured value".
    pub fn insured_to(self) -> Option<i64> {
        match self {
            Self::Dos | Self::Cds | Self::Core | Self::Cori | Self::Corf => Some(500_000),
            Self::Hd => Some(100_000),
            Self::Dom | Self::Com | Self::Eco => None,
        }
    }
}

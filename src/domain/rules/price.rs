//! What is worth a second look at a price. It comes after the other rules: a price is asked only for what may be bought.

use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Rate;

use super::Checked;

impl Checked {
    /// Holds a price against what such a parcel costs as a rule, and notes on the shipment what is kept all the same.
    pub fn weigh(&mut self, rate: &Rate) {
        let (Some(shipment), Some(usual)) = (&mut self.shipment, rate.usual) else { return };
        let Some(percent) = usual.exceeded_by(rate.price) else { return };
        let fault = Fault::PriceUnusual { price: rate.price, usual, percent };
        shipment.kept_warnings.push(fault.id().to_owned());
        self.problems.warning(Field::Service, fault);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::domain::LabelFormat;
    use crate::domain::Money;
    use crate::domain::PriceSource;
    use crate::domain::Rate;
    use crate::domain::ServiceCode;
    use crate::domain::Surcharges;
    use crate::domain::Usual;
    use crate::domain::UsualBasis;
    use crate::domain::rules;
    use crate::domain::rules::tests::account;
    use crate::domain::rules::tests::draft;

    #[test]
    fn an_unusual_price_is_a_warning_that_the_shipment_carries() {
        let account = account();
        let service = &account.kind.services()[0];
        let context = rules::RuleContext {
            account: &account,
            service,
            today: date(2026, 11, 21),
            printer: LabelFormat::Pdf,
            dpi: 203,
        };
        let check = |price, usual| {
            let mut checked = rules::check(&draft(), &context);
            checked.weigh(&Rate {
                service: ServiceCode(service.code.clone().into_owned()),
                price: Money::euros(price),
                source: PriceSource::Quoted,
                usual,
                surcharges: Surcharges::Excluded,
                warnings: Vec::new(),
            });
            checked.shipment.unwrap().kept_warnings().to_vec()
        };
        let basis = UsualBasis::Bought { times: 9 };
        let usual = Some(Usual { price: Money::euros(455), basis });
        let before = check(455, usual);
        assert_eq!(check(900, None), before);
        assert_eq!(check(900, usual), [before, vec!["price-over-usual".to_owned()]].concat());
    }
}

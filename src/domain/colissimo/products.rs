//! The product codes, and what is known of each.

use std::str::FromStr;
use std::sync::LazyLock;

use crate::domain::Grams;

/// What goes into `productCode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Product {
    /// Home, without signature.
    Dom,
    /// Home, against signature; also abroad.
    Dos,
    /// Out of home: a shop, a locker or a post office that the consignee picked.
    Hd,
    /// Overseas, home, without signature.
    Com,
    /// Overseas, home, against signature.
    Cds,
    /// Overseas by sea.
    Eco,
    /// Inside an overseas island, without signature.
    Cold,
    /// Inside an overseas island, against signature.
    Col,
    /// From overseas to the European Union.
    Coli,
    /// A return within France or within an island.
    Core,
    /// A return to France, from abroad (7R) or from overseas (5R).
    Cori,
    /// A return from France to a foreign sender.
    Corf,
}

/// Which way a product goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the consignee.
    Out,
    /// Back from them.
    Return,
}

/// What the table says of a product.
pub(super) struct Line {
    pub way: Way,
    /// In France, overseas, abroad.
    pub prefixes: [Vec<&'static str>; 3],
    pub signature: bool,
    pub insured_euros: u32,
    pub heaviest: Grams,
}

/// A step of the insurance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insured {
    /// What is paid at most, in whole euros.
    pub euros: u32,
    /// What it costs before tax, in cents.
    pub price_cents: u32,
}

/// The steps of the insurance: a value between two counts as the higher. Prices are La Poste's of 2025, before tax.
pub const INSURANCE: [Insured; 6] = [
    Insured { euros: 150, price_cents: 90 },
    Insured { euros: 300, price_cents: 180 },
    Insured { euros: 500, price_cents: 300 },
    Insured { euros: 1000, price_cents: 600 },
    Insured { euros: 2000, price_cents: 1200 },
    Insured { euros: 5000, price_cents: 3000 },
];

/// The step that covers a value in cents; none where the product is insured for less, or not at all.
pub fn insured(product: Product, cents: u64) -> Option<Insured> {
    let most = product.line().insured_euros;
    INSURANCE.into_iter().find(|step| u64::from(step.euros) * 100 >= cents).filter(|step| step.euros <= most)
}

impl Product {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Dom,
        Self::Dos,
        Self::Hd,
        Self::Com,
        Self::Cds,
        Self::Eco,
        Self::Cold,
        Self::Col,
        Self::Coli,
        Self::Core,
        Self::Cori,
        Self::Corf,
    ];

    /// As La Poste spells it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dom => "DOM",
            Self::Dos => "DOS",
            Self::Hd => "HD",
            Self::Com => "COM",
            Self::Cds => "CDS",
            Self::Eco => "ECO",
            Self::Cold => "COLD",
            Self::Col => "COL",
            Self::Coli => "COLI",
            Self::Core => "CORE",
            Self::Cori => "CORI",
            Self::Corf => "CORF",
        }
    }

    /// Which way it goes.
    pub fn way(self) -> Way {
        self.line().way
    }

    /// Somebody signs for it.
    pub fn is_signed_for(self) -> bool {
        self.line().signature
    }

    pub(super) fn line(self) -> &'static Line {
        &LINES[Self::ALL.iter().position(|known| *known == self).unwrap_or_default()]
    }
}

impl FromStr for Product {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|product| product.code() == code).ok_or(())
    }
}

/// In the order of [`Product::ALL`], which a test holds the file to.
static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/colissimo/products.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| read(line).map(|(_, line)| line)).collect()
});

fn read(line: &'static str) -> Option<(Product, Line)> {
    let mut columns = line.split('\t');
    let mut column = || columns.next();
    let product = column()?.parse().ok()?;
    let way = match column()? {
        "out" => Way::Out,
        "return" => Way::Return,
        _ => return None,
    };
    let prefixes = |column: &'static str| column.split(',').filter(|prefix| *prefix != "-").collect::<Vec<_>>();
    let prefixes = [prefixes(column()?), prefixes(column()?), prefixes(column()?)];
    let signature = column()? == "yes";
    let insured_euros = column()?.parse().ok()?;
    let kilograms: u32 = column()?.parse().ok()?;
    Some((product, Line { way, prefixes, signature, insured_euros, heaviest: Grams(kilograms * 1000) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_product_in_order() {
        let lines =
            include_str!("../../../assets/colissimo/products.tsv").lines().filter(|line| !line.starts_with('#'));
        let products: Vec<Product> = lines.map(|line| read(line).unwrap_or_else(|| panic!("{line}")).0).collect();
        assert_eq!(products, Product::ALL);
        for product in Product::ALL {
            assert_eq!(product.code().parse(), Ok(product));
            assert!(product.line().prefixes.iter().flatten().all(|prefix| prefix.len() == 2), "{product:?}");
            assert!(product.line().prefixes.iter().any(|prefixes| !prefixes.is_empty()), "{product:?}");
        }
        assert_eq!("BPR".parse::<Product>(), Err(()));
    }

    #[test]
    fn a_value_is_insured_at_the_next_step() {
        for (product, cents, euros) in [
            (Product::Dos, 1, Some(150)),
            (Product::Dos, 15_000, Some(150)),
            (Product::Dos, 15_001, Some(300)),
            (Product::Dos, 500_000, Some(5000)),
            (Product::Dos, 500_001, None),
            (Product::Hd, 100_000, Some(1000)),
            (Product::Hd, 100_001, None),
            (Product::Dom, 1, None),
            (Product::Cori, 70_000, Some(1000)),
        ] {
            assert_eq!(insured(product, cents).map(|step| step.euros), euros, "{product:?} {cents}");
        }
    }

    #[test]
    fn signature_and_weight_are_as_documented() {
        let signed: Vec<_> = Product::ALL.into_iter().filter(|product| product.is_signed_for()).collect();
        assert_eq!(signed, [Product::Dos, Product::Cds, Product::Col, Product::Coli]);
        assert_eq!(Product::Hd.line().heaviest, Grams(20_000));
        assert_eq!(Product::Dos.line().heaviest, Grams(30_000));
        assert_eq!(Product::Cori.way(), Way::Return);
    }
}

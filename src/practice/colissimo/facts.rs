//! What the practice Colissimo knows of its products, its destinations and its own codes: small tables in `assets/practice/colissimo`.

use std::sync::OnceLock;

/// What a product is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// To a door in France, or abroad.
    Home,
    /// To a door overseas.
    Overseas,
    /// The old way abroad.
    Abroad,
    /// To a point where it is fetched.
    Pickup,
    /// Back.
    Return,
}

/// Who may ask for a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Every account.
    Yes,
    /// An account whose contract names it.
    ByContract,
    /// None from outside.
    Closed,
}

/// A product by its code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Product {
    pub code: &'static str,
    pub kind: Kind,
    pub signed: bool,
    /// The most that it insures, in euros.
    pub insured_eur: u32,
    pub most_grams: u32,
    pub open: Open,
}

/// The customs side of France that a country lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// France and the two that are served with it.
    France,
    /// Departments overseas.
    Overseas1,
    /// Other territories overseas.
    Overseas2,
    Union,
    Abroad,
}

impl Area {
    pub fn is_overseas(self) -> bool {
        matches!(self, Self::Overseas1 | Self::Overseas2)
    }
}

/// A country that parcels go to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Country {
    pub code: &'static str,
    /// ISO 3166's three figures.
    pub numeric: &'static str,
    pub name: &'static str,
    pub area: Area,
    /// The product to a door without a signature; empty where there is none.
    pub home: &'static str,
    /// The product to a door with a signature.
    pub signed: &'static str,
    pub ddp: bool,
    /// The kinds of pick-up points, with commas.
    pub pickup: &'static str,
    /// The product of a return that begins there.
    pub back: &'static str,
    pub cn23: bool,
    /// Who carries a signed parcel on: `COL`, `DPD`, `KPG` or `UPU`.
    pub network: &'static str,
    /// The shapes of a postcode: `#` a figure, `A` a letter, else itself; `|` between shapes. Empty where any will do.
    postcode: &'static str,
}

impl Country {
    pub fn has_postcodes(&self) -> bool {
        !self.postcode.is_empty()
    }

    /// Whether a postcode has one of the shapes of this country.
    pub fn fits(&self, postcode: &str) -> bool {
        self.postcode.is_empty() || self.postcode.split('|').any(|shape| is_shaped(postcode, shape))
    }

    pub fn has_points(&self, kind: &str) -> bool {
        self.pickup.split(',').any(|own| own == kind)
    }
}

fn is_shaped(postcode: &str, shape: &str) -> bool {
    postcode.chars().count() == shape.chars().count()
        && postcode.chars().zip(shape.chars()).all(|(letter, wanted)| match wanted {
            '#' => letter.is_ascii_digit(),
            'A' => letter.is_ascii_alphabetic(),
            wanted => letter.eq_ignore_ascii_case(&wanted),
        })
}

/// One of La Poste's codes, and whether this carrier ever answers it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message {
    pub id: &'static str,
    pub judged: bool,
    /// What is said; where it is never answered, why not.
    pub words: &'static str,
}

pub(super) fn product(code: &str) -> Option<&'static Product> {
    products().iter().find(|product| product.code == code)
}

pub(super) fn country(code: &str) -> Option<&'static Country> {
    countries().iter().find(|country| country.code == code)
}

/// What is said with a code.
pub(super) fn words(id: &str) -> &'static str {
    messages().iter().find(|message| message.id == id).map_or("", |message| message.words)
}

pub(super) fn countries() -> &'static [Country] {
    static TABLE: OnceLock<Vec<Country>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../../assets/practice/colissimo/destinations.tsv"), |row: [&'static str; 12]| {
            let [code, numeric, name, area, home, signed, ddp, pickup, back, cn23, network, postcode] = row;
            let area = match area {
                "FR" => Area::France,
                "OM1" => Area::Overseas1,
                "OM2" => Area::Overseas2,
                "EU" => Area::Union,
                _ => Area::Abroad,
            };
            let (ddp, cn23) = (ddp == "yes", cn23 == "yes");
            Country { code, numeric, name, area, home, signed, ddp, pickup, back, cn23, network, postcode }
        })
    })
}

pub(super) fn messages() -> &'static [Message] {
    static TABLE: OnceLock<Vec<Message>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../../assets/practice/colissimo/messages.tsv"), |[id, judged, words]| Message {
            id,
            judged: judged == "yes",
            words,
        })
    })
}

pub(super) fn products() -> &'static [Product] {
    static TABLE: OnceLock<Vec<Product>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../../assets/practice/colissimo/products.tsv"), |row: [&'static str; 6]| {
            let [code, kind, signed, insured, most, open] = row;
            let kind = match kind {
                "overseas" => Kind::Overseas,
                "abroad" => Kind::Abroad,
                "pickup" => Kind::Pickup,
                "return" => Kind::Return,
                _ => Kind::Home,
            };
            let open = match open {
                "contract" => Open::ByContract,
                "closed" => Open::Closed,
                _ => Open::Yes,
            };
            let figure = |text: &str| text.parse().expect("the figures in assets are figures");
            let (insured_eur, most_grams) = (figure(insured), figure(most));
            Product { code, kind, signed: signed == "yes", insured_eur, most_grams, open }
        })
    })
}

/// The rows of a table below its heading, each of exactly so many columns.
fn rows<T, const COLUMNS: usize>(table: &'static str, row: impl Fn([&'static str; COLUMNS]) -> T) -> Vec<T> {
    let cells = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    cells.map(|cells| row(cells.try_into().expect("the tables in assets have all their columns"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read_whole() {
        assert_eq!(countries().len(), 250);
        assert_eq!(messages().len(), 276);
        assert_eq!(products().len(), 26);
        assert!(messages().iter().all(|message| !message.words.is_empty()), "a code without a word or a reason");
    }

    #[test]
    fn a_postcode_has_the_shape_of_its_country() {
        let fits = |code, postcode| country(code).unwrap().fits(postcode);
        assert!(fits("FR", "75004") && !fits("FR", "7500") && !fits("FR", "7500A"));
        assert!(fits("GB", "SW1A 1AA") && fits("GB", "m1 1ae") && !fits("GB", "12345"));
        assert!(fits("CA", "K1A 0B1") && !fits("CA", "K1A"));
        assert!(fits("AE", "") && fits("AE", "whatever"));
        assert!(fits("S1", "00200") && !fits("S1", "00300"));
    }
}

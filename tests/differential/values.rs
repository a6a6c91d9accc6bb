//! What is typed into the boxes. `#36` stands for a text of 36 signs.

use super::chance::Chance;

/// One of them, with its `#` written out.
pub fn typed(chance: &mut Chance, values: &[&str]) -> String {
    let value = chance.one_of(values);
    match value.strip_prefix('#').and_then(|signs| signs.parse().ok()) {
        Some(signs) => "Modele de papier ".chars().cycle().take(signs).collect::<String>().replace(" ", "-"),
        None => value.to_owned(),
    }
}

pub const PRODUCTS: &[&str] = &["DOM", "DOS", "HD", "COM", "CDS", "ECO", "CORE", "CORI", "CORF"];

pub const DESCRIPTIONS: &[&str] = &[
    "",
    "#63",
    "#64",
    "#65",
    "#100",
    "Cotton T-shirt",
    "T-shirt en coton",
    "Bougie parfumée",
    "Ceramic vase",
    "12345",
    ".,;-",
    "Package",
    "accessoires",
    "Чай",
    "Thé 🙂",
    "Cire d’abeille",
    "Straße",
    "Wooden toy, 3 pieces",
    "茶",
];

pub const QUANTITIES: &[&str] = &["", "0", "1", "3", "1,5", "-1", "12", "abc", "2 ", "1000000", "400"];

pub const PIECE_WEIGHTS: &[&str] =
    &["", "0", "1", "9 g", "10 g", "120 g", "0,15", "0,1505", "1,3 kg", "601 g", "heavy", "-5", "31 kg", "0,0004 kg"];

pub const VALUES: &[&str] = &[
    "", "0", "0,01", "0,40", "1", "19,90", "19,999", "250", "499,99", "500", "1500", "-3", "CHF 5", "abc", "1 250",
    "600000",
];

pub const CURRENCIES: &[&str] =
    &["", "EUR", "USD", "CHF", "GBP", "CNY", "JPY", "CAD", "AUD", "HKD", "eur", "EURO", "XX", "SEK", "€"];

pub const HS_CODES: &[&str] = &[
    "",
    "610910",
    "6109.10",
    "61091000",
    "6109100010",
    "61091000105",
    "6109",
    "6109100",
    "610910001",
    "61O910",
    "999999",
    "6109 10",
    "610910001051",
    "33",
];

pub const ORIGINS: &[&str] =
    &["", "FR", "PT", "cn", "France", "QQ", "EU", "UK", "GB", "F", "KP", "XK", "RE", "IC", "12"];

pub const REFERENCES: &[&str] = &["", "TS-1", "#34", "#35", "#36", "#40", "#44", "#45", "Réf 12", "№ 1", "🙂"];

pub const IDENTS: &[&str] = &["", "A", "a", "B", "E", "F", "AB", "1"];

/// For any box of 35 signs.
pub const LINES: &[&str] = &[
    "",
    "F-2026-118",
    "#15",
    "#17",
    "#30",
    "#31",
    "#34",
    "#35",
    "#36",
    "#60",
    "Pièce n° 1",
    "Ω 12",
    "🙂",
    "Ещё",
    "Sonner “deux” fois",
    "a\u{200b}b",
    "N. TVA : GB123456789",
];

pub const EORIS: &[&str] = &[
    "",
    "FR123456789",
    "fr 123 456 789",
    "FR12345678",
    "FR12345678901234",
    "FR1234567890",
    "DE123456789012345",
    "DE1234567890123456",
    "1234567",
    "GB123456789000",
    "F1123456789",
    "XI123",
    "FRABCDEFGHI",
];

pub const AMOUNTS: &[&str] = &[
    "", "0", "0,01", "12,50", "100", "150", "500", "1000", "1000,01", "5000", "5000,01", "9999", "CHF 100", "abc",
    "-5", "12,505",
];

pub const COPIES: &[&str] = &["", "1", "2", "4", "5", "0", "x"];

pub const DATES: &[&str] =
    &["", "02/10/2026", "2026-10-02", "21/11/2026", "22/11/2026", "23/11/2026", "01/12/2027", "31/02/2026", "x"];

pub const PARCELS: &[&str] = &[
    "",
    "CB199930761FR",
    "cb 1999 3076 1 fr",
    "CB199930762FR",
    "6A07905668182",
    "6A07905668183",
    "7R00198736552",
    "123",
    "#35",
    "#36",
    "CB19993076FR",
];

/// Whose keys hold.
pub const PARCELS_OF_ONE_RETURN: &[&str] =
    &["CB199930761FR", "6A07905668182", "7R00198736552", "CA268091420FR", "6C00000000000", "8R00000000000"];

pub const NAMES: &[&str] = &[
    "",
    "Camille Roussel",
    "Roussel",
    "#29 x",
    "#30",
    "#34",
    "#35",
    "#36",
    "#50",
    "Łukasz Żak",
    "Ελένη",
    "Ana\u{7}",
    "Anne-Sophie de La Tour",
    "O’Brien Seán",
];

pub const STREETS: &[&str] = &[
    "",
    "27 rue du Modèle",
    "#35",
    "#36",
    "#71",
    "1234 avenue du Général-de-Gaulle prolongée",
    "12 улица",
    "Str. 5 🙂",
    "1234 avenue du Général-de-Gaulle prolongée jusqu’au bout du chemin de halage",
    "12",
];

pub const TOWNS: &[&str] = &["", "Lyon", "12345", "#35", "#36", "Saint-Étienne", "Paris CEDEX 07", "北京", "--"];

pub const POSTCODES: &[&str] = &[
    "",
    "75002",
    "7500",
    "75 002",
    "750022",
    "99999",
    "97400",
    "97100",
    "98000",
    "00100",
    "1201",
    "CH-1201",
    "10115",
    "10118",
    "10118-0110",
    "90210",
    "SW1A 1AA",
    "sw1a1aa",
    "H2Y 1C6",
    "h2y1c6",
    "M5V 3L9",
    "AD500",
    "ABC",
    "12_34",
    "35001",
    "1234567890123",
    "2A004",
    "20000",
    "98800",
];

pub const STATES: &[&str] = &["", "NY", "ny", "CA", "QC", "ON", "XX", "New York", "N", "TX"];

pub const PHONES: &[&str] = &[
    "",
    "06 12 34 56 78",
    "+33612345678",
    "0033 6 12 34 56 78",
    "04 72 00 00 00",
    "+41 79 123 45 67",
    "+12125550123",
    "+32 470 12 34 56",
    "0470 12 34 56",
    "02 123 45 67",
    "123456789",
    "0123456789",
    "12345",
    "call me",
    "+1234567890123456",
    "+44 7911 123456",
    "+262 692 12 34 56",
    "+33 (0)6 12 34 56 78",
    "1234567",
];

pub const EMAILS: &[&str] = &[
    "",
    "c.roussel@atelier.example",
    "c.roussel",
    "a@b",
    "a@b.c",
    "a b@c.example",
    "a@b@c.example",
    "x@y.z",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.example",
    "é@b.example",
    "a,b@c.example",
];

pub const WEIGHTS: &[&str] = &[
    "", "0", "1 g", "10 g", "0,5", "1,234 kg", "2 kg", "15 kg", "20 kg", "20,01 kg", "29,99 kg", "30 kg", "30,01 kg",
    "29 996 g", "35 kg", "heavy", "-1", "2 lb",
];

pub const SIZES: &[&str] = &[
    "",
    "30x20x10",
    "100x25x25",
    "101x10x10",
    "120x40x40",
    "120x41x40",
    "201x1x1",
    "0x10x10",
    "10x10",
    "16x11x1",
    "5x5x1",
    "100x30x20",
    "66x67x67",
    "66x66x67",
    "1 m x 20 cm x 20 cm",
    "x",
];

pub const POINTS: &[&str] = &["none", "060567", "690020", "12345", "1234567", "ABCDEF", "000000", "990001"];

/// Countries, each with a postcode of its own.
pub const PLACES: &[(&str, &str)] = &[
    ("FR", "75002"),
    ("FR", "20000"),
    ("FR", "97400"),
    ("FR", "00200"),
    ("FR", "98000"),
    ("MC", "98000"),
    ("AD", "AD500"),
    ("GP", "97110"),
    ("MQ", "97200"),
    ("GF", "97300"),
    ("RE", "97400"),
    ("YT", "97600"),
    ("PM", "97500"),
    ("BL", "97133"),
    ("MF", "97150"),
    ("NC", "98800"),
    ("PF", "98714"),
    ("WF", "98600"),
    ("TF", "98400"),
    ("BE", "1000"),
    ("CH", "1201"),
    ("DE", "10115"),
    ("DE", "27498"),
    ("DE", "78266"),
    ("IT", "20121"),
    ("IT", "23030"),
    ("IT", "22060"),
    ("ES", "28001"),
    ("ES", "35001"),
    ("ES", "51001"),
    ("ES", "52001"),
    ("PT", "1000-205"),
    ("NL", "1012 AB"),
    ("LU", "L-1234"),
    ("AT", "1010"),
    ("IE", "D02 AF30"),
    ("DK", "1050"),
    ("SE", "114 55"),
    ("FI", "00100"),
    ("FI", "22100"),
    ("AX", "22100"),
    ("PL", "00-001"),
    ("CZ", "110 00"),
    ("GR", "105 57"),
    ("GR", "63086"),
    ("BG", "1000"),
    ("CY", "1010"),
    ("MT", "VLT 1117"),
    ("GB", "SW1A 1AA"),
    ("GG", "GY1 1AA"),
    ("NO", "0150"),
    ("IS", "101"),
    ("LI", "9490"),
    ("SM", "47890"),
    ("VA", "00120"),
    ("GL", "3900"),
    ("FO", "100"),
    ("TR", "34000"),
    ("UA", "01001"),
    ("RS", "11000"),
    ("US", "10118"),
    ("CA", "H2Y 1C6"),
    ("AU", "2000"),
    ("JP", "100-0001"),
    ("CN", "100000"),
    ("HK", ""),
    ("KR", "03051"),
    ("SG", "018956"),
    ("TH", "10200"),
    ("AE", ""),
    ("MX", "06000"),
    ("ZA", "8001"),
    ("BR", "01001-000"),
    ("IN", "110001"),
    ("MA", "20000"),
    ("DZ", "16000"),
    ("KE", "00100"),
    ("SO", ""),
    ("KP", ""),
    ("QQ", "1234"),
    ("XK", "10000"),
    ("IC", "35001"),
    ("GI", "GX11 1AA"),
];

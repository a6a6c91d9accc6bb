//! Whether a short description is in French.
//!
//! The United States, and every parcel whose duties the sender pays, want the description in English. A description is four words
//! long, so there is no grammar to go by: words weigh for one language or the other, and French must outweigh English and hold at
//! least one word that means something. Both vocabularies are drawn from our own table of goods, so what the desk suggests is
//! what it knows. Brand names, and the French that English has taken in, weigh nothing.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::domain::Tongue;
use crate::domain::fold;
use crate::domain::tariff::goods;
use crate::domain::terms;

/// Whether a goods description looks French and would not be understood in English. In doubt it does not.
pub fn looks_french(text: &str) -> bool {
    let mut folded = format!("{} ", terms(text));
    for phrase in LISTS.of("taken-in") {
        folded = folded.replace(&format!(" {phrase} "), " ");
    }
    let mut weight = Weight::default();
    for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let plain = fold(word);
        // Words of a phrase that English has taken in are gone by now.
        if folded.contains(&format!(" {plain} ")) {
            weight.add(word, &plain);
        }
    }
    weight.content > 0 && weight.french() >= 2 && weight.french() > weight.english
}

/// What speaks for each language.
#[derive(Default)]
struct Weight {
    /// French words that mean something.
    content: u32,
    /// French words that bind: half of English perfume has them too.
    binding: u32,
    english: u32,
}

impl Weight {
    const fn french(&self) -> u32 {
        self.content + self.binding
    }

    fn add(&mut self, word: &str, plain: &str) {
        let lists = &*LISTS;
        let one = singular(plain);
        let among = |kind: &str| lists.has(kind, plain) || lists.has(kind, one);
        let accented = word.chars().flat_map(char::to_lowercase).any(|sign| "éèêëàâçîïôûùœ".contains(sign));
        // `thé` is not `the`.
        if !accented && lists.has("binding-english", plain) {
            self.english += 2;
        } else if lists.has("binding-french", plain) {
            self.binding += 1;
        } else if among("either") {
            self.content += 1 + u32::from(accented);
        } else if among("neither") {
        } else if among("french") || VOCABULARY.french.contains(one) {
            self.content += 2;
        } else if among("english") || VOCABULARY.english.contains(one) {
            self.english += 2;
        } else if accented {
            self.content += 2;
        } else if plain.len() >= 5 && lists.of("french-endings").any(|ending| one.ends_with(ending)) {
            self.content += 1;
        } else if plain.len() >= 4 && lists.of("english-spellings").any(|spelling| plain.contains(spelling)) {
            self.english += 1;
        }
    }
}

fn singular(word: &str) -> &str {
    word.strip_suffix(['s', 'x']).filter(|stem| stem.len() > 2).unwrap_or(word)
}

/// Our word lists, by their kinds.
struct Lists(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Lists {
    fn of(&self, kind: &str) -> impl Iterator<Item = &'static str> {
        self.0.get(kind).into_iter().flatten().copied()
    }

    fn has(&self, kind: &str, word: &str) -> bool {
        self.0.get(kind).is_some_and(|words| words.contains(word))
    }
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = BTreeMap::<_, BTreeSet<_>>::new();
    for line in include_str!("../../../assets/customs/french.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some((kind, words)) = line.split_once('\t') {
            lists.entry(kind).or_default().extend(words.split(';'));
        }
    }
    Lists(lists)
});

/// The words of our goods that only one of the two languages has, folded and in the singular.
struct Vocabulary {
    french: BTreeSet<String>,
    english: BTreeSet<String>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words = |tongue: Tongue| -> BTreeSet<String> {
        let texts = goods().iter().flat_map(|good| {
            let wording = if tongue == Tongue::Fr { good.wording_fr } else { good.wording_en };
            good.names(tongue).chain([wording])
        });
        let words = texts.flat_map(|text| terms(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let one = |word: String| singular(&word).to_owned();
        words.map(one).filter(|word| word.len() > 2 && word.bytes().all(|sign| sign.is_ascii_lowercase())).collect()
    };
    let (french, english) = (words(Tongue::Fr), words(Tongue::En));
    Vocabulary {
        french: french.difference(&english).cloned().collect(),
        english: english.difference(&french).cloned().collect(),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_descriptions_look_french() {
        let texts = texts(
            "bougie parfumée en verre; Bougie; T-shirt en coton; T-SHIRT COTON; chemise homme; Robe d'été;
             robe coton; robe longue fleurie; pantalon; Pull en laine; écharpe; gants en cuir;
             sac à main en cuir; chaussures; chaussettes; livre; Livres; livre d'occasion; cahier; carte de vœux;
             affiche encadrée; peluche; jouet en bois; jeu de société; poupée; vase en céramique;
             assiette en porcelaine; tasse; mug en céramique; couteau de cuisine; casserole inox; savon;
             savon de Marseille; crème visage; huile essentielle; rouge à lèvres; shampooing solide;
             chocolat noir; confiture de fraises; miel de lavande; café moulu; thé vert; bijou fantaisie;
             collier en argent; bague en or; boucles d'oreilles; montre femme; lunettes de soleil;
             câble USB pour téléphone; chargeur de téléphone; coque de téléphone; clé USB;
             ampoule LED pour voiture; pièces détachées pour vélo; vis en acier; joint en caoutchouc; tournevis;
             perceuse électrique; guitare acoustique; cordes de guitare; tableau à l'huile; tapis en laine;
             rideaux; coussin; linge de lit; nappe en lin; timbres de collection; foulard Hermès; vêtements bébé;
             pièce de monnaie ancienne; arrosoir en zinc; tondeuse à cheveux; cadeau d'anniversaire;
             maillot de bain",
        );
        assert!(texts.len() >= 60);
        let missed: Vec<_> = texts.into_iter().filter(|text| !looks_french(text)).collect();
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn english_descriptions_and_brand_names_do_not() {
        let texts = texts(
            "scented candle in glass; Candle; cotton T-shirt; T-SHIRT; men's shirt; summer dress; silk robe;
             robe; bath robe; trousers; jeans; wool sweater; scarf; leather gloves; leather handbag; shoes;
             socks; book; Books; used book; notebook; greeting card; framed poster; plush toy; wooden toy;
             board game; doll; ceramic vase; porcelain plate; cup; kitchen knife; stainless steel pan; soap;
             face cream; essential oil; lipstick; shampoo bar; dark chocolate; strawberry jam; lavender honey;
             ground coffee; green tea; costume jewellery; silver necklace; gold ring; earrings; women's watch;
             sunglasses; USB cable; phone charger; phone case; memory card; LED bulb; bicycle parts;
             steel screws; rubber gasket; screwdriver; electric drill; acoustic guitar; oil painting; wool rug;
             curtains; cushion; pain relief patches; chat bot; four season coat; pour over coffee maker;
             main board for printer; table lamp; chair; antique table; unique piece; Le Creuset cast iron pot;
             Hermès scarf; Hermès; L'Oréal shampoo; L'Oréal; Lancôme mascara; Estée Lauder serum;
             La Roche-Posay sunscreen; La Mer cream; De'Longhi coffee machine; De Longhi; Louis Vuitton handbag;
             Yves Saint Laurent lipstick; Pokémon cards; Pokémon; Nespresso capsules; Nestlé chocolate;
             Moët & Chandon champagne; Citroën brake pads; Chanel No 5 eau de parfum; Eau de toilette 100 ml;
             eau de parfum spray; crème brûlée set; papier mâché mask; art déco lamp; café curtains;
             Côte d'Azur poster; foie gras; fleur de sel; Petit Bateau pyjamas; IKEA Billy; Samsung Galaxy S24;
             iPhone 15 Pro; Lego Technic 42115; Bosch GSR 12V; Adidas Stan Smith; Levi's 501; Zippo;
             Nike Air Max; Sony WH-1000XM5; Rolex; Stabilo Boss; Montblanc pen; Lacoste polo; pique polo shirt;
             boutique dress; fiancée ring box of silver; décor for the wall; résumé paper; ",
        );
        assert!(texts.len() >= 60);
        let flagged: Vec<_> = texts.into_iter().filter(|text| looks_french(text)).collect();
        assert!(flagged.is_empty(), "{flagged:?}");
    }

    fn texts(listed: &'static str) -> Vec<&'static str> {
        listed.split(';').map(str::trim).collect()
    }

    #[test]
    fn german_and_italian_are_left_alone() {
        for text in [
            "Baumwollhemd",
            "Duftkerze im Glas",
            "maglietta di cotone",
            "candela profumata",
            "Kinderbuch",
            "東京",
            "🙂",
        ] {
            assert!(!looks_french(text), "{text}");
        }
    }

    #[test]
    fn most_of_our_own_french_wordings_look_french() {
        let missed: Vec<_> =
            goods().iter().map(|good| good.wording_fr).filter(|wording| !looks_french(wording)).collect();
        // Some are the same in both languages: "Violon" is not, "Microphone" is.
        assert!(missed.len() * 20 < goods().len(), "{missed:?}");
    }
}

//! The heads of a list of articles, as shops and spreadsheets write them in the desk's languages.

use crate::domain::ArticleColumn;
use crate::domain::fold;
use crate::domain::from_cell;

use super::numbers::currency_sign;

/// What stands over a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// What the column holds.
    pub(super) column: ArticleColumn,
    /// What its bare numbers are, for weights.
    pub(super) unit: Option<&'static str>,
    /// What its amounts are in.
    pub(super) currency: Option<&'static str>,
}

impl Head {
    /// A column without a head.
    pub(super) fn plain(column: ArticleColumn) -> Self {
        Self { column, unit: None, currency: None }
    }

    /// The heads of a list, if its first row is one: at least a description and something more, or three columns.
    pub(super) fn of_row(row: &csv::StringRecord) -> Option<Vec<Option<Self>>> {
        let mut heads: Vec<Option<Self>> = row.iter().map(Self::read).collect();
        for at in 1..heads.len() {
            // A list may name the same thing twice: the first counts.
            let (before, here) = heads.split_at_mut(at);
            if let Some(head) = here[0]
                && before.iter().flatten().any(|other| other.column == head.column)
            {
                here[0] = None;
            }
        }
        let known = heads.iter().flatten().count();
        let described = heads.iter().flatten().any(|head| head.column == ArticleColumn::Description);
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        (known >= 3 || described && (known >= 2 || filled == 1)).then_some(heads)
    }

    /// Reads a head: `Poids net (kg)`, `Prix unitaire €`, `HS code`.
    fn read(cell: &str) -> Option<Self> {
        let folded = fold(from_cell(cell.trim()));
        let words: Vec<&str> = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let has = |word: &str| words.contains(&word);
        let any = |wanted: &[&str]| wanted.iter().any(|wanted| has(wanted));
        let unit = if any(&["kg", "kilo", "kilos", "kilogramm", "kilogrammes"]) {
            Some("kg")
        } else if any(&["g", "gr", "grammes", "grams", "gramm", "grammi"]) {
            Some("g")
        } else {
            None
        };
        let sign = folded.chars().find_map(currency_sign);
        let coded = ["EUR", "CHF", "USD", "GBP", "CAD", "AUD", "JPY", "CNY"];
        let currency = sign.or_else(|| coded.into_iter().find(|code| has(&code.to_lowercase())));
        let bare: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| {
                let aside = ["kg", "g", "gr", "net", "netto", "unitaire", "unitario", "unit", "par", "per", "pro"];
                let piece = [
                    "piece", "pieces", "stuck", "pezzo", "de", "du", "of", "di", "d", "l", "la", "le", "en", "in",
                    "each", "je", "al",
                ];
                let coin = coded.iter().any(|code| code.eq_ignore_ascii_case(word));
                !aside.contains(word) && !piece.contains(word) && !coin
            })
            .collect();
        let column = match (known(&words.join(" ")).or_else(|| known(&bare.join(" "))), unit, currency) {
            (Some(column), _, _) => column,
            // `kg / pièce` and `€ / pièce` are heads of our own table.
            (None, Some(_), _) if bare.is_empty() => ArticleColumn::Weight,
            (None, None, Some(_)) if bare.is_empty() => ArticleColumn::Value,
            (None, _, _) => return None,
        };
        let unit = unit.filter(|_| column == ArticleColumn::Weight);
        let money = [ArticleColumn::Value, ArticleColumn::Vat, ArticleColumn::CustomsFees].contains(&column);
        Some(Self { column, unit, currency: currency.filter(|_| money) })
    }
}

/// The column of a head, folded and without its marks.
fn known(head: &str) -> Option<ArticleColumn> {
    Some(match head {
        "designation"
        | "description"
        | "desc"
        | "libelle"
        | "article"
        | "articles"
        | "produit"
        | "nom"
        | "nom article"
        | "designation article"
        | "description article"
        | "contenu"
        | "marchandise"
        | "item"
        | "item description"
        | "product"
        | "product name"
        | "name"
        | "title"
        | "goods"
        | "goods description"
        | "description goods"
        | "detailed description"
        | "bezeichnung"
        | "beschreibung"
        | "artikel"
        | "artikelbezeichnung"
        | "artikelbeschreibung"
        | "warenbezeichnung"
        | "warenbeschreibung"
        | "produkt"
        | "inhalt"
        | "descrizione"
        | "denominazione"
        | "articolo"
        | "prodotto"
        | "merce"
        | "descrizione articolo" => ArticleColumn::Description,
        "anglais"
        | "designation anglais"
        | "designation anglaise"
        | "description anglais"
        | "description anglaise"
        | "english"
        | "english description"
        | "description english"
        | "englisch"
        | "bezeichnung englisch"
        | "englische bezeichnung"
        | "beschreibung englisch"
        | "inglese"
        | "descrizione inglese" => ArticleColumn::English,
        "quantite" | "qte" | "qt" | "qty" | "quantity" | "nombre" | "nb" | "pieces" | "count" | "menge" | "anzahl"
        | "stuck" | "stuckzahl" | "quantita" | "qta" | "q ta" | "pezzi" | "numero" => ArticleColumn::Quantity,
        "poids"
        | "poids net"
        | "poids net unitaire"
        | "poids unitaire"
        | "masse"
        | "masse nette"
        | "weight"
        | "net weight"
        | "unit weight"
        | "unit net weight"
        | "item weight"
        | "gewicht"
        | "nettogewicht"
        | "stuckgewicht"
        | "einzelgewicht"
        | "peso"
        | "peso netto"
        | "peso unitario"
        | "peso netto unitario" => ArticleColumn::Weight,
        "valeur" | "valeur unitaire" | "prix" | "prix unitaire" | "pu" | "p u" | "montant" | "montant unitaire"
        | "value" | "unit value" | "price" | "unit price" | "item value" | "amount" | "wert" | "stuckwert"
        | "einzelwert" | "warenwert" | "preis" | "stuckpreis" | "einzelpreis" | "betrag" | "valore"
        | "valore unitario" | "prezzo" | "prezzo unitario" | "importo" => ArticleColumn::Value,
        "devise" | "monnaie" | "currency" | "currency code" | "wahrung" | "wahrungscode" | "valuta" | "divisa" => {
            ArticleColumn::Currency
        }
        "code sh" | "sh" | "code hs" | "hs" | "hscode" | "hs code" | "code douanier" | "code tarifaire"
        | "numero tarifaire" | "n tarifaire" | "no tarifaire" | "tarif" | "nomenclature" | "tariff" | "tariff code"
        | "tariff number" | "hs tariff number" | "hts" | "hts code" | "customs code" | "commodity code"
        | "harmonized code" | "zolltarifnummer" | "zolltarif nr" | "zolltarifnr" | "tarifnummer" | "warennummer"
        | "taric" | "codice sa" | "codice hs" | "codice doganale" | "voce doganale" | "tariffa" => {
            ArticleColumn::HsCode
        }
        "origine" | "pays origine" | "pays d origine" | "code pays" | "fabrique en" | "fabrique" | "origin"
        | "country of origin" | "country origin" | "origin country" | "origincountry" | "made in" | "made" | "coo"
        | "ursprung" | "ursprungsland" | "herkunft" | "herkunftsland" | "paese origine" | "paese di origine"
        | "fabbricato in" => ArticleColumn::Origin,
        "reference" | "ref" | "reference article" | "ref article" | "sku" | "artref" | "code article"
        | "numero de serie" | "n de serie" | "article reference" | "item number" | "serial number" | "part number"
        | "referenz" | "artikelnummer" | "artikel nr" | "art nr" | "seriennummer" | "riferimento" | "rif"
        | "codice articolo" | "numero di serie" => ArticleColumn::Reference,
        "colis origine" | "colis d origine" | "originalident" | "original ident" | "original parcel"
        | "ursprungspaket" | "pacco origine" | "pacco di origine" => ArticleColumn::OriginalIdent,
        "tva" | "tva article" | "vat" | "vat amount" | "vatamount" | "mwst" | "umsatzsteuer" | "mehrwertsteuer"
        | "iva" => ArticleColumn::Vat,
        "droits" | "droits douane" | "droits de douane" | "customs fees" | "customsfees" | "customs duties"
        | "duty" | "duties" | "zoll" | "zollabgaben" | "zollgebuhren" | "dazi" | "dazi doganali" | "dazio" => {
            ArticleColumn::CustomsFees
        }
        "pays d origine en toutes lettres"
        | "libelle origine"
        | "libelle pays"
        | "origin label"
        | "origincountrylabel"
        | "country of origin in words"
        | "ursprungsland in worten"
        | "ursprungsland ausgeschrieben"
        | "paese di origine in lettere"
        | "paese di origine per esteso" => ArticleColumn::OriginLabel,
        _ => return None,
    })
}

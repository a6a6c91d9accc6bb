//! Shipments from a file that was made for ColiShip, La Poste's own web station.
//!
//! A line is a parcel (`EXP`) or an article of the parcel above it (`CN2`); which column holds what, a `.fmt` file says. Weights are in
//! grams as a rule, sums have a decimal comma, and the kinds of contents have numbers of their own.
//!
//! **Unverified**: no file that ColiShip took was at hand. The names of the columns and the numbers of the contents are those that La
//! Poste's plug-in for Magento 2 writes; insurance is read in euros, as it writes it.

mod mapping;

pub use mapping::*;

use super::ArticleDraft;
use super::ContentsCategory;
use super::Duties;
use super::PickupPoint;
use super::ServiceCode;
use super::ShipmentDraft;
use super::decoded;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColishipList {
    /// Its parcels with their articles, in order, to be checked like whatever is typed.
    pub parcels: Vec<ShipmentDraft>,
    /// The lines, counted from 1, that are neither a parcel nor an article of one, or go to a country that is no country.
    pub skipped: Vec<u64>,
}

/// The text of a mapping or of a file: UTF-8, or what older programs write in Western Europe.
pub fn coliship_text(bytes: &[u8]) -> String {
    decoded(bytes)
}

/// Reads a file by its mapping.
pub fn read_coliship(text: &str, mapping: &ColishipMapping) -> ColishipList {
    let mut list = ColishipList::default();
    // The reader counts a line of two signs at its second, which is one late.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mapping.separator)
        .quote(mapping.quote)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    // An article belongs to the parcel above it, even where that could not be read.
    let mut open = false;
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, csv::Position::line);
        let cells = |column: usize| record.get(column.wrapping_sub(1)).unwrap_or_default();
        if cells(mapping.parcel_column(PARCEL_MARK)) == mapping.parcel_mark {
            let parcel = parcel(|name| cells(mapping.parcel_column(name)), mapping);
            open = parcel.is_some();
            match parcel {
                Some(parcel) => list.parcels.push(parcel),
                None => list.skipped.push(line),
            }
        } else if cells(mapping.article_column(ARTICLE_MARK)) == mapping.article_mark && open {
            if let Some(parcel) = list.parcels.last_mut() {
                let row = parcel.customs.new_row();
                let article = article(|name| cells(mapping.article_column(name)), mapping);
                parcel.customs.articles.push(ArticleDraft { row, ..article });
            }
        } else {
            list.skipped.push(line);
        }
    }
    list
}

/// How a mapping calls the column that says that a line is a parcel.
const PARCEL_MARK: &str = "EntenteLigneColis";
/// The same for an article.
const ARTICLE_MARK: &str = "EntetLigneArticle";

fn parcel<'a>(cell: impl Fn(&str) -> &'a str, mapping: &ColishipMapping) -> Option<ShipmentDraft> {
    let mut draft = ShipmentDraft::default();
    let to = &mut draft.consignee;
    let joined = |names: &[&str], between: &str| {
        let parts = names.iter().map(|name| cell(name)).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(between)
    };
    let (person, company) = (joined(&["Prenom", "NomDestinataire"], " "), cell("RaisonSociale"));
    to.name = if person.is_empty() { company.to_owned() } else { person };
    to.company = if to.name == company { String::new() } else { company.to_owned() };
    to.street = cell("Adresse1").to_owned();
    to.extra = joined(&["Adresse2", "Adresse3", "Adresse4"], ", ");
    to.postcode = cell("CodePostal").to_owned();
    to.city = cell("Commune").to_owned();
    // A wrong country is never turned into France.
    to.country = match cell("CodePays") {
        "" => to.country,
        code => code.parse().ok()?,
    };
    to.state = cell("CodeISOProvince").to_owned();
    draft.order.number = cell("ReferenceExpedition").to_owned();
    draft.order.email = cell("Mail").into();
    let mobile = cell("Portable");
    draft.order.phone = if mobile.is_empty() { cell("Telephone").into() } else { mobile.into() };
    draft.parcel.weight = mapping.parcel_unit.weight(cell("Poids"));
    draft.service = product(cell("CodeProduit")).map(|code| ServiceCode(code.to_owned()));
    draft.handling.insurance = cell("MontantADV").into();
    draft.handling.duties = if yes(cell("FTD")) { Duties::SenderOverseas } else { Duties::Consignee };
    draft.handling.point = point(cell("CodePointRetrait"), draft.consignee.country);
    draft.customs.category = category(cell("NatureEnvoi"));
    Some(draft)
}

fn article<'a>(cell: impl Fn(&str) -> &'a str, mapping: &ColishipMapping) -> ArticleDraft {
    ArticleDraft {
        description: cell("LibelleArticle").to_owned(),
        quantity: cell("Quantite").into(),
        weight: mapping.article_unit.weight(cell("PoidsArticle")),
        value: cell("ValeurArticle").into(),
        currency: cell("Devise").to_owned(),
        hs_code: cell("NumTarifaire").to_owned(),
        origin: cell("PaysOrigine").to_owned(),
        reference: cell("ReferenceArticle").to_owned(),
        ..ArticleDraft::default()
    }
}

/// ColiShip numbers the kinds of contents otherwise than the web service does.
fn category(number: &str) -> Option<ContentsCategory> {
    Some(match number {
        "0" => ContentsCategory::Sample,
        "1" => ContentsCategory::Document,
        "2" => ContentsCategory::Gift,
        "3" => ContentsCategory::Return,
        "4" => ContentsCategory::Commercial,
        "5" => ContentsCategory::Other,
        _ => return None,
    })
}

/// Older names of products are those of today: every kind of pick-up point is one service now.
fn product(code: &str) -> Option<&str> {
    Some(match code {
        "" => return None,
        "A2P" | "BPR" | "ACP" | "CDI" | "CMT" | "PCS" | "BDP" => "HD",
        "COLD" => "DOM",
        "COL" | "COLI" => "DOS",
        code => code,
    })
}

/// A file names a point by its id alone: which network it is of has to be looked up.
fn point(id: &str, country: super::CountryCode) -> Option<PickupPoint> {
    (!id.is_empty()).then(|| PickupPoint {
        id: id.to_owned(),
        network: String::new(),
        name: String::new(),
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        country,
        kind: String::new(),
        distance_m: None,
        max_weight: None,
        hours: Vec::new(),
        closed: Vec::new(),
    })
}

fn yes(cell: &str) -> bool {
    matches!(cell, "1" | "O" | "o")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAPPING: &str = "[GENERAL]\r\nDELIMITE=O\r\nSEPARATEUR=59\r\nDELIMITEUR=34\r\nUnité poids=G\r\nEntetLigneColis=EXP\r\n\
        EntetLigneArticle=CN2\r\nUnitePoidsARTICLE=G\r\n[CHAMPS]\r\nEntenteLigneColis=1\r\nReferenceExpedition=2\r\nNomDestinataire=3\r\n\
        Prenom=4\r\nAdresse1=5\r\nAdresse2=6\r\nCodePostal=7\r\nCommune=8\r\nCodePays=9\r\nPortable=10\r\nMail=11\r\nCodeProduit=12\r\n\
        Poids=13\r\nNatureEnvoi=14\r\nMontantADV=15\r\nFTD=16\r\nCodePointRetrait=17\r\n[CN23]\r\nEntetLigneArticle=1\r\n\
        LibelleArticle=2\r\nPoidsArticle=3\r\nQuantite=4\r\nValeurArticle=5\r\nPaysOrigine=6\r\nDevise=7\r\nNumTarifaire=8\r\n";

    fn read(text: &str) -> ColishipList {
        read_coliship(text, &MAPPING.parse().unwrap())
    }

    #[test]
    fn a_parcel_with_its_articles_becomes_a_draft_that_the_rules_can_look_at() {
        let list = read(
            "EXP;10481;Roussel;Camille;\"27 rue du Modèle; cour\";2e étage;1003;Lausanne;CH;+41791234567;c@atelier.example;DOS;1250;4;150;;\r\n\
             CN2;T-shirt en coton;180;2;19,90;PT;EUR;61091000\r\nCN2;Affiche;75,5;1;5;FR;EUR;491110\r\n\
             EXP;10482;Martin;Lou;1 place du Modèle;;97400;Saint-Denis;RE;0692123456;;CDS;800;2;;1;\r\n",
        );
        assert_eq!(list.skipped, Vec::<u64>::new());
        let [swiss, island] = list.parcels.as_slice() else { panic!("{} parcels", list.parcels.len()) };
        assert_eq!((swiss.consignee.name.as_str(), swiss.consignee.country.code()), ("Camille Roussel", "CH"));
        assert_eq!(swiss.consignee.street, "27 rue du Modèle; cour");
        assert_eq!(swiss.parcel.weight.value(), Ok(crate::domain::Grams(1250)));
        assert_eq!(swiss.customs.category, Some(ContentsCategory::Commercial));
        assert_eq!(swiss.handling.insurance.value(), Ok(crate::domain::Money::euros(15_000)));
        let [shirt, poster] = swiss.customs.articles.as_slice() else { panic!("articles") };
        assert_eq!(shirt.value.value(), Ok(crate::domain::Hundredths(1990)));
        assert_eq!((poster.weight.value(), poster.hs_code.as_str()), (Ok(crate::domain::Grams(76)), "491110"));
        assert_ne!(shirt.row, poster.row);
        assert_eq!(
            (island.customs.category, island.handling.duties),
            (Some(ContentsCategory::Gift), Duties::SenderOverseas)
        );
    }

    #[test]
    fn a_file_of_an_older_program_keeps_its_accents() {
        let list = read(&coliship_text(b"EXP;1;Br\xfbl\xe9;Zo\xeb;1 rue;;97400;Saint-Denis;RE;;;CDS;500\r\n"));
        assert_eq!(list.parcels[0].consignee.name, "Zoë Brûlé");
    }

    #[test]
    fn every_kind_of_pick_up_point_is_one_service_now() {
        let list = read("EXP;1;A;B;1 rue;;69001;Lyon;FR;0612345678;a@b.example;A2P;500;;;;001055\r\n");
        let parcel = &list.parcels[0];
        assert_eq!(parcel.service, Some(ServiceCode("HD".to_owned())));
        assert_eq!(parcel.handling.point.as_ref().map(|point| point.id.as_str()), Some("001055"));
    }

    #[test]
    fn what_is_no_parcel_and_what_goes_nowhere_is_told_by_its_line() {
        let list = read(
            "CN2;Orphelin;1;1;1;FR;EUR;610910\r\nXXX;1\r\nEXP;1;A;B;1 rue;;1;C;Suisse;;;DOS;5\r\nCN2;Perdu;1;1;1;FR;EUR;6\r\n",
        );
        assert_eq!((list.parcels.len(), list.skipped), (0, vec![1, 2, 3, 4]));
    }
}

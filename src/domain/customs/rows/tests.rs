//! What is pasted or read as a list, in the ways that spreadsheets write it.

use super::*;
use crate::domain::ArticleColumn::*;
use crate::domain::Grams;
use crate::domain::Hundredths;

/// Description, quantity, weight, value, currency, code and origin of what was pasted.
#[track_caller]
fn check(text: &str, expected: &[[&str; 7]]) {
    let columns = [Description, Quantity, Weight, Value, HsCode, Origin];
    let shown: Vec<[String; 7]> = read_pasted(text, &columns).rows.iter().map(shown).collect();
    assert_eq!(shown, expected.iter().map(|row| row.map(str::to_owned)).collect::<Vec<_>>(), "{text}");
}

fn shown(texts: &RowTexts) -> [String; 7] {
    let article = new_article(RowId(1), texts);
    [Description, Quantity, Weight, Value, Currency, HsCode, Origin].map(|column| article.text(column).to_owned())
}

#[test]
fn heads_are_known_in_four_languages_and_in_any_order() {
    let row = [["T-shirt", "3", "0,180 kg", "19,90", "EUR", "6109.10", "PT"]];
    check(
        "Désignation\tQté\tPoids net\tPrix unitaire €\tCode SH\tOrigine\nT-shirt\t3\t0,180 kg\t19,90\t6109.10\tPortugal",
        &row,
    );
    check(
        "HS code\tDescription\tQty\tNet weight\tUnit value\tCurrency\tCountry of origin\n6109.10\tT-shirt\t3\t0,180 kg\t19,90\tEUR\tPT",
        &row,
    );
    check(
        "Bezeichnung\tMenge\tNettogewicht\tEinzelpreis (EUR)\tZolltarifnummer\tUrsprungsland\nT-shirt\t3\t0,180 kg\t19,90\t6109.10\tPortugal",
        &row,
    );
    check(
        "Descrizione\tQuantità\tPeso netto\tValore unitario €\tCodice SA\tPaese di origine\nT-shirt\t3\t0,180 kg\t19,90\t6109.10\tPortugal",
        &row,
    );
    check("Désignation\tQté\tkg / pièce\t€ / pièce\tCode SH\tOrigine\nT-shirt\t3\t0,180 kg\t19,90\t6109.10\tPT", &row);
}

#[test]
fn rows_without_heads_fill_from_the_cell_they_are_pasted_into() {
    check(
        "T-shirt\t3\t0,180\t19,90\r\nMug\t2\t0,340\t14\r\n",
        &[["T-shirt", "3", "0,180", "19,90", "", "", ""], ["Mug", "2", "0,340", "14", "", "", ""]],
    );
    let rows = read_pasted("19,90\n14,00", &[Value, HsCode]).rows;
    assert_eq!(rows, [vec![(Value, "19,90".to_owned())], vec![(Value, "14,00".to_owned())]]);
}

#[test]
fn a_whole_number_among_kilograms_is_kilograms_unless_no_parcel_could_weigh_it() {
    let weights = |text: &str| {
        let rows = read_pasted(text, &[Weight]).rows;
        rows.iter().map(|row| row[0].1.clone()).collect::<Vec<_>>()
    };
    assert_eq!(weights("0,180\n1\n340"), ["0,180", "1 kg", "340"]);
    assert_eq!(weights("180\n340"), ["180", "340"]);
    assert_eq!(weights("Poids (g)\n180"), ["Poids (g)", "180"], "one known head alone may be an article");
    check("Désignation\tPoids (kg)\nMug\t1", &[["Mug", "", "1 kg", "", "", "", ""]]);
    check("Désignation\tPoids en g\nMug\t180", &[["Mug", "", "180 g", "", "", "", ""]]);
}

#[test]
fn amounts_lose_their_signs_their_thousands_and_their_needless_noughts() {
    let amounts = |text: &str| {
        let rows = read_pasted(text, &[Value]).rows;
        rows.iter()
            .map(|row| row.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(amounts("19,90 €\n1 250,50 €"), ["19,90 EUR", "1250,50 EUR"]);
    assert_eq!(amounts("CHF 1'250.50\n$8.00"), ["1250.50 CHF", "8.00 USD"]);
    assert_eq!(amounts("1.250,50\n1.234\n8,00"), ["1250,50", "1234", "8,00"]);
    assert_eq!(amounts("1,250.50\n8.00"), ["1250.50", "8.00"]);
    assert_eq!(amounts("19,9000\n1,5"), ["19,90", "1,5"]);
    assert_eq!(amounts("gratuit\n-5"), ["gratuit", "-5"]);
}

#[test]
fn quantities_with_noughts_quotes_and_line_breaks_in_cells_are_read() {
    check("\"Étagère\nen bois\"\t2,00\t1,5\t30\t\t\n", &[["Étagère en bois", "2", "1,5", "30", "", "", ""]]);
    check("Tuyau 5\" acier\t1\t300 g\t9\t\t", &[["Tuyau 5\" acier", "1", "300 g", "9", "", "", ""]]);
    check("'=1+1\t1\t300 g\t9\t\tChine", &[["=1+1", "1", "300 g", "9", "", "", "CN"]]);
}

#[test]
fn blank_lines_are_skipped_and_what_no_parcel_holds_is_left_out_and_counted() {
    check("\n\nMug\t2\t\t\t\t\n\t\t\n", &[["Mug", "2", "", "", "", "", ""]]);
    let many = "Mug\t1\n".repeat(MOST_ROWS + 7);
    let read = read_pasted(&many, &[Description, Quantity]);
    assert_eq!((read.rows.len(), read.left_out), (MOST_ROWS, 7));
}

#[test]
fn one_word_is_no_block_of_rows() {
    assert!(!is_rows("Cadeau") && !is_rows("Cadeau\r\n") && !is_rows(""));
    assert!(is_rows("Cadeau\t1") && is_rows("Cadeau\nMug"));
}

#[test]
fn a_list_is_read_back_as_it_was_written_and_no_cell_is_a_formula() {
    let columns = [Description, Quantity, Weight, Value, HsCode, Origin];
    let mut first =
        new_article(RowId(1), &read_pasted("=cmd|' /C calc'!A0\t3\t180\t19,9\t6109.10\tFR", &columns).rows[0]);
    first.currency = "CHF".to_owned();
    let second = new_article(RowId(2), &read_pasted("Mug; bleu\t2\t1,25 kg\tdouze\t\t", &columns).rows[0]);
    let heads = [
        "Désignation",
        "Désignation en anglais",
        "Quantité",
        "Poids net par pièce (kg)",
        "Valeur par pièce",
        "Devise",
        "Code SH",
        "Origine",
        "Référence",
        "Colis d’origine",
        "TVA par pièce",
        "Droits par pièce",
        "Pays d’origine en toutes lettres",
    ]
    .map(str::to_owned);
    let heads: Vec<(ArticleColumn, String)> = ArticleColumn::ALL.into_iter().zip(heads).collect();
    let bytes = write_articles(&[first, second, ArticleDraft::default()], &heads, ',');
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.contains("\n=") && text.contains("0,180;19,90"), "{text}");
    let back: Vec<[String; 7]> = read_articles(&bytes).unwrap().rows.iter().map(shown).collect();
    assert_eq!(back[0], ["=cmd|' /C calc'!A0", "3", "0,180", "19,90", "CHF", "6109.10", "FR"]);
    assert_eq!(back[1], ["Mug; bleu", "2", "1,250", "douze", "", "", ""]);
    assert_eq!(back.len(), 2);
}

#[test]
fn what_is_no_list_of_articles_is_refused() {
    for text in ["", "\u{0}\u{1};", "Nom\nPaul\n", "{\"name\": 1}"] {
        assert_eq!(read_articles(text.as_bytes()), Err(NoArticles), "{text}");
    }
}

#[test]
fn a_catalogue_is_written_and_read_back_and_what_it_cannot_take_is_counted() {
    let known = KnownArticle {
        description: "T-shirt en coton".to_owned(),
        english: "Cotton T-shirt".to_owned(),
        weight: Some(Grams(180)),
        value: Some(Hundredths(1990)),
        currency: "CHF".to_owned(),
        hs_code: "610910".to_owned(),
        origin: "PT".to_owned(),
        reference: "=TS-1".to_owned(),
        ..KnownArticle::default()
    };
    let names = ["Désignation", "Désignation en anglais", "Code SH", "Poids net par pièce (kg)"].into_iter();
    let names = names.chain(["Valeur par pièce", "Devise", "Origine", "Référence"]).map(str::to_owned);
    let heads: Vec<(ArticleColumn, String)> = KnownArticle::COLUMNS.into_iter().zip(names).collect();
    let bytes = write_articles(&[known.typed(',')], &heads, ',');
    let list = read_catalogue(&bytes).unwrap();
    let [article] = list.articles.as_slice() else { panic!("{} articles", list.articles.len()) };
    assert_eq!(KnownArticle { id: known.id.clone(), ..article.clone() }, known);

    let text = "Désignation;Poids (kg);Origine\nMug;0,34;Atlantis\n;0,2;PT\n";
    let list = read_catalogue(text.as_bytes()).unwrap();
    assert_eq!((list.articles.len(), list.nameless, list.unread), (1, 1, 1));
    assert_eq!((list.articles[0].weight, list.articles[0].origin.as_str()), (Some(Grams(340)), ""));
    let long = format!("Désignation;Origine\n{}", "Mug;PT\n".repeat(MOST_ROWS + 7));
    assert_eq!(read_catalogue(long.as_bytes()).unwrap().articles.len(), MOST_ROWS + 7);
}

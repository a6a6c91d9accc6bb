//! A country is found by any of its names, and an article by how its words begin.

use super::*;
use crate::command::CustomsEvent;
use crate::command::Event;
use crate::domain::Hundredths;
use crate::words::Lang;
use crate::words::Words;

#[test]
fn tee_suggests_the_shirt_with_all_that_is_known_of_it() {
    let (mut session, mut commands, row) = one_article();
    let field = Field::Article(row, ArticleColumn::Description);
    type_into(&mut session, field, "tee", &mut commands);
    let ticket = asked(&commands);
    let known = KnownArticle {
        description: "T-shirt coton biologique".to_owned(),
        english: "Organic cotton T-shirt".to_owned(),
        weight: Some(Grams(180)),
        value: Some(Hundredths(1990)),
        hs_code: "610910".to_owned(),
        origin: "PT".to_owned(),
        ..KnownArticle::default()
    };
    let suggested = CustomsEvent::Suggested { ticket, outcome: Ok(vec![known]) };
    session.apply(Event::Customs(suggested), &mut commands);
    session.picker.mark_next();
    session.pick_choice();
    let article = session.ship.draft.customs.article(row).expect("the row is there");
    assert_eq!((article.description.as_str(), article.hs_code.as_str()), ("T-shirt coton biologique", "610910"));
    assert_eq!(article.weight.value().ok(), Some(Grams(180)));
    assert_eq!(article.value.value().ok(), Some(Hundredths(1990)));
    assert_eq!((article.origin.as_str(), article.quantity.text.as_str()), ("PT", "3"), "how many is never remembered");
    assert!(session.picker.open_at().is_none());
}

#[test]
fn what_nobody_shipped_before_is_found_in_our_table_of_goods() {
    let (mut session, mut commands, row) = one_article();
    let field = Field::Article(row, ArticleColumn::Description);
    type_into(&mut session, field, "T-shirt", &mut commands);
    let ticket = asked(&commands);
    session.apply(Event::Customs(CustomsEvent::Suggested { ticket, outcome: Ok(Vec::new()) }), &mut commands);
    let ours = session.picker.rows_at(field).to_vec();
    let is_ours =
        |choice: &Choice| matches!(choice, Choice::Tariff(hit) if matches!(hit.found, tariff::Found::Goods(_)));
    assert!(!ours.is_empty() && ours.iter().all(is_ours), "{ours:?}");
    session.take_choice(field, &ours[0]);
    let article = session.ship.draft.customs.article(row).expect("the row is there");
    assert!(article.hs_code.starts_with("6109") && article.description.len() > 7, "{}", article.description);
}

#[test]
fn f4_looks_for_what_the_article_is_and_says_where_it_was_found() {
    let (mut session, _, row) = one_article();
    session.ship.draft.customs.article_mut(row).expect("the row is there").description = "Bougie".to_owned();
    session.search_tariff(row);
    let field = Field::Article(row, ArticleColumn::HsCode);
    let codes: Vec<&str> = session
        .picker
        .rows_at(field)
        .iter()
        .filter_map(|choice| match choice {
            Choice::Tariff(hit) => Some(hit.code),
            Choice::Known(_) | Choice::Country(_) => None,
        })
        .collect();
    assert!(codes.contains(&"340600"), "{codes:?}");
    assert_eq!(session.ship.focus, Some(field));
}

#[test]
fn a_country_is_found_by_its_name_in_four_languages_and_by_its_code() {
    let field = Field::Address(Party::Consignee, Line::Country);
    for typed in ["Suiss", "Switz", "Schweiz", "Svizz", "CH", "CHE"] {
        let (mut session, _, _) = one_article();
        session.begin_country(field, CountryCode::FR);
        session.picker.country_text = typed.to_owned();
        session.country_typed(field);
        let first = session.picker.rows_at(field).first().cloned();
        assert_eq!(first, Some(Choice::Country("CH".parse().expect("a code"))), "{typed}");
        session.picker.mark_next();
        session.pick_choice();
        assert_eq!(session.ship.draft.consignee.country.code(), "CH");
    }
}

#[test]
fn a_name_or_the_beginning_of_one_counts_when_the_field_is_left_and_nonsense_stays_to_be_mended() {
    let field = Field::Address(Party::Consignee, Line::Country);
    let (mut session, _, _) = one_article();
    for (typed, code, unknown) in [
        ("Deutschland", "DE", ""),
        ("xyzzy", "DE", "xyzzy"),
        ("it", "IT", ""),
        ("Gui", "IT", "Gui"),
        ("etats", "US", ""),
    ] {
        session.begin_country(field, CountryCode::FR);
        session.picker.country_text = typed.to_owned();
        session.end_country(field);
        let consignee = &session.ship.draft.consignee;
        assert_eq!((consignee.country.code(), consignee.country_text.as_str()), (code, unknown), "{typed}");
    }
}

#[test]
fn what_names_no_country_is_there_to_be_mended_and_an_emptied_box_is_left_alone() {
    let field = Field::Address(Party::Consignee, Line::Country);
    let (mut session, _, _) = one_article();
    for (typed, shown) in [("Gui", "Gui"), ("", "France")] {
        session.begin_country(field, CountryCode::FR);
        session.picker.country_text = typed.to_owned();
        session.end_country(field);
        session.begin_country(field, CountryCode::FR);
        assert_eq!(session.picker.country_text, shown);
    }
}

fn one_article() -> (Session, Vec<Command>, RowId) {
    let now = "2026-11-21T14:31:00[Europe/Paris]".parse().expect("a moment");
    let mut session = Session::new(Words::new(Lang::FR), now);
    let row = session.ship.draft.customs.add_article();
    session.ship.draft.customs.article_mut(row).expect("it was just added").quantity = "3".into();
    (session, Vec::new(), row)
}

fn type_into(session: &mut Session, field: Field, text: &str, commands: &mut Vec<Command>) {
    let Field::Article(row, column) = field else { panic!("a cell is typed into") };
    text.clone_into(session.ship.draft.customs.article_mut(row).expect("the row is there").text_mut(column));
    session.typed_at(field);
    let later = session.now.saturating_add(jiff::SignedDuration::from_millis(200));
    session.tick(later, commands);
}

fn asked(commands: &[Command]) -> Ticket {
    let asked = commands.iter().find_map(|command| match command {
        Command::Customs(CustomsCommand::SuggestArticles { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    asked.expect("the catalogue was asked")
}

#[test]
fn the_whole_name_of_an_origin_becomes_its_code_when_its_cell_is_left() {
    let (mut session, _, row) = one_article();
    let origin = |session: &mut Session, typed: &str| {
        session.ship.draft.customs.article_mut(row).unwrap().origin = typed.to_owned();
        session.enter_cell(row, ArticleColumn::Origin);
        session.enter_cell(row, ArticleColumn::Reference);
        session.ship.draft.customs.article(row).unwrap().origin.clone()
    };
    assert_eq!(origin(&mut session, "Portugal"), "PT");
    assert_eq!(origin(&mut session, "pt"), "PT");
    assert_eq!(origin(&mut session, "Nulle part"), "Nulle part");
    assert_eq!(origin(&mut session, ""), "");
}

//! The catalogue's page without a window.

use super::*;
use crate::command::CustomsEvent;
use crate::command::Event;
use crate::domain::Grams;
use crate::domain::Hundredths;
use crate::session::Did;
use crate::words::Lang;
use crate::words::Words;

#[test]
fn what_is_mended_keeps_its_place_and_how_often_it_was_used() {
    let mut session = session();
    let known = shirt();
    session.edit_article(Some(&known));
    type_into(&mut session, ArticleColumn::Value, "24,90");
    let mut commands = Vec::new();
    session.save_article(&mut commands);
    let [Command::Customs(CustomsCommand::KeepArticle(kept))] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(**kept, KnownArticle { value: Some(Hundredths(2490)), ..known });
    assert!(session.articles.form.is_none());
}

#[test]
fn what_the_rules_refuse_is_not_kept_and_the_first_box_of_it_is_named() {
    for (column, text) in [
        (ArticleColumn::Description, " "),
        (ArticleColumn::Weight, "heavy"),
        (ArticleColumn::Value, "5 €"),
        (ArticleColumn::HsCode, "6109.1"),
        (ArticleColumn::Origin, "Atlantis"),
        (ArticleColumn::Currency, "XXX"),
    ] {
        let mut session = session();
        session.edit_article(Some(&shirt()));
        type_into(&mut session, column, text);
        let mut commands = Vec::new();
        session.save_article(&mut commands);
        assert!(commands.is_empty());
        assert_eq!(session.articles.form.and_then(|form| form.focus), Some(column), "{text}");
    }
}

#[test]
fn only_what_it_is_has_to_be_said() {
    let mut session = session();
    session.edit_article(None);
    type_into(&mut session, ArticleColumn::Description, "Tasse en grès");
    session.save_article(&mut Vec::new());
    assert!(session.articles.form.is_none());
}

#[test]
fn nothing_is_objected_to_before_a_box_was_left() {
    let mut session = session();
    session.edit_article(None);
    type_into(&mut session, ArticleColumn::HsCode, "61");
    let form = session.articles.form.as_mut().expect("the form is open");
    let problems = form.problems();
    assert!(form.said(&problems, ArticleColumn::HsCode).is_none());
    form.leave(ArticleColumn::HsCode);
    form.leave(ArticleColumn::Description);
    assert!(form.said(&problems, ArticleColumn::HsCode).is_some());
    assert!(form.said(&problems, ArticleColumn::Description).is_none(), "an empty box waits until it is to be kept");
}

#[test]
fn a_tariff_number_is_found_by_an_everyday_word_and_a_country_by_its_name() {
    let mut session = session();
    session.edit_article(None);
    type_into(&mut session, ArticleColumn::Description, "T-shirt en coton");
    let form = session.articles.form.as_mut().expect("the form is open");
    form.search_tariff(Tongue::Fr);
    form.picker.mark_next();
    form.take_marked();
    assert!(form.article.hs_code.starts_with("6109"), "{}", form.article.hs_code);
    form.article.origin = "portugal".to_owned();
    form.typed(ArticleColumn::Origin, Tongue::Fr);
    assert_eq!(form.picker.open_at(), Some(ArticleForm::field(ArticleColumn::Origin)));
    form.leave(ArticleColumn::Origin);
    assert_eq!(form.article.origin, "PT");
}

#[test]
fn what_was_taken_off_comes_back_as_it_was() {
    let (mut session, mut commands) = (session(), Vec::new());
    session.find_articles(&mut commands);
    commands.clear();
    let removed = CustomsEvent::Removed(Ok(Some(Box::new(shirt()))));
    session.apply(Event::Customs(removed), &mut commands);
    assert!(matches!(commands.as_slice(), [Command::Customs(CustomsCommand::FindArticles { .. })]));
    let Some(News::Did { step, what: Did::ArticleForgotten(name) }) =
        session.notices.last().map(|told| told.news.clone())
    else {
        panic!("it is told")
    };
    assert_eq!(name, "T-shirt en coton");
    commands.clear();
    session.undo_step(step, &mut commands);
    let [Command::Customs(CustomsCommand::KeepArticle(back))] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(**back, shirt_like(back));
}

#[test]
fn a_list_that_holds_no_article_is_told_as_that() {
    let mut session = session();
    let none = CustomsEvent::Imported(Ok(Some((ArticlesImported::default(), Box::default()))));
    session.apply(Event::Customs(none), &mut Vec::new());
    assert_eq!(session.notices.last().map(|told| &told.news), Some(&News::NoArticlesInList));
    let imported = ArticlesImported { added: 2, ..ArticlesImported::default() };
    let some = CustomsEvent::Imported(Ok(Some((imported, Box::default()))));
    session.apply(Event::Customs(some), &mut Vec::new());
    let told = session.notices.last().map(|told| &told.news);
    assert!(matches!(told, Some(News::Did { what: Did::ArticlesImported(told), .. }) if *told == imported));
}

#[test]
fn an_answer_to_an_older_search_is_not_shown() {
    let (mut session, mut commands) = (session(), Vec::new());
    session.find_articles(&mut commands);
    session.find_articles(&mut commands);
    let tickets: Vec<_> = commands.iter().filter_map(ticket).collect();
    let page = |total| ArticlePage { total, ..ArticlePage::default() };
    for (ticket, total) in [(tickets[1], 2), (tickets[0], 1)] {
        let found = CustomsEvent::Found { ticket, outcome: Ok(page(total)) };
        session.apply(Event::Customs(found), &mut Vec::new());
    }
    assert_eq!(session.articles.page.known().map(|page| page.total), Some(2));
}

fn ticket(command: &Command) -> Option<crate::command::Ticket> {
    match command {
        Command::Customs(CustomsCommand::FindArticles { ticket, .. }) => Some(*ticket),
        _ => None,
    }
}

fn session() -> Session {
    let now = "2026-11-21T14:31:00[Europe/Paris]".parse().expect("a moment");
    Session::new(Words::new(Lang::FR), now)
}

fn shirt() -> KnownArticle {
    KnownArticle {
        description: "T-shirt en coton".to_owned(),
        english: "Cotton T-shirt".to_owned(),
        weight: Some(Grams(180)),
        value: Some(Hundredths(1990)),
        currency: "EUR".to_owned(),
        hs_code: "610910".to_owned(),
        origin: "PT".to_owned(),
        times: 7,
        ..KnownArticle::default()
    }
}

fn shirt_like(other: &KnownArticle) -> KnownArticle {
    KnownArticle { id: other.id.clone(), ..shirt() }
}

fn type_into(session: &mut Session, column: ArticleColumn, text: &str) {
    let form = session.articles.form.as_mut().expect("the form is open");
    text.clone_into(form.article.text_mut(column));
}

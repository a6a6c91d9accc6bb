//! The page of the catalogue of articles.

use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::CustomsEvent;
use crate::command::Event;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::domain::ArticlePage;
use crate::domain::Grams;
use crate::domain::Hundredths;
use crate::domain::KnownArticle;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::session;
use crate::ui::settings::settings_ui;
use crate::words::Lang;

#[test]
fn an_article_is_mended_in_its_place_and_taken_off() {
    let mut session = session(Lang::EN);
    open(&mut session, 3);
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("3 articles");
    desk.get_by_label("Mug 1, 6912.00 · 340\u{a0}g · €14.00 · Portugal · declared once").click();
    desk.run();
    let value = desk.get_by_role_and_label(Role::TextInput, "Value each");
    value.focus();
    desk.run();
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Value each").type_text("15.50");
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    desk.get_by_label("Remove Mug 2").click();
    desk.run();
    let asked = asked(&desk.state().1);
    let [CustomsCommand::KeepArticle(kept), CustomsCommand::RemoveArticle(_)] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert_eq!((kept.description.as_str(), kept.value, kept.times), ("Mug 1", Some(Hundredths(1550)), 1));
}

#[test]
fn what_is_wrong_is_said_at_its_box_in_the_sentence_of_the_table() {
    let mut session = session(Lang::EN);
    open(&mut session, 0);
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Add an article").click();
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    let missing = desk.state().0.words.get("missing-article-description");
    let description = desk.get_by_role_and_label(Role::TextInput, "Description");
    assert!(description.is_focused(), "the focus goes to what is wrong");
    assert_eq!(description.accesskit_node().description().as_deref(), Some(missing));
    description.type_text("Stoneware mug");
    desk.run();
    let code = desk.get_by_role_and_label(Role::TextInput, "HS code");
    code.focus();
    code.type_text("6912001");
    desk.run();
    let said = desk.get_by_role_and_label(Role::TextInput, "HS code").accesskit_node().description();
    assert!(said.as_deref().is_some_and(|said| said.contains("6, 8 or 10")), "{said:?}");
    assert!(asked(&desk.state().1).is_empty());
}

#[test]
fn a_tariff_number_is_chosen_by_keys_alone() {
    let mut session = session(Lang::EN);
    open(&mut session, 0);
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Add an article").click();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Description").type_text("T-shirt");
    desk.run();
    for key in [Key::F4, Key::ArrowDown, Key::Enter] {
        desk.key_press(key);
        desk.run();
    }
    let form = desk.state().0.articles.form.as_ref().expect("the form is open");
    assert!(form.article.hs_code.starts_with("6109"), "{}", form.article.hs_code);
    assert_eq!(form.article.description, "T-shirt");
}

#[test]
fn who_types_into_the_search_asks_at_each_letter() {
    let mut session = session(Lang::EN);
    open(&mut session, 2);
    let mut desk = desk(session, settings_ui);
    let search = desk.get_by_role_and_label(Role::TextInput, "Search the articles");
    search.focus();
    search.type_text("mu");
    desk.run();
    let last = desk.state().1.iter().rev().find_map(|command| match command {
        Command::Customs(CustomsCommand::FindArticles { text, .. }) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(last, Some("mu"));
}

#[test]
fn without_dialogs_a_list_is_named_by_its_path() {
    let mut session = session(Lang::EN);
    open(&mut session, 2);
    session.dialogs = FileDialogs::Absent;
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Import CSV").click();
    desk.run();
    let path = desk.get_by_role_and_label(Role::TextInput, "List to read");
    assert!(path.is_focused(), "who opens the box can type at once");
    path.type_text("/srv/articles.csv");
    desk.run();
    desk.get_by_label("Import").click();
    desk.run();
    let asked = asked(&desk.state().1);
    let named = matches!(asked.as_slice(), [CustomsCommand::ImportArticles(ImportFrom::Path(path))] if path.ends_with("articles.csv"));
    assert!(named, "{asked:?}");
}

#[test]
fn it_fits_every_desk_with_its_form_open() {
    draw_everywhere(
        |session| {
            open(session, 12);
            let first = session.articles.page.known().map(|page| page.rows[0].clone());
            session.edit_article(first.as_ref());
            session.save_article_with_a_fault();
        },
        settings_ui,
    );
}

impl Session {
    /// Everything that can be said at once.
    fn save_article_with_a_fault(&mut self) {
        if let Some(form) = &mut self.articles.form {
            form.article.hs_code = "61".to_owned();
            form.article.origin = "Atlantis".to_owned();
            form.article.value = "".into();
            form.article.weight = "heavy".into();
            form.article.english = "Tasse en grès émaillé".to_owned();
        }
        self.save_article(&mut Vec::new());
        assert!(self.articles.form.is_some());
    }
}

/// Opens the page on so many articles.
fn open(session: &mut Session, count: u32) {
    let article = |times: u32| KnownArticle {
        description: format!("Mug {times}"),
        weight: Some(Grams(340)),
        value: Some(Hundredths(1400)),
        hs_code: "691200".to_owned(),
        origin: "PT".to_owned(),
        times,
        ..KnownArticle::default()
    };
    let total = u64::from(count);
    let page = ArticlePage { rows: (0..count).map(article).collect(), matches: total, total };
    session.settings_page = SettingsPage::Articles;
    let mut commands = Vec::new();
    session.find_articles(&mut commands);
    let Some(Command::Customs(CustomsCommand::FindArticles { ticket, .. })) = commands.pop() else {
        panic!("the catalogue is asked")
    };
    session.apply(Event::Customs(CustomsEvent::Found { ticket, outcome: Ok(page) }), &mut commands);
}

/// What was asked beside searches.
fn asked(commands: &[Command]) -> Vec<&CustomsCommand> {
    let customs = commands.iter().filter_map(|command| match command {
        Command::Customs(command) => Some(command),
        _ => None,
    });
    customs.filter(|command| !matches!(command, CustomsCommand::FindArticles { .. })).collect()
}

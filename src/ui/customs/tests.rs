//! The declaration, filled in by hand and by keyboard.

use egui::Key;
use egui::Modifiers;
use egui::Theme;
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Remote;
use crate::domain::ArticleColumn;
use crate::domain::CarrierKind;
use crate::domain::ContentsCategory;
use crate::domain::Dots;
use crate::domain::Field;
use crate::domain::rules::tests::draft;
use crate::session::Session;
use crate::ui::inspection::inspect_everywhere;
use crate::ui::testing::Desk;
use crate::ui::testing::desk;
use crate::ui::testing::desk_of;
use crate::ui::testing::printer;
use crate::ui::testing::session;
use crate::words::Lang;

/// Six articles as a shop in Lyon sends them.
const ROWS: &str = "T-shirt coton Papeterie\t3\t0,180\t19,90\t6109.10\tFR\n\
    Mug en grès, émaillé\t2\t0,340\t14,00\t6912.00\tPT\n\
    Cadeau\t1\t0,150\t8,00\t3406.00\tFR\n\
    Carnet ligné A5\t4\t0,055\t6,50\t4820.10\tIT\n\
    Savon de Marseille\t2\t0,100\t4,20\t3401.11\tFR\n\
    Torchon en lin\t1\t0,110\t12,00\t6302.91\tLT\n";

#[test]
fn rows_pasted_into_a_cell_fill_the_table_and_can_be_taken_back() {
    let mut desk = desk(to_switzerland(Lang::EN, ""));
    desk.key_press_modifiers(Modifiers::CTRL, Key::Plus);
    desk.run();
    assert!(cell(&desk, "Description", 1).is_focused());
    desk.event(egui::Event::Paste(ROWS.to_owned()));
    desk.run();
    assert_eq!(desk.state().0.ship.draft.customs.articles.len(), 6);
    desk.get_by_label("6 articles, 13 pieces, 1.900, 142.10, gross 1.980 · 0.080 kg left");
    desk.key_press_modifiers(Modifiers::CTRL, Key::Z);
    desk.run();
    assert_eq!(desk.state().0.ship.draft.customs.articles.len(), 1);
}

#[test]
fn one_word_pasted_into_a_cell_is_pasted_there() {
    let mut desk = desk(to_switzerland(Lang::EN, ROWS));
    focus(&mut desk, 0, ArticleColumn::Origin);
    desk.event(egui::Event::Paste("DE".to_owned()));
    desk.run();
    assert_eq!(desk.state().0.ship.draft.customs.articles[0].origin, "DE");
}

#[test]
fn tab_goes_from_cell_to_cell_and_enter_down() {
    let mut desk = desk(to_switzerland(Lang::EN, ROWS));
    focus(&mut desk, 0, ArticleColumn::Description);
    for (label, number) in
        [("Quantity", 1), ("Net weight each", 1), ("Value each", 1), ("HS code", 1), ("Origin", 1), ("Description", 2)]
    {
        desk.key_press(Key::Tab);
        desk.run();
        assert!(cell(&desk, label, number).is_focused(), "{label} {number}");
    }
    desk.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    desk.run();
    assert!(cell(&desk, "Origin", 1).is_focused());
    desk.key_press(Key::Enter);
    desk.run();
    assert!(cell(&desk, "Origin", 2).is_focused());
    desk.event(egui::Event::Text("DE".to_owned()));
    desk.run();
    assert_eq!(desk.state().0.ship.draft.customs.articles[1].origin, "DE", "what one comes to is replaced by typing");
}

#[test]
fn enter_below_the_last_article_begins_another_and_tab_leaves_the_table() {
    let mut desk = desk(to_switzerland(Lang::EN, ROWS));
    focus(&mut desk, 5, ArticleColumn::Quantity);
    desk.key_press(Key::Enter);
    desk.run();
    assert!(cell(&desk, "Description", 7).is_focused());
    focus(&mut desk, 6, ArticleColumn::Origin);
    desk.key_press(Key::Tab);
    desk.run();
    let state = desk.state();
    let focused = desk.ctx.memory(|memory| memory.focused());
    let last =
        crate::ui::fields::field_id(Field::Article(state.0.ship.draft.customs.articles[6].row, ArticleColumn::Origin));
    assert!(focused.is_some() && focused != Some(last));
}

#[test]
fn rows_are_doubled_moved_and_removed_by_key() {
    let mut desk = desk(to_switzerland(Lang::EN, ROWS));
    focus(&mut desk, 1, ArticleColumn::Description);
    let names = |desk: &Harness<'_, Desk>| {
        let articles = &desk.state().0.ship.draft.customs.articles;
        articles.iter().map(|article| article.description.chars().next().unwrap_or('-')).collect::<String>()
    };
    assert_eq!(names(&desk), "TMCCST");
    desk.key_press_modifiers(Modifiers::CTRL, Key::D);
    desk.run();
    assert_eq!(names(&desk), "TMMCCST");
    desk.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    desk.run();
    assert_eq!(names(&desk), "TMCMCST");
    assert!(cell(&desk, "Description", 4).is_focused());
    desk.key_press_modifiers(Modifiers::CTRL, Key::Delete);
    desk.run();
    assert_eq!(names(&desk), "TMCCST");
    for _ in 0..3 {
        desk.key_press_modifiers(Modifiers::CTRL, Key::Z);
        desk.run();
    }
    assert_eq!(names(&desk), "TMCCST");
}

#[test]
fn a_hundred_articles_draw_only_what_is_seen_and_the_last_can_be_reached() {
    let mut desk = desk(to_switzerland(Lang::EN, &"Candle of soy wax\t1\t0,010\t4,00\t3406.00\tFR\n".repeat(100)));
    desk.run();
    let drawn = desk.get_all_by_role(Role::TextInput).count();
    assert!(drawn < 120, "{drawn} fields are drawn");
    focus(&mut desk, 99, ArticleColumn::Value);
    assert!(cell(&desk, "Value each", 100).is_focused());
    desk.key_press(Key::Tab);
    desk.run();
    assert!(cell(&desk, "HS code", 100).is_focused());
}

#[test]
fn the_list_is_written_and_another_read() {
    let mut session = to_switzerland(Lang::EN, ROWS);
    session.dialogs = crate::command::FileDialogs::Available;
    let mut desk = desk(session);
    desk.get_by_label("Export…").click();
    desk.run();
    desk.get_by_label("Import a file…").click();
    desk.run();
    let commands = &desk.state().1;
    let written = commands.iter().find_map(|command| match command {
        Command::Customs(CustomsCommand::WriteList { bytes, .. }) => Some(bytes.clone()),
        _ => None,
    });
    let asked = commands.iter().any(|command| matches!(command, Command::Customs(CustomsCommand::ReadList(_))));
    assert!(asked);
    let written = written.expect("a list was written");
    let (session, commands) = desk.state_mut();
    session.ship.draft.customs.articles.clear();
    let read = crate::command::CustomsEvent::ListRead(Ok(Some(written)));
    session.apply(crate::command::Event::Customs(read), commands);
    assert_eq!(session.totals().net_weight, 1900);
}

#[test]
fn the_customs_of_the_united_states_get_a_column_in_english() {
    let mut session = to_switzerland(Lang::EN, ROWS);
    assert!(!session.article_columns().contains(&ArticleColumn::English));
    session.ship.draft.consignee.country = "US".parse().expect("a code");
    session.edited();
    assert!(session.article_columns().contains(&ArticleColumn::English));
    let mut desk = desk(session);
    desk.run();
    cell(&desk, "Description in English", 1);
}

#[test]
fn nothing_is_cut_or_nameless_with_customs_in_any_size() {
    inspect_everywhere(|lang, theme, size| {
        // All six where there is no scrolling to a hidden one; two where each is a card.
        let few = ROWS.lines().take(2).collect::<Vec<_>>().join("\n");
        let mut session = to_switzerland(lang, if size.x < 800.0 { &few } else { ROWS });
        session.settings.printers.push(printer());
        seen(session, theme, size)
    });
}

#[test]
fn the_folded_boxes_are_whole_in_any_size() {
    inspect_everywhere(|lang, theme, size| {
        let mut session = to_switzerland(lang, "Mug\t1\t0,340\t14,00\t\t\n");
        session.customs.more_open = true;
        // All of it has to fit the tallest window that is inspected.
        session.ship.draft.customs.importer = (size.x >= 800.0).then(Default::default);
        session.edited();
        seen(session, theme, size)
    });
}

#[test]
fn a_declaration_of_several_pages_is_turned_page_by_page() {
    let mut session = to_switzerland(Lang::EN, ROWS);
    session.customs.preview.open = true;
    let page = Dots::white(200, 283, 24).expect("a page");
    session.customs.preview.pages = Remote::Here(vec![page.clone(), page]);
    let mut desk = seen(session, Theme::Light, Vec2::new(1920.0, 1080.0));
    desk.get_by_label("Page 1 of 2");
    assert!(desk.get_by_label("Page before").accesskit_node().is_disabled());
    desk.get_by_label("Next page").click();
    desk.run();
    desk.get_by_label("Page 2 of 2");
    assert!(desk.get_by_label("Next page").accesskit_node().is_disabled());
}

fn seen(session: Session, theme: Theme, size: Vec2) -> Harness<'static, Desk> {
    let mut desk = desk_of(session, theme, size);
    desk.run();
    desk
}

/// A parcel of goods to Zürich, with these rows in its declaration.
fn to_switzerland(lang: Lang, rows: &str) -> Session {
    let mut session = session(lang);
    session.accounts[0].kind = CarrierKind::Colissimo;
    session.ship.draft = draft();
    let to = &mut session.ship.draft.consignee;
    to.name = "Lukas Roussel".to_owned();
    to.postcode = "8008".to_owned();
    to.city = "Lyon".to_owned();
    to.country = "CH".parse().expect("a code");
    session.ship.draft.parcel.weight = "1,98 kg".into();
    session.ship.draft.parcel.size = "30x20x12".into();
    session.ship.draft.customs.category = Some(ContentsCategory::Commercial);
    session.ship.draft.customs.eori = "FR48291736500024".to_owned();
    session.ship.draft.customs.invoice = "F-2026-10483".to_owned();
    session.paste_articles(rows);
    session.notices.clear();
    session.ship.focus = None;
    session.edited();
    session
}

fn cell<'d>(desk: &'d Harness<'_, Desk>, column: &str, number: usize) -> egui_kittest::Node<'d> {
    let name = format!("{column}, article {number}");
    let mut cells = desk.get_all_by_role(Role::TextInput);
    cells.find(|cell| cell.accesskit_node().label().as_deref() == Some(name.as_str())).expect("the cell is drawn")
}

fn focus(desk: &mut Harness<'_, Desk>, at: usize, column: ArticleColumn) {
    let session = &mut desk.state_mut().0;
    let row = session.ship.draft.customs.articles[at].row;
    session.ship.focus = Some(Field::Article(row, column));
    desk.run();
}

#[test]
fn what_does_not_go_there_is_offered_with_its_reason_and_never_chosen_by_itself() {
    let mut session = to_switzerland(Lang::EN, ROWS);
    session.ship.draft.consignee.country = "US".parse().expect("a code");
    session.edited();
    assert_eq!(session.service().map(|service| service.code.to_string()).as_deref(), Some("DOS"));
    session.customs.services_open = true;
    let mut desk = desk(session);
    desk.run();
    let cards = desk.get_all_by_role(Role::RadioButton);
    let refused = cards.filter(|card| card.accesskit_node().is_disabled());
    assert!(refused.count() > 1);
    let (session, _) = desk.state_mut();
    session.ship.draft.service = Some(crate::domain::ServiceCode("DOM".to_owned()));
    session.edited();
    assert_eq!(session.service().map(|service| service.code.to_string()).as_deref(), Some("DOM"));
}

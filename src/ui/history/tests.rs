//! Looking back, read as an operator does it.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::command::Event;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::Look;
use crate::command::Remote;
use crate::command::TrackingView;
use crate::domain::Elsewhere;
use crate::domain::ExpectedPrice;
use crate::domain::HistoryPage;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::Moment;
use crate::domain::PriceSource;
use crate::domain::PrintRecord;
use crate::domain::PrinterId;
use crate::domain::PushAccount;
use crate::domain::PushFlag;
use crate::domain::PushReason;
use crate::domain::PushRecord;
use crate::domain::PushState;
use crate::domain::PushStatus;
use crate::domain::ShipmentState;
use crate::domain::Tracking;
use crate::domain::TrackingEvent;
use crate::domain::TrackingNumber;
use crate::domain::Whereabouts;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::desk_at;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::row;
use crate::ui::one_screen::session;
use crate::words::Lang;

fn shipped(session: &mut Session) {
    let rows = vec![
        row(1, ShipmentState::Labelled, "Camille Roussel"),
        row(2, ShipmentState::Voided, "Hugo Roussel"),
        row(3, ShipmentState::Labelled, "Nina Marchand"),
    ];
    let to_settle = [
        ShipmentState::InDoubt,
        ShipmentState::NotBought,
        ShipmentState::Refused,
        ShipmentState::NotSent,
        ShipmentState::PaperMissing,
    ];
    let to_settle = to_settle.into_iter().enumerate().map(|(at, state)| row(10 + at, state, "Paul Meyer")).collect();
    let page = HistoryPage {
        rows,
        matches: 3,
        total: 41_206,
        to_settle,
        today_count: 64,
        today_cents: 29_120,
        ..HistoryPage::default()
    };
    session.history.page = Remote::Here(page);
}

fn history(prepare: impl FnOnce(&mut Session)) -> egui_kittest::Harness<'static, crate::ui::one_screen::Desk> {
    let mut session = session(Lang::EN);
    shipped(&mut session);
    session.screen = Screen::History;
    prepare(&mut session);
    desk(session, history_ui)
}

#[test]
fn letters_typed_anywhere_go_to_the_search() {
    let mut desk = history(|_| ());
    for text in ["r", "oussel"] {
        desk.event(egui::Event::Text(text.to_owned()));
        desk.run();
    }
    let (session, commands) = desk.state();
    assert_eq!(session.history.query.text, "roussel");
    assert!(matches!(commands.last(), Some(Command::FindInHistory { query, .. }) if query.text == "roussel"));
    assert!(desk.get_by_role_and_label(Role::TextInput, "Search").is_focused());
}

#[test]
fn arrows_open_the_panel_and_f8_prints_again() {
    let mut desk = history(|_| ());
    desk.key_press(Key::ArrowDown);
    desk.run();
    desk.get_by_label("Ship again");
    desk.key_press(Key::F8);
    desk.run();
    assert!(
        matches!(desk.state().1.as_slice(), [Command::Track { .. }, Command::Print { intent, printer: None, .. }] if intent.0 == "intent-1"),
        "{:?}",
        desk.state().1
    );
}

#[test]
fn a_void_is_held_and_its_consequence_is_said() {
    let mut desk = history(|session| session.history.selected = Some(row(1, ShipmentState::Labelled, "").intent));
    desk.get_by_label_contains("no longer");
    desk.key_down(Key::F9);
    for _ in 0..80 {
        desk.step();
    }
    desk.key_up(Key::F9);
    desk.run();
    assert!(matches!(desk.state().1.as_slice(), [Command::Track { .. }, Command::Void { .. }]), "{:?}", desk.state().1);
}

#[test]
fn what_cannot_be_done_says_why() {
    let desk = history(|session| session.history.selected = Some(row(2, ShipmentState::Voided, "").intent));
    assert!(desk.get_by_label("Reprint").accesskit_node().is_disabled());
    assert!(desk.get_by_label("Void, hold").accesskit_node().is_disabled());
    desk.get_by_label_contains("Voided:");
}

#[test]
fn of_a_person_who_was_erased_there_is_a_word_and_nothing_to_print() {
    let erased = || {
        let mut erased = row(1, ShipmentState::Labelled, "");
        erased.erased_ms = Some(1_795_271_520_000);
        erased.consignee.company = None;
        erased.formats = Vec::new();
        erased
    };
    let mut desk = history(|session| {
        session.history.page = Remote::Here(HistoryPage { rows: vec![erased()], ..HistoryPage::default() });
        session.history.selected = Some(erased().intent);
    });
    desk.get_by_role(Role::ListBoxOption);
    desk.get_by_label_contains("Person erased, ");
    assert!(desk.get_by_label("Reprint").accesskit_node().is_disabled());
    desk.get_by_label_contains("Person and label are erased");
    desk.key_press(Key::F8);
    desk.run();
    assert!(!desk.state().1.iter().any(|command| matches!(command, Command::Print { .. })));
}

#[test]
fn a_price_of_the_owners_list_says_so_in_its_row() {
    let source = PriceSource::Listed { from: jiff::civil::date(2026, 1, 1) };
    let priced = |source, cents| {
        let mut priced = row(1, ShipmentState::Labelled, "Camille Roussel");
        priced.expected = Some(ExpectedPrice { price: Money::euros(cents), source });
        priced.price_listed()
    };
    assert_eq!(priced(source, 455), Some(jiff::civil::date(2026, 1, 1)));
    assert_eq!(priced(source, 400), None, "the carrier charged something else");
    assert_eq!(priced(PriceSource::Quoted, 455), None);

    let mut listed = row(1, ShipmentState::Labelled, "Camille Roussel");
    listed.expected = Some(ExpectedPrice { price: Money::euros(455), source });
    let page = HistoryPage { rows: vec![listed], ..HistoryPage::default() };
    let desk = history(|session| session.history.page = Remote::Here(page));
    desk.get_by_label_contains("price list of 01/01/2026");
}

#[test]
fn without_dialogs_a_path_is_typed() {
    let mut desk = history(|session| {
        session.dialogs = FileDialogs::Absent;
        session.history.selected = Some(row(1, ShipmentState::Labelled, "").intent);
    });
    desk.get_by_label("Export the PDF").click();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Path of the PDF").focus();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Path of the PDF").type_text("/tmp/label.pdf");
    desk.run();
    desk.key_press(Key::Enter);
    desk.run();
    let to = ExportTo::Path("/tmp/label.pdf".into());
    assert!(
        matches!(desk.state().1.as_slice(), [Command::Track { .. }, Command::ExportPdf { to: path, .. }] if *path == to),
        "{:?}",
        desk.state().1
    );
    assert_eq!(desk.state().0.history.query.text, "", "a path is no search");
}

#[test]
fn what_waits_is_settled_by_its_own_button() {
    for (state, word) in [
        (ShipmentState::InDoubt, "Check now"),
        (ShipmentState::NotBought, "Buy again"),
        (ShipmentState::Refused, "Dismiss"),
        (ShipmentState::PaperMissing, "Fetch the label"),
    ] {
        let mut desk = history(|session| {
            let page = HistoryPage { to_settle: vec![row(5, state, "Paul Meyer")], total: 1, ..HistoryPage::default() };
            session.history.page = Remote::Here(page);
        });
        desk.get_by_role_and_label(Role::Button, word).click();
        desk.run();
        let said = match desk.state().1.as_slice() {
            [Command::Settle { .. }] => "Check now",
            [Command::BuyAgain { .. }] => "Buy again",
            [Command::Dismiss { .. }] => "Dismiss",
            [Command::FetchPaper { .. }] => "Fetch the label",
            other => panic!("{other:?}"),
        };
        assert_eq!(said, word);
    }
}

#[test]
fn a_refused_parcel_goes_back_to_its_form() {
    let mut desk = history(|session| {
        let to_settle = vec![row(5, ShipmentState::Refused, "Paul Meyer")];
        session.history.page = Remote::Here(HistoryPage { to_settle, total: 1, ..HistoryPage::default() });
    });
    desk.get_by_label("Take it up again").click();
    desk.run();
    let (session, _) = desk.state();
    assert_eq!(session.screen, Screen::Ship);
    assert_eq!(session.ship.draft.consignee.name, "Paul Meyer");
}

#[test]
fn nothing_found_offers_everything_and_nothing_shipped_offers_to_ship() {
    let mut desk = history(|session| {
        session.history.query.text = "nobody".to_owned();
        session.history.page = Remote::Here(HistoryPage { total: 3, ..HistoryPage::default() });
    });
    desk.get_by_label("Show everything").click();
    desk.run();
    assert_eq!(desk.state().0.history.query, HistoryQuery::default());
    let mut desk = history(|session| session.history.page = Remote::Here(HistoryPage::default()));
    desk.get_by_label("Ship a parcel").click();
    desk.run();
    assert_eq!(desk.state().0.screen, Screen::Ship);
}

#[test]
fn a_new_page_is_asked_for_when_none_is_known() {
    let mut session = session(Lang::EN);
    session.screen = Screen::History;
    let mut desk = desk(session, history_ui);
    let (session, commands) = desk.state_mut();
    let Some(Command::FindInHistory { ticket, .. }) = commands.pop() else { panic!("{commands:?}") };
    session.apply(Event::History { ticket, outcome: Ok(HistoryPage::default()) }, commands);
    desk.run();
    assert!(desk.state().1.is_empty(), "asked once");
}

#[test]
fn a_narrow_desk_opens_the_panel_in_place_of_the_list() {
    let mut session = session(Lang::EN);
    shipped(&mut session);
    let mut desk = desk_at(session, Theme::Light, Vec2::new(900.0, 900.0), history_ui);
    desk.get_by_label_contains("Nina Marchand").click();
    desk.run();
    assert!(desk.query_by_label_contains("Camille Roussel").is_none());
    desk.get_by_label("Back").click();
    desk.run();
    desk.get_by_label_contains("Camille Roussel");
}

/// What waits beside purchases: a paused outbox, an account without its key, and tellings of each kind.
fn told(session: &mut Session) {
    let push = |state, reason, flagged| PushRecord {
        state,
        reason: Some(reason),
        said: "Order number must not be empty".to_owned(),
        order_no: "10391".to_owned(),
        changed_ms: 1_795_271_521_000,
        next_ms: 1_795_271_525_000,
        tries: 2,
        flagged,
    };
    let with = |number, state, push| HistoryRow { push: Some(push), ..row(number, state, "Paul Meyer") };
    let mut torn = row(33, ShipmentState::Labelled, "Nina Marchand");
    torn.print = Some(PrintRecord {
        printer: PrinterId("printer".to_owned()),
        printer_name: "Zebra ZD421".to_owned(),
        state: JobState::Failed,
        at_ms: 1_795_271_521_000,
        times: 1,
        trouble: Some(JobTrouble::Interrupted),
        wish: Default::default(),
        question: None,
    });
    let to_settle = vec![
        with(30, ShipmentState::Labelled, push(PushState::Refused, PushReason::FieldsEmpty, PushFlag::None)),
        with(31, ShipmentState::Labelled, push(PushState::Held, PushReason::NotJson, PushFlag::None)),
        with(32, ShipmentState::Voided, push(PushState::Sent, PushReason::Taken, PushFlag::New)),
        torn,
    ];
    let rows = to_settle.clone();
    session.history.page =
        Remote::Here(HistoryPage { rows, to_settle, matches: 4, total: 4, ..HistoryPage::default() });
    session.push.status = PushStatus {
        account: Some(PushAccount {
            email: "desk@shop.example".to_owned(),
            key_tail: String::new(),
            endpoint: PushAccount::ENDPOINT.to_owned(),
            carrier_types: Default::default(),
            without_number: Default::default(),
            paused: Some(PushReason::Credentials),
        }),
        waiting: 3,
        ..PushStatus::default()
    };
    session.without_key = session.accounts.iter().map(|account| account.id.clone()).collect();
}

/// The same with one thing alone: the outbox, or a row.
fn told_of(session: &mut Session, row: Option<usize>) {
    told(session);
    session.without_key.clear();
    let Remote::Here(page) = &mut session.history.page else { return };
    match row {
        None => page.to_settle.clear(),
        Some(at) => {
            page.to_settle = vec![page.to_settle[at].clone()];
            session.push.status = PushStatus::default();
        }
    }
}

#[test]
fn the_shelf_holds_the_outbox_the_accounts_and_each_telling_with_its_button() {
    let desk = history(told);
    assert_eq!(desk.state().0.to_sort_out(), 6);
    desk.get_by_label_contains("Nothing is lost: 3 announcements wait");
    desk.get_by_label_contains("Account to reconnect");
    desk.get_by_label_contains("Zebra ZD421 stopped half way");
    // One at a time, so that nothing has to be scrolled to.
    for (word, at) in [("Reconnect…", None), ("Mend the number…", Some(0)), ("Send again", Some(1)), ("Noted", Some(2))]
    {
        let mut desk = history(|session| told_of(session, at));
        desk.get_by_role_and_label(Role::Button, word).click();
        desk.run();
        let (session, commands) = desk.state();
        match word {
            "Reconnect…" => assert!(session.screen == Screen::Accounts && session.push.open && session.push.renewing),
            "Mend the number…" => assert!(session.push.order_no.is_some() && commands.is_empty()),
            "Send again" => assert!(matches!(commands.as_slice(), [Command::SendPushAgain { order_no: None, .. }])),
            _ => assert!(matches!(commands.as_slice(), [Command::DismissPush { .. }]), "{commands:?}"),
        }
    }
}

#[test]
fn another_number_is_typed_under_its_line_and_sent_with_enter() {
    let mut desk = history(|session| told_of(session, Some(0)));
    desk.get_by_label("Mend the number…").click();
    desk.run();
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Order number").is_focused());
    desk.event(egui::Event::Text("-B".to_owned()));
    desk.run();
    desk.key_press(Key::Enter);
    desk.run();
    match desk.state().1.as_slice() {
        [Command::SendPushAgain { order_no: Some(number), .. }] => assert_eq!(number, "10391-B"),
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.state().0.history.query.text, "", "a number is no search");
}

#[test]
fn the_panel_says_what_lateshipment_was_told() {
    let desk = history(|session| {
        told(session);
        session.history.selected = Some(row(32, ShipmentState::Voided, "").intent);
    });
    desk.get_by_label_contains("Received at");
    desk.get_by_label_contains("Still tracked at LateShipment");
}

#[test]
fn it_fits_every_desk() {
    draw_everywhere(shipped, history_ui);
    draw_everywhere(|session| told_of(session, None), history_ui);
    draw_everywhere(
        |session| {
            told_of(session, Some(2));
            session.history.selected = Some(row(32, ShipmentState::Voided, "").intent);
        },
        history_ui,
    );
    draw_everywhere(
        |session| {
            shipped(session);
            session.history.query.text = "rous".to_owned();
            session.history.export_path = Some(String::new());
            session.history.selected = Some(row(1, ShipmentState::Labelled, "").intent);
        },
        history_ui,
    );
}

#[test]
fn tab_brings_a_button_that_was_scrolled_away_into_sight() {
    let mut desk = history(|_| ());
    desk.get_by_label("Fetch the label").focus();
    desk.run();
    desk.run();
    let button = desk.get_by_label("Fetch the label").rect();
    let search = desk.get_by_role_and_label(Role::TextInput, "Search").rect();
    assert!(button.bottom() <= search.top(), "{button:?} lies under {search:?}");
}

#[test]
fn where_a_parcel_is_stands_on_its_row_and_its_panel() {
    let mut desk = history(followed);
    desk.get_by_label_contains("Trouble, 1L00482917004");
    desk.get_by_label("Address to be clarified");
    desk.get_by_label("TAKEN_BY_A_CAT");
    desk.get_by_label_contains("time there");
    desk.get_by_label_contains("Europe/Paris");
    desk.get_by_label("Ask for tracking now").click();
    desk.run();
    let asked = desk.state().1.iter().any(|command| matches!(command, Command::Track { look: Look::Now, .. }));
    assert!(asked, "{:?}", desk.state().1);
}

#[test]
fn a_panel_asks_once_for_its_parcel_and_one_without_a_label_never() {
    let mut desk = history(|session| session.history.selected = Some(row(1, ShipmentState::Labelled, "").intent));
    desk.run_steps(4);
    assert!(matches!(desk.state().1.as_slice(), [Command::Track { look: Look::IfOld, .. }]), "{:?}", desk.state().1);
    let desk = history(|session| session.history.selected = Some(row(11, ShipmentState::NotBought, "").intent));
    assert!(desk.state().1.is_empty(), "{:?}", desk.state().1);
}

#[test]
fn labels_of_other_desks_are_shown_without_paper_where_nothing_else_is_found() {
    let desk = history(|session| {
        session.history.query.text = "10391".to_owned();
        let page = HistoryPage { total: 1, elsewhere: vec![theirs()], ..HistoryPage::default() };
        session.history.page = Remote::Here(page);
    });
    desk.get_by_label_contains("Shipped elsewhere (1)");
    desk.get_by_label("Order 10391");
    desk.get_by_label_contains("their paper is not here");
}

#[test]
fn the_way_of_a_parcel_is_drawn_everywhere() {
    let prepare = |session: &mut Session| {
        shipped(session);
        followed(session);
        session.screen = Screen::History;
    };
    draw_everywhere(prepare, history_ui);
}

/// A parcel in trouble, with its panel open.
fn followed(session: &mut Session) {
    session.now = session.now.with_time_zone(jiff::tz::TimeZone::get("Europe/Paris").expect("a zone"));
    let parcel = HistoryRow { whereabouts: Some(Whereabouts::Problem), ..row(4, ShipmentState::Labelled, "Nina") };
    let event = |moment, whereabouts, detail: &str| TrackingEvent {
        moment,
        whereabouts,
        detail: Some(detail.to_owned()),
        said: String::new(),
        place: "Lyon, FR".to_owned(),
    };
    let tracking = Tracking {
        whereabouts: Whereabouts::Problem,
        detail: Some("ADDRESS_QUERY".to_owned()),
        exception: Some("Destinataire inconnu".to_owned()),
        expected: Some(jiff::civil::date(2026, 11, 23)),
        delivered_ms: None,
        events: vec![
            event(Moment::At(1_795_271_520_000), Whereabouts::OnItsWay, "OUT_FOR_DELIVERY"),
            event(
                Moment::Local(jiff::civil::date(2026, 11, 20).at(7, 42, 0, 0)),
                Whereabouts::Unknown,
                "TAKEN_BY_A_CAT",
            ),
            event(Moment::Unsaid, Whereabouts::Accepted, "DROPPED_OFF"),
        ],
        task: None,
    };
    let view = TrackingView {
        intent: parcel.intent.clone(),
        tracking: Some(tracking),
        asked_ms: Some(1_795_271_520_000),
        failure: None,
    };
    session.history.selected = Some(parcel.intent.clone());
    if let Remote::Here(page) = &mut session.history.page {
        page.rows.insert(0, parcel);
        page.elsewhere = vec![theirs()];
    }
    // The panel asks as soon as it is drawn; here the answer has come already.
    let mut commands = Vec::new();
    session.follow_the_open_panel(&mut commands);
    if let Some(Command::Track { ticket, .. }) = commands.pop() {
        session.apply(Event::Tracking { ticket, outcome: Ok(view) }, &mut commands);
    }
}

fn theirs() -> Elsewhere {
    Elsewhere {
        label_id: "se-9".to_owned(),
        order: Some("10391".to_owned()),
        tracking: TrackingNumber("1L00000000009".to_owned()),
        whereabouts: Some(Whereabouts::OnItsWay),
        voided: false,
        created_ms: Some(1_795_271_520_000),
    }
}

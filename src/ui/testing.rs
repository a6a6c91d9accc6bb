//! A desk for tests: a session with an account, drawn without a window.

use egui::Theme;
use egui::Ui;
use egui::Vec2;
use egui_kittest::Harness;

use super::desk_ui;
use super::theme;
use crate::command::Command;
use crate::command::Event;
use crate::command::OpenedWorld;
use crate::domain::HistoryRow;
use crate::domain::KeyringState;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::PriceBook;
use crate::domain::PriceSource;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::domain::Rate;
use crate::domain::ServiceCode;
use crate::domain::Settings;
use crate::domain::ShipmentState;
use crate::domain::Surcharges;
use crate::domain::World;
use crate::domain::rules::tests::account;
use crate::session::Session;
use crate::words::Lang;
use crate::words::Words;

/// What a test desk draws and edits.
pub(crate) type Desk = (Session, Vec<Command>);

/// A session on the Ship screen, with an account that has a sender, and no printer.
pub(crate) fn session(lang: Lang) -> Session {
    let now = "2026-11-21T14:31:00[Europe/Paris]".parse().expect("a moment");
    let mut session = Session::new(Words::new(lang), now);
    session.forced_language = Some(lang);
    let opened = OpenedWorld {
        world: World::Desk,
        accounts: vec![account()],
        settings: Settings::default(),
        sender: None,
        prices: PriceBook::default(),
        last: None,
    };
    session.apply(Event::WorldOpened(Box::new(opened)), &mut Vec::new());
    let ready = Event::Keyring { state: KeyringState::Ready, without_key: Vec::new() };
    session.apply(ready, &mut Vec::new());
    session
}

/// A label printer as most desks have one.
pub(crate) fn printer() -> PrinterSetup {
    PrinterSetup {
        id: PrinterId("printer".to_owned()),
        name: "Zebra ZD421".to_owned(),
        way: PrinterWay::Raw { host: "192.0.2.9".to_owned(), port: 9100 },
        language: LabelFormat::Zpl,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    }
}

/// Answers the question for prices that a session has just asked, if it has.
pub(crate) fn quote(session: &mut Session, commands: &mut Vec<Command>) {
    let later = session.now.saturating_add(jiff::SignedDuration::from_millis(400));
    session.tick(later, commands);
    let asked = commands.iter().find_map(|command| match command {
        Command::GetRates { ticket, .. } => Some(*ticket),
        _ => None,
    });
    if let Some(ticket) = asked {
        let code = session.service().map_or_else(String::new, |service| service.code.to_string());
        let rate = Rate {
            service: ServiceCode(code),
            price: Money::euros(455),
            source: PriceSource::Quoted,
            usual: None,
            surcharges: Surcharges::Excluded,
            warnings: Vec::new(),
        };
        session.apply(Event::Rates { ticket, outcome: Ok(vec![rate]) }, commands);
        commands.retain(|command| !matches!(command, Command::GetRates { .. }));
    }
}

/// The desk in a window of 1280 by 800 points, light.
pub(crate) fn desk(session: Session) -> Harness<'static, Desk> {
    desk_of(session, Theme::Light, Vec2::new(1280.0, 800.0))
}

/// The desk in any window.
pub(crate) fn desk_of(session: Session, theme: Theme, size: Vec2) -> Harness<'static, Desk> {
    let mut ready = false;
    let page = move |ui: &mut Ui, (session, commands): &mut Desk| {
        // The fonts come with the frame after the one they are given in.
        if ready {
            desk_ui(ui, session, commands);
        } else {
            theme::install(ui.ctx());
            ready = true;
        }
    };
    let mut desk = Harness::builder()
        .with_theme(theme)
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(page, (session, Vec::new()));
    desk.run();
    desk
}

/// A label that was bought and is kept here, as the strip shows it.
pub(crate) fn bought() -> HistoryRow {
    let sound = account();
    let sender = sound.sender.expect("the account of tests has a sender");
    HistoryRow {
        account: sound.id,
        label_id: None,
        ..HistoryRow::example("intent", ShipmentState::Labelled, sender.address)
    }
}

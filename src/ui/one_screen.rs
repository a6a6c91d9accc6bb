//! A desk for the tests of one screen: a session by hand, drawn without the window around it, without a thread.

use egui::Theme;
use egui::Ui;
use egui::Vec2;
use egui_kittest::Harness;
use jiff::civil::date;
use jiff::tz::TimeZone;

use super::inspection::SIZES;
use super::inspection::inspect_everywhere;
use super::theme;
use crate::command::Command;
use crate::command::FileDialogs;
use crate::domain::Address;
use crate::domain::HistoryRow;
use crate::domain::KeyringState;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::Order;
use crate::domain::ShipmentState;
use crate::domain::TrackingNumber;
use crate::domain::World;
use crate::domain::rules;
use crate::session::Session;
use crate::words::Lang;
use crate::words::Words;

/// What a screen's test looks at: the session, and what it asked of the background.
pub(crate) type Desk = (Session, Vec<Command>);

/// A session of the real world with one account, as after the first set-up, on a fixed day.
pub(crate) fn session(lang: Lang) -> Session {
    let now = date(2026, 11, 21).at(14, 32, 0, 0).to_zoned(TimeZone::UTC).expect("a moment that is");
    let mut session = Session::new(Words::new(lang), now);
    session.world = Some(World::Desk);
    session.settings.language = Some(lang.code().to_owned());
    session.keyring = KeyringState::Ready;
    session.dialogs = FileDialogs::Available;
    session.accounts = vec![rules::tests::account()];
    session
}

/// Draws one screen in English, in the light, at 1280 by 800.
pub(crate) fn desk(
    session: Session,
    screen: impl FnMut(&mut Ui, &mut Session, &mut Vec<Command>) + 'static,
) -> Harness<'static, Desk> {
    desk_at(session, Theme::Light, SIZES[1], screen)
}

/// Draws one screen in a theme and a size.
pub(crate) fn desk_at(
    session: Session,
    look: Theme,
    size: Vec2,
    mut screen: impl FnMut(&mut Ui, &mut Session, &mut Vec<Command>) + 'static,
) -> Harness<'static, Desk> {
    let mut ready = false;
    let page = move |ui: &mut Ui, (session, commands): &mut Desk| {
        // The fonts come with the frame after the one they are given in.
        if ready {
            screen(ui, session, commands);
        } else {
            theme::install(ui.ctx());
            ready = true;
            ui.ctx().request_repaint_after(std::time::Duration::ZERO);
        }
    };
    let mut desk = Harness::builder()
        .with_theme(look)
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(page, (session, Vec::new()));
    desk.run();
    desk
}

/// Draws a screen in each size, theme and language: nothing may panic, each text must be whole and legible, and every control
/// must have a name.
pub(crate) fn draw_everywhere(
    prepare: impl Fn(&mut Session),
    screen: impl Fn(&mut Ui, &mut Session, &mut Vec<Command>) + Copy + 'static,
) {
    inspect_everywhere(|lang, look, size| {
        let mut session = session(lang);
        prepare(&mut session);
        desk_at(session, look, size, screen)
    });
}

/// A shipment of the history.
pub(crate) fn row(number: usize, state: ShipmentState, who: &str) -> HistoryRow {
    let consignee = rules::tests::draft().consignee;
    let paid = state.is_paid() || state == ShipmentState::Voided;
    let consignee = Address { name: who.to_owned(), ..rules::read_address(&consignee) };
    HistoryRow {
        order: Order { number: Some("10391".to_owned()), ..Order::default() },
        tracking: paid.then(|| TrackingNumber(format!("1L00482917{number:03}"))),
        label_id: paid.then(|| format!("se-{number}")),
        cost: paid.then(|| Money::euros(455)),
        formats: if paid { vec![LabelFormat::Pdf, LabelFormat::Zpl] } else { Vec::new() },
        created_ms: 1_795_271_520_000,
        ..HistoryRow::example(&format!("intent-{number}"), state, consignee)
    }
}

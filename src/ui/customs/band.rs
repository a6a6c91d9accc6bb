//! The sentence about what is wrong in the declaration, with the way to mend it.

use egui::Margin;
use egui::Ui;
use egui::Vec2;

use super::cell;
use crate::domain::Fault;
use crate::domain::Field;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::icon_ui;

/// Draws the sentence: of the cell that has the focus, else of the first that has one.
pub(super) fn band_ui(ui: &mut Ui, session: &mut Session) {
    let Some(field) = spoken_of(session) else { return };
    let words = session.words;
    let Some(problem) = session.ship.problem_at(field) else { return };
    let (severity, sentence) = (problem.severity, words.problem(problem));
    let details = match &problem.fault {
        Fault::Customs(fault) => fault.la_poste_code(),
        _ => None,
    };
    let title = session.field_name(field);
    let Some(tone) = cell::tone(severity) else { return };
    let tokens = Tokens::of(ui);
    let (mut mend, mut keep) = (false, false);
    let card = Card::new().edge(tone).tinted().margin(Margin { left: 16, right: 10, top: 8, bottom: 8 });
    card.show(ui, |ui| {
        let buttons = [words.get("mend"), words.get("keep")];
        let wide = Button::plain(buttons[0]).wide(ui) + Button::quiet(buttons[1]).wide(ui) + 24.0;
        let beside = ui.available_width() > wide + 260.0;
        let say = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let ink = tone.ink(tokens);
            say_wrapped(ui, &title, Type::LabelStrong, ink);
            say_wrapped(ui, &sentence, Type::Label, tokens.text);
            if let Some(code) = details {
                say_wrapped(ui, words.with("la-poste-code", &[("code", code.into())]), Type::Small, tokens.text2);
            }
        };
        let mut press = |ui: &mut Ui| {
            mend = ui.add(Button::plain(buttons[0])).clicked();
            if severity.may_be_kept() {
                keep = ui.add(Button::quiet(buttons[1])).clicked();
            }
        };
        ui.horizontal(|ui| {
            if let Some(icon) = tone.icon() {
                icon_ui(ui, icon, 18.0, tone.ink(tokens));
            }
            let room = ui.available_width() - if beside { wide } else { 0.0 };
            ui.allocate_ui_with_layout(Vec2::new(room, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(room);
                say(ui);
            });
            if beside {
                press(ui);
            }
        });
        if !beside {
            ui.horizontal(press);
        }
    });
    ui.add_space(6.0);
    if mend {
        session.go_to_field(field);
    }
    if keep {
        session.keep_warning(field);
        session.recheck();
    }
}

/// The field whose problem is said.
fn spoken_of(session: &Session) -> Option<Field> {
    let said = |field: &Field| {
        let problem = session.ship.problem_at(*field).filter(|_| is_of_customs(*field));
        problem.is_some_and(|problem| cell::tone(problem.severity).is_some())
    };
    let here = session.cell_now().map(|(row, column)| Field::Article(row, column)).filter(said);
    let others = || session.ship.checked.problems.iter().map(|problem| (problem.severity, problem.field));
    let first = || others().filter(|(_, field)| said(field)).min_by_key(|(severity, _)| *severity);
    here.or_else(|| first().map(|(_, field)| field))
}

/// What has no note line of its own: the cells, and the articles as a whole.
fn is_of_customs(field: Field) -> bool {
    matches!(field, Field::Article(..) | Field::Customs(crate::domain::CustomsBox::Articles))
}

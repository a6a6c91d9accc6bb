//! Weight and size, read back as they are understood; and whose limits a size is held against.

use egui::Id;
use egui::Ui;

use super::fields::Look;
use super::fields::line_ui;
use super::fields::under_fields;
use super::packages::packages_ui;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Card;
use super::widgets::Tone;
use super::widgets::section_ui;
use crate::command::Command;
use crate::domain::Dimensions;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::Limits;
use crate::domain::LimitsProfile;
use crate::session::Session;
use crate::words::Words;

/// Draws the section. Gives the place at its head that is left for the packages.
pub(super) fn parcel_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) -> egui::Rect {
    let words = session.words;
    let mut place = egui::Rect::NOTHING;
    section_ui(ui, words.get("parcel"), |ui| place = ui.max_rect());
    let weight = session.ship.draft.parcel.weight.value().ok();
    let echo = weight.map(|Grams(grams)| words.kilograms(grams));
    line_ui(ui, session, Field::Weight, Look { echo, ..Look::default() });

    let size = session.ship.draft.parcel.size.value().ok();
    let echo = size.map(|size| words.sides(&size.sides()));
    let hint = size.and_then(|size| fits(session, weight, size));
    line_ui(ui, session, Field::Size, Look { echo, hint, ..Look::default() });
    whose_limits_ui(ui, session, commands);
    place
}

/// Draws the packages at the head of the section, where [`parcel_ui`] has left room: read and tabbed to after the fields.
pub(super) fn packages_at(ui: &mut Ui, place: egui::Rect, session: &mut Session, commands: &mut Vec<Command>) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut aside = ui.new_child(egui::UiBuilder::new().id_salt("packages").max_rect(place).layout(layout));
    packages_ui(&mut aside, session, commands);
}

/// `Entre dans Lettre Suivie`, once both measures are known and neither objects.
fn fits(session: &Session, weight: Option<Grams>, size: Dimensions) -> Option<String> {
    let problems = &session.ship.checked.problems;
    let sound = problems.at(Field::Size).is_none() && problems.at(Field::Weight).is_none();
    let service = session.service().filter(|_| sound && weight.is_some() && size.sum() > 0)?;
    Some(session.words.with("fits-in", &[("service", service.name.into())]))
}

/// A refusal says which document it follows and offers the other one; other limits than the documented ones say so.
fn whose_limits_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let Some(account) = session.account() else { return };
    let (kind, in_force) = (account.kind, account.limits);
    let (other_allows, refused) = match session.ship.problem_at(Field::Size).map(|problem| &problem.fault) {
        Some(Fault::SizeOver { other_allows, .. } | Fault::FaceUnder { other_allows, .. }) => (*other_allows, true),
        Some(_) | None => (false, false),
    };
    let words = session.words;
    let tokens = Tokens::of(ui);
    let compare = Id::unique("limits compared");
    let open = ui.data(|data| data.get_temp::<bool>(compare)).unwrap_or(false);
    let mut now_open = open && other_allows;
    let mut use_other = false;
    under_fields(ui, |ui| match in_force {
        LimitsProfile::Documented if other_allows => {
            say_wrapped(ui, words.get("limits-stated-shipstation"), Type::Small, tokens.text3);
            now_open |= ui.add(Button::link(words.get("limits-offer-la-poste"))).clicked();
        }
        LimitsProfile::Documented if refused => {
            say_wrapped(ui, words.get("limits-stated-shipstation-alone"), Type::Small, tokens.text3);
        }
        LimitsProfile::Documented => (),
        LimitsProfile::LaPoste => {
            let id = if other_allows { "limits-stated-la-poste" } else { "limits-in-force-la-poste" };
            say_wrapped(ui, words.get(id), Type::Small, tokens.text3);
            use_other = ui.add(Button::link(words.get("limits-back"))).clicked();
        }
    });
    if now_open && in_force == LimitsProfile::Documented {
        let documents = [kind.limits(LimitsProfile::Documented), kind.limits(LimitsProfile::LaPoste)];
        let opened = !open;
        let card = ui.scope(|ui| compare_ui(ui, words, documents));
        if opened {
            // Its height is known from the next frame on; only then can all of it be brought into sight.
            ui.data_mut(|data| data.insert_temp(compare.with("show"), true));
            ui.ctx().request_discard("all of the card comes into sight");
        } else if ui.data_mut(|data| data.remove_temp::<bool>(compare.with("show"))).is_some() {
            card.response.scroll_to_me(None);
        }
        let (confirm, keep) = card.inner;
        use_other = confirm;
        now_open &= !confirm && !keep;
    }
    if now_open != open {
        ui.data_mut(|data| data.insert_temp(compare, now_open));
    }
    if use_other {
        session.use_limits(in_force.other(), commands);
    }
}

/// Draws what both documents state, and the choice. Says whether the other's limits were taken, and whether the first's were kept.
fn compare_ui(ui: &mut Ui, words: Words, documents: [&Limits; 2]) -> (bool, bool) {
    let tokens = Tokens::of(ui);
    let (mut confirm, mut keep) = (false, false);
    ui.add_space(4.0);
    Card::new().edge(Tone::Warning).show(ui, |ui| {
        say_wrapped(ui, words.get("limits-two-documents"), Type::BodyStrong, tokens.text);
        for limits in documents {
            ui.add_space(2.0);
            say_wrapped(ui, words.get(stated_by(limits)), Type::LabelStrong, tokens.text2);
            say_wrapped(ui, stated(words, limits), Type::Label, tokens.text);
        }
        ui.add_space(2.0);
        say_wrapped(ui, words.get("limits-consequence"), Type::Small, tokens.text2);
        ui.add_space(4.0);
        confirm = ui.add(Button::plain(words.get("limits-use-la-poste"))).clicked();
        keep = ui.add(Button::plain(words.get("limits-keep-shipstation"))).clicked();
    });
    (confirm, keep)
}

fn stated_by(limits: &Limits) -> &'static str {
    match limits.source {
        crate::domain::Source::LaPostePage
        | crate::domain::Source::ArticleSchema
        | crate::domain::Source::SlsDocumentation
        | crate::domain::Source::ColissimoPages => "document-la-poste",
        crate::domain::Source::ShipStationGuide
        | crate::domain::Source::ShipStationReference
        | crate::domain::Source::PostalNorm
        | crate::domain::Source::Paper
        | crate::domain::Source::CarrierList => "document-shipstation",
    }
}

/// `14 × 9 × 3 cm au plus, 3 kg`.
fn stated(words: Words, limits: &Limits) -> String {
    let most = words.sides(&limits.max_sides);
    let weight = words.weight(limits.weight);
    match limits.min_face {
        None => words.with("limits-most", &[("sides", most.into()), ("weight", weight.into())]),
        Some(face) => {
            let least = words.sides(&face);
            let facts = [("sides", most.into()), ("weight", weight.into()), ("least", least.into())];
            words.with("limits-least-and-most", &facts)
        }
    }
}

//! The label before it is bought: a sketch at the paper's own proportion, and the printer it will come out of.
//!
//! The sketch shows what was typed and where it is wrong. It leaves the code's place empty: it never pretends to be dots.

use egui::Align2;
use egui::Color32;
use egui::FontId;
use egui::Id;
use egui::Margin;
use egui::Rect;
use egui::Stroke;
use egui::Theme;
use egui::Ui;
use egui::Vec2;
use egui::text::LayoutJob;
use egui::text::TextWrapping;

use super::label::dots;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::galley;
use super::theme::say;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Card;
use super::widgets::Icon;
use super::widgets::Tag;
use super::widgets::Tone;
use super::widgets::dashed_rect;
use super::widgets::icon_ui;
use super::widgets::section_ui;
use super::widgets::segments_ui;
use super::widgets::sketch_frame;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::CarrierKind;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterTrouble;
use crate::domain::Troubles;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::words::Words;

/// The width at which the sketch has the design's type sizes, in points.
const DESIGNED: f32 = 284.0;

/// The tags take this much.
const TAGS: f32 = 170.0;

/// A card of the printer narrower than this has its link below its words.
const NARROW_CARD: f32 = 240.0;

/// The head of the label's column.
pub(super) fn head_ui(ui: &mut Ui, session: &Session) {
    let words = session.words;
    // Beside a declaration the tabs below say which paper it is.
    let title = if session.needs_customs() { words.get("papers") } else { words.get("label") };
    section_ui(ui, title, |ui| {
        if session.needs_customs() && ui.available_width() < TAGS {
            if session.is_practice() {
                ui.add(Tag::new(Tone::Practice, words.get("specimen")));
            }
            return;
        }
        let kind = if session.ship.label_to_show().is_some() { "last-label" } else { "sketch" };
        // A label that says so itself is shown as one in either world. Where there is room for one word only, it is this one.
        let specimen = session.is_practice() || session.ship.label_to_show().is_some_and(|view| view.specimen);
        let wide = |text: &str| galley(ui, text, Type::Label, Color32::PLACEHOLDER, f32::INFINITY).size().x + 20.0;
        let both = wide(words.get(kind)) + wide(words.get("specimen"));
        if !specimen || both <= ui.available_width() {
            ui.add(Tag::new(Tone::Neutral, words.get(kind)).plain());
        }
        if specimen {
            ui.add(Tag::new(Tone::Practice, words.get("specimen")));
        }
    });
}

/// Draws the choice between the label's sketch and the declaration, where there is one.
pub(super) fn tabs_ui(ui: &mut Ui, session: &mut Session) {
    if !session.needs_customs() {
        return;
    }
    let words = session.words;
    let mut at = usize::from(session.customs.preview.open);
    let changed = ui.horizontal_wrapped(|ui| segments_ui(ui, &mut at, &[words.get("label"), words.get("paper-cn23")]));
    if changed.inner {
        session.show_preview(at == 1);
    }
    ui.add_space(6.0);
}

/// Draws the papers that will come out, and where.
pub(super) fn papers_ui(ui: &mut Ui, session: &Session) {
    if !session.needs_customs() {
        return;
    }
    let words = session.words;
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    for (kind, copies) in session.papers() {
        let name = words.get(kind.id());
        let sentence = match session.printer_for(kind) {
            Some(printer) => {
                let facts =
                    [("paper", name.into()), ("copies", copies.into()), ("printer", printer.name.as_str().into())];
                words.with("paper-comes-out", &facts)
            }
            None => words.with("paper-kept", &[("paper", name.into()), ("copies", copies.into())]),
        };
        say_wrapped(ui, sentence, Type::Label, tokens.text2);
    }
}

/// The height of the line that turns pages.
const TURN: f32 = 42.0;

/// Draws the declaration as it will be on paper, a page at a time, or says what it waits for.
fn declaration_ui(ui: &mut Ui, session: &Session, height: f32) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let preview = &session.customs.preview.pages;
    let sentence = match preview {
        _ if session.ship.checked.shipment.is_none() => Some(words.get("preview-after-mending")),
        Remote::NotAsked | Remote::Waiting(_, None) => Some(words.get("preview-coming")),
        Remote::Failed(_) => Some(words.get("preview-failed")),
        Remote::Here(_) | Remote::Waiting(_, Some(_)) => None,
    };
    if let Some(sentence) = sentence {
        say_wrapped(ui, sentence, Type::Label, tokens.text2);
    }
    let Some(pages) = preview.known().filter(|pages| !pages.is_empty()) else { return };
    let at = if pages.len() > 1 { turn_ui(ui, words, pages.len()) } else { 0 };
    let Some(page) = pages.get(at) else { return };
    let height = if pages.len() > 1 { height - TURN } else { height };
    let room = Vec2::new(ui.available_width(), height.max(120.0)) * ui.pixels_per_point();
    let zoom = (room.x / page.width() as f32).min(room.y / page.height() as f32).min(1.0);
    let picture = dots::picture(ui, page, zoom, "declaration");
    let pixels = picture.pixels.map(|side| side as f32 / ui.pixels_per_point());
    let image = egui::Image::new((picture.texture.id(), Vec2::from(pixels))).alt_text(words.get("preview-of-cn23"));
    ui.vertical_centered(|ui| ui.add(image));
}

/// Draws which page of how many is shown, with a button for the one before and the one after; says which it is, from nought.
fn turn_ui(ui: &mut Ui, words: Words, count: usize) -> usize {
    let id = Id::unique("page of the declaration");
    let mut at = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(0).min(count - 1);
    ui.horizontal(|ui| {
        let before = Button::icon_only(Icon::ChevronLeft, words.get("preview-page-before"));
        if ui.add_enabled(at > 0, before).clicked() {
            at -= 1;
        }
        let after = Button::icon_only(Icon::ChevronRight, words.get("preview-page-after"));
        if ui.add_enabled(at + 1 < count, after).clicked() {
            at += 1;
        }
        let place = words.with("preview-page", &[("page", (at + 1).into()), ("count", count.into())]);
        say(ui, place, Type::Label, Tokens::of(ui).text2);
    });
    ui.data_mut(|data| data.insert_temp(id, at));
    at
}

/// Draws the sketch of what is being typed, or the last label's own dots while nothing is, no higher than `height` points.
pub(super) fn sketch_ui(ui: &mut Ui, session: &Session, height: f32) {
    if session.needs_customs() && session.customs.preview.open {
        return declaration_ui(ui, session, height);
    }
    let width = (ui.available_width() * 0.82).min(height / 1.5).max(120.0);
    let size = Vec2::new(width, width * 1.5);
    ui.vertical_centered(|ui| {
        if let Some(view) = session.ship.label_to_show() {
            let zoom = width * ui.pixels_per_point() / view.dots.width() as f32;
            // Less than a pixel a dot is drawn grey, which a whole factor never is.
            let picture = dots::picture(ui, &view.dots, if zoom < 1.0 { zoom } else { zoom.floor() }, "last");
            let pixels = picture.pixels.map(|side| (side * picture.scale as usize) as f32 / ui.pixels_per_point());
            let image =
                egui::Image::new((picture.texture.id(), Vec2::from(pixels))).alt_text(session.words.get("last-label"));
            ui.add(image);
            return;
        }
        let sheet = sketch_frame(ui, size, session.words.get("sketch-of-label"));
        Sheet { ui, sheet, scale: width / DESIGNED }.draw(session);
    });
}

struct Sheet<'u> {
    ui: &'u Ui,
    sheet: Rect,
    scale: f32,
}

impl Sheet<'_> {
    fn draw(&self, session: &Session) {
        let words = session.words;
        // On paper the ink is the light theme's, whatever the window's: the sheet is white in both.
        let paper = Tokens::of_theme(Theme::Light);
        let inner = self.sheet.shrink(15.0 * self.scale);
        let edge = Stroke::new(1.0, paper.text2);
        // Colissimo's own label says no more than that; its products tell themselves by their codes.
        let service = session.service().map_or(String::new(), |service| match service.carrier {
            CarrierKind::LettreSuivie => service.name.to_uppercase(),
            CarrierKind::Colissimo => "COLISSIMO".to_owned(),
        });
        let stamp =
            Rect::from_min_size(inner.right_top() - Vec2::new(42.0 * self.scale, 0.0), Vec2::splat(42.0 * self.scale));
        dashed_rect(self.ui.painter(), stamp, edge);
        let beside = stamp.left() - inner.left() - 8.0;
        self.line(inner, 7.0, 15.0, "inter-semibold", &service, paper.text, beside);
        if let Some(sender) = session.account().and_then(|account| account.sender.as_ref()) {
            let from = &sender.address;
            let whole = inner.width();
            self.line(inner, 57.0, 11.0, "inter", &from.name, paper.text2, whole);
            let place = format!("{}, {} {}", from.street, from.postcode, from.city);
            self.line(inner, 73.0, 11.0, "inter", &place, paper.text2, whole);
        }
        let y = inner.top() + 93.0 * self.scale;
        self.ui.painter().hline(inner.x_range(), y, Stroke::new(1.0, paper.text2));
        self.consignee(session, inner);

        let code = Rect::from_min_max(egui::pos2(inner.left(), inner.bottom() - 106.0 * self.scale), inner.max);
        dashed_rect(self.ui.painter(), code, edge);
        let sentence = words.get("code-comes-with-purchase");
        let mut job = LayoutJob::simple(sentence.to_owned(), self.font(11.0, "inter"), paper.text2, code.width() * 0.7);
        job.halign = egui::Align::Center;
        let galley = self.ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = code.center() - Vec2::new(0.0, galley.size().y / 2.0);
        self.ui.painter().galley(at, galley, paper.text2);
    }

    fn consignee(&self, session: &Session, inner: Rect) {
        let paper = Tokens::of_theme(Theme::Light);
        let to = &session.ship.draft.consignee;
        let wrong = |lines: &[Line]| {
            lines.iter().any(|line| session.ship.problem_at(Field::Address(Party::Consignee, *line)).is_some())
        };
        let ink = |lines: &[Line]| if wrong(lines) { paper.err } else { paper.text };
        let street = [to.street.trim(), to.extra.trim()];
        let street: Vec<&str> = street.into_iter().filter(|text| !text.is_empty()).collect();
        let place = format!("{} {}", to.postcode.trim(), to.city.trim().to_uppercase());
        let country = if to.is_blank() { "" } else { session.words.country(to.country) };
        let whole = inner.width();
        self.line(inner, 113.0, 15.0, "inter-semibold", to.name.trim(), ink(&[Line::Name]), whole);
        self.line(inner, 132.0, 12.5, "inter", to.company.trim(), ink(&[Line::Company]), whole);
        self.line(inner, 150.0, 12.5, "inter", &street.join(", "), ink(&[Line::Street, Line::Extra]), whole);
        self.line(inner, 177.0, 20.0, "inter-semibold", place.trim(), ink(&[Line::Postcode, Line::City]), whole);
        let country = country.to_uppercase();
        self.line(inner, 198.0, 11.0, "inter", &country, ink(&[Line::Country]), whole);
    }

    /// Paints one line, centred `y` points below the edge at the design's size, and ended by `…` where it is too long.
    #[expect(clippy::too_many_arguments, reason = "a line of print is all of these")]
    fn line(&self, inner: Rect, y: f32, size: f32, family: &'static str, text: &str, ink: Color32, width: f32) {
        // Nobody reads beyond a line; laying out all of what was pasted would cost every frame.
        let shown: String = text.chars().take(120).collect();
        let mut job = LayoutJob::simple_singleline(shown, self.font(size, family), ink);
        job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
        let galley = self.ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = egui::pos2(inner.left(), inner.top() + y * self.scale);
        let place = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        self.ui.painter().galley(place.min, galley, ink);
    }

    fn font(&self, size: f32, family: &'static str) -> FontId {
        FontId::new(size * self.scale, egui::FontFamily::Name(family.into()))
    }
}

/// Draws the printer's card, or that there is none.
pub(super) fn printer_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let printer = session.label_printer().cloned();
    let (tone, title, text) = match &printer {
        None => (Tone::Neutral, words.get("no-printer").to_owned(), String::new()),
        Some(printer) => {
            let (tone, state) = printer_state(session);
            let named = [("name", printer.name.as_str().into()), ("state", state.into())];
            let paper = words.paper(printer.paper.media);
            let size =
                [("paper", paper.into()), ("dpi", printer.dpi.into()), ("language", printer.language.name().into())];
            (tone, words.with("printer-named", &named), words.with("printer-paper", &size))
        }
    };
    let mut change = false;
    Card::new().edge(tone).margin(Margin { left: 18, right: 12, top: 5, bottom: 5 }).show(ui, |ui| {
        let link = if printer.is_some() { words.get("change") } else { words.get("set-up-printer") };
        // In the narrow column beside a declaration the link goes below.
        let below = ui.available_width() < NARROW_CARD;
        ui.horizontal(|ui| {
            icon_ui(ui, Icon::Printer, 18.0, tokens.text2);
            let room = galley(ui, link, Type::Label, tokens.text, f32::INFINITY).size().x;
            let room = if below { 0.0 } else { room + 14.0 };
            let width = (ui.available_width() - room).max(40.0);
            ui.allocate_ui_with_layout(Vec2::new(width, 36.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                say_wrapped(ui, title, Type::BodyMedium, tokens.text);
                if !text.is_empty() {
                    say_wrapped(ui, text, Type::Small, tokens.text2);
                }
            });
            if !below {
                change = ui.add(Button::link(link)).clicked();
            }
        });
        if below {
            change = ui.add(Button::link(link)).clicked();
        }
    });
    if change {
        session.open_settings(SettingsPage::Printers, commands);
        if printer.is_none() {
            session.add_printer(commands);
        }
    }
}

/// The worst of what a printer needs, and what to do about it.
pub(super) fn needs(words: Words, troubles: Troubles) -> &'static str {
    words.get(troubles.worst().unwrap_or(PrinterTrouble::Attention).id())
}

/// How the label printer is, in a word: never more than it was found to say.
pub(super) fn printer_state(session: &Session) -> (Tone, &'static str) {
    let words = session.words;
    match session.label_printer_state().map(|(_, state)| state) {
        Some(Remote::Here(PrinterReadiness::Ready)) => (Tone::Done, words.get("printer-ready")),
        Some(Remote::Here(PrinterReadiness::NeedsHand(troubles))) => (Tone::Warning, needs(words, *troubles)),
        Some(Remote::Failed(_)) => (Tone::Warning, words.get("printer-silent")),
        Some(Remote::Waiting(_, Some(PrinterReadiness::Ready))) => (Tone::Done, words.get("printer-ready")),
        Some(Remote::Waiting(_, Some(PrinterReadiness::NeedsHand(troubles)))) => {
            (Tone::Warning, needs(words, *troubles))
        }
        Some(Remote::Waiting(_, None)) => (Tone::Waiting, words.get("printer-asked")),
        Some(Remote::NotAsked) | None => (Tone::Neutral, words.get("printer-unknown")),
    }
}

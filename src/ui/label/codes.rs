//! The grades of a label's codes: framed on the paper, explained beside it.

use egui::Color32;
use egui::Frame;
use egui::Margin;
use egui::Pos2;
use egui::Rect;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use crate::command::LabelView;
use crate::domain::CodeGrade;
use crate::domain::Dots;
use crate::domain::Grade;
use crate::domain::HistoryRow;
use crate::domain::codes_carry;
use crate::session::Session;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Note;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::grade_badge_ui;
use crate::ui::widgets::paint_grade_badge;
use crate::ui::widgets::section_ui;
use crate::words::Words;

/// Points of the screen for a dot under the loupe.
const MAGNIFIED: f32 = 6.0;
/// How many rows of dots the loupe shows.
const LOUPE_ROWS: u32 = 24;
/// Between a code and its frame, in points.
const APART: f32 = 5.0;
/// The side of a badge, in points.
const BADGE: f32 = 26.0;

/// Draws what is to be said of the codes, one card each.
pub(super) fn codes_ui(ui: &mut Ui, session: &mut Session, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(view) = session.label.view.known() else { return };
    let (grades, dots) = (&view.grades, &view.dots);
    section_ui(ui, words.get("codes"), |_| ());
    say_wrapped(ui, words.get("codes-forecast"), Type::Small, tokens.text2);
    ui.add_space(4.0);
    let missing = row.tracking.as_ref().filter(|tracking| !codes_carry(grades, tracking));
    if grades.codes.is_empty() || missing.is_some() {
        let id = if grades.codes.is_empty() { "codes-none" } else { "codes-without-number" };
        Card::new().edge(Tone::Error).tinted().margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            say_wrapped(ui, words.get(id), Type::Label, tokens.text);
        });
        ui.add_space(4.0);
    }
    let mut turned = None;
    for (at, code) in grades.codes.iter().enumerate() {
        let open = session.label.code == Some(at);
        let carries = row.tracking.as_ref().is_some_and(|tracking| code.carries(tracking));
        if code_ui(ui, words, code, dots, Shown { open, carries }) {
            turned = Some((!open).then_some(at));
        }
        ui.add_space(4.0);
    }
    if let Some(code) = turned {
        session.label.code = code;
    }
}

/// How a code's card is drawn.
#[derive(Clone, Copy)]
struct Shown {
    /// Its reasons and its dots are shown.
    open: bool,
    /// It says the tracking number.
    carries: bool,
}

/// Draws one card; true when it is to be opened or closed.
fn code_ui(ui: &mut Ui, words: Words, code: &CodeGrade, dots: &Dots, shown: Shown) -> bool {
    let tokens = Tokens::of(ui);
    let mut turned = false;
    let name = words.symbology(code.symbology);
    let title = if shown.carries { words.with("code-with-number", &[("code", name.into())]) } else { name.to_owned() };
    Card::new().margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        let place = Rect::from_min_size(ui.next_widget_position(), Vec2::splat(BADGE));
        let mut badge = ui.new_child(UiBuilder::new().id_salt("badge").max_rect(place));
        grade_badge_ui(&mut badge, code.grade.letter());
        Frame::new().inner_margin(Margin { left: BADGE as i8 + 10, ..Margin::ZERO }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            say_wrapped(ui, &title, Type::BodyStrong, tokens.text);
            if code.module_tenths > 0 {
                let module = words.module(code.module_tenths, code.module_um);
                say_wrapped(ui, module, Type::Label, tokens.text2);
            }
            ui.horizontal(|ui| {
                let (tone, read) = match code.text {
                    Some(_) => (Tone::Done, words.get("code-read")),
                    None => (Tone::Error, words.get("code-unread")),
                };
                ui.add(Tag::new(tone, read));
                turned = ui.add(Button::link(&link(words, code, shown))).clicked();
            });
        });
        if shown.open {
            reasons_ui(ui, words, code);
            loupe_ui(ui, words, code, dots);
        }
    });
    turned
}

/// What the card's link says.
fn link(words: Words, code: &CodeGrade, shown: Shown) -> String {
    match (shown.open, code.grade) {
        (true, _) => words.get("close").to_owned(),
        (false, Grade::A) => words.get("code-loupe").to_owned(),
        (false, grade) => words.with("code-why", &[("grade", grade.letter().to_string().into())]),
    }
}

/// What is wrong, the worst first, each with what to do.
fn reasons_ui(ui: &mut Ui, words: Words, code: &CodeGrade) {
    let tokens = Tokens::of(ui);
    for reason in &code.reasons {
        ui.add_space(4.0);
        let sentence = words.code_fault(&reason.fault);
        let ink = tone(reason.grade).map_or(tokens.text, |tone| tone.ink(tokens));
        say_wrapped(ui, sentence, Type::LabelStrong, ink);
        if let Some(remedy) = reason.fault.remedies().first() {
            say_wrapped(ui, words.code_remedy(*remedy), Type::Label, tokens.text);
        }
    }
}

/// What a grade asks of the operator: nothing, a look, or more.
fn tone(grade: Grade) -> Option<Tone> {
    match grade {
        Grade::A | Grade::B => None,
        Grade::C | Grade::D => Some(Tone::Warning),
        Grade::F => Some(Tone::Error),
    }
}

/// The code's first dots, six times as large, in the grid of the head.
fn loupe_ui(ui: &mut Ui, words: Words, code: &CodeGrade, dots: &Dots) {
    let tokens = Tokens::of(ui);
    ui.add_space(6.0);
    let columns = ((ui.available_width() - 8.0) / MAGNIFIED).floor().clamp(8.0, 64.0) as u32;
    let size = Vec2::new(columns as f32, LOUPE_ROWS as f32) * MAGNIFIED;
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words.get("code-loupe")));
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, Color32::WHITE);
    // A little before the code, so that its first bar is seen to begin, and from the middle of its height.
    let left = code.frame.left.saturating_sub(4);
    let top = code.frame.top + (code.frame.height.saturating_sub(LOUPE_ROWS)) / 2;
    for y in 0..LOUPE_ROWS {
        for x in 0..columns {
            if dots.black(left + x, top + y) {
                let at = rect.min + Vec2::new(x as f32, y as f32) * MAGNIFIED;
                painter.rect_filled(Rect::from_min_size(at, Vec2::splat(MAGNIFIED)), 0.0, Color32::BLACK);
            }
        }
    }
    // On paper the grid is the light theme's.
    let grid = Stroke::new(0.5, Tokens::of_theme(egui::Theme::Light).line);
    for x in 0..=columns {
        painter.vline(rect.left() + x as f32 * MAGNIFIED, rect.y_range(), grid);
    }
    for y in 0..=LOUPE_ROWS {
        painter.hline(rect.x_range(), rect.top() + y as f32 * MAGNIFIED, grid);
    }
    let whole = code.module_tenths > 0 && code.module_tenths.is_multiple_of(10);
    let sentence = words.get(if whole { "code-loupe-whole" } else { "code-loupe-part" });
    if code.module_tenths > 0 {
        let note = Note::hint(sentence);
        say(ui, note.sentence, Type::Small, tokens.text2);
    }
}

/// Paints a frame round each code, outside its quiet zone as far as there is room, with its badge. They belong to the screen alone.
pub(super) fn frames(ui: &Ui, view: &LabelView, paper: Rect, chosen: Option<usize>) {
    // The paper is white in both themes.
    let tokens = Tokens::of_theme(egui::Theme::Light);
    let per_dot = paper.width() / view.dots.width() as f32;
    for (at, code) in view.grades.codes.iter().enumerate() {
        let corner = |x: u32, y: u32| paper.min + Vec2::new(x as f32, y as f32) * per_dot;
        let code_rect = Rect::from_min_max(
            corner(code.frame.left, code.frame.top),
            corner(code.frame.right(), code.frame.bottom()),
        );
        let frame = code_rect.expand(APART);
        let width = if chosen == Some(at) { 3.0 } else { 1.5 };
        let ink = tone(code.grade).map_or(tokens.accent, |tone| tone.edge(tokens));
        ui.painter().rect_stroke(frame, RADIUS, Stroke::new(width, ink), StrokeKind::Outside);
        paint_grade_badge(ui, badge_at(frame, paper), code.grade.letter());
    }
}

/// Right of the frame, or left of it where the paper ends.
fn badge_at(frame: Rect, paper: Rect) -> Pos2 {
    let right = frame.right() + 4.0;
    let x = if right + BADGE <= paper.right() { right } else { (frame.left() - 4.0 - BADGE).max(paper.left()) };
    Pos2::new(x, frame.top())
}

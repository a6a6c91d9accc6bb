//! The questions about a test label: the operator looks at the paper, not at the screen.

use egui::Rect;
use egui::Sense;
use egui::Ui;
use egui::Vec2;

use crate::command::Command;
use crate::command::LabelView;
use crate::command::Remote;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::session::Session;
use crate::session::TestStage;
use crate::ui::label::dots;
use crate::ui::theme::PAPER;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Tone;

/// The label's picture beside the questions, in points.
const PICTURE: Vec2 = Vec2::new(118.0, 177.0);

/// Draws what became of the test label, and the question that is next.
pub(super) fn test_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, printer: &PrinterSetup) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let Some(test) = &session.printer_test else { return };
    let stage = test.stage;
    let (tone, failed) = match (&test.sent, stage) {
        (Remote::Failed(failure), _) => (Tone::Error, Some(words.mishap(&failure.mishap))),
        (_, TestStage::Good) => (Tone::Done, None),
        (_, TestStage::Nothing | TestStage::Shifted | TestStage::Cut) => (Tone::Warning, None),
        (Remote::Here(_), TestStage::CameOut | TestStage::Frame) => (Tone::Chosen, None),
        (Remote::NotAsked | Remote::Waiting(..), _) => (Tone::Waiting, None),
    };
    let view = test.sent.here().map(|sent| LabelView {
        intent: IntentId(String::new()),
        dots: sent.dots.clone(),
        from: LabelFormat::Pdf,
        specimen: false,
    });
    let here = view.is_some();
    let mut answer = None;
    let (mut again, mut close) = (false, false);
    Card::new().edge(tone).show(ui, |ui| {
        let beside = ui.available_width() > 420.0;
        ui.horizontal_top(|ui| {
            if let Some(view) = view.filter(|_| beside) {
                picture_ui(ui, session, &view);
                ui.add_space(8.0);
            }
            ui.vertical(|ui| {
                if let Some(sentence) = failed {
                    say_wrapped(ui, sentence, Type::BodyStrong, tokens.err);
                } else if here {
                    let (question, hint) = question(stage, printer);
                    say_wrapped(ui, words.get(question), Type::BodyStrong, tokens.text);
                    say_wrapped(ui, words.get(hint), Type::Label, tokens.text2);
                    ui.add_space(4.0);
                    ui.horizontal_wrapped(|ui| {
                        for (index, (word, next)) in answers(stage).iter().enumerate() {
                            let word = words.get(word);
                            let button = if index == 0 { Button::filled(word) } else { Button::plain(word) };
                            if ui.add(button).clicked() {
                                answer = Some(*next);
                            }
                        }
                    });
                } else {
                    say(ui, words.get("test-sending"), Type::Body, tokens.text2);
                }
                ui.horizontal_wrapped(|ui| {
                    again = ui.add(Button::plain(words.get("test-again"))).clicked();
                    close = ui.add(Button::quiet(words.get("close"))).clicked();
                });
            });
        });
    });
    if let Some(stage) = answer {
        session.answer_test(stage, commands);
    }
    if again {
        session.print_test(printer, commands);
    }
    if close {
        session.close_test();
    }
}

/// What is asked or said, and what to look at or to do.
fn question(stage: TestStage, printer: &PrinterSetup) -> (&'static str, &'static str) {
    match stage {
        TestStage::CameOut => ("test-came-out", "test-came-out-hint"),
        TestStage::Frame => ("test-frame", "test-frame-hint"),
        TestStage::Good => ("test-good", "test-good-hint"),
        TestStage::Shifted => ("test-shifted", "test-shifted-hint"),
        TestStage::Cut => ("test-cut", "test-cut-hint"),
        TestStage::Nothing => match (&printer.way, printer.language) {
            (PrinterWay::Folder { .. }, _) => ("test-nothing", "test-nothing-folder"),
            (PrinterWay::Raw { .. }, LabelFormat::Zpl) => ("test-nothing", "test-nothing-raw"),
            (PrinterWay::Raw { .. }, LabelFormat::Pdf | LabelFormat::Png) => ("test-nothing", "test-nothing-language"),
        },
    }
}

fn answers(stage: TestStage) -> &'static [(&'static str, TestStage)] {
    match stage {
        TestStage::CameOut => &[("yes", TestStage::Frame), ("no", TestStage::Nothing)],
        TestStage::Frame => &[
            ("yes", TestStage::Good),
            ("test-answer-shifted", TestStage::Shifted),
            ("test-answer-cut", TestStage::Cut),
        ],
        TestStage::Nothing | TestStage::Shifted | TestStage::Cut | TestStage::Good => &[],
    }
}

fn picture_ui(ui: &mut Ui, session: &Session, view: &LabelView) {
    let (rect, response) = ui.allocate_exact_size(PICTURE, Sense::hover());
    let name = session.words.get("test-label-title");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, name));
    ui.painter().rect_filled(rect, 0.0, PAPER);
    let zoom = rect.width() * ui.pixels_per_point() / view.dots.width() as f32;
    let picture = dots::picture(ui, &view.dots, zoom, "test");
    let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    ui.painter().image(picture.texture.id(), rect, whole, egui::Color32::WHITE);
}

//! The questions about a test label: the operator looks at the paper, not at the screen.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Rect;
use egui::Sense;
use egui::Ui;
use egui::Vec2;
use egui::text_edit::TextEditState;

use crate::command::Command;
use crate::command::LabelView;
use crate::command::Remote;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::LabelGrades;
use crate::domain::PrintShift;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::domain::TooFar;
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
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Labels;
use crate::ui::widgets::Note;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::segments_ui;
use crate::words::Words;

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
        (_, TestStage::Nothing | TestStage::Shifted | TestStage::Cut | TestStage::Unread) => (Tone::Warning, None),
        (Remote::Here(_), TestStage::CameOut | TestStage::Frame | TestStage::Codes) => (Tone::Chosen, None),
        (Remote::NotAsked | Remote::Waiting(..), _) => (Tone::Waiting, None),
    };
    let view = test.sent.here().map(|sent| LabelView {
        printer: None,
        intent: IntentId(String::new()),
        dots: sent.dots.clone(),
        notes: Vec::new(),
        from: LabelFormat::Pdf,
        specimen: false,
        grades: LabelGrades::default(),
    });
    let here = view.is_some();
    let mut answer = None;
    let (mut again, mut close) = (false, false);
    let mut shift = None;
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
                    if stage == TestStage::Cut {
                        say_wrapped(ui, cut_figures(words, printer), Type::Label, tokens.text2);
                    }
                    ui.add_space(4.0);
                    ui.horizontal_wrapped(|ui| {
                        for (index, (word, key, next)) in answers(stage).iter().enumerate() {
                            let (word, key) = (words.get(word), words.get(key));
                            let button = if index == 0 { Button::filled(word) } else { Button::plain(word) };
                            if ui.add(button.key(key)).clicked() || pressed(ui, key) {
                                answer = Some(*next);
                            }
                        }
                    });
                    if stage == TestStage::Shifted {
                        shift = shift_ui(ui, session);
                    }
                } else {
                    say(ui, words.get("test-sending"), Type::Body, tokens.text2);
                }
                shift = shift.or(kept_shift_ui(ui, words, printer.shift));
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
    match shift {
        Some(Wish::Mend) => session.mend_shift(commands),
        Some(Wish::Forget) => session.forget_shift(commands),
        None => (),
    }
    if again {
        session.print_test(printer, commands);
    }
    if close {
        session.close_test();
    }
}

/// What is wanted of the way everything is moved.
#[derive(Clone, Copy)]
enum Wish {
    Mend,
    Forget,
}

/// Which way the frame is off, and by how much: as the paper's own ruler shows it.
fn shift_ui(ui: &mut Ui, session: &mut Session) -> Option<Wish> {
    let words = session.words;
    let test = session.printer_test.as_mut()?;
    let ways = TooFar::ALL.map(|way| words.get(way.id()));
    let mut at = TooFar::ALL.iter().position(|way| *way == test.too_far).unwrap_or(0);
    ui.horizontal_wrapped(|ui| segments_ui(ui, &mut at, &ways));
    test.too_far = TooFar::ALL[at];
    let wrong = test.tried && test.tenths().is_none();
    let note = wrong.then(|| Note::error(words.get("test-shift-wrong")));
    let spec = FieldSpec::new(Id::unique("test shift"), words.get("test-shift-by"), &mut test.by);
    let response = field_ui(ui, spec.placeholder("1,5").labels(Labels::Above).note(note));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let pressed = ui.add(Button::filled(words.get("test-shift-mend"))).clicked();
    (pressed || entered).then_some(Wish::Mend)
}

/// How everything is moved already, and the way back.
fn kept_shift_ui(ui: &mut Ui, words: Words, shift: PrintShift) -> Option<Wish> {
    if shift.is_none() {
        return None;
    }
    let millimetres = |tenths: i32| {
        let sign = if tenths < 0 { "−" } else { "" };
        format!("{sign}{}", words.tenths(tenths.unsigned_abs().into()))
    };
    let facts = [("right", millimetres(shift.right).into()), ("down", millimetres(shift.down).into())];
    say_wrapped(ui, words.with("test-shift-kept", &facts), Type::Label, Tokens::of(ui).text2);
    ui.add(Button::plain(words.get("test-shift-forget"))).clicked().then_some(Wish::Forget)
}

/// What is asked or said, and what to look at or to do.
fn question(stage: TestStage, printer: &PrinterSetup) -> (&'static str, &'static str) {
    match stage {
        TestStage::CameOut => ("test-came-out", "test-came-out-hint"),
        TestStage::Frame => ("test-frame", "test-frame-hint"),
        TestStage::Codes => ("test-codes", "test-codes-hint"),
        TestStage::Unread => ("test-unread", "test-unread-hint"),
        TestStage::Good => ("test-good", "test-good-hint"),
        TestStage::Shifted => ("test-shifted", "test-shifted-hint"),
        TestStage::Cut => ("test-cut", "test-cut-hint"),
        TestStage::Nothing => match (&printer.way, printer.language) {
            (PrinterWay::Folder { .. }, _) => ("test-nothing", "test-nothing-folder"),
            (PrinterWay::Ipp { .. }, _) => ("test-nothing", "test-nothing-queue"),
            (PrinterWay::Raw { .. } | PrinterWay::Usb { .. }, language) if language.is_program() => {
                ("test-nothing", "test-nothing-raw")
            }
            (PrinterWay::Raw { .. } | PrinterWay::Usb { .. }, _) => ("test-nothing", "test-nothing-language"),
        },
    }
}

/// The answers to a question: the word, the key that does the same, and what is next.
fn answers(stage: TestStage) -> &'static [(&'static str, &'static str, TestStage)] {
    match stage {
        TestStage::CameOut => &[("yes", "test-key-yes", TestStage::Frame), ("no", "test-key-no", TestStage::Nothing)],
        TestStage::Frame => &[
            ("yes", "test-key-yes", TestStage::Codes),
            ("test-answer-shifted", "test-key-shifted", TestStage::Shifted),
            ("test-answer-cut", "test-key-cut", TestStage::Cut),
        ],
        TestStage::Codes => &[("yes", "test-key-yes", TestStage::Good), ("no", "test-key-no", TestStage::Unread)],
        TestStage::Nothing | TestStage::Shifted | TestStage::Cut | TestStage::Unread | TestStage::Good => &[],
    }
}

/// Whether the key of an answer was pressed, while no letter is being typed anywhere.
fn pressed(ui: &Ui, letter: &str) -> bool {
    let typing = ui.memory(|memory| memory.focused()).is_some_and(|id| TextEditState::load(ui.ctx(), id).is_some());
    let key = Key::from_name(letter).filter(|_| !typing);
    key.is_some_and(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)))
}

/// How wide the paper is, and how wide the head: the two that a label is cut off by.
fn cut_figures(words: Words, printer: &PrinterSetup) -> String {
    let (paper, _) = printer.paper.media.dots(printer.dpi);
    let head = printer.paper.head.unwrap_or(paper);
    words.with("test-cut-figures", &[("paper", paper.into()), ("head", head.into())])
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

#[cfg(test)]
mod tests {
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::command::Event;
    use crate::command::TestSent;
    use crate::domain::Dots;
    use crate::domain::JobState;
    use crate::session::Screen;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::ui::testing::printer;
    use crate::words::Lang;

    #[test]
    fn a_frame_that_is_off_is_read_from_the_ruler_and_printed_again() {
        let mut session = session(Lang::EN);
        printed(&mut session, TestStage::Frame);
        let mut desk = desk(session, settings_ui);
        for button in ["Shifted", "Too high"] {
            desk.get_by_role_and_label(Role::Button, button).click();
            desk.run();
        }
        desk.get_by_role_and_label(Role::Button, "Correct and print again").click();
        desk.run();
        assert!(desk.state().1.is_empty(), "by how much is not said yet");
        desk.get_by_role_and_label(Role::TextInput, "By how many mm").focus();
        desk.run();
        desk.event(egui::Event::Text("1,5".to_owned()));
        desk.run();
        desk.get_by_role_and_label(Role::Button, "Correct and print again").click();
        desk.run();
        let [Command::SaveSettings(kept), Command::PrintTest { printer, .. }] = desk.state().1.as_slice() else {
            panic!("{:?}", desk.state().1)
        };
        assert_eq!((kept.printers[0].shift, printer.shift), (printer.shift, PrintShift { right: 0, down: 15 }));
    }

    #[test]
    fn each_answer_has_its_key_and_what_is_cut_off_is_said_in_dots() {
        let mut session = session(Lang::EN);
        printed(&mut session, TestStage::Frame);
        session.settings.printers[0].paper.head = Some(640);
        let mut desk = desk(session, settings_ui);
        desk.key_press(Key::C);
        desk.run();
        desk.run();
        assert_eq!(desk.state().0.printer_test.as_ref().map(|test| test.stage), Some(TestStage::Cut));
        desk.get_by_label_contains("812 dots wide, the head 640");
    }

    #[test]
    fn the_questions_fit_every_desk() {
        for stage in [TestStage::Frame, TestStage::Shifted, TestStage::Unread, TestStage::Cut] {
            draw_everywhere(
                |session| {
                    printed(session, stage);
                    session.settings.printers[0].shift = PrintShift { right: 15, down: -5 };
                    session.printer_test.as_mut().expect("a test").tried = true;
                },
                settings_ui,
            );
        }
    }

    fn printed(session: &mut Session, stage: TestStage) {
        session.screen = Screen::Settings;
        session.settings_page = SettingsPage::Printers;
        session.settings.printers = vec![printer()];
        session.print_test(&printer(), &mut Vec::new());
        let dots = Dots::white(81, 122, 20).expect("a picture");
        let outcome = Ok(TestSent { state: JobState::Written, dots });
        session.apply(Event::TestPrinted { printer: printer().id, outcome }, &mut Vec::new());
        session.answer_test(stage, &mut Vec::new());
    }
}

//! The first steps and the test label, as a session goes through them.

use super::*;
use crate::command::Remote;
use crate::command::TestSent;
use crate::domain::Dots;
use crate::domain::PrintShift;
use crate::domain::TooFar;

#[test]
fn the_list_of_first_steps_opens_by_itself_once_and_not_in_practice() {
    for (world, opens) in [(World::Desk, true), (World::Practice, false)] {
        let (mut session, mut commands) = desk();
        session.world = Some(world);
        session.edit_sender();
        session.save_sender(&mut commands);
        let shown = (session.screen, session.settings_page) == (Screen::Settings, SettingsPage::Setup);
        assert_eq!((shown, session.settings.setup_shown), (opens, opens));
        if opens {
            assert!(commands.iter().any(|command| matches!(command, Command::SaveSettings(kept) if kept.setup_shown)));
            session.edit_sender();
            session.save_sender(&mut commands);
            assert_eq!(session.screen, Screen::Ship, "the second time nobody is led away");
        }
    }
}

#[test]
fn a_list_that_was_put_away_never_opens_by_itself() {
    let (mut session, mut commands) = desk();
    session.put_setup_away(SetupList::Away, &mut commands);
    session.edit_sender();
    session.save_sender(&mut commands);
    assert_eq!(session.screen, Screen::Ship);
}

#[test]
fn three_questions_prove_a_printer() {
    let (mut session, mut commands) = with_a_test_printed();
    for stage in [TestStage::Frame, TestStage::Codes] {
        session.answer_test(stage, &mut commands);
        assert!(session.settings.proven_printers.is_empty());
    }
    session.answer_test(TestStage::Good, &mut commands);
    assert_eq!(session.settings.proven_printers, [session.settings.printers[0].id.clone()]);
    session.answer_test(TestStage::Unread, &mut commands);
    assert!(session.settings.proven_printers.is_empty());
}

#[test]
fn a_frame_that_is_off_is_mended_for_its_printer_and_printed_again() {
    let (mut session, mut commands) = with_a_test_printed();
    for wrong in ["", "far", "0", "11", "-2"] {
        let test = session.printer_test.as_mut().expect("a test");
        test.by = wrong.to_owned();
        session.mend_shift(&mut commands);
        assert!(session.settings.printers[0].shift.is_none() && commands.is_empty(), "{wrong:?}");
    }
    mend(&mut session, TooFar::Left, "1,5 mm", &mut commands);
    assert_eq!(session.settings.printers[0].shift, PrintShift { right: 15, down: 0 });
    assert!(
        matches!(
            commands.as_slice(),
            [Command::SaveSettings(kept), Command::PrintTest { printer, .. }]
                if kept.printers[0].shift == printer.shift && printer.shift.right == 15
        ),
        "{commands:?}"
    );
    mend(&mut session, TooFar::Down, "2", &mut commands);
    mend(&mut session, TooFar::Right, "0.5", &mut commands);
    assert_eq!(session.settings.printers[0].shift, PrintShift { right: 10, down: -20 });

    // The form of the printer keeps it, since it does not show it.
    let setup = session.settings.printers[0].clone();
    session.edit_printer(Some(&setup));
    session.save_printer(&mut commands);
    assert_eq!(session.settings.printers[0], setup);

    session.forget_shift(&mut commands);
    assert!(session.settings.printers[0].shift.is_none());
}

fn mend(session: &mut Session, too_far: TooFar, by: &str, commands: &mut Vec<Command>) {
    let test = session.printer_test.as_mut().expect("a test");
    (test.too_far, test.by) = (too_far, by.to_owned());
    session.mend_shift(commands);
}

fn with_a_test_printed() -> (Session, Vec<Command>) {
    let (mut session, mut commands) = desk();
    let printer = session.settings.printers[0].clone();
    session.print_test(&printer, &mut commands);
    let dots = Dots::white(8, 8, 203).expect("a picture");
    let sent = TestSent { state: crate::domain::JobState::Written, dots };
    session.apply(Event::TestPrinted { printer: printer.id, outcome: Ok(sent) }, &mut commands);
    assert!(matches!(session.printer_test.as_ref().map(|test| &test.sent), Some(Remote::Here(_))));
    commands.clear();
    (session, commands)
}

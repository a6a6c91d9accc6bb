//! Copies of everything: where they go, how the last one went, and the way back.

use egui::Id;
use egui::Key;
use egui::Ui;

use super::COLUMN;
use super::ask;
use crate::command::Command;
use crate::command::FileDialogs;
use crate::domain::BackupOutcome;
use crate::domain::BackupRecord;
use crate::domain::Settings;
use crate::session::Ask;
use crate::session::Busy;
use crate::session::PicksFor;
use crate::session::Session;
use crate::ui::notices::keys_missing;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// How many nights may be kept.
const KEEPS: [u16; 4] = [7, 14, 30, 90];

/// Draws the place, the last backup and the way back.
pub(super) fn backup_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    section_ui(ui, words.get("settings-backup"), |_| ());
    say_wrapped(ui, words.get("backup-what"), Type::Label, Tokens::of(ui).text2);
    ui.add_space(4.0);
    place_ui(ui, session, commands);
    keep_ui(ui, session, commands);
    ui.add_space(6.0);
    last_ui(ui, session, commands);
    ui.add_space(14.0);
    restore_ui(ui, session, commands);
    if let Some(Ask::Restore(from)) = session.upkeep.asks.clone() {
        let from = words.with("backup-restore-from", &[("folder", from.display().to_string().into())]);
        let texts = [from.as_str(), words.get("backup-restore-asked")];
        ask::ask_ui(ui, session, commands, words.get("backup-restore-title"), &texts, words.get("backup-restore-yes"));
    }
}

fn place_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let kept = session.settings.backup_folder.as_ref().map(|folder| folder.display().to_string());
    let mut text = session.upkeep.folder.clone().or_else(|| kept.clone()).unwrap_or_default();
    let typed = std::path::PathBuf::from(text.trim());
    let wrong = !text.trim().is_empty() && !typed.is_absolute();
    let note = if wrong {
        Note::error(words.get("settings-folder-wrong"))
    } else {
        Note::hint(words.get("backup-folder-hint"))
    };
    let spec = FieldSpec::new(Id::unique("backup place"), words.get("backup-folder"), &mut text);
    let field = field_ui(ui, spec.column(COLUMN).note(note));
    if field.changed() {
        session.upkeep.folder = Some(text.clone());
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let chosen = (!text.trim().is_empty()).then_some(typed);
    let is_new = chosen != session.settings.backup_folder && !wrong;
    ui.horizontal_wrapped(|ui| {
        let pressed = is_new && ui.add(Button::plain(words.get("backup-keep-folder"))).clicked();
        if is_new && (entered || pressed) {
            session.settings.backup_folder = chosen;
            session.upkeep.folder = None;
            session.settings_changed(commands);
        }
        let dialogs = session.dialogs == FileDialogs::Available;
        if dialogs && ui.add(Button::plain(words.get("settings-pick-folder")).icon(Icon::Folder)).clicked() {
            session.picks_for = PicksFor::Backup;
            session.upkeep.folder = None;
            commands.push(Command::PickFolder);
        }
    });
}

fn keep_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let names = KEEPS.map(|count| words.with("backup-keep-of", &[("count", count.into())]));
    let names = names.each_ref().map(String::as_str);
    let now = session.settings.backup_keep.unwrap_or(Settings::BACKUPS_KEPT);
    let mut at = KEEPS.iter().position(|count| *count == now).unwrap_or(1);
    let select = Select::new(Id::unique("backup keep"), words.get("backup-keep"), &names);
    let select = select.column(COLUMN).width(240.0).note(Note::hint(words.get("backup-keep-hint")));
    if select_ui(ui, select, &mut at).changed() {
        session.settings.backup_keep = KEEPS.get(at).copied();
        session.settings_changed(commands);
    }
}

fn last_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let (tone, sentence) = match &session.upkeep.backup {
        _ if session.upkeep.busy == Busy::BackingUp => (Tone::Waiting, words.get("backup-under-way").to_owned()),
        None => (Tone::Warning, words.get("backup-never").to_owned()),
        Some(record) => (tone_of(record), told_of(words, record)),
    };
    Card::new().edge(tone).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = Type::Body.line();
            if let Some(icon) = tone.icon() {
                icon_ui(ui, icon, 18.0, tone.ink(tokens));
            }
            say_wrapped(ui, sentence, Type::Body, tokens.text);
        });
        let may = session.settings.backup_folder.is_some() && session.upkeep.busy == Busy::No;
        if ui.add_enabled(may, Button::filled(words.get("backup-now"))).clicked() {
            session.back_up(commands);
        }
    });
}

fn tone_of(record: &BackupRecord) -> Tone {
    match record.outcome {
        BackupOutcome::Verified { .. } => Tone::Done,
        BackupOutcome::CannotWrite | BackupOutcome::Full | BackupOutcome::Damaged | BackupOutcome::Incomplete => {
            Tone::Error
        }
    }
}

/// When it was made and what is in it, or why it is none and when the last good one was made.
fn told_of(words: Words, record: &BackupRecord) -> String {
    let at = words.moment_ms(record.at_ms);
    match (record.outcome, record.outcome.why_not()) {
        (BackupOutcome::Verified { shipments, files }, _) => words
            .with("backup-verified", &[("at", at.into()), ("shipments", shipments.into()), ("files", files.into())]),
        (_, Some(why)) => {
            let mut text = format!("{} {}", words.with("backup-failed", &[("at", at.into())]), words.get(why));
            if let Some(verified) = record.verified_ms {
                let before = words.with("backup-last-good", &[("at", words.moment_ms(verified).into())]);
                text = format!("{text} {before}");
            }
            text
        }
        (_, None) => at,
    }
}

fn restore_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("backup-restore"), |_| ());
    say_wrapped(ui, words.get("backup-restore-what"), Type::Label, tokens.text2);
    ui.add_space(4.0);
    let kept = session.settings.backup_folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
    let spec = FieldSpec::new(
        Id::unique("restore from"),
        words.get("backup-restore-folder"),
        &mut session.upkeep.restore_from,
    );
    field_ui(ui, spec.column(COLUMN).placeholder(&kept));
    let possible = !session.upkeep.restore_from.trim().is_empty() || !kept.is_empty();
    let may = possible && session.upkeep.busy == Busy::No;
    if ui.add_enabled(may, Button::plain(words.get("backup-restore-button")).icon(Icon::Refresh)).clicked() {
        session.ask_to_restore();
    }
    if session.upkeep.busy == Busy::Restoring {
        say_wrapped(ui, words.get("backup-restoring"), Type::Body, tokens.text);
    }
    let Some(restored) = session.upkeep.restored.clone() else { return };
    Card::new().edge(Tone::Done).show(ui, |ui| {
        let at = words.moment_ms(restored.contents.made_ms);
        let facts = [("at", at.into()), ("shipments", restored.contents.shipments.into())];
        say_wrapped(ui, words.with("backup-restored", &facts), Type::BodyMedium, tokens.text);
        if let Some(aside) = &restored.aside {
            let aside = words.with("backup-aside", &[("folder", aside.display().to_string().into())]);
            say_wrapped(ui, aside, Type::Label, tokens.text2);
        }
        say_wrapped(ui, keys_missing(words, &restored), Type::Body, tokens.text);
        if !restored.keys_missing.is_empty() && ui.add(Button::plain(words.get("remedy-reconnect"))).clicked() {
            session.go_to(crate::session::Screen::Accounts, commands);
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::command::Upkeep;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::words::Lang;

    #[test]
    fn nothing_is_restored_before_the_question_is_answered() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::Backup;
        session.settings.backup_folder = Some("/copies".into());
        let mut desk = desk(session, settings_ui);
        desk.get_by_label("Restore…").click();
        desk.run();
        assert!(desk.state().1.is_empty());
        desk.get_by_label("Cancel").click();
        desk.run();
        assert!(desk.query_by_label("Restore it").is_none() && desk.state().1.is_empty());
        desk.get_by_label("Restore…").click();
        desk.run();
        desk.get_by_label("Restore it").click();
        desk.run();
        assert!(
            matches!(desk.state().1.as_slice(), [Command::Upkeep(Upkeep::Restore { from })] if from.ends_with("copies"))
        );
    }

    #[test]
    fn a_folder_that_was_typed_is_taken_with_enter() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::Backup;
        let mut desk = desk(session, settings_ui);
        let field = desk.get_by_role_and_label(Role::TextInput, Words::new(Lang::EN).get("backup-folder"));
        field.focus();
        desk.run();
        desk.get_by_role_and_label(Role::TextInput, Words::new(Lang::EN).get("backup-folder")).type_text("/copies");
        desk.run();
        desk.key_press(Key::Enter);
        desk.run();
        let folder = desk.state().0.settings.backup_folder.clone();
        assert_eq!(folder.as_deref(), Some(std::path::Path::new("/copies")));
    }

    #[test]
    fn a_backup_that_failed_says_why_and_which_was_the_last_good_one() {
        let words = Words::new(Lang::EN);
        let record = BackupRecord { at_ms: 0, outcome: BackupOutcome::Full, verified_ms: Some(0) };
        let told = told_of(words, &record);
        assert!(told.contains("full") && told.contains("last"), "{told}");
    }
}

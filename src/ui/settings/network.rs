//! How the network is reached, and whom this station believes.

use egui::Id;
use egui::Ui;

use super::COLUMN;
use crate::command::Command;
use crate::command::Remote;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Note;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::section_ui;

/// Draws what is contacted, and the company's certificates.
pub(super) fn network_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("settings-network"), |_| ());
    for line in ["network-hosts", "network-proxy"] {
        say_wrapped(ui, words.get(line), Type::Label, tokens.text2);
    }
    ui.add_space(14.0);
    section_ui(ui, words.get("network-certificates"), |_| ());
    say_wrapped(ui, words.get("network-certificates-what"), Type::Label, tokens.text2);
    ui.add_space(4.0);
    let found;
    let note = match &session.upkeep.certificates {
        Remote::NotAsked => Note::hint(words.get("network-file-hint")),
        Remote::Waiting(..) => Note::hint(words.get("network-file-read")),
        Remote::Failed(failure) => {
            found = words.mishap(&failure.mishap);
            Note::error(&found)
        }
        Remote::Here(certificates) => {
            let over = certificates.until_ms < session.now_ms();
            let id = if over { "network-file-over" } else { "network-file-good" };
            let facts = [("count", certificates.count.into()), ("until", words.date_ms(certificates.until_ms).into())];
            found = words.with(id, &facts);
            if over { Note::warning(&found) } else { Note::hint(&found) }
        }
    };
    let kept =
        session.settings.company_certificates.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
    let label = words.get("network-file");
    let spec = FieldSpec::new(Id::unique("certificates"), label, &mut session.upkeep.certificates_file);
    field_ui(ui, spec.column(COLUMN).note(note).placeholder(&kept));
    ui.horizontal_wrapped(|ui| {
        let typed = !session.upkeep.certificates_file.trim().is_empty();
        if ui.add_enabled(typed, Button::plain(words.get("network-use"))).clicked() {
            session.use_certificates(commands);
        }
        if !kept.is_empty() && ui.add(Button::plain(words.get("network-system-alone"))).clicked() {
            session.upkeep.certificates_file.clear();
            session.use_certificates(commands);
        }
    });
    if !kept.is_empty() {
        say_wrapped(ui, words.with("network-in-use", &[("file", kept.into())]), Type::Label, tokens.text2);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::command::CertificatesFound;
    use crate::command::Event;
    use crate::command::Upkeep;
    use crate::command::UpkeepNews;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::words::Lang;

    #[test]
    fn certificates_are_used_once_they_were_read() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::Network;
        session.upkeep.certificates_file = "/company.pem".to_owned();
        let mut desk = desk(session, settings_ui);
        desk.get_by_label("Use this file").click();
        desk.run();
        let (session, commands) = desk.state_mut();
        assert_eq!(session.settings.company_certificates, None, "it was not read yet");
        let Some(Command::Upkeep(Upkeep::CheckCertificates { ticket, file })) = commands.pop() else {
            panic!("{commands:?}")
        };
        let found = CertificatesFound { file, count: 1, until_ms: 4_000_000_000_000 };
        session.apply(Event::Upkeep(UpkeepNews::Certificates { ticket, outcome: Ok(found) }), commands);
        assert!(session.settings.company_certificates.is_some());
        assert!(matches!(commands.as_slice(), [Command::SaveSettings(_)]), "{commands:?}");
        desk.run();
        assert!(desk.query_by_label_contains("In use").is_some());
    }
}

//! What the carrier lists for an account: its services beside our tables, its packages and options, and how its files come.

use egui::Id;
use egui::Ui;

use crate::command::Command;
use crate::command::Remote;
use crate::domain::CarrierAccount;
use crate::domain::Known;
use crate::domain::LabelDownload;
use crate::domain::Offer;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::failure::fold_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::segments_ui;
use crate::words::Words;

/// Draws the three lists, when they were read, and the button that reads them again.
pub(super) fn listed_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("catalogue"), |_| ());
    let mut refresh = false;
    let waiting = session.account_desk.catalogue.is_waiting();
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        say(ui, words.get("catalogue-services"), Type::LabelStrong, tokens.text2);
        for offer in account.offers() {
            service_ui(ui, words, &offer);
        }
        ui.add_space(4.0);
        let packages: Vec<&str> = account.catalogue.packages.iter().map(|package| package.name.as_str()).collect();
        names_ui(ui, words, "catalogue-packages", &packages);
        let options: Vec<&str> = account.catalogue.options.iter().map(|option| option.name.as_str()).collect();
        names_ui(ui, words, "catalogue-options", &options);
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let button = Button::plain(words.get("catalogue-refresh"));
            refresh = ui.add_enabled(!waiting, button).clicked();
            let read = match (waiting, account.catalogue.read_ms) {
                (true, _) => words.get("catalogue-reading").to_owned(),
                (false, Some(ms)) => words.with("catalogue-read", &[("moment", words.moment_ms(ms).into())]),
                (false, None) => words.get("catalogue-never-read").to_owned(),
            };
            say_wrapped(ui, read, Type::Label, tokens.text2);
        });
    });
    if let Remote::Failed(failure) = &session.account_desk.catalogue {
        let failure = failure.clone();
        ui.add_space(4.0);
        refresh |= failure_ui(ui, Id::unique("lists failed"), words, &failure, "");
    }
    if refresh {
        session.read_catalogue(commands);
    }
}

fn service_ui(ui: &mut Ui, words: Words, offer: &Offer) {
    let tokens = Tokens::of(ui);
    let (tone, word) = match (offer.gone, offer.service.known) {
        (Some(since), _) => (Tone::Neutral, words.with("catalogue-gone", &[("date", words.date(since).into())])),
        (None, Known::InOurTables) => (Tone::Done, words.get("catalogue-in-our-tables").to_owned()),
        (None, Known::ListedOnly { .. }) => (Tone::Warning, words.get("catalogue-not-in-our-tables").to_owned()),
    };
    let ink = if offer.gone.is_some() { tokens.text3 } else { tokens.text };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        say(ui, offer.service.name.as_ref(), Type::BodyMedium, ink);
        say(ui, offer.service.code.as_ref(), Type::Code, tokens.text2);
        ui.add(Tag::new(tone, &word));
    });
}

fn names_ui(ui: &mut Ui, words: Words, name: &str, names: &[&str]) {
    let tokens = Tokens::of(ui);
    let names = if names.is_empty() { words.get("catalogue-none").to_owned() } else { names.join(", ") };
    ui.horizontal_wrapped(|ui| {
        say(ui, words.get(name), Type::LabelStrong, tokens.text2);
        say_wrapped(ui, names, Type::Label, tokens.text);
    });
}

/// Draws, folded, how this account's label files come.
pub(super) fn download_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    if !fold_ui(ui, Id::unique("account advanced"), words.get("accounts-advanced"), false) {
        return;
    }
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        say(ui, words.get("download"), Type::LabelStrong, tokens.text2);
        let all = [LabelDownload::ByAddress, LabelDownload::Inline];
        let names = all.map(|download| match download {
            LabelDownload::ByAddress => words.get("download-by-address"),
            LabelDownload::Inline => words.get("download-inline"),
        });
        let mut chosen = all.iter().position(|download| *download == account.download).unwrap_or(0);
        if ui.horizontal_wrapped(|ui| segments_ui(ui, &mut chosen, &names)).inner
            && let Some(download) = all.get(chosen)
        {
            session.use_download(*download, commands);
        }
        say_wrapped(ui, words.get("download-why"), Type::Small, tokens.text2);
    });
}

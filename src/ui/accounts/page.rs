//! A connected account: what is known of it, who sends with it, whose limits are in force, and how to part with it.

use egui::Id;
use egui::Ui;

use super::listed;
use super::logo;
use crate::command::Command;
use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::Limits;
use crate::domain::LimitsProfile;
use crate::session::Session;
use crate::ui::failure::fact_ui;
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

/// Draws the page of the account that is open.
pub(super) fn account_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(account) = session.account().cloned() else { return };
    let by = words.with("accounts-by", &[("seller", account.kind.seller().into())]);
    section_ui(ui, &account.nickname, |_| ());
    say_wrapped(ui, format!("{}, {by}", account.kind.name()), Type::Label, tokens.text2);
    ui.add_space(8.0);
    facts_ui(ui, words, &account);
    if session.without_key.contains(&account.id) {
        ui.add_space(10.0);
        gone_key_ui(ui, session, &account);
    }
    ui.add_space(14.0);
    sender_ui(ui, session, &account);
    ui.add_space(14.0);
    match account.kind {
        CarrierKind::LettreSuivie => {
            limits_ui(ui, session, &account, commands);
            ui.add_space(14.0);
            address_check_ui(ui, session, &account, commands);
            ui.add_space(14.0);
            listed::listed_ui(ui, session, &account, commands);
            ui.add_space(14.0);
            logo::logo_ui(ui, session, &account, commands);
            ui.add_space(14.0);
            listed::download_ui(ui, session, &account, commands);
            ui.add_space(14.0);
        }
        // Its limits are La Poste's alone, it lists nothing, checks no address and keeps no images.
        CarrierKind::Colissimo => (),
    }
    if !session.is_practice() {
        super::keyring::home_ui(ui, session, commands);
        ui.add_space(14.0);
        connection_ui(ui, session, &account, commands);
    }
}

fn facts_ui(ui: &mut Ui, words: Words, account: &CarrierAccount) {
    ui.spacing_mut().item_spacing.y = 4.0;
    fact_ui(ui, words.get("accounts-carrier-id"), &account.carrier_id);
    if !account.key_tail.is_empty() {
        fact_ui(ui, words.get("accounts-api-key"), &format!("••••{}", account.key_tail));
    }
    if account.endpoint != account.kind.endpoint() {
        fact_ui(ui, words.get("accounts-endpoint-short"), &account.endpoint);
    }
}

/// The key was kept for a session that is over: nothing can be bought before it is given again.
fn gone_key_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut reconnect = false;
    Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
        say_wrapped(ui, words.get("settle-account-gone-comfort"), Type::Body, tokens.text);
        reconnect = ui.add(Button::plain(words.get("accounts-reconnect"))).clicked();
    });
    if reconnect {
        session.open_connect_form(account.kind, Some(account.id.clone()));
    }
}

fn sender_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut edit = false;
    section_ui(ui, words.get("field-sender"), |_| ());
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        match &account.sender {
            Some(sender) => {
                for line in address_lines(&sender.address) {
                    say_wrapped(ui, line, Type::Body, tokens.text);
                }
                if let Some(back) = &sender.return_to {
                    let lines = address_lines(back).join(", ");
                    let text = words.with("accounts-returns-to", &[("address", lines.into())]);
                    say_wrapped(ui, text, Type::Label, tokens.text2);
                }
            }
            None => {
                say_wrapped(ui, words.get("accounts-no-sender"), Type::Body, tokens.text2);
            }
        }
        ui.add_space(6.0);
        edit = ui.add(Button::plain(words.get("accounts-edit-sender"))).clicked();
    });
    if edit {
        session.edit_sender();
    }
}

/// An address over as many lines as it has on paper, with its telephone.
fn address_lines(address: &Address) -> Vec<String> {
    let town = format!("{} {}", address.postcode, address.city);
    let lines =
        [Some(&address.name), address.company.as_ref(), Some(&address.street), address.extra.as_ref(), Some(&town)];
    let lines = lines.into_iter().chain([address.phone.as_ref()]).flatten();
    lines.filter(|line| !line.trim().is_empty()).cloned().collect()
}

/// Both documents beside one another, and which of them rules.
fn limits_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("accounts-limits"), |_| ());
    say_wrapped(ui, words.get("accounts-limits-why"), Type::Label, tokens.text2);
    let mut use_other = None;
    for profile in [LimitsProfile::Documented, LimitsProfile::LaPoste] {
        let in_force = account.limits == profile;
        let limits = account.kind.limits(profile);
        let card = if in_force { Card::new().selected() } else { Card::new() };
        card.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                say(ui, sentence_case(words.source(limits.source)), Type::BodyStrong, tokens.text);
                if in_force {
                    ui.add(Tag::new(Tone::Chosen, words.get("accounts-limits-in-force")));
                }
            });
            say_wrapped(ui, stated(words, limits), Type::Label, tokens.text2);
            if !in_force {
                ui.add_space(4.0);
                if ui.add(Button::plain(words.get("accounts-limits-use"))).clicked() {
                    use_other = Some(profile);
                }
            }
        });
        ui.add_space(2.0);
    }
    if let Some(profile) = use_other {
        session.use_limits(profile, commands);
    }
}

/// Whether and how addresses are checked.
fn address_check_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("address-check"), |_| ());
    say_wrapped(ui, words.get("address-check-why"), Type::Label, tokens.text2);
    let choices = [AddressCheck::Off, AddressCheck::WhileTyping, AddressCheck::AtPurchase];
    let named = choices.map(|check| match check {
        AddressCheck::Off | AddressCheck::NotInThePlan => words.get("address-check-off"),
        AddressCheck::WhileTyping => words.get("address-check-typing"),
        AddressCheck::AtPurchase => words.get("address-check-purchase"),
    });
    let mut chosen = choices.iter().position(|check| *check == account.address_check).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        if segments_ui(ui, &mut chosen, &named)
            && let Some(check) = choices.get(chosen)
        {
            session.use_address_check(*check, commands);
        }
    });
    let means = match account.address_check {
        AddressCheck::Off => "address-check-off-means",
        AddressCheck::WhileTyping => "address-check-typing-means",
        AddressCheck::NotInThePlan => "address-check-not-in-plan",
        AddressCheck::AtPurchase => "address-check-purchase-means",
    };
    say_wrapped(ui, words.get(means), Type::Label, tokens.text2);
}

/// What a document allows, in one line.
fn stated(words: Words, limits: &Limits) -> String {
    let mut parts = Vec::new();
    let sum = words.sides(&[limits.sum_under]);
    if let Some(face) = limits.min_face {
        parts.push(words.with("accounts-limits-face", &[("face", words.sides(&face).into())]));
        let length = words.sides(&limits.max_sides[..1]);
        let thick = words.sides(&limits.max_sides[2..]);
        parts.push(words.with("accounts-limits-long", &[("length", length.into()), ("thickness", thick.into())]));
    } else {
        parts.push(words.with("accounts-limits-sides", &[("sides", words.sides(&limits.max_sides).into())]));
    }
    parts.push(words.with("accounts-limits-sum", &[("sum", sum.into())]));
    parts.push(words.with("accounts-limits-weight", &[("weight", words.weight(limits.weight).into())]));
    parts.join(" · ")
}

/// A document's name stands inside sentences elsewhere; here it begins one.
fn sentence_case(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn connection_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("accounts-connection"), |_| ());
    let asked = Id::unique(("disconnect asked", &account.id));
    let sure: bool = ui.data(|data| data.get_temp(asked).unwrap_or(false));
    if !sure {
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::plain(words.get("accounts-reconnect"))).clicked() {
                session.open_connect_form(account.kind, Some(account.id.clone()));
            }
            if ui.add(Button::plain(words.get("accounts-disconnect"))).clicked() {
                ui.data_mut(|data| data.insert_temp(asked, true));
                ui.data_mut(|data| data.insert_temp(asked.with("fresh"), true));
            }
        });
        return;
    }
    let card = Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
        say_wrapped(ui, words.get("accounts-disconnect-consequence"), Type::Body, tokens.text);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::plain(words.get("accounts-disconnect-really"))).clicked() {
                ui.data_mut(|data| data.remove::<bool>(asked));
                session.disconnect(account.id.clone(), commands);
            }
            if ui.add(Button::plain(words.get("accounts-stay-connected"))).clicked() {
                ui.data_mut(|data| data.remove::<bool>(asked));
            }
        });
    });
    // What it means must be in sight before anybody can press again.
    if ui.data_mut(|data| data.remove_temp::<bool>(asked.with("fresh"))).is_some() {
        card.response.scroll_to_me(None);
    }
}

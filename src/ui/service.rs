//! How it goes: the service with its price, the day, and what the label is bought as.

mod price_question;

use egui::Id;
use egui::Ui;

use super::fields::field_id;
use super::fields::follow;
use super::fields::note;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Note;
use super::widgets::Select;
use super::widgets::ServiceCard;
use super::widgets::Tone;
use super::widgets::section_ui;
use super::widgets::select_ui;
use super::widgets::service_list_ui;
use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::CustomsFault;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::FormatChoice;
use crate::domain::Known;
use crate::domain::LabelFormat;
use crate::domain::LogoChoice;
use crate::domain::Offer;
use crate::domain::PriceSource;
use crate::domain::Service;
use crate::domain::ServiceCode;
use crate::domain::Severity;
use crate::domain::ShipDay;
use crate::domain::Surcharges;
use crate::domain::colissimo::WhyNot;
use crate::session::Price;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::words::Words;

/// Draws the services of the account.
pub(super) fn service_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let from = session.account().and_then(|account| account.sender.as_ref());
    let from = from.map(|sender| {
        let town = format!("{} {}", sender.address.postcode, sender.address.city);
        words.with("sent-from", &[("town", town.into())])
    });
    section_ui(ui, words.get("service"), |ui| {
        if let Some(from) = from {
            say(ui, from, Type::Label, Tokens::of(ui).text2);
        }
    });
    let wanted = session.ship.focus == Some(Field::Service);
    // Where the chosen one is what is wrong, the others are the way out.
    session.customs.services_open |= wanted;
    let (offers, hidden) = shown(session);
    let top = ui.next_widget_position();
    let texts: Vec<CardTexts> = offers.iter().map(|(offer, why_not)| card_texts(session, offer, *why_not)).collect();
    let cards: Vec<ServiceCard<'_>> = offers
        .iter()
        .zip(&texts)
        .map(|((offer, why_not), texts)| ServiceCard {
            title: &offer.service.name,
            subtitle: &texts.subtitle,
            tone: texts.tone,
            price: &texts.price,
            price_note: &texts.note,
            stale: texts.stale,
            offered: offer.gone.is_none() && why_not.is_none(),
        })
        .collect();
    let mut chosen = session.service().and_then(|chosen| offers.iter().position(|(offer, _)| offer.service == chosen));
    if service_list_ui(ui, Id::unique("services"), &cards, &mut chosen)
        && let Some((offer, _)) = chosen.and_then(|at| offers.get(at))
    {
        session.choose_service(ServiceCode(offer.service.code.to_string()));
        session.customs.services_open = false;
    }
    fold_ui(ui, session, &hidden);
    if wanted {
        session.ship.focus = None;
        let at = chosen.unwrap_or(0);
        ui.memory_mut(|memory| memory.request_focus(Id::unique("services").with(at)));
        ui.scroll_to_rect(egui::Rect::from_min_max(top, ui.min_rect().right_bottom()), None);
    }
    no_price_ui(ui, session, commands);
    price_question::price_question_ui(ui, session, commands);
    refused_ui(ui, session);
}

/// The services on screen, and those that are folded away: with a declaration all but the chosen one, for the table needs the room;
/// elsewhere those that do not go there.
fn shown(session: &Session) -> (Vec<Placed>, Vec<Placed>) {
    let chosen = session.service();
    let open = session.customs.services_open;
    session.services_there().into_iter().partition(|(offer, why_not)| {
        let is_chosen = chosen.as_ref() == Some(&offer.service);
        is_chosen || open || why_not.is_none() && !session.needs_customs()
    })
}

/// A service, and why it does not go there.
type Placed = (Offer, Option<WhyNot>);

/// `3 autres services acceptent ce colis`, as a link that shows them; or one that folds them again.
fn fold_ui(ui: &mut Ui, session: &mut Session, hidden: &[Placed]) {
    let words = session.words;
    let fitting = hidden.iter().filter(|(_, why_not)| why_not.is_none()).count();
    let sentence = match (hidden.len(), fitting) {
        (0, _) if !session.customs.services_open => return,
        (0, _) => words.get("services-fold").to_owned(),
        (count, 0) => words.with("services-not-there", &[("count", count.into())]),
        (_, fitting) => words.with("services-others", &[("count", fitting.into())]),
    };
    if ui.add(Button::link(&sentence)).clicked() {
        session.customs.services_open = !session.customs.services_open;
    }
}

/// Why a service cannot be had for where this parcel goes.
fn why_not_there(words: Words, why_not: WhyNot) -> String {
    match why_not {
        WhyNot::NotFromThere => words.get("why-not-from-there").to_owned(),
        WhyNot::UnknownDestination => words.get("why-not-known").to_owned(),
        WhyNot::NotThere { instead: None } => words.get("why-not-there").to_owned(),
        WhyNot::NotThere { instead: Some(product) } => {
            let name = Service::by_code(CarrierKind::Colissimo, product.code()).map_or("", |service| &service.name);
            words.with("why-not-there-but", &[("service", name.into())])
        }
        WhyNot::NoPickup => words.get("why-not-pickup").to_owned(),
        WhyNot::NoReturn => words.get("why-not-return").to_owned(),
    }
}

/// What a service of our tables is, in a few words.
fn about(service: &Service) -> &'static str {
    match service.carrier {
        CarrierKind::LettreSuivie => "service-lettre-suivie",
        CarrierKind::Colissimo => match service.code.as_ref() {
            "DOM" => "service-dom",
            "DOS" => "service-dos",
            "HD" => "service-hd",
            "COM" => "service-com",
            "CDS" => "service-cds",
            "ECO" => "service-eco",
            "CORE" | "CORI" => "service-return",
            "CORF" => "service-return-abroad",
            _ => "service-colissimo",
        },
    }
}

struct CardTexts {
    subtitle: String,
    tone: Option<Tone>,
    price: String,
    note: String,
    stale: bool,
}

fn card_texts(session: &Session, offer: &Offer, why_not: Option<WhyNot>) -> CardTexts {
    let words = session.words;
    let service = &offer.service;
    let is_chosen = session.service().as_ref() == Some(service);
    if let Some(since) = offer.gone {
        let subtitle = words.with("service-gone-since", &[("date", words.date(since).into())]);
        let tone = is_chosen.then_some(Tone::Error);
        return CardTexts { subtitle, tone, price: String::new(), note: String::new(), stale: false };
    }
    if let Some(why_not) = why_not {
        let subtitle = why_not_there(words, why_not);
        let tone = is_chosen.then_some(Tone::Error);
        return CardTexts { subtitle, tone, price: String::new(), note: String::new(), stale: false };
    }
    let (subtitle, tone) = match service.known {
        Known::InOurTables => {
            let objection = objection(session).filter(|_| is_chosen);
            let tone = objection.as_ref().map(|_| Tone::Error);
            (objection.unwrap_or_else(|| words.get(about(service)).to_owned()), tone)
        }
        Known::ListedOnly { .. } => (words.get("service-not-in-our-tables").to_owned(), Some(Tone::Warning)),
    };
    if !is_chosen {
        // A price is asked for what is chosen.
        return CardTexts { subtitle, tone, price: String::new(), note: String::new(), stale: false };
    }
    let known = session.ship.rates.known().and_then(|rates| rates.iter().find(|rate| rate.service.0 == service.code));
    let price = known.map_or_else(String::new, |rate| words.price(rate.price));
    let listed = known.is_some_and(|rate| matches!(rate.source, PriceSource::Listed { .. }));
    let surcharges = known.map_or("", |rate| match rate.surcharges {
        Surcharges::Excluded => words.get("without-surcharges"),
        Surcharges::Included if listed => words.get("price-own"),
        Surcharges::Included => "",
    });
    let (price, note, stale) = match session.price() {
        Price::Known(_) => (price, surcharges, false),
        Price::Coming(None) => ("…".to_owned(), words.get("price-asked"), true),
        Price::Coming(Some(_)) => (price, words.get("price-to-recompute"), true),
        Price::Open if known.is_some() => (price, words.get("price-to-recompute"), true),
        Price::Open => (String::new(), "", false),
        Price::NotQuoted => ("–".to_owned(), words.get("price-not-quoted"), false),
        Price::Failed(_) => ("–".to_owned(), words.get("price-unknown"), false),
    };
    CardTexts { subtitle, tone, price, note: note.to_owned(), stale }
}

/// Why the parcel cannot go by this service, in its own words on the card; what is only not typed yet is no reason.
fn objection(session: &Session) -> Option<String> {
    let words = session.words;
    let plain = |id: &str| Some(words.get(id).to_owned());
    let faults = session.ship.checked.problems.iter().filter(|problem| problem.severity == Severity::Error);
    faults.into_iter().find_map(|problem| match &problem.fault {
        Fault::WeightOver { .. } => plain("service-too-heavy"),
        Fault::SizeOver { .. } | Fault::SumNotUnder { .. } => plain("service-too-large"),
        Fault::FaceUnder { .. } => plain("service-too-small"),
        Fault::OutsideFrance { .. } => plain("service-france-only"),
        Fault::Customs(
            CustomsFault::ServiceNotThere { .. } | CustomsFault::ServiceInstead { .. } | CustomsFault::ServiceOtherWay,
        ) => Some(words.problem(problem)),
        Fault::Missing
        | Fault::TooLong { .. }
        | Fault::Unprintable { .. }
        | Fault::PostcodeDigits { .. }
        | Fault::PostcodeUnknown
        | Fault::PostcodeOverseas
        | Fault::NotAWeight
        | Fault::WeightZero
        | Fault::NotASize { .. }
        | Fault::SideZero
        | Fault::NotACountry { .. }
        | Fault::NotAPhone
        | Fault::NotAnEmail
        | Fault::NotADate
        | Fault::DateAhead
        | Fault::ShipDatePast
        | Fault::NotAnAmount
        | Fault::NotACount
        | Fault::NotAToken
        | Fault::NoSender
        | Fault::PriceUnusual { .. }
        | Fault::AddressSuggested { .. }
        | Fault::AddressDoubted { .. }
        | Fault::ServiceGone { .. }
        | Fault::LimitsUnknown
        | Fault::LogoWithZpl { .. }
        | Fault::LogoTooLarge { .. }
        | Fault::LogoTransparent
        | Fault::LogoNotSquare { .. }
        | Fault::LogoCoarse { .. }
        | Fault::Customs(_)
        | Fault::NotAnEndpoint
        | Fault::NotHttps
        | Fault::ShippedElsewhere { .. }
        | Fault::CarrierRefused(_) => None,
    })
}

/// What can be done where there is no price: asking again, or the owner's own list.
fn no_price_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let failure = match session.price() {
        Price::NotQuoted => {
            if ui.add(Button::link(words.get("price-add-own"))).clicked() {
                session.open_settings(SettingsPage::Prices, commands);
            }
            return;
        }
        Price::Failed(failure) => failure,
        Price::Open | Price::Coming(_) | Price::Known(_) => return,
    };
    let (sentence, details) = (words.mishap(&failure.mishap), failure.details.clone());
    say_wrapped(ui, sentence, Type::SmallMedium, Tokens::of(ui).err);
    let again = ui.add(Button::link(words.get("try-again"))).clicked();
    if let Some(details) = details {
        super::failure::details_ui(ui, Id::unique("price details"), words, &details);
    }
    if again {
        session.ask_for_rates(commands);
    }
}

/// What the carrier said of the shipment as a whole, which no box stands for.
fn refused_ui(ui: &mut Ui, session: &mut Session) {
    if let Some(problem) = session.ship.problem_at(Field::Shipment) {
        let response = say_wrapped(ui, session.words.problem(problem), Type::SmallMedium, Tokens::of(ui).err);
        if session.ship.focus == Some(Field::Shipment) {
            session.ship.focus = None;
            response.scroll_to_me(None);
        }
    }
}

/// Draws the day and the format.
pub(super) fn handover_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    section_ui(ui, words.get("handover"), |_| ());
    let today = session.today();
    let days = ShipDay::ALL.map(|day| {
        let id = match day {
            ShipDay::Today => "day-today",
            ShipDay::Tomorrow => "day-tomorrow",
            ShipDay::AfterTomorrow => "day-after-tomorrow",
        };
        words.with(id, &[("date", words.date(day.date(today)).into())])
    });
    let chosen = ShipDay::ALL.iter().position(|day| *day == session.ship.draft.ship_day);
    if let Some(day) = choose(ui, session, Field::ShipDate, &days, chosen).and_then(|at| ShipDay::ALL.get(at)) {
        session.ship.draft.ship_day = *day;
        session.edited();
    }

    let formats = session.service().map_or(&LabelFormat::BOUGHT[..], |service| service.capabilities.formats);
    let printers = session.printer_language().name();
    let as_printer = if session.settings.label_printer().is_some() { "format-as-printer" } else { "format-kept" };
    let mut options = vec![words.with(as_printer, &[("format", printers.into())])];
    options.extend(formats.iter().map(|format| words.with("format-4x6", &[("format", format.name().into())])));
    let chosen = match session.ship.draft.format {
        FormatChoice::AsThePrinter => Some(0),
        FormatChoice::Fixed(fixed) => formats.iter().position(|format| *format == fixed).map(|at| at + 1),
    };
    if let Some(at) = choose(ui, session, Field::Format, &options, chosen) {
        let fixed = at.checked_sub(1).and_then(|at| formats.get(at));
        session.ship.draft.format = fixed.map_or(FormatChoice::AsThePrinter, |format| FormatChoice::Fixed(*format));
        session.edited();
    }
    logo_ui(ui, session);
}

/// Logo or ZPL: what the label carries is said beside the format, and where both are chosen, the ways out are buttons.
fn logo_ui(ui: &mut Ui, session: &mut Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(logo) = session.account().and_then(|account| account.logo.clone()) else { return };
    let conflict = session.ship.checked.problems.at(Field::Format).map(|problem| &problem.fault);
    if matches!(conflict, Some(Fault::LogoWithZpl { .. })) {
        if session.settings.label_printer().is_some() {
            say_wrapped(ui, words.get("logo-pdf-printed-too"), Type::Small, tokens.text2);
        }
        ui.horizontal_wrapped(|ui| {
            let ways = [
                ("logo-with-pdf", FormatChoice::Fixed(LabelFormat::Pdf), LogoChoice::AsTheAccount),
                ("logo-with-png", FormatChoice::Fixed(LabelFormat::Png), LogoChoice::AsTheAccount),
                ("logo-zpl-without", session.ship.draft.format, LogoChoice::Without),
            ];
            for (word, format, logo) in ways {
                if ui.add(Button::plain(words.get(word))).clicked() {
                    session.ship.draft.format = format;
                    session.ship.draft.logo = logo;
                    session.edited();
                }
            }
        });
        return;
    }
    match session.ship.draft.logo {
        LogoChoice::AsTheAccount => {
            let sentence = words.with("logo-on-label", &[("name", logo.name.as_str().into())]);
            say_wrapped(ui, sentence, Type::Small, tokens.text2);
        }
        LogoChoice::Without => {
            ui.horizontal_wrapped(|ui| {
                say(ui, words.get("logo-left-out"), Type::Small, tokens.text2);
                if ui.add(Button::link(words.get("logo-back"))).clicked() {
                    session.ship.draft.logo = LogoChoice::AsTheAccount;
                    session.edited();
                }
            });
        }
    }
}

/// Draws a select box of the form; says which option was chosen now.
fn choose(
    ui: &mut Ui,
    session: &mut Session,
    field: Field,
    options: &[String],
    chosen: Option<usize>,
) -> Option<usize> {
    let words = session.words;
    let problem = session.ship.problem_at(field);
    let said = problem.map(|problem| (problem.severity, words.problem(problem)));
    let note: Option<Note<'_>> = said.as_ref().map(|(severity, sentence)| note(*severity, sentence));
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let mut at = chosen.unwrap_or(0);
    let response = select_ui(ui, Select::new(field_id(field), words.field(field), &options).note(note), &mut at);
    follow(&response, session, field);
    response.changed().then_some(at)
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::NodeT as _;
    use egui_kittest::kittest::Queryable as _;

    use crate::domain::CarrierKind;
    use crate::domain::Direction;
    use crate::domain::ServiceCode;
    use crate::ui::testing::desk;
    use crate::ui::testing::session;
    use crate::words::Lang;

    #[test]
    fn a_service_that_goes_the_other_way_says_so_on_its_card() {
        let mut session = session(Lang::EN);
        session.accounts[0].kind = CarrierKind::Colissimo;
        session.ship.draft = crate::domain::rules::tests::draft();
        session.choose_service(ServiceCode("DOM".to_owned()));
        session.ship.draft.handling.direction = Direction::Return;
        session.edited();
        let desk = desk(session);
        let chosen = desk.get_all_by_role(egui::accesskit::Role::RadioButton);
        let said: Vec<String> = chosen.filter_map(|card| card.accesskit_node().description()).collect();
        assert!(said.iter().any(|said| said.contains("A return goes by a return service")), "{said:?}");
    }
}

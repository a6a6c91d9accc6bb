//! Every widget on one page, in the states the design names, for a test to draw in both themes.

use egui::Id;
use egui::Key;
use egui::Ui;
use egui::Vec2;

use super::*;
use crate::ui::theme;
use crate::ui::theme::ACTION_BAR;
use crate::ui::theme::COLUMN_PADDING;
use crate::ui::theme::STRIP;
use crate::ui::theme::TOP_BAR;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::words::Lang;
use crate::words::Words;
use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

/// What the page is in the middle of.
pub struct Gallery {
    fields: [String; 9],
    country: usize,
    bag: usize,
    service: Option<usize>,
    segment: usize,
    shop: usize,
    blocked: bool,
    voided: u32,
}

impl Default for Gallery {
    fn default() -> Self {
        let fields =
            ["Camille Roussel", "Atelier Roussel", "27 rue Paul Bert", "", "6903", "Lyon", "412 g", "22x16x2", ""];
        Self {
            fields: fields.map(str::to_owned),
            country: 0,
            bag: 0,
            service: Some(0),
            segment: 0,
            shop: 0,
            blocked: true,
            voided: 0,
        }
    }
}

/// Draws the page.
pub fn gallery_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let words = Words::new(Lang::FR);
    let tokens = Tokens::of(ui);
    let panel = |fill| egui::Frame::new().fill(fill);
    egui::Panel::top("band").exact_size(32.0).frame(panel(tokens.practice)).show(ui, |ui| {
        practice_band_ui(ui, words.get("practice-band"), words.get("practice-leave"));
    });
    let rail = rail_width(ui, &["Expédier", "Historique"]);
    egui::Panel::left("rail").exact_size(rail).resizable(false).frame(panel(tokens.sunken)).show(ui, |ui| {
        ui.add_space(8.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add(RailItem::new(Icon::Box, words.get("rail-ship")).selected(true));
        ui.add(RailItem::new(Icon::List, words.get("rail-queue")).badge(12));
        ui.add(RailItem::new(Icon::Clock, words.get("rail-history")).badge(3));
        ui.add(RailItem::new(Icon::Plug, words.get("rail-accounts")));
    });
    let bar = panel(tokens.bg).inner_margin(egui::Margin::symmetric(20, 8));
    egui::Panel::top("top").exact_size(TOP_BAR).frame(bar).show(ui, |ui| top_bar_ui(ui, gallery, words));
    let action = panel(tokens.surface).inner_margin(egui::Margin::symmetric(20, 10));
    egui::Panel::bottom("action").exact_size(ACTION_BAR).frame(action).show(ui, |ui| action_bar_ui(ui, gallery, words));
    let strip = panel(tokens.bg).inner_margin(egui::Margin::symmetric(20, 16));
    egui::Panel::bottom("strip").exact_size(STRIP).frame(strip).show(ui, |ui| strip_ui(ui, gallery, words));
    let column = panel(tokens.surface).inner_margin(COLUMN_PADDING);
    egui::Panel::left("to").exact_size(392.0).resizable(false).frame(column).show(ui, |ui| to_ui(ui, gallery));
    let bench = panel(tokens.bg).inner_margin(COLUMN_PADDING);
    egui::Panel::right("label").exact_size(388.0).resizable(false).frame(bench).show(ui, states_ui);
    egui::CentralPanel::no_frame().frame(column).show(ui, |ui| how_ui(ui, gallery));
}

fn top_bar_ui(ui: &mut Ui, gallery: &mut Gallery, words: Words) {
    let tokens = Tokens::of(ui);
    ui.horizontal_centered(|ui| {
        say(ui, words.get("rail-ship"), Type::Title, tokens.text);
        say(ui, "Commande 10482", Type::Body, tokens.text2);
        ui.add_space(80.0);
        let search = words.get("scan-or-search");
        FieldSpec::new(Id::unique("scan"), search, &mut gallery.fields[8])
            .placeholder(search)
            .icon(Icon::Scan)
            .key("Ctrl K")
            .width(366.0)
            .bare_ui(ui);
        let shops = ["Papeterie du Rhône", "Poste d’essai"];
        Select::new(Id::unique("shop"), "Boutique", &shops).bare_ui(ui, &mut gallery.shop);
        ui.add(Button::plain(words.get("packing-mode")).key("F11"));
    });
}

fn strip_ui(ui: &mut Ui, gallery: &mut Gallery, words: Words) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        say(ui, "1L 0048 2917 358", Type::Code, tokens.text);
        icon_ui(ui, Icon::Done, 16.0, tokens.ok);
        say(ui, "Imprimée à 14:31:52", Type::LabelMedium, tokens.ok);
        ui.add(Button::plain(words.get("another-parcel")).key("F7"));
        ui.add(Button::plain(words.get("reprint")).icon(Icon::Printer).key("F8"));
        if hold_button(ui, words.get("void-hold"), words.get("holding"), Some(Key::F9)) {
            gallery.voided += 1;
        }
        ui.add(Button::icon_only(Icon::Copy, words.get("copy")));
    });
}

fn action_bar_ui(ui: &mut Ui, gallery: &mut Gallery, words: Words) {
    let tokens = Tokens::of(ui);
    ui.horizontal_centered(|ui| {
        icon_ui(ui, Icon::Error, 18.0, tokens.err);
        say(ui, words.with("to-fix", &[("count", 2.into())]), Type::BodyStrong, tokens.text);
        key_cap_ui(ui, "F6");
        problem_chip_ui(ui, Tone::Error, "Code postal", "il manque un chiffre");
        problem_chip_ui(ui, Tone::Warning, "Dimensions", "");
        let act = "Acheter et imprimer · 4,55 €";
        let key = words.get("key-ctrl-enter");
        let button = if gallery.blocked {
            MainAction::blocked(act, "2 à corriger avant l’achat · Zebra ZD421 prête", key)
        } else {
            MainAction::ready(act, "hors suppléments · Zebra ZD421 prête", key)
        };
        if ui.add(button.width(388.0)).clicked() {
            gallery.blocked = !gallery.blocked;
        }
    });
}

fn to_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let [name, company, street, more, postcode, town, weight, size, _] = &mut gallery.fields;
    section_ui(ui, "Destinataire", |ui| {
        key_cap_ui(ui, "Ctrl Maj V");
        ui.add(Button::link("Coller une adresse"));
    });
    field_ui(ui, FieldSpec::new(Id::unique("name"), "Nom", name).counter(15, 38));
    field_ui(ui, FieldSpec::new(Id::unique("company"), "Société", company).counter(41, 38));
    let kept = Note::warning("Il manque peut-être un numéro");
    field_ui(ui, FieldSpec::new(Id::unique("street"), "Adresse", street).counter(16, 38).note(kept));
    field_ui(ui, FieldSpec::new(Id::unique("more"), "Complément", more).placeholder("bât. C"));
    FieldRow::new("Code, ville").show(ui, |row| {
        let wrong = Note::error("Il faut 5 chiffres, il y en a 4");
        row.field(FieldSpec::new(Id::unique("postcode"), "Code postal", postcode).width(84.0).note(wrong));
        row.field(FieldSpec::new(Id::unique("town"), "Ville", town).counter(4, 32));
    });
    select_ui(ui, Select::new(Id::unique("country"), "Pays", &["France", "Suisse"]), &mut gallery.country);
    separator_ui(ui);
    FieldRow::new("Poids").show(ui, |row| {
        row.field(FieldSpec::new(Id::unique("weight"), "Poids", weight).width(124.0).echo("0,412 kg"));
        row.select(Select::new(Id::unique("bag"), "Emballage", &["Sachet A5", "Petite boîte"]), &mut gallery.bag);
    });
    let wrong = Note::error("Trop grand : 14 × 9 × 3 cm au plus");
    field_ui(ui, FieldSpec::new(Id::unique("size"), "Dimensions", size).echo("22 × 16 × 2 cm").note(wrong));
}

fn how_ui(ui: &mut Ui, gallery: &mut Gallery) {
    let tokens = Tokens::of(ui);
    section_ui(ui, "Service", |ui| {
        say(ui, "depuis 69002 Lyon", Type::Label, tokens.text2);
    });
    let card = |title, subtitle, price| ServiceCard {
        title,
        subtitle,
        tone: None,
        price,
        price_note: "hors suppléments",
        stale: false,
        offered: true,
    };
    let cards = [
        ServiceCard {
            tone: Some(Tone::Error), ..card("Lettre Suivie", "Colis trop grand pour ce service", "4,55 €")
        },
        card("Colissimo Domicile", "Sans signature, 2 jours", "7,25 €"),
        ServiceCard {
            stale: true,
            price_note: "à recalculer",
            ..card("Colissimo avec signature", "Assurance jusqu’à 5 000 €", "8,40 €")
        },
        ServiceCard {
            offered: false,
            price_note: "",
            ..card("Colissimo Point Retrait", "Il faut un mobile ou un e-mail", "–")
        },
    ];
    service_list_ui(ui, Id::unique("services"), &cards, &mut gallery.service);
    separator_ui(ui);
    ui.horizontal_wrapped(|ui| {
        segments_ui(ui, &mut gallery.segment, &["Tout", "Aujourd’hui", "En route"]);
        ui.add_enabled(false, Button::plain("Annuler"));
        ui.add(Button::filled("Réimprimer").key("F8"));
        ui.add_enabled(false, Button::filled("Connecter").key("Ctrl Entrée"));
    });
    ui.add_enabled_ui(false, |ui| {
        let format =
            Select::new(Id::unique("format"), "Format", &["ZPL 102 × 152"]).note(Note::hint("Avec logo : PDF ou PNG"));
        select_ui(ui, format, &mut 0);
    });
    empty_ui(ui, Icon::Box, "Rien à expédier. Scannez une commande.", Some("Nouvel envoi"));
}

fn states_ui(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.add(Tag::new(Tone::Done, "Livré"));
        ui.add(Tag::new(Tone::Error, "Non imprimée"));
        ui.add(Tag::new(Tone::Warning, "Douane"));
        ui.add(Tag::new(Tone::Waiting, "En attente"));
        ui.add(Tag::new(Tone::Chosen, "En route").icon(Icon::Truck));
        ui.add(Tag::new(Tone::Practice, "SPECIMEN"));
        ui.add(Tag::new(Tone::Neutral, "Esquisse"));
    });
    for (tone, title) in [
        (Tone::Waiting, "Achat sans réponse : Paul Meyer, 67000 Strasbourg"),
        (Tone::Error, "Non imprimée : Hugo Roussel, 33000 Bordeaux"),
    ] {
        let text = "L’étiquette est payée et gardée ici.";
        Notice { id: Id::unique(title), tone, title, text, action: Some("Voir"), also: None, close: Some("Fermer") }
            .show(ui);
    }
    Card::new().edge(Tone::Done).show(ui, |ui| say(ui, "Zebra ZD421, prête", Type::BodyMedium, tokens.text));
    Card::new().selected().show(ui, |ui| say(ui, "La Poste Lettre Suivie", Type::BodyStrong, tokens.text));
    ui.horizontal(|ui| {
        for letter in ['A', 'C', 'F'] {
            grade_badge_ui(ui, letter);
        }
        for icon in [Icon::Scale, Icon::Ruler, Icon::Search, Icon::Key, Icon::Trash, Icon::Info] {
            icon_ui(ui, icon, 18.0, tokens.text2);
        }
    });
    let sheet = sketch_frame(ui, Vec2::new(60.0, 80.0), "Esquisse de l’étiquette");
    dashed_rect(ui.painter(), sheet.shrink(12.0), egui::Stroke::new(1.0, tokens.edge));
    practice_frame(ui.ctx());
}

#[test]
fn every_widget_draws_in_both_themes_and_every_size() {
    for theme in [Theme::Light, Theme::Dark] {
        for size in [Vec2::new(1280.0, 800.0), Vec2::new(640.0, 400.0)] {
            let mut desk = gallery(theme, size);
            desk.run();
        }
    }
}

#[test]
fn a_problem_is_the_description_of_its_field() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    let postcode = desk.get_by_role_and_label(Role::TextInput, "Code postal");
    assert_eq!(postcode.accesskit_node().description().as_deref(), Some("Il faut 5 chiffres, il y en a 4"));
    desk.get_by_role_and_label(Role::TextInput, "Nom");
}

#[test]
fn a_blocked_action_still_reports_its_press() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    assert!(desk.get_by_label("Acheter et imprimer · 4,55 €").accesskit_node().is_disabled());
    desk.get_by_label("Acheter et imprimer · 4,55 €").click();
    desk.run();
    assert!(!desk.state().blocked);
    assert!(!desk.get_by_label("Acheter et imprimer · 4,55 €").accesskit_node().is_disabled());
}

#[test]
fn what_is_typed_arrives_and_the_next_field_is_a_tab_away() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Complément").focus();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Complément").type_text("bât. D");
    desk.run();
    assert_eq!(desk.state().fields[3], "bât. D");
    desk.key_press(Key::Tab);
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Code postal").is_focused());
}

#[test]
fn a_held_key_acts_once_and_a_tap_does_not() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    hold_f9(&mut desk, 10);
    assert_eq!(desk.state().voided, 0);
    hold_f9(&mut desk, 90);
    assert_eq!(desk.state().voided, 1);
}

#[test]
fn arrows_choose_among_what_is_offered() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    desk.get_by_label("Lettre Suivie").focus();
    desk.run();
    for _ in 0..4 {
        desk.key_press(Key::ArrowDown);
        desk.run();
    }
    assert_eq!(desk.state().service, Some(2));
}

#[test]
fn a_list_opens_takes_a_choice_and_gives_the_focus_back() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    desk.get_by_role_and_label(Role::ComboBox, "Pays").click();
    desk.run();
    desk.get_by_label("Suisse").click();
    desk.run();
    assert_eq!(desk.state().country, 1);
    assert!(desk.get_by_role_and_label(Role::ComboBox, "Pays").is_focused());
    desk.key_press(Key::ArrowUp);
    desk.run();
    assert_eq!(desk.state().country, 0);
}

#[test]
fn a_list_that_the_focus_left_is_closed() {
    let mut desk = gallery(Theme::Light, Vec2::new(1280.0, 800.0));
    desk.run();
    desk.get_by_role_and_label(Role::ComboBox, "Pays").click();
    desk.run();
    assert!(desk.query_by_label("Suisse").is_some());
    desk.get_by_role_and_label(Role::TextInput, "Code postal").focus();
    desk.run();
    assert!(desk.query_by_label("Suisse").is_none());
}

/// Holds F9 for so many frames of a sixtieth of a second, and lets it go.
fn hold_f9(desk: &mut Harness<'_, Gallery>, frames: usize) {
    desk.key_down(Key::F9);
    for _ in 0..frames {
        desk.step();
    }
    desk.key_up(Key::F9);
    desk.run();
}

fn gallery(theme: Theme, size: Vec2) -> Harness<'static, Gallery> {
    let mut ready = false;
    let page = move |ui: &mut Ui, gallery: &mut Gallery| {
        // The fonts come with the frame after the one they are given in.
        if ready {
            gallery_ui(ui, gallery);
        } else {
            theme::install(ui.ctx());
            ready = true;
            ui.ctx().request_repaint_after(std::time::Duration::ZERO);
        }
    };
    Harness::builder()
        .with_theme(theme)
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(page, Gallery::default())
}

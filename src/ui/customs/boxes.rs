//! The boxes of the declaration outside the table: three over it, the others unfolded on demand.

use egui::Id;
use egui::Ui;

use super::cell::tone;
use crate::domain::AddressDraft;
use crate::domain::ContentsCategory;
use crate::domain::Currency;
use crate::domain::CustomsBox;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::OriginalColumn;
use crate::domain::OriginalDraft;
use crate::domain::RowId;
use crate::domain::rules::CURRENCIES;
use crate::session::Session;
use crate::ui::fields::Look;
use crate::ui::fields::box_ui;
use crate::ui::fields::field_id;
use crate::ui::fields::follow;
use crate::ui::fields::keep_ui;
use crate::ui::fields::line_ui;
use crate::ui::fields::note;
use crate::ui::theme::NOTE;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Labels;
use crate::ui::widgets::Row;
use crate::ui::widgets::Select;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::select_ui;

/// From this much room on the three boxes stand side by side.
const SIDE_BY_SIDE_FROM: f32 = 560.0;

/// The width of the category, the longest of whose names it shows whole.
const CATEGORY: f32 = 204.0;

/// Of what the category leaves, the part that an EORI of sixteen signs takes.
const EORI_SHARE: f32 = 0.53;

/// What a box needs beside its text and the name at its end.
const BESIDE_TEXT: f32 = 44.0;

/// The width of the labels of the folded boxes.
const COLUMN: f32 = 150.0;

/// Draws category, EORI and invoice.
pub(super) fn front_ui(ui: &mut Ui, session: &mut Session) {
    let width = ui.available_width();
    if width < SIDE_BY_SIDE_FROM {
        let words = session.words;
        FieldRow::new(words.get("customs-category")).show(ui, |row| category_ui(row, session, None));
        line_ui(ui, session, Field::Customs(CustomsBox::Eori), Look::default());
        line_ui(ui, session, Field::Customs(CustomsBox::Invoice), Look::default());
        return;
    }
    let rest = width - CATEGORY - 16.0;
    let eori = (rest * EORI_SHARE).round();
    let echoes = [(CustomsBox::Eori, eori), (CustomsBox::Invoice, rest - eori)]
        .map(|(at, width)| (at, width, short_if_it_fits(ui, session, at, width)));
    FieldRow::new("").labels(Labels::Beside(0.0)).silent().show(ui, |row| {
        category_ui(row, session, Some(CATEGORY));
        for (at, width, echo) in echoes {
            box_ui(row, session, Field::Customs(at), Look { width: Some(width), echo, ..Look::default() });
        }
    });
    let mut said = false;
    for at in [CustomsBox::Category, CustomsBox::Eori, CustomsBox::Invoice] {
        said |= said_ui(ui, session, Field::Customs(at));
    }
    ui.add_space(if said { 8.0 } else { NOTE });
}

/// Draws what is said of a box that shares its row, on a line of its own; true if there is something.
fn said_ui(ui: &mut Ui, session: &mut Session, field: Field) -> bool {
    let words = session.words;
    let Some(problem) = session.ship.problem_at(field) else { return false };
    let (may_be_kept, sentence) = (problem.severity.may_be_kept(), words.problem(problem));
    let tone = tone(problem.severity);
    let tokens = Tokens::of(ui);
    let ink = tone.map_or(tokens.text3, |tone| tone.ink(tokens));
    let keep = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::new(4.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        if let Some(icon) = tone.and_then(Tone::icon) {
            icon_ui(ui, icon, 14.0, ink);
        }
        say_wrapped(ui, sentence, Type::SmallMedium, ink);
        may_be_kept && ui.add(Button::link(words.get("keep"))).clicked()
    });
    if keep.inner {
        session.keep_warning(field);
        session.recheck();
    }
    true
}

/// The box's name at its right end, as long as that leaves room for what is typed.
fn short_if_it_fits(ui: &Ui, session: &mut Session, at: CustomsBox, width: f32) -> Option<String> {
    let name = session.words.get(short(at));
    let typed = session.ship.draft.customs.text_mut(at).cloned().unwrap_or_default();
    let wide = |text: &str, style: Type| galley(ui, text, style, Tokens::of(ui).text, f32::INFINITY).size().x;
    let needed = wide(&typed, Type::Body) + wide(name, Type::Small) + BESIDE_TEXT;
    (needed <= width).then(|| name.to_owned())
}

fn short(at: CustomsBox) -> &'static str {
    if at == CustomsBox::Eori { "eori-short" } else { "customs-invoice" }
}

fn category_ui(row: &mut Row<'_>, session: &mut Session, width: Option<f32>) {
    let words = session.words;
    let field = Field::Customs(CustomsBox::Category);
    let said = session.ship.problem_at(field).map(|problem| (problem.severity, words.problem(problem)));
    let mut names = vec![words.get("category-choose")];
    names.extend(ContentsCategory::ALL.iter().map(|category| words.get(category.id())));
    let chosen = session.ship.draft.customs.category;
    let mut at = chosen.and_then(|chosen| ContentsCategory::ALL.iter().position(|category| *category == chosen));
    let mut index = at.take().map_or(0, |at| at + 1);
    let note = said.as_ref().map(|(severity, sentence)| note(*severity, sentence));
    let mut select = Select::new(field_id(field), words.get("customs-category"), &names).note(note);
    if let Some(width) = width {
        select = select.width(width);
    }
    let response = row.select(select, &mut index);
    if response.changed() {
        session.ship.draft.customs.category =
            index.checked_sub(1).and_then(|at| ContentsCategory::ALL.get(at)).copied();
        session.edited();
    }
    follow(&response, session, field);
}

/// Draws the fold, and the boxes in it while it is open.
pub(super) fn more_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let open = session.customs.more_open;
    let icon = if open { Icon::ChevronUp } else { Icon::ChevronDown };
    if ui.add(Button::quiet(words.get("customs-more")).icon(icon)).clicked() {
        session.customs.more_open = !open;
    }
    if !session.customs.more_open {
        let filled = filled(session);
        if !filled.is_empty() {
            say(ui, filled, Type::Small, Tokens::of(ui).text2);
        }
        return;
    }
    for at in CustomsBox::ALL {
        if Session::is_box_up_front(at) || at == CustomsBox::Articles {
            continue;
        }
        let look = Look { hint: hint(session, at), ..Look::default() };
        line_of(ui, session, Field::Customs(at), look);
    }
    currency_ui(ui, session);
    importer_ui(ui, session);
    originals_ui(ui, session);
}

/// The one currency of all values: it is said of the declaration, and sent with every article.
fn currency_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let chosen = session.totals().currency.unwrap_or(Currency::EUR);
    let mut at = CURRENCIES.iter().position(|code| *code == chosen.code()).unwrap_or(0);
    let select = Select::new(Id::unique("currency of all values"), words.get("currency-of-all"), &CURRENCIES);
    if select_ui(ui, select.column(COLUMN), &mut at).changed()
        && let Some(code) = CURRENCIES.get(at)
    {
        session.choose_currency(code);
    }
}

/// The names of the folded boxes that something stands in.
fn filled(session: &mut Session) -> String {
    let words = session.words;
    let customs = &mut session.ship.draft.customs;
    let mut names: Vec<&str> = Vec::new();
    for at in CustomsBox::ALL.into_iter().filter(|at| !Session::is_box_up_front(*at)) {
        if customs.text_mut(at).is_some_and(|text| !text.trim().is_empty()) {
            names.push(words.get(at.id()));
        }
    }
    names.extend(customs.importer.is_some().then(|| words.get("importer-other")));
    names.extend((!customs.originals.is_empty()).then(|| words.get("originals")));
    names.join(" · ")
}

fn hint(session: &Session, at: CustomsBox) -> Option<String> {
    let id = match at {
        CustomsBox::Explanation => "hint-explanation",
        CustomsBox::Description => "hint-customs-description",
        CustomsBox::ImportersReference => "hint-importers-reference",
        CustomsBox::Gst => "hint-gst",
        CustomsBox::Comments => "hint-customs-comments",
        CustomsBox::Postage => "hint-postage",
        CustomsBox::Copies => "hint-copies",
        CustomsBox::Articles
        | CustomsBox::Category
        | CustomsBox::Invoice
        | CustomsBox::Licence
        | CustomsBox::Certificate
        | CustomsBox::Eori
        | CustomsBox::ConsigneeEori => return None,
    };
    Some(session.words.get(id).to_owned())
}

fn line_of(ui: &mut Ui, session: &mut Session, field: Field, look: Look) {
    let label = session.words.field(field);
    FieldRow::new(label).column(COLUMN).show(ui, |row| box_ui(row, session, field, look));
    keep_ui(ui, session, field);
}

/// Who imports, where that is not the consignee.
fn importer_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let mut other = session.ship.draft.customs.importer.is_some();
    if check_ui(ui, &mut other, words.get("importer-other")).changed() {
        session.ship.draft.customs.importer = other.then(AddressDraft::default);
        session.edited();
    }
    let mut changed = false;
    if let Some(importer) = session.ship.draft.customs.importer.as_mut() {
        for line in [Line::Name, Line::Company, Line::Street, Line::Extra, Line::Postcode, Line::City, Line::Phone] {
            let label = words.field(Field::Address(crate::domain::Party::Consignee, line));
            if let Some(text) = importer.line_mut(line) {
                let spec = FieldSpec::new(Id::unique(("importer", line)), label, text).column(COLUMN);
                changed |= field_ui(ui, spec).changed();
            }
        }
        let mut code = importer.country.code().to_owned();
        let label = words.get("importer-country");
        let name = words.country(importer.country);
        let spec = FieldSpec::new(Id::unique(("importer", Line::Country)), label, &mut code).column(COLUMN).echo(name);
        if field_ui(ui, spec).changed()
            && let Ok(country) = code.parse()
        {
            importer.country = country;
            changed = true;
        }
    }
    if changed {
        session.edited();
    }
}

/// The outgoing parcels whose articles come back: A is the first.
fn originals_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    if !session.customs.demands.originals && session.ship.draft.customs.originals.is_empty() {
        return;
    }
    ui.add_space(4.0);
    say(ui, words.get("originals"), Type::LabelStrong, Tokens::of(ui).text2);
    let rows: Vec<RowId> = session.ship.draft.customs.originals.iter().map(|original| original.row).collect();
    let mut remove = None;
    for (at, row) in rows.into_iter().enumerate() {
        let letter = char::from(b'A'.saturating_add(u8::try_from(at).unwrap_or(25).min(25)));
        ui.horizontal(|ui| {
            say(
                ui,
                words.with("original-letter", &[("letter", letter.to_string().into())]),
                Type::Label,
                Tokens::of(ui).text2,
            );
            if ui.add(Button::link(words.get("remove"))).clicked() {
                remove = Some(row);
            }
        });
        for column in OriginalColumn::ALL {
            let example = if column == OriginalColumn::InvoiceDate { words.get("date-example") } else { "" };
            line_of(ui, session, Field::Original(row, column), Look { example, ..Look::default() });
        }
    }
    if let Some(row) = remove {
        session.ship.draft.customs.originals.retain(|original| original.row != row);
        session.edited();
    }
    if ui.add(Button::plain(words.get("original-add")).icon(Icon::Plus)).clicked() {
        let row = session.ship.draft.customs.new_row();
        session.ship.draft.customs.originals.push(OriginalDraft { row, ..OriginalDraft::default() });
        session.edited();
        session.ship.focus = Some(Field::Original(row, OriginalColumn::InvoiceNumber));
    }
}

//! The form's boxes, the table of articles aside.

use super::Cn23;
use super::Cn23Party;
use super::FORM;
use super::articles::kilograms;
use super::layout::Column;
use super::layout::Layout;
use crate::documents::codes::draw_code_128;
use crate::documents::form::Area;
use crate::documents::form::Ticked;
use crate::documents::form::country_names;
use crate::documents::form::either;
use crate::documents::form::sizes;
use crate::documents::form::tick_box;
use crate::documents::form::write;
use crate::documents::form::write_amid;
use crate::documents::lettering::Weight;
use crate::documents::lettering::clean;
use crate::documents::lettering::fit;
use crate::documents::page::Align;
use crate::documents::page::Page;
use crate::domain::Address;
use crate::domain::ContentsCategory;
use crate::domain::TrackingNumber;

/// The form's own text.
const OWN: (Align, Weight) = (Align::Left, Weight::Regular);
/// What is filled in.
const FILLED: (Align, Weight) = (Align::Left, Weight::Bold);

/// A line of a party's box: what it is, and what is filled in.
type Line = (&'static str, String);

/// What stands on every page: who carries it, what it is, and which page of how many.
pub(super) fn header(page: &mut Page, form: &Cn23<'_>, layout: &Layout, (number, of): (usize, usize)) {
    let Area { width, height, .. } = layout.header;
    let [operator, title, right] = layout.header.columns([width * 0.27, width * 0.5, width * 0.23]);
    let size = height * 0.34;
    write(page, operator.top(layout.small * 1.5), &layout.small_sizes(), OWN, &FORM.both("operator"));
    let name = Area { width: operator.width - 1.0, ..operator.below(layout.small * 1.4) }.top(size);
    write(page, name, &sizes(size, size * 0.4), FILLED, form.operator);

    let [french, english] = FORM.says("title");
    let bold = (Align::Centre, Weight::Bold);
    write(page, title.top(size), &sizes(size, size * 0.5), bold, french);
    write(page, title.below(size * 1.02).top(size * 0.8), &sizes(size * 0.8, size * 0.4), bold, english);
    let opened = title.below(size * 1.9).top(layout.small * 1.2);
    write(page, opened, &layout.small_sizes(), (Align::Centre, Weight::Regular), &FORM.both("opened"));

    let end = (Align::Right, Weight::Bold);
    write(page, right.top(size * 1.6), &sizes(size * 1.6, size), end, FORM.french("form"));
    let counted = format!("{} {number} / {of}", FORM.french("page"));
    write(
        page,
        right.below(size * 1.9).top(layout.small * 1.2),
        &layout.small_sizes(),
        (Align::Right, Weight::Regular),
        &counted,
    );
}

/// Every box of the first page, from the top.
pub(super) fn first(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    number(page, form, layout, layout.number);
    sender(page, form, layout);
    consignee(page, form, layout);
    importer(page, form, layout);
    totals(page, form, layout);
    category(page, form, layout);
    comments(page, form, layout);
    permits(page, form, layout);
    certification(page, form, layout);
}

/// The parcel's number, as bars and in groups for the eye.
pub(super) fn number(page: &mut Page, form: &Cn23<'_>, layout: &Layout, area: Area) {
    page.frame(area.x, area.y, area.width, area.height);
    let within = area.inset(layout.pad);
    write(page, within.top(layout.small * 1.3), &layout.small_sizes(), OWN, &FORM.both("item"));
    let Some(number) = form.number else { return };
    let size = layout.filled[0] * 1.3;
    let bars = within.below(layout.small * 1.6);
    let bars = bars.top(bars.height - size * 1.2);
    draw_code_128(page, &number.0, (bars.x, bars.y, bars.width, bars.height), layout.dpi);
    let line = within.below(within.height - size);
    write(page, line, &sizes(size, size * 0.6), (Align::Centre, Weight::Bold), &grouped(number));
}

/// `8Q 54016 03995 0` as La Poste groups its own numbers, `EY 9266 5238 3 FR` those of the UPU.
fn grouped(number: &TrackingNumber) -> String {
    let number = number.0.as_str();
    if number.len() != 13 || !number.is_ascii() {
        return TrackingNumber(number.to_owned()).grouped();
    }
    let is_international = number.as_bytes()[11..].iter().all(u8::is_ascii_alphabetic);
    let ends: [usize; 5] = if is_international { [2, 6, 10, 11, 13] } else { [2, 7, 12, 13, 13] };
    let mut start = 0;
    let groups = ends.map(|end| &number[std::mem::replace(&mut start, end)..end]);
    groups.join(" ").trim_end().to_owned()
}

fn sender(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let declaration = form.declaration;
    let mut side = reached(&form.sender);
    side.push(("eori", said(declaration.eori.as_deref())));
    if let Some(gst) = &declaration.gst {
        side.push(("gst", gst.clone()));
    }
    side.push(("sender-reference", said(form.reference)));
    party(page, layout, layout.sender, "from", (placed(form.sender.address), side));
}

fn consignee(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let mut side = reached(&form.consignee);
    side.push(("eori", said(form.declaration.consignee_eori.as_deref())));
    party(page, layout, layout.consignee, "to", (placed(form.consignee.address), side));
}

fn importer(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let declaration = form.declaration;
    let area = layout.importer;
    page.frame(area.x, area.y, area.width, area.height);
    let within = area.inset(layout.pad);
    let high = layout.small * 1.45;
    let reference = FORM.both("importer-reference");
    write(page, within.top(high), &sizes(layout.small * 1.15, layout.small), FILLED, &FORM.both("importer"));
    let title = if layout.side.is_some() { within.width * 0.29 } else { within.width * 0.5 };
    let [name, beside] = within.columns([title, within.width - title]);
    let label = beside.top(if layout.side.is_some() { high } else { high * 1.5 });
    let value = Area { y: label.bottom() + layout.pad * 0.4, height: layout.filled[0], ..beside };
    write(page, label, &layout.small_sizes(), OWN, &reference);
    write(page, value, &layout.sizes(), FILLED, &said(declaration.importers_reference.as_deref()));
    let Some(importer) = &declaration.importer else { return };
    if layout.side.is_some() {
        let lines = placed(importer).into_iter().chain([("telephone", said(importer.phone.as_deref()))]);
        list(page, layout, within.below(high + layout.filled[0] * 1.2), &lines.collect::<Vec<_>>());
    } else {
        let parts = placed(importer).into_iter().map(|(_, part)| part);
        let parts: Vec<String> = parts.chain(importer.phone.clone()).filter(|part| !part.is_empty()).collect();
        let room = Area { width: name.width - layout.pad, ..name.below(high) };
        write(page, room, &sizes(layout.filled[0], layout.filled[1] * 0.65), FILLED, &parts.join(", "));
    }
}

/// Somebody's box: the address, and how they are reached beside it or below.
fn party(page: &mut Page, layout: &Layout, area: Area, title: &str, (mut main, side): (Vec<Line>, Vec<Line>)) {
    page.frame(area.x, area.y, area.width, area.height);
    let within = area.inset(layout.pad);
    let high = layout.small * 1.6;
    write(page, within.top(high), &sizes(layout.small * 1.15, layout.small), FILLED, &FORM.both(title));
    let below = within.below(high);
    match layout.side {
        None => {
            main.extend(side);
            list(page, layout, below, &main);
        }
        Some(width) => {
            let [left, right] = below.columns([below.width - width, width]);
            list(page, layout, Area { width: left.width - layout.pad, ..left }, &main);
            let pitch = right.height / side.len() as f32;
            for (index, (id, value)) in side.iter().enumerate() {
                let place = right.below(pitch * index as f32).top(pitch);
                write(page, place.top(layout.small), &layout.small_sizes(), OWN, &FORM.both(id));
                let value_area = place.below(layout.small * 1.3);
                write(page, value_area, &sizes(layout.filled[0] * 0.9, layout.filled[1]), FILLED, value);
            }
        }
    }
}

/// Lines of a box: the form's words on the left, what is filled in beside them.
fn list(page: &mut Page, layout: &Layout, area: Area, lines: &[Line]) {
    let pitch = area.height / lines.len().max(1) as f32;
    let words = if layout.side.is_some() { 19.0 } else { 15.8 };
    let largest = layout.filled[0].min(pitch * 0.84);
    for (index, (id, value)) in lines.iter().enumerate() {
        let [label, filled] = area.below(pitch * index as f32).top(pitch).columns([words, area.width - words]);
        let baseline = label.y + pitch * 0.5 + largest * 0.364;
        let label_width = label.width - layout.pad;
        let (line, size) = fit(&FORM.both(id), Weight::Regular, &layout.small_sizes(), label_width);
        page.text(label.x, baseline, size, Weight::Regular, &line);
        let value = clean(value);
        let (line, size) = fit(&value, Weight::Bold, &sizes(largest, layout.filled[1].min(largest)), filled.width);
        // What is too long for its line at the smallest size takes two.
        if line == value {
            page.text(filled.x, baseline, size, Weight::Bold, &line);
        } else {
            write_amid(page, filled, &sizes(layout.filled[1].min(largest), pitch / 3.4), FILLED, &value);
        }
    }
}

/// An address, line by line.
fn placed(address: &Address) -> Vec<Line> {
    let [french, english] = country_names(address.country);
    let state = address.state.as_deref().map(|state| format!(" {state}")).unwrap_or_default();
    vec![
        ("name", address.name.clone()),
        ("business", said(address.company.as_deref())),
        ("street", address.street.clone()),
        ("building", said(address.extra.as_deref())),
        ("town", format!("{} {}{state}", address.postcode, address.city)),
        ("country", either([&french, &english])),
    ]
}

fn reached(party: &Cn23Party<'_>) -> Vec<Line> {
    vec![("telephone", said(party.address.phone.as_deref())), ("email", said(party.email))]
}

fn totals(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let (declaration, area) = (form.declaration, layout.totals);
    let currency = declaration.currency.code();
    let start = |wanted: Column| {
        layout.columns.iter().take_while(|(column, _)| *column != wanted).map(|(_, width)| width).sum::<f32>()
    };
    // Wide enough for their words, whatever the columns above are.
    let value = start(Column::Value).max(area.width * 0.5);
    let cells = [
        ("gross-weight", 0.0, kilograms(form.gross.0.into())),
        ("total-net-weight", area.width * 0.26, kilograms(declaration.net_weight())),
        ("total-value", value, format!("{} {currency}", declaration.total_value())),
        ("postage", value + area.width * 0.24, declaration.postage.to_string()),
    ];
    let ends = cells.iter().skip(1).map(|(_, start, _)| *start).chain([area.width]);
    page.frame(area.x, area.y, area.width, area.height);
    for ((id, start, value), end) in cells.iter().zip(ends) {
        let cell = Area::new(area.x + start, area.y, end - start, area.height);
        if *start > 0.0 {
            page.post(cell.x, cell.y, cell.height);
        }
        let within = cell.inset(layout.pad * 0.7);
        let filled = layout.filled[0] * 1.05;
        write(page, within.top(within.height - filled), &layout.small_sizes(), OWN, &FORM.both(id));
        let below = within.below(within.height - filled);
        write_amid(page, below, &layout.sizes(), (Align::Right, Weight::Bold), value);
    }
}

fn category(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    const BOXES: [(ContentsCategory, &str); 6] = [
        (ContentsCategory::Gift, "gift"),
        (ContentsCategory::Sample, "sample"),
        (ContentsCategory::Commercial, "sale"),
        (ContentsCategory::Document, "documents"),
        (ContentsCategory::Return, "returned"),
        (ContentsCategory::Other, "other"),
    ];
    let area = layout.category;
    page.frame(area.x, area.y, area.width, area.height);
    let within = area.inset(layout.pad);
    let head = layout.small * 1.5;
    write(page, within.top(head), &layout.small_sizes(), FILLED, &FORM.both("category"));
    let explained = layout.filled[0] * 1.1;
    let pitch = (within.height - head - explained) / 2.0;
    let side = pitch * 0.78;
    for (index, (category, id)) in BOXES.into_iter().enumerate() {
        let third = within.width / 3.0;
        let (x, y) = (within.x + third * (index % 3) as f32, within.y + head + pitch * (index / 3) as f32);
        tick_box(page, x + 0.2, y, side, Ticked::from(form.declaration.category == category));
        let room = Area::new(x + side + layout.pad, y, third - side - 2.0 * layout.pad, side);
        write_amid(page, room, &layout.small_sizes(), OWN, &FORM.both(id));
    }
    let line = within.below(within.height - explained);
    labelled(page, layout, line, "explanation", &said(form.declaration.explanation.as_deref()));
}

fn comments(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let area = layout.comments;
    page.frame(area.x, area.y, area.width, area.height);
    let parts = [&form.declaration.description, &form.declaration.comments];
    let text: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    labelled(page, layout, area.inset(layout.pad * 0.8), "comments", &text.join(" · "));
}

/// The form's words, and what is filled in behind them on the same line, or over as many lines as there is room for.
fn labelled(page: &mut Page, layout: &Layout, area: Area, id: &str, value: &str) {
    let words = FORM.both(id);
    let long = crate::documents::lettering::width(&words, Weight::Regular, layout.small) + layout.pad * 1.5;
    page.text(area.x, area.y + layout.filled[0] * 0.76, layout.small, Weight::Regular, &words);
    let room = Area::new(area.x + long, area.y, area.width - long, area.height);
    write(page, room, &layout.sizes(), FILLED, value);
}

fn permits(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let (declaration, area) = (form.declaration, layout.permits);
    let permits = [
        ("licence", "licence-number", &declaration.licence),
        ("certificate", "certificate-number", &declaration.certificate),
        ("invoice", "invoice-number", &declaration.invoice),
    ];
    let third = area.width / 3.0;
    for ((title, label, number), cell) in permits.into_iter().zip(area.columns([third; 3])) {
        page.frame(cell.x, cell.y, cell.width, cell.height);
        let within = cell.inset(layout.pad * 0.8);
        let side = layout.small * 1.35;
        tick_box(page, within.x + 0.2, within.y + 0.2, side, Ticked::from(number.is_some()));
        let words = Area::new(within.x + side + layout.pad, within.y + 0.2, within.width - side - layout.pad, side);
        write_amid(page, words, &layout.small_sizes(), FILLED, &FORM.both(title));
        let below = within.below(side + layout.pad * 0.7);
        write(page, below.top(layout.small), &layout.small_sizes(), OWN, &FORM.both(label));
        let value = below.below(layout.small * 1.2);
        write(page, value, &layout.sizes(), FILLED, &said(number.as_deref()));
    }
}

/// The office of origin, what the sender signs, and where.
fn certification(page: &mut Page, form: &Cn23<'_>, layout: &Layout) {
    let (office, area) = (layout.office, layout.certification);
    let date = form.date.map(|date| date.strftime("%d/%m/%Y").to_string());
    page.frame(area.x, area.y, area.width, area.height);
    page.frame(office.x, office.y, office.width, office.height);
    let within = office.inset(layout.pad * 0.8);
    write(page, within.top(layout.small), &layout.small_sizes(), OWN, &FORM.both("office"));
    let parts: Vec<&str> = [form.office, date.as_deref()].into_iter().flatten().collect();
    write(page, within.below(layout.small * 1.25), &layout.sizes(), FILLED, &parts.join(" - "));

    // Beside the office where the two share a band, under it where they are stacked.
    let beside = office.y >= area.y && office.bottom() <= area.bottom();
    let within = area.inset(layout.pad);
    let (text, sign) = if beside {
        let text = Area { width: office.x - within.x - layout.pad, ..within };
        let top = office.bottom() + layout.pad * 0.8;
        (text, Area::new(office.x, top, within.right() - office.x, within.bottom() - top))
    } else {
        let signed = 9.6;
        (within.top(within.height - signed), within.below(within.height - signed))
    };
    let [french, english] = FORM.says("certification");
    write(page, text.top(text.height * 0.54), &sizes(layout.small * 1.1, layout.small * 0.7), OWN, french);
    let half = text.below(text.height * 0.56);
    write(page, half, &sizes(layout.small * 1.1, layout.small * 0.7), OWN, english);
    if beside {
        page.post(office.x, area.y, area.height);
    }
    let sign = if beside { Area { x: sign.x + layout.pad, width: sign.width - layout.pad, ..sign } } else { sign };
    write(page, sign.top(layout.small * 2.3), &layout.small_sizes(), OWN, &FORM.both("signature"));
    let line = sign.bottom() - layout.pad * 0.4;
    page.text(sign.x, line - 0.8, layout.filled[0], Weight::Bold, &said(date.as_deref()));
    let start = layout.filled[0] * 7.0;
    page.rule(sign.x + start, line, sign.width - start);
}

fn said(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

//! Where everything stands on the label: marks at the dots of a 203 dpi head, x from the left, y from the top.

use super::Address;
use super::Specimen;
use super::codes;
use super::marks::Ink;
use super::marks::Mark;
use super::marks::Page;
use super::text;
use super::text::Weight;

/// Dots across a 4 inch label at 203 dpi.
pub(super) const WIDTH: u32 = 812;
/// Dots down a 6 inch label at 203 dpi.
pub(super) const HEIGHT: u32 = 1218;
/// The head's resolution.
pub(super) const DPI: u32 = 203;

/// The left and right edge of what is written.
const LEFT: f32 = 48.0;
const RIGHT: f32 = 770.0;
/// The outer frame's edges.
const FRAME: [u32; 4] = [24, 24, 788, 1194];
/// Thickness of the frame and the rules: three dots print evenly.
const RULE: u32 = 3;
/// A bar of four dots is 0.5 mm, which every scanner likes.
const BAR: u32 = 4;
/// Where a logo stands: left and top.
pub(super) const LOGO: [u32; 2] = [556, 56];
/// The side of its place.
pub(super) const LOGO_SIDE: u32 = 96;
/// The word that makes it no postage.
const SPECIMEN: &str = "SPECIMEN";

/// The whole label.
pub(super) fn page(specimen: &Specimen) -> Page {
    let mut sheet = Sheet(Vec::new());
    sheet.frame();
    sheet.header(specimen);
    sheet.sender(specimen);
    sheet.recipient(&specimen.recipient);
    sheet.number(specimen);
    sheet.foot();
    Page { width: WIDTH, height: HEIGHT, dpi: DPI, marks: sheet.0 }
}

struct Sheet(Vec<Mark>);

impl Sheet {
    fn frame(&mut self) {
        let [left, top, right, bottom] = FRAME;
        for y in [top, 184, 346, 682, 1046, bottom - RULE] {
            self.fill(left, y, right - left, RULE);
        }
        for x in [left, right - RULE] {
            self.fill(x, top, RULE, bottom - top);
        }
    }

    fn header(&mut self, specimen: &Specimen) {
        self.line(LEFT, 106.0, 62.0, Weight::Bold, "LETTRE SUIVIE");
        self.line(LEFT, 146.0, 25.0, Weight::Regular, "Remise en boîte aux lettres, avec suivi");
        let content =
            format!("{}{}{:04}SPECIMEN", specimen.tracking_number, specimen.recipient.postcode, specimen.weight_grams);
        if specimen.has_logo {
            self.logo();
        }
        if let Some(matrix) = codes::data_matrix(&content) {
            // The largest whole module that keeps the symbol within 100 dots; one module of quiet zone is asked for.
            let side = matrix.side as u32;
            let module = (100 / side).max(2);
            let (x, y) = (RIGHT as u32 - side * module, 108 - side * module / 2);
            self.0.push(Mark::Matrix { x, y, module, matrix });
        }
    }

    /// The place of a logo, not the logo: an empty square that says what would be there.
    fn logo(&mut self) {
        let [x, y] = LOGO;
        for (x, y, width, height) in [
            (x, y, LOGO_SIDE, RULE),
            (x, y + LOGO_SIDE - RULE, LOGO_SIDE, RULE),
            (x, y, RULE, LOGO_SIDE),
            (x + LOGO_SIDE - RULE, y, RULE, LOGO_SIDE),
        ] {
            self.fill(x, y, width, height);
        }
        let size = 25.0;
        let inset = (LOGO_SIDE as f32 - text::width("LOGO", Weight::Bold, size)) / 2.0;
        let middle = y as f32 + LOGO_SIDE as f32 / 2.0 + size / 3.0;
        self.text(x as f32 + inset, middle, size, Weight::Bold, Ink::Black, "LOGO".to_owned());
    }

    fn sender(&mut self, specimen: &Specimen) {
        let column = 470.0;
        let sender = &specimen.sender;
        self.line(LEFT, 220.0, 22.0, Weight::Bold, "Expéditeur");
        let mut above = Vec::from(name_lines(sender));
        above.extend(sender.lines.iter().map(|line| text::clean(line)));
        above.retain(|line| !line.is_empty());
        above.truncate(3);
        above.push(town_line(sender));
        for (row, line) in (0_u8..).zip(above) {
            let (line, size) = text::fit(&line, Weight::Regular, &[25.0, 23.0, 21.0], column - LEFT - 24.0);
            self.text(LEFT, 250.0 + 27.0 * f32::from(row), size, Weight::Regular, Ink::Black, line);
        }

        let facts = [
            ("Contrat", text::clean(&specimen.contract_number)),
            ("Poids", format!("{} g", specimen.weight_grams)),
            ("Dépôt", french_date(&specimen.ship_date)),
            ("Commande", text::clean(&specimen.reference)),
        ];
        for (row, (name, fact)) in (0_u8..).zip(facts.into_iter().filter(|(_, fact)| !fact.is_empty())) {
            let line = format!("{name}  {fact}");
            let (line, size) = text::fit(&line, Weight::Regular, &[25.0, 22.0, 19.0], RIGHT - column);
            self.text(column, 220.0 + 30.0 * f32::from(row), size, Weight::Regular, Ink::Black, line);
        }
    }

    fn recipient(&mut self, recipient: &Address) {
        let room = RIGHT - LEFT;
        self.line(LEFT, 383.0, 22.0, Weight::Bold, "Destinataire");
        let size = 66.0;
        let x = RIGHT - text::width(SPECIMEN, Weight::Bold, size);
        self.text(x, 411.0, size, Weight::Bold, Ink::Outline, SPECIMEN.to_owned());

        let [name, company] = name_lines(recipient);
        let (name, size) = text::fit(&name, Weight::Bold, &[46.0, 42.0, 38.0, 34.0], room);
        self.text(LEFT, 459.0, size, Weight::Bold, Ink::Black, name);

        let mut lines: Vec<String> =
            [company].into_iter().chain(recipient.lines.iter().map(|line| text::clean(line))).collect();
        lines.retain(|line| !line.is_empty());
        let (size, leading) = match lines.len() {
            0..=2 => (34.0, 43.0),
            3 => (31.0, 37.0),
            _ => (27.0, 30.0),
        };
        // A single long street may take the place of a second line.
        if let [only] = lines.as_slice() {
            lines = text::wrap(only, Weight::Regular, size, room);
        }
        lines.truncate(4);
        for (row, line) in (1_u8..).zip(lines) {
            let (line, size) = text::fit(&line, Weight::Regular, &[size, size * 0.85, size * 0.7], room);
            self.text(LEFT, 459.0 + leading * f32::from(row), size, Weight::Regular, Ink::Black, line);
        }

        let sizes = [60.0, 54.0, 48.0, 42.0, 36.0, 30.0];
        let town = text::clean(&town_line(recipient).to_uppercase());
        let (town, size) = text::fit(&town, Weight::Bold, &sizes, room);
        self.text(LEFT, 634.0, size, Weight::Bold, Ink::Black, town);
        let (country, size) = text::fit(&country(&recipient.country_code), Weight::Regular, &[26.0], room);
        self.text(LEFT, 668.0, size, Weight::Regular, Ink::Black, country);
    }

    fn number(&mut self, specimen: &Specimen) {
        let Some(bars) = codes::code_128(&specimen.tracking_number) else { return };
        // As many whole dots a module as leave ten modules of quiet zone within the frame.
        let modules = bars.modules.len() as u32;
        let inside = FRAME[2] - FRAME[0] - 2 * RULE;
        let module = (1..=BAR).rev().find(|module| (modules + 20) * module <= inside).unwrap_or(1);
        let x = (WIDTH.saturating_sub(modules * module)) / 2;
        self.0.push(Mark::Bars { x, y: 716, module, height: 248, bars });

        let grouped = grouped(&text::clean(&specimen.tracking_number));
        let (line, size) = text::fit(&grouped, Weight::Bold, &[46.0, 40.0, 34.0, 28.0], RIGHT - LEFT);
        let x = (WIDTH as f32 - text::width(&line, Weight::Bold, size)) / 2.0;
        self.text(x, 1020.0, size, Weight::Bold, Ink::Black, line);
    }

    fn foot(&mut self) {
        self.line(LEFT, 1093.0, 25.0, Weight::Bold, "Étiquette d’entraînement");
        self.line(LEFT, 1127.0, 25.0, Weight::Regular, "Ne vaut pas affranchissement");
        self.line(LEFT, 1161.0, 25.0, Weight::Regular, "Colis 1 sur 1");
        let (x, y, width, height) = (430, 1062, 340, 118);
        self.fill(x, y, width, height);
        let size = 58.0;
        let inset = (width as f32 - text::width(SPECIMEN, Weight::Bold, size)) / 2.0;
        self.text(x as f32 + inset, 1142.0, size, Weight::Bold, Ink::White, SPECIMEN.to_owned());
    }

    fn line(&mut self, x: f32, baseline: f32, size: f32, weight: Weight, line: &str) {
        self.text(x, baseline, size, weight, Ink::Black, text::clean(line));
    }

    fn text(&mut self, x: f32, baseline: f32, size: f32, weight: Weight, ink: Ink, line: String) {
        if !line.is_empty() {
            self.0.push(Mark::Text { x, baseline, size, weight, ink, line });
        }
    }

    fn fill(&mut self, x: u32, y: u32, width: u32, height: u32) {
        self.0.push(Mark::Fill { x, y, width, height });
    }
}

/// The name and, where it says something else, the company; the company takes the place of a missing name.
fn name_lines(address: &Address) -> [String; 2] {
    let (name, company) = (text::clean(&address.name), text::clean(&address.company));
    if name.is_empty() || name == company { [company, String::new()] } else { [name, company] }
}

fn town_line(address: &Address) -> String {
    text::clean(&format!("{} {}", address.postcode, address.town))
}

/// The service is domestic, so anything else is shown as it came.
fn country(code: &str) -> String {
    if code.eq_ignore_ascii_case("FR") { "FRANCE".to_owned() } else { text::clean(code) }
}

/// `2026-11-21` as `21/11/2026`; anything else as it is.
fn french_date(date: &str) -> String {
    let day = date.get(..10).unwrap_or(date);
    match day.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => text::clean(&format!("{day}/{month}/{year}")),
        _ => text::clean(date),
    }
}

/// `1L00482917365` in groups with wide gaps: two letters, then fours.
fn grouped(number: &str) -> String {
    let mut grouped = String::new();
    for (at, letter) in number.chars().enumerate() {
        if at >= 2 && (at - 2) % 4 == 0 {
            grouped.push_str("  ");
        }
        grouped.push(letter);
    }
    grouped
}

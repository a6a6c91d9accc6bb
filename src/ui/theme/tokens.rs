//! The colours of the desk, by what they mean, and the sizes that go with them.
//!
//! A screen names a token and never a colour, so that one table settles both themes and one test
//! holds every pair against the contrast a tired eye needs. Knows egui's colours; knows no widget.

use egui::Color32;
use egui::Theme;
use egui::Ui;

use super::Sizes;

/// Every colour of one theme. Blue means "chosen" or "what happens next" and nothing else; red, amber and
/// green speak of state only, always with a shape and a word beside them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// How large things are.
    pub size: Sizes,
    /// Window, top bar, label column.
    pub bg: Color32,
    /// Columns, cards, bars, buttons.
    pub surface: Color32,
    /// Rail, disabled fill.
    pub sunken: Color32,
    /// Hovered button, row or rail item.
    pub hover: Color32,
    /// Text fields.
    pub field: Color32,
    /// Separators, card edges (decorative only).
    pub line: Color32,
    /// Field and button borders.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Labels, secondary text; counter badge fill.
    pub text2: Color32,
    /// Hints, counters, placeholders.
    pub text3: Color32,
    /// Main button, selection edge.
    pub accent: Color32,
    /// Main button hovered.
    pub accent_hover: Color32,
    /// Main button pressed.
    pub accent_press: Color32,
    /// Text on accent.
    pub on_accent: Color32,
    /// Links, focus ring, selected word.
    pub accent_text: Color32,
    /// Selected row, card, toggle.
    pub tint: Color32,
    /// Error text and icon, badge F.
    pub err: Color32,
    /// Error border and edge.
    pub err_edge: Color32,
    /// Error tag.
    pub err_tint: Color32,
    /// Warning text and icon, badges C and D.
    pub warn: Color32,
    /// Warning border and edge.
    pub warn_edge: Color32,
    /// Warning tag and panel, search hit.
    pub warn_tint: Color32,
    /// Done text and icon, badges A and B.
    pub ok: Color32,
    /// Done edge.
    pub ok_edge: Color32,
    /// Done tag.
    pub ok_tint: Color32,
    /// Waiting text and icon.
    pub wait: Color32,
    /// Waiting edge.
    pub wait_edge: Color32,
    /// Neutral and waiting tag.
    pub wait_tint: Color32,
    /// Practice band and window frame.
    pub practice: Color32,
    /// Text on the band.
    pub on_practice: Color32,
    /// SPECIMEN tag.
    pub practice_tint: Color32,
    /// Text of the SPECIMEN tag.
    pub practice_text: Color32,
    /// Disabled text.
    pub disabled_text: Color32,
    /// Disabled button.
    pub disabled_fill: Color32,
}

/// The paper in the hand: white in both themes.
pub const PAPER: Color32 = Color32::WHITE;

/// A printed dot: black in both themes.
pub const DOT: Color32 = Color32::BLACK;

static LIGHT: Tokens = Tokens::light();
static DARK: Tokens = Tokens::dark();
static LIGHT_PACKING: Tokens = Tokens { size: Sizes::PACKING, ..Tokens::light() };
static DARK_PACKING: Tokens = Tokens { size: Sizes::PACKING, ..Tokens::dark() };

impl Tokens {
    /// The tokens of the theme and of the sizes that `ui` is drawn in.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        let packing = ui.spacing().icon_width == Sizes::PACKING.icon;
        match (ui.visuals().dark_mode, packing) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &LIGHT_PACKING,
            (true, true) => &DARK_PACKING,
        }
    }

    /// The tokens of a theme.
    #[must_use]
    pub fn of_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// Warm grey bench, white paper, ink.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            size: Sizes::DESK,
            bg: rgb(0xf2f2ef),
            surface: rgb(0xffffff),
            sunken: rgb(0xe9e9e5),
            hover: rgb(0xe3e4e1),
            field: rgb(0xffffff),
            line: rgb(0xdcdcd7),
            edge: rgb(0x7e8187),
            text: rgb(0x1a1c20),
            text2: rgb(0x4a4e56),
            text3: rgb(0x5f636b),
            accent: rgb(0x1d4ed0),
            accent_hover: rgb(0x1840ac),
            accent_press: rgb(0x133389),
            on_accent: rgb(0xffffff),
            accent_text: rgb(0x1a46bc),
            tint: rgb(0xe6ecfb),
            err: rgb(0xa3231a),
            err_edge: rgb(0xb3221a),
            err_tint: rgb(0xfcece9),
            warn: rgb(0x734a00),
            warn_edge: rgb(0xb07c00),
            warn_tint: rgb(0xfdf3d7),
            ok: rgb(0x075e46),
            ok_edge: rgb(0x086a50),
            ok_tint: rgb(0xe2f2ec),
            wait: rgb(0x4a4e56),
            wait_edge: rgb(0x80848c),
            wait_tint: rgb(0xecece8),
            practice: rgb(0x6b2a93),
            on_practice: rgb(0xffffff),
            practice_tint: rgb(0xf3eaf9),
            practice_text: rgb(0x6b2a93),
            disabled_text: rgb(0x5f636b),
            disabled_fill: rgb(0xe9e9e5),
        }
    }

    /// The same hierarchy by lightness; the paper stays white and is drawn apart from these.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            size: Sizes::DESK,
            bg: rgb(0x141619),
            surface: rgb(0x1c1f24),
            sunken: rgb(0x101215),
            hover: rgb(0x2a2e35),
            field: rgb(0x121417),
            line: rgb(0x2d3138),
            edge: rgb(0x6e747e),
            text: rgb(0xecedef),
            text2: rgb(0xb9bdc5),
            text3: rgb(0x979ca6),
            accent: rgb(0x3a63e0),
            accent_hover: rgb(0x4269e2),
            accent_press: rgb(0x2f52c2),
            on_accent: rgb(0xffffff),
            accent_text: rgb(0x9fb5ff),
            tint: rgb(0x1e2a4d),
            err: rgb(0xffa096),
            err_edge: rgb(0xf0604f),
            err_tint: rgb(0x3a1e1b),
            warn: rgb(0xf0c35a),
            warn_edge: rgb(0xcc9a1c),
            warn_tint: rgb(0x33290f),
            ok: rgb(0x74d3b1),
            ok_edge: rgb(0x43c79c),
            ok_tint: rgb(0x12302a),
            wait: rgb(0xb9bdc5),
            wait_edge: rgb(0x7c828c),
            wait_tint: rgb(0x24282e),
            practice: rgb(0x8d47bd),
            on_practice: rgb(0xffffff),
            practice_tint: rgb(0x2e1b3c),
            practice_text: rgb(0xd9b3f0),
            disabled_text: rgb(0x979ca6),
            disabled_fill: rgb(0x24282e),
        }
    }
}

/// Reads a colour as it is written in a style sheet.
#[expect(clippy::disallowed_methods, reason = "the tokens are where colours come from")]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// The contrast of two colours, 1 to 21, by the formula of WCAG 2.
#[cfg(test)]
pub(crate) fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
fn luminance(colour: Color32) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_readable_on_what_it_stands_on() {
        for tokens in [Tokens::light(), Tokens::dark()] {
            for (name, ink, ground) in texts(&tokens) {
                check_contrast(name, ink, ground, 4.5);
            }
        }
    }

    #[test]
    fn every_edge_can_be_told_from_what_it_stands_on() {
        for tokens in [Tokens::light(), Tokens::dark()] {
            for (name, edge, ground) in edges(&tokens) {
                check_contrast(name, edge, ground, 3.0);
            }
        }
    }

    #[test]
    fn the_named_pairs_have_the_contrast_the_design_gives_them() {
        let (light, dark) = (Tokens::light(), Tokens::dark());
        check_ratio(light.text, light.bg, 15.21);
        check_ratio(dark.text, dark.bg, 15.47);
        check_ratio(light.text3, light.hover, 4.72);
        check_ratio(dark.on_accent, dark.accent_hover, 4.83);
        check_ratio(light.edge, light.sunken, 3.21);
        check_ratio(dark.practice_text, dark.practice_tint, 8.71);
    }

    /// Each text colour with each ground it is drawn on.
    fn texts(t: &Tokens) -> Vec<(&'static str, Color32, Color32)> {
        let mut pairs = vec![
            ("text3 on field", t.text3, t.field),
            ("text on field", t.text, t.field),
            ("accent_text on tint", t.accent_text, t.tint),
            ("text on tint", t.text, t.tint),
            ("text2 on tint", t.text2, t.tint),
            ("err on tint", t.err, t.tint),
            ("on_accent on accent", t.on_accent, t.accent),
            ("on_accent on accent_hover", t.on_accent, t.accent_hover),
            ("on_accent on accent_press", t.on_accent, t.accent_press),
            ("err on err_tint", t.err, t.err_tint),
            ("warn on warn_tint", t.warn, t.warn_tint),
            ("ok on ok_tint", t.ok, t.ok_tint),
            ("wait on wait_tint", t.wait, t.wait_tint),
            ("text on err_tint", t.text, t.err_tint),
            ("text on warn_tint", t.text, t.warn_tint),
            ("text2 on warn_tint", t.text2, t.warn_tint),
            ("on_practice on practice", t.on_practice, t.practice),
            ("practice_text on practice_tint", t.practice_text, t.practice_tint),
            ("disabled_text on disabled_fill", t.disabled_text, t.disabled_fill),
            ("surface on ok", t.surface, t.ok),
            ("surface on warn", t.surface, t.warn),
            ("surface on err", t.surface, t.err),
            ("surface on text2", t.surface, t.text2),
        ];
        for ground in [t.bg, t.surface, t.sunken, t.hover] {
            for (name, ink) in
                [("text", t.text), ("text2", t.text2), ("text3", t.text3), ("accent_text", t.accent_text)]
            {
                pairs.push((name, ink, ground));
            }
        }
        for ground in [t.bg, t.surface] {
            for (name, ink) in [("err", t.err), ("warn", t.warn), ("ok", t.ok), ("wait", t.wait)] {
                pairs.push((name, ink, ground));
            }
        }
        pairs
    }

    /// Each border, severity edge and focus ring with each ground it is drawn on.
    fn edges(t: &Tokens) -> Vec<(&'static str, Color32, Color32)> {
        let mut pairs = vec![
            ("edge on sunken", t.edge, t.sunken),
            ("edge on field", t.edge, t.field),
            ("accent on field", t.accent, t.field),
            ("accent on surface", t.accent, t.surface),
            ("practice on bg", t.practice, t.bg),
        ];
        for ground in [t.bg, t.surface] {
            for (name, edge) in [
                ("edge", t.edge),
                ("err_edge", t.err_edge),
                ("warn_edge", t.warn_edge),
                ("ok_edge", t.ok_edge),
                ("wait_edge", t.wait_edge),
                ("focus ring", t.accent_text),
            ] {
                pairs.push((name, edge, ground));
            }
        }
        pairs
    }

    fn check_contrast(name: &str, ink: Color32, ground: Color32, least: f64) {
        let ratio = contrast(ink, ground);
        assert!(ratio >= least, "{name}: {ink:?} on {ground:?} is {ratio:.2}, less than {least}");
    }

    fn check_ratio(ink: Color32, ground: Color32, expected: f64) {
        let ratio = contrast(ink, ground);
        assert!((ratio - expected).abs() < 0.006, "{ink:?} on {ground:?} is {ratio:.3}, not {expected}");
    }
}

//! The fonts in the box, each weight a family: Inter for words and figures, JetBrains Mono for codes.
//!
//! Writing systems these do not hold come from the system's own fonts, which eframe finds when a letter is missing.

use std::sync::Arc;

use egui::FontData;
use egui::FontDefinitions;
use egui::FontFamily;

/// Name of the family, name of the font, its file.
const FONTS: [(&str, &[u8]); 5] = [
    ("inter", include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
    ("inter-medium", include_bytes!("../../../assets/fonts/Inter-Medium.ttf")),
    ("inter-semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
    ("inter-bold", include_bytes!("../../../assets/fonts/Inter-Bold.ttf")),
    ("mono", include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf")),
];

/// The families of the desk. egui's own two point at the same files, so that nothing can fall out of the look.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, file) in FONTS {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(file)));
        // A code may hold a sign the mono lacks, and the other way round.
        let fallback = if name == "mono" { "inter" } else { "mono" };
        let family = vec![name.to_owned(), fallback.to_owned()];
        definitions.families.insert(FontFamily::Name(name.into()), family);
    }
    definitions.families.insert(FontFamily::Proportional, vec!["inter".to_owned(), "mono".to_owned()]);
    definitions.families.insert(FontFamily::Monospace, vec!["mono".to_owned(), "inter".to_owned()]);
    definitions
}

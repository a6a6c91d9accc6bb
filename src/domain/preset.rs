//! Packages that are used again and again.

use serde::Deserialize;
use serde::Serialize;

use super::Dimensions;
use super::Grams;
use super::ServiceCode;

/// A package as it was given a name: what it fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preset {
    /// What the operator calls it.
    pub name: String,
    /// Its size.
    pub size: Option<Dimensions>,
    /// The weight that is declared for it, where it is always the same.
    pub weight: Option<Grams>,
    /// The service it goes by.
    pub service: Option<ServiceCode>,
}

/// A weight as it is typed into a form.
pub fn typed_weight(weight: Grams) -> String {
    format!("{} g", weight.0)
}

/// A size as it is typed into a form, without losing a millimetre.
pub fn typed_size(size: Dimensions) -> String {
    let [length, width, height] = size.sides();
    format!("{length}x{width}x{height} mm")
}

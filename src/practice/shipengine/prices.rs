//! Invented prices.

/// Up to that many grams, that many euro cents. Repeated figures, so that nobody takes them for La Poste's.
const BRACKETS: [(u32, u32); 7] =
    [(20, 111), (100, 222), (250, 333), (500, 444), (1000, 555), (2000, 666), (3000, 777)];

/// What a Lettre Suivie of that weight costs here, in euro cents. None above 3 kg.
pub(super) fn price(grams: u32) -> Option<u32> {
    BRACKETS.iter().find(|(up_to, _)| grams <= *up_to).map(|(_, cents)| *cents)
}

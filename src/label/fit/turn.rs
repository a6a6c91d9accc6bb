//! A picture turned, laid on paper, or made a little larger or smaller: whole dots, never mixed.

use crate::domain::Dots;
use crate::domain::Placement;

/// Turned by a quarter, clockwise: what was the left edge is the top one.
pub(super) fn turned(dots: &Dots) -> Option<Dots> {
    let bottom = dots.height() - 1;
    Dots::from_fn(dots.height(), dots.width(), dots.dpi(), |x, y| dots.black(y, bottom - x))
}

/// On white paper of that size; none where it is larger than the paper.
pub(super) fn laid(dots: &Dots, width: u32, height: u32, place: Placement) -> Option<Dots> {
    let (right, down) = (width.checked_sub(dots.width())?, height.checked_sub(dots.height())?);
    let (right, down) = match place {
        Placement::Centre => (right / 2, down / 2),
        Placement::TopLeft => (0, 0),
    };
    let mut paper = Dots::white(width, height, dots.dpi())?;
    copy(dots, &mut paper, right, down);
    Some(paper)
}

/// Copies a picture's black dots onto another.
pub(super) fn copy(dots: &Dots, onto: &mut Dots, right: u32, down: u32) {
    for (y, row) in (0..).zip(dots.rows()) {
        for (at, byte) in (0..).step_by(8).zip(row).filter(|(_, byte)| **byte != 0) {
            for bit in (0..8).filter(|bit| byte & (0x80 >> bit) != 0) {
                onto.blacken(right + at + bit, down + y);
            }
        }
    }
}

/// The same dots, said to be of another head.
pub(super) fn at_dpi(dots: &Dots, dpi: u32) -> Option<Dots> {
    Dots::from_bits(dots.width(), dots.height(), dpi, dots.bits().to_vec())
}

/// Larger or smaller by a factor: each dot is the one of the old picture under its middle. Lines that are whole dots wide and
/// whose width times the factor is whole stay evenly wide.
pub(super) fn resized(dots: &Dots, factor: f64) -> Option<Dots> {
    let long = |side: u32| (f64::from(side) * factor).round() as u32;
    let under = |at: u32| ((f64::from(at) + 0.5) / factor) as u32;
    Dots::from_fn(long(dots.width()), long(dots.height()), dots.dpi(), |x, y| dots.black(under(x), under(y)))
}

/// The factor that makes a module a whole number of dots, where one lies within seven in a hundred of the right size.
///
/// `module` is the narrowest bar or square of the label's codes in dots of its picture; `true_size` is the factor at which a
/// millimetre stays one. Of two whole numbers the nearer is taken.
pub fn whole_modules(module: f64, true_size: f64) -> Option<f64> {
    if !(module >= 1.0 && true_size > 0.0 && module.is_finite() && true_size.is_finite()) {
        return None;
    }
    let whole = (module * true_size).round().max(1.0);
    let factor = whole / module;
    ((factor / true_size - 1.0).abs() <= MOST).then_some(factor)
}

/// The most that a label is made larger or smaller by.
const MOST: f64 = 0.07;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_quarters_are_a_whole_turn() {
        let dots = Dots::from_fn(13, 7, 203, |x, y| (x * 3 + y * 5) % 4 == 0).unwrap();
        let once = turned(&dots).unwrap();
        assert_eq!((once.width(), once.height()), (7, 13));
        assert_eq!(once.black(6, 0), dots.black(0, 0), "the upper left corner is the upper right one");
        let whole = (0..4).fold(dots.clone(), |dots, _| turned(&dots).unwrap());
        assert_eq!(whole, dots);
    }

    #[test]
    fn a_smaller_label_lies_in_the_middle_or_in_the_corner() {
        let dots = Dots::from_fn(799, 1199, 203, |_, _| true).unwrap();
        let middle = laid(&dots, 812, 1218, Placement::Centre).unwrap();
        assert!(middle.black(6, 9) && !middle.black(5, 9) && middle.black(804, 9) && !middle.black(805, 9));
        assert_eq!(middle.ink(), dots.ink());
        let corner = laid(&dots, 812, 1218, Placement::TopLeft).unwrap();
        assert!(corner.black(0, 0) && !corner.black(799, 0));
        assert_eq!(laid(&dots, 798, 1218, Placement::Centre), None, "never cut");
    }

    #[test]
    fn a_module_becomes_whole_dots_or_nothing_is_done() {
        let near = |module, true_size, expected: Option<f64>| {
            let factor = whole_modules(module, true_size);
            assert!(
                factor.zip(expected).map_or(factor == expected, |(a, b)| (a - b).abs() < 1e-9),
                "{module}: {factor:?}"
            );
        };
        near(3.0, 1.0, Some(1.0));
        near(3.2, 1.0, Some(3.0 / 3.2));
        near(2.64, 1.0, None);
        // Three dots at 300 to the inch are two at 203, 1.5 % narrower.
        near(3.0, 203.0 / 300.0, Some(2.0 / 3.0));
        near(4.0, 203.0 / 300.0, None);
        near(0.2, 1.0, None);
        near(f64::NAN, 1.0, None);
    }

    #[test]
    fn resized_bars_are_evenly_wide() {
        let bars = Dots::from_fn(300, 8, 300, |x, _| (x / 3) % 2 == 0).unwrap();
        let smaller = resized(&bars, 2.0 / 3.0).unwrap();
        assert_eq!((smaller.width(), smaller.height()), (200, 5));
        assert!((0..200).all(|x| smaller.black(x, 2) == ((x / 2) % 2 == 0)));
    }
}

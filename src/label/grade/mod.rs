//! The codes of a picture: found, read, and graded by what its dots alone can tell.
//!
//! A *dot grade* is a forecast of how a code will scan, made before a print: the dots are taken for perfect ink. It is no
//! verification by ISO/IEC 15416 or 15415. What those standards measure on paper is taken from them where dots have it:
//! decodability on ten lines, quiet zones, the evenness of a grid; and added is what a head is about, whole dots. Knows no
//! carrier: what one asks of its codes comes as [`CodeDemands`].
//!
//! Linear codes, Data Matrix and QR are found here, on exact edges, since whole pages of dots are too much for a general
//! reader and several codes on a label too many. Linear codes are read here too, by the reference algorithms that the
//! grade is about; what modules say is read by rxing.

mod data_matrix;
mod grid;
mod linear;
mod lines;
mod measure;
mod pdf_417;
mod qr;
mod reader;
mod rings;

use std::cmp::Reverse;

use lines::Sheet;
use lines::Turn;
use lines::View;
use reader::Reader;

use crate::domain::CodeDemands;
use crate::domain::CodeFrame;
use crate::domain::CodeGrade;
use crate::domain::Dots;
use crate::domain::LabelGrades;

/// The dot grades of all codes in a picture, whichever of four ways they lie, from the top.
///
/// Always an answer: what cannot be read and looks like a code is an F, what does not look like one is nothing. Takes a few
/// milliseconds for a label; a page of noise takes longer, and never more than some hundreds of milliseconds.
pub fn grade(dots: &Dots, demands: &CodeDemands) -> LabelGrades {
    let sheet = Sheet::new(dots);
    let mut reader = Reader::new();
    let mut codes = Vec::new();
    let mut stripes = Vec::new();
    for turn in Turn::ALL {
        let view = sheet.turned(turn);
        // Read backwards, stripes are the same stripes; so are squares and targets from every side.
        let mut bars = matches!(turn, Turn::None | Turn::Quarter).then(linear::StripesFound::default);
        let linear = linear::find(view, bars.as_mut());
        codes.extend(linear.iter().map(|code| linear::grade(view, code, demands)));
        stripes.extend(bars.map(|bars| (view, bars.like_codes(view))));
        let mut matrices = data_matrix::find(view, &mut reader);
        matrices.extend(pdf_417::find(view, &mut reader));
        matrices.extend(rings::find_maxi(view, &mut reader));
        if turn == Turn::None {
            matrices.extend(qr::find(view, &mut reader));
            matrices.extend(rings::find_aztec(view, &mut reader));
        }
        codes.extend(matrices.iter().map(|code| grid::grade(view, code, demands)));
    }
    codes = once_each(codes);
    for (view, stripes) in stripes {
        unread(view, &stripes, &mut codes, &mut reader);
    }
    codes.sort_by_key(|code| (code.frame.top, code.frame.left));
    LabelGrades { codes }
}

/// What lies on a code that was read, or on a better one, is part of it.
fn once_each(mut codes: Vec<CodeGrade>) -> Vec<CodeGrade> {
    codes.sort_by_key(|code| (code.text.is_none(), Reverse(area(code.frame))));
    let mut kept: Vec<CodeGrade> = Vec::new();
    for code in codes {
        if !kept.iter().any(|other| other.frame.meets(&code.frame)) {
            kept.push(code);
        }
    }
    kept
}

fn area(frame: CodeFrame) -> u64 {
    u64::from(frame.width) * u64::from(frame.height)
}

fn unread(view: View<'_>, stripes: &[linear::Stripes], codes: &mut Vec<CodeGrade>, reader: &mut Reader) {
    for stripes in stripes {
        let frame = view.on_label(stripes.frame());
        if !codes.iter().any(|code| code.frame.meets(&frame)) {
            codes.push(stripes.grade(view, reader));
        }
    }
}

#[cfg(test)]
mod tests;

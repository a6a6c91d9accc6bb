//! The codes of a label on its dots, found and graded, beside what drawing the label takes.

use envoi::domain::CodeDemands;
use envoi::domain::Dots;
use envoi::domain::Media;
use envoi::label;

use crate::labels::specimen;
use crate::measure as time;
use crate::tell;

pub fn measure() {
    let (pdf, zpl) = (specimen().pdf(), specimen().zpl());
    let label = |dpi| label::decode(&pdf, dpi, Media::FOUR_BY_SIX).expect("our own label");
    let (coarse, fine) = (label(203), label(300));
    let (width, height) = Media::FOUR_BY_SIX.dots(203);
    let noise = Dots::from_fn(width, height, 203, |x, y| (x * 7919 + y * 104_729 + x * y) % 11 < 5).expect("a picture");
    let page = |is_black: fn(u32, u32) -> bool| Dots::from_fn(4000, 6000, 600, is_black).expect("a picture");
    let grade = |dots: &Dots| label::grade(dots, &CodeDemands::USUAL);

    let drawn = time("a ZPL label into dots at 203 dpi", 50, || label::decode(&zpl, 203, Media::FOUR_BY_SIX));
    let graded = time("the codes of a label at 203 dpi", 50, || grade(&coarse));
    tell("grading to drawing", &format!("{:.2}", graded.as_secs_f64() / drawn.as_secs_f64()));
    time("the codes of a label at 300 dpi", 30, || grade(&fine));
    time("the codes of a label of noise", 10, || grade(&noise));
    let blank = page(|_, _| false);
    time("the codes of a blank page of 24 million dots", 5, || grade(&blank));
    let boxes = page(|x, y| (x / 40 + y / 40) % 2 == 0);
    time("the codes of a page of 15,000 boxes", 5, || grade(&boxes));
    let raster = page(|x, y| (x + y) % 2 == 0);
    time("the codes of a page of raster", 5, || grade(&raster));
}

//! Labels of every size on papers of every size.

use super::*;
use crate::domain::Placement;
use crate::domain::PrintShift;
use crate::domain::PrinterPaper;
use crate::label::convert::to_pdf;
use crate::label::convert::to_png;

#[test]
fn a_label_of_the_paper_goes_dot_for_dot_and_nothing_is_said() {
    let label = framed(812, 1218, 203);
    for language in LabelFormat::PRINTED {
        let page = page(&to_pdf(&label, "x"), &printer(language, Media::FOUR_BY_SIX), PageWish::default()).unwrap();
        assert_eq!((&page.dots, page.notes.as_slice()), (&label, [].as_slice()), "{}", language.name());
    }
}

#[test]
fn a_label_in_any_corner_of_a_sheet_is_found_and_what_is_left_off_is_said() {
    let label = framed(812, 1218, 203);
    let (wide, high) = Media::A4.dots(203);
    for (left, top) in [(0, 0), (wide - 812, 0), (0, high - 1218), (wide - 812, high - 1218), (400, 600)] {
        let mut sheet = Dots::white(wide, high, 203).unwrap();
        turn::copy(&label, &mut sheet, left, top);
        let page = page(&to_pdf(&sheet, "x"), &printer(LabelFormat::Zpl, Media::FOUR_BY_SIX), PageWish::default());
        let page = page.unwrap();
        assert_eq!(page.dots, label, "{left} {top}");
        assert!(
            matches!(page.notes.as_slice(), [PageNote::CutOut { page: Media::A4, left_off: 0, .. }]),
            "{:?}",
            page.notes
        );
    }
    let mut sheet = Dots::white(wide, high, 203).unwrap();
    turn::copy(&label, &mut sheet, 40, 40);
    turn::copy(&framed(300, 100, 203), &mut sheet, 1100, 2000);
    let page = page(&to_pdf(&sheet, "x"), &printer(LabelFormat::Zpl, Media::FOUR_BY_SIX), PageWish::default()).unwrap();
    assert_eq!(page.dots, label);
    let left_off = framed(300, 100, 203).ink();
    assert!(matches!(page.notes[0], PageNote::CutOut { left: 50, top: 50, left_off: said, .. } if said == left_off));
}

#[test]
fn a_label_that_lies_on_its_side_is_turned() {
    let label = framed(812, 1218, 203);
    let lying = turn::turned(&label).unwrap();
    let page = page(&to_pdf(&lying, "x"), &printer(LabelFormat::Zpl, Media::FOUR_BY_SIX), PageWish::default()).unwrap();
    assert_eq!(page.notes, [PageNote::Turned]);
    assert_eq!((page.dots.width(), page.dots.height(), page.dots.ink()), (812, 1218, label.ink()));
}

#[test]
fn a_metric_label_lies_in_the_middle_of_four_by_six_inches() {
    let label = framed(799, 1199, 203);
    let mut zebra = printer(LabelFormat::Zpl, Media::FOUR_BY_SIX);
    let page_of = |printer: &PageTarget| page(&to_pdf(&label, "x"), printer, PageWish::default()).unwrap();
    let middle = page_of(&zebra);
    assert_eq!((middle.dots.width(), middle.dots.height(), middle.notes.len()), (812, 1218, 0));
    assert!(middle.dots.black(6, 9) && !middle.dots.black(5, 9));
    zebra.paper.place = Placement::TopLeft;
    assert!(page_of(&zebra).dots.black(0, 0));
}

#[test]
fn a_label_that_is_larger_than_the_head_is_said_with_figures_and_never_cut() {
    let a6 = framed(839, 1183, 203);
    let mut zebra = printer(LabelFormat::Zpl, Media::A6);
    zebra.paper.head = Some(832);
    let page_of = |dots: &Dots, printer: &PageTarget| page(&to_pdf(dots, "x"), printer, PageWish::default()).unwrap();
    let page = page_of(&a6, &zebra);
    assert_eq!(page.dots, a6, "all of it is shown");
    let room = Media { width: 1041, height: 1480 };
    assert_eq!(page.notes, [PageNote::TooLarge { label: Media::A6, room, across: 7, down: 0 }]);
    assert!(page.loss().is_some());

    // White margins are no loss: what is inside them lies in the middle.
    let inside = turn::laid(&framed(820, 1100, 203), 839, 1183, Placement::Centre).unwrap();
    let page = page_of(&inside, &zebra);
    assert_eq!((page.dots.width(), page.dots.height()), (832, 1183));
    assert_eq!((page.dots.ink(), page.loss()), (inside.ink(), None));
    assert!(page.dots.black(6, 41) && page.dots.black(825, 41));

    // An office printer has no such head.
    zebra.language = LabelFormat::Pdf;
    assert_eq!(page_of(&a6, &zebra).notes, []);
}

#[test]
fn a_program_of_the_carrier_goes_out_untouched_and_is_drawn_as_it_prints() {
    let zpl = b"^XA^PW812^LL1218^FO100,200^GB30,20,20^FS^XZ";
    let mut zebra = printer(LabelFormat::Zpl, Media::FOUR_BY_SIX);
    assert!(goes_out_untouched(zpl, &zebra));
    let drawn = page(zpl, &zebra, PageWish::default()).unwrap();
    assert_eq!((drawn.notes.as_slice(), drawn.from), ([PageNote::Untouched].as_slice(), LabelFormat::Zpl));
    let wide = page(b"^XA^PW1200^LL1800^FO0,0^GB1200,1800,4^FS^XZ", &zebra, PageWish::default()).unwrap();
    assert!(matches!(wide.loss(), Some(PageNote::TooLarge { across: 388, down: 582, .. })), "{:?}", wide.notes);
    zebra.shift = PrintShift { right: 10, down: 0 };
    assert!(!goes_out_untouched(zpl, &zebra));
    let moved = page(zpl, &zebra, PageWish::default()).unwrap();
    assert_eq!((moved.notes.as_slice(), &moved.dots), ([].as_slice(), &drawn.dots.shifted(zebra.shift)));
}

#[test]
fn what_is_moved_off_the_paper_is_said() {
    let mut zebra = printer(LabelFormat::Zpl, Media::FOUR_BY_SIX);
    zebra.shift = PrintShift { right: -10, down: 0 };
    let page = page(&to_pdf(&framed(812, 1218, 203), "x"), &zebra, PageWish::default()).unwrap();
    assert!(matches!(page.notes.as_slice(), [PageNote::MovedOff { dots: 1.. }]), "{:?}", page.notes);
}

#[test]
fn a_picture_for_another_head_is_said_and_made_whole_dots_only_where_that_was_asked() {
    // Bars of three dots at 300 dpi.
    let label = Dots::from_fn(1200, 1800, 300, |x, y| (300..900).contains(&x) && (90..900).contains(&y) && x % 6 < 3);
    let png = to_png(&label.unwrap(), "x").unwrap();
    let mut zebra = printer(LabelFormat::Zpl, Media::FOUR_BY_SIX);
    let measured = PageWish { module: Some(3.0), ..PageWish::default() };
    let kept = page(&png, &zebra, measured).unwrap();
    assert_eq!(kept.notes[0], PageNote::OtherHead { made_for: 300, head: 203 });
    zebra.paper.scaling = Scaling::WholeModules;
    let scaled = page(&png, &zebra, measured).unwrap();
    assert_eq!(scaled.notes, [PageNote::Scaled { thousandths: 985 }]);
    assert_eq!((scaled.dots.width(), scaled.dots.height()), (812, 1218));
    let bars: Vec<usize> = row_runs(&scaled.dots, 300);
    assert!(bars[1..bars.len() - 1].iter().all(|long| *long == 2), "{bars:?}");
    // An office printer's page carries the picture's own dots.
    zebra.language = LabelFormat::Pdf;
    zebra.paper.scaling = Scaling::Never;
    let office = page(&png, &zebra, measured).unwrap();
    assert_eq!((office.dots.dpi(), office.notes.len()), (300, 0));
}

#[test]
fn a_page_whose_bars_are_no_whole_dots_is_drawn_anew_with_whole_ones() {
    // Bars of 0.4 mm: 3.2 dots at 203 dpi.
    let step = 0.4 / 25.4 * 72.0;
    let bars: String =
        (0..60).map(|bar| format!("{} 100 {step} 200 re f ", 20.0 + f64::from(bar) * 2.0 * step)).collect();
    let pdf = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 288 432]/Contents 4 0 R/Resources<<>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{bars}\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
        bars.len()
    );
    let mut zebra = printer(LabelFormat::Zpl, Media::FOUR_BY_SIX);
    zebra.paper.scaling = Scaling::WholeModules;
    let page = page(pdf.as_bytes(), &zebra, PageWish { module: Some(3.2), ..PageWish::default() }).unwrap();
    assert_eq!(page.notes, [PageNote::Scaled { thousandths: 938 }]);
    let runs = row_runs(&page.dots, 700);
    assert_eq!(runs.len(), 121);
    assert!(runs[1..120].iter().all(|long| *long == 3), "{runs:?}");
}

#[test]
fn labels_share_a_sheet_each_in_its_place() {
    let label = framed(799, 1140, 203);
    let mut office = printer(LabelFormat::Pdf, Media::A4);
    for (layout, places) in [(SheetLayout::Two, 2), (SheetLayout::Four, 4)] {
        office.paper.sheet = layout;
        let pages: Vec<Page> = (0..places)
            .map(|place| page(&to_pdf(&label, "x"), &office, PageWish { place, ..PageWish::default() }).unwrap())
            .collect();
        for (at, page) in (1..).zip(&pages) {
            assert_eq!((page.dots.width(), page.dots.height()), Media::A4.dots(203));
            assert_eq!(page.dots.ink(), label.ink());
            assert_eq!(page.notes.last(), Some(&PageNote::OnSheet { place: at, of: places }));
        }
        let all = Dots::from_fn(1678, 2374, 203, |x, y| pages.iter().any(|page| page.dots.black(x, y))).unwrap();
        assert_eq!(all.ink(), label.ink() * u64::from(places), "no two lie on each other");
    }
}

/// A frame at the edges with something inside, so that a dot that is lost or moved shows.
fn framed(width: u32, height: u32, dpi: u32) -> Dots {
    Dots::from_fn(width, height, dpi, |x, y| {
        let edge = x < 4 || y < 4 || x + 4 >= width || y + 4 >= height;
        edge || (x / 3 + y / 50) % 4 == 1 && y > height / 4
    })
    .unwrap()
}

fn printer(language: LabelFormat, media: Media) -> PageTarget {
    PageTarget {
        language,
        dpi: 203,
        shift: PrintShift::default(),
        paper: PrinterPaper { media, ..PrinterPaper::default() },
    }
}

/// How long the runs of one colour in a row are.
fn row_runs(dots: &Dots, y: u32) -> Vec<usize> {
    let row: Vec<bool> = (0..dots.width()).map(|x| dots.black(x, y)).collect();
    row.chunk_by(|a, b| a == b).map(<[bool]>::len).collect()
}

//! Torture pages: a good label in every place and size that a file may have it in, and files that are no labels at all.

use std::io::Cursor;

use envoi::domain::Dots;
use envoi::domain::LabelFormat;
use envoi::domain::Media;
use envoi::domain::Packing;
use envoi::domain::PageTarget;
use envoi::domain::PrintShift;
use envoi::domain::PrinterPaper;
use envoi::domain::SheetLayout;
use envoi::label;
use envoi::label::convert::to_language;
use envoi::label::convert::to_pdf;
use envoi::label::convert::to_png;

use super::Case;
use super::Expected;
use super::carriers::specimen;

const NUMBER: &str = "1L00482917365";

/// All of them.
pub fn cases() -> Vec<Case> {
    let label = label::decode(&specimen().pdf(), 203, Media::FOUR_BY_SIX).expect("our own label");
    let mut cases = placed(&label);
    cases.extend(pictures(&label));
    cases.extend(programs(&label));
    cases.extend(printers(&label));
    cases.extend(hostile());
    cases
}

/// The label turned, and on pages that are larger or smaller than the paper.
fn placed(label: &Dots) -> Vec<Case> {
    let mut cases = vec![
        on_four_by_six("upside down", to_pdf(&turned(&turned(label)), "x"), &[]),
        on_four_by_six("lying", to_pdf(&turned(label), "x"), &["page-turned"]),
        on_four_by_six("lying the other way", to_pdf(&turned(&turned(&turned(label))), "x"), &["page-turned"]),
        on_four_by_six("on A6 with white margins", to_pdf(&on_page(label, Media::A6, None), "x"), &["page-cut-out"]),
    ];
    let (wide, high) = Media::A4.dots(203);
    let (right, down) = (wide - label.width(), high - label.height());
    let corners = [(0, 0), (right, 0), (0, down), (right, down), (right / 2, down / 2), (37, 1001)];
    for (left, top) in corners {
        let page = on_page(label, Media::A4, Some((left, top)));
        cases.push(on_four_by_six(&format!("on A4 at {left} {top}"), to_pdf(&page, "x"), &["page-cut-out"]));
    }
    let letter = on_page(label, Media { width: 2159, height: 2794 }, Some((60, 60)));
    cases.push(on_four_by_six("on Letter", to_pdf(&letter, "x"), &["page-cut-out"]));
    let mut with_more = on_page(label, Media::A4, Some((0, 0)));
    for (x, y) in (1000..1500).flat_map(|x| (2000..2100).map(move |y| (x, y))).filter(|(x, y)| (x + y) % 7 == 0) {
        with_more.blacken(x, y);
    }
    cases.push(on_four_by_six("on A4 beside a receipt", to_pdf(&with_more, "x"), &["page-cut-out-of-more"]));
    let lying = turned(&on_page(label, Media::A4, Some((40, 40))));
    cases.push(on_four_by_six("on A4 that lies", to_pdf(&lying, "x"), &["page-cut-out", "page-turned"]));

    let small = part(label, 6, 9, 799, 1199);
    cases.push(on_four_by_six("100 by 150 mm on 4 by 6 inches", to_pdf(&small, "x"), &[]));
    let a6 = framed(Media::A6);
    let target = PageTarget {
        language: LabelFormat::Zpl,
        paper: PrinterPaper { media: Media::A6, head: Some(832), ..PrinterPaper::default() },
        ..PageTarget::default()
    };
    cases.push(case("A6 on a head of 832 dots", to_pdf(&a6, "x"), target, (839, 1183), &["page-too-large"], None));
    cases.push(case("A6 on 4 by 6 inches", to_pdf(&a6, "x"), zebra(), (839, 1183), &["page-too-large"], None));
    cases.push(case(
        "A4 full of ink",
        to_pdf(&framed(Media::A4), "x"),
        zebra(),
        (wide, high),
        &["page-too-large"],
        None,
    ));
    cases
}

/// The label as every kind of picture.
fn pictures(label: &Dots) -> Vec<Case> {
    let gray = |shade: [u8; 2]| {
        image::GrayImage::from_fn(label.width(), label.height(), |x, y| {
            image::Luma([shade[usize::from(!label.black(x, y))]])
        })
    };
    let clear = image::RgbaImage::from_fn(label.width(), label.height(), |x, y| {
        image::Rgba([0, 0, 0, if label.black(x, y) { 255 } else { 0 }])
    });
    let colour = image::RgbImage::from_fn(label.width(), label.height(), |x, y| {
        image::Rgb(if label.black(x, y) { [120, 0, 90] } else { [255, 250, 205] })
    });
    let bytes = |picture: image::DynamicImage, format| {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), format).expect("a picture");
        bytes
    };
    let png = image::ImageFormat::Png;
    let large = Dots::from_fn(1200, 1800, 300, |x, y| label.black(x * 812 / 1200, y * 1218 / 1800)).expect("a picture");
    vec![
        on_four_by_six("PNG of one bit", to_png(label, "x").expect("a PNG"), &[]),
        on_four_by_six("PNG in grey", bytes(gray([0, 255]).into(), png), &[]),
        on_four_by_six("PNG in weak grey", bytes(gray([100, 160]).into(), png), &[]),
        on_four_by_six("PNG in colour", bytes(colour.into(), png), &[]),
        on_four_by_six("PNG on nothing", bytes(clear.clone().into(), png), &[]),
        on_four_by_six("GIF", bytes(clear.into(), image::ImageFormat::Gif), &[]),
        on_four_by_six("JPEG", bytes(gray([0, 255]).into(), image::ImageFormat::Jpeg), &[]),
        case(
            "PNG for 300 dpi",
            to_png(&large, "x").expect("a PNG"),
            zebra(),
            (1200, 1800),
            &["page-other-head", "page-too-large"],
            None,
        ),
    ]
}

/// The label as every kind of ZPL.
fn programs(label: &Dots) -> Vec<Case> {
    let untouched =
        |name: &str, file: Vec<u8>, number| case(name, file, zebra(), (812, 1218), &["page-untouched"], number);
    let zpl = |packing| to_language(label, LabelFormat::Zpl, packing, "x").expect("ZPL");
    let hex: String = label.bits().iter().map(|byte| format!("{byte:02X}")).collect();
    let (total, row) = (label.bits().len(), label.row_bytes());
    let head = format!("^XA^FO0,0^GFB,{total},{total},{row},");
    let raw = [head.as_bytes(), label.bits(), b"^FS^XZ"].concat();
    let code = b"^XA^CI13^FO50,50^A0N,40,40^FD\x82\x8a\x85 Cr\x8ame br\x96l\x82e^FS^FO60,200^BY3^BCN,200,N,N^FD1L00482917365^FS^XZ";
    vec![
        untouched("ZPL in runs", zpl(Packing::Runs), Some(NUMBER)),
        untouched("ZPL in Z64", zpl(Packing::Z64), Some(NUMBER)),
        untouched("ZPL in bytes", raw, Some(NUMBER)),
        untouched(
            "ZPL in plain digits",
            format!("^XA^FO0,0^GFA,{total},{total},{row},{hex}^FS^XZ").into_bytes(),
            Some(NUMBER),
        ),
        untouched(
            "ZPL with its graphic ahead",
            format!("~DGR:L.GRF,{total},{row},{hex}\n^XA^FO0,0^XGR:L.GRF,1,1^FS^XZ").into_bytes(),
            Some(NUMBER),
        ),
        untouched("ZPL in code page 850", code.to_vec(), Some(NUMBER)),
        case(
            "ZPL for 300 dpi",
            b"^XA^PW1200^LL1800^FO20,20^GB1160,1760,8^FS^XZ".to_vec(),
            zebra(),
            (1200, 1800),
            &["page-untouched", "page-too-large"],
            None,
        ),
    ]
}

/// The label on printers of every language, moved, and sharing a sheet.
fn printers(label: &Dots) -> Vec<Case> {
    let pdf = to_pdf(label, "x");
    let mut cases: Vec<Case> = LabelFormat::PRINTED
        .into_iter()
        .map(|language| {
            let target = PageTarget { language, ..PageTarget::default() };
            case(&format!("for {}", language.name()), pdf.clone(), target, (812, 1218), &[], Some(NUMBER))
        })
        .collect();
    let packed = PrinterPaper { packing: Packing::Z64, ..PrinterPaper::default() };
    let packed = PageTarget { paper: packed, ..zebra() };
    cases.push(case("for ZPL in Z64", pdf.clone(), packed, (812, 1218), &[], Some(NUMBER)));
    let moved = PageTarget { shift: PrintShift { right: 8, down: 5 }, ..zebra() };
    cases.push(case("moved", pdf.clone(), moved, (812, 1218), &[], Some(NUMBER)));
    let off = PageTarget { shift: PrintShift { right: -100, down: 0 }, ..zebra() };
    cases.push(case(
        "moved off its paper",
        to_pdf(&framed(Media::FOUR_BY_SIX), "x"),
        off,
        (812, 1218),
        &["page-moved-off"],
        None,
    ));
    for (sheet, notes) in [
        (SheetLayout::Two, ["page-turned", "page-on-sheet"].as_slice()),
        // A quarter of A4 is lower than 4 by 6 inches: the white margins are left off.
        (SheetLayout::Four, &["page-cut-out", "page-on-sheet"]),
    ] {
        let paper = PrinterPaper { media: Media::A4, sheet, ..PrinterPaper::default() };
        let target = PageTarget { paper, ..PageTarget::default() };
        let size = Media::A4.dots(203);
        cases.push(case(&format!("{sheet:?} on A4"), pdf.clone(), target, size, notes, Some(NUMBER)));
    }
    cases
}

/// Files that are no labels: each is refused, in time and in little memory.
fn hostile() -> Vec<Case> {
    let pdf = specimen().pdf();
    let png = specimen().png().expect("our own label");
    let mut endless = png.clone();
    endless[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
    let mut wide_gif = b"GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff".to_vec();
    wide_gif.extend(b",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00;");
    let page = |size: &str| {
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Resources<<>>>>endobj\ntrailer<</Root 1 0 R>>\n"
        )
        .into_bytes()
    };
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("a web page", b"<!doctype html><title>Sign in</title>".to_vec()),
        ("JSON", br#"{"errors":[{"message":"no label"}]}"#.to_vec()),
        ("half a PNG", png[..png.len() / 2].to_vec()),
        ("a PNG that claims gigabytes", endless),
        ("a GIF that claims gigabytes", wide_gif),
        ("the head of a JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00".to_vec()),
        ("the head of a PDF", pdf[..40].to_vec()),
        ("a PDF without pages", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n".to_vec()),
        ("a page of a kilometre", page("2834645 2834645")),
        ("a page of nothing", page("0 0")),
        ("ZPL without a label", b"^XA^XZ".to_vec()),
        ("a question in ZPL", b"~HS".to_vec()),
        ("ZPL of a kilometre", b"^XA^PW9999999^LL9999999^FO0,0^GB9,9,9^FS^XZ".to_vec()),
        ("ZPL that unpacks to gigabytes", runs_of_gigabytes()),
        ("ZPL that calls itself", b"^XA^DFR:A.ZPL^FS^XZ^XA^XFR:A.ZPL^FS^XZ".to_vec()),
        ("a program for another printer", b"SIZE 100 mm,150 mm\r\nCLS\r\nPRINT 1\r\n".to_vec()),
    ];
    let refused = |(name, file): (&str, Vec<u8>)| Case {
        name: name.to_owned(),
        file,
        // Nothing goes out to the byte, so that everything is read.
        target: PageTarget { shift: PrintShift { right: 1, down: 0 }, ..zebra() },
        expected: Expected::Refused,
    };
    files.into_iter().map(refused).collect()
}

fn runs_of_gigabytes() -> Vec<u8> {
    format!("^XA^FO0,0^GFA,999999999,999999999,800,{}F^FS^XZ", "z".repeat(5_000_000)).into_bytes()
}

fn on_four_by_six(name: &str, file: Vec<u8>, notes: &[&'static str]) -> Case {
    case(name, file, zebra(), (812, 1218), notes, Some(NUMBER))
}

fn case(
    name: &str,
    file: Vec<u8>,
    target: PageTarget,
    size: (u32, u32),
    notes: &[&'static str],
    number: Option<&str>,
) -> Case {
    let expected = Expected::Page { size, notes: notes.to_vec(), number: number.map(str::to_owned) };
    Case { name: name.to_owned(), file, target, expected }
}

fn zebra() -> PageTarget {
    PageTarget { language: LabelFormat::Zpl, ..PageTarget::default() }
}

/// A quarter turn.
fn turned(dots: &Dots) -> Dots {
    let bottom = dots.height() - 1;
    Dots::from_fn(dots.height(), dots.width(), dots.dpi(), |x, y| dots.black(y, bottom - x)).expect("a picture")
}

fn part(dots: &Dots, left: u32, top: u32, width: u32, height: u32) -> Dots {
    Dots::from_fn(width, height, dots.dpi(), |x, y| dots.black(x + left, y + top)).expect("a picture")
}

/// On a page of its own, at a place or in the middle; what is beyond the page's edge is white in our label.
fn on_page(label: &Dots, page: Media, place: Option<(u32, u32)>) -> Dots {
    let (width, height) = page.dots(label.dpi());
    let middle = |page: u32, own: u32| i64::from(page) / 2 - i64::from(own) / 2;
    let (left, top) = place.map_or_else(
        || (middle(width, label.width()), middle(height, label.height())),
        |(left, top)| (left.into(), top.into()),
    );
    let at = |from: u32, shift: i64| u32::try_from(i64::from(from) - shift).ok();
    Dots::from_fn(width, height, label.dpi(), |x, y| {
        at(x, left).zip(at(y, top)).is_some_and(|(x, y)| label.black(x, y))
    })
    .expect("a page")
}

/// Ink from edge to edge.
fn framed(media: Media) -> Dots {
    let (width, height) = media.dots(203);
    Dots::from_fn(width, height, 203, |x, y| x < 4 || y < 4 || x + 4 >= width || y + 4 >= height || (x + y) % 40 == 0)
        .expect("a page")
}

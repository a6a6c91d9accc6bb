//! Every kind of code, every way up, alone and beside others.

use datamatrix::SymbolList;
use rxing::BarcodeFormat;

use super::draw::*;
use crate::domain::CodeFrame;
use crate::domain::Media;
use crate::domain::Symbology;

#[test]
fn bars_in_whole_dots_are_an_a() {
    let mut dots = label();
    number().draw(&mut dots, (100, 100), (3, 200));
    let codes = codes(&dots);
    assert_eq!(codes.len(), 1);
    assert_eq!(codes[0].frame, CodeFrame { left: 100, top: 100, width: number().width() * 3, height: 200 });
    assert_eq!((codes[0].module_tenths, codes[0].module_um), (30, 375));
    assert_eq!(codes[0].reasons, []);
    assert_eq!(said(&dots), [(Symbology::Code128, NUMBER.to_owned(), 'A')]);
}

#[test]
fn every_symbology_is_read_every_way_up() {
    let square = || SymbolList::default().enforce_square();
    let text = "RR123456785CH CAMILLE";
    let pictures = [
        (Symbology::Code128, number(), (2, 120), NUMBER),
        (Symbology::Gs1128, Picture::code_128("\u{106}\u{179}00376104250021234569"), (2, 120), "00376104250021234569"),
        (Symbology::Code39, Picture::code_39("RR123456785CH"), (2, 100), "RR123456785CH"),
        (Symbology::Itf, Picture::itf("1234567890123456"), (3, 100), "1234567890123456"),
        (Symbology::DataMatrix, Picture::data_matrix(text, square()), (4, 4), text),
        (Symbology::DataMatrix, Picture::data_matrix(&text.repeat(6), square()), (3, 3), &text.repeat(6)),
        (
            Symbology::DataMatrix,
            Picture::data_matrix("RR123456785CH", SymbolList::default().enforce_rectangular()),
            (5, 5),
            "RR123456785CH",
        ),
        (Symbology::QrCode, Picture::of(BarcodeFormat::QR_CODE, text), (4, 4), text),
        (Symbology::QrCode, Picture::of(BarcodeFormat::QR_CODE, &text.repeat(9)), (3, 3), &text.repeat(9)),
        (Symbology::Pdf417, Picture::of(BarcodeFormat::PDF_417, text), (3, 3), text),
        (Symbology::Aztec, Picture::of(BarcodeFormat::AZTEC, text), (4, 4), text),
        (Symbology::Aztec, Picture::of(BarcodeFormat::AZTEC, &text.repeat(9)), (3, 3), &text.repeat(9)),
    ];
    for (symbology, picture, (wide, high), text) in pictures {
        let mut dots = label();
        picture.draw(&mut dots, (103, 205), (wide, high));
        for quarters in 0..4 {
            let turned = turned(&dots, quarters);
            assert_eq!(
                said(&turned),
                [(symbology, text.to_owned(), 'A')],
                "{symbology:?} {quarters} {:?}",
                codes(&turned)
            );
            let frame = codes(&turned)[0].frame;
            let (width, height) = (picture.width() * wide, picture.height() * high);
            let lies = if quarters % 2 == 0 { (width, height) } else { (height, width) };
            assert_eq!((frame.width, frame.height), lies, "{symbology:?} {quarters}");
        }
    }
}

#[test]
fn a_label_full_of_codes_gives_each_of_them_once() {
    let mut dots = label();
    number().draw(&mut dots, (60, 40), (3, 180));
    number().draw(&mut dots, (60, 250), (3, 60));
    Picture::data_matrix(NUMBER, SymbolList::default().enforce_square()).draw(&mut dots, (600, 60), (4, 4));
    Picture::data_matrix("SECOND", SymbolList::default().enforce_square()).draw(&mut dots, (700, 60), (3, 3));
    Picture::of(BarcodeFormat::QR_CODE, "FIRST QR").draw(&mut dots, (60, 400), (4, 4));
    Picture::of(BarcodeFormat::QR_CODE, "SECOND QR").draw(&mut dots, (300, 400), (4, 4));
    Picture::of(BarcodeFormat::PDF_417, "STACKED").draw(&mut dots, (60, 600), (2, 2));
    Picture::of(BarcodeFormat::AZTEC, "AZTEC").draw(&mut dots, (500, 600), (4, 4));
    Picture::itf("12345678901234").draw(&mut dots, (60, 900), (3, 90));
    for quarters in 0..4 {
        let mut texts: Vec<String> = said(&turned(&dots, quarters)).into_iter().map(|(_, text, _)| text).collect();
        texts.sort();
        let mut expected =
            [NUMBER, NUMBER, NUMBER, "SECOND", "FIRST QR", "SECOND QR", "STACKED", "AZTEC", "12345678901234"];
        expected.sort();
        assert_eq!(texts, expected, "{quarters}");
    }
}

#[test]
fn two_codes_side_by_side_are_two() {
    let mut dots = label();
    Picture::code_128("\u{106}123456").draw(&mut dots, (40, 100), (3, 100));
    Picture::code_128("\u{106}654321").draw(&mut dots, (440, 100), (3, 100));
    let texts: Vec<String> = said(&dots).into_iter().map(|(_, text, _)| text).collect();
    assert_eq!(texts, ["123456", "654321"]);
}

#[test]
fn a_maxicode_is_read_every_way_up_beside_other_ink() {
    let zpl = b"^XA^FO120,120^BD2,1,1^FH^FD003840840591200[)>_1E01_1D961Z00004951_1DUPSN_1E_04^FS\
        ^FO60,60^GB700,4,4^FS^FO60,60^GB4,400,4^FS^FO400,200^A0N,60,60^FDSPECIMEN^FS^XZ";
    for dpi in [203, 300] {
        let dots = crate::label::decode(zpl, dpi, Media::FOUR_BY_SIX).unwrap();
        for quarters in 0..4 {
            let said = said(&turned(&dots, quarters));
            assert_eq!(said.len(), 1, "{dpi} {quarters} {said:?}");
            let (symbology, text, grade) = &said[0];
            assert_eq!((*symbology, *grade), (Symbology::MaxiCode, 'A'), "{dpi} {quarters}");
            assert!(text.contains("1Z00004951"), "{dpi} {quarters} {text}");
        }
    }
}

#[test]
fn rotated_labels_drawn_by_another_hand_are_read() {
    let zpl = b"^XA^FO60,60^BY3^BCR,200,N,N,N^FD>:6A>51234567890^FS^FO400,100^BXB,5,200^FDDATA MATRIX 77^FS\
        ^FO400,400^B3I,N,120,N,N^FDCODE39^FS^FO60,1000^BY3^B2N,90,N,N,N^FD12345678901234^FS^XZ";
    let dots = crate::label::decode(zpl, 203, Media::FOUR_BY_SIX).unwrap();
    let mut texts: Vec<String> = said(&dots).into_iter().map(|(_, text, _)| text).collect();
    texts.sort();
    assert_eq!(texts, ["12345678901234", "6A1234567890", "CODE39", "DATA MATRIX 77"]);
}

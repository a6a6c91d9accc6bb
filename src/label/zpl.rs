//! A ZPL program to dots: what a printer would make of it.
//!
//! ZPL has no resolution of its own: it counts the dots of whatever head it meets, so the same bytes are drawn anew for
//! each. The printer's built-in fonts are stood in for by free ones of nearly the same widths; bars, frames and graphics are
//! exact. Only the first label of a file is drawn.

mod code_page;
mod graphics;

use std::io::Cursor;

use image::ImageDecoder as _;
use image::codecs::png::PngDecoder;
use labelize::DrawerOptions;
use labelize::Renderer;
use labelize::ZplParser;

use super::NotALabel;
use super::guarded::guarded;
use crate::domain::Dots;
use crate::domain::Media;

/// Draws the first label on the paper, or on a larger sheet where the program says that it is made for one.
pub(super) fn decode(bytes: &[u8], dpi: u32, media: Media) -> Result<Dots, NotALabel> {
    let bytes = bytes.to_vec();
    guarded("ZPL", move || draw(&bytes, dpi, media))
}

fn draw(bytes: &[u8], dpi: u32, media: Media) -> Result<Dots, NotALabel> {
    if let Some(side) = absurd_side(bytes) {
        return Err(NotALabel::TooLarge { width: side, height: side });
    }
    let paper = media.dots(dpi);
    let width = declared(bytes, b"^PW").map_or(paper.0, |width| width.max(paper.0));
    let height = declared(bytes, b"^LL").map_or(paper.1, |height| height.max(paper.1));
    let too_large = NotALabel::TooLarge { width: width.into(), height: height.into() };
    let mut dots = Dots::white(width, height, dpi).ok_or(too_large)?;

    let dots_a_mm = dots_a_millimetre(dpi);
    let plain = graphics::in_plain_digits(bytes)?;
    let labels = ZplParser::with_dpmm(dots_a_mm).parse(&code_page::in_utf8(&plain)).map_err(broken)?;
    let mut label = labels.into_iter().next().ok_or_else(|| broken("there is no label in it"))?;
    if label.elements.is_empty() {
        return Err(broken("its label is blank"));
    }
    // A label that is narrower than the paper begins at the paper's left edge; the reader would put it in the middle.
    label.print_width = 0;
    let options = DrawerOptions {
        label_width_mm: f64::from(width) / f64::from(dots_a_mm),
        label_height_mm: f64::from(height) / f64::from(dots_a_mm),
        dpmm: dots_a_mm,
        ..DrawerOptions::default()
    };
    let mut png = Vec::new();
    Renderer::new().draw_label_as_png(&label, &mut png, options).map_err(broken)?;

    let decoder = PngDecoder::new(Cursor::new(png)).map_err(|error| broken(error.to_string()))?;
    let drawn = decoder.dimensions();
    let picture = image::DynamicImage::from_decoder(decoder).map_err(|error| broken(error.to_string()))?.into_luma8();
    for y in 0..height.min(drawn.1) {
        for x in 0..width.min(drawn.0) {
            if picture.get_pixel(x, y).0[0] < 128 {
                dots.blacken(x, y);
            }
        }
    }
    Ok(dots)
}

/// A letter, bar or box that is asked to be larger than any label: drawn, it would take gigabytes.
fn absurd_side(zpl: &[u8]) -> Option<u64> {
    let commands = zpl.split(|byte| *byte == b'^').filter_map(|command| command.split_first_chunk::<2>());
    commands.filter_map(|(name, sizes)| largest(name.map(|letter| letter.to_ascii_uppercase()), sizes)).next()
}

/// The largest number of a command that draws, where it is larger than a printer takes.
fn largest(name: [u8; 2], sizes: &[u8]) -> Option<u64> {
    let most = match &name {
        b"BY" if module(sizes) > 10 => 10,
        b"BY" | b"CF" | b"GB" | b"GC" | b"GD" | b"GE" => u64::from(Dots::MAX_SIDE),
        [b'A' | b'B', _] => u64::from(Dots::MAX_SIDE),
        _ => return None,
    };
    numbers(sizes).filter(|value| *value > most).max()
}

/// How many dots wide the narrowest bar is asked to be: printers take 1 to 10.
fn module(sizes: &[u8]) -> u64 {
    numbers(sizes).next().unwrap_or_default()
}

fn numbers(sizes: &[u8]) -> impl Iterator<Item = u64> {
    let numbers = sizes.split(|byte| !byte.is_ascii_digit()).filter(|digits| !digits.is_empty());
    // More digits than a number holds are more than any size.
    numbers.map(|digits| std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok()).unwrap_or(u64::MAX))
}

/// ZPL's printers come in whole dots a millimetre: 6, 8, 12 or 24.
fn dots_a_millimetre(dpi: u32) -> i32 {
    match dpi {
        0..=175 => 6,
        176..=250 => 8,
        251..=450 => 12,
        _ => 24,
    }
}

/// The number after the first such command, in any case.
fn declared(zpl: &[u8], command: &[u8]) -> Option<u32> {
    let at = zpl.windows(command.len()).position(|window| window.eq_ignore_ascii_case(command))?;
    let digits = zpl[at + command.len()..].iter().take_while(|byte| byte.is_ascii_digit());
    digits
        .take(6)
        .try_fold(None, |number: Option<u32>, digit| Some(Some(number.unwrap_or(0) * 10 + u32::from(digit - b'0'))))?
}

fn broken(why: impl Into<String>) -> NotALabel {
    NotALabel::Broken { format: "ZPL", why: why.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(zpl: &str, dpi: u32) -> Dots {
        decode(zpl.as_bytes(), dpi, Media::FOUR_BY_SIX).expect("a label")
    }

    fn black(dots: &Dots) -> Vec<(u32, u32)> {
        let all = (0..dots.height()).flat_map(|y| (0..dots.width()).map(move |x| (x, y)));
        all.filter(|(x, y)| dots.black(*x, *y)).collect()
    }

    #[test]
    fn a_box_lies_where_the_program_puts_it_dot_for_dot() {
        let dots = drawn("^XA^FO100,200^GB30,20,20^FS^XZ", 203);
        assert_eq!((dots.width(), dots.height(), dots.dpi()), (812, 1218, 203));
        let black = black(&dots);
        assert_eq!(black.len(), 30 * 20);
        assert_eq!((black.first(), black.last()), (Some(&(100, 200)), Some(&(129, 219))));
    }

    #[test]
    fn a_finer_head_makes_a_smaller_picture_of_the_same_program() {
        let dots = drawn("^XA^FO100,200^GB30,20,20^FS^XZ", 300);
        assert_eq!((dots.width(), dots.height()), (1200, 1800));
        assert_eq!(black(&dots).len(), 30 * 20);
    }

    #[test]
    fn a_narrow_label_begins_at_the_left_edge_and_a_wide_one_is_said_to_be_wide() {
        assert!(drawn("^XA^PW400^FO0,0^GB10,10,10^FS^XZ", 203).black(0, 0));
        let wide = drawn("^XA^PW1000^LL1218^FO990,0^GB10,10,10^FS^XZ", 203);
        assert_eq!(wide.width(), 1000);
        assert!(!wide.fits(Media::FOUR_BY_SIX));
    }

    #[test]
    fn bars_of_a_usual_height_are_drawn() {
        assert!(!black(&drawn("^XA^BY3,2,220^FO60,60^BCN,,N,N^FD1L00482917365^FS^XZ", 203)).is_empty());
    }

    #[test]
    fn text_in_the_printers_code_page_is_drawn() {
        let e_acute_in_cp850 = b"^XA^CI13^FO50,50^A0N,60,60^FD\x82\x82\x82^FS^XZ";
        let dots = decode(e_acute_in_cp850, 203, Media::FOUR_BY_SIX).expect("a label");
        assert!(!black(&dots).is_empty());
    }

    #[test]
    fn a_graphic_sent_ahead_of_the_label_is_recalled_by_it() {
        let dots = drawn("~DGR:A.GRF,2,1,FFFF^XA^FO8,8^XGR:A.GRF,1,1^FS^XZ", 203);
        assert_eq!(black(&dots).len(), 16);
    }

    #[test]
    fn a_graphic_in_bytes_is_drawn_whatever_its_bytes_are_beside_letters_of_the_printers_page() {
        // The first byte of the graphic is the sign that begins a command.
        let zpl = b"^XA^FO8,8^GFB,4,4,2,\x5e\x7e\x80\x01^FS^FO50,50^A0N,60,60^FD\x82\x82^FS^XZ";
        let dots = decode(zpl, 203, Media::FOUR_BY_SIX).expect("a label");
        let graphic: Vec<bool> = (0..32).map(|at| dots.black(8 + at % 16, 8 + at / 16)).collect();
        let bits: Vec<bool> = [0x5e_u8, 0x7e, 0x80, 0x01]
            .iter()
            .flat_map(|byte| (0..8).map(move |bit| byte & (0x80 >> bit) != 0))
            .collect();
        assert_eq!(graphic, bits);
        assert!(dots.ink() > 200, "and the letters");
    }

    #[test]
    fn our_own_programs_come_back_dot_for_dot() {
        for packing in [crate::domain::Packing::Runs, crate::domain::Packing::Z64] {
            let picture = Dots::from_fn(812, 1218, 203, |x, y| x < 400 || (x / 3 + y) % 5 == 0).expect("a picture");
            let zpl = crate::label::programs::to_zpl(&picture, packing);
            assert!(decode(&zpl, 203, Media::FOUR_BY_SIX) == Ok(picture), "{packing:?}");
        }
    }

    #[test]
    fn a_program_that_draws_nothing_is_no_label() {
        for zpl in ["^XA^XZ", "^XA", "~HS", "^XZ", "^XA^PW0^LL0^XZ"] {
            assert!(decode(zpl.as_bytes(), 203, Media::FOUR_BY_SIX).is_err(), "{zpl}");
        }
    }

    #[test]
    fn a_program_that_asks_for_too_much_is_an_answer() {
        let bomb = bomb();
        for zpl in [
            "^XA^PW999999^LL999999^FO0,0^GB1,1,1^FS^XZ",
            "^XA^FO-99999999999,0^GB99999999999,99999999999,99999999999^FS^XZ",
            "^XA^A0N,32000,32000^FDW^FS^XZ",
            "^XA^BY99^BCN,32000^FD12345678901234567890^FS^XZ",
            "^XA^XFR:X.ZPL^XZ",
            &bomb,
            &format!("^XA^FO0,0^GFA,9999999,9999999,800,{}0^FS^XZ", "z".repeat(1_000_000)),
            &format!("^XA{}^XZ", "^FO0,0^GFA,2900000,2900000,800,zzzzzzzzzzzzzzF,:::::::^FS".repeat(2000)),
        ] {
            let drawn = decode(zpl.as_bytes(), 203, Media::FOUR_BY_SIX);
            assert!(drawn.is_err_and(|error| error != NotALabel::TooSlow), "{zpl}");
        }
    }

    /// A hundred megabytes of nought in a few hundred kilobytes of text.
    fn bomb() -> String {
        use base64::Engine as _;
        let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..100 {
            std::io::Write::write_all(&mut deflate, &[0; 1024 * 1024]).expect("memory");
        }
        let packed = base64::engine::general_purpose::STANDARD.encode(deflate.finish().expect("memory"));
        format!("^XA^FO0,0^GFA,104857600,104857600,800,:Z64:{packed}:0000^FS^XZ")
    }
}

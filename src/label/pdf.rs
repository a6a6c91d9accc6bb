//! A PDF's pages to dots, at exact dots of the head.
//!
//! The page keeps its size: a point is always a 72nd of an inch. Edges are thresholded at half a dot, never
//! dithered, so bars that lie on the grid of the head come out exact; pictures of bars that nearly do are put on it ([`pictures`]).

mod pictures;

use hayro::RenderCache;
use hayro::RenderSettings;
use hayro::hayro_interpret::BlendMode;
use hayro::hayro_interpret::ClipPath;
use hayro::hayro_interpret::Context;
use hayro::hayro_interpret::Device;
use hayro::hayro_interpret::DrawMode;
use hayro::hayro_interpret::DrawProps;
use hayro::hayro_interpret::Image;
use hayro::hayro_interpret::ImageDrawProps;
use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::SoftMask;
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::interpret_page;
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::kurbo::BezPath;
use hayro::kurbo::Rect;
use hayro::render_into;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::RasterizerSettings;
use hayro::vello_cpu::RenderContext;
use hayro::vello_cpu::Resources;
use hayro::vello_cpu::TargetInit;
use hayro::vello_cpu::color::palette::css::WHITE;

use super::NotALabel;
use super::guarded::guarded;
use crate::domain::Dots;
use crate::domain::Media;

/// The most text that is read from a page.
const MAX_TEXT: usize = 100_000;

/// Draws the first page at `dpi`.
pub(super) fn decode(bytes: &[u8], dpi: u32, media: Media) -> Result<Dots, NotALabel> {
    let bytes = bytes.to_vec();
    guarded("PDF", move || draw(bytes, dpi, 1.0, Some(media)))
}

/// The dots that [`decode`] drew of these bytes, with the pictures that are a hair from whole dots in whole dots; none where no
/// picture changes.
pub(super) fn in_whole_dots(bytes: &[u8], dots: &Dots) -> Result<Option<Dots>, NotALabel> {
    let (bytes, dots) = (bytes.to_vec(), dots.clone());
    guarded("PDF", move || {
        let pdf = Pdf::new(bytes).map_err(|error| broken(format!("{error:?}")))?;
        let page = pdf.pages().first().ok_or_else(|| broken("it has no page"))?;
        Ok(pictures::in_whole_dots(page, at_scale(page, scale(dots.dpi(), 1.0)), &dots))
    })
}

/// Draws the first page at `dpi`, larger or smaller by a factor.
pub(super) fn decode_resized(bytes: &[u8], dpi: u32, factor: f64) -> Result<Dots, NotALabel> {
    let bytes = bytes.to_vec();
    guarded("PDF", move || draw(bytes, dpi, factor, None))
}

/// Draws every page at `dpi`, at most `most` of them.
pub(super) fn decode_pages(bytes: &[u8], dpi: u32, media: Media, most: usize) -> Result<Vec<Dots>, NotALabel> {
    let bytes = bytes.to_vec();
    guarded("PDF", move || {
        let pdf = Pdf::new(bytes).map_err(|error| broken(format!("{error:?}")))?;
        pdf.pages().iter().take(most).map(|page| draw_page(page, dpi, 1.0, Some(media))).collect()
    })
}

/// The text of the first page in the order it is drawn, without the spaces between runs. Sees text whose font says
/// which letters its glyphs are; text drawn as curves or inside a picture is not seen.
pub(super) fn text(bytes: &[u8]) -> Result<String, NotALabel> {
    let bytes = bytes.to_vec();
    guarded("PDF", move || read(bytes))
}

fn draw(bytes: Vec<u8>, dpi: u32, factor: f64, media: Option<Media>) -> Result<Dots, NotALabel> {
    let pdf = Pdf::new(bytes).map_err(|error| broken(format!("{error:?}")))?;
    let page = pdf.pages().first().ok_or_else(|| broken("it has no page"))?;
    draw_page(page, dpi, factor, media)
}

fn draw_page(page: &Page<'_>, dpi: u32, factor: f64, media: Option<Media>) -> Result<Dots, NotALabel> {
    let (width, height) = page.render_dimensions();
    let scale = scale(dpi, factor);
    let paper = media.map(|media| media.dots(dpi));
    let (width, height) = size_in_dots(f64::from(width) * scale, f64::from(height) * scale, paper)?;
    let mut dots =
        Dots::white(width, height, dpi).ok_or(NotALabel::TooLarge { width: width.into(), height: height.into() })?;
    // Both fit 16 bits, since a picture's side is bounded far below.
    let (across, down) = (width as u16, height as u16);

    let mut canvas = RenderContext::new(across, down);
    let settings = RenderSettings { aliasing_threshold: Some(127), ..RenderSettings::default() };
    let transform = at_scale(page, scale);
    render_into(page, &RenderCache::new(), &InterpreterSettings::default(), &settings, &mut canvas, transform);
    canvas.flush();
    let mut pixels = Pixmap::new(across, down);
    let target = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    canvas.render_with(&mut pixels, &mut Resources::default(), target);

    for (index, pixel) in (0_u32..).zip(pixels.data()) {
        if is_black(pixel.r, pixel.g, pixel.b) {
            dots.blacken(index % width, index / width);
        }
    }
    Ok(dots)
}

/// How many dots a point is.
fn scale(dpi: u32, factor: f64) -> f64 {
    f64::from(dpi) / 72.0 * factor
}

/// From the page's points to dots.
fn at_scale(page: &Page<'_>, scale: f64) -> Affine {
    Affine::scale(scale) * page.initial_transform(true).to_kurbo()
}

/// Whether a colour is nearer to black than to white.
fn is_black(red: u8, green: u8, blue: u8) -> bool {
    299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue) < 128 * 1000
}

/// Rounds a page to whole dots, and to the paper when it is within two dots of it: writers round their page sizes.
fn size_in_dots(width: f64, height: f64, paper: Option<(u32, u32)>) -> Result<(u32, u32), NotALabel> {
    if !(width >= 1.0 && height >= 1.0) {
        return Err(broken("its page has no size"));
    }
    let largest = f64::from(Dots::MAX_SIDE);
    if width > largest || height > largest {
        return Err(NotALabel::TooLarge { width: width as u64, height: height as u64 });
    }
    let near = |side: f64, paper: u32| (side - f64::from(paper)).abs() <= 2.0;
    let paper = paper.filter(|paper| near(width, paper.0) && near(height, paper.1));
    Ok(paper.unwrap_or((width.round() as u32, height.round() as u32)))
}

fn read(bytes: Vec<u8>) -> Result<String, NotALabel> {
    let pdf = Pdf::new(bytes).map_err(|error| broken(format!("{error:?}")))?;
    let page = pdf.pages().first().ok_or_else(|| broken("it has no page"))?;
    let cache = InterpreterCache::new();
    let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
    let settings = InterpreterSettings::default();
    let mut context = Context::new(Affine::IDENTITY, everywhere, &cache, page.xref(), settings);
    let mut reader = TextReader::default();
    interpret_page(page, &mut context, &mut reader);
    Ok(reader.text)
}

/// A device that draws nothing and writes down the letters.
#[derive(Default)]
struct TextReader {
    text: String,
}

impl<'a> Device<'a> for TextReader {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.text.len() > MAX_TEXT {
                return;
            }
            match glyph.as_unicode() {
                Some(BfString::Char(letter)) => self.text.push(letter),
                Some(BfString::String(letters)) => self.text.push_str(&letters),
                None => (),
            }
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn broken(why: impl Into<String>) -> NotALabel {
    NotALabel::Broken { format: "PDF", why: why.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of that size in points with a black square of one inch in its lower left corner.
    fn page(width: f64, height: f64) -> Vec<u8> {
        let content = "0 g 0 0 72 72 re f";
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources<<>>>>endobj\n\
             4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
            content.len()
        )
        .into_bytes()
    }

    #[test]
    fn a_four_by_six_page_is_exactly_the_dots_of_the_paper() {
        for (dpi, size) in [(203, (812, 1218)), (300, (1200, 1800))] {
            let dots = decode(&page(288.0, 432.0), dpi, Media::FOUR_BY_SIX).unwrap();
            assert_eq!((dots.width(), dots.height(), dots.dpi()), (size.0, size.1, dpi));
            assert_eq!(dots.ink(), u64::from(dpi) * u64::from(dpi));
            assert!(dots.black(0, size.1 - 1));
            assert!(dots.black(dpi - 1, size.1 - dpi));
            assert!(!dots.black(dpi, size.1 - 1));
        }
    }

    #[test]
    fn another_page_keeps_its_own_size() {
        let dots = decode(&page(595.28, 841.89), 203, Media::FOUR_BY_SIX).unwrap();
        assert_eq!((dots.width(), dots.height()), (1678, 2374));
        assert!(!dots.fits(Media::FOUR_BY_SIX));
        assert_eq!(dots.ink(), 203 * 203);
    }

    #[test]
    fn an_absurd_page_is_refused() {
        let absurd = decode(&page(1e9, 1e9), 203, Media::FOUR_BY_SIX);
        assert!(matches!(absurd, Err(NotALabel::TooLarge { .. })), "{absurd:?}");
    }

    #[test]
    fn a_cut_file_is_refused_or_drawn_but_never_panics() {
        let whole = page(288.0, 432.0);
        for length in (0..whole.len()).step_by(37) {
            drop(decode(&whole[..length], 203, Media::FOUR_BY_SIX));
        }
    }
}

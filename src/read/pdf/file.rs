//! PDF files for the command line: their glyphs, as hayro finds them, are laid out like
//! the items of pdf.js. Pictures and drawings are passed over.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

use super::super::Limits;
use super::super::document::Document;
use super::super::error::ReadError;
use super::{Item, Layout, View};

/// What a PDF says.
///
/// # Errors
/// It is damaged or encrypted, has too many pages, or none with text.
pub(crate) fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Document, ReadError> {
    // What is cut off may still be read, as something else than it says.
    const TAIL: usize = 2048;
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    if !tail.windows(5).any(|five| five == b"%%EOF") {
        return Err(ReadError::Damaged);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Encrypted,
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged,
    })?;
    if pdf.pages().len() > limits.pages {
        return Err(ReadError::Pages);
    }
    let cache = InterpreterCache::new();
    let mut layout = Layout::default();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let view = View { width, height, transform: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] };
        layout.add_page(&view, items(page, &cache));
    }
    layout.finish(name)
}

/// The glyphs of a page, in the order in which they are drawn.
fn items<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Vec<Item> {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let to_view = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(to_view, area, cache, page.xref(), InterpreterSettings::default());
    let mut glyphs = Glyphs::default();
    interpret_page(page, &mut context, &mut glyphs);
    glyphs.items
}

/// Units of a glyph's outline in an em.
const EM: f64 = 1000.0;
/// A page with more glyphs is no page of a report.
const MOST_GLYPHS: usize = 400_000;

/// Takes down glyphs, and draws nothing.
#[derive(Default)]
struct Glyphs {
    items: Vec<Item>,
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => return,
        };
        if self.items.len() >= MOST_GLYPHS {
            return;
        }
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(EM / 2.0, f64::from),
            Glyph::Type3(_) => EM / 2.0,
        };
        let place = transform * glyph_transform;
        let width = place * Point::new(advance, 0.0) - place * Point::ZERO;
        let [a, b, c, d, x, y] = place.as_coeffs();
        #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
        let item = Item {
            text,
            transform: [a * EM, b * EM, c * EM, d * EM, x, y].map(|value| value as f32),
            width: width.hypot() as f32,
        };
        self.items.push(item);
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

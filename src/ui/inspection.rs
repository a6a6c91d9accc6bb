//! What a test looks at in a drawing: each text whole, apart from the others and dark enough, each control named, and Tab in
//! reading order. Knows shapes and the accessibility tree; knows no screen.

use std::collections::BTreeSet;

use egui::Color32;
use egui::Key;
use egui::Pos2;
use egui::Rect;
use egui::Shape;
use egui::Theme;
use egui::Vec2;
use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::epaint::TextShape;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

use super::theme::tokens::contrast;
use crate::words::Lang;

/// How far, in points, ink may reach into its neighbour: letters hang over a little.
const HANGING: f32 = 1.5;

/// The sizes a screen must fit, in points: a large desk, the usual one, one between, and 200 % on the usual one.
pub(crate) const SIZES: [Vec2; 4] =
    [Vec2::new(1920.0, 1080.0), Vec2::new(1280.0, 800.0), Vec2::new(900.0, 700.0), Vec2::new(640.0, 400.0)];

/// Draws a desk in each size, theme and language, and looks at it: nothing may panic, each text must be whole and legible, each
/// control must have a name, and Tab must go in reading order.
pub(crate) fn inspect_everywhere<S>(draw: impl Fn(Lang, Theme, Vec2) -> Harness<'static, S>) {
    let mut wrong = BTreeSet::new();
    for lang in Lang::languages() {
        for size in SIZES {
            let mut desk = draw(lang, Theme::Light, size);
            let mut seen = complaints(&desk);
            if size == SIZES[3] {
                seen.extend(cut_in_height(&mut desk));
            }
            wrong.extend(seen.into_iter().map(|complaint| format!("{complaint} ({} {size:?})", lang.code())));
        }
    }
    for size in [SIZES[1], SIZES[3]] {
        let seen = complaints(&draw(Lang::FR, Theme::Dark, size));
        wrong.extend(seen.into_iter().map(|complaint| format!("{complaint} (dark {size:?})")));
    }
    for width in [SIZES[1].x, SIZES[3].x] {
        // So tall that nothing is scrolled on the way.
        let mut desk = draw(Lang::EN, Theme::Light, Vec2::new(width, 3000.0));
        wrong.extend(jumps(&mut desk).into_iter().map(|jump| format!("Tab jumps {jump} ({width} wide)")));
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// What people typed may end early, where all of it is in a tooltip: words of the desk may not.
const TYPED: [&str; 3] = ["Lyon", "Roussel", "Papeterie"];

/// A text as it was painted.
struct Painted {
    text: String,
    ink: Rect,
    clip: Rect,
    elided: bool,
    broken: bool,
    colour: Color32,
    ground: Color32,
}

/// A box that covers what is under it.
struct Covered {
    rect: Rect,
    fill: Color32,
}

/// What is wrong with the last frame of a desk, each thing once. What is cut above or below may only be scrolled away.
fn complaints<S>(desk: &Harness<'_, S>) -> BTreeSet<String> {
    let texts = painted(&desk.output().shapes, desk.ctx.global_style().visuals.panel_fill);
    let mut complaints = BTreeSet::new();
    for text in &texts {
        if text.elided && !TYPED.iter().any(|typed| text.text.contains(typed)) {
            complaints.insert(format!("{:?} ends early", text.text));
        }
        if text.broken {
            complaints.insert(format!("a word of {:?} is broken", text.text));
        }
        let (left, right) = (text.clip.left() - HANGING, text.clip.right() + HANGING);
        if text.clip.intersects(text.ink) && (text.ink.left() < left || text.ink.right() > right) {
            complaints.insert(format!("{:?} is cut at the side", text.text));
        }
        let ratio = contrast(text.colour, text.ground);
        if ratio < 4.5 && text.clip.intersects(text.ink) {
            complaints.insert(format!("{:?} is {:?} on {:?}: {ratio:.2}", text.text, text.colour, text.ground));
        }
    }
    for (index, text) in texts.iter().enumerate() {
        for other in &texts[index + 1..] {
            let shared = text.ink.intersect(text.clip).intersect(other.ink.intersect(other.clip));
            if shared.width() > HANGING && shared.height() > HANGING {
                complaints.insert(format!("{:?} and {:?} lie over each other", text.text, other.text));
            }
        }
    }
    complaints.extend(nameless(desk));
    complaints.extend(outside(desk));
    complaints
}

/// What is cut above or below and does not come when the wheel is turned.
fn cut_in_height<S>(desk: &mut Harness<'_, S>) -> BTreeSet<String> {
    let bottom = desk.ctx.global_style().visuals.panel_fill;
    let texts = painted(&desk.output().shapes, bottom);
    let cut: Vec<&Painted> = texts.iter().filter(|text| text.clip.intersects(text.ink) && is_cut(text)).collect();
    let mut complaints = BTreeSet::new();
    for text in cut {
        let moved = [-40.0, 40.0].into_iter().any(|turn| {
            desk.hover_at(text.ink.intersect(text.clip).center());
            desk.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: Vec2::new(0.0, turn),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: egui::Modifiers::NONE,
            });
            // Turning glides on for some frames.
            desk.run_steps(14);
            let now = painted(&desk.output().shapes, bottom);
            !now.iter().any(|other| other.text == text.text && other.ink == text.ink)
        });
        if !moved {
            complaints.insert(format!("{:?} is cut above or below", text.text));
        }
    }
    complaints
}

fn is_cut(text: &Painted) -> bool {
    let clip = text.clip.expand(HANGING);
    text.ink.top() < clip.top() || text.ink.bottom() > clip.bottom()
}

/// Each control that a screen reader would call by its role alone.
fn nameless<S>(desk: &Harness<'_, S>) -> Vec<String> {
    let nodes = desk.root().children_recursive();
    let nameless = nodes.filter(|node| {
        let node = node.accesskit_node();
        let named = node.label().is_some_and(|label| !label.trim().is_empty());
        is_control(node.role()) && !named
    });
    nameless.map(|node| format!("{:?} at {:?} has no name", node.accesskit_node().role(), node.rect())).collect()
}

/// Each control that reaches out of the window at a side.
fn outside<S>(desk: &Harness<'_, S>) -> Vec<String> {
    let window = desk.ctx.content_rect().expand(1.0);
    let controls = desk.root().children_recursive().filter(|node| is_control(node.accesskit_node().role()));
    let outside = controls.filter(|node| node.rect().left() < window.left() || node.rect().right() > window.right());
    outside.map(|node| format!("{:?} reaches out of the window", node.accesskit_node().label())).collect()
}

/// Where Tab jumps against the reading order: back on its line, or up without going on to the next column.
fn jumps<S>(desk: &mut Harness<'_, S>) -> Vec<String> {
    let mut ids = Vec::new();
    let mut stops: Vec<(String, Rect)> = Vec::new();
    desk.ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    loop {
        desk.key_press(Key::Tab);
        desk.run();
        let focused = desk.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let Some(node) = focused else { break };
        let id = node.accesskit_node().id();
        if ids.contains(&id) {
            break;
        }
        ids.push(id);
        stops.push((node.accesskit_node().label().unwrap_or_default(), node.rect()));
    }
    assert!(!stops.is_empty(), "Tab goes nowhere");
    let jumps = stops.windows(2).filter(|pair| {
        let (here, next) = (pair[0].1, pair[1].1);
        let same_line = here.y_range().intersection(next.y_range()).span() > here.height().min(next.height()) / 2.0;
        if same_line { next.right() <= here.left() } else { next.bottom() <= here.top() && next.left() < here.left() }
    });
    jumps.map(|pair| format!("from {:?} to {:?}", pair[0], pair[1])).collect()
}

fn is_control(role: Role) -> bool {
    [
        Role::Button,
        Role::Link,
        Role::TextInput,
        Role::PasswordInput,
        Role::MultilineTextInput,
        Role::SearchInput,
        Role::ComboBox,
        Role::CheckBox,
        Role::RadioButton,
        Role::Tab,
        Role::Slider,
        Role::ListBoxOption,
        Role::MenuItem,
        Role::Image,
    ]
    .contains(&role)
}

/// Every text of a frame that is not painted over, with the ground it stands on.
fn painted(shapes: &[ClippedShape], bottom: Color32) -> Vec<Painted> {
    let mut texts: Vec<Painted> = Vec::new();
    let mut grounds = Vec::new();
    for clipped in shapes {
        each(&clipped.shape, &mut |shape| match shape {
            Shape::Rect(rect) if rect.fill.is_opaque() && rect.brush.is_none() => {
                let whole = rect.rect.intersect(clipped.clip_rect);
                texts.retain(|text| !whole.contains_rect(text.ink.intersect(text.clip)));
                grounds.push(Covered { rect: whole, fill: rect.fill });
            }
            // What a modal question darkens is not read until it is answered.
            Shape::Rect(rect) if rect.fill.a() > 0 && rect.rect.width() >= 500.0 && rect.rect.height() >= 300.0 => {
                texts.retain(|text| !rect.rect.contains_rect(text.ink.intersect(text.clip)));
            }
            Shape::Text(text) if !text.galley.text().trim().is_empty() && text.opacity_factor > 0.0 => {
                texts.push(read(text, clipped.clip_rect, &grounds, bottom));
            }
            _ => (),
        });
    }
    texts
}

fn read(shape: &TextShape, clip: Rect, grounds: &[Covered], bottom: Color32) -> Painted {
    let ink = shape.galley.mesh_bounds.translate(shape.pos.to_vec2());
    let sections = &shape.galley.job.sections;
    let of_section = sections.first().map_or(Color32::PLACEHOLDER, |section| section.format.color);
    let colour = shape.override_text_color.unwrap_or(if of_section == Color32::PLACEHOLDER {
        shape.fallback_color
    } else {
        of_section
    });
    let at: Pos2 = ink.intersect(clip).center();
    let ground = grounds.iter().rev().find(|ground| ground.rect.contains(at)).map_or(bottom, |ground| ground.fill);
    let broken = breaks_a_word(shape);
    Painted { broken, text: shape.galley.text().to_owned(), ink, clip, elided: shape.galley.elided, colour, ground }
}

/// Whether a line ends in the middle of a word. Paths and codes have no better place to break.
fn breaks_a_word(shape: &TextShape) -> bool {
    let is_word = |row: &egui::epaint::text::PlacedRow, last: bool| {
        let glyph = if last { row.row.glyphs.last() } else { row.row.glyphs.first() };
        glyph.is_some_and(|glyph| glyph.chr.is_alphabetic())
    };
    let rows = &shape.galley.rows;
    let inside =
        rows.windows(2).any(|pair| !pair[0].ends_with_newline && is_word(&pair[0], true) && is_word(&pair[1], false));
    inside && !shape.galley.text().contains(['/', '_'])
}

fn each<'a>(shape: &'a Shape, look: &mut impl FnMut(&'a Shape)) {
    if let Shape::Vec(shapes) = shape {
        shapes.iter().for_each(|shape| each(shape, look));
    } else {
        look(shape);
    }
}

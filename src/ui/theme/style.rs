//! What egui is told of the look, for its own widgets and for the menus and scroll bars nobody draws by hand.

use egui::Color32;
use egui::Context;
use egui::CornerRadius;
use egui::Shadow;
use egui::Stroke;
use egui::Style;
use egui::TextStyle;
use egui::Theme;
use egui::Vec2;
use egui::Visuals;
use egui::style::ScrollAnimation;
use egui::style::ScrollStyle;
use egui::style::WidgetVisuals;

use super::CONTROL;
use super::RADIUS;
use super::RADIUS_CARD;
use super::Tokens;
use super::Type;
use super::fonts;

/// Gives egui the fonts, both themes and the loader of icons. Once, when the window opens.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    egui_extras::install_image_loaders(ctx);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
    // A system that does not say is most often a bright packing hall.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // The size of everything is a setting; Ctrl and plus add an article.
        options.zoom_with_keyboard = false;
    });
}

fn style(theme: Theme) -> Style {
    let tokens = Tokens::of_theme(theme);
    let mut style = Style { visuals: visuals(theme, tokens), animation_time: 0.0, ..Style::default() };

    style.text_styles = Type::ALL.into_iter().map(|kind| (kind.style(), kind.font())).collect();
    for (name, kind) in [
        (TextStyle::Heading, Type::Heading),
        (TextStyle::Body, Type::Body),
        (TextStyle::Button, Type::BodyMedium),
        (TextStyle::Small, Type::Small),
        (TextStyle::Monospace, Type::Code),
    ] {
        style.text_styles.insert(name, kind.font());
    }

    style.spacing.item_spacing = Vec2::new(8.0, 6.0);
    style.spacing.button_padding = Vec2::new(12.0, 8.0);
    style.spacing.interact_size = Vec2::splat(CONTROL);
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.menu_margin = 6.into();
    style.spacing.combo_height = 320.0;
    style.spacing.tooltip_width = 360.0;
    style.spacing.scroll = ScrollStyle { bar_width: 8.0, ..ScrollStyle::thin() };
    // Nothing slides: a jump to a problem arrives at once.
    style.scroll_animation = ScrollAnimation::none();
    // The words of a form are not text to select; codes that are to be copied have a button.
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let (mut visuals, shadow) = match theme {
        Theme::Light => {
            (Visuals::light(), Shadow { offset: [0, 2], blur: 0, spread: 0, color: Color32::from_black_alpha(31) })
        }
        Theme::Dark => (Visuals::dark(), Shadow::NONE),
    };

    let rest = |fill: Color32, edge: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        fg_stroke: Stroke::new(1.0, text),
        corner_radius: CornerRadius::same(RADIUS as u8),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = rest(tokens.surface, tokens.line, tokens.text);
    visuals.widgets.inactive = rest(tokens.surface, tokens.edge, tokens.text);
    visuals.widgets.hovered = rest(tokens.hover, tokens.edge, tokens.text);
    visuals.widgets.active = rest(tokens.line, tokens.edge, tokens.text);
    visuals.widgets.open = rest(tokens.tint, tokens.accent, tokens.accent_text);

    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.text3);
    visuals.hyperlink_color = tokens.accent_text;
    visuals.error_fg_color = tokens.err;
    visuals.warn_fg_color = tokens.warn;
    visuals.selection.bg_fill = tokens.tint;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent_text);

    visuals.panel_fill = tokens.bg;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.edge);
    visuals.faint_bg_color = tokens.bg;
    visuals.extreme_bg_color = tokens.field;
    visuals.text_edit_bg_color = Some(tokens.field);
    visuals.code_bg_color = tokens.sunken;

    visuals.window_corner_radius = CornerRadius::same(RADIUS_CARD as u8);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_CARD as u8);
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;

    // A blinking caret is a repaint twice a second on a desk that is otherwise still.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.text);
    // A reason that cannot be read is no reason: what is disabled is coloured by token.
    visuals.disabled_alpha = 1.0;
    visuals.striped = false;
    visuals.image_loading_spinners = false;
    visuals
}

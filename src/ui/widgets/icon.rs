//! Icons: single lines on a 24-unit grid, white in their files and tinted by token.
//!
//! An icon is never alone but on close, copy and zoom, and those have names. So an icon itself has no accessible name:
//! the control it stands on speaks for it.

use egui::Color32;
use egui::Image;
use egui::ImageSource;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Ui;
use egui::Vec2;

/// Names each icon once, with its file.
macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// An icon in the box.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            fn image(self) -> ImageSource<'static> {
                match self {
                    $(Self::$name => egui::include_image!(concat!("../../../assets/icons/", $file, ".svg")),)*
                }
            }
        }
    };
}

icons! {
    /// Back.
    ArrowLeft = "arrow-left",
    /// Voided, not offered.
    Ban = "ban",
    /// A parcel; the shipping screen.
    Box = "box",
    /// Done: a tick.
    Done = "check",
    /// Opens a list.
    ChevronDown = "chevron-down",
    /// Before.
    ChevronLeft = "chevron-left",
    /// After.
    ChevronRight = "chevron-right",
    /// Closes a list, or sorts upwards.
    ChevronUp = "chevron-up",
    /// The past: history.
    Clock = "clock",
    /// Copy.
    Copy = "copy",
    /// Close, or no.
    Cross = "cross",
    /// Take out to a file.
    Download = "download",
    /// Hide.
    EyeOff = "eye-off",
    /// Look.
    Eye = "eye",
    /// A folder.
    Folder = "folder",
    /// Something is awaited; still, it does not turn.
    Waiting = "hourglass",
    /// A fact to know.
    Info = "info",
    /// A credential.
    Key = "key",
    /// The language of the desk.
    Languages = "languages",
    /// Leads out of the desk.
    LinkExternal = "link-external",
    /// The queue.
    List = "list",
    /// Less.
    Minus = "minus",
    /// The dark theme.
    Moon = "moon",
    /// An error: an octagon with a bar.
    Error = "octagon-alert",
    /// Paste.
    Paste = "paste",
    /// A connection; the accounts.
    Plug = "plug",
    /// More, or add.
    Plus = "plus",
    /// A printer.
    Printer = "printer",
    /// Ask again.
    Refresh = "refresh",
    /// Measures.
    Ruler = "ruler",
    /// The scale.
    Scale = "scale",
    /// A scan.
    Scan = "scan",
    /// Search.
    Search = "search",
    /// Settings.
    Sliders = "sliders",
    /// The light theme.
    Sun = "sun",
    /// Remove.
    Trash = "trash",
    /// A warning: a triangle.
    Warning = "triangle-alert",
    /// On its way.
    Truck = "truck",
    /// A person.
    User = "user",
    /// Nearer.
    ZoomIn = "zoom-in",
    /// Farther.
    ZoomOut = "zoom-out",
}

/// Draws an icon of `size` points: 16, 18 or 22; 28 and up in packing mode.
pub fn icon_ui(ui: &mut Ui, icon: Icon, size: f32, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_icon(ui, icon, rect, colour);
    response
}

/// Paints an icon where a widget has room for it.
pub fn paint_icon(ui: &Ui, icon: Icon, rect: Rect, colour: Color32) {
    Image::new(icon.image()).tint(colour).show_loading_spinner(false).paint_at(ui, rect);
}

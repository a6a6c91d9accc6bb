//! Which paper goes to which printer, and how many of it.
//!
//! Nothing has to be said: labels go to the label printer, pages to the one for documents. A [`Route`] says otherwise for one
//! kind of paper, or for what of it one carrier sends or has one size.

use serde::Deserialize;
use serde::Serialize;

use super::CarrierKind;
use super::LabelFormat;
use super::Media;
use super::PaperKind;
use super::PrinterId;
use super::PrinterSetup;
use super::Settings;

/// A kind of paper that has its own printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RoutedPaper {
    /// Labels.
    Label,
    /// Customs declarations.
    Cn23,
    /// Invoices that a carrier drew for the customs.
    Invoice,
    /// Deposit slips and packing slips.
    Slip,
}

/// Where papers of a kind go that are not to go where they usually do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Which papers.
    pub paper: RoutedPaper,
    /// Of one carrier alone; of any where none is said.
    #[serde(default)]
    pub carrier: Option<CarrierKind>,
    /// Of one size alone; of any where none is said.
    #[serde(default)]
    pub media: Option<Media>,
    /// To which printer; to the usual one where none is said.
    #[serde(default)]
    pub printer: Option<PrinterId>,
    /// How many of each.
    pub copies: u8,
}

/// Where a paper goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routed<'a> {
    /// To which printer.
    pub printer: &'a PrinterSetup,
    /// How many of it.
    pub copies: u8,
}

impl RoutedPaper {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Label, Self::Cn23, Self::Invoice, Self::Slip];

    /// The id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Label => "route-labels",
            Self::Cn23 => "route-cn23",
            Self::Invoice => "route-invoices",
            Self::Slip => "route-slips",
        }
    }
}

impl From<PaperKind> for RoutedPaper {
    fn from(kind: PaperKind) -> Self {
        match kind {
            PaperKind::Label => Self::Label,
            PaperKind::Cn23 => Self::Cn23,
            PaperKind::Invoice => Self::Invoice,
        }
    }
}

impl Route {
    /// The most copies of one paper.
    pub const MOST_COPIES: u8 = 9;

    /// One of each paper, to the usual printer.
    pub fn of(paper: RoutedPaper) -> Self {
        Self { paper, carrier: None, media: None, printer: None, copies: 1 }
    }

    /// For every paper of its kind, whoever sends it and whatever its size.
    pub fn is_general(&self) -> bool {
        self.carrier.is_none() && self.media.is_none()
    }

    fn is_for(&self, paper: RoutedPaper, carrier: Option<CarrierKind>, media: Option<Media>) -> bool {
        self.paper == paper
            && (self.carrier.is_none() || self.carrier == carrier)
            && self.media.is_none_or(|wanted| media.is_some_and(|media| alike(wanted, media)))
    }
}

impl Settings {
    /// Where a paper goes: by the route that says most about it, else where such papers usually go. None where no printer
    /// takes it.
    pub fn routed(&self, paper: RoutedPaper, carrier: Option<CarrierKind>, media: Option<Media>) -> Option<Routed<'_>> {
        let mut routes: Vec<&Route> = self.routes.iter().filter(|route| route.is_for(paper, carrier, media)).collect();
        // Size says more than carrier: no printer takes every size.
        routes.sort_by_key(|route| (route.media.is_none(), route.carrier.is_none()));
        let known = |id: &PrinterId| self.printers.iter().find(|printer| printer.id == *id);
        // A printer that was removed since is stood in for by the next route.
        let printer = routes.iter().find_map(|route| known(route.printer.as_ref()?));
        let copies = routes.first().map_or(1, |route| route.copies.clamp(1, Route::MOST_COPIES));
        Some(Routed { printer: printer.or_else(|| self.usual_printer(paper))?, copies })
    }

    /// The printer that papers of a kind go to where no route says otherwise.
    pub fn usual_printer(&self, paper: RoutedPaper) -> Option<&PrinterSetup> {
        match paper {
            RoutedPaper::Label => self.label_printer(),
            RoutedPaper::Cn23 | RoutedPaper::Invoice | RoutedPaper::Slip => {
                let chosen = self.document_printer.as_ref();
                let chosen = chosen.and_then(|id| self.printers.iter().find(|printer| printer.id == *id));
                chosen.or_else(|| self.label_printer().filter(|printer| printer.language == LabelFormat::Pdf))
            }
        }
    }
}

/// The same paper, whichever way it lies, as far as writers of files agree on it: to two millimetres.
fn alike(a: Media, b: Media) -> bool {
    let near = |a: u32, b: u32| a.abs_diff(b) <= 20;
    near(a.width, b.width) && near(a.height, b.height) || near(a.width, b.height) && near(a.height, b.width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PrintShift;
    use crate::domain::PrinterPaper;
    use crate::domain::PrinterWay;

    #[test]
    fn without_a_route_labels_and_pages_go_where_they_always_went() {
        let mut settings = settings();
        let to =
            |settings: &Settings, paper| settings.routed(paper, None, None).map(|routed| routed.printer.id.0.clone());
        assert_eq!(to(&settings, RoutedPaper::Label).as_deref(), Some("zebra"));
        assert_eq!(to(&settings, RoutedPaper::Cn23), None, "a label printer takes no pages");
        settings.document_printer = Some(PrinterId("office".to_owned()));
        assert_eq!(to(&settings, RoutedPaper::Slip).as_deref(), Some("office"));
    }

    #[test]
    fn the_route_that_says_most_wins() {
        let mut settings = settings();
        let to = |id: &str| Some(PrinterId(id.to_owned()));
        let labels = Route::of(RoutedPaper::Label);
        settings.routes = vec![
            Route { printer: to("dock"), copies: 2, ..labels.clone() },
            Route { carrier: Some(CarrierKind::Colissimo), printer: to("zebra"), ..labels.clone() },
            Route { media: Some(Media::A4), printer: to("office"), ..labels },
        ];
        let goes = |carrier, media| {
            let routed = settings.routed(RoutedPaper::Label, carrier, media).expect("a printer");
            (routed.printer.id.0.as_str(), routed.copies)
        };
        assert_eq!(goes(None, None), ("dock", 2));
        assert_eq!(goes(Some(CarrierKind::LettreSuivie), Some(Media::FOUR_BY_SIX)), ("dock", 2));
        assert_eq!(goes(Some(CarrierKind::Colissimo), Some(Media::FOUR_BY_SIX)), ("zebra", 1));
        let lying = Media { width: 2970, height: 2100 };
        assert_eq!(goes(Some(CarrierKind::Colissimo), Some(lying)), ("office", 1));
    }

    #[test]
    fn a_route_to_a_printer_that_is_gone_is_none() {
        let mut settings = settings();
        let gone = Some(PrinterId("gone".to_owned()));
        settings.routes = vec![Route { printer: gone, ..Route::of(RoutedPaper::Label) }];
        let routed = settings.routed(RoutedPaper::Label, None, None);
        assert_eq!(routed.map(|routed| routed.printer.id.0.as_str()), Some("zebra"));
    }

    fn settings() -> Settings {
        let printer = |id: &str, language| PrinterSetup {
            id: PrinterId(id.to_owned()),
            name: id.to_owned(),
            way: PrinterWay::Folder { path: "/labels".into() },
            language,
            dpi: 203,
            shift: PrintShift::default(),
            paper: PrinterPaper::default(),
        };
        let printers = vec![
            printer("zebra", LabelFormat::Zpl),
            printer("dock", LabelFormat::Zpl),
            printer("office", LabelFormat::Pdf),
        ];
        Settings { printers, ..Settings::default() }
    }
}

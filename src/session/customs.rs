//! The declaration that is being filled in, and what the desk hears about articles, pick-up points and slips.

mod columns;
mod draw;
mod list;
mod offers;
mod papers;
mod points;
mod returns;
mod route;
mod table;

use crate::command::Command;
use crate::command::CustomsEvent;
use crate::command::Remote;
use crate::domain::ArticleColumn;
use crate::domain::PickupPoint;
use crate::domain::RowId;
use crate::domain::rules::Demands;

use super::News;
use super::Session;

pub use draw::CustomsPreview;
pub use list::ArticleFile;
pub(super) use offers::direction_of;
pub use papers::PaperPath;
pub use papers::Sheet;
pub use papers::SlipDesk;
pub use returns::ComesBack;
pub use returns::ReturnDesk;
pub use table::ArticleDeed;
pub use table::Step;
pub(super) use table::without;

/// What belongs to the declaration beside what is typed into it.
#[derive(Debug, Default)]
pub struct CustomsDesk {
    /// What the way of the parcel asks of its declaration.
    pub demands: Demands,
    /// The cell that had the focus last: what keys and buttons mean by "this article".
    pub cell: Option<(RowId, ArticleColumn)>,
    /// Where the parcel can be picked up.
    pub points: Remote<Vec<PickupPoint>>,
    /// The declaration as it will be on paper.
    pub preview: CustomsPreview,
    /// The slip that is being made.
    pub slip: Option<SlipDesk>,
    /// The return that is being made, or that is to be fetched.
    pub returns: Option<ReturnDesk>,
    /// The box for the path of a paper.
    pub paper_path: Option<PaperPath>,
    /// The services beside the chosen one are unfolded.
    pub services_open: bool,
    /// The boxes that few parcels need are unfolded.
    pub more_open: bool,
    /// The box that rows are pasted into, where the system does not give its clipboard.
    pub paste: Option<String>,
    /// The box for the path of a list, where the system has no file dialog.
    pub file: Option<ArticleFile>,
}

impl Session {
    pub(super) fn customs_said(&mut self, event: CustomsEvent, commands: &mut Vec<Command>) {
        match event {
            CustomsEvent::ListRead(Ok(Some(bytes))) => self.import_articles(&bytes),
            CustomsEvent::Written(Ok(Some(path))) => self.tell(News::Exported(path)),
            CustomsEvent::ColishipRead { file, outcome: Ok(Some(bytes)) } => self.coliship_read(file, &bytes, commands),
            CustomsEvent::ColishipRead { outcome: Ok(None), .. } => (),
            CustomsEvent::ListRead(Ok(None)) | CustomsEvent::Written(Ok(None)) | CustomsEvent::Imported(Ok(None)) => (),
            CustomsEvent::Kept(Ok(())) => self.look_into_catalogue_again(commands),
            CustomsEvent::Removed(Ok(article)) => self.article_removed(article, commands),
            CustomsEvent::Imported(Ok(Some((imported, undo)))) => self.articles_imported(imported, undo, commands),
            CustomsEvent::Kept(Err(failure))
            | CustomsEvent::Removed(Err(failure))
            | CustomsEvent::Imported(Err(failure))
            | CustomsEvent::ListRead(Err(failure))
            | CustomsEvent::ColishipRead { outcome: Err(failure), .. }
            | CustomsEvent::Written(Err(failure))
            | CustomsEvent::NotDone { failure, .. } => self.tell(News::Failed(failure)),
            CustomsEvent::Suggested { ticket, outcome } => self.articles_suggested(ticket, outcome),
            CustomsEvent::Points { ticket, outcome } => self.points_came(ticket, outcome),
            CustomsEvent::SlipMade { ticket, outcome } => self.slip_made(ticket, outcome, commands),
            CustomsEvent::Drawn { ticket, outcome } => self.drawn(ticket, outcome),
            CustomsEvent::Found { ticket, outcome } => {
                self.articles.page.answer(ticket, outcome);
            }
            CustomsEvent::ShipmentRead { ticket, outcome } => self.shipment_read(ticket, outcome),
            CustomsEvent::ReturnCodeMade { ticket, outcome } => self.return_code_made(ticket, outcome),
            CustomsEvent::PickupDays { ticket, outcome } => self.pickup_days_came(ticket, outcome),
            CustomsEvent::PickupPlanned { ticket, outcome } => self.pickup_planned(ticket, outcome),
        }
    }
}

//! Which paper goes to which printer, as the settings' table changes it.

use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::Media;
use crate::domain::PrinterId;
use crate::domain::Route;
use crate::domain::RoutedPaper;

use super::Session;

impl Session {
    /// The route for all papers of a kind, as it is or as it would be.
    pub fn general_route(&self, paper: RoutedPaper) -> Route {
        let route = self.settings.routes.iter().find(|route| route.paper == paper && route.is_general());
        route.cloned().unwrap_or_else(|| Route::of(paper))
    }

    /// Papers of this kind, carrier and size go this way from now on. A route that says nothing is no route.
    pub fn keep_route(&mut self, route: Route, commands: &mut Vec<Command>) {
        let same =
            |kept: &Route| kept.paper == route.paper && kept.carrier == route.carrier && kept.media == route.media;
        let says = route != Route::of(route.paper);
        match (self.settings.routes.iter().position(same), says) {
            (Some(at), true) => self.settings.routes[at] = route,
            (Some(at), false) => drop(self.settings.routes.remove(at)),
            (None, true) => self.settings.routes.push(route),
            (None, false) => return,
        }
        self.settings_changed(commands);
        self.recheck();
    }

    /// Begins an exception for the papers of one kind that are of one carrier or one size; it can be changed in its line.
    pub fn add_route(
        &mut self,
        paper: RoutedPaper,
        carrier: Option<CarrierKind>,
        media: Option<Media>,
        printer: PrinterId,
        commands: &mut Vec<Command>,
    ) {
        let route = Route { carrier, media, printer: Some(printer), ..Route::of(paper) };
        self.keep_route(route, commands);
    }

    /// Takes an exception back.
    pub fn remove_route(&mut self, route: &Route, commands: &mut Vec<Command>) {
        self.settings.routes.retain(|kept| kept != route);
        self.settings_changed(commands);
        self.recheck();
    }
}

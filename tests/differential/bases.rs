//! Parcels with nothing wrong, one for each way that the rules know: what every mutant is made of.

use envoi::domain::AddressDraft;
use envoi::domain::ContentsCategory;
use envoi::domain::Direction;
use envoi::domain::Duties;
use envoi::domain::LabelFormat;
use envoi::domain::ShipmentDraft;
use envoi::domain::Undeliverable;

use crate::article_rules::parcels;

/// A draft with all that stands around it: who sends, by which service, to which printer.
#[derive(Clone)]
pub struct Case {
    /// What it was made of.
    pub base: &'static str,
    /// What was done to it.
    pub edits: Vec<String>,
    pub service: String,
    pub sender: AddressDraft,
    pub draft: ShipmentDraft,
    pub printer: LabelFormat,
}

/// All of them.
pub fn bases() -> Vec<Case> {
    vec![
        case("France DOM", "DOM", parcels::home()),
        case("France DOS", "DOS", insured(parcels::home())),
        case("Switzerland, three articles", "DOS", several(parcels::swiss())),
        case("United States DDP", "DOS", parcels::american()),
        case("La Réunion CDS", "CDS", parcels::overseas()),
        case("Berlin", "DOS", parcels::to("DE", "10115", parcels::home())),
        case("7R from Switzerland", "CORI", returned(parcels::swiss())),
        case("5R from La Réunion", "CORI", returned(parcels::to("RE", "97400", parcels::swiss()))),
        case("Return within France", "CORE", returned_at_home(parcels::home())),
        case("Pick-up in Marseille", "HD", parcels::picked_up()),
        case("Great Britain DDP", "DOS", parcels::british()),
        case("Canada", "DOS", canadian()),
        case("Belgium without signature", "DOM", belgian()),
        case("Canaries", "DOS", canarian()),
        case("From La Réunion to France", "COM", parcels::to("FR", "75002", declared_within()))
            .sent_from("RE", "97400"),
        case("7R from Germany", "CORI", returned_at_home(parcels::to("DE", "10115", parcels::home()))),
    ]
}

/// The desk that sends them.
pub fn desk() -> AddressDraft {
    AddressDraft {
        name: "Camille Roussel".to_owned(),
        company: "Papeterie Imaginaire".to_owned(),
        street: "14 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        phone: "04 72 00 00 00".to_owned(),
        ..AddressDraft::default()
    }
}

impl Case {
    fn sent_from(mut self, country: &str, postcode: &str) -> Self {
        self.sender.country = country.parse().expect("a code");
        self.sender.postcode = postcode.to_owned();
        self
    }
}

fn case(base: &'static str, service: &str, draft: ShipmentDraft) -> Case {
    let (edits, service, sender) = (Vec::new(), service.to_owned(), desk());
    Case { base, edits, service, sender, draft, printer: LabelFormat::Zpl }
}

fn insured(mut draft: ShipmentDraft) -> ShipmentDraft {
    draft.handling.insurance = "150".into();
    draft.order.number = "CMD-10481".to_owned();
    draft.order.phone = "06 12 34 56 78".into();
    draft.order.email = "elodie@boutique.example".into();
    draft
}

fn several(mut draft: ShipmentDraft) -> ShipmentDraft {
    for (row, description, code) in [(2, "Bougie en cire", "340600"), (3, "Livre relié", "49019900")] {
        let mut article = parcels::article(row);
        article.description = description.to_owned();
        article.hs_code = code.to_owned();
        article.quantity = "1".into();
        draft.customs.articles.push(article);
    }
    draft.customs.next_row = 3;
    draft
}

/// On its way back, with all that a 7R or 5R declares.
fn returned(draft: ShipmentDraft) -> ShipmentDraft {
    let mut draft = returned_at_home(draft);
    draft.handling.undeliverable = None;
    draft.customs.category = Some(ContentsCategory::Return);
    draft.customs.articles[0].reference = "TS-1".to_owned();
    draft.customs.originals = vec![parcels::original(1)];
    draft
}

fn returned_at_home(mut draft: ShipmentDraft) -> ShipmentDraft {
    draft.handling.direction = Direction::Return;
    draft
}

fn canadian() -> ShipmentDraft {
    let mut draft = parcels::to("CA", "H2Y 1C6", parcels::swiss());
    draft.consignee.state = "QC".to_owned();
    draft.handling.undeliverable = Some(Undeliverable::Abandon);
    draft
}

fn belgian() -> ShipmentDraft {
    let mut draft = parcels::to("BE", "1000", parcels::home());
    draft.order.phone = "+32 470 12 34 56".into();
    draft
}

fn canarian() -> ShipmentDraft {
    let mut draft = parcels::to("ES", "35001", parcels::swiss());
    draft.handling.undeliverable = None;
    draft
}

fn declared_within() -> ShipmentDraft {
    let mut draft = parcels::swiss();
    draft.handling.undeliverable = None;
    draft.handling.duties = Duties::Consignee;
    draft
}

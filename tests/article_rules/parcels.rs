//! Colissimo parcels with nothing wrong, for customers who never were: what each rule is broken on.

use envoi::domain::AccountId;
use envoi::domain::AddressCheck;
use envoi::domain::AddressDraft;
use envoi::domain::ArticleDraft;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::Catalogue;
use envoi::domain::ContentsCategory;
use envoi::domain::CustomsDraft;
use envoi::domain::Direction;
use envoi::domain::Duties;
use envoi::domain::FormatChoice;
use envoi::domain::LabelDownload;
use envoi::domain::LabelFormat;
use envoi::domain::LimitsProfile;
use envoi::domain::OriginalDraft;
use envoi::domain::PickupPoint;
use envoi::domain::RowId;
use envoi::domain::SenderDraft;
use envoi::domain::ShipmentDraft;
use envoi::domain::Undeliverable;
use envoi::domain::rules;

/// A desk in Lyon with a contract.
pub fn account() -> CarrierAccount {
    let address = AddressDraft {
        name: "Papeterie Imaginaire".to_owned(),
        street: "14 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        ..AddressDraft::default()
    };
    let (_, sender) = rules::check_sender(&SenderDraft { address, ..SenderDraft::default() }, CarrierKind::Colissimo);
    CarrierAccount {
        id: AccountId("an-account".to_owned()),
        kind: CarrierKind::Colissimo,
        nickname: "Colissimo".to_owned(),
        carrier_id: "123456".to_owned(),
        carrier_code: "colissimo".to_owned(),
        endpoint: "http://127.0.0.1:9".to_owned(),
        key_tail: "k4Qd".to_owned(),
        limits: LimitsProfile::Documented,
        catalogue: Catalogue::default(),
        logo: None,
        download: LabelDownload::ByAddress,
        sender: Some(sender.expect("a sound sender")),
        address_check: AddressCheck::Off,
    }
}

/// To Marseille.
pub fn home() -> ShipmentDraft {
    let mut draft = ShipmentDraft {
        consignee: AddressDraft {
            name: "Élodie Œuvrard".to_owned(),
            street: "27 rue du Modèle".to_owned(),
            postcode: "13006".to_owned(),
            city: "Marseille".to_owned(),
            ..AddressDraft::default()
        },
        ..ShipmentDraft::default()
    };
    draft.parcel.weight = "1,2 kg".into();
    draft
}

/// To a shop in Marseille.
pub fn picked_up() -> ShipmentDraft {
    let mut draft = home();
    draft.order.phone = "06 12 34 56 78".into();
    draft.order.email = "elodie@boutique.example".into();
    draft.handling.point = Some(PickupPoint {
        id: "060567".to_owned(),
        network: "R01".to_owned(),
        name: "Tabac Imaginaire".to_owned(),
        street: "1 rue du Modèle".to_owned(),
        postcode: "13006".to_owned(),
        city: "Marseille".to_owned(),
        country: "FR".parse().expect("a code"),
        kind: "A2P".to_owned(),
        distance_m: None,
        max_weight: None,
        hours: Vec::new(),
        closed: Vec::new(),
    });
    draft
}

/// A sale to Geneva.
pub fn swiss() -> ShipmentDraft {
    let mut draft = to("CH", "1201", home());
    draft.handling.undeliverable = Some(Undeliverable::ComeBack);
    draft.customs = CustomsDraft {
        articles: vec![article(1)],
        category: Some(ContentsCategory::Commercial),
        invoice: "F-2026-118".to_owned(),
        postage: "12,50".into(),
        next_row: 1,
        ..CustomsDraft::default()
    };
    draft
}

/// The same to New York; the desk pays the duties.
pub fn american() -> ShipmentDraft {
    let mut draft = to("US", "10118", swiss());
    draft.consignee.state = "NY".to_owned();
    draft.order.phone = "+12125550123".into();
    draft.parcel.size = "30x20x10".into();
    draft.handling.duties = Duties::Sender;
    draft.customs.eori = "FR123456789".to_owned();
    draft.customs.description = "Clothing".to_owned();
    draft.customs.articles[0].english = "Cotton T-shirt".to_owned();
    draft
}

/// The same to London.
pub fn british() -> ShipmentDraft {
    let mut draft = to("GB", "SW1A 1AA", american());
    draft.consignee.state.clear();
    draft.customs.articles[0].value = "80".into();
    draft
}

/// A sale to a company on Réunion.
pub fn overseas() -> ShipmentDraft {
    let mut draft = to("RE", "97400", swiss());
    draft.consignee.company = "Atelier Imaginaire".to_owned();
    draft
}

/// Goods on their way back from Geneva, 7R.
pub fn back() -> ShipmentDraft {
    let mut draft = swiss();
    draft.handling.direction = Direction::Return;
    draft.format = FormatChoice::Fixed(LabelFormat::Pdf);
    draft.customs.category = Some(ContentsCategory::Return);
    draft.customs.articles[0].reference = "TS-1".to_owned();
    draft.customs.originals = vec![original(1)];
    draft
}

pub fn article(row: u32) -> ArticleDraft {
    ArticleDraft {
        row: RowId(row),
        description: "T-shirt en coton".to_owned(),
        quantity: "2".into(),
        weight: "150 g".into(),
        value: "19,90".into(),
        currency: "EUR".to_owned(),
        hs_code: "6109.10".to_owned(),
        origin: "PT".to_owned(),
        ..ArticleDraft::default()
    }
}

pub fn original(row: u32) -> OriginalDraft {
    OriginalDraft {
        row: RowId(row),
        invoice_number: "F-2026-100".to_owned(),
        invoice_date: "02/10/2026".into(),
        parcel_number: "CB199930761FR".to_owned(),
    }
}

pub fn to(country: &str, postcode: &str, mut draft: ShipmentDraft) -> ShipmentDraft {
    draft.consignee.country = country.parse().expect("a code");
    draft.consignee.postcode = postcode.to_owned();
    draft
}

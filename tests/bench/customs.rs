//! What a keystroke costs in a declaration of a hundred articles.

use jiff::Zoned;
use jiff::civil::date;

use envoi::domain::AccountId;
use envoi::domain::AddressCheck;
use envoi::domain::AddressDraft;
use envoi::domain::ArticleDraft;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::Catalogue;
use envoi::domain::ContentsCategory;
use envoi::domain::CustomsDraft;
use envoi::domain::Duties;
use envoi::domain::Grams;
use envoi::domain::HandlingDraft;
use envoi::domain::LabelDownload;
use envoi::domain::LabelFormat;
use envoi::domain::LimitsProfile;
use envoi::domain::RowId;
use envoi::domain::SenderDraft;
use envoi::domain::Service;
use envoi::domain::ShipmentDraft;
use envoi::domain::Undeliverable;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use envoi::session::Session;
use envoi::words::Lang;
use envoi::words::Words;

use crate::measure as time;

pub fn measure() {
    let account = account();
    let service = Service::by_code(CarrierKind::Colissimo, "DOS").expect("in the table");
    let context =
        RuleContext { account: &account, service, today: date(2026, 11, 22), printer: LabelFormat::Pdf, dpi: 203 };
    let (swiss, american) = (swiss(), american());
    for draft in [&swiss, &american] {
        assert!(rules::check(draft, &context).shipment.is_some(), "a draft with nothing wrong");
    }
    time("rules::check on 100 articles to Switzerland", 2000, || rules::check(&swiss, &context));
    time("rules::check on 100 articles to the United States", 2000, || rules::check(&american, &context));
    let mut spoilt = swiss.clone();
    for article in &mut spoilt.customs.articles {
        (article.hs_code, article.quantity, article.origin) = ("61".to_owned(), "".into(), "XX".to_owned());
    }
    time("the same with three errors in each", 2000, || rules::check(&spoilt, &context));
    let mut changing = american.clone();
    let mut at = 0_u32;
    time("the same with one description typed anew", 2000, || {
        at += 1;
        changing.customs.articles[50].english = format!("Cotton T-shirt {at}");
        rules::check(&changing, &context)
    });
    let (mut session, rows) = (session(), rows());
    time("100 rows pasted from a spreadsheet, to checked cells", 100, || {
        session.customs.cell = None;
        session.ship.draft = swiss.clone();
        session.ship.draft.customs.articles.clear();
        session.paste_articles(&rows);
        assert_eq!(session.ship.draft.customs.articles.len(), 100);
        assert!(session.ship.checked.shipment.is_some(), "all of them are sound");
    });
    time("the totals of 100 articles", 2000, || rules::totals(&swiss.customs, Some(Grams(20_000))));
}

/// A desk that ships with Colissimo.
fn session() -> Session {
    let mut session = Session::new(Words::new(Lang::FR), Zoned::now());
    let account = account();
    session.account = Some(account.id.clone());
    session.accounts.push(account);
    session
}

/// A hundred articles as a spreadsheet copies them.
fn rows() -> String {
    let heads = "Désignation\tQuantité\tPoids (kg)\tValeur\tCode SH\tOrigine".to_owned();
    let row = |number: u32| format!("T-shirt en coton, modèle {number}\t1\t0,150\t19,90\t6109.10\tPT");
    std::iter::once(heads).chain((1..=100).map(row)).collect::<Vec<_>>().join("\n")
}

fn account() -> CarrierAccount {
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

fn swiss() -> ShipmentDraft {
    let mut draft = ShipmentDraft {
        consignee: AddressDraft {
            name: "Élodie Œuvrard".to_owned(),
            street: "27 rue du Modèle".to_owned(),
            postcode: "1201".to_owned(),
            city: "Genève".to_owned(),
            country: "CH".parse().expect("a code"),
            ..AddressDraft::default()
        },
        customs: CustomsDraft {
            articles: (1..=100).map(article).collect(),
            category: Some(ContentsCategory::Commercial),
            invoice: "F-2026-118".to_owned(),
            postage: "12,50".into(),
            eori: "FR123456789".to_owned(),
            next_row: 100,
            ..CustomsDraft::default()
        },
        handling: HandlingDraft { undeliverable: Some(Undeliverable::ComeBack), ..HandlingDraft::default() },
        ..ShipmentDraft::default()
    };
    draft.parcel.weight = "20 kg".into();
    draft
}

fn american() -> ShipmentDraft {
    let mut draft = swiss();
    draft.consignee.country = "US".parse().expect("a code");
    (draft.consignee.postcode, draft.consignee.state) = ("10118".to_owned(), "NY".to_owned());
    draft.order.phone = "+12125550123".into();
    draft.parcel.size = "30x20x10".into();
    draft.handling.duties = Duties::Sender;
    draft.customs.description = "Clothing".to_owned();
    draft
}

fn article(row: u32) -> ArticleDraft {
    ArticleDraft {
        row: RowId(row),
        description: format!("T-shirt en coton, modèle {row}"),
        english: format!("Cotton T-shirt, model {row}"),
        quantity: "1".into(),
        weight: "150 g".into(),
        value: "19,90".into(),
        currency: "EUR".to_owned(),
        hs_code: "6109.10".to_owned(),
        origin: "PT".to_owned(),
        ..ArticleDraft::default()
    }
}

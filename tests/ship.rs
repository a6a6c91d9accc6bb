//! The operator's day, end to end: from a draft to paper, to the history, and back to the carrier.

use std::fs;

use envoi::carriers;
use envoi::carriers::Reach;
use envoi::command::Command;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::domain::Dots;
use envoi::domain::Field;
use envoi::domain::FormatChoice;
use envoi::domain::HistoryRow;
use envoi::domain::JobState;
use envoi::domain::LabelDownload;
use envoi::domain::LabelFormat;
use envoi::domain::LimitsProfile;
use envoi::domain::Media;
use envoi::domain::Mishap;
use envoi::domain::Money;
use envoi::domain::PrintShift;
use envoi::domain::PrinterSetup;
use envoi::domain::Remedy;
use envoi::domain::ShipmentState;
use envoi::domain::World;
use envoi::label;
use envoi::practice::Ledger;
use secrecy::SecretString;

use crate::corpus::received;
use crate::corpus::received::DrawnBy;
use crate::desk::Desk;
use crate::desk::PortPrinter;
use crate::desk::draft;
use crate::desk::files_in;
use crate::desk::folder_printer;
use crate::desk::little_patience;
use crate::desk::sender;

#[test]
fn a_label_that_comes_inside_the_answer_is_kept_shown_and_printed_like_any_other() {
    let mut desk = Desk::open();
    let account = desk.account.id.clone();
    desk.send(Command::UseDownload { account, download: LabelDownload::Inline });
    desk.account = desk.wait(|event| match event {
        Event::AccountChanged(account) => Some(account.clone()),
        _ => None,
    });
    assert_eq!(desk.account.download, LabelDownload::Inline);
    let row = desk.bought(&draft("10482"));
    assert_eq!(row.formats, [LabelFormat::Pdf]);
    // What was paid needs the carrier no more.
    desk.switch_the_carrier_off();
    assert_eq!(desk.show(&row.intent).from, LabelFormat::Pdf);
    let tray = desk.new_folder("tray");
    desk.keep_printer(&folder_printer(&tray, LabelFormat::Pdf));
    assert_eq!(desk.print(&row.intent).1, Ok(()));
    assert_eq!(files_in(&tray).len(), 1);
}

#[test]
fn a_printer_that_is_off_gets_everything_moved_back() {
    let mut desk = Desk::open();
    let row = desk.bought(&draft("10483"));
    let mut papers = Vec::new();
    for (name, shift) in [("before", PrintShift::default()), ("after", PrintShift { right: 20, down: -10 })] {
        let tray = desk.new_folder(name);
        desk.keep_printer(&PrinterSetup { shift, ..folder_printer(&tray, LabelFormat::Pdf) });
        assert_eq!(desk.print(&row.intent).1, Ok(()));
        let paper = fs::read(&files_in(&tray)[0]).expect("the paper");
        papers.push(label::decode(&paper, 203, Media::FOUR_BY_SIX).expect("a label"));
    }
    // 2 mm to the right and 1 mm up, at 8 dots to the millimetre.
    assert_ne!(papers[0], papers[1]);
    assert_eq!(papers[0].shifted(PrintShift { right: 20, down: -10 }), papers[1]);
}

#[test]
fn a_parcel_goes_from_the_form_to_paper_to_the_history_and_back() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let printer = folder_printer(&tray, LabelFormat::Pdf);
    desk.keep_printer(&printer);

    let shipment = desk.shipment(&draft("10481"), LabelFormat::Pdf);
    let rates = desk.rates(&shipment).expect("a price");
    assert_eq!(rates.first().map(|rate| rate.price), Some(Money::euros(444)));

    let intent = desk.buy(&shipment, Some(&printer));
    let (row, outcome) = desk.end_of(&intent);
    assert_eq!((row.state, outcome), (ShipmentState::Labelled, Ok(())));
    let sold = desk.carrier().ledger().labels()[0].clone();
    let tracking = row.tracking.clone().expect("a tracking number").0;
    assert_eq!((tracking.as_str(), row.cost), (sold.tracking_number.as_str(), Some(Money::euros(444))));
    assert_eq!(sold.shipment["ship_to"]["name"], "Élodie Œuvrard");

    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, print_of(&row)), (Ok(()), Some((JobState::Written, 1))));
    let paper = tray.join(format!("{tracking}.pdf"));
    assert_eq!(files_in(&tray), std::slice::from_ref(&paper));
    assert_eq!(label::kind(&fs::read(&paper).expect("the paper")), Ok(LabelFormat::Pdf));

    let shown = desk.show(&intent);
    assert!(shown.specimen, "practice never looks like the real thing");
    assert_eq!((shown.dots.width(), shown.dots.height()), Media::FOUR_BY_SIX.dots(203));

    for words in ["oeuvrard", "MARSEILLE 13006", "10481", tracking.as_str(), &tracking[5..]] {
        let found: Vec<_> = desk.history(words).rows.into_iter().map(|row| row.intent).collect();
        assert_eq!(found, std::slice::from_ref(&intent), "{words}");
    }
    assert!(desk.history("oeuvrard lyon").rows.is_empty());
    let page = desk.history("");
    assert_eq!((page.today_count, page.today_cents, page.to_settle.len()), (1, 444, 0));

    let (row, outcome) = desk.print(&intent);
    assert_eq!((outcome, print_of(&row)), (Ok(()), Some((JobState::Written, 2))));
    assert_eq!(files_in(&tray).len(), 2, "a reprint never overwrites");

    let (row, outcome) = desk.void(&intent);
    assert_eq!((row.state, outcome), (ShipmentState::Voided, Ok(())));
    assert!(desk.carrier().ledger().labels()[0].voided());
    let (_, refused) = desk.print(&intent);
    assert_eq!(refused.expect_err("it would travel unpaid").mishap, Mishap::AlreadyVoided);
    assert_eq!(files_in(&tray).len(), 2);

    let again = desk.bought(&draft("10481"));
    assert_ne!(again.tracking, row.tracking);
    let page = desk.history("10481");
    assert_eq!((page.rows.len(), page.today_count, page.today_cents), (2, 1, 444));
}

#[test]
fn a_zpl_printer_gets_the_carriers_own_zpl_to_the_byte() {
    let mut desk = Desk::open();
    let printer = PortPrinter::on(LabelFormat::Zpl);
    desk.keep_printer(&printer.setup);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Zpl);
    let intent = desk.buy(&shipment, Some(&printer.setup));
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, print_of(&row)), (Ok(()), Some((JobState::Printed, 1))), "its memory is empty");
    let label = printer.label();
    assert_eq!(label, carriers_file(&desk, &row, LabelFormat::Zpl));
    received::keep("a carrier's own ZPL", &label, &desk.show(&intent).dots, DrawnBy::Carrier);
    let ready = desk.wait(|event| match event {
        Event::PrinterSaid { outcome, .. } => Some(outcome.clone()),
        _ => None,
    });
    assert!(ready.is_ok());
}

#[test]
fn a_pdf_label_reaches_a_zpl_printer_dot_for_dot() {
    let mut desk = Desk::open();
    let printer = PortPrinter::on(LabelFormat::Zpl);
    desk.keep_printer(&printer.setup);
    let draft = envoi::domain::ShipmentDraft { format: FormatChoice::Fixed(LabelFormat::Pdf), ..draft("1") };
    let shipment = desk.shipment(&draft, LabelFormat::Zpl);
    let intent = desk.buy(&shipment, Some(&printer.setup));
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!(outcome, Ok(()));
    assert_eq!(row.formats, [LabelFormat::Pdf]);
    let drawn = desk.show(&intent).dots;
    let label = printer.label();
    assert_eq!(graphic_field(&label), (drawn.row_bytes(), drawn.bits().to_vec()));
    received::keep("a PDF label on a ZPL printer", &label, &drawn, DrawnBy::Us);
}

#[test]
fn a_png_label_and_a_pdf_label_go_where_they_are_read() {
    for (language, kind) in [(LabelFormat::Png, LabelFormat::Png), (LabelFormat::Pdf, LabelFormat::Pdf)] {
        let mut desk = Desk::open();
        let printer = PortPrinter::on(language);
        desk.keep_printer(&printer.setup);
        let shipment = desk.shipment(&draft("1"), language);
        let intent = desk.buy(&shipment, Some(&printer.setup));
        let (row, outcome) = desk.after(&intent, Deed::Printed);
        assert_eq!(outcome, Ok(()));
        let paper = printer.label();
        assert_eq!(label::kind(&paper), Ok(kind));
        let dots = |bytes: &[u8]| label::decode(bytes, 203, Media::FOUR_BY_SIX).expect("a label");
        let shown = desk.show(&intent).dots;
        assert_eq!((&dots(&paper), &dots(&carriers_file(&desk, &row, language))), (&shown, &shown));
    }
}

#[test]
fn a_printer_that_is_off_costs_a_reprint_and_no_label() {
    let mut desk = Desk::open();
    let tray = desk.folder().join("no such tray");
    let printer = folder_printer(&tray, LabelFormat::Pdf);
    desk.keep_printer(&printer);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, Some(&printer));
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert!(matches!(outcome.expect_err("no tray").mishap, Mishap::CannotWrite { .. }));
    assert_eq!((row.state, print_of(&row)), (ShipmentState::Labelled, Some((JobState::Failed, 1))));
    assert_eq!(desk.history("").to_settle.len(), 1, "it waits for a person");

    fs::create_dir(&tray).expect("a folder");
    let (row, outcome) = desk.print(&intent);
    assert_eq!((outcome, print_of(&row)), (Ok(()), Some((JobState::Written, 2))));
    assert_eq!(desk.history("").to_settle.len(), 0);
    assert_eq!(desk.carrier().ledger().labels().len(), 1);
}

#[test]
fn a_pdf_is_exported_to_a_path_into_a_folder_and_not_into_nowhere() {
    let mut desk = Desk::open();
    let row = desk.bought(&draft("1"));
    let tracking = row.tracking.clone().expect("a tracking number").0;
    let folder = desk.new_folder("exports");

    let path = folder.join("étiquette.pdf");
    assert_eq!(desk.export(&row.intent, path.clone()), Ok(Some(path.clone())));
    assert_eq!(fs::read(&path).expect("a file"), carriers_file(&desk, &row, LabelFormat::Pdf));
    let named = folder.join(format!("{tracking}.pdf"));
    assert_eq!(desk.export(&row.intent, folder.clone()), Ok(Some(named.clone())));
    assert!(named.is_file());
    let nowhere = desk.export(&row.intent, folder.join("no such folder").join("label.pdf"));
    assert!(matches!(nowhere.expect_err("nowhere").mishap, Mishap::CannotWrite { .. }));

    desk.send(Command::ExportFiles { intent: row.intent.clone(), folder: folder.clone() });
    let outcome = desk.wait(|event| match event {
        Event::Exported(outcome) => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(outcome, Ok(Some(folder.clone())));
    for format in LabelFormat::BOUGHT {
        let bytes = fs::read(folder.join(format!("{tracking}.{}", format.extension()))).expect("a file");
        assert!(label::kind(&bytes).is_ok(), "{format:?}");
    }
}

#[test]
fn two_presses_for_one_intent_buy_one_label() {
    let mut desk = Desk::open();
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    desk.buy_as(&intent, &shipment, None);
    let (row, _) = desk.end_of(&intent);
    desk.buy_as(&intent, &shipment, None);
    // The next parcel waits behind all three in the same lane.
    let next = desk.bought(&draft("2"));
    let sold = desk.carrier().ledger();
    assert_eq!(sold.labels().len(), 2);
    assert_eq!(row.tracking.expect("bought").0, sold.labels()[0].tracking_number);
    assert_eq!(next.tracking.expect("bought").0, sold.labels()[1].tracking_number);
    assert_eq!(desk.history("").total, 2);
}

#[test]
fn what_was_not_on_screen_is_not_bought() {
    let mut desk = Desk::open();
    let mut other = draft("1");
    other.consignee.city = "Aix".to_owned();
    let purchase = envoi::command::Purchase {
        intent: envoi::domain::IntentId::new(),
        digest: desk.shipment(&other, LabelFormat::Pdf).digest(),
        shipment: desk.shipment(&draft("1"), LabelFormat::Pdf),
        printer: None,
        expected: None,
        over_cap: envoi::domain::OverCap::Held,
    };
    desk.send(Command::Buy(purchase));
    desk.wait(|event| matches!(event, Event::NotTaken { .. }).then_some(()));
    assert_eq!((desk.carrier().ledger().labels().len(), desk.history("").total), (0, 0));
}

#[test]
fn the_sender_the_limits_and_the_history_are_there_the_next_morning() {
    let mut desk = Desk::open();
    let row = desk.bought(&draft("1"));
    desk.use_limits(LimitsProfile::LaPoste);
    let mut desk = desk.reopen();
    assert_eq!((desk.account.sender.clone(), desk.account.limits), (Some(sender()), LimitsProfile::LaPoste));
    assert_eq!(desk.history("").rows, std::slice::from_ref(&row));
    assert_eq!(desk.show(&row.intent).from, LabelFormat::Pdf);
}

#[test]
fn la_postes_limits_take_a_parcel_that_the_guide_refuses() {
    let mut desk = Desk::with_the_carrier_inside();
    let mut large = draft("1");
    large.parcel.size = "22x16x2".into();
    let refused = desk.check(&large, LabelFormat::Pdf);
    assert!(refused.shipment.is_none() && refused.problems.at(Field::Size).is_some());

    desk.use_limits(LimitsProfile::LaPoste);
    desk.bought(&large);
    let ledger = Ledger::read(&desk.folder().join("station/practice/ledger")).expect("the books inside");
    assert_eq!(ledger.labels().len(), 1);
    assert_eq!(ledger.labels()[0].shipment["packages"][0]["dimensions"]["length"], 22.0);
}

#[test]
fn an_account_that_is_connected_anew_keeps_its_sender_and_its_history() {
    let mut desk = Desk::for_real();
    let first = desk.connect("CANARY-key-8f1d", None).expect("connected");
    desk.save_sender(sender());
    let row = desk.bought(&draft("1"));

    let renewed = desk.connect("CANARY-key-8f1d", Some(first.id.clone())).expect("connected anew");
    assert_eq!((&renewed.id, &renewed.sender), (&first.id, &Some(sender())));
    assert_ne!(renewed.carrier_id, first.carrier_id, "the carrier calls it anew");
    assert_eq!(desk.history("").rows, std::slice::from_ref(&row));
    let (voided, outcome) = desk.void(&row.intent);
    assert_eq!((voided.state, outcome), (ShipmentState::Voided, Ok(())), "what was bought before is still its own");
    desk.bought(&draft("2"));
    assert_eq!(desk.carrier().ledger().labels()[1].carrier_id, renewed.carrier_id);
}

#[test]
fn a_disconnected_account_leaves_its_labels_to_be_found_and_printed() {
    let mut desk = Desk::for_real();
    let account = desk.connect("CANARY-key-8f1d", None).expect("connected");
    desk.save_sender(sender());
    let row = desk.bought(&draft("1"));
    let tray = desk.new_folder("tray");
    desk.keep_printer(&folder_printer(&tray, LabelFormat::Pdf));

    assert_eq!(desk.disconnect(), Ok(()));
    assert!(desk.carrier().ledger().accounts()[0].disconnected);
    assert_eq!(desk.open_world(World::Desk), []);
    assert_eq!(desk.history("13006").rows, std::slice::from_ref(&row));
    assert_eq!(desk.print(&row.intent).1, Ok(()));
    // Its key is gone with it, so nothing can be asked of the carrier any more, and that is said.
    let (_, outcome) = desk.void(&row.intent);
    let failure = outcome.expect_err("without a key");
    assert_eq!((failure.mishap, failure.remedy), (Mishap::KeyMissing, Remedy::ReconnectTheAccount));
    let shipment = {
        desk.account = envoi::domain::CarrierAccount { sender: Some(sender()), ..account };
        desk.shipment(&draft("2"), LabelFormat::Pdf)
    };
    desk.buy(&shipment, None);
    desk.wait(|event| matches!(event, Event::NotTaken { .. }).then_some(()));
    assert_eq!(desk.carrier().ledger().labels().len(), 1);
}

#[test]
fn an_unreachable_carrier_leaves_nothing_behind_and_the_parcel_is_bought_later() {
    let mut desk = Desk::open();
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    desk.switch_the_carrier_off();
    let intent = desk.buy(&shipment, None);
    let (row, outcome) = desk.end_of(&intent);
    let failure = outcome.expect_err("nobody at home");
    assert_eq!((row.state, failure.remedy), (ShipmentState::NotSent, Remedy::CheckTheNetwork));
    assert!(matches!(failure.mishap, Mishap::Unreachable { .. }));

    desk.switch_the_carrier_on();
    desk.send(Command::BuyAgain { intent: intent.clone() });
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::Labelled);
    assert_eq!((desk.carrier().ledger().labels().len(), desk.history("").total), (1, 1));
}

/// How far the last print got, and how many there were.
fn print_of(row: &HistoryRow) -> Option<(JobState, u32)> {
    row.print.as_ref().map(|print| (print.state, print.times))
}

/// A label's file as the carrier itself gives it.
fn carriers_file(desk: &Desk, row: &HistoryRow, format: LabelFormat) -> Vec<u8> {
    let key = SecretString::from("PRACTICE-another-customer".to_owned());
    let carrier = carriers::open(&desk.account, key, &Reach::new(little_patience())).expect("a carrier");
    let label = envoi::domain::BoughtLabel {
        label_id: row.label_id.clone().expect("bought"),
        carrier_shipment_id: String::new(),
        tracking: row.tracking.clone().expect("bought"),
        cost: None,
        voided: false,
    };
    let mut files = carrier.paper(&label, &[format], None).expect("a file");
    files.remove(0).bytes
}

/// Reads a `^GFA` picture as a printer does: the bytes of a row, and all of them.
fn graphic_field(zpl: &[u8]) -> (usize, Vec<u8>) {
    let text = String::from_utf8(zpl.to_vec()).expect("ASCII");
    let field = text.split("^GFA,").nth(1).and_then(|rest| rest.split("^FS").next()).expect("a graphic field");
    let mut parts = field.splitn(4, ',');
    let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).expect("a number");
    let (_, total, row) = (number(), number(), number());
    let (mut rows, mut line, mut count) = (Vec::<Vec<u8>>::new(), Vec::<u8>::new(), 0);
    for sign in parts.next().expect("the picture").chars() {
        match sign {
            'G'..='Y' => count += sign as usize - 'F' as usize,
            'g'..='z' => count += 20 * (sign as usize - 'f' as usize),
            ',' => line.resize(row * 2, 0),
            '!' => line.resize(row * 2, 15),
            ':' => line = rows.last().expect("a row above").clone(),
            digit => {
                let digit = digit.to_digit(16).expect("a digit") as u8;
                line.extend(std::iter::repeat_n(digit, count.max(1)));
                count = 0;
            }
        }
        if line.len() == row * 2 {
            rows.push(std::mem::take(&mut line));
        }
    }
    let bytes: Vec<u8> = rows.concat().chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    assert_eq!(bytes.len(), total);
    (row, bytes)
}

#[test]
fn a_picture_is_read_as_a_printer_reads_it() {
    let dots = Dots::from_fn(20, 9, 203, |x, y| y % 4 > 1 || (x * y) % 3 == 1).expect("small");
    assert_eq!(graphic_field(&label::convert::to_zpl(&dots)), (dots.row_bytes(), dots.bits().to_vec()));
}

//! Carriers that misbehave: whatever goes wrong, the books hold one label for each parcel, and its paper is here.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::domain::HistoryRow;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::Remedy;
use envoi::domain::ShipmentState;
use envoi::practice::Misbehaviour;
use envoi::practice::RetryAfter;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::wait_until;

#[test]
fn an_answer_that_is_lost_after_the_sale_is_found_out() {
    let lost = [
        Misbehaviour::DropAfterCommit,
        Misbehaviour::FailAfterCommit(500),
        Misbehaviour::FailAfterCommit(503),
        Misbehaviour::SlowStart(Duration::from_secs(3)),
        Misbehaviour::SlowBody(Duration::from_secs(6)),
        Misbehaviour::LateCommit(Duration::from_millis(300)),
        Misbehaviour::WebPage,
        Misbehaviour::CutShort,
        Misbehaviour::Endless(200_000_000),
    ];
    all_at_once(lost, |misbehaviour| check_ends(misbehaviour, &[ShipmentState::Labelled]));
}

#[test]
fn an_answer_that_is_lost_before_the_sale_is_believed_after_a_while_and_bought_again() {
    let lost = [Misbehaviour::DropBeforeCommit, Misbehaviour::FailBeforeCommit(500), Misbehaviour::BadGateway];
    all_at_once(lost, |misbehaviour| {
        check_ends(misbehaviour, &[ShipmentState::NotBought, ShipmentState::Labelled]);
    });
}

#[test]
fn a_refusal_is_no_doubt() {
    all_at_once([400, 401, 422], |status| {
        check_ends(Misbehaviour::FailBeforeCommit(status), &[ShipmentState::Refused, ShipmentState::Labelled]);
    });
}

#[test]
fn a_carrier_that_asks_to_wait_is_waited_for() {
    let forms = [RetryAfter::Seconds(1), RetryAfter::Seconds(0), RetryAfter::Date(1), RetryAfter::Missing];
    all_at_once(forms, |form| check_ends(Misbehaviour::TooManyRequests(form), &[ShipmentState::Labelled]));
}

#[test]
fn a_sale_that_comes_after_its_absence_was_believed_is_taken_over_and_not_doubled() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::LateCommit(Duration::from_secs(6)), 1);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
    wait_until("the late sale", || desk.carrier().ledger().labels().len() == 1);
    desk.send(Command::BuyAgain { intent: intent.clone() });
    let (row, _) = desk.end_of(&intent);
    check_balance(&mut desk, &[row]);
}

#[test]
fn a_sale_that_comes_after_the_second_attempt_is_turned_away() {
    let (_, mut desk, row) = carried_through(Misbehaviour::LateCommit(Duration::from_secs(3)), 1);
    // By then it has come, whichever of the two was first.
    thread::sleep(Duration::from_secs(4));
    check_balance(&mut desk, &[row]);
}

#[test]
fn several_faults_in_a_row_are_several_attempts_at_one_label() {
    let faults = [
        Misbehaviour::DropBeforeCommit,
        Misbehaviour::FailBeforeCommit(400),
        Misbehaviour::TooManyRequests(RetryAfter::Seconds(0)),
    ];
    all_at_once(faults, |misbehaviour| {
        let (_, mut desk, row) = carried_through(misbehaviour, 3);
        check_balance(&mut desk, &[row]);
    });
}

#[test]
fn paper_that_is_a_web_page_is_never_kept_and_is_fetched_when_it_is_there() {
    let no_paper = [
        Misbehaviour::LabelIsWebPage,
        Misbehaviour::FailBeforeCommit(503),
        Misbehaviour::DropBeforeCommit,
        Misbehaviour::CutShort,
        Misbehaviour::WebPage,
    ];
    all_at_once(no_paper, |misbehaviour| {
        let mut desk = Desk::open();
        // The file, and the label's record that may have it inside.
        for on in ["GET /v1/downloads/*", "GET /v1/labels/*"] {
            desk.carrier().misbehave_on(misbehaviour, 1000, on);
        }
        let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
        let intent = desk.buy(&shipment, None);
        let (row, outcome) = desk.end_of(&intent);
        assert_eq!(row.state, ShipmentState::PaperMissing, "{misbehaviour:?}");
        let failure = outcome.expect_err("no paper");
        assert_eq!((failure.mishap, failure.remedy), (Mishap::PaperMissing, Remedy::FetchThePaper));
        assert_eq!(desk.history("").to_settle.len(), 1, "it waits for a person");

        desk.carrier().behave();
        desk.send(Command::FetchPaper { intent: intent.clone() });
        let (row, outcome) = desk.end_of(&intent);
        assert_eq!(outcome, Ok(()), "{misbehaviour:?}");
        check_balance(&mut desk, &[row]);
    });
}

#[test]
fn a_download_that_fails_once_costs_nobody_a_thought() {
    let once = [Misbehaviour::LabelIsWebPage, Misbehaviour::CutShort, Misbehaviour::FailBeforeCommit(503)];
    all_at_once(once, |misbehaviour| {
        let mut desk = Desk::open();
        desk.carrier().misbehave_on(misbehaviour, 1, "GET /v1/downloads/*");
        let row = desk.bought(&draft("1"));
        check_balance(&mut desk, &[row]);
    });
}

#[test]
fn paper_that_was_missing_yesterday_is_fetched_this_morning() {
    let mut desk = Desk::open();
    desk.carrier().misbehave_on(Misbehaviour::LabelIsWebPage, 1000, "GET /v1/*");
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::PaperMissing);
    desk.carrier().behave();
    let mut desk = desk.reopen();
    let (row, outcome) = desk.after(&intent, Deed::Fetched);
    assert_eq!(outcome, Ok(()));
    check_balance(&mut desk, &[row]);
}

#[test]
fn a_doubt_does_not_hold_up_the_next_parcel_and_no_press_buys_it_twice() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::DropAfterCommit, 1);
    // While nobody can ask either, the doubt stands.
    desk.carrier().misbehave_on(Misbehaviour::FailBeforeCommit(500), 1000, "GET /v1/labels/external_shipment_id/*");
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let doubtful = desk.buy(&shipment, None);
    let (row, outcome) = desk.after(&doubtful, Deed::Bought);
    assert_eq!((row.state, outcome.expect_err("a doubt").remedy), (ShipmentState::InDoubt, Remedy::Settle));
    let next = desk.bought(&draft("2"));

    desk.buy_as(&doubtful, &shipment, None);
    desk.send(Command::BuyAgain { intent: doubtful.clone() });
    let (row, outcome) = desk.after(&doubtful, Deed::Bought);
    assert_eq!((row.state, outcome.expect_err("a doubt").remedy), (ShipmentState::InDoubt, Remedy::Settle));
    desk.send(Command::Dismiss { intent: doubtful.clone() });
    let (_, outcome) = desk.after(&doubtful, Deed::Dismissed);
    assert_eq!(outcome.expect_err("money may be at stake").remedy, Remedy::Settle);

    desk.carrier().behave();
    desk.send(Command::Settle { intent: doubtful.clone() });
    let (row, _) = desk.end_of(&doubtful);
    check_balance(&mut desk, &[row, next]);
}

#[test]
fn a_station_that_is_closed_in_doubt_finds_out_when_it_is_opened() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::DropAfterCommit, 1);
    desk.carrier().misbehave_on(Misbehaviour::FailBeforeCommit(500), 1000, "GET /v1/labels/external_shipment_id/*");
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.after(&intent, Deed::Bought).0.state, ShipmentState::InDoubt);
    desk.close();
    desk.carrier().behave();
    let mut desk = desk.reopen();
    let (row, _) = desk.end_of(&intent);
    check_balance(&mut desk, &[row]);
}

#[test]
fn a_shipment_that_the_carrier_knows_without_a_label_is_not_bought_and_not_stuck() {
    let muddle = Arc::new(Muddle::default());
    let mut desk = Desk::behind(|carrier| muddle.stand_before(carrier));
    muddle.on.store(true, Ordering::SeqCst);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
    // Under its old id it is turned away for as long as the carrier knows that id; each time that is found out, none is bought.
    for asked in [2, 3] {
        desk.send(Command::BuyAgain { intent: intent.clone() });
        assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
        assert_eq!(muddle.purchases.load(Ordering::SeqCst), asked, "one request an attempt");
    }
    desk.send(Command::Dismiss { intent: intent.clone() });
    assert_eq!(desk.after(&intent, Deed::Dismissed).1, Ok(()));
    // The way out is to ship again: another intent, another id.
    muddle.on.store(false, Ordering::SeqCst);
    let row = desk.bought(&draft("1"));
    assert_eq!(desk.carrier().ledger().labels().len(), 1);
    assert_eq!(row.tracking.expect("bought").0, desk.carrier().ledger().labels()[0].tracking_number);
    assert_eq!(desk.history("").to_settle, []);
}

/// Each case at a desk of its own, side by side, since most of it is waiting.
fn all_at_once<T: Copy + Send>(cases: impl IntoIterator<Item = T>, check: impl Fn(T) + Sync) {
    thread::scope(|scope| {
        for case in cases {
            let check = &check;
            scope.spawn(move || check(case));
        }
    });
}

/// Buys one parcel from a carrier that misbehaves once; each press of the button ends as said, the last one well.
fn check_ends(misbehaviour: Misbehaviour, expected: &[ShipmentState]) {
    let (ends, mut desk, row) = carried_through(misbehaviour, 1);
    assert_eq!(ends, expected, "{misbehaviour:?}");
    check_balance(&mut desk, &[row]);
}

/// Buys one parcel from a carrier that misbehaves so many times, pressing the button that the station offers until there is a
/// label. Tells how each press ended.
fn carried_through(misbehaviour: Misbehaviour, times: u32) -> (Vec<ShipmentState>, Desk, HistoryRow) {
    let mut desk = Desk::open();
    desk.carrier().misbehave(misbehaviour, times);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    // A double Enter, every time.
    desk.buy_as(&intent, &shipment, None);
    let mut ends = Vec::new();
    loop {
        let (row, outcome) = desk.end_of(&intent);
        ends.push(row.state);
        assert!(ends.len() < 10, "{misbehaviour:?} never ends: {ends:?}");
        match row.state {
            ShipmentState::Labelled => return (ends, desk, row),
            ShipmentState::NotBought | ShipmentState::Refused | ShipmentState::NotSent => {
                desk.send(Command::BuyAgain { intent: intent.clone() });
            }
            ShipmentState::PaperMissing => desk.send(Command::FetchPaper { intent: intent.clone() }),
            ShipmentState::Buying | ShipmentState::InDoubt | ShipmentState::Voided | ShipmentState::Discarded => {
                panic!("{misbehaviour:?}: {:?}, {outcome:?}", row.state)
            }
        }
    }
}

/// The carrier sold exactly these, the history says so, and each has its paper.
fn check_balance(desk: &mut Desk, rows: &[HistoryRow]) {
    let ledger = desk.carrier().ledger();
    let sold: Vec<&str> = ledger.labels().iter().map(|sold| sold.tracking_number.as_str()).collect();
    let page = desk.history("");
    let mut known: Vec<&str> = page.rows.iter().filter_map(|row| Some(row.tracking.as_ref()?.0.as_str())).collect();
    known.sort_unstable();
    let mut expected = sold.clone();
    expected.sort_unstable();
    assert_eq!(known, expected, "the books and the history");
    assert_eq!((sold.len(), page.total), (rows.len(), rows.len() as u64));
    assert_eq!(page.to_settle, [], "nothing is left to settle");
    for row in rows {
        assert_eq!(row.state, ShipmentState::Labelled);
        assert!(desk.show(&row.intent).specimen, "its paper is here");
    }
}

/// Stands between a desk and its carrier and, while it is on, makes a muddle of purchases: the carrier keeps the shipment and
/// never makes the label.
#[derive(Default)]
struct Muddle {
    on: AtomicBool,
    purchases: AtomicUsize,
}

impl Muddle {
    /// Gives the address to ask instead of the carrier's.
    fn stand_before(self: &Arc<Self>, carrier: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let here = format!("http://{}", listener.local_addr().expect("bound"));
        let (own, carrier) = (Arc::clone(self), carrier.trim_start_matches("http://").to_owned());
        let stand = move || {
            for stream in listener.incoming().flatten() {
                // Who hangs up in the middle needs no answer.
                drop(own.serve(stream, &carrier));
            }
        };
        thread::Builder::new().name("muddle".to_owned()).spawn(stand).expect("a thread");
        here
    }

    fn serve(&self, mut stream: TcpStream, carrier: &str) -> std::io::Result<()> {
        let request = read_request(&mut stream)?;
        let asked = String::from_utf8_lossy(&request).into_owned();
        let (status, body) = match asked.split('?').next().unwrap_or_default() {
            _ if !self.on.load(Ordering::SeqCst) => {
                let mut onward = TcpStream::connect(carrier)?;
                onward.write_all(&request)?;
                let mut answer = Vec::new();
                onward.read_to_end(&mut answer)?;
                return stream.write_all(&answer);
            }
            asked if asked.starts_with("POST /v1/labels ") => match self.purchases.fetch_add(1, Ordering::SeqCst) {
                0 => return Ok(()),
                _ => ("400 Bad Request", r#"{"request_id":"r","errors":[{"error_code":"identifier_conflict"}]}"#),
            },
            asked if asked.starts_with("GET /v1/shipments/external_shipment_id/") => {
                ("200 OK", r#"{"shipment_id":"se-9"}"#)
            }
            "GET /v1/labels" => ("200 OK", r#"{"labels":[]}"#),
            _ => ("404 Not Found", r#"{"errors":[{"error_code":"not_found"}]}"#),
        };
        write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
    }
}

/// The head, and as much of a body as it announces.
fn read_request(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer)?;
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Ok(bytes);
            }
        }
        if count == 0 {
            return Ok(bytes);
        }
    }
}

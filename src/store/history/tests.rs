//! The history, as an operator asks it.

use super::super::tests::Desk;
use super::super::tests::printer;
use super::*;
use crate::domain::HistoryFilter;
use crate::domain::JobState;
use crate::domain::Money;
use crate::domain::PaperKind;
use crate::domain::PrintWish;
use crate::domain::PrinterTrouble;
use crate::domain::ShipmentState;
use crate::store::AttemptEnd;

#[test]
fn a_parcel_is_found_by_anything_that_is_known_of_it() {
    let mut desk = Desk::new();
    desk.label(1, "1L00482917365", |draft| {
        draft.consignee.name = "Élodie Œuvrard".to_owned();
        draft.consignee.street = "3 rue de l’Église".to_owned();
        draft.order.number = "R-1042".to_owned();
        draft.order.email = "elodie@atelier.example".into();
        draft.order.phone = "06 12 34 56 78".into();
        draft.order.contents = "100 % laine_fine".to_owned();
    });
    desk.label(2, "1L99999999999", |draft| draft.consignee.name = "Camille Roussel".to_owned());
    for text in [
        "elodie",
        "ÉLODIE oeuvrard",
        "œuvrard élodie",
        "l'eglise",
        "L’église",
        "r-1042",
        "atelier.example",
        "0612345678",
        "06 12 34 56 78",
        "1L00482917365",
        "1l 0048 2917 365",
        "82917",
        "100 %",
        "laine_fine",
        "se-label-1L0048",
    ] {
        assert_eq!(found(&desk, text), ["1L00482917365"], "{text}");
    }
    for text in ["%", "_"] {
        assert_eq!(found(&desk, text), ["1L00482917365"], "a sign is a sign: {text}");
    }
    for text in ["", "  ", "\0\t", "69003", "lyon 69003", "1L"] {
        assert_eq!(found(&desk, text), ["1L99999999999", "1L00482917365"], "{text}");
    }
    for text in ["elodie camille", "lain%fine", "1L%", "' OR 1=1 --", "\"", "\\", "]", "{\"a\":"] {
        assert_eq!(found(&desk, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_absurd_search_finds_nothing_and_harms_nothing() {
    let mut desk = Desk::new();
    desk.label(1, "1L1", |_| ());
    for text in ["x".repeat(100_000), "😀 ".repeat(10_000), "'\"%_\\".repeat(5_000)] {
        assert_eq!(found(&desk, &text), Vec::<String>::new());
    }
}

#[test]
fn filters_show_a_part_and_count_it() {
    let mut desk = Desk::new();
    let yesterday = desk.label(500, "1L1", |_| ());
    let today = desk.label(1500, "1L2", |_| ());
    let voided = desk.label(1600, "1L3", |_| ());
    desk.store.voided(&voided, 1700).unwrap();
    let page = |text: &str, filter| {
        let page = desk.store.page(&HistoryQuery { text: text.to_owned(), filter, order: None }, 1000).unwrap();
        (page.rows.into_iter().map(|row| row.intent).collect::<Vec<_>>(), page.matches, page.total)
    };
    assert_eq!(page("", HistoryFilter::All), (vec![voided.clone(), today.clone(), yesterday], 3, 3));
    assert_eq!(page("", HistoryFilter::Today), (vec![voided.clone(), today.clone()], 2, 3));
    assert_eq!(page("", HistoryFilter::Voided), (vec![voided], 1, 3));
    assert_eq!(page("1L2", HistoryFilter::Today), (vec![today], 1, 3));
}

#[test]
fn the_day_counts_what_was_bought_and_not_voided() {
    let mut desk = Desk::new();
    desk.label(999, "1L1", |_| ());
    desk.label(1000, "1L2", |_| ());
    desk.buy(1001, "1L3", |_| ());
    let voided = desk.label(1002, "1L4", |_| ());
    desk.store.voided(&voided, 1003).unwrap();
    desk.begin(1004, |_| ());
    let page = desk.store.page(&HistoryQuery::default(), 1000).unwrap();
    assert_eq!((page.today_count, page.today_cents), (2, 630));
}

#[test]
fn a_row_says_all_that_the_table_shows() {
    let mut desk = Desk::new();
    let intent = desk.label(7, "1L1", |draft| draft.order.number = "R-1".to_owned());
    let row = desk.store.row(&intent).unwrap().unwrap();
    assert_eq!(row.consignee.name, "Camille Roussel");
    assert_eq!((row.weight.0, row.size.sides()), (412, [140, 90, 25]));
    assert_eq!(row.order.number.as_deref(), Some("R-1"));
    assert_eq!(row.cost, Some(Money { cents: 315, currency: crate::domain::Currency::EUR }));
    assert_eq!((row.created_ms, row.formats, row.print), (7, vec![LabelFormat::Zpl], None));
    assert_eq!(desk.store.row(&IntentId::new()).unwrap(), None);
}

#[test]
fn the_last_print_is_shown_with_how_many_there_were() {
    let mut desk = Desk::new();
    let intent = desk.label(1, "1L1", |_| ());
    let first = desk.store.job_begin(&intent, PaperKind::Label, &printer(), PrintWish::Bought, 2).unwrap();
    assert_eq!(print(&desk, &intent), (JobState::Queued, 1, 2));
    desk.store.job_end(first, JobState::Failed, Some(JobTrouble::NoAnswer), 3).unwrap();
    assert_eq!(print(&desk, &intent), (JobState::Failed, 1, 2));
    let second = desk.store.job_begin(&intent, PaperKind::Label, &printer(), PrintWish::Bought, 4).unwrap();
    desk.store.job_end(second, JobState::SentUnconfirmed, None, 5).unwrap();
    assert_eq!(print(&desk, &intent), (JobState::SentUnconfirmed, 2, 4));
    assert!(matches!(
        desk.store.job_begin(&IntentId::new(), PaperKind::Label, &printer(), PrintWish::Bought, 6),
        Err(StoreError::Missing(_))
    ));
    assert!(matches!(desk.store.job_end(99, JobState::Failed, None, 6), Err(StoreError::Missing(_))));
}

#[test]
fn after_a_crash_a_job_that_waited_waits_and_one_that_was_sent_is_in_doubt() {
    let mut desk = Desk::new();
    let intents = ["1L1", "1L2", "1L3"].map(|number| desk.label(1, number, |_| ()));
    let jobs = intents
        .each_ref()
        .map(|intent| desk.store.job_begin(intent, PaperKind::Label, &printer(), PrintWish::Bought, 2).unwrap());
    assert!(desk.store.job_sending(jobs[0]).unwrap());
    assert!(desk.store.job_sending(jobs[1]).unwrap());
    desk.store.job_has(jobs[1], "7").unwrap();
    desk.restart();
    desk.store.recover(3).unwrap();
    let states = intents.each_ref().map(|intent| print(&desk, intent).0);
    assert_eq!(states, [JobState::Failed, JobState::Sending, JobState::Queued]);
    let trouble = desk.store.row(&intents[0]).unwrap().unwrap().print.unwrap().trouble;
    assert_eq!(trouble, Some(JobTrouble::Stopped));
    assert_eq!(desk.store.printers_with_jobs().unwrap(), [printer().id]);
    let next = desk.store.job_next(&printer().id).unwrap().unwrap();
    assert_eq!((next.id, next.handle.as_deref()), (jobs[1], Some("7")), "what the printer has comes first");
    desk.store.job_end(jobs[1], JobState::Printed, None, 4).unwrap();
    assert_eq!(desk.store.job_next(&printer().id).unwrap().map(|next| next.id), Some(jobs[2]));
}

#[test]
fn what_waits_is_taken_back_and_what_is_on_its_way_is_named() {
    let mut desk = Desk::new();
    let intent = desk.label(1, "1L1", |_| ());
    let [first, second] = [PrintWish::Bought, PrintWish::Again]
        .map(|wish| desk.store.job_begin(&intent, PaperKind::Label, &printer(), wish, 2).unwrap());
    assert!(desk.store.job_sending(first).unwrap());
    desk.store.job_waits(first, Some(JobTrouble::Printer(PrinterTrouble::PaperOut))).unwrap();
    assert_eq!(desk.store.jobs_cancel(&intent, PaperKind::Label, 3).unwrap(), [first]);
    assert!(!desk.store.job_sending(second).unwrap(), "taken back: not a byte goes out");
    desk.store.job_waits_again(first).unwrap();
    assert!(desk.store.job_is_queued(first).unwrap(), "not a byte of it went out after all");
    let record = desk.store.row(&intent).unwrap().unwrap().print.unwrap();
    assert_eq!((record.state, record.wish, record.times), (JobState::Cancelled, PrintWish::Again, 2));
}

#[test]
fn what_needs_a_person_waits_whatever_was_asked_for() {
    let mut desk = Desk::new();
    let unprinted = desk.label(1, "1L1", |_| ());
    let job = desk.store.job_begin(&unprinted, PaperKind::Label, &printer(), PrintWish::Bought, 2).unwrap();
    desk.store.job_end(job, JobState::Failed, None, 3).unwrap();
    let paperless = desk.buy(4, "1L2", |_| ());
    let doubtful = desk.begin(5, |_| ());
    desk.store.start_attempt(&doubtful, 5).unwrap();
    desk.store.end_attempt(&doubtful, 1, &AttemptEnd::InDoubt, 6).unwrap();
    desk.label(7, "1L3", |_| ());
    desk.begin(8, |_| ());
    let nothing = HistoryQuery { text: "nobody".to_owned(), filter: HistoryFilter::Voided, ..HistoryQuery::default() };
    let page = desk.store.page(&nothing, 0).unwrap();
    assert!(page.rows.is_empty());
    assert!(page.to_settle.iter().all(HistoryRow::needs_a_person));
    let waiting: Vec<IntentId> = page.to_settle.into_iter().map(|row| row.intent).collect();
    assert_eq!(waiting, [unprinted.clone(), paperless, doubtful]);

    desk.store.give_up(&unprinted, 9).unwrap();
    assert_eq!(desk.store.page(&nothing, 0).unwrap().to_settle.len(), 2, "put away");
    let job = desk.store.job_begin(&unprinted, PaperKind::Label, &printer(), PrintWish::Bought, 10).unwrap();
    desk.store.job_end(job, JobState::Failed, None, 11).unwrap();
    assert_eq!(desk.store.page(&nothing, 0).unwrap().to_settle.len(), 3, "failed once more");
    let job = desk.store.job_begin(&unprinted, PaperKind::Label, &printer(), PrintWish::Bought, 12).unwrap();
    desk.store.job_end(job, JobState::Written, None, 13).unwrap();
    assert_eq!(desk.store.page(&nothing, 0).unwrap().to_settle.len(), 2, "printed at last");
}

#[test]
fn the_strip_has_the_last_parcels() {
    let mut desk = Desk::new();
    desk.label(1, "1L1", |_| ());
    desk.label(2, "1L2", |_| ());
    desk.begin(3, |_| ());
    let last = desk.store.last_bought(1).unwrap();
    assert_eq!(last.len(), 1);
    assert_eq!(last[0].tracking, Some(TrackingNumber("1L2".to_owned())));
}

#[test]
fn ten_thousand_parcels_are_searched_and_a_page_is_bounded() {
    let mut desk = Desk::new();
    let intent = desk.label(1, "1L00000000001", |draft| draft.order.number = "NEEDLE".to_owned());
    let other = desk.label(2, "1L00000000002", |_| ());
    desk.store
        .database
        .execute(
            "INSERT INTO intent (id, desk_id, operator, account_id, state, created_ms, changed_ms, bought_ms, voided_ms,
                 given_up_ms, weight_grams, label_id, carrier_shipment_id, tracking, cost_cents, cost_currency, printer_id,
                 digest, search_text, refusal, shipment, account)
             SELECT printf('copy-%d', value), desk_id, operator, account_id, state, value, changed_ms,
                 bought_ms, voided_ms, given_up_ms, weight_grams, label_id, carrier_shipment_id, tracking, cost_cents,
                 cost_currency, printer_id, digest, search_text, refusal, shipment, account
             FROM intent, (WITH RECURSIVE n (value) AS (SELECT 10 UNION ALL SELECT value + 1 FROM n WHERE value < 10009)
                           SELECT value FROM n)
             WHERE intent.id = ?1",
            [&other.0],
        )
        .unwrap();
    let all = desk.store.page(&HistoryQuery::default(), 0).unwrap();
    assert_eq!((all.rows.len(), all.matches, all.total), (HistoryPage::ROWS, 10_002, 10_002));
    let needle = HistoryQuery { text: "needle lyon".to_owned(), filter: HistoryFilter::All, ..HistoryQuery::default() };
    let page = desk.store.page(&needle, 0).unwrap();
    assert_eq!((page.rows[0].intent.clone(), page.matches), (intent, 1));
}

#[test]
fn a_row_that_cannot_be_read_does_not_hide_the_others() {
    let mut desk = Desk::new();
    let damaged = desk.label(1, "1L1", |_| ());
    desk.label(2, "1L2", |_| ());
    desk.store.database.execute("UPDATE intent SET shipment = '{' WHERE id = ?1", [&damaged.0]).unwrap();
    assert_eq!(found(&desk, ""), ["1L2"]);
    assert!(matches!(desk.store.row(&damaged), Err(StoreError::Damaged { .. })));
}

#[test]
fn every_state_is_written_and_read_back() {
    use super::super::print_jobs::stored_job;
    use super::super::purchases::stored_state;
    for state in ShipmentState::ALL {
        assert_eq!(
            read_state(stored_state(state), (state == ShipmentState::Discarded).then_some(1), "").unwrap(),
            state
        );
    }
    for state in JobState::ALL {
        assert_eq!(read_job(stored_job(state)), Some(state));
    }
    assert!(read_state("lost", None, "").is_err());
}

fn found(desk: &Desk, text: &str) -> Vec<String> {
    let query = HistoryQuery { text: text.to_owned(), filter: HistoryFilter::All, ..HistoryQuery::default() };
    let page = desk.store.page(&query, 0).unwrap();
    page.rows.into_iter().filter_map(|row| row.tracking).map(|tracking| tracking.0).collect()
}

fn print(desk: &Desk, intent: &IntentId) -> (JobState, u32, i64) {
    let record = desk.store.row(intent).unwrap().unwrap().print.unwrap();
    (record.state, record.times, record.at_ms)
}

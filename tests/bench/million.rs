//! A desk after years: a million shipments, its start and its search while it is typed.
//!
//! The shipments are copied in the database from one that was bought in practice, with names, towns and numbers made up by
//! arithmetic. Start is opening the records with all that an opening world asks of them; search is one page for each letter typed.

use std::path::Path;
use std::process::Command as Program;
use std::time::Duration;
use std::time::Instant;

use envoi::domain::HistoryFilter;
use envoi::domain::HistoryQuery;
use envoi::store::Store;
use rusqlite::Connection;

use super::measure as time;
use super::say;
use super::tell;

/// How many shipments there are, one a minute.
const SHIPMENTS: u64 = 1_000_000;

/// When the first of them was bought.
const FIRST_MS: u64 = 1_600_000_000_000;

/// When the day began on which the last of them was bought: three hundred were bought that day.
const MIDNIGHT_MS: i64 = (FIRST_MS + (SHIPMENTS - 300) * 60_000) as i64;

/// When the oldest was bought that is not delivered: some three thousand are under way.
const UNDER_WAY_MS: u64 = FIRST_MS + (SHIPMENTS - 3_000) * 60_000;

pub fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let practised = Program::new(env!("CARGO_BIN_EXE_envoi"))
        .args(["practice", "--lang", "en", "--out"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    assert!(practised.status.success(), "{}", String::from_utf8_lossy(&practised.stderr));
    let records = folder.path().join("station/practice");
    let began = Instant::now();
    let typed = multiply(&records.join("envoi.db"));
    say(&format!("({SHIPMENTS} shipments made in {:.1?}, {} MB)", began.elapsed(), megabytes(&records)));

    for round in ["start, first", "start, again"] {
        let began = Instant::now();
        let (mut store, _) = Store::open_or_salvage(&records).expect("the records");
        store.recover(0).expect("sorted out");
        let open = store.open_intents().expect("read").len() + store.paper_missing().expect("read").len();
        let page = store.page(&HistoryQuery::default(), MIDNIGHT_MS).expect("a page");
        let taken = began.elapsed();
        assert!(open == 0 && page.total >= SHIPMENTS, "{open} {}", page.total);
        tell(&format!("{round}: records open, doubts sought, first page"), &format!("{taken:.2?}, target 1 s"));
    }

    let store = Store::open(&records).expect("the records");
    for filter in [HistoryFilter::All, HistoryFilter::Today, HistoryFilter::Undelivered, HistoryFilter::Trouble] {
        let query = HistoryQuery { filter, ..HistoryQuery::default() };
        time(&format!("a page of the history, filter: {filter:?}"), 20, || {
            store.page(&query, MIDNIGHT_MS).expect("a page")
        });
    }
    let mut taken: Vec<(Duration, String)> = Vec::new();
    for typed in typed {
        for end in typed.char_indices().map(|(at, sign)| at + sign.len_utf8()) {
            let text = typed[..end].to_owned();
            let began = Instant::now();
            store.page(&HistoryQuery { text: text.clone(), ..HistoryQuery::default() }, MIDNIGHT_MS).expect("a page");
            taken.push((began.elapsed(), text));
        }
    }
    taken.sort();
    let at = |share: usize| taken[(taken.len() * share / 100).min(taken.len() - 1)].0;
    let (slowest, text) = &taken[taken.len() - 1];
    tell(
        "search as it is typed, a page for each letter",
        &format!(
            "{:.2?} p50, {:.2?} p99, target 50 ms; slowest {slowest:.2?} for “{text}” ({} pages)",
            at(50),
            at(99),
            taken.len()
        ),
    );
}

/// Copies the last shipment a million times, each for somebody else. Gives what packers type to find some of them: a name, a name and
/// a town, a number from its start and by its end, an order, a mail, nonsense.
fn multiply(file: &Path) -> Vec<String> {
    let mut database = Connection::open(file).expect("the records");
    database
        .execute_batch(
            "PRAGMA synchronous = off; PRAGMA cache_size = -262144; PRAGMA temp_store = memory;
             CREATE TEMP TABLE part (kind TEXT, at INTEGER, text TEXT, PRIMARY KEY (kind, at)) WITHOUT ROWID;",
        )
        .expect("a list of parts");
    for (kind, parts) in PARTS {
        for (at, text) in parts.split(' ').enumerate() {
            database.execute("INSERT INTO part VALUES (?1, ?2, ?3)", (kind, at as i64, text)).expect("a part");
        }
    }
    let change = database.transaction().expect("a change");
    change.execute_batch(&made_of(SHIPMENTS)).expect("room for a million shipments");
    change.commit().expect("kept");
    database.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(())).expect("written");
    let mut searches: Vec<String> = ["rue de la", "zzzz", "example.org", "13006 marseille"].map(str::to_owned).into();
    let mut query =
        database.prepare("SELECT who, city, tracking, number, mail FROM made WHERE n % ?1 = 5").expect("a query");
    let mut rows = query.query([SHIPMENTS as i64 / 12]).expect("rows");
    while let Some(row) = rows.next().expect("a row") {
        let text = |at: usize| row.get::<_, String>(at).expect("a text");
        let (who, tracking) = (text(0), text(2));
        let surname = who.split(' ').next_back().unwrap_or_default();
        searches.extend([format!("{surname} {}", text(1)), tracking.chars().skip(9).collect(), text(3), text(4)]);
        searches.extend([who, tracking]);
    }
    searches
}

/// Names, streets and towns are put together from these, by remainders of primes.
const PARTS: [(&str, &str); 5] = [
    (
        "first",
        "camille elodie jean marie pierre paul lucie thomas nicolas julie sophie claire antoine hugo emma louis chloe lea",
    ),
    ("syllable", "ba ce di fo gu la me ni ro su ta ve li mo pa re so tu va bo du fi ga lu ma ne pi ra se ti"),
    ("end", "ard eau in ier et on ois el aud ou"),
    ("street", "rue avenue boulevard place impasse chemin quai allee"),
    ("town", "paris lyon marseille lille nantes rennes dijon tours nice brest metz pau"),
];

fn made_of(shipments: u64) -> String {
    let part = |kind: &str, prime: u32, of: u32| {
        format!("(SELECT text FROM part WHERE kind = '{kind}' AND at = (n * {prime} / 7) % {of})")
    };
    let surname = format!(
        "{} || {} || {} || {}",
        part("syllable", 7919, 30),
        part("syllable", 104_729, 30),
        part("syllable", 31, 30),
        part("end", 613, 10)
    );
    format!(
        "CREATE TEMP TABLE base AS SELECT * FROM intent WHERE label_id IS NOT NULL ORDER BY created_ms DESC LIMIT 1;
         CREATE TEMP TABLE made AS
         WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {shipments})
         SELECT n, {first} || ' ' || {surname} AS who, (n % 200) || ' ' || {street} || ' ' || {surname} AS street,
             printf('%05d', 1000 + n * 37 % 94000) AS postcode, {town} AS city, printf('1L%011d', n * 7919 % 100000000000)
             AS tracking, printf('R%d', 10000 + n) AS number, {first} || '.' || n || '@example.org' AS mail FROM numbers;
         INSERT INTO intent (id, desk_id, account_id, state, created_ms, changed_ms, bought_ms, weight_grams, label_id,
             carrier_shipment_id, tracking, cost_cents, cost_currency, digest, search_text, shipment, account, whereabouts, delivered_ms)
         SELECT printf('made-%09d', n), desk_id, account_id, 'labelled', {FIRST_MS} + n * 60000, 0,
             {FIRST_MS} + n * 60000, weight_grams, 'se-made-' || n, 'se-' || n, made.tracking, cost_cents, cost_currency, '',
             who || char(10) || street || char(10) || postcode || char(10) || city || char(10) || number || char(10) || mail
                 || char(10) || lower(made.tracking),
             json_set(shipment, '$.consignee.name', who, '$.consignee.street', street, '$.consignee.postcode', postcode,
                 '$.consignee.city', city, '$.order.number', number, '$.order.email', mail), account,
             CASE WHEN {FIRST_MS} + n * 60000 < {UNDER_WAY_MS} THEN 'track-delivered' END,
             CASE WHEN {FIRST_MS} + n * 60000 < {UNDER_WAY_MS} THEN {FIRST_MS} + n * 60000 END
         FROM made, base ORDER BY n;
         INSERT INTO attempt (intent_id, number, external_id, outcome, sent_ms)
         SELECT printf('made-%09d', n), 1, printf('made-%09d-1', n), 'bought', 0 FROM made;
         INSERT INTO paper (intent_id, kind, format, sha256, kept_ms)
         SELECT printf('made-%09d', n), 'label', 'pdf', printf('%064x', n), 0 FROM made;",
        first = part("first", 13, 18),
        street = part("street", 17, 8),
        town = part("town", 11, 12),
    )
}

fn megabytes(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum::<u64>() >> 20
}

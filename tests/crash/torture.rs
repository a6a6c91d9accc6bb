//! A thousand purchases with a fault in each, and kills at any moment.
//!
//! It takes a quarter of an hour, so it runs by hand: `ENVOI_TORTURE=1 cargo test --test all crash::torture -- --nocapture`.
//! It tells how often the station was killed and how long it took to come back.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::command::Event;
use envoi::domain::World;
use envoi::worker::Options;
use envoi::worker::PracticeCarrier;
use envoi::worker::Worker;

use super::Trial;

/// Each desk is killed until its orders are shipped.
const DESKS: u64 = 20;
const ORDERS: usize = 50;
/// So many desks work at once.
const AT_ONCE: usize = 4;

/// What goes wrong at the carrier: one fault for each purchase, in turn.
const FAULTS: [&str; 11] = [
    r#"{"kind":"drop_before_commit"}"#,
    r#"{"kind":"drop_after_commit"}"#,
    r#"{"kind":"fail_before_commit","status":503}"#,
    r#"{"kind":"fail_after_commit","status":500}"#,
    r#"{"kind":"too_many_requests","retry_after":1}"#,
    r#"{"kind":"slow_start","seconds":0.5}"#,
    r#"{"kind":"slow_body","seconds":0.5}"#,
    r#"{"kind":"late_commit","seconds":1}"#,
    r#"{"kind":"bad_gateway"}"#,
    r#"{"kind":"web_page"}"#,
    r#"{"kind":"cut_short"}"#,
];

#[test]
fn killed_at_any_moment_with_a_fault_in_each_purchase_the_books_balance() {
    if std::env::var_os("ENVOI_TORTURE").is_none() {
        return;
    }
    let desks = Mutex::new(0..DESKS);
    let tally = Mutex::new(Tally::default());
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let Some(desk) = desks.lock().expect("whole").next() else { break };
                    let told = ship_between_kills(desk);
                    tally.lock().expect("whole").add(&told);
                }
            });
        }
    });
    let tally = tally.into_inner().expect("whole");
    assert_eq!(tally.shipped, DESKS as usize * ORDERS);
    println!("{tally:?}");
}

/// What happened.
#[derive(Debug, Default)]
struct Tally {
    shipped: usize,
    kills: u32,
    kills_of_the_carrier: u32,
    starts: u32,
    /// The longest time from the start of the background to an open world, after a kill.
    slowest_return: Duration,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.shipped += other.shipped;
        self.kills += other.kills;
        self.kills_of_the_carrier += other.kills_of_the_carrier;
        self.starts += other.starts;
        self.slowest_return = self.slowest_return.max(other.slowest_return);
    }
}

/// Ships a desk's orders, killing it again and again, until a run ends by itself with everything shipped.
fn ship_between_kills(desk: u64) -> Tally {
    let mut tally = Tally::default();
    let mut trial = Trial::of(ORDERS);
    for nth in 0..ORDERS {
        trial.carrier.misbehave(FAULTS[(desk as usize + nth) % FAULTS.len()]);
    }
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64 ^ (desk + 1);
    let mut roll = move |below: u64| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance % below
    };
    loop {
        assert!(tally.starts < 400, "{}", trial.summary());
        tally.starts += 1;
        let mut station = trial.ship();
        let until = Instant::now() + Duration::from_millis(200 + roll(12_000));
        let ended = loop {
            match station.child.try_wait().expect("our own child") {
                Some(status) => break Some(status),
                None if Instant::now() > until => break None,
                None => thread::sleep(Duration::from_millis(5)),
            }
        };
        match ended {
            Some(status) if status.success() => break,
            // An order was refused or settled as not bought: the next run ships it.
            Some(_) => (),
            None => {
                if roll(8) == 0 {
                    trial.restart_the_carrier();
                    tally.kills_of_the_carrier += 1;
                }
                station.kill();
                tally.kills += 1;
                tally.slowest_return = tally.slowest_return.max(time_to_return(&trial));
            }
        }
    }
    trial.check_balance();
    tally.shipped = trial.orders.len();
    tally
}

/// Opens the desk that was killed, as its window would.
fn time_to_return(trial: &Trial) -> Duration {
    let mut options = Options::new(trial.out().join("station"));
    options.keyring = false;
    options.practice = PracticeCarrier::At(trial.carrier.url.clone());
    let began = Instant::now();
    let (worker, events) = Worker::start(options).expect("the background starts");
    worker.send(Command::OpenWorld(World::Practice)).expect("there is room");
    let opened = events.recv_timeout(Duration::from_secs(60)).expect("the world opens");
    assert!(matches!(opened, Event::WorldOpened(_)), "{opened:?}");
    let took = began.elapsed();
    worker.finish();
    took
}

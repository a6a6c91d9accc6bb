//! The gate that keeps all who speak to a server with one key within its rate limit.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How many requests a minute a server takes; shared by all who speak to it with one key.
#[derive(Debug)]
pub struct RateGate {
    per_minute: usize,
    state: Mutex<GateState>,
}

#[derive(Debug, Default)]
struct GateState {
    sent: VecDeque<Instant>,
    closed_until: Option<Instant>,
}

impl RateGate {
    /// A gate that lets so many requests through in any minute.
    pub fn new(per_minute: usize) -> Self {
        Self { per_minute, state: Mutex::default() }
    }

    /// Passes, waiting up to `patience`; else says how long the wait would be, and counts nothing.
    pub(super) fn enter(&self, patience: Duration) -> Result<(), Duration> {
        let deadline = Instant::now() + patience;
        loop {
            let wait = match self.try_enter(Instant::now()) {
                Ok(()) => return Ok(()),
                Err(wait) => wait,
            };
            if Instant::now() + wait > deadline {
                return Err(wait);
            }
            thread::sleep(wait);
        }
    }

    fn try_enter(&self, now: Instant) -> Result<(), Duration> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = state.closed_until {
            if now < until {
                return Err(until - now);
            }
            state.closed_until = None;
        }
        while state.sent.front().is_some_and(|sent| now.duration_since(*sent) >= Duration::from_secs(60)) {
            state.sent.pop_front();
        }
        if let Some(oldest) = state.sent.front()
            && state.sent.len() >= self.per_minute
        {
            return Err(Duration::from_secs(60).saturating_sub(now.duration_since(*oldest)));
        }
        state.sent.push_back(now);
        Ok(())
    }

    pub(super) fn close_for(&self, wait: Duration) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + wait;
        state.closed_until = Some(state.closed_until.map_or(until, |known| known.max(until)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_lets_so_many_through_in_a_minute() {
        let gate = RateGate::new(2);
        let now = Instant::now();
        assert_eq!((gate.try_enter(now), gate.try_enter(now)), (Ok(()), Ok(())));
        assert_eq!(gate.try_enter(now), Err(Duration::from_secs(60)));
        assert_eq!(gate.try_enter(now + Duration::from_secs(60)), Ok(()));
    }
}

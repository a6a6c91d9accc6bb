//! What is known of something that was asked: nothing yet, waiting, an answer, or why there is none.

use super::Ticket;
use crate::domain::Failure;

/// Something asked of the background, and how far it is.
#[derive(Debug, Default)]
pub enum Remote<T> {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// Asked; what was known before stays on screen.
    Waiting(Ticket, Option<T>),
    /// Answered.
    Here(T),
    /// Answered with a failure.
    Failed(Failure),
}

impl<T> Remote<T> {
    /// What is known, fresh or from before.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Here(known) => Some(known),
            Self::Waiting(_, known) => known.as_ref(),
            Self::NotAsked | Self::Failed(_) => None,
        }
    }

    /// What is known and fresh.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(known) => Some(known),
            Self::NotAsked | Self::Waiting(..) | Self::Failed(_) => None,
        }
    }

    /// Why it failed.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            Self::NotAsked | Self::Waiting(..) | Self::Here(_) => None,
        }
    }

    /// An answer is awaited.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting(..))
    }

    /// Asks anew and keeps what was known.
    pub fn wait(&mut self, ticket: Ticket) {
        let known = match std::mem::take(self) {
            Self::Here(known) => Some(known),
            Self::Waiting(_, known) => known,
            Self::NotAsked | Self::Failed(_) => None,
        };
        *self = Self::Waiting(ticket, known);
    }

    /// The answer to this question is awaited.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        matches!(self, Self::Waiting(asked, _) if *asked == ticket)
    }

    /// Takes an answer in, if it is the one awaited. Says whether it was.
    pub fn answer(&mut self, ticket: Ticket, outcome: Result<T, Failure>) -> bool {
        let awaited = self.awaits(ticket);
        if awaited {
            *self = match outcome {
                Ok(known) => Self::Here(known),
                Err(failure) => Self::Failed(failure),
            };
        }
        awaited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_to_an_older_question_is_dropped() {
        let mut price = Remote::NotAsked;
        price.wait(Ticket(1));
        price.wait(Ticket(2));
        assert!(!price.answer(Ticket(1), Ok(4)));
        assert_eq!(price.here(), None);
        assert!(price.answer(Ticket(2), Ok(5)));
        assert_eq!(price.here(), Some(&5));
    }

    #[test]
    fn what_was_known_stays_while_a_new_answer_is_awaited() {
        let mut price = Remote::Here(4);
        price.wait(Ticket(1));
        assert_eq!((price.known(), price.here()), (Some(&4), None));
    }
}

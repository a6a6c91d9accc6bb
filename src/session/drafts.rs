//! What is being typed is kept a moment after typing rests, and given back at the next start.

use std::collections::BTreeSet;

use crate::command::BookCommand;
use crate::command::Command;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::KeptDraft;
use crate::domain::Problem;
use crate::domain::ShipmentDraft;

use super::News;
use super::Session;
use super::UnderWay;

/// How long typing must rest before it is kept, in milliseconds.
const TYPING_RESTS_MS: i64 = 500;

/// Who types on and on is not made to wait longer than this.
const AT_THE_LATEST_MS: i64 = 3000;

/// What is kept of the form for the case of a crash.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// The wish that the form is to become, and what its draft is kept by.
    intent: IntentId,
    /// What the records hold of it, as far as was asked.
    kept: ShipmentDraft,
    due_ms: Option<i64>,
    typing_since_ms: Option<i64>,
    /// Drafts that nobody needs any more.
    to_forget: Vec<IntentId>,
    /// The records did not take it, and that was told.
    failed: bool,
}

impl Keeping {
    /// The form becomes a purchase: gives its id and begins the next.
    pub(super) fn bought(&mut self) -> IntentId {
        self.kept = ShipmentDraft::default();
        (self.due_ms, self.typing_since_ms) = (None, None);
        std::mem::take(&mut self.intent)
    }

    /// The draft of another form is in this one now.
    pub(super) fn forget(&mut self, intent: IntentId) {
        self.to_forget.push(intent);
    }
}

impl Session {
    /// Notes, after an edit, whether there is something to keep, and when.
    pub(super) fn note_what_to_keep(&mut self) {
        let now = self.now_ms();
        let keeping = &mut self.ship.keeping;
        if self.ship.draft == keeping.kept {
            (keeping.due_ms, keeping.typing_since_ms) = (None, None);
        } else {
            let since = *keeping.typing_since_ms.get_or_insert(now);
            keeping.due_ms = Some((now + TYPING_RESTS_MS).min(since + AT_THE_LATEST_MS));
        }
    }

    /// Keeps what is typed once typing rests. Says in how many milliseconds that will be.
    pub(super) fn keep_draft_if_due(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        for intent in std::mem::take(&mut self.ship.keeping.to_forget) {
            commands.push(Command::Book(BookCommand::DropDraft(intent)));
        }
        let rest = self.ship.keeping.due_ms? - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.keep_draft_now(commands);
        None
    }

    /// Keeps what is typed at once: before it is bought, and before this world or the window is left.
    pub fn keep_draft_now(&mut self, commands: &mut Vec<Command>) {
        let (now, blank) = (self.now_ms(), self.ship.is_blank());
        let ship = &mut self.ship;
        (ship.keeping.due_ms, ship.keeping.typing_since_ms) = (None, None);
        if ship.draft == ship.keeping.kept {
            return;
        }
        let before = std::mem::replace(&mut ship.keeping.kept, ship.draft.clone());
        let intent = ship.keeping.intent.clone();
        let command = if !blank {
            BookCommand::KeepDraft(Box::new(KeptDraft::of(intent, &ship.draft, now)))
        } else if before != before.emptied() {
            BookCommand::DropDraft(intent)
        } else {
            // A chosen service alone is nothing typed, and nothing was kept.
            return;
        };
        commands.push(Command::Book(command));
    }

    /// The records kept what is typed, or not: told once, until they do again.
    pub(super) fn draft_kept(&mut self, outcome: Result<(), Failure>) {
        match outcome {
            Ok(()) => self.ship.keeping.failed = false,
            Err(_) if self.ship.keeping.failed => (),
            Err(failure) => {
                self.ship.keeping.failed = true;
                self.tell(News::Failed(failure));
            }
        }
    }

    /// Gives back what was being typed when the station last stopped. What waited to be bought waits on the strip.
    pub(super) fn drafts_found(&mut self, drafts: Vec<KeptDraft>) {
        for kept in drafts {
            let passed = self.days_since(kept.saved_ms);
            let draft = ShipmentDraft { ship_day: kept.draft.ship_day.said_later(passed), ..kept.draft };
            if self.ship.is_blank() {
                self.ship.keeping.intent = kept.intent;
                self.ship.keeping.kept = draft.clone();
                self.ship.draft = draft;
                self.ship.touch_all();
                self.recheck();
                self.accept_again(&kept.accepted);
                self.ship.focus = None;
                self.wait_at_the_form();
                self.tell(News::DraftRestored { saved_ms: kept.saved_ms, days_ago: passed });
            } else {
                let under_way = UnderWay {
                    intent: kept.intent,
                    draft,
                    since_ms: kept.saved_ms,
                    not_taken: true,
                    waits_until_ms: None,
                };
                self.ship.under_way.push(under_way);
            }
        }
    }

    /// The warnings that were kept as they are and still stand.
    fn accept_again(&mut self, accepted: &[String]) {
        let keys = self.ship.checked.problems.iter().map(Problem::key).filter(|key| accepted.contains(&key.text()));
        let keys: BTreeSet<_> = keys.collect();
        if !keys.is_empty() {
            self.ship.draft.accepted = keys;
            self.ship.keeping.kept.accepted.clone_from(&self.ship.draft.accepted);
            self.recheck();
        }
    }

    fn days_since(&self, ms: i64) -> i32 {
        let then = jiff::Timestamp::from_millisecond(ms).map(|then| then.to_zoned(self.now.time_zone().clone()).date());
        let days = then.and_then(|then| self.today().since(then)).map(|passed| passed.get_days());
        days.unwrap_or_default()
    }
}

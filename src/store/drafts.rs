//! What is being typed, so that a crash loses nothing.

use rusqlite::params;

use super::Store;
use super::StoreError;
use super::from_json;
use super::to_json;
use crate::domain::IntentId;
use crate::domain::KeptDraft;

impl Store {
    /// Keeps what is being typed. What was bought meanwhile is not kept any more.
    pub fn keep_draft(&mut self, draft: &KeptDraft) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        change.execute(
            "INSERT INTO draft (intent_id, desk_id, saved_ms, body)
             SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM intent WHERE id = ?1)
             ON CONFLICT (intent_id) DO UPDATE SET saved_ms = excluded.saved_ms, body = excluded.body",
            params![draft.intent.0, desk, draft.saved_ms, to_json(draft)],
        )?;
        Ok(change.commit()?)
    }

    /// Forgets what was typed: the form was cleared.
    pub fn drop_draft(&mut self, intent: &IntentId) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("DELETE FROM draft WHERE intent_id = ?1", [&intent.0])?;
        Ok(change.commit()?)
    }

    /// What was typed and not bought when the station last stopped, the newest first: more than one where purchases still
    /// waited for their turn. One that cannot be read is left out and logged by its id.
    pub fn drafts(&self) -> Result<Vec<KeptDraft>, StoreError> {
        let mut query =
            self.database.prepare("SELECT intent_id, body FROM draft ORDER BY saved_ms DESC, intent_id DESC")?;
        let mut rows = query.query(())?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            match from_json(&row.get::<_, String>(1)?, "draft", &id) {
                Ok(draft) => drafts.push(draft),
                Err(error) => tracing::error!(%error, "left out of the drafts"),
            }
        }
        Ok(drafts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::tests::draft;
    use crate::store::tests::Desk;
    use crate::store::tests::shipment;

    #[test]
    fn what_is_typed_survives_a_restart_and_goes_when_the_form_is_cleared() {
        let mut desk = Desk::new();
        let first = KeptDraft::of(IntentId::new(), &draft(), 1);
        desk.store.keep_draft(&first).unwrap();
        let later = KeptDraft { saved_ms: 2, ..first.clone() };
        desk.store.keep_draft(&later).unwrap();
        desk.restart();
        assert_eq!(desk.store.drafts().unwrap(), std::slice::from_ref(&later));
        desk.store.drop_draft(&first.intent).unwrap();
        assert_eq!(desk.store.drafts().unwrap(), []);
    }

    #[test]
    fn what_is_bought_is_no_draft_even_when_it_is_kept_too_late() {
        let mut desk = Desk::new();
        let kept = |intent: &IntentId| KeptDraft::of(intent.clone(), &draft(), 1);
        let before = IntentId::new();
        desk.store.keep_draft(&kept(&before)).unwrap();
        let shipment = shipment(&desk.account, |_| ());
        desk.store.begin(&before, &desk.account.clone(), &shipment, None, 2).unwrap();
        assert_eq!(desk.store.drafts().unwrap(), []);
        desk.store.keep_draft(&kept(&before)).unwrap();
        assert_eq!(desk.store.drafts().unwrap(), [], "the journal holds it");
    }
}

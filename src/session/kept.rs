//! What the operator keeps as it is: a warning or an objection, for as long as the text that it was about stands there.

use std::collections::BTreeMap;

use crate::domain::ArticleColumn;
use crate::domain::Field;
use crate::domain::ProblemKey;
use crate::domain::ShipmentDraft;

/// The texts that stood there when something was kept.
#[derive(Default)]
pub(super) struct KeptTexts(BTreeMap<ProblemKey, String>);

impl KeptTexts {
    /// Lets go of what was kept of another text than stands there now: that text has been looked at by nobody.
    pub(super) fn let_go_of_what_changed(&mut self, draft: &mut ShipmentDraft) {
        let before = std::mem::take(&mut self.0);
        for key in draft.accepted.clone() {
            let text = text(draft, key.field);
            match before.get(&key) {
                Some(kept) if *kept != text => {
                    draft.accepted.remove(&key);
                }
                Some(_) | None => {
                    self.0.insert(key, text);
                }
            }
        }
    }
}

/// What is judged at a field. What goes out as an article's description is one of two texts; what is chosen has none.
fn text(draft: &mut ShipmentDraft, field: Field) -> String {
    let mut of = |field| draft.text_mut(field).map(|text| text.clone()).unwrap_or_default();
    match field {
        Field::Article(row, ArticleColumn::Description | ArticleColumn::English) => {
            [ArticleColumn::Description, ArticleColumn::English]
                .map(|column| of(Field::Article(row, column)))
                .join("\n")
        }
        field => of(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CustomsBox;
    use crate::session::tests::desk;

    #[test]
    fn what_was_kept_of_a_text_is_asked_again_of_another() {
        let mut draft = ShipmentDraft::default();
        let row = draft.customs.add_article();
        let cell = Field::Article(row, ArticleColumn::English);
        let comments = Field::Customs(CustomsBox::Comments);
        let keys = [cell, comments, Field::Part].map(|field| ProblemKey { field, rule: "customs-looks-french" });
        let mut kept = KeptTexts::default();
        draft.accepted = keys.clone().into();
        kept.let_go_of_what_changed(&mut draft);
        draft.customs.article_mut(row).unwrap().quantity = "3".into();
        kept.let_go_of_what_changed(&mut draft);
        assert_eq!(draft.accepted.len(), 3, "another cell of the row changed");

        // With no English text it is the description that goes out.
        draft.customs.article_mut(row).unwrap().description = "Bougie parfumée".to_owned();
        kept.let_go_of_what_changed(&mut draft);
        assert_eq!(draft.accepted, keys[1..].iter().cloned().collect(), "the others stay kept");
        draft.customs.comments = "Fragile".to_owned();
        kept.let_go_of_what_changed(&mut draft);
        assert_eq!(draft.accepted, keys[2..].iter().cloned().collect());
    }

    #[test]
    fn a_date_that_was_kept_is_held_against_the_rules_again_once_it_is_edited() {
        let (mut session, _) = desk();
        session.ship.draft = crate::domain::rules::tests::draft();
        session.ship.draft.order.date = "24/12/2026".into();
        session.edited();
        let field = Field::OrderDate;
        let warned = session.ship.problem_at(field).map(|problem| problem.field);
        assert_eq!(warned, Some(field));
        session.keep_warning(field);
        session.recheck();
        assert!(session.ship.problem_at(field).is_none());
        session.ship.draft.order.date = "25/12/2026".into();
        session.edited();
        assert!(session.ship.problem_at(field).is_some());
    }
}

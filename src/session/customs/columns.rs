//! Which columns the table of articles shows: those that the route asks for, and those that something stands in.

use crate::domain::ArticleColumn;
use crate::domain::CustomsBox;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::Field;
use crate::domain::Severity;

use super::Session;

impl Session {
    /// The columns in their order. A column that something was typed into, or that a rule objects at, is never hidden.
    pub fn article_columns(&self) -> Vec<ArticleColumn> {
        let draft = &self.ship.draft;
        let (problems, demands) = (&self.ship.checked.problems, self.customs.demands);
        let in_use = |column: ArticleColumn| {
            // The English that a pick brings along waits unseen until a route asks for it: nothing else of it is sent.
            let typed = column != ArticleColumn::English
                && draft.customs.articles.iter().any(|article| !article.text(column).trim().is_empty());
            typed
                || problems.iter().any(|problem| {
                    let here = matches!(problem.field, Field::Article(_, at) if at == column);
                    here && problem.severity != Severity::Note
                })
        };
        let wanted = |column: ArticleColumn| match column {
            ArticleColumn::Description
            | ArticleColumn::Quantity
            | ArticleColumn::Weight
            | ArticleColumn::Value
            | ArticleColumn::HsCode
            | ArticleColumn::Origin => true,
            ArticleColumn::English => demands.english,
            ArticleColumn::Reference | ArticleColumn::OriginalIdent => demands.originals,
            ArticleColumn::Vat | ArticleColumn::CustomsFees => self.sender_pays_duties(),
            ArticleColumn::Currency => demands.returned,
            ArticleColumn::OriginLabel => false,
        };
        ArticleColumn::ALL.into_iter().filter(|column| wanted(*column) || in_use(*column)).collect()
    }

    /// The boxes that stand over the table; the others are folded away.
    pub fn is_box_up_front(at: CustomsBox) -> bool {
        match at {
            CustomsBox::Category | CustomsBox::Eori | CustomsBox::Invoice => true,
            CustomsBox::Articles
            | CustomsBox::Explanation
            | CustomsBox::Description
            | CustomsBox::Licence
            | CustomsBox::Certificate
            | CustomsBox::ImportersReference
            | CustomsBox::ConsigneeEori
            | CustomsBox::Gst
            | CustomsBox::Comments
            | CustomsBox::Postage
            | CustomsBox::Copies => false,
        }
    }

    /// The parcel comes back.
    pub fn is_return(&self) -> bool {
        match self.ship.draft.handling.direction {
            Direction::Out => false,
            Direction::Return => true,
        }
    }

    fn sender_pays_duties(&self) -> bool {
        match self.ship.draft.handling.duties {
            Duties::Consignee => false,
            Duties::Sender | Duties::SenderOverseas => true,
        }
    }
}

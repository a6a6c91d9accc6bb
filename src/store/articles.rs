//! The catalogue of articles: what was declared before, found by how any word of it begins.

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::from_json;
use super::to_json;
use crate::domain::ArticleId;
use crate::domain::ArticleImportUndo;
use crate::domain::ArticlePage;
use crate::domain::ArticlesImported;
use crate::domain::CustomsDeclaration;
use crate::domain::CustomsItem;
use crate::domain::KnownArticle;
use crate::domain::beginnings;
use crate::domain::terms;

/// As many as fit under a cell.
const SUGGESTED: i64 = 8;

/// Every word of a search must begin a word of the article. The words come as a JSON list, as in the address book.
const MATCHING: &str = "NOT EXISTS (SELECT 1 FROM json_each(?1) AS word WHERE instr(search_text, word.value) = 0)";

impl Store {
    /// The articles that match, the most used first; all of them for an empty search.
    pub fn articles(&self, text: &str) -> Result<ArticlePage, StoreError> {
        let words = to_json(&beginnings(text));
        let total = self.count("SELECT count(*) FROM article", ())?;
        let matches = self.count(&format!("SELECT count(*) FROM article WHERE {MATCHING}"), [&words])?;
        Ok(ArticlePage { rows: self.matching(&words, ArticlePage::ROWS as i64)?, matches, total })
    }

    /// Which articles may be meant, the most used first.
    pub fn article_suggestions(&self, text: &str) -> Result<Vec<KnownArticle>, StoreError> {
        let words = beginnings(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        self.matching(&to_json(&words), SUGGESTED)
    }

    /// Keeps an article, new or changed. One of the same description and reference is the same: it is replaced.
    pub fn keep_article(&mut self, article: &KnownArticle, now_ms: i64) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        // One that was taken off and comes back knows itself how often it was used.
        let times = times_of(&change, article)?.max(i64::from(article.times));
        write(&change, article, times, &desk, now_ms)?;
        Ok(change.commit()?)
    }

    /// Takes an article off the catalogue, and gives it. One that is not there is no mistake.
    pub fn remove_article(&mut self, id: &ArticleId) -> Result<Option<KnownArticle>, StoreError> {
        let change = self.change()?;
        let before = found(&change, "id", &id.0)?;
        change.execute("DELETE FROM article WHERE id = ?1", [&id.0])?;
        change.commit()?;
        Ok(before)
    }

    /// Takes a list in, all of it or nothing. What is known already keeps its place, and what the list says nothing of. Also gives
    /// what it takes to take it back.
    pub fn import_articles(
        &mut self,
        articles: Vec<KnownArticle>,
        now_ms: i64,
    ) -> Result<(ArticlesImported, ArticleImportUndo), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let mut imported = ArticlesImported::default();
        let mut undo = ArticleImportUndo { at_ms: now_ms, ..ArticleImportUndo::default() };
        for article in articles {
            let article = match known(&change, &article)? {
                Some(before) => {
                    let completed = article.completed_by(&before);
                    // What is twice in the list was not here before it.
                    if !undo.added.contains(&before.id) {
                        undo.before.entry(before.id.clone()).or_insert(before);
                    }
                    imported.known += 1;
                    completed
                }
                None => {
                    undo.added.insert(article.id.clone());
                    imported.added += 1;
                    article
                }
            };
            write(&change, &article, i64::from(article.times), &desk, now_ms)?;
        }
        change.commit()?;
        Ok((imported, undo))
    }

    /// Takes a list back: what came with it goes, what was known is as before. What was changed since stays as it is.
    pub fn undo_article_import(&mut self, undo: &ArticleImportUndo, now_ms: i64) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let remove = "DELETE FROM article WHERE id = ?1 AND saved_ms = ?2";
        for id in &undo.added {
            change.prepare_cached(remove)?.execute(params![id.0, undo.at_ms])?;
        }
        for article in undo.before.values() {
            if change.prepare_cached(remove)?.execute(params![article.id.0, undo.at_ms])? > 0 {
                write(&change, article, i64::from(article.times), &desk, now_ms)?;
            }
        }
        Ok(change.commit()?)
    }

    /// Every article, the most used first.
    pub fn all_articles(&self) -> Result<Vec<KnownArticle>, StoreError> {
        self.matching(&to_json(&beginnings("")), i64::MAX)
    }

    /// Learns the articles of a declaration that was bought: what is known already counts once more, and gets what is new.
    pub fn learn_articles(&mut self, declaration: &CustomsDeclaration, now_ms: i64) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        for item in &declaration.items {
            let mut article = learned(item, declaration);
            let before = known(&change, &article)?;
            if let Some(before) = &before {
                article.id = before.id.clone();
                if article.english.is_empty() {
                    article.english.clone_from(&before.english);
                }
            }
            let times = times_of(&change, &article)? + 1;
            write(&change, &article, times, &desk, now_ms)?;
        }
        Ok(change.commit()?)
    }

    fn matching(&self, words: &str, most: i64) -> Result<Vec<KnownArticle>, StoreError> {
        let mut query = self.database.prepare_cached(&format!(
            "SELECT id, body, times FROM article WHERE {MATCHING} ORDER BY times DESC, saved_ms DESC, id LIMIT ?2"
        ))?;
        let mut rows = query.query(params![words, most])?;
        let mut articles = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, body): (String, String) = (row.get(0)?, row.get(1)?);
            match from_json(&body, "article", &id) {
                Ok(article) => articles.push(KnownArticle { times: row.get(2)?, ..article }),
                Err(error) => tracing::error!(%error, "left out of the catalogue"),
            }
        }
        Ok(articles)
    }
}

fn learned(item: &CustomsItem, declaration: &CustomsDeclaration) -> KnownArticle {
    let (description, english) = match &item.own_description {
        Some(own) => (own.clone(), item.description.clone()),
        None => (item.description.clone(), String::new()),
    };
    KnownArticle {
        description,
        english,
        weight: Some(item.weight),
        value: Some(item.value),
        currency: declaration.currency.code().to_owned(),
        hs_code: item.hs_code.as_ref().map(|code| code.digits().to_owned()).unwrap_or_default(),
        origin: item.origin.code().to_owned(),
        reference: item.reference.clone().unwrap_or_default(),
        ..KnownArticle::default()
    }
}

/// By what an article is known again: its description and reference, whatever their accents and case.
fn same(article: &KnownArticle) -> String {
    format!("{}|{}", terms(&article.description), terms(&article.reference))
}

fn known(database: &Connection, article: &KnownArticle) -> Result<Option<KnownArticle>, StoreError> {
    found(database, "same", &same(article))
}

/// The article that has `is` in this column, which no two have.
fn found(database: &Connection, column: &str, is: &str) -> Result<Option<KnownArticle>, StoreError> {
    let sql = format!("SELECT id, body, times FROM article WHERE {column} = ?1");
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, String, u32)> = database.query_row(&sql, [is], read).optional()?;
    Ok(found.and_then(|(id, body, times)| {
        let article = from_json(&body, "article", &id).ok()?;
        Some(KnownArticle { times, ..article })
    }))
}

fn times_of(database: &Connection, article: &KnownArticle) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(times), 0) FROM article WHERE id = ?1 OR same = ?2";
    Ok(database.query_row(sql, [&article.id.0, &same(article)], |row| row.get(0))?)
}

fn write(database: &Connection, article: &KnownArticle, times: i64, desk: &str, now_ms: i64) -> Result<(), StoreError> {
    let KnownArticle { id, description, english, hs_code, reference, .. } = article;
    database.execute("DELETE FROM article WHERE id = ?1 OR same = ?2", [&id.0, &same(article)])?;
    database.execute(
        "INSERT INTO article (id, desk_id, saved_ms, times, same, search_text, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.0,
            desk,
            now_ms,
            times,
            same(article),
            terms(&[description, english, hs_code, reference].map(String::as_str).join(" ")),
            to_json(article)
        ],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Grams;
    use crate::domain::Hundredths;

    fn shirt() -> KnownArticle {
        KnownArticle {
            description: "T-shirt en coton".to_owned(),
            english: "Cotton T-shirt".to_owned(),
            weight: Some(Grams(180)),
            value: Some(Hundredths(1990)),
            hs_code: "610910".to_owned(),
            origin: "PT".to_owned(),
            ..KnownArticle::default()
        }
    }

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        (folder, store)
    }

    #[test]
    fn three_letters_find_an_article_in_either_language_or_by_its_number() {
        let (_folder, mut store) = store();
        store.keep_article(&shirt(), 1).unwrap();
        for typed in ["t-s", "COTT", "6109", "cot shi"] {
            assert_eq!(store.article_suggestions(typed).unwrap(), [shirt_with_id(&store)], "{typed}");
        }
        assert!(store.article_suggestions("mug").unwrap().is_empty());
        assert!(store.article_suggestions(" ").unwrap().is_empty());
    }

    fn shirt_with_id(store: &Store) -> KnownArticle {
        store.articles("").unwrap().rows[0].clone()
    }

    #[test]
    fn an_article_that_is_kept_again_is_replaced() {
        let (_folder, mut store) = store();
        store.keep_article(&shirt(), 1).unwrap();
        let dearer = KnownArticle { value: Some(Hundredths(2490)), ..shirt() };
        store.keep_article(&dearer, 2).unwrap();
        let page = store.articles("").unwrap();
        assert_eq!((page.total, page.rows[0].value), (1, Some(Hundredths(2490))));
        store.remove_article(&page.rows[0].id).unwrap();
        assert_eq!(store.articles("").unwrap().total, 0);
    }

    #[test]
    fn an_article_that_comes_back_is_as_used_as_it_was() {
        let (_folder, mut store) = store();
        let used = KnownArticle { times: 7, ..shirt() };
        store.keep_article(&used, 1).unwrap();
        assert_eq!(shirt_with_id(&store).times, 7);
        let gone = store.remove_article(&used.id).unwrap().unwrap();
        assert_eq!(store.remove_article(&used.id).unwrap(), None);
        store.keep_article(&gone, 2).unwrap();
        assert_eq!(store.articles("").unwrap().rows, [used]);
    }

    #[test]
    fn a_list_completes_what_is_known_and_can_be_taken_back() {
        let (_folder, mut store) = store();
        let kept = KnownArticle { times: 3, ..shirt() };
        store.keep_article(&kept, 1).unwrap();
        let said = |description: &str| KnownArticle {
            description: description.to_owned(),
            weight: Some(Grams(200)),
            ..KnownArticle::default()
        };
        let (imported, undo) =
            store.import_articles(vec![said("T-SHIRT en coton"), said("Mug"), said("Mug")], 2).unwrap();
        assert_eq!((imported.added, imported.known), (1, 2));
        let page = store.articles("t-shirt").unwrap();
        assert_eq!((page.rows[0].weight, page.rows[0].hs_code.as_str()), (Some(Grams(200)), "610910"));
        assert_eq!((page.rows[0].times, page.total), (3, 2));
        store.undo_article_import(&undo, 3).unwrap();
        assert_eq!(store.all_articles().unwrap(), [kept]);
    }

    #[test]
    fn what_was_changed_since_a_list_came_stays_when_the_list_is_taken_back() {
        let (_folder, mut store) = store();
        let (_, undo) = store.import_articles(vec![shirt()], 1).unwrap();
        let mended = KnownArticle { value: Some(Hundredths(2490)), ..shirt_with_id(&store) };
        store.keep_article(&mended, 2).unwrap();
        store.undo_article_import(&undo, 3).unwrap();
        assert_eq!(store.all_articles().unwrap(), [mended]);
    }
}

//! The page of the catalogue of articles: searched, added to, mended, taken in from a list and written as one.

use std::collections::BTreeSet;

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Remote;
use crate::domain::ArticleColumn;
use crate::domain::ArticleDraft;
use crate::domain::ArticleId;
use crate::domain::ArticleImportUndo;
use crate::domain::ArticlePage;
use crate::domain::ArticlesImported;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::HsCode;
use crate::domain::KnownArticle;
use crate::domain::Problem;
use crate::domain::Problems;
use crate::domain::RowId;
use crate::domain::Severity;
use crate::domain::Tongue;
use crate::domain::countries;
use crate::domain::rules::known_article;
use crate::domain::tariff;

use super::ArticleFile;
use super::Choice;
use super::News;
use super::Picker;
use super::Session;
use super::picker::MOST;

/// One letter says nothing yet.
const FROM_LETTERS: usize = 2;

/// The page of the catalogue of articles.
#[derive(Debug, Default)]
pub struct ArticleDesk {
    /// What is looked for.
    pub text: String,
    /// What was found.
    pub page: Remote<ArticlePage>,
    /// The form of an article, while it is open.
    pub form: Option<ArticleForm>,
    /// The box for the path of a list, where the system has no file dialog.
    pub file: Option<ArticleFile>,
}

/// An article of the catalogue as it is being typed.
#[derive(Debug, Default)]
pub struct ArticleForm {
    /// What is typed.
    pub article: ArticleDraft,
    /// It changes an article that is there.
    pub changes: bool,
    /// The box that is to get the focus.
    pub focus: Option<ArticleColumn>,
    /// Tariff numbers or countries under the box that is being typed into.
    pub picker: Picker,
    id: ArticleId,
    times: u32,
    tried: bool,
    left: BTreeSet<ArticleColumn>,
}

impl ArticleForm {
    /// Whose box it is, for what knows boxes by their place in a table.
    pub fn field(column: ArticleColumn) -> Field {
        Field::Article(RowId(0), column)
    }

    /// Which article it changes.
    pub fn id(&self) -> &ArticleId {
        &self.id
    }

    /// What is wrong with it.
    pub fn problems(&self) -> Problems {
        known_article(&ArticleDraft { row: RowId(0), ..self.article.clone() })
    }

    /// What to say at a box, once it was left or the article was to be kept.
    pub fn said<'a>(&self, problems: &'a Problems, column: ArticleColumn) -> Option<&'a Problem> {
        let heard = self.tried || self.left.contains(&column);
        problems.at(Self::field(column)).filter(|problem| heard && (self.tried || problem.fault != Fault::Missing))
    }

    /// Takes in that something was typed at a box that has a list.
    pub fn typed(&mut self, column: ArticleColumn, tongue: Tongue) {
        let text = self.article.text(column).trim().to_owned();
        let long = text.chars().count() >= FROM_LETTERS;
        let mut choices: Vec<Choice> = Vec::new();
        // A whole number needs no looking for.
        if column == ArticleColumn::HsCode && long && text.chars().filter(char::is_ascii_digit).count() < 6 {
            choices.extend(tariff::search(&text, tongue).into_iter().take(MOST).map(Choice::Tariff));
        }
        if column == ArticleColumn::Origin && !text.is_empty() {
            let found = countries::search(&text);
            let exact = found.len() == 1 && found.first().is_some_and(|code| code.code() == text);
            choices.extend(found.into_iter().filter(|_| !exact).take(MOST).map(Choice::Country));
        }
        self.picker.close();
        if !choices.is_empty() {
            self.picker.open(Self::field(column), choices);
        }
    }

    /// Looks for the tariff number by what stands there, else by what the article is.
    pub fn search_tariff(&mut self, tongue: Tongue) {
        let by = [&self.article.hs_code, &self.article.description, &self.article.english];
        let hits = by.into_iter().map(|text| tariff::search(text, tongue)).find(|hits| !hits.is_empty());
        let choices = hits.unwrap_or_default().into_iter().take(MOST).map(Choice::Tariff).collect();
        self.picker.close();
        self.picker.open(Self::field(ArticleColumn::HsCode), choices);
        self.focus = Some(ArticleColumn::HsCode);
    }

    /// Takes one of the list into its box.
    pub fn take(&mut self, choice: &Choice) {
        self.picker.close();
        match choice {
            Choice::Tariff(hit) => {
                if let Ok(code) = hit.code.parse::<HsCode>() {
                    self.article.hs_code = code.dotted();
                }
            }
            Choice::Country(country) => country.code().clone_into(&mut self.article.origin),
            Choice::Known(_) => (),
        }
    }

    /// Takes the marked one of the list.
    pub fn take_marked(&mut self) {
        let open = self.picker.open_at().zip(self.picker.marked());
        let marked = open.and_then(|(field, at)| self.picker.rows_at(field).get(at).cloned());
        if let Some(choice) = marked {
            self.take(&choice);
        }
    }

    /// A box is left: what is wrong there is said, and a country's whole name stands for its code.
    pub fn leave(&mut self, column: ArticleColumn) {
        self.left.insert(column);
        if column == ArticleColumn::Origin
            && let Some(country) = countries::named(self.article.origin.trim())
        {
            country.code().clone_into(&mut self.article.origin);
        }
    }
}

impl Session {
    /// Looks into the catalogue for what its search field holds.
    pub fn find_articles(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.articles.page.wait(ticket);
        commands.push(Command::Customs(CustomsCommand::FindArticles { ticket, text: self.articles.text.clone() }));
    }

    /// Opens the form of an article of the catalogue, or of a new one.
    pub fn edit_article(&mut self, article: Option<&KnownArticle>) {
        let decimal = self.words.sheet().habits.decimal;
        let blank = ArticleForm { focus: Some(ArticleColumn::Description), ..ArticleForm::default() };
        self.articles.form = Some(match article {
            Some(known) => ArticleForm {
                article: known.typed(decimal),
                changes: true,
                id: known.id.clone(),
                times: known.times,
                ..blank
            },
            None => blank,
        });
    }

    /// Keeps the article that the form holds. Where something stands in the way, the focus goes to the first box of it.
    pub fn save_article(&mut self, commands: &mut Vec<Command>) {
        let Some(form) = self.articles.form.as_mut() else { return };
        form.tried = true;
        form.picker.close();
        form.leave(ArticleColumn::Origin);
        let problems = form.problems();
        let wrong = |column: &ArticleColumn| {
            let problem = problems.at(ArticleForm::field(*column));
            // What a rule only guesses at is for the declaration to ask about.
            problem.is_some_and(|problem| problem.severity == Severity::Error)
        };
        form.focus = KnownArticle::COLUMNS.into_iter().find(wrong);
        if form.focus.is_some() {
            return;
        }
        let article = KnownArticle { id: form.id.clone(), times: form.times, ..KnownArticle::read(&form.article) };
        commands.push(Command::Customs(CustomsCommand::KeepArticle(Box::new(article))));
        self.articles.form = None;
    }

    /// Takes an article off the catalogue.
    pub fn forget_article(&mut self, id: &ArticleId, commands: &mut Vec<Command>) {
        commands.push(Command::Customs(CustomsCommand::RemoveArticle(id.clone())));
    }

    /// Takes a list into the catalogue: the system's dialog asks which, else a box for a path opens.
    pub fn import_catalogue(&mut self, commands: &mut Vec<Command>) {
        let Some(from) = ArticleFile::read_from(&mut self.articles.file, self.dialogs) else { return };
        commands.push(Command::Customs(CustomsCommand::ImportArticles(from)));
    }

    /// Writes the catalogue as a list: the system's dialog asks where, else a box for a path opens.
    pub fn export_catalogue(&mut self, commands: &mut Vec<Command>) {
        let Some(to) = ArticleFile::write_to(&mut self.articles.file, self.dialogs) else { return };
        let words = self.words;
        let name = format!("{}.csv", words.get("catalogue-file-name"));
        let heads = words.article_heads(&KnownArticle::COLUMNS);
        let decimal = words.sheet().habits.decimal;
        commands.push(Command::Customs(CustomsCommand::ExportArticles { to, name, heads, decimal }));
    }

    pub(super) fn article_removed(&mut self, article: Option<Box<KnownArticle>>, commands: &mut Vec<Command>) {
        if let Some(article) = article {
            // A form of what is gone would bring it back under the hand.
            if self.articles.form.as_ref().is_some_and(|form| form.id == article.id) {
                self.articles.form = None;
            }
            self.did_forget_article(article);
        }
        self.look_into_catalogue_again(commands);
    }

    pub(super) fn articles_imported(
        &mut self,
        imported: ArticlesImported,
        undo: Box<ArticleImportUndo>,
        commands: &mut Vec<Command>,
    ) {
        if imported.added + imported.known == 0 {
            self.tell(News::NoArticlesInList);
            return;
        }
        self.did_import_articles(imported, undo);
        self.look_into_catalogue_again(commands);
    }

    pub(super) fn look_into_catalogue_again(&mut self, commands: &mut Vec<Command>) {
        if !matches!(self.articles.page, Remote::NotAsked) {
            self.find_articles(commands);
        }
    }
}

#[cfg(test)]
mod tests;

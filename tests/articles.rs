//! The catalogue of articles, the packing slip and ColiShip's files at a real station.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command as Program;

use envoi::command::ColishipFile;
use envoi::command::Command;
use envoi::command::CustomsCommand;
use envoi::command::CustomsEvent;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::command::ExportTo;
use envoi::command::FileBytes;
use envoi::command::ImportFrom;
use envoi::command::Ticket;
use envoi::domain::ArticlePage;
use envoi::domain::ArticlesImported;
use envoi::domain::Failure;
use envoi::domain::Grams;
use envoi::domain::KnownArticle;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::PackingText;
use envoi::domain::ShipmentDraft;
use envoi::words::Lang;
use envoi::words::Words;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::files_in;
use crate::desk::folder_printer;

#[test]
fn a_catalogue_is_taken_in_written_again_without_a_formula_and_taken_back() {
    let mut desk = Desk::open();
    let list = desk.folder().join("articles.csv");
    fs::write(&list, "Désignation;Poids (g);HS code;Herkunft\n=1+1;340;6912.00;Portugal\n;12;;\nMug;viel;;PT\n")
        .expect("a list");
    desk.send(customs(CustomsCommand::ImportArticles(ImportFrom::Path(list))));
    let (imported, undo) = imported(&mut desk).expect("taken in").expect("a list");
    assert_eq!(imported, ArticlesImported { added: 2, known: 0, nameless: 1, unread: 1 });
    let found = found(&mut desk, Ticket(101), "1+1");
    assert_eq!(found.rows.len(), 1);
    assert_eq!((found.rows[0].weight, found.rows[0].origin.as_str()), (Some(Grams(340)), "PT"));

    let to = ExportTo::Path(desk.new_folder("lists"));
    let heads = Words::new(Lang::FR).article_heads(&KnownArticle::COLUMNS);
    desk.send(customs(CustomsCommand::ExportArticles { to, name: "articles.csv".to_owned(), heads, decimal: ',' }));
    let path = written(&mut desk).expect("written");
    let text = fs::read_to_string(&path).expect("a list");
    assert!(text.contains("\n'=1+1;") && text.contains(";0,340;"), "{text}");

    desk.send(customs(CustomsCommand::UndoArticleImport(undo)));
    desk.wait(|event| matches!(event, Event::Customs(CustomsEvent::Kept(Ok(())))).then_some(()));
    assert_eq!(self::found(&mut desk, Ticket(102), "").total, 0);
}

#[test]
fn a_file_without_articles_adds_none_and_one_that_is_not_there_is_named() {
    let mut desk = Desk::open();
    let list = desk.folder().join("letter.txt");
    fs::write(&list, "Dear all,\nnothing here.\n").expect("a text");
    desk.send(customs(CustomsCommand::ImportArticles(ImportFrom::Path(list))));
    let (none, _) = imported(&mut desk).expect("read").expect("a file");
    assert_eq!(none, ArticlesImported::default());
    desk.send(customs(CustomsCommand::ImportArticles(ImportFrom::Path("/nonexistent/list.csv".into()))));
    let failure = imported(&mut desk).expect_err("there is no such file");
    assert!(matches!(&failure.mishap, Mishap::CannotRead { path } if path.ends_with("list.csv")), "{failure:?}");
}

#[test]
fn what_was_taken_off_the_catalogue_is_given_back_to_be_kept_again() {
    let mut desk = Desk::open();
    let mug = KnownArticle { description: "Mug".to_owned(), times: 4, ..KnownArticle::default() };
    desk.send(customs(CustomsCommand::KeepArticle(Box::new(mug.clone()))));
    desk.wait(|event| matches!(event, Event::Customs(CustomsEvent::Kept(Ok(())))).then_some(()));
    let mut desk = desk.reopen();
    assert_eq!(found(&mut desk, Ticket(101), "mu").rows, std::slice::from_ref(&mug));
    desk.send(customs(CustomsCommand::RemoveArticle(mug.id.clone())));
    let removed = desk.wait(|event| match event {
        Event::Customs(CustomsEvent::Removed(outcome)) => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(removed, Ok(Some(Box::new(mug))));
}

#[test]
fn a_packing_slip_lists_what_the_order_says_is_inside_and_goes_to_the_printer_of_documents() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    desk.keep_printer(&folder_printer(&tray, LabelFormat::Pdf));
    let row = desk.bought(&with_contents("10482"));
    let intent = row.intent.clone();
    desk.send(customs(CustomsCommand::PrintPackingSlip { intent: intent.clone(), text: text() }));
    assert_eq!(desk.after(&intent, Deed::Printed).1, Ok(()));
    let printed = only_file(&tray);
    let says = text_of(&printed);
    for filled in ["Bon de préparation", "Élodie Œuvrard", "10482", "2 carnets et encres", "412 g", "22/11/2026"] {
        assert!(says.contains(filled), "{filled} is not on the slip:\n{says}");
    }

    let to = ExportTo::Path(desk.new_folder("papers"));
    desk.send(customs(CustomsCommand::ExportPackingSlip { intent, text: text(), to }));
    let path = written(&mut desk).expect("written");
    assert_eq!(fs::read(path).expect("the slip"), fs::read(printed).expect("the slip"));
}

#[test]
fn a_packing_slip_without_a_printer_that_takes_pages_says_so() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    desk.keep_printer(&folder_printer(&tray, LabelFormat::Zpl));
    let row = desk.bought(&with_contents("10482"));
    desk.send(customs(CustomsCommand::PrintPackingSlip { intent: row.intent.clone(), text: text() }));
    let failure = desk.wait(|event| match event {
        Event::Customs(CustomsEvent::NotDone { intent, failure }) if *intent == row.intent => Some(failure.clone()),
        _ => None,
    });
    assert_eq!(failure.mishap, Mishap::NoPagePrinter);
}

#[test]
fn a_parcel_of_which_nothing_is_said_has_no_packing_slip() {
    let mut desk = Desk::open();
    let row = desk.bought(&draft("10482"));
    let to = ExportTo::Path(desk.new_folder("papers"));
    desk.send(customs(CustomsCommand::ExportPackingSlip { intent: row.intent, text: text(), to }));
    assert_eq!(written(&mut desk).map_err(|failure| failure.mishap), Err(Mishap::Gone));
}

#[test]
fn a_file_of_coliship_s_is_read_as_it_is_and_one_that_is_not_there_is_named() {
    let mut desk = Desk::open();
    let list = desk.folder().join("colis.csv");
    fs::write(&list, b"EXP;1;Br\xfbl\xe9\r\n").expect("a file");
    let (file, missing) = (ColishipFile::Parcels, ColishipFile::Mapping);
    desk.send(customs(CustomsCommand::ReadColiship { file, from: ImportFrom::Path(list) }));
    desk.send(customs(CustomsCommand::ReadColiship {
        file: missing,
        from: ImportFrom::Path("/nonexistent/a.fmt".into()),
    }));
    let mut read = |wanted: ColishipFile| {
        desk.wait(|event| match event {
            Event::Customs(CustomsEvent::ColishipRead { file, outcome }) if *file == wanted => Some(outcome.clone()),
            _ => None,
        })
    };
    assert_eq!(read(file), Ok(Some(FileBytes(b"EXP;1;Br\xfbl\xe9\r\n".to_vec()))));
    assert!(matches!(read(missing).map_err(|failure| failure.mishap), Err(Mishap::CannotRead { .. })));
}

fn customs(command: CustomsCommand) -> Command {
    Command::Customs(command)
}

fn with_contents(order: &str) -> ShipmentDraft {
    let mut draft = draft(order);
    draft.order.contents = "2 carnets et encres".to_owned();
    draft
}

fn text() -> Box<PackingText> {
    let words = Words::new(Lang::FR);
    let date = words.day(jiff::civil::date(2026, 11, 22));
    Box::new(PackingText { words: words.packing_words(), tongue: words.lang().tongue(), date, decimal: ',' })
}

fn found(desk: &mut Desk, ticket: Ticket, text: &str) -> ArticlePage {
    desk.send(customs(CustomsCommand::FindArticles { ticket, text: text.to_owned() }));
    desk.wait(|event| match event {
        Event::Customs(CustomsEvent::Found { ticket: answered, outcome }) if *answered == ticket => {
            Some(outcome.clone().expect("the catalogue"))
        }
        _ => None,
    })
}

type TakenIn = Result<Option<(ArticlesImported, Box<envoi::domain::ArticleImportUndo>)>, Failure>;

fn imported(desk: &mut Desk) -> TakenIn {
    desk.wait(|event| match event {
        Event::Customs(CustomsEvent::Imported(outcome)) => Some(outcome.clone()),
        _ => None,
    })
}

fn written(desk: &mut Desk) -> Result<PathBuf, Failure> {
    desk.wait(|event| match event {
        Event::Customs(CustomsEvent::Written(outcome)) => Some(outcome.clone().map(|path| path.expect("a path"))),
        _ => None,
    })
}

fn only_file(folder: &Path) -> PathBuf {
    let files = files_in(folder);
    let [file] = files.as_slice() else { panic!("{files:?}") };
    file.clone()
}

fn text_of(pdf: &Path) -> String {
    let output = Program::new("pdftotext").arg(pdf).arg("-").output().expect("poppler-utils is installed");
    String::from_utf8(output.stdout).expect("text")
}

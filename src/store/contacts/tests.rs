//! The address book, as it is searched, filled and emptied.

use std::time::Instant;

use super::*;
use crate::domain::ShipmentDraft;
use crate::store::tests::Desk;

#[test]
fn an_entry_is_found_by_how_any_of_its_words_begins() {
    let mut desk = Desk::new();
    for name in ["Éléonore L’Haÿ", "Paul Rousseau", "Camille Roussel"] {
        desk.store.keep_contact(&contact(name, "27 rue Paul Bert"), 1).unwrap();
    }
    let find = |text: &str| called(&desk.store.contacts(text).unwrap().rows);
    assert_eq!(find(""), ["Camille Roussel", "Éléonore L’Haÿ", "Paul Rousseau"]);
    assert_eq!(find("elEo HAY"), ["Éléonore L’Haÿ"]);
    assert_eq!(find("rous ly"), ["Camille Roussel", "Paul Rousseau"], "every word counts, the town too");
    assert!(find("ussel").is_empty());
    let page = desk.store.contacts("roussel").unwrap();
    assert_eq!((page.matches, page.total), (1, 3));
    assert_eq!(suggested(&desk, "rous"), ["Camille Roussel", "Paul Rousseau"]);
    assert_eq!(suggested(&desk, "paul"), ["Paul Rousseau", "Camille Roussel", "Éléonore L’Haÿ"], "by name first");
    assert!(suggested(&desk, " ; ").is_empty());
}

#[test]
fn who_is_at_the_same_address_under_the_same_name_is_the_same() {
    let mut desk = Desk::new();
    let first = contact("Camille Roussel", "27, rue Paul Bert");
    let again = Contact { email: "c@a.example".to_owned(), ..contact("CAMILLE ROUSSEL", "27 rue Paul-Bert") };
    assert_eq!(desk.store.keep_contact(&first, 1).unwrap(), None);
    assert_eq!(desk.store.keep_contact(&again, 2).unwrap(), Some(first));
    let moved = Contact { address: contact("Camille Roussel", "1 quai X").address, ..again.clone() };
    assert_eq!(desk.store.keep_contact(&moved, 3).unwrap(), None);
    assert_eq!(desk.store.contacts("").unwrap().rows, std::slice::from_ref(&moved));
    desk.restart();
    assert_eq!(desk.store.remove_contact(&moved.id).unwrap(), Some(moved.clone()));
    assert_eq!(desk.store.remove_contact(&moved.id).unwrap(), None);
    assert_eq!(desk.store.keep_contact(&moved, 4).unwrap(), None);
    assert_eq!(desk.store.contacts("").unwrap().total, 1, "put back");
}

#[test]
fn earlier_consignees_are_suggested_once_and_after_the_book() {
    let mut desk = Desk::new();
    for time in 1..4 {
        desk.buy(time, &format!("T{time}"), |draft| {
            draft.consignee.name = "Nadia Ferrand".to_owned();
            draft.order.email = "n@a.example".into();
        });
    }
    desk.buy(4, "T4", |draft| draft.consignee.name = "Nadine Meyer".to_owned());
    desk.store.keep_contact(&contact("Nadège Petit", "1 quai X"), 1).unwrap();
    assert_eq!(suggested(&desk, "nad"), ["Nadège Petit", "Nadine Meyer", "Nadia Ferrand"]);
    let nadia = desk.store.suggestions("nadia").unwrap().remove(0);
    assert_eq!((nadia.known, nadia.contact.email.as_str()), (KnownFrom::AnEarlierParcel, "n@a.example"));
    desk.store.keep_contact(&nadia.contact, 2).unwrap();
    let known: Vec<KnownFrom> = desk.store.suggestions("nadia").unwrap().iter().map(|found| found.known).collect();
    assert_eq!(known, [KnownFrom::TheBook]);
}

#[test]
fn a_list_taken_in_twice_is_there_once() {
    let mut desk = Desk::new();
    let list = [contact("Camille Roussel", "27 rue Paul Bert"), contact("Nadia Ferrand", "1 quai X")];
    let told = |imported: Imported| (imported.added, imported.known);
    assert_eq!(told(desk.store.import_contacts(&list, 1).unwrap().0), (2, 0));
    let mut again = list;
    again[0].id = ContactId::new();
    again[0].email = "c@a.example".to_owned();
    assert_eq!(told(desk.store.import_contacts(&again, 2).unwrap().0), (0, 2));
    let kept = desk.store.all_contacts().unwrap();
    assert_eq!((kept.len(), kept[0].email.as_str()), (2, "c@a.example"));
}

#[test]
fn a_list_that_is_taken_back_leaves_the_book_as_it_was() {
    let mut desk = Desk::new();
    let known = Contact { email: "before@example.org".to_owned(), ..contact("Anna Kern", "1 rue A") };
    desk.store.keep_contact(&known, 1).unwrap();
    let twice = Contact { email: "list@example.org".to_owned(), ..contact("Anna Kern", "1 rue A") };
    let list = [twice.clone(), contact("Ben Lang", "2 rue B"), contact("Carla Meier", "3 rue C"), twice];
    let (imported, undo) = desk.store.import_contacts(&list, 5).unwrap();
    assert_eq!((imported.added, imported.known), (2, 2));
    // Changed by hand since: that is worth more than the list.
    let changed = Contact { email: "new@example.org".to_owned(), ..list[2].clone() };
    desk.store.keep_contact(&changed, 9).unwrap();
    assert_eq!(desk.store.undo_import(&undo, 10).unwrap(), 1);
    assert_eq!(desk.store.all_contacts().unwrap(), [known, changed]);
    assert_eq!(desk.store.undo_import(&undo, 11).unwrap(), 0, "once is enough");
}

#[test]
fn ten_thousand_entries_answer_while_one_types() {
    let mut desk = Desk::new();
    let many: Vec<Contact> = (0..10_000).map(|n| contact(&format!("Nom{n} Prénom{}", n % 97), "3 rue X")).collect();
    desk.store.import_contacts(&many, 1).unwrap();
    // Said with --nocapture; what it may take at most is far above, so that only a wrong plan fails on a busy machine.
    for text in ["", "p", "prenom42", "nom9999 prenom8", "nobody"] {
        let start = Instant::now();
        let page = desk.store.contacts(text).unwrap();
        let found = start.elapsed();
        let start = Instant::now();
        let suggested = desk.store.suggestions(text).unwrap().len();
        eprintln!("{text:?}: {} found in {found:?}, {suggested} suggested in {:?}", page.matches, start.elapsed());
        assert!(start.elapsed().as_secs() < 2);
    }
    assert_eq!(desk.store.contacts("").unwrap().rows.len(), BookPage::ROWS);
    assert_eq!(suggested(&desk, "nom9999"), ["Nom9999 Prénom8"]);
}

fn contact(name: &str, street: &str) -> Contact {
    let ShipmentDraft { consignee, .. } = crate::domain::rules::tests::draft();
    let (name, street, company) = (name.to_owned(), street.to_owned(), String::new());
    Contact::at(AddressDraft { name, street, company, ..consignee })
}

fn called(contacts: &[Contact]) -> Vec<String> {
    contacts.iter().map(|contact| contact.called().to_owned()).collect()
}

fn suggested(desk: &Desk, text: &str) -> Vec<String> {
    let found = desk.store.suggestions(text).unwrap();
    found.iter().map(|suggestion| suggestion.contact.called().to_owned()).collect()
}

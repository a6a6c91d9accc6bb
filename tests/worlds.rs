//! Practice is a world of its own: folder, records, keyring and title, whatever is done in either.

use std::fs;
use std::path::Path;

use envoi::domain::World;
use envoi::secrets::Keyring;
use envoi::worker::folder_of;

use crate::desk::Desk;
use crate::desk::draft;

/// A customer of the real desk, and one of the practice desk, that look like nothing else.
const REAL: &str = "Célestine Véritable";
const PLAYED: &str = "Gédéon Simulacre";

#[test]
fn what_is_done_in_one_world_is_in_no_file_of_the_other() {
    let mut desk = Desk::for_real();
    desk.connect("CANARY-key-8f1d", None).expect("connected");
    desk.save_sender(crate::desk::sender());
    let real = desk.bought(&to(REAL));
    let accounts = desk.open_world(World::Practice);
    assert!(accounts.iter().all(|account| account.id != desk.account.id), "practice has no real account");
    assert_eq!(desk.history("").rows, [], "and no real shipment");
    desk.account = accounts.into_iter().next().expect("its own account");
    desk.save_sender(crate::desk::sender());
    let played = desk.bought(&to(PLAYED));
    assert_ne!(played.account, real.account);
    desk.open_world(World::Desk);
    let rows = desk.history("").rows;
    assert_eq!(rows.iter().map(|row| &row.intent).collect::<Vec<_>>(), [&real.intent]);
    assert_eq!(desk.carrier().ledger().labels().len(), 1, "the real carrier sold one label");
    desk.close();

    let [desk_folder, practice] =
        [World::Desk, World::Practice].map(|world| desk.folder().join("station").join(folder_of(world)));
    for (folder, own, others) in [(&desk_folder, REAL, PLAYED), (&practice, PLAYED, REAL)] {
        assert!(folder.join("envoi.db").is_file());
        assert!(told_below(folder, own) && !told_below(folder, others), "{}", folder.display());
    }
}

#[test]
fn each_world_has_its_own_place_in_the_keyring_and_says_its_name() {
    assert_ne!(Keyring::service(World::Desk), Keyring::service(World::Practice));
    #[cfg(feature = "window")]
    for lang in envoi::words::Lang::languages() {
        let words = envoi::words::Words::new(lang);
        let mut session = envoi::session::Session::new(words, jiff::Zoned::now());
        let title = |world| {
            session.world = Some(world);
            envoi::ui::window_title(&session)
        };
        let titles = [World::Desk, World::Practice].map(title);
        assert!(titles[1].starts_with(words.get("practice-title")), "{titles:?}");
        assert!(!titles[0].contains(words.get("practice-title")), "{titles:?}");
    }
}

fn to(name: &str) -> envoi::domain::ShipmentDraft {
    let mut draft = draft("W1");
    draft.consignee.name = name.to_owned();
    draft
}

/// Whether any file below the folder holds the name.
fn told_below(folder: &Path, name: &str) -> bool {
    fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return told_below(&path, name);
        }
        let bytes = fs::read(&path).expect("a file");
        bytes.windows(name.len()).any(|window| window == name.as_bytes())
    })
}

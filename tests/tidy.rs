//! The invariants of the house, held against its source.
//!
//! The crate docs in `src/lib.rs` draw the rooms and the arrows between them; here they are a table. Each test looks at
//! the real files, and then at a bad snippet, to prove that it can fail. Rooms that are not built yet are no fault.

mod habits;
mod source;
mod texts;

use source::Source;
use source::name_at;
use source::names;
use source::sources;

/// Every room, and the rooms it may name beside itself. `main` may name all.
const ARROWS: &[(&str, &[&str])] = &[
    ("lib", &[]),
    ("domain", &[]),
    ("words", &["domain"]),
    ("command", &["domain"]),
    ("session", &["command", "words", "domain"]),
    ("ui", &["session", "command", "words", "domain"]),
    ("app", &["ui", "session", "command", "worker", "words", "domain"]),
    ("log", &[]),
    ("http", &["domain"]),
    ("secrets", &["domain"]),
    ("store", &["domain"]),
    ("label", &["domain"]),
    ("documents", &["label", "domain"]),
    ("sound", &["domain"]),
    ("practice", &["label", "documents", "domain"]),
    ("printing", &["label", "http", "domain"]),
    ("carriers", &["http", "domain"]),
    ("lateshipment", &["http", "domain"]),
    (
        "worker",
        &[
            "carriers",
            "lateshipment",
            "printing",
            "label",
            "documents",
            "sound",
            "store",
            "secrets",
            "practice",
            "command",
            "domain",
            "http",
            "log",
        ],
    ),
    (
        "cli",
        &[
            "words",
            "worker",
            "app",
            "ui",
            "session",
            "carriers",
            "lateshipment",
            "printing",
            "label",
            "documents",
            "sound",
            "store",
            "secrets",
            "practice",
            "command",
            "domain",
            "http",
        ],
    ),
    (
        "main",
        &[
            "cli",
            "words",
            "worker",
            "app",
            "ui",
            "session",
            "carriers",
            "lateshipment",
            "printing",
            "label",
            "documents",
            "sound",
            "store",
            "secrets",
            "practice",
            "command",
            "domain",
            "http",
            "log",
        ],
    ),
];

/// Crates that only some rooms may name.
const CRATES: &[(&str, &[&str])] = &[
    ("egui", &["ui", "app"]),
    ("eframe", &["ui", "app"]),
    ("egui_extras", &["ui", "app"]),
    ("epaint", &["ui", "app"]),
    ("winit", &["ui", "app"]),
    ("reqwest", &["http"]),
    ("tokio", &["http"]),
    ("rusqlite", &["store"]),
    ("keyring", &["secrets"]),
    ("keyring_core", &["secrets"]),
    ("zbus_secret_service_keyring_store", &["secrets"]),
    ("fluent_bundle", &["words"]),
    ("labelize", &["label"]),
];

/// What a screen must not wait for, nor the domain know.
const OUTSIDE: &[&str] = &["fs", "net", "process", "thread"];

#[test]
fn every_file_is_in_a_room() {
    fn check(files: &[Source]) -> Vec<String> {
        let strangers = files.iter().filter(|file| ARROWS.iter().all(|(room, _)| *room != file.room()));
        strangers.map(|file| file.complaint(0, "no such room: draw its arrows first, in lib.rs and here")).collect()
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[bad("src/net/mod.rs", "")]),
        ["src/net/mod.rs:1: no such room: draw its arrows first, in lib.rs and here"]
    );
}

#[test]
fn arrows_between_rooms_are_only_as_drawn() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            let allowed = ARROWS.iter().find(|(room, _)| *room == file.room()).map_or(&[][..], |(_, allowed)| allowed);
            for (offset, named) in rooms_named(file) {
                if named != file.room() && !allowed.contains(&named) {
                    complaints.push(file.complaint(offset, format!("no arrow leads from {} to {named}", file.room())));
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[
            bad("src/ui/ship.rs", "use crate::session::Session;\nuse crate::store::History;\n"),
            bad("src/session.rs", "fn a() { crate::http::get() }\n"),
            bad(
                "src/domain/rules/parcel.rs",
                "pub(in crate::domain) use super::super::super::words;\nmod tests { use super::super::words; }\n"
            ),
            bad("src/practice/mod.rs", "/// Sells like [`crate::carriers`].\nuse super::printing::Printer;\n"),
            bad("src/main.rs", "use envoi::store::History;\nuse envoi::cli;\n"),
        ]),
        [
            "src/ui/ship.rs:2: no arrow leads from ui to store",
            "src/session.rs:1: no arrow leads from session to http",
            "src/domain/rules/parcel.rs:1: no arrow leads from domain to words",
            "src/practice/mod.rs:2: no arrow leads from practice to printing",
        ],
    );
}

#[test]
fn the_table_of_arrows_has_no_circle() {
    fn check(arrows: &[(&str, &[&str])]) -> Vec<String> {
        let mut left: Vec<_> = arrows.to_vec();
        // Rooms that name nobody who is left are taken away, until no more can be.
        loop {
            let before = left.len();
            let rooms: Vec<_> = left.iter().map(|(room, _)| *room).collect();
            left.retain(|(_, named)| named.iter().any(|named| rooms.contains(named)));
            if left.len() == before {
                return left.iter().map(|(room, _)| format!("{room} is in a circle")).collect();
            }
        }
    }
    assert_tidy(check(ARROWS));
    assert_eq!(check(&[("a", &["b"]), ("b", &["a"]), ("c", &[])]), ["a is in a circle", "b is in a circle"]);
}

#[test]
fn practice_does_not_know_the_rules() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files.iter().filter(|file| file.room() == "practice") {
            for statement in file.code.split_inclusive(';') {
                let offset = statement.as_ptr() as usize - file.code.as_ptr() as usize;
                let imported = statement.contains("use crate::domain")
                    && names(&statement.replace("::", " "), "rules").next().is_some();
                if imported || statement.contains("domain::rules") {
                    let offset = offset + statement.len() - statement.trim_start().len();
                    complaints.push(
                        file.complaint(offset, "practice judges by its own books, not by the rules it is to test"),
                    );
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    let practice = |text| check(&[bad("src/practice/mod.rs", text)]).len();
    assert_eq!(practice("use crate::domain::rules::check;"), 1);
    assert_eq!(practice("use crate::domain::{\n    Grams,\n    rules,\n};"), 1);
    assert_eq!(practice("use crate::domain;\nfn a() { domain::rules::check() }"), 1);
    assert_eq!(practice("use crate::domain::Grams;\nlet rules = 1;"), 0);
}

#[test]
fn crates_are_named_only_where_they_belong() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            for (name, rooms) in CRATES.iter().filter(|(_, rooms)| !rooms.contains(&file.room())) {
                for offset in names(&file.code, name) {
                    let after = &file.code[offset + name.len()..];
                    let before = &file.code[..offset];
                    if after.starts_with("::") || before.ends_with("use ") || before.ends_with("extern crate ") {
                        complaints.push(file.complaint(offset, format!("{name} belongs to {}", rooms.join(" and "))));
                    }
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[
            bad("src/ui/ship.rs", "fn ship_ui(ui: &mut egui::Ui) { reqwest::get() }"),
            bad("src/session.rs", "use egui;\nlet egui = a.egui;"),
            bad("src/secrets.rs", "use keyring::Entry;\nuse rusqlite::Connection;"),
        ]),
        [
            "src/ui/ship.rs:1: reqwest belongs to http",
            "src/session.rs:1: egui belongs to ui and app",
            "src/secrets.rs:2: rusqlite belongs to store",
        ],
    );
}

#[test]
fn sql_is_written_only_in_the_store() {
    const VERBS: &[&str] = &[
        "SELECT ",
        "INSERT INTO ",
        "INSERT OR ",
        "UPDATE ",
        "DELETE FROM ",
        "CREATE TABLE ",
        "CREATE INDEX ",
        "PRAGMA ",
        "BEGIN IMMEDIATE",
    ];
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files.iter().filter(|file| file.room() != "store") {
            for (offset, words) in &file.quotes {
                if VERBS.iter().any(|verb| words.trim_start().starts_with(verb)) {
                    complaints.push(file.complaint(*offset, "SQL belongs to store"));
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[
            bad("src/worker.rs", "a(\"\n  SELECT 1\");\nb(\"Select a service\");"),
            bad("src/store/history.rs", "a(\"SELECT 1\");")
        ]),
        ["src/worker.rs:1: SQL belongs to store"],
    );
}

#[test]
fn screens_cannot_wait_and_the_domain_knows_no_machine() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files.iter().filter(|file| ["domain", "words", "session", "ui"].contains(&file.room())) {
            for offset in names(&file.shipped, "std") {
                let path = file.shipped[offset..].split(';').next().unwrap_or_default();
                let named = match path.strip_prefix("std::{") {
                    Some(group) => OUTSIDE
                        .iter()
                        .find(|outside| names(group.split('}').next().unwrap_or_default(), outside).next().is_some()),
                    None => OUTSIDE
                        .iter()
                        .find(|outside| path.strip_prefix("std::").is_some_and(|path| name_at(path, 0) == **outside)),
                };
                if let Some(named) = named {
                    complaints.push(file.complaint(offset, format!("std::{named} is for the worker")));
                }
            }
            if file.room() == "domain" {
                for (offset, _) in file.shipped.match_indices("::now()") {
                    complaints.push(file.complaint(offset, "the clock arrives as data"));
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[
            bad("src/ui/label.rs", "use std::fmt;\nlet a = std::fs::read(b);"),
            bad("src/session.rs", "use std::{fmt, thread};"),
            bad("src/domain/parcel.rs", "let a = Instant::now();\n#[cfg(test)]\nmod tests { use std::fs; }"),
            bad("src/worker.rs", "use std::thread;"),
        ]),
        [
            "src/ui/label.rs:2: std::fs is for the worker",
            "src/session.rs:1: std::thread is for the worker",
            "src/domain/parcel.rs:1: the clock arrives as data",
        ],
    );
}

fn src() -> Vec<Source> {
    sources(&["src"], &[".rs"])
}

fn bad(path: &str, text: &str) -> Source {
    Source::new(path, text)
}

#[track_caller]
fn assert_tidy(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Every room that is named in code, by `crate::room`, by steps up to it, or from the binary by the package's name.
fn rooms_named(file: &Source) -> Vec<(usize, &str)> {
    let inside = file.path.strip_prefix("src/").unwrap_or(&file.path);
    let depth_of_file = inside.matches('/').count() + usize::from(!inside.ends_with("/mod.rs"));
    let mut found = Vec::new();
    for (offset, _) in file.code.match_indices("crate::") {
        found.push((offset, name_at(&file.code, offset + "crate::".len())));
    }
    for offset in names(&file.code, "super") {
        let path = &file.code[offset..];
        let steps = path.split("::").take_while(|step| *step == "super").count();
        let named = name_at(path, (steps * "super::".len()).min(path.len()));
        if steps == depth_of_file + modules_around(&file.code[..offset]) {
            found.push((offset, named));
        }
    }
    if file.room() == "main" {
        for offset in names(&file.code, "envoi").filter(|offset| file.code[*offset..].starts_with("envoi::")) {
            found.push((offset, name_at(&file.code, offset + "envoi::".len())));
        }
    }
    found.retain(|(_, named)| ARROWS.iter().any(|(room, _)| room == named));
    found.sort_unstable();
    found
}

/// How many `mod … {` are still open at the end of this code.
fn modules_around(code: &str) -> usize {
    let mut open = Vec::new();
    let mut statement = 0;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => open.push(names(&code[statement..at], "mod").next().is_some()),
            '}' => drop(open.pop()),
            _ => (),
        }
        if "{};".contains(letter) {
            statement = at;
        }
    }
    open.into_iter().filter(|is_module| *is_module).count()
}

//! The invariants of the house, held against its source.
//!
//! The crate docs in `src/lib.rs` draw the rooms and the arrows between them; here they are a table. Each test looks at
//! the real files, and then at a bad snippet, to prove that it can fail. Rooms that are not built yet are no fault.

mod source;

use source::Source;
use source::name_at;
use source::names;
use source::sources;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Every room, and the rooms it may name beside itself. `main` may name all.
const ARROWS: &[(&str, &[&str])] = &[
    ("lib", &[]),
    ("domain", &[]),
    ("words", &["domain"]),
    ("command", &["domain"]),
    ("session", &["command", "words", "domain"]),
    ("ui", &["session", "command", "words", "domain"]),
    ("app", &["ui", "session", "command", "worker", "words", "domain"]),
    ("http", &["domain"]),
    ("secrets", &["domain"]),
    ("store", &["domain"]),
    ("label", &["domain"]),
    ("documents", &["domain"]),
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
            "store",
            "secrets",
            "practice",
            "command",
            "domain",
            "http",
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
            "store",
            "secrets",
            "practice",
            "command",
            "domain",
            "http",
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

#[test]
fn each_use_of_a_room_has_its_own_line() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            for (offset, _) in file.code.match_indices("use crate::") {
                let after = &file.code[offset + "use crate::".len()..];
                if after.starts_with(['{', '*'])
                    || after.lines().next().is_some_and(|line| line.contains("use crate::"))
                {
                    complaints.push(file.complaint(offset, "one `use crate::…` a line, each naming its room"));
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    let wrong = bad(
        "src/ui/ship.rs",
        "use crate::{session, words};\nuse crate::words::Words;\nuse crate::domain; use crate::words;",
    );
    assert_eq!(
        check(&[wrong]),
        [
            "src/ui/ship.rs:1: one `use crate::…` a line, each naming its room",
            "src/ui/ship.rs:3: one `use crate::…` a line, each naming its room",
        ],
    );
}

#[test]
fn files_stay_short_enough_to_read() {
    fn check(files: &[Source]) -> Vec<String> {
        let long = files.iter().filter(|file| file.text.lines().count() > 600);
        long.map(|file| format!("{} has {} lines: 600 at most", file.path, file.text.lines().count())).collect()
    }
    assert_tidy(check(&src()));
    assert_tidy(check(&sources(&["tests"], &[".rs"])));
    assert_eq!(check(&[bad("src/worker.rs", &"a\n".repeat(601))]), ["src/worker.rs has 601 lines: 600 at most"]);
}

#[test]
fn nothing_is_left_unfinished() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            for unfinished in ["todo!", "unimplemented!", "dbg!", "#[ignore"] {
                for (offset, _) in file.code.match_indices(unfinished) {
                    complaints.push(file.complaint(offset, format!("{unfinished} is left")));
                }
            }
            for note in [concat!("TO", "DO"), concat!("FIX", "ME")] {
                for offset in names(&file.text, note) {
                    complaints.push(file.complaint(offset, "do it, or write an issue"));
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_tidy(check(&sources(&["tests"], &[".rs"])));
    assert_eq!(
        check(&[bad("src/cli.rs", concat!("fn a() { todo!() }\n#[ignore = \"slow\"]\n// TO", "DO: b\n// todo!\n"))]),
        ["src/cli.rs:1: todo! is left", "src/cli.rs:2: #[ignore is left", "src/cli.rs:3: do it, or write an issue"],
    );
}

#[test]
fn unwrap_is_for_tests() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            for (offset, _) in file.shipped.match_indices(".unwrap()") {
                complaints.push(file.complaint(offset, "handle it, or `expect` with the reason why it cannot fail"));
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[bad("src/worker.rs", "a.unwrap();\n#[cfg(test)]\nmod tests { fn b() { c.unwrap() } }")]),
        ["src/worker.rs:1: handle it, or `expect` with the reason why it cannot fail"],
    );
}

#[test]
fn modules_begin_by_saying_what_they_are_for() {
    fn check(files: &[Source]) -> Vec<String> {
        let silent = files.iter().filter(|file| !file.text.starts_with("//! "));
        silent.map(|file| file.complaint(0, "the first line of a module is `//! what it is for`")).collect()
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[bad("src/cli.rs", "use a;")]),
        ["src/cli.rs:1: the first line of a module is `//! what it is for`"]
    );
}

#[test]
fn names_say_what_a_thing_is() {
    const EMPTY: &[&str] = &["util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"];
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            if let Some(empty) = file.path.split(['/', '.']).find(|part| EMPTY.contains(part)) {
                complaints.push(file.complaint(0, format!("`{empty}` says nothing")));
            }
            for keyword in ["mod ", "struct ", "enum ", "trait ", "type "] {
                for (offset, _) in file.code.match_indices(keyword) {
                    let name = name_at(&file.code, offset + keyword.len());
                    if EMPTY.contains(&name) || ["Manager", "Helper", "Utils"].iter().any(|empty| name.ends_with(empty))
                    {
                        complaints.push(file.complaint(offset, format!("`{name}` says nothing")));
                    }
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[bad("src/ui/utils.rs", "struct PrinterManager;"), bad("src/cli.rs", "mod helpers;\nlet utils = 1;")]),
        [
            "src/ui/utils.rs:1: `utils` says nothing",
            "src/ui/utils.rs:1: `PrinterManager` says nothing",
            "src/cli.rs:1: `helpers` says nothing"
        ],
    );
}

#[test]
fn no_path_belongs_to_one_machine() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files {
            for path in [
                concat!("/ho", "me/"),
                concat!("/ro", "ot/"),
                concat!("/wo", "rk/"),
                concat!("/Us", "ers/"),
                concat!("C:\\Us", "ers"),
            ] {
                for (offset, _) in file.text.match_indices(path) {
                    complaints.push(file.complaint(offset, format!("{path} is on one machine only")));
                }
            }
        }
        complaints
    }
    let everything = [".rs", ".toml", ".md", ".sh", ".py", ".ftl", ".sql", ".csv", ".svg", ".desktop", ".xml", "/run"];
    assert_tidy(check(&sources(
        &["src", "tests", "packaging", "assets", ".ci", "README.md", "Cargo.toml"],
        &everything,
    )));
    assert_eq!(
        check(&[bad("src/cli.rs", concat!("\n// /ho", "me/me/labels"))]),
        [concat!("src/cli.rs:2: /ho", "me/ is on one machine only")]
    );
}

#[test]
fn french_and_english_say_the_same_things() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        let [french, english] = ["fr", "en"].map(|language| {
            let mut messages = BTreeMap::new();
            for file in files.iter().filter(|file| file.path.split('/').rev().nth(1) == Some(language)) {
                for (id, facts) in messages_of(&file.text) {
                    if messages.insert(id.clone(), facts).is_some() {
                        complaints.push(format!("{language}: {id} is there twice"));
                    }
                }
            }
            messages
        });
        let ids: BTreeSet<_> = french.keys().chain(english.keys()).collect();
        for id in ids {
            match (french.get(id), english.get(id)) {
                (Some(_), None) => complaints.push(format!("en: {id} is missing")),
                (None, Some(_)) => complaints.push(format!("fr: {id} is missing")),
                (french, english) if french != english => {
                    complaints.push(format!("{id} uses other facts in fr than in en"))
                }
                _ => (),
            }
        }
        complaints
    }
    assert_tidy(check(&sources(&["assets/i18n"], &[".ftl"])));
    assert_eq!(
        check(&[
            bad(
                "assets/i18n/fr/a.ftl",
                "# seul = rien\nweight = Poids\nonly-fr = Ici\nlimit = Au plus { $limit }\nlong =\n    { $a ->\n        [one] un\n       *[other] { $a }\n    }\n"
            ),
            bad("assets/i18n/en/a.ftl", "weight = Weight\nweight = Weight\nlimit = Up to { $most }\nlong = { $a }\n"),
            bad("assets/i18n/en/b.ftl", "only-en = Here\n    .hint = And here\n"),
        ]),
        [
            "en: weight is there twice",
            "limit uses other facts in fr than in en",
            "fr: only-en is missing",
            "fr: only-en.hint is missing",
            "en: only-fr is missing",
        ],
    );
}

/// Heuristic: words in quotes, right where a widget takes the text that it shows.
#[test]
fn what_an_operator_reads_comes_from_words() {
    const SHOWN_BY: &[&str] = &[
        "label(",
        "heading(",
        "button(",
        "Button::new(",
        "Label::new(",
        "RichText::new(",
        "Link::new(",
        "link(",
        "hyperlink_to(",
        "small(",
        "strong(",
        "weak(",
        "monospace(",
        "code(",
        "hint_text(",
        "on_hover_text(",
        "on_disabled_hover_text(",
        "collapsing(",
        "CollapsingHeader::new(",
        "menu_button(",
        "selected_text(",
        "with_title(",
        "suffix(",
        "prefix(",
        "LayoutJob::simple_singleline(",
    ];
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files.iter().filter(|file| ["ui", "app"].contains(&file.room())) {
            for (offset, words) in &file.quotes {
                let mut before = file.shipped[..*offset].trim_end_matches(|letter: char| {
                    letter.is_whitespace() || letter == '&' || letter == 'r' || letter == '#'
                });
                for wrapper in ["format!(", "String::from("] {
                    before = before
                        .strip_suffix(wrapper)
                        .unwrap_or(before)
                        .trim_end_matches(|letter: char| letter.is_whitespace() || letter == '&');
                }
                if SHOWN_BY.iter().any(|call| before.ends_with(call)) && reads_as_words(words) {
                    complaints.push(file.complaint(*offset, format!("{words:?} belongs to assets/i18n")));
                }
            }
        }
        complaints
    }
    assert_tidy(check(&src()));
    assert_eq!(
        check(&[bad(
            "src/ui/ship.rs",
            "ui.label(\"Weight\");\nui.label(\"·\");\nui.label(format!(\"{price} {name}\"));\negui::Button::new(\n    \"Buy\",\n);\nui.heading(&format!(\"{n} left\"));\nid(\"buy\");\n#[cfg(test)]\nmod tests { fn a() { ui.label(\"Weight\"); } }",
        )]),
        [
            "src/ui/ship.rs:1: \"Weight\" belongs to assets/i18n",
            "src/ui/ship.rs:5: \"Buy\" belongs to assets/i18n",
            "src/ui/ship.rs:7: \"{n} left\" belongs to assets/i18n",
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

/// The messages and attributes of a Fluent file, each with the facts that its text asks for.
fn messages_of(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut messages: Vec<(String, BTreeSet<String>)> = Vec::new();
    let mut message = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let key = line.split('=').next().unwrap_or_default();
        let is_key = line.contains('=')
            && key.trim_end().chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
        if is_key && !line.starts_with(' ') {
            message = key.trim_end().to_owned();
            messages.push((message.clone(), BTreeSet::new()));
        } else if let Some(attribute) =
            key.trim().strip_prefix('.').filter(|_| line.starts_with(' ') && line.contains('='))
        {
            messages.push((format!("{message}.{attribute}"), BTreeSet::new()));
        }
        if let Some((_, facts)) = messages.last_mut() {
            facts.extend(line.match_indices('$').map(|(at, _)| fact_at(line, at + 1)));
        }
    }
    messages
}

fn fact_at(line: &str, offset: usize) -> String {
    line[offset..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}

/// Two letters in a row outside of `{…}`.
fn reads_as_words(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut letters = 0;
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => (),
        }
        letters = if depth == 0 && letter.is_alphabetic() { letters + 1 } else { 0 };
        if letters == 2 {
            return true;
        }
    }
    false
}

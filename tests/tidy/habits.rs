//! How each file is written: short, finished, and saying what it is for.

use super::assert_tidy;
use super::bad;
use super::source::Source;
use super::source::name_at;
use super::source::names;
use super::source::sources;
use super::src;

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

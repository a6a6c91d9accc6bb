//! What people read: the same in each language, and kept apart from the code.

use super::assert_tidy;
use super::bad;
use super::source::Source;
use super::source::sources;
use super::src;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

#[test]
fn every_language_says_the_same_things() {
    fn check(files: &[Source]) -> Vec<String> {
        let mut complaints = Vec::new();
        let languages = ["fr", "en", "de", "it"].map(|language| {
            let mut messages = BTreeMap::new();
            for file in files.iter().filter(|file| file.path.split('/').rev().nth(1) == Some(language)) {
                for (id, facts) in messages_of(&file.text) {
                    if messages.insert(id.clone(), facts).is_some() {
                        complaints.push(format!("{language}: {id} is there twice"));
                    }
                }
            }
            (language, messages)
        });
        let ids: BTreeSet<_> = languages.iter().flat_map(|(_, messages)| messages.keys()).collect();
        for id in ids {
            let first = languages.iter().find_map(|(language, messages)| Some((language, messages.get(id)?)));
            for (language, messages) in &languages {
                match (messages.get(id), first) {
                    (None, _) => complaints.push(format!("{language}: {id} is missing")),
                    (Some(own), Some((other, facts))) if own != facts => {
                        complaints.push(format!("{id} uses other facts in {language} than in {other}"));
                    }
                    _ => (),
                }
            }
        }
        complaints
    }
    assert_tidy(check(&sources(&["assets/i18n"], &[".ftl"])));
    assert_eq!(
        check(&[
            bad(
                "assets/i18n/fr/a.ftl",
                "# seul = rien\nweight = Poids\nlimit = Au plus { $limit }\nlong =\n    { $a ->\n        [one] un\n       *[other] { $a }\n    }\n"
            ),
            bad("assets/i18n/en/a.ftl", "weight = Weight\nweight = Weight\nlimit = Up to { $most }\nlong = { $a }\n"),
            bad("assets/i18n/en/b.ftl", "only-en = Here\n    .hint = And here\n"),
            bad("assets/i18n/de/a.ftl", "weight = Gewicht\nlimit = Bis { $limit }\nlong = { $a }\n"),
            bad("assets/i18n/it/a.ftl", "limit = Fino a { $limit }\nlong = { $a }\n"),
        ]),
        [
            "en: weight is there twice",
            "limit uses other facts in en than in fr",
            "fr: only-en is missing",
            "de: only-en is missing",
            "it: only-en is missing",
            "fr: only-en.hint is missing",
            "de: only-en.hint is missing",
            "it: only-en.hint is missing",
            "it: weight is missing",
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

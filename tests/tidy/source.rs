//! Rust source, read just well enough to tell code from comments and words in quotes.

use std::fs;
use std::path::Path;

/// A file of the package.
pub struct Source {
    /// From the top of the package, with forward slashes: `src/ui/ship.rs`.
    pub path: String,
    /// As it is on disk.
    pub text: String,
    /// `text` with comments and the insides of quotes turned into spaces. Lines and offsets stay the same.
    pub code: String,
    /// `code` without what is compiled for tests only.
    pub shipped: String,
    /// What stands in quotes, with the offset of the opening quote.
    pub quotes: Vec<(usize, String)>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let (code, quotes) = split(text);
        // Their `mod` lines are compiled for tests only, and stand in other files.
        let of_tests = path.starts_with("src/") && (path.ends_with("tests.rs") || path.contains("/tests/"));
        let shipped = if of_tests { blank(&code) } else { without_tests(&code) };
        Self { path: path.to_owned(), text: text.to_owned(), code, shipped, quotes }
    }

    /// The room of the house that the file belongs to: `ui` for `src/ui/ship.rs`, `session` for `src/session.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let room = inside.split('/').next().unwrap_or(inside);
        room.strip_suffix(".rs").unwrap_or(room)
    }

    /// What is wrong, with where it is.
    pub fn complaint(&self, offset: usize, what: impl std::fmt::Display) -> String {
        let line = self.text[..offset].matches('\n').count() + 1;
        format!("{}:{line}: {what}", self.path)
    }
}

/// Every file below a folder or at a path of the package whose name ends in one of `endings`. What does not exist yet has none.
pub fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        walk(top, &top.join(folder), endings, &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(top: &Path, here: &Path, endings: &[&str], found: &mut Vec<Source>) {
    if here.is_dir() {
        for entry in fs::read_dir(here).expect("a folder of the package can be read") {
            walk(top, &entry.expect("a folder of the package can be read").path(), endings, found);
        }
    } else if here.is_file() && endings.iter().any(|ending| here.to_string_lossy().ends_with(ending)) {
        let path = here.strip_prefix(top).expect("the walk starts at the top").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(here).unwrap_or_else(|error| panic!("{path} is not text: {error}"));
        found.push(Source::new(&path, &text));
    }
}

/// Where `word` stands alone, neither inside a longer name nor as somebody's field or path segment.
pub fn names<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word).map(|(offset, _)| offset).filter(move |&offset| {
        let before = code[..offset].chars().next_back();
        let after = code[offset + word.len()..].chars().next();
        !before.is_some_and(|before| is_name(before) || before == '.' || before == ':') && !after.is_some_and(is_name)
    })
}

/// The name that begins at `offset`.
pub fn name_at(code: &str, offset: usize) -> &str {
    let rest = &code[offset..];
    &rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())]
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn blank(code: &str) -> String {
    code.chars().map(blank_of).collect()
}

/// A space for each byte, so that offsets hold.
fn blank_of(letter: char) -> String {
    if letter == '\n' { "\n".to_owned() } else { " ".repeat(letter.len_utf8()) }
}

fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::with_capacity(text.len());
    let mut quotes = Vec::new();
    while code.len() < text.len() {
        let rest = &text[code.len()..];
        if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            code.push_str(&blank(&rest[..end]));
        } else if rest.starts_with("/*") {
            code.push_str(&blank(&rest[..block_comment(rest)]));
        } else if let Some((open, end)) = quoted(rest, code.chars().next_back()) {
            let close = rest[..end].rfind('"').unwrap_or(end);
            quotes.push((code.len() + open - 1, rest[open..close].to_owned()));
            code.push_str(&rest[..open]);
            code.push_str(&blank(&rest[open..close]));
            code.push_str(&rest[close..end]);
        } else if let Some(end) = character(rest) {
            code.push_str(&blank(&rest[..end]));
        } else if let Some(letter) = rest.chars().next() {
            code.push(letter);
        }
    }
    (code, quotes)
}

/// The length of a block comment, which may hold others.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// If a string begins here: where its inside begins, and its whole length.
fn quoted(rest: &str, before: Option<char>) -> Option<(usize, usize)> {
    if rest.starts_with('"') {
        let mut escaped = false;
        for (at, letter) in rest.char_indices().skip(1) {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => return Some((1, at + 1)),
                _ => (),
            }
        }
        return Some((1, rest.len()));
    }
    if !rest.starts_with('r') || before.is_some_and(|before| is_name(before) && before != 'b' && before != 'c') {
        return None;
    }
    let hashes = rest[1..].chars().take_while(|&letter| letter == '#').count();
    let open = 1 + hashes + 1;
    if !rest[1 + hashes..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let end = rest[open..].find(&close).map_or(rest.len(), |at| open + at + close.len());
    Some((open, end))
}

/// The length of a character literal; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    if first == '\\' {
        // The character after the backslash may itself be a quote.
        return inside.char_indices().skip(2).find(|(_, letter)| *letter == '\'').map(|(at, _)| at + 2);
    }
    inside[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

/// Blanks each item that stands under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut shipped = String::with_capacity(code.len());
    while let Some(at) = code[shipped.len()..].find("#[cfg(test)]") {
        let begin = shipped.len() + at;
        shipped.push_str(&code[shipped.len()..begin]);
        let end = begin + item(&code[begin..]);
        shipped.push_str(&blank(&code[begin..end]));
    }
    shipped.push_str(&code[shipped.len()..]);
    shipped
}

/// The length of an item: to its semicolon, or to the brace that closes its first one.
fn item(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices() {
        match letter {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            _ => (),
        }
    }
    code.len()
}

#[test]
fn code_is_told_from_comments_and_quotes() {
    let source = Source::new(
        "src/session.rs",
        "let a = \"crate::store\"; // crate::http\n/* /* b */ c */ let d = 'e'; let f: &'g str = r#\"\"h\"\"#; '\\'';\n",
    );
    assert_eq!(
        source.code.split_whitespace().collect::<Vec<_>>(),
        ["let", "a", "=", "\"", "\";", "let", "d", "=", ";", "let", "f:", "&'g", "str", "=", "r#\"", "\"#;", ";"],
    );
    assert_eq!(source.quotes.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["crate::store", "\"h\""]);
    assert_eq!(source.code.len(), source.text.len());
}

#[test]
fn what_is_compiled_for_tests_is_not_shipped() {
    let source = Source::new(
        "src/session.rs",
        "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { {} } }\nfn c() {}\n#[cfg(test)] use d;\ne",
    );
    assert_eq!(source.shipped.split_whitespace().collect::<Vec<_>>(), ["fn", "a()", "{}", "fn", "c()", "{}", "e"]);
}

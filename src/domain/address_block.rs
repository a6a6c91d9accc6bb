//! An address as it stands in a mail or a shop's page, taken apart into the lines of a form.
//!
//! A guess that the operator sees and can edit: nothing that was pasted is thrown away, what fits nowhere goes to the
//! complement.

use super::AddressDraft;
use super::Email;
use super::Phone;
use super::countries;

/// What a pasted block held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenApart {
    /// The address; its telephone too, where one was there.
    pub address: AddressDraft,
    /// An e-mail address, where one was there.
    pub email: Option<String>,
}

/// The most text that is looked at: longer than any address, shorter than a pasted novel.
const LONGEST: usize = 2000;

/// Takes a block of lines apart. One line with commas is read as several.
pub fn take_apart(block: &str) -> TakenApart {
    let block: String = block.chars().take(LONGEST).collect();
    let mut taken = TakenApart::default();
    let mut lines: Vec<String> = split(&block);
    lines.retain(|line| !is_contact(line, &mut taken));
    if let [_, .., last] = lines.as_slice()
        && let Some(country) = countries::named(last)
    {
        taken.address.country = country;
        lines.pop();
    }
    if let Some(at) = lines.iter().rposition(|line| town(line).is_some())
        && let Some((postcode, city)) = town(&lines[at])
    {
        taken.address.postcode = postcode;
        taken.address.city = city;
        lines.remove(at);
    }
    let address = &mut taken.address;
    if let Some(at) = lines.iter().position(|line| is_street(line)) {
        address.street = lines.remove(at);
    } else if lines.len() > 1 {
        address.street = lines.pop().unwrap_or_default();
    }
    let mut rest = lines.into_iter();
    address.name = rest.next().unwrap_or_default();
    let (companies, extras): (Vec<_>, Vec<_>) = rest.partition(|line| !is_complement(line));
    let mut companies = companies.into_iter();
    address.company = companies.next().unwrap_or_default();
    address.extra = extras.into_iter().chain(companies).collect::<Vec<_>>().join(", ");
    taken
}

fn split(block: &str) -> Vec<String> {
    let lines: Vec<&str> = block.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let parts: Vec<&str> = match lines.as_slice() {
        [one] => one.split([',', ';', '\t', '|']).collect(),
        _ => lines,
    };
    let clean = |part: &str| {
        let words: Vec<&str> =
            part.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        words.join(" ").trim_matches(|c: char| matches!(c, ',' | ';')).trim().to_owned()
    };
    parts.into_iter().map(clean).filter(|part| !part.is_empty()).collect()
}

/// Takes an e-mail or a telephone out of the lines, with or without a word before it.
fn is_contact(line: &str, taken: &mut TakenApart) -> bool {
    let bare = line.rsplit(": ").next().unwrap_or(line).trim();
    if let Ok(Email(email)) = bare.parse() {
        taken.email = Some(email);
        return true;
    }
    // Only what begins like a telephone number: 69003 alone is a postcode.
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    if (bare.starts_with('+') || bare.starts_with('0'))
        && digits >= 9
        && let Ok(Phone(phone)) = bare.parse()
    {
        taken.address.phone = phone;
        return true;
    }
    false
}

/// `69003 Lyon`, `F-69003 LYON CEDEX 03`, `69 003 Lyon`.
fn town(line: &str) -> Option<(String, String)> {
    let bare = ["FR-", "F-", "FR ", "F "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    let digits: String = bare.chars().filter(|c| !c.is_whitespace()).take_while(char::is_ascii_digit).collect();
    // The digits may stand apart; skip exactly as many of them in the line as were read.
    let mut left = digits.len();
    let city = bare.trim_start_matches(|c: char| {
        let skip = left > 0 && (c.is_ascii_digit() || c.is_whitespace());
        left -= usize::from(skip && c.is_ascii_digit());
        skip
    });
    let city = city.trim_matches(|c: char| c.is_whitespace() || c == ',');
    let sound = matches!(digits.len(), 4 | 5) && city.chars().any(char::is_alphabetic) && !is_street(line);
    sound.then(|| (digits, city.to_owned()))
}

const STREETS: &[&str] = &[
    "rue",
    "avenue",
    "av",
    "av.",
    "boulevard",
    "bd",
    "bd.",
    "place",
    "pl.",
    "chemin",
    "ch.",
    "route",
    "rte",
    "impasse",
    "allée",
    "allee",
    "quai",
    "cours",
    "square",
    "passage",
    "sentier",
    "esplanade",
    "faubourg",
    "fbg",
    "montée",
    "ruelle",
    "villa",
    "lieu-dit",
    "lieudit",
    "zone",
    "za",
    "zi",
    "bp",
    "b.p.",
    "street",
    "strasse",
    "straße",
    "via",
    "weg",
    "gasse",
];

const COMPLEMENTS: &[&str] = &[
    "bât",
    "bat",
    "bâtiment",
    "batiment",
    "apt",
    "appt",
    "appartement",
    "étage",
    "etage",
    "escalier",
    "esc",
    "résidence",
    "residence",
    "porte",
    "digicode",
    "code",
    "c/o",
    "chez",
    "hall",
    "interphone",
    "lot",
];

fn words(line: &str) -> impl Iterator<Item = String> {
    line.split([' ', ',']).map(str::to_lowercase)
}

fn is_street(line: &str) -> bool {
    words(line).any(|word| STREETS.contains(&word.as_str()))
}

fn is_complement(line: &str) -> bool {
    words(line).any(|word| COMPLEMENTS.contains(&word.trim_end_matches('.'))) || line.contains('°')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(block: &str, [name, company, street, extra, postcode, city]: [&str; 6]) -> TakenApart {
        let taken = take_apart(block);
        let a = &taken.address;
        let lines = [&a.name, &a.company, &a.street, &a.extra, &a.postcode, &a.city].map(String::as_str);
        assert_eq!(lines, [name, company, street, extra, postcode, city]);
        taken
    }

    #[test]
    fn a_block_of_lines_is_taken_apart() {
        check(
            "Camille Roussel\nAtelier Roussel\n27 rue Paul Bert\nbât. C\n69003 Lyon\nFrance",
            ["Camille Roussel", "Atelier Roussel", "27 rue Paul Bert", "bât. C", "69003", "Lyon"],
        );
        check(
            "Nadia Ferrand\n12, avenue de la Gare\nF-31000 TOULOUSE",
            ["Nadia Ferrand", "", "12, avenue de la Gare", "", "31000", "TOULOUSE"],
        );
        check(
            "Paul Meyer\nLe Bourg\n67 000 Strasbourg Cedex 2",
            ["Paul Meyer", "", "Le Bourg", "", "67000", "Strasbourg Cedex 2"],
        );
    }

    #[test]
    fn one_line_with_commas_is_read_as_several() {
        check(
            "Camille Roussel, 27 rue Paul Bert, 69003 Lyon",
            ["Camille Roussel", "", "27 rue Paul Bert", "", "69003", "Lyon"],
        );
    }

    #[test]
    fn a_telephone_and_an_email_find_their_fields() {
        let taken = check(
            "Camille Roussel\nTél : 06 12 34 56 78\nc.roussel@atelier.example\n27 rue Paul Bert\n69003 Lyon\nSuisse",
            ["Camille Roussel", "", "27 rue Paul Bert", "", "69003", "Lyon"],
        );
        assert_eq!(taken.address.phone, "06 12 34 56 78");
        assert_eq!(taken.email.as_deref(), Some("c.roussel@atelier.example"));
        assert_eq!(taken.address.country.code(), "CH");
    }

    #[test]
    fn nothing_sensible_is_lost_or_breaks() {
        check("", [""; 6]);
        check("Roussel", ["Roussel", "", "", "", "", ""]);
        let taken = take_apart(&"🙂\u{0} ^XA\n".repeat(10_000));
        assert!(taken.address.name.len() <= 4 * LONGEST);
        let taken = take_apart("A\nB\nC\nD\n1 rue X\n69003 Lyon");
        assert_eq!((taken.address.company.as_str(), taken.address.extra.as_str()), ("B", "C, D"));
    }
}

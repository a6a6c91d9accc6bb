//! The address book as a list that a spreadsheet reads and writes.

use super::AddressDraft;
use super::Contact;
use super::countries;
use super::from_cell;
use super::sheet_reader;
use super::to_cell;

/// More lines than any address book has; the rest of a longer list is left out.
const MOST: usize = 100_000;

/// The columns of a list, in the order they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactColumn {
    /// The person.
    Name,
    /// The company.
    Company,
    /// Number and street.
    Street,
    /// What else the address says.
    Extra,
    /// The postcode.
    Postcode,
    /// The town.
    City,
    /// The country, by its code.
    Country,
    /// The state or province, in two letters.
    State,
    /// The e-mail.
    Email,
    /// The telephone.
    Phone,
}

/// What a list holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ContactList {
    /// The readable ones.
    pub contacts: Vec<Contact>,
    /// Lines without a name or a company.
    pub nameless: usize,
}

/// The text is no list with a name or a company in its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no list of addresses")]
pub struct NotAList;

impl ContactColumn {
    /// Every column.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Company,
        Self::Street,
        Self::Extra,
        Self::Postcode,
        Self::City,
        Self::Country,
        Self::State,
        Self::Email,
        Self::Phone,
    ];

    /// Reads the head of a column as people write it in the desk's languages.
    pub fn named(head: &str) -> Option<Self> {
        Some(match from_cell(head.trim()).trim_end_matches([':', '*', ' ']).to_lowercase().as_str() {
            "nom" | "nom complet" | "nom et prénom" | "destinataire" | "name" | "full name" | "recipient"
            | "contact" | "empfänger" | "nome" | "nome e cognome" | "destinatario" => Self::Name,
            "société" | "societe" | "entreprise" | "raison sociale" | "company" | "firma" | "unternehmen"
            | "azienda" | "società" | "societa" | "ditta" => Self::Company,
            "rue"
            | "adresse"
            | "numéro et rue"
            | "n° et rue"
            | "adresse 1"
            | "street"
            | "address"
            | "address 1"
            | "number and street"
            | "strasse"
            | "straße"
            | "strasse und hausnummer"
            | "straße und hausnummer"
            | "via"
            | "indirizzo"
            | "indirizzo 1"
            | "via e numero" => Self::Street,
            "complément"
            | "complement"
            | "complément d’adresse"
            | "complément d'adresse"
            | "adresse 2"
            | "extra"
            | "address 2"
            | "zusatz"
            | "adresszusatz"
            | "complemento"
            | "supplemento"
            | "indirizzo 2" => Self::Extra,
            "code postal" | "cp" | "code" | "postcode" | "postal code" | "zip" | "zip code" | "plz"
            | "postleitzahl" | "cap" | "npa" => Self::Postcode,
            "ville" | "commune" | "localité" | "city" | "town" | "ort" | "stadt" | "città" | "citta" | "località" => {
                Self::City
            }
            "état" | "etat" | "province" | "état ou province" | "state" | "state or province" | "bundesstaat"
            | "provinz" | "stato" | "provincia" => Self::State,
            "pays" | "country" | "land" | "paese" => Self::Country,
            "e-mail" | "email" | "mail" | "courriel" | "adresse e-mail" | "email address" | "e-mail-adresse"
            | "posta elettronica" => Self::Email,
            "téléphone" | "telephone" | "tél" | "tel" | "tél." | "mobile" | "portable" | "phone" | "telefon"
            | "handy" | "telefono" | "cellulare" => Self::Phone,
            _ => return None,
        })
    }

    fn of(self, contact: &Contact) -> &str {
        let AddressDraft { name, company, street, extra, postcode, city, country, country_text: _, state, phone } =
            &contact.address;
        match self {
            Self::Name => name,
            Self::Company => company,
            Self::Street => street,
            Self::Extra => extra,
            Self::Postcode => postcode,
            Self::City => city,
            Self::Country => country.code(),
            Self::State => state,
            Self::Email => &contact.email,
            Self::Phone => phone,
        }
    }

    fn set(self, contact: &mut Contact, text: &str) {
        let AddressDraft { name, company, street, extra, postcode, city, country, country_text: _, state, phone } =
            &mut contact.address;
        let text = from_cell(text.trim()).trim();
        let place = match self {
            Self::Name => name,
            Self::Company => company,
            Self::Street => street,
            Self::Extra => extra,
            Self::Postcode => postcode,
            Self::City => city,
            Self::State => state,
            Self::Email => &mut contact.email,
            Self::Phone => phone,
            Self::Country => {
                // A code, or a name in one of the desk's languages; anything else is asked at the first parcel.
                *country = countries::named(text).or_else(|| text.parse().ok()).unwrap_or_default();
                return;
            }
        };
        text.clone_into(place);
    }
}

/// Reads a list: any of the usual separators, UTF-8 or what older spreadsheets write in Western Europe, columns in any order.
pub fn read_contacts(bytes: &[u8]) -> Result<ContactList, NotAList> {
    let text = decoded(bytes);
    let mut reader = sheet_reader(&text);
    let columns: Vec<Option<ContactColumn>> =
        reader.headers().map_err(|_| NotAList)?.iter().map(ContactColumn::named).collect();
    if !columns.iter().flatten().any(|column| matches!(column, ContactColumn::Name | ContactColumn::Company)) {
        return Err(NotAList);
    }
    let mut list = ContactList::default();
    for record in reader.records().take(MOST) {
        let record = record.map_err(|_| NotAList)?;
        let mut contact = Contact::default();
        for (column, text) in columns.iter().zip(record.iter()) {
            if let Some(column) = column {
                column.set(&mut contact, text);
            }
        }
        if contact.called().is_empty() {
            list.nameless += 1;
        } else {
            list.contacts.push(contact);
        }
    }
    Ok(list)
}

/// Writes a list under these heads, for spreadsheets: separated by `;`, in UTF-8 with its mark, no cell a formula.
pub fn write_contacts(contacts: &[Contact], heads: &[String; 10]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |cells: [&str; 10]| {
        writer.write_record(cells.map(|cell| to_cell(cell).into_owned())).expect("memory takes every record");
    };
    write(heads.each_ref().map(String::as_str));
    for contact in contacts {
        write(ContactColumn::ALL.map(|column| column.of(contact)));
    }
    writer.into_inner().expect("memory takes every record")
}

/// UTF-8; else each byte as Western European spreadsheets mean it, as far as that is Latin-1.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| western(*byte)).collect(),
    }
}

/// The few signs of Windows-1252 that names and streets have and Latin-1 lacks; the rest is the same in both.
fn western(byte: u8) -> char {
    match byte {
        0x8a => 'Š',
        0x8c => 'Œ',
        0x8e => 'Ž',
        0x91 => '‘',
        0x92 => '’',
        0x96 => '–',
        0x97 => '—',
        0x9a => 'š',
        0x9c => 'œ',
        0x9e => 'ž',
        0x9f => 'Ÿ',
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(list: &str) -> Vec<[String; 4]> {
        let list = read_contacts(list.as_bytes()).unwrap();
        let told = |contact: &Contact| {
            let address = &contact.address;
            [&address.name, &address.street, &address.city, &contact.email].map(String::clone)
        };
        list.contacts.iter().map(told).collect()
    }

    #[test]
    fn heads_are_known_in_four_languages() {
        for head in [
            "Nom;Rue;Ville;E-mail",
            "name,street,city,email",
            "Name\tStrasse\tOrt\tE-Mail",
            "\u{feff}E-mail;Nome;Via;Città",
        ] {
            let mark = head.chars().find(|sign| ";,\t".contains(*sign)).unwrap();
            let cells = if head.contains("Nome") {
                ["n@a.example", "Nadia", "1 rue X", "Lyon"]
            } else {
                ["Nadia", "1 rue X", "Lyon", "n@a.example"]
            };
            let list = format!("{head}\n{}\n", cells.join(&mark.to_string()));
            assert_eq!(read(&list), [["Nadia", "1 rue X", "Lyon", "n@a.example"].map(str::to_owned)], "{head}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_no_cell_is_a_formula() {
        let contact = Contact {
            address: AddressDraft {
                name: "=cmd|' /C calc'!A0".to_owned(),
                company: "A; B \"C\"".to_owned(),
                street: "27 rue\nPaul Bert".to_owned(),
                postcode: "01000".to_owned(),
                country: "CH".parse().unwrap(),
                phone: "+41 21 123 45 67".to_owned(),
                ..AddressDraft::default()
            },
            ..Contact::default()
        };
        let heads =
            ["Nom", "Société", "Rue", "Complément", "Code postal", "Ville", "Pays", "État", "E-mail", "Téléphone"];
        let bytes = write_contacts(std::slice::from_ref(&contact), &heads.map(str::to_owned));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(!text.contains("\n=") && !text.contains(";+") && text.contains("'+41"), "{text}");
        let back = read_contacts(&bytes).unwrap();
        assert_eq!(back.contacts[0].address, contact.address);
    }

    #[test]
    fn older_spreadsheets_and_short_lines_are_read() {
        let list = read_contacts(b"Nom;Ville\nEl\xe9onore Bouff\x8cuf;Orl\xe9ans\n;\nPaul\n").unwrap();
        let names: Vec<&str> = list.contacts.iter().map(Contact::called).collect();
        assert_eq!((names.as_slice(), list.nameless), (&["Eléonore BouffŒuf", "Paul"][..], 1));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for text in ["", "\u{0}\u{1}", "a;b\n1;2", "{\"name\": 1}"] {
            assert_eq!(read_contacts(text.as_bytes()), Err(NotAList), "{text}");
        }
    }
}

//! A list of orders as CSV, read into drafts.

use std::path::Path;

use crate::domain::ShipmentDraft;
use crate::domain::countries;
use crate::domain::sheet_reader;

/// The made-up orders that practice comes with.
const EXAMPLES: &str = include_str!("../../assets/practice/orders.csv");

/// Larger than any day's orders.
const LARGEST_FILE: u64 = 16 << 20;

/// One line of the list.
#[derive(Debug)]
pub(super) struct OrderLine {
    /// Its number in the file, the head being line 1.
    pub(super) line: u64,
    /// What it asks for.
    pub(super) draft: ShipmentDraft,
}

/// Why a list cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum OrdersError {
    /// The file cannot be opened or is too large.
    #[error("{0}")]
    File(std::io::Error),
    /// A column that no order has.
    #[error("column “{0}”")]
    Column(String),
    /// A country by a name or code that nobody knows.
    #[error("“{name}” (line {line})")]
    Country {
        /// As written.
        name: String,
        /// Where.
        line: u64,
    },
    /// A line that is no CSV.
    #[error("{0}")]
    Csv(#[from] csv::Error),
}

/// Reads a list of orders, or the made-up one.
pub(super) fn read(path: Option<&Path>) -> Result<Vec<OrderLine>, OrdersError> {
    let text = match path {
        None => EXAMPLES.to_owned(),
        Some(path) => {
            let size = std::fs::metadata(path).map_err(OrdersError::File)?.len();
            if size > LARGEST_FILE {
                return Err(OrdersError::File(std::io::ErrorKind::FileTooLarge.into()));
            }
            // Spreadsheets write other encodings too; a wrong letter is seen by the rules or the eye, a refusal helps nobody.
            String::from_utf8_lossy(&std::fs::read(path).map_err(OrdersError::File)?).into_owned()
        }
    };
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<OrderLine>, OrdersError> {
    let mut reader = sheet_reader(text);
    let columns: Vec<Column> = reader.headers()?.iter().map(column).collect::<Result<_, _>>()?;
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record?;
        let mut draft = ShipmentDraft::default();
        let line = record.position().map_or(0, csv::Position::line);
        for (column, text) in columns.iter().zip(record.iter()) {
            set(&mut draft, *column, text).map_err(|name| OrdersError::Country { name, line })?;
        }
        lines.push(OrderLine { line, draft });
    }
    Ok(lines)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Order,
    Date,
    Name,
    Company,
    Street,
    Extra,
    Postcode,
    City,
    Country,
    Weight,
    Size,
    Email,
    Phone,
    Contents,
    Amount,
    Items,
}

/// Heads as shops write them, in French and English.
fn column(head: &str) -> Result<Column, OrdersError> {
    Ok(match head.trim().to_lowercase().as_str() {
        "order" | "order number" | "commande" | "n° de commande" | "numero" | "numéro" => Column::Order,
        "date" | "order date" | "date de commande" => Column::Date,
        "name" | "nom" | "recipient" | "destinataire" => Column::Name,
        "company" | "société" | "societe" => Column::Company,
        "street" | "address" | "rue" | "adresse" => Column::Street,
        "extra" | "address 2" | "complément" | "complement" => Column::Extra,
        "postcode" | "zip" | "code postal" | "cp" => Column::Postcode,
        "city" | "town" | "ville" => Column::City,
        "country" | "pays" => Column::Country,
        "weight" | "poids" => Column::Weight,
        "size" | "dimensions" => Column::Size,
        "email" | "e-mail" | "mail" | "courriel" => Column::Email,
        "phone" | "telephone" | "téléphone" => Column::Phone,
        "contents" | "contenu" => Column::Contents,
        "amount" | "montant" => Column::Amount,
        "items" | "articles" => Column::Items,
        _ => return Err(OrdersError::Column(head.chars().take(40).collect())),
    })
}

/// Puts a cell where it belongs; gives back a country that nobody knows.
fn set(draft: &mut ShipmentDraft, column: Column, text: &str) -> Result<(), String> {
    let (consignee, order) = (&mut draft.consignee, &mut draft.order);
    match column {
        Column::Order => order.number = text.to_owned(),
        Column::Date => order.date = text.into(),
        Column::Name => consignee.name = text.to_owned(),
        Column::Company => consignee.company = text.to_owned(),
        Column::Street => consignee.street = text.to_owned(),
        Column::Extra => consignee.extra = text.to_owned(),
        Column::Postcode => consignee.postcode = text.to_owned(),
        Column::City => consignee.city = text.to_owned(),
        Column::Country if text.is_empty() => (),
        Column::Country => {
            let known = countries::named(text).or_else(|| text.parse().ok());
            consignee.country = known.ok_or_else(|| text.chars().take(40).collect::<String>())?;
        }
        Column::Weight => draft.parcel.weight = text.into(),
        Column::Size => draft.parcel.size = text.into(),
        Column::Email => order.email = text.into(),
        Column::Phone => order.phone = text.into(),
        Column::Contents => order.contents = text.to_owned(),
        Column::Amount => order.amount = text.into(),
        Column::Items => order.items = text.into(),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_made_up_orders_read() {
        let orders = parse(EXAMPLES).expect("our own file");
        assert_eq!(orders.len(), 3);
        assert_eq!(orders[1].draft.order.number, "10481");
        assert_eq!((orders[0].line, orders[2].line), (2, 4));
    }

    #[test]
    fn heads_and_marks_are_read_as_shops_write_them() {
        for text in
            ["Commande,Nom,CP,Ville\n7,Roussel,69003,Lyon", "order\tname\tpostcode\tcity\n7\tRoussel\t69003\tLyon"]
        {
            let orders = parse(text).expect("a list");
            assert_eq!((orders[0].draft.order.number.as_str(), orders[0].draft.consignee.city.as_str()), ("7", "Lyon"));
        }
    }

    #[test]
    fn an_unknown_column_is_named_and_a_short_line_is_no_panic() {
        assert!(matches!(parse("order;colour\n1;red"), Err(OrdersError::Column(head)) if head == "colour"));
        assert!(matches!(parse("order;pays\n1;Atlantide"), Err(OrdersError::Country { line: 2, .. })));
        assert_eq!(parse("order;name;city\n1").expect("a list").len(), 1);
        assert_eq!(parse("").expect("an empty list").len(), 0);
    }
}

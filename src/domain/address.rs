//! Where a parcel comes from and goes to.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;

use super::ContentsCategory;

/// An ISO 3166-1 alpha-2 country code: two capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// The text is no two-letter code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a country code is two letters")]
pub struct NotACountry;

/// An address that has passed the rules.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The person, or the company where no person is named.
    pub name: String,
    /// The company, where a person is named as well.
    pub company: Option<String>,
    /// Number and street.
    pub street: String,
    /// Building, floor, access code, care of.
    pub extra: Option<String>,
    /// As the country writes it; five digits in France.
    pub postcode: String,
    /// The post town.
    pub city: String,
    /// Where all of it is.
    pub country: CountryCode,
    /// Two letters of a state or province, where the country's addresses have them. Left out where there is none, so that what
    /// was fingerprinted before there were states keeps its fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Required of a sender, never of a consignee.
    pub phone: Option<String>,
}

/// An address as it is being typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressDraft {
    /// See [`Address::name`].
    pub name: String,
    /// See [`Address::company`].
    pub company: String,
    /// See [`Address::street`].
    pub street: String,
    /// See [`Address::extra`].
    pub extra: String,
    /// See [`Address::postcode`].
    pub postcode: String,
    /// See [`Address::city`].
    pub city: String,
    /// See [`Address::country`].
    pub country: CountryCode,
    /// What was typed for the country as long as it names none; `country` is then the one before.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country_text: String,
    /// See [`Address::state`].
    pub state: String,
    /// See [`Address::phone`].
    pub phone: String,
}

/// Who is at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Party {
    /// Whom the parcel is for.
    Consignee,
    /// Who sends it.
    Sender,
    /// Where it goes when it cannot be delivered.
    Return,
    /// Who pays the order.
    Billing,
}

/// One line of an address form, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Line {
    /// [`Address::name`].
    Name,
    /// [`Address::company`].
    Company,
    /// [`Address::street`].
    Street,
    /// [`Address::extra`].
    Extra,
    /// [`Address::postcode`].
    Postcode,
    /// [`Address::city`].
    City,
    /// [`Address::country`].
    Country,
    /// [`Address::state`].
    State,
    /// [`Address::phone`].
    Phone,
}

/// Who sends from this desk. Asked once, kept per account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Printed on the label; its phone is always there.
    pub address: Address,
    /// Where undelivered parcels go, when not to the sender.
    pub return_to: Option<Address>,
    /// Its EORI, for the customs: what a declaration begins with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eori: Option<String>,
    /// Why most of its parcels are sent: what a declaration begins with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contents: Option<ContentsCategory>,
}

/// A sender as it is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SenderDraft {
    /// The sender's own address.
    pub address: AddressDraft,
    /// Filled in when parcels come back elsewhere.
    pub return_to: Option<AddressDraft>,
    /// See [`Sender::eori`].
    pub eori: String,
    /// See [`Sender::contents`].
    pub contents: Option<ContentsCategory>,
}

impl CountryCode {
    /// France.
    pub const FR: Self = Self(*b"FR");

    /// What the country list of a form offers: France first, then its neighbours and the codes that overseas France has of
    /// its own, so that an address can be typed as it is and refused with a reason.
    pub const OFFERED: &[Self] = &[
        Self::FR,
        Self(*b"AD"),
        Self(*b"BE"),
        Self(*b"CH"),
        Self(*b"DE"),
        Self(*b"ES"),
        Self(*b"GB"),
        Self(*b"GF"),
        Self(*b"GP"),
        Self(*b"IT"),
        Self(*b"LU"),
        Self(*b"MC"),
        Self(*b"MQ"),
        Self(*b"NL"),
        Self(*b"PT"),
        Self(*b"RE"),
        Self(*b"YT"),
    ];

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

impl Default for CountryCode {
    fn default() -> Self {
        Self::FR
    }
}

impl FromStr for CountryCode {
    type Err = NotACountry;

    fn from_str(code: &str) -> Result<Self, NotACountry> {
        let letters: [u8; 2] = code.trim().as_bytes().try_into().map_err(|_| NotACountry)?;
        let sound = letters.iter().all(u8::is_ascii_alphabetic);
        if sound { Ok(Self(letters.map(|letter| letter.to_ascii_uppercase()))) } else { Err(NotACountry) }
    }
}

impl TryFrom<String> for CountryCode {
    type Error = NotACountry;

    fn try_from(code: String) -> Result<Self, NotACountry> {
        code.parse()
    }
}

impl From<CountryCode> for String {
    fn from(country: CountryCode) -> Self {
        country.code().to_owned()
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Address {
    /// Never the person: a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({:?})", self.country)
    }
}

impl fmt::Debug for AddressDraft {
    /// Never the person: a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AddressDraft({:?})", self.country)
    }
}

impl Default for AddressDraft {
    fn default() -> Self {
        Self {
            name: String::new(),
            company: String::new(),
            street: String::new(),
            extra: String::new(),
            postcode: String::new(),
            city: String::new(),
            country: CountryCode::FR,
            country_text: String::new(),
            state: String::new(),
            phone: String::new(),
        }
    }
}

impl AddressDraft {
    /// The text of a line; the country's code for [`Line::Country`].
    pub fn line(&self, line: Line) -> &str {
        match line {
            Line::Name => &self.name,
            Line::Company => &self.company,
            Line::Street => &self.street,
            Line::Extra => &self.extra,
            Line::Postcode => &self.postcode,
            Line::City => &self.city,
            Line::Country => self.country.code(),
            Line::State => &self.state,
            Line::Phone => &self.phone,
        }
    }

    /// The text of a line to edit; none for the country, which is chosen.
    pub fn line_mut(&mut self, line: Line) -> Option<&mut String> {
        match line {
            Line::Name => Some(&mut self.name),
            Line::Company => Some(&mut self.company),
            Line::Street => Some(&mut self.street),
            Line::Extra => Some(&mut self.extra),
            Line::Postcode => Some(&mut self.postcode),
            Line::City => Some(&mut self.city),
            Line::Country => None,
            Line::State => Some(&mut self.state),
            Line::Phone => Some(&mut self.phone),
        }
    }

    /// Nothing typed yet; a chosen country alone is no address.
    pub fn is_blank(&self) -> bool {
        let Self { name, company, street, extra, postcode, city, country: _, country_text, state, phone } = self;
        [name, company, street, extra, postcode, city, country_text, state, phone]
            .into_iter()
            .all(|text| text.trim().is_empty())
    }
}

impl From<&Address> for AddressDraft {
    fn from(address: &Address) -> Self {
        let text = |line: &Option<String>| line.clone().unwrap_or_default();
        Self {
            name: address.name.clone(),
            company: text(&address.company),
            street: address.street.clone(),
            extra: text(&address.extra),
            postcode: address.postcode.clone(),
            city: address.city.clone(),
            country: address.country,
            country_text: String::new(),
            state: text(&address.state),
            phone: text(&address.phone),
        }
    }
}

impl From<&Sender> for SenderDraft {
    fn from(sender: &Sender) -> Self {
        Self {
            address: AddressDraft::from(&sender.address),
            return_to: sender.return_to.as_ref().map(AddressDraft::from),
            eori: sender.eori.clone().unwrap_or_default(),
            contents: sender.contents,
        }
    }
}

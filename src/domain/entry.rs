//! Text as typed that is readable as something.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;

/// What the operator typed, kept to the letter, and readable as a `T`. Half-typed text is legal.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Entry<T> {
    /// The text in the field.
    pub text: String,
    #[serde(skip)]
    read_as: PhantomData<fn() -> T>,
}

impl<T: FromStr> Entry<T> {
    /// Reads the text as it stands now.
    pub fn value(&self) -> Result<T, T::Err> {
        self.text.parse()
    }
}

impl<T> Entry<T> {
    /// Nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl<T> From<&str> for Entry<T> {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), read_as: PhantomData }
    }
}

impl<T> Default for Entry<T> {
    fn default() -> Self {
        Self::from("")
    }
}

impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Self::from(self.text.as_str())
    }
}

impl<T> PartialEq for Entry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> fmt::Debug for Entry<T> {
    /// Never the text: a field may hold a person's data, and a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({} characters)", self.text.chars().count())
    }
}

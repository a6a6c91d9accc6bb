//! The languages in which tables of the domain hold names.

/// A language that names and descriptions are kept in. The desk may speak more; `words` says which of these is nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
    /// German.
    De,
    /// Italian.
    It,
}

impl Tongue {
    /// All of them, in the order of the tables' columns.
    pub const ALL: [Self; 4] = [Self::Fr, Self::En, Self::De, Self::It];

    /// Which of them it is, counted from nought: a table's column.
    pub const fn column(self) -> usize {
        match self {
            Self::Fr => 0,
            Self::En => 1,
            Self::De => 2,
            Self::It => 3,
        }
    }
}

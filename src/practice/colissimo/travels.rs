//! Parcels that travel, or seem to: a practised label moves along by itself, in minutes what takes days, and a parcel abroad meets
//! customs. A test says where a parcel is instead.

use std::time::Duration;

use jiff::SignedDuration;
use jiff::Timestamp;

use super::ledger::Labelled;

/// A step of a parcel's way, by the code of the contract's tracking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// PCHMQT: announced.
    Announced,
    /// PCHCFM: handed over.
    Accepted,
    /// AARTRA: on its way.
    OnItsWay,
    /// MLVEXP: gone from the country.
    LeftTheCountry,
    /// AARDOU: at customs.
    AtCustoms,
    /// DOUDDM: held, the declaration is missing.
    DeclarationMissing,
    /// DOUFCM: held, the invoice is missing.
    InvoiceMissing,
    /// DOUNIR: held, the importer's number is missing.
    ImporterUnknown,
    /// DOUPRO: kept, the contents are forbidden.
    Forbidden,
    /// DOUVIS: looked at, and on its way again.
    Released,
    /// AARCFM: where it is delivered from.
    Arrived,
    /// AARAVI: at the point, to be fetched.
    ToCollect,
    /// RENAVI: nobody was there.
    Attempted,
    /// RENAIN: the address is not whole.
    BadAddress,
    /// RENDID: on its way back.
    Returned,
    /// LIVCFM: delivered.
    Delivered,
    /// A code that no list has.
    Odd,
}

/// How long a step takes where nobody says otherwise.
pub(super) const PACE: Duration = Duration::from_secs(60);

/// The steps that a parcel has taken so far, the oldest first: by the clock, and by its number now and then not as it should.
pub(super) fn by_the_clock(label: &Labelled, pace: Duration, now: Timestamp) -> Vec<(Timestamp, Travel)> {
    use Travel as T;
    let Ok(made) = label.created_at.parse::<Timestamp>() else { return Vec::new() };
    let luck = label.parcel_number.as_bytes().get(8).copied().unwrap_or(b'0') % 8;
    let way: &[Travel] = match (label.with_cn23, luck) {
        (true, 3) => {
            &[T::Announced, T::Accepted, T::LeftTheCountry, T::AtCustoms, T::InvoiceMissing, T::Released, T::Delivered]
        }
        (true, 5) => &[T::Announced, T::Accepted, T::LeftTheCountry, T::AtCustoms, T::DeclarationMissing, T::Returned],
        (true, _) => {
            &[T::Announced, T::Accepted, T::LeftTheCountry, T::AtCustoms, T::Released, T::Arrived, T::Delivered]
        }
        (false, 4) => &[T::Announced, T::Accepted, T::OnItsWay, T::Arrived, T::Attempted, T::ToCollect, T::Delivered],
        (false, 7) => &[T::Announced, T::Accepted, T::OnItsWay, T::BadAddress, T::Returned],
        (false, _) => &[T::Announced, T::Accepted, T::OnItsWay, T::Arrived, T::Delivered],
    };
    let step = SignedDuration::try_from(pace).unwrap_or(SignedDuration::MAX);
    let mut at = made;
    let mut taken = Vec::new();
    for travel in way {
        if at > now {
            break;
        }
        taken.push((at, *travel));
        at = at.saturating_add(step).unwrap_or(Timestamp::MAX);
    }
    taken
}

impl Travel {
    const ALL: [Self; 17] = [
        Self::Announced,
        Self::Accepted,
        Self::OnItsWay,
        Self::LeftTheCountry,
        Self::AtCustoms,
        Self::DeclarationMissing,
        Self::InvoiceMissing,
        Self::ImporterUnknown,
        Self::Forbidden,
        Self::Released,
        Self::Arrived,
        Self::ToCollect,
        Self::Attempted,
        Self::BadAddress,
        Self::Returned,
        Self::Delivered,
        Self::Odd,
    ];

    /// Reads one by its code, as the control path has it.
    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|travel| travel.facts().code == code)
    }

    pub(super) fn facts(self) -> Facts {
        let facts = |code, public, stage, said| Facts { code, public, stage, said };
        match self {
            Self::Announced => facts("PCHMQT", "DR1", 0, "Colis annoncé"),
            Self::Accepted => facts("PCHCFM", "PC1", 1, "Colis remis"),
            Self::OnItsWay => facts("AARTRA", "ET1", 2, "Colis en chemin"),
            Self::LeftTheCountry => facts("MLVEXP", "ET2", 2, "Colis parti du pays"),
            Self::AtCustoms => facts("AARDOU", "DO1", 2, "Colis en douane"),
            Self::DeclarationMissing => facts("DOUDDM", "DO3", 2, "Déclaration manquante"),
            Self::InvoiceMissing => facts("DOUFCM", "DO3", 2, "Facture manquante"),
            Self::ImporterUnknown => facts("DOUNIR", "DO3", 2, "Numéro d’importateur manquant"),
            Self::Forbidden => facts("DOUPRO", "ND1", 2, "Contenu interdit"),
            Self::Released => facts("DOUVIS", "DO2", 3, "Douane passée"),
            Self::Arrived => facts("AARCFM", "MD2", 4, "Colis sur son site de livraison"),
            Self::ToCollect => facts("AARAVI", "AG1", 4, "Colis à retirer"),
            Self::Attempted => facts("RENAVI", "ND1", 4, "Destinataire absent"),
            Self::BadAddress => facts("RENAIN", "PB1", 4, "Adresse incomplète"),
            Self::Returned => facts("RENDID", "RE1", 4, "Colis en retour"),
            Self::Delivered => facts("LIVCFM", "DI1", 5, "Colis livré"),
            Self::Odd => facts("CHATON", "XX9", 2, "Un chat dort sur le colis"),
        }
    }
}

/// How the two ways of tracking name a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    /// For those who have a contract.
    pub code: &'static str,
    /// For everybody.
    pub public: &'static str,
    /// The step on the way, from 0 to 5.
    pub stage: usize,
    pub said: &'static str,
}

//! All problems of a form, and how much each of them matters.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Fault;
use super::Field;

/// How much it matters, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be bought until it is mended.
    Error,
    /// Nothing can be bought until it is mended or a person keeps it as it is; kept, it is a [`Self::Warning`] and recorded as one.
    /// For what a rule can only guess at, such as the language of a text.
    Objection,
    /// It may be bought as it is, and that is recorded.
    Warning,
    /// Worth knowing, such as what will be sent for an empty box. Asks for nothing and is not recorded.
    Note,
}

/// One thing that stands in the way, with its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is mended.
    pub field: Field,
    /// How much it matters.
    pub severity: Severity,
    /// What it is.
    pub fault: Fault,
}

/// A problem's place and rule: what "keep it as it is" is remembered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProblemKey {
    /// Where.
    pub field: Field,
    /// Which rule.
    pub rule: &'static str,
}

/// All problems of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Severity {
    /// It stands in the way of a purchase.
    pub fn stops(self) -> bool {
        match self {
            Self::Error | Self::Objection => true,
            Self::Warning | Self::Note => false,
        }
    }

    /// "Keep it as it is" is offered.
    pub fn may_be_kept(self) -> bool {
        match self {
            Self::Objection | Self::Warning => true,
            Self::Error | Self::Note => false,
        }
    }
}

impl Problem {
    /// What "keep it as it is" is remembered by.
    pub fn key(&self) -> ProblemKey {
        ProblemKey { field: self.field, rule: self.fault.id() }
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<T: IntoIterator<Item = Problem>>(problems: T) -> Self {
        Self(problems.into_iter().collect())
    }
}

impl ProblemKey {
    /// The key as text, for the records. Never what was typed.
    pub fn text(&self) -> String {
        format!("{:?}: {}", self.field, self.rule)
    }
}

impl Problems {
    /// Notes what stops a purchase.
    pub fn error(&mut self, field: Field, fault: Fault) {
        self.0.push(Problem { field, severity: Severity::Error, fault });
    }

    /// Notes what is worth a second look.
    pub fn warning(&mut self, field: Field, fault: Fault) {
        self.0.push(Problem { field, severity: Severity::Warning, fault });
    }

    /// Notes what stops a purchase until a person keeps it as it is.
    pub fn objection(&mut self, field: Field, fault: Fault) {
        self.0.push(Problem { field, severity: Severity::Objection, fault });
    }

    /// Notes what is worth knowing.
    pub fn note(&mut self, field: Field, fault: Fault) {
        self.0.push(Problem { field, severity: Severity::Note, fault });
    }

    /// Takes in what a person keeps as it is: such an objection is a warning from here on.
    pub fn keep(&mut self, kept: &BTreeSet<ProblemKey>) {
        for problem in self.0.iter_mut().filter(|problem| problem.severity == Severity::Objection) {
            if kept.contains(&problem.key()) {
                problem.severity = Severity::Warning;
            }
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// Those that stop a purchase, the first of each field.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        let mut seen = BTreeMap::new();
        self.0
            .iter()
            .filter(|problem| problem.severity.stops())
            .filter(move |problem| seen.insert(problem.field, ()).is_none())
    }

    /// Those that are worth a second look.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter().filter(|problem| problem.severity == Severity::Warning)
    }

    /// What to say at a field: the first of the weightiest there.
    pub fn at(&self, field: Field) -> Option<&Problem> {
        self.0.iter().filter(|problem| problem.field == field).min_by_key(|problem| problem.severity)
    }

    /// Something stops a purchase.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.severity.stops())
    }

    /// Nothing at all to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the others in, after its own.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_stops_until_a_person_keeps_it_and_then_it_is_recorded() {
        let mut problems = Problems::default();
        problems.objection(Field::Weight, Fault::WeightZero);
        assert!(problems.has_errors());
        let kept = problems.iter().map(Problem::key).collect();
        problems.keep(&kept);
        assert!(!problems.has_errors());
        assert_eq!(problems.warnings().count(), 1);
    }

    #[test]
    fn an_error_cannot_be_kept_and_a_note_asks_for_nothing() {
        let mut problems = Problems::default();
        problems.error(Field::Weight, Fault::WeightZero);
        problems.note(Field::Size, Fault::SideZero);
        let kept = problems.iter().map(Problem::key).collect();
        problems.keep(&kept);
        assert_eq!(problems.errors().count(), 1);
        assert_eq!(problems.warnings().count(), 0);
    }

    #[test]
    fn a_field_says_the_weightiest_first() {
        let mut problems = Problems::default();
        problems.note(Field::Weight, Fault::WeightZero);
        problems.warning(Field::Weight, Fault::NotAWeight);
        problems.objection(Field::Weight, Fault::Missing);
        assert_eq!(problems.at(Field::Weight).map(|problem| &problem.fault), Some(&Fault::Missing));
    }
}

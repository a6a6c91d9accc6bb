//! What a Zebra, or a printer that speaks like one, says of itself: `~HS` how it is, `~HI` what it is.
//!
//! Both are lines of fields between STX and ETX, as Zebra's programming guide lists them. Anything else is no answer.

use crate::domain::PrinterTrouble;
use crate::domain::Troubles;

/// Asks how it is.
pub(super) const HOW: &[u8] = b"~HS\r\n";
/// Asks what it is.
pub(super) const WHAT: &[u8] = b"~HI\r\n";
/// Forgets every label in its memory.
pub(super) const FORGET_ALL: &[u8] = b"~JA\r\n";

/// How many lines the answer to [`HOW`] has.
pub(super) const HOW_LINES: usize = 3;

pub(super) const STX: u8 = 2;
pub(super) const ETX: u8 = 3;

/// How a Zebra is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HostStatus {
    /// What it needs.
    pub(super) troubles: Troubles,
    /// Labels in its memory that are not begun.
    pub(super) waiting: u32,
    /// Labels of the one that it is at, still to come out.
    pub(super) at_it: u32,
}

impl HostStatus {
    /// Nothing more will come out by itself.
    pub(super) fn is_through(self) -> bool {
        self.waiting == 0 && self.at_it == 0
    }
}

/// Reads the answer to `~HS`. In its first line the second field is "no paper", the third "paused", the fifth how many formats
/// lie in its memory, the sixth "memory full", the tenth "memory damaged", the eleventh "too cold" and the twelfth "too hot"; in
/// the second line the third is "head up", the fourth "no ribbon", the eighth "a label waits to be taken" and the ninth how many
/// labels of a batch are left. None if it is anything else.
pub(super) fn read_how(answer: &[u8]) -> Option<HostStatus> {
    let lines = lines(answer)?;
    let [first, second, ..] = lines.as_slice() else { return None };
    let flag = |line: &[&str], field: usize| match *line.get(field)? {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    };
    // Older and cheaper printers leave the last fields out.
    let perhaps = |line: &[&str], field: usize| flag(line, field).unwrap_or(false);
    let number = |line: &[&str], field: usize| line.get(field).and_then(|text| text.parse::<u32>().ok());
    let raised = [
        (flag(second, 2)?, PrinterTrouble::HeadOpen),
        (flag(first, 1)?, PrinterTrouble::PaperOut),
        (flag(second, 3)?, PrinterTrouble::RibbonOut),
        (flag(first, 2)?, PrinterTrouble::Paused),
        (perhaps(first, 5), PrinterTrouble::TakesNothing),
        (perhaps(first, 9), PrinterTrouble::Attention),
        (perhaps(first, 10), PrinterTrouble::OverTemperature),
        (perhaps(first, 11), PrinterTrouble::OverTemperature),
    ];
    Some(HostStatus {
        troubles: raised.into_iter().filter_map(|(raised, trouble)| raised.then_some(trouble)).collect(),
        waiting: number(first, 4).unwrap_or(0),
        at_it: number(second, 8).unwrap_or(0),
    })
}

/// What a Zebra is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HostIdentity {
    /// Its model: `ZD421-203dpi`.
    pub(super) model: String,
    /// Dots to the inch.
    pub(super) dpi: u32,
}

/// Reads the answer to `~HI`: model, version, dots to the millimetre, memory. None if it is anything else.
pub(super) fn read_what(answer: &[u8]) -> Option<HostIdentity> {
    let lines = lines(answer)?;
    let [model, _, dots, ..] = lines.first()?.as_slice() else { return None };
    let dpi = match *dots {
        "6" => 152,
        "8" => 203,
        "12" | "11.8" => 300,
        "24" | "23.5" => 600,
        _ => return None,
    };
    let sound = !model.is_empty() && model.len() <= 60 && !model.chars().any(char::is_control);
    sound.then(|| HostIdentity { model: (*model).to_owned(), dpi })
}

fn lines(answer: &[u8]) -> Option<Vec<Vec<&str>>> {
    let text = std::str::from_utf8(answer).ok()?;
    let whole = text.split(char::from(STX)).skip(1).filter_map(|line| line.split_once(char::from(ETX)));
    Some(whole.map(|(line, _)| line.split(',').map(str::trim).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zebra_says_what_it_is() {
        let said = |text: &str| read_what(text.as_bytes());
        let zd = HostIdentity { model: "ZD421-203dpi".to_owned(), dpi: 203 };
        assert_eq!(said("\u{2}ZD421-203dpi,V93.21.07Z,8,8192KB\u{3}\r\n"), Some(zd));
        assert_eq!(said("\u{2}ZT411-300dpi,V92.20.17Z,12,65536KB,X\u{3}\r\n").map(|what| what.dpi), Some(300));
        for nonsense in ["", "ready", "\u{2}a,b,c\u{3}", "\u{2}ZD421,V9,8", "\u{2},V9,8\u{3}", "\u{2}a\nb,V9,8\u{3}"] {
            assert_eq!(said(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let said = "\u{2}030,1,1,1225,003,1,0,0,000,0,0,1\u{3}\r\n\u{2}000,0,1,1,0,2,4,0,00000002,1,000\u{3}\r\n\u{2}0000,0\u{3}";
        let status = read_how(said.as_bytes()).unwrap();
        let all = [
            PrinterTrouble::HeadOpen,
            PrinterTrouble::PaperOut,
            PrinterTrouble::RibbonOut,
            PrinterTrouble::OverTemperature,
            PrinterTrouble::Paused,
            PrinterTrouble::TakesNothing,
        ];
        assert_eq!(status.troubles.each().collect::<Vec<_>>(), all);
        assert_eq!((status.waiting, status.at_it, status.is_through()), (3, 2, false));
    }

    #[test]
    fn half_an_answer_is_none() {
        assert_eq!(read_how("\u{2}030,0,0,1225,000,0,0,0,000,0,0,0\u{3}\r\n\u{2}000,0,1".as_bytes()), None);
    }
}

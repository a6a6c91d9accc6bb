//! What a Zebra, or a printer that speaks like one, says of itself: `~HS` how it is, `~HI` what it is, and a counter.
//!
//! The first two are lines of fields between STX and ETX, as Zebra's programming guide lists them, the third a number in
//! quotation marks. Anything else is no answer.

use super::evidence::Memory;
use super::evidence::Said;
use crate::domain::PrinterTrouble;

/// Asks how it is.
pub(super) const HOW: &[u8] = b"~HS\r\n";
/// Asks what it is.
pub(super) const WHAT: &[u8] = b"~HI\r\n";
/// Asks how many labels it has brought out in its life. One that keeps no such count answers `"?"`, or nothing.
pub(super) const COUNT: &[u8] = b"! U1 getvar \"odometer.total_label_count\"\r\n";
/// Forgets every label in its memory.
pub(super) const FORGET_ALL: &[u8] = b"~JA\r\n";

const STX: u8 = 2;
const ETX: u8 = 3;

/// Whether that much is a whole answer to [`HOW`]: three lines.
pub(super) fn is_whole_how(answer: &[u8]) -> bool {
    ends(answer, ETX) >= 3
}

/// Whether that much is a whole answer to [`WHAT`]: one line.
pub(super) fn is_whole_what(answer: &[u8]) -> bool {
    ends(answer, ETX) >= 1
}

/// Whether that much is a whole answer to [`COUNT`]: something between quotation marks.
pub(super) fn is_whole_count(answer: &[u8]) -> bool {
    ends(answer, b'"') >= 2
}

fn ends(answer: &[u8], end: u8) -> usize {
    answer.iter().filter(|byte| **byte == end).count()
}

/// Reads the answer to [`COUNT`].
pub(super) fn read_count(answer: &[u8]) -> Option<u64> {
    let mut parts = std::str::from_utf8(answer).ok()?.trim().split('"');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(""), Some(number), Some(""), None) => number.trim().parse().ok(),
        _ => None,
    }
}

/// Reads the answer to `~HS`. In its first line the second field is "no paper", the third "paused", the fifth how many formats
/// lie in its memory, the sixth "memory full", the tenth "memory damaged", the eleventh "too cold" and the twelfth "too hot"; in
/// the second line the third is "head up", the fourth "no ribbon", the eighth "a label waits to be taken" and the ninth how many
/// labels of a batch are left. None if it is anything else.
pub(super) fn read_how(answer: &[u8]) -> Option<Said> {
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
    let (waiting, at_it) = (number(first, 4).unwrap_or(0), number(second, 8).unwrap_or(0));
    Some(Said {
        troubles: raised.into_iter().filter_map(|(raised, trouble)| raised.then_some(trouble)).collect(),
        memory: Memory::Labels { waiting, at_it },
        counted: None,
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
        assert_eq!(status.memory, Memory::Labels { waiting: 3, at_it: 2 });
    }

    #[test]
    fn a_counter_is_a_number_in_quotation_marks() {
        assert_eq!(read_count(b"\"1234\""), Some(1234));
        assert_eq!(read_count(b"\"1234\"\r\n"), Some(1234));
        for nonsense in [&b"\"?\""[..], b"1234", b"\"\"", b"\"12", b"a\"12\"", b"\"-1\"", b"\xff\"1\""] {
            assert_eq!(read_count(nonsense), None);
        }
        assert!(is_whole_count(b"\"?\"") && !is_whole_count(b"\"12"));
    }

    #[test]
    fn half_an_answer_is_none() {
        assert_eq!(read_how("\u{2}030,0,0,1225,000,0,0,0,000,0,0,0\u{3}\r\n\u{2}000,0,1".as_bytes()), None);
    }
}

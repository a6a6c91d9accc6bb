//! What a printer that speaks TSPL says of itself: one byte, a bit for each thing, as TSC's programming manual lists them.

use super::evidence::Memory;
use super::evidence::Said;
use crate::domain::PrinterTrouble;

/// Asks how it is. It answers at once, also while it is in trouble.
pub(super) const HOW: &[u8] = b"\x1b!?";

/// It is printing, which is no trouble.
const PRINTING: u8 = 0x20;

/// What stands for what; the cover and the temperature are optional there.
const BITS: [(u8, PrinterTrouble); 7] = [
    (0x01, PrinterTrouble::HeadOpen),
    (0x02, PrinterTrouble::Jam),
    (0x04, PrinterTrouble::PaperOut),
    (0x08, PrinterTrouble::RibbonOut),
    (0x10, PrinterTrouble::Paused),
    (0x40, PrinterTrouble::CoverOpen),
    (0x80, PrinterTrouble::OverTemperature),
];

/// Whether that much is a whole answer.
pub(super) fn is_whole(answer: &[u8]) -> bool {
    !answer.is_empty()
}

/// Reads the answer to [`HOW`]. None if it is anything else than one byte.
pub(super) fn read_how(answer: &[u8]) -> Option<Said> {
    let [byte] = answer else { return None };
    let raised = BITS.into_iter().filter(|(bit, _)| byte & bit != 0);
    let troubles = raised.map(|(_, trouble)| trouble).collect();
    Some(Said { troubles, memory: Memory::Printing(byte & PRINTING != 0), counted: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Troubles;

    #[test]
    fn each_bit_is_a_trouble_but_the_one_of_printing() {
        let said = |byte| read_how(&[byte]).unwrap();
        assert_eq!((said(0).troubles, said(0).memory), (Troubles::NONE, Memory::Printing(false)));
        assert_eq!((said(0x20).troubles, said(0x20).memory), (Troubles::NONE, Memory::Printing(true)));
        for (byte, trouble) in BITS {
            assert_eq!(said(byte).troubles, trouble.into(), "{byte:#x}");
        }
        let both = Troubles::from(PrinterTrouble::PaperOut).and(PrinterTrouble::HeadOpen);
        assert_eq!(said(0x05).troubles, both, "a head that is open lets no paper be seen");
    }

    #[test]
    fn words_are_no_answer() {
        assert_eq!(read_how(b""), None);
        assert_eq!(read_how(b"ready\r\n"), None);
    }
}

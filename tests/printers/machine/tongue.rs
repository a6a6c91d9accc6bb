//! The two languages of our label printers: where a question and a label end, and what is answered.

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread;

use envoi::domain::LabelFormat;
use envoi::domain::PrinterTrouble;

use super::Inside;
use super::Manner;

/// What a printer is told or asked.
#[derive(Clone, Copy)]
enum Word {
    How,
    What,
    Count,
    ForgetAll,
}

const ZPL: [(&[u8], Word); 4] = [
    (b"~HS\r\n", Word::How),
    (b"~HI\r\n", Word::What),
    (b"! U1 getvar \"odometer.total_label_count\"\r\n", Word::Count),
    (b"~JA\r\n", Word::ForgetAll),
];
const TSPL: [(&[u8], Word); 1] = [(b"\x1b!?", Word::How)];

/// Takes questions and whole labels out of what was read.
pub fn take(
    language: LabelFormat,
    read: &mut Vec<u8>,
    seen: &mut usize,
    stream: &mut TcpStream,
    inside: &Mutex<Inside>,
) {
    let (words, end): (&[_], &[u8]) = match language {
        LabelFormat::Tspl => (&TSPL, b"\r\nPRINT 1,1\r\n"),
        _ => (&ZPL, b"^XZ"),
    };
    loop {
        if let Some((said, word)) = words.iter().find(|(said, _)| read.starts_with(said)) {
            read.drain(..said.len());
            hear(*word, language, stream, inside);
        } else if let Some(end) = end_of_label(read, *seen, end) {
            let label: Vec<u8> = read.drain(..end).collect();
            *seen = 0;
            let mut inside = inside.lock().expect("no panic");
            inside.got.extend_from_slice(&label);
            inside.waiting.push_back(label);
        } else if !read.is_empty() && read.iter().all(u8::is_ascii_whitespace) {
            inside.lock().expect("no panic").got.append(read);
        } else if let Some(end) = end_of_others_line(language, read) {
            read.drain(..end);
        } else if language == LabelFormat::Zpl && read.first().is_some_and(u8::is_ascii_whitespace) {
            // A line's end behind a label.
            inside.lock().expect("no panic").got.push(read.remove(0));
        } else {
            *seen = read.len().saturating_sub(end.len());
            return;
        }
    }
}

fn hear(word: Word, language: LabelFormat, stream: &mut TcpStream, inside: &Mutex<Inside>) {
    let (manner, said) = {
        let mut inside = inside.lock().expect("no panic");
        let said = match word {
            Word::How if language == LabelFormat::Tspl => vec![status_byte(&inside)],
            Word::How => status_lines(&inside),
            Word::What => b"\x02ZD421-203dpi,V93.21.07Z,8,8192KB\x03\r\n".to_vec(),
            Word::Count => inside.counted.map_or("\"?\"".to_owned(), |count| format!("\"{count}\"")).into_bytes(),
            Word::ForgetAll => {
                inside.waiting.clear();
                // What moves under the head comes out all the same.
                if inside.is_stopped() {
                    inside.at_it = None;
                    inside.starts += 1;
                }
                return;
            }
        };
        (inside.manner, said)
    };
    let said = match manner {
        Manner::Well => said,
        Manner::Silent => return,
        Manner::Garbage => b"\xffready?\r\n".to_vec(),
        Manner::Half => said[..said.len() / 2].to_vec(),
        Manner::Late(by) => {
            thread::sleep(by);
            said
        }
    };
    // Whoever asked may have gone.
    let _ = stream.write_all(&said);
}

/// Where the first label ends; looked for behind what was seen already.
fn end_of_label(read: &[u8], seen: usize, end: &[u8]) -> Option<usize> {
    let at = read.get(seen..)?.windows(end.len()).position(|window| window == end)?;
    Some(seen + at + end.len())
}

/// Where a line in another printer's language ends: that is passed over.
fn end_of_others_line(language: LabelFormat, read: &[u8]) -> Option<usize> {
    let is_others = language == LabelFormat::Tspl && read.first() == Some(&b'~');
    read.iter().position(|byte| *byte == b'\n').filter(|_| is_others).map(|at| at + 1)
}

fn status_lines(inside: &Inside) -> Vec<u8> {
    let has = |trouble| u8::from(inside.troubles.contains(&trouble));
    let (paper, pause) = (has(PrinterTrouble::PaperOut), has(PrinterTrouble::Paused));
    let (full, hot) = (has(PrinterTrouble::TakesNothing), has(PrinterTrouble::OverTemperature));
    let (head, ribbon) = (has(PrinterTrouble::HeadOpen), has(PrinterTrouble::RibbonOut));
    // The field beside "too hot" is "too cold"; which of the two it is, an operator reads on the printer.
    let (broken, cold) = (has(PrinterTrouble::Attention), u8::from(inside.is_cold));
    let (waiting, at_it) = (inside.waiting.len(), usize::from(inside.at_it.is_some()));
    let lines = format!(
        "\x02030,{paper},{pause},1225,{waiting:03},{full},0,0,000,{broken},{cold},{hot}\x03\r\n\
         \x02000,0,{head},{ribbon},0,2,4,0,{at_it:08},1,000\x03\r\n\x021234,0\x03\r\n"
    );
    lines.into_bytes()
}

fn status_byte(inside: &Inside) -> u8 {
    let bits = [
        (0x01, PrinterTrouble::HeadOpen),
        (0x02, PrinterTrouble::Jam),
        (0x04, PrinterTrouble::PaperOut),
        (0x08, PrinterTrouble::RibbonOut),
        (0x10, PrinterTrouble::Paused),
        (0x40, PrinterTrouble::CoverOpen),
        (0x80, PrinterTrouble::OverTemperature),
    ];
    let raised = bits.iter().filter(|(_, trouble)| inside.troubles.contains(trouble)).map(|(bit, _)| bit).sum::<u8>();
    let printing = inside.at_it.is_some() && inside.troubles.is_empty();
    raised | if printing { 0x20 } else { 0 }
}

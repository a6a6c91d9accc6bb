//! Text in a printer's own code page, for a reader that knows UTF-8.
//!
//! A ZPL printer reads one byte a letter, in code page 850 unless `^CI` says otherwise. Only what is drawn is translated:
//! the bytes that go to a printer are never touched.

use std::borrow::Cow;

/// The letters of code page 850 from 0x80 on.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The program with its texts in UTF-8. One that holds raw graphics is left as it is: their bytes are no letters.
pub(super) fn in_utf8(zpl: &[u8]) -> Cow<'_, [u8]> {
    let holds = |what: &[u8]| zpl.windows(what.len()).any(|window| window.eq_ignore_ascii_case(what));
    if std::str::from_utf8(zpl).is_ok() || holds(b"^GFB") || holds(b"^GFC") {
        return Cow::Borrowed(zpl);
    }
    let mut translated = Vec::with_capacity(zpl.len() + zpl.len() / 8);
    let mut western = false;
    for (index, command) in zpl.split(|byte| *byte == b'^').enumerate() {
        if index > 0 {
            translated.push(b'^');
        }
        let names = |name: &[u8; 2]| command.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if names(b"CI") {
            western = command.get(2..4).is_some_and(|page| page == b"27");
            translated.extend_from_slice(b"CI28");
        } else if names(b"XA") {
            translated.extend_from_slice(command);
            translated.extend_from_slice(b"^CI28");
        } else {
            let letters = command.iter().map(|byte| letter(*byte, western));
            translated.extend_from_slice(letters.collect::<String>().as_bytes());
        }
    }
    Cow::Owned(translated)
}

/// What a byte means, in code page 850 or, where the program chose it, in the western one of Windows.
fn letter(byte: u8, western: bool) -> char {
    match byte {
        0..0x80 => char::from(byte),
        // Between the two blocks of letters that Latin 1 has too, Windows put signs that labels do not hold.
        _ if western => char::from(byte),
        _ => CP850.chars().nth(usize::from(byte - 0x80)).unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_printers_page_become_the_same_letters() {
        assert_eq!(CP850.chars().count(), 128);
        let zpl = b"^XA^FDN\x82e M\x81ller \xb7 l'\x82glise^FS^XZ";
        assert_eq!(in_utf8(zpl).as_ref(), "^XA^CI28^FDNée Müller À l'église^FS^XZ".as_bytes());
        assert_eq!(in_utf8(b"^XA^CI27^FD\xe9^FS^XZ").as_ref(), "^XA^CI28^CI28^FDé^FS^XZ".as_bytes());
    }

    #[test]
    fn what_is_utf_8_or_holds_raw_graphics_is_left_alone() {
        let utf_8 = "^XA^CI28^FDété^FS^XZ".as_bytes();
        assert_eq!(in_utf8(utf_8).as_ref(), utf_8);
        let graphic = b"^XA^GFB,2,2,1,\xff\x82^FS^XZ";
        assert_eq!(in_utf8(graphic).as_ref(), graphic);
    }
}

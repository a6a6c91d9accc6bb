//! Text as it is searched and compared: `Élodie` is found by `elodie`, `Œuvre` by `oeuvre`.

/// Lower case, without accents, with plain apostrophes.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase) {
        match plain(sign) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(sign),
        }
    }
    folded
}

/// The words of a search, each folded. More than anybody types are left out: a search stays quick whatever is pasted into it.
pub fn search_words(text: &str) -> Vec<String> {
    const MOST: usize = 16;
    let between = |sign: char| sign.is_whitespace() || sign.is_control();
    text.split(between).filter(|word| !word.is_empty()).take(MOST).map(fold).collect()
}

/// The words of a text, folded, each after a space, so that ` word` finds a word by how it begins: `L’Haÿ-les-Roses` is found by
/// `hay`.
pub fn terms(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| [" ", word]).collect()
}

/// The words of a search for [`terms`], each after its space.
pub fn beginnings(text: &str) -> Vec<String> {
    search_words(&terms(text)).into_iter().map(|word| format!(" {word}")).collect()
}

/// The letters of Latin-1 and Latin Extended-A, which are those of the names in European addresses.
fn plain(sign: char) -> Option<&'static str> {
    Some(match sign {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' | 'ĸ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' | 'ŋ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ſ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        // Accents that follow their letter as signs of their own.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        for (text, folded) in [
            ("Élodie", "elodie"),
            ("E\u{301}lodie", "elodie"),
            ("ŒUVRE", "oeuvre"),
            ("L’Haÿ-les-Roses", "l'hay-les-roses"),
            ("Weiß", "weiss"),
            ("İzmir", "izmir"),
            ("東京 😀", "東京 😀"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn a_word_is_found_by_how_it_begins() {
        assert_eq!(terms("L’Haÿ-les-Roses, bât. C"), " l hay les roses bat c");
        assert_eq!(beginnings("Haÿ ros"), [" hay", " ros"]);
        assert_eq!((terms(" ; "), beginnings("…").len()), (String::new(), 0));
    }

    #[test]
    fn a_pasted_novel_is_a_short_search() {
        assert_eq!(search_words(&"word ".repeat(10_000)).len(), 16);
        assert!(search_words(" \t\n\0 ").is_empty());
    }
}

"""Reads the codes of the corpus with zxing-cpp, which shares no line with the readers in Envoi.

    python tests/corpus_judge.py FOLDER

FOLDER holds a picture NAME.pgm of each page, as `tests/corpus.rs` keeps them, and a NAME.txt with what a code on it must hold.
Prints the pages where no code does, and fails if there is one.
"""

import pathlib
import sys

import zxingcpp


def picture(path: pathlib.Path) -> memoryview:
    """The pixels of a PGM with one byte each, as rows."""
    kind, size, most, pixels = path.read_bytes().split(b"\n", 3)
    assert (kind, most) == (b"P5", b"255"), path
    width, height = map(int, size.split())
    return memoryview(pixels).cast("B", shape=[height, width])


def plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def main(folder: pathlib.Path) -> int:
    pages = sorted(folder.glob("*.pgm"))
    wrong = 0
    for page in pages:
        number = plain(page.with_suffix(".txt").read_text())
        read = [code.text for code in zxingcpp.read_barcodes(picture(page))]
        if not any(number in plain(text) for text in read):
            wrong += 1
            print(f"{page.stem}: {number} is not in {read}")
    print(f"{len(pages) - wrong} of {len(pages)} pages carry their number, as zxing-cpp reads them")
    return 1 if wrong or not pages else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

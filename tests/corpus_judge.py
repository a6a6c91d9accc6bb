"""Reads the codes of the corpus with zxing-cpp, which shares no line with the readers in Envoi.

    python tests/corpus_judge.py FOLDER

FOLDER holds a picture NAME.pgm of each page, as `tests/corpus.rs` keeps them, and a NAME.txt with what a code on it must hold.
In its folder `received` stand pairs NAME.shown.pgm and NAME.drawn.pgm: a carrier's own program as it is shown, and as a second
renderer draws what its printer got (`tests/zpl_judge.mjs`). Both must have the same codes, and ink in the same places: letters
are each renderer's own, so a square of a millimetre with ink wants ink within a millimetre of it, but for a few in a hundred.

Prints what is otherwise, and fails if anything is. That it can, is shown on each pair: half of what is on a page is not that page.
"""

import pathlib
import sys
from collections import Counter

import zxingcpp

WHITE = 255
# The most inked squares in a hundred that may have no ink near them in the other picture: the end of a long bar code is among
# them where the second renderer chooses other sets for it and so needs less room.
TOLERANCE = 6.0


class Picture:
    """Pixels of one byte each, in rows."""

    def __init__(self, width: int, height: int, pixels: bytes):
        self.width, self.height, self.pixels = width, height, pixels

    @staticmethod
    def read(path: pathlib.Path) -> "Picture":
        kind, size, most, pixels = path.read_bytes().split(b"\n", 3)
        assert (kind, most) == (b"P5", b"255"), path
        return Picture(*map(int, size.split()), pixels)

    def half(self) -> "Picture":
        """The upper half of what is on it."""
        middle = (self.pixels.find(0) + self.pixels.rfind(0)) // 2
        return Picture(self.width, self.height, self.pixels[:middle].ljust(len(self.pixels), bytes([WHITE])))

    def codes(self) -> list[str]:
        rows = memoryview(self.pixels).cast("B", shape=[self.height, self.width])
        return [code.text for code in zxingcpp.read_barcodes(rows)]

    def inked(self, side: int) -> set[tuple[int, int]]:
        """The squares of that side with ink in them."""
        squares = set()
        for y in range(self.height):
            row = self.pixels[y * self.width : (y + 1) * self.width]
            at = row.find(0)
            while at >= 0:
                squares.add((at // side, y // side))
                at = row.find(0, (at // side + 1) * side)
        return squares


def plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def without_company(squares: set[tuple[int, int]], others: set[tuple[int, int]]) -> int:
    near = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return sum(all((x + right, y + down) not in others for right, down in near) for x, y in squares)


def unlike(shown: Picture, drawn: Picture, side: int) -> str | None:
    """What is otherwise in the second picture."""
    codes, others = Counter(shown.codes()), Counter(drawn.codes())
    if codes != others:
        return f"codes {list((codes - others).elements())} became {list((others - codes).elements())}"
    ink, other = shown.inked(side), drawn.inked(side)
    alone = 100 * (without_company(ink, other) + without_company(other, ink)) / max(1, len(ink))
    return f"{alone:.1f} squares in a hundred are elsewhere" if alone > TOLERANCE else None


def judge_pages(folder: pathlib.Path) -> int:
    pages = sorted(folder.glob("*.pgm"))
    wrong = 0
    for page in pages:
        number = plain(page.with_suffix(".txt").read_text())
        read = Picture.read(page).codes()
        if not any(number in plain(text) for text in read):
            wrong += 1
            print(f"{page.stem}: {number} is not in {read}")
    print(f"{len(pages) - wrong} of {len(pages)} pages carry their number, as zxing-cpp reads them")
    return wrong or not pages


def judge_pairs(folder: pathlib.Path) -> int:
    pairs = sorted(folder.glob("*.shown.pgm"))
    wrong = 0
    for place in pairs:
        name = place.name.removesuffix(".shown.pgm")
        shown, drawn = Picture.read(place), Picture.read(place.with_name(f"{name}.drawn.pgm"))
        # A head of 203 dots to the inch has 8 to the millimetre, one of 300 has 12.
        side = 8 if shown.width <= 832 else 12
        complaint = unlike(shown, drawn, side)
        if complaint is None and unlike(shown, drawn.half(), side) is None:
            complaint = "half of it would pass too"
        if complaint is not None:
            wrong += 1
            print(f"{name}: {complaint}")
    if pairs:
        print(f"{len(pairs) - wrong} of {len(pairs)} programs of carriers come out as they are shown, by a second renderer too")
    return wrong


def main(folder: pathlib.Path) -> int:
    wrong = [judge_pages(folder), judge_pairs(folder / "received")]
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

"""Cuts the station's fonts from Debian's, for `fonts.sh`.

Three things differ from the originals: curves are TrueType's (`glyf`), so that the window and the PDF writer both embed them;
the figures are tabular by default, because the window cannot ask for `tnum`; and only kerning is left of the features, because
Inter's `calt` would show `14×9` where the operator typed `14x9`.
"""

import sys
from pathlib import Path

from fontTools.misc.roundTools import otRound
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

INTER = Path("/usr/share/fonts/opentype/inter")
JETBRAINS_MONO = Path("/usr/share/fonts/truetype/jetbrains-mono")

# In parts of an em. A tenth of a pixel on a 200 px letter.
FINEST_CURVE_ERROR = 1 / 2000

CHARACTERS = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0180, 0x024F),  # Latin Extended-B, with the ș and ț of Romanian
    (0x02BB, 0x02BC), (0x02C6, 0x02C7), (0x02D8, 0x02DD),  # letters' own apostrophes, and accents that stand alone
    (0x0300, 0x030C), (0x0323, 0x0323), (0x0326, 0x0328),  # combining accents, for text that comes decomposed
    (0x0384, 0x03CE),  # Greek
    (0x0400, 0x045F), (0x0490, 0x0491),  # Cyrillic, with the ґ of Ukrainian
    (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3),  # Welsh, and the capital ß
    (0x2007, 0x2007), (0x2009, 0x200B), (0x202F, 0x202F), (0x2060, 0x2060),  # spaces: figure, thin, hair, zero, narrow no-break
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),  # hyphens, dashes, quotes, bullet, ellipsis
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044),
    (0x20A0, 0x20BF),  # currency signs
    (0x2116, 0x2117), (0x2122, 0x2122),
    (0x2190, 0x2199), (0x21E5, 0x21E7), (0x21B5, 0x21B5), (0x23CE, 0x23CE), (0x232B, 0x232B),  # arrows and keys' signs
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x221E, 0x221E),
    (0x25CF, 0x25CF), (0x25CB, 0x25CB), (0x25B2, 0x25B2), (0x25BC, 0x25BC), (0x26A0, 0x26A0),
    (0x2713, 0x2713), (0x2715, 0x2715), (0x2717, 0x2717),
]

# A font without the character gets it from a close relative that it has.
STAND_INS = {0x202F: 0x2009, 0x2009: 0x00A0, 0x2715: 0x2717, 0x2060: 0x200B}
SPACES = {0x202F, 0x2009}


def main(into):
    into.mkdir(parents=True, exist_ok=True)
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        cut(INTER / f"Inter-{weight}.otf", into / f"Inter-{weight}.ttf")
    cut(JETBRAINS_MONO / "JetBrainsMono-Regular.ttf", into / "JetBrainsMono-Regular.ttf")


def cut(source, target):
    font = TTFont(source, recalcTimestamp=False)
    stand_in(font)
    make_figures_tabular(font)
    if "CFF " in font:
        make_curves_quadratic(font)
    subset(font)
    check(font, source)
    font.save(target)
    print(f"{target.name}: {len(font.getGlyphOrder())} glyphs, {target.stat().st_size // 1024} KB")


def stand_in(font):
    have = font.getBestCmap()
    for wanted, relative in STAND_INS.items():
        glyph = have.get(relative) or (have.get(0x00A0) if wanted in SPACES else None)
        if wanted not in have and glyph is not None:
            put(font, wanted, glyph)


def make_figures_tabular(font):
    """Points the digits at the glyphs that `tnum` would put in their place. Points and commas stay as narrow as they are in words."""
    have = font.getBestCmap()
    tabular = {}
    substitutions = font["GSUB"].table
    for record in substitutions.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in substitutions.LookupList.Lookup[index].SubTable:
                    tabular.update(getattr(part, "ExtSubTable", part).mapping)
    glyphs = {digit: tabular.get(have[digit], have[digit]) for digit in range(ord("0"), ord("9") + 1)}
    # Interpolated weights are a unit or two out of step.
    widest = max(font["hmtx"][glyph][0] for glyph in glyphs.values())
    for digit, glyph in glyphs.items():
        put(font, digit, glyph)
        advance, left = font["hmtx"][glyph]
        assert (widest - advance) * 300 < font["head"].unitsPerEm, f"{glyph} is {advance} wide, others {widest}"
        font["hmtx"][glyph] = (widest, left)


def put(font, character, glyph):
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[character] = glyph


def make_curves_quadratic(font):
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    error = font["head"].unitsPerEm * FINEST_CURVE_ERROR
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyphs[name] = pen.glyph()

    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    del font["CFF "]
    for table in ("VORG", "DSIG"):
        if table in font:
            del font[table]

    for name in order:
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (otRound(advance), getattr(glyph, "xMin", 0))

    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    maxp.recalc(font)
    font["post"].formatType = 3.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font.sfntVersion = "\000\001\000\000"


def subset(font):
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.recalc_bounds = True
    options.drop_tables += ["DSIG", "GSUB"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[c for first, last in CHARACTERS for c in range(first, last + 1)])
    cutter.subset(font)


def check(font, source):
    """What the station relies on. A new version of a font that breaks a promise stops here."""
    have = font.getBestCmap()
    widths = {font["hmtx"][have[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1, f"{source}: figures are not tabular: {widths}"
    missing = [c for c in "éçœŒ€ßłőșțğñøåÆÉÀ’«»…–—·•×→←↑↓−\u00a0\u202f\u0301ΩабвЖ✓" if ord(c) not in have]
    assert not missing, f"{source}: without {missing}"
    assert "GSUB" not in font, f"{source}: substitutions are left, `14x9` may change"
    assert "glyf" in font and "CFF " not in font, f"{source}: not TrueType"
    assert "fpgm" not in font and "prep" not in font, f"{source}: hinting is left"
    if "GPOS" in font:
        left = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        assert left <= {"kern", "mark", "mkmk"}, f"{source}: features left: {left}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))

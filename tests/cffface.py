"""A font with cubic outlines, made on the spot: a box of its own width for each character."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen


def save_cff_face(path: Path) -> Path:
    """Write a face of ASCII."""
    names = [".notdef", *(f"uni{code:04X}" for code in range(32, 127))]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"uni{code:04X}" for code in range(32, 127)})
    strings = {}
    for n, name in enumerate(names):
        pen = T2CharStringPen(400 + n, None)
        if name != "uni0020":
            for step, point in enumerate([(50, 0), (300 + n, 0), (300 + n, 700), (50, 700)]):
                (pen.lineTo if step else pen.moveTo)(point)
            pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Boxes", {"FullName": "Boxes"}, strings, {})
    builder.setupHorizontalMetrics({name: (400 + n, 50) for n, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(path)
    return path

"""Small fonts made on the spot, sound and broken."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId

NAMES = [".notdef", "A", "uni56FD"]
CMAP = {0x41: "A", 0x56FD: "uni56FD"}


def draw(pen, name: str) -> None:
    edge = 900 if name == "uni56FD" else 400
    pen.moveTo((100, 0))
    pen.lineTo((100, 700))
    pen.lineTo((edge, 700))
    pen.lineTo((edge, 0))
    pen.closePath()


def build_toy(
    *, cff: bool = False, fs_type: int = 0, em: int = 1000, blank: str = ""
) -> FontBuilder:
    """Return a font of A and 国, with TrueType or CFF outlines; `blank` names a glyph without."""
    builder = FontBuilder(em, isTTF=not cff)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap(CMAP)
    widths = {".notdef": 500, "A": 500, "uni56FD": 1000}
    if cff:
        charstrings = {}
        for name in NAMES:
            pen = T2CharStringPen(widths[name], None)
            if name != blank:
                draw(pen, name)
            charstrings[name] = pen.getCharString()
        builder.setupCFF("Toy-Regular", {"FullName": "Toy"}, charstrings, {})
    else:
        outlines = {}
        for name in NAMES:
            pen = TTGlyphPen(None)
            if name != blank:
                draw(pen, name)
            outlines[name] = pen.glyph()
        builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics({name: (width, 100) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Toy", "styleName": "Regular", "psName": "Toy-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, sCapHeight=700, fsType=fs_type)
    builder.setupPost()
    return builder


@pytest.fixture
def toy(tmp_path: Path) -> Callable[..., Path]:
    """Write a toy font and return its path."""

    def write(**kind) -> Path:
        path = tmp_path / "toy.ttf"
        build_toy(**kind).save(path)
        return path

    return write


@pytest.fixture(scope="session")
def small_face() -> bytes:
    """Return a real face cut to some Chinese text, with its layout tables: enough to break."""
    cut = hb.SubsetInput()
    cut.unicode_set.update(map(ord, "国永城市更新，。“”《》（）——……？！·AVoffice0123456789𬉼"))
    cut.layout_feature_tag_set.invert()
    path = shipped().file(FaceId("song-400")).path
    return bytes(hb.subset(hb.Face(hb.Blob.from_file_path(str(path))), cut).blob.data)


@pytest.fixture
def toy_bytes() -> Callable[..., bytes]:
    """Return a toy font as bytes."""

    def make(**kind) -> bytes:
        out = io.BytesIO()
        build_toy(**kind).save(out)
        return out.getvalue()

    return make

"""Shipped faces as Qt draws them. One rule: glyph ids are the file's, whatever a system has.

A raw font is opened through its family name at one whole-pixel size and scaled by the painter:
fonts opened by path, or set to a size of their own, draw nothing above 64 device pixels.
"""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QPainterPath, QRawFont

from layout_app.errors import FontError
from layout_app.fonts.catalogue import Catalogue
from layout_app.fonts.face import Face
from layout_app.model.ids import FaceId
from layout_app.ui.screen.own_faces import family_in

EM = 100
"""Pixels of an em of the raw fonts that draw runs."""
OUTLINE_EM = 1000
"""Pixels of an em of the outlines."""
PROBE = "版面报纸国家新闻记者要闻城市社区天地人民东西南北春夏秋冬一二三十，。《》“”！？ABCxyz0189"
"""Characters whose glyph ids tell one font file from another."""


class ScreenFaces:
    """The faces of a catalogue for painting, opened on first use."""

    def __init__(self, faces: Catalogue) -> None:
        self._faces = faces
        self._raw: dict[FaceId, QRawFont] = {}
        self._large: dict[FaceId, QRawFont] = {}
        self._outlines: dict[tuple[FaceId, int], QPainterPath] = {}

    def raw(self, face: FaceId) -> QRawFont:
        """Return the face at `EM` pixels."""
        found = self._raw.get(face)
        if found is None:
            found = self._raw[face] = load_raw(self._faces.face(face), EM)
        return found

    def outline(self, face: FaceId, glyph: int) -> QPainterPath:
        """Return the outline of a glyph about its origin at `OUTLINE_EM` pixels, y down."""
        key = face, glyph
        found = self._outlines.get(key)
        if found is None:
            found = self._large_raw(face).pathForGlyph(glyph)
            # Strokes of one glyph may overlap; the even-odd rule would punch holes there.
            found.setFillRule(Qt.FillRule.WindingFill)
            self._outlines[key] = found
        return found

    def _large_raw(self, face: FaceId) -> QRawFont:
        found = self._large.get(face)
        if found is None:
            found = self._large[face] = load_raw(self._faces.face(face), OUTLINE_EM)
        return found


def load_raw(face: Face, em: int) -> QRawFont:
    """Open a face for painting at `em` pixels; FontError if a font of the same name got in."""
    raw = QRawFont.fromFont(_font(family_of(face), face.weight, em))
    if not _is_same(raw, face):
        raise FontError("font.name_taken", face.path, family=face.family)
    return raw


def family_of(face: Face) -> str:
    """Return the family under which Qt knows a face's file, adding the file if need be."""
    return family_in(face.path)


def _font(family: str, weight: int, em: int) -> QFont:
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setPixelSize(em)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _is_same(raw: QRawFont, face: Face) -> bool:
    """Compare the opened font with the file: weights of a family differ in `head` alone."""
    table: QByteArray = raw.fontTable("head")
    ids = [face.glyph(char) for char in PROBE]
    return table.data() == face.table("head") and list(raw.glyphIndexesForString(PROBE)) == ids

"""Qt must open exactly our files: weights of one family share glyph ids, so look at `head`."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from layout_app.fonts.catalogue import shipped

pytestmark = pytest.mark.gui
PROBE = "国永，。“《（—·AZaz09𬉼"


@pytest.mark.parametrize("face_id", shipped().ids())
def test_family_and_weight_open_the_shipped_file(qapp, face_id) -> None:
    face = shipped().face(face_id)
    opened = QFontDatabase.addApplicationFont(str(face.path))
    assert QFontDatabase.applicationFontFamilies(opened)[0] == face.family
    font = QFont(face.family)
    font.setWeight(QFont.Weight(face.weight))
    font.setPixelSize(100)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    raw = QRawFont.fromFont(font)
    assert bytes(raw.fontTable("head")) == face.table("head")
    assert list(raw.glyphIndexesForString(PROBE)) == [face.glyph(char) for char in PROBE]

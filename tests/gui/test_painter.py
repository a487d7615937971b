"""Glyphs on screen carry the ink of their outlines at every size, in every face."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QLabel

from layout_app.display.items import GlyphRun, Group, Panel, Rule
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ids import FaceId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.ui.screen.faces import OUTLINE_EM, ScreenFaces
from layout_app.ui.screen.painter import page_image, paint_page

pytestmark = pytest.mark.gui
FACES = tuple(shipped().ids())


@pytest.fixture
def screen(qapp) -> ScreenFaces:
    return ScreenFaces(shipped())


def display(*items, trim=(400.0, 400.0), at=(0.0, 0.0)) -> PageDisplay:
    group = Group(x=at[0], y=at[1], items=items, bounds=Rect(0, 0, *trim), name="b1")
    return PageDisplay(page=PageId("p1"), folio="A01", trim=trim, groups=(group,))


def run(text: str, *, size: float, face: str = "song-400", turn: int = 0, ink: Ink = BLACK):
    opened = shipped().face(FaceId(face))
    return GlyphRun(
        face=FaceId(face),
        size=size,
        ink=ink,
        glyphs=tuple(map(opened.glyph, text)),
        xs=tuple(20 + k * size for k in range(len(text))),
        ys=(20 + size,),
        text=text,
        starts=tuple(range(len(text))),
        turn=turn,
    )


def darkness(image: QImage) -> int:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data = bytes(grey.constBits())
    return 255 * len(data) - sum(data)


def outline_darkness(screen: ScreenFaces, item: GlyphRun, side: int) -> int:
    """Fill the glyph's outline four times as large and shrink: the truth to compare with."""
    image = QImage(side * 4, side * 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    k = item.size * 4 / OUTLINE_EM
    painter.setTransform(QTransform().translate(item.xs[0] * 4, item.ys[0] * 4).scale(k, k))
    painter.fillPath(screen.outline(item.face, item.glyphs[0]), Qt.GlobalColor.black)
    painter.end()
    return darkness(image) // 16


@pytest.mark.parametrize("pixels", [9, 40, 64, 66, 90, 300])
@pytest.mark.parametrize("face", FACES)
def test_glyph_keeps_the_ink_of_its_outline_at_size(screen, face, pixels):
    item = run("国", size=pixels, face=face)
    shown = darkness(page_image(display(item), screen, 1.0))
    assert shown == pytest.approx(outline_darkness(screen, item, 400), rel=0.05)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0, 8.0])
def test_headline_stays_visible_when_zoomed(screen, zoom):
    item = run("报", size=60.0)
    shown = darkness(page_image(display(item, trim=(120.0, 120.0)), screen, zoom)) / zoom**2
    assert shown == pytest.approx(outline_darkness(screen, item, 120), rel=0.05)


def test_weights_of_a_family_differ_in_ink(screen):
    inks = [
        darkness(page_image(display(run("国", size=40, face=f"song-{weight}")), screen, 1.0))
        for weight in (400, 700, 900)
    ]
    assert inks[0] * 1.2 < inks[1] < inks[2] / 1.05


def test_turned_glyph_is_drawn_on_its_side(screen):
    upright = page_image(display(run("一", size=40)), screen, 1.0)
    turned = page_image(display(run("一", size=40, turn=90)), screen, 1.0)
    assert _ink_box(upright)[2] > 2 * _ink_box(upright)[3]
    assert _ink_box(turned)[3] > 2 * _ink_box(turned)[2]


def test_group_place_and_coloured_shapes_are_honoured(screen):
    red = Ink(m=1.0, y=1.0)
    items = (
        Panel(rect=Rect(10, 10, 50, 20), fill=red),
        Rule(x1=10, y1=60, x2=110, y2=60, weight=4, ink=BLACK),
    )
    image = page_image(display(*items, at=(100.0, 50.0)), screen, 1.0)
    assert image.pixelColor(130, 70).name() == "#ff0000"
    assert image.pixelColor(150, 110).name() == "#000000"
    assert image.pixelColor(105, 55).name() == "#ffffff"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_qt_void_calls_keep_none_alive(qapp):
    label = QLabel()
    label.setText("版")
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("版")
    assert before - sys.getrefcount(None) < 100


def _ink_box(image: QImage) -> tuple[int, int, int, int]:
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def test_headline_stays_visible_on_a_dense_screen(screen):
    image = QImage(240, 240, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    item = run("报", size=60.0)
    paint_page(painter, display(item, trim=(120.0, 120.0)), screen)
    painter.end()
    assert darkness(image) / 4 == pytest.approx(outline_darkness(screen, item, 120), rel=0.05)

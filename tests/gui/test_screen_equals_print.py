"""The screen shows what the press prints: ink per cell, in every face, at two zooms."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from layout_app.display.items import Group, Panel, Rule
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ids import FaceId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.press.profile import Profile
from layout_app.press.render import page_png
from layout_app.press.writer import write_pdf
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import page_image
from tests.pages import ALL_FACES, HEAD, PASSAGE, info, run, standing, vertical_run

pytestmark = pytest.mark.gui
CELL = 9.0
"""Points of a cell's side: one 字."""
TRIM = (450.0, 180.0)
LIMIT = 0.04
"""Mean difference of ink in a cell that holds any, as a share of the mean ink."""


def page(face: str) -> PageDisplay:
    words = [run(PASSAGE, 9.0, 20.0 + 14 * n, face=face, size=CELL) for n in range(4)]
    head = run("国家通讯社区", 9.0, 130.0, face=face, size=36.0)
    shapes = (
        Rule(x1=9, y1=140, x2=300, y2=140, weight=1, ink=BLACK),
        Panel(rect=Rect(310, 90, 60, 45), fill=Ink(k=0.2), stroke=BLACK, weight=0.5),
    )
    return display((*shapes, *words, head))


def display(items) -> PageDisplay:
    group = Group(x=0.0, y=0.0, items=items, bounds=Rect(0, 0, *TRIM), name="b1")
    return PageDisplay(page=PageId("p1"), folio="A01", trim=TRIM, groups=(group,))


def screen_ink(shown: PageDisplay, scale: float) -> np.ndarray:
    image = page_image(shown, ScreenFaces(shipped()), scale)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return 255.0 - rows[:, : grey.width()]


def print_ink(shown: PageDisplay, scale: float) -> np.ndarray:
    pdf = write_pdf([shown], shipped(), Profile.SCREEN, info(), no_pictures())
    png = page_png(pdf, 0, round(72 * scale))
    return 255.0 - np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=float)


def no_pictures():
    class Nothing:
        def original(self, sha256: str) -> bytes:
            raise AssertionError(f"no picture {sha256} stands here")

    return Nothing()


def cells(ink: np.ndarray, scale: float) -> np.ndarray:
    """Return the mean ink of each cell, blurred over its neighbours."""
    side = round(CELL * scale)
    rows, columns = ink.shape[0] // side, ink.shape[1] // side
    mean = ink[: rows * side, : columns * side].reshape(rows, side, columns, side).mean((1, 3))
    padded = np.pad(mean, 1, mode="edge")
    around = sum(padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3))
    return (mean * 4 + around) / 13


def difference(screen: np.ndarray, printed: np.ndarray, scale: float) -> float:
    height, width = min(screen.shape[0], printed.shape[0]), min(screen.shape[1], printed.shape[1])
    one, two = cells(screen[:height, :width], scale), cells(printed[:height, :width], scale)
    inked = two > 2
    return float(np.abs(one - two)[inked].mean() / two[inked].mean())


@pytest.mark.parametrize("scale", [2.0, 4.0])
@pytest.mark.parametrize("face", ALL_FACES)
def test_screen_carries_the_ink_of_the_print(qapp, face, scale):
    shown = page(face)
    assert difference(screen_ink(shown, scale), print_ink(shown, scale), scale) < LIMIT


def test_screen_and_print_lie_on_each_other(qapp):
    shown = page("song-400")
    screen, printed = screen_ink(shown, 2.0), print_ink(shown, 2.0)
    height, width = min(screen.shape[0], printed.shape[0]), min(screen.shape[1], printed.shape[1])
    screen, printed = screen[:height, :width], printed[:height, :width]
    shifts = [(dx, dy) for dx in range(-3, 4) for dy in range(-3, 4)]
    best = min(shifts, key=lambda s: np.abs(np.roll(screen, s, (1, 0)) - printed).mean())
    assert best == (0, 0)


def test_turned_and_vertical_glyphs_agree(qapp):
    upright = vertical_run("报眉（下）", 60.0, 20.0, face="song-700", size=18.0)
    turned = replace(run("ABC 2023", 120.0, 40.0, face="hei-700", size=24.0), turn=90)
    shown = display((upright, turned))
    assert difference(screen_ink(shown, 2.0), print_ink(shown, 2.0), 2.0) < LIMIT


@pytest.mark.parametrize("scale", [2.0, 4.0])
@pytest.mark.parametrize("face", ALL_FACES)
def test_vertical_lines_carry_the_ink_of_the_print(qapp, face, scale):
    lines = [standing(HEAD, 30.0 + 40 * n, 5.0, face=face, size=11.0) for n in range(9)]
    head = standing("增2023年26日", 420.0, 5.0, face=face, size=30.0)
    shown = display((*(item for line in lines for item in line), *head))
    assert difference(screen_ink(shown, scale), print_ink(shown, scale), scale) < LIMIT


def test_narrowed_figures_painted_wide_are_found(qapp):
    narrow = display(standing("共100个", 60.0, 5.0, face="hei-700", size=40.0))
    wide = display(tuple(replace(item, wide=1.0) for item in narrow.groups[0].items))
    assert difference(screen_ink(wide, 2.0), print_ink(narrow, 2.0), 2.0) > LIMIT


@pytest.mark.parametrize("scale", [2.0, 4.0])
def test_bold_painted_as_regular_is_found(qapp, scale):
    regular = page("song-400")
    bold = page("song-700")
    assert difference(screen_ink(regular, scale), print_ink(bold, scale), scale) > 2 * LIMIT


@pytest.mark.parametrize("scale", [2.0, 4.0])
def test_line_lost_on_screen_is_found(qapp, scale):
    whole = page("song-400")
    short = display(whole.groups[0].items[:-2])
    assert difference(screen_ink(short, scale), print_ink(whole, scale), scale) > 2 * LIMIT


def test_faces_of_the_catalogue_are_all_tried():
    assert set(ALL_FACES) == {str(FaceId(name)) for name in shipped().ids()}

"""Pages of every kind of box: ghostscript, poppler and pdfium draw what the screen shows."""

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from test_screen_equals_print import difference, no_pictures, screen_ink

from layout_app.compose.page import Composer
from layout_app.display.items import Area, GlyphRun, Group, Item, Panel, Picture, PlacedPdf, Rule
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ids import PageId
from layout_app.model.ink import Ink
from layout_app.press.profile import Profile
from layout_app.press.render import page_png
from layout_app.press.writer import write_pdf
from tests.pages import info
from tests.randompages import random_issue

pytestmark = [pytest.mark.gui, pytest.mark.judge]

COUNT = 20 if os.environ.get("LAYOUT_CAMPAIGN") else 1
SCALE = 2.0
LIMIT = 0.06
"""Mean difference of ink in a cell that holds any: renderers differ in how they smooth edges."""
GREY = Ink(k=0.4)


def black(ink: Ink | None) -> Ink | None:
    """Return an ink's darkness as black, which every renderer shows alike; colours have tests."""
    if ink is None:
        return None
    return Ink(k=min(1.0, round(ink.total * (ink.tint if ink.spot else 1.0), 3)))


def plain(item: Item) -> Item:
    """Return an item in black alone, pictures and ads as grey places."""
    match item:
        case GlyphRun() | Rule() | Area():
            return replace(item, ink=black(item.ink))
        case Panel():
            return replace(item, fill=black(item.fill), stroke=black(item.stroke))
        case Picture() | PlacedPdf():
            return Panel(rect=item.rect, fill=GREY)
        case Group():
            return replace(item, items=tuple(map(plain, item.items)))


def first_page(seed: int) -> PageDisplay:
    issue, _ = random_issue(seed)
    found = Composer(shipped()).page(issue, PageId("p1")).display
    groups = tuple(plain(group) for group in found.groups)
    return replace(found, bleed=0.0, groups=groups)


def ghostscript(pdf: Path) -> np.ndarray:
    """Return the black plate."""
    out = pdf.with_suffix(".tif")
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-dUseTrimBox",
         "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{72 * SCALE:.0f}",
         f"-sOutputFile={out}", str(pdf)], check=True, capture_output=True,
    )  # fmt: skip
    plates = sorted(pdf.parent.glob("*(*).tif"))
    inked = {p.name for p in plates if np.asarray(Image.open(p)).min() < 250}
    assert {name.split("(")[1][:-5] for name in inked} == {"Black"}
    (plate,) = (p for p in plates if "(Black)" in p.name)
    return 255.0 - np.asarray(Image.open(plate).convert("L"), dtype=float)


def poppler(pdf: Path) -> np.ndarray:
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(round(72 * SCALE)), "-x", "57", "-y", "57", "-W",
         str(10_000), "-H", str(10_000), str(pdf), str(pdf.with_suffix(""))],
        check=True, capture_output=True,
    )  # fmt: skip
    (drawn,) = pdf.parent.glob("*.pgm")
    return 255.0 - np.asarray(Image.open(drawn), dtype=float)


def pdfium(pdf: Path) -> np.ndarray:
    png = page_png(pdf.read_bytes(), 0, round(72 * SCALE))
    return 255.0 - np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=float)


def pdfium_press(pdf: Path) -> np.ndarray:
    """Return black as it was written: pdfium shows tints of press black by a curve of its own."""
    return np.interp(pdfium(pdf), *tone_curve())


@cache
def tone_curve() -> tuple[list[float], list[float]]:
    """Return what pdfium shows of a wedge of black, and what the wedge holds, both 0..255."""
    tints = [n / 32 for n in range(33)]
    steps = tuple(
        Panel(rect=Rect(12.0 * n, 0.0, 12.0, 40.0), fill=Ink(k=tint))
        for n, tint in enumerate(tints)
    )
    group = Group(x=0.0, y=0.0, items=steps, bounds=Rect(0, 0, 400, 40), name="b1")
    wedge = PageDisplay(page=PageId("p1"), folio="A01", trim=(400.0, 40.0), groups=(group,))
    pdf = write_pdf([wedge], shipped(), Profile.X1A, info(), no_pictures())
    image = Image.open(io.BytesIO(page_png(pdf, 0, 72))).convert("L")
    shown = 255.0 - np.asarray(image, dtype=float)
    return [float(shown[20, 12 * n + 6]) for n in range(33)], [255.0 * tint for tint in tints]


def alike(ink: np.ndarray) -> np.ndarray:
    """Return ink scaled so that solid black is full: some renderers show K100 as a dark grey."""
    return ink * (255.0 / np.percentile(ink[ink > 128], 99))


@pytest.mark.parametrize(
    ("tool", "drawn", "profile"),
    [
        ("gs", ghostscript, Profile.X1A),
        ("gs", ghostscript, Profile.X4),
        ("pdftoppm", poppler, Profile.X1A),
        ("pdftoppm", poppler, Profile.X4),
        ("", pdfium_press, Profile.X1A),
        ("", pdfium_press, Profile.X4),
        ("", pdfium, Profile.SCREEN),
    ],
)
@pytest.mark.parametrize("seed", range(COUNT))
def test_canvas_and_renderers_agree(
    qapp,
    seed: int,
    tool: str,
    drawn: Callable[[Path], np.ndarray],
    profile: Profile,
    tmp_path: Path,
):
    if tool and shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    shown = first_page(seed)
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf([shown], shipped(), profile, info(), no_pictures()))
    screen, printed = alike(screen_ink(shown, SCALE)), alike(drawn(path))
    assert difference(screen, printed, SCALE) < LIMIT


def test_a_box_that_is_lost_on_the_screen_is_found(qapp, tmp_path: Path):
    shown = first_page(0)
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf([shown], shipped(), Profile.X1A, info(), no_pictures()))
    short = replace(shown, groups=tuple(g for g in shown.groups if g.name != "b3"))
    screen, printed = alike(screen_ink(short, SCALE)), alike(pdfium(path))
    assert difference(screen, printed, SCALE) > LIMIT

"""Pages put together at random from every kind of box, before the judges in both press profiles."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from layout_app.compose.page import Composer
from layout_app.display.items import Group, Item, Picture, PlacedPdf
from layout_app.display.page import PageDisplay, walk
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import accepted_text
from layout_app.press.conservation import check, printed
from layout_app.press.content import paint_page
from layout_app.press.profile import SLUG, Profile
from layout_app.press.writer import write_pages, write_pdf
from tests.judges.test_press_judged import JUDGES, PRESS, judge, run_tool
from tests.pages import Originals, info
from tests.randompages import random_issue

pytestmark = pytest.mark.judge

PAPER_WHITE = 250
"""Of 255: below it a pixel of a plate holds ink."""
COUNT = 20 if os.environ.get("LAYOUT_CAMPAIGN") else 4


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize("seed", range(COUNT))
def test_pages_of_random_boxes_pass_every_judge(seed, profile, tmp_path):
    issue, originals = random_issue(seed)
    composer = Composer(shipped())
    files = []
    for page in issue.pages:
        composed = composer.page(issue, page.id)
        painted = paint_page(composed.display, shipped(), is_rgb=False, slug=SLUG)
        data = write_pages([painted], shipped(), profile, info(), Originals(**originals))
        path = Path(tmp_path, f"{composed.display.folio}.pdf")
        path.write_bytes(data)
        files.append(data)
        judge(path, profile, "--news", "--tac", "--single-page", "--strict")
        inked = run_tool(sys.executable, str(JUDGES / "tac.py"), str(path), "--limit", "240")
        assert inked.returncode == 0, inked.stdout
        assert run_tool("qpdf", "--check", str(path)).returncode == 0
        drawn = run_tool("pdftoppm", "-r", "50", str(path), str(tmp_path / "out"))
        assert (drawn.returncode, drawn.stderr) == (0, "")
    for copy in issue.articles:
        found = [passage for data in files for passage in printed(data).get(copy.id, ())]
        lost = composer.article(issue, copy.id).lost
        account = check({copy.id: accepted_text(copy)}, {copy.id: found}, {copy.id: lost}, {})
        assert account[copy.id].is_whole


def plates_asked_for(page: PageDisplay) -> set[str]:
    """Return the process plates that the inks of a page without pictures name."""
    inks = [
        ink
        for item, _, _ in walk(page)
        for field in ("ink", "fill", "stroke")
        if (ink := getattr(item, field, None)) is not None
    ]
    assert not any(ink.spot for ink in inks)
    names = {"c": "Cyan", "m": "Magenta", "y": "Yellow", "k": "Black"}
    return {name for share, name in names.items() if any(getattr(i, share) > 0 for i in inks)}


def only(page: PageDisplay, stays: Callable[[Item], bool]) -> PageDisplay:
    """Return a page with the items that stay, whatever group they stand in."""

    def cleared(group: Group) -> Group:
        items = (cleared(item) if isinstance(item, Group) else item for item in group.items)
        return replace(group, items=tuple(i for i in items if isinstance(i, Group) or stays(i)))

    return replace(page, groups=tuple(map(cleared, page.groups)))


def is_drawn(item: Item) -> bool:
    return not isinstance(item, Picture | PlacedPdf)


def is_black(item: Item) -> bool:
    inks = [getattr(item, field, None) for field in ("ink", "fill", "stroke")]
    return all(ink is None or ink.is_black_only or ink.is_paper for ink in inks)


def inked_plates(page: PageDisplay, profile: Profile, folder: Path) -> set[str]:
    """Return the plates of a page on which ghostscript lays ink."""
    folder.mkdir()
    path = folder / "page.pdf"
    path.write_bytes(write_pdf([page], shipped(), profile, info(), Originals()))
    done = run_tool(
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=tiffsep", "-r72",
        "-o", str(folder / "s%d.tif"), str(path),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    plates = {
        p.name.split("(")[1][:-5]: np.asarray(Image.open(p)) for p in folder.glob("s*(*).tif")
    }
    assert plates.keys() <= {"Cyan", "Magenta", "Yellow", "Black"}
    return {name for name, plate in plates.items() if plate.min() < PAPER_WHITE}


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize("seed", range(COUNT))
def test_ink_lies_on_the_plates_that_are_asked_for_and_black_on_black_alone(
    seed, profile, tmp_path
):
    issue, _originals = random_issue(seed)
    composer = Composer(shipped())
    for page in issue.pages:
        plain = only(composer.page(issue, page.id).display, is_drawn)
        inked = inked_plates(plain, profile, tmp_path / f"{page.id}-all")
        assert inked == plates_asked_for(plain)
        assert inked_plates(only(plain, is_black), profile, tmp_path / f"{page.id}-black") == {
            "Black"
        }

"""Section heads (栏头) and ornaments (报花): derived words, drawings inside their place."""

from dataclasses import replace

import pytest

from layout_app.compose.drawing.ornaments import drawing, ornament_items
from layout_app.display.dump import dump
from layout_app.display.halves import halves
from layout_app.display.items import Area, GlyphRun, Group, Panel, moved
from layout_app.display.page import PageDisplay, walk
from layout_app.edit.free import set_ornament
from layout_app.edit.pages import set_section
from layout_app.edit.planning import change_section
from layout_app.edit.spreads import join_pages
from layout_app.errors import CommandError
from layout_app.model.box import OrnamentBox, SectionBox, SectionLook
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId, PageId
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.model.ornament import Ornament
from tests.unit.compose.setpages import GOLDEN, composer, issue

P2 = PageId("p2")


def strip(name: str = "s", column: int = 0, **fields) -> SectionBox:
    cells = Cells(column=column, line=3, columns=3, lines=3)
    return SectionBox(id=BoxId(name), cells=cells, **fields)


def flower(name: str = "o", **fields) -> OrnamentBox:
    given = {"rect": Rect(50, 80, 60, 40), "ornament": Ornament.PLUM} | fields
    return OrnamentBox(id=BoxId(name), **given)


def group(found, name: str) -> Group:
    return next(g for g in found.display.groups if g.name == name)


def words(found, name: str = "s") -> list[GlyphRun]:
    return [item for item in group(found, name).items if isinstance(item, GlyphRun)]


def composed(*boxes):
    return composer().page(issue((), (), boxes), P2)


@pytest.mark.parametrize("look", SectionLook)
def test_a_section_head_says_the_section_of_its_page(look):
    found = issue((), (), (strip(look=look),))
    (run,) = words(composer().page(found, P2))
    assert run.text == "要闻"
    renamed = composer().page(set_section(found, P2, "副刊"), P2)
    assert words(renamed)[0].text == "副刊"
    own = composer().page(change_section(found, BoxId("s"), "专　题"), P2)
    assert words(own)[0].text == "专 题"


def test_a_section_head_of_a_spread_says_the_section_of_its_side():
    found = join_pages(issue((), (), (strip("a"),), (strip("b"),)), P2)
    found = set_section(found, P2, "右版", is_right=True)
    page = composer().page(found, P2)
    assert [words(page, name)[0].text for name in ("a", "b")] == ["要闻", "右版"]


def test_words_on_a_light_band_are_black():
    assert words(composed(strip(ink=Ink(m=1.0, y=0.8))))[0].ink == PAPER
    assert words(composed(strip(ink=Ink(y=0.3))))[0].ink == BLACK


def test_a_section_head_without_words_is_told_of():
    found = set_section(issue((), (), (strip(),)), P2, "")
    assert [p.code for p in composer().page(found, P2).problems] == ["section.no_words"]


@pytest.mark.parametrize("look", SectionLook)
def test_ink_of_a_section_head_stays_in_its_place(look):
    found = composed(strip(look=look, ink=Ink(c=1.0), title="一个很长很长很长很长很长的栏目名称"))
    place = group(found, "s").bounds
    for item in group(found, "s").items:
        if isinstance(item, Panel):
            assert item.rect.right <= place.w + 0.01
        if isinstance(item, GlyphRun):
            assert max(item.xs) + item.size <= place.w + item.size / 2


@pytest.mark.parametrize("ornament", Ornament)
def test_a_drawing_fills_its_place_and_leaves_it_nowhere(ornament):
    found = drawing(ornament)
    points = [
        p
        for shape in found.shapes
        for loop in shape
        for p in zip(loop[::2], loop[1::2], strict=True)
    ]
    assert min(x for x, _ in points) >= -0.5
    assert min(y for _, y in points) >= -0.5
    assert max(x for x, _ in points) <= found.width + 0.5
    assert max(y for _, y in points) <= found.height + 0.5
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    assert wide > 0.5 * found.width
    for w, h in ((200.0, 40.0), (40.0, 200.0)):
        for item in ornament_items(ornament, w, h, BLACK):
            assert isinstance(item, Area)
            bounds = item.bounds
            assert bounds.x >= -1
            assert bounds.right <= w + 1
            assert bounds.y >= -1
            assert bounds.bottom <= h + 1


def test_ornaments_differ():
    assert len({drawing(ornament).shapes for ornament in Ornament}) == len(Ornament) >= 12


def test_another_ornament_takes_the_place():
    found = issue((), (), (flower(), strip()))
    changed = set_ornament(found, BoxId("o"), Ornament.LOTUS)
    assert changed.pages[1].boxes[0] == flower(ornament=Ornament.LOTUS)
    with pytest.raises(CommandError, match=r"box\.no_ornament"):
        set_ornament(found, BoxId("s"), Ornament.LOTUS)
    with pytest.raises(CommandError, match=r"box\.no_section"):
        change_section(found, BoxId("o"), "副刊")


def test_an_ornament_over_the_fold_is_cut_there():
    found = composed(flower(rect=Rect(170, 80, 60, 60), ornament=Ornament.ROSETTE))
    display = PageDisplay(
        page=P2, folio="A02-A03", trim=(400.0, 600.0), groups=found.display.groups
    )
    left, right = halves(display, ("A02", "A03"), (P2, PageId("p3")))
    whole = [i for i, _, _ in walk(display) if isinstance(i, Area)]
    cut = [[(i, dx) for i, dx, _ in walk(h) if isinstance(i, Area)] for h in (left, right)]
    assert sum(map(len, cut)) > len(whole)
    for side in cut:
        assert side
        for item, dx in side:
            assert item.bounds.x + dx >= -0.01
            assert item.bounds.right + dx <= 200.01


def test_a_moved_area_is_the_same_elsewhere():
    (area, *_others) = ornament_items(Ornament.PLUM, 30.0, 30.0, BLACK)
    there = moved(area, 5.0, 7.0)
    assert isinstance(there, Area)
    assert there.bounds.x == pytest.approx(area.bounds.x + 5, abs=0.002)
    assert there.bounds.h == pytest.approx(area.bounds.h, abs=0.002)


def test_display_list_of_section_heads_and_ornaments(golden):
    boxes = [strip(f"s{n}", look=look, ink=Ink(m=1.0, y=0.8)) for n, look in enumerate(SectionLook)]
    boxes += [flower(f"o{n}", ornament=kind) for n, kind in enumerate(Ornament)]
    page = composer().page(issue((), (), tuple(replace(b) for b in boxes)), P2)
    golden(GOLDEN / "adornments.txt", dump(page.display))

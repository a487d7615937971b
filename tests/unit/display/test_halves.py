"""A spread as two pages: each glyph on one side, lines and areas cut at the fold, nothing twice."""

import pytest
from hypothesis import given

from layout_app.display.halves import halves
from layout_app.display.items import Area, GlyphRun, Panel, Picture, PlacedPdf, Rule, straight
from layout_app.display.page import PageDisplay, walk
from layout_app.model.geometry import Rect
from layout_app.model.ids import PageId
from layout_app.model.ink import BLACK
from tests.unit.display.displays import PAGES, TRIM, group, page, run

FOLD = TRIM[0] / 2


def parted(spread: PageDisplay) -> tuple[PageDisplay, PageDisplay]:
    return halves(spread, ("A02", "A03"), (PageId("l"), PageId("r")))


def sides(*items) -> tuple[list, list]:
    """Return the items of both pages as they count from their group, which spans the spread."""
    wide = group(*items, bounds=Rect(0, 0, *TRIM))
    left, right = (half.groups[0].items for half in parted(page(wide)))
    return list(left), list(right)


def test_each_half_is_a_page_of_its_own():
    left, right = parted(page(folio="A02-A03", bleed=8.5))
    assert (left.page, left.folio, left.trim, left.bleed) == ("l", "A02", (FOLD, 500.0), 8.5)
    assert (right.page, right.folio, right.trim, right.bleed) == ("r", "A03", (FOLD, 500.0), 8.5)


def test_right_half_counts_from_the_fold():
    box = group(run("一"), x=410.0, y=30.0)
    left, right = parted(page(box))
    assert left.groups == ()
    assert (right.groups[0].x, right.groups[0].y) == (10.0, 30.0)
    assert right.groups[0].items == box.items


def test_group_on_one_side_is_shown_whole():
    box = group(run("一"), x=10.0)
    left, right = parted(page(box))
    assert left.groups == (box,)
    assert right.groups == ()


def test_group_across_the_fold_ends_there_on_both_pages():
    box = group(run("一"), run("二", x=90.0), x=350.0)
    (left,), (right,) = (half.groups for half in parted(page(box)))
    assert (left.x, left.bounds) == (350.0, Rect(0, 0, 50, 100))
    assert (right.x, right.bounds) == (-50.0, Rect(50, 0, 50, 100))


def test_group_whose_ink_leaves_its_bounds_is_shown_where_the_ink_is():
    box = group(run("一", x=120.0), x=290.0)
    left, right = parted(page(box))
    assert left.groups[0].items == ()
    assert right.groups[0].items == box.items
    assert right.groups[0].bounds == box.bounds


def test_character_stands_where_its_middle_lies():
    left, right = sides(run("一二三", x=FOLD - 15))
    assert [r.text for r in left] == ["一"]
    assert [r.text for r in right] == ["二三"]
    left, right = sides(run("一二三", x=FOLD - 15.001))
    assert [r.text for r in left] == ["一二"]


def test_vertical_line_stands_on_one_side():
    left, right = sides(run("一二三", x=FOLD - 5.1, down=True))
    assert ([r.text for r in left], right) == (["一二三"], [])
    left, right = sides(run("abc", x=FOLD - 1, down=True, turn=90))
    assert ([r.text for r in left], right) == (["abc"], [])


def rule(x1, y1, x2, y2) -> Rule:
    return Rule(x1=x1, y1=y1, x2=x2, y2=y2, weight=1, ink=BLACK)


@pytest.mark.parametrize("turned", [False, True])
def test_slanting_rule_is_cut_where_it_meets_the_fold(turned):
    ends = (FOLD - 100.0, 0.0, FOLD + 300.0, 40.0)
    x1, y1, x2, y2 = (*ends[2:], *ends[:2]) if turned else ends
    (left,), (right,) = sides(rule(x1, y1, x2, y2))
    met = (FOLD, 10.0)
    both = {(left.x1, left.y1), (left.x2, left.y2)}, {(right.x1, right.y1), (right.x2, right.y2)}
    assert both == ({ends[:2], met}, {met, ends[2:]})
    assert (left.x1 > left.x2) is turned


def test_rule_on_the_fold_belongs_to_the_right_page():
    upright = rule(FOLD, 0, FOLD, 50)
    assert sides(upright) == ([], [upright])
    ends_there, begins_there = rule(0, 0, FOLD, 0), rule(FOLD, 0, FOLD + 9, 0)
    assert sides(ends_there) == ([ends_there], [])
    assert sides(begins_there) == ([], [begins_there])


def test_outline_of_a_panel_is_open_at_the_fold():
    panel = Panel(rect=Rect(FOLD - 50, 10, 80, 20), fill=BLACK, stroke=BLACK, weight=2)
    left, right = sides(panel)
    assert left[0] == Panel(rect=Rect(FOLD - 50, 10, 50, 20), fill=BLACK)
    assert right[0] == Panel(rect=Rect(FOLD, 10, 30, 20), fill=BLACK)
    assert [(r.x1, r.y1, r.x2, r.y2) for r in left[1:]] == [
        (FOLD - 51, 10, FOLD, 10),
        (FOLD - 51, 30, FOLD, 30),
        (FOLD - 50, 10, FOLD - 50, 30),
    ]
    assert [(r.x1, r.y1, r.x2, r.y2) for r in right[1:]] == [
        (FOLD, 10, FOLD + 31, 10),
        (FOLD, 30, FOLD + 31, 30),
        (FOLD + 30, 10, FOLD + 30, 30),
    ]


def test_picture_is_shown_in_two_pieces_of_its_crop():
    picture = Picture(rect=Rect(FOLD - 30, 0, 40, 10), original="f", crop=Rect(0.2, 0.1, 0.8, 0.5))
    (left,), (right,) = sides(picture)
    assert (left.rect, left.crop) == (Rect(FOLD - 30, 0, 30, 10), Rect(0.2, 0.1, 0.6, 0.5))
    assert (right.rect, right.crop) == (Rect(FOLD, 0, 10, 10), Rect(0.8, 0.1, 0.2, 0.5))


def test_placed_page_keeps_its_place_and_shows_a_part():
    """Its scale follows from all of its place; what is painted is the window."""
    placed = PlacedPdf(rect=Rect(FOLD - 30, 0, 40, 10), original="f")
    (left,), (right,) = sides(placed)
    assert left.rect == right.rect == placed.rect
    assert (left.shown, right.shown) == (Rect(FOLD - 30, 0, 30, 10), Rect(FOLD, 0, 10, 10))


def test_outline_without_weight_is_none():
    panel = Panel(rect=Rect(FOLD - 50, 10, 80, 20), stroke=BLACK)
    assert sides(panel) == ([], [])


def test_area_on_one_side_is_nothing_on_the_other():
    area = Area(loops=(straight([(10.0, 0.0), (20.0, 0.0), (20.0, 8.0)]),), ink=BLACK)
    assert sides(area) == ([area], [])


def test_area_is_cut_along_the_fold():
    square = Area(loops=(straight([(390.0, 0.0), (410.0, 0.0), (410.0, 8.0), (390.0, 8.0)]),),
                  ink=BLACK)  # fmt: skip
    (left,), (right,) = sides(square)
    assert left.bounds == Rect(390, 0, 10, 8)
    assert right.bounds == Rect(400, 0, 10, 8)


def test_ink_beyond_the_outer_edges_bleeds_on():
    panel = Panel(rect=Rect(-10, 0, 820, 10), fill=BLACK)
    (left,), (right,) = sides(panel)
    assert (left.rect.x, right.rect.right) == (-10, 810)


def _characters(display: PageDisplay, begins: float) -> list[tuple[str, float, float]]:
    return [
        (char, round(x + dx + begins, 2), round(item.ys[k if len(item.ys) > 1 else 0] + dy, 2))
        for item, dx, dy in walk(display)
        if isinstance(item, GlyphRun)
        for k, (char, x) in enumerate(zip(item.text, item.xs, strict=True))
    ]


@given(PAGES)
def test_every_character_stands_on_one_of_the_pages_at_its_place(spread):
    left, right = parted(spread)
    found = _characters(left, 0.0) + _characters(right, FOLD)
    assert sorted(found) == sorted(_characters(spread, 0.0))


@given(PAGES)
def test_no_rectangle_reaches_over_the_fold(spread):
    left, right = parted(spread)
    for display, low, high in ((left, -1e6, FOLD), (right, 0.0, 1e6)):
        for item, dx, _ in walk(display):
            if isinstance(item, Panel | Picture):
                assert low - 0.002 <= item.rect.x + dx
                assert item.rect.right + dx <= high + 0.002


@given(PAGES)
def test_pictures_of_both_pages_are_as_wide_as_those_of_the_spread(spread):
    def width(display: PageDisplay) -> float:
        return sum(item.rect.w for item, _, _ in walk(display) if isinstance(item, Picture))

    left, right = parted(spread)
    assert width(left) + width(right) == pytest.approx(width(spread), abs=0.05)

"""Items of a display list: invariants of runs and areas, moving, cutting runs apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.display.items import (
    Area,
    GlyphRun,
    Group,
    PlacedPdf,
    Rule,
    Source,
    glyph_text,
    moved,
    origins,
    part_of,
    straight,
)
from layout_app.display.page import leaves, walk
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ink import BLACK
from tests.unit.display.displays import ITEMS, OFFSETS, PAGES, RUNS, SOURCE, group, page, run


@pytest.mark.parametrize(
    "wrong", [{"xs": (0.0,)}, {"starts": (0,)}, {"ys": (0.0, 0.0, 0.0)}, {"ys": ()}], ids=str
)
def test_run_has_one_place_a_glyph(wrong):
    with pytest.raises(AssertionError, match="one"):
        run("两字", **wrong)


def test_area_is_made_of_whole_curves():
    Area(loops=((0.0,) * 8,), ink=BLACK)
    with pytest.raises(AssertionError, match="three points"):
        Area(loops=((0.0,) * 6,), ink=BLACK)


def test_area_lies_within_all_its_points():
    area = Area(loops=((0, 5, 1, 2, 3, 4, 9, 8), (20, -1, 0, 0, 0, 0, 0, 0)), ink=BLACK)
    assert area.bounds == Rect(0, -1, 20, 9)
    assert Area(loops=(), ink=BLACK).bounds == Rect(0, 0, 0, 0)


def test_glyph_shows_the_characters_up_to_the_next():
    """A dash of two characters is one glyph; a glyph may continue another and show none."""
    dash = run("——好", glyphs=(9, 10, 11), starts=(0, 2, 2), xs=(0.0, 20.0, 30.0))
    assert [glyph_text(dash, k) for k in range(3)] == ["——", "", "好"]


@given(RUNS)
def test_glyphs_show_the_text_of_their_run(found):
    assert "".join(glyph_text(found, k) for k in range(len(found.glyphs))) == found.text


@given(RUNS, st.data())
def test_parts_of_a_run_are_the_run(found, data):
    at = data.draw(st.integers(0, len(found.glyphs) - 1))
    one, two = part_of(found, 0, at), part_of(found, at, len(found.glyphs))
    assert one.text + two.text == found.text
    assert one.glyphs + two.glyphs == found.glyphs
    assert one.xs + two.xs == found.xs
    if found.source:
        assert one.source == found.source
        assert two.source.offset == found.source.offset + len(one.text)
        assert two.source.position == found.source.position + len(one.text)
        assert (two.source.article, two.source.paragraph) == ("a", 2)
    assert part_of(found, 0, len(found.glyphs)) == found


def test_origins_share_a_base_line_or_have_each_its_own():
    assert origins(run("一二", x=1.0, y=7.0)) == ((1.0, 7.0), (11.0, 7.0))
    assert origins(run("一二", x=1.0, y=7.0, down=True)) == ((1.0, 7.0), (1.0, 17.0))


def test_part_of_a_vertical_run_keeps_its_heights():
    assert part_of(run("一二三", down=True), 1, 3).ys == (10.0, 20.0)
    assert part_of(run("一二三", y=7.0), 1, 3).ys == (7.0,)


def test_part_begins_with_its_first_glyph():
    dash = run("——好", glyphs=(9, 11), starts=(0, 2), xs=(0.0, 20.0), source=SOURCE)
    tail = part_of(dash, 1, 2)
    assert (tail.text, tail.starts) == ("好", (0,))
    assert tail.source == Source(SOURCE.article, 2, SOURCE.offset + 2, SOURCE.position + 2)
    assert part_of(dash, 0, 1).text == "——"


def _places(item, dx=0.0, dy=0.0):
    """Return every position of an item, groups resolved."""
    match item:
        case Group():
            return [p for x in item.items for p in _places(x, dx + item.x, dy + item.y)]
        case GlyphRun():
            return [(x + dx, y + dy) for x, y in origins(item)]
        case Rule():
            return [(item.x1 + dx, item.y1 + dy), (item.x2 + dx, item.y2 + dy)]
        case Area():
            return [
                (x + dx, y + dy)
                for loop in item.loops
                for x, y in zip(loop[::2], loop[1::2], strict=True)
            ]
        case _:
            return [(item.rect.x + dx, item.rect.y + dy)]


@given(ITEMS, OFFSETS, OFFSETS)
def test_item_moves_with_all_it_holds(item, dx, dy):
    there = moved(item, dx, dy)
    assert type(there) is type(item)
    for (x1, y1), (x2, y2) in zip(_places(item), _places(there), strict=True):
        assert x2 == pytest.approx(x1 + dx, abs=0.0011)
        assert y2 == pytest.approx(y1 + dy, abs=0.0011)
    assert moved(there, -dx, -dy) == item


def test_group_moves_by_its_origin_only():
    box = group(run("一"), x=1.5, y=2.0)
    there = moved(box, 10.0, 20.0)
    assert (there.x, there.y) == (11.5, 22.0)
    assert (there.items, there.bounds) == (box.items, box.bounds)


def test_item_that_does_not_move_is_itself():
    item = run("一")
    assert moved(item, 0.0, 0.0) is item


def test_window_of_a_placed_page_moves_with_it():
    placed = PlacedPdf(rect=Rect(1, 2, 30, 40), original="f", shown=Rect(1, 2, 15, 40))
    there = moved(placed, 10, 20)
    assert (there.rect, there.shown) == (Rect(11, 22, 30, 40), Rect(11, 22, 15, 40))
    assert moved(PlacedPdf(rect=Rect(1, 2, 3, 4), original="f"), 1, 1).shown is None


@given(st.lists(st.tuples(OFFSETS, OFFSETS), min_size=3, max_size=6))
def test_polygon_becomes_curves_through_its_corners(corners):
    loop = straight(corners)
    area = Area(loops=(loop,), ink=BLACK)
    ends = list(zip(loop[::6], loop[1::6], strict=True))
    assert ends == [*corners, corners[0]]
    assert area.bounds.x == min(x for x, _ in corners)
    assert all(value == quantised(value) for value in loop)


def test_sides_of_a_polygon_do_not_bend():
    loop = straight([(0.0, 0.0), (30.0, 0.0), (30.0, 60.0)])
    assert loop[2:8] == (10.0, 0.0, 20.0, 0.0, 30.0, 0.0)
    assert loop[8:14] == (30.0, 20.0, 30.0, 40.0, 30.0, 60.0)


def test_walk_reaches_what_lies_in_groups_of_groups():
    inner = group(run("二"), x=5.0, y=6.0)
    shown = page(group(run("一"), inner, x=10.0, y=20.0), group(run("三"), x=1.0, y=2.0))
    found = [(leaf.text, dx, dy) for leaf, dx, dy in walk(shown)]
    assert found == [("一", 10.0, 20.0), ("二", 15.0, 26.0), ("三", 1.0, 2.0)]


@given(PAGES)
def test_walk_is_the_leaves_of_each_group_in_painting_order(shown):
    assert list(walk(shown)) == [leaf for each in shown.groups for leaf in leaves(each)]
    assert not any(isinstance(leaf, Group) for leaf, _, _ in walk(shown))

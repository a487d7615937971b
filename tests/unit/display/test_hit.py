"""What lies under a point: the topmost box, the glyph whose cell holds it, and its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.display.hit import hit
from layout_app.display.items import Panel, Source
from layout_app.display.places import lines_of
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId
from layout_app.model.ink import BLACK
from tests.unit.display.displays import OFFSETS, SOURCE, group, page, run


def test_bare_paper_is_nothing():
    assert hit(page(group(run("一", 0, 50))), 150, 50) is None
    assert hit(page(), 0, 0) is None


def test_group_is_found_where_no_type_stands():
    box = group(Panel(rect=Rect(0, 0, 100, 100), fill=BLACK))
    found = hit(page(box), 50, 50)
    assert (found.group, found.run, found.source) == (box, None, None)


def test_topmost_group_wins():
    under, over = group(name="under"), group(name="over", x=50.0)
    shown = page(under, over)
    assert hit(shown, 75, 50).group is over
    assert hit(shown, 25, 50).group is under


def test_topmost_run_wins():
    below, above = run("下", 0, 50), run("上", 0, 50)
    assert hit(page(group(below, above)), 5, 48).run is above
    assert hit(page(group(above, group(below, bounds=Rect(0, 0, 0, 0)))), 5, 48).run is below


@pytest.mark.parametrize(
    ("x", "k"), [(0.0, 0), (9.999, 0), (10.0, 1), (20.0, 2), (30.999, 2), (31.0, None)]
)
def test_cell_of_a_glyph_ends_where_the_next_begins(x, k):
    """The last reaches a little further, so that a caret finds the end of a line."""
    found = hit(page(group(run("一二三", 0, 50))), x, 48)
    assert (found.k if found.run else None) == k


@pytest.mark.parametrize(
    ("y", "is_hit"),
    [(50 - 8.8, True), (50 - 8.81, False), (50 + 1.19, True), (50 + 1.2, False)],
)
def test_cell_stands_about_its_base_line(y, is_hit):
    assert (hit(page(group(run("一", 0, 50))), 5, y).run is not None) is is_hit


def test_glyph_that_lies_on_its_side_is_hit_in_its_own_column():
    """Latin in a vertical line: its base line is at the left, its top at the right."""
    turned = run("ab", 50, 20, down=True, turn=90)
    shown = page(group(turned))
    assert hit(shown, 50 + 8.8, 25).k == 0
    assert hit(shown, 50 - 1.19, 35).k == 1
    assert hit(shown, 50 + 8.9, 25).run is None
    assert hit(shown, 50 - 1.3, 25).run is None


def test_source_of_a_glyph_counts_from_its_run():
    line = run("——好", 0, 50, glyphs=(9, 11), starts=(0, 2), xs=(0.0, 20.0), source=SOURCE)
    shown = page(group(line))
    assert hit(shown, 5, 48).source == SOURCE
    assert hit(shown, 25, 48).source == Source(ArticleId("a"), 2, 7, 42)


def test_furniture_comes_from_nowhere():
    found = hit(page(group(run("版", 0, 50))), 5, 48)
    assert found.run is not None
    assert found.source is None


@given(
    OFFSETS, OFFSETS, st.integers(0, 3), st.floats(0.1, 9.9), st.floats(-8.7, 1.1), st.booleans()
)
def test_hit_glyph_is_the_one_that_stands_there(gx, gy, k, along, below, down):
    """Wherever the group lies, and however deep the run."""
    line = run("一二三四", 20.0, 30.0, down=down)
    inner = group(line, x=7.0, y=9.0, bounds=Rect(0, 0, 0, 0))
    x, y = line.xs[k] + 7.0 + along, line.ys[k if down else 0] + 9.0 + below
    found = hit(page(group(inner, x=gx, y=gy)), gx + x, gy + y)
    assert (found.run, found.k) == (line, k)


def test_lines_of_a_paragraph_are_the_cells_of_its_runs():
    other = Source(ArticleId("a"), 3, 0, 60)
    shown = page(
        group(run("一二", 5, 50, source=SOURCE), run("别", 5, 64, source=other), x=100.0, y=10.0),
        group(group(run("三", 5, 20, source=SOURCE), x=1.0, y=2.0), x=200.0),
        group(run("题", 0, 50)),
    )
    assert lines_of(shown, ArticleId("a"), 2) == (
        Rect(105, 10 + 50 - 8.8, 20, 10),
        Rect(206, 22 - 8.8, 10, 10),
    )
    assert lines_of(shown, ArticleId("b"), 2) == ()


def test_places_of_vertical_lines_are_the_cells_that_are_hit():
    upright = run("一二三", 40, 30, down=True, source=SOURCE)
    (place,) = lines_of(page(group(upright)), ArticleId("a"), 2)
    assert place == Rect(40, 30 - 8.8, 10, 30)
    turned = run("abc", 40, 30, down=True, source=SOURCE, turn=90)
    (place,) = lines_of(page(group(turned)), ArticleId("a"), 2)
    assert place == Rect(40 - 1.2, 30, 10, 30)


@pytest.mark.parametrize(("down", "turn"), [(False, 0), (True, 0), (True, 90)])
def test_what_is_hit_lies_in_the_place_that_is_told(down, turn):
    line = run("一二三", 40.0, 40.0, down=down, turn=turn, source=SOURCE)
    shown = page(group(line))
    (place,) = lines_of(shown, ArticleId("a"), 2)
    spots = [(x + 0.5, y + 0.5) for x in range(100) for y in range(100)]
    within = {spot for spot in spots if hit(shown, *spot).run}
    told = {spot for spot in spots if place.contains(*spot)}
    assert told <= within
    assert len(within - told) <= 30  # a glyph is hit a little behind its cell

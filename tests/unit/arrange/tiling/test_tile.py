"""Which pages the search gives, and when it ends."""

from random import Random

import pytest
from tiled import covers, drawn_pages, is_cut_through, is_legal, keeps, page_rows, row

from layout_app.arrange.tiling.notch import Corner, Notch
from layout_app.arrange.tiling.tile import Corners, Place, tilings
from layout_app.model.geometry import Cells

WHEEL = [row(3, (2, 1)), row(3, (1, 2)), row(3, (2, 1)), row(3, (1, 2)), row(3, (1, 1))]
"""Five items that tile 3 × 3 cells as a pinwheel only."""


def cells(column: int, line: int, columns: int, lines: int) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def test_one_item_takes_the_whole_area():
    pages = list(tilings([row(2, (2, 5), (1, 5))], 2, 5, [1], Corners(lead=0), Random(1)))
    assert [page for page in pages if page] == [(Place(item=0, cells=cells(0, 0, 2, 5)),)]


def test_all_pages_of_two_items_are_found_once():
    rows = [row(2, (2, 2), (1, 4)), row(2, (2, 2), (1, 4))]
    pages = [page for page in tilings(rows, 2, 4, [1, 4], Corners(), Random(1)) if page]
    assert {tuple(place.cells for place in page) for page in pages} == {
        (cells(0, 0, 2, 2), cells(0, 2, 2, 2)),
        (cells(0, 2, 2, 2), cells(0, 0, 2, 2)),
        (cells(0, 0, 1, 4), cells(1, 0, 1, 4)),
        (cells(1, 0, 1, 4), cells(0, 0, 1, 4)),
    }
    assert len(pages) == 4


def test_what_is_of_higher_rank_is_mostly_read_first():
    rows = [row(8, *((width, 12) for width in range(1, 9)), (8, 6), (8, 18)) for _ in range(4)]
    tops = [
        [place.cells.line for place in page]
        for seed in range(100)
        for page in drawn_pages(rows, 8, 36, Corners(), 1, seed)
    ]
    before = sum(highest < lowest for highest, *_, lowest in tops)
    assert before > 2 * sum(highest > lowest for highest, *_, lowest in tops) > 0


@pytest.mark.parametrize("seed", range(5))
def test_a_pinwheel_is_found_where_nothing_else_is(seed: int):
    pages = drawn_pages(WHEEL, 3, 3, Corners(), 10**6, seed)
    assert len(pages) == 8  # two ways round, and equal items change places
    assert all(covers(page, 5, 3, 3) and is_cut_through(page, 3, 3) is False for page in pages)


@pytest.mark.parametrize(("foot", "foot_left"), [(0, True), (1, True), (2, False), (3, False)])
@pytest.mark.parametrize("lead", range(4))
def test_lead_and_foot_stand_in_their_corners_of_a_pinwheel(lead: int, foot: int, foot_left: bool):
    if lead == foot:
        return
    corners = Corners(lead=lead, foot=foot, foot_left=foot_left)
    plain = drawn_pages(WHEEL, 3, 3, Corners(), 10**6)
    assert set(drawn_pages(WHEEL, 3, 3, corners, 10**6)) == {
        page for page in plain if keeps(page, corners, 3, 3)
    }


def test_the_middle_of_a_pinwheel_is_no_place_for_the_lead():
    assert not drawn_pages(WHEEL, 3, 3, Corners(lead=4), 10**6)


def test_a_pinwheel_stands_below_a_lead_and_above_a_foot_across_the_page():
    rows = [row(3, (3, 2)), *WHEEL, row(3, (3, 1))]
    corners = Corners(lead=0, foot=6)
    pages = drawn_pages(rows, 3, 6, corners, 10**6)
    assert len(pages) == 8
    for page in pages:
        assert covers(page, 7, 3, 6)
        assert page[0].cells == cells(0, 0, 3, 2)
        assert page[6].cells == cells(0, 5, 3, 1)


def test_few_pages_are_not_drawn_again_and_again_while_wheels_are_looked_for():
    wheel = [row(12, (8, 1)), row(12, (4, 2)), row(12, (8, 1)), row(12, (4, 2)), row(12, (4, 1))]
    rows = [row(12, *((12, lines) for lines in range(1, 9))), *wheel]
    steps = list(tilings(rows, 12, 9, [1, 2, 2, 2, 2, 2], Corners(lead=0), Random(1)))
    assert sum(map(bool, steps)) == 8
    assert len(steps) < 1500


def test_pinwheels_come_early_and_are_half_of_the_pages():
    pages = drawn_pages(page_rows(8, seed=3), 8, 110, Corners(lead=0), 200)
    wheels = [
        not is_cut_through(page, 8, 110, page[0].cells.end_line * (page[0].cells.columns == 8))
        for page in pages
    ]
    assert any(wheels[:20])
    assert 60 <= sum(wheels) <= 140


@pytest.mark.parametrize("items", [11, 14, 16, 18])
@pytest.mark.parametrize("foot", [False, True])
def test_many_items_are_merged_and_come_apart(items: int, foot: bool):
    rows = page_rows(items, seed=items)
    corners = Corners(lead=0, foot=items - 1 if foot else None)
    pages = drawn_pages(rows, 8, 110, corners, 200)
    assert len(set(pages)) == 200
    for page in pages:
        assert covers(page, items, 8, 110)
        assert is_legal(page, rows)
        assert keeps(page, corners, 8, 110)


def test_it_pauses_before_the_first_page():
    found = tilings(page_rows(9, seed=1), 8, 110, [3] * 9, Corners(lead=0), Random(1))
    assert [next(found), next(found), next(found)] == [None, None, None]


@pytest.mark.parametrize("items", [6, 12])
def test_it_ends_when_there_is_no_page(items: int):
    rows = [row(3, (2, 2))] * items
    height = items * 4 // 3
    assert not any(tilings(rows, 3, height, [4] * items, Corners(), Random(1)))


def test_it_ends_at_once_when_the_items_are_too_small_or_too_large_together():
    for shape in ((1, 2), (3, 9)):
        found = tilings([row(3, shape)] * 6, 3, 9, [4] * 6, Corners(), Random(1))
        assert list(found) == []


def test_an_item_without_a_shape_has_no_page():
    rows = [row(2, (2, 4)), row(2)]
    assert list(tilings(rows, 2, 4, [1, 4], Corners(), Random(1))) == []


def test_shapes_higher_than_the_area_are_not_used():
    rows = [row(2, (2, 4), (2, 40)), row(2, (2, 2), (1, 90))]
    assert len(drawn_pages(rows, 2, 6, Corners(), 10)) == 2


AROUND = [
    (Corner.UPPER_RIGHT, cells(0, 0, 2, 6), cells(2, 2, 1, 4), cells(2, 0, 1, 2)),
    (Corner.LOWER_RIGHT, cells(0, 0, 3, 4), cells(0, 4, 2, 2), cells(2, 4, 1, 2)),
    (Corner.LOWER_LEFT, cells(0, 0, 3, 4), cells(1, 4, 2, 2), cells(0, 4, 1, 2)),
]
"""An item of 3 × 6 around another of 1 × 2."""


@pytest.mark.parametrize(("corner", "head", "leg", "inner"), AROUND)
def test_an_item_with_a_notch_stands_around_another(corner, head, leg, inner):
    rows = [row(3), row(3, (1, 2))]
    notched = [{(3, Notch(corner, 1, 2)): 1 << 6}, {}]
    pages = drawn_pages(rows, 3, 6, Corners(lead=0), 9, notched=notched)
    assert pages == [(Place(item=0, cells=head, leg=leg), Place(item=1, cells=inner))]


@pytest.mark.parametrize(
    ("foot_left", "corner"), [(False, Corner.LOWER_RIGHT), (True, Corner.LOWER_LEFT)]
)
def test_what_stands_around_the_foot_leaves_it_its_corner(foot_left, corner):
    rows = [row(3), row(3, (1, 2))]
    notched = [{(3, Notch(each, 1, 2)): 1 << 6 for each in Corner}, {}]
    corners = Corners(foot=1, foot_left=foot_left)
    (page,) = drawn_pages(rows, 3, 6, corners, 9, notched=notched)
    assert page[1].cells == next(inner for each, _, _, inner in AROUND if each is corner)


def test_nothing_stands_around_the_lead():
    rows = [row(3, (1, 2)), row(3)]
    notched = [{}, {(3, Notch(each, 1, 2)): 1 << 6 for each in Corner}]
    assert not drawn_pages(rows, 3, 6, Corners(lead=0), 9, notched=notched)
    assert len(drawn_pages(rows, 3, 6, Corners(), 9, notched=notched)) == 3

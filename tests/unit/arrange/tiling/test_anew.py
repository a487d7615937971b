"""Which parts of a page are cut anew, and how."""

from dataclasses import replace
from itertools import combinations
from random import Random

from tiled import drawn_pages, page_rows, row

from layout_app.arrange.tiling.anew import cut_anew, mirrored, parts
from layout_app.arrange.tiling.tile import Corners, Place
from layout_app.model.geometry import Cells


def cells(column: int, line: int, columns: int, lines: int) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def owned(some: list[Cells]) -> list[tuple[int, int]]:
    return sorted(
        (column, line)
        for each in some
        for column in range(each.column, each.end_column)
        for line in range(each.line, each.end_line)
    )


def test_the_mirror_image_of_a_page_covers_its_area_with_the_same_shapes():
    page = drawn_pages(page_rows(8, 2), 8, 110, Corners(lead=0), 1)[0]
    image = mirrored(page, cells(0, 0, 8, 110))
    assert owned([place.cells for place in image]) == owned([cells(0, 0, 8, 110)])
    for place, other in zip(page, image, strict=True):
        assert place.item == other.item
        assert other.cells.column == 8 - place.cells.end_column
        assert replace(other.cells, column=place.cells.column) == place.cells
    aside = cells(3, 5, 4, 10)
    assert mirrored((Place(item=0, cells=cells(3, 5, 1, 10)),), aside)[0].cells.column == 6


def test_neighbours_that_make_up_a_rectangle_are_a_part():
    # A A B
    # A A B
    # C D D
    page = (
        Place(item=0, cells=cells(0, 0, 2, 2)),
        Place(item=1, cells=cells(2, 0, 1, 2)),
        Place(item=2, cells=cells(0, 2, 1, 1)),
        Place(item=3, cells=cells(1, 2, 2, 1)),
    )
    found = {part.places: part.area for part in parts(page, 4)}
    assert found == {
        (0, 1): cells(0, 0, 3, 2),
        (2, 3): cells(0, 2, 3, 1),
        (0, 1, 2, 3): cells(0, 0, 3, 3),
    }
    assert set(found) - {part.places for part in parts(page, 3)} == {(0, 1, 2, 3)}


def test_an_article_around_a_notch_is_in_no_part():
    page = (
        Place(item=0, cells=cells(0, 0, 2, 2), leg=cells(0, 2, 1, 2)),
        Place(item=1, cells=cells(1, 2, 1, 1)),
        Place(item=2, cells=cells(1, 3, 1, 1)),
    )
    assert [part.places for part in parts(page, 3)] == [(1, 2)]


def test_every_part_of_a_page_is_found_once():
    page = next(iter(drawn_pages(page_rows(8, 1), 8, 110, Corners(lead=0), 1)))
    found = [part.places for part in parts(page, 4)]
    assert len(found) == len(set(found))
    expected = set()
    for size in (2, 3, 4):
        for some in combinations(range(len(page)), size):
            own = owned([page[n].cells for n in some])
            columns, lines = [c for c, _ in own], [n for _, n in own]
            wide, high = max(columns) - min(columns) + 1, max(lines) - min(lines) + 1
            if len(own) == wide * high:
                expected.add(some)
    assert set(found) == expected


def test_an_area_is_cut_in_every_way_and_only_in_legal_heights():
    rows = [row(2, (2, 2), (1, 4)), row(2, (2, 2), (1, 4))]
    area = cells(3, 10, 2, 4)
    ways = list(cut_anew(rows, [3, 3], area, Random(1), 60))
    assert len(ways) == len({tuple(way) for way in ways}) == 4
    for way in ways:
        assert owned(way) == owned([area])
        assert all((each.columns, each.lines) in ((2, 2), (1, 4)) for each in way)


def test_an_area_that_its_articles_do_not_fill_has_no_other_cut():
    assert not list(
        cut_anew([row(2, (2, 2)), row(2, (2, 1))], [3, 3], cells(0, 0, 2, 4), Random(1), 9)
    )

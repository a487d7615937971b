"""What holds of every page that the search gives, beside a search that tries all places."""

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st
from tiled import covers, cut_page, drawn_pages, is_legal, keeps, page_rows, row

from layout_app.arrange.tiling.notch import Corner, Notch, Notched
from layout_app.arrange.tiling.tile import Corners, Place, Row, Tiling, tilings
from layout_app.model.geometry import Cells

Asked = tuple[list[Row], int, int, Corners]


@st.composite
def small_areas(draw: st.DrawFn) -> Asked:
    """Up to five items on a small grid; half of them were cut from it, with other shapes added."""
    columns, height = draw(st.integers(1, 4)), draw(st.integers(2, 6))
    items = draw(st.integers(1, min(5, columns * height // 2)))
    shape = st.tuples(st.integers(1, columns), st.integers(1, height))
    shapes = [draw(st.lists(shape, min_size=1, max_size=4)) for _ in range(items)]
    if draw(st.booleans()):
        parts = cut_page(items, columns, height, Random(draw(st.integers(0, 99))))
        shapes = [[part, *more[:2]] for part, more in zip(parts, shapes, strict=True)]
    standing = st.none() | st.integers(0, items - 1)
    lead, foot = draw(standing), draw(standing)
    corners = Corners(lead=lead, foot=None if foot == lead else foot, foot_left=draw(st.booleans()))
    return [row(columns, *each) for each in shapes], columns, height, corners


def every_page(rows: Sequence[Row], columns: int, height: int) -> Iterator[Tiling]:
    """Try every item in every shape at the first free cell."""

    def placed(
        taken: frozenset[tuple[int, int]], page: tuple[Place, ...]
    ) -> Iterator[tuple[Place, ...]]:
        free = ((x, y) for y in range(height) for x in range(columns) if (x, y) not in taken)
        first = next(free, None)
        if first is None or len(page) == len(rows):
            if first is None and len(page) == len(rows):
                yield tuple(sorted(page, key=lambda place: place.item))
            return
        x, y = first
        for item in set(range(len(rows))) - {place.item for place in page}:
            for w in range(1, columns - x + 1):
                for h in range(1, height - y + 1):
                    cells = {(a, b) for a in range(x, x + w) for b in range(y, y + h)}
                    if rows[item][w] >> h & 1 and not cells & taken:
                        at = Cells(column=x, line=y, columns=w, lines=h)
                        yield from placed(taken | cells, (*page, Place(item=item, cells=at)))

    return placed(frozenset(), ())


@given(small_areas(), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_a_page_is_found_where_there_is_one_and_none_else(asked: Asked, seed: int) -> None:
    rows, columns, height, corners = asked
    pages = {p for p in every_page(rows, columns, height) if keeps(p, corners, columns, height)}
    found = drawn_pages(rows, columns, height, corners, 50, seed)
    event(f"{len(rows)} items, {'some' if pages else 'no'} pages")
    assert bool(found) == bool(pages)
    assert set(found) <= pages
    assert len(set(found)) == len(found)


@given(st.integers(2, 16), st.integers(0, 10**6), st.booleans(), st.integers(0, 2))
@settings(max_examples=12, deadline=None)
def test_every_cell_has_one_owner_and_every_item_a_legal_shape(
    items: int, seed: int, foot_left: bool, cornered: int
) -> None:
    rows = page_rows(items, seed)
    corners = Corners(
        lead=0 if cornered else None,
        foot=items - 1 if cornered == 2 else None,
        foot_left=foot_left,
    )
    found = drawn_pages(rows, 8, 110, corners, 40, seed)
    event(f"{'some' if found else 'no'} pages")
    assert found or cornered or items > 10
    for page in found:
        assert covers(page, items, 8, 110)
        assert is_legal(page, rows)
        assert keeps(page, corners, 8, 110)
    assert len(set(found)) == len(found)


@given(st.integers(2, 7), st.integers(0, 10**6), st.booleans(), st.integers(0, 2))
@settings(max_examples=20, deadline=None)
def test_items_stand_around_others_only_in_a_place_they_may_have(
    items: int, seed: int, foot_left: bool, cornered: int
) -> None:
    rows = page_rows(items, seed, 5, 40)
    corners = Corners(
        lead=0 if cornered else None,
        foot=items - 1 if cornered == 2 else None,
        foot_left=foot_left,
    )
    notched = [*notches(items - 1, seed), {}]
    found = drawn_pages(rows, 5, 40, corners, 60, seed, notched)
    event(f"{sum(any(place.leg for place in page) for page in found) > 0} notches")
    for page in found:
        assert covers(page, items, 5, 40)
        assert is_legal(page, rows, notched)
        assert keeps(page, corners, 5, 40)
    assert len(set(found)) == len(found)


def notches(items: int, seed: int) -> list[Notched]:
    """Places with a notch of every corner, in many heights."""
    random = Random(seed)
    return [
        {
            (wide, Notch(corner, random.randint(1, wide - 1), deep)): random.getrandbits(41)
            >> deep + 2
            << deep + 2
            for corner in Corner
            for wide in range(2, 6)
            for deep in range(4, 30)
        }
        for _ in range(items)
    ]


@given(st.integers(5, 13), st.integers(0, 10**6))
@settings(max_examples=5, deadline=None)
def test_the_same_seed_gives_the_same_pages_and_pauses(items: int, seed: int) -> None:
    rows, levels, corners = page_rows(items, seed), [3] * items, Corners(lead=0)
    first, again = (
        list(islice(tilings(rows, 8, 110, levels, corners, Random(seed)), 60)) for _ in range(2)
    )
    assert first == again

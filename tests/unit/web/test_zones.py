import random

import pytest

from layout_app.model.geometry import Rect
from layout_app.web.zones import outlines


def area(polygon) -> float:
    turned = [*polygon[1:], polygon[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, turned, strict=True)) / 2


def test_rectangle_has_four_corners():
    assert outlines([Rect(1, 2, 3, 4)]) == [((1, 2), (4, 2), (4, 6), (1, 6))]


def test_two_rectangles_side_by_side_are_one():
    assert outlines([Rect(0, 0, 2, 4), Rect(2, 0, 3, 4)]) == [((0, 0), (5, 0), (5, 4), (0, 4))]


def test_stepped_box_keeps_its_steps():
    (shape,) = outlines([Rect(0, 0, 4, 2), Rect(0, 2, 2, 2)])
    assert shape == ((0, 0), (4, 0), (4, 2), (2, 2), (2, 4), (0, 4))


def test_parts_that_touch_in_a_corner_are_two():
    assert len(outlines([Rect(0, 0, 2, 2), Rect(2, 2, 2, 2)])) == 2


def test_hole_is_left_out():
    ring = [Rect(0, 0, 3, 1), Rect(0, 2, 3, 1), Rect(0, 1, 1, 1), Rect(2, 1, 1, 1)]
    assert outlines(ring) == [((0, 0), (3, 0), (3, 3), (0, 3))]


def test_nothing_has_no_outline():
    assert outlines([]) == outlines([Rect(0, 0, 0, 5)]) == []


@pytest.mark.parametrize("seed", range(40))
def test_outlines_cover_the_union_and_their_holes(seed):
    chance = random.Random(seed)
    cells = {(chance.randrange(6), chance.randrange(6)) for _ in range(chance.randint(1, 24))}
    shapes = outlines(Rect(x, y, 1, 1) for x, y in cells)
    assert all(area(shape) > 0 for shape in shapes)
    assert sum(map(area, shapes)) == len(cells) + len(holes(cells))
    for shape in shapes:
        turned = [*shape[1:], shape[0]]
        sides = [(a[0] == b[0], a[1] == b[1]) for a, b in zip(shape, turned, strict=True)]
        assert all(one != other for one, other in zip(sides, [*sides[1:], sides[0]], strict=True))


def holes(cells: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the empty cells that no way over sides and corners leads out of."""
    open_cells, found = [(-1, -1)], {(-1, -1)}
    while open_cells:
        x, y = open_cells.pop()
        near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        for cell in near - found - cells:
            if all(-1 <= at <= 6 for at in cell):
                found.add(cell)
                open_cells.append(cell)
    everything = {(x, y) for x in range(6) for y in range(6)}
    return everything - found - cells

"""Articles as shapes on their page. One rule: corners of a union of rectangles, in order."""

from collections.abc import Iterable, Sequence

from layout_app.model.geometry import Rect

Corner = tuple[float, float]


def outlines(rects: Iterable[Rect]) -> list[tuple[Corner, ...]]:
    """Return the polygons around the union of rectangles: one for each part that hangs together.

    Corners stand in order; a hole is left out, whoever points into it means the article.
    """
    found = tuple(rects)
    xs = sorted({edge for rect in found for edge in (rect.x, rect.right)})
    ys = sorted({edge for rect in found for edge in (rect.y, rect.bottom)})
    filled = {
        (column, row)
        for column in range(len(xs) - 1)
        for row in range(len(ys) - 1)
        if any(_covers(rect, xs[column], ys[row], xs[column + 1], ys[row + 1]) for rect in found)
    }
    loops = _loops(_edges(filled))
    return [tuple((xs[x], ys[y]) for x, y in _corners(loop)) for loop in loops if _area(loop) > 0]


_Step = tuple[int, int]


def _covers(rect: Rect, left: float, top: float, right: float, bottom: float) -> bool:
    return rect.x <= left and rect.y <= top and rect.right >= right and rect.bottom >= bottom


def _edges(filled: set[_Step]) -> dict[_Step, list[_Step]]:
    """Return the border as steps from corner to corner, the inside always to the right."""
    steps: dict[_Step, list[_Step]] = {}
    for x, y in sorted(filled):
        sides = (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        )
        for neighbour, start, end in sides:
            if neighbour not in filled:
                steps.setdefault(start, []).append(end)
    return steps


def _loops(steps: dict[_Step, list[_Step]]) -> list[list[_Step]]:
    loops = []
    while steps:
        start = min(steps)
        loop, here, came = [], start, (0, 0)
        while True:
            loop.append(here)
            there = _turning(here, came, steps[here])
            steps[here].remove(there)
            if not steps[here]:
                del steps[here]
            came, here = (there[0] - here[0], there[1] - here[1]), there
            if here == start:
                break
        loops.append(loop)
    return loops


def _turning(here: _Step, came: _Step, choices: Sequence[_Step]) -> _Step:
    """Return the next corner; where two shapes touch in one, the sharpest right turn parts them."""

    def turn(there: _Step) -> int:
        dx, dy = there[0] - here[0], there[1] - here[1]
        return came[0] * dy - came[1] * dx

    return max(choices, key=turn)


def _corners(loop: Sequence[_Step]) -> list[_Step]:
    """Return a loop without the corners on a straight line."""
    kept = []
    for n, here in enumerate(loop):
        before, after = loop[n - 1], loop[(n + 1) % len(loop)]
        straight = (before[0] == here[0] == after[0]) or (before[1] == here[1] == after[1])
        if not straight:
            kept.append(here)
    return kept


def _area(loop: Sequence[_Step]) -> int:
    """Return twice the area, positive for an outer border, negative for a hole."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, [*loop[1:], loop[0]], strict=True))

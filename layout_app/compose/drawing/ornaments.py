"""The drawings of 报花. One rule: shapes of one ink whose edges do not touch, so that none blots.

A drawing has a width and height of its own; it stands as large as it fits in the middle of its box.
Loops are cubic curves: a start, then three points a curve, flat.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from math import atan2, cos, degrees, hypot, pi, radians, sin

from layout_app.display.items import Area, Item, straight
from layout_app.frozen import frozen
from layout_app.model.geometry import quantised
from layout_app.model.ink import Ink
from layout_app.model.ornament import Ornament

Point = tuple[float, float]
Loop = tuple[float, ...]
ARC = 0.5522847
"""Where the control points of a quarter circle lie, a share of its radius."""


@frozen
class Drawing:
    """An ornament before it has a place."""

    width: float
    height: float
    shapes: tuple[tuple[Loop, ...], ...]
    """Each a few loops; where one lies in another there is no ink."""


def ornament_items(ornament: Ornament, w: float, h: float, ink: Ink) -> tuple[Item, ...]:
    """Return an ornament as large as it fits into w × h points, in the middle."""
    found = drawing(ornament)
    scale = min(w / found.width, h / found.height)
    dx, dy = (w - found.width * scale) / 2, (h - found.height * scale) / 2

    def placed(loop: Loop) -> Loop:
        return tuple(
            quantised((dy if n % 2 else dx) + value * scale) for n, value in enumerate(loop)
        )

    return tuple(Area(loops=tuple(map(placed, shape)), ink=ink) for shape in found.shapes)


@lru_cache(maxsize=64)
def drawing(ornament: Ornament) -> Drawing:
    """Return the drawing of an ornament."""
    width, height, draw = _DRAWN[ornament]
    return Drawing(width=width, height=height, shapes=tuple(draw()))


Shapes = Iterator[tuple[Loop, ...]]


def _plum() -> Shapes:
    """Draw five round petals, stamens between them."""
    for angle in _around(5, -90):
        yield (_circle(*_at(50, 50, angle, 25), 13.6),)
        yield (_petal(*_at(50, 50, angle + 36, 6.5), angle + 36, 9.5, 0.7),)
        yield (_circle(*_at(50, 50, angle + 36, 17.5), 1.7),)
    yield (_circle(50, 50, 4.2),)


def _chrysanthemum() -> Shapes:
    """Draw two rings of narrow petals about a heart."""
    for angle in _around(18, -90):
        yield (_petal(*_at(50, 50, angle, 24), angle, 24, 3.3),)
    for angle in _around(12, -75):
        yield (_petal(*_at(50, 50, angle, 9.5), angle, 12.5, 2.1),)
    yield (_circle(50, 50, 6.2), _circle(50, 50, 3.4))


def _lotus() -> Shapes:
    """Draw petals that open from the water, a bud's heart between them."""
    for angle, length, width in (
        (-90, 46, 8.0), (-62, 42, 6.4), (-118, 42, 6.4), (-36, 38, 5.4), (-144, 38, 5.4),
        (-12, 30, 4.2), (-168, 30, 4.2),
    ):  # fmt: skip
        yield (_petal(*_at(60, 62, angle, 13), angle, length, width),)
    yield (_ribbon(_rippled(20, 100, 73, 1.8), 0.9, 0.9),)
    yield (_ribbon(_rippled(34, 86, 80.5, 1.5), 0.7, 0.7),)


def _bamboo() -> Shapes:
    """Draw a jointed stem and leaves that hang from it."""
    yield (_ribbon([(34, 98), (36, 74)], 2.2, 2.0),)
    yield (_ribbon([(36.4, 71.5), (40, 46)], 2.0, 1.7),)
    yield (_ribbon([(40.5, 43.5), (46, 18)], 1.7, 1.3),)
    for x, y, angle, length in (
        (37, 73, 35, 36), (37, 71, 58, 28), (40, 45, -8, 40), (40, 45, 18, 38), (40, 45, 46, 26),
        (46, 17, 8, 38), (46, 17, 34, 34), (46, 17, -20, 26), (39, 45, 148, 24),
        (45.5, 18, 160, 28),
    ):  # fmt: skip
        yield (_petal(*_at(x, y, angle, 4), angle, length, 2.9),)


def _wheat() -> Shapes:
    """Draw an ear with its awns, bent by its weight."""
    stem = _bent([(20, 99), (34, 66), (52, 40), (76, 26)])
    yield (_ribbon(stem, 1.1, 0.5),)
    for n in range(5):
        (x, y), angle = _on(stem, 0.46 + 0.12 * n)
        for side in (-1, 1):
            yield (_petal(*_at(x, y, angle + side * 90, 1.4), angle + side * 26, 12.5, 2.5),)
            start = _at(*_at(x, y, angle + side * 90, 1.4), angle + side * 26, 13.4)
            yield (_petal(*start, angle + side * 13, 13, 0.45),)
    (x, y), angle = _on(stem, 1.0)
    yield (_petal(*_at(x, y, angle, 1.5), angle, 13, 2.4),)
    for share, side in ((0.12, 1), (0.27, -1)):
        (x, y), angle = _on(stem, share)
        yield (_petal(*_at(x, y, angle, 2), angle + side * 38, 30, 2.3),)


def _sprig() -> Shapes:
    """Draw a lying branch of leaves."""
    stem = _bent([(4, 34), (46, 40), (92, 30), (136, 14)])
    yield (_ribbon(stem, 0.9, 0.4),)
    for n in range(9):
        (x, y), angle = _on(stem, 0.08 + 0.1 * n)
        side = 1 if n % 2 else -1
        length = 22 - abs(n - 4) * 1.6
        yield (_petal(*_at(x, y, angle + side * 60, 1.8), angle + side * 42, length, 4.2),)
    (x, y), angle = _on(stem, 1.0)
    yield (_petal(*_at(x, y, angle, 1.2), angle, 15, 2.8),)


def _cloud() -> Shapes:
    """Draw two scrolls that meet, a streamer below."""
    for mirror in (1, -1):
        yield (_ribbon(_mirrored(_spiral(34, 30, 19, 2.2, 90), 60, mirror), 2.4, 1.0),)
        foot = _bent([(34, 49), (46, 51), (52, 46), (56, 38)])
        yield (_ribbon(_mirrored(foot, 60, mirror), 2.2, 0.6),)
    yield (_ribbon(_spiral(60, 22, 11, 1.6, 160), 2.0, 0.9),)
    yield (_ribbon(_bent([(10, 60), (40, 56), (80, 64), (110, 58)]), 1.7, 0.2),)
    yield (_ribbon(_bent([(30, 67), (52, 64), (72, 70), (92, 66)]), 1.3, 0.2),)


def _waves() -> Shapes:
    """Draw scales of water, row behind row (水纹)."""
    for row in range(3):
        for n in range(4 - row % 2):
            x, y = 22 + 32 * n + 16 * (row % 2), 60 - 16 * row
            for radius in (14.2, 10.2, 6.2):
                yield (_ribbon(_arc(x, y, radius, 180, 360), 1.3, 1.3),)
            yield (_arch(x, y, 2.4),)


def _swallows() -> Shapes:
    """Draw two swallows on the wing."""
    for x, y, scale in ((48, 48, 0.95), (108, 20, 0.6)):
        for mirror in (1, -1):
            wing = _bent([(0, 0), (12, -20), (26, -24), (42, -16)])
            feather = [_turned((px, py), mirror, -18) for px, py in wing]
            yield (_ribbon([(x + px * scale, y + py * scale) for px, py in feather],
                           3.6 * scale, 0.15),)  # fmt: skip
            tail = [_turned(p, mirror, -18) for p in _bent([(0, 9), (2, 16), (4, 22), (9, 34)])]
            yield (_ribbon([(x + px * scale, y + py * scale) for px, py in tail],
                           1.7 * scale, 0.15),)  # fmt: skip
        nose = _turned((0, -14), 1, -18)
        yield (_petal(x - nose[0] * 0.95 * scale, y - nose[1] * 0.95 * scale, -108, 27 * scale,
                      3.7 * scale),)  # fmt: skip


def _sun() -> Shapes:
    """Draw a sun over the horizon, long and short rays."""
    yield (_arch(60, 60, 17),)
    for n, angle in enumerate(range(180, 361, 15)):
        length = 20 if n % 2 else 30
        yield (_wedge(*_at(60, 60, angle, 22), angle, length, 2.7),)
    yield (_ribbon([(8, 66), (112, 66)], 1.1, 1.1),)
    yield (_ribbon([(28, 71), (92, 71)], 0.8, 0.8),)


def _snow() -> Shapes:
    """Draw a crystal of six arms."""
    for angle in _around(6, -90):
        start, end = _at(50, 50, angle, 9), _at(50, 50, angle, 45)
        yield (_ribbon([start, end], 1.5, 1.1),)
        for share, length in ((19, 11), (29, 13), (38, 7)):
            for side in (-1, 1):
                root = _at(*_at(50, 50, angle, share), angle + side * 60, 2.6)
                yield (_ribbon([root, _at(*root, angle + side * 60, length)], 1.2, 0.9),)
    yield (straight([_at(50, 50, a, 6) for a in _around(6, -60)]),
           straight([_at(50, 50, a, 3) for a in _around(6, -60)]))  # fmt: skip


def _lantern() -> Shapes:
    """Draw a lantern of ribs with its tassel."""
    yield (_ribbon([(40, 2), (40, 14)], 0.8, 0.8),)
    yield (straight([(30, 16), (50, 16), (48, 20), (32, 20)]),)
    for n, x in enumerate((-1.0, -0.52, 0.0, 0.52, 1.0)):
        width = (3.0, 4.6, 5.4, 4.6, 3.0)[n]
        bulge = 26 * x
        rib = _bent([(40 + 7.2 * x, 23), (40 + bulge * 1.05, 32), (40 + bulge * 1.05, 56),
                     (40 + 7.2 * x, 65)])  # fmt: skip
        yield (_lens(rib, width),)
    yield (straight([(32, 68), (48, 68), (50, 72), (30, 72)]),)
    for x in (-6.0, -3.0, 0.0, 3.0, 6.0):
        yield (_ribbon([(40 + x, 75), (40 + x * 1.25, 97 - abs(x) * 0.6)], 0.9, 0.6),)


def _rosette() -> Shapes:
    """Draw a round of eight lobes in a ring (团花)."""
    yield (_circle(50, 50, 47), _circle(50, 50, 44.4))
    for angle in _around(8, -90):
        yield (_petal(*_at(50, 50, angle, 13), angle, 26, 6.6),
               _petal(*_at(50, 50, angle, 18), angle, 15, 2.7))  # fmt: skip
        yield (_circle(*_at(50, 50, angle + 22.5, 36.5), 2.5),)
    yield (_circle(50, 50, 9), _circle(50, 50, 6.2))
    yield (_circle(50, 50, 3),)


def _fret() -> Shapes:
    """Draw meanders back to back (回纹)."""
    unit = [(0, 24), (0, 0), (24, 0), (24, 18), (8, 18), (8, 9), (16, 9)]
    for n in range(4):
        flip = n % 2
        points = [(8 + 30 * n + (24 - x if flip else x), 5 + y) for x, y in unit]
        yield (_ribbon(points, 1.6, 1.6),)
    yield (_ribbon([(4, 35), (130, 35)], 0.7, 0.7),)


def _tailpiece() -> Shapes:
    """Draw a diamond between lines that taper outwards."""
    yield (straight([(90, 3), (97, 11), (90, 19), (83, 11)]),
           straight([(90, 7.4), (93.2, 11), (90, 14.6), (86.8, 11)]))  # fmt: skip
    for side in (-1, 1):
        yield (
            straight([(90 + side * x, y) for x, y in ((10, 11), (14, 7.6), (18, 11), (14, 14.4))]),
        )
        yield (_ribbon([(90 + side * 22, 11), (90 + side * 86, 11)], 1.5, 0.15),)
        yield (_circle(90 + side * 30, 5.2, 1.5),)
        yield (_circle(90 + side * 30, 16.8, 1.5),)


def _vine() -> Shapes:
    """Draw a scroll of tendrils and leaves (卷草)."""
    stem = [(6 + 3 * n, 30 + 11 * sin(n * pi / 12)) for n in range(49)]
    yield (_ribbon(stem, 1.2, 1.2),)
    for n in range(4):
        up = 1 if n % 2 else -1
        x, y = 24 + 36 * n, 30 - up * 2.2
        yield (_ribbon(_spiral(x, y, 6.8, 1.2, 90 if up > 0 else -90, clockwise=up > 0), 1.0, 0.6),)
        yield (_circle(x, y, 1.7),)
        for angle, length in ((-up * 62, 15), (-up * 98, 11)):
            yield (_petal(x + 15, 30 - up * 0.5 + up * -2.4, angle, length, 2.9),)


_DRAWN: dict[Ornament, tuple[float, float, Callable[[], Shapes]]] = {
    Ornament.PLUM: (100, 100, _plum),
    Ornament.CHRYSANTHEMUM: (100, 100, _chrysanthemum),
    Ornament.LOTUS: (120, 86, _lotus),
    Ornament.BAMBOO: (100, 100, _bamboo),
    Ornament.WHEAT: (110, 100, _wheat),
    Ornament.SPRIG: (156, 58, _sprig),
    Ornament.CLOUD: (120, 72, _cloud),
    Ornament.WAVES: (140, 64, _waves),
    Ornament.SWALLOWS: (140, 88, _swallows),
    Ornament.SUN: (120, 74, _sun),
    Ornament.SNOW: (100, 100, _snow),
    Ornament.LANTERN: (80, 100, _lantern),
    Ornament.ROSETTE: (100, 100, _rosette),
    Ornament.FRET: (134, 40, _fret),
    Ornament.TAILPIECE: (180, 22, _tailpiece),
    Ornament.VINE: (156, 60, _vine),
}


def _around(count: int, first: float) -> Iterator[float]:
    return (first + 360 * n / count for n in range(count))


def _at(x: float, y: float, angle: float, far: float) -> Point:
    """Return the point so far from another, degrees clockwise from the right."""
    return x + far * cos(radians(angle)), y + far * sin(radians(angle))


def _circle(x: float, y: float, r: float) -> Loop:
    k = r * ARC
    return (
        x + r, y, x + r, y + k, x + k, y + r, x, y + r, x - k, y + r, x - r, y + k, x - r, y,
        x - r, y - k, x - k, y - r, x, y - r, x + k, y - r, x + r, y - k, x + r, y,
    )  # fmt: skip


def _petal(x: float, y: float, angle: float, length: float, half: float) -> Loop:
    """Return a leaf pointed at both ends, `half` wide at each side of its middle."""
    tip = _at(x, y, angle, length)
    a, b = _at(x, y, angle, length * 0.28), _at(x, y, angle, length * 0.72)
    out, back = half * 4 / 3, half * 1.25
    p, q = _at(*a, angle - 90, out), _at(*b, angle - 90, back)
    r, s = _at(*b, angle + 90, back), _at(*a, angle + 90, out)
    return (x, y, *p, *q, *tip, *r, *s, x, y)


def _wedge(x: float, y: float, angle: float, length: float, half: float) -> Loop:
    left, right = _at(x, y, angle - 90, half), _at(x, y, angle + 90, half)
    return straight([left, _at(x, y, angle, length), right])


def _arch(x: float, y: float, r: float) -> Loop:
    """Return the upper half of a disc."""
    k = r * ARC
    dome = (x - r, y, x - r, y - k, x - k, y - r, x, y - r, x + k, y - r, x + r, y - k, x + r, y)
    return (*dome, x + r / 3, y, x - r / 3, y, x - r, y)


def _ribbon(points: Sequence[Point], begins: float, ends: float) -> Loop:
    """Return a line whose half width goes from one to another, as an outline."""
    left, right = [], []
    for n, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, n - 1)], points[min(len(points) - 1, n + 1)]
        length = hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length, (bx - ax) / length
        half = begins + (ends - begins) * n / max(1, len(points) - 1)
        if 0 < n < len(points) - 1:
            half *= _mitre(points[n - 1], (x, y), points[n + 1])
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    return straight([*left, *reversed(right)])


def _mitre(a: Point, b: Point, c: Point) -> float:
    """Return how much longer a corner's diagonal is than the line is wide; 1 where it is smooth."""
    first, second = (b[0] - a[0], b[1] - a[1]), (c[0] - b[0], c[1] - b[1])
    lengths = hypot(*first) * hypot(*second) or 1.0
    turn = max(-1.0, min(1.0, (first[0] * second[0] + first[1] * second[1]) / lengths))
    return min(1.5, (2 / (1 + turn)) ** 0.5) if turn > -0.9 else 1.0


def _lens(points: Sequence[Point], half: float) -> Loop:
    """Return a line that is `half` wide at each side in its middle and pointed at its ends."""
    left, right = [], []
    last = len(points) - 1
    for n, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, n - 1)], points[min(last, n + 1)]
        length = hypot(bx - ax, by - ay) or 1.0
        wide = half * sin(pi * (0.12 + 0.76 * n / last))
        nx, ny = -(by - ay) / length * wide, (bx - ax) / length * wide
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return straight([*left, *reversed(right)])


def _bent(control: Sequence[Point], steps: int = 24) -> list[Point]:
    """Return points of the curve with these four control points."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = control
    found = []
    for n in range(steps + 1):
        t = n / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return found


def _on(points: Sequence[Point], share: float) -> tuple[Point, float]:
    """Return the point at a share of a line, and the line's direction there, degrees."""
    n = min(len(points) - 2, max(0, int(share * (len(points) - 1))))
    (ax, ay), (bx, by) = points[n], points[n + 1]
    return (points[-1] if share >= 1 else (ax, ay)), degrees(atan2(by - ay, bx - ax))


def _arc(x: float, y: float, r: float, first: float, last: float) -> list[Point]:
    return [_at(x, y, first + (last - first) * n / 20, r) for n in range(21)]


def _spiral(
    x: float, y: float, r: float, turns: float, first: float, *, clockwise: bool = True
) -> list[Point]:
    """Return a scroll from its outer end inwards."""
    steps = int(turns * 24)
    way = 1 if clockwise else -1
    return [
        _at(x, y, first + way * 360 * turns * n / steps, r * (1 - 0.86 * n / steps))
        for n in range(steps + 1)
    ]


def _rippled(left: float, right: float, y: float, deep: float) -> list[Point]:
    """Return a line of water: three waves from one end to the other."""
    steps = 60
    return [
        (left + (right - left) * n / steps, y + deep * sin(6 * pi * n / steps))
        for n in range(steps + 1)
    ]


def _mirrored(points: Iterable[Point], axis: float, way: int) -> list[Point]:
    return [(x if way > 0 else 2 * axis - x, y) for x, y in points]


def _turned(point: Point, mirror: int, angle: float) -> Point:
    """Return a point mirrored at the upright axis, then turned."""
    x, y, a = point[0] * mirror, point[1], radians(angle)
    return x * cos(a) - y * sin(a), x * sin(a) + y * cos(a)

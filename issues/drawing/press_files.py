"""Finished pages as an agency sends them: advertisements, and the lettering of a paper's name.

One rule: areas of ink alone; type is turned into outlines, so that any press can place the file.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import pi, sin

from layout_app.display.items import Area, Group, Item, Panel, straight
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import shipped
from layout_app.fonts.outline import Segment
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import FaceId, PageId
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.press.writer import DocumentInfo, Profile, write_pdf
from layout_app.resources import asset

Size = tuple[float, float]
"""Width and height, points."""
Loop = tuple[float, ...]
NIGHT, SEA, FOAM = Ink(c=1.0, m=0.6, k=0.35), Ink(c=0.7, m=0.2, y=0.1), Ink(c=0.16, y=0.05)
SUN, RED = Ink(m=0.3, y=0.75), Ink(m=0.85, y=0.8, k=0.1)
ROUND = 0.5522847
"""Where the control points of a quarter circle lie, a share of its radius."""
WHEN = dt.datetime(2023, 3, 31, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def ferry(size: Size) -> bytes:
    """Return the strip of the ferry: a boat on the swell at daybreak."""
    width, height = size
    middle = width * 0.69
    items = [
        Panel(rect=Rect(0.0, 0.0, width, height), fill=FOAM),
        _disc(width * 0.30, height * 0.46, height * 0.25, SUN),
        _swell(width, height * 0.70, height, 11, SEA),
        *_boat(width * 0.10, height * 0.72, width * 0.24),
        _swell(width, height * 0.80, height, 8, NIGHT),
        *_words("望潮渡轮", "song-900", height * 0.27, middle, height * 0.36, NIGHT),
        *_words("清明四天　每半小时一班", "hei-700", height * 0.125, middle, height * 0.58, NIGHT),
        *_words(
            "首班5:50　末班21:20　老码头上船，带车请走新码头",
            "hei-400", height * 0.078, middle, height * 0.945, PAPER,
        ),
    ]  # fmt: skip
    return _page("望潮渡轮", size, items)


def laver(size: Size) -> bytes:
    """Return the advertisement beside the masthead: the first laver of the year."""
    width, height = size
    middle = width * 0.64
    items = [
        *_scales(width * 0.28, height),
        *_words("头水紫菜", "song-900", height * 0.27, middle, height * 0.42, NIGHT),
        *_words("一年只割这一回", "kai-400", height * 0.14, middle, height * 0.64, BLACK),
        *_words("海味斋　鱼市街三号", "hei-400", height * 0.095, middle, height * 0.85, BLACK),
        Panel(rect=Rect(0.5, 0.5, width - 1.0, height - 1.0), stroke=NIGHT, weight=1.0),
    ]
    return _page("海味斋", size, items)


def nameplate(size: Size) -> bytes:
    """Return the name of the paper as its lettering: three characters over two running waves."""
    width, height = size
    letter = min(height * 0.84, width / 3.3)
    step = (width - letter) / 2
    items: list[Item] = []
    for n, char in enumerate("望潮报"):
        items += _words(char, "song-900", letter, letter / 2 + n * step, height * 0.735, BLACK)
    items.append(_wave(width, height * 0.915, height * 0.020, height * 0.036, 16, NIGHT))
    items.append(_wave(width, height * 0.972, height * 0.013, height * 0.026, 16, SEA))
    return _page("望潮报", size, items)


def _page(name: str, size: Size, items: Iterable[Item]) -> bytes:
    """Return a file of one page that is exactly as large as its trim."""
    group = Group(x=0.0, y=0.0, items=tuple(items), bounds=Rect(0.0, 0.0, *size))
    display = PageDisplay(page=PageId("ad"), folio="", trim=size, groups=(group,))
    icc = asset("icc/news240.icc").read_bytes()
    info = DocumentInfo(title=name, when=WHEN, identity=name, icc=icc)
    return write_pdf([display], shipped(), Profile.X1A, info, _NoPictures(), slug=0.0)


class _NoPictures:
    def original(self, sha256: str) -> bytes:
        raise KeyError(sha256)


def _words(
    words: str, face: str, size: float, middle: float, baseline: float, ink: Ink
) -> Iterator[Item]:
    """Yield the outlines of a line of type around `middle`."""
    found = shipped().face(FaceId(face))
    glyphs = [found.glyph(char) for char in words]
    k = size / 1000
    x = middle - sum(map(found.advance, glyphs)) * k / 2
    for gid in glyphs:
        yield from _glyph(_loops(found.outline(gid), x, baseline, k), ink)
        x += found.advance(gid) * k


def _glyph(loops: Iterable[Loop], ink: Ink) -> Iterator[Area]:
    """Yield each stroke with the counters that lie in it: strokes of a glyph may overlap."""
    sizes = {loop: _turned(loop) for loop in loops}
    strokes = sorted((loop for loop in sizes if sizes[loop] > 0), key=lambda loop: sizes[loop])
    held: dict[Loop, list[Loop]] = {stroke: [] for stroke in strokes}
    for counter in (loop for loop in sizes if sizes[loop] < 0):
        around = (stroke for stroke in strokes if _holds(stroke, counter))
        held[next(around, strokes[-1])].append(counter)
    yield from (Area(loops=(stroke, *held[stroke]), ink=ink) for stroke in strokes)


def _corners(loop: Loop) -> list[tuple[float, float]]:
    return list(zip(loop[0::6], loop[1::6], strict=True))


def _turned(loop: Loop) -> float:
    """Return the area of a loop, above 0 where it goes round as a stroke does."""
    corners = _corners(loop)
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in sides) / 2


def _holds(outer: Loop, inner: Loop) -> bool:
    """Tell whether a loop surrounds the first corner of another."""
    x, y = inner[0], inner[1]
    corners = _corners(outer)
    crossed = 0
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def _loops(segments: Iterable[Segment], x: float, baseline: float, k: float) -> tuple[Loop, ...]:
    """Return a glyph's path as closed curves; straight sides become curves without a bend."""
    loops: list[list[float]] = []
    for operator, points in segments:
        placed = [(x + px * k, baseline - py * k) for px, py in points]
        if operator == "m":
            loops.append([*placed[0]])
            continue
        if operator == "h":
            continue
        loop = loops[-1]
        if operator == "l":
            (x1, y1), (x2, y2) = (loop[-2], loop[-1]), placed[0]
            third = (x2 - x1) / 3, (y2 - y1) / 3
            placed = [(x1 + third[0], y1 + third[1]), (x2 - third[0], y2 - third[1]), (x2, y2)]
        loop += (value for point in placed for value in point)
    return tuple(tuple(map(quantised, loop)) for loop in loops)


def _disc(x: float, y: float, radius: float, ink: Ink) -> Area:
    return Area(loops=(_circle(x, y, radius),), ink=ink)


def _circle(x: float, y: float, r: float) -> tuple[float, ...]:
    a = r * ROUND
    points = (
        x + r, y, x + r, y + a, x + a, y + r, x, y + r, x - a, y + r, x - r, y + a, x - r, y,
        x - r, y - a, x - a, y - r, x, y - r, x + a, y - r, x + r, y - a, x + r, y,
    )  # fmt: skip
    return tuple(map(quantised, points))


def _crests(width: float, y: float, high: float, count: int) -> list[tuple[float, float]]:
    """Return points along a swell of so many crests, from the left to the right edge."""
    steps = count * 16
    return [
        (width * n / steps, y - high * sin(2 * pi * count * n / steps)) for n in range(steps + 1)
    ]


def _swell(width: float, top: float, foot: float, count: int, ink: Ink) -> Area:
    line = _crests(width, top, (foot - top) * 0.14, count)
    return Area(loops=(straight([*line, (width, foot), (0.0, foot)]),), ink=ink)


def _wave(width: float, y: float, high: float, thick: float, count: int, ink: Ink) -> Area:
    """Return a running wave, thin at both ends."""
    line = _crests(width, y, high, count)
    swelling = [thick * sin(pi * x / width) / 2 for x, _ in line]
    above = [(x, at - half) for (x, at), half in zip(line, swelling, strict=True)]
    below = [(x, at + half) for (x, at), half in zip(line, swelling, strict=True)]
    return Area(loops=(straight([*above, *reversed(below)]),), ink=ink)


def _boat(x: float, y: float, long: float) -> Iterator[Item]:
    """Yield a ferry seen from its side, its water line at `y`."""

    def at(*points: tuple[float, float]) -> tuple[float, ...]:
        return straight([(x + px * long, y - py * long) for px, py in points])

    hull = at((0.0, 0.115), (1.0, 0.135), (0.90, -0.03), (0.07, -0.03))
    yield Area(loops=(hull,), ink=NIGHT)
    yield Area(loops=(at((0.01, 0.100), (0.985, 0.118), (0.98, 0.102), (0.015, 0.085)),), ink=RED)
    decks = (((0.10, 0.12), (0.86, 0.13), (0.86, 0.235), (0.10, 0.225)),
             ((0.20, 0.24), (0.72, 0.245), (0.72, 0.335), (0.20, 0.33)))  # fmt: skip
    for deck in decks:
        yield Area(loops=(at(*deck),), ink=PAPER)
        (left, foot), (right, _), (_, top), _ = deck
        windows = [left + 0.035 + n * 0.062 for n in range(int((right - left - 0.03) / 0.062))]
        low, high = foot + (top - foot) * 0.36, foot + (top - foot) * 0.74
        panes = (at((w, low), (w + 0.038, low), (w + 0.038, high), (w, high)) for w in windows)
        yield Area(loops=tuple(panes), ink=SEA)
    yield Area(loops=(at((0.33, 0.34), (0.45, 0.342), (0.44, 0.455), (0.35, 0.455)),), ink=RED)
    yield Area(loops=(at((0.349, 0.41), (0.4435, 0.41), (0.44, 0.43), (0.3505, 0.43)),), ink=PAPER)
    yield Area(loops=(at((0.655, 0.34), (0.663, 0.34), (0.661, 0.50), (0.657, 0.50)),), ink=NIGHT)


def _scales(width: float, height: float) -> Iterator[Item]:
    """Yield rows of waves like scales (青海波), each over the one behind."""
    yield Panel(rect=Rect(0.0, 0.0, width, height), fill=NIGHT)
    radius = height / 6.5
    rows = int(height / (radius / 2)) + 3
    for row in range(rows):
        y = row * radius / 2
        for n in range(int(width / radius / 2) + 2):
            x = n * 2 * radius + (row % 2) * radius
            for share, ink in ((1.0, PAPER), (0.90, SEA), (0.62, PAPER), (0.54, SEA), (0.26, FOAM)):
                yield from _cut(x, y, radius * share, width, height, ink)
    yield Panel(rect=Rect(width, 0.0, height * 0.02, height), fill=PAPER)


def _cut(x: float, y: float, r: float, width: float, height: float, ink: Ink) -> Iterator[Item]:
    """Yield a disc cut off at the sides of its field, as a polygon."""
    points = [
        (min(max(x + r * sin(2 * pi * n / 48), 0.0), width),
         min(max(y + r * sin(2 * pi * (n + 12) / 48), 0.0), height))
        for n in range(48)
    ]  # fmt: skip
    if any(a != b for a, b in pairwise(points)):
        yield Area(loops=(straight(points),), ink=ink)

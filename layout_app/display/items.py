"""Items of a display list. One rule: stateless values; points, y down, relative to their group."""

from collections.abc import Sequence
from dataclasses import field, replace
from typing import assert_never

from layout_app.frozen import frozen
from layout_app.model.box import OWN_TRIM, Trim
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.ink import Ink

ASCENT = 0.88
"""Top of a character's cell above its baseline, in its size."""
DESCENT = 0.12
"""Foot of the cell below it."""


@frozen(kw_only=False)
class Source:
    """Where the text of a run comes from: what click-to-source and conservation need."""

    article: ArticleId
    paragraph: int
    """Index into the article's paragraphs."""
    offset: int
    """Characters before the run in its paragraph."""
    position: int
    """Characters before the run in the accepted text."""


@frozen
class GlyphRun:
    """Glyphs of one face, size and ink on one line, each with its own origin."""

    face: FaceId
    size: float
    """Type size, points."""
    ink: Ink
    glyphs: tuple[int, ...]
    """Glyph ids of the face's file; 0 never."""
    xs: tuple[float, ...]
    """x of each origin."""
    ys: tuple[float, ...]
    """y of each origin; a single value where all share the baseline."""
    text: str
    """The characters that the run shows."""
    starts: tuple[int, ...]
    """Index into `text` where each glyph's characters begin, not decreasing."""
    source: Source | None = None
    """None for furniture, jump lines and inserted hyphens."""
    turn: int = 0
    """Degrees clockwise each glyph is turned about its origin: 0 or 90."""
    wide: float = 1.0
    """Width of each glyph, a share of its own (纵中横)."""
    is_reading: bool = field(default=False, repr=False)
    """Whether it is a reading (ruby) beside the text; its ink is that of any run."""

    def __post_init__(self) -> None:
        assert len(self.glyphs) == len(self.xs) == len(self.starts), "one place a glyph"
        assert len(self.ys) in (1, len(self.glyphs)), "one baseline, or one a glyph"


def glyph_text(run: GlyphRun, k: int) -> str:
    """Return the characters shown by the k-th glyph; empty for a glyph that continues another."""
    end = run.starts[k + 1] if k + 1 < len(run.starts) else len(run.text)
    return run.text[run.starts[k] : end]


def origins(run: GlyphRun) -> tuple[tuple[float, float], ...]:
    """Return the origin of each glyph of a run, points as the run counts."""
    ys = run.ys if len(run.ys) > 1 else run.ys * len(run.xs)
    return tuple(zip(run.xs, ys, strict=True))


def behind(source: Source, count: int) -> Source:
    """Return the source of what comes so many characters later in its paragraph."""
    return Source(source.article, source.paragraph, source.offset + count, source.position + count)


def part_of(run: GlyphRun, i: int, j: int) -> GlyphRun:
    """Return the glyphs i..j of a run with their text and where it comes from."""
    first = run.starts[i] if i else 0
    end = run.starts[j] if j < len(run.starts) else len(run.text)
    return replace(
        run,
        glyphs=run.glyphs[i:j],
        xs=run.xs[i:j],
        ys=run.ys[i:j] if len(run.ys) > 1 else run.ys,
        text=run.text[first:end],
        starts=tuple(start - first for start in run.starts[i:j]),
        source=run.source and behind(run.source, first),
    )


@frozen
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    ink: Ink


@frozen
class Panel:
    """A rectangle, filled, outlined or both."""

    rect: Rect
    fill: Ink | None = None
    stroke: Ink | None = None
    weight: float = 0.0
    lacks: str = field(default="", repr=False)
    """The character that no face has, where the rectangle stands for one."""


@frozen
class Area:
    """An area bounded by curves; where an odd number of loops surround a place there is ink."""

    loops: tuple[tuple[float, ...], ...]
    """Each a start and three points a cubic curve, x and y in turn, closed."""
    ink: Ink

    def __post_init__(self) -> None:
        assert all(len(loop) % 6 == 2 for loop in self.loops), "a start, then three points a curve"

    @property
    def bounds(self) -> Rect:
        """The rectangle around all points, ink and controls."""
        xs = [x for loop in self.loops for x in loop[::2]]
        ys = [y for loop in self.loops for y in loop[1::2]]
        if not xs:
            return Rect(0.0, 0.0, 0.0, 0.0)
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@frozen
class Picture:
    """An original picture, cropped, in its place."""

    rect: Rect
    original: str
    """sha256 of the file in `originals/`."""
    crop: Rect = Rect(0, 0, 1, 1)
    """The part shown, in shares of the original."""


@frozen
class PlacedPdf:
    """A page of somebody else's PDF, opaque."""

    rect: Rect
    original: str
    """sha256 of the file in `originals/`."""
    shown: Rect | None = None
    """The part of its place that is painted, in the same points; none paints all of it."""
    trim: Trim = OWN_TRIM
    """Where the page is cut."""


@frozen
class Group:
    """Items that move together; their positions count from its origin."""

    x: float
    y: float
    items: "tuple[Item, ...]"
    bounds: Rect
    """Around all its ink and its box, from its origin."""
    name: str = ""
    """Id of the box it shows, or the name of the furniture."""
    leads_to: str = field(default="", repr=False)
    """Id of the box where the story that it names goes on; no ink, so no digest knows of it."""


Leaf = GlyphRun | Rule | Panel | Area | Picture | PlacedPdf
Item = Leaf | Group


def straight(points: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Return a polygon as a loop of an area: its sides are curves without a bend."""
    found: list[float] = [*map(quantised, points[0])]
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        third = (x2 - x1) / 3, (y2 - y1) / 3
        ends = (x1 + third[0], y1 + third[1], x2 - third[0], y2 - third[1], x2, y2)
        found += map(quantised, ends)
    return tuple(found)


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return an item moved by (dx, dy) points."""
    if not (dx or dy):
        return item
    match item:
        case GlyphRun():
            xs = tuple(quantised(x + dx) for x in item.xs)
            return replace(item, xs=xs, ys=tuple(quantised(y + dy) for y in item.ys))
        case Rule():
            return replace(
                item,
                x1=quantised(item.x1 + dx),
                y1=quantised(item.y1 + dy),
                x2=quantised(item.x2 + dx),
                y2=quantised(item.y2 + dy),
            )
        case Group():
            return replace(item, x=quantised(item.x + dx), y=quantised(item.y + dy))
        case Area():
            loops = (
                tuple(quantised(v + (dy if n % 2 else dx)) for n, v in enumerate(loop))
                for loop in item.loops
            )
            return replace(item, loops=tuple(loops))
        case PlacedPdf(shown=Rect() as shown):
            return replace(item, rect=item.rect.moved(dx, dy), shown=shown.moved(dx, dy))
        case Panel() | Picture() | PlacedPdf():
            return replace(item, rect=item.rect.moved(dx, dy))
        case _:
            assert_never(item)
